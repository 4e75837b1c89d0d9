package reconcile

import (
	"net/netip"
	"slices"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

func fdb(index, master int32, last byte, more ...func(*codec.Neigh)) *codec.Neigh {
	n := &codec.Neigh{Family: codec.AFBridge, Index: index, Master: master, State: codec.NeighReachable}
	n.LLAddr, _ = codec.LinkAddrFrom([]byte{2, 0, 0, 0, 0, last})
	for _, f := range more {
		f(n)
	}
	return n
}

// to makes it a remote of a VXLAN.
func to(dst string) func(*codec.Neigh) {
	return func(n *codec.Neigh) { n.Flags, n.Dst = codec.NeighSelf, ip(dst) }
}

func self(n *codec.Neigh) { n.Flags = codec.NeighSelf }

func member(bridge, port int32, grp string, more ...func(*codec.MDBEntry)) *codec.MDB {
	e := codec.MDBEntry{MDBPort: codec.MDBPort{Index: port}}
	e.SetGroup(ip(grp))
	for _, f := range more {
		f(&e)
	}
	return &codec.MDB{Family: codec.AFBridge, Index: bridge, Groups: []codec.MDBGroup{{Entries: []codec.MDBEntry{e}}}}
}

func from(src string) func(*codec.MDBEntry) { return func(e *codec.MDBEntry) { e.Source = ip(src) } }

func router(bridge, port int32, typ uint8) *codec.MDB {
	return &codec.MDB{Family: codec.AFBridge, Index: bridge, RouterPorts: []codec.MDBRouterPort{{Index: port, Type: typ}}}
}

// told is an event of a forwarding entry or a group.
func told(r codec.Resource, del uint16) *event.Event {
	typ := codec.RTMNewNeigh
	if _, ok := r.(*codec.MDB); ok {
		typ = codec.RTMNewMDB
	}
	return &event.Event{Op: event.OpOf(typ+del, r), Resource: r, Time: t0}
}

// What is one entry to the kernel has one key, what is two has two.
func TestForwardKeys(t *testing.T) {
	vlan := func(n *codec.Neigh) { n.VLAN = 7 }
	for _, c := range []struct {
		rule string
		a, b codec.Resource
		one  bool
	}{
		{"a bridge has an address on one port", fdb(3, 2, 1), fdb(4, 2, 1), true},
		{"two bridges are two", fdb(3, 2, 1), fdb(4, 5, 1), false},
		{"once in each VLAN", fdb(3, 2, 1), fdb(3, 2, 1, vlan), false},
		{"a port's own address is not the bridge's", fdb(3, 2, 1), fdb(3, 0, 1, self), false},
		{"nor is a bridge's own one", fdb(2, 2, 1), fdb(2, 0, 1, self), false},
		{"remotes of an address share a key", fdb(3, 0, 1, to("10.0.0.1")), fdb(3, 0, 1, to("10.0.0.2")), true},
		{"a port in a group", member(2, 3, "239.1.1.1"), member(2, 3, "239.1.1.1"), true},
		{"another port", member(2, 3, "239.1.1.1"), member(2, 4, "239.1.1.1"), false},
		{"another source", member(2, 3, "239.1.1.1"), member(2, 3, "239.1.1.1", from("10.0.0.1")), false},
		{"another VLAN", member(2, 3, "239.1.1.1"), member(2, 3, "239.1.1.1", func(e *codec.MDBEntry) { e.VID = 7 }), false},
		{"a router is its port", router(2, 3, 1), router(2, 3, 2), true},
		{"a port with a router is in no group", router(2, 3, 1), member(2, 3, "239.1.1.1"), false},
	} {
		a, ok1 := KeyOf(c.a)
		b, ok2 := KeyOf(c.b)
		if !ok1 || !ok2 || (a == b) != c.one {
			t.Errorf("%s: keys %+v (%v) and %+v (%v)", c.rule, a, ok1, b, ok2)
		}
	}
}

// What events make of forwarding entries and groups, and which lists they make
// due.
func TestApplyForward(t *testing.T) {
	all := []Query{{Kind: KindMDB}}
	for _, c := range []struct {
		rule       string
		have       []codec.Resource
		ev         *event.Event
		want       []codec.Resource
		wantDoubts []Query
	}{
		{"an entry comes", nil, told(fdb(3, 2, 1), 0), []codec.Resource{fdb(3, 2, 1)}, nil},
		{"moves to another port", []codec.Resource{fdb(3, 2, 1)}, told(fdb(4, 2, 1), 0), []codec.Resource{fdb(4, 2, 1)}, nil},
		{"goes", []codec.Resource{fdb(3, 2, 1)}, told(fdb(3, 2, 1), 1), nil, nil},
		{"a second remote may have taken the first's place", []codec.Resource{fdb(3, 0, 1, to("10.0.0.1"))}, told(fdb(3, 0, 1, to("10.0.0.2")), 0),
			[]codec.Resource{fdb(3, 0, 1, to("10.0.0.1")), fdb(3, 0, 1, to("10.0.0.2"))}, []Query{{Kind: KindFDB, Index: 3}}},
		{"a remote goes alone", []codec.Resource{fdb(3, 0, 1, to("10.0.0.1")), fdb(3, 0, 1, to("10.0.0.2"))}, told(fdb(3, 0, 1, to("10.0.0.1")), 1),
			[]codec.Resource{fdb(3, 0, 1, to("10.0.0.2"))}, nil},
		{"an address of a link may be there still", []codec.Resource{fdb(4, 0, 1, self)}, told(fdb(4, 0, 1, self), 1), nil,
			[]Query{{Kind: KindFDB, Index: 4}, {Kind: KindLink, Index: 4}}},
		{"a group comes", nil, told(member(2, 3, "239.1.1.1"), 0), []codec.Resource{member(2, 3, "239.1.1.1")}, nil},
		{"a group goes", []codec.Resource{member(2, 3, "239.1.1.1")}, told(member(2, 3, "239.1.1.1"), 1), nil, nil},
		{"one with a source changes others", nil, told(member(2, 3, "239.1.1.1", from("10.0.0.1")), 0), []codec.Resource{member(2, 3, "239.1.1.1", from("10.0.0.1"))}, all},
		{"of a router the kind is not told", []codec.Resource{router(2, 3, 2)}, told(router(2, 3, 0), 0), []codec.Resource{router(2, 3, 2)}, all},
		{"a router goes", []codec.Resource{router(2, 3, 2)}, told(router(2, 3, 0), 1), nil, all},
	} {
		s := holding(&codec.Link{Index: 3, Name: "vx0", Kind: "vxlan"})
		s.fdb, s.mdb = true, true
		for _, r := range c.have {
			k, _ := KeyOf(r)
			s.set(k, append(slices.Clone(s.snap.group(k)), r))
		}
		k, _ := KeyOf(c.ev.Resource)
		doubts := s.apply(c.ev)
		got := s.snap.group(k)
		if !slices.EqualFunc(got, c.want, equal) {
			t.Errorf("%s: %v, want %v", c.rule, got, c.want)
		}
		if !slices.Equal(doubts, c.wantDoubts) {
			t.Errorf("%s: doubts %v, want %v", c.rule, doubts, c.wantDoubts)
		}
	}
}

// Links take forwarding entries and groups along, and what they listen to,
// without a word; a mirror that holds none of it lists none of it.
func TestForwardHints(t *testing.T) {
	up := link(2, "a", upFlags)
	port := link(3, "p", upFlags)
	port.Master = 9
	vlan := link(4, "a.7", upFlags)
	vlan.Kind, vlan.Parent = "vlan", 2
	joined := &codec.Addr{Family: codec.AFInet, Index: 2, Extra: &codec.AddrExtra{Multicast: ip("224.0.0.1")}}
	withNH := fdb(5, 0, 1, self)
	withNH.NHID = 7
	for _, c := range []struct {
		rule string
		have []codec.Resource
		ev   *event.Event
		want []Query
	}{
		{"a link changes", []codec.Resource{up}, added(up, t0, 0), []Query{{Kind: KindFDB, Index: 2}}},
		{"a link goes", []codec.Resource{up}, deleted(up, t0), []Query{{Kind: KindFDB, Index: 2}}},
		{"a port changes", []codec.Resource{port}, added(port, t0, 0), []Query{{Kind: KindFDB, Index: 3}, {Kind: KindMDB}}},
		{"those under a link listen for it", []codec.Resource{up, vlan}, added(vlan, t0, 0), []Query{{Kind: KindFDB}, {Kind: KindLink, Index: 2}}},
		{"a link joins a group", []codec.Resource{up}, &event.Event{Op: event.Op(codec.RTMNewMulticast), Resource: joined}, []Query{{Kind: KindFDB, Index: 2}}},
		{"with each IPv6 address", []codec.Resource{up}, added(addr6(2, "2001:db8::1", 64), t0, 0), []Query{{Kind: KindFDB, Index: 2}}},
		{"entries go with their nexthop", []codec.Resource{withNH}, deleted(&codec.NexthopObject{ID: 7}, t0), []Query{{Kind: KindFDB}}},
	} {
		s := holding(c.have...)
		s.fdb, s.mdb = true, true
		if got := s.apply(c.ev); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.rule, got, c.want)
		}
		for _, q := range holding(c.have...).apply(c.ev) {
			if q.Kind == KindMDB || q.Kind == KindFDB && len(c.have) > 0 && c.have[0] != codec.Resource(withNH) {
				t.Errorf("%s: %v of a state that does not hold it", c.rule, q)
			}
		}
	}
}

