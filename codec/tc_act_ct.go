package codec

import "net/netip"

// Attributes of action "ct", TCA_CT_* of include/uapi/linux/tc_act/tc_ct.h.
const (
	TCACtParms        uint16 = 1  // TCA_CT_PARMS
	TCACtTm           uint16 = 2  // TCA_CT_TM
	TCACtAction       uint16 = 3  // TCA_CT_ACTION
	TCACtZone         uint16 = 4  // TCA_CT_ZONE
	TCACtMark         uint16 = 5  // TCA_CT_MARK
	TCACtMarkMask     uint16 = 6  // TCA_CT_MARK_MASK
	TCACtLabels       uint16 = 7  // TCA_CT_LABELS
	TCACtLabelsMask   uint16 = 8  // TCA_CT_LABELS_MASK
	TCACtNatIPv4Min   uint16 = 9  // TCA_CT_NAT_IPV4_MIN
	TCACtNatIPv4Max   uint16 = 10 // TCA_CT_NAT_IPV4_MAX
	TCACtNatIPv6Min   uint16 = 11 // TCA_CT_NAT_IPV6_MIN
	TCACtNatIPv6Max   uint16 = 12 // TCA_CT_NAT_IPV6_MAX
	TCACtNatPortMin   uint16 = 13 // TCA_CT_NAT_PORT_MIN
	TCACtNatPortMax   uint16 = 14 // TCA_CT_NAT_PORT_MAX
	TCACtHelperName   uint16 = 16 // TCA_CT_HELPER_NAME
	TCACtHelperFamily uint16 = 17 // TCA_CT_HELPER_FAMILY
	TCACtHelperProto  uint16 = 18 // TCA_CT_HELPER_PROTO
)

// Attributes of action "connmark", TCA_CONNMARK_* of
// include/uapi/linux/tc_act/tc_connmark.h.
const (
	TCAConnmarkParms uint16 = 1 // TCA_CONNMARK_PARMS
	TCAConnmarkTm    uint16 = 2 // TCA_CONNMARK_TM
)

// Attributes of action "ctinfo", TCA_CTINFO_* of
// include/uapi/linux/tc_act/tc_ctinfo.h.
const (
	TCACtinfoTm                 uint16 = 2  // TCA_CTINFO_TM
	TCACtinfoAct                uint16 = 3  // TCA_CTINFO_ACT
	TCACtinfoZone               uint16 = 4  // TCA_CTINFO_ZONE
	TCACtinfoParmsDSCPMask      uint16 = 5  // TCA_CTINFO_PARMS_DSCP_MASK
	TCACtinfoParmsDSCPStatemask uint16 = 6  // TCA_CTINFO_PARMS_DSCP_STATEMASK
	TCACtinfoParmsCpmarkMask    uint16 = 7  // TCA_CTINFO_PARMS_CPMARK_MASK
	TCACtinfoStatsDSCPSet       uint16 = 8  // TCA_CTINFO_STATS_DSCP_SET
	TCACtinfoStatsDSCPError     uint16 = 9  // TCA_CTINFO_STATS_DSCP_ERROR
	TCACtinfoStatsCpmarkSet     uint16 = 10 // TCA_CTINFO_STATS_CPMARK_SET
)

// CT sends packets through connection tracking, TCA_CT_* of
// include/uapi/linux/tc_act/tc_ct.h.
type CT struct {
	Parms        TCGen
	Times        TCTimes
	Action       uint16 // TCA_CT_ACT_*
	Zone         uint16
	Mark         uint32
	MarkMask     uint32
	Labels       []byte // 16 bytes
	LabelsMask   []byte // 16 bytes
	NATIPv4Min   netip.Addr
	NATIPv4Max   netip.Addr
	NATIPv6Min   netip.Addr
	NATIPv6Max   netip.Addr
	NATPortMin   uint16
	NATPortMax   uint16
	HelperName   string
	HelperFamily uint8
	HelperProto  uint8
	Attrs
}

