package codec

import "net/netip"

// Attributes of an action, TCA_ACT_* of include/uapi/linux/pkt_cls.h.
const (
	TCAActKind        uint16 = 1  // TCA_ACT_KIND
	TCAActOptions     uint16 = 2  // TCA_ACT_OPTIONS
	TCAActIndex       uint16 = 3  // TCA_ACT_INDEX
	TCAActStats       uint16 = 4  // TCA_ACT_STATS
	TCAActCookie      uint16 = 6  // TCA_ACT_COOKIE
	TCAActFlags       uint16 = 7  // TCA_ACT_FLAGS
	TCAActHWStats     uint16 = 8  // TCA_ACT_HW_STATS
	TCAActUsedHWStats uint16 = 9  // TCA_ACT_USED_HW_STATS
	TCAActInHWCount   uint16 = 10 // TCA_ACT_IN_HW_COUNT
)

// Attributes of an action message, TCA_ROOT_* of include/uapi/linux/rtnetlink.h.
const (
	TCARootTab        uint16 = 1 // TCA_ROOT_TAB
	TCARootFlags      uint16 = 2 // TCA_ROOT_FLAGS
	TCARootCount      uint16 = 3 // TCA_ROOT_COUNT
	TCARootTimeDelta  uint16 = 4 // TCA_ROOT_TIME_DELTA
	TCARootExtWarnMsg uint16 = 5 // TCA_ROOT_EXT_WARN_MSG
)

// Attributes of action "mirred", TCA_MIRRED_* of include/uapi/linux/tc_act/tc_mirred.h.
const (
	TCAMirredTm      uint16 = 1 // TCA_MIRRED_TM
	TCAMirredParms   uint16 = 2 // TCA_MIRRED_PARMS
	TCAMirredBlockid uint16 = 4 // TCA_MIRRED_BLOCKID
)

// Attributes of action "gact", TCA_GACT_* of include/uapi/linux/tc_act/tc_gact.h.
const (
	TCAGactTm    uint16 = 1 // TCA_GACT_TM
	TCAGactParms uint16 = 2 // TCA_GACT_PARMS
	TCAGactProb  uint16 = 3 // TCA_GACT_PROB
)

// Attributes of action "nat", TCA_NAT_* of include/uapi/linux/tc_act/tc_nat.h.
const (
	TCANatParms uint16 = 1 // TCA_NAT_PARMS
	TCANatTm    uint16 = 2 // TCA_NAT_TM
)

// Attributes of action "tunnel_key", TCA_TUNNEL_KEY_* of include/uapi/linux/tc_act/tc_tunnel_key.h.
const (
	TCATunnelKeyTm         uint16 = 1  // TCA_TUNNEL_KEY_TM
	TCATunnelKeyParms      uint16 = 2  // TCA_TUNNEL_KEY_PARMS
	TCATunnelKeyEncIPv4Src uint16 = 3  // TCA_TUNNEL_KEY_ENC_IPV4_SRC
	TCATunnelKeyEncIPv4Dst uint16 = 4  // TCA_TUNNEL_KEY_ENC_IPV4_DST
	TCATunnelKeyEncIPv6Src uint16 = 5  // TCA_TUNNEL_KEY_ENC_IPV6_SRC
	TCATunnelKeyEncIPv6Dst uint16 = 6  // TCA_TUNNEL_KEY_ENC_IPV6_DST
	TCATunnelKeyEncKeyID   uint16 = 7  // TCA_TUNNEL_KEY_ENC_KEY_ID
	TCATunnelKeyEncDstPort uint16 = 9  // TCA_TUNNEL_KEY_ENC_DST_PORT
	TCATunnelKeyNoCsum     uint16 = 10 // TCA_TUNNEL_KEY_NO_CSUM
	TCATunnelKeyEncOpts    uint16 = 11 // TCA_TUNNEL_KEY_ENC_OPTS
	TCATunnelKeyEncTOS     uint16 = 12 // TCA_TUNNEL_KEY_ENC_TOS
	TCATunnelKeyEncTTL     uint16 = 13 // TCA_TUNNEL_KEY_ENC_TTL
	TCATunnelKeyNoFrag     uint16 = 14 // TCA_TUNNEL_KEY_NO_FRAG
)

