package codec

// Attributes of action "vlan", TCA_VLAN_* of
// include/uapi/linux/tc_act/tc_vlan.h.
const (
	TCAVLANTm               uint16 = 1 // TCA_VLAN_TM
	TCAVLANParms            uint16 = 2 // TCA_VLAN_PARMS
	TCAVLANPushVLANID       uint16 = 3 // TCA_VLAN_PUSH_VLAN_ID
	TCAVLANPushVLANProtocol uint16 = 4 // TCA_VLAN_PUSH_VLAN_PROTOCOL
	TCAVLANPushVLANPriority uint16 = 6 // TCA_VLAN_PUSH_VLAN_PRIORITY
	TCAVLANPushEthDst       uint16 = 7 // TCA_VLAN_PUSH_ETH_DST
	TCAVLANPushEthSrc       uint16 = 8 // TCA_VLAN_PUSH_ETH_SRC
)

// Attributes of action "mpls", TCA_MPLS_* of
// include/uapi/linux/tc_act/tc_mpls.h.
const (
	TCAMPLSTm    uint16 = 1 // TCA_MPLS_TM
	TCAMPLSParms uint16 = 2 // TCA_MPLS_PARMS
	TCAMPLSProto uint16 = 4 // TCA_MPLS_PROTO
	TCAMPLSLabel uint16 = 5 // TCA_MPLS_LABEL
	TCAMPLSTC    uint16 = 6 // TCA_MPLS_TC
	TCAMPLSTTL   uint16 = 7 // TCA_MPLS_TTL
	TCAMPLSBos   uint16 = 8 // TCA_MPLS_BOS
)

// Attributes of action "ife", TCA_IFE_* of include/uapi/linux/tc_act/tc_ife.h.
const (
	TCAIfeParms   uint16 = 1 // TCA_IFE_PARMS
	TCAIfeTm      uint16 = 2 // TCA_IFE_TM
	TCAIfeDmac    uint16 = 3 // TCA_IFE_DMAC
	TCAIfeSmac    uint16 = 4 // TCA_IFE_SMAC
	TCAIfeType    uint16 = 5 // TCA_IFE_TYPE
	TCAIfeMetalst uint16 = 6 // TCA_IFE_METALST
)

// Attributes inside TCA_IFE_METALST, IFE_META_* of include/uapi/linux/ife.h.
const (
	IFEMetaSkbmark uint16 = 1 // IFE_META_SKBMARK
	IFEMetaHashid  uint16 = 2 // IFE_META_HASHID
	IFEMetaPrio    uint16 = 3 // IFE_META_PRIO
	IFEMetaQmap    uint16 = 4 // IFE_META_QMAP
	IFEMetaTcindex uint16 = 5 // IFE_META_TCINDEX
)

// VLANActParms is struct tc_vlan of include/uapi/linux/tc_act/tc_vlan.h.
type VLANActParms struct {
	TCGen
	VAction int32 // TCA_VLAN_ACT_*
}

func (x *VLANActParms) walk(l *layout) {
	l.gen(&x.TCGen)
	l.s32As("vlan_action", &x.VAction, showName(vlanActNames))
}

var tVLANActParms = cstruct[VLANActParms]("struct tc_vlan", 24)

// VLANAct pushes, pops or changes a packet's VLAN tag, TCA_VLAN_* of
// include/uapi/linux/tc_act/tc_vlan.h.
type VLANAct struct {
	Times    TCTimes
	Parms    VLANActParms
	ID       uint16
	Protocol uint16 // EtherType
	Priority uint8
	EthDst   LinkAddr
	EthSrc   LinkAddr
	Attrs
}

