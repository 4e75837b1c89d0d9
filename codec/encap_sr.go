package codec

import "net/netip"

// Attributes of a segment routing encapsulation, SEG6_IPTUNNEL_* of include/uapi/linux/seg6_iptunnel.h.
const (
	SEG6IptunnelSRH uint16 = 1 // SEG6_IPTUNNEL_SRH
	SEG6IptunnelSrc uint16 = 2 // SEG6_IPTUNNEL_SRC
)

// Attributes of a local segment, SEG6_LOCAL_* of include/uapi/linux/seg6_local.h.
const (
	SEG6LocalAction   uint16 = 1  // SEG6_LOCAL_ACTION
	SEG6LocalSRH      uint16 = 2  // SEG6_LOCAL_SRH
	SEG6LocalTable    uint16 = 3  // SEG6_LOCAL_TABLE
	SEG6LocalNh4      uint16 = 4  // SEG6_LOCAL_NH4
	SEG6LocalNh6      uint16 = 5  // SEG6_LOCAL_NH6
	SEG6LocalIIF      uint16 = 6  // SEG6_LOCAL_IIF
	SEG6LocalOIF      uint16 = 7  // SEG6_LOCAL_OIF
	SEG6LocalBPF      uint16 = 8  // SEG6_LOCAL_BPF
	SEG6LocalVrftable uint16 = 9  // SEG6_LOCAL_VRFTABLE
	SEG6LocalCounters uint16 = 10 // SEG6_LOCAL_COUNTERS
	SEG6LocalFlavors  uint16 = 11 // SEG6_LOCAL_FLAVORS
)

// Attributes of a tracing encapsulation, IOAM6_IPTUNNEL_* of include/uapi/linux/ioam6_iptunnel.h.
const (
	IOAM6IptunnelMode  uint16 = 1 // IOAM6_IPTUNNEL_MODE
	IOAM6IptunnelDst   uint16 = 2 // IOAM6_IPTUNNEL_DST
	IOAM6IptunnelTrace uint16 = 3 // IOAM6_IPTUNNEL_TRACE
	IOAM6IptunnelFreqK uint16 = 4 // IOAM6_IPTUNNEL_FREQ_K
	IOAM6IptunnelFreqN uint16 = 5 // IOAM6_IPTUNNEL_FREQ_N
	IOAM6IptunnelSrc   uint16 = 6 // IOAM6_IPTUNNEL_SRC
)

// SEG6Encap routes by segments, SEG6_IPTUNNEL_* of
// include/uapi/linux/seg6_iptunnel.h.
type SEG6Encap struct {
	Tunnel *SEG6Tunnel
	Src    netip.Addr
	Attrs
}

var seg6EncapTable = newTable("RTA_ENCAP of type seg6", func(x *SEG6Encap) *Attrs { return &x.Attrs }, []field[SEG6Encap]{
	{SEG6IptunnelSRH, "SEG6_IPTUNNEL_SRH", "", of(&tSEG6Tunnel, func(x *SEG6Encap) **SEG6Tunnel { return &x.Tunnel })},
	{SEG6IptunnelSrc, "SEG6_IPTUNNEL_SRC", "tunsrc", ip(func(x *SEG6Encap) *netip.Addr { return &x.Src })},
})

// Has says whether an attribute (SEG6_IPTUNNEL_*) is present.
func (x *SEG6Encap) Has(attr uint16) bool { return seg6EncapTable.has(x, attr) }

// EncapType is [EncapSEG6].
func (x *SEG6Encap) EncapType() uint16 { return EncapSEG6 }

func (x *SEG6Encap) decodeEncap(d *decoder, b []byte) bool {
	seg6EncapTable.decode(d, x, b)
	return true
}
func (x *SEG6Encap) encodeEncap(e *encoder) { seg6EncapTable.append(e, x) }
func (x *SEG6Encap) jsonEncap(w *writer) {
	if x.Tunnel != nil {
		w.kv("mode", seg6ModeNames.of(uint64(uint32(x.Tunnel.Mode))))
		x.Tunnel.SRH.json(w)
	}
	seg6EncapTable.json(w, x)
}

// SEG6LocalEncap is what a node does with a segment of its own, SEG6_LOCAL_* of
// include/uapi/linux/seg6_local.h.
type SEG6LocalEncap struct {
	Action   uint32 // SEG6_LOCAL_ACTION_*
	SRH      *SRH
	Table    uint32
	NH4      netip.Addr
	NH6      netip.Addr
	IIF      int32
	OIF      int32
	BPF      *SEG6BPF
	VRFTable uint32
	Counters *SEG6Counters
	Flavors  *SEG6Flavors
	Attrs
}

