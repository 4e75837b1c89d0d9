package reconcile

import (
	"net/netip"
	"os"
	"time"

	"testing"

	"go.uber.org/goleak"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if err := goleak.Find(); err != nil {
		println(err.Error())
		code = 1
	}
	os.Exit(code)
}

func pfx(s string) netip.Prefix { return netip.MustParsePrefix(s) }
func ip(s string) netip.Addr    { return netip.MustParseAddr(s) }

// family of a prefix.
func famOf(p netip.Prefix) uint8 { return familyOf(p.Addr()) }

// route makes a route of table main with one next hop.
func route(dst string, oif int32, gw string, opts ...func(*codec.Route)) *codec.Route {
	r := &codec.Route{Dst: pfx(dst), OIF: oif, Table: tableMain, Type: 1, Protocol: 3}
	r.Family = famOf(r.Dst)
	if gw != "" {
		r.Gateway = ip(gw)
	}
	for _, o := range opts {
		o(r)
	}
	return r
}

func metric(n uint32) func(*codec.Route) { return func(r *codec.Route) { r.Priority = n } }
func table(n uint32) func(*codec.Route)  { return func(r *codec.Route) { r.Table = n } }
func tos(n uint8) func(*codec.Route)     { return func(r *codec.Route) { r.TOS = n } }
func flags(n uint32) func(*codec.Route)  { return func(r *codec.Route) { r.Flags = n } }

// legs makes a route a multipath one, of "ifindex gateway" pairs.
func legs(hops ...hop) func(*codec.Route) {
	return func(r *codec.Route) {
		r.OIF, r.Gateway = 0, netip.Addr{}
		for _, h := range hops {
			r.Multipath = append(r.Multipath, codec.Nexthop{Index: h.index, Gateway: h.gateway})
		}
	}
}

func link(index int32, name string, fl uint32) *codec.Link {
	return &codec.Link{Index: index, Name: name, Flags: fl}
}

const upFlags = codec.LinkUp | codec.LinkRunning | codec.LinkLowerUp

func addr4(index int32, local, peer string, plen uint8) *codec.Addr {
	return &codec.Addr{Family: codec.AFInet, Index: index, Local: ip(local), Address: ip(peer), PrefixLen: plen}
}

func addr6(index int32, a string, plen uint8) *codec.Addr {
	return &codec.Addr{Family: codec.AFInet6, Index: index, Address: ip(a), PrefixLen: plen}
}

// added and deleted are events of an object at a time.
func added(r codec.Resource, at time.Time, flags uint16) *event.Event {
	return &event.Event{Op: event.OpOf(newType(r), r), Resource: r, Flags: flags, Time: at}
}

func deleted(r codec.Resource, at time.Time) *event.Event {
	return &event.Event{Op: event.OpOf(newType(r)+1, r), Resource: r, Time: at}
}

func newType(r codec.Resource) uint16 {
	switch r.(type) {
	case *codec.Addr:
		return codec.RTMNewAddr
	case *codec.Route:
		return codec.RTMNewRoute
	case *codec.Neigh:
		return codec.RTMNewNeigh
	case *codec.Rule:
		return codec.RTMNewRule
	case *codec.NexthopObject:
		return codec.RTMNewNexthop
	}
	return codec.RTMNewLink
}
