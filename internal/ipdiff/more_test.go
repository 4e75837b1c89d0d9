package ipdiff

import (
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/rtnl"
)

func TestNexthops(t *testing.T) {
	ns, in, ctx := space(t, "nexthop")
	same(t, "nexthop", func() (theirs, ours []any) {
		_, name := names(t, ctx, in)
		list, err := rtnl.Nexthops(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return parse(t, ns.IP(t, "-j -d nexthop show")), shown(t, list, name)
	})
}

func TestAddrLabels(t *testing.T) {
	ns, in, ctx := space(t, "settings")
	same(t, "addrlabel", func() (theirs, ours []any) {
		_, name := names(t, ctx, in)
		list, err := rtnl.AddrLabels(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return parse(t, ns.IP(t, "-j addrlabel list")), shown(t, list, name)
	})
}

func TestNetconfs(t *testing.T) {
	ns, in, ctx := space(t, "settings")
	for _, family := range []uint8{codec.AFInet, codec.AFInet6} {
		flag := map[uint8]string{codec.AFInet: "-4", codec.AFInet6: "-6"}[family]
		same(t, "netconf", func() (theirs, ours []any) {
			_, name := names(t, ctx, in)
			list, err := rtnl.Netconfs(ctx, in)
			if err != nil {
				t.Fatal(err)
			}
			var mine []*codec.Netconf
			for _, c := range list {
				if c.Family == family {
					mine = append(mine, c)
				}
			}
			return parse(t, ns.IP(t, "-j "+flag+" netconf show")), shown(t, mine, name)
		})
	}
}

func TestNeighTables(t *testing.T) {
	ns, in, ctx := space(t, "settings")
	same(t, "ntable", func() (theirs, ours []any) {
		_, name := names(t, ctx, in)
		list, err := rtnl.NeighTables(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return parse(t, ns.IP(t, "-j -s ntable show")), shown(t, list, name)
	})
}

// What tc computes is in docs/json.md; the options of two kinds are in the
// structure of their messages here.
func TestQdiscs(t *testing.T) {
	tc := netnstest.Find(t, "tc")
	ns, in, ctx := space(t, "tc")
	_, name := names(t, ctx, in)
	same(t, "qdisc", func() (theirs, ours []any) {
		list, err := rtnl.Qdiscs(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		theirs, ours = parse(t, ns.Exec(t, tc, "-j", "-d", "qdisc", "show")), shown(t, list, name)
		for _, v := range theirs {
			if m := v.(map[string]any); m["kind"] == "tbf" || m["kind"] == "htb" {
				delete(m, "options")
			}
		}
		return theirs, ours
	})
}
