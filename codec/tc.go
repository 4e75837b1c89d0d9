package codec

// Attributes of a traffic control message, TCA_* of include/uapi/linux/rtnetlink.h.
const (
	TCAKind          uint16 = 1  // TCA_KIND
	TCAOptions       uint16 = 2  // TCA_OPTIONS
	TCAStats         uint16 = 3  // TCA_STATS
	TCAXstats        uint16 = 4  // TCA_XSTATS
	TCARate          uint16 = 5  // TCA_RATE
	TCAFcnt          uint16 = 6  // TCA_FCNT
	TCAStats2        uint16 = 7  // TCA_STATS2
	TCAStab          uint16 = 8  // TCA_STAB
	TCADumpInvisible uint16 = 10 // TCA_DUMP_INVISIBLE
	TCAChain         uint16 = 11 // TCA_CHAIN
	TCAHWOffload     uint16 = 12 // TCA_HW_OFFLOAD
	TCAIngressBlock  uint16 = 13 // TCA_INGRESS_BLOCK
	TCAEgressBlock   uint16 = 14 // TCA_EGRESS_BLOCK
	TCADumpFlags     uint16 = 15 // TCA_DUMP_FLAGS
	TCAExtWarnMsg    uint16 = 16 // TCA_EXT_WARN_MSG
)

// Attributes of traffic control's counters, TCA_STATS_* of include/uapi/linux/gen_stats.h.
const (
	TCAStatsBasic     uint16 = 1 // TCA_STATS_BASIC
	TCAStatsRateEst   uint16 = 2 // TCA_STATS_RATE_EST
	TCAStatsQueue     uint16 = 3 // TCA_STATS_QUEUE
	TCAStatsApp       uint16 = 4 // TCA_STATS_APP
	TCAStatsRateEst64 uint16 = 5 // TCA_STATS_RATE_EST64
	TCAStatsBasicHW   uint16 = 7 // TCA_STATS_BASIC_HW
	TCAStatsPkt64     uint16 = 8 // TCA_STATS_PKT64
)

// Attributes of qdisc "fq_codel", TCA_FQ_CODEL_* of include/uapi/linux/pkt_sched.h.
const (
	TCAFqCodelTarget              uint16 = 1  // TCA_FQ_CODEL_TARGET
	TCAFqCodelLimit               uint16 = 2  // TCA_FQ_CODEL_LIMIT
	TCAFqCodelInterval            uint16 = 3  // TCA_FQ_CODEL_INTERVAL
	TCAFqCodelECN                 uint16 = 4  // TCA_FQ_CODEL_ECN
	TCAFqCodelFlows               uint16 = 5  // TCA_FQ_CODEL_FLOWS
	TCAFqCodelQuantum             uint16 = 6  // TCA_FQ_CODEL_QUANTUM
	TCAFqCodelCeThreshold         uint16 = 7  // TCA_FQ_CODEL_CE_THRESHOLD
	TCAFqCodelDropBatchSize       uint16 = 8  // TCA_FQ_CODEL_DROP_BATCH_SIZE
	TCAFqCodelMemoryLimit         uint16 = 9  // TCA_FQ_CODEL_MEMORY_LIMIT
	TCAFqCodelCeThresholdSelector uint16 = 10 // TCA_FQ_CODEL_CE_THRESHOLD_SELECTOR
	TCAFqCodelCeThresholdMask     uint16 = 11 // TCA_FQ_CODEL_CE_THRESHOLD_MASK
)

// Attributes of qdisc "htb" and its classes, TCA_HTB_* of include/uapi/linux/pkt_sched.h.
const (
	TCAHtbParms      uint16 = 1 // TCA_HTB_PARMS
	TCAHtbInit       uint16 = 2 // TCA_HTB_INIT
	TCAHtbCtab       uint16 = 3 // TCA_HTB_CTAB
	TCAHtbRtab       uint16 = 4 // TCA_HTB_RTAB
	TCAHtbDirectQlen uint16 = 5 // TCA_HTB_DIRECT_QLEN
	TCAHtbRate64     uint16 = 6 // TCA_HTB_RATE64
	TCAHtbCeil64     uint16 = 7 // TCA_HTB_CEIL64
	TCAHtbOffload    uint16 = 9 // TCA_HTB_OFFLOAD
)

