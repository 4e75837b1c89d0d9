package codec

// Attributes of qdisc "fq", TCA_FQ_* of include/uapi/linux/pkt_sched.h.
const (
	TCAFqPlimit           uint16 = 1  // TCA_FQ_PLIMIT
	TCAFqFlowPlimit       uint16 = 2  // TCA_FQ_FLOW_PLIMIT
	TCAFqQuantum          uint16 = 3  // TCA_FQ_QUANTUM
	TCAFqInitialQuantum   uint16 = 4  // TCA_FQ_INITIAL_QUANTUM
	TCAFqRateEnable       uint16 = 5  // TCA_FQ_RATE_ENABLE
	TCAFqFlowDefaultRate  uint16 = 6  // TCA_FQ_FLOW_DEFAULT_RATE
	TCAFqFlowMaxRate      uint16 = 7  // TCA_FQ_FLOW_MAX_RATE
	TCAFqBucketsLog       uint16 = 8  // TCA_FQ_BUCKETS_LOG
	TCAFqFlowRefillDelay  uint16 = 9  // TCA_FQ_FLOW_REFILL_DELAY
	TCAFqOrphanMask       uint16 = 10 // TCA_FQ_ORPHAN_MASK
	TCAFqLowRateThreshold uint16 = 11 // TCA_FQ_LOW_RATE_THRESHOLD
	TCAFqCeThreshold      uint16 = 12 // TCA_FQ_CE_THRESHOLD
	TCAFqTimerSlack       uint16 = 13 // TCA_FQ_TIMER_SLACK
	TCAFqHorizon          uint16 = 14 // TCA_FQ_HORIZON
	TCAFqHorizonDrop      uint16 = 15 // TCA_FQ_HORIZON_DROP
	TCAFqPriomap          uint16 = 16 // TCA_FQ_PRIOMAP
	TCAFqWeights          uint16 = 17 // TCA_FQ_WEIGHTS
	TCAFqOffloadHorizon   uint16 = 18 // TCA_FQ_OFFLOAD_HORIZON
)

// Attributes of qdisc "cake", TCA_CAKE_* of include/uapi/linux/pkt_sched.h.
const (
	TCACakeBaseRate64   uint16 = 2  // TCA_CAKE_BASE_RATE64
	TCACakeDiffservMode uint16 = 3  // TCA_CAKE_DIFFSERV_MODE
	TCACakeAtm          uint16 = 4  // TCA_CAKE_ATM
	TCACakeFlowMode     uint16 = 5  // TCA_CAKE_FLOW_MODE
	TCACakeOverhead     uint16 = 6  // TCA_CAKE_OVERHEAD
	TCACakeRtt          uint16 = 7  // TCA_CAKE_RTT
	TCACakeTarget       uint16 = 8  // TCA_CAKE_TARGET
	TCACakeAutorate     uint16 = 9  // TCA_CAKE_AUTORATE
	TCACakeMemory       uint16 = 10 // TCA_CAKE_MEMORY
	TCACakeNat          uint16 = 11 // TCA_CAKE_NAT
	TCACakeRaw          uint16 = 12 // TCA_CAKE_RAW
	TCACakeWash         uint16 = 13 // TCA_CAKE_WASH
	TCACakeMpu          uint16 = 14 // TCA_CAKE_MPU
	TCACakeIngress      uint16 = 15 // TCA_CAKE_INGRESS
	TCACakeAckFilter    uint16 = 16 // TCA_CAKE_ACK_FILTER
	TCACakeSplitGSO     uint16 = 17 // TCA_CAKE_SPLIT_GSO
	TCACakeFwMark       uint16 = 18 // TCA_CAKE_FWMARK
)