var vlanActTable = newTable("TCA_ACT_OPTIONS of vlan", func(x *VLANAct) *Attrs { return &x.Attrs }, []field[VLANAct]{
	{TCAVLANTm, "TCA_VLAN_TM", "times", of(&tTCTimes, func(x *VLANAct) *TCTimes { return &x.Times })},
	{TCAVLANParms, "TCA_VLAN_PARMS", "", of(&tVLANActParms, func(x *VLANAct) *VLANActParms { return &x.Parms })},
	{TCAVLANPushVLANID, "TCA_VLAN_PUSH_VLAN_ID", "id", u16(func(x *VLANAct) *uint16 { return &x.ID })},
	{TCAVLANPushVLANProtocol, "TCA_VLAN_PUSH_VLAN_PROTOCOL", "protocol", of(tTCProtocol, func(x *VLANAct) *uint16 { return &x.Protocol })},
	{5, "TCA_VLAN_PAD", "", raw[VLANAct]()},
	{TCAVLANPushVLANPriority, "TCA_VLAN_PUSH_VLAN_PRIORITY", "priority", u8(func(x *VLANAct) *uint8 { return &x.Priority })},
	{TCAVLANPushEthDst, "TCA_VLAN_PUSH_ETH_DST", "dst_mac", lladdr(func(x *VLANAct) *LinkAddr { return &x.EthDst })},
	{TCAVLANPushEthSrc, "TCA_VLAN_PUSH_ETH_SRC", "src_mac", lladdr(func(x *VLANAct) *LinkAddr { return &x.EthSrc })},
})

// Has says whether an attribute (TCA_VLAN_*) is present.
func (x *VLANAct) Has(attr uint16) bool { return vlanActTable.has(x, attr) }

func (x *VLANAct) decodeAct(d *decoder, b []byte) { vlanActTable.decode(d, x, b) }
func (x *VLANAct) encodeAct(e *encoder)           { vlanActTable.append(e, x) }
func (x *VLANAct) jsonAct(w *writer) {
	if x.Has(TCAVLANParms) {
		x.Parms.walk(&layout{w: w})
	}
	vlanActTable.json(w, x)
}

// MPLSActParms is struct tc_mpls of include/uapi/linux/tc_act/tc_mpls.h.
type MPLSActParms struct {
	TCGen
	MAction int32 // TCA_MPLS_ACT_*
}

func (x *MPLSActParms) walk(l *layout) {
	l.gen(&x.TCGen)
	l.s32As("mpls_action", &x.MAction, showName(mplsActNames))
}

var tMPLSActParms = cstruct[MPLSActParms]("struct tc_mpls", 24)

// MPLSAct pushes, pops or changes a packet's MPLS header, TCA_MPLS_* of
// include/uapi/linux/tc_act/tc_mpls.h.
type MPLSAct struct {
	Times    TCTimes
	Parms    MPLSActParms
	Protocol uint16 // EtherType
	Label    uint32
	TC       uint8
	TTL      uint8
	BOS      uint8
	Attrs
}

var mplsActTable = newTable("TCA_ACT_OPTIONS of mpls", func(x *MPLSAct) *Attrs { return &x.Attrs }, []field[MPLSAct]{
	{TCAMPLSTm, "TCA_MPLS_TM", "times", of(&tTCTimes, func(x *MPLSAct) *TCTimes { return &x.Times })},
	{TCAMPLSParms, "TCA_MPLS_PARMS", "", of(&tMPLSActParms, func(x *MPLSAct) *MPLSActParms { return &x.Parms })},
	{3, "TCA_MPLS_PAD", "", raw[MPLSAct]()},
	{TCAMPLSProto, "TCA_MPLS_PROTO", "protocol", of(tTCProtocol, func(x *MPLSAct) *uint16 { return &x.Protocol })},
	{TCAMPLSLabel, "TCA_MPLS_LABEL", "label", u32(func(x *MPLSAct) *uint32 { return &x.Label })},
	{TCAMPLSTC, "TCA_MPLS_TC", "tc", u8(func(x *MPLSAct) *uint8 { return &x.TC })},
	{TCAMPLSTTL, "TCA_MPLS_TTL", "ttl", u8(func(x *MPLSAct) *uint8 { return &x.TTL })},
	{TCAMPLSBos, "TCA_MPLS_BOS", "bos", u8(func(x *MPLSAct) *uint8 { return &x.BOS })},
})

// Has says whether an attribute (TCA_MPLS_*) is present.
func (x *MPLSAct) Has(attr uint16) bool { return mplsActTable.has(x, attr) }

func (x *MPLSAct) decodeAct(d *decoder, b []byte) { mplsActTable.decode(d, x, b) }
func (x *MPLSAct) encodeAct(e *encoder)           { mplsActTable.append(e, x) }
func (x *MPLSAct) jsonAct(w *writer) {
	if x.Has(TCAMPLSParms) {
		x.Parms.walk(&layout{w: w})
	}
	mplsActTable.json(w, x)
}