// Attributes of qdisc "tbf", TCA_TBF_* of include/uapi/linux/pkt_sched.h.
const (
	TCATbfParms   uint16 = 1 // TCA_TBF_PARMS
	TCATbfRtab    uint16 = 2 // TCA_TBF_RTAB
	TCATbfPtab    uint16 = 3 // TCA_TBF_PTAB
	TCATbfRate64  uint16 = 4 // TCA_TBF_RATE64
	TCATbfPrate64 uint16 = 5 // TCA_TBF_PRATE64
	TCATbfBurst   uint16 = 6 // TCA_TBF_BURST
	TCATbfPburst  uint16 = 7 // TCA_TBF_PBURST
)

// Attributes of filter "u32", TCA_U32_* of include/uapi/linux/pkt_cls.h.
const (
	TCAU32Classid uint16 = 1  // TCA_U32_CLASSID
	TCAU32Hash    uint16 = 2  // TCA_U32_HASH
	TCAU32Link    uint16 = 3  // TCA_U32_LINK
	TCAU32Divisor uint16 = 4  // TCA_U32_DIVISOR
	TCAU32Sel     uint16 = 5  // TCA_U32_SEL
	TCAU32Police  uint16 = 6  // TCA_U32_POLICE
	TCAU32Act     uint16 = 7  // TCA_U32_ACT
	TCAU32Indev   uint16 = 8  // TCA_U32_INDEV
	TCAU32Pcnt    uint16 = 9  // TCA_U32_PCNT
	TCAU32Mark    uint16 = 10 // TCA_U32_MARK
	TCAU32Flags   uint16 = 11 // TCA_U32_FLAGS
)

// Attributes of filter "bpf", TCA_BPF_* of include/uapi/linux/pkt_cls.h.
const (
	TCABPFAct      uint16 = 1  // TCA_BPF_ACT
	TCABPFPolice   uint16 = 2  // TCA_BPF_POLICE
	TCABPFClassid  uint16 = 3  // TCA_BPF_CLASSID
	TCABPFOpsLen   uint16 = 4  // TCA_BPF_OPS_LEN
	TCABPFOps      uint16 = 5  // TCA_BPF_OPS
	TCABPFFD       uint16 = 6  // TCA_BPF_FD
	TCABPFName     uint16 = 7  // TCA_BPF_NAME
	TCABPFFlags    uint16 = 8  // TCA_BPF_FLAGS
	TCABPFFlagsGen uint16 = 9  // TCA_BPF_FLAGS_GEN
	TCABPFTag      uint16 = 10 // TCA_BPF_TAG
	TCABPFID       uint16 = 11 // TCA_BPF_ID
)

// Attributes of filter "matchall", TCA_MATCHALL_* of include/uapi/linux/pkt_cls.h.
const (
	TCAMatchallClassid uint16 = 1 // TCA_MATCHALL_CLASSID
	TCAMatchallAct     uint16 = 2 // TCA_MATCHALL_ACT
	TCAMatchallFlags   uint16 = 3 // TCA_MATCHALL_FLAGS
	TCAMatchallPcnt    uint16 = 4 // TCA_MATCHALL_PCNT
)

// TC is what qdiscs, classes, filters and chains have in common: struct tcmsg and
// the TCA_* attributes of include/uapi/linux/rtnetlink.h.
type TC struct {
	Family uint8
	Index  int32  // of the interface; -1 for filters of a shared block, whose number is Parent
	Handle uint32 // major number in the high half, minor in the low one
	Parent uint32 // TC_H_ROOT 0xffffffff, TC_H_INGRESS 0xfffffff1...
	Info   uint32 // of a qdisc: references; of a filter: priority and protocol

	Kind          string
	Options       TCOptions // what the kind has, nil for none
	Stats         TCStats   // changes without a message
	XStats        []byte    // of the kind, raw
	Rate          []byte
	FCNT          uint32
	Stats2        *TCStats2
	STAB          []byte // attributes, raw
	DumpInvisible bool   // in requests only
	Chain         uint32
	HWOffload     uint8
	IngressBlock  uint32
	EgressBlock   uint32
	DumpFlags     Bitfield32 // in requests only
	ExtWarnMsg    string
	Attrs
}

