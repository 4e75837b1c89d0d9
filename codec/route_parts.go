package codec

import (
	"encoding/binary"
	"net/netip"
)

// Via is struct rtvia of include/uapi/linux/rtnetlink.h: a gateway of any
// address family.
type Via struct {
	Family uint16
	Addr   netip.Addr // of an IP family
	LLAddr LinkAddr   // of any other: the bytes
}

var tVia = vtype[*Via]{"struct rtvia",
	func(d *decoder, b []byte, v **Via) bool {
		if len(b) < 2 {
			return false
		}
		n := &Via{Family: d.u16(b)}
		switch {
		case n.Family == uint16(AFInet) && len(b) == 6, n.Family == uint16(AFInet6) && len(b) == 18:
			tIP.get(d, b[2:], &n.Addr)
		case !tLinkAddr.get(d, b[2:], &n.LLAddr):
			return false
		}
		*v = n
		return true
	},
	func(e *encoder, v **Via) {
		e.u16((*v).Family)
		e.ip((*v).Addr)
		tLinkAddr.put(e, &(*v).LLAddr)
	}, isZero[*Via],
	func(w *writer, v **Via) {
		w.open('{')
		w.kv("family", FamilyName(uint8((*v).Family)))
		w.kv("host", (*v).host())
		w.close('}')
	}}

func (v *Via) host() string {
	if v.Addr.IsValid() {
		return v.Addr.String()
	}
	return v.LLAddr.String()
}

// MPLSLabel is an entry of a label stack, RFC 3032 section 2.1.
type MPLSLabel struct {
	Label  uint32 // 20 bits
	TC     uint8  // 3 bits
	Bottom bool   // last of the stack
	TTL    uint8
}

var tLabels = vtype[[]MPLSLabel]{"MPLS labels",
	func(d *decoder, b []byte, v *[]MPLSLabel) bool {
		if len(b) == 0 || len(b)%4 != 0 {
			return false
		}
		*v = make([]MPLSLabel, len(b)/4)
		for i := range *v {
			n := binary.BigEndian.Uint32(b[4*i:])
			(*v)[i] = MPLSLabel{n >> 12, uint8(n >> 9 & 7), n>>8&1 == 1, uint8(n)}
		}
		return true
	},
	func(e *encoder, v *[]MPLSLabel) {
		for _, l := range *v {
			n := l.Label<<12 | uint32(l.TC&7)<<9 | uint32(l.TTL)
			if l.Bottom {
				n |= 1 << 8
			}
			e.buf = binary.BigEndian.AppendUint32(e.buf, n)
		}
	},
	func(v *[]MPLSLabel) bool { return len(*v) == 0 },
	func(w *writer, v *[]MPLSLabel) { w.quoted(labelStack(*v)) }}

// labelStack is labels as ip prints them, "100/200".
func labelStack(v []MPLSLabel) string {
	var b []byte
	for i, l := range v {
		if i > 0 {
			b = append(b, '/')
		}
		b = appendUint(b, uint64(l.Label))
	}
	return string(b)
}

// Metrics are the RTAX_* of include/uapi/linux/rtnetlink.h: what TCP and IP
// take from a route.
type Metrics struct {
	Lock             uint32 // bit n: metric RTAX_n must not be changed
	MTU              uint32
	Window           uint32
	RTT              uint32 // 1/8 ms
	RTTVar           uint32 // 1/4 ms
	SSThresh         uint32
	CWnd             uint32
	AdvMSS           uint32
	Reordering       uint32
	HopLimit         uint32
	InitCWnd         uint32
	Features         uint32 // RTAX_FEATURE_*: ECN 1, SACK 2, TIMESTAMP 4, ALLFRAG 8
	RTOMin           uint32 // ms
	InitRWnd         uint32
	QuickAck         uint32
	CCAlgo           string // congestion control
	FastOpenNoCookie uint32
	Attrs
}

var metricsTable = newTable("RTA_METRICS", func(m *Metrics) *Attrs { return &m.Attrs }, []field[Metrics]{
	{RTAXLock, "RTAX_LOCK", "", u32(func(m *Metrics) *uint32 { return &m.Lock })},
	{RTAXMTU, "RTAX_MTU", "mtu", u32(func(m *Metrics) *uint32 { return &m.MTU })},
	{RTAXWindow, "RTAX_WINDOW", "window", u32(func(m *Metrics) *uint32 { return &m.Window })},
	{RTAXRtt, "RTAX_RTT", "rtt", of(fraction(8), func(m *Metrics) *uint32 { return &m.RTT })},
	{RTAXRttvar, "RTAX_RTTVAR", "rttvar", of(fraction(4), func(m *Metrics) *uint32 { return &m.RTTVar })},
	{RTAXSsthresh, "RTAX_SSTHRESH", "ssthresh", u32(func(m *Metrics) *uint32 { return &m.SSThresh })},
	{RTAXCwnd, "RTAX_CWND", "cwnd", u32(func(m *Metrics) *uint32 { return &m.CWnd })},
	{RTAXAdvmss, "RTAX_ADVMSS", "advmss", u32(func(m *Metrics) *uint32 { return &m.AdvMSS })},
	{RTAXReordering, "RTAX_REORDERING", "reordering", u32(func(m *Metrics) *uint32 { return &m.Reordering })},
	{RTAXHopLimit, "RTAX_HOPLIMIT", "hoplimit", u32(func(m *Metrics) *uint32 { return &m.HopLimit })},
	{RTAXInitcwnd, "RTAX_INITCWND", "initcwnd", u32(func(m *Metrics) *uint32 { return &m.InitCWnd })},
	{RTAXFeatures, "RTAX_FEATURES", "features", of(rtaxFeatures, func(m *Metrics) *uint32 { return &m.Features })},
	{RTAXRTOMin, "RTAX_RTO_MIN", "rto_min", u32(func(m *Metrics) *uint32 { return &m.RTOMin })},
	{RTAXInitrwnd, "RTAX_INITRWND", "initrwnd", u32(func(m *Metrics) *uint32 { return &m.InitRWnd })},
	{RTAXQuickack, "RTAX_QUICKACK", "quickack", u32(func(m *Metrics) *uint32 { return &m.QuickAck })},
	{RTAXCCAlgo, "RTAX_CC_ALGO", "congestion", str(func(m *Metrics) *string { return &m.CCAlgo })},
	{RTAXFastopenNoCookie, "RTAX_FASTOPEN_NO_COOKIE", "fastopen_no_cookie", u32(func(m *Metrics) *uint32 { return &m.FastOpenNoCookie })},
})

