package codec

// Attributes inside LWTUNNEL_IP_OPTS.
const (
	LWTUNNELIPOptsGeneve uint16 = 1 // LWTUNNEL_IP_OPTS_GENEVE
	LWTUNNELIPOptsVXLAN  uint16 = 2 // LWTUNNEL_IP_OPTS_VXLAN
	LWTUNNELIPOptsErspan uint16 = 3 // LWTUNNEL_IP_OPTS_ERSPAN
)

// Attributes inside LWTUNNEL_IP_OPTS_GENEVE.
const (
	LWTUNNELIPOptGeneveClass uint16 = 1 // LWTUNNEL_IP_OPT_GENEVE_CLASS
	LWTUNNELIPOptGeneveType  uint16 = 2 // LWTUNNEL_IP_OPT_GENEVE_TYPE
	LWTUNNELIPOptGeneveData  uint16 = 3 // LWTUNNEL_IP_OPT_GENEVE_DATA
)

// Attributes inside LWTUNNEL_IP_OPTS_VXLAN.
const (
	LWTUNNELIPOptVXLANGBP uint16 = 1 // LWTUNNEL_IP_OPT_VXLAN_GBP
)

// Attributes inside LWTUNNEL_IP_OPTS_ERSPAN.
const (
	LWTUNNELIPOptErspanVer   uint16 = 1 // LWTUNNEL_IP_OPT_ERSPAN_VER
	LWTUNNELIPOptErspanIndex uint16 = 2 // LWTUNNEL_IP_OPT_ERSPAN_INDEX
	LWTUNNELIPOptErspanDir   uint16 = 3 // LWTUNNEL_IP_OPT_ERSPAN_DIR
	LWTUNNELIPOptErspanHwid  uint16 = 4 // LWTUNNEL_IP_OPT_ERSPAN_HWID
)

// Attributes inside RTA_ENCAP of type ila.
const (
	ILAAttrLocator   uint16 = 1 // ILA_ATTR_LOCATOR
	ILAAttrCsumMode  uint16 = 7 // ILA_ATTR_CSUM_MODE
	ILAAttrIdentType uint16 = 8 // ILA_ATTR_IDENT_TYPE
	ILAAttrHookType  uint16 = 9 // ILA_ATTR_HOOK_TYPE
)

// Attributes inside RTA_ENCAP of type xfrm.
const (
	LWTXFRMIfID uint16 = 1 // LWT_XFRM_IF_ID
	LWTXFRMLink uint16 = 2 // LWT_XFRM_LINK
)

// Attributes inside RTA_ENCAP of type bpf.
const (
	LWTBPFIn           uint16 = 1 // LWT_BPF_IN
	LWTBPFOut          uint16 = 2 // LWT_BPF_OUT
	LWTBPFXmit         uint16 = 3 // LWT_BPF_XMIT
	LWTBPFXmitHeadroom uint16 = 4 // LWT_BPF_XMIT_HEADROOM
)

// Attributes inside LWT_BPF_IN, LWT_BPF_OUT, LWT_BPF_XMIT.
const (
	LWTBPFProgFD   uint16 = 1 // LWT_BPF_PROG_FD
	LWTBPFProgName uint16 = 2 // LWT_BPF_PROG_NAME
)

// Attributes inside SEG6_LOCAL_BPF.
const (
	SEG6LocalBPFProg     uint16 = 1 // SEG6_LOCAL_BPF_PROG
	SEG6LocalBPFProgName uint16 = 2 // SEG6_LOCAL_BPF_PROG_NAME
)

// Attributes inside SEG6_LOCAL_COUNTERS.
const (
	SEG6LocalCntPackets uint16 = 2 // SEG6_LOCAL_CNT_PACKETS
	SEG6LocalCntBytes   uint16 = 3 // SEG6_LOCAL_CNT_BYTES
	SEG6LocalCntErrors  uint16 = 4 // SEG6_LOCAL_CNT_ERRORS
)