// Action is one of the actions on a packet, TCA_ACT_* of
// include/uapi/linux/pkt_cls.h.
type Action struct {
	Order uint16 // position in the list

	Kind        string
	Options     ActionOptions // what the kind has, nil for none
	Index       uint32
	Stats       *TCStats2
	Cookie      []byte
	Flags       Bitfield32
	HWStats     Bitfield32
	UsedHWStats Bitfield32
	InHWCount   uint32
	Attrs
}

var actionTable = newTable("an action of TCA_ACT_TAB", func(x *Action) *Attrs { return &x.Attrs }, []field[Action]{
	{TCAActKind, "TCA_ACT_KIND", "kind", kindName(func(x *Action) *string { return &x.Kind })},
	{TCAActOptions, "TCA_ACT_OPTIONS", "options", actionOptions},
	{TCAActIndex, "TCA_ACT_INDEX", "index", u32(func(x *Action) *uint32 { return &x.Index })},
	{TCAActStats, "TCA_ACT_STATS", "stats", nested(tcStats2Table, func(x *Action) **TCStats2 { return &x.Stats })},
	{5, "TCA_ACT_PAD", "", raw[Action]()},
	{TCAActCookie, "TCA_ACT_COOKIE", "cookie", blob(func(x *Action) *[]byte { return &x.Cookie })},
	{TCAActFlags, "TCA_ACT_FLAGS", "flags", of(&tBitfield32, func(x *Action) *Bitfield32 { return &x.Flags })},
	{TCAActHWStats, "TCA_ACT_HW_STATS", "hw_stats", of(&tBitfield32, func(x *Action) *Bitfield32 { return &x.HWStats })},
	{TCAActUsedHWStats, "TCA_ACT_USED_HW_STATS", "used_hw_stats", of(&tBitfield32, func(x *Action) *Bitfield32 { return &x.UsedHWStats })},
	{TCAActInHWCount, "TCA_ACT_IN_HW_COUNT", "in_hw_count", u32(func(x *Action) *uint32 { return &x.InHWCount })},
})

// Has says whether an attribute (TCA_ACT_*) is present.
func (x *Action) Has(attr uint16) bool { return actionTable.has(x, attr) }

// Actions are actions that stand by themselves: struct tcamsg and the TCA_ROOT_*
// attributes of include/uapi/linux/rtnetlink.h.
type Actions struct {
	Family uint8

	Actions    []Action
	Flags      Bitfield32 // in requests only
	Count      uint32
	TimeDelta  uint32 // in requests only, ms
	ExtWarnMsg string
	Attrs
}

var actionsMsgTable = newTable("struct tcamsg", func(x *Actions) *Attrs { return &x.Attrs }, []field[Actions]{
	{TCARootTab, "TCA_ROOT_TAB", "actions", actionsOp(func(x *Actions) *[]Action { return &x.Actions })},
	{TCARootFlags, "TCA_ROOT_FLAGS", "flags", of(&tBitfield32, func(x *Actions) *Bitfield32 { return &x.Flags })},
	{TCARootCount, "TCA_ROOT_COUNT", "total_acts", u32(func(x *Actions) *uint32 { return &x.Count })},
	{TCARootTimeDelta, "TCA_ROOT_TIME_DELTA", "time_delta", u32(func(x *Actions) *uint32 { return &x.TimeDelta })},
	{TCARootExtWarnMsg, "TCA_ROOT_EXT_WARN_MSG", "ext_warn_msg", str(func(x *Actions) *string { return &x.ExtWarnMsg })},
})

// Has says whether an attribute (TCA_ROOT_*) is present.
func (x *Actions) Has(attr uint16) bool { return actionsMsgTable.has(x, attr) }

func (x *Actions) resource() {}

// MarshalJSON is a list of actions.
func (x *Actions) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *Actions) String() string { return text(x) }

const sizeofTCAMsg = 4

