package reconcile

import (
	"slices"
	"strings"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

func q(kind Kind, family uint8, index int32) Query {
	return Query{Kind: kind, Family: family, Index: index}
}

func byText(a, b Query) int { return strings.Compare(a.String(), b.String()) }

// For each change that the kernel makes without a word, the event that goes
// with it makes the list due that shows it: no more than that, and nothing where
// the state holds nothing of the kind.
func TestHints(t *testing.T) {
	const in, in6 = codec.AFInet, codec.AFInet6
	up, down := link(2, "a", upFlags), link(2, "a", 0)
	noCarrier := link(2, "a", codec.LinkUp)
	r4, r6 := route("10.0.0.0/8", 2, "10.1.1.1"), route("2001:db8::/32", 2, "")
	with := func(l *codec.Link, f func(*codec.Link)) *codec.Link { c := *l; f(&c); return &c }
	veth := func(index, far int32) *codec.Link {
		return with(link(index, "v", 0), func(l *codec.Link) { l.Kind, l.Parent = "veth", far })
	}
	bridge := func(id byte) *codec.Link {
		return with(link(9, "br", 0), func(l *codec.Link) {
			l.Kind, l.Data = "bridge", &codec.Bridge{BridgeID: codec.BridgeID{Addr: [6]byte{id}}}
		})
	}
	port := func(index, master int32) *codec.Link {
		return with(link(index, "p", 0), func(l *codec.Link) { l.Master = master })
	}
	setting := func(family uint8, index int32, attr uint16) *event.Event {
		n := &codec.Netconf{Family: family, Index: index}
		n.Mark(attr)
		return &event.Event{Op: event.Op(codec.RTMNewNetconf), Resource: n}
	}
	src := route("2001:db8::/32", 3, "", func(r *codec.Route) { r.PrefSrc = ip("2001:db8::1") })
	nh := route("10.0.0.0/8", 2, "", func(r *codec.Route) { r.NHID = 7 })
	jump := &codec.Rule{Family: in, Priority: 1, Action: codec.RuleGoto, Goto: 9}
	for _, c := range []struct {
		rule string
		have []codec.Resource
		ev   *event.Event
		want []Query
	}{
		{"going down takes the IPv4 routes", []codec.Resource{up, r4}, added(down, t0, 0), []Query{q(KindRoute, in, 2)}},
		{"IPv6 addresses that it keeps are tentative then", []codec.Resource{up, addr6(2, "2001:db8::1", 64)}, added(down, t0, 0), []Query{q(KindAddr, in6, 2)}},
		{"losing the carrier marks routes of both families", []codec.Resource{up, r4, r6}, added(noCarrier, t0, 0),
			[]Query{q(KindRoute, in, 2), q(KindRoute, in6, 2)}},
		{"getting it back unmarks them", []codec.Resource{noCarrier, r4}, added(up, t0, 0), []Query{q(KindRoute, in, 2)}},
		{"a message that shows no difference may be of a carrier that was away", []codec.Resource{up, r4}, added(up, t0, 0), []Query{q(KindRoute, in, 2)}},
		{"listening to all leaves routes alone", []codec.Resource{up, r4},
			added(with(up, func(l *codec.Link) { l.Change = codec.LinkPromisc }), t0, 0), nil},
		{"a leg of several counts", []codec.Resource{up, route("10.0.0.0/8", 0, "", legs(hop{5, ip("10.1.1.1")}, hop{2, ip("10.1.1.2")}))},
			added(down, t0, 0), []Query{q(KindRoute, in, 2)}},
		{"without routes there is nothing to lose", []codec.Resource{up, route("10.0.0.0/8", 3, "")}, added(down, t0, 0), nil},
		{"another MTU is copied into IPv6 routes", []codec.Resource{up, r6},
			added(with(up, func(l *codec.Link) { l.MTU = 1400 }), t0, 0), []Query{q(KindRoute, in6, 2), q(KindLink, 0, 2)}},
		{"the first link of a pair learns of the second", []codec.Resource{veth(3, 0)}, added(veth(2, 3), t0, 0), []Query{q(KindLink, 0, 3)}},
		{"also when a list had shown the second before", []codec.Resource{veth(3, 0), veth(2, 3)}, added(veth(2, 3), t0, 0), []Query{q(KindLink, 0, 3)}},
		{"but knows it already", []codec.Resource{veth(3, 2)}, added(veth(2, 3), t0, 0), nil},
		{"what lies on another link is no pair", []codec.Resource{up}, added(veth(3, 2), t0, 0), nil},
		{"another master is another VRF, and a bridge's limits follow", []codec.Resource{up, r4},
			added(with(up, func(l *codec.Link) { l.Master = 9 }), t0, 0), []Query{q(KindRoute, in, 2), q(KindLink, 0, 9)}},
		{"a bridge's identifier is repeated by its ports", []codec.Resource{bridge(1), port(3, 9), port(4, 8), port(5, 9)}, added(bridge(2), t0, 0),
			[]Query{q(KindLink, 0, 3), q(KindLink, 0, 5)}},
		{"also when the bridge was not known", []codec.Resource{port(3, 9)}, added(bridge(2), t0, 0), []Query{q(KindLink, 0, 3)}},
		{"a bridge that keeps its identifier leaves them alone", []codec.Resource{bridge(1), port(3, 9)}, added(bridge(1), t0, 0), nil},
		{"a link's end takes its IPv4 routes", []codec.Resource{up, r4}, deleted(up, t0), []Query{q(KindRoute, in, 2)}},
		{"addresses that are left over are looked at", []codec.Resource{up, addr4(2, "10.0.0.1", "10.0.0.1", 24)}, deleted(up, t0),
			[]Query{q(KindAddr, in, 2)}},
		{"the far end of a pair changes when a link moves away", []codec.Resource{up, with(link(3, "b", 0), func(l *codec.Link) { l.Parent = 2 })},
			deleted(up, t0), []Query{q(KindLink, 0, 3)}},
		{"rules that name a link are detached with it", []codec.Resource{up, &codec.Rule{Family: in, IIF: "a"}}, deleted(up, t0),
			[]Query{q(KindRule, in, 0), q(KindRule, in6, 0)}},
		{"and attached when it comes", []codec.Resource{&codec.Rule{Family: in6, OIF: "a"}}, added(up, t0, 0),
			[]Query{q(KindRule, in, 0), q(KindRule, in6, 0)}},
		{"also by a new name", []codec.Resource{link(2, "b", upFlags), &codec.Rule{Family: in, IIF: "a"}}, added(up, t0, 0),
			[]Query{q(KindRule, in, 0), q(KindRule, in6, 0)}},
		{"a rule can be the target of a jump", []codec.Resource{jump}, added(&codec.Rule{Family: in, Priority: 9}, t0, 0),
			[]Query{q(KindRule, in, 0)}},
		{"with the last IPv4 address go the gateway routes", []codec.Resource{up, r4}, deleted(addr4(2, "10.1.1.9", "10.1.1.9", 24), t0),
			[]Query{q(KindRoute, in, 2)}},
		{"an IPv6 address is cleared from the routes that prefer it", []codec.Resource{src}, deleted(addr6(2, "2001:db8::1", 64), t0),
			[]Query{q(KindRoute, in6, 0)}},
		{"and only from those", []codec.Resource{r6}, deleted(addr6(2, "2001:db8::1", 64), t0), nil},
		{"a prefix route tells of an address that is not yet valid", nil,
			added(route("2001:db8::/64", 2, "", func(r *codec.Route) { r.Protocol = rtprotKernel }), t0, 0), []Query{q(KindAddr, in6, 2)}},
		{"IPv4 routes go with their nexthop", []codec.Resource{nh}, deleted(&codec.NexthopObject{ID: 7}, t0), []Query{q(KindRoute, in, 0)}},
		{"and follow the members of their group", []codec.Resource{nh}, added(&codec.NexthopObject{ID: 7}, t0, 0), []Query{q(KindRoute, in, 0)}},
		{"no route has a nexthop", []codec.Resource{r4}, deleted(&codec.NexthopObject{ID: 7}, t0), nil},
		{"nexthops go with their link's carrier", []codec.Resource{up, &codec.NexthopObject{ID: 7, OIF: 2}}, added(noCarrier, t0, 0), []Query{{Kind: KindNexthop}}},
		{"a bridge port's options are in its link", []codec.Resource{up}, added(&codec.BridgePort{Link: *with(up, func(l *codec.Link) { l.Master = 9 })}, t0, 0),
			[]Query{q(KindLink, 0, 2), q(KindLink, 0, 9)}},
		{"a setting makes routes dead", []codec.Resource{up, r4, r6}, setting(in, 2, codec.NETCONFAIgnoreRoutesWithLinkdown), []Query{q(KindRoute, in, 2)}},
		{"of all links", []codec.Resource{up, r4, r6}, setting(in6, -1, codec.NETCONFAIgnoreRoutesWithLinkdown), []Query{q(KindRoute, in6, 0)}},
		{"those of links to come have none", []codec.Resource{up, r4, r6}, setting(in, -2, codec.NETCONFAIgnoreRoutesWithLinkdown), nil},
		{"nor has a link without any", []codec.Resource{up, r4}, setting(in, 3, codec.NETCONFAIgnoreRoutesWithLinkdown), nil},
		{"other settings do not", []codec.Resource{up, r4}, setting(in, 2, codec.NETCONFAForwarding), nil},
		{"a link names its qdisc", []codec.Resource{up}, &event.Event{Op: event.Op(codec.RTMNewQdisc), Resource: &codec.Qdisc{TC: codec.TC{Index: 2}}}, []Query{q(KindLink, 0, 2)}},
	} {
		// The order means nothing.
		got := holding(c.have...).apply(c.ev)
		slices.SortFunc(got, byText)
		slices.SortFunc(c.want, byText)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.rule, got, c.want)
		}
	}
}

// The counters behind the hints follow the objects, so that a state that is
// emptied makes no list due any more.
func TestHintCountersFollow(t *testing.T) {
	up := link(2, "a", upFlags)
	rs := []codec.Resource{up, route("10.0.0.0/8", 2, "10.1.1.1"), &codec.Rule{Family: 2, IIF: "a"},
		route("2001:db8::/32", 3, "", func(r *codec.Route) { r.PrefSrc = ip("2001:db8::1"); r.NHID = 3 })}
	s := holding(rs...)
	again := newState(s.snapshot()) // a mirror that goes on from a snapshot counts the same
	for _, s := range []*state{s, again} {
		for _, r := range rs[1:] {
			k, _ := KeyOf(r)
			s.set(k, nil)
		}
		for _, ev := range []*event.Event{
			added(link(2, "b", 0), t0, 0), deleted(up, t0), deleted(addr6(2, "2001:db8::1", 64), t0),
			deleted(&codec.NexthopObject{ID: 3}, t0),
		} {
			if got := s.apply(ev); len(got) != 0 {
				t.Errorf("%v: %v, want nothing", ev, got)
			}
		}
	}
}
