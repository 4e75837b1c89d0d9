package reconcile

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
)

// started is a machine of links and one more kind, after its first lists.
func started(t *testing.T, kind Kind, lists map[Query][]codec.Resource) *Machine {
	t.Helper()
	m := NewMachine(nil, kind)
	settle(t, m, t0, lists)
	return m
}

// settle makes the lists that are due until there is none at once.
func settle(t *testing.T, m *Machine, now time.Time, lists map[Query][]codec.Resource) (made []Query) {
	t.Helper()
	for {
		a := m.Next(now)
		if a.List.Kind == 0 {
			return made
		}
		made = append(made, a.List)
		if b := m.Listed(lists[a.List], nil); !b.Barrier {
			t.Fatal("a list without a barrier")
		}
		if err := m.Barrier(now); err != nil {
			t.Fatal(err)
		}
	}
}

var rules4, links = Query{Kind: KindRule, Family: codec.AFInet}, Query{Kind: KindLink}

func rule4(prio uint32) *codec.Rule { return &codec.Rule{Family: codec.AFInet, Priority: prio} }

// Links are held whatever was asked for, each class is listed once, and then the
// snapshot is synced and complete.
func TestMachineFirstLists(t *testing.T) {
	m := NewMachine(nil, KindRule)
	if m.Snapshot().Synced() {
		t.Fatal("synced before any list")
	}
	made := settle(t, m, t0, map[Query][]codec.Resource{links: {link(1, "lo", upFlags)}})
	if len(made) != 3 || made[0] != links {
		t.Errorf("lists %v, want links and the rules of two families", made)
	}
	s := m.Snapshot()
	if !s.Synced() || !s.Complete(KindLink) || !s.Complete(KindRule) || s.Len(KindLink) != 1 || !m.Idle() {
		t.Errorf("after the lists: synced %v, links %d", s.Synced(), s.Len(KindLink))
	}
	if again := m.Snapshot(); again.Revision() != s.Revision() {
		t.Errorf("the revision went from %d to %d without a change", s.Revision(), again.Revision())
	}
}

// A dump during which an event of its class came may lack what was there all
// the time: it adds and it updates, but it deletes nothing, and it is made again.
func TestMachineTornListDeletesNothing(t *testing.T) {
	m := started(t, KindRule, map[Query][]codec.Resource{rules4: {rule4(1), rule4(2)}})
	now := t0.Add(time.Minute)
	m.Resync()
	for a := m.Next(now); a.List != rules4; a = m.Next(now) {
		m.Listed(nil, nil)
		m.Barrier(now)
	}
	m.Event(added(rule4(7), now.Add(time.Millisecond), flagsAdd), now.Add(time.Millisecond))
	m.Listed([]codec.Resource{rule4(1), rule4(3)}, nil) // rule 2 was missed
	if err := m.Barrier(now); err != nil {
		t.Fatal(err)
	}
	s := m.Snapshot()
	for _, p := range []uint32{1, 2, 3, 7} {
		if s.Get(Key{Kind: KindRule, Family: codec.AFInet, Priority: p}) == nil {
			t.Errorf("rule %d is gone after a torn list", p)
		}
	}
	settle(t, m, now, nil)
	if m.Idle() {
		t.Fatal("a torn list is not made again")
	}
	if st := m.Stats(); st.Torn != 1 {
		t.Errorf("%d torn lists counted, want 1", st.Torn)
	}
	settle(t, m, m.Next(now).At, map[Query][]codec.Resource{rules4: {rule4(1), rule4(3), rule4(7)}})
	if s := m.Snapshot(); s.Len(KindRule) != 3 || !m.Idle() {
		t.Errorf("after the whole list: %d rules, want 3", s.Len(KindRule))
	}
}

// An event that comes during a list knows better than the list, and keeps what
// the list lacks; then the list is made again.
func TestMachineEventDuringAList(t *testing.T) {
	m := started(t, KindAddr, nil)
	gone, changed := addr4(2, "10.0.0.1", "10.0.0.1", 24), addr4(2, "10.0.0.2", "10.0.0.2", 24)
	newer := *changed
	newer.Flags = 0x80
	addrs := Query{Kind: KindAddr, Family: codec.AFInet}
	now := t0.Add(time.Minute)
	m.Resync()
	for a := m.Next(now); a.List != addrs; a = m.Next(now) {
		m.Listed(nil, nil)
		m.Barrier(now)
	}
	// Received before the list began, as the first of their batch was.
	m.Event(added(gone, now.Add(-time.Millisecond), 0), now)
	m.Event(added(&newer, now.Add(-time.Millisecond), 0), now)
	m.Listed([]codec.Resource{changed}, nil)
	m.Barrier(now)
	s := m.Snapshot()
	if k, _ := KeyOf(changed); !equal(s.Get(k), &newer) {
		t.Errorf("the list won over an event: %v", s.Get(k))
	}
	if k, _ := KeyOf(gone); s.Get(k) == nil {
		t.Error("a torn list took an address away")
	}
	settle(t, m, now, nil)
	made := settle(t, m, m.Next(now).At, map[Query][]codec.Resource{addrs: {&newer}})
	if len(made) != 1 || made[0] != addrs || m.Snapshot().Len(KindAddr) != 1 {
		t.Errorf("then listed %v, %d addresses; want the addresses again, 1", made, m.Snapshot().Len(KindAddr))
	}
}

