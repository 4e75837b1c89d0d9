package codec

import (
	"net/netip"
	"strconv"
)

// Rule is a rule of policy routing: struct fib_rule_hdr of
// include/uapi/linux/fib_rules.h and its FRA_* attributes.
type Rule struct {
	Family uint8 // AFInet, AFInet6, AFIPMR or AFIP6MR
	TOS    uint8
	Action uint8  // FR_ACT_*
	Flags  uint32 // FIB_RULE_*
	// Table is FRA_TABLE or, where that is missing, the header's.
	Table uint32

	// Src and Dst are the zero Prefix for "all".
	Src, Dst netip.Prefix
	// SrcLen and DstLen are the header's lengths where they fit no prefix,
	// else 0.
	SrcLen, DstLen uint8

	IIF, OIF             string // names of interfaces
	Goto                 uint32 // priority of the rule to go on with
	Priority             uint32
	Mark, Mask           uint32 // of the packet
	Flow                 uint32 // realms: from in the high half, to in the low one
	TunID                uint64
	Suppress             RuleSuppress
	L3MDev               uint8 // 1: the table of the packet's VRF
	UIDRange             RuleUIDRange
	Protocol             uint8 // RTPROT_*: who made the rule
	IPProto              uint8
	SPort, DPort         RulePortRange
	DSCP, DSCPMask       uint8
	FlowLabel            uint32 // of IPv6
	FlowLabelMask        uint32
	SPortMask, DPortMask uint16

	Attrs
}

// RuleSuppress rejects a route the rule has found. Has tells a group or
// length that is zero from none; the kernel sends PrefixLen always, with
// 0xffffffff for none.
type RuleSuppress struct{ IfGroup, PrefixLen uint32 }

// RuleUIDRange is struct fib_rule_uid_range, both ends included.
type RuleUIDRange struct{ Start, End uint32 }

// RulePortRange is struct fib_rule_port_range, both ends included.
type RulePortRange struct{ Start, End uint16 }

// Actions of a rule, FR_ACT_* of include/uapi/linux/fib_rules.h.
const (
	RuleToTable     uint8 = 1 // FR_ACT_TO_TBL
	RuleGoto        uint8 = 2 // FR_ACT_GOTO
	RuleNop         uint8 = 3 // FR_ACT_NOP
	RuleBlackhole   uint8 = 6 // FR_ACT_BLACKHOLE
	RuleUnreachable uint8 = 7 // FR_ACT_UNREACHABLE
	RuleProhibit    uint8 = 8 // FR_ACT_PROHIBIT
)

// Flags of a rule, FIB_RULE_* of include/uapi/linux/fib_rules.h. What is
// detached or unresolved changes without a message.
const (
	RulePermanent   uint32 = 0x00001 // FIB_RULE_PERMANENT
	RuleInvert      uint32 = 0x00002 // FIB_RULE_INVERT: "not"
	RuleUnresolved  uint32 = 0x00004 // FIB_RULE_UNRESOLVED: no rule to go to
	RuleIIFDetached uint32 = 0x00008 // FIB_RULE_IIF_DETACHED: no such interface
	RuleOIFDetached uint32 = 0x00010 // FIB_RULE_OIF_DETACHED: no such interface
	RuleFindSaddr   uint32 = 0x10000 // FIB_RULE_FIND_SADDR
)

// NoSuppress is RuleSuppress.PrefixLen and IfGroup for none.
const NoSuppress uint32 = 0xffffffff

var (
	tUIDRange = fixed("struct fib_rule_uid_range", 8,
		func(d *decoder, b []byte, r *RuleUIDRange) { *r = RuleUIDRange{d.u32(b), d.u32(b[4:])} },
		func(e *encoder, r *RuleUIDRange) { e.u32(r.Start); e.u32(r.End) }, nil)
	tPortRange = fixed("struct fib_rule_port_range", 4,
		func(d *decoder, b []byte, r *RulePortRange) { *r = RulePortRange{d.u16(b), d.u16(b[2:])} },
		func(e *encoder, r *RulePortRange) { e.u16(r.Start); e.u16(r.End) }, nil)
)

