package codec

import "net/netip"

// Attributes of a bridge, IFLA_BR_* of include/uapi/linux/if_link.h.
const (
	IFLABrForwardDelay            uint16 = 1  // IFLA_BR_FORWARD_DELAY
	IFLABrHelloTime               uint16 = 2  // IFLA_BR_HELLO_TIME
	IFLABrMaxAge                  uint16 = 3  // IFLA_BR_MAX_AGE
	IFLABrAgeingTime              uint16 = 4  // IFLA_BR_AGEING_TIME
	IFLABrSTPState                uint16 = 5  // IFLA_BR_STP_STATE
	IFLABrPriority                uint16 = 6  // IFLA_BR_PRIORITY
	IFLABrVLANFiltering           uint16 = 7  // IFLA_BR_VLAN_FILTERING
	IFLABrVLANProtocol            uint16 = 8  // IFLA_BR_VLAN_PROTOCOL
	IFLABrGroupFwdMask            uint16 = 9  // IFLA_BR_GROUP_FWD_MASK
	IFLABrRootID                  uint16 = 10 // IFLA_BR_ROOT_ID
	IFLABrBridgeID                uint16 = 11 // IFLA_BR_BRIDGE_ID
	IFLABrRootPort                uint16 = 12 // IFLA_BR_ROOT_PORT
	IFLABrRootPathCost            uint16 = 13 // IFLA_BR_ROOT_PATH_COST
	IFLABrTopologyChange          uint16 = 14 // IFLA_BR_TOPOLOGY_CHANGE
	IFLABrTopologyChangeDetected  uint16 = 15 // IFLA_BR_TOPOLOGY_CHANGE_DETECTED
	IFLABrHelloTimer              uint16 = 16 // IFLA_BR_HELLO_TIMER
	IFLABrTcnTimer                uint16 = 17 // IFLA_BR_TCN_TIMER
	IFLABrTopologyChangeTimer     uint16 = 18 // IFLA_BR_TOPOLOGY_CHANGE_TIMER
	IFLABrGCTimer                 uint16 = 19 // IFLA_BR_GC_TIMER
	IFLABrGroupAddr               uint16 = 20 // IFLA_BR_GROUP_ADDR
	IFLABrFDBFlush                uint16 = 21 // IFLA_BR_FDB_FLUSH
	IFLABrMcastRouter             uint16 = 22 // IFLA_BR_MCAST_ROUTER
	IFLABrMcastSnooping           uint16 = 23 // IFLA_BR_MCAST_SNOOPING
	IFLABrMcastQueryUseIfaddr     uint16 = 24 // IFLA_BR_MCAST_QUERY_USE_IFADDR
	IFLABrMcastQuerier            uint16 = 25 // IFLA_BR_MCAST_QUERIER
	IFLABrMcastHashElasticity     uint16 = 26 // IFLA_BR_MCAST_HASH_ELASTICITY
	IFLABrMcastHashMax            uint16 = 27 // IFLA_BR_MCAST_HASH_MAX
	IFLABrMcastLastMemberCnt      uint16 = 28 // IFLA_BR_MCAST_LAST_MEMBER_CNT
	IFLABrMcastStartupQueryCnt    uint16 = 29 // IFLA_BR_MCAST_STARTUP_QUERY_CNT
	IFLABrMcastLastMemberIntvl    uint16 = 30 // IFLA_BR_MCAST_LAST_MEMBER_INTVL
	IFLABrMcastMembershipIntvl    uint16 = 31 // IFLA_BR_MCAST_MEMBERSHIP_INTVL
	IFLABrMcastQuerierIntvl       uint16 = 32 // IFLA_BR_MCAST_QUERIER_INTVL
	IFLABrMcastQueryIntvl         uint16 = 33 // IFLA_BR_MCAST_QUERY_INTVL
	IFLABrMcastQueryResponseIntvl uint16 = 34 // IFLA_BR_MCAST_QUERY_RESPONSE_INTVL
	IFLABrMcastStartupQueryIntvl  uint16 = 35 // IFLA_BR_MCAST_STARTUP_QUERY_INTVL
	IFLABrNFCallIptables          uint16 = 36 // IFLA_BR_NF_CALL_IPTABLES
	IFLABrNFCallIp6tables         uint16 = 37 // IFLA_BR_NF_CALL_IP6TABLES
	IFLABrNFCallArptables         uint16 = 38 // IFLA_BR_NF_CALL_ARPTABLES
	IFLABrVLANDefaultPvid         uint16 = 39 // IFLA_BR_VLAN_DEFAULT_PVID
	IFLABrVLANStatsEnabled        uint16 = 41 // IFLA_BR_VLAN_STATS_ENABLED
	IFLABrMcastStatsEnabled       uint16 = 42 // IFLA_BR_MCAST_STATS_ENABLED
	IFLABrMcastIGMPVersion        uint16 = 43 // IFLA_BR_MCAST_IGMP_VERSION
	IFLABrMcastMLDVersion         uint16 = 44 // IFLA_BR_MCAST_MLD_VERSION
	IFLABrVLANStatsPerPort        uint16 = 45 // IFLA_BR_VLAN_STATS_PER_PORT
	IFLABrMultiBoolopt            uint16 = 46 // IFLA_BR_MULTI_BOOLOPT
	IFLABrMcastQuerierState       uint16 = 47 // IFLA_BR_MCAST_QUERIER_STATE
	IFLABrFDBNLearned             uint16 = 48 // IFLA_BR_FDB_N_LEARNED
	IFLABrFDBMaxLearned           uint16 = 49 // IFLA_BR_FDB_MAX_LEARNED
	IFLABrSTPMode                 uint16 = 50 // IFLA_BR_STP_MODE
)