// An event soon after a list that took objects away may have been on its way
// during it: the list is made once more.
func TestMachineLateEvent(t *testing.T) {
	m := started(t, KindRule, map[Query][]codec.Resource{rules4: {rule4(1), rule4(2)}})
	now := t0.Add(time.Minute)
	m.Resync()
	settle(t, m, now, map[Query][]codec.Resource{rules4: {rule4(1)}}) // torn, unnoticed
	if m.Snapshot().Len(KindRule) != 1 || !m.Idle() {
		t.Fatal("a whole list did not take the rule away")
	}
	m.Event(added(rule4(9), now.Add(late/2), flagsAdd), now.Add(late/2))
	made := settle(t, m, now.Add(late/2), map[Query][]codec.Resource{rules4: {rule4(1), rule4(2), rule4(9)}})
	if len(made) != 1 || made[0] != rules4 || m.Snapshot().Len(KindRule) != 3 {
		t.Errorf("lists %v, %d rules; want the rules again, 3", made, m.Snapshot().Len(KindRule))
	}
	m.Event(added(rule4(10), now.Add(late), flagsAdd), now.Add(late))
	if made := settle(t, m, now.Add(late), nil); len(made) != 0 {
		t.Errorf("a list that took nothing away is made again: %v", made)
	}
}

// A list that fails changes nothing and is made again; its error is told once
// per try.
func TestMachineFailedList(t *testing.T) {
	m := started(t, KindRule, map[Query][]codec.Resource{rules4: {rule4(1)}})
	broken := errors.New("broken")
	now := t0.Add(time.Minute)
	m.Resync()
	if a := m.Next(now); a.List != links {
		t.Fatal(a)
	}
	m.Listed(nil, broken)
	if err := m.Barrier(now); !errors.Is(err, broken) {
		t.Errorf("Barrier = %v", err)
	}
	settle(t, m, now, map[Query][]codec.Resource{rules4: {rule4(1)}})
	if m.Idle() || m.Stats().Failed != 1 {
		t.Error("a failed list is not due again")
	}
	if made := settle(t, m, m.Next(now).At, nil); len(made) != 1 || made[0] != links {
		t.Errorf("then listed %v, want the links", made)
	}
}

// While every dump is torn the state is shown, marked as not complete.
func TestMachineTornForEver(t *testing.T) {
	m := NewMachine(nil, KindLink)
	now := t0
	for i := range tornEnough {
		if m.Snapshot().Synced() {
			t.Fatalf("synced after %d torn lists", i)
		}
		a := m.Next(now)
		if a.List.Kind == 0 {
			now = a.At
			a = m.Next(now)
		}
		m.Listed([]codec.Resource{link(1, "lo", 0)}, fmt.Errorf("list: %w", ErrTorn))
		if err := m.Barrier(now); err != nil {
			t.Fatal(err)
		}
	}
	s := m.Snapshot()
	if !s.Synced() || s.Complete(KindLink) || s.Link(1) == nil {
		t.Errorf("synced %v, complete %v", s.Synced(), s.Complete(KindLink))
	}
	m.Next(m.Next(now).At)
	m.Listed([]codec.Resource{link(1, "lo", 0)}, nil)
	m.Barrier(now)
	if !m.Snapshot().Complete(KindLink) {
		t.Error("not complete after a whole list")
	}
	m.Lost()
	if s := m.Snapshot(); s.Complete(KindLink) || !s.Synced() {
		t.Error("after a gap the links are still called complete")
	}
}

