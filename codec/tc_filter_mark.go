package codec

// Attributes of filter "fw", TCA_FW_* of include/uapi/linux/pkt_cls.h.
const (
	TCAFwClassid uint16 = 1 // TCA_FW_CLASSID
	TCAFwPolice  uint16 = 2 // TCA_FW_POLICE
	TCAFwIndev   uint16 = 3 // TCA_FW_INDEV
	TCAFwAct     uint16 = 4 // TCA_FW_ACT
	TCAFwMask    uint16 = 5 // TCA_FW_MASK
)

// Attributes of filter "route", TCA_ROUTE4_* of include/uapi/linux/pkt_cls.h.
const (
	TCARoute4Classid uint16 = 1 // TCA_ROUTE4_CLASSID
	TCARoute4To      uint16 = 2 // TCA_ROUTE4_TO
	TCARoute4From    uint16 = 3 // TCA_ROUTE4_FROM
	TCARoute4IIF     uint16 = 4 // TCA_ROUTE4_IIF
	TCARoute4Police  uint16 = 5 // TCA_ROUTE4_POLICE
	TCARoute4Act     uint16 = 6 // TCA_ROUTE4_ACT
)

// Attributes of filter "flow", TCA_FLOW_* of include/uapi/linux/pkt_cls.h.
const (
	TCAFlowKeys      uint16 = 1  // TCA_FLOW_KEYS
	TCAFlowMode      uint16 = 2  // TCA_FLOW_MODE
	TCAFlowBaseclass uint16 = 3  // TCA_FLOW_BASECLASS
	TCAFlowRshift    uint16 = 4  // TCA_FLOW_RSHIFT
	TCAFlowAddend    uint16 = 5  // TCA_FLOW_ADDEND
	TCAFlowMask      uint16 = 6  // TCA_FLOW_MASK
	TCAFlowXor       uint16 = 7  // TCA_FLOW_XOR
	TCAFlowDivisor   uint16 = 8  // TCA_FLOW_DIVISOR
	TCAFlowAct       uint16 = 9  // TCA_FLOW_ACT
	TCAFlowPolice    uint16 = 10 // TCA_FLOW_POLICE
	TCAFlowEmatches  uint16 = 11 // TCA_FLOW_EMATCHES
	TCAFlowPerturb   uint16 = 12 // TCA_FLOW_PERTURB
)

// Attributes of filter "basic", TCA_BASIC_* of include/uapi/linux/pkt_cls.h.
const (
	TCABasicClassid  uint16 = 1 // TCA_BASIC_CLASSID
	TCABasicEmatches uint16 = 2 // TCA_BASIC_EMATCHES
	TCABasicAct      uint16 = 3 // TCA_BASIC_ACT
	TCABasicPolice   uint16 = 4 // TCA_BASIC_POLICE
	TCABasicPcnt     uint16 = 5 // TCA_BASIC_PCNT
)

// Attributes of filter "cgroup", TCA_CGROUP_* of include/uapi/linux/pkt_cls.h.
const (
	TCACgroupAct      uint16 = 1 // TCA_CGROUP_ACT
	TCACgroupPolice   uint16 = 2 // TCA_CGROUP_POLICE
	TCACgroupEmatches uint16 = 3 // TCA_CGROUP_EMATCHES
)

// FWFilter matches packets by the firewall's mark, which is the filter's
// handle: TCA_FW_* of include/uapi/linux/pkt_cls.h.
type FWFilter struct {
	ClassID uint32
	Police  *Police
	InDev   string
	Actions []Action
	Mask    uint32 // bits of the mark
	Attrs
}

var fwFilterTable = newTable("TCA_OPTIONS of fw", func(x *FWFilter) *Attrs { return &x.Attrs }, []field[FWFilter]{
	{TCAFwClassid, "TCA_FW_CLASSID", "classid", of(tTCHandle, func(x *FWFilter) *uint32 { return &x.ClassID })},
	{TCAFwPolice, "TCA_FW_POLICE", "police", policeIn(func(x *FWFilter) **Police { return &x.Police })},
	{TCAFwIndev, "TCA_FW_INDEV", "indev", str(func(x *FWFilter) *string { return &x.InDev })},
	{TCAFwAct, "TCA_FW_ACT", "actions", actionsOp(func(x *FWFilter) *[]Action { return &x.Actions })},
	{TCAFwMask, "TCA_FW_MASK", "mask", of(tHex32, func(x *FWFilter) *uint32 { return &x.Mask })},
})

