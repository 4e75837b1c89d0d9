package codec

// Attributes of action "skbedit", TCA_SKBEDIT_* of
// include/uapi/linux/tc_act/tc_skbedit.h.
const (
	TCASkbeditTm              uint16 = 1  // TCA_SKBEDIT_TM
	TCASkbeditParms           uint16 = 2  // TCA_SKBEDIT_PARMS
	TCASkbeditPriority        uint16 = 3  // TCA_SKBEDIT_PRIORITY
	TCASkbeditQueueMapping    uint16 = 4  // TCA_SKBEDIT_QUEUE_MAPPING
	TCASkbeditMark            uint16 = 5  // TCA_SKBEDIT_MARK
	TCASkbeditPtype           uint16 = 7  // TCA_SKBEDIT_PTYPE
	TCASkbeditMask            uint16 = 8  // TCA_SKBEDIT_MASK
	TCASkbeditFlags           uint16 = 9  // TCA_SKBEDIT_FLAGS
	TCASkbeditQueueMappingMax uint16 = 10 // TCA_SKBEDIT_QUEUE_MAPPING_MAX
)

// Attributes of action "skbmod", TCA_SKBMOD_* of
// include/uapi/linux/tc_act/tc_skbmod.h.
const (
	TCASkbmodTm    uint16 = 1 // TCA_SKBMOD_TM
	TCASkbmodParms uint16 = 2 // TCA_SKBMOD_PARMS
	TCASkbmodDmac  uint16 = 3 // TCA_SKBMOD_DMAC
	TCASkbmodSmac  uint16 = 4 // TCA_SKBMOD_SMAC
	TCASkbmodEtype uint16 = 5 // TCA_SKBMOD_ETYPE
)

// Attributes of action "csum", TCA_CSUM_* of
// include/uapi/linux/tc_act/tc_csum.h.
const (
	TCACsumParms uint16 = 1 // TCA_CSUM_PARMS
	TCACsumTm    uint16 = 2 // TCA_CSUM_TM
)

// SKBEdit sets what the kernel keeps with a packet, TCA_SKBEDIT_* of
// include/uapi/linux/tc_act/tc_skbedit.h.
type SKBEdit struct {
	Times           TCTimes
	Parms           TCGen
	Priority        uint32 // a class
	QueueMapping    uint16
	Mark            uint32
	PType           uint16 // PACKET_*
	Mask            uint32 // bits of the mark
	Flags           uint64 // SKBEDIT_F_*
	QueueMappingMax uint16
	Attrs
}

var skbEditTable = newTable("TCA_ACT_OPTIONS of skbedit", func(x *SKBEdit) *Attrs { return &x.Attrs }, []field[SKBEdit]{
	{TCASkbeditTm, "TCA_SKBEDIT_TM", "times", of(&tTCTimes, func(x *SKBEdit) *TCTimes { return &x.Times })},
	{TCASkbeditParms, "TCA_SKBEDIT_PARMS", "", of(&tTCGen, func(x *SKBEdit) *TCGen { return &x.Parms })},
	{TCASkbeditPriority, "TCA_SKBEDIT_PRIORITY", "priority", of(tTCHandle, func(x *SKBEdit) *uint32 { return &x.Priority })},
	{TCASkbeditQueueMapping, "TCA_SKBEDIT_QUEUE_MAPPING", "queue_mapping", u16(func(x *SKBEdit) *uint16 { return &x.QueueMapping })},
	{TCASkbeditMark, "TCA_SKBEDIT_MARK", "mark", u32(func(x *SKBEdit) *uint32 { return &x.Mark })},
	{6, "TCA_SKBEDIT_PAD", "", raw[SKBEdit]()},
	{TCASkbeditPtype, "TCA_SKBEDIT_PTYPE", "ptype", of(names16(packetTypes), func(x *SKBEdit) *uint16 { return &x.PType })},
	{TCASkbeditMask, "TCA_SKBEDIT_MASK", "mask", of(tHex32, func(x *SKBEdit) *uint32 { return &x.Mask })},
	{TCASkbeditFlags, "TCA_SKBEDIT_FLAGS", "flags", of(tSKBEditFlags, func(x *SKBEdit) *uint64 { return &x.Flags })},
	{TCASkbeditQueueMappingMax, "TCA_SKBEDIT_QUEUE_MAPPING_MAX", "queue_mapping_max", u16(func(x *SKBEdit) *uint16 { return &x.QueueMappingMax })},
})

// Has says whether an attribute (TCA_SKBEDIT_*) is present.
func (x *SKBEdit) Has(attr uint16) bool { return skbEditTable.has(x, attr) }

func (x *SKBEdit) decodeAct(d *decoder, b []byte) { skbEditTable.decode(d, x, b) }
func (x *SKBEdit) encodeAct(e *encoder)           { skbEditTable.append(e, x) }
func (x *SKBEdit) jsonAct(w *writer) {
	if x.Has(TCASkbeditParms) {
		x.Parms.json(w)
	}
	skbEditTable.json(w, x)
}

