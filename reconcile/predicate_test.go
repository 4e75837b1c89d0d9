package reconcile

import (
	"testing"

	"github.com/linx-go/linx/codec"
)

func TestPredicates(t *testing.T) {
	tentative := addr6(2, "2001:db8::1", 64)
	tentative.Flags = codec.AddrTentative
	local := addr4(1, "127.0.0.1", "127.0.0.1", 8)
	local.Scope = 254
	for _, c := range []struct {
		rule string
		p    Predicate
		have []codec.Resource
		want bool
	}{
		{"a link that is up", LinkUp("a"), []codec.Resource{link(2, "a", upFlags)}, true},
		{"a link without a carrier is not up", LinkUp("a"), []codec.Resource{link(2, "a", codec.LinkUp)}, false},
		{"a link that is not there is not up", LinkUp("b"), []codec.Resource{link(2, "a", upFlags)}, false},
		{"an address", HasAddr(ip("10.0.0.1")), []codec.Resource{addr4(2, "10.0.0.1", "10.9.9.9", 32)}, true},
		{"a peer's address is not ours", HasAddr(ip("10.9.9.9")), []codec.Resource{addr4(2, "10.0.0.1", "10.9.9.9", 32)}, false},
		{"a tentative address is not in use", HasAddr(ip("2001:db8::1")), []codec.Resource{tentative}, false},
		{"a global address", GlobalAddr(0), []codec.Resource{addr4(2, "10.0.0.1", "10.0.0.1", 24)}, true},
		{"of the other family", GlobalAddr(codec.AFInet6), []codec.Resource{addr4(2, "10.0.0.1", "10.0.0.1", 24)}, false},
		{"one of host scope is not global", GlobalAddr(0), []codec.Resource{local}, false},
		{"a tentative one does not count", GlobalAddr(0), []codec.Resource{tentative}, false},
		{"a default route", DefaultRoute(0), []codec.Resource{route("0.0.0.0/0", 2, "10.0.0.1", metric(9))}, true},
		{"of the other family", DefaultRoute(codec.AFInet6), []codec.Resource{route("0.0.0.0/0", 2, "10.0.0.1")}, false},
		{"IPv6", DefaultRoute(codec.AFInet6), []codec.Resource{route("::/0", 2, "fe80::1")}, true},
		{"a dead one does not count", DefaultRoute(0), []codec.Resource{route("0.0.0.0/0", 2, "10.0.0.1", flags(codec.RouteDead))}, false},
		{"nor one without a carrier", DefaultRoute(0), []codec.Resource{route("0.0.0.0/0", 2, "10.0.0.1", flags(codec.RouteLinkDown))}, false},
		{"nor one of another table", DefaultRoute(0), []codec.Resource{route("0.0.0.0/0", 2, "10.0.0.1", table(9))}, false},
		{"all of none", All(), nil, true},
		{"any of none", Any(), nil, false},
		{"not synced", All(Synced), nil, false},
	} {
		if got := c.p(holding(c.have...).snapshot()); got != c.want {
			t.Errorf("%s: %v", c.rule, got)
		}
	}
}
