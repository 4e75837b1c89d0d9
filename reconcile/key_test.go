package reconcile

import (
	"testing"

	"github.com/linx-go/linx/codec"
)

// What is one object to the kernel has one key, what is two has two.
func TestKeyOf(t *testing.T) {
	proxy := &codec.Neigh{Family: codec.AFInet, Index: 2, Dst: ip("10.0.0.9"), Flags: codec.NeighProxy}
	neigh := &codec.Neigh{Family: codec.AFInet, Index: 2, Dst: ip("10.0.0.9"), State: 2}
	peer6 := addr6(2, "2001:db8::2", 64)
	peer6.Local = ip("2001:db8::1")
	for _, c := range []struct {
		rule string
		a, b codec.Resource
		one  bool
	}{
		{"a link is its ifindex", link(2, "a", 0), link(2, "b", upFlags), true},
		{"two ifindexes are two links", link(2, "a", 0), link(3, "a", 0), false},
		{"an address is on one link", addr4(2, "10.0.0.1", "10.0.0.1", 24), addr4(3, "10.0.0.1", "10.0.0.1", 24), false},
		{"IFA_LOCAL tells addresses apart that have one peer", addr4(2, "10.0.0.1", "10.9.9.9", 32), addr4(2, "10.0.0.2", "10.9.9.9", 32), false},
		{"one local address with two peers is two", addr4(2, "10.0.0.1", "10.9.9.8", 32), addr4(2, "10.0.0.1", "10.9.9.9", 32), false},
		{"one local address with two masks is two", addr4(2, "10.0.0.1", "10.0.0.1", 24), addr4(2, "10.0.0.1", "10.0.0.1", 25), false},
		{"an IPv6 peer can change in place", addr6(2, "2001:db8::1", 64), peer6, true},
		{"TOS tells IPv4 routes apart", route("10.0.0.0/8", 2, ""), route("10.0.0.0/8", 2, "", tos(4)), false},
		{"so does the metric", route("10.0.0.0/8", 2, ""), route("10.0.0.0/8", 2, "", metric(4)), false},
		{"and the table", route("10.0.0.0/8", 2, ""), route("10.0.0.0/8", 2, "", table(4)), false},
		{"aliases share a key", route("10.0.0.0/8", 2, "10.1.1.1"), route("10.0.0.0/8", 3, ""), true},
		{"so do the legs of an IPv6 prefix", route("fe80::/64", 2, ""), route("fe80::/64", 3, ""), true},
		{"a proxy entry is not the neighbour", neigh, proxy, false},
		{"a neighbour is its address", neigh, &codec.Neigh{Family: codec.AFInet, Index: 2, Dst: ip("10.0.0.9"), State: 4}, true},
		{"a nexthop is its id", &codec.NexthopObject{ID: 3, OIF: 2}, &codec.NexthopObject{ID: 3}, true},
		{"rules of one preference share a key", &codec.Rule{Family: 2, Priority: 5}, &codec.Rule{Family: 2, Priority: 5, Table: 9}, true},
	} {
		a, ok1 := KeyOf(c.a)
		b, ok2 := KeyOf(c.b)
		if !ok1 || !ok2 || (a == b) != c.one {
			t.Errorf("%s: keys %+v (%v) and %+v (%v)", c.rule, a, ok1, b, ok2)
		}
	}
}

// What a list of the kind does not return has no place in the state.
func TestKeyOfForeign(t *testing.T) {
	for _, c := range []struct {
		rule string
		r    codec.Resource
	}{
		{"a bridge port is not a link", &codec.BridgePort{Link: *link(2, "a", 0)}},
		{"nor is a link's IPv6 state", &codec.Inet6Link{Link: *link(2, "a", 0)}},
		{"a forwarding entry without an address is none", &codec.Neigh{Family: 7, Index: 2}},
		{"a multicast route is not a route", &codec.Route{Family: 128}},
		{"nor is a cached one", route("10.0.0.0/8", 2, "", flags(codec.RouteCloned))},
		{"a bucket is not a nexthop", &codec.NexthopObject{ID: 3, ResBucket: &codec.NexthopResBucket{}}},
		{"nothing is nothing", nil},
	} {
		if k, ok := KeyOf(c.r); ok {
			t.Errorf("%s: key %+v", c.rule, k)
		}
	}
}

// Of one key, the content tells routes and rules apart, but not what the kernel
// sets by itself.
func TestSame(t *testing.T) {
	r := route("10.0.0.0/8", 2, "10.1.1.1")
	rule := &codec.Rule{Family: 2, Priority: 5, Table: 9, IIF: "eth0"}
	detached := *rule
	detached.Flags = 8
	inverted := *rule
	inverted.Flags = 2
	moved := link(2, "b", 0)
	moved.Address, _ = codec.LinkAddrFrom([]byte{2, 0, 0, 0, 0, 1})
	other := link(2, "a", 0)
	other.Kind = "bridge"
	for _, c := range []struct {
		rule string
		a, b codec.Resource
		want bool
	}{
		{"a dead next hop is the same route", r, route("10.0.0.0/8", 2, "10.1.1.1", flags(codec.RouteDead)), true},
		{"another gateway is not", r, route("10.0.0.0/8", 2, "10.1.1.2"), false},
		{"next hops in another order are", route("::/0", 0, "", legs(hop{2, ip("fe80::1")}, hop{3, ip("fe80::2")})),
			route("::/0", 0, "", legs(hop{3, ip("fe80::2")}, hop{2, ip("fe80::1")})), true},
		{"one leg of two is not the route", route("::/0", 0, "", legs(hop{2, ip("fe80::1")}, hop{3, ip("fe80::2")})),
			route("::/0", 2, "fe80::1"), false},
		{"a detached rule is the same rule", rule, &detached, true},
		{"an inverted one is not", rule, &inverted, false},
		{"a renamed link is the same", link(2, "a", 0), link(2, "b", 0), true},
		{"another name and another address is another link", link(2, "a", 0), moved, false},
		{"another kind is another link", link(2, "a", 0), other, false},
	} {
		if got := same(c.a, c.b); got != c.want {
			t.Errorf("%s: same = %v", c.rule, got)
		}
	}
}
