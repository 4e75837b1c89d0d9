package codec

// Attributes of qdisc "cbs", TCA_CBS_* of include/uapi/linux/pkt_sched.h.
const (
	TCACbsParms uint16 = 1 // TCA_CBS_PARMS
)

// Attributes of qdisc "etf", TCA_ETF_* of include/uapi/linux/pkt_sched.h.
const (
	TCAEtfParms uint16 = 1 // TCA_ETF_PARMS
)

// Attributes of qdisc "mqprio", TCA_MQPRIO_* of include/uapi/linux/pkt_sched.h.
const (
	TCAMqprioMode      uint16 = 1 // TCA_MQPRIO_MODE
	TCAMqprioShaper    uint16 = 2 // TCA_MQPRIO_SHAPER
	TCAMqprioMinRate64 uint16 = 3 // TCA_MQPRIO_MIN_RATE64
	TCAMqprioMaxRate64 uint16 = 4 // TCA_MQPRIO_MAX_RATE64
	TCAMqprioTCEntry   uint16 = 5 // TCA_MQPRIO_TC_ENTRY
)

// Attributes inside TCA_MQPRIO_TC_ENTRY, TCA_MQPRIO_TC_ENTRY_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCAMqprioTCEntryIndex uint16 = 1 // TCA_MQPRIO_TC_ENTRY_INDEX
	TCAMqprioTCEntryFp    uint16 = 2 // TCA_MQPRIO_TC_ENTRY_FP
)

// Attributes of qdisc "taprio", TCA_TAPRIO_ATTR_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCATaprioAttrPriomap                 uint16 = 1  // TCA_TAPRIO_ATTR_PRIOMAP
	TCATaprioAttrSchedEntryList          uint16 = 2  // TCA_TAPRIO_ATTR_SCHED_ENTRY_LIST
	TCATaprioAttrSchedBaseTime           uint16 = 3  // TCA_TAPRIO_ATTR_SCHED_BASE_TIME
	TCATaprioAttrSchedSingleEntry        uint16 = 4  // TCA_TAPRIO_ATTR_SCHED_SINGLE_ENTRY
	TCATaprioAttrSchedClockid            uint16 = 5  // TCA_TAPRIO_ATTR_SCHED_CLOCKID
	TCATaprioAttrAdminSched              uint16 = 7  // TCA_TAPRIO_ATTR_ADMIN_SCHED
	TCATaprioAttrSchedCycleTime          uint16 = 8  // TCA_TAPRIO_ATTR_SCHED_CYCLE_TIME
	TCATaprioAttrSchedCycleTimeExtension uint16 = 9  // TCA_TAPRIO_ATTR_SCHED_CYCLE_TIME_EXTENSION
	TCATaprioAttrFlags                   uint16 = 10 // TCA_TAPRIO_ATTR_FLAGS
	TCATaprioAttrTxtimeDelay             uint16 = 11 // TCA_TAPRIO_ATTR_TXTIME_DELAY
	TCATaprioAttrTCEntry                 uint16 = 12 // TCA_TAPRIO_ATTR_TC_ENTRY
)

// Attributes inside TCA_TAPRIO_SCHED_ENTRY, TCA_TAPRIO_SCHED_ENTRY_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCATaprioSchedEntryIndex    uint16 = 1 // TCA_TAPRIO_SCHED_ENTRY_INDEX
	TCATaprioSchedEntryCmd      uint16 = 2 // TCA_TAPRIO_SCHED_ENTRY_CMD
	TCATaprioSchedEntryGateMask uint16 = 3 // TCA_TAPRIO_SCHED_ENTRY_GATE_MASK
	TCATaprioSchedEntryInterval uint16 = 4 // TCA_TAPRIO_SCHED_ENTRY_INTERVAL
)

// Attributes inside TCA_TAPRIO_TC_ENTRY, TCA_TAPRIO_TC_ENTRY_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCATaprioTCEntryIndex  uint16 = 1 // TCA_TAPRIO_TC_ENTRY_INDEX
	TCATaprioTCEntryMaxSdu uint16 = 2 // TCA_TAPRIO_TC_ENTRY_MAX_SDU
	TCATaprioTCEntryFp     uint16 = 3 // TCA_TAPRIO_TC_ENTRY_FP
)

