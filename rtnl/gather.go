package rtnl

import "slices"

// maxPart is the most elements a part of a gathered list has.
const maxPart = 8192

// gathered is a list whose length nobody knows before its end. It grows by
// parts, which are joined then: a slice that is appended to is copied at each
// growth, and a large table's list would touch six times the memory it needs.
type gathered[T any] struct {
	full [][]T
	last []T
}

func (g *gathered[T]) add(v T) {
	if len(g.last) == cap(g.last) {
		if g.last != nil {
			g.full = append(g.full, g.last)
		}
		g.last = make([]T, 0, min(max(16, 2*cap(g.last)), maxPart))
	}
	g.last = append(g.last, v)
}

// take moves what other has behind what g has.
func (g *gathered[T]) take(other *gathered[T]) {
	if g.last != nil {
		g.full = append(g.full, g.last)
	}
	g.full = append(g.full, other.full...)
	g.last = other.last
	*other = gathered[T]{}
}

// slice joins the parts.
func (g *gathered[T]) slice() []T {
	if len(g.full) == 0 {
		return g.last
	}
	return slices.Concat(append(g.full, g.last)...)
}
