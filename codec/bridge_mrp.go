package codec

// Attributes of a bridge's MRP, IFLA_BRIDGE_MRP_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpInstance    uint16 = 1  // IFLA_BRIDGE_MRP_INSTANCE
	IFLABridgeMrpPortState   uint16 = 2  // IFLA_BRIDGE_MRP_PORT_STATE
	IFLABridgeMrpPortRole    uint16 = 3  // IFLA_BRIDGE_MRP_PORT_ROLE
	IFLABridgeMrpRingState   uint16 = 4  // IFLA_BRIDGE_MRP_RING_STATE
	IFLABridgeMrpRingRole    uint16 = 5  // IFLA_BRIDGE_MRP_RING_ROLE
	IFLABridgeMrpStartTest   uint16 = 6  // IFLA_BRIDGE_MRP_START_TEST
	IFLABridgeMrpInfo        uint16 = 7  // IFLA_BRIDGE_MRP_INFO
	IFLABridgeMrpInRole      uint16 = 8  // IFLA_BRIDGE_MRP_IN_ROLE
	IFLABridgeMrpInState     uint16 = 9  // IFLA_BRIDGE_MRP_IN_STATE
	IFLABridgeMrpStartInTest uint16 = 10 // IFLA_BRIDGE_MRP_START_IN_TEST
)

// Attributes of IFLA_BRIDGE_MRP_INSTANCE, IFLA_BRIDGE_MRP_INSTANCE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpInstanceRingID   uint16 = 1 // IFLA_BRIDGE_MRP_INSTANCE_RING_ID
	IFLABridgeMrpInstancePIfIndex uint16 = 2 // IFLA_BRIDGE_MRP_INSTANCE_P_IFINDEX
	IFLABridgeMrpInstanceSIfIndex uint16 = 3 // IFLA_BRIDGE_MRP_INSTANCE_S_IFINDEX
	IFLABridgeMrpInstancePrio     uint16 = 4 // IFLA_BRIDGE_MRP_INSTANCE_PRIO
)

// Attributes of IFLA_BRIDGE_MRP_PORT_STATE, IFLA_BRIDGE_MRP_PORT_STATE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpPortStateState uint16 = 1 // IFLA_BRIDGE_MRP_PORT_STATE_STATE
)

// Attributes of IFLA_BRIDGE_MRP_PORT_ROLE, IFLA_BRIDGE_MRP_PORT_ROLE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpPortRoleRole uint16 = 1 // IFLA_BRIDGE_MRP_PORT_ROLE_ROLE
)

// Attributes of IFLA_BRIDGE_MRP_RING_STATE, IFLA_BRIDGE_MRP_RING_STATE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpRingStateRingID uint16 = 1 // IFLA_BRIDGE_MRP_RING_STATE_RING_ID
	IFLABridgeMrpRingStateState  uint16 = 2 // IFLA_BRIDGE_MRP_RING_STATE_STATE
)

// Attributes of IFLA_BRIDGE_MRP_RING_ROLE, IFLA_BRIDGE_MRP_RING_ROLE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpRingRoleRingID uint16 = 1 // IFLA_BRIDGE_MRP_RING_ROLE_RING_ID
	IFLABridgeMrpRingRoleRole   uint16 = 2 // IFLA_BRIDGE_MRP_RING_ROLE_ROLE
)

// Attributes of IFLA_BRIDGE_MRP_START_TEST, IFLA_BRIDGE_MRP_START_TEST_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpStartTestRingID   uint16 = 1 // IFLA_BRIDGE_MRP_START_TEST_RING_ID
	IFLABridgeMrpStartTestInterval uint16 = 2 // IFLA_BRIDGE_MRP_START_TEST_INTERVAL
	IFLABridgeMrpStartTestMaxMiss  uint16 = 3 // IFLA_BRIDGE_MRP_START_TEST_MAX_MISS
	IFLABridgeMrpStartTestPeriod   uint16 = 4 // IFLA_BRIDGE_MRP_START_TEST_PERIOD
	IFLABridgeMrpStartTestMonitor  uint16 = 5 // IFLA_BRIDGE_MRP_START_TEST_MONITOR
)

