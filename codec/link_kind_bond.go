package codec

import "net/netip"

// Attributes of a bond, IFLA_BOND_* of include/uapi/linux/if_link.h.
const (
	IFLABondMode            uint16 = 1  // IFLA_BOND_MODE
	IFLABondActiveSlave     uint16 = 2  // IFLA_BOND_ACTIVE_SLAVE
	IFLABondMiimon          uint16 = 3  // IFLA_BOND_MIIMON
	IFLABondUpdelay         uint16 = 4  // IFLA_BOND_UPDELAY
	IFLABondDowndelay       uint16 = 5  // IFLA_BOND_DOWNDELAY
	IFLABondUseCarrier      uint16 = 6  // IFLA_BOND_USE_CARRIER
	IFLABondArpInterval     uint16 = 7  // IFLA_BOND_ARP_INTERVAL
	IFLABondArpIPTarget     uint16 = 8  // IFLA_BOND_ARP_IP_TARGET
	IFLABondArpValidate     uint16 = 9  // IFLA_BOND_ARP_VALIDATE
	IFLABondArpAllTargets   uint16 = 10 // IFLA_BOND_ARP_ALL_TARGETS
	IFLABondPrimary         uint16 = 11 // IFLA_BOND_PRIMARY
	IFLABondPrimaryReselect uint16 = 12 // IFLA_BOND_PRIMARY_RESELECT
	IFLABondFailOverMAC     uint16 = 13 // IFLA_BOND_FAIL_OVER_MAC
	IFLABondXmitHashPolicy  uint16 = 14 // IFLA_BOND_XMIT_HASH_POLICY
	IFLABondResendIGMP      uint16 = 15 // IFLA_BOND_RESEND_IGMP
	IFLABondNumPeerNotif    uint16 = 16 // IFLA_BOND_NUM_PEER_NOTIF
	IFLABondAllSlavesActive uint16 = 17 // IFLA_BOND_ALL_SLAVES_ACTIVE
	IFLABondMinLinks        uint16 = 18 // IFLA_BOND_MIN_LINKS
	IFLABondLPInterval      uint16 = 19 // IFLA_BOND_LP_INTERVAL
	IFLABondPacketsPerSlave uint16 = 20 // IFLA_BOND_PACKETS_PER_SLAVE
	IFLABondADLacpRate      uint16 = 21 // IFLA_BOND_AD_LACP_RATE
	IFLABondADSelect        uint16 = 22 // IFLA_BOND_AD_SELECT
	IFLABondADInfo          uint16 = 23 // IFLA_BOND_AD_INFO
	IFLABondADActorSysPrio  uint16 = 24 // IFLA_BOND_AD_ACTOR_SYS_PRIO
	IFLABondADUserPortKey   uint16 = 25 // IFLA_BOND_AD_USER_PORT_KEY
	IFLABondADActorSystem   uint16 = 26 // IFLA_BOND_AD_ACTOR_SYSTEM
	IFLABondTLBDynamicLb    uint16 = 27 // IFLA_BOND_TLB_DYNAMIC_LB
	IFLABondPeerNotifDelay  uint16 = 28 // IFLA_BOND_PEER_NOTIF_DELAY
	IFLABondADLacpActive    uint16 = 29 // IFLA_BOND_AD_LACP_ACTIVE
	IFLABondMissedMax       uint16 = 30 // IFLA_BOND_MISSED_MAX
	IFLABondNSIP6Target     uint16 = 31 // IFLA_BOND_NS_IP6_TARGET
	IFLABondCoupledControl  uint16 = 32 // IFLA_BOND_COUPLED_CONTROL
	IFLABondBroadcastNeigh  uint16 = 33 // IFLA_BOND_BROADCAST_NEIGH
	IFLABondLacpStrict      uint16 = 34 // IFLA_BOND_LACP_STRICT
)

