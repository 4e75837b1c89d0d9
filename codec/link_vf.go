package codec

// Attributes of a virtual function, IFLA_VF_* of include/uapi/linux/if_link.h.
const (
	IFLAVFMAC        uint16 = 1  // IFLA_VF_MAC
	IFLAVFVLAN       uint16 = 2  // IFLA_VF_VLAN
	IFLAVFTxRate     uint16 = 3  // IFLA_VF_TX_RATE
	IFLAVFSpoofchk   uint16 = 4  // IFLA_VF_SPOOFCHK
	IFLAVFLinkState  uint16 = 5  // IFLA_VF_LINK_STATE
	IFLAVFRate       uint16 = 6  // IFLA_VF_RATE
	IFLAVFRSSQueryEn uint16 = 7  // IFLA_VF_RSS_QUERY_EN
	IFLAVFStats      uint16 = 8  // IFLA_VF_STATS
	IFLAVFTrust      uint16 = 9  // IFLA_VF_TRUST
	IFLAVFIBNodeGUID uint16 = 10 // IFLA_VF_IB_NODE_GUID
	IFLAVFIBPortGUID uint16 = 11 // IFLA_VF_IB_PORT_GUID
	IFLAVFVLANList   uint16 = 12 // IFLA_VF_VLAN_LIST
	IFLAVFBroadcast  uint16 = 13 // IFLA_VF_BROADCAST
)

// Attributes of a link's XDP programs, IFLA_XDP_* of include/uapi/linux/if_link.h.
const (
	IFLAXDPFD         uint16 = 1 // IFLA_XDP_FD
	IFLAXDPAttached   uint16 = 2 // IFLA_XDP_ATTACHED
	IFLAXDPFlags      uint16 = 3 // IFLA_XDP_FLAGS
	IFLAXDPProgID     uint16 = 4 // IFLA_XDP_PROG_ID
	IFLAXDPDrvProgID  uint16 = 5 // IFLA_XDP_DRV_PROG_ID
	IFLAXDPSkbProgID  uint16 = 6 // IFLA_XDP_SKB_PROG_ID
	IFLAXDPHWProgID   uint16 = 7 // IFLA_XDP_HW_PROG_ID
	IFLAXDPExpectedFD uint16 = 8 // IFLA_XDP_EXPECTED_FD
)

// VF is a virtual function of a link, IFLA_VF_* of include/uapi/linux/if_link.h.
// Each setting repeats the function's number.
type VF struct {
	MAC        VFMAC // only as many bytes as the link's type has count
	VLAN       VFVLAN
	TxRate     VFSetting // Mbit/s
	SpoofCheck VFSetting
	LinkState  VFSetting // IFLA_VF_LINK_STATE_*
	Rate       VFRate
	RSSQuery   VFSetting
	Stats      *VFStats
	Trust      VFSetting
	IBNodeGUID VFGUID
	IBPortGUID VFGUID
	VLANList   []VFVLANInfo
	Broadcast  [32]byte
	Attrs
}

var vfTable = newTable("IFLA_VF_INFO", func(x *VF) *Attrs { return &x.Attrs }, []field[VF]{
	{IFLAVFMAC, "IFLA_VF_MAC", "", of(&tVFMAC, func(x *VF) *VFMAC { return &x.MAC })},
	{IFLAVFVLAN, "IFLA_VF_VLAN", "", of(&tVFVLAN, func(x *VF) *VFVLAN { return &x.VLAN })},
	{IFLAVFTxRate, "IFLA_VF_TX_RATE", "", of(&tVFSetting, func(x *VF) *VFSetting { return &x.TxRate })},
	{IFLAVFSpoofchk, "IFLA_VF_SPOOFCHK", "", of(&tVFSetting, func(x *VF) *VFSetting { return &x.SpoofCheck })},
	{IFLAVFLinkState, "IFLA_VF_LINK_STATE", "", of(&tVFSetting, func(x *VF) *VFSetting { return &x.LinkState })},
	{IFLAVFRate, "IFLA_VF_RATE", "", of(&tVFRate, func(x *VF) *VFRate { return &x.Rate })},
	{IFLAVFRSSQueryEn, "IFLA_VF_RSS_QUERY_EN", "", of(&tVFSetting, func(x *VF) *VFSetting { return &x.RSSQuery })},
	{IFLAVFStats, "IFLA_VF_STATS", "", nested(vfStatsTable, func(x *VF) **VFStats { return &x.Stats })},
	{IFLAVFTrust, "IFLA_VF_TRUST", "", of(&tVFSetting, func(x *VF) *VFSetting { return &x.Trust })},
	{IFLAVFIBNodeGUID, "IFLA_VF_IB_NODE_GUID", "", of(&tVFGUID, func(x *VF) *VFGUID { return &x.IBNodeGUID })},
	{IFLAVFIBPortGUID, "IFLA_VF_IB_PORT_GUID", "", of(&tVFGUID, func(x *VF) *VFGUID { return &x.IBPortGUID })},
	{IFLAVFVLANList, "IFLA_VF_VLAN_LIST", "", listOf(1, &tVFVLANInfo, func(x *VF) *[]VFVLANInfo { return &x.VLANList })},
	{IFLAVFBroadcast, "IFLA_VF_BROADCAST", "", of(&tVFBroadcast, func(x *VF) *[32]byte { return &x.Broadcast })},
})

