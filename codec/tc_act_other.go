package codec

// Attributes of action "sample", TCA_SAMPLE_* of
// include/uapi/linux/tc_act/tc_sample.h.
const (
	TCASampleTm           uint16 = 1 // TCA_SAMPLE_TM
	TCASampleParms        uint16 = 2 // TCA_SAMPLE_PARMS
	TCASampleRate         uint16 = 3 // TCA_SAMPLE_RATE
	TCASampleTruncSize    uint16 = 4 // TCA_SAMPLE_TRUNC_SIZE
	TCASamplePsampleGroup uint16 = 5 // TCA_SAMPLE_PSAMPLE_GROUP
)

// Attributes of action "bpf", TCA_ACT_BPF_* of
// include/uapi/linux/tc_act/tc_bpf.h.
const (
	TCAActBPFTm     uint16 = 1 // TCA_ACT_BPF_TM
	TCAActBPFParms  uint16 = 2 // TCA_ACT_BPF_PARMS
	TCAActBPFOpsLen uint16 = 3 // TCA_ACT_BPF_OPS_LEN
	TCAActBPFOps    uint16 = 4 // TCA_ACT_BPF_OPS
	TCAActBPFFD     uint16 = 5 // TCA_ACT_BPF_FD
	TCAActBPFName   uint16 = 6 // TCA_ACT_BPF_NAME
	TCAActBPFTag    uint16 = 8 // TCA_ACT_BPF_TAG
	TCAActBPFID     uint16 = 9 // TCA_ACT_BPF_ID
)

// Attributes of action "simple", TCA_DEF_* of
// include/uapi/linux/tc_act/tc_defact.h.
const (
	TCADefTm    uint16 = 1 // TCA_DEF_TM
	TCADefParms uint16 = 2 // TCA_DEF_PARMS
	TCADefData  uint16 = 3 // TCA_DEF_DATA
)

// Attributes of action "gate", TCA_GATE_* of
// include/uapi/linux/tc_act/tc_gate.h.
const (
	TCAGateTm           uint16 = 1  // TCA_GATE_TM
	TCAGateParms        uint16 = 2  // TCA_GATE_PARMS
	TCAGatePriority     uint16 = 4  // TCA_GATE_PRIORITY
	TCAGateEntryList    uint16 = 5  // TCA_GATE_ENTRY_LIST
	TCAGateBaseTime     uint16 = 6  // TCA_GATE_BASE_TIME
	TCAGateCycleTime    uint16 = 7  // TCA_GATE_CYCLE_TIME
	TCAGateCycleTimeExt uint16 = 8  // TCA_GATE_CYCLE_TIME_EXT
	TCAGateFlags        uint16 = 9  // TCA_GATE_FLAGS
	TCAGateClockid      uint16 = 10 // TCA_GATE_CLOCKID
)

// Attributes inside TCA_GATE_ONE_ENTRY, TCA_GATE_ENTRY_* of
// include/uapi/linux/tc_act/tc_gate.h.
const (
	TCAGateEntryIndex     uint16 = 1 // TCA_GATE_ENTRY_INDEX
	TCAGateEntryGate      uint16 = 2 // TCA_GATE_ENTRY_GATE
	TCAGateEntryInterval  uint16 = 3 // TCA_GATE_ENTRY_INTERVAL
	TCAGateEntryIpv       uint16 = 4 // TCA_GATE_ENTRY_IPV
	TCAGateEntryMaxOctets uint16 = 5 // TCA_GATE_ENTRY_MAX_OCTETS
)

// Sample copies some of the packets to a group, TCA_SAMPLE_* of
// include/uapi/linux/tc_act/tc_sample.h.
type Sample struct {
	Times     TCTimes
	Parms     TCGen
	Rate      uint32 // one in so many
	TruncSize uint32 // bytes
	Group     uint32
	Attrs
}

var sampleTable = newTable("TCA_ACT_OPTIONS of sample", func(x *Sample) *Attrs { return &x.Attrs }, []field[Sample]{
	{TCASampleTm, "TCA_SAMPLE_TM", "times", of(&tTCTimes, func(x *Sample) *TCTimes { return &x.Times })},
	{TCASampleParms, "TCA_SAMPLE_PARMS", "", of(&tTCGen, func(x *Sample) *TCGen { return &x.Parms })},
	{TCASampleRate, "TCA_SAMPLE_RATE", "rate", u32(func(x *Sample) *uint32 { return &x.Rate })},
	{TCASampleTruncSize, "TCA_SAMPLE_TRUNC_SIZE", "trunc_size", u32(func(x *Sample) *uint32 { return &x.TruncSize })},
	{TCASamplePsampleGroup, "TCA_SAMPLE_PSAMPLE_GROUP", "group", u32(func(x *Sample) *uint32 { return &x.Group })},
	{6, "TCA_SAMPLE_PAD", "", raw[Sample]()},
})