// Attributes of a bond's port, IFLA_BOND_SLAVE_* of include/uapi/linux/if_link.h.
const (
	IFLABondSlaveState                  uint16 = 1  // IFLA_BOND_SLAVE_STATE
	IFLABondSlaveMIIStatus              uint16 = 2  // IFLA_BOND_SLAVE_MII_STATUS
	IFLABondSlaveLinkFailureCount       uint16 = 3  // IFLA_BOND_SLAVE_LINK_FAILURE_COUNT
	IFLABondSlavePermHwaddr             uint16 = 4  // IFLA_BOND_SLAVE_PERM_HWADDR
	IFLABondSlaveQueueID                uint16 = 5  // IFLA_BOND_SLAVE_QUEUE_ID
	IFLABondSlaveADAggregatorID         uint16 = 6  // IFLA_BOND_SLAVE_AD_AGGREGATOR_ID
	IFLABondSlaveADActorOperPortState   uint16 = 7  // IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE
	IFLABondSlaveADPartnerOperPortState uint16 = 8  // IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE
	IFLABondSlavePrio                   uint16 = 9  // IFLA_BOND_SLAVE_PRIO
	IFLABondSlaveActorPortPrio          uint16 = 10 // IFLA_BOND_SLAVE_ACTOR_PORT_PRIO
	IFLABondSlaveADChurnActorState      uint16 = 11 // IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE
	IFLABondSlaveADChurnPartnerState    uint16 = 12 // IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE
)

// Bond is the data of kind "bond", IFLA_BOND_* of include/uapi/linux/if_link.h.
// Times are in milliseconds.
type Bond struct {
	Mode            uint8
	ActiveSlave     int32
	MIIMon          uint32
	UpDelay         uint32
	DownDelay       uint32
	UseCarrier      uint8
	ARPInterval     uint32
	ARPIPTarget     []netip.Addr
	ARPValidate     uint32
	ARPAllTargets   uint32
	Primary         int32
	PrimaryReselect uint8
	FailOverMAC     uint8
	XmitHashPolicy  uint8
	ResendIGMP      uint32
	NumPeerNotif    uint8
	AllSlavesActive uint8
	MinLinks        uint32
	LPInterval      uint32 // seconds
	PacketsPerSlave uint32
	ADLACPRate      uint8
	ADSelect        uint8
	ADInfo          *BondADInfo
	ADActorSysPrio  uint16
	ADUserPortKey   uint16
	ADActorSystem   LinkAddr
	TLBDynamicLB    uint8
	PeerNotifDelay  uint32
	ADLACPActive    uint8
	MissedMax       uint8
	NSIP6Target     []netip.Addr
	CoupledControl  bool
	BroadcastNeigh  bool
	LACPStrict      uint8
	Attrs
}

