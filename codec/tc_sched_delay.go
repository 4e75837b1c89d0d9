package codec

// Attributes of qdisc "codel", TCA_CODEL_* of include/uapi/linux/pkt_sched.h.
const (
	TCACodelTarget      uint16 = 1 // TCA_CODEL_TARGET
	TCACodelLimit       uint16 = 2 // TCA_CODEL_LIMIT
	TCACodelInterval    uint16 = 3 // TCA_CODEL_INTERVAL
	TCACodelECN         uint16 = 4 // TCA_CODEL_ECN
	TCACodelCeThreshold uint16 = 5 // TCA_CODEL_CE_THRESHOLD
)

// Attributes of qdisc "pie", TCA_PIE_* of include/uapi/linux/pkt_sched.h.
const (
	TCAPieTarget          uint16 = 1 // TCA_PIE_TARGET
	TCAPieLimit           uint16 = 2 // TCA_PIE_LIMIT
	TCAPieTupdate         uint16 = 3 // TCA_PIE_TUPDATE
	TCAPieAlpha           uint16 = 4 // TCA_PIE_ALPHA
	TCAPieBeta            uint16 = 5 // TCA_PIE_BETA
	TCAPieECN             uint16 = 6 // TCA_PIE_ECN
	TCAPieBytemode        uint16 = 7 // TCA_PIE_BYTEMODE
	TCAPieDqRateEstimator uint16 = 8 // TCA_PIE_DQ_RATE_ESTIMATOR
)

// Attributes of qdisc "fq_pie", TCA_FQ_PIE_* of include/uapi/linux/pkt_sched.h.
const (
	TCAFqPieLimit           uint16 = 1  // TCA_FQ_PIE_LIMIT
	TCAFqPieFlows           uint16 = 2  // TCA_FQ_PIE_FLOWS
	TCAFqPieTarget          uint16 = 3  // TCA_FQ_PIE_TARGET
	TCAFqPieTupdate         uint16 = 4  // TCA_FQ_PIE_TUPDATE
	TCAFqPieAlpha           uint16 = 5  // TCA_FQ_PIE_ALPHA
	TCAFqPieBeta            uint16 = 6  // TCA_FQ_PIE_BETA
	TCAFqPieQuantum         uint16 = 7  // TCA_FQ_PIE_QUANTUM
	TCAFqPieMemoryLimit     uint16 = 8  // TCA_FQ_PIE_MEMORY_LIMIT
	TCAFqPieECNProb         uint16 = 9  // TCA_FQ_PIE_ECN_PROB
	TCAFqPieECN             uint16 = 10 // TCA_FQ_PIE_ECN
	TCAFqPieBytemode        uint16 = 11 // TCA_FQ_PIE_BYTEMODE
	TCAFqPieDqRateEstimator uint16 = 12 // TCA_FQ_PIE_DQ_RATE_ESTIMATOR
)

// Attributes of qdisc "dualpi2", TCA_DUALPI2_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCADualpi2Limit          uint16 = 1  // TCA_DUALPI2_LIMIT
	TCADualpi2MemoryLimit    uint16 = 2  // TCA_DUALPI2_MEMORY_LIMIT
	TCADualpi2Target         uint16 = 3  // TCA_DUALPI2_TARGET
	TCADualpi2Tupdate        uint16 = 4  // TCA_DUALPI2_TUPDATE
	TCADualpi2Alpha          uint16 = 5  // TCA_DUALPI2_ALPHA
	TCADualpi2Beta           uint16 = 6  // TCA_DUALPI2_BETA
	TCADualpi2StepThreshPkts uint16 = 7  // TCA_DUALPI2_STEP_THRESH_PKTS
	TCADualpi2StepThreshUs   uint16 = 8  // TCA_DUALPI2_STEP_THRESH_US
	TCADualpi2MinQlenStep    uint16 = 9  // TCA_DUALPI2_MIN_QLEN_STEP
	TCADualpi2Coupling       uint16 = 10 // TCA_DUALPI2_COUPLING
	TCADualpi2DropOverload   uint16 = 11 // TCA_DUALPI2_DROP_OVERLOAD
	TCADualpi2DropEarly      uint16 = 12 // TCA_DUALPI2_DROP_EARLY
	TCADualpi2CProtection    uint16 = 13 // TCA_DUALPI2_C_PROTECTION
	TCADualpi2ECNMask        uint16 = 14 // TCA_DUALPI2_ECN_MASK
	TCADualpi2SplitGSO       uint16 = 15 // TCA_DUALPI2_SPLIT_GSO
)

