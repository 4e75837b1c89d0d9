package reconcile

import (
	"slices"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

// holding is a state with the given objects, in that order per key.
func holding(rs ...codec.Resource) *state {
	s := newState(nil)
	for _, r := range rs {
		k, _ := KeyOf(r)
		s.set(k, append(slices.Clone(s.snap.group(k)), r))
	}
	return s
}

// nlmsg_flags as the kernel sends them with a NEWROUTE.
const (
	flagsAdd     = 0x600
	flagsAppend  = 0xc00
	flagsPrepend = 0x400
	flagsReplace = 0x100
)

// What a route event makes of the routes of its key, and whether that is
// certain.
func TestApplyRoute(t *testing.T) {
	const dst = "10.0.0.0/8"
	a, b, c := route(dst, 2, "10.1.1.1"), route(dst, 3, "10.1.1.2"), route(dst, 4, "10.1.1.3")
	aDead := route(dst, 2, "10.1.1.1", flags(codec.RouteDead))
	a6, b6 := route("2001:db8::/32", 2, "fe80::1"), route("2001:db8::/32", 3, "fe80::2")
	ab6 := route("2001:db8::/32", 0, "", legs(hop{2, ip("fe80::1")}, hop{3, ip("fe80::2")}))
	ll2, ll3 := route("fe80::/64", 2, ""), route("fe80::/64", 3, "")
	for _, tc := range []struct {
		rule  string
		have  []codec.Resource
		ev    *event.Event
		want  []codec.Resource
		doubt bool
	}{
		{"add", nil, added(a, t0, flagsAdd), []codec.Resource{a}, false},
		{"the same again may be a second one that says the same", []codec.Resource{a, b}, added(b, t0, flagsAppend), []codec.Resource{a, b}, true},
		{"one of two that say the same goes", []codec.Resource{a, a}, deleted(a, t0), []codec.Resource{a}, false},
		{"new flags are taken over", []codec.Resource{a}, added(aDead, t0, flagsReplace), []codec.Resource{aDead}, false},
		{"IPv6: the same again changes nothing", []codec.Resource{a6}, added(a6, t0, flagsPrepend), []codec.Resource{a6}, false},
		{"append goes last", []codec.Resource{a}, added(b, t0, flagsAppend), []codec.Resource{a, b}, false},
		{"prepend goes first", []codec.Resource{a}, added(b, t0, flagsPrepend), []codec.Resource{b, a}, false},
		{"replace takes the only one's place", []codec.Resource{a}, added(b, t0, flagsReplace), []codec.Resource{b}, false},
		{"replace of one of several is the first, to be checked", []codec.Resource{a, b}, added(c, t0, flagsReplace), []codec.Resource{c, b}, true},
		{"replace by one that is not the first is to be checked", []codec.Resource{a, b}, added(b, t0, flagsReplace), []codec.Resource{a, b}, true},
		{"replace by the first itself: it was gone, and another was the first", []codec.Resource{a, b}, added(a, t0, flagsReplace), []codec.Resource{a, b}, true},
		{"an exclusive add shows that the others are gone", []codec.Resource{a, b}, added(c, t0, flagsAdd), []codec.Resource{c}, true},
		{"delete takes the alias it carries", []codec.Resource{a, b}, deleted(b, t0), []codec.Resource{a}, false},
		{"delete finds it whatever its flags", []codec.Resource{aDead, b}, deleted(a, t0), []codec.Resource{b}, false},
		{"delete of one not known is to be checked", []codec.Resource{a, b}, deleted(c, t0), []codec.Resource{a, b}, true},
		{"delete where there is nothing is nothing", nil, deleted(c, t0), nil, false},
		{"IPv6: the same prefix on another link is another route", []codec.Resource{ll2}, added(ll3, t0, flagsPrepend), []codec.Resource{ll2, ll3}, false},
		{"IPv6: and goes alone", []codec.Resource{ll2, ll3}, deleted(ll2, t0), []codec.Resource{ll3}, false},
		{"IPv6: append tells the whole set", []codec.Resource{a6}, added(ab6, t0, flagsAppend), []codec.Resource{ab6}, false},
		{"IPv6: a second gateway may have been joined to a set", []codec.Resource{a6}, added(b6, t0, flagsPrepend), []codec.Resource{a6, b6}, true},
		{"IPv6: delete of a leg leaves the rest, to be listed", []codec.Resource{ab6}, deleted(a6, t0), []codec.Resource{ab6}, true},
		{"IPv6: replace of the only one", []codec.Resource{ab6}, added(a6, t0, flagsReplace), []codec.Resource{a6}, false},
		{"IPv6: replace of one of several is to be listed", []codec.Resource{ll2, ll3}, added(route("fe80::/64", 4, ""), t0, flagsReplace), []codec.Resource{ll2, ll3}, true},
	} {
		s := holding(tc.have...)
		k, _ := KeyOf(tc.ev.Resource)
		doubts := s.apply(tc.ev)
		doubts = slices.DeleteFunc(doubts, func(q Query) bool { return q.Kind != KindRoute })
		if got := s.snap.group(k); !slices.Equal(got, tc.want) {
			t.Errorf("%s: routes %v, want %v", tc.rule, got, tc.want)
		}
		want := []Query{{Kind: KindRoute, Family: k.Family, Table: tableMain}}
		if tc.doubt != (len(doubts) > 0) || tc.doubt && !slices.Equal(doubts, want) {
			t.Errorf("%s: doubts %v, want %v: %v", tc.rule, doubts, tc.doubt, want)
		}
	}
}

// Objects of other kinds simply come, change and go.
func TestApplyOthers(t *testing.T) {
	rule := &codec.Rule{Family: codec.AFInet, Priority: 5, Table: 9}
	other := &codec.Rule{Family: codec.AFInet, Priority: 5, Table: 10}
	for _, tc := range []struct {
		rule string
		have []codec.Resource
		ev   *event.Event
		want []codec.Resource
	}{
		{"a link comes", nil, added(link(2, "a", 0), t0, 0), []codec.Resource{link(2, "a", 0)}},
		{"a link changes", []codec.Resource{link(2, "a", 0)}, added(link(2, "b", 0), t0, 0), []codec.Resource{link(2, "b", 0)}},
		{"a link goes", []codec.Resource{link(2, "a", 0)}, deleted(link(2, "a", 0), t0), nil},
		{"a port that leaves its bridge is no link that goes", []codec.Resource{link(2, "a", 0)},
			deleted(&codec.BridgePort{Link: *link(2, "a", 0)}, t0), []codec.Resource{link(2, "a", 0)}},
		{"a rule comes beside one of its preference", []codec.Resource{rule}, added(other, t0, 0), []codec.Resource{rule, other}},
		{"a rule goes", []codec.Resource{rule, other}, deleted(rule, t0), []codec.Resource{other}},
	} {
		s := holding(tc.have...)
		s.apply(tc.ev)
		got := all(s.snapshot())
		if a, b := missingIn(tc.want, got), missingIn(got, tc.want); len(a)+len(b) > 0 {
			t.Errorf("%s: %v", tc.rule, got)
		}
	}
}

// The name leads to the link that has it, also while two links swap names.
func TestLinkByName(t *testing.T) {
	s := holding(link(2, "a", 0), link(3, "b", 0))
	s.apply(added(link(3, "a", 0), t0, 0))
	s.apply(added(link(2, "b", 0), t0, 0))
	snap := s.snapshot()
	if a, b := snap.LinkByName("a"), snap.LinkByName("b"); a == nil || b == nil || a.Index != 3 || b.Index != 2 {
		t.Errorf("a is %v, b is %v, want 3 and 2", a, b)
	}
	s.apply(deleted(link(3, "a", 0), t0))
	if l := s.snapshot().LinkByName("a"); l != nil {
		t.Errorf("a is %v after it was deleted", l)
	}
	if l := snap.LinkByName("a"); l == nil {
		t.Error("an older snapshot changed")
	}
}