// CBSParms is struct tc_cbs_qopt of include/uapi/linux/pkt_sched.h.
type CBSParms struct {
	Offload   uint8
	HiCredit  int32 // bytes
	LoCredit  int32 // bytes
	IdleSlope int32 // kbit/s
	SendSlope int32 // kbit/s
}

func (x *CBSParms) walk(l *layout) {
	l.u8("offload", &x.Offload)
	l.pad(3)
	l.s32("hicredit", &x.HiCredit)
	l.s32("locredit", &x.LoCredit)
	l.s32("idleslope", &x.IdleSlope)
	l.s32("sendslope", &x.SendSlope)
}

var tCBSParms = ptr(cstruct[CBSParms]("struct tc_cbs_qopt", 20))

// CBS are the options of qdisc "cbs", TCA_CBS_* of
// include/uapi/linux/pkt_sched.h.
type CBS struct {
	Parms *CBSParms
	Attrs
}

var cbsTable = newTable("TCA_OPTIONS of cbs", func(x *CBS) *Attrs { return &x.Attrs }, []field[CBS]{
	{TCACbsParms, "TCA_CBS_PARMS", "parms", of(&tCBSParms, func(x *CBS) **CBSParms { return &x.Parms })},
})

// Has says whether an attribute (TCA_CBS_*) is present.
func (x *CBS) Has(attr uint16) bool { return cbsTable.has(x, attr) }

func (x *CBS) decodeTC(d *decoder, b []byte) { cbsTable.decode(d, x, b) }
func (x *CBS) encodeTC(e *encoder)           { cbsTable.append(e, x) }
func (x *CBS) jsonTC(w *writer)              { cbsTable.json(w, x) }

// ETFParms is struct tc_etf_qopt of include/uapi/linux/pkt_sched.h.
type ETFParms struct {
	Delta   int32  // nanoseconds
	ClockID int32  // CLOCK_*
	Flags   uint32 // TC_ETF_*
}

func (x *ETFParms) walk(l *layout) {
	l.s32("delta", &x.Delta)
	l.s32As("clockid", &x.ClockID, showClock)
	l.u32As("flags", &x.Flags, showBits(etfFlagNames))
}

var tETFParms = ptr(cstruct[ETFParms]("struct tc_etf_qopt", 12))

// ETF are the options of qdisc "etf", TCA_ETF_* of
// include/uapi/linux/pkt_sched.h.
type ETF struct {
	Parms *ETFParms
	Attrs
}

var etfTable = newTable("TCA_OPTIONS of etf", func(x *ETF) *Attrs { return &x.Attrs }, []field[ETF]{
	{TCAEtfParms, "TCA_ETF_PARMS", "parms", of(&tETFParms, func(x *ETF) **ETFParms { return &x.Parms })},
})

// Has says whether an attribute (TCA_ETF_*) is present.
func (x *ETF) Has(attr uint16) bool { return etfTable.has(x, attr) }

func (x *ETF) decodeTC(d *decoder, b []byte) { etfTable.decode(d, x, b) }
func (x *ETF) encodeTC(e *encoder)           { etfTable.append(e, x) }
func (x *ETF) jsonTC(w *writer)              { etfTable.json(w, x) }

// MQPrioParms maps priorities to traffic classes, and those to hardware queues:
// struct tc_mqprio_qopt of include/uapi/linux/pkt_sched.h.
type MQPrioParms struct {
	NumTC  uint8
	PrioTC [16]uint8  // class of each priority
	HW     uint8      // TC_MQPRIO_HW_OFFLOAD_*
	Count  [16]uint16 // queues of each class
	Offset [16]uint16 // first queue of each class
}

func (x *MQPrioParms) walk(l *layout) {
	l.u8("tc", &x.NumTC)
	l.u8s("map", x.PrioTC[:])
	l.u8("hw", &x.HW)
	l.u16s("count", x.Count[:])
	l.u16s("offset", x.Offset[:])
}

var tMQPrioParms = ptr(cstruct[MQPrioParms]("struct tc_mqprio_qopt", 82))

// MQPrio are the options of qdisc "mqprio": struct tc_mqprio_qopt and the
// TCA_MQPRIO_* attributes of include/uapi/linux/pkt_sched.h.
type MQPrio struct {
	Parms     MQPrioParms
	Mode      uint16
	Shaper    uint16
	MinRate64 []uint64 // byte/s of each class
	MaxRate64 []uint64 // byte/s of each class
	TCs       []MQPrioTC
	Attrs
}