// FQ are the options of qdisc "fq", TCA_FQ_* of include/uapi/linux/pkt_sched.h.
// Rates are in byte/s.
type FQ struct {
	PLimit           uint32 // packets
	FlowPLimit       uint32 // packets
	Quantum          uint32 // bytes
	InitialQuantum   uint32 // bytes
	RateEnable       uint32
	FlowDefaultRate  uint32 // obsolete
	FlowMaxRate      uint32 // 0xffffffff for none
	BucketsLog       uint32 // log2
	FlowRefillDelay  uint32 // microseconds
	OrphanMask       uint32
	LowRateThreshold uint32
	CEThreshold      uint32 // microseconds, 0xffffffff for none
	TimerSlack       uint32 // nanoseconds
	Horizon          uint32 // microseconds
	HorizonDrop      uint8
	PrioMap          *PrioMap
	Weights          []int32 // of the bands
	OffloadHorizon   uint32  // microseconds
	Attrs
}

var fqTable = newTable("TCA_OPTIONS of fq", func(x *FQ) *Attrs { return &x.Attrs }, []field[FQ]{
	{TCAFqPlimit, "TCA_FQ_PLIMIT", "limit", u32(func(x *FQ) *uint32 { return &x.PLimit })},
	{TCAFqFlowPlimit, "TCA_FQ_FLOW_PLIMIT", "flow_limit", u32(func(x *FQ) *uint32 { return &x.FlowPLimit })},
	{TCAFqQuantum, "TCA_FQ_QUANTUM", "quantum", u32(func(x *FQ) *uint32 { return &x.Quantum })},
	{TCAFqInitialQuantum, "TCA_FQ_INITIAL_QUANTUM", "initial_quantum", u32(func(x *FQ) *uint32 { return &x.InitialQuantum })},
	{TCAFqRateEnable, "TCA_FQ_RATE_ENABLE", "pacing", of(tOnOffU32, func(x *FQ) *uint32 { return &x.RateEnable })},
	{TCAFqFlowDefaultRate, "TCA_FQ_FLOW_DEFAULT_RATE", "defrate", u32(func(x *FQ) *uint32 { return &x.FlowDefaultRate })},
	{TCAFqFlowMaxRate, "TCA_FQ_FLOW_MAX_RATE", "maxrate", u32(func(x *FQ) *uint32 { return &x.FlowMaxRate })},
	{TCAFqBucketsLog, "TCA_FQ_BUCKETS_LOG", "buckets_log", u32(func(x *FQ) *uint32 { return &x.BucketsLog })},
	{TCAFqFlowRefillDelay, "TCA_FQ_FLOW_REFILL_DELAY", "refill_delay", u32(func(x *FQ) *uint32 { return &x.FlowRefillDelay })},
	{TCAFqOrphanMask, "TCA_FQ_ORPHAN_MASK", "orphan_mask", u32(func(x *FQ) *uint32 { return &x.OrphanMask })},
	{TCAFqLowRateThreshold, "TCA_FQ_LOW_RATE_THRESHOLD", "low_rate_threshold", u32(func(x *FQ) *uint32 { return &x.LowRateThreshold })},
	{TCAFqCeThreshold, "TCA_FQ_CE_THRESHOLD", "ce_threshold", u32(func(x *FQ) *uint32 { return &x.CEThreshold })},
	{TCAFqTimerSlack, "TCA_FQ_TIMER_SLACK", "timer_slack", u32(func(x *FQ) *uint32 { return &x.TimerSlack })},
	{TCAFqHorizon, "TCA_FQ_HORIZON", "horizon", u32(func(x *FQ) *uint32 { return &x.Horizon })},
	{TCAFqHorizonDrop, "TCA_FQ_HORIZON_DROP", "horizon_drop", of(tBool8, func(x *FQ) *uint8 { return &x.HorizonDrop })},
	{TCAFqPriomap, "TCA_FQ_PRIOMAP", "priomap", of(&tPrioMap, func(x *FQ) **PrioMap { return &x.PrioMap })},
	{TCAFqWeights, "TCA_FQ_WEIGHTS", "weights", arrayOf(4, &tS32, func(x *FQ) *[]int32 { return &x.Weights })},
	{TCAFqOffloadHorizon, "TCA_FQ_OFFLOAD_HORIZON", "offload_horizon", u32(func(x *FQ) *uint32 { return &x.OffloadHorizon })},
})

// Has says whether an attribute (TCA_FQ_*) is present.
func (x *FQ) Has(attr uint16) bool { return fqTable.has(x, attr) }

