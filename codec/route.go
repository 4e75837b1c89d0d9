package codec

import (
	"net/netip"
)

// Route is a route: struct rtmsg of include/uapi/linux/rtnetlink.h and its
// RTA_* attributes. Family is [AFInet], [AFInet6], [AFMPLS], or [AFIPMR] and
// [AFIP6MR] for an entry of the multicast routing cache.
type Route struct {
	Family   uint8
	TOS      uint8
	Protocol uint8  // RTPROT_*: who made it
	Scope    uint8  // RT_SCOPE_*
	Type     uint8  // RTN_*
	Flags    uint32 // RTM_F_* and RTNH_F_*
	// Table is RTA_TABLE or, where that is missing, the header's.
	Table uint32

	// Dst is 0.0.0.0/0 or ::/0 for a default route. Src, the prefix of sources
	// a route is for, is the zero Prefix for all.
	Dst, Src netip.Prefix
	// DstLen and SrcLen are the header's lengths where they fit no prefix,
	// else 0: 20 for the label of an MPLS route.
	DstLen, SrcLen uint8
	MPLSDst        []MPLSLabel // the incoming label of an MPLS route

	IIF, OIF     int32 // interface indexes
	Gateway      netip.Addr
	Via          *Via // a gateway of another family than the route's
	Priority     uint32
	PrefSrc      netip.Addr
	Metrics      *Metrics
	Multipath    []Nexthop
	Flow         uint32 // realms: source in the high half, destination in the low one
	CacheInfo    RouteCacheInfo
	Mark         uint32
	MFCStats     *MFCStats
	NewDst       []MPLSLabel // the outgoing labels of an MPLS route
	Pref         uint8       // ICMPV6_ROUTER_PREF_*
	Encap        Encap
	Expires      uint64 // seconds in requests; of a multicast route 1/100 s
	UID          uint32
	TTLPropagate uint8
	IPProto      uint8
	SPort, DPort uint16
	NHID         uint32
	FlowLabel    uint32

	Attrs
}

// Flags of a route or nexthop, RTM_F_* and RTNH_F_* of
// include/uapi/linux/rtnetlink.h.
const (
	RouteDead          uint32 = 0x1        // RTNH_F_DEAD
	RoutePervasive     uint32 = 0x2        // RTNH_F_PERVASIVE
	RouteOnlink        uint32 = 0x4        // RTNH_F_ONLINK
	RouteNHOffload     uint32 = 0x8        // RTNH_F_OFFLOAD
	RouteLinkDown      uint32 = 0x10       // RTNH_F_LINKDOWN
	RouteUnresolved    uint32 = 0x20       // RTNH_F_UNRESOLVED
	RouteNHTrap        uint32 = 0x40       // RTNH_F_TRAP
	RouteNotify        uint32 = 0x100      // RTM_F_NOTIFY
	RouteCloned        uint32 = 0x200      // RTM_F_CLONED
	RouteEqualize      uint32 = 0x400      // RTM_F_EQUALIZE
	RoutePrefix        uint32 = 0x800      // RTM_F_PREFIX
	RouteLookupTable   uint32 = 0x1000     // RTM_F_LOOKUP_TABLE
	RouteFIBMatch      uint32 = 0x2000     // RTM_F_FIB_MATCH
	RouteOffload       uint32 = 0x4000     // RTM_F_OFFLOAD
	RouteTrap          uint32 = 0x8000     // RTM_F_TRAP
	RouteOffloadFailed uint32 = 0x20000000 // RTM_F_OFFLOAD_FAILED
)

// Types of a route, RTN_* of include/uapi/linux/rtnetlink.h.
const (
	RouteUnicast     uint8 = 1  // RTN_UNICAST
	RouteLocal       uint8 = 2  // RTN_LOCAL
	RouteBroadcast   uint8 = 3  // RTN_BROADCAST
	RouteAnycast     uint8 = 4  // RTN_ANYCAST
	RouteMulticast   uint8 = 5  // RTN_MULTICAST
	RouteBlackhole   uint8 = 6  // RTN_BLACKHOLE
	RouteUnreachable uint8 = 7  // RTN_UNREACHABLE
	RouteProhibit    uint8 = 8  // RTN_PROHIBIT
	RouteThrow       uint8 = 9  // RTN_THROW
	RouteNAT         uint8 = 10 // RTN_NAT
	RouteXResolve    uint8 = 11 // RTN_XRESOLVE
)

