package codec

// Attributes of a bridge port, IFLA_BRPORT_* of include/uapi/linux/if_link.h.
const (
	IFLABrPortState              uint16 = 1  // IFLA_BRPORT_STATE
	IFLABrPortPriority           uint16 = 2  // IFLA_BRPORT_PRIORITY
	IFLABrPortCost               uint16 = 3  // IFLA_BRPORT_COST
	IFLABrPortMode               uint16 = 4  // IFLA_BRPORT_MODE
	IFLABrPortGuard              uint16 = 5  // IFLA_BRPORT_GUARD
	IFLABrPortProtect            uint16 = 6  // IFLA_BRPORT_PROTECT
	IFLABrPortFastLeave          uint16 = 7  // IFLA_BRPORT_FAST_LEAVE
	IFLABrPortLearning           uint16 = 8  // IFLA_BRPORT_LEARNING
	IFLABrPortUnicastFlood       uint16 = 9  // IFLA_BRPORT_UNICAST_FLOOD
	IFLABrPortProxyarp           uint16 = 10 // IFLA_BRPORT_PROXYARP
	IFLABrPortLearningSync       uint16 = 11 // IFLA_BRPORT_LEARNING_SYNC
	IFLABrPortProxyarpWifi       uint16 = 12 // IFLA_BRPORT_PROXYARP_WIFI
	IFLABrPortRootID             uint16 = 13 // IFLA_BRPORT_ROOT_ID
	IFLABrPortBridgeID           uint16 = 14 // IFLA_BRPORT_BRIDGE_ID
	IFLABrPortDesignatedPort     uint16 = 15 // IFLA_BRPORT_DESIGNATED_PORT
	IFLABrPortDesignatedCost     uint16 = 16 // IFLA_BRPORT_DESIGNATED_COST
	IFLABrPortID                 uint16 = 17 // IFLA_BRPORT_ID
	IFLABrPortNo                 uint16 = 18 // IFLA_BRPORT_NO
	IFLABrPortTopologyChangeAck  uint16 = 19 // IFLA_BRPORT_TOPOLOGY_CHANGE_ACK
	IFLABrPortConfigPending      uint16 = 20 // IFLA_BRPORT_CONFIG_PENDING
	IFLABrPortMessageAgeTimer    uint16 = 21 // IFLA_BRPORT_MESSAGE_AGE_TIMER
	IFLABrPortForwardDelayTimer  uint16 = 22 // IFLA_BRPORT_FORWARD_DELAY_TIMER
	IFLABrPortHoldTimer          uint16 = 23 // IFLA_BRPORT_HOLD_TIMER
	IFLABrPortFlush              uint16 = 24 // IFLA_BRPORT_FLUSH
	IFLABrPortMulticastRouter    uint16 = 25 // IFLA_BRPORT_MULTICAST_ROUTER
	IFLABrPortMcastFlood         uint16 = 27 // IFLA_BRPORT_MCAST_FLOOD
	IFLABrPortMcastToUcast       uint16 = 28 // IFLA_BRPORT_MCAST_TO_UCAST
	IFLABrPortVLANTunnel         uint16 = 29 // IFLA_BRPORT_VLAN_TUNNEL
	IFLABrPortBcastFlood         uint16 = 30 // IFLA_BRPORT_BCAST_FLOOD
	IFLABrPortGroupFwdMask       uint16 = 31 // IFLA_BRPORT_GROUP_FWD_MASK
	IFLABrPortNeighSuppress      uint16 = 32 // IFLA_BRPORT_NEIGH_SUPPRESS
	IFLABrPortIsolated           uint16 = 33 // IFLA_BRPORT_ISOLATED
	IFLABrPortBackupPort         uint16 = 34 // IFLA_BRPORT_BACKUP_PORT
	IFLABrPortMrpRingOpen        uint16 = 35 // IFLA_BRPORT_MRP_RING_OPEN
	IFLABrPortMrpInOpen          uint16 = 36 // IFLA_BRPORT_MRP_IN_OPEN
	IFLABrPortMcastEhtHostsLimit uint16 = 37 // IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT
	IFLABrPortMcastEhtHostsCnt   uint16 = 38 // IFLA_BRPORT_MCAST_EHT_HOSTS_CNT
	IFLABrPortLocked             uint16 = 39 // IFLA_BRPORT_LOCKED
	IFLABrPortMab                uint16 = 40 // IFLA_BRPORT_MAB
	IFLABrPortMcastNGroups       uint16 = 41 // IFLA_BRPORT_MCAST_N_GROUPS
	IFLABrPortMcastMaxGroups     uint16 = 42 // IFLA_BRPORT_MCAST_MAX_GROUPS
	IFLABrPortNeighVLANSuppress  uint16 = 43 // IFLA_BRPORT_NEIGH_VLAN_SUPPRESS
	IFLABrPortBackupNhid         uint16 = 44 // IFLA_BRPORT_BACKUP_NHID
	IFLABrPortNeighForwardGrat   uint16 = 45 // IFLA_BRPORT_NEIGH_FORWARD_GRAT
)