// Attributes of qdisc "hhf", TCA_HHF_* of include/uapi/linux/pkt_sched.h.
const (
	TCAHhfBacklogLimit uint16 = 1 // TCA_HHF_BACKLOG_LIMIT
	TCAHhfQuantum      uint16 = 2 // TCA_HHF_QUANTUM
	TCAHhfHhFlowsLimit uint16 = 3 // TCA_HHF_HH_FLOWS_LIMIT
	TCAHhfResetTimeout uint16 = 4 // TCA_HHF_RESET_TIMEOUT
	TCAHhfAdmitBytes   uint16 = 5 // TCA_HHF_ADMIT_BYTES
	TCAHhfEvictTimeout uint16 = 6 // TCA_HHF_EVICT_TIMEOUT
	TCAHhfNonHhWeight  uint16 = 7 // TCA_HHF_NON_HH_WEIGHT
)

// Codel are the options of qdisc "codel", TCA_CODEL_* of
// include/uapi/linux/pkt_sched.h. Times are in microseconds.
type Codel struct {
	Target      uint32
	Limit       uint32 // packets
	Interval    uint32
	ECN         uint32
	CEThreshold uint32
	Attrs
}

var codelTable = newTable("TCA_OPTIONS of codel", func(x *Codel) *Attrs { return &x.Attrs }, []field[Codel]{
	{TCACodelTarget, "TCA_CODEL_TARGET", "target", u32(func(x *Codel) *uint32 { return &x.Target })},
	{TCACodelLimit, "TCA_CODEL_LIMIT", "limit", u32(func(x *Codel) *uint32 { return &x.Limit })},
	{TCACodelInterval, "TCA_CODEL_INTERVAL", "interval", u32(func(x *Codel) *uint32 { return &x.Interval })},
	{TCACodelECN, "TCA_CODEL_ECN", "ecn", of(tOnOffU32, func(x *Codel) *uint32 { return &x.ECN })},
	{TCACodelCeThreshold, "TCA_CODEL_CE_THRESHOLD", "ce_threshold", u32(func(x *Codel) *uint32 { return &x.CEThreshold })},
})

// Has says whether an attribute (TCA_CODEL_*) is present.
func (x *Codel) Has(attr uint16) bool { return codelTable.has(x, attr) }

func (x *Codel) decodeTC(d *decoder, b []byte) { codelTable.decode(d, x, b) }
func (x *Codel) encodeTC(e *encoder)           { codelTable.append(e, x) }
func (x *Codel) jsonTC(w *writer)              { codelTable.json(w, x) }

// PIE are the options of qdisc "pie", TCA_PIE_* of
// include/uapi/linux/pkt_sched.h. Times are in microseconds.
type PIE struct {
	Target          uint32
	Limit           uint32 // packets
	TUpdate         uint32
	Alpha           uint32
	Beta            uint32
	ECN             uint32
	ByteMode        uint32
	DQRateEstimator uint32
	Attrs
}