// SKBModParms is struct tc_skbmod of include/uapi/linux/tc_act/tc_skbmod.h.
type SKBModParms struct {
	TCGen
	Flags uint64 // SKBMOD_F_*
}

func (x *SKBModParms) walk(l *layout) {
	l.gen(&x.TCGen)
	l.pad(4)
	l.u64As("flags", &x.Flags, showBits(skbModFlags))
}

var tSKBModParms = cstruct[SKBModParms]("struct tc_skbmod", 32)

// SKBMod changes a packet's Ethernet header, TCA_SKBMOD_* of
// include/uapi/linux/tc_act/tc_skbmod.h.
type SKBMod struct {
	Times TCTimes
	Parms SKBModParms
	DMAC  LinkAddr
	SMAC  LinkAddr
	EType uint16 // EtherType
	Attrs
}

var skbModTable = newTable("TCA_ACT_OPTIONS of skbmod", func(x *SKBMod) *Attrs { return &x.Attrs }, []field[SKBMod]{
	{TCASkbmodTm, "TCA_SKBMOD_TM", "times", of(&tTCTimes, func(x *SKBMod) *TCTimes { return &x.Times })},
	{TCASkbmodParms, "TCA_SKBMOD_PARMS", "", of(&tSKBModParms, func(x *SKBMod) *SKBModParms { return &x.Parms })},
	{TCASkbmodDmac, "TCA_SKBMOD_DMAC", "dmac", lladdr(func(x *SKBMod) *LinkAddr { return &x.DMAC })},
	{TCASkbmodSmac, "TCA_SKBMOD_SMAC", "smac", lladdr(func(x *SKBMod) *LinkAddr { return &x.SMAC })},
	{TCASkbmodEtype, "TCA_SKBMOD_ETYPE", "etype", of(inHex(&tU16), func(x *SKBMod) *uint16 { return &x.EType })},
	{6, "TCA_SKBMOD_PAD", "", raw[SKBMod]()},
})

// Has says whether an attribute (TCA_SKBMOD_*) is present.
func (x *SKBMod) Has(attr uint16) bool { return skbModTable.has(x, attr) }

func (x *SKBMod) decodeAct(d *decoder, b []byte) { skbModTable.decode(d, x, b) }
func (x *SKBMod) encodeAct(e *encoder)           { skbModTable.append(e, x) }
func (x *SKBMod) jsonAct(w *writer) {
	if x.Has(TCASkbmodParms) {
		x.Parms.walk(&layout{w: w})
	}
	skbModTable.json(w, x)
}

// CsumParms is struct tc_csum of include/uapi/linux/tc_act/tc_csum.h.
type CsumParms struct {
	TCGen
	UpdateFlags uint32 // TCA_CSUM_UPDATE_FLAG_*
}

func (x *CsumParms) walk(l *layout) {
	l.gen(&x.TCGen)
	l.u32As("csum", &x.UpdateFlags, showBits(csumFlags))
}

var tCsumParms = cstruct[CsumParms]("struct tc_csum", 24)

// Csum makes a packet's checksums anew, TCA_CSUM_* of
// include/uapi/linux/tc_act/tc_csum.h.
type Csum struct {
	Parms CsumParms
	Times TCTimes
	Attrs
}

var csumTable = newTable("TCA_ACT_OPTIONS of csum", func(x *Csum) *Attrs { return &x.Attrs }, []field[Csum]{
	{TCACsumParms, "TCA_CSUM_PARMS", "", of(&tCsumParms, func(x *Csum) *CsumParms { return &x.Parms })},
	{TCACsumTm, "TCA_CSUM_TM", "times", of(&tTCTimes, func(x *Csum) *TCTimes { return &x.Times })},
	{3, "TCA_CSUM_PAD", "", raw[Csum]()},
})

// Has says whether an attribute (TCA_CSUM_*) is present.
func (x *Csum) Has(attr uint16) bool { return csumTable.has(x, attr) }

func (x *Csum) decodeAct(d *decoder, b []byte) { csumTable.decode(d, x, b) }
func (x *Csum) encodeAct(e *encoder)           { csumTable.append(e, x) }
func (x *Csum) jsonAct(w *writer) {
	if x.Has(TCACsumParms) {
		x.Parms.walk(&layout{w: w})
	}
	csumTable.json(w, x)
}

var (
	packetTypes   = nameTable{"host", "broadcast", "multicast", "otherhost"}
	csumFlags     = []bitName{{1, "iph"}, {2, "icmp"}, {4, "igmp"}, {8, "tcp"}, {16, "udp"}, {32, "udplite"}, {64, "sctp"}}
	skbModFlags   = []bitName{{1, "dmac"}, {2, "smac"}, {4, "etype"}, {8, "swapmac"}, {16, "ecn"}}
	skbEditFlags  = []bitName{{1, "priority"}, {2, "queue_mapping"}, {4, "mark"}, {8, "ptype"}, {16, "mask"}, {32, "inheritdsfield"}, {64, "txq_skbhash"}}
	tSKBEditFlags = inBits(&tU64, skbEditFlags)
)