var tcTable = newTable("struct tcmsg", func(x *TC) *Attrs { return &x.Attrs }, []field[TC]{
	{TCAKind, "TCA_KIND", "kind", kindName(func(x *TC) *string { return &x.Kind })},
	{TCAOptions, "TCA_OPTIONS", "options", tcOptions},
	{TCAStats, "TCA_STATS", "stats", of(&tTCStats, func(x *TC) *TCStats { return &x.Stats })},
	{TCAXstats, "TCA_XSTATS", "xstats", blob(func(x *TC) *[]byte { return &x.XStats })},
	{TCARate, "TCA_RATE", "rate", blob(func(x *TC) *[]byte { return &x.Rate })},
	{TCAFcnt, "TCA_FCNT", "fcnt", u32(func(x *TC) *uint32 { return &x.FCNT })},
	{TCAStats2, "TCA_STATS2", "stats2", nested(tcStats2Table, func(x *TC) **TCStats2 { return &x.Stats2 })},
	{TCAStab, "TCA_STAB", "stab", blob(func(x *TC) *[]byte { return &x.STAB })},
	{9, "TCA_PAD", "", raw[TC]()},
	{TCADumpInvisible, "TCA_DUMP_INVISIBLE", "dump_invisible", flag(func(x *TC) *bool { return &x.DumpInvisible })},
	{TCAChain, "TCA_CHAIN", "chain", u32(func(x *TC) *uint32 { return &x.Chain })},
	{TCAHWOffload, "TCA_HW_OFFLOAD", "hw_offload", u8(func(x *TC) *uint8 { return &x.HWOffload })},
	{TCAIngressBlock, "TCA_INGRESS_BLOCK", "ingress_block", u32(func(x *TC) *uint32 { return &x.IngressBlock })},
	{TCAEgressBlock, "TCA_EGRESS_BLOCK", "egress_block", u32(func(x *TC) *uint32 { return &x.EgressBlock })},
	{TCADumpFlags, "TCA_DUMP_FLAGS", "dump_flags", of(&tBitfield32, func(x *TC) *Bitfield32 { return &x.DumpFlags })},
	{TCAExtWarnMsg, "TCA_EXT_WARN_MSG", "ext_warn_msg", str(func(x *TC) *string { return &x.ExtWarnMsg })},
})

// Has says whether an attribute (TCA_*) is present.
func (x *TC) Has(attr uint16) bool { return tcTable.has(x, attr) }

// TCStats2 are counters of traffic control, TCA_STATS_* of
// include/uapi/linux/gen_stats.h. They change without a message.
type TCStats2 struct {
	Basic     TCBasic
	RateEst   TCRate
	Queue     TCQueue
	App       []byte // of the kind, raw
	RateEst64 TCRate64
	BasicHW   TCBasic
	Pkt64     uint64
	Attrs
}

