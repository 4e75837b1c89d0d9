package rtnl

import (
	"net/netip"
	"runtime"
	"testing"
	"weak"

	"github.com/linx-go/linx/codec"
)

// fillRoutes makes n IPv4 routes in table 1000, 10.0.0.0/32 and on.
func (n *testNS) fillRoutes(count int) {
	n.t.Helper()
	dst := netip.MustParseAddr("10.0.0.0")
	for range count {
		n.create(codec.RTMNewRoute, &codec.Route{Family: codec.AFInet, Dst: netip.PrefixFrom(dst, 32), OIF: loIndex,
			Table: 1000, Protocol: codec.RTProtStatic, Scope: codec.ScopeLink, Type: codec.RouteUnicast})
		dst = dst.Next()
	}
}

// Rule: with Reuse an iterator yields one object, which is each of the list's in
// turn; a slice has each for itself.
func TestReuse(t *testing.T) {
	n := newNS(t)
	n.fillRoutes(100)
	filter := RouteFilter{Family: codec.AFInet, Table: 1000}
	var only *codec.Route
	seen := make(map[netip.Prefix]bool)
	for r, err := range RoutesSeq(ctx, n.ns, filter, Reuse()) {
		if err != nil {
			t.Fatal(err)
		}
		if only == nil {
			only = r
		}
		if r != only {
			t.Fatal("yielded another object")
		}
		seen[r.Dst] = true
	}
	if len(seen) != 100 {
		t.Errorf("saw %d routes of 100", len(seen))
	}
	list, err := Routes(ctx, n.ns, filter, Reuse())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		delete(seen, r.Dst)
	}
	if len(list) != 100 || len(seen) != 0 {
		t.Errorf("the slice has %d routes and lacks %d of 100", len(list), len(seen))
	}
}

// Rule: a kept object of a slice keeps what Chunk says of the others.
func TestChunk(t *testing.T) {
	n := newNS(t)
	n.fillRoutes(100)
	filter := RouteFilter{Family: codec.AFInet, Table: 1000}
	for _, c := range []struct {
		name string
		opts []RouteOption
		kept int // of the last 30 objects
	}{
		{"one object", []RouteOption{Chunk(1)}, 1},
		{"the default", nil, 30},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, err := Routes(ctx, n.ns, append(c.opts, filter)...)
			if err != nil {
				t.Fatal(err)
			}
			last := list[len(list)-1]
			var others []weak.Pointer[codec.Route]
			for _, r := range list[len(list)-30:] {
				others = append(others, weak.Make(r))
			}
			clear(list)
			runtime.GC()
			runtime.GC()
			kept := 0
			for _, w := range others {
				if w.Value() != nil {
					kept++
				}
			}
			if kept != c.kept {
				t.Errorf("%d of 30 objects are kept, not %d", kept, c.kept)
			}
			runtime.KeepAlive(last)
		})
	}
}