func (x *Actions) decode(d *decoder, b []byte) {
	if len(b) < sizeofTCAMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family = b[0]
	actionsMsgTable.decode(d, x, b[sizeofTCAMsg:])
}

func (x *Actions) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	actionsMsgTable.append(e, x)
}

func (x *Actions) json(w *writer) {
	w.begin()
	actionsMsgTable.json(w, x)
	w.close('}')
}

func (x *Actions) text(l *line) { l.object("actions", x) }

// Mirred mirrors or redirects packets, TCA_MIRRED_* of
// include/uapi/linux/tc_act/tc_mirred.h.
type Mirred struct {
	Times   TCTimes
	Parms   MirredParms
	BlockID uint32
	Attrs
}

var mirredTable = newTable("TCA_ACT_OPTIONS of mirred", func(x *Mirred) *Attrs { return &x.Attrs }, []field[Mirred]{
	{TCAMirredTm, "TCA_MIRRED_TM", "times", of(&tTCTimes, func(x *Mirred) *TCTimes { return &x.Times })},
	{TCAMirredParms, "TCA_MIRRED_PARMS", "", of(&tMirredParms, func(x *Mirred) *MirredParms { return &x.Parms })},
	{3, "TCA_MIRRED_PAD", "", raw[Mirred]()},
	{TCAMirredBlockid, "TCA_MIRRED_BLOCKID", "blockid", u32(func(x *Mirred) *uint32 { return &x.BlockID })},
})

// Has says whether an attribute (TCA_MIRRED_*) is present.
func (x *Mirred) Has(attr uint16) bool { return mirredTable.has(x, attr) }

// GAct is a generic action: accept, drop and the like, TCA_GACT_* of
// include/uapi/linux/tc_act/tc_gact.h.
type GAct struct {
	Times TCTimes
	Parms TCGen
	Prob  GActProb
	Attrs
}

var gactTable = newTable("TCA_ACT_OPTIONS of gact", func(x *GAct) *Attrs { return &x.Attrs }, []field[GAct]{
	{TCAGactTm, "TCA_GACT_TM", "times", of(&tTCTimes, func(x *GAct) *TCTimes { return &x.Times })},
	{TCAGactParms, "TCA_GACT_PARMS", "", of(&tTCGen, func(x *GAct) *TCGen { return &x.Parms })},
	{TCAGactProb, "TCA_GACT_PROB", "prob", of(&tGActProb, func(x *GAct) *GActProb { return &x.Prob })},
	{4, "TCA_GACT_PAD", "", raw[GAct]()},
})

// Has says whether an attribute (TCA_GACT_*) is present.
func (x *GAct) Has(attr uint16) bool { return gactTable.has(x, attr) }

// NAT rewrites addresses without state, TCA_NAT_* of
// include/uapi/linux/tc_act/tc_nat.h.
type NAT struct {
	Parms NATParms
	Times TCTimes
	Attrs
}

var natTable = newTable("TCA_ACT_OPTIONS of nat", func(x *NAT) *Attrs { return &x.Attrs }, []field[NAT]{
	{TCANatParms, "TCA_NAT_PARMS", "", of(&tNATParms, func(x *NAT) *NATParms { return &x.Parms })},
	{TCANatTm, "TCA_NAT_TM", "times", of(&tTCTimes, func(x *NAT) *TCTimes { return &x.Times })},
	{3, "TCA_NAT_PAD", "", raw[NAT]()},
})

// Has says whether an attribute (TCA_NAT_*) is present.
func (x *NAT) Has(attr uint16) bool { return natTable.has(x, attr) }

// TunnelKey sets or takes away a packet's tunnel, TCA_TUNNEL_KEY_* of
// include/uapi/linux/tc_act/tc_tunnel_key.h.
type TunnelKey struct {
	Times   TCTimes
	Parms   TunnelKeyParms
	Src     netip.Addr
	Dst     netip.Addr
	Src6    netip.Addr
	Dst6    netip.Addr
	KeyID   uint32
	DstPort uint16
	NoCsum  bool
	Opts    *TunnelOpts
	TOS     uint8
	TTL     uint8
	NoFrag  bool
	Attrs
}