var tcStats2Table = newTable("TCA_STATS2", func(x *TCStats2) *Attrs { return &x.Attrs }, []field[TCStats2]{
	{TCAStatsBasic, "TCA_STATS_BASIC", "basic", of(&tTCBasic, func(x *TCStats2) *TCBasic { return &x.Basic })},
	{TCAStatsRateEst, "TCA_STATS_RATE_EST", "rate_est", of(&tTCRate, func(x *TCStats2) *TCRate { return &x.RateEst })},
	{TCAStatsQueue, "TCA_STATS_QUEUE", "queue", of(&tTCQueue, func(x *TCStats2) *TCQueue { return &x.Queue })},
	{TCAStatsApp, "TCA_STATS_APP", "app", blob(func(x *TCStats2) *[]byte { return &x.App })},
	{TCAStatsRateEst64, "TCA_STATS_RATE_EST64", "rate_est64", of(&tTCRate64, func(x *TCStats2) *TCRate64 { return &x.RateEst64 })},
	{6, "TCA_STATS_PAD", "", raw[TCStats2]()},
	{TCAStatsBasicHW, "TCA_STATS_BASIC_HW", "basic_hw", of(&tTCBasic, func(x *TCStats2) *TCBasic { return &x.BasicHW })},
	{TCAStatsPkt64, "TCA_STATS_PKT64", "pkt64", u64(func(x *TCStats2) *uint64 { return &x.Pkt64 })},
})

// Has says whether an attribute (TCA_STATS_*) is present.
func (x *TCStats2) Has(attr uint16) bool { return tcStats2Table.has(x, attr) }

// FQCodel are the options of qdisc "fq_codel", TCA_FQ_CODEL_* of
// include/uapi/linux/pkt_sched.h. Times are in microseconds.
type FQCodel struct {
	Target              uint32
	Limit               uint32
	Interval            uint32
	ECN                 uint32
	Flows               uint32
	Quantum             uint32
	CEThreshold         uint32
	DropBatch           uint32
	MemoryLimit         uint32
	CEThresholdSelector uint8
	CEThresholdMask     uint8
	Attrs
}

var fqCodelTable = newTable("TCA_OPTIONS of fq_codel", func(x *FQCodel) *Attrs { return &x.Attrs }, []field[FQCodel]{
	{TCAFqCodelTarget, "TCA_FQ_CODEL_TARGET", "target", u32(func(x *FQCodel) *uint32 { return &x.Target })},
	{TCAFqCodelLimit, "TCA_FQ_CODEL_LIMIT", "limit", u32(func(x *FQCodel) *uint32 { return &x.Limit })},
	{TCAFqCodelInterval, "TCA_FQ_CODEL_INTERVAL", "interval", u32(func(x *FQCodel) *uint32 { return &x.Interval })},
	{TCAFqCodelECN, "TCA_FQ_CODEL_ECN", "ecn", of(tOnOffU32, func(x *FQCodel) *uint32 { return &x.ECN })},
	{TCAFqCodelFlows, "TCA_FQ_CODEL_FLOWS", "flows", u32(func(x *FQCodel) *uint32 { return &x.Flows })},
	{TCAFqCodelQuantum, "TCA_FQ_CODEL_QUANTUM", "quantum", u32(func(x *FQCodel) *uint32 { return &x.Quantum })},
	{TCAFqCodelCeThreshold, "TCA_FQ_CODEL_CE_THRESHOLD", "ce_threshold", u32(func(x *FQCodel) *uint32 { return &x.CEThreshold })},
	{TCAFqCodelDropBatchSize, "TCA_FQ_CODEL_DROP_BATCH_SIZE", "drop_batch", u32(func(x *FQCodel) *uint32 { return &x.DropBatch })},
	{TCAFqCodelMemoryLimit, "TCA_FQ_CODEL_MEMORY_LIMIT", "memory_limit", u32(func(x *FQCodel) *uint32 { return &x.MemoryLimit })},
	{TCAFqCodelCeThresholdSelector, "TCA_FQ_CODEL_CE_THRESHOLD_SELECTOR", "ce_threshold_selector", u8(func(x *FQCodel) *uint8 { return &x.CEThresholdSelector })},
	{TCAFqCodelCeThresholdMask, "TCA_FQ_CODEL_CE_THRESHOLD_MASK", "ce_threshold_mask", u8(func(x *FQCodel) *uint8 { return &x.CEThresholdMask })},
})

// Has says whether an attribute (TCA_FQ_CODEL_*) is present.
func (x *FQCodel) Has(attr uint16) bool { return fqCodelTable.has(x, attr) }

