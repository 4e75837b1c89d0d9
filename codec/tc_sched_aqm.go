package codec

// Attributes of qdisc "red", TCA_RED_* of include/uapi/linux/pkt_sched.h.
const (
	TCARedParms          uint16 = 1 // TCA_RED_PARMS
	TCARedStab           uint16 = 2 // TCA_RED_STAB
	TCARedMaxP           uint16 = 3 // TCA_RED_MAX_P
	TCARedFlags          uint16 = 4 // TCA_RED_FLAGS
	TCARedEarlyDropBlock uint16 = 5 // TCA_RED_EARLY_DROP_BLOCK
	TCARedMarkBlock      uint16 = 6 // TCA_RED_MARK_BLOCK
)

// Attributes of qdisc "choke", TCA_CHOKE_* of include/uapi/linux/pkt_sched.h.
const (
	TCAChokeParms uint16 = 1 // TCA_CHOKE_PARMS
	TCAChokeStab  uint16 = 2 // TCA_CHOKE_STAB
	TCAChokeMaxP  uint16 = 3 // TCA_CHOKE_MAX_P
)

// Attributes of qdisc "gred", TCA_GRED_* of include/uapi/linux/pkt_sched.h.
const (
	TCAGredParms  uint16 = 1 // TCA_GRED_PARMS
	TCAGredStab   uint16 = 2 // TCA_GRED_STAB
	TCAGredDps    uint16 = 3 // TCA_GRED_DPS
	TCAGredMaxP   uint16 = 4 // TCA_GRED_MAX_P
	TCAGredLimit  uint16 = 5 // TCA_GRED_LIMIT
	TCAGredVqList uint16 = 6 // TCA_GRED_VQ_LIST
)

// Attributes inside TCA_GRED_VQ_ENTRY, TCA_GRED_VQ_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCAGredVqDp             uint16 = 2  // TCA_GRED_VQ_DP
	TCAGredVqStatBytes      uint16 = 3  // TCA_GRED_VQ_STAT_BYTES
	TCAGredVqStatPackets    uint16 = 4  // TCA_GRED_VQ_STAT_PACKETS
	TCAGredVqStatBacklog    uint16 = 5  // TCA_GRED_VQ_STAT_BACKLOG
	TCAGredVqStatProbDrop   uint16 = 6  // TCA_GRED_VQ_STAT_PROB_DROP
	TCAGredVqStatProbMark   uint16 = 7  // TCA_GRED_VQ_STAT_PROB_MARK
	TCAGredVqStatForcedDrop uint16 = 8  // TCA_GRED_VQ_STAT_FORCED_DROP
	TCAGredVqStatForcedMark uint16 = 9  // TCA_GRED_VQ_STAT_FORCED_MARK
	TCAGredVqStatPdrop      uint16 = 10 // TCA_GRED_VQ_STAT_PDROP
	TCAGredVqStatOther      uint16 = 11 // TCA_GRED_VQ_STAT_OTHER
	TCAGredVqFlags          uint16 = 12 // TCA_GRED_VQ_FLAGS
)

// Attributes of qdisc "sfb", TCA_SFB_* of include/uapi/linux/pkt_sched.h.
const (
	TCASfbParms uint16 = 1 // TCA_SFB_PARMS
)

// REDParms is struct tc_red_qopt of include/uapi/linux/pkt_sched.h.
type REDParms struct {
	Limit    uint32 // bytes; packets of qdisc "choke", like the next two
	QthMin   uint32 // bytes
	QthMax   uint32 // bytes
	Wlog     uint8  // log2 of the weight of the average
	Plog     uint8
	ScellLog uint8
	Flags    uint8 // TC_RED_*
}

func (x *REDParms) walk(l *layout) {
	l.u32("limit", &x.Limit)
	l.u32("min", &x.QthMin)
	l.u32("max", &x.QthMax)
	l.u8("ewma", &x.Wlog)
	l.u8("Plog", &x.Plog)
	l.u8("Scell_log", &x.ScellLog)
	l.u8As("flags", &x.Flags, showBits(redFlagNames))
}

var tREDParms = ptr(cstruct[REDParms]("struct tc_red_qopt", 16))