var routeTypeNames = nameTable{
	"none", "unicast", "local", "broadcast", "anycast", "multicast", "blackhole", "unreachable", "prohibit", "throw", "nat", "xresolve",
}

// RouteTypeName is the name of a route's type, "unicast" for 1, or its number
// in decimal.
func RouteTypeName(t uint8) string { return routeTypeNames.of(uint64(t)) }

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
			for _, v := range []uint32{c.ClntRef, c.LastUse, uint32(c.Expires), c.Error, c.Used, c.ID, c.TS, c.TSAge} {
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

var routeTable = newTable("struct rtmsg", func(r *Route) *Attrs { return &r.Attrs }, []field[Route]{
	{RTADst, "RTA_DST", "", routeDst{}},
	{RTASrc, "RTA_SRC", "", prefix[Route]{func(r *Route) *netip.Prefix { return &r.Src }, func(r *Route) *uint8 { return &r.SrcLen }}},
	{RTAIIF, "RTA_IIF", "iif", oif(func(r *Route) *int32 { return &r.IIF })},
	{RTAOIF, "RTA_OIF", "", s32(func(r *Route) *int32 { return &r.OIF })},
	{RTAGateway, "RTA_GATEWAY", "gateway", ip(func(r *Route) *netip.Addr { return &r.Gateway })},
	{RTAPriority, "RTA_PRIORITY", "metric", u32(func(r *Route) *uint32 { return &r.Priority })},
	{RTAPrefSrc, "RTA_PREFSRC", "prefsrc", ip(func(r *Route) *netip.Addr { return &r.PrefSrc })},
	{RTAMetrics, "RTA_METRICS", "metrics", as(nested(metricsTable, func(r *Route) **Metrics { return &r.Metrics }), func(w *writer, r *Route) { r.Metrics.json(w) })},
	{RTAMultipath, "RTA_MULTIPATH", "", of(&tNexthops, func(r *Route) *[]Nexthop { return &r.Multipath })},
	{RTAProtoinfo, "RTA_PROTOINFO", "", raw[Route]()},
	{RTAFlow, "RTA_FLOW", "", u32(func(r *Route) *uint32 { return &r.Flow })},
	{RTACacheInfo, "RTA_CACHEINFO", "", of(&tRouteCacheInfo, func(r *Route) *RouteCacheInfo { return &r.CacheInfo })},
	{RTASession, "RTA_SESSION", "", raw[Route]()},
	{RTAMpAlgo, "RTA_MP_ALGO", "", raw[Route]()},
	{RTATable, "RTA_TABLE", "", u32(func(r *Route) *uint32 { return &r.Table })},
	{RTAMark, "RTA_MARK", "mark", of(tHex32, func(r *Route) *uint32 { return &r.Mark })},
	{RTAMfcStats, "RTA_MFC_STATS", "", of(&tMFCStats, func(r *Route) **MFCStats { return &r.MFCStats })},
	{RTAVia, "RTA_VIA", "via", of(&tVia, func(r *Route) **Via { return &r.Via })},
	{RTANewDst, "RTA_NEWDST", "to", of(&tLabels, func(r *Route) *[]MPLSLabel { return &r.NewDst })},
	{RTAPref, "RTA_PREF", "pref", of(names8(routePrefNames), func(r *Route) *uint8 { return &r.Pref })},
	{RTAEncapType, "RTA_ENCAP_TYPE", "", encapType(func(r *Route) *Encap { return &r.Encap })},
	{RTAEncap, "RTA_ENCAP", "", encapData(func(r *Route) *Encap { return &r.Encap })},
	{RTAExpires, "RTA_EXPIRES", "", routeExpires},
	{24, "RTA_PAD", "", raw[Route]()},
	{RTAUID, "RTA_UID", "uid", u32(func(r *Route) *uint32 { return &r.UID })},
	{RTATTLPropagate, "RTA_TTL_PROPAGATE", "ttl-propagate", of(tBool8, func(r *Route) *uint8 { return &r.TTLPropagate })},
	{RTAIPProto, "RTA_IP_PROTO", "ipproto", of(tIPProto, func(r *Route) *uint8 { return &r.IPProto })},
	{RTASport, "RTA_SPORT", "sport", be16(func(r *Route) *uint16 { return &r.SPort })},
	{RTADport, "RTA_DPORT", "dport", be16(func(r *Route) *uint16 { return &r.DPort })},
	{RTANHID, "RTA_NH_ID", "nhid", u32(func(r *Route) *uint32 { return &r.NHID })},
	{RTAFlowLabel, "RTA_FLOWLABEL", "flowlabel", of(inHex(&tBE32), func(r *Route) *uint32 { return &r.FlowLabel })},
})

var routePrefNames = nameTable{0: "medium", 1: "high", 3: "low"}

// routeDst is the ops of RTA_DST: labels in an MPLS route, else the address of
// Dst, which a default route leaves out.
type routeDst struct{}

var routeDstIP = prefix[Route]{func(r *Route) *netip.Prefix { return &r.Dst }, func(r *Route) *uint8 { return &r.DstLen }}

func (routeDst) decode(d *decoder, r *Route, b []byte) bool {
	if r.Family == AFMPLS {
		return tLabels.get(d, b, &r.MPLSDst)
	}
	return routeDstIP.decode(d, r, b)
}

func (routeDst) append(e *encoder, r *Route) {
	if r.Family == AFMPLS {
		tLabels.put(e, &r.MPLSDst)
		return
	}
	routeDstIP.append(e, r)
}

func (routeDst) zero(r *Route) bool {
	if r.Family == AFMPLS {
		return len(r.MPLSDst) == 0
	}
	if r.Dst.Bits() <= 0 {
		a, ok := unspecified(r.Family)
		return !r.Dst.IsValid() || ok && r.Dst.Addr() == a
	}
	return false
}

func (routeDst) json(*writer, *Route) {}
func (routeDst) what() string         { return "ip address, its length in the header; MPLS labels" }

const sizeofRtMsg = 12

func (r *Route) resource() {}

// Has says whether an attribute (RTA_*) is present.
func (r *Route) Has(attr uint16) bool { return routeTable.has(r, attr) }

func (r *Route) decode(d *decoder, b []byte) {
	if len(b) < sizeofRtMsg {
		d.fail("", ErrShort)
		return
	}
	r.Family, r.DstLen, r.SrcLen, r.TOS = b[0], b[1], b[2], b[3]
	r.Protocol, r.Scope, r.Type, r.Flags = b[5], b[6], b[7], d.u32(b[8:])
	routeTable.decode(d, r, b[sizeofRtMsg:])
	if d.encap.seen {
		d.encap.settle(d, &r.Encap, &r.Attrs, RTAEncapType, RTAEncap)
	}
	if r.Table == 0 && !r.zero.has(RTATable) {
		r.Table = uint32(b[4])
	}
	if a, ok := unspecified(r.Family); ok && r.DstLen == 0 && !r.Dst.IsValid() && !r.hasUnknown(RTADst) {
		r.Dst = netip.PrefixFrom(a, 0)
	}
	settle(r.Dst, &r.DstLen)
	settle(r.Src, &r.SrcLen)
}

func (r *Route) encode(e *encoder) {
	e.bytes([]byte{r.Family, prefixLen(r.Dst, r.DstLen), prefixLen(r.Src, r.SrcLen), r.TOS,
		headerTable(r.Table), r.Protocol, r.Scope, r.Type})
	e.u32(r.Flags)
	routeTable.append(e, r)
}