var ctTable = newTable("TCA_ACT_OPTIONS of ct", func(x *CT) *Attrs { return &x.Attrs }, []field[CT]{
	{TCACtParms, "TCA_CT_PARMS", "", of(&tTCGen, func(x *CT) *TCGen { return &x.Parms })},
	{TCACtTm, "TCA_CT_TM", "times", of(&tTCTimes, func(x *CT) *TCTimes { return &x.Times })},
	{TCACtAction, "TCA_CT_ACTION", "action", of(tCTAction, func(x *CT) *uint16 { return &x.Action })},
	{TCACtZone, "TCA_CT_ZONE", "zone", u16(func(x *CT) *uint16 { return &x.Zone })},
	{TCACtMark, "TCA_CT_MARK", "mark", u32(func(x *CT) *uint32 { return &x.Mark })},
	{TCACtMarkMask, "TCA_CT_MARK_MASK", "mark_mask", of(tHex32, func(x *CT) *uint32 { return &x.MarkMask })},
	{TCACtLabels, "TCA_CT_LABELS", "label", blob(func(x *CT) *[]byte { return &x.Labels })},
	{TCACtLabelsMask, "TCA_CT_LABELS_MASK", "label_mask", blob(func(x *CT) *[]byte { return &x.LabelsMask })},
	{TCACtNatIPv4Min, "TCA_CT_NAT_IPV4_MIN", "nat_ipv4_min", ip(func(x *CT) *netip.Addr { return &x.NATIPv4Min })},
	{TCACtNatIPv4Max, "TCA_CT_NAT_IPV4_MAX", "nat_ipv4_max", ip(func(x *CT) *netip.Addr { return &x.NATIPv4Max })},
	{TCACtNatIPv6Min, "TCA_CT_NAT_IPV6_MIN", "nat_ipv6_min", ip(func(x *CT) *netip.Addr { return &x.NATIPv6Min })},
	{TCACtNatIPv6Max, "TCA_CT_NAT_IPV6_MAX", "nat_ipv6_max", ip(func(x *CT) *netip.Addr { return &x.NATIPv6Max })},
	{TCACtNatPortMin, "TCA_CT_NAT_PORT_MIN", "nat_port_min", be16(func(x *CT) *uint16 { return &x.NATPortMin })},
	{TCACtNatPortMax, "TCA_CT_NAT_PORT_MAX", "nat_port_max", be16(func(x *CT) *uint16 { return &x.NATPortMax })},
	{15, "TCA_CT_PAD", "", raw[CT]()},
	{TCACtHelperName, "TCA_CT_HELPER_NAME", "helper", str(func(x *CT) *string { return &x.HelperName })},
	{TCACtHelperFamily, "TCA_CT_HELPER_FAMILY", "helper_family", of(tFamily8, func(x *CT) *uint8 { return &x.HelperFamily })},
	{TCACtHelperProto, "TCA_CT_HELPER_PROTO", "helper_proto", of(tIPProto, func(x *CT) *uint8 { return &x.HelperProto })},
})

// Has says whether an attribute (TCA_CT_*) is present.
func (x *CT) Has(attr uint16) bool { return ctTable.has(x, attr) }

func (x *CT) decodeAct(d *decoder, b []byte) { ctTable.decode(d, x, b) }
func (x *CT) encodeAct(e *encoder)           { ctTable.append(e, x) }
func (x *CT) jsonAct(w *writer) {
	if x.Has(TCACtParms) {
		x.Parms.json(w)
	}
	ctTable.json(w, x)
}

// ConnMarkParms is struct tc_connmark of
// include/uapi/linux/tc_act/tc_connmark.h.
type ConnMarkParms struct {
	TCGen
	Zone uint16
}

func (x *ConnMarkParms) walk(l *layout) {
	l.gen(&x.TCGen)
	l.u16("zone", &x.Zone)
	l.pad(2)
}

var tConnMarkParms = cstruct[ConnMarkParms]("struct tc_connmark", 24)

// ConnMark gives a packet the mark of its connection, TCA_CONNMARK_* of
// include/uapi/linux/tc_act/tc_connmark.h.
type ConnMark struct {
	Parms ConnMarkParms
	Times TCTimes
	Attrs
}

var connMarkTable = newTable("TCA_ACT_OPTIONS of connmark", func(x *ConnMark) *Attrs { return &x.Attrs }, []field[ConnMark]{
	{TCAConnmarkParms, "TCA_CONNMARK_PARMS", "", of(&tConnMarkParms, func(x *ConnMark) *ConnMarkParms { return &x.Parms })},
	{TCAConnmarkTm, "TCA_CONNMARK_TM", "times", of(&tTCTimes, func(x *ConnMark) *TCTimes { return &x.Times })},
	{3, "TCA_CONNMARK_PAD", "", raw[ConnMark]()},
})

