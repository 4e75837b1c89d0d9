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
	Protocol uint8 // RTPROT_*: who made it
	Scope    uint8 // RT_SCOPE_*
	Type     uint8 // RTN_*
	Pref     uint8 // ICMPV6_ROUTER_PREF_*
	// DstLen and SrcLen are the header's lengths where they fit no prefix,
	// else 0: 20 for the label of an MPLS route.
	DstLen, SrcLen uint8
	Flags          uint32 // RTM_F_* and RTNH_F_*
	// Table is RTA_TABLE or, where that is missing, the header's.
	Table    uint32
	OIF, IIF int32 // interface indexes
	Priority uint32
	NHID     uint32 // of the nexthop object

	Dst       netip.Prefix // 0.0.0.0/0 or ::/0 for a default route
	Gateway   netip.Addr
	PrefSrc   netip.Addr
	Multipath []Nexthop

	// Extra is what few routes have; nil for nothing of it. [RouteExtra.Get]
	// reads it either way.
	Extra *RouteExtra

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

var routeTable = newTable("struct rtmsg", func(r *Route) *Attrs { return &r.Attrs }, []field[Route]{
	{RTADst, "RTA_DST", "", routeDst{}},
	{RTASrc, "RTA_SRC", "", routeSrc{}},
	{RTAIIF, "RTA_IIF", "iif", oif(func(r *Route) *int32 { return &r.IIF })},
	{RTAOIF, "RTA_OIF", "", s32(func(r *Route) *int32 { return &r.OIF })},
	{RTAGateway, "RTA_GATEWAY", "gateway", ip(func(r *Route) *netip.Addr { return &r.Gateway })},
	{RTAPriority, "RTA_PRIORITY", "metric", u32(func(r *Route) *uint32 { return &r.Priority })},
	{RTAPrefSrc, "RTA_PREFSRC", "prefsrc", ip(func(r *Route) *netip.Addr { return &r.PrefSrc })},
	{RTAMetrics, "RTA_METRICS", "metrics", routeExtra(as(nested(metricsTable, func(x *RouteExtra) **Metrics { return &x.Metrics }), func(w *writer, x *RouteExtra) { x.Metrics.json(w) }))},
	{RTAMultipath, "RTA_MULTIPATH", "", of(&tNexthops, func(r *Route) *[]Nexthop { return &r.Multipath })},
	{RTAProtoinfo, "RTA_PROTOINFO", "", raw[Route]()},
	{RTAFlow, "RTA_FLOW", "", routeExtra(u32(func(x *RouteExtra) *uint32 { return &x.Flow }))},
	{RTACacheInfo, "RTA_CACHEINFO", "", routeExtra(of(&tRouteCacheInfo, func(x *RouteExtra) *RouteCacheInfo { return &x.CacheInfo }))},
	{RTASession, "RTA_SESSION", "", raw[Route]()},
	{RTAMpAlgo, "RTA_MP_ALGO", "", raw[Route]()},
	{RTATable, "RTA_TABLE", "", u32(func(r *Route) *uint32 { return &r.Table })},
	{RTAMark, "RTA_MARK", "mark", routeExtra(of(tHex32, func(x *RouteExtra) *uint32 { return &x.Mark }))},
	{RTAMfcStats, "RTA_MFC_STATS", "", routeExtra(of(&tMFCStats, func(x *RouteExtra) **MFCStats { return &x.MFCStats }))},
	{RTAVia, "RTA_VIA", "via", routeExtra(of(&tVia, func(x *RouteExtra) **Via { return &x.Via }))},
	{RTANewDst, "RTA_NEWDST", "to", routeExtra(of(&tLabels, func(x *RouteExtra) *[]MPLSLabel { return &x.NewDst }))},
	{RTAPref, "RTA_PREF", "pref", of(names8(routePrefNames), func(r *Route) *uint8 { return &r.Pref })},
	{RTAEncapType, "RTA_ENCAP_TYPE", "", routeExtra(encapType(func(x *RouteExtra) *Encap { return &x.Encap }))},
	{RTAEncap, "RTA_ENCAP", "", routeExtra(encapData(func(x *RouteExtra) *Encap { return &x.Encap }))},
	{RTAExpires, "RTA_EXPIRES", "", routeExpires},
	{24, "RTA_PAD", "", raw[Route]()},
	{RTAUID, "RTA_UID", "uid", routeExtra(u32(func(x *RouteExtra) *uint32 { return &x.UID }))},
	{RTATTLPropagate, "RTA_TTL_PROPAGATE", "ttl-propagate", routeExtra(of(tBool8, func(x *RouteExtra) *uint8 { return &x.TTLPropagate }))},
	{RTAIPProto, "RTA_IP_PROTO", "ipproto", routeExtra(of(tIPProto, func(x *RouteExtra) *uint8 { return &x.IPProto }))},
	{RTASport, "RTA_SPORT", "sport", routeExtra(be16(func(x *RouteExtra) *uint16 { return &x.SPort }))},
	{RTADport, "RTA_DPORT", "dport", routeExtra(be16(func(x *RouteExtra) *uint16 { return &x.DPort }))},
	{RTANHID, "RTA_NH_ID", "nhid", u32(func(r *Route) *uint32 { return &r.NHID })},
	{RTAFlowLabel, "RTA_FLOWLABEL", "flowlabel", routeExtra(of(inHex(&tBE32), func(x *RouteExtra) *uint32 { return &x.FlowLabel }))},
})

var routePrefNames = nameTable{0: "medium", 1: "high", 3: "low"}

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
	rest := b[sizeofRtMsg:]
	if d.byHand {
		rest = r.hot(d, rest)
	}
	routeTable.decodeRest(d, r, rest)
	if d.encap.seen {
		d.encap.settle(d, &r.extra().Encap, &r.Attrs, RTAEncapType, RTAEncap)
	}
	if r.Table == 0 && !r.zero.has(RTATable) {
		r.Table = uint32(b[4])
	}
	if r.DstLen == 0 && !r.Dst.IsValid() && !r.hasUnknown(RTADst) {
		if a, ok := unspecified(r.Family); ok {
			r.Dst = netip.PrefixFrom(a, 0)
		}
	}
	settle(r.Dst, &r.DstLen)
	if r.Extra != nil {
		settle(r.Extra.Src, &r.SrcLen)
		r.dropEmpty()
	}
}

func (r *Route) encode(e *encoder) {
	e.bytes([]byte{r.Family, prefixLen(r.Dst, r.DstLen), prefixLen(r.Extra.Get().Src, r.SrcLen), r.TOS,
		headerTable(r.Table), r.Protocol, r.Scope, r.Type})
	e.u32(r.Flags)
	routeTable.append(e, r)
}
