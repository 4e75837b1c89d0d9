package reconcile

import (
	"net/netip"

	"github.com/linx-go/linx/codec"
)

// The tables of include/uapi/linux/rtnetlink.h that every namespace has.
const (
	tableDefault = 253
	tableMain    = 254
	tableLocal   = 255
)

// Lookup is the route the kernel would take to addr with the rules every
// namespace starts with: the tables local, main and default one after the
// other. Other rules, the source address, TOS and marks are not looked at, nor
// is it checked that the address of a next hop is reachable. Nil if there is no
// route; an unreachable, blackhole or prohibit route is returned as it is.
func (s *Snapshot) Lookup(addr netip.Addr) *codec.Route {
	for _, t := range [...]uint32{tableLocal, tableMain, tableDefault} {
		if r := s.LookupTable(t, addr); r != nil {
			if r.Type == codec.RouteThrow {
				continue
			}
			return r
		}
	}
	return nil
}

// LookupTable is the route to addr in one table: of the longest prefix, and of
// that the first without TOS and source prefix that is not dead, by metric. A
// throw route is returned: the kernel would go on with the next rule. Nil if
// there is none.
func (s *Snapshot) LookupTable(table uint32, addr netip.Addr) *codec.Route {
	addr = addr.Unmap().WithZone("")
	b, _ := s.buckets.get(bucketKey{KindRoute, familyOf(addr), table})
	for _, g := range b.routes.containing(addr) {
		for _, o := range g {
			r := o.(*codec.Route)
			if r.TOS == 0 && r.Extra.Get().Src.Bits() <= 0 && r.Flags&codec.RouteDead == 0 {
				return r
			}
		}
	}
	return nil
}