// RED are the options of qdisc "red", TCA_RED_* of
// include/uapi/linux/pkt_sched.h.
type RED struct {
	Parms          *REDParms
	STab           []byte     // in requests only: 256 logarithms
	MaxP           uint32     // probability, 1 is 1<<32
	Flags          Bitfield32 // TC_RED_*
	EarlyDropBlock uint32
	MarkBlock      uint32
	Attrs
}

var redTable = newTable("TCA_OPTIONS of red", func(x *RED) *Attrs { return &x.Attrs }, []field[RED]{
	{TCARedParms, "TCA_RED_PARMS", "parms", of(&tREDParms, func(x *RED) **REDParms { return &x.Parms })},
	{TCARedStab, "TCA_RED_STAB", "", blob(func(x *RED) *[]byte { return &x.STab })},
	{TCARedMaxP, "TCA_RED_MAX_P", "max_p", u32(func(x *RED) *uint32 { return &x.MaxP })},
	{TCARedFlags, "TCA_RED_FLAGS", "red_flags", of(&tBitfield32, func(x *RED) *Bitfield32 { return &x.Flags })},
	{TCARedEarlyDropBlock, "TCA_RED_EARLY_DROP_BLOCK", "early_drop_block", u32(func(x *RED) *uint32 { return &x.EarlyDropBlock })},
	{TCARedMarkBlock, "TCA_RED_MARK_BLOCK", "mark_block", u32(func(x *RED) *uint32 { return &x.MarkBlock })},
})

// Has says whether an attribute (TCA_RED_*) is present.
func (x *RED) Has(attr uint16) bool { return redTable.has(x, attr) }

func (x *RED) decodeTC(d *decoder, b []byte) { redTable.decode(d, x, b) }
func (x *RED) encodeTC(e *encoder)           { redTable.append(e, x) }
func (x *RED) jsonTC(w *writer)              { redTable.json(w, x) }

// Choke are the options of qdisc "choke", TCA_CHOKE_* of
// include/uapi/linux/pkt_sched.h. Its lengths are in packets.
type Choke struct {
	Parms *REDParms
	STab  []byte // in requests only
	MaxP  uint32
	Attrs
}

var chokeTable = newTable("TCA_OPTIONS of choke", func(x *Choke) *Attrs { return &x.Attrs }, []field[Choke]{
	{TCAChokeParms, "TCA_CHOKE_PARMS", "parms", of(&tREDParms, func(x *Choke) **REDParms { return &x.Parms })},
	{TCAChokeStab, "TCA_CHOKE_STAB", "", blob(func(x *Choke) *[]byte { return &x.STab })},
	{TCAChokeMaxP, "TCA_CHOKE_MAX_P", "max_p", u32(func(x *Choke) *uint32 { return &x.MaxP })},
})

// Has says whether an attribute (TCA_CHOKE_*) is present.
func (x *Choke) Has(attr uint16) bool { return chokeTable.has(x, attr) }

func (x *Choke) decodeTC(d *decoder, b []byte) { chokeTable.decode(d, x, b) }
func (x *Choke) encodeTC(e *encoder)           { chokeTable.append(e, x) }
func (x *Choke) jsonTC(w *writer)              { chokeTable.json(w, x) }

// GREDParms is one virtual queue of qdisc "gred", struct tc_gred_qopt of
// include/uapi/linux/pkt_sched.h. What is counted changes without a message.
type GREDParms struct {
	Limit    uint32 // bytes, as are the lengths below
	QthMin   uint32
	QthMax   uint32
	DP       uint32 // the queue's number
	Backlog  uint32
	QAve     uint32
	Forced   uint32
	Early    uint32
	Other    uint32
	PDrop    uint32
	Wlog     uint8
	Plog     uint8
	ScellLog uint8
	Prio     uint8
	Packets  uint32
	BytesIn  uint32
}

func (x *GREDParms) walk(l *layout) {
	l.u32("limit", &x.Limit)
	l.u32("min", &x.QthMin)
	l.u32("max", &x.QthMax)
	l.u32("vq", &x.DP)
	l.u32("backlog", &x.Backlog)
	l.u32("qave", &x.QAve)
	l.u32("forced", &x.Forced)
	l.u32("early", &x.Early)
	l.u32("other", &x.Other)
	l.u32("pdrop", &x.PDrop)
	l.u8("ewma", &x.Wlog)
	l.u8("Plog", &x.Plog)
	l.u8("Scell_log", &x.ScellLog)
	l.u8("prio", &x.Prio)
	l.u32("packets", &x.Packets)
	l.u32("bytes", &x.BytesIn)
}