func (x *FQCodel) decodeTC(d *decoder, b []byte) { fqCodelTable.decode(d, x, b) }
func (x *FQCodel) encodeTC(e *encoder)           { fqCodelTable.append(e, x) }
func (x *FQCodel) jsonTC(w *writer)              { fqCodelTable.json(w, x) }

// HTB are the options of qdisc "htb" and of its classes, TCA_HTB_* of
// include/uapi/linux/pkt_sched.h.
type HTB struct {
	Parms      *HTBParms  // of a class
	Init       *HTBGlobal // of the qdisc
	CTab       []byte     // in requests only
	RTab       []byte     // in requests only
	DirectQLen uint32
	Rate64     uint64 // byte/s, where 32 bits are too few
	Ceil64     uint64
	Offload    bool
	Attrs
}

var htbTable = newTable("TCA_OPTIONS of htb", func(x *HTB) *Attrs { return &x.Attrs }, []field[HTB]{
	{TCAHtbParms, "TCA_HTB_PARMS", "parms", of(&tHTBParms, func(x *HTB) **HTBParms { return &x.Parms })},
	{TCAHtbInit, "TCA_HTB_INIT", "init", of(&tHTBGlobal, func(x *HTB) **HTBGlobal { return &x.Init })},
	{TCAHtbCtab, "TCA_HTB_CTAB", "", blob(func(x *HTB) *[]byte { return &x.CTab })},
	{TCAHtbRtab, "TCA_HTB_RTAB", "", blob(func(x *HTB) *[]byte { return &x.RTab })},
	{TCAHtbDirectQlen, "TCA_HTB_DIRECT_QLEN", "direct_qlen", u32(func(x *HTB) *uint32 { return &x.DirectQLen })},
	{TCAHtbRate64, "TCA_HTB_RATE64", "rate64", u64(func(x *HTB) *uint64 { return &x.Rate64 })},
	{TCAHtbCeil64, "TCA_HTB_CEIL64", "ceil64", u64(func(x *HTB) *uint64 { return &x.Ceil64 })},
	{8, "TCA_HTB_PAD", "", raw[HTB]()},
	{TCAHtbOffload, "TCA_HTB_OFFLOAD", "offload", flag(func(x *HTB) *bool { return &x.Offload })},
})

// Has says whether an attribute (TCA_HTB_*) is present.
func (x *HTB) Has(attr uint16) bool { return htbTable.has(x, attr) }

func (x *HTB) decodeTC(d *decoder, b []byte) { htbTable.decode(d, x, b) }
func (x *HTB) encodeTC(e *encoder)           { htbTable.append(e, x) }
func (x *HTB) jsonTC(w *writer)              { htbTable.json(w, x) }

// TBF are the options of qdisc "tbf", TCA_TBF_* of
// include/uapi/linux/pkt_sched.h.
type TBF struct {
	Parms      *TBFParms
	RTab       []byte // in requests only
	PTab       []byte // in requests only
	Rate64     uint64
	PeakRate64 uint64
	Burst      uint32
	PBurst     uint32
	Attrs
}

var tbfTable = newTable("TCA_OPTIONS of tbf", func(x *TBF) *Attrs { return &x.Attrs }, []field[TBF]{
	{TCATbfParms, "TCA_TBF_PARMS", "parms", of(&tTBFParms, func(x *TBF) **TBFParms { return &x.Parms })},
	{TCATbfRtab, "TCA_TBF_RTAB", "", blob(func(x *TBF) *[]byte { return &x.RTab })},
	{TCATbfPtab, "TCA_TBF_PTAB", "", blob(func(x *TBF) *[]byte { return &x.PTab })},
	{TCATbfRate64, "TCA_TBF_RATE64", "rate64", u64(func(x *TBF) *uint64 { return &x.Rate64 })},
	{TCATbfPrate64, "TCA_TBF_PRATE64", "prate64", u64(func(x *TBF) *uint64 { return &x.PeakRate64 })},
	{TCATbfBurst, "TCA_TBF_BURST", "burst", u32(func(x *TBF) *uint32 { return &x.Burst })},
	{TCATbfPburst, "TCA_TBF_PBURST", "pburst", u32(func(x *TBF) *uint32 { return &x.PBurst })},
	{8, "TCA_TBF_PAD", "", raw[TBF]()},
})

