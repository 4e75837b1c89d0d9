package codec

// Attributes of action "police", TCA_POLICE_* of include/uapi/linux/pkt_cls.h.
const (
	TCAPoliceTbf        uint16 = 1  // TCA_POLICE_TBF
	TCAPoliceRate       uint16 = 2  // TCA_POLICE_RATE
	TCAPolicePeakrate   uint16 = 3  // TCA_POLICE_PEAKRATE
	TCAPoliceAvrate     uint16 = 4  // TCA_POLICE_AVRATE
	TCAPoliceResult     uint16 = 5  // TCA_POLICE_RESULT
	TCAPoliceTm         uint16 = 6  // TCA_POLICE_TM
	TCAPoliceRate64     uint16 = 8  // TCA_POLICE_RATE64
	TCAPolicePeakrate64 uint16 = 9  // TCA_POLICE_PEAKRATE64
	TCAPolicePktrate64  uint16 = 10 // TCA_POLICE_PKTRATE64
	TCAPolicePktburst64 uint16 = 11 // TCA_POLICE_PKTBURST64
)

// PoliceParms is struct tc_police of include/uapi/linux/pkt_cls.h. Rates are in
// byte/s, times in ticks.
type PoliceParms struct {
	Index     uint32
	Action    int32 // TC_ACT_*: what if there is too much
	Limit     uint32
	Burst     uint32 // ticks
	MTU       uint32 // bytes
	Rate      RateSpec
	PeakRate  RateSpec
	RefCount  int32
	BindCount int32
	Capab     uint32
}

func (x *PoliceParms) walk(l *layout) {
	l.u32("index", &x.Index)
	l.s32As("control_action", &x.Action, showControl)
	l.u32("limit", &x.Limit)
	l.u32("burst", &x.Burst)
	l.u32("mtu", &x.MTU)
	l.rate("rate", &x.Rate)
	l.rate("peakrate", &x.PeakRate)
	l.s32("ref", &x.RefCount)
	l.s32("bind", &x.BindCount)
	l.u32("", &x.Capab)
}

var tPoliceParms = cstruct[PoliceParms]("struct tc_police", 56)

// Police bounds the rate of packets, TCA_POLICE_* of
// include/uapi/linux/pkt_cls.h: an action, or part of a filter.
type Police struct {
	Parms       PoliceParms
	RateTab     []byte // in requests only: a table of 256 times
	PeakRateTab []byte // in requests only
	AvRate      uint32 // byte/s
	Result      uint32 // TC_ACT_*: what if there is not too much
	Times       TCTimes
	Rate64      uint64 // byte/s, where 32 bits are too few
	PeakRate64  uint64
	PktRate64   uint64 // packets a second
	PktBurst64  uint64 // ticks
	Attrs
}

var policeTable = newTable("TCA_ACT_OPTIONS of police", func(x *Police) *Attrs { return &x.Attrs }, []field[Police]{
	{TCAPoliceTbf, "TCA_POLICE_TBF", "", of(&tPoliceParms, func(x *Police) *PoliceParms { return &x.Parms })},
	{TCAPoliceRate, "TCA_POLICE_RATE", "", blob(func(x *Police) *[]byte { return &x.RateTab })},
	{TCAPolicePeakrate, "TCA_POLICE_PEAKRATE", "", blob(func(x *Police) *[]byte { return &x.PeakRateTab })},
	{TCAPoliceAvrate, "TCA_POLICE_AVRATE", "avrate", u32(func(x *Police) *uint32 { return &x.AvRate })},
	{TCAPoliceResult, "TCA_POLICE_RESULT", "conform_action", of(tControl, func(x *Police) *uint32 { return &x.Result })},
	{TCAPoliceTm, "TCA_POLICE_TM", "times", of(&tTCTimes, func(x *Police) *TCTimes { return &x.Times })},
	{7, "TCA_POLICE_PAD", "", raw[Police]()},
	{TCAPoliceRate64, "TCA_POLICE_RATE64", "rate64", u64(func(x *Police) *uint64 { return &x.Rate64 })},
	{TCAPolicePeakrate64, "TCA_POLICE_PEAKRATE64", "peakrate64", u64(func(x *Police) *uint64 { return &x.PeakRate64 })},
	{TCAPolicePktrate64, "TCA_POLICE_PKTRATE64", "pkts_rate", u64(func(x *Police) *uint64 { return &x.PktRate64 })},
	{TCAPolicePktburst64, "TCA_POLICE_PKTBURST64", "pkts_burst", u64(func(x *Police) *uint64 { return &x.PktBurst64 })},
})

// Has says whether an attribute (TCA_POLICE_*) is present.
func (x *Police) Has(attr uint16) bool { return policeTable.has(x, attr) }

func (x *Police) decodeAct(d *decoder, b []byte) { policeTable.decode(d, x, b) }
func (x *Police) encodeAct(e *encoder)           { policeTable.append(e, x) }
func (x *Police) jsonAct(w *writer) {
	if x.Has(TCAPoliceTbf) {
		x.Parms.walk(&layout{w: w})
	}
	policeTable.json(w, x)
}

// policeIn is the ops of a Police that is part of a filter.
func policeIn[T any](at func(*T) **Police) ops[T] {
	return as(nested(policeTable, at), func(w *writer, t *T) {
		w.open('{')
		(*at(t)).jsonAct(w)
		w.close('}')
	})
}