// Bridge is the data of kind "bridge", IFLA_BR_* of include/uapi/linux/if_link.h.
// Times are in hundredths of a second (USER_HZ). The timers and the number of
// learned entries change without a message.
type Bridge struct {
	ForwardDelay               uint32
	HelloTime                  uint32
	MaxAge                     uint32
	AgeingTime                 uint32
	STPState                   uint32
	Priority                   uint16
	VLANFiltering              uint8
	VLANProtocol               uint16 // EtherType
	GroupFwdMask               uint16
	RootID                     BridgeID
	BridgeID                   BridgeID
	RootPort                   uint16
	RootPathCost               uint32
	TopologyChange             uint8
	TopologyChangeDetected     uint8
	HelloTimer                 uint64
	TCNTimer                   uint64
	TopologyChangeTimer        uint64
	GCTimer                    uint64
	GroupAddr                  LinkAddr
	FDBFlush                   bool // in requests only
	McastRouter                uint8
	McastSnooping              uint8
	McastQueryUseIfAddr        uint8
	McastQuerier               uint8
	McastHashElasticity        uint32
	McastHashMax               uint32
	McastLastMemberCount       uint32
	McastStartupQueryCount     uint32
	McastLastMemberInterval    uint64
	McastMembershipInterval    uint64
	McastQuerierInterval       uint64
	McastQueryInterval         uint64
	McastQueryResponseInterval uint64
	McastStartupQueryInterval  uint64
	NFCallIPTables             uint8
	NFCallIP6Tables            uint8
	NFCallARPTables            uint8
	VLANDefaultPVID            uint16
	VLANStatsEnabled           uint8
	McastStatsEnabled          uint8
	McastIGMPVersion           uint8
	McastMLDVersion            uint8
	VLANStatsPerPort           uint8
	BoolOpt                    BridgeBoolOpt
	QuerierState               *BridgeQuerier
	FDBNLearned                uint32
	FDBMaxLearned              uint32
	STPMode                    uint32
	Attrs
}