// The kernel does not filter by a device that is gone. Its routes of one leg are
// gone with it; for those of several the table is listed.
func TestMachineNoDevice(t *testing.T) {
	one := route("10.0.0.0/8", 2, "")
	two := route("10.1.0.0/16", 0, "", legs(hop{2, ip("10.2.0.1")}, hop{3, ip("10.3.0.1")}))
	routes := Query{Kind: KindRoute, Family: codec.AFInet}
	lo := link(2, "a", upFlags)
	m := started(t, KindRoute, map[Query][]codec.Resource{routes: {one, two}, links: {lo}})
	now := t0.Add(time.Minute)
	m.Event(deleted(lo, now), now)
	if a := m.Next(now); a.List != q(KindRoute, codec.AFInet, 2) {
		t.Fatalf("listed %v", a.List)
	}
	m.Listed(nil, fmt.Errorf("list: %w", ErrNoDevice))
	m.Barrier(now)
	s := m.Snapshot()
	if s.Len(KindRoute) != 1 || len(s.RoutesTo(tableMain, two.Dst)) != 1 {
		t.Errorf("%d routes, want the one of two legs", s.Len(KindRoute))
	}
	made := settle(t, m, m.Next(now).At, nil)
	if len(made) != 1 || made[0] != (Query{Kind: KindRoute, Family: codec.AFInet, Table: tableMain}) {
		t.Errorf("then listed %v, want the table", made)
	}
}

// A hint that comes while its class is listed is followed though the state does
// not hold the object yet: the list may bring it as it was before the change.
func TestMachineHintDuringTheList(t *testing.T) {
	routes := Query{Kind: KindRoute, Family: codec.AFInet}
	m := NewMachine(nil, KindRoute)
	now := t0
	for a := m.Next(now); a.List != routes; a = m.Next(now) {
		var res []codec.Resource
		if a.List == links {
			res = []codec.Resource{link(2, "a", upFlags)}
		}
		m.Listed(res, nil)
		m.Barrier(now)
	}
	m.Event(added(link(2, "a", codec.LinkUp), now, 0), now)
	m.Listed([]codec.Resource{route("10.0.0.0/8", 2, "")}, nil)
	m.Barrier(now)
	settle(t, m, now, nil)
	made := settle(t, m, m.Next(now).At, map[Query][]codec.Resource{
		q(KindRoute, codec.AFInet, 2): {route("10.0.0.0/8", 2, "", flags(codec.RouteLinkDown))},
	})
	if len(made) != 1 || made[0] != q(KindRoute, codec.AFInet, 2) {
		t.Errorf("listed %v, want the routes of the link", made)
	}
}

// A list that shows a link's new state before its event does is itself a hint,
// and so is the event: the kernel may have been at work in between.
func TestMachineListBeforeTheEvent(t *testing.T) {
	r := route("10.0.0.0/8", 2, "10.1.1.1")
	m := started(t, KindRoute, map[Query][]codec.Resource{
		links: {link(2, "a", upFlags)}, {Kind: KindRoute, Family: codec.AFInet}: {r},
	})
	now := t0.Add(time.Minute)
	m.plan.add(Query{Kind: KindLink, Index: 2})
	byLink := q(KindRoute, codec.AFInet, 2)
	made := settle(t, m, now, map[Query][]codec.Resource{{Kind: KindLink, Index: 2}: {link(2, "a", codec.LinkUp)}, byLink: {r}})
	if len(made) != 2 || made[1] != byLink {
		t.Errorf("after the list: %v, want the link and its routes", made)
	}
	now = now.Add(time.Minute)
	m.Event(added(link(2, "a", codec.LinkUp), now, 0), now)
	if made := settle(t, m, now, map[Query][]codec.Resource{byLink: {r}}); len(made) != 1 || made[0] != byLink {
		t.Errorf("after the event: %v, want the routes", made)
	}
}

// A list that asks for one leg of a prefix, while an event tells of another, is
// made again: the event kept it from the group.
func TestMachineTouchedAlias(t *testing.T) {
	a, b := route("10.0.0.0/8", 2, "10.1.1.1"), route("10.0.0.0/8", 3, "10.1.1.2")
	dead := route("10.0.0.0/8", 2, "10.1.1.1", flags(codec.RouteLinkDown))
	m := started(t, KindRoute, map[Query][]codec.Resource{
		links: {link(2, "a", upFlags)}, {Kind: KindRoute, Family: codec.AFInet}: {a},
	})
	now := t0.Add(time.Minute)
	byLink := q(KindRoute, codec.AFInet, 2)
	m.Event(added(link(2, "a", codec.LinkUp), now, 0), now)
	if got := m.Next(now); got.List != byLink {
		t.Fatalf("listed %v", got.List)
	}
	m.Event(added(b, now, flagsAppend), now)
	m.Listed([]codec.Resource{dead}, nil)
	m.Barrier(now)
	settle(t, m, m.Next(now).At, map[Query][]codec.Resource{byLink: {dead}})
	if rs := m.Snapshot().RoutesTo(tableMain, a.Dst); len(rs) != 2 || !equal(rs[0], dead) || !equal(rs[1], b) {
		t.Errorf("routes %v", rs)
	}
}