// Attributes of IFLA_BRIDGE_MRP_INFO, IFLA_BRIDGE_MRP_INFO_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpInfoRingID         uint16 = 1  // IFLA_BRIDGE_MRP_INFO_RING_ID
	IFLABridgeMrpInfoPIfIndex       uint16 = 2  // IFLA_BRIDGE_MRP_INFO_P_IFINDEX
	IFLABridgeMrpInfoSIfIndex       uint16 = 3  // IFLA_BRIDGE_MRP_INFO_S_IFINDEX
	IFLABridgeMrpInfoPrio           uint16 = 4  // IFLA_BRIDGE_MRP_INFO_PRIO
	IFLABridgeMrpInfoRingState      uint16 = 5  // IFLA_BRIDGE_MRP_INFO_RING_STATE
	IFLABridgeMrpInfoRingRole       uint16 = 6  // IFLA_BRIDGE_MRP_INFO_RING_ROLE
	IFLABridgeMrpInfoTestInterval   uint16 = 7  // IFLA_BRIDGE_MRP_INFO_TEST_INTERVAL
	IFLABridgeMrpInfoTestMaxMiss    uint16 = 8  // IFLA_BRIDGE_MRP_INFO_TEST_MAX_MISS
	IFLABridgeMrpInfoTestMonitor    uint16 = 9  // IFLA_BRIDGE_MRP_INFO_TEST_MONITOR
	IFLABridgeMrpInfoIIfIndex       uint16 = 10 // IFLA_BRIDGE_MRP_INFO_I_IFINDEX
	IFLABridgeMrpInfoInState        uint16 = 11 // IFLA_BRIDGE_MRP_INFO_IN_STATE
	IFLABridgeMrpInfoInRole         uint16 = 12 // IFLA_BRIDGE_MRP_INFO_IN_ROLE
	IFLABridgeMrpInfoInTestInterval uint16 = 13 // IFLA_BRIDGE_MRP_INFO_IN_TEST_INTERVAL
	IFLABridgeMrpInfoInTestMaxMiss  uint16 = 14 // IFLA_BRIDGE_MRP_INFO_IN_TEST_MAX_MISS
)

// Attributes of IFLA_BRIDGE_MRP_IN_STATE, IFLA_BRIDGE_MRP_IN_STATE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpInStateInID  uint16 = 1 // IFLA_BRIDGE_MRP_IN_STATE_IN_ID
	IFLABridgeMrpInStateState uint16 = 2 // IFLA_BRIDGE_MRP_IN_STATE_STATE
)

// Attributes of IFLA_BRIDGE_MRP_IN_ROLE, IFLA_BRIDGE_MRP_IN_ROLE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpInRoleRingID   uint16 = 1 // IFLA_BRIDGE_MRP_IN_ROLE_RING_ID
	IFLABridgeMrpInRoleInID     uint16 = 2 // IFLA_BRIDGE_MRP_IN_ROLE_IN_ID
	IFLABridgeMrpInRoleRole     uint16 = 3 // IFLA_BRIDGE_MRP_IN_ROLE_ROLE
	IFLABridgeMrpInRoleIIfIndex uint16 = 4 // IFLA_BRIDGE_MRP_IN_ROLE_I_IFINDEX
)

// Attributes of IFLA_BRIDGE_MRP_START_IN_TEST, IFLA_BRIDGE_MRP_START_IN_TEST_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeMrpStartInTestInID     uint16 = 1 // IFLA_BRIDGE_MRP_START_IN_TEST_IN_ID
	IFLABridgeMrpStartInTestInterval uint16 = 2 // IFLA_BRIDGE_MRP_START_IN_TEST_INTERVAL
	IFLABridgeMrpStartInTestMaxMiss  uint16 = 3 // IFLA_BRIDGE_MRP_START_IN_TEST_MAX_MISS
	IFLABridgeMrpStartInTestPeriod   uint16 = 4 // IFLA_BRIDGE_MRP_START_IN_TEST_PERIOD
)

// BridgeMRP is the media redundancy protocol (IEC 62439-2) of a bridge or of a port of
// it: requests to change it, and, in an answer, its rings.
type BridgeMRP struct {
	Instance    *MRPInstance
	PortState   *MRPPortState
	PortRole    *MRPPortRole
	RingState   *MRPRingState
	RingRole    *MRPRingRole
	StartTest   *MRPStartTest
	Info        []MRPInfo // a ring each
	InRole      *MRPInRole
	InState     *MRPInState
	StartInTest *MRPStartInTest
	Attrs
}