// Attributes inside SEG6_LOCAL_FLAVORS.
const (
	SEG6LocalFlvOperation    uint16 = 1 // SEG6_LOCAL_FLV_OPERATION
	SEG6LocalFlvLcblockBits  uint16 = 2 // SEG6_LOCAL_FLV_LCBLOCK_BITS
	SEG6LocalFlvLcnodeFnBits uint16 = 3 // SEG6_LOCAL_FLV_LCNODE_FN_BITS
)

// Attributes inside RTA_ENCAP of type rpl.
const (
	RPLIptunnelSRH uint16 = 1 // RPL_IPTUNNEL_SRH
)

// Attributes inside IFLA_BRIDGE_VLAN_TUNNEL_INFO.
const (
	IFLABridgeVLANTunnelID    uint16 = 1 // IFLA_BRIDGE_VLAN_TUNNEL_ID
	IFLABridgeVLANTunnelVid   uint16 = 2 // IFLA_BRIDGE_VLAN_TUNNEL_VID
	IFLABridgeVLANTunnelFlags uint16 = 3 // IFLA_BRIDGE_VLAN_TUNNEL_FLAGS
)

// Attributes inside IFLA_BRIDGE_MST_ENTRY.
const (
	IFLABridgeMstEntryMsti  uint16 = 1 // IFLA_BRIDGE_MST_ENTRY_MSTI
	IFLABridgeMstEntryState uint16 = 2 // IFLA_BRIDGE_MST_ENTRY_STATE
)

// Attributes inside IFLA_BOND_AD_INFO.
const (
	IFLABondADInfoAggregator uint16 = 1 // IFLA_BOND_AD_INFO_AGGREGATOR
	IFLABondADInfoNumPorts   uint16 = 2 // IFLA_BOND_AD_INFO_NUM_PORTS
	IFLABondADInfoActorKey   uint16 = 3 // IFLA_BOND_AD_INFO_ACTOR_KEY
	IFLABondADInfoPartnerKey uint16 = 4 // IFLA_BOND_AD_INFO_PARTNER_KEY
	IFLABondADInfoPartnerMAC uint16 = 5 // IFLA_BOND_AD_INFO_PARTNER_MAC
)

// Attributes inside IFLA_BR_MCAST_QUERIER_STATE.
const (
	BRIDGEQuerierIPAddress      uint16 = 1 // BRIDGE_QUERIER_IP_ADDRESS
	BRIDGEQuerierIPPort         uint16 = 2 // BRIDGE_QUERIER_IP_PORT
	BRIDGEQuerierIPOtherTimer   uint16 = 3 // BRIDGE_QUERIER_IP_OTHER_TIMER
	BRIDGEQuerierIPv6Address    uint16 = 5 // BRIDGE_QUERIER_IPV6_ADDRESS
	BRIDGEQuerierIPv6Port       uint16 = 6 // BRIDGE_QUERIER_IPV6_PORT
	BRIDGEQuerierIPv6OtherTimer uint16 = 7 // BRIDGE_QUERIER_IPV6_OTHER_TIMER
)

// Attributes inside IFLA_CAN_TDC.
const (
	IFLACANTDCTdcvMin uint16 = 1 // IFLA_CAN_TDC_TDCV_MIN
	IFLACANTDCTdcvMax uint16 = 2 // IFLA_CAN_TDC_TDCV_MAX
	IFLACANTDCTdcoMin uint16 = 3 // IFLA_CAN_TDC_TDCO_MIN
	IFLACANTDCTdcoMax uint16 = 4 // IFLA_CAN_TDC_TDCO_MAX
	IFLACANTDCTdcfMin uint16 = 5 // IFLA_CAN_TDC_TDCF_MIN
	IFLACANTDCTdcfMax uint16 = 6 // IFLA_CAN_TDC_TDCF_MAX
	IFLACANTDCTdcv    uint16 = 7 // IFLA_CAN_TDC_TDCV
	IFLACANTDCTdco    uint16 = 8 // IFLA_CAN_TDC_TDCO
	IFLACANTDCTdcf    uint16 = 9 // IFLA_CAN_TDC_TDCF
)

