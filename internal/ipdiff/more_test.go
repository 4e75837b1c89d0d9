package ipdiff

import (
	"context"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/rtnl"
)

// listed compares a list with what ip prints of it.
func listed[R codec.Resource](t *testing.T, capture, object, cmd string, list func(context.Context, rtnl.NetNS) ([]R, error)) {
	ns, in, ctx := space(t, capture)
	same(t, object, func() (theirs, ours []any) {
		_, name := names(t, ctx, in)
		all, err := list(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return parse(t, ns.IP(t, cmd)), shown(t, all, name)
	})
}

func TestNexthops(t *testing.T) {
	listed(t, "nexthop", "nexthop", "-j -d nexthop show", func(ctx context.Context, ns rtnl.NetNS) ([]*codec.NexthopObject, error) {
		return rtnl.Nexthops(ctx, ns)
	})
}

func TestAddrLabels(t *testing.T) {
	listed(t, "settings", "addrlabel", "-j addrlabel list", func(ctx context.Context, ns rtnl.NetNS) ([]*codec.AddrLabel, error) {
		return rtnl.AddrLabels(ctx, ns)
	})
}

func TestNeighTables(t *testing.T) {
	listed(t, "settings", "ntable", "-j -s ntable show", func(ctx context.Context, ns rtnl.NetNS) ([]*codec.NeighTable, error) {
		return rtnl.NeighTables(ctx, ns)
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