var mqPrioTable = newTable("TCA_OPTIONS of mqprio", func(x *MQPrio) *Attrs { return &x.Attrs }, []field[MQPrio]{
	{TCAMqprioMode, "TCA_MQPRIO_MODE", "mode", of(names16(mqprioModes), func(x *MQPrio) *uint16 { return &x.Mode })},
	{TCAMqprioShaper, "TCA_MQPRIO_SHAPER", "shaper", of(names16(mqprioShapers), func(x *MQPrio) *uint16 { return &x.Shaper })},
	{TCAMqprioMinRate64, "TCA_MQPRIO_MIN_RATE64", "min_rate", listOf(3, &tU64, func(x *MQPrio) *[]uint64 { return &x.MinRate64 })},
	{TCAMqprioMaxRate64, "TCA_MQPRIO_MAX_RATE64", "max_rate", listOf(4, &tU64, func(x *MQPrio) *[]uint64 { return &x.MaxRate64 })},
	{TCAMqprioTCEntry, "TCA_MQPRIO_TC_ENTRY", "fp", eachF(object(mqPrioTCTable), func(x *MQPrio) *[]MQPrioTC { return &x.TCs })},
})

// Has says whether an attribute (TCA_MQPRIO_*) is present.
func (x *MQPrio) Has(attr uint16) bool { return mqPrioTable.has(x, attr) }

// MQPrioTC is one traffic class, TCA_MQPRIO_TC_ENTRY_* of
// include/uapi/linux/pkt_sched.h.
type MQPrioTC struct {
	Index uint32
	FP    uint32 // TC_FP_EXPRESS 1, TC_FP_PREEMPTIBLE 2
	Attrs
}

var mqPrioTCTable = newTable("TCA_MQPRIO_TC_ENTRY", func(x *MQPrioTC) *Attrs { return &x.Attrs }, []field[MQPrioTC]{
	{TCAMqprioTCEntryIndex, "TCA_MQPRIO_TC_ENTRY_INDEX", "index", u32(func(x *MQPrioTC) *uint32 { return &x.Index })},
	{TCAMqprioTCEntryFp, "TCA_MQPRIO_TC_ENTRY_FP", "fp", u32(func(x *MQPrioTC) *uint32 { return &x.FP })},
})

// Has says whether an attribute (TCA_MQPRIO_TC_ENTRY_*) is present.
func (x *MQPrioTC) Has(attr uint16) bool { return mqPrioTCTable.has(x, attr) }

// Taprio are the options of qdisc "taprio", TCA_TAPRIO_ATTR_* of
// include/uapi/linux/pkt_sched.h. Times are in nanoseconds.
type Taprio struct {
	PrioMap      *MQPrioParms
	Schedule     []TaprioEntry
	BaseTime     int64
	SingleEntry  *TaprioEntry
	ClockID      int32 // CLOCK_*, -1 for none
	Admin        *TaprioAdmin
	CycleTime    int64
	CycleTimeExt int64
	Flags        uint32 // TCA_TAPRIO_ATTR_FLAG_*
	TxTimeDelay  uint32
	TCs          []TaprioTC
	Attrs
}

