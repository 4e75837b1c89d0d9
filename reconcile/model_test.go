package reconcile

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

// kernel is a model of what rtnetlink tells and what it does not.
type kernel struct {
	r      *rand.Rand
	now    time.Time
	objs   []codec.Resource
	queue  []*event.Event // told, not yet received
	lose   bool           // events go nowhere: a full buffer
	lost   bool
	writes map[class]int // changes that move the places of a counting dump
}

func (k *kernel) tell(ev *event.Event) {
	key, _ := KeyOf(ev.Resource)
	k.writes[key.class()]++
	if k.lose {
		k.lost = true
		return
	}
	k.queue = append(k.queue, ev)
}

func (k *kernel) find(f func(codec.Resource) bool) int { return slices.IndexFunc(k.objs, f) }

func (k *kernel) drop(f func(codec.Resource) bool, told bool) {
	k.objs = slices.DeleteFunc(k.objs, func(o codec.Resource) bool {
		if !f(o) {
			return false
		}
		if told {
			k.tell(deleted(o, k.now))
		}
		return true
	})
}

func (k *kernel) link(index int32) *codec.Link {
	for _, o := range k.objs {
		if l, ok := o.(*codec.Link); ok && l.Index == index {
			return l
		}
	}
	return nil
}

func (k *kernel) replace(old, now codec.Resource) {
	k.objs[slices.Index(k.objs, old)] = now
}

// routesVia are the routes of a family through a link.
func routesVia(family uint8, index int32) func(codec.Resource) bool {
	return func(o codec.Resource) bool {
		r, ok := o.(*codec.Route)
		return ok && r.Family == family && slices.Contains(legsOf(r), index)
	}
}

// step is one random change.
func (k *kernel) step() {
	index := k.r.Int32N(4) + 1
	l := k.link(index)
	switch k.r.IntN(10) {
	case 0: // a link is made, or goes up or down, or is deleted
		switch {
		case l == nil:
			l = link(index, fmt.Sprintf("l%d", k.r.IntN(100)), 0)
			l.Change = 0xffffffff
			k.objs = append(k.objs, l)
			k.tell(added(l, k.now, 0))
		case k.r.IntN(4) == 0:
			k.drop(func(o codec.Resource) bool { a, ok := o.(*codec.Addr); return ok && a.Index == index }, true)
			k.drop(routesVia(codec.AFInet, index), false)
			k.drop(routesVia(codec.AFInet6, index), true)
			k.drop(func(o codec.Resource) bool { return o == codec.Resource(l) }, true)
		default:
			n := *l
			n.Flags ^= upFlags
			k.replace(l, &n)
			k.tell(added(&n, k.now, 0))
			if n.Flags == 0 {
				k.drop(routesVia(codec.AFInet, index), false)
				k.drop(routesVia(codec.AFInet6, index), true)
			}
		}
	case 1, 2: // an address
		if l == nil {
			return
		}
		a := addr4(index, fmt.Sprintf("10.0.0.%d", k.r.IntN(3)), "10.0.0.0", 24)
		ka, _ := KeyOf(a)
		isIt := func(o codec.Resource) bool { ko, _ := KeyOf(o); return ko == ka }
		if k.find(isIt) < 0 {
			k.objs = append(k.objs, a)
			k.tell(added(a, k.now, 0))
			return
		}
		k.drop(isIt, true)
		if k.find(func(o codec.Resource) bool { a, ok := o.(*codec.Addr); return ok && a.Index == index }) < 0 {
			k.drop(routesVia(codec.AFInet, index), false)
		}
	case 3: // a rule; those that name a link are detached without it
		r := &codec.Rule{Family: codec.AFInet, Priority: k.r.Uint32N(6), Table: 10}
		isIt := func(o codec.Resource) bool { p, ok := o.(*codec.Rule); return ok && sameRule(p, r) }
		if k.find(isIt) < 0 {
			k.objs = append(k.objs, r)
			k.tell(added(r, k.now, 0x600))
		} else {
			k.drop(isIt, true)
		}
	case 4, 5: // an IPv6 route
		if l == nil || l.Flags == 0 {
			return
		}
		r := route(fmt.Sprintf("2001:db8:%x::/48", k.r.IntN(4)), index, "")
		isIt := func(o codec.Resource) bool { p, ok := o.(*codec.Route); return ok && equal(p, r) }
		if k.find(isIt) < 0 {
			k.objs = append(k.objs, r)
			k.tell(added(r, k.now, 0x400))
		} else {
			k.drop(isIt, true)
		}
	default:
		if l != nil && l.Flags != 0 {
			k.route4(index)
		}
	}
}

