package codec

// Attributes of qdisc "ets", TCA_ETS_* of include/uapi/linux/pkt_sched.h.
const (
	TCAEtsNbands      uint16 = 1 // TCA_ETS_NBANDS
	TCAEtsNstrict     uint16 = 2 // TCA_ETS_NSTRICT
	TCAEtsQuanta      uint16 = 3 // TCA_ETS_QUANTA
	TCAEtsQuantaBand  uint16 = 4 // TCA_ETS_QUANTA_BAND
	TCAEtsPriomap     uint16 = 5 // TCA_ETS_PRIOMAP
	TCAEtsPriomapBand uint16 = 6 // TCA_ETS_PRIOMAP_BAND
)

// Attributes of a class of qdisc "drr", TCA_DRR_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCADrrQuantum uint16 = 1 // TCA_DRR_QUANTUM
)

// Attributes of a class of qdisc "qfq", TCA_QFQ_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCAQfqWeight uint16 = 1 // TCA_QFQ_WEIGHT
	TCAQfqLmax   uint16 = 2 // TCA_QFQ_LMAX
)

// PrioMap maps a packet's priority to a band, struct tc_prio_qopt of
// include/uapi/linux/pkt_sched.h.
type PrioMap struct {
	Bands int32
	Map   [16]uint8 // band of each priority, the first band is 0
}

func (x *PrioMap) walk(l *layout) {
	l.s32("bands", &x.Bands)
	l.u8s("priomap", x.Map[:])
}

var tPrioMap = ptr(cstruct[PrioMap]("struct tc_prio_qopt", 20))

// MultiqParms are bands, one per hardware queue: struct tc_multiq_qopt of
// include/uapi/linux/pkt_sched.h.
type MultiqParms struct {
	Bands    uint16
	MaxBands uint16
}

func (x *MultiqParms) walk(l *layout) {
	l.u16("bands", &x.Bands)
	l.u16("max_bands", &x.MaxBands)
}

// FIFOParms is the limit of a queue, struct tc_fifo_qopt of
// include/uapi/linux/pkt_sched.h; of qdisc "skbprio" struct tc_skbprio_qopt,
// which is the same.
type FIFOParms struct {
	Limit uint32 // bytes of qdisc "bfifo", else packets
}

func (x *FIFOParms) walk(l *layout) {
	l.u32("limit", &x.Limit)
}

// PlugParms is what qdisc "plug" is to do, struct tc_plug_qopt of
// include/uapi/linux/pkt_sched.h. It is in requests only.
type PlugParms struct {
	Action int32
	Limit  uint32 // bytes, for TCQ_PLUG_LIMIT
}

func (x *PlugParms) walk(l *layout) {
	l.s32As("action", &x.Action, showName(plugNames))
	l.u32("limit", &x.Limit)
}

// ETS are the options of qdisc "ets", TCA_ETS_* of
// include/uapi/linux/pkt_sched.h.
type ETS struct {
	Bands       uint8
	Strict      uint8    // bands of strict priority, the first ones
	Quanta      []uint32 // bytes, of the bands that share
	QuantaBand  uint32   // of a class
	PrioMap     []uint8  // band of each priority
	PrioMapBand uint8    // stands in PRIOMAP only
	Attrs
}

var etsTable = newTable("TCA_OPTIONS of ets", func(x *ETS) *Attrs { return &x.Attrs }, []field[ETS]{
	{TCAEtsNbands, "TCA_ETS_NBANDS", "bands", u8(func(x *ETS) *uint8 { return &x.Bands })},
	{TCAEtsNstrict, "TCA_ETS_NSTRICT", "strict", u8(func(x *ETS) *uint8 { return &x.Strict })},
	{TCAEtsQuanta, "TCA_ETS_QUANTA", "quanta", listOfF(4, &tU32, func(x *ETS) *[]uint32 { return &x.Quanta })},
	{TCAEtsQuantaBand, "TCA_ETS_QUANTA_BAND", "quantum", u32(func(x *ETS) *uint32 { return &x.QuantaBand })},
	{TCAEtsPriomap, "TCA_ETS_PRIOMAP", "priomap", listOfF(6, &tU8, func(x *ETS) *[]uint8 { return &x.PrioMap })},
	{TCAEtsPriomapBand, "TCA_ETS_PRIOMAP_BAND", "priomap_band", u8(func(x *ETS) *uint8 { return &x.PrioMapBand })},
})

// Has says whether an attribute (TCA_ETS_*) is present.
func (x *ETS) Has(attr uint16) bool { return etsTable.has(x, attr) }

func (x *ETS) decodeTC(d *decoder, b []byte) { etsTable.decode(d, x, b) }
func (x *ETS) encodeTC(e *encoder)           { etsTable.append(e, x) }
func (x *ETS) jsonTC(w *writer)              { etsTable.json(w, x) }

// DRR are the options of a class of qdisc "drr", TCA_DRR_* of
// include/uapi/linux/pkt_sched.h.
type DRR struct {
	Quantum uint32 // bytes
	Attrs
}

var drrTable = newTable("TCA_OPTIONS of drr", func(x *DRR) *Attrs { return &x.Attrs }, []field[DRR]{
	{TCADrrQuantum, "TCA_DRR_QUANTUM", "quantum", u32(func(x *DRR) *uint32 { return &x.Quantum })},
})

// Has says whether an attribute (TCA_DRR_*) is present.
func (x *DRR) Has(attr uint16) bool { return drrTable.has(x, attr) }

func (x *DRR) decodeTC(d *decoder, b []byte) { drrTable.decode(d, x, b) }
func (x *DRR) encodeTC(e *encoder)           { drrTable.append(e, x) }
func (x *DRR) jsonTC(w *writer)              { drrTable.json(w, x) }