// Has says whether an attribute (TCA_TBF_*) is present.
func (x *TBF) Has(attr uint16) bool { return tbfTable.has(x, attr) }

func (x *TBF) decodeTC(d *decoder, b []byte) { tbfTable.decode(d, x, b) }
func (x *TBF) encodeTC(e *encoder)           { tbfTable.append(e, x) }
func (x *TBF) jsonTC(w *writer)              { tbfTable.json(w, x) }

// U32Filter matches packets by 32-bit words, TCA_U32_* of
// include/uapi/linux/pkt_cls.h.
type U32Filter struct {
	ClassID uint32
	Hash    uint32
	Link    uint32
	Divisor uint32
	Sel     *U32Sel
	Police  *Police
	Actions []Action
	InDev   string
	PCnt    []byte
	Mark    U32Mark
	Flags   uint32
	Attrs
}

var u32FilterTable = newTable("TCA_OPTIONS of u32", func(x *U32Filter) *Attrs { return &x.Attrs }, []field[U32Filter]{
	{TCAU32Classid, "TCA_U32_CLASSID", "flowid", of(tTCHandle, func(x *U32Filter) *uint32 { return &x.ClassID })},
	{TCAU32Hash, "TCA_U32_HASH", "hash", u32(func(x *U32Filter) *uint32 { return &x.Hash })},
	{TCAU32Link, "TCA_U32_LINK", "link", u32(func(x *U32Filter) *uint32 { return &x.Link })},
	{TCAU32Divisor, "TCA_U32_DIVISOR", "divisor", u32(func(x *U32Filter) *uint32 { return &x.Divisor })},
	{TCAU32Sel, "TCA_U32_SEL", "sel", of(&tU32Sel, func(x *U32Filter) **U32Sel { return &x.Sel })},
	{TCAU32Police, "TCA_U32_POLICE", "police", policeIn(func(x *U32Filter) **Police { return &x.Police })},
	{TCAU32Act, "TCA_U32_ACT", "actions", actionsOp(func(x *U32Filter) *[]Action { return &x.Actions })},
	{TCAU32Indev, "TCA_U32_INDEV", "indev", str(func(x *U32Filter) *string { return &x.InDev })},
	{TCAU32Pcnt, "TCA_U32_PCNT", "", blob(func(x *U32Filter) *[]byte { return &x.PCnt })},
	{TCAU32Mark, "TCA_U32_MARK", "mark", of(&tU32Mark, func(x *U32Filter) *U32Mark { return &x.Mark })},
	{TCAU32Flags, "TCA_U32_FLAGS", "flags", u32(func(x *U32Filter) *uint32 { return &x.Flags })},
	{12, "TCA_U32_PAD", "", raw[U32Filter]()},
})

// Has says whether an attribute (TCA_U32_*) is present.
func (x *U32Filter) Has(attr uint16) bool { return u32FilterTable.has(x, attr) }

func (x *U32Filter) decodeTC(d *decoder, b []byte) { u32FilterTable.decode(d, x, b) }
func (x *U32Filter) encodeTC(e *encoder)           { u32FilterTable.append(e, x) }
func (x *U32Filter) jsonTC(w *writer)              { u32FilterTable.json(w, x) }

// BPFFilter runs a program on packets, TCA_BPF_* of
// include/uapi/linux/pkt_cls.h.
type BPFFilter struct {
	Actions  []Action
	Police   *Police
	ClassID  uint32
	OpsLen   uint16 // of a classic program
	Ops      []byte
	FD       uint32 // in requests only
	Name     string
	Flags    uint32 // TCA_BPF_FLAG_ACT_DIRECT 1
	FlagsGen uint32
	Tag      []byte
	ID       uint32
	Attrs
}

