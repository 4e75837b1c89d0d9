package codec

// Attributes inside TCA_NETEM_LOSS, NETEM_LOSS_* of
// include/uapi/linux/pkt_sched.h.
const (
	NETEMLossGi uint16 = 1 // NETEM_LOSS_GI
	NETEMLossGe uint16 = 2 // NETEM_LOSS_GE
)

// Attributes of qdisc "netem", TCA_NETEM_* of include/uapi/linux/pkt_sched.h.
const (
	TCANetemCorr      uint16 = 1  // TCA_NETEM_CORR
	TCANetemDelayDist uint16 = 2  // TCA_NETEM_DELAY_DIST
	TCANetemReorder   uint16 = 3  // TCA_NETEM_REORDER
	TCANetemCorrupt   uint16 = 4  // TCA_NETEM_CORRUPT
	TCANetemLoss      uint16 = 5  // TCA_NETEM_LOSS
	TCANetemRate      uint16 = 6  // TCA_NETEM_RATE
	TCANetemECN       uint16 = 7  // TCA_NETEM_ECN
	TCANetemRate64    uint16 = 8  // TCA_NETEM_RATE64
	TCANetemLatency64 uint16 = 10 // TCA_NETEM_LATENCY64
	TCANetemJitter64  uint16 = 11 // TCA_NETEM_JITTER64
	TCANetemSlot      uint16 = 12 // TCA_NETEM_SLOT
	TCANetemSlotDist  uint16 = 13 // TCA_NETEM_SLOT_DIST
	TCANetemPrngSeed  uint16 = 14 // TCA_NETEM_PRNG_SEED
)

// NetemParms is struct tc_netem_qopt of include/uapi/linux/pkt_sched.h. A
// probability of 1 is 0xffffffff.
type NetemParms struct {
	Latency   uint32 // ticks; Latency64 has it in nanoseconds
	Limit     uint32 // packets
	Loss      uint32 // probability
	Gap       uint32 // packets
	Duplicate uint32 // probability
	Jitter    uint32 // ticks; Jitter64 has it in nanoseconds
}

func (x *NetemParms) walk(l *layout) {
	l.u32("latency", &x.Latency)
	l.u32("limit", &x.Limit)
	l.u32("loss", &x.Loss)
	l.u32("gap", &x.Gap)
	l.u32("duplicate", &x.Duplicate)
	l.u32("jitter", &x.Jitter)
}

// NetemCorr is struct tc_netem_corr of include/uapi/linux/pkt_sched.h:
// correlations of consecutive packets, 1 is 0xffffffff.
type NetemCorr struct {
	Delay uint32
	Loss  uint32
	Dup   uint32
}

func (x *NetemCorr) walk(l *layout) {
	l.u32("delay", &x.Delay)
	l.u32("loss", &x.Loss)
	l.u32("duplicate", &x.Dup)
}

var tNetemCorr = ptr(cstruct[NetemCorr]("struct tc_netem_corr", 12))

// NetemChance is struct tc_netem_reorder of include/uapi/linux/pkt_sched.h, and
// struct tc_netem_corrupt, which is the same; 1 is 0xffffffff.
type NetemChance struct {
	Probability uint32
	Correlation uint32
}

func (x *NetemChance) walk(l *layout) {
	l.u32("probability", &x.Probability)
	l.u32("correlation", &x.Correlation)
}

var tNetemChance = ptr(cstruct[NetemChance]("struct tc_netem_reorder", 8))

// NetemRate is struct tc_netem_rate of include/uapi/linux/pkt_sched.h.
type NetemRate struct {
	Rate           uint32 // byte/s
	PacketOverhead int32  // bytes
	CellSize       uint32 // bytes
	CellOverhead   int32  // bytes
}

func (x *NetemRate) walk(l *layout) {
	l.u32("rate", &x.Rate)
	l.s32("packetoverhead", &x.PacketOverhead)
	l.u32("cellsize", &x.CellSize)
	l.s32("celloverhead", &x.CellOverhead)
}

var tNetemRate = ptr(cstruct[NetemRate]("struct tc_netem_rate", 16))

// NetemSlot is struct tc_netem_slot of include/uapi/linux/pkt_sched.h. Times
// are in nanoseconds.
type NetemSlot struct {
	MinDelay   int64
	MaxDelay   int64
	MaxPackets int32
	MaxBytes   int32
	DistDelay  int64
	DistJitter int64
}

func (x *NetemSlot) walk(l *layout) {
	l.s64("min-delay", &x.MinDelay)
	l.s64("max-delay", &x.MaxDelay)
	l.s32("packets", &x.MaxPackets)
	l.s32("bytes", &x.MaxBytes)
	l.s64("distribution-delay", &x.DistDelay)
	l.s64("distribution-jitter", &x.DistJitter)
}

var tNetemSlot = ptr(cstruct[NetemSlot]("struct tc_netem_slot", 40))

// NetemGI are the probabilities of the four-state loss model, struct
// tc_netem_gimodel of include/uapi/linux/pkt_sched.h; 1 is 0xffffffff.
type NetemGI struct {
	P13 uint32
	P31 uint32
	P32 uint32
	P14 uint32
	P23 uint32
}

func (x *NetemGI) walk(l *layout) {
	l.u32("p13", &x.P13)
	l.u32("p31", &x.P31)
	l.u32("p32", &x.P32)
	l.u32("p14", &x.P14)
	l.u32("p23", &x.P23)
}