var bridgeMRPTable = newTable("IFLA_BRIDGE_MRP", func(x *BridgeMRP) *Attrs { return &x.Attrs }, []field[BridgeMRP]{
	{IFLABridgeMrpInstance, "IFLA_BRIDGE_MRP_INSTANCE", "instance", nestedF(mrpInstanceTable, func(x *BridgeMRP) **MRPInstance { return &x.Instance })},
	{IFLABridgeMrpPortState, "IFLA_BRIDGE_MRP_PORT_STATE", "port_state", nestedF(mrpPortStateTable, func(x *BridgeMRP) **MRPPortState { return &x.PortState })},
	{IFLABridgeMrpPortRole, "IFLA_BRIDGE_MRP_PORT_ROLE", "port_role", nestedF(mrpPortRoleTable, func(x *BridgeMRP) **MRPPortRole { return &x.PortRole })},
	{IFLABridgeMrpRingState, "IFLA_BRIDGE_MRP_RING_STATE", "ring_state", nestedF(mrpRingStateTable, func(x *BridgeMRP) **MRPRingState { return &x.RingState })},
	{IFLABridgeMrpRingRole, "IFLA_BRIDGE_MRP_RING_ROLE", "ring_role", nestedF(mrpRingRoleTable, func(x *BridgeMRP) **MRPRingRole { return &x.RingRole })},
	{IFLABridgeMrpStartTest, "IFLA_BRIDGE_MRP_START_TEST", "start_test", nestedF(mrpStartTestTable, func(x *BridgeMRP) **MRPStartTest { return &x.StartTest })},
	{IFLABridgeMrpInfo, "IFLA_BRIDGE_MRP_INFO", "info", eachF(object(mrpInfoTable), func(x *BridgeMRP) *[]MRPInfo { return &x.Info })},
	{IFLABridgeMrpInRole, "IFLA_BRIDGE_MRP_IN_ROLE", "in_role", nestedF(mrpInRoleTable, func(x *BridgeMRP) **MRPInRole { return &x.InRole })},
	{IFLABridgeMrpInState, "IFLA_BRIDGE_MRP_IN_STATE", "in_state", nestedF(mrpInStateTable, func(x *BridgeMRP) **MRPInState { return &x.InState })},
	{IFLABridgeMrpStartInTest, "IFLA_BRIDGE_MRP_START_IN_TEST", "start_in_test", nestedF(mrpStartInTestTable, func(x *BridgeMRP) **MRPStartInTest { return &x.StartInTest })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_*) is present.
func (x *BridgeMRP) Has(attr uint16) bool { return bridgeMRPTable.has(x, attr) }

// MRPInstance makes a ring, or deletes it.
type MRPInstance struct {
	RingID    uint32
	Primary   int32 // index of the first port
	Secondary int32 // index of the second port
	Prio      uint16
	Attrs
}

var mrpInstanceTable = newTable("IFLA_BRIDGE_MRP_INSTANCE", func(x *MRPInstance) *Attrs { return &x.Attrs }, []field[MRPInstance]{
	{IFLABridgeMrpInstanceRingID, "IFLA_BRIDGE_MRP_INSTANCE_RING_ID", "ring_id", u32(func(x *MRPInstance) *uint32 { return &x.RingID })},
	{IFLABridgeMrpInstancePIfIndex, "IFLA_BRIDGE_MRP_INSTANCE_P_IFINDEX", "p_dev", oif(func(x *MRPInstance) *int32 { return &x.Primary })},
	{IFLABridgeMrpInstanceSIfIndex, "IFLA_BRIDGE_MRP_INSTANCE_S_IFINDEX", "s_dev", oif(func(x *MRPInstance) *int32 { return &x.Secondary })},
	{IFLABridgeMrpInstancePrio, "IFLA_BRIDGE_MRP_INSTANCE_PRIO", "prio", u16(func(x *MRPInstance) *uint16 { return &x.Prio })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_INSTANCE_*) is present.
func (x *MRPInstance) Has(attr uint16) bool { return mrpInstanceTable.has(x, attr) }

// MRPPortState sets the state of a port.
type MRPPortState struct {
	State uint32 // 0 disabled, 1 blocked, 2 forwarding, 3 not connected
	Attrs
}

var mrpPortStateTable = newTable("IFLA_BRIDGE_MRP_PORT_STATE", func(x *MRPPortState) *Attrs { return &x.Attrs }, []field[MRPPortState]{
	{IFLABridgeMrpPortStateState, "IFLA_BRIDGE_MRP_PORT_STATE_STATE", "state", of(names32(mrpPortStates), func(x *MRPPortState) *uint32 { return &x.State })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_PORT_STATE_*) is present.
func (x *MRPPortState) Has(attr uint16) bool { return mrpPortStateTable.has(x, attr) }

// MRPPortRole sets the role of a port.
type MRPPortRole struct {
	Role uint32 // 0 primary, 1 secondary, 2 interconnect
	Attrs
}

var mrpPortRoleTable = newTable("IFLA_BRIDGE_MRP_PORT_ROLE", func(x *MRPPortRole) *Attrs { return &x.Attrs }, []field[MRPPortRole]{
	{IFLABridgeMrpPortRoleRole, "IFLA_BRIDGE_MRP_PORT_ROLE_ROLE", "role", of(names32(mrpPortRoles), func(x *MRPPortRole) *uint32 { return &x.Role })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_PORT_ROLE_*) is present.
func (x *MRPPortRole) Has(attr uint16) bool { return mrpPortRoleTable.has(x, attr) }

// MRPRingState sets the state of a ring.
type MRPRingState struct {
	RingID uint32
	State  uint32 // 0 open, 1 closed
	Attrs
}

var mrpRingStateTable = newTable("IFLA_BRIDGE_MRP_RING_STATE", func(x *MRPRingState) *Attrs { return &x.Attrs }, []field[MRPRingState]{
	{IFLABridgeMrpRingStateRingID, "IFLA_BRIDGE_MRP_RING_STATE_RING_ID", "ring_id", u32(func(x *MRPRingState) *uint32 { return &x.RingID })},
	{IFLABridgeMrpRingStateState, "IFLA_BRIDGE_MRP_RING_STATE_STATE", "state", of(names32(mrpRingStates), func(x *MRPRingState) *uint32 { return &x.State })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_RING_STATE_*) is present.
func (x *MRPRingState) Has(attr uint16) bool { return mrpRingStateTable.has(x, attr) }

// MRPRingRole sets the bridge's role in a ring.
type MRPRingRole struct {
	RingID uint32
	Role   uint32 // 0 none, 1 client (MRC), 2 manager (MRM), 3 manager or client (MRA)
	Attrs
}

var mrpRingRoleTable = newTable("IFLA_BRIDGE_MRP_RING_ROLE", func(x *MRPRingRole) *Attrs { return &x.Attrs }, []field[MRPRingRole]{
	{IFLABridgeMrpRingRoleRingID, "IFLA_BRIDGE_MRP_RING_ROLE_RING_ID", "ring_id", u32(func(x *MRPRingRole) *uint32 { return &x.RingID })},
	{IFLABridgeMrpRingRoleRole, "IFLA_BRIDGE_MRP_RING_ROLE_ROLE", "role", of(names32(mrpRingRoles), func(x *MRPRingRole) *uint32 { return &x.Role })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_RING_ROLE_*) is present.
func (x *MRPRingRole) Has(attr uint16) bool { return mrpRingRoleTable.has(x, attr) }

// MRPStartTest starts the sending of test frames into a ring.
type MRPStartTest struct {
	RingID   uint32
	Interval uint32 // between two frames, µs; 0 stops
	MaxMiss  uint32 // frames missed until the ring counts as open
	Period   uint32 // how long to send, µs
	Monitor  uint32 // only to receive, 0 or 1
	Attrs
}

var mrpStartTestTable = newTable("IFLA_BRIDGE_MRP_START_TEST", func(x *MRPStartTest) *Attrs { return &x.Attrs }, []field[MRPStartTest]{
	{IFLABridgeMrpStartTestRingID, "IFLA_BRIDGE_MRP_START_TEST_RING_ID", "ring_id", u32(func(x *MRPStartTest) *uint32 { return &x.RingID })},
	{IFLABridgeMrpStartTestInterval, "IFLA_BRIDGE_MRP_START_TEST_INTERVAL", "interval", u32(func(x *MRPStartTest) *uint32 { return &x.Interval })},
	{IFLABridgeMrpStartTestMaxMiss, "IFLA_BRIDGE_MRP_START_TEST_MAX_MISS", "max_miss", u32(func(x *MRPStartTest) *uint32 { return &x.MaxMiss })},
	{IFLABridgeMrpStartTestPeriod, "IFLA_BRIDGE_MRP_START_TEST_PERIOD", "period", u32(func(x *MRPStartTest) *uint32 { return &x.Period })},
	{IFLABridgeMrpStartTestMonitor, "IFLA_BRIDGE_MRP_START_TEST_MONITOR", "monitor", of(tOnOffU32, func(x *MRPStartTest) *uint32 { return &x.Monitor })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_START_TEST_*) is present.
func (x *MRPStartTest) Has(attr uint16) bool { return mrpStartTestTable.has(x, attr) }

// MRPInfo is a ring as the kernel has it.
type MRPInfo struct {
	RingID         uint32
	Primary        int32 // index of the first port, 0 without
	Secondary      int32 // index of the second port, 0 without
	Prio           uint16
	RingState      uint32 // like State of [MRPRingState]
	RingRole       uint32 // like Role of [MRPRingRole]
	TestInterval   uint32 // µs
	TestMaxMiss    uint32
	TestMonitor    uint32 // 0 or 1
	Interconnect   int32  // index of the interconnect port, 0 without
	InState        uint32 // like State of [MRPInState]
	InRole         uint32 // like Role of [MRPInRole]
	InTestInterval uint32 // µs
	InTestMaxMiss  uint32
	Attrs
}

var mrpInfoTable = newTable("IFLA_BRIDGE_MRP_INFO", func(x *MRPInfo) *Attrs { return &x.Attrs }, []field[MRPInfo]{
	{IFLABridgeMrpInfoRingID, "IFLA_BRIDGE_MRP_INFO_RING_ID", "ring_id", u32(func(x *MRPInfo) *uint32 { return &x.RingID })},
	{IFLABridgeMrpInfoPIfIndex, "IFLA_BRIDGE_MRP_INFO_P_IFINDEX", "p_dev", oif(func(x *MRPInfo) *int32 { return &x.Primary })},
	{IFLABridgeMrpInfoSIfIndex, "IFLA_BRIDGE_MRP_INFO_S_IFINDEX", "s_dev", oif(func(x *MRPInfo) *int32 { return &x.Secondary })},
	{IFLABridgeMrpInfoPrio, "IFLA_BRIDGE_MRP_INFO_PRIO", "prio", u16(func(x *MRPInfo) *uint16 { return &x.Prio })},
	{IFLABridgeMrpInfoRingState, "IFLA_BRIDGE_MRP_INFO_RING_STATE", "ring_state", of(names32(mrpRingStates), func(x *MRPInfo) *uint32 { return &x.RingState })},
	{IFLABridgeMrpInfoRingRole, "IFLA_BRIDGE_MRP_INFO_RING_ROLE", "ring_role", of(names32(mrpRingRoles), func(x *MRPInfo) *uint32 { return &x.RingRole })},
	{IFLABridgeMrpInfoTestInterval, "IFLA_BRIDGE_MRP_INFO_TEST_INTERVAL", "test_interval", u32(func(x *MRPInfo) *uint32 { return &x.TestInterval })},
	{IFLABridgeMrpInfoTestMaxMiss, "IFLA_BRIDGE_MRP_INFO_TEST_MAX_MISS", "test_max_miss", u32(func(x *MRPInfo) *uint32 { return &x.TestMaxMiss })},
	{IFLABridgeMrpInfoTestMonitor, "IFLA_BRIDGE_MRP_INFO_TEST_MONITOR", "test_monitor", of(tOnOffU32, func(x *MRPInfo) *uint32 { return &x.TestMonitor })},
	{IFLABridgeMrpInfoIIfIndex, "IFLA_BRIDGE_MRP_INFO_I_IFINDEX", "i_dev", oif(func(x *MRPInfo) *int32 { return &x.Interconnect })},
	{IFLABridgeMrpInfoInState, "IFLA_BRIDGE_MRP_INFO_IN_STATE", "in_state", of(names32(mrpRingStates), func(x *MRPInfo) *uint32 { return &x.InState })},
	{IFLABridgeMrpInfoInRole, "IFLA_BRIDGE_MRP_INFO_IN_ROLE", "in_role", of(names32(mrpInRoles), func(x *MRPInfo) *uint32 { return &x.InRole })},
	{IFLABridgeMrpInfoInTestInterval, "IFLA_BRIDGE_MRP_INFO_IN_TEST_INTERVAL", "in_test_interval", u32(func(x *MRPInfo) *uint32 { return &x.InTestInterval })},
	{IFLABridgeMrpInfoInTestMaxMiss, "IFLA_BRIDGE_MRP_INFO_IN_TEST_MAX_MISS", "in_test_max_miss", u32(func(x *MRPInfo) *uint32 { return &x.InTestMaxMiss })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_INFO_*) is present.
func (x *MRPInfo) Has(attr uint16) bool { return mrpInfoTable.has(x, attr) }

// MRPInState sets the state of an interconnect ring.
type MRPInState struct {
	InID  uint32
	State uint32 // 0 open, 1 closed
	Attrs
}

var mrpInStateTable = newTable("IFLA_BRIDGE_MRP_IN_STATE", func(x *MRPInState) *Attrs { return &x.Attrs }, []field[MRPInState]{
	{IFLABridgeMrpInStateInID, "IFLA_BRIDGE_MRP_IN_STATE_IN_ID", "in_id", u32(func(x *MRPInState) *uint32 { return &x.InID })},
	{IFLABridgeMrpInStateState, "IFLA_BRIDGE_MRP_IN_STATE_STATE", "state", of(names32(mrpRingStates), func(x *MRPInState) *uint32 { return &x.State })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_IN_STATE_*) is present.
func (x *MRPInState) Has(attr uint16) bool { return mrpInStateTable.has(x, attr) }

// MRPInRole sets the bridge's role in an interconnect ring.
type MRPInRole struct {
	RingID       uint32
	InID         uint16
	Role         uint32 // 0 none, 1 client (MIC), 2 manager (MIM)
	Interconnect int32  // index of the interconnect port
	Attrs
}

var mrpInRoleTable = newTable("IFLA_BRIDGE_MRP_IN_ROLE", func(x *MRPInRole) *Attrs { return &x.Attrs }, []field[MRPInRole]{
	{IFLABridgeMrpInRoleRingID, "IFLA_BRIDGE_MRP_IN_ROLE_RING_ID", "ring_id", u32(func(x *MRPInRole) *uint32 { return &x.RingID })},
	{IFLABridgeMrpInRoleInID, "IFLA_BRIDGE_MRP_IN_ROLE_IN_ID", "in_id", u16(func(x *MRPInRole) *uint16 { return &x.InID })},
	{IFLABridgeMrpInRoleRole, "IFLA_BRIDGE_MRP_IN_ROLE_ROLE", "role", of(names32(mrpInRoles), func(x *MRPInRole) *uint32 { return &x.Role })},
	{IFLABridgeMrpInRoleIIfIndex, "IFLA_BRIDGE_MRP_IN_ROLE_I_IFINDEX", "i_dev", oif(func(x *MRPInRole) *int32 { return &x.Interconnect })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_IN_ROLE_*) is present.
func (x *MRPInRole) Has(attr uint16) bool { return mrpInRoleTable.has(x, attr) }

// MRPStartInTest starts the sending of test frames into an interconnect ring.
type MRPStartInTest struct {
	InID     uint32
	Interval uint32 // between two frames, µs; 0 stops
	MaxMiss  uint32 // frames missed until the ring counts as open
	Period   uint32 // how long to send, µs
	Attrs
}

var mrpStartInTestTable = newTable("IFLA_BRIDGE_MRP_START_IN_TEST", func(x *MRPStartInTest) *Attrs { return &x.Attrs }, []field[MRPStartInTest]{
	{IFLABridgeMrpStartInTestInID, "IFLA_BRIDGE_MRP_START_IN_TEST_IN_ID", "in_id", u32(func(x *MRPStartInTest) *uint32 { return &x.InID })},
	{IFLABridgeMrpStartInTestInterval, "IFLA_BRIDGE_MRP_START_IN_TEST_INTERVAL", "interval", u32(func(x *MRPStartInTest) *uint32 { return &x.Interval })},
	{IFLABridgeMrpStartInTestMaxMiss, "IFLA_BRIDGE_MRP_START_IN_TEST_MAX_MISS", "max_miss", u32(func(x *MRPStartInTest) *uint32 { return &x.MaxMiss })},
	{IFLABridgeMrpStartInTestPeriod, "IFLA_BRIDGE_MRP_START_IN_TEST_PERIOD", "period", u32(func(x *MRPStartInTest) *uint32 { return &x.Period })},
})

// Has says whether an attribute (IFLA_BRIDGE_MRP_START_IN_TEST_*) is present.
func (x *MRPStartInTest) Has(attr uint16) bool { return mrpStartInTestTable.has(x, attr) }

// Names of MRP's states and roles, enum br_mrp_* of
// include/uapi/linux/mrp_bridge.h.
var (
	mrpPortStates = nameTable{"disabled", "blocked", "forwarding", "not_connected"}
	mrpPortRoles  = nameTable{"primary", "secondary", "inter"}
	mrpRingStates = nameTable{"open", "closed"}
	mrpRingRoles  = nameTable{"disabled", "mrc", "mrm", "mra"}
	mrpInRoles    = nameTable{"disabled", "mic", "mim"}
)