var bpfFilterTable = newTable("TCA_OPTIONS of bpf", func(x *BPFFilter) *Attrs { return &x.Attrs }, []field[BPFFilter]{
	{TCABPFAct, "TCA_BPF_ACT", "actions", actionsOp(func(x *BPFFilter) *[]Action { return &x.Actions })},
	{TCABPFPolice, "TCA_BPF_POLICE", "police", policeIn(func(x *BPFFilter) **Police { return &x.Police })},
	{TCABPFClassid, "TCA_BPF_CLASSID", "flowid", of(tTCHandle, func(x *BPFFilter) *uint32 { return &x.ClassID })},
	{TCABPFOpsLen, "TCA_BPF_OPS_LEN", "", u16(func(x *BPFFilter) *uint16 { return &x.OpsLen })},
	{TCABPFOps, "TCA_BPF_OPS", "bytecode", blob(func(x *BPFFilter) *[]byte { return &x.Ops })},
	{TCABPFFD, "TCA_BPF_FD", "fd", u32(func(x *BPFFilter) *uint32 { return &x.FD })},
	{TCABPFName, "TCA_BPF_NAME", "bpf_name", str(func(x *BPFFilter) *string { return &x.Name })},
	{TCABPFFlags, "TCA_BPF_FLAGS", "flags", u32(func(x *BPFFilter) *uint32 { return &x.Flags })},
	{TCABPFFlagsGen, "TCA_BPF_FLAGS_GEN", "flags_gen", u32(func(x *BPFFilter) *uint32 { return &x.FlagsGen })},
	{TCABPFTag, "TCA_BPF_TAG", "tag", blob(func(x *BPFFilter) *[]byte { return &x.Tag })},
	{TCABPFID, "TCA_BPF_ID", "id", u32(func(x *BPFFilter) *uint32 { return &x.ID })},
})

// Has says whether an attribute (TCA_BPF_*) is present.
func (x *BPFFilter) Has(attr uint16) bool { return bpfFilterTable.has(x, attr) }

func (x *BPFFilter) decodeTC(d *decoder, b []byte) { bpfFilterTable.decode(d, x, b) }
func (x *BPFFilter) encodeTC(e *encoder)           { bpfFilterTable.append(e, x) }
func (x *BPFFilter) jsonTC(w *writer)              { bpfFilterTable.json(w, x) }

// MatchAll matches every packet, TCA_MATCHALL_* of
// include/uapi/linux/pkt_cls.h.
type MatchAll struct {
	ClassID uint32
	Actions []Action
	Flags   uint32
	PCnt    []byte
	Attrs
}

var matchAllTable = newTable("TCA_OPTIONS of matchall", func(x *MatchAll) *Attrs { return &x.Attrs }, []field[MatchAll]{
	{TCAMatchallClassid, "TCA_MATCHALL_CLASSID", "flowid", of(tTCHandle, func(x *MatchAll) *uint32 { return &x.ClassID })},
	{TCAMatchallAct, "TCA_MATCHALL_ACT", "actions", actionsOp(func(x *MatchAll) *[]Action { return &x.Actions })},
	{TCAMatchallFlags, "TCA_MATCHALL_FLAGS", "flags", u32(func(x *MatchAll) *uint32 { return &x.Flags })},
	{TCAMatchallPcnt, "TCA_MATCHALL_PCNT", "", blob(func(x *MatchAll) *[]byte { return &x.PCnt })},
	{5, "TCA_MATCHALL_PAD", "", raw[MatchAll]()},
})

// Has says whether an attribute (TCA_MATCHALL_*) is present.
func (x *MatchAll) Has(attr uint16) bool { return matchAllTable.has(x, attr) }

func (x *MatchAll) decodeTC(d *decoder, b []byte) { matchAllTable.decode(d, x, b) }
func (x *MatchAll) encodeTC(e *encoder)           { matchAllTable.append(e, x) }
func (x *MatchAll) jsonTC(w *writer)              { matchAllTable.json(w, x) }
