package reconcile

import (
	"net/netip"

	"github.com/linx-go/linx/codec"
)

// hop is what tells one next hop of a route from another.
type hop struct {
	index   int32
	gateway netip.Addr
}

// hopsOf are the next hops of a route.
func hopsOf(r *codec.Route) []hop {
	if len(r.Multipath) == 0 {
		return []hop{hopOf(r.OIF, r.Gateway, r.Extra.Get().Via)}
	}
	hs := make([]hop, len(r.Multipath))
	for i := range r.Multipath {
		n := &r.Multipath[i]
		hs[i] = hopOf(n.Index, n.Gateway, n.Via)
	}
	return hs
}

func hopOf(index int32, gateway netip.Addr, via *codec.Via) hop {
	if via != nil {
		gateway = via.Addr // an IPv4 route through an IPv6 neighbour
	}
	return hop{index, gateway}
}