var pieTable = newTable("TCA_OPTIONS of pie", func(x *PIE) *Attrs { return &x.Attrs }, []field[PIE]{
	{TCAPieTarget, "TCA_PIE_TARGET", "target", u32(func(x *PIE) *uint32 { return &x.Target })},
	{TCAPieLimit, "TCA_PIE_LIMIT", "limit", u32(func(x *PIE) *uint32 { return &x.Limit })},
	{TCAPieTupdate, "TCA_PIE_TUPDATE", "tupdate", u32(func(x *PIE) *uint32 { return &x.TUpdate })},
	{TCAPieAlpha, "TCA_PIE_ALPHA", "alpha", u32(func(x *PIE) *uint32 { return &x.Alpha })},
	{TCAPieBeta, "TCA_PIE_BETA", "beta", u32(func(x *PIE) *uint32 { return &x.Beta })},
	{TCAPieECN, "TCA_PIE_ECN", "ecn", of(tOnOffU32, func(x *PIE) *uint32 { return &x.ECN })},
	{TCAPieBytemode, "TCA_PIE_BYTEMODE", "bytemode", of(tOnOffU32, func(x *PIE) *uint32 { return &x.ByteMode })},
	{TCAPieDqRateEstimator, "TCA_PIE_DQ_RATE_ESTIMATOR", "dq_rate_estimator", of(tOnOffU32, func(x *PIE) *uint32 { return &x.DQRateEstimator })},
})

// Has says whether an attribute (TCA_PIE_*) is present.
func (x *PIE) Has(attr uint16) bool { return pieTable.has(x, attr) }

func (x *PIE) decodeTC(d *decoder, b []byte) { pieTable.decode(d, x, b) }
func (x *PIE) encodeTC(e *encoder)           { pieTable.append(e, x) }
func (x *PIE) jsonTC(w *writer)              { pieTable.json(w, x) }

// FQPIE are the options of qdisc "fq_pie", TCA_FQ_PIE_* of
// include/uapi/linux/pkt_sched.h. Times are in microseconds.
type FQPIE struct {
	Limit           uint32 // packets
	Flows           uint32
	Target          uint32
	TUpdate         uint32
	Alpha           uint32
	Beta            uint32
	Quantum         uint32 // bytes
	MemoryLimit     uint32 // bytes
	ECNProb         uint32 // percent
	ECN             uint32
	ByteMode        uint32
	DQRateEstimator uint32
	Attrs
}

var fqPIETable = newTable("TCA_OPTIONS of fq_pie", func(x *FQPIE) *Attrs { return &x.Attrs }, []field[FQPIE]{
	{TCAFqPieLimit, "TCA_FQ_PIE_LIMIT", "limit", u32(func(x *FQPIE) *uint32 { return &x.Limit })},
	{TCAFqPieFlows, "TCA_FQ_PIE_FLOWS", "flows", u32(func(x *FQPIE) *uint32 { return &x.Flows })},
	{TCAFqPieTarget, "TCA_FQ_PIE_TARGET", "target", u32(func(x *FQPIE) *uint32 { return &x.Target })},
	{TCAFqPieTupdate, "TCA_FQ_PIE_TUPDATE", "tupdate", u32(func(x *FQPIE) *uint32 { return &x.TUpdate })},
	{TCAFqPieAlpha, "TCA_FQ_PIE_ALPHA", "alpha", u32(func(x *FQPIE) *uint32 { return &x.Alpha })},
	{TCAFqPieBeta, "TCA_FQ_PIE_BETA", "beta", u32(func(x *FQPIE) *uint32 { return &x.Beta })},
	{TCAFqPieQuantum, "TCA_FQ_PIE_QUANTUM", "quantum", u32(func(x *FQPIE) *uint32 { return &x.Quantum })},
	{TCAFqPieMemoryLimit, "TCA_FQ_PIE_MEMORY_LIMIT", "memory_limit", u32(func(x *FQPIE) *uint32 { return &x.MemoryLimit })},
	{TCAFqPieECNProb, "TCA_FQ_PIE_ECN_PROB", "ecn_prob", u32(func(x *FQPIE) *uint32 { return &x.ECNProb })},
	{TCAFqPieECN, "TCA_FQ_PIE_ECN", "ecn", of(tOnOffU32, func(x *FQPIE) *uint32 { return &x.ECN })},
	{TCAFqPieBytemode, "TCA_FQ_PIE_BYTEMODE", "bytemode", of(tOnOffU32, func(x *FQPIE) *uint32 { return &x.ByteMode })},
	{TCAFqPieDqRateEstimator, "TCA_FQ_PIE_DQ_RATE_ESTIMATOR", "dq_rate_estimator", of(tOnOffU32, func(x *FQPIE) *uint32 { return &x.DQRateEstimator })},
})

