package reconcile

import (
	"net/netip"

	"github.com/linx-go/linx/codec"
)

// Predicate is a question about a snapshot.
type Predicate func(*Snapshot) bool

// Synced asks whether everything has been listed once.
func Synced(s *Snapshot) bool { return s.Synced() }

// All asks whether every one of ps holds.
func All(ps ...Predicate) Predicate {
	return func(s *Snapshot) bool {
		for _, p := range ps {
			if !p(s) {
				return false
			}
		}
		return true
	}
}

// Any asks whether one of ps holds.
func Any(ps ...Predicate) Predicate {
	return func(s *Snapshot) bool {
		for _, p := range ps {
			if p(s) {
				return true
			}
		}
		return false
	}
}

// LinkUp asks whether the link of that name is up and has a carrier.
func LinkUp(name string) Predicate {
	return func(s *Snapshot) bool {
		const up = codec.LinkUp | codec.LinkRunning | codec.LinkLowerUp
		l := s.LinkByName(name)
		return l != nil && l.Flags&up == up
	}
}

// HasAddr asks whether addr is an address of this host that is in use: not one
// that is still, or in vain, checked for a duplicate.
func HasAddr(addr netip.Addr) Predicate {
	return func(s *Snapshot) bool {
		for r := range s.Objects(KindAddr) {
			a := r.(*codec.Addr)
			if k, _ := addrKey(a); k.Dst.Addr() == addr && usable(a) {
				return true
			}
		}
		return false
	}
}

// GlobalAddr asks whether a link has an address of global scope that is in use,
// of the given family or, with 0, of any.
func GlobalAddr(family uint8) Predicate {
	return func(s *Snapshot) bool {
		for r := range s.Objects(KindAddr) {
			a := r.(*codec.Addr)
			if (family == 0 || a.Family == family) && a.Scope == 0 && usable(a) {
				return true
			}
		}
		return false
	}
}

// usable says whether an address is in use.
func usable(a *codec.Addr) bool { return a.Flags&(codec.AddrTentative|codec.AddrDADFailed) == 0 }

// DefaultRoute asks whether table main has a default route that is not dead, of
// the given family or, with 0, of any.
func DefaultRoute(family uint8) Predicate {
	return func(s *Snapshot) bool {
		for _, f := range [2]uint8{codec.AFInet, codec.AFInet6} {
			if family != 0 && family != f {
				continue
			}
			for _, r := range s.RoutesTo(tableMain, orDefault(netip.Prefix{}, f)) {
				if r.Type == codec.RouteUnicast && r.Flags&(codec.RouteDead|codec.RouteLinkDown) == 0 {
					return true
				}
			}
		}
		return false
	}
}