// IFEParms is struct tc_ife of include/uapi/linux/tc_act/tc_ife.h.
type IFEParms struct {
	TCGen
	Flags uint16 // IFE_DECODE 0, IFE_ENCODE 1
}

func (x *IFEParms) walk(l *layout) {
	l.gen(&x.TCGen)
	l.u16As("mode", &x.Flags, showName(ifeModes))
	l.pad(2)
}

var tIFEParms = cstruct[IFEParms]("struct tc_ife", 24)

// IFE wraps packets with what the kernel keeps with them, TCA_IFE_* of
// include/uapi/linux/tc_act/tc_ife.h.
type IFE struct {
	Parms IFEParms
	Times TCTimes
	DMAC  LinkAddr
	SMAC  LinkAddr
	Type  uint16 // EtherType
	Meta  *IFEMeta
	Attrs
}

var ifeTable = newTable("TCA_ACT_OPTIONS of ife", func(x *IFE) *Attrs { return &x.Attrs }, []field[IFE]{
	{TCAIfeParms, "TCA_IFE_PARMS", "", of(&tIFEParms, func(x *IFE) *IFEParms { return &x.Parms })},
	{TCAIfeTm, "TCA_IFE_TM", "times", of(&tTCTimes, func(x *IFE) *TCTimes { return &x.Times })},
	{TCAIfeDmac, "TCA_IFE_DMAC", "dst", lladdr(func(x *IFE) *LinkAddr { return &x.DMAC })},
	{TCAIfeSmac, "TCA_IFE_SMAC", "src", lladdr(func(x *IFE) *LinkAddr { return &x.SMAC })},
	{TCAIfeType, "TCA_IFE_TYPE", "type", of(inHex(&tU16), func(x *IFE) *uint16 { return &x.Type })},
	{TCAIfeMetalst, "TCA_IFE_METALST", "meta", nested(ifeMetaTable, func(x *IFE) **IFEMeta { return &x.Meta })},
	{7, "TCA_IFE_PAD", "", raw[IFE]()},
})

// Has says whether an attribute (TCA_IFE_*) is present.
func (x *IFE) Has(attr uint16) bool { return ifeTable.has(x, attr) }

func (x *IFE) decodeAct(d *decoder, b []byte) { ifeTable.decode(d, x, b) }
func (x *IFE) encodeAct(e *encoder)           { ifeTable.append(e, x) }
func (x *IFE) jsonAct(w *writer) {
	if x.Has(TCAIfeParms) {
		x.Parms.walk(&layout{w: w})
	}
	ifeTable.json(w, x)
}

// IFEMeta is what action "ife" carries, IFE_META_* of include/uapi/linux/ife.h;
// 0 is what the packet has, another number that instead.
type IFEMeta struct {
	Mark    uint32
	HashID  uint32
	Prio    uint32
	QMap    uint16
	TCIndex uint16
	Attrs
}

var ifeMetaTable = newTable("TCA_IFE_METALST", func(x *IFEMeta) *Attrs { return &x.Attrs }, []field[IFEMeta]{
	{IFEMetaSkbmark, "IFE_META_SKBMARK", "mark", u32(func(x *IFEMeta) *uint32 { return &x.Mark })},
	{IFEMetaHashid, "IFE_META_HASHID", "hashid", u32(func(x *IFEMeta) *uint32 { return &x.HashID })},
	{IFEMetaPrio, "IFE_META_PRIO", "prio", u32(func(x *IFEMeta) *uint32 { return &x.Prio })},
	{IFEMetaQmap, "IFE_META_QMAP", "qmap", u16(func(x *IFEMeta) *uint16 { return &x.QMap })},
	{IFEMetaTcindex, "IFE_META_TCINDEX", "tcindex", u16(func(x *IFEMeta) *uint16 { return &x.TCIndex })},
})

// Has says whether an attribute (IFE_META_*) is present.
func (x *IFEMeta) Has(attr uint16) bool { return ifeMetaTable.has(x, attr) }

var (
	vlanActNames = nameTable{1: "pop", 2: "push", 3: "modify", 4: "pop_eth", 5: "push_eth"}
	mplsActNames = nameTable{1: "pop", 2: "push", 3: "modify", 4: "dec_ttl", 5: "mac_push"}
	ifeModes     = nameTable{"decode", "encode"}

	tTCProtocol = named(&tBE16, tcProtocolName)
)