var bridgeTable = newTable("IFLA_INFO_DATA of bridge", func(x *Bridge) *Attrs { return &x.Attrs }, []field[Bridge]{
	{IFLABrForwardDelay, "IFLA_BR_FORWARD_DELAY", "forward_delay", u32(func(x *Bridge) *uint32 { return &x.ForwardDelay })},
	{IFLABrHelloTime, "IFLA_BR_HELLO_TIME", "hello_time", u32(func(x *Bridge) *uint32 { return &x.HelloTime })},
	{IFLABrMaxAge, "IFLA_BR_MAX_AGE", "max_age", u32(func(x *Bridge) *uint32 { return &x.MaxAge })},
	{IFLABrAgeingTime, "IFLA_BR_AGEING_TIME", "ageing_time", u32(func(x *Bridge) *uint32 { return &x.AgeingTime })},
	{IFLABrSTPState, "IFLA_BR_STP_STATE", "stp_state", u32(func(x *Bridge) *uint32 { return &x.STPState })},
	{IFLABrPriority, "IFLA_BR_PRIORITY", "priority", u16(func(x *Bridge) *uint16 { return &x.Priority })},
	{IFLABrVLANFiltering, "IFLA_BR_VLAN_FILTERING", "vlan_filtering", u8(func(x *Bridge) *uint8 { return &x.VLANFiltering })},
	{IFLABrVLANProtocol, "IFLA_BR_VLAN_PROTOCOL", "vlan_protocol", of(tVLANProtocol, func(x *Bridge) *uint16 { return &x.VLANProtocol })},
	{IFLABrGroupFwdMask, "IFLA_BR_GROUP_FWD_MASK", "group_fwd_mask", of(tHex16, func(x *Bridge) *uint16 { return &x.GroupFwdMask })},
	{IFLABrRootID, "IFLA_BR_ROOT_ID", "root_id", of(&tBridgeID, func(x *Bridge) *BridgeID { return &x.RootID })},
	{IFLABrBridgeID, "IFLA_BR_BRIDGE_ID", "bridge_id", of(&tBridgeID, func(x *Bridge) *BridgeID { return &x.BridgeID })},
	{IFLABrRootPort, "IFLA_BR_ROOT_PORT", "root_port", u16(func(x *Bridge) *uint16 { return &x.RootPort })},
	{IFLABrRootPathCost, "IFLA_BR_ROOT_PATH_COST", "root_path_cost", u32(func(x *Bridge) *uint32 { return &x.RootPathCost })},
	{IFLABrTopologyChange, "IFLA_BR_TOPOLOGY_CHANGE", "topology_change", u8(func(x *Bridge) *uint8 { return &x.TopologyChange })},
	{IFLABrTopologyChangeDetected, "IFLA_BR_TOPOLOGY_CHANGE_DETECTED", "topology_change_detected", u8(func(x *Bridge) *uint8 { return &x.TopologyChangeDetected })},
	{IFLABrHelloTimer, "IFLA_BR_HELLO_TIMER", "hello_timer", of(tHundredths, func(x *Bridge) *uint64 { return &x.HelloTimer })},
	{IFLABrTcnTimer, "IFLA_BR_TCN_TIMER", "tcn_timer", of(tHundredths, func(x *Bridge) *uint64 { return &x.TCNTimer })},
	{IFLABrTopologyChangeTimer, "IFLA_BR_TOPOLOGY_CHANGE_TIMER", "topology_change_timer", of(tHundredths, func(x *Bridge) *uint64 { return &x.TopologyChangeTimer })},
	{IFLABrGCTimer, "IFLA_BR_GC_TIMER", "gc_timer", of(tHundredths, func(x *Bridge) *uint64 { return &x.GCTimer })},
	{IFLABrGroupAddr, "IFLA_BR_GROUP_ADDR", "group_addr", lladdr(func(x *Bridge) *LinkAddr { return &x.GroupAddr })},
	{IFLABrFDBFlush, "IFLA_BR_FDB_FLUSH", "fdb_flush", flag(func(x *Bridge) *bool { return &x.FDBFlush })},
	{IFLABrMcastRouter, "IFLA_BR_MCAST_ROUTER", "mcast_router", u8(func(x *Bridge) *uint8 { return &x.McastRouter })},
	{IFLABrMcastSnooping, "IFLA_BR_MCAST_SNOOPING", "mcast_snooping", u8(func(x *Bridge) *uint8 { return &x.McastSnooping })},
	{IFLABrMcastQueryUseIfaddr, "IFLA_BR_MCAST_QUERY_USE_IFADDR", "mcast_query_use_ifaddr", u8(func(x *Bridge) *uint8 { return &x.McastQueryUseIfAddr })},
	{IFLABrMcastQuerier, "IFLA_BR_MCAST_QUERIER", "mcast_querier", u8(func(x *Bridge) *uint8 { return &x.McastQuerier })},
	{IFLABrMcastHashElasticity, "IFLA_BR_MCAST_HASH_ELASTICITY", "mcast_hash_elasticity", u32(func(x *Bridge) *uint32 { return &x.McastHashElasticity })},
	{IFLABrMcastHashMax, "IFLA_BR_MCAST_HASH_MAX", "mcast_hash_max", u32(func(x *Bridge) *uint32 { return &x.McastHashMax })},
	{IFLABrMcastLastMemberCnt, "IFLA_BR_MCAST_LAST_MEMBER_CNT", "mcast_last_member_cnt", u32(func(x *Bridge) *uint32 { return &x.McastLastMemberCount })},
	{IFLABrMcastStartupQueryCnt, "IFLA_BR_MCAST_STARTUP_QUERY_CNT", "mcast_startup_query_cnt", u32(func(x *Bridge) *uint32 { return &x.McastStartupQueryCount })},
	{IFLABrMcastLastMemberIntvl, "IFLA_BR_MCAST_LAST_MEMBER_INTVL", "mcast_last_member_intvl", u64(func(x *Bridge) *uint64 { return &x.McastLastMemberInterval })},
	{IFLABrMcastMembershipIntvl, "IFLA_BR_MCAST_MEMBERSHIP_INTVL", "mcast_membership_intvl", u64(func(x *Bridge) *uint64 { return &x.McastMembershipInterval })},
	{IFLABrMcastQuerierIntvl, "IFLA_BR_MCAST_QUERIER_INTVL", "mcast_querier_intvl", u64(func(x *Bridge) *uint64 { return &x.McastQuerierInterval })},
	{IFLABrMcastQueryIntvl, "IFLA_BR_MCAST_QUERY_INTVL", "mcast_query_intvl", u64(func(x *Bridge) *uint64 { return &x.McastQueryInterval })},
	{IFLABrMcastQueryResponseIntvl, "IFLA_BR_MCAST_QUERY_RESPONSE_INTVL", "mcast_query_response_intvl", u64(func(x *Bridge) *uint64 { return &x.McastQueryResponseInterval })},
	{IFLABrMcastStartupQueryIntvl, "IFLA_BR_MCAST_STARTUP_QUERY_INTVL", "mcast_startup_query_intvl", u64(func(x *Bridge) *uint64 { return &x.McastStartupQueryInterval })},
	{IFLABrNFCallIptables, "IFLA_BR_NF_CALL_IPTABLES", "nf_call_iptables", u8(func(x *Bridge) *uint8 { return &x.NFCallIPTables })},
	{IFLABrNFCallIp6tables, "IFLA_BR_NF_CALL_IP6TABLES", "nf_call_ip6tables", u8(func(x *Bridge) *uint8 { return &x.NFCallIP6Tables })},
	{IFLABrNFCallArptables, "IFLA_BR_NF_CALL_ARPTABLES", "nf_call_arptables", u8(func(x *Bridge) *uint8 { return &x.NFCallARPTables })},
	{IFLABrVLANDefaultPvid, "IFLA_BR_VLAN_DEFAULT_PVID", "vlan_default_pvid", u16(func(x *Bridge) *uint16 { return &x.VLANDefaultPVID })},
	{40, "IFLA_BR_PAD", "", raw[Bridge]()},
	{IFLABrVLANStatsEnabled, "IFLA_BR_VLAN_STATS_ENABLED", "vlan_stats_enabled", u8(func(x *Bridge) *uint8 { return &x.VLANStatsEnabled })},
	{IFLABrMcastStatsEnabled, "IFLA_BR_MCAST_STATS_ENABLED", "mcast_stats_enabled", u8(func(x *Bridge) *uint8 { return &x.McastStatsEnabled })},
	{IFLABrMcastIGMPVersion, "IFLA_BR_MCAST_IGMP_VERSION", "mcast_igmp_version", u8(func(x *Bridge) *uint8 { return &x.McastIGMPVersion })},
	{IFLABrMcastMLDVersion, "IFLA_BR_MCAST_MLD_VERSION", "mcast_mld_version", u8(func(x *Bridge) *uint8 { return &x.McastMLDVersion })},
	{IFLABrVLANStatsPerPort, "IFLA_BR_VLAN_STATS_PER_PORT", "vlan_stats_per_port", u8(func(x *Bridge) *uint8 { return &x.VLANStatsPerPort })},
	{IFLABrMultiBoolopt, "IFLA_BR_MULTI_BOOLOPT", "", of(&tBridgeBoolOpt, func(x *Bridge) *BridgeBoolOpt { return &x.BoolOpt })},
	{IFLABrMcastQuerierState, "IFLA_BR_MCAST_QUERIER_STATE", "mcast_querier_state", nestedF(bridgeQuerierTable, func(x *Bridge) **BridgeQuerier { return &x.QuerierState })},
	{IFLABrFDBNLearned, "IFLA_BR_FDB_N_LEARNED", "fdb_n_learned", u32(func(x *Bridge) *uint32 { return &x.FDBNLearned })},
	{IFLABrFDBMaxLearned, "IFLA_BR_FDB_MAX_LEARNED", "fdb_max_learned", u32(func(x *Bridge) *uint32 { return &x.FDBMaxLearned })},
	{IFLABrSTPMode, "IFLA_BR_STP_MODE", "stp_mode", of(names32(bridgeSTPModeNames), func(x *Bridge) *uint32 { return &x.STPMode })},
})