// BridgeSlave is the state of a port of a bridge: IFLA_INFO_SLAVE_DATA of kind
// "bridge" and IFLA_PROTINFO of an AF_BRIDGE message, IFLA_BRPORT_* of
// include/uapi/linux/if_link.h. The timers are in hundredths of a second and
// change without a message.
type BridgeSlave struct {
	State              uint8 // BR_STATE_*: 3 is forwarding
	Priority           uint16
	Cost               uint32
	Hairpin            bool
	Guard              bool // drop BPDUs
	RootBlock          bool
	FastLeave          bool
	Learning           bool
	Flood              bool
	ProxyARP           bool
	LearningSync       bool
	ProxyARPWiFi       bool
	RootID             BridgeID
	BridgeID           BridgeID
	DesignatedPort     uint16
	DesignatedCost     uint16
	ID                 uint16
	No                 uint16
	TopologyChangeAck  uint8
	ConfigPending      uint8
	MessageAgeTimer    uint64
	ForwardDelayTimer  uint64
	HoldTimer          uint64
	Flush              bool // in requests only
	MulticastRouter    uint8
	McastFlood         bool
	McastToUnicast     bool
	VLANTunnel         bool
	BcastFlood         bool
	GroupFwdMask       uint16
	NeighSuppress      bool
	Isolated           bool
	BackupPort         int32
	MRPRingOpen        bool
	MRPInOpen          bool
	McastEHTHostsLimit uint32
	McastEHTHostsCount uint32
	Locked             bool
	MAB                bool
	McastNGroups       uint32
	McastMaxGroups     uint32
	NeighVLANSuppress  bool
	BackupNHID         uint32
	NeighForwardGrat   bool
	Attrs
}