// Has says whether an attribute (IFLA_VF_*) is present.
func (x *VF) Has(attr uint16) bool { return vfTable.has(x, attr) }

// VFStats is what a virtual function has passed, IFLA_VF_STATS_*. It changes
// without a message.
type VFStats struct {
	RxPackets uint64
	TxPackets uint64
	RxBytes   uint64
	TxBytes   uint64
	Broadcast uint64
	Multicast uint64
	RxDropped uint64
	TxDropped uint64
	Attrs
}

var vfStatsTable = newTable("IFLA_VF_STATS", func(x *VFStats) *Attrs { return &x.Attrs }, []field[VFStats]{
	{IFLAVFStatsRxPackets, "IFLA_VF_STATS_RX_PACKETS", "", u64(func(x *VFStats) *uint64 { return &x.RxPackets })},
	{IFLAVFStatsTxPackets, "IFLA_VF_STATS_TX_PACKETS", "", u64(func(x *VFStats) *uint64 { return &x.TxPackets })},
	{IFLAVFStatsRxBytes, "IFLA_VF_STATS_RX_BYTES", "", u64(func(x *VFStats) *uint64 { return &x.RxBytes })},
	{IFLAVFStatsTxBytes, "IFLA_VF_STATS_TX_BYTES", "", u64(func(x *VFStats) *uint64 { return &x.TxBytes })},
	{IFLAVFStatsBroadcast, "IFLA_VF_STATS_BROADCAST", "", u64(func(x *VFStats) *uint64 { return &x.Broadcast })},
	{IFLAVFStatsMulticast, "IFLA_VF_STATS_MULTICAST", "", u64(func(x *VFStats) *uint64 { return &x.Multicast })},
	{6, "IFLA_VF_STATS_PAD", "", raw[VFStats]()},
	{IFLAVFStatsRxDropped, "IFLA_VF_STATS_RX_DROPPED", "", u64(func(x *VFStats) *uint64 { return &x.RxDropped })},
	{IFLAVFStatsTxDropped, "IFLA_VF_STATS_TX_DROPPED", "", u64(func(x *VFStats) *uint64 { return &x.TxDropped })},
})

// Has says whether an attribute (IFLA_VF_STATS_*) is present.
func (x *VFStats) Has(attr uint16) bool { return vfStatsTable.has(x, attr) }

// XDP says which XDP programs a link has, IFLA_XDP_* of
// include/uapi/linux/if_link.h.
type XDP struct {
	FD         int32  // in requests only
	Attached   uint8  // XDP_ATTACHED_*: 0 none, 1 driver, 2 generic, 3 hardware, 4 several
	Flags      uint32 // in requests only
	ProgID     uint32
	DrvProgID  uint32
	SKBProgID  uint32
	HWProgID   uint32
	ExpectedFD int32 // in requests only
	Attrs
}

var xdpTable = newTable("IFLA_XDP", func(x *XDP) *Attrs { return &x.Attrs }, []field[XDP]{
	{IFLAXDPFD, "IFLA_XDP_FD", "fd", s32(func(x *XDP) *int32 { return &x.FD })},
	{IFLAXDPAttached, "IFLA_XDP_ATTACHED", "mode", u8(func(x *XDP) *uint8 { return &x.Attached })},
	{IFLAXDPFlags, "IFLA_XDP_FLAGS", "flags", u32(func(x *XDP) *uint32 { return &x.Flags })},
	{IFLAXDPProgID, "IFLA_XDP_PROG_ID", "prog_id", u32(func(x *XDP) *uint32 { return &x.ProgID })},
	{IFLAXDPDrvProgID, "IFLA_XDP_DRV_PROG_ID", "drv_prog_id", u32(func(x *XDP) *uint32 { return &x.DrvProgID })},
	{IFLAXDPSkbProgID, "IFLA_XDP_SKB_PROG_ID", "skb_prog_id", u32(func(x *XDP) *uint32 { return &x.SKBProgID })},
	{IFLAXDPHWProgID, "IFLA_XDP_HW_PROG_ID", "hw_prog_id", u32(func(x *XDP) *uint32 { return &x.HWProgID })},
	{IFLAXDPExpectedFD, "IFLA_XDP_EXPECTED_FD", "expected_fd", s32(func(x *XDP) *int32 { return &x.ExpectedFD })},
})