var bondTable = newTable("IFLA_INFO_DATA of bond", func(x *Bond) *Attrs { return &x.Attrs }, []field[Bond]{
	{IFLABondMode, "IFLA_BOND_MODE", "mode", of(names8(bondModeNames), func(x *Bond) *uint8 { return &x.Mode })},
	{IFLABondActiveSlave, "IFLA_BOND_ACTIVE_SLAVE", "active_slave", oif(func(x *Bond) *int32 { return &x.ActiveSlave })},
	{IFLABondMiimon, "IFLA_BOND_MIIMON", "miimon", u32(func(x *Bond) *uint32 { return &x.MIIMon })},
	{IFLABondUpdelay, "IFLA_BOND_UPDELAY", "updelay", u32(func(x *Bond) *uint32 { return &x.UpDelay })},
	{IFLABondDowndelay, "IFLA_BOND_DOWNDELAY", "downdelay", u32(func(x *Bond) *uint32 { return &x.DownDelay })},
	{IFLABondUseCarrier, "IFLA_BOND_USE_CARRIER", "use_carrier", u8(func(x *Bond) *uint8 { return &x.UseCarrier })},
	{IFLABondArpInterval, "IFLA_BOND_ARP_INTERVAL", "arp_interval", u32(func(x *Bond) *uint32 { return &x.ARPInterval })},
	{IFLABondArpIPTarget, "IFLA_BOND_ARP_IP_TARGET", "arp_ip_target", listOf(indexed, &tIP, func(x *Bond) *[]netip.Addr { return &x.ARPIPTarget })},
	{IFLABondArpValidate, "IFLA_BOND_ARP_VALIDATE", "arp_validate", of(names32(bondARPValidateNames), func(x *Bond) *uint32 { return &x.ARPValidate })},
	{IFLABondArpAllTargets, "IFLA_BOND_ARP_ALL_TARGETS", "arp_all_targets", of(names32(bondARPAllNames), func(x *Bond) *uint32 { return &x.ARPAllTargets })},
	{IFLABondPrimary, "IFLA_BOND_PRIMARY", "primary", oif(func(x *Bond) *int32 { return &x.Primary })},
	{IFLABondPrimaryReselect, "IFLA_BOND_PRIMARY_RESELECT", "primary_reselect", of(names8(bondReselectNames), func(x *Bond) *uint8 { return &x.PrimaryReselect })},
	{IFLABondFailOverMAC, "IFLA_BOND_FAIL_OVER_MAC", "fail_over_mac", of(names8(bondFailOverNames), func(x *Bond) *uint8 { return &x.FailOverMAC })},
	{IFLABondXmitHashPolicy, "IFLA_BOND_XMIT_HASH_POLICY", "xmit_hash_policy", of(names8(bondHashNames), func(x *Bond) *uint8 { return &x.XmitHashPolicy })},
	{IFLABondResendIGMP, "IFLA_BOND_RESEND_IGMP", "resend_igmp", u32(func(x *Bond) *uint32 { return &x.ResendIGMP })},
	{IFLABondNumPeerNotif, "IFLA_BOND_NUM_PEER_NOTIF", "num_peer_notif", u8(func(x *Bond) *uint8 { return &x.NumPeerNotif })},
	{IFLABondAllSlavesActive, "IFLA_BOND_ALL_SLAVES_ACTIVE", "all_slaves_active", u8(func(x *Bond) *uint8 { return &x.AllSlavesActive })},
	{IFLABondMinLinks, "IFLA_BOND_MIN_LINKS", "min_links", u32(func(x *Bond) *uint32 { return &x.MinLinks })},
	{IFLABondLPInterval, "IFLA_BOND_LP_INTERVAL", "lp_interval", u32(func(x *Bond) *uint32 { return &x.LPInterval })},
	{IFLABondPacketsPerSlave, "IFLA_BOND_PACKETS_PER_SLAVE", "packets_per_slave", u32(func(x *Bond) *uint32 { return &x.PacketsPerSlave })},
	{IFLABondADLacpRate, "IFLA_BOND_AD_LACP_RATE", "ad_lacp_rate", of(names8(bondLACPRateNames), func(x *Bond) *uint8 { return &x.ADLACPRate })},
	{IFLABondADSelect, "IFLA_BOND_AD_SELECT", "ad_select", of(names8(bondADSelectNames), func(x *Bond) *uint8 { return &x.ADSelect })},
	{IFLABondADInfo, "IFLA_BOND_AD_INFO", "ad_info", nested(bondADInfoTable, func(x *Bond) **BondADInfo { return &x.ADInfo })},
	{IFLABondADActorSysPrio, "IFLA_BOND_AD_ACTOR_SYS_PRIO", "ad_actor_sys_prio", u16(func(x *Bond) *uint16 { return &x.ADActorSysPrio })},
	{IFLABondADUserPortKey, "IFLA_BOND_AD_USER_PORT_KEY", "ad_user_port_key", u16(func(x *Bond) *uint16 { return &x.ADUserPortKey })},
	{IFLABondADActorSystem, "IFLA_BOND_AD_ACTOR_SYSTEM", "ad_actor_system", lladdr(func(x *Bond) *LinkAddr { return &x.ADActorSystem })},
	{IFLABondTLBDynamicLb, "IFLA_BOND_TLB_DYNAMIC_LB", "tlb_dynamic_lb", u8(func(x *Bond) *uint8 { return &x.TLBDynamicLB })},
	{IFLABondPeerNotifDelay, "IFLA_BOND_PEER_NOTIF_DELAY", "peer_notify_delay", u32(func(x *Bond) *uint32 { return &x.PeerNotifDelay })},
	{IFLABondADLacpActive, "IFLA_BOND_AD_LACP_ACTIVE", "ad_lacp_active", of(names8(onOffNames), func(x *Bond) *uint8 { return &x.ADLACPActive })},
	{IFLABondMissedMax, "IFLA_BOND_MISSED_MAX", "arp_missed_max", u8(func(x *Bond) *uint8 { return &x.MissedMax })},
	{IFLABondNSIP6Target, "IFLA_BOND_NS_IP6_TARGET", "ns_ip6_target", listOfF(indexed, &tIP, func(x *Bond) *[]netip.Addr { return &x.NSIP6Target })},
	{IFLABondCoupledControl, "IFLA_BOND_COUPLED_CONTROL", "coupled_control", boolean(func(x *Bond) *bool { return &x.CoupledControl })},
	{IFLABondBroadcastNeigh, "IFLA_BOND_BROADCAST_NEIGH", "broadcast_neighbor", boolean(func(x *Bond) *bool { return &x.BroadcastNeigh })},
	{IFLABondLacpStrict, "IFLA_BOND_LACP_STRICT", "lacp_strict", u8(func(x *Bond) *uint8 { return &x.LACPStrict })},
})