// A list has all groups of a bridge in one object; the state has each port of
// each apart, and the snapshot finds them.
func TestForwardSnapshot(t *testing.T) {
	m := NewMachine(nil, KindFDB, KindMDB)
	db := &codec.MDB{Family: codec.AFBridge, Index: 2,
		Groups: []codec.MDBGroup{{Entries: append(slices.Clone(member(2, 3, "239.1.1.1").Groups[0].Entries),
			member(2, 4, "239.1.1.1").Groups[0].Entries...)}},
		RouterPorts: router(2, 3, 2).RouterPorts,
	}
	settle(t, m, t0, map[Query][]codec.Resource{
		{Kind: KindMDB}: {db}, {Kind: KindFDB}: {fdb(3, 2, 1), fdb(4, 2, 9), fdb(2, 0, 1, self)},
	})
	m.Event(told(fdb(4, 2, 1), 0), t0)
	m.Event(told(member(2, 4, "239.1.1.1"), 1), t0)
	s := m.Snapshot()
	if n := len(s.MDBOf(2)); n != 2 || s.Len(KindMDB) != 2 {
		t.Errorf("%d groups and routers, want 2", n)
	}
	if es := s.MDBEntries(2, 0, netip.MustParseAddr("239.1.1.1")); len(es) != 1 || es[0].Index != 3 {
		t.Errorf("ports in the group: %+v", es)
	}
	mac, _ := codec.LinkAddrFrom([]byte{2, 0, 0, 0, 0, 1})
	if n := s.FDBEntry(2, 0, mac); n == nil || n.Index != 4 {
		t.Errorf("the address is at %v, want port 4", n)
	}
	if n := s.FDBEntry(2, 7, mac); n != nil {
		t.Errorf("in another VLAN it is at %v", n)
	}
	if n := len(s.FDBOf(2)); n != 3 {
		t.Errorf("%d entries, want 3", n)
	}
}