var tGREDParms = cstruct[GREDParms]("struct tc_gred_qopt", 52)

// GREDSetup says how many virtual queues qdisc "gred" has, struct tc_gred_sopt
// of include/uapi/linux/pkt_sched.h.
type GREDSetup struct {
	DPs     uint32
	Default uint32
	Grio    uint8
	Flags   uint8
}

func (x *GREDSetup) walk(l *layout) {
	l.u32("dp_cnt", &x.DPs)
	l.u32("dp_default", &x.Default)
	l.u8As("grio", &x.Grio, showBool)
	l.u8As("flags", &x.Flags, showBits(redFlagNames))
	l.pad(2)
}

var tGREDSetup = ptr(cstruct[GREDSetup]("struct tc_gred_sopt", 12))

// GRED are the options of qdisc "gred", TCA_GRED_* of
// include/uapi/linux/pkt_sched.h. The kernel takes Parms of one queue and lists
// those of all 16.
type GRED struct {
	Parms []GREDParms
	STab  []byte // in requests only
	DPs   *GREDSetup
	MaxP  []uint32 // of each queue
	Limit uint32   // bytes
	VQs   []GREDVQ
	Attrs
}

var gredTable = newTable("TCA_OPTIONS of gred", func(x *GRED) *Attrs { return &x.Attrs }, []field[GRED]{
	{TCAGredParms, "TCA_GRED_PARMS", "parms", arrayOf(52, &tGREDParms, func(x *GRED) *[]GREDParms { return &x.Parms })},
	{TCAGredStab, "TCA_GRED_STAB", "", blob(func(x *GRED) *[]byte { return &x.STab })},
	{TCAGredDps, "TCA_GRED_DPS", "dps", of(&tGREDSetup, func(x *GRED) **GREDSetup { return &x.DPs })},
	{TCAGredMaxP, "TCA_GRED_MAX_P", "max_p", arrayOf(4, &tU32, func(x *GRED) *[]uint32 { return &x.MaxP })},
	{TCAGredLimit, "TCA_GRED_LIMIT", "limit", u32(func(x *GRED) *uint32 { return &x.Limit })},
	{TCAGredVqList, "TCA_GRED_VQ_LIST", "vqs", listOfF(TCAGredVqEntry, object(gredVQTable), func(x *GRED) *[]GREDVQ { return &x.VQs })},
})

// Has says whether an attribute (TCA_GRED_*) is present.
func (x *GRED) Has(attr uint16) bool { return gredTable.has(x, attr) }

func (x *GRED) decodeTC(d *decoder, b []byte) { gredTable.decode(d, x, b) }
func (x *GRED) encodeTC(e *encoder)           { gredTable.append(e, x) }
func (x *GRED) jsonTC(w *writer)              { gredTable.json(w, x) }

// GREDVQ are the counters of a virtual queue, TCA_GRED_VQ_* of
// include/uapi/linux/pkt_sched.h.
type GREDVQ struct {
	DP         uint32
	Bytes      uint64
	Packets    uint32
	Backlog    uint32
	ProbDrop   uint32
	ProbMark   uint32
	ForcedDrop uint32
	ForcedMark uint32
	PDrop      uint32
	Other      uint32
	Flags      uint32 // TC_RED_*
	Attrs
}