// Has says whether an attribute (TCA_FW_*) is present.
func (x *FWFilter) Has(attr uint16) bool { return fwFilterTable.has(x, attr) }

func (x *FWFilter) decodeTC(d *decoder, b []byte) { fwFilterTable.decode(d, x, b) }
func (x *FWFilter) encodeTC(e *encoder)           { fwFilterTable.append(e, x) }
func (x *FWFilter) jsonTC(w *writer)              { fwFilterTable.json(w, x) }

// RouteFilter matches packets by the realms of their route, TCA_ROUTE4_* of
// include/uapi/linux/pkt_cls.h.
type RouteFilter struct {
	ClassID uint32
	To      uint32 // realm
	From    uint32 // realm
	IIF     int32
	Police  *Police
	Actions []Action
	Attrs
}

var routeFilterTable = newTable("TCA_OPTIONS of route", func(x *RouteFilter) *Attrs { return &x.Attrs }, []field[RouteFilter]{
	{TCARoute4Classid, "TCA_ROUTE4_CLASSID", "flowid", of(tTCHandle, func(x *RouteFilter) *uint32 { return &x.ClassID })},
	{TCARoute4To, "TCA_ROUTE4_TO", "to", u32(func(x *RouteFilter) *uint32 { return &x.To })},
	{TCARoute4From, "TCA_ROUTE4_FROM", "from", u32(func(x *RouteFilter) *uint32 { return &x.From })},
	{TCARoute4IIF, "TCA_ROUTE4_IIF", "fromif", oif(func(x *RouteFilter) *int32 { return &x.IIF })},
	{TCARoute4Police, "TCA_ROUTE4_POLICE", "police", policeIn(func(x *RouteFilter) **Police { return &x.Police })},
	{TCARoute4Act, "TCA_ROUTE4_ACT", "actions", actionsOp(func(x *RouteFilter) *[]Action { return &x.Actions })},
})

// Has says whether an attribute (TCA_ROUTE4_*) is present.
func (x *RouteFilter) Has(attr uint16) bool { return routeFilterTable.has(x, attr) }

func (x *RouteFilter) decodeTC(d *decoder, b []byte) { routeFilterTable.decode(d, x, b) }
func (x *RouteFilter) encodeTC(e *encoder)           { routeFilterTable.append(e, x) }
func (x *RouteFilter) jsonTC(w *writer)              { routeFilterTable.json(w, x) }

// FlowFilter computes a class of a packet's keys, TCA_FLOW_* of
// include/uapi/linux/pkt_cls.h.
type FlowFilter struct {
	Keys      uint32 // bits of 1<<FLOW_KEY_*
	Mode      uint32
	BaseClass uint32
	RShift    uint32
	Addend    uint32
	Mask      uint32
	Xor       uint32
	Divisor   uint32
	Actions   []Action
	Police    *Police
	EMatches  *EMTree
	Perturb   uint32 // seconds
	Attrs
}

var flowFilterTable = newTable("TCA_OPTIONS of flow", func(x *FlowFilter) *Attrs { return &x.Attrs }, []field[FlowFilter]{
	{TCAFlowKeys, "TCA_FLOW_KEYS", "keys", of(tFlowKeys, func(x *FlowFilter) *uint32 { return &x.Keys })},
	{TCAFlowMode, "TCA_FLOW_MODE", "mode", of(names32(flowModes), func(x *FlowFilter) *uint32 { return &x.Mode })},
	{TCAFlowBaseclass, "TCA_FLOW_BASECLASS", "baseclass", of(tTCHandle, func(x *FlowFilter) *uint32 { return &x.BaseClass })},
	{TCAFlowRshift, "TCA_FLOW_RSHIFT", "rshift", u32(func(x *FlowFilter) *uint32 { return &x.RShift })},
	{TCAFlowAddend, "TCA_FLOW_ADDEND", "addend", of(tHex32, func(x *FlowFilter) *uint32 { return &x.Addend })},
	{TCAFlowMask, "TCA_FLOW_MASK", "mask", of(tHex32, func(x *FlowFilter) *uint32 { return &x.Mask })},
	{TCAFlowXor, "TCA_FLOW_XOR", "xor", of(tHex32, func(x *FlowFilter) *uint32 { return &x.Xor })},
	{TCAFlowDivisor, "TCA_FLOW_DIVISOR", "divisor", u32(func(x *FlowFilter) *uint32 { return &x.Divisor })},
	{TCAFlowAct, "TCA_FLOW_ACT", "actions", actionsOp(func(x *FlowFilter) *[]Action { return &x.Actions })},
	{TCAFlowPolice, "TCA_FLOW_POLICE", "police", policeIn(func(x *FlowFilter) **Police { return &x.Police })},
	{TCAFlowEmatches, "TCA_FLOW_EMATCHES", "ematches", nested(emTreeTable, func(x *FlowFilter) **EMTree { return &x.EMatches })},
	{TCAFlowPerturb, "TCA_FLOW_PERTURB", "perturb", u32(func(x *FlowFilter) *uint32 { return &x.Perturb })},
})

