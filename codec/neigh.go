package codec

import (
	"net/netip"
	"strconv"
)

// Neigh is an entry of a neighbour table or, with Family [AFBridge], of a
// forwarding database: struct ndmsg of include/uapi/linux/neighbour.h and its
// NDA_* attributes.
type Neigh struct {
	Family   uint8
	Flags    uint8 // NTF_*
	Type     uint8 // RTN_*: kind of the destination
	Protocol uint8 // RTPROT_*
	State    uint16
	VLAN     uint16
	Index    int32 // of the interface
	Master   int32 // interface index of the bridge
	Via      int32 // NDA_IFINDEX: interface a VXLAN remote is reached through
	Probes   uint32
	NHID     uint32 // of the nexthop object
	ExtFlags uint32 // NTF_EXT_*
	VNI      uint32
	Port     uint16 // UDP port of a VXLAN remote

	LLAddr    LinkAddr
	Dst       netip.Addr // the neighbour, or the remote end of an FDB entry
	CacheInfo NeighCacheInfo

	// Extra is what few entries have; nil for nothing of it. [NeighExtra.Get]
	// reads it either way.
	Extra *NeighExtra

	Attrs
}

// NeighExtra is what few neighbours have, apart so that the many stay small.
type NeighExtra struct {
	FDBExt      *NeighFDBExt
	LinkNetNSID int32 // namespace of the interface Via
	SrcVNI      uint32
	StateMask   uint16 // in requests only
	FlagsMask   uint8  // in requests only
}

// Get is what x points to, and the zero NeighExtra for nil.
func (x *NeighExtra) Get() NeighExtra {
	if x == nil {
		return NeighExtra{}
	}
	return *x
}

// neighExtra is the ops of a field of NeighExtra.
func neighExtra(o ops[NeighExtra]) ops[Neigh] {
	return apart[Neigh, NeighExtra]{func(n *Neigh) **NeighExtra { return &n.Extra }, o}
}

// States of a neighbour, NUD_* of include/uapi/linux/neighbour.h.
const (
	NeighIncomplete uint16 = 0x01 // NUD_INCOMPLETE
	NeighReachable  uint16 = 0x02 // NUD_REACHABLE
	NeighStale      uint16 = 0x04 // NUD_STALE
	NeighDelay      uint16 = 0x08 // NUD_DELAY
	NeighProbe      uint16 = 0x10 // NUD_PROBE
	NeighFailed     uint16 = 0x20 // NUD_FAILED
	NeighNoARP      uint16 = 0x40 // NUD_NOARP
	NeighPermanent  uint16 = 0x80 // NUD_PERMANENT
)

// Flags of a neighbour, NTF_* of include/uapi/linux/neighbour.h.
const (
	NeighUse         uint8  = 0x01 // NTF_USE
	NeighSelf        uint8  = 0x02 // NTF_SELF
	NeighMaster      uint8  = 0x04 // NTF_MASTER
	NeighProxy       uint8  = 0x08 // NTF_PROXY
	NeighExtLearned  uint8  = 0x10 // NTF_EXT_LEARNED
	NeighOffloaded   uint8  = 0x20 // NTF_OFFLOADED
	NeighSticky      uint8  = 0x40 // NTF_STICKY
	NeighRouter      uint8  = 0x80 // NTF_ROUTER
	NeighManaged     uint32 = 0x01 // NTF_EXT_MANAGED
	NeighLocked      uint32 = 0x02 // NTF_EXT_LOCKED
	NeighExtValidate uint32 = 0x04 // NTF_EXT_EXT_VALIDATED
)

// NeighCacheInfo is struct nda_cacheinfo. The ages are in clock ticks of
// 1/100 s (USER_HZ) before the message was made.
type NeighCacheInfo struct{ Confirmed, Used, Updated, RefCount uint32 }

// NeighFDBExt is what NDA_FDB_EXT_ATTRS holds, NFEA_*.
type NeighFDBExt struct {
	ActivityNotify uint8 // FDB_NOTIFY_BIT 1, FDB_NOTIFY_INACTIVE_BIT 2
	DontRefresh    bool
	Attrs
}

var tNeighCacheInfo = fixed("struct nda_cacheinfo", 16,
	func(d *decoder, b []byte, c *NeighCacheInfo) {
		*c = NeighCacheInfo{d.u32(b), d.u32(b[4:]), d.u32(b[8:]), d.u32(b[12:])}
	},
	func(e *encoder, c *NeighCacheInfo) {
		e.u32(c.Confirmed)
		e.u32(c.Used)
		e.u32(c.Updated)
		e.u32(c.RefCount)
	},
	nil)