// Attributes inside IFLA_CAN_XL_PWM.
const (
	IFLACANPwmPwmsMin uint16 = 1 // IFLA_CAN_PWM_PWMS_MIN
	IFLACANPwmPwmsMax uint16 = 2 // IFLA_CAN_PWM_PWMS_MAX
	IFLACANPwmPwmlMin uint16 = 3 // IFLA_CAN_PWM_PWML_MIN
	IFLACANPwmPwmlMax uint16 = 4 // IFLA_CAN_PWM_PWML_MAX
	IFLACANPwmPwmoMin uint16 = 5 // IFLA_CAN_PWM_PWMO_MIN
	IFLACANPwmPwmoMax uint16 = 6 // IFLA_CAN_PWM_PWMO_MAX
	IFLACANPwmPwms    uint16 = 7 // IFLA_CAN_PWM_PWMS
	IFLACANPwmPwml    uint16 = 8 // IFLA_CAN_PWM_PWML
	IFLACANPwmPwmo    uint16 = 9 // IFLA_CAN_PWM_PWMO
)

// Attributes inside IFLA_CAN_CTRLMODE_EXT.
const (
	IFLACANCtrlmodeSupported uint16 = 1 // IFLA_CAN_CTRLMODE_SUPPORTED
)

// Attributes inside IFLA_PROTO_DOWN_REASON.
const (
	IFLAProtoDownReasonMask  uint16 = 1 // IFLA_PROTO_DOWN_REASON_MASK
	IFLAProtoDownReasonValue uint16 = 2 // IFLA_PROTO_DOWN_REASON_VALUE
)

// Attributes inside IFLA_VF_STATS.
const (
	IFLAVFStatsRxPackets uint16 = 0 // IFLA_VF_STATS_RX_PACKETS
	IFLAVFStatsTxPackets uint16 = 1 // IFLA_VF_STATS_TX_PACKETS
	IFLAVFStatsRxBytes   uint16 = 2 // IFLA_VF_STATS_RX_BYTES
	IFLAVFStatsTxBytes   uint16 = 3 // IFLA_VF_STATS_TX_BYTES
	IFLAVFStatsBroadcast uint16 = 4 // IFLA_VF_STATS_BROADCAST
	IFLAVFStatsMulticast uint16 = 5 // IFLA_VF_STATS_MULTICAST
	IFLAVFStatsRxDropped uint16 = 7 // IFLA_VF_STATS_RX_DROPPED
	IFLAVFStatsTxDropped uint16 = 8 // IFLA_VF_STATS_TX_DROPPED
)

// Attributes inside IFLA_DEVLINK_PORT.
const (
	DEVLINKAttrBusName   uint16 = 1 // DEVLINK_ATTR_BUS_NAME
	DEVLINKAttrDevName   uint16 = 2 // DEVLINK_ATTR_DEV_NAME
	DEVLINKAttrPortIndex uint16 = 3 // DEVLINK_ATTR_PORT_INDEX
)

// Attributes inside IFLA_DPLL_PIN.
const (
	DPLLAPinID uint16 = 1 // DPLL_A_PIN_ID
)

// Attributes inside IFLA_VF_PORT, IFLA_PORT_SELF.
const (
	IFLAPortVF           uint16 = 1 // IFLA_PORT_VF
	IFLAPortProfile      uint16 = 2 // IFLA_PORT_PROFILE
	IFLAPortVsiType      uint16 = 3 // IFLA_PORT_VSI_TYPE
	IFLAPortInstanceUuid uint16 = 4 // IFLA_PORT_INSTANCE_UUID
	IFLAPortHostUuid     uint16 = 5 // IFLA_PORT_HOST_UUID
	IFLAPortRequest      uint16 = 6 // IFLA_PORT_REQUEST
	IFLAPortResponse     uint16 = 7 // IFLA_PORT_RESPONSE
)