var gredVQTable = newTable("TCA_GRED_VQ_ENTRY", func(x *GREDVQ) *Attrs { return &x.Attrs }, []field[GREDVQ]{
	{1, "TCA_GRED_VQ_PAD", "", raw[GREDVQ]()},
	{TCAGredVqDp, "TCA_GRED_VQ_DP", "vq", u32(func(x *GREDVQ) *uint32 { return &x.DP })},
	{TCAGredVqStatBytes, "TCA_GRED_VQ_STAT_BYTES", "bytes", u64(func(x *GREDVQ) *uint64 { return &x.Bytes })},
	{TCAGredVqStatPackets, "TCA_GRED_VQ_STAT_PACKETS", "packets", u32(func(x *GREDVQ) *uint32 { return &x.Packets })},
	{TCAGredVqStatBacklog, "TCA_GRED_VQ_STAT_BACKLOG", "backlog", u32(func(x *GREDVQ) *uint32 { return &x.Backlog })},
	{TCAGredVqStatProbDrop, "TCA_GRED_VQ_STAT_PROB_DROP", "prob_drop", u32(func(x *GREDVQ) *uint32 { return &x.ProbDrop })},
	{TCAGredVqStatProbMark, "TCA_GRED_VQ_STAT_PROB_MARK", "prob_mark", u32(func(x *GREDVQ) *uint32 { return &x.ProbMark })},
	{TCAGredVqStatForcedDrop, "TCA_GRED_VQ_STAT_FORCED_DROP", "forced_drop", u32(func(x *GREDVQ) *uint32 { return &x.ForcedDrop })},
	{TCAGredVqStatForcedMark, "TCA_GRED_VQ_STAT_FORCED_MARK", "forced_mark", u32(func(x *GREDVQ) *uint32 { return &x.ForcedMark })},
	{TCAGredVqStatPdrop, "TCA_GRED_VQ_STAT_PDROP", "pdrop", u32(func(x *GREDVQ) *uint32 { return &x.PDrop })},
	{TCAGredVqStatOther, "TCA_GRED_VQ_STAT_OTHER", "other", u32(func(x *GREDVQ) *uint32 { return &x.Other })},
	{TCAGredVqFlags, "TCA_GRED_VQ_FLAGS", "flags", u32(func(x *GREDVQ) *uint32 { return &x.Flags })},
})

// Has says whether an attribute (TCA_GRED_VQ_*) is present.
func (x *GREDVQ) Has(attr uint16) bool { return gredVQTable.has(x, attr) }

// SFBParms is struct tc_sfb_qopt of include/uapi/linux/pkt_sched.h.
type SFBParms struct {
	RehashInterval uint32 // ms
	WarmupTime     uint32 // ms
	Max            uint32 // packets
	BinSize        uint32 // packets
	Increment      uint32 // probability, 1 is 1<<16
	Decrement      uint32
	Limit          uint32 // packets
	PenaltyRate    uint32 // packets a second
	PenaltyBurst   uint32
}

func (x *SFBParms) walk(l *layout) {
	l.u32("rehash", &x.RehashInterval)
	l.u32("db", &x.WarmupTime)
	l.u32("max", &x.Max)
	l.u32("target", &x.BinSize)
	l.u32("increment", &x.Increment)
	l.u32("decrement", &x.Decrement)
	l.u32("limit", &x.Limit)
	l.u32("penalty_rate", &x.PenaltyRate)
	l.u32("penalty_burst", &x.PenaltyBurst)
}

var tSFBParms = ptr(cstruct[SFBParms]("struct tc_sfb_qopt", 36))

// SFB are the options of qdisc "sfb", TCA_SFB_* of
// include/uapi/linux/pkt_sched.h.
type SFB struct {
	Parms *SFBParms
	Attrs
}

var sfbTable = newTable("TCA_OPTIONS of sfb", func(x *SFB) *Attrs { return &x.Attrs }, []field[SFB]{
	{TCASfbParms, "TCA_SFB_PARMS", "parms", of(&tSFBParms, func(x *SFB) **SFBParms { return &x.Parms })},
})

// Has says whether an attribute (TCA_SFB_*) is present.
func (x *SFB) Has(attr uint16) bool { return sfbTable.has(x, attr) }

func (x *SFB) decodeTC(d *decoder, b []byte) { sfbTable.decode(d, x, b) }
func (x *SFB) encodeTC(e *encoder)           { sfbTable.append(e, x) }
func (x *SFB) jsonTC(w *writer)              { sfbTable.json(w, x) }

// TC_RED_* of include/uapi/linux/pkt_sched.h.
var redFlagNames = []bitName{{1, "ecn"}, {2, "harddrop"}, {4, "adaptive"}, {8, "nodrop"}}

// TCAGredVqEntry is an element of TCA_GRED_VQ_LIST, TCA_GRED_VQ_ENTRY of
// include/uapi/linux/pkt_sched.h.
const TCAGredVqEntry uint16 = 1
