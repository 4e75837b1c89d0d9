package reconcile

import (
	"testing"

	"github.com/linx-go/linx/codec"
)

// Lookup finds what the kernel would with its first rules: local before main
// before default, the longest prefix, the lowest metric, no dead route, none for
// a TOS.
func TestLookup(t *testing.T) {
	typ := func(n uint8) func(*codec.Route) { return func(r *codec.Route) { r.Type = n } }
	src := func(s string) func(*codec.Route) {
		return func(r *codec.Route) { r.Extra = &codec.RouteExtra{Src: pfx(s)} }
	}
	s := holding(
		route("0.0.0.0/0", 1, "10.0.0.1", metric(100)),
		route("0.0.0.0/0", 2, "10.0.0.2", metric(50)),
		route("0.0.0.0/0", 9, "", table(tableDefault)),
		route("10.0.0.0/8", 3, ""),
		route("10.1.0.0/16", 4, "", flags(codec.RouteDead)),
		route("10.2.0.0/16", 5, "", tos(8)),
		route("10.3.0.0/16", 6, "", tos(8)),
		route("10.3.0.0/16", 7, "", metric(10)),
		route("10.0.0.1/32", 8, "", table(tableLocal)),
		route("10.4.0.0/16", 10, "", typ(codec.RouteThrow)),
		route("172.16.0.0/12", 11, "", table(100)),
		route("::/0", 1, "fe80::1"),
		route("2001:db8::/32", 2, ""),
		route("2001:db8:1::/48", 3, "", src("2001:db8:2::/48")),
	).snapshot()
	for _, c := range []struct {
		rule, addr string
		oif        int32
	}{
		{"the lowest metric", "1.1.1.1", 2},
		{"the longest prefix", "10.9.0.1", 3},
		{"a dead route is passed over", "10.1.0.1", 3},
		{"one for a TOS too", "10.2.0.1", 3},
		{"but not its neighbour of the same prefix", "10.3.0.1", 7},
		{"local comes first", "10.0.0.1", 8},
		{"throw goes on with the next table", "10.4.0.1", 9},
		{"other tables are not looked at", "172.16.0.1", 2},
		{"IPv4 in IPv6 form", "::ffff:10.9.0.1", 3},
		{"IPv6", "2001:db8::1", 2},
		{"IPv6 default, a zone does not matter", "fe80::9%eth0", 1},
		{"a route for a source is passed over", "2001:db8:1::1", 2},
	} {
		r := s.Lookup(ip(c.addr))
		if r == nil || r.OIF != c.oif {
			t.Errorf("%s: %s goes to %v, want link %d", c.rule, c.addr, r, c.oif)
		}
	}
	if r := s.LookupTable(100, ip("172.17.0.1")); r == nil || r.OIF != 11 {
		t.Errorf("table 100: %v", r)
	}
	if r := s.LookupTable(100, ip("1.1.1.1")); r != nil {
		t.Errorf("table 100 has no route to 1.1.1.1, found %v", r)
	}
	if r := (&Snapshot{}).Lookup(ip("1.1.1.1")); r != nil {
		t.Errorf("an empty snapshot found %v", r)
	}
}