var bridgeSlaveTable = newTable("struct net_bridge_port (IFLA_BRPORT_*)", func(x *BridgeSlave) *Attrs { return &x.Attrs }, []field[BridgeSlave]{
	{IFLABrPortState, "IFLA_BRPORT_STATE", "", u8(func(x *BridgeSlave) *uint8 { return &x.State })},
	{IFLABrPortPriority, "IFLA_BRPORT_PRIORITY", "priority", u16(func(x *BridgeSlave) *uint16 { return &x.Priority })},
	{IFLABrPortCost, "IFLA_BRPORT_COST", "cost", u32(func(x *BridgeSlave) *uint32 { return &x.Cost })},
	{IFLABrPortMode, "IFLA_BRPORT_MODE", "hairpin", boolean(func(x *BridgeSlave) *bool { return &x.Hairpin })},
	{IFLABrPortGuard, "IFLA_BRPORT_GUARD", "guard", boolean(func(x *BridgeSlave) *bool { return &x.Guard })},
	{IFLABrPortProtect, "IFLA_BRPORT_PROTECT", "root_block", boolean(func(x *BridgeSlave) *bool { return &x.RootBlock })},
	{IFLABrPortFastLeave, "IFLA_BRPORT_FAST_LEAVE", "fastleave", boolean(func(x *BridgeSlave) *bool { return &x.FastLeave })},
	{IFLABrPortLearning, "IFLA_BRPORT_LEARNING", "learning", boolean(func(x *BridgeSlave) *bool { return &x.Learning })},
	{IFLABrPortUnicastFlood, "IFLA_BRPORT_UNICAST_FLOOD", "flood", boolean(func(x *BridgeSlave) *bool { return &x.Flood })},
	{IFLABrPortProxyarp, "IFLA_BRPORT_PROXYARP", "proxy_arp", boolean(func(x *BridgeSlave) *bool { return &x.ProxyARP })},
	{IFLABrPortLearningSync, "IFLA_BRPORT_LEARNING_SYNC", "learning_sync", boolean(func(x *BridgeSlave) *bool { return &x.LearningSync })},
	{IFLABrPortProxyarpWifi, "IFLA_BRPORT_PROXYARP_WIFI", "proxy_arp_wifi", boolean(func(x *BridgeSlave) *bool { return &x.ProxyARPWiFi })},
	{IFLABrPortRootID, "IFLA_BRPORT_ROOT_ID", "root_id", of(&tBridgeID, func(x *BridgeSlave) *BridgeID { return &x.RootID })},
	{IFLABrPortBridgeID, "IFLA_BRPORT_BRIDGE_ID", "bridge_id", of(&tBridgeID, func(x *BridgeSlave) *BridgeID { return &x.BridgeID })},
	{IFLABrPortDesignatedPort, "IFLA_BRPORT_DESIGNATED_PORT", "designated_port", u16(func(x *BridgeSlave) *uint16 { return &x.DesignatedPort })},
	{IFLABrPortDesignatedCost, "IFLA_BRPORT_DESIGNATED_COST", "designated_cost", u16(func(x *BridgeSlave) *uint16 { return &x.DesignatedCost })},
	{IFLABrPortID, "IFLA_BRPORT_ID", "id", of(tHex16, func(x *BridgeSlave) *uint16 { return &x.ID })},
	{IFLABrPortNo, "IFLA_BRPORT_NO", "no", of(tHex16, func(x *BridgeSlave) *uint16 { return &x.No })},
	{IFLABrPortTopologyChangeAck, "IFLA_BRPORT_TOPOLOGY_CHANGE_ACK", "topology_change_ack", u8(func(x *BridgeSlave) *uint8 { return &x.TopologyChangeAck })},
	{IFLABrPortConfigPending, "IFLA_BRPORT_CONFIG_PENDING", "config_pending", u8(func(x *BridgeSlave) *uint8 { return &x.ConfigPending })},
	{IFLABrPortMessageAgeTimer, "IFLA_BRPORT_MESSAGE_AGE_TIMER", "message_age_timer", of(tHundredths, func(x *BridgeSlave) *uint64 { return &x.MessageAgeTimer })},
	{IFLABrPortForwardDelayTimer, "IFLA_BRPORT_FORWARD_DELAY_TIMER", "forward_delay_timer", of(tHundredths, func(x *BridgeSlave) *uint64 { return &x.ForwardDelayTimer })},
	{IFLABrPortHoldTimer, "IFLA_BRPORT_HOLD_TIMER", "hold_timer", of(tHundredths, func(x *BridgeSlave) *uint64 { return &x.HoldTimer })},
	{IFLABrPortFlush, "IFLA_BRPORT_FLUSH", "flush", flag(func(x *BridgeSlave) *bool { return &x.Flush })},
	{IFLABrPortMulticastRouter, "IFLA_BRPORT_MULTICAST_ROUTER", "multicast_router", u8(func(x *BridgeSlave) *uint8 { return &x.MulticastRouter })},
	{26, "IFLA_BRPORT_PAD", "", raw[BridgeSlave]()},
	{IFLABrPortMcastFlood, "IFLA_BRPORT_MCAST_FLOOD", "mcast_flood", boolean(func(x *BridgeSlave) *bool { return &x.McastFlood })},
	{IFLABrPortMcastToUcast, "IFLA_BRPORT_MCAST_TO_UCAST", "mcast_to_unicast", boolean(func(x *BridgeSlave) *bool { return &x.McastToUnicast })},
	{IFLABrPortVLANTunnel, "IFLA_BRPORT_VLAN_TUNNEL", "vlan_tunnel", boolean(func(x *BridgeSlave) *bool { return &x.VLANTunnel })},
	{IFLABrPortBcastFlood, "IFLA_BRPORT_BCAST_FLOOD", "bcast_flood", boolean(func(x *BridgeSlave) *bool { return &x.BcastFlood })},
	{IFLABrPortGroupFwdMask, "IFLA_BRPORT_GROUP_FWD_MASK", "group_fwd_mask", of(tHex16, func(x *BridgeSlave) *uint16 { return &x.GroupFwdMask })},
	{IFLABrPortNeighSuppress, "IFLA_BRPORT_NEIGH_SUPPRESS", "neigh_suppress", boolean(func(x *BridgeSlave) *bool { return &x.NeighSuppress })},
	{IFLABrPortIsolated, "IFLA_BRPORT_ISOLATED", "isolated", boolean(func(x *BridgeSlave) *bool { return &x.Isolated })},
	{IFLABrPortBackupPort, "IFLA_BRPORT_BACKUP_PORT", "backup_port", oif(func(x *BridgeSlave) *int32 { return &x.BackupPort })},
	{IFLABrPortMrpRingOpen, "IFLA_BRPORT_MRP_RING_OPEN", "mrp_ring_open", boolean(func(x *BridgeSlave) *bool { return &x.MRPRingOpen })},
	{IFLABrPortMrpInOpen, "IFLA_BRPORT_MRP_IN_OPEN", "mrp_in_open", boolean(func(x *BridgeSlave) *bool { return &x.MRPInOpen })},
	{IFLABrPortMcastEhtHostsLimit, "IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT", "mcast_eht_hosts_limit", u32(func(x *BridgeSlave) *uint32 { return &x.McastEHTHostsLimit })},
	{IFLABrPortMcastEhtHostsCnt, "IFLA_BRPORT_MCAST_EHT_HOSTS_CNT", "mcast_eht_hosts_cnt", u32(func(x *BridgeSlave) *uint32 { return &x.McastEHTHostsCount })},
	{IFLABrPortLocked, "IFLA_BRPORT_LOCKED", "locked", boolean(func(x *BridgeSlave) *bool { return &x.Locked })},
	{IFLABrPortMab, "IFLA_BRPORT_MAB", "mab", boolean(func(x *BridgeSlave) *bool { return &x.MAB })},
	{IFLABrPortMcastNGroups, "IFLA_BRPORT_MCAST_N_GROUPS", "mcast_n_groups", u32(func(x *BridgeSlave) *uint32 { return &x.McastNGroups })},
	{IFLABrPortMcastMaxGroups, "IFLA_BRPORT_MCAST_MAX_GROUPS", "mcast_max_groups", u32(func(x *BridgeSlave) *uint32 { return &x.McastMaxGroups })},
	{IFLABrPortNeighVLANSuppress, "IFLA_BRPORT_NEIGH_VLAN_SUPPRESS", "neigh_vlan_suppress", boolean(func(x *BridgeSlave) *bool { return &x.NeighVLANSuppress })},
	{IFLABrPortBackupNhid, "IFLA_BRPORT_BACKUP_NHID", "backup_nhid", u32(func(x *BridgeSlave) *uint32 { return &x.BackupNHID })},
	{IFLABrPortNeighForwardGrat, "IFLA_BRPORT_NEIGH_FORWARD_GRAT", "neigh_forward_grat", boolean(func(x *BridgeSlave) *bool { return &x.NeighForwardGrat })},
})

// Has says whether an attribute (IFLA_BRPORT_*) is present.
func (x *BridgeSlave) Has(attr uint16) bool { return bridgeSlaveTable.has(x, attr) }

func (x *BridgeSlave) decodeKind(d *decoder, b []byte) { bridgeSlaveTable.decode(d, x, b) }
func (x *BridgeSlave) encodeKind(e *encoder)           { bridgeSlaveTable.append(e, x) }
