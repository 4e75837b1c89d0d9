package codec

// Attributes of a link message, IFLA_* of include/uapi/linux/if_link.h.
const (
	IFLAAddress                 uint16 = 1  // IFLA_ADDRESS
	IFLABroadcast               uint16 = 2  // IFLA_BROADCAST
	IFLAIfName                  uint16 = 3  // IFLA_IFNAME
	IFLAMTU                     uint16 = 4  // IFLA_MTU
	IFLALink                    uint16 = 5  // IFLA_LINK
	IFLAQdisc                   uint16 = 6  // IFLA_QDISC
	IFLAStats                   uint16 = 7  // IFLA_STATS
	IFLACost                    uint16 = 8  // IFLA_COST
	IFLAPriority                uint16 = 9  // IFLA_PRIORITY
	IFLAMaster                  uint16 = 10 // IFLA_MASTER
	IFLAWireless                uint16 = 11 // IFLA_WIRELESS
	IFLAProtInfo                uint16 = 12 // IFLA_PROTINFO
	IFLATxQLen                  uint16 = 13 // IFLA_TXQLEN
	IFLAMap                     uint16 = 14 // IFLA_MAP
	IFLAWeight                  uint16 = 15 // IFLA_WEIGHT
	IFLAOperState               uint16 = 16 // IFLA_OPERSTATE
	IFLALinkMode                uint16 = 17 // IFLA_LINKMODE
	IFLALinkInfo                uint16 = 18 // IFLA_LINKINFO
	IFLANetNSPID                uint16 = 19 // IFLA_NET_NS_PID
	IFLAIfAlias                 uint16 = 20 // IFLA_IFALIAS
	IFLANumVF                   uint16 = 21 // IFLA_NUM_VF
	IFLAVFInfoList              uint16 = 22 // IFLA_VFINFO_LIST
	IFLAStats64                 uint16 = 23 // IFLA_STATS64
	IFLAVFPorts                 uint16 = 24 // IFLA_VF_PORTS
	IFLAPortSelf                uint16 = 25 // IFLA_PORT_SELF
	IFLAAFSpec                  uint16 = 26 // IFLA_AF_SPEC
	IFLAGroup                   uint16 = 27 // IFLA_GROUP
	IFLANetNSFD                 uint16 = 28 // IFLA_NET_NS_FD
	IFLAExtMask                 uint16 = 29 // IFLA_EXT_MASK
	IFLAPromiscuity             uint16 = 30 // IFLA_PROMISCUITY
	IFLANumTxQueues             uint16 = 31 // IFLA_NUM_TX_QUEUES
	IFLANumRxQueues             uint16 = 32 // IFLA_NUM_RX_QUEUES
	IFLACarrier                 uint16 = 33 // IFLA_CARRIER
	IFLAPhysPortID              uint16 = 34 // IFLA_PHYS_PORT_ID
	IFLACarrierChanges          uint16 = 35 // IFLA_CARRIER_CHANGES
	IFLAPhysSwitchID            uint16 = 36 // IFLA_PHYS_SWITCH_ID
	IFLALinkNetNSID             uint16 = 37 // IFLA_LINK_NETNSID
	IFLAPhysPortName            uint16 = 38 // IFLA_PHYS_PORT_NAME
	IFLAProtoDown               uint16 = 39 // IFLA_PROTO_DOWN
	IFLAGSOMaxSegs              uint16 = 40 // IFLA_GSO_MAX_SEGS
	IFLAGSOMaxSize              uint16 = 41 // IFLA_GSO_MAX_SIZE
	IFLAXDP                     uint16 = 43 // IFLA_XDP
	IFLAEvent                   uint16 = 44 // IFLA_EVENT
	IFLANewNetNSID              uint16 = 45 // IFLA_NEW_NETNSID
	IFLATargetNetNSID           uint16 = 46 // IFLA_TARGET_NETNSID
	IFLACarrierUpCount          uint16 = 47 // IFLA_CARRIER_UP_COUNT
	IFLACarrierDownCount        uint16 = 48 // IFLA_CARRIER_DOWN_COUNT
	IFLANewIfIndex              uint16 = 49 // IFLA_NEW_IFINDEX
	IFLAMinMTU                  uint16 = 50 // IFLA_MIN_MTU
	IFLAMaxMTU                  uint16 = 51 // IFLA_MAX_MTU
	IFLAPropList                uint16 = 52 // IFLA_PROP_LIST
	IFLAAltIfName               uint16 = 53 // IFLA_ALT_IFNAME
	IFLAPermAddress             uint16 = 54 // IFLA_PERM_ADDRESS
	IFLAProtoDownReason         uint16 = 55 // IFLA_PROTO_DOWN_REASON
	IFLAParentDevName           uint16 = 56 // IFLA_PARENT_DEV_NAME
	IFLAParentDevBusName        uint16 = 57 // IFLA_PARENT_DEV_BUS_NAME
	IFLAGROMaxSize              uint16 = 58 // IFLA_GRO_MAX_SIZE
	IFLATSOMaxSize              uint16 = 59 // IFLA_TSO_MAX_SIZE
	IFLATSOMaxSegs              uint16 = 60 // IFLA_TSO_MAX_SEGS
	IFLAAllmulti                uint16 = 61 // IFLA_ALLMULTI
	IFLADevlinkPort             uint16 = 62 // IFLA_DEVLINK_PORT
	IFLAGSOIPv4MaxSize          uint16 = 63 // IFLA_GSO_IPV4_MAX_SIZE
	IFLAGROIPv4MaxSize          uint16 = 64 // IFLA_GRO_IPV4_MAX_SIZE
	IFLADpllPin                 uint16 = 65 // IFLA_DPLL_PIN
	IFLAMaxPacingOffloadHorizon uint16 = 66 // IFLA_MAX_PACING_OFFLOAD_HORIZON
	IFLANetNSImmutable          uint16 = 67 // IFLA_NETNS_IMMUTABLE
	IFLAHeadroom                uint16 = 68 // IFLA_HEADROOM
	IFLATailroom                uint16 = 69 // IFLA_TAILROOM
)

// Attributes inside IFLA_LINKINFO, IFLA_INFO_* of include/uapi/linux/if_link.h.
const (
	IFLAInfoKind      uint16 = 1 // IFLA_INFO_KIND
	IFLAInfoData      uint16 = 2 // IFLA_INFO_DATA
	IFLAInfoXstats    uint16 = 3 // IFLA_INFO_XSTATS
	IFLAInfoSlaveKind uint16 = 4 // IFLA_INFO_SLAVE_KIND
	IFLAInfoSlaveData uint16 = 5 // IFLA_INFO_SLAVE_DATA
)

// Attributes inside the lists of a link, of include/uapi/linux/if_link.h and
// include/uapi/linux/if_bridge.h.
const (
	IFLAVFInfo         uint16 = 1 // IFLA_VF_INFO
	IFLABridgeMstEntry uint16 = 1 // IFLA_BRIDGE_MST_ENTRY
)