// Has says whether an attribute (IFLA_BR_*) is present.
func (x *Bridge) Has(attr uint16) bool { return bridgeTable.has(x, attr) }

func (x *Bridge) decodeKind(d *decoder, b []byte) { bridgeTable.decode(d, x, b) }
func (x *Bridge) encodeKind(e *encoder)           { bridgeTable.append(e, x) }

// BridgeQuerier is who asks for members: BRIDGE_QUERIER_* of
// include/uapi/linux/if_bridge.h. The timers are in hundredths of a second.
type BridgeQuerier struct {
	IPAddr         netip.Addr
	IPPort         int32
	IPOtherTimer   uint64
	IPv6Addr       netip.Addr
	IPv6Port       int32
	IPv6OtherTimer uint64
	Attrs
}

var bridgeQuerierTable = newTable("IFLA_BR_MCAST_QUERIER_STATE", func(x *BridgeQuerier) *Attrs { return &x.Attrs }, []field[BridgeQuerier]{
	{BRIDGEQuerierIPAddress, "BRIDGE_QUERIER_IP_ADDRESS", "ip_address", ip(func(x *BridgeQuerier) *netip.Addr { return &x.IPAddr })},
	{BRIDGEQuerierIPPort, "BRIDGE_QUERIER_IP_PORT", "ip_port", oif(func(x *BridgeQuerier) *int32 { return &x.IPPort })},
	{BRIDGEQuerierIPOtherTimer, "BRIDGE_QUERIER_IP_OTHER_TIMER", "ip_other_timer", u64(func(x *BridgeQuerier) *uint64 { return &x.IPOtherTimer })},
	{4, "BRIDGE_QUERIER_PAD", "", raw[BridgeQuerier]()},
	{BRIDGEQuerierIPv6Address, "BRIDGE_QUERIER_IPV6_ADDRESS", "ipv6_address", ip(func(x *BridgeQuerier) *netip.Addr { return &x.IPv6Addr })},
	{BRIDGEQuerierIPv6Port, "BRIDGE_QUERIER_IPV6_PORT", "ipv6_port", oif(func(x *BridgeQuerier) *int32 { return &x.IPv6Port })},
	{BRIDGEQuerierIPv6OtherTimer, "BRIDGE_QUERIER_IPV6_OTHER_TIMER", "ipv6_other_timer", u64(func(x *BridgeQuerier) *uint64 { return &x.IPv6OtherTimer })},
})

// Has says whether an attribute (BRIDGE_QUERIER_*) is present.
func (x *BridgeQuerier) Has(attr uint16) bool { return bridgeQuerierTable.has(x, attr) }