var neighFDBExtTable = newTable("NDA_FDB_EXT_ATTRS", func(n *NeighFDBExt) *Attrs { return &n.Attrs }, []field[NeighFDBExt]{
	{NFEAActivityNotify, "NFEA_ACTIVITY_NOTIFY", "activity_notify", u8(func(n *NeighFDBExt) *uint8 { return &n.ActivityNotify })},
	{NFEADontRefresh, "NFEA_DONT_REFRESH", "norefresh", flag(func(n *NeighFDBExt) *bool { return &n.DontRefresh })},
})

var neighTable = newTable("struct ndmsg", func(n *Neigh) *Attrs { return &n.Attrs }, []field[Neigh]{
	{NDADst, "NDA_DST", "dst", ip(func(n *Neigh) *netip.Addr { return &n.Dst })},
	{NDALLAddr, "NDA_LLADDR", "", lladdr(func(n *Neigh) *LinkAddr { return &n.LLAddr })},
	{NDACacheInfo, "NDA_CACHEINFO", "", of(&tNeighCacheInfo, func(n *Neigh) *NeighCacheInfo { return &n.CacheInfo })},
	{NDAProbes, "NDA_PROBES", "probes", u32(func(n *Neigh) *uint32 { return &n.Probes })},
	{NDAVLAN, "NDA_VLAN", "vlan", u16(func(n *Neigh) *uint16 { return &n.VLAN })},
	{NDAPort, "NDA_PORT", "port", be16(func(n *Neigh) *uint16 { return &n.Port })},
	{NDAVNI, "NDA_VNI", "vni", u32(func(n *Neigh) *uint32 { return &n.VNI })},
	{NDAIfIndex, "NDA_IFINDEX", "viaIf", oif(func(n *Neigh) *int32 { return &n.Via })},
	{NDAMaster, "NDA_MASTER", "master", oif(func(n *Neigh) *int32 { return &n.Master })},
	{NDALinkNetNSID, "NDA_LINK_NETNSID", "linkNetNsId", neighExtra(s32(func(x *NeighExtra) *int32 { return &x.LinkNetNSID }))},
	{NDASrcVNI, "NDA_SRC_VNI", "src_vni", neighExtra(u32(func(x *NeighExtra) *uint32 { return &x.SrcVNI }))},
	{NDAProtocol, "NDA_PROTOCOL", "protocol", of(tProtocol, func(n *Neigh) *uint8 { return &n.Protocol })},
	{NDANHID, "NDA_NH_ID", "nhid", u32(func(n *Neigh) *uint32 { return &n.NHID })},
	{NDAFDBExtAttrs, "NDA_FDB_EXT_ATTRS", "fdb_ext_attrs", neighExtra(nestedF(neighFDBExtTable, func(x *NeighExtra) **NeighFDBExt { return &x.FDBExt }))},
	{NDAFlagsExt, "NDA_FLAGS_EXT", "", u32(func(n *Neigh) *uint32 { return &n.ExtFlags })},
	{NDANdmStateMask, "NDA_NDM_STATE_MASK", "ndm_state_mask", neighExtra(u16(func(x *NeighExtra) *uint16 { return &x.StateMask }))},
	{NDANdmFlagsMask, "NDA_NDM_FLAGS_MASK", "ndm_flags_mask", neighExtra(u8(func(x *NeighExtra) *uint8 { return &x.FlagsMask }))},
})

var neighStateNames = []bitName{
	{0x01, "INCOMPLETE"}, {0x02, "REACHABLE"}, {0x04, "STALE"}, {0x08, "DELAY"},
	{0x10, "PROBE"}, {0x20, "FAILED"}, {0x40, "NOARP"}, {0x80, "PERMANENT"},
}

// The words of ip neigh and of bridge fdb differ.
var (
	neighFlagNames = []bitName{
		{0x01, "use"}, {0x02, "self"}, {0x04, "master"}, {0x08, "proxy"}, {0x10, "extern_learn"},
		{0x20, "offload"}, {0x40, "sticky"}, {0x80, "router"},
	}
	// Keys of their own must not be those of attributes; ip shows no such flags.
	neighFlagKeys = []bitName{
		{0x01, "ntf_use"}, {0x02, "ntf_self"}, {0x04, "ntf_master"}, {0x08, "proxy"}, {0x10, "extern_learn"},
		{0x20, "offload"}, {0x40, "sticky"}, {0x80, "router"},
	}
	neighExtFlagNames = []bitName{{0x01, "managed"}, {0x02, "locked"}, {0x04, "extern_valid"}}
)

const sizeofNdMsg = 12

func (n *Neigh) resource() {}

// Has says whether an attribute (NDA_*) is present.
func (n *Neigh) Has(attr uint16) bool { return neighTable.has(n, attr) }