var taprioTable = newTable("TCA_OPTIONS of taprio", func(x *Taprio) *Attrs { return &x.Attrs }, []field[Taprio]{
	{TCATaprioAttrPriomap, "TCA_TAPRIO_ATTR_PRIOMAP", "priomap", of(&tMQPrioParms, func(x *Taprio) **MQPrioParms { return &x.PrioMap })},
	{TCATaprioAttrSchedEntryList, "TCA_TAPRIO_ATTR_SCHED_ENTRY_LIST", "schedule", listOfF(TCATaprioSchedEntry, object(taprioEntryTable), func(x *Taprio) *[]TaprioEntry { return &x.Schedule })},
	{TCATaprioAttrSchedBaseTime, "TCA_TAPRIO_ATTR_SCHED_BASE_TIME", "base_time", s64(func(x *Taprio) *int64 { return &x.BaseTime })},
	{TCATaprioAttrSchedSingleEntry, "TCA_TAPRIO_ATTR_SCHED_SINGLE_ENTRY", "single_entry", nestedF(taprioEntryTable, func(x *Taprio) **TaprioEntry { return &x.SingleEntry })},
	{TCATaprioAttrSchedClockid, "TCA_TAPRIO_ATTR_SCHED_CLOCKID", "clockid", of(tClock, func(x *Taprio) *int32 { return &x.ClockID })},
	{6, "TCA_TAPRIO_ATTR_PAD", "", raw[Taprio]()},
	{TCATaprioAttrAdminSched, "TCA_TAPRIO_ATTR_ADMIN_SCHED", "admin", nestedF(taprioAdminTable, func(x *Taprio) **TaprioAdmin { return &x.Admin })},
	{TCATaprioAttrSchedCycleTime, "TCA_TAPRIO_ATTR_SCHED_CYCLE_TIME", "cycle_time", s64(func(x *Taprio) *int64 { return &x.CycleTime })},
	{TCATaprioAttrSchedCycleTimeExtension, "TCA_TAPRIO_ATTR_SCHED_CYCLE_TIME_EXTENSION", "cycle_time_extension", s64(func(x *Taprio) *int64 { return &x.CycleTimeExt })},
	{TCATaprioAttrFlags, "TCA_TAPRIO_ATTR_FLAGS", "flags", of(tHex32, func(x *Taprio) *uint32 { return &x.Flags })},
	{TCATaprioAttrTxtimeDelay, "TCA_TAPRIO_ATTR_TXTIME_DELAY", "txtime_delay", u32(func(x *Taprio) *uint32 { return &x.TxTimeDelay })},
	{TCATaprioAttrTCEntry, "TCA_TAPRIO_ATTR_TC_ENTRY", "tcs", eachF(object(taprioTCTable), func(x *Taprio) *[]TaprioTC { return &x.TCs })},
})

// Has says whether an attribute (TCA_TAPRIO_ATTR_*) is present.
func (x *Taprio) Has(attr uint16) bool { return taprioTable.has(x, attr) }

func (x *Taprio) decodeTC(d *decoder, b []byte) { taprioTable.decode(d, x, b) }
func (x *Taprio) encodeTC(e *encoder)           { taprioTable.append(e, x) }
func (x *Taprio) jsonTC(w *writer)              { taprioTable.json(w, x) }

// TaprioAdmin is a schedule that is still to come: some of TCA_TAPRIO_ATTR_* of
// include/uapi/linux/pkt_sched.h. Times are in nanoseconds.
type TaprioAdmin struct {
	Schedule     []TaprioEntry
	BaseTime     int64
	CycleTime    int64
	CycleTimeExt int64
	Attrs
}

var taprioAdminTable = newTable("TCA_TAPRIO_ATTR_ADMIN_SCHED", func(x *TaprioAdmin) *Attrs { return &x.Attrs }, []field[TaprioAdmin]{
	{2, "TCA_TAPRIO_ATTR_SCHED_ENTRY_LIST", "schedule", listOfF(TCATaprioSchedEntry, object(taprioEntryTable), func(x *TaprioAdmin) *[]TaprioEntry { return &x.Schedule })},
	{3, "TCA_TAPRIO_ATTR_SCHED_BASE_TIME", "base_time", s64(func(x *TaprioAdmin) *int64 { return &x.BaseTime })},
	{8, "TCA_TAPRIO_ATTR_SCHED_CYCLE_TIME", "cycle_time", s64(func(x *TaprioAdmin) *int64 { return &x.CycleTime })},
	{9, "TCA_TAPRIO_ATTR_SCHED_CYCLE_TIME_EXTENSION", "cycle_time_extension", s64(func(x *TaprioAdmin) *int64 { return &x.CycleTimeExt })},
})

// Has says whether an attribute (TCA_TAPRIO_ATTR_*) is present.
func (x *TaprioAdmin) Has(attr uint16) bool { return taprioAdminTable.has(x, attr) }

// TaprioEntry is one interval of a schedule, TCA_TAPRIO_SCHED_ENTRY_* of
// include/uapi/linux/pkt_sched.h.
type TaprioEntry struct {
	Index    uint32
	Cmd      uint8
	GateMask uint32 // traffic classes whose gates are open
	Interval uint32 // nanoseconds
	Attrs
}

