package codec

import (
	"net/netip"
	"strconv"
)

// line builds one line of text out of words.
type line struct {
	buf  []byte
	link func(index int32) string // names an interface; never nil
}

// AppendText appends what String says, with interfaces named by linkName as in
// [AppendJSON].
func AppendText(dst []byte, r Resource, linkName func(index int32) string) []byte {
	w := line{nil, linkName}
	if linkName == nil {
		w.link = func(int32) string { return "" }
	}
	r.text(&w)
	return append(dst, w.buf...)
}

func text(r Resource) string { return string(AppendText(nil, r, nil)) }

// w appends words with spaces between.
func (l *line) w(words ...string) {
	for _, s := range words {
		if len(l.buf) > 0 {
			l.buf = append(l.buf, ' ')
		}
		l.buf = append(l.buf, s...)
	}
}

func (l *line) num(word string, v uint64) { l.w(word, strconv.FormatUint(v, 10)) }

// opt appends a word and a number that is not zero.
func (l *line) opt(word string, v uint64) {
	if v != 0 {
		l.num(word, v)
	}
}

func (l *line) addr(word string, a netip.Addr) {
	if a.IsValid() {
		l.w(word, a.String())
	}
}

func (l *line) dev(word string, index int32) {
	if index != 0 {
		l.w(word, l.devName(index))
	}
}

func (l *line) devName(index int32) string {
	if s := l.link(index); s != "" {
		return s
	}
	return "if" + strconv.Itoa(int(index))
}

// json appends JSON as words: keys and values without punctuation. A key whose
// value is true or null stands alone, one whose value is false is left out.
func (l *line) json(b []byte) {
	var words []string
	for len(b) > 0 {
		n := 1
		switch c := b[0]; {
		case c == '"':
			for n < len(b) && b[n] != '"' {
				if b[n] == '\\' {
					n++
				}
				n++
			}
			words = append(words, string(b[1:min(n, len(b))]))
			n = min(n+1, len(b))
		case c == ':' || c == ',' || c == '{' || c == '}' || c == '[' || c == ']':
		default:
			for n < len(b) && b[n] != ',' && b[n] != '}' && b[n] != ']' {
				n++
			}
			switch v := string(b[:n]); v {
			case "true", "null":
			case "false":
				if len(words) > 0 {
					words = words[:len(words)-1]
				}
			default:
				words = append(words, v)
			}
		}
		b = b[n:]
	}
	l.w(words...)
}

// object writes a word and what JSON says of an object that has no line of its
// own.
func (l *line) object(word string, r Resource) {
	w := writer{link: l.link}
	r.json(&w)
	l.w(word)
	l.json(w.buf)
}
