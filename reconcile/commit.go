package reconcile

import (
	"errors"
	"slices"

	"github.com/linx-go/linx/codec"
)

// commit takes over a list. What events said since it began stays. An object
// that is not in the list is gone only if the list is whole. It returns the
// lists that are due after it, and how many objects only it showed to be gone.
func (s *state) commit(r *run) (doubts []Query, gone int) {
	q := r.query
	listed := gather(q, r.result)
	take := func(k Key, old, g group) {
		gone += s.take(k, old, g)
		if k.Kind == KindLink || k.Kind == KindAddr {
			doubts = append(doubts, s.hintsOfList(k, old, s.snap.group(k))...)
		}
	}
	again := r.torn
	for i := range listed.groups {
		l := &listed.groups[i]
		if r.touched[l.key] {
			again = true
			continue
		}
		old := s.snap.group(l.key)
		take(l.key, old, merge(l.key, old, l.group, q, r.torn))
	}
	if r.torn {
		return append(doubts, q), gone
	}
	noDevice := errors.Is(r.err, ErrNoDevice)
	for _, k := range s.missing(q, listed) {
		if r.touched[k] {
			again = true
			continue
		}
		g := s.snap.group(k)
		if noDevice && slices.ContainsFunc(g, manyLegs) {
			// The other legs may live on, and the kernel can't look for a
			// device that is not there.
			doubts = append(doubts, Query{Kind: q.Kind, Family: q.Family, Table: k.Table})
			continue
		}
		take(k, g, slices.DeleteFunc(slices.Clone(g), q.Matches))
	}
	if again {
		// An alias that q does not ask for was touched, and kept the list from
		// its neighbours.
		doubts = append(doubts, q)
	}
	return doubts, gone
}

// list is a list's objects by key, in its order: what is next to each other in
// a table is so in the state.
type list struct {
	groups []keyGroup
	index  map[Key]int32
}

type keyGroup struct {
	key   Key
	group group
}

// gather sorts out the objects of q. A dump that lost its place repeats objects;
// but IPv4 can have two routes that say the same (they differ in what is not
// told, such as the scope of the way to the gateway).
func gather(q Query, rs []codec.Resource) *list {
	if q.Kind == KindMDB {
		rs = splitAll(rs)
	}
	l := &list{groups: make([]keyGroup, 0, len(rs)), index: make(map[Key]int32, len(rs))}
	for i, o := range rs {
		k, ok := KeyOf(o)
		if !ok || !q.Matches(o) {
			continue
		}
		at, ok := l.index[k]
		if !ok {
			l.index[k] = int32(len(l.groups))
			l.groups = append(l.groups, keyGroup{k, rs[i : i+1 : i+1]})
			continue
		}
		g := &l.groups[at].group
		if q.class().resumes() || !slices.ContainsFunc(*g, func(p codec.Resource) bool { return equal(p, o) }) {
			*g = append(*g, o)
		}
	}
	return l
}

func manyLegs(o codec.Resource) bool {
	r, ok := o.(*codec.Route)
	return ok && len(r.Multipath) > 1
}

// merge is the group that a list makes of old. Of a list that is torn, or asks
// for a part of the group only, the objects take the places of those they are;
// a whole list also tells the order.
func merge(k Key, old, listed group, q Query, torn bool) group {
	if !k.Kind.listed() {
		return listed[len(listed)-1:]
	}
	other := func(o codec.Resource) bool { return !q.Matches(o) }
	if !torn && !slices.ContainsFunc(old, other) {
		return listed
	}
	var g group
	for _, o := range old {
		i := slices.IndexFunc(listed, func(n codec.Resource) bool { return same(o, n) })
		switch {
		case i >= 0:
			g = append(g, listed[i])
			listed = without(listed, i)
		case torn || other(o):
			g = append(g, o)
		}
	}
	return append(g, listed...)
}

// take makes g the group of k, keeping what equals an object of the old group
// as it was, so that snapshots share it. It returns how many objects are gone.
func (s *state) take(k Key, old, g group) (gone int) {
	if len(old) == 1 && len(g) == 1 && equal(old[0], g[0]) {
		return 0
	}
	changed := len(old) != len(g)
	g = slices.Clone(g)
	for i, n := range g {
		if i < len(old) && equal(old[i], n) {
			g[i] = old[i]
		} else if j := slices.IndexFunc(old, func(o codec.Resource) bool { return equal(o, n) }); j >= 0 {
			g[i], changed = old[j], true
		} else {
			changed = true
		}
	}
	if !changed {
		return 0
	}
	for _, o := range old {
		if !slices.ContainsFunc(g, func(n codec.Resource) bool { return same(o, n) }) {
			gone++
		}
	}
	s.set(k, g)
	return gone
}

// missing are the keys of q's objects that are not in a list of it.
func (s *state) missing(q Query, listed *list) []Key {
	var ks []Key
	see := func(o codec.Resource) bool {
		if k, _ := KeyOf(o); q.Matches(o) && (len(ks) == 0 || ks[len(ks)-1] != k) {
			if _, ok := listed.index[k]; !ok {
				ks = append(ks, k)
			}
		}
		return true
	}
	if q.Kind == KindLink && q.Index != 0 {
		if l := s.snap.Link(q.Index); l != nil {
			see(l)
		}
		return ks
	}
	for bk, b := range s.snap.buckets.all() {
		if q.holds(bk) {
			b.all(see)
		}
	}
	return ks
}
