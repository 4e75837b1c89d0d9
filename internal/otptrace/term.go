package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A term is an Erlang term as scripts write it: an atom, an int64, a tuple or a
// list.
type term any

type (
	atom  string
	tuple []term
	list  []term
)

// parseTerm reads one term.
func parseTerm(s string) (term, error) {
	p := termParser{s: s}
	t, err := p.term()
	if err == nil && p.i != len(p.s) {
		err = fmt.Errorf("%q after it", p.s[p.i:])
	}
	if err != nil {
		return nil, fmt.Errorf("term %q: %w", s, err)
	}
	return t, nil
}

type termParser struct {
	s string
	i int
}

func (p *termParser) term() (term, error) {
	if p.i == len(p.s) {
		return nil, fmt.Errorf("unexpected end")
	}
	switch c := p.s[p.i]; {
	case c == '{':
		ts, err := p.terms('}')
		return tuple(ts), err
	case c == '[':
		ts, err := p.terms(']')
		return list(ts), err
	case c == '-' || c >= '0' && c <= '9':
		return strconv.ParseInt(p.word(), 10, 64)
	case c >= 'a' && c <= 'z':
		return atom(p.word()), nil
	default:
		return nil, fmt.Errorf("unexpected %q", c)
	}
}

// terms reads what stands between brackets.
func (p *termParser) terms(end byte) ([]term, error) {
	var ts []term
	for p.i++; ; p.i++ {
		if len(ts) == 0 && p.i < len(p.s) && p.s[p.i] == end {
			p.i++
			return ts, nil
		}
		t, err := p.term()
		if err != nil {
			return nil, err
		}
		ts = append(ts, t)
		switch {
		case p.i < len(p.s) && p.s[p.i] == end:
			p.i++
			return ts, nil
		case p.i == len(p.s) || p.s[p.i] != ',':
			return nil, fmt.Errorf("no %q", end)
		}
	}
}

func (p *termParser) word() string {
	from := p.i
	for p.i < len(p.s) && !strings.ContainsRune("{}[],", rune(p.s[p.i])) {
		p.i++
	}
	return p.s[from:p.i]
}

// text writes a term as Erlang's ~w does.
func text(t term) string {
	switch t := t.(type) {
	case atom:
		for i, c := range t {
			if c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '_' || c == '@' || c >= 'A' && c <= 'Z') {
				continue
			}
			return "'" + string(t) + "'"
		}
		return string(t)
	case raw:
		return string(t)
	case tuple:
		return "{" + texts(t) + "}"
	case list:
		return "[" + texts(t) + "]"
	}
	return fmt.Sprint(t)
}

func texts(ts []term) string {
	var parts []string
	for _, t := range ts {
		parts = append(parts, text(t))
	}
	return strings.Join(parts, ",")
}

// tagged is the rest of a tuple that begins with the atom.
func tagged(t term, tag atom) ([]term, bool) {
	if tu, ok := t.(tuple); ok && len(tu) > 0 && tu[0] == term(tag) {
		return tu[1:], true
	}
	return nil, false
}
