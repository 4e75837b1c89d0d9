package codec

// Attributes of IFLA_BRIDGE_CFM, IFLA_BRIDGE_CFM_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmMepCreate        uint16 = 1  // IFLA_BRIDGE_CFM_MEP_CREATE
	IFLABridgeCfmMepDelete        uint16 = 2  // IFLA_BRIDGE_CFM_MEP_DELETE
	IFLABridgeCfmMepConfig        uint16 = 3  // IFLA_BRIDGE_CFM_MEP_CONFIG
	IFLABridgeCfmCcConfig         uint16 = 4  // IFLA_BRIDGE_CFM_CC_CONFIG
	IFLABridgeCfmCcPeerMepAdd     uint16 = 5  // IFLA_BRIDGE_CFM_CC_PEER_MEP_ADD
	IFLABridgeCfmCcPeerMepRemove  uint16 = 6  // IFLA_BRIDGE_CFM_CC_PEER_MEP_REMOVE
	IFLABridgeCfmCcRdi            uint16 = 7  // IFLA_BRIDGE_CFM_CC_RDI
	IFLABridgeCfmCcCcmTx          uint16 = 8  // IFLA_BRIDGE_CFM_CC_CCM_TX
	IFLABridgeCfmMepCreateInfo    uint16 = 9  // IFLA_BRIDGE_CFM_MEP_CREATE_INFO
	IFLABridgeCfmMepConfigInfo    uint16 = 10 // IFLA_BRIDGE_CFM_MEP_CONFIG_INFO
	IFLABridgeCfmCcConfigInfo     uint16 = 11 // IFLA_BRIDGE_CFM_CC_CONFIG_INFO
	IFLABridgeCfmCcRdiInfo        uint16 = 12 // IFLA_BRIDGE_CFM_CC_RDI_INFO
	IFLABridgeCfmCcCcmTxInfo      uint16 = 13 // IFLA_BRIDGE_CFM_CC_CCM_TX_INFO
	IFLABridgeCfmCcPeerMepInfo    uint16 = 14 // IFLA_BRIDGE_CFM_CC_PEER_MEP_INFO
	IFLABridgeCfmMepStatusInfo    uint16 = 15 // IFLA_BRIDGE_CFM_MEP_STATUS_INFO
	IFLABridgeCfmCcPeerStatusInfo uint16 = 16 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_INFO
)

// Attributes of IFLA_BRIDGE_CFM_MEP_CREATE, IFLA_BRIDGE_CFM_MEP_CREATE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmMepCreateInstance  uint16 = 1 // IFLA_BRIDGE_CFM_MEP_CREATE_INSTANCE
	IFLABridgeCfmMepCreateDomain    uint16 = 2 // IFLA_BRIDGE_CFM_MEP_CREATE_DOMAIN
	IFLABridgeCfmMepCreateDirection uint16 = 3 // IFLA_BRIDGE_CFM_MEP_CREATE_DIRECTION
	IFLABridgeCfmMepCreateIfIndex   uint16 = 4 // IFLA_BRIDGE_CFM_MEP_CREATE_IFINDEX
)

// Attributes of IFLA_BRIDGE_CFM_MEP_DELETE, IFLA_BRIDGE_CFM_MEP_DELETE_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmMepDeleteInstance uint16 = 1 // IFLA_BRIDGE_CFM_MEP_DELETE_INSTANCE
)

// Attributes of IFLA_BRIDGE_CFM_MEP_CONFIG, IFLA_BRIDGE_CFM_MEP_CONFIG_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmMepConfigInstance   uint16 = 1 // IFLA_BRIDGE_CFM_MEP_CONFIG_INSTANCE
	IFLABridgeCfmMepConfigUnicastMAC uint16 = 2 // IFLA_BRIDGE_CFM_MEP_CONFIG_UNICAST_MAC
	IFLABridgeCfmMepConfigMdlevel    uint16 = 3 // IFLA_BRIDGE_CFM_MEP_CONFIG_MDLEVEL
	IFLABridgeCfmMepConfigMepid      uint16 = 4 // IFLA_BRIDGE_CFM_MEP_CONFIG_MEPID
)