var taprioEntryTable = newTable("TCA_TAPRIO_SCHED_ENTRY", func(x *TaprioEntry) *Attrs { return &x.Attrs }, []field[TaprioEntry]{
	{TCATaprioSchedEntryIndex, "TCA_TAPRIO_SCHED_ENTRY_INDEX", "index", u32(func(x *TaprioEntry) *uint32 { return &x.Index })},
	{TCATaprioSchedEntryCmd, "TCA_TAPRIO_SCHED_ENTRY_CMD", "cmd", of(names8(taprioCmds), func(x *TaprioEntry) *uint8 { return &x.Cmd })},
	{TCATaprioSchedEntryGateMask, "TCA_TAPRIO_SCHED_ENTRY_GATE_MASK", "gatemask", of(tHex32, func(x *TaprioEntry) *uint32 { return &x.GateMask })},
	{TCATaprioSchedEntryInterval, "TCA_TAPRIO_SCHED_ENTRY_INTERVAL", "interval", u32(func(x *TaprioEntry) *uint32 { return &x.Interval })},
})

// Has says whether an attribute (TCA_TAPRIO_SCHED_ENTRY_*) is present.
func (x *TaprioEntry) Has(attr uint16) bool { return taprioEntryTable.has(x, attr) }

// TaprioTC is one traffic class, TCA_TAPRIO_TC_ENTRY_* of
// include/uapi/linux/pkt_sched.h.
type TaprioTC struct {
	Index  uint32
	MaxSDU uint32 // bytes
	FP     uint32 // TC_FP_EXPRESS 1, TC_FP_PREEMPTIBLE 2
	Attrs
}

var taprioTCTable = newTable("TCA_TAPRIO_TC_ENTRY", func(x *TaprioTC) *Attrs { return &x.Attrs }, []field[TaprioTC]{
	{TCATaprioTCEntryIndex, "TCA_TAPRIO_TC_ENTRY_INDEX", "index", u32(func(x *TaprioTC) *uint32 { return &x.Index })},
	{TCATaprioTCEntryMaxSdu, "TCA_TAPRIO_TC_ENTRY_MAX_SDU", "max-sdu", u32(func(x *TaprioTC) *uint32 { return &x.MaxSDU })},
	{TCATaprioTCEntryFp, "TCA_TAPRIO_TC_ENTRY_FP", "fp", u32(func(x *TaprioTC) *uint32 { return &x.FP })},
})

// Has says whether an attribute (TCA_TAPRIO_TC_ENTRY_*) is present.
func (x *TaprioTC) Has(attr uint16) bool { return taprioTCTable.has(x, attr) }

// TCATaprioSchedEntry is an element of TCA_TAPRIO_ATTR_SCHED_ENTRY_LIST,
// TCA_TAPRIO_SCHED_ENTRY of include/uapi/linux/pkt_sched.h.
const TCATaprioSchedEntry uint16 = 1

var (
	etfFlagNames  = []bitName{{1, "deadline_mode"}, {2, "offload"}, {4, "skip_sock_check"}}
	mqprioModes   = nameTable{"dcb", "channel"}
	mqprioShapers = nameTable{"dcb", "bw_rlimit"}
	taprioCmds    = nameTable{"S", "H", "R"}

	// CLOCK_* of include/uapi/linux/time.h.
	clockNames = nameTable{0: "REALTIME", 1: "MONOTONIC", 7: "BOOTTIME", 11: "TAI"}
	tClock     = named(&tS32, clockName)
)

// clockName is the name of a clock; there is none below 0.
func clockName(v int32) string {
	if v < 0 {
		return "invalid"
	}
	return clockNames.of(uint64(v))
}

func showClock(w *writer, v uint64) { w.str(clockName(int32(v))) }

// The attributes after struct tc_mqprio_qopt begin where one may.
const sizeofMQPrioParms, alignedMQPrioParms = 82, 84

func (x *MQPrio) sizeTC() int { return sizeofMQPrioParms }

func (x *MQPrio) decodeTC(d *decoder, b []byte) {
	x.Parms.walk(&layout{d: d, b: b})
	mqPrioTable.decode(d, x, b[min(alignedMQPrioParms, len(b)):])
}

func (x *MQPrio) encodeTC(e *encoder) {
	x.Parms.walk(&layout{e: e})
	e.bytes(make([]byte, alignedMQPrioParms-sizeofMQPrioParms))
	mqPrioTable.append(e, x)
}

func (x *MQPrio) jsonTC(w *writer) {
	x.Parms.walk(&layout{w: w})
	mqPrioTable.json(w, x)
}