// Has says whether an attribute (TCA_SAMPLE_*) is present.
func (x *Sample) Has(attr uint16) bool { return sampleTable.has(x, attr) }

func (x *Sample) decodeAct(d *decoder, b []byte) { sampleTable.decode(d, x, b) }
func (x *Sample) encodeAct(e *encoder)           { sampleTable.append(e, x) }
func (x *Sample) jsonAct(w *writer) {
	if x.Has(TCASampleParms) {
		x.Parms.json(w)
	}
	sampleTable.json(w, x)
}

// BPFAct runs a program on packets, TCA_ACT_BPF_* of
// include/uapi/linux/tc_act/tc_bpf.h.
type BPFAct struct {
	Times  TCTimes
	Parms  TCGen
	OpsLen uint16 // of a classic program
	Ops    []byte
	FD     uint32 // in requests only
	Name   string
	Tag    []byte
	ID     uint32
	Attrs
}

var bpfActTable = newTable("TCA_ACT_OPTIONS of bpf", func(x *BPFAct) *Attrs { return &x.Attrs }, []field[BPFAct]{
	{TCAActBPFTm, "TCA_ACT_BPF_TM", "times", of(&tTCTimes, func(x *BPFAct) *TCTimes { return &x.Times })},
	{TCAActBPFParms, "TCA_ACT_BPF_PARMS", "", of(&tTCGen, func(x *BPFAct) *TCGen { return &x.Parms })},
	{TCAActBPFOpsLen, "TCA_ACT_BPF_OPS_LEN", "", u16(func(x *BPFAct) *uint16 { return &x.OpsLen })},
	{TCAActBPFOps, "TCA_ACT_BPF_OPS", "bytecode", blob(func(x *BPFAct) *[]byte { return &x.Ops })},
	{TCAActBPFFD, "TCA_ACT_BPF_FD", "fd", u32(func(x *BPFAct) *uint32 { return &x.FD })},
	{TCAActBPFName, "TCA_ACT_BPF_NAME", "bpf_name", str(func(x *BPFAct) *string { return &x.Name })},
	{7, "TCA_ACT_BPF_PAD", "", raw[BPFAct]()},
	{TCAActBPFTag, "TCA_ACT_BPF_TAG", "tag", blob(func(x *BPFAct) *[]byte { return &x.Tag })},
	{TCAActBPFID, "TCA_ACT_BPF_ID", "id", u32(func(x *BPFAct) *uint32 { return &x.ID })},
})

// Has says whether an attribute (TCA_ACT_BPF_*) is present.
func (x *BPFAct) Has(attr uint16) bool { return bpfActTable.has(x, attr) }

func (x *BPFAct) decodeAct(d *decoder, b []byte) { bpfActTable.decode(d, x, b) }
func (x *BPFAct) encodeAct(e *encoder)           { bpfActTable.append(e, x) }
func (x *BPFAct) jsonAct(w *writer) {
	if x.Has(TCAActBPFParms) {
		x.Parms.json(w)
	}
	bpfActTable.json(w, x)
}

// Simple logs packets, TCA_DEF_* of include/uapi/linux/tc_act/tc_defact.h.
type Simple struct {
	Times TCTimes
	Parms TCGen
	Data  string
	Attrs
}

var simpleTable = newTable("TCA_ACT_OPTIONS of simple", func(x *Simple) *Attrs { return &x.Attrs }, []field[Simple]{
	{TCADefTm, "TCA_DEF_TM", "times", of(&tTCTimes, func(x *Simple) *TCTimes { return &x.Times })},
	{TCADefParms, "TCA_DEF_PARMS", "", of(&tTCGen, func(x *Simple) *TCGen { return &x.Parms })},
	{TCADefData, "TCA_DEF_DATA", "simple", str(func(x *Simple) *string { return &x.Data })},
	{4, "TCA_DEF_PAD", "", raw[Simple]()},
})

// Has says whether an attribute (TCA_DEF_*) is present.
func (x *Simple) Has(attr uint16) bool { return simpleTable.has(x, attr) }

func (x *Simple) decodeAct(d *decoder, b []byte) { simpleTable.decode(d, x, b) }
func (x *Simple) encodeAct(e *encoder)           { simpleTable.append(e, x) }
func (x *Simple) jsonAct(w *writer) {
	if x.Has(TCADefParms) {
		x.Parms.json(w)
	}
	simpleTable.json(w, x)
}

