package codec

import "net/netip"

// RouteExtra is what few routes have, apart so that the many stay small.
type RouteExtra struct {
	Src          netip.Prefix // the sources the route is for; the zero Prefix for all
	Via          *Via         // a gateway of another family than the route's
	Encap        Encap
	Metrics      *Metrics
	Flow         uint32 // realms: source in the high half, destination in the low one
	Mark         uint32
	CacheInfo    RouteCacheInfo
	Expires      uint64      // seconds in requests; of a multicast route 1/100 s
	MPLSDst      []MPLSLabel // the incoming label of an MPLS route
	NewDst       []MPLSLabel // the outgoing labels of an MPLS route
	TTLPropagate uint8       // of an MPLS route
	MFCStats     *MFCStats
	UID          uint32 // of who asks, in a request for one route and its answer
	IPProto      uint8  // in requests for one route only, like the next three
	SPort, DPort uint16
	FlowLabel    uint32
}

// Get is what x points to, and the zero RouteExtra for nil.
func (x *RouteExtra) Get() RouteExtra {
	if x == nil {
		return RouteExtra{}
	}
	return *x
}

// extra is r.Extra, made if it is nil.
func (r *Route) extra() *RouteExtra {
	if r.Extra == nil {
		r.Extra = new(RouteExtra)
	}
	return r.Extra
}

// dropEmpty makes an Extra that has nothing nil: the last of several attributes
// of one number counts, and may be zero.
func (r *Route) dropEmpty() {
	if r.Extra != nil && !r.Extra.Src.IsValid() && len(r.Extra.MPLSDst) == 0 && routeExpires.zero(r) && !routeTable.anyApart(r) {
		r.Extra = nil
	}
}

// routeExtra is the ops of a field of RouteExtra.
func routeExtra(o ops[RouteExtra]) ops[Route] {
	return apart[Route, RouteExtra]{func(r *Route) **RouteExtra { return &r.Extra }, o}
}

// RouteCacheInfo is struct rta_cacheinfo. Expires and LastUse are in hundredths
// of a second (USER_HZ); all of it changes by itself.
type RouteCacheInfo struct {
	ClntRef, LastUse           uint32
	Expires                    int32
	Error, Used, ID, TS, TSAge uint32
}

// MFCStats is struct rta_mfc_stats: what a multicast route has passed.
type MFCStats struct{ Packets, Bytes, WrongIf uint64 }

var (
	tRouteCacheInfo = fixed("struct rta_cacheinfo", 32,
		func(d *decoder, b []byte, c *RouteCacheInfo) {
			*c = RouteCacheInfo{d.u32(b), d.u32(b[4:]), d.s32(b[8:]), d.u32(b[12:]), d.u32(b[16:]), d.u32(b[20:]), d.u32(b[24:]), d.u32(b[28:])}
		},
		func(e *encoder, c *RouteCacheInfo) {
			for _, v := range [...]uint32{c.ClntRef, c.LastUse, uint32(c.Expires), c.Error, c.Used, c.ID, c.TS, c.TSAge} {
				e.u32(v)
			}
		}, nil)
	tMFCStats = vtype[*MFCStats]{"struct rta_mfc_stats",
		func(d *decoder, b []byte, s **MFCStats) bool {
			if len(b) < 24 {
				return false
			}
			*s = &MFCStats{d.u64(b), d.u64(b[8:]), d.u64(b[16:])}
			return true
		},
		func(e *encoder, s **MFCStats) { e.u64((*s).Packets); e.u64((*s).Bytes); e.u64((*s).WrongIf) }, isZero[*MFCStats], nil}
)

// routeExpires is the ops of RTA_EXPIRES: 32 bits for an IPv6 route, in
// requests only, 64 for a multicast route.
var routeExpires ops[Route] = custom[Route]{
	name: "u64; u32 of IPv6",
	get: func(d *decoder, r *Route, b []byte) bool {
		var n uint64
		ok := tUint.get(d, b, &n)
		if ok && (n != 0 || r.Extra != nil) {
			r.extra().Expires = n
		}
		return ok
	},
	put: func(e *encoder, r *Route) {
		n := r.Extra.Get().Expires
		if r.Family == AFInet6 {
			tUint.put(e, &n)
		} else {
			e.u64(n)
		}
	},
	none: func(r *Route) bool { return r.Extra == nil || r.Extra.Expires == 0 },
}

var (
	routeDstIP = prefix[Route]{func(r *Route) *netip.Prefix { return &r.Dst }, func(r *Route) *uint8 { return &r.DstLen }}
	routeSrcIP = prefix[Route]{func(r *Route) *netip.Prefix { return &r.extra().Src }, func(r *Route) *uint8 { return &r.SrcLen }}
)

// routeDst is the ops of RTA_DST: labels in an MPLS route, else the address of
// Dst, which a default route leaves out.
type routeDst struct{}

func (routeDst) decode(d *decoder, r *Route, b []byte) bool {
	if r.Family == AFMPLS {
		return tLabels.get(d, b, &r.extra().MPLSDst)
	}
	return routeDstIP.decode(d, r, b)
}

func (routeDst) append(e *encoder, r *Route) {
	if r.Family == AFMPLS {
		labels := r.Extra.Get().MPLSDst
		tLabels.put(e, &labels)
		return
	}
	routeDstIP.append(e, r)
}

func (routeDst) zero(r *Route) bool {
	if r.Family == AFMPLS {
		return r.Extra == nil || len(r.Extra.MPLSDst) == 0
	}
	if r.Dst.Bits() <= 0 {
		a, ok := unspecified(r.Family)
		return !r.Dst.IsValid() || ok && r.Dst.Addr() == a
	}
	return false
}

func (routeDst) json(*writer, *Route) {}
func (routeDst) what() string         { return "ip address, its length in the header; MPLS labels" }

// routeSrc is the ops of RTA_SRC.
type routeSrc struct{}

func (routeSrc) decode(d *decoder, r *Route, b []byte) bool { return routeSrcIP.decode(d, r, b) }
func (routeSrc) append(e *encoder, r *Route)                { e.ip(r.Extra.Get().Src.Addr()) }
func (routeSrc) zero(r *Route) bool                         { return r.Extra == nil || !r.Extra.Src.IsValid() }
func (routeSrc) json(*writer, *Route)                       {}
func (routeSrc) what() string                               { return routeSrcIP.what() }