// Has says whether an attribute (TCA_CONNMARK_*) is present.
func (x *ConnMark) Has(attr uint16) bool { return connMarkTable.has(x, attr) }

func (x *ConnMark) decodeAct(d *decoder, b []byte) { connMarkTable.decode(d, x, b) }
func (x *ConnMark) encodeAct(e *encoder)           { connMarkTable.append(e, x) }
func (x *ConnMark) jsonAct(w *writer) {
	if x.Has(TCAConnmarkParms) {
		x.Parms.walk(&layout{w: w})
	}
	connMarkTable.json(w, x)
}

// CTInfo restores a packet's DSCP and mark from its connection, TCA_CTINFO_* of
// include/uapi/linux/tc_act/tc_ctinfo.h. The counters change without a message.
type CTInfo struct {
	Times         TCTimes
	Parms         TCGen
	Zone          uint16
	DSCPMask      uint32
	DSCPStateMask uint32
	CPMarkMask    uint32
	DSCPSet       uint64
	DSCPError     uint64
	CPMarkSet     uint64
	Attrs
}

var ctInfoTable = newTable("TCA_ACT_OPTIONS of ctinfo", func(x *CTInfo) *Attrs { return &x.Attrs }, []field[CTInfo]{
	{1, "TCA_CTINFO_PAD", "", raw[CTInfo]()},
	{TCACtinfoTm, "TCA_CTINFO_TM", "times", of(&tTCTimes, func(x *CTInfo) *TCTimes { return &x.Times })},
	{TCACtinfoAct, "TCA_CTINFO_ACT", "", of(&tTCGen, func(x *CTInfo) *TCGen { return &x.Parms })},
	{TCACtinfoZone, "TCA_CTINFO_ZONE", "zone", u16(func(x *CTInfo) *uint16 { return &x.Zone })},
	{TCACtinfoParmsDSCPMask, "TCA_CTINFO_PARMS_DSCP_MASK", "dscpmask", of(tHex32, func(x *CTInfo) *uint32 { return &x.DSCPMask })},
	{TCACtinfoParmsDSCPStatemask, "TCA_CTINFO_PARMS_DSCP_STATEMASK", "dscpstatemask", of(tHex32, func(x *CTInfo) *uint32 { return &x.DSCPStateMask })},
	{TCACtinfoParmsCpmarkMask, "TCA_CTINFO_PARMS_CPMARK_MASK", "cpmark", of(tHex32, func(x *CTInfo) *uint32 { return &x.CPMarkMask })},
	{TCACtinfoStatsDSCPSet, "TCA_CTINFO_STATS_DSCP_SET", "dscpset", u64(func(x *CTInfo) *uint64 { return &x.DSCPSet })},
	{TCACtinfoStatsDSCPError, "TCA_CTINFO_STATS_DSCP_ERROR", "dscperror", u64(func(x *CTInfo) *uint64 { return &x.DSCPError })},
	{TCACtinfoStatsCpmarkSet, "TCA_CTINFO_STATS_CPMARK_SET", "cpmarkset", u64(func(x *CTInfo) *uint64 { return &x.CPMarkSet })},
})

// Has says whether an attribute (TCA_CTINFO_*) is present.
func (x *CTInfo) Has(attr uint16) bool { return ctInfoTable.has(x, attr) }

func (x *CTInfo) decodeAct(d *decoder, b []byte) { ctInfoTable.decode(d, x, b) }
func (x *CTInfo) encodeAct(e *encoder)           { ctInfoTable.append(e, x) }
func (x *CTInfo) jsonAct(w *writer) {
	if x.Has(TCACtinfoAct) {
		x.Parms.json(w)
	}
	ctInfoTable.json(w, x)
}

var (
	ctActions = []bitName{{1, "commit"}, {2, "force"}, {4, "clear"}, {8, "nat"}, {16, "src"}, {32, "dst"}}
	tCTAction = inBits(&tU16, ctActions)
	tFamily8  = named(&tU8, FamilyName)
)