// ruleDst and ruleSrc are addresses only; the header has the lengths.
var ruleTable = newTable("struct fib_rule_hdr", func(r *Rule) *Attrs { return &r.Attrs }, []field[Rule]{
	{FRADst, "FRA_DST", "", prefix[Rule]{func(r *Rule) *netip.Prefix { return &r.Dst }, func(r *Rule) *uint8 { return &r.DstLen }}},
	{FRASrc, "FRA_SRC", "", prefix[Rule]{func(r *Rule) *netip.Prefix { return &r.Src }, func(r *Rule) *uint8 { return &r.SrcLen }}},
	{FRAIIFName, "FRA_IIFNAME", "iif", str(func(r *Rule) *string { return &r.IIF })},
	{FRAGoto, "FRA_GOTO", "goto", u32(func(r *Rule) *uint32 { return &r.Goto })},
	{FRAPriority, "FRA_PRIORITY", "", u32(func(r *Rule) *uint32 { return &r.Priority })},
	{FRAFwMark, "FRA_FWMARK", "", u32(func(r *Rule) *uint32 { return &r.Mark })},
	{FRAFlow, "FRA_FLOW", "", u32(func(r *Rule) *uint32 { return &r.Flow })},
	{FRATunID, "FRA_TUN_ID", "tun_id", be64(func(r *Rule) *uint64 { return &r.TunID })},
	{FRASuppressIfgroup, "FRA_SUPPRESS_IFGROUP", "", u32(func(r *Rule) *uint32 { return &r.Suppress.IfGroup })},
	{FRASuppressPrefixlen, "FRA_SUPPRESS_PREFIXLEN", "", u32(func(r *Rule) *uint32 { return &r.Suppress.PrefixLen })},
	{FRATable, "FRA_TABLE", "", u32(func(r *Rule) *uint32 { return &r.Table })},
	{FRAFwMask, "FRA_FWMASK", "", u32(func(r *Rule) *uint32 { return &r.Mask })},
	{FRAOIFName, "FRA_OIFNAME", "oif", str(func(r *Rule) *string { return &r.OIF })},
	{18, "FRA_PAD", "", raw[Rule]()},
	{FRAL3MDev, "FRA_L3MDEV", "", u8(func(r *Rule) *uint8 { return &r.L3MDev })},
	{FRAUIDRange, "FRA_UID_RANGE", "", of(&tUIDRange, func(r *Rule) *RuleUIDRange { return &r.UIDRange })},
	{FRAProtocol, "FRA_PROTOCOL", "protocol", of(tProtocol, func(r *Rule) *uint8 { return &r.Protocol })},
	{FRAIPProto, "FRA_IP_PROTO", "ipproto", of(tIPProto, func(r *Rule) *uint8 { return &r.IPProto })},
	{FRASportRange, "FRA_SPORT_RANGE", "", of(&tPortRange, func(r *Rule) *RulePortRange { return &r.SPort })},
	{FRADportRange, "FRA_DPORT_RANGE", "", of(&tPortRange, func(r *Rule) *RulePortRange { return &r.DPort })},
	{FRADSCP, "FRA_DSCP", "dscp", of(named(&tU8, func(v uint8) string { return strconv.Itoa(int(v)) }), func(r *Rule) *uint8 { return &r.DSCP })},
	{FRAFlowLabel, "FRA_FLOWLABEL", "flowlabel", of(inHex(&tBE32), func(r *Rule) *uint32 { return &r.FlowLabel })},
	{FRAFlowLabelMask, "FRA_FLOWLABEL_MASK", "flowlabel_mask", of(inHex(&tBE32), func(r *Rule) *uint32 { return &r.FlowLabelMask })},
	{FRASportMask, "FRA_SPORT_MASK", "sport_mask", of(inHex(&tU16), func(r *Rule) *uint16 { return &r.SPortMask })},
	{FRADportMask, "FRA_DPORT_MASK", "dport_mask", of(inHex(&tU16), func(r *Rule) *uint16 { return &r.DPortMask })},
	{FRADSCPMask, "FRA_DSCP_MASK", "dscp_mask", of(inHex(&tU8), func(r *Rule) *uint8 { return &r.DSCPMask })},
})

const sizeofFibRuleHdr = 12