// Has says whether an attribute (TCA_FQ_PIE_*) is present.
func (x *FQPIE) Has(attr uint16) bool { return fqPIETable.has(x, attr) }

func (x *FQPIE) decodeTC(d *decoder, b []byte) { fqPIETable.decode(d, x, b) }
func (x *FQPIE) encodeTC(e *encoder)           { fqPIETable.append(e, x) }
func (x *FQPIE) jsonTC(w *writer)              { fqPIETable.json(w, x) }

// DualPI2 are the options of qdisc "dualpi2", TCA_DUALPI2_* of
// include/uapi/linux/pkt_sched.h. Times are in microseconds.
type DualPI2 struct {
	Limit          uint32 // packets
	MemoryLimit    uint32 // bytes
	Target         uint32
	TUpdate        uint32
	Alpha          uint32 // Hz, times 256
	Beta           uint32 // Hz, times 256
	StepThreshPkts uint32
	StepThreshUs   uint32
	MinQLenStep    uint32 // packets
	Coupling       uint8
	DropOverload   uint8
	DropEarly      uint8
	CProtection    uint8 // percent
	ECNMask        uint8
	SplitGSO       uint8
	Attrs
}

var dualPI2Table = newTable("TCA_OPTIONS of dualpi2", func(x *DualPI2) *Attrs { return &x.Attrs }, []field[DualPI2]{
	{TCADualpi2Limit, "TCA_DUALPI2_LIMIT", "limit", u32(func(x *DualPI2) *uint32 { return &x.Limit })},
	{TCADualpi2MemoryLimit, "TCA_DUALPI2_MEMORY_LIMIT", "memory-limit", u32(func(x *DualPI2) *uint32 { return &x.MemoryLimit })},
	{TCADualpi2Target, "TCA_DUALPI2_TARGET", "target", u32(func(x *DualPI2) *uint32 { return &x.Target })},
	{TCADualpi2Tupdate, "TCA_DUALPI2_TUPDATE", "tupdate", u32(func(x *DualPI2) *uint32 { return &x.TUpdate })},
	{TCADualpi2Alpha, "TCA_DUALPI2_ALPHA", "alpha", u32(func(x *DualPI2) *uint32 { return &x.Alpha })},
	{TCADualpi2Beta, "TCA_DUALPI2_BETA", "beta", u32(func(x *DualPI2) *uint32 { return &x.Beta })},
	{TCADualpi2StepThreshPkts, "TCA_DUALPI2_STEP_THRESH_PKTS", "step-thresh-pkts", u32(func(x *DualPI2) *uint32 { return &x.StepThreshPkts })},
	{TCADualpi2StepThreshUs, "TCA_DUALPI2_STEP_THRESH_US", "step-thresh-us", u32(func(x *DualPI2) *uint32 { return &x.StepThreshUs })},
	{TCADualpi2MinQlenStep, "TCA_DUALPI2_MIN_QLEN_STEP", "min-qlen-step", u32(func(x *DualPI2) *uint32 { return &x.MinQLenStep })},
	{TCADualpi2Coupling, "TCA_DUALPI2_COUPLING", "coupling", u8(func(x *DualPI2) *uint8 { return &x.Coupling })},
	{TCADualpi2DropOverload, "TCA_DUALPI2_DROP_OVERLOAD", "drop-overload", of(names8(dualPI2Overload), func(x *DualPI2) *uint8 { return &x.DropOverload })},
	{TCADualpi2DropEarly, "TCA_DUALPI2_DROP_EARLY", "drop-early", of(names8(dualPI2Early), func(x *DualPI2) *uint8 { return &x.DropEarly })},
	{TCADualpi2CProtection, "TCA_DUALPI2_C_PROTECTION", "c-protection", u8(func(x *DualPI2) *uint8 { return &x.CProtection })},
	{TCADualpi2ECNMask, "TCA_DUALPI2_ECN_MASK", "ecn-mask", of(names8(dualPI2ECN), func(x *DualPI2) *uint8 { return &x.ECNMask })},
	{TCADualpi2SplitGSO, "TCA_DUALPI2_SPLIT_GSO", "split-gso", of(tBool8, func(x *DualPI2) *uint8 { return &x.SplitGSO })},
	{16, "TCA_DUALPI2_PAD", "", raw[DualPI2]()},
})