func (x *FQ) decodeTC(d *decoder, b []byte) { fqTable.decode(d, x, b) }
func (x *FQ) encodeTC(e *encoder)           { fqTable.append(e, x) }
func (x *FQ) jsonTC(w *writer)              { fqTable.json(w, x) }

// Cake are the options of qdisc "cake", TCA_CAKE_* of
// include/uapi/linux/pkt_sched.h.
type Cake struct {
	BaseRate64   uint64 // byte/s, 0 for no limit
	DiffservMode uint32
	ATM          uint32
	FlowMode     uint32
	Overhead     int32  // bytes
	RTT          uint32 // microseconds
	Target       uint32 // microseconds
	Autorate     uint32
	Memory       uint32 // bytes
	NAT          uint32
	Raw          uint32
	Wash         uint32
	MPU          uint32 // bytes
	Ingress      uint32
	ACKFilter    uint32
	SplitGSO     uint32
	FwMark       uint32
	Attrs
}

var cakeTable = newTable("TCA_OPTIONS of cake,cake_mq", func(x *Cake) *Attrs { return &x.Attrs }, []field[Cake]{
	{1, "TCA_CAKE_PAD", "", raw[Cake]()},
	{TCACakeBaseRate64, "TCA_CAKE_BASE_RATE64", "bandwidth", u64(func(x *Cake) *uint64 { return &x.BaseRate64 })},
	{TCACakeDiffservMode, "TCA_CAKE_DIFFSERV_MODE", "diffserv", of(names32(cakeDiffserv), func(x *Cake) *uint32 { return &x.DiffservMode })},
	{TCACakeAtm, "TCA_CAKE_ATM", "atm", of(names32(cakeATM), func(x *Cake) *uint32 { return &x.ATM })},
	{TCACakeFlowMode, "TCA_CAKE_FLOW_MODE", "flowmode", of(names32(cakeFlow), func(x *Cake) *uint32 { return &x.FlowMode })},
	{TCACakeOverhead, "TCA_CAKE_OVERHEAD", "overhead", s32(func(x *Cake) *int32 { return &x.Overhead })},
	{TCACakeRtt, "TCA_CAKE_RTT", "rtt", u32(func(x *Cake) *uint32 { return &x.RTT })},
	{TCACakeTarget, "TCA_CAKE_TARGET", "target", u32(func(x *Cake) *uint32 { return &x.Target })},
	{TCACakeAutorate, "TCA_CAKE_AUTORATE", "autorate", of(tOnOffU32, func(x *Cake) *uint32 { return &x.Autorate })},
	{TCACakeMemory, "TCA_CAKE_MEMORY", "memlimit", u32(func(x *Cake) *uint32 { return &x.Memory })},
	{TCACakeNat, "TCA_CAKE_NAT", "nat", of(tOnOffU32, func(x *Cake) *uint32 { return &x.NAT })},
	{TCACakeRaw, "TCA_CAKE_RAW", "raw", of(tOnOffU32, func(x *Cake) *uint32 { return &x.Raw })},
	{TCACakeWash, "TCA_CAKE_WASH", "wash", of(tOnOffU32, func(x *Cake) *uint32 { return &x.Wash })},
	{TCACakeMpu, "TCA_CAKE_MPU", "mpu", u32(func(x *Cake) *uint32 { return &x.MPU })},
	{TCACakeIngress, "TCA_CAKE_INGRESS", "ingress", of(tOnOffU32, func(x *Cake) *uint32 { return &x.Ingress })},
	{TCACakeAckFilter, "TCA_CAKE_ACK_FILTER", "ack-filter", of(names32(cakeACK), func(x *Cake) *uint32 { return &x.ACKFilter })},
	{TCACakeSplitGSO, "TCA_CAKE_SPLIT_GSO", "split_gso", of(tOnOffU32, func(x *Cake) *uint32 { return &x.SplitGSO })},
	{TCACakeFwMark, "TCA_CAKE_FWMARK", "fwmark", of(tHex32, func(x *Cake) *uint32 { return &x.FwMark })},
})