// route4 adds, appends, prepends, replaces or deletes an IPv4 route, as
// fib_table_insert does.
func (k *kernel) route4(index int32) {
	r := route(fmt.Sprintf("10.%d.0.0/16", k.r.IntN(4)), index, fmt.Sprintf("10.0.0.%d", k.r.IntN(3)))
	key, _ := KeyOf(r)
	first, last, dup := -1, -1, -1
	for i, o := range k.objs {
		if ko, _ := KeyOf(o); ko == key {
			if first < 0 {
				first = i
			}
			last = i
			if equal(o, r) {
				dup = i
			}
		}
	}
	switch op := k.r.IntN(5); {
	case dup >= 0:
		if op == 0 {
			k.objs = slices.Delete(k.objs, dup, dup+1)
			k.tell(deleted(r, k.now))
		}
	case first < 0:
		k.objs = append(k.objs, r)
		k.tell(added(r, k.now, 0x600))
	case op == 1:
		k.objs = slices.Insert(k.objs, last+1, codec.Resource(r))
		k.tell(added(r, k.now, 0xc00))
	case op == 2:
		k.objs = slices.Insert(k.objs, first, codec.Resource(r))
		k.tell(added(r, k.now, 0x400))
	case op == 3:
		k.objs[first] = r
		k.tell(added(r, k.now, 0x100))
	}
}

// dump lists q as the kernel does, with changes going on meanwhile: the classes
// that count places lose and repeat objects, the others show each object as it
// was when the dump came by.
func (k *kernel) dump(q Query, changes int) ([]codec.Resource, error) {
	if q.Kind == KindRoute && q.Index != 0 && k.link(q.Index) == nil {
		return nil, fmt.Errorf("list: %w", ErrNoDevice)
	}
	var keys []Key
	var out []codec.Resource
	chunk := func() {
		var fresh group
		var at Key
		for _, o := range k.objs {
			ko, ok := KeyOf(o)
			if !ok || !q.Matches(o) || slices.Contains(keys, ko) {
				continue
			}
			if len(fresh) == 0 {
				at = ko
			}
			if ko == at {
				fresh = append(fresh, o)
			}
		}
		if len(fresh) > 0 {
			keys = append(keys, at)
			out = append(out, fresh...)
		}
	}
	before := k.writes[q.class()]
	for range 6 {
		chunk()
	}
	for range changes {
		k.now = k.now.Add(time.Millisecond)
		k.step()
	}
	for range 100 {
		chunk()
	}
	if k.writes[q.class()] != before && !q.class().resumes() && len(out) > 1 {
		i := k.r.IntN(len(out))
		out[i] = out[k.r.IntN(len(out))]
	}
	return out, nil
}

// sum is a subscriber that knows only the Changed batches.
type sum struct{ objs []codec.Resource }

func (s *sum) apply(t *testing.T, cs []*Changed) {
	t.Helper()
	drop := func(o codec.Resource) {
		ko, _ := KeyOf(o)
		i := slices.IndexFunc(s.objs, func(p codec.Resource) bool { kp, _ := KeyOf(p); return kp == ko && equal(o, p) })
		if i < 0 {
			t.Fatalf("Changed takes away %+v, which never came", o)
		}
		s.objs = slices.Delete(s.objs, i, i+1)
	}
	for _, c := range cs {
		for _, o := range c.Removed {
			drop(o)
		}
		for _, u := range c.Updated {
			drop(u.Old)
			s.objs = append(s.objs, u.New)
		}
		s.objs = append(s.objs, c.Added...)
	}
}