// Attributes of IFLA_BRIDGE_CFM_CC_CONFIG, IFLA_BRIDGE_CFM_CC_CONFIG_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmCcConfigInstance    uint16 = 1 // IFLA_BRIDGE_CFM_CC_CONFIG_INSTANCE
	IFLABridgeCfmCcConfigEnable      uint16 = 2 // IFLA_BRIDGE_CFM_CC_CONFIG_ENABLE
	IFLABridgeCfmCcConfigExpInterval uint16 = 3 // IFLA_BRIDGE_CFM_CC_CONFIG_EXP_INTERVAL
	IFLABridgeCfmCcConfigExpMaid     uint16 = 4 // IFLA_BRIDGE_CFM_CC_CONFIG_EXP_MAID
)

// Attributes of IFLA_BRIDGE_CFM_CC_PEER_MEP, IFLA_BRIDGE_CFM_CC_PEER_MEP_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmCcPeerMepInstance uint16 = 1 // IFLA_BRIDGE_CFM_CC_PEER_MEP_INSTANCE
	IFLABridgeCfmCcPeerMepid       uint16 = 2 // IFLA_BRIDGE_CFM_CC_PEER_MEPID
)

// Attributes of IFLA_BRIDGE_CFM_CC_RDI, IFLA_BRIDGE_CFM_CC_RDI_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmCcRdiInstance uint16 = 1 // IFLA_BRIDGE_CFM_CC_RDI_INSTANCE
	IFLABridgeCfmCcRdiRdi      uint16 = 2 // IFLA_BRIDGE_CFM_CC_RDI_RDI
)

// Attributes of IFLA_BRIDGE_CFM_CC_CCM_TX, IFLA_BRIDGE_CFM_CC_CCM_TX_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmCcCcmTxInstance     uint16 = 1 // IFLA_BRIDGE_CFM_CC_CCM_TX_INSTANCE
	IFLABridgeCfmCcCcmTxDmac         uint16 = 2 // IFLA_BRIDGE_CFM_CC_CCM_TX_DMAC
	IFLABridgeCfmCcCcmTxSeqNoUpdate  uint16 = 3 // IFLA_BRIDGE_CFM_CC_CCM_TX_SEQ_NO_UPDATE
	IFLABridgeCfmCcCcmTxPeriod       uint16 = 4 // IFLA_BRIDGE_CFM_CC_CCM_TX_PERIOD
	IFLABridgeCfmCcCcmTxIfTlv        uint16 = 5 // IFLA_BRIDGE_CFM_CC_CCM_TX_IF_TLV
	IFLABridgeCfmCcCcmTxIfTlvValue   uint16 = 6 // IFLA_BRIDGE_CFM_CC_CCM_TX_IF_TLV_VALUE
	IFLABridgeCfmCcCcmTxPortTlv      uint16 = 7 // IFLA_BRIDGE_CFM_CC_CCM_TX_PORT_TLV
	IFLABridgeCfmCcCcmTxPortTlvValue uint16 = 8 // IFLA_BRIDGE_CFM_CC_CCM_TX_PORT_TLV_VALUE
)

// Attributes of IFLA_BRIDGE_CFM_MEP_STATUS, IFLA_BRIDGE_CFM_MEP_STATUS_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmMepStatusInstance         uint16 = 1 // IFLA_BRIDGE_CFM_MEP_STATUS_INSTANCE
	IFLABridgeCfmMepStatusOpcodeUnexpSeen  uint16 = 2 // IFLA_BRIDGE_CFM_MEP_STATUS_OPCODE_UNEXP_SEEN
	IFLABridgeCfmMepStatusVersionUnexpSeen uint16 = 3 // IFLA_BRIDGE_CFM_MEP_STATUS_VERSION_UNEXP_SEEN
	IFLABridgeCfmMepStatusRxLevelLowSeen   uint16 = 4 // IFLA_BRIDGE_CFM_MEP_STATUS_RX_LEVEL_LOW_SEEN
)