// Has says whether an attribute (TCA_CAKE_*) is present.
func (x *Cake) Has(attr uint16) bool { return cakeTable.has(x, attr) }

func (x *Cake) decodeTC(d *decoder, b []byte) { cakeTable.decode(d, x, b) }
func (x *Cake) encodeTC(e *encoder)           { cakeTable.append(e, x) }
func (x *Cake) jsonTC(w *writer)              { cakeTable.json(w, x) }

// SFQParms is struct tc_sfq_qopt of include/uapi/linux/pkt_sched.h.
type SFQParms struct {
	Quantum uint32 // bytes
	Perturb int32  // seconds
	Limit   uint32 // packets
	Divisor uint32
	Flows   uint32
}

func (x *SFQParms) walk(l *layout) {
	l.u32("quantum", &x.Quantum)
	l.s32("perturb", &x.Perturb)
	l.u32("limit", &x.Limit)
	l.u32("divisor", &x.Divisor)
	l.u32("flows", &x.Flows)
}

// SFQRed is what struct tc_sfq_qopt_v1 of include/uapi/linux/pkt_sched.h adds.
// The counters change without a message.
type SFQRed struct {
	Depth          uint32 // packets of a flow
	HeadDrop       uint32
	Limit          uint32 // bytes of a flow
	QthMin         uint32 // bytes
	QthMax         uint32 // bytes
	Wlog           uint8
	Plog           uint8
	ScellLog       uint8
	Flags          uint8  // TC_RED_*
	MaxP           uint32 // probability, 1 is 1<<32
	ProbDrop       uint32
	ForcedDrop     uint32
	ProbMark       uint32
	ForcedMark     uint32
	ProbMarkHead   uint32
	ForcedMarkHead uint32
}

func (x *SFQRed) walk(l *layout) {
	l.u32("depth", &x.Depth)
	l.u32As("headdrop", &x.HeadDrop, showBool)
	l.u32("flow_limit", &x.Limit)
	l.u32("min", &x.QthMin)
	l.u32("max", &x.QthMax)
	l.u8("ewma", &x.Wlog)
	l.u8("Plog", &x.Plog)
	l.u8("Scell_log", &x.ScellLog)
	l.u8As("flags", &x.Flags, showBits(redFlagNames))
	l.u32("max_p", &x.MaxP)
	l.u32("prob_drop", &x.ProbDrop)
	l.u32("forced_drop", &x.ForcedDrop)
	l.u32("prob_mark", &x.ProbMark)
	l.u32("forced_mark", &x.ForcedMark)
	l.u32("prob_mark_head", &x.ProbMarkHead)
	l.u32("forced_mark_head", &x.ForcedMarkHead)
}

var (
	cakeDiffserv = nameTable{"diffserv3", "diffserv4", "diffserv8", "besteffort", "precedence"}
	cakeATM      = nameTable{"noatm", "atm", "ptm"}
	cakeFlow     = nameTable{"flowblind", "srchost", "dsthost", "hosts", "flows", "dual-srchost", "dual-dsthost", "triple-isolate"}
	cakeACK      = nameTable{"disabled", "enabled", "aggressive"}
)

// SFQ are the options of qdisc "sfq", struct tc_sfq_qopt or tc_sfq_qopt_v1 of
// include/uapi/linux/pkt_sched.h.
type SFQ struct {
	Parms SFQParms
	Red   *SFQRed // nil in the short form, which old programs request
}

const sizeofSFQParms, sizeofSFQRed = 20, 52

func (x *SFQ) sizeTC() int { return sizeofSFQParms }

func (x *SFQ) decodeTC(d *decoder, b []byte) {
	l := &layout{d: d, b: b}
	if x.Parms.walk(l); len(l.b) >= sizeofSFQRed {
		x.Red = new(SFQRed)
		x.Red.walk(l)
	}
}

func (x *SFQ) encodeTC(e *encoder) { x.walk(&layout{e: e}) }
func (x *SFQ) jsonTC(w *writer)    { x.walk(&layout{w: w}) }

func (x *SFQ) walk(l *layout) {
	if x.Parms.walk(l); x.Red != nil {
		x.Red.walk(l)
	}
}
