package ipdiff

import (
	"context"
	"fmt"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/rtnl"
)

// recreate deletes what was listed, makes it again from what was listed, and
// lists once more: the kernel takes what the codec writes, and understands by it
// what it meant itself.
func recreate[R codec.Resource](t *testing.T, ctx context.Context, ns rtnl.NetNS, typ, flags uint16, list func() []R, request func(R) (R, bool)) {
	t.Helper()
	c, err := rtnl.Dial(ns)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	done := 0
	for _, r := range list() {
		req, ok := request(r)
		if !ok {
			continue
		}
		if err := c.Do(ctx, typ+1, 0, req); err != nil {
			t.Errorf("delete %v: %v", r, err)
			continue
		}
		if err := c.Do(ctx, typ, flags, req); err != nil {
			t.Errorf("make %v again: %v", r, err)
			continue
		}
		found := false
		for _, s := range list() {
			found = found || codec.EqualStable(r, s)
		}
		if !found {
			s := ""
			for _, o := range list() {
				s += fmt.Sprintf("\n%v", o)
			}
			t.Errorf("%v is not there again:%s\n%s", r, s, codec.AppendJSON(nil, r, nil))
		}
		done++
	}
	if done < 3 {
		t.Errorf("only %d made again", done)
	}
	t.Logf("%s: %d made again", codec.TypeName(typ), done)
}

func TestRecreateRoutes(t *testing.T) {
	_, in, ctx := space(t, "route")
	const derived = codec.RouteDead | codec.RouteLinkDown | codec.RouteOffload | codec.RouteTrap
	// Two routes may have one destination and metric.
	recreate(t, ctx, in, codec.RTMNewRoute, rtnl.Create|rtnl.Append, func() []*codec.Route {
		list, err := rtnl.Routes(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}, func(r *codec.Route) (*codec.Route, bool) {
		// The kernel makes its own again, and the lists tell what it derives.
		if r.Protocol == codec.RTProtKernel || r.Flags&derived != 0 {
			return nil, false
		}
		c, x := *r, r.Extra.Get()
		c.Extra = &x
		if c.NHID != 0 {
			c.Gateway, c.OIF, x.Via, c.Multipath = codec.Route{}.Gateway, 0, nil, nil
		}
		if e := x.CacheInfo.Expires; e > 0 {
			x.Expires = uint64(e / 100)
		}
		x.CacheInfo = codec.RouteCacheInfo{}
		return &c, true
	})
}

func TestRecreateRules(t *testing.T) {
	_, in, ctx := space(t, "rule")
	recreate(t, ctx, in, codec.RTMNewRule, rtnl.Create|rtnl.Excl, func() []*codec.Rule {
		list, err := rtnl.Rules(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}, func(r *codec.Rule) (*codec.Rule, bool) {
		c := *r
		c.Flags &= codec.RuleInvert | codec.RuleFindSaddr
		return &c, r.Protocol != codec.RTProtKernel
	})
}

func TestRecreateAddrs(t *testing.T) {
	_, in, ctx := space(t, "addr")
	recreate(t, ctx, in, codec.RTMNewAddr, rtnl.Create|rtnl.Excl, func() []*codec.Addr {
		list, err := rtnl.Addrs(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}, func(a *codec.Addr) (*codec.Addr, bool) {
		// The first address of a prefix goes with the others of it.
		return a, a.Proto == 0 && a.IP().IsGlobalUnicast() && (a.Flags&codec.AddrSecondary != 0 || a.Family == codec.AFInet6)
	})
}

func TestRecreateNeighs(t *testing.T) {
	_, in, ctx := space(t, "neigh")
	recreate(t, ctx, in, codec.RTMNewNeigh, rtnl.Create|rtnl.Excl, func() []*codec.Neigh {
		list, err := rtnl.Neighs(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}, func(n *codec.Neigh) (*codec.Neigh, bool) {
		return n, n.State == codec.NeighPermanent || n.State == codec.NeighStale
	})
}