// Attributes of IFLA_BRIDGE_CFM_CC_PEER_STATUS, IFLA_BRIDGE_CFM_CC_PEER_STATUS_* of
// include/uapi/linux/if_bridge.h.
const (
	IFLABridgeCfmCcPeerStatusInstance     uint16 = 1 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_INSTANCE
	IFLABridgeCfmCcPeerStatusPeerMepid    uint16 = 2 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_PEER_MEPID
	IFLABridgeCfmCcPeerStatusCcmDefect    uint16 = 3 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_CCM_DEFECT
	IFLABridgeCfmCcPeerStatusRdi          uint16 = 4 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_RDI
	IFLABridgeCfmCcPeerStatusPortTlvValue uint16 = 5 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_PORT_TLV_VALUE
	IFLABridgeCfmCcPeerStatusIfTlvValue   uint16 = 6 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_IF_TLV_VALUE
	IFLABridgeCfmCcPeerStatusSeen         uint16 = 7 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_SEEN
	IFLABridgeCfmCcPeerStatusTlvSeen      uint16 = 8 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_TLV_SEEN
	IFLABridgeCfmCcPeerStatusSeqUnexpSeen uint16 = 9 // IFLA_BRIDGE_CFM_CC_PEER_STATUS_SEQ_UNEXP_SEEN
)

// BridgeCFM is connectivity fault management (IEEE 802.1Q clause 12.14) of a bridge:
// requests to change it, and, in an answer, its maintenance end points (MEP).
type BridgeCFM struct {
	Create     *CFMMEP
	Delete     *CFMMEPDelete
	Config     *CFMConfig
	CCConfig   *CFMCCConfig
	PeerAdd    *CFMPeer
	PeerRemove *CFMPeer
	RDI        *CFMRDI
	CCMTx      *CFMCCMTx
	MEPs       []CFMMEP
	Configs    []CFMConfig
	CCConfigs  []CFMCCConfig
	RDIs       []CFMRDI
	CCMTxs     []CFMCCMTx
	Peers      []CFMPeer
	Status     []CFMStatus
	PeerStatus []CFMPeerStatus
	Attrs
}