// missingIn are the objects of a that b does not have.
func missingIn(a, b []codec.Resource) (out []codec.Resource) {
	for _, o := range a {
		if !slices.ContainsFunc(b, func(p codec.Resource) bool {
			ko, _ := KeyOf(o)
			kp, _ := KeyOf(p)
			return ko == kp && equal(o, p)
		}) {
			out = append(out, o)
		}
	}
	return out
}

func all(s *Snapshot) (out []codec.Resource) {
	for _, k := range AllKinds() {
		for o := range s.Objects(k) {
			out = append(out, o)
		}
	}
	return out
}

// Whatever happens, in whatever order lists, events and losses come: when it is
// quiet the machine's state is the kernel's, without a periodic resync; and the
// sum of all Changed batches is the state.
func TestMachineFindsTheTruth(t *testing.T) {
	for seed := range uint64(300) {
		k := &kernel{r: rand.New(rand.NewPCG(seed, 7)), now: t0, writes: map[class]int{}}
		for range 20 {
			k.step()
		}
		k.queue = nil // before the subscription
		m := NewMachine(nil)
		var s sum
		var last *Snapshot
		deliver := func(n int) {
			for ; n > 0 && len(k.queue) > 0; n-- {
				m.Event(k.queue[0], k.now)
				k.queue = k.queue[1:]
			}
			if m.Changed() && k.r.IntN(3) == 0 {
				snap := m.Snapshot()
				s.apply(t, snap.Diff(last))
				last = snap
			}
		}
		work := func(changes int) bool {
			a := m.Next(k.now)
			if a.List.Kind == 0 {
				if !a.At.IsZero() {
					k.now = a.At
				}
				return !a.At.IsZero()
			}
			res, err := k.dump(a.List, changes)
			deliver(k.r.IntN(3))
			if changes > 0 && k.r.IntN(10) == 0 {
				res, err = nil, fmt.Errorf("list: no memory")
			}
			m.Listed(res, err)
			deliver(len(k.queue))
			m.Barrier(k.now)
			return true
		}
		for range 60 {
			k.now = k.now.Add(time.Duration(k.r.IntN(20)) * time.Millisecond)
			k.lose = k.r.IntN(10) == 0
			for range k.r.IntN(5) {
				k.step()
			}
			deliver(k.r.IntN(6))
			work(k.r.IntN(3))
			if k.lost && !k.lose {
				deliver(len(k.queue))
				m.Lost()
				k.lost = false
			}
		}
		deliver(len(k.queue))
		if k.lost {
			m.Lost()
		}
		for i := 0; work(0); i++ {
			if i > 200 {
				t.Fatalf("seed %d: it never comes to rest", seed)
			}
		}
		snap := m.Snapshot()
		s.apply(t, snap.Diff(last))
		got := all(snap)
		if a, b := missingIn(k.objs, got), missingIn(got, k.objs); len(a)+len(b) > 0 || len(got) != len(k.objs) {
			t.Fatalf("seed %d: %d objects, want %d\nmissing %v\nstale %v", seed, len(got), len(k.objs), show(a), show(b))
		}
		if a, b := missingIn(s.objs, got), missingIn(got, s.objs); len(a)+len(b) > 0 || len(got) != len(s.objs) {
			t.Fatalf("seed %d: sum of the changes: missing %v, stale %v", seed, show(b), show(a))
		}
		if !snap.Synced() || !snap.Complete(KindRoute) || !m.Idle() {
			t.Fatalf("seed %d: synced %v, complete %v, idle %v", seed, snap.Synced(), snap.Complete(KindRoute), m.Idle())
		}
		if n := snap.Len(KindRoute); n != len(slices.Collect(snap.Objects(KindRoute))) {
			t.Fatalf("seed %d: Len is off: %d", seed, n)
		}
	}
}

func show(rs []codec.Resource) (out []string) {
	for _, r := range rs {
		out = append(out, fmt.Sprintf("%+v", r))
	}
	return out
}