func (r *Rule) resource() {}

// Has says whether an attribute (FRA_*) is present.
func (r *Rule) Has(attr uint16) bool { return ruleTable.has(r, attr) }

func (r *Rule) decode(d *decoder, b []byte) {
	if len(b) < sizeofFibRuleHdr {
		d.fail("", ErrShort)
		return
	}
	r.Family, r.DstLen, r.SrcLen, r.TOS, r.Action, r.Flags = b[0], b[1], b[2], b[3], b[7], d.u32(b[8:])
	ruleTable.decode(d, r, b[sizeofFibRuleHdr:])
	if r.Table == 0 && !r.zero.has(FRATable) {
		r.Table = uint32(b[4])
	}
	settle(r.Dst, &r.DstLen)
	settle(r.Src, &r.SrcLen)
}

func (r *Rule) encode(e *encoder) {
	e.bytes([]byte{r.Family, prefixLen(r.Dst, r.DstLen), prefixLen(r.Src, r.SrcLen), r.TOS, headerTable(r.Table), 0, 0, r.Action})
	e.u32(r.Flags)
	ruleTable.append(e, r)
}

// headerTable is a table as the eight bits of a header hold it.
func headerTable(t uint32) uint8 {
	if t > 255 {
		return uint8(TableCompat)
	}
	return uint8(t)
}

var ruleActionNames = nameTable{2: "goto", 3: "nop", 6: "blackhole", 7: "unreachable", 8: "prohibit"}

// MarshalJSON is one entry of ip -j -d rule.
func (r *Rule) MarshalJSON() ([]byte, error) { return marshal(r) }

func (r *Rule) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(r.Family))
	w.kvUint("priority", uint64(r.Priority))
	null := func(k string, set bool) {
		if set {
			w.key(k)
			w.buf = append(w.buf, "null"...)
		}
	}
	null("not", r.Flags&RuleInvert != 0)
	r.jsonPrefix(w, "src", "srclen", r.Src)
	if r.Dst.IsValid() {
		r.jsonPrefix(w, "dst", "dstlen", r.Dst)
	}
	if r.TOS != 0 {
		w.kv("tos", tosName(r.TOS))
	}
	if r.Mark != 0 || r.Mask != 0 {
		w.key("fwmark")
		w.hex0x(uint64(r.Mark))
		if r.Mask != 0xffffffff {
			w.key("fwmask")
			w.hex0x(uint64(r.Mask))
		}
	}
	null("iif_detached", r.Flags&RuleIIFDetached != 0)
	null("oif_detached", r.Flags&RuleOIFDetached != 0)
	null("l3mdev", r.L3MDev != 0)
	if r.Has(FRAUIDRange) {
		w.kvUint("uid_start", uint64(r.UIDRange.Start))
		w.kvUint("uid_end", uint64(r.UIDRange.End))
	}
	r.jsonPorts(w, "sport", FRASportRange, r.SPort)
	r.jsonPorts(w, "dport", FRADportRange, r.DPort)
	if r.Table != 0 {
		w.kv("table", TableName(r.Table))
	}
	if r.hasSuppress(FRASuppressPrefixlen, r.Suppress.PrefixLen) {
		w.kvInt("suppress_prefixlen", int64(int32(r.Suppress.PrefixLen)))
	}
	if r.hasSuppress(FRASuppressIfgroup, r.Suppress.IfGroup) {
		w.kv("suppress_ifgroup", groupName(r.Suppress.IfGroup))
	}
	if r.Flow != 0 {
		if from := r.Flow >> 16; from != 0 {
			w.kv("flow_from", realmNames.of(uint64(from)))
		}
		w.kv("flow_to", realmNames.of(uint64(r.Flow&0xffff)))
	}
	switch r.Action {
	case RuleToTable:
	case RuleGoto:
		null("unresolved", r.Flags&RuleUnresolved != 0)
		if !r.Has(FRAGoto) {
			w.kv("goto", "none")
		}
	case RuleNop:
		null("nop", true)
	default:
		w.kv("action", ruleActionNames.of(uint64(r.Action)))
	}
	ruleTable.json(w, r)
	w.close('}')
}

func (r *Rule) hasSuppress(attr uint16, v uint32) bool { return v != NoSuppress && r.Has(attr) }