var tNetemGI = ptr(cstruct[NetemGI]("struct tc_netem_gimodel", 20))

// NetemGE are the probabilities of the Gilbert-Elliot loss model, struct
// tc_netem_gemodel of include/uapi/linux/pkt_sched.h; 1 is 0xffffffff.
type NetemGE struct {
	P  uint32
	R  uint32
	H  uint32
	K1 uint32
}

func (x *NetemGE) walk(l *layout) {
	l.u32("p", &x.P)
	l.u32("r", &x.R)
	l.u32("1-h", &x.H)
	l.u32("1-k", &x.K1)
}

var tNetemGE = ptr(cstruct[NetemGE]("struct tc_netem_gemodel", 16))

// NetemLoss is a model of lost packets, NETEM_LOSS_* of
// include/uapi/linux/pkt_sched.h: one of the two.
type NetemLoss struct {
	GI *NetemGI
	GE *NetemGE
	Attrs
}

var netemLossTable = newTable("TCA_NETEM_LOSS", func(x *NetemLoss) *Attrs { return &x.Attrs }, []field[NetemLoss]{
	{NETEMLossGi, "NETEM_LOSS_GI", "loss-state", of(&tNetemGI, func(x *NetemLoss) **NetemGI { return &x.GI })},
	{NETEMLossGe, "NETEM_LOSS_GE", "loss-gemodel", of(&tNetemGE, func(x *NetemLoss) **NetemGE { return &x.GE })},
})

// Has says whether an attribute (NETEM_LOSS_*) is present.
func (x *NetemLoss) Has(attr uint16) bool { return netemLossTable.has(x, attr) }

// Netem are the options of qdisc "netem": struct tc_netem_qopt and the
// TCA_NETEM_* attributes of include/uapi/linux/pkt_sched.h.
type Netem struct {
	Parms     NetemParms
	Corr      *NetemCorr
	DelayDist []byte // in requests only: 16-bit numbers
	Reorder   *NetemChance
	Corrupt   *NetemChance
	Loss      *NetemLoss
	Rate      *NetemRate
	ECN       uint32
	Rate64    uint64 // byte/s
	Latency64 int64  // nanoseconds
	Jitter64  int64  // nanoseconds
	Slot      *NetemSlot
	SlotDist  []byte // in requests only: 16-bit numbers
	PRNGSeed  uint64
	Attrs
}

var netemTable = newTable("TCA_OPTIONS of netem", func(x *Netem) *Attrs { return &x.Attrs }, []field[Netem]{
	{TCANetemCorr, "TCA_NETEM_CORR", "correlation", of(&tNetemCorr, func(x *Netem) **NetemCorr { return &x.Corr })},
	{TCANetemDelayDist, "TCA_NETEM_DELAY_DIST", "", blob(func(x *Netem) *[]byte { return &x.DelayDist })},
	{TCANetemReorder, "TCA_NETEM_REORDER", "reorder", of(&tNetemChance, func(x *Netem) **NetemChance { return &x.Reorder })},
	{TCANetemCorrupt, "TCA_NETEM_CORRUPT", "corrupt", of(&tNetemChance, func(x *Netem) **NetemChance { return &x.Corrupt })},
	{TCANetemLoss, "TCA_NETEM_LOSS", "loss-model", nested(netemLossTable, func(x *Netem) **NetemLoss { return &x.Loss })},
	{TCANetemRate, "TCA_NETEM_RATE", "rate", of(&tNetemRate, func(x *Netem) **NetemRate { return &x.Rate })},
	{TCANetemECN, "TCA_NETEM_ECN", "ecn", of(tOnOffU32, func(x *Netem) *uint32 { return &x.ECN })},
	{TCANetemRate64, "TCA_NETEM_RATE64", "rate64", u64(func(x *Netem) *uint64 { return &x.Rate64 })},
	{9, "TCA_NETEM_PAD", "", raw[Netem]()},
	{TCANetemLatency64, "TCA_NETEM_LATENCY64", "delay", s64(func(x *Netem) *int64 { return &x.Latency64 })},
	{TCANetemJitter64, "TCA_NETEM_JITTER64", "jitter64", s64(func(x *Netem) *int64 { return &x.Jitter64 })},
	{TCANetemSlot, "TCA_NETEM_SLOT", "slot", of(&tNetemSlot, func(x *Netem) **NetemSlot { return &x.Slot })},
	{TCANetemSlotDist, "TCA_NETEM_SLOT_DIST", "", blob(func(x *Netem) *[]byte { return &x.SlotDist })},
	{TCANetemPrngSeed, "TCA_NETEM_PRNG_SEED", "seed", u64(func(x *Netem) *uint64 { return &x.PRNGSeed })},
})

// Has says whether an attribute (TCA_NETEM_*) is present.
func (x *Netem) Has(attr uint16) bool { return netemTable.has(x, attr) }

const sizeofNetemParms = 24

func (x *Netem) sizeTC() int { return sizeofNetemParms }

func (x *Netem) decodeTC(d *decoder, b []byte) {
	x.Parms.walk(&layout{d: d, b: b})
	netemTable.decode(d, x, b[sizeofNetemParms:])
}

func (x *Netem) encodeTC(e *encoder) {
	x.Parms.walk(&layout{e: e})
	netemTable.append(e, x)
}

func (x *Netem) jsonTC(w *writer) {
	x.Parms.walk(&layout{w: w})
	netemTable.json(w, x)
}