// Has says whether an attribute (TCA_FLOW_*) is present.
func (x *FlowFilter) Has(attr uint16) bool { return flowFilterTable.has(x, attr) }

func (x *FlowFilter) decodeTC(d *decoder, b []byte) { flowFilterTable.decode(d, x, b) }
func (x *FlowFilter) encodeTC(e *encoder)           { flowFilterTable.append(e, x) }
func (x *FlowFilter) jsonTC(w *writer)              { flowFilterTable.json(w, x) }

// BasicFilter matches packets by a tree of further matches, TCA_BASIC_* of
// include/uapi/linux/pkt_cls.h.
type BasicFilter struct {
	ClassID  uint32
	EMatches *EMTree
	Actions  []Action
	Police   *Police
	PCnt     []byte // struct tc_basic_pcnt: counters
	Attrs
}

var basicFilterTable = newTable("TCA_OPTIONS of basic", func(x *BasicFilter) *Attrs { return &x.Attrs }, []field[BasicFilter]{
	{TCABasicClassid, "TCA_BASIC_CLASSID", "flowid", of(tTCHandle, func(x *BasicFilter) *uint32 { return &x.ClassID })},
	{TCABasicEmatches, "TCA_BASIC_EMATCHES", "ematches", nested(emTreeTable, func(x *BasicFilter) **EMTree { return &x.EMatches })},
	{TCABasicAct, "TCA_BASIC_ACT", "actions", actionsOp(func(x *BasicFilter) *[]Action { return &x.Actions })},
	{TCABasicPolice, "TCA_BASIC_POLICE", "police", policeIn(func(x *BasicFilter) **Police { return &x.Police })},
	{TCABasicPcnt, "TCA_BASIC_PCNT", "", blob(func(x *BasicFilter) *[]byte { return &x.PCnt })},
	{6, "TCA_BASIC_PAD", "", raw[BasicFilter]()},
})

// Has says whether an attribute (TCA_BASIC_*) is present.
func (x *BasicFilter) Has(attr uint16) bool { return basicFilterTable.has(x, attr) }

func (x *BasicFilter) decodeTC(d *decoder, b []byte) { basicFilterTable.decode(d, x, b) }
func (x *BasicFilter) encodeTC(e *encoder)           { basicFilterTable.append(e, x) }
func (x *BasicFilter) jsonTC(w *writer)              { basicFilterTable.json(w, x) }

// CgroupFilter gives packets the class of their control group, TCA_CGROUP_* of
// include/uapi/linux/pkt_cls.h.
type CgroupFilter struct {
	Actions  []Action
	Police   *Police
	EMatches *EMTree
	Attrs
}

var cgroupFilterTable = newTable("TCA_OPTIONS of cgroup", func(x *CgroupFilter) *Attrs { return &x.Attrs }, []field[CgroupFilter]{
	{TCACgroupAct, "TCA_CGROUP_ACT", "actions", actionsOp(func(x *CgroupFilter) *[]Action { return &x.Actions })},
	{TCACgroupPolice, "TCA_CGROUP_POLICE", "police", policeIn(func(x *CgroupFilter) **Police { return &x.Police })},
	{TCACgroupEmatches, "TCA_CGROUP_EMATCHES", "ematches", nested(emTreeTable, func(x *CgroupFilter) **EMTree { return &x.EMatches })},
})

// Has says whether an attribute (TCA_CGROUP_*) is present.
func (x *CgroupFilter) Has(attr uint16) bool { return cgroupFilterTable.has(x, attr) }

func (x *CgroupFilter) decodeTC(d *decoder, b []byte) { cgroupFilterTable.decode(d, x, b) }
func (x *CgroupFilter) encodeTC(e *encoder)           { cgroupFilterTable.append(e, x) }
func (x *CgroupFilter) jsonTC(w *writer)              { cgroupFilterTable.json(w, x) }