// Has says whether an attribute (IFLA_XDP_*) is present.
func (x *XDP) Has(attr uint16) bool { return xdpTable.has(x, attr) }

// DevlinkPort names the devlink port of a link, DEVLINK_ATTR_* of
// include/uapi/linux/devlink.h.
type DevlinkPort struct {
	BusName   string
	DevName   string
	PortIndex uint32
	Attrs
}

var devlinkPortTable = newTable("IFLA_DEVLINK_PORT", func(x *DevlinkPort) *Attrs { return &x.Attrs }, []field[DevlinkPort]{
	{DEVLINKAttrBusName, "DEVLINK_ATTR_BUS_NAME", "bus_name", str(func(x *DevlinkPort) *string { return &x.BusName })},
	{DEVLINKAttrDevName, "DEVLINK_ATTR_DEV_NAME", "dev_name", str(func(x *DevlinkPort) *string { return &x.DevName })},
	{DEVLINKAttrPortIndex, "DEVLINK_ATTR_PORT_INDEX", "port_index", u32(func(x *DevlinkPort) *uint32 { return &x.PortIndex })},
})

// Has says whether an attribute (DEVLINK_ATTR_*) is present.
func (x *DevlinkPort) Has(attr uint16) bool { return devlinkPortTable.has(x, attr) }

// DPLLPin is the DPLL pin of a link, DPLL_A_PIN_* of include/uapi/linux/dpll.h.
type DPLLPin struct {
	ID uint32
	Attrs
}

var dpllPinTable = newTable("IFLA_DPLL_PIN", func(x *DPLLPin) *Attrs { return &x.Attrs }, []field[DPLLPin]{
	{DPLLAPinID, "DPLL_A_PIN_ID", "id", u32(func(x *DPLLPin) *uint32 { return &x.ID })},
})

// Has says whether an attribute (DPLL_A_*) is present.
func (x *DPLLPin) Has(attr uint16) bool { return dpllPinTable.has(x, attr) }

// LinkPort is a port profile (802.1Qbh), IFLA_PORT_* of
// include/uapi/linux/if_link.h.
type LinkPort struct {
	VF           uint32
	Profile      string
	VSIType      []byte
	InstanceUUID []byte
	HostUUID     []byte
	Request      uint8
	Response     uint16
	Attrs
}

var linkPortTable = newTable("IFLA_VF_PORT, IFLA_PORT_SELF", func(x *LinkPort) *Attrs { return &x.Attrs }, []field[LinkPort]{
	{IFLAPortVF, "IFLA_PORT_VF", "vf", u32(func(x *LinkPort) *uint32 { return &x.VF })},
	{IFLAPortProfile, "IFLA_PORT_PROFILE", "profile", str(func(x *LinkPort) *string { return &x.Profile })},
	{IFLAPortVsiType, "IFLA_PORT_VSI_TYPE", "vsi_type", blob(func(x *LinkPort) *[]byte { return &x.VSIType })},
	{IFLAPortInstanceUuid, "IFLA_PORT_INSTANCE_UUID", "instance_uuid", blob(func(x *LinkPort) *[]byte { return &x.InstanceUUID })},
	{IFLAPortHostUuid, "IFLA_PORT_HOST_UUID", "host_uuid", blob(func(x *LinkPort) *[]byte { return &x.HostUUID })},
	{IFLAPortRequest, "IFLA_PORT_REQUEST", "request", u8(func(x *LinkPort) *uint8 { return &x.Request })},
	{IFLAPortResponse, "IFLA_PORT_RESPONSE", "response", u16(func(x *LinkPort) *uint16 { return &x.Response })},
})

// Has says whether an attribute (IFLA_PORT_*) is present.
func (x *LinkPort) Has(attr uint16) bool { return linkPortTable.has(x, attr) }