var seg6LocalEncapTable = newTable("RTA_ENCAP of type seg6local", func(x *SEG6LocalEncap) *Attrs { return &x.Attrs }, []field[SEG6LocalEncap]{
	{SEG6LocalAction, "SEG6_LOCAL_ACTION", "action", of(names32(seg6ActionNames), func(x *SEG6LocalEncap) *uint32 { return &x.Action })},
	{SEG6LocalSRH, "SEG6_LOCAL_SRH", "srh", of(&tSRH, func(x *SEG6LocalEncap) **SRH { return &x.SRH })},
	{SEG6LocalTable, "SEG6_LOCAL_TABLE", "table", of(tTable, func(x *SEG6LocalEncap) *uint32 { return &x.Table })},
	{SEG6LocalNh4, "SEG6_LOCAL_NH4", "nh4", ip(func(x *SEG6LocalEncap) *netip.Addr { return &x.NH4 })},
	{SEG6LocalNh6, "SEG6_LOCAL_NH6", "nh6", ip(func(x *SEG6LocalEncap) *netip.Addr { return &x.NH6 })},
	{SEG6LocalIIF, "SEG6_LOCAL_IIF", "iif", oif(func(x *SEG6LocalEncap) *int32 { return &x.IIF })},
	{SEG6LocalOIF, "SEG6_LOCAL_OIF", "oif", oif(func(x *SEG6LocalEncap) *int32 { return &x.OIF })},
	{SEG6LocalBPF, "SEG6_LOCAL_BPF", "endpoint", as(nested(seg6BPFTable, func(x *SEG6LocalEncap) **SEG6BPF { return &x.BPF }), func(w *writer, x *SEG6LocalEncap) { w.str(x.BPF.Name) })},
	{SEG6LocalVrftable, "SEG6_LOCAL_VRFTABLE", "vrftable", of(tTable, func(x *SEG6LocalEncap) *uint32 { return &x.VRFTable })},
	{SEG6LocalCounters, "SEG6_LOCAL_COUNTERS", "stats64", nested(seg6CountersTable, func(x *SEG6LocalEncap) **SEG6Counters { return &x.Counters })},
	{SEG6LocalFlavors, "SEG6_LOCAL_FLAVORS", "flavors", as(nested(seg6FlavorsTable, func(x *SEG6LocalEncap) **SEG6Flavors { return &x.Flavors }), func(w *writer, x *SEG6LocalEncap) { x.Flavors.json(w) })},
})

// Has says whether an attribute (SEG6_LOCAL_*) is present.
func (x *SEG6LocalEncap) Has(attr uint16) bool { return seg6LocalEncapTable.has(x, attr) }

// EncapType is [EncapSEG6Local].
func (x *SEG6LocalEncap) EncapType() uint16 { return EncapSEG6Local }

func (x *SEG6LocalEncap) decodeEncap(d *decoder, b []byte) bool {
	seg6LocalEncapTable.decode(d, x, b)
	return true
}
func (x *SEG6LocalEncap) encodeEncap(e *encoder) { seg6LocalEncapTable.append(e, x) }
func (x *SEG6LocalEncap) jsonEncap(w *writer)    { seg6LocalEncapTable.json(w, x) }

// SEG6BPF is the program of action End.BPF, SEG6_LOCAL_BPF_PROG_*.
type SEG6BPF struct {
	Prog uint32
	Name string
	Attrs
}

var seg6BPFTable = newTable("SEG6_LOCAL_BPF", func(x *SEG6BPF) *Attrs { return &x.Attrs }, []field[SEG6BPF]{
	{SEG6LocalBPFProg, "SEG6_LOCAL_BPF_PROG", "id", u32(func(x *SEG6BPF) *uint32 { return &x.Prog })},
	{SEG6LocalBPFProgName, "SEG6_LOCAL_BPF_PROG_NAME", "name", str(func(x *SEG6BPF) *string { return &x.Name })},
})

// Has says whether an attribute (SEG6_LOCAL_BPF_*) is present.
func (x *SEG6BPF) Has(attr uint16) bool { return seg6BPFTable.has(x, attr) }

// SEG6Counters are what a local segment has passed, SEG6_LOCAL_CNT_*. They
// change without a message.
type SEG6Counters struct {
	Packets uint64
	Bytes   uint64
	Errors  uint64
	Attrs
}

var seg6CountersTable = newTable("SEG6_LOCAL_COUNTERS", func(x *SEG6Counters) *Attrs { return &x.Attrs }, []field[SEG6Counters]{
	{1, "SEG6_LOCAL_CNT_PAD", "", raw[SEG6Counters]()},
	{SEG6LocalCntPackets, "SEG6_LOCAL_CNT_PACKETS", "packets", u64(func(x *SEG6Counters) *uint64 { return &x.Packets })},
	{SEG6LocalCntBytes, "SEG6_LOCAL_CNT_BYTES", "bytes", u64(func(x *SEG6Counters) *uint64 { return &x.Bytes })},
	{SEG6LocalCntErrors, "SEG6_LOCAL_CNT_ERRORS", "errors", u64(func(x *SEG6Counters) *uint64 { return &x.Errors })},
})

// Has says whether an attribute (SEG6_LOCAL_CNT_*) is present.
func (x *SEG6Counters) Has(attr uint16) bool { return seg6CountersTable.has(x, attr) }