// jsonPrefix writes a prefix as ip does: the address, and the length where it
// is not the whole.
func (r *Rule) jsonPrefix(w *writer, key, lenKey string, p netip.Prefix) {
	switch {
	case !p.IsValid():
		w.kv(key, "all")
	default:
		w.key(key)
		w.addr(p.Addr())
		if !p.IsSingleIP() {
			w.kvUint(lenKey, uint64(p.Bits()))
		}
	}
}

func (r *Rule) jsonPorts(w *writer, key string, attr uint16, p RulePortRange) {
	switch {
	case !r.Has(attr):
	case p.Start == p.End:
		w.kvUint(key, uint64(p.Start))
	default:
		w.kvUint(key+"_start", uint64(p.Start))
		w.kvUint(key+"_end", uint64(p.End))
	}
}

// String is one line in the manner of ip rule.
func (r *Rule) String() string { return text(r) }

func (r *Rule) text(l *line) {
	l.w(strconv.FormatUint(uint64(r.Priority), 10) + ":")
	if r.Flags&RuleInvert != 0 {
		l.w("not")
	}
	l.w("from", rulePrefix(r.Src))
	if r.Dst.IsValid() {
		l.w("to", rulePrefix(r.Dst))
	}
	if r.TOS != 0 {
		l.w("tos", tosName(r.TOS))
	}
	if r.Mark != 0 || r.Mask != 0 {
		s := "0x" + strconv.FormatUint(uint64(r.Mark), 16)
		if r.Mask != 0xffffffff {
			s += "/0x" + strconv.FormatUint(uint64(r.Mask), 16)
		}
		l.w("fwmark", s)
	}
	for _, d := range []struct {
		word, name string
		detached   bool
	}{{"iif", r.IIF, r.Flags&RuleIIFDetached != 0}, {"oif", r.OIF, r.Flags&RuleOIFDetached != 0}} {
		if d.name != "" {
			l.w(d.word, d.name)
			if d.detached {
				l.w("[detached]")
			}
		}
	}
	if r.Has(FRAUIDRange) {
		l.w("uidrange", strconv.FormatUint(uint64(r.UIDRange.Start), 10)+"-"+strconv.FormatUint(uint64(r.UIDRange.End), 10))
	}
	if r.IPProto != 0 {
		l.w("ipproto", ipProtoName(r.IPProto))
	}
	r.textPorts(l, "sport", FRASportRange, r.SPort)
	r.textPorts(l, "dport", FRADportRange, r.DPort)
	l.opt("tun_id", r.TunID)
	switch {
	case r.L3MDev != 0:
		l.w("lookup", "[l3mdev-table]")
	case r.Action == RuleToTable:
		l.w("lookup", TableName(r.Table))
	}
	if r.hasSuppress(FRASuppressPrefixlen, r.Suppress.PrefixLen) {
		l.w("suppress_prefixlength", strconv.Itoa(int(int32(r.Suppress.PrefixLen))))
	}
	if r.hasSuppress(FRASuppressIfgroup, r.Suppress.IfGroup) {
		l.w("suppress_ifgroup", groupName(r.Suppress.IfGroup))
	}
	textRealms(l, r.Flow)
	switch r.Action {
	case RuleToTable:
	case RuleGoto:
		l.num("goto", uint64(r.Goto))
		if r.Flags&RuleUnresolved != 0 {
			l.w("[unresolved]")
		}
	default:
		l.w(ruleActionNames.of(uint64(r.Action)))
	}
	if r.Protocol != 0 && r.Protocol != RTProtKernel {
		l.w("proto", ProtocolName(r.Protocol))
	}
}

func rulePrefix(p netip.Prefix) string {
	switch {
	case !p.IsValid():
		return "all"
	case p.IsSingleIP():
		return p.Addr().String()
	}
	return p.String()
}

func (r *Rule) textPorts(l *line, word string, attr uint16, p RulePortRange) {
	if !r.Has(attr) {
		return
	}
	s := strconv.Itoa(int(p.Start))
	if p.End != p.Start {
		s += "-" + strconv.Itoa(int(p.End))
	}
	l.w(word, s)
}