// Has says whether an attribute (IFLA_BOND_*) is present.
func (x *Bond) Has(attr uint16) bool { return bondTable.has(x, attr) }

func (x *Bond) decodeKind(d *decoder, b []byte) { bondTable.decode(d, x, b) }
func (x *Bond) encodeKind(e *encoder)           { bondTable.append(e, x) }
func (x *Bond) jsonKind(w *writer)              { bondTable.json(w, x) }

// BondADInfo is the active aggregator of a bond in mode 802.3ad.
type BondADInfo struct {
	Aggregator uint16
	NumPorts   uint16
	ActorKey   uint16
	PartnerKey uint16
	PartnerMAC LinkAddr
	Attrs
}

var bondADInfoTable = newTable("IFLA_BOND_AD_INFO", func(x *BondADInfo) *Attrs { return &x.Attrs }, []field[BondADInfo]{
	{IFLABondADInfoAggregator, "IFLA_BOND_AD_INFO_AGGREGATOR", "aggregator", u16(func(x *BondADInfo) *uint16 { return &x.Aggregator })},
	{IFLABondADInfoNumPorts, "IFLA_BOND_AD_INFO_NUM_PORTS", "num_ports", u16(func(x *BondADInfo) *uint16 { return &x.NumPorts })},
	{IFLABondADInfoActorKey, "IFLA_BOND_AD_INFO_ACTOR_KEY", "actor_key", u16(func(x *BondADInfo) *uint16 { return &x.ActorKey })},
	{IFLABondADInfoPartnerKey, "IFLA_BOND_AD_INFO_PARTNER_KEY", "partner_key", u16(func(x *BondADInfo) *uint16 { return &x.PartnerKey })},
	{IFLABondADInfoPartnerMAC, "IFLA_BOND_AD_INFO_PARTNER_MAC", "partner_mac", lladdr(func(x *BondADInfo) *LinkAddr { return &x.PartnerMAC })},
})