func (n *Neigh) decode(d *decoder, b []byte) {
	if len(b) < sizeofNdMsg {
		d.fail("", ErrShort)
		return
	}
	n.Family, n.Index, n.State, n.Flags, n.Type = b[0], d.s32(b[4:]), d.u16(b[8:]), b[10], b[11]
	b = b[sizeofNdMsg:]
	if d.byHand {
		b = n.hot(d, b)
	}
	neighTable.decodeRest(d, n, b)
	if n.Extra != nil && !neighTable.anyApart(n) {
		n.Extra = nil
	}
}

func (n *Neigh) encode(e *encoder) {
	e.bytes([]byte{n.Family, 0, 0, 0})
	e.s32(n.Index)
	e.u16(n.State)
	e.bytes([]byte{n.Flags, n.Type})
	neighTable.append(e, n)
}

// MarshalJSON is one entry of ip -j neigh or, for a forwarding database's, of
// bridge -j fdb.
func (n *Neigh) MarshalJSON() ([]byte, error) { return marshal(n) }

func (n *Neigh) json(w *writer) {
	w.begin()
	w.kvInt("ifindex", int64(n.Index))
	if n.Family == AFBridge {
		n.jsonFDB(w)
	} else {
		n.jsonNeigh(w)
	}
	if n.Has(NDACacheInfo) {
		// ip -s shows seconds.
		w.kvUint("used", uint64(n.CacheInfo.Used/100))
		if n.Family != AFBridge {
			w.kvUint("confirmed", uint64(n.CacheInfo.Confirmed/100))
		}
		w.kvUint("updated", uint64(n.CacheInfo.Updated/100))
		if n.Family != AFBridge {
			w.kvUint("refcnt", uint64(n.CacheInfo.RefCount))
		}
	}
	neighTable.json(w, n)
	w.close('}')
}

func (n *Neigh) jsonNeigh(w *writer) {
	w.kvDev("dev", n.Index)
	w.kv("family", FamilyName(n.Family))
	if n.Has(NDALLAddr) {
		w.kv("lladdr", n.LLAddr.String())
	}
	present := func(s string) { w.key(s); w.comma(); w.buf = append(w.buf, "null"...) }
	eachBit(uint64(n.Flags), neighFlagKeys, present)
	eachBit(uint64(n.ExtFlags), neighExtFlagNames, present)
	w.key("state")
	w.mask(uint64(n.State), neighStateNames)
	if n.Type != 0 {
		w.kv("type", RouteTypeName(n.Type))
	}
}

func (n *Neigh) jsonFDB(w *writer) {
	w.kvDev("ifname", n.Index)
	w.kv("family", FamilyName(n.Family))
	if n.Has(NDALLAddr) {
		w.kv("mac", n.LLAddr.String())
	}
	w.key("flags")
	w.open('[')
	eachBit(uint64(n.Flags), neighFlagNames, w.quoted)
	eachBit(uint64(n.ExtFlags), neighExtFlagNames, w.quoted)
	w.close(']')
	w.kv("state", n.fdbState())
}

// fdbState is the state in the words of bridge fdb; "" for a dynamic entry.
func (n *Neigh) fdbState() string {
	switch {
	case n.State&NeighPermanent != 0:
		return "permanent"
	case n.State&NeighNoARP != 0:
		return "static"
	case n.State&NeighStale != 0:
		return "stale"
	case n.State&NeighReachable != 0:
		return ""
	}
	return "state=0x" + strconv.FormatUint(uint64(n.State), 16)
}

// String is one line in the manner of ip neigh or bridge fdb.
func (n *Neigh) String() string { return text(n) }

func (n *Neigh) text(l *line) {
	if n.Family == AFBridge {
		l.w(n.LLAddr.String())
		l.dev("dev", n.Index)
		l.addr("dst", n.Dst)
	} else {
		if n.Dst.IsValid() {
			l.w(n.Dst.String())
		}
		l.dev("dev", n.Index)
		if !n.LLAddr.IsZero() {
			l.w("lladdr", n.LLAddr.String())
		}
	}
	l.opt("vlan", uint64(n.VLAN))
	l.opt("port", uint64(n.Port))
	l.opt("vni", uint64(n.VNI))
	l.dev("via", n.Via)
	l.dev("master", n.Master)
	l.opt("nhid", uint64(n.NHID))
	eachBit(uint64(n.Flags), neighFlagNames, func(s string) { l.w(s) })
	eachBit(uint64(n.ExtFlags), neighExtFlagNames, func(s string) { l.w(s) })
	if n.Protocol != 0 {
		l.w("proto", ProtocolName(n.Protocol))
	}
	if n.Family == AFBridge {
		if s := n.fdbState(); s != "" {
			l.w(s)
		}
		return
	}
	eachBit(uint64(n.State), neighStateNames, func(s string) { l.w(s) })
}

// Has says whether an attribute (NFEA_*) is present.
func (n *NeighFDBExt) Has(attr uint16) bool { return neighFDBExtTable.has(n, attr) }
