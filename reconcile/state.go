package reconcile

import (
	"iter"
	"net/netip"
	"slices"

	"github.com/linx-go/linx/codec"
)

// state is the set of objects a mirror holds and may change, with what the
// derived re-lists need to know of it. Its snapshots never change.
type state struct {
	snap  Snapshot
	edit  *edit
	dirty bool // changed since the last snapshot

	// How many routes go through a link, by family; have a preferred source
	// address (IPv6 only); name a nexthop object, by family. How many rules
	// name a link; jump (goto), by family. How many links lie on a link, how many
	// have it as their master, how many nexthops go through it.
	// Without them every hint would cost a walk or a list.
	legs      [2]map[int32]int
	prefSrcs  map[netip.Addr]int
	nhids     [2]int
	ruleLinks map[string]int
	gotos     [2]int
	lowers    map[int32]int
	enslaved  map[int32]int
	nhLinks   map[int32]int

	// Which of the forwarding databases are held, and how many entries name a
	// nexthop object. Links come into them and go without a word, so that a
	// count of what is there says nothing.
	fdb, mdb bool
	fdbNHIDs int

	// listing is the class of the list under way. It may bring objects that
	// are not counted yet, in the state they had before a change that comes now.
	listing class
}

// mayHold says whether there can be objects of a class, of which n are counted,
// that a hint is about.
func (s *state) mayHold(c class, n int) bool { return n > 0 || s.listing == c }

// group are the objects of one key, in the kernel's order; never changed in
// place.
type group []codec.Resource

// bucket holds the objects of a bucketKey: routes by prefix, all others by key.
type bucket struct {
	objs   pmap[Key, group]
	routes ptrie[group] // all routes of the prefix, those of one key side by side
}

// newState goes on from a snapshot, nil for an empty one.
func newState(from *Snapshot) *state {
	s := &state{
		edit: new(edit), prefSrcs: map[netip.Addr]int{}, ruleLinks: map[string]int{}, lowers: map[int32]int{},
		enslaved: map[int32]int{}, nhLinks: map[int32]int{},
		legs: [2]map[int32]int{{}, {}},
	}
	if from != nil {
		s.snap = *from
		for _, k := range AllKinds() {
			for r := range from.Objects(k) {
				s.count(r, 1)
			}
		}
	}
	return s
}

// snapshot is the state as it is now.
func (s *state) snapshot() *Snapshot {
	if s.dirty {
		s.snap.revision++
		s.dirty = false
	}
	s.edit = new(edit)
	snap := s.snap
	return &snap
}

// family index of the per family counters.
func fam(family uint8) int {
	if family == codec.AFInet6 {
		return 1
	}
	return 0
}

// set makes g the objects of k.
func (s *state) set(k Key, g group) {
	old := s.snap.group(k)
	if len(old) == 0 && len(g) == 0 {
		return
	}
	s.dirty = true
	bk := k.bucket()
	b, _ := s.snap.buckets.get(bk)
	if k.Kind == KindRoute {
		b.setRoutes(s.edit, k, g)
	} else if len(g) == 0 {
		b.objs.del(s.edit, k)
	} else {
		b.objs.set(s.edit, k, g)
	}
	if b.objs.len() == 0 && b.routes.len() == 0 {
		s.snap.buckets.del(s.edit, bk)
	} else {
		s.snap.buckets.set(s.edit, bk, b)
	}
	s.snap.counts[k.Kind] += len(g) - len(old)
	for _, r := range old {
		s.count(r, -1)
	}
	for _, r := range g {
		s.count(r, 1)
	}
	if k.Kind == KindLink {
		s.setName(k.Index, old, g)
	}
}

// setName keeps the index by name. While links swap names, events can give a
// name to its new link before the old one is told to have lost it: a name is
// only taken from the link it points to.
func (s *state) setName(index int32, old, g group) {
	for name := range names(old) {
		if at, ok := s.snap.byName.get(name); ok && at == index {
			s.snap.byName.del(s.edit, name)
		}
	}
	for name := range names(g) {
		s.snap.byName.set(s.edit, name, index)
	}
}

// names are the names of the link in a group, the alternative ones included.
func names(g group) iter.Seq[string] {
	return func(yield func(string) bool) {
		if len(g) == 0 {
			return
		}
		l := g[0].(*codec.Link)
		for _, name := range append([]string{l.Name}, l.AltNames...) {
			if !yield(name) {
				return
			}
		}
	}
}

// setRoutes puts g in the place of the routes of k.
func (b *bucket) setRoutes(e *edit, k Key, g group) {
	all, _ := b.routes.get(k.Dst)
	from, to := span(all, k)
	merged := slices.Concat(all[:from], g, all[to:])
	if len(merged) == 0 {
		b.routes.del(e, k.Dst)
	} else {
		b.routes.set(e, k.Dst, merged)
	}
}

// span is where the routes of k are among all of their prefix: [from, to), or
// where they should be. The kernel looks at higher TOS values first
// and at the lowest metric of those (fib_find_alias in net/ipv4/fib_trie.c).
func span(all group, k Key) (from, to int) {
	for from < len(all) {
		o, _ := KeyOf(all[from])
		if o == k {
			for to = from; to < len(all); to++ {
				if o, _ := KeyOf(all[to]); o != k {
					break
				}
			}
			return from, to
		}
		if o.TOS < k.TOS || o.TOS == k.TOS && o.Priority > k.Priority {
			break
		}
		from++
	}
	return from, from
}

// count adds n to what is counted of r.
func (s *state) count(r codec.Resource, n int) {
	switch r := r.(type) {
	case *codec.Link:
		if r.Parent != 0 {
			add(s.lowers, r.Parent, n)
		}
		if r.Master != 0 {
			add(s.enslaved, r.Master, n)
		}
	case *codec.Route:
		for _, leg := range legsOf(r) {
			add(s.legs[fam(r.Family)], leg, n)
		}
		if r.NHID != 0 {
			s.nhids[fam(r.Family)] += n
		}
		if r.Family == codec.AFInet6 && r.PrefSrc.IsValid() {
			add(s.prefSrcs, r.PrefSrc, n)
		}
	case *codec.NexthopObject:
		if r.OIF != 0 {
			add(s.nhLinks, r.OIF, n)
		}
	case *codec.Neigh:
		if r.Family == codec.AFBridge && r.NHID != 0 {
			s.fdbNHIDs += n
		}
	case *codec.Rule:
		for _, name := range []string{r.IIF, r.OIF} {
			if name != "" {
				add(s.ruleLinks, name, n)
			}
		}
		if r.Action == codec.RuleGoto {
			s.gotos[fam(r.Family)] += n
		}
	}
}

func add[K comparable](m map[K]int, k K, n int) {
	if m[k] += n; m[k] == 0 {
		delete(m, k)
	}
}