// Has says whether an attribute (TCA_DUALPI2_*) is present.
func (x *DualPI2) Has(attr uint16) bool { return dualPI2Table.has(x, attr) }

func (x *DualPI2) decodeTC(d *decoder, b []byte) { dualPI2Table.decode(d, x, b) }
func (x *DualPI2) encodeTC(e *encoder)           { dualPI2Table.append(e, x) }
func (x *DualPI2) jsonTC(w *writer)              { dualPI2Table.json(w, x) }

// HHF are the options of qdisc "hhf", TCA_HHF_* of
// include/uapi/linux/pkt_sched.h. Times are in microseconds.
type HHF struct {
	BacklogLimit uint32 // packets
	Quantum      uint32 // bytes
	HHFlowsLimit uint32
	ResetTimeout uint32
	AdmitBytes   uint32
	EvictTimeout uint32
	NonHHWeight  uint32
	Attrs
}

var hhfTable = newTable("TCA_OPTIONS of hhf", func(x *HHF) *Attrs { return &x.Attrs }, []field[HHF]{
	{TCAHhfBacklogLimit, "TCA_HHF_BACKLOG_LIMIT", "limit", u32(func(x *HHF) *uint32 { return &x.BacklogLimit })},
	{TCAHhfQuantum, "TCA_HHF_QUANTUM", "quantum", u32(func(x *HHF) *uint32 { return &x.Quantum })},
	{TCAHhfHhFlowsLimit, "TCA_HHF_HH_FLOWS_LIMIT", "hh_limit", u32(func(x *HHF) *uint32 { return &x.HHFlowsLimit })},
	{TCAHhfResetTimeout, "TCA_HHF_RESET_TIMEOUT", "reset_timeout", u32(func(x *HHF) *uint32 { return &x.ResetTimeout })},
	{TCAHhfAdmitBytes, "TCA_HHF_ADMIT_BYTES", "admit_bytes", u32(func(x *HHF) *uint32 { return &x.AdmitBytes })},
	{TCAHhfEvictTimeout, "TCA_HHF_EVICT_TIMEOUT", "evict_timeout", u32(func(x *HHF) *uint32 { return &x.EvictTimeout })},
	{TCAHhfNonHhWeight, "TCA_HHF_NON_HH_WEIGHT", "non_hh_weight", u32(func(x *HHF) *uint32 { return &x.NonHHWeight })},
})

// Has says whether an attribute (TCA_HHF_*) is present.
func (x *HHF) Has(attr uint16) bool { return hhfTable.has(x, attr) }

func (x *HHF) decodeTC(d *decoder, b []byte) { hhfTable.decode(d, x, b) }
func (x *HHF) encodeTC(e *encoder)           { hhfTable.append(e, x) }
func (x *HHF) jsonTC(w *writer)              { hhfTable.json(w, x) }

var (
	dualPI2Overload = nameTable{"overflow", "drop"}
	dualPI2Early    = nameTable{"drop-dequeue", "drop-enqueue"}
	dualPI2ECN      = nameTable{1: "l4s-ect", 3: "any-ect"}
)