var bridgeCFMTable = newTable("IFLA_BRIDGE_CFM", func(x *BridgeCFM) *Attrs { return &x.Attrs }, []field[BridgeCFM]{
	{IFLABridgeCfmMepCreate, "IFLA_BRIDGE_CFM_MEP_CREATE", "mep_create", nestedF(cfmMEPTable, func(x *BridgeCFM) **CFMMEP { return &x.Create })},
	{IFLABridgeCfmMepDelete, "IFLA_BRIDGE_CFM_MEP_DELETE", "mep_delete", nestedF(cfmMEPDeleteTable, func(x *BridgeCFM) **CFMMEPDelete { return &x.Delete })},
	{IFLABridgeCfmMepConfig, "IFLA_BRIDGE_CFM_MEP_CONFIG", "mep_config", nestedF(cfmConfigTable, func(x *BridgeCFM) **CFMConfig { return &x.Config })},
	{IFLABridgeCfmCcConfig, "IFLA_BRIDGE_CFM_CC_CONFIG", "cc_config", nestedF(cfmCCConfigTable, func(x *BridgeCFM) **CFMCCConfig { return &x.CCConfig })},
	{IFLABridgeCfmCcPeerMepAdd, "IFLA_BRIDGE_CFM_CC_PEER_MEP_ADD", "cc_peer_mep_add", nestedF(cfmPeerTable, func(x *BridgeCFM) **CFMPeer { return &x.PeerAdd })},
	{IFLABridgeCfmCcPeerMepRemove, "IFLA_BRIDGE_CFM_CC_PEER_MEP_REMOVE", "cc_peer_mep_remove", nestedF(cfmPeerTable, func(x *BridgeCFM) **CFMPeer { return &x.PeerRemove })},
	{IFLABridgeCfmCcRdi, "IFLA_BRIDGE_CFM_CC_RDI", "cc_rdi", nestedF(cfmRDITable, func(x *BridgeCFM) **CFMRDI { return &x.RDI })},
	{IFLABridgeCfmCcCcmTx, "IFLA_BRIDGE_CFM_CC_CCM_TX", "cc_ccm_tx", nestedF(cfmCCMTxTable, func(x *BridgeCFM) **CFMCCMTx { return &x.CCMTx })},
	{IFLABridgeCfmMepCreateInfo, "IFLA_BRIDGE_CFM_MEP_CREATE_INFO", "mep_create_info", eachF(object(cfmMEPTable), func(x *BridgeCFM) *[]CFMMEP { return &x.MEPs })},
	{IFLABridgeCfmMepConfigInfo, "IFLA_BRIDGE_CFM_MEP_CONFIG_INFO", "mep_config_info", eachF(object(cfmConfigTable), func(x *BridgeCFM) *[]CFMConfig { return &x.Configs })},
	{IFLABridgeCfmCcConfigInfo, "IFLA_BRIDGE_CFM_CC_CONFIG_INFO", "cc_config_info", eachF(object(cfmCCConfigTable), func(x *BridgeCFM) *[]CFMCCConfig { return &x.CCConfigs })},
	{IFLABridgeCfmCcRdiInfo, "IFLA_BRIDGE_CFM_CC_RDI_INFO", "cc_rdi_info", eachF(object(cfmRDITable), func(x *BridgeCFM) *[]CFMRDI { return &x.RDIs })},
	{IFLABridgeCfmCcCcmTxInfo, "IFLA_BRIDGE_CFM_CC_CCM_TX_INFO", "cc_ccm_tx_info", eachF(object(cfmCCMTxTable), func(x *BridgeCFM) *[]CFMCCMTx { return &x.CCMTxs })},
	{IFLABridgeCfmCcPeerMepInfo, "IFLA_BRIDGE_CFM_CC_PEER_MEP_INFO", "cc_peer_mep_info", eachF(object(cfmPeerTable), func(x *BridgeCFM) *[]CFMPeer { return &x.Peers })},
	{IFLABridgeCfmMepStatusInfo, "IFLA_BRIDGE_CFM_MEP_STATUS_INFO", "mep_status_info", eachF(object(cfmStatusTable), func(x *BridgeCFM) *[]CFMStatus { return &x.Status })},
	{IFLABridgeCfmCcPeerStatusInfo, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_INFO", "cc_peer_status_info", eachF(object(cfmPeerStatusTable), func(x *BridgeCFM) *[]CFMPeerStatus { return &x.PeerStatus })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_*) is present.
func (x *BridgeCFM) Has(attr uint16) bool { return bridgeCFMTable.has(x, attr) }

// CFMMEP is a maintenance end point.
type CFMMEP struct {
	Instance  uint32 // the MEP's number
	Domain    uint32 // 0 port, 1 VLAN: enum br_cfm_domain
	Direction uint32 // 0 down, 1 up: enum br_cfm_mep_direction
	Index     int32  // of the port
	Attrs
}

var cfmMEPTable = newTable("IFLA_BRIDGE_CFM_MEP_CREATE", func(x *CFMMEP) *Attrs { return &x.Attrs }, []field[CFMMEP]{
	{IFLABridgeCfmMepCreateInstance, "IFLA_BRIDGE_CFM_MEP_CREATE_INSTANCE", "instance", u32(func(x *CFMMEP) *uint32 { return &x.Instance })},
	{IFLABridgeCfmMepCreateDomain, "IFLA_BRIDGE_CFM_MEP_CREATE_DOMAIN", "domain", u32(func(x *CFMMEP) *uint32 { return &x.Domain })},
	{IFLABridgeCfmMepCreateDirection, "IFLA_BRIDGE_CFM_MEP_CREATE_DIRECTION", "direction", of(names32(cfmDirections), func(x *CFMMEP) *uint32 { return &x.Direction })},
	{IFLABridgeCfmMepCreateIfIndex, "IFLA_BRIDGE_CFM_MEP_CREATE_IFINDEX", "dev", oif(func(x *CFMMEP) *int32 { return &x.Index })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_MEP_CREATE_*) is present.
func (x *CFMMEP) Has(attr uint16) bool { return cfmMEPTable.has(x, attr) }

// CFMMEPDelete deletes a maintenance end point.
type CFMMEPDelete struct {
	Instance uint32 // the MEP's number
	Attrs
}

var cfmMEPDeleteTable = newTable("IFLA_BRIDGE_CFM_MEP_DELETE", func(x *CFMMEPDelete) *Attrs { return &x.Attrs }, []field[CFMMEPDelete]{
	{IFLABridgeCfmMepDeleteInstance, "IFLA_BRIDGE_CFM_MEP_DELETE_INSTANCE", "instance", u32(func(x *CFMMEPDelete) *uint32 { return &x.Instance })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_MEP_DELETE_*) is present.
func (x *CFMMEPDelete) Has(attr uint16) bool { return cfmMEPDeleteTable.has(x, attr) }

// CFMConfig is what a maintenance end point is configured with.
type CFMConfig struct {
	Instance   uint32 // the MEP's number
	UnicastMAC LinkAddr
	MDLevel    uint32 // 0 to 7
	MEPID      uint32
	Attrs
}

var cfmConfigTable = newTable("IFLA_BRIDGE_CFM_MEP_CONFIG", func(x *CFMConfig) *Attrs { return &x.Attrs }, []field[CFMConfig]{
	{IFLABridgeCfmMepConfigInstance, "IFLA_BRIDGE_CFM_MEP_CONFIG_INSTANCE", "instance", u32(func(x *CFMConfig) *uint32 { return &x.Instance })},
	{IFLABridgeCfmMepConfigUnicastMAC, "IFLA_BRIDGE_CFM_MEP_CONFIG_UNICAST_MAC", "unicast_mac", lladdr(func(x *CFMConfig) *LinkAddr { return &x.UnicastMAC })},
	{IFLABridgeCfmMepConfigMdlevel, "IFLA_BRIDGE_CFM_MEP_CONFIG_MDLEVEL", "mdlevel", u32(func(x *CFMConfig) *uint32 { return &x.MDLevel })},
	{IFLABridgeCfmMepConfigMepid, "IFLA_BRIDGE_CFM_MEP_CONFIG_MEPID", "mepid", u32(func(x *CFMConfig) *uint32 { return &x.MEPID })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_MEP_CONFIG_*) is present.
func (x *CFMConfig) Has(attr uint16) bool { return cfmConfigTable.has(x, attr) }

// CFMCCConfig is the continuity check of a maintenance end point.
type CFMCCConfig struct {
	Instance    uint32 // the MEP's number
	Enable      uint32 // 0 or 1
	ExpInterval uint32 // of the frames to expect, enum br_cfm_ccm_interval
	ExpMAID     []byte // the 48 bytes of the association's name to expect
	Attrs
}

var cfmCCConfigTable = newTable("IFLA_BRIDGE_CFM_CC_CONFIG", func(x *CFMCCConfig) *Attrs { return &x.Attrs }, []field[CFMCCConfig]{
	{IFLABridgeCfmCcConfigInstance, "IFLA_BRIDGE_CFM_CC_CONFIG_INSTANCE", "instance", u32(func(x *CFMCCConfig) *uint32 { return &x.Instance })},
	{IFLABridgeCfmCcConfigEnable, "IFLA_BRIDGE_CFM_CC_CONFIG_ENABLE", "enable", of(tOnOffU32, func(x *CFMCCConfig) *uint32 { return &x.Enable })},
	{IFLABridgeCfmCcConfigExpInterval, "IFLA_BRIDGE_CFM_CC_CONFIG_EXP_INTERVAL", "exp_interval", of(names32(cfmIntervals), func(x *CFMCCConfig) *uint32 { return &x.ExpInterval })},
	{IFLABridgeCfmCcConfigExpMaid, "IFLA_BRIDGE_CFM_CC_CONFIG_EXP_MAID", "exp_maid", blob(func(x *CFMCCConfig) *[]byte { return &x.ExpMAID })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_CC_CONFIG_*) is present.
func (x *CFMCCConfig) Has(attr uint16) bool { return cfmCCConfigTable.has(x, attr) }

// CFMPeer is a peer of a maintenance end point.
type CFMPeer struct {
	Instance  uint32 // the MEP's number
	PeerMEPID uint32
	Attrs
}

var cfmPeerTable = newTable("IFLA_BRIDGE_CFM_CC_PEER_MEP", func(x *CFMPeer) *Attrs { return &x.Attrs }, []field[CFMPeer]{
	{IFLABridgeCfmCcPeerMepInstance, "IFLA_BRIDGE_CFM_CC_PEER_MEP_INSTANCE", "instance", u32(func(x *CFMPeer) *uint32 { return &x.Instance })},
	{IFLABridgeCfmCcPeerMepid, "IFLA_BRIDGE_CFM_CC_PEER_MEPID", "peer_mepid", u32(func(x *CFMPeer) *uint32 { return &x.PeerMEPID })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_CC_PEER_MEP_*) is present.
func (x *CFMPeer) Has(attr uint16) bool { return cfmPeerTable.has(x, attr) }

// CFMRDI is whether the remote defect indication is sent.
type CFMRDI struct {
	Instance uint32 // the MEP's number
	RDI      uint32 // 0 or 1
	Attrs
}

var cfmRDITable = newTable("IFLA_BRIDGE_CFM_CC_RDI", func(x *CFMRDI) *Attrs { return &x.Attrs }, []field[CFMRDI]{
	{IFLABridgeCfmCcRdiInstance, "IFLA_BRIDGE_CFM_CC_RDI_INSTANCE", "instance", u32(func(x *CFMRDI) *uint32 { return &x.Instance })},
	{IFLABridgeCfmCcRdiRdi, "IFLA_BRIDGE_CFM_CC_RDI_RDI", "rdi", of(tOnOffU32, func(x *CFMRDI) *uint32 { return &x.RDI })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_CC_RDI_*) is present.
func (x *CFMRDI) Has(attr uint16) bool { return cfmRDITable.has(x, attr) }

// CFMCCMTx is what continuity check messages are sent.
type CFMCCMTx struct {
	Instance     uint32 // the MEP's number
	DMAC         LinkAddr
	SeqNoUpdate  uint32 // 0 or 1
	Period       uint32 // how long to send, seconds; 0 stops
	IfTLV        uint32 // whether the interface status is sent, 0 or 1
	IfTLVValue   uint8
	PortTLV      uint32 // whether the port status is sent, 0 or 1
	PortTLVValue uint8
	Attrs
}

var cfmCCMTxTable = newTable("IFLA_BRIDGE_CFM_CC_CCM_TX", func(x *CFMCCMTx) *Attrs { return &x.Attrs }, []field[CFMCCMTx]{
	{IFLABridgeCfmCcCcmTxInstance, "IFLA_BRIDGE_CFM_CC_CCM_TX_INSTANCE", "instance", u32(func(x *CFMCCMTx) *uint32 { return &x.Instance })},
	{IFLABridgeCfmCcCcmTxDmac, "IFLA_BRIDGE_CFM_CC_CCM_TX_DMAC", "dmac", lladdr(func(x *CFMCCMTx) *LinkAddr { return &x.DMAC })},
	{IFLABridgeCfmCcCcmTxSeqNoUpdate, "IFLA_BRIDGE_CFM_CC_CCM_TX_SEQ_NO_UPDATE", "seq_no_update", of(tOnOffU32, func(x *CFMCCMTx) *uint32 { return &x.SeqNoUpdate })},
	{IFLABridgeCfmCcCcmTxPeriod, "IFLA_BRIDGE_CFM_CC_CCM_TX_PERIOD", "period", u32(func(x *CFMCCMTx) *uint32 { return &x.Period })},
	{IFLABridgeCfmCcCcmTxIfTlv, "IFLA_BRIDGE_CFM_CC_CCM_TX_IF_TLV", "if_tlv", of(tOnOffU32, func(x *CFMCCMTx) *uint32 { return &x.IfTLV })},
	{IFLABridgeCfmCcCcmTxIfTlvValue, "IFLA_BRIDGE_CFM_CC_CCM_TX_IF_TLV_VALUE", "if_tlv_value", u8(func(x *CFMCCMTx) *uint8 { return &x.IfTLVValue })},
	{IFLABridgeCfmCcCcmTxPortTlv, "IFLA_BRIDGE_CFM_CC_CCM_TX_PORT_TLV", "port_tlv", of(tOnOffU32, func(x *CFMCCMTx) *uint32 { return &x.PortTLV })},
	{IFLABridgeCfmCcCcmTxPortTlvValue, "IFLA_BRIDGE_CFM_CC_CCM_TX_PORT_TLV_VALUE", "port_tlv_value", u8(func(x *CFMCCMTx) *uint8 { return &x.PortTLVValue })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_CC_CCM_TX_*) is present.
func (x *CFMCCMTx) Has(attr uint16) bool { return cfmCCMTxTable.has(x, attr) }

// CFMStatus is what a maintenance end point has seen since it was last asked.
type CFMStatus struct {
	Instance         uint32 // the MEP's number
	OpcodeUnexpSeen  uint32 // 0 or 1
	VersionUnexpSeen uint32 // 0 or 1
	RxLevelLowSeen   uint32 // 0 or 1
	Attrs
}

var cfmStatusTable = newTable("IFLA_BRIDGE_CFM_MEP_STATUS", func(x *CFMStatus) *Attrs { return &x.Attrs }, []field[CFMStatus]{
	{IFLABridgeCfmMepStatusInstance, "IFLA_BRIDGE_CFM_MEP_STATUS_INSTANCE", "instance", u32(func(x *CFMStatus) *uint32 { return &x.Instance })},
	{IFLABridgeCfmMepStatusOpcodeUnexpSeen, "IFLA_BRIDGE_CFM_MEP_STATUS_OPCODE_UNEXP_SEEN", "opcode_unexp_seen", of(tOnOffU32, func(x *CFMStatus) *uint32 { return &x.OpcodeUnexpSeen })},
	{IFLABridgeCfmMepStatusVersionUnexpSeen, "IFLA_BRIDGE_CFM_MEP_STATUS_VERSION_UNEXP_SEEN", "version_unexp_seen", of(tOnOffU32, func(x *CFMStatus) *uint32 { return &x.VersionUnexpSeen })},
	{IFLABridgeCfmMepStatusRxLevelLowSeen, "IFLA_BRIDGE_CFM_MEP_STATUS_RX_LEVEL_LOW_SEEN", "rx_level_low_seen", of(tOnOffU32, func(x *CFMStatus) *uint32 { return &x.RxLevelLowSeen })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_MEP_STATUS_*) is present.
func (x *CFMStatus) Has(attr uint16) bool { return cfmStatusTable.has(x, attr) }

// CFMPeerStatus is what a maintenance end point has seen of a peer.
type CFMPeerStatus struct {
	Instance     uint32 // the MEP's number
	PeerMEPID    uint32
	CCMDefect    uint32 // 0 or 1
	RDI          uint32 // 0 or 1
	PortTLVValue uint8
	IfTLVValue   uint8
	Seen         uint32 // a message came since it was last asked, 0 or 1
	TLVSeen      uint32 // 0 or 1
	SeqUnexpSeen uint32 // 0 or 1
	Attrs
}

var cfmPeerStatusTable = newTable("IFLA_BRIDGE_CFM_CC_PEER_STATUS", func(x *CFMPeerStatus) *Attrs { return &x.Attrs }, []field[CFMPeerStatus]{
	{IFLABridgeCfmCcPeerStatusInstance, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_INSTANCE", "instance", u32(func(x *CFMPeerStatus) *uint32 { return &x.Instance })},
	{IFLABridgeCfmCcPeerStatusPeerMepid, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_PEER_MEPID", "peer_mepid", u32(func(x *CFMPeerStatus) *uint32 { return &x.PeerMEPID })},
	{IFLABridgeCfmCcPeerStatusCcmDefect, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_CCM_DEFECT", "ccm_defect", of(tOnOffU32, func(x *CFMPeerStatus) *uint32 { return &x.CCMDefect })},
	{IFLABridgeCfmCcPeerStatusRdi, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_RDI", "rdi", of(tOnOffU32, func(x *CFMPeerStatus) *uint32 { return &x.RDI })},
	{IFLABridgeCfmCcPeerStatusPortTlvValue, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_PORT_TLV_VALUE", "port_tlv_value", u8(func(x *CFMPeerStatus) *uint8 { return &x.PortTLVValue })},
	{IFLABridgeCfmCcPeerStatusIfTlvValue, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_IF_TLV_VALUE", "if_tlv_value", u8(func(x *CFMPeerStatus) *uint8 { return &x.IfTLVValue })},
	{IFLABridgeCfmCcPeerStatusSeen, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_SEEN", "seen", of(tOnOffU32, func(x *CFMPeerStatus) *uint32 { return &x.Seen })},
	{IFLABridgeCfmCcPeerStatusTlvSeen, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_TLV_SEEN", "tlv_seen", of(tOnOffU32, func(x *CFMPeerStatus) *uint32 { return &x.TLVSeen })},
	{IFLABridgeCfmCcPeerStatusSeqUnexpSeen, "IFLA_BRIDGE_CFM_CC_PEER_STATUS_SEQ_UNEXP_SEEN", "seq_unexp_seen", of(tOnOffU32, func(x *CFMPeerStatus) *uint32 { return &x.SeqUnexpSeen })},
})

// Has says whether an attribute (IFLA_BRIDGE_CFM_CC_PEER_STATUS_*) is present.
func (x *CFMPeerStatus) Has(attr uint16) bool { return cfmPeerStatusTable.has(x, attr) }

// Names of CFM's values, enum br_cfm_* of include/uapi/linux/cfm_bridge.h.
var (
	cfmDirections = nameTable{"down", "up"}
	cfmIntervals  = nameTable{"none", "3.3ms", "10ms", "100ms", "1s", "10s", "1min", "10min"}
)