// QFQ are the options of a class of qdisc "qfq", TCA_QFQ_* of
// include/uapi/linux/pkt_sched.h.
type QFQ struct {
	Weight uint32
	LMax   uint32 // bytes
	Attrs
}

var qfqTable = newTable("TCA_OPTIONS of qfq", func(x *QFQ) *Attrs { return &x.Attrs }, []field[QFQ]{
	{TCAQfqWeight, "TCA_QFQ_WEIGHT", "weight", u32(func(x *QFQ) *uint32 { return &x.Weight })},
	{TCAQfqLmax, "TCA_QFQ_LMAX", "maxpkt", u32(func(x *QFQ) *uint32 { return &x.LMax })},
})

// Has says whether an attribute (TCA_QFQ_*) is present.
func (x *QFQ) Has(attr uint16) bool { return qfqTable.has(x, attr) }

func (x *QFQ) decodeTC(d *decoder, b []byte) { qfqTable.decode(d, x, b) }
func (x *QFQ) encodeTC(e *encoder)           { qfqTable.append(e, x) }
func (x *QFQ) jsonTC(w *writer)              { qfqTable.json(w, x) }

// ServiceCurve is a service curve of two pieces, struct tc_service_curve of
// include/uapi/linux/pkt_sched.h.
type ServiceCurve struct {
	M1 uint32 // byte/s of the first piece
	D  uint32 // how long that is, in microseconds
	M2 uint32 // byte/s from then on
}

func (x *ServiceCurve) walk(l *layout) {
	l.u32("m1", &x.M1)
	l.u32("d", &x.D)
	l.u32("m2", &x.M2)
}

var tServiceCurve = ptr(cstruct[ServiceCurve]("struct tc_service_curve", 12))

var plugNames = nameTable{"block", "release", "release_indefinite", "limit"}

func (x *PrioMap) sizeTC() int                   { return 20 }
func (x *PrioMap) decodeTC(d *decoder, b []byte) { x.walk(&layout{d: d, b: b}) }
func (x *PrioMap) encodeTC(e *encoder)           { x.walk(&layout{e: e}) }
func (x *PrioMap) jsonTC(w *writer)              { x.walk(&layout{w: w}) }

func (x *MultiqParms) sizeTC() int                   { return 4 }
func (x *MultiqParms) decodeTC(d *decoder, b []byte) { x.walk(&layout{d: d, b: b}) }
func (x *MultiqParms) encodeTC(e *encoder)           { x.walk(&layout{e: e}) }
func (x *MultiqParms) jsonTC(w *writer)              { x.walk(&layout{w: w}) }

func (x *FIFOParms) sizeTC() int                   { return 4 }
func (x *FIFOParms) decodeTC(d *decoder, b []byte) { x.walk(&layout{d: d, b: b}) }
func (x *FIFOParms) encodeTC(e *encoder)           { x.walk(&layout{e: e}) }
func (x *FIFOParms) jsonTC(w *writer)              { x.walk(&layout{w: w}) }

func (x *PlugParms) sizeTC() int                   { return 8 }
func (x *PlugParms) decodeTC(d *decoder, b []byte) { x.walk(&layout{d: d, b: b}) }
func (x *PlugParms) encodeTC(e *encoder)           { x.walk(&layout{e: e}) }
func (x *PlugParms) jsonTC(w *writer)              { x.walk(&layout{w: w}) }

// HFSC are the options of qdisc "hfsc", struct tc_hfsc_qopt, or of one of its
// classes, the TCA_HFSC_* attributes of include/uapi/linux/pkt_sched.h.
type HFSC struct {
	Default *HFSCDefault // of the qdisc: the rest is not written then

	RSC *ServiceCurve // real time
	FSC *ServiceCurve // link sharing
	USC *ServiceCurve // upper limit
	Attrs
}

// HFSCDefault is the default class of qdisc "hfsc", struct tc_hfsc_qopt of
// include/uapi/linux/pkt_sched.h.
type HFSCDefault struct{ Class uint16 }

// Attributes of a class of qdisc "hfsc", TCA_HFSC_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCAHfscRsc uint16 = 1 // TCA_HFSC_RSC
	TCAHfscFsc uint16 = 2 // TCA_HFSC_FSC
	TCAHfscUsc uint16 = 3 // TCA_HFSC_USC
)

var hfscTable = newTable("TCA_OPTIONS of hfsc", func(x *HFSC) *Attrs { return &x.Attrs }, []field[HFSC]{
	{TCAHfscRsc, "TCA_HFSC_RSC", "rt", of(&tServiceCurve, func(x *HFSC) **ServiceCurve { return &x.RSC })},
	{TCAHfscFsc, "TCA_HFSC_FSC", "ls", of(&tServiceCurve, func(x *HFSC) **ServiceCurve { return &x.FSC })},
	{TCAHfscUsc, "TCA_HFSC_USC", "ul", of(&tServiceCurve, func(x *HFSC) **ServiceCurve { return &x.USC })},
})

// Has says whether an attribute (TCA_HFSC_*) is present.
func (x *HFSC) Has(attr uint16) bool { return hfscTable.has(x, attr) }

func (x *HFSC) decodeTC(d *decoder, b []byte) {
	if len(b) == 2 { // shorter than any attribute
		x.Default = &HFSCDefault{d.u16(b)}
		return
	}
	hfscTable.decode(d, x, b)
}

func (x *HFSC) encodeTC(e *encoder) {
	if x.Default != nil {
		e.u16(x.Default.Class)
		return
	}
	hfscTable.append(e, x)
}

func (x *HFSC) jsonTC(w *writer) {
	if x.Default != nil {
		w.key("default")
		w.hex0x(uint64(x.Default.Class))
		return
	}
	hfscTable.json(w, x)
}