// Has says whether an attribute (IFLA_BOND_AD_INFO_*) is present.
func (x *BondADInfo) Has(attr uint16) bool { return bondADInfoTable.has(x, attr) }

// BondSlave is the state of a port of a bond, IFLA_BOND_SLAVE_* of
// include/uapi/linux/if_link.h.
type BondSlave struct {
	State                  uint8
	MIIStatus              uint8
	LinkFailureCount       uint32
	PermHWAddr             LinkAddr
	QueueID                uint16
	ADAggregatorID         uint16
	ADActorOperPortState   uint8
	ADPartnerOperPortState uint16
	Prio                   int32
	ActorPortPrio          uint16
	ADChurnActorState      uint8
	ADChurnPartnerState    uint8
	Attrs
}

var bondSlaveTable = newTable("IFLA_INFO_SLAVE_DATA of bond", func(x *BondSlave) *Attrs { return &x.Attrs }, []field[BondSlave]{
	{IFLABondSlaveState, "IFLA_BOND_SLAVE_STATE", "state", of(names8(bondSlaveStateNames), func(x *BondSlave) *uint8 { return &x.State })},
	{IFLABondSlaveMIIStatus, "IFLA_BOND_SLAVE_MII_STATUS", "mii_status", of(names8(bondMIINames), func(x *BondSlave) *uint8 { return &x.MIIStatus })},
	{IFLABondSlaveLinkFailureCount, "IFLA_BOND_SLAVE_LINK_FAILURE_COUNT", "link_failure_count", u32(func(x *BondSlave) *uint32 { return &x.LinkFailureCount })},
	{IFLABondSlavePermHwaddr, "IFLA_BOND_SLAVE_PERM_HWADDR", "perm_hwaddr", lladdr(func(x *BondSlave) *LinkAddr { return &x.PermHWAddr })},
	{IFLABondSlaveQueueID, "IFLA_BOND_SLAVE_QUEUE_ID", "queue_id", u16(func(x *BondSlave) *uint16 { return &x.QueueID })},
	{IFLABondSlaveADAggregatorID, "IFLA_BOND_SLAVE_AD_AGGREGATOR_ID", "ad_aggregator_id", u16(func(x *BondSlave) *uint16 { return &x.ADAggregatorID })},
	{IFLABondSlaveADActorOperPortState, "IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE", "ad_actor_oper_port_state", u8(func(x *BondSlave) *uint8 { return &x.ADActorOperPortState })},
	{IFLABondSlaveADPartnerOperPortState, "IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE", "ad_partner_oper_port_state", u16(func(x *BondSlave) *uint16 { return &x.ADPartnerOperPortState })},
	{IFLABondSlavePrio, "IFLA_BOND_SLAVE_PRIO", "prio", s32(func(x *BondSlave) *int32 { return &x.Prio })},
	{IFLABondSlaveActorPortPrio, "IFLA_BOND_SLAVE_ACTOR_PORT_PRIO", "actor_port_prio", u16(func(x *BondSlave) *uint16 { return &x.ActorPortPrio })},
	{IFLABondSlaveADChurnActorState, "IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE", "churn_actor_state", of(names8(bondChurnNames), func(x *BondSlave) *uint8 { return &x.ADChurnActorState })},
	{IFLABondSlaveADChurnPartnerState, "IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE", "churn_partner_state", of(names8(bondChurnNames), func(x *BondSlave) *uint8 { return &x.ADChurnPartnerState })},
})

// Has says whether an attribute (IFLA_BOND_SLAVE_*) is present.
func (x *BondSlave) Has(attr uint16) bool { return bondSlaveTable.has(x, attr) }

func (x *BondSlave) decodeKind(d *decoder, b []byte) { bondSlaveTable.decode(d, x, b) }
func (x *BondSlave) encodeKind(e *encoder)           { bondSlaveTable.append(e, x) }
func (x *BondSlave) jsonKind(w *writer)              { bondSlaveTable.json(w, x) }