// Gate lets packets pass at times, TCA_GATE_* of
// include/uapi/linux/tc_act/tc_gate.h. Times are in nanoseconds.
type Gate struct {
	Times        TCTimes
	Parms        TCGen
	Priority     int32 // -1 for any
	Schedule     []GateEntry
	BaseTime     uint64
	CycleTime    uint64
	CycleTimeExt uint64
	Flags        uint32
	ClockID      int32
	Attrs
}

var gateTable = newTable("TCA_ACT_OPTIONS of gate", func(x *Gate) *Attrs { return &x.Attrs }, []field[Gate]{
	{TCAGateTm, "TCA_GATE_TM", "times", of(&tTCTimes, func(x *Gate) *TCTimes { return &x.Times })},
	{TCAGateParms, "TCA_GATE_PARMS", "", of(&tTCGen, func(x *Gate) *TCGen { return &x.Parms })},
	{3, "TCA_GATE_PAD", "", raw[Gate]()},
	{TCAGatePriority, "TCA_GATE_PRIORITY", "priority", s32(func(x *Gate) *int32 { return &x.Priority })},
	{TCAGateEntryList, "TCA_GATE_ENTRY_LIST", "schedule", listOfF(TCAGateOneEntry, object(gateEntryTable), func(x *Gate) *[]GateEntry { return &x.Schedule })},
	{TCAGateBaseTime, "TCA_GATE_BASE_TIME", "base_time", u64(func(x *Gate) *uint64 { return &x.BaseTime })},
	{TCAGateCycleTime, "TCA_GATE_CYCLE_TIME", "cycle_time", u64(func(x *Gate) *uint64 { return &x.CycleTime })},
	{TCAGateCycleTimeExt, "TCA_GATE_CYCLE_TIME_EXT", "cycle_time_ext", u64(func(x *Gate) *uint64 { return &x.CycleTimeExt })},
	{TCAGateFlags, "TCA_GATE_FLAGS", "flags", of(tHex32, func(x *Gate) *uint32 { return &x.Flags })},
	{TCAGateClockid, "TCA_GATE_CLOCKID", "clockid", of(tClock, func(x *Gate) *int32 { return &x.ClockID })},
})

// Has says whether an attribute (TCA_GATE_*) is present.
func (x *Gate) Has(attr uint16) bool { return gateTable.has(x, attr) }

func (x *Gate) decodeAct(d *decoder, b []byte) { gateTable.decode(d, x, b) }
func (x *Gate) encodeAct(e *encoder)           { gateTable.append(e, x) }
func (x *Gate) jsonAct(w *writer) {
	if x.Has(TCAGateParms) {
		x.Parms.json(w)
	}
	gateTable.json(w, x)
}

// GateEntry is one interval of a schedule, TCA_GATE_ENTRY_* of
// include/uapi/linux/tc_act/tc_gate.h.
type GateEntry struct {
	Index     uint32
	Gate      bool   // open
	Interval  uint32 // nanoseconds
	IPV       int32  // priority to have, -1 for the packet's own
	MaxOctets int32  // bytes, -1 for no bound
	Attrs
}

var gateEntryTable = newTable("TCA_GATE_ONE_ENTRY", func(x *GateEntry) *Attrs { return &x.Attrs }, []field[GateEntry]{
	{TCAGateEntryIndex, "TCA_GATE_ENTRY_INDEX", "number", u32(func(x *GateEntry) *uint32 { return &x.Index })},
	{TCAGateEntryGate, "TCA_GATE_ENTRY_GATE", "gate_state", flag(func(x *GateEntry) *bool { return &x.Gate })},
	{TCAGateEntryInterval, "TCA_GATE_ENTRY_INTERVAL", "interval", u32(func(x *GateEntry) *uint32 { return &x.Interval })},
	{TCAGateEntryIpv, "TCA_GATE_ENTRY_IPV", "ipv", s32(func(x *GateEntry) *int32 { return &x.IPV })},
	{TCAGateEntryMaxOctets, "TCA_GATE_ENTRY_MAX_OCTETS", "max_octets", s32(func(x *GateEntry) *int32 { return &x.MaxOctets })},
})

// Has says whether an attribute (TCA_GATE_ENTRY_*) is present.
func (x *GateEntry) Has(attr uint16) bool { return gateEntryTable.has(x, attr) }

// TCAGateOneEntry is an element of TCA_GATE_ENTRY_LIST, TCA_GATE_ONE_ENTRY of
// include/uapi/linux/tc_act/tc_gate.h.
const TCAGateOneEntry uint16 = 1