// SEG6Flavors are the flavours of an action, SEG6_LOCAL_FLV_*.
type SEG6Flavors struct {
	Operation           uint32 // bit n: SEG6_LOCAL_FLV_OP_n
	LocatorBlockBits    uint8
	LocatorNodeFuncBits uint8
	Attrs
}

var seg6FlavorsTable = newTable("SEG6_LOCAL_FLAVORS", func(x *SEG6Flavors) *Attrs { return &x.Attrs }, []field[SEG6Flavors]{
	{SEG6LocalFlvOperation, "SEG6_LOCAL_FLV_OPERATION", "", u32(func(x *SEG6Flavors) *uint32 { return &x.Operation })},
	{SEG6LocalFlvLcblockBits, "SEG6_LOCAL_FLV_LCBLOCK_BITS", "lblen", u8(func(x *SEG6Flavors) *uint8 { return &x.LocatorBlockBits })},
	{SEG6LocalFlvLcnodeFnBits, "SEG6_LOCAL_FLV_LCNODE_FN_BITS", "nflen", u8(func(x *SEG6Flavors) *uint8 { return &x.LocatorNodeFuncBits })},
})

// Has says whether an attribute (SEG6_LOCAL_FLV_*) is present.
func (x *SEG6Flavors) Has(attr uint16) bool { return seg6FlavorsTable.has(x, attr) }

// RPLEncap routes by an RPL source route, RPL_IPTUNNEL_* of
// include/uapi/linux/rpl_iptunnel.h.
type RPLEncap struct {
	SRH *RPLHeader
	Attrs
}

var rplEncapTable = newTable("RTA_ENCAP of type rpl", func(x *RPLEncap) *Attrs { return &x.Attrs }, []field[RPLEncap]{
	{RPLIptunnelSRH, "RPL_IPTUNNEL_SRH", "segs", of(&tRPLHeader, func(x *RPLEncap) **RPLHeader { return &x.SRH })},
})

// Has says whether an attribute (RPL_IPTUNNEL_*) is present.
func (x *RPLEncap) Has(attr uint16) bool { return rplEncapTable.has(x, attr) }

// EncapType is [EncapRPL].
func (x *RPLEncap) EncapType() uint16 { return EncapRPL }

func (x *RPLEncap) decodeEncap(d *decoder, b []byte) bool { rplEncapTable.decode(d, x, b); return true }
func (x *RPLEncap) encodeEncap(e *encoder)                { rplEncapTable.append(e, x) }
func (x *RPLEncap) jsonEncap(w *writer)                   { rplEncapTable.json(w, x) }

// IOAM6Encap traces packets, IOAM6_IPTUNNEL_* of
// include/uapi/linux/ioam6_iptunnel.h.
type IOAM6Encap struct {
	Mode  uint8
	Dst   netip.Addr
	Trace *IOAM6Trace
	FreqK uint32
	FreqN uint32
	Src   netip.Addr
	Attrs
}

var ioam6EncapTable = newTable("RTA_ENCAP of type ioam6", func(x *IOAM6Encap) *Attrs { return &x.Attrs }, []field[IOAM6Encap]{
	{IOAM6IptunnelMode, "IOAM6_IPTUNNEL_MODE", "mode", of(names8(ioam6ModeNames), func(x *IOAM6Encap) *uint8 { return &x.Mode })},
	{IOAM6IptunnelDst, "IOAM6_IPTUNNEL_DST", "tundst", ip(func(x *IOAM6Encap) *netip.Addr { return &x.Dst })},
	{IOAM6IptunnelTrace, "IOAM6_IPTUNNEL_TRACE", "trace", of(&tIOAM6Trace, func(x *IOAM6Encap) **IOAM6Trace { return &x.Trace })},
	{IOAM6IptunnelFreqK, "IOAM6_IPTUNNEL_FREQ_K", "freqk", u32(func(x *IOAM6Encap) *uint32 { return &x.FreqK })},
	{IOAM6IptunnelFreqN, "IOAM6_IPTUNNEL_FREQ_N", "freqn", u32(func(x *IOAM6Encap) *uint32 { return &x.FreqN })},
	{IOAM6IptunnelSrc, "IOAM6_IPTUNNEL_SRC", "tunsrc", ip(func(x *IOAM6Encap) *netip.Addr { return &x.Src })},
})

// Has says whether an attribute (IOAM6_IPTUNNEL_*) is present.
func (x *IOAM6Encap) Has(attr uint16) bool { return ioam6EncapTable.has(x, attr) }

// EncapType is [EncapIOAM6].
func (x *IOAM6Encap) EncapType() uint16 { return EncapIOAM6 }

func (x *IOAM6Encap) decodeEncap(d *decoder, b []byte) bool {
	ioam6EncapTable.decode(d, x, b)
	return true
}
func (x *IOAM6Encap) encodeEncap(e *encoder) { ioam6EncapTable.append(e, x) }
func (x *IOAM6Encap) jsonEncap(w *writer)    { ioam6EncapTable.json(w, x) }