// fraction is a u32 that JSON shows in whole units.
func fraction(of uint32) *vtype[uint32] {
	t := tU32
	t.json = func(w *writer, v *uint32) { w.uint(uint64(*v / of)) }
	return &t
}

// rtaxFeatures are RTAX_FEATURE_*; ip shows two of them under their own names.
var rtaxFeatures = inHex(&tU32)

// json writes the metrics as ip does, an array of one object. What is locked is
// in a key that ip leaves out of its JSON.
func (m *Metrics) json(w *writer) {
	w.open('[')
	w.open('{')
	null := func(k string) { w.key(k); w.buf = append(w.buf, "null"...) }
	if m.Features&1 != 0 {
		null("ecn")
	}
	if m.Features&16 != 0 {
		null("tcp_usec_ts")
	}
	if m.Lock != 0 {
		w.key("lock")
		w.open('[')
		for i := range metricsTable.fields {
			if f := &metricsTable.fields[i]; f.key != "" && m.Lock&(1<<f.attr) != 0 {
				w.quoted(f.key)
			}
		}
		w.close(']')
	}
	metricsTable.json(w, m)
	w.close('}')
	w.close(']')
}

// Nexthop is one leg of a multipath route: struct rtnexthop of
// include/uapi/linux/rtnetlink.h and its RTA_* attributes. The order of the
// legs of an IPv6 route means nothing and changes.
type Nexthop struct {
	Flags   uint8 // RTNH_F_*
	Hops    uint8 // weight - 1
	Index   int32 // of the interface
	Gateway netip.Addr
	Via     *Via
	Flow    uint32
	NewDst  []MPLSLabel
	Encap   Encap
	Attrs
}

// Weight is the leg's share among all, from 1.
func (n *Nexthop) Weight() int { return int(n.Hops) + 1 }

// Has says whether an attribute (RTA_*) is present.
func (n *Nexthop) Has(attr uint16) bool { return nexthopTable.has(n, attr) }

var nexthopTable = newTable("struct rtnexthop", func(n *Nexthop) *Attrs { return &n.Attrs }, []field[Nexthop]{
	{RTAGateway, "RTA_GATEWAY", "gateway", ip(func(n *Nexthop) *netip.Addr { return &n.Gateway })},
	{RTAFlow, "RTA_FLOW", "", u32(func(n *Nexthop) *uint32 { return &n.Flow })},
	{RTAVia, "RTA_VIA", "via", of(&tVia, func(n *Nexthop) **Via { return &n.Via })},
	{RTANewDst, "RTA_NEWDST", "to", of(&tLabels, func(n *Nexthop) *[]MPLSLabel { return &n.NewDst })},
	{RTAEncapType, "RTA_ENCAP_TYPE", "", encapType(func(n *Nexthop) *Encap { return &n.Encap })},
	{RTAEncap, "RTA_ENCAP", "", encapData(func(n *Nexthop) *Encap { return &n.Encap })},
})

const sizeofRtNexthop = 8

// tNexthops cuts the payload of RTA_MULTIPATH: legs have their own length
// field, like attributes, and their own framing.
var tNexthops = vtype[[]Nexthop]{"array of struct rtnexthop",
	func(d *decoder, b []byte, v *[]Nexthop) bool {
		legs := 0
		for rest := b; len(rest) > 0; legs++ {
			n := 0
			if len(rest) >= sizeofRtNexthop {
				n = int(d.u16(rest))
			}
			if n < sizeofRtNexthop || n > len(rest) {
				d.fail("", ErrFraming)
				return false
			}
			rest = rest[min((n+3)&^3, len(rest)):]
		}
		*v = nil
		if legs > 0 {
			*v = make([]Nexthop, legs)
		}
		outer := d.encap
		for i := range *v {
			n, h := int(d.u16(b)), &(*v)[i]
			h.Flags, h.Hops, h.Index = b[2], b[3], d.s32(b[4:])
			d.encap = encapParts{}
			nexthopTable.decode(d, h, b[sizeofRtNexthop:n])
			if d.encap.seen {
				d.encap.settle(d, &h.Encap, &h.Attrs, RTAEncapType, RTAEncap)
			}
			b = b[min((n+3)&^3, len(b)):]
		}
		d.encap = outer
		return true
	},
	func(e *encoder, v *[]Nexthop) {
		for i := range *v {
			h := &(*v)[i]
			at := e.begin(0)
			e.buf = e.buf[:at+2]
			e.bytes([]byte{h.Flags, h.Hops})
			e.s32(h.Index)
			nexthopTable.append(e, h)
			e.end(at, "struct rtnexthop")
		}
	},
	func(v *[]Nexthop) bool { return len(*v) == 0 }, nil}

// Has says whether an attribute (RTAX_*) is present.
func (m *Metrics) Has(attr uint16) bool { return metricsTable.has(m, attr) }