var tunnelKeyTable = newTable("TCA_ACT_OPTIONS of tunnel_key", func(x *TunnelKey) *Attrs { return &x.Attrs }, []field[TunnelKey]{
	{TCATunnelKeyTm, "TCA_TUNNEL_KEY_TM", "times", of(&tTCTimes, func(x *TunnelKey) *TCTimes { return &x.Times })},
	{TCATunnelKeyParms, "TCA_TUNNEL_KEY_PARMS", "", of(&tTunnelKeyParms, func(x *TunnelKey) *TunnelKeyParms { return &x.Parms })},
	{TCATunnelKeyEncIPv4Src, "TCA_TUNNEL_KEY_ENC_IPV4_SRC", "src_ip", ip(func(x *TunnelKey) *netip.Addr { return &x.Src })},
	{TCATunnelKeyEncIPv4Dst, "TCA_TUNNEL_KEY_ENC_IPV4_DST", "dst_ip", ip(func(x *TunnelKey) *netip.Addr { return &x.Dst })},
	{TCATunnelKeyEncIPv6Src, "TCA_TUNNEL_KEY_ENC_IPV6_SRC", "src_ip6", ip(func(x *TunnelKey) *netip.Addr { return &x.Src6 })},
	{TCATunnelKeyEncIPv6Dst, "TCA_TUNNEL_KEY_ENC_IPV6_DST", "dst_ip6", ip(func(x *TunnelKey) *netip.Addr { return &x.Dst6 })},
	{TCATunnelKeyEncKeyID, "TCA_TUNNEL_KEY_ENC_KEY_ID", "key_id", be32(func(x *TunnelKey) *uint32 { return &x.KeyID })},
	{8, "TCA_TUNNEL_KEY_PAD", "", raw[TunnelKey]()},
	{TCATunnelKeyEncDstPort, "TCA_TUNNEL_KEY_ENC_DST_PORT", "dst_port", be16(func(x *TunnelKey) *uint16 { return &x.DstPort })},
	{TCATunnelKeyNoCsum, "TCA_TUNNEL_KEY_NO_CSUM", "nocsum", boolean(func(x *TunnelKey) *bool { return &x.NoCsum })},
	{TCATunnelKeyEncOpts, "TCA_TUNNEL_KEY_ENC_OPTS", "opts", nested(tunnelOptsTable, func(x *TunnelKey) **TunnelOpts { return &x.Opts })},
	{TCATunnelKeyEncTOS, "TCA_TUNNEL_KEY_ENC_TOS", "tos", u8(func(x *TunnelKey) *uint8 { return &x.TOS })},
	{TCATunnelKeyEncTTL, "TCA_TUNNEL_KEY_ENC_TTL", "ttl", u8(func(x *TunnelKey) *uint8 { return &x.TTL })},
	{TCATunnelKeyNoFrag, "TCA_TUNNEL_KEY_NO_FRAG", "nofrag", flag(func(x *TunnelKey) *bool { return &x.NoFrag })},
})

// Has says whether an attribute (TCA_TUNNEL_KEY_*) is present.
func (x *TunnelKey) Has(attr uint16) bool { return tunnelKeyTable.has(x, attr) }

func (x *Mirred) decodeAct(d *decoder, b []byte) { mirredTable.decode(d, x, b) }
func (x *Mirred) encodeAct(e *encoder)           { mirredTable.append(e, x) }

func (x *GAct) decodeAct(d *decoder, b []byte) { gactTable.decode(d, x, b) }
func (x *GAct) encodeAct(e *encoder)           { gactTable.append(e, x) }

func (x *NAT) decodeAct(d *decoder, b []byte) { natTable.decode(d, x, b) }
func (x *NAT) encodeAct(e *encoder)           { natTable.append(e, x) }

func (x *TunnelKey) decodeAct(d *decoder, b []byte) { tunnelKeyTable.decode(d, x, b) }
func (x *TunnelKey) encodeAct(e *encoder)           { tunnelKeyTable.append(e, x) }
