package codec

// Attributes of a VLAN, IFLA_VLAN_* of include/uapi/linux/if_link.h.
const (
	IFLAVLANID         uint16 = 1 // IFLA_VLAN_ID
	IFLAVLANFlags      uint16 = 2 // IFLA_VLAN_FLAGS
	IFLAVLANEgressQOS  uint16 = 3 // IFLA_VLAN_EGRESS_QOS
	IFLAVLANIngressQOS uint16 = 4 // IFLA_VLAN_INGRESS_QOS
	IFLAVLANProtocol   uint16 = 5 // IFLA_VLAN_PROTOCOL
)

// Attributes of a macvlan, IFLA_MACVLAN_* of include/uapi/linux/if_link.h.
const (
	IFLAMACVLANMode           uint16 = 1 // IFLA_MACVLAN_MODE
	IFLAMACVLANFlags          uint16 = 2 // IFLA_MACVLAN_FLAGS
	IFLAMACVLANMacaddrMode    uint16 = 3 // IFLA_MACVLAN_MACADDR_MODE
	IFLAMACVLANMacaddr        uint16 = 4 // IFLA_MACVLAN_MACADDR
	IFLAMACVLANMacaddrData    uint16 = 5 // IFLA_MACVLAN_MACADDR_DATA
	IFLAMACVLANMacaddrCount   uint16 = 6 // IFLA_MACVLAN_MACADDR_COUNT
	IFLAMACVLANBcQueueLen     uint16 = 7 // IFLA_MACVLAN_BC_QUEUE_LEN
	IFLAMACVLANBcQueueLenUsed uint16 = 8 // IFLA_MACVLAN_BC_QUEUE_LEN_USED
	IFLAMACVLANBcCutoff       uint16 = 9 // IFLA_MACVLAN_BC_CUTOFF
)

// Attributes of an ipvlan, IFLA_IPVLAN_* of include/uapi/linux/if_link.h.
const (
	IFLAIPVLANMode  uint16 = 1 // IFLA_IPVLAN_MODE
	IFLAIPVLANFlags uint16 = 2 // IFLA_IPVLAN_FLAGS
)

// Attributes of a VRF, IFLA_VRF_* of include/uapi/linux/if_link.h.
const (
	IFLAVRFTable uint16 = 1 // IFLA_VRF_TABLE
)

// Attributes of an interface in a VRF, IFLA_VRF_PORT_* of include/uapi/linux/if_link.h.
const (
	IFLAVRFPortTable uint16 = 1 // IFLA_VRF_PORT_TABLE
)

// Attributes of an IPsec interface, IFLA_XFRM_* of include/uapi/linux/if_link.h.
const (
	IFLAXFRMLink            uint16 = 1 // IFLA_XFRM_LINK
	IFLAXFRMIfID            uint16 = 2 // IFLA_XFRM_IF_ID
	IFLAXFRMCollectMetadata uint16 = 3 // IFLA_XFRM_COLLECT_METADATA
)

// VLAN is the data of kind "vlan", IFLA_VLAN_* of include/uapi/linux/if_link.h.
type VLAN struct {
	ID         uint16
	Flags      VLANFlags
	EgressQoS  []VLANQoS
	IngressQoS []VLANQoS
	Protocol   uint16 // EtherType: 0x8100 or 0x88a8
	Attrs
}

var vlanTable = newTable("IFLA_INFO_DATA of vlan", func(x *VLAN) *Attrs { return &x.Attrs }, []field[VLAN]{
	{IFLAVLANID, "IFLA_VLAN_ID", "id", u16(func(x *VLAN) *uint16 { return &x.ID })},
	{IFLAVLANFlags, "IFLA_VLAN_FLAGS", "flags", of(&tVLANFlags, func(x *VLAN) *VLANFlags { return &x.Flags })},
	{IFLAVLANEgressQOS, "IFLA_VLAN_EGRESS_QOS", "egress_qos", listOf(1, &tVLANQoS, func(x *VLAN) *[]VLANQoS { return &x.EgressQoS })},
	{IFLAVLANIngressQOS, "IFLA_VLAN_INGRESS_QOS", "ingress_qos", listOf(1, &tVLANQoS, func(x *VLAN) *[]VLANQoS { return &x.IngressQoS })},
	{IFLAVLANProtocol, "IFLA_VLAN_PROTOCOL", "protocol", of(tVLANProtocol, func(x *VLAN) *uint16 { return &x.Protocol })},
})

// Has says whether an attribute (IFLA_VLAN_*) is present.
func (x *VLAN) Has(attr uint16) bool { return vlanTable.has(x, attr) }

func (x *VLAN) decodeKind(d *decoder, b []byte) { vlanTable.decode(d, x, b) }
func (x *VLAN) encodeKind(e *encoder)           { vlanTable.append(e, x) }
func (x *VLAN) jsonKind(w *writer)              { vlanTable.json(w, x) }

// MACVLAN is the data of kinds "macvlan" and "macvtap", IFLA_MACVLAN_* of
// include/uapi/linux/if_link.h.
type MACVLAN struct {
	Mode           uint32     // MACVLAN_MODE_*
	Flags          uint16     // NOPROMISC 1, NODST 2
	MACAddrMode    uint32     // in requests only
	MACAddr        LinkAddr   // in requests only
	MACAddrData    []LinkAddr // sources of mode source
	MACAddrCount   uint32
	BCQueueLen     uint32
	BCQueueLenUsed uint32
	BCCutoff       int32
	Attrs
}

var macvlanTable = newTable("IFLA_INFO_DATA of macvlan, macvtap", func(x *MACVLAN) *Attrs { return &x.Attrs }, []field[MACVLAN]{
	{IFLAMACVLANMode, "IFLA_MACVLAN_MODE", "mode", of(named(&tU32, macvlanModeName), func(x *MACVLAN) *uint32 { return &x.Mode })},
	{IFLAMACVLANFlags, "IFLA_MACVLAN_FLAGS", "flags", u16(func(x *MACVLAN) *uint16 { return &x.Flags })},
	{IFLAMACVLANMacaddrMode, "IFLA_MACVLAN_MACADDR_MODE", "macaddr_mode", u32(func(x *MACVLAN) *uint32 { return &x.MACAddrMode })},
	{IFLAMACVLANMacaddr, "IFLA_MACVLAN_MACADDR", "macaddr", lladdr(func(x *MACVLAN) *LinkAddr { return &x.MACAddr })},
	{IFLAMACVLANMacaddrData, "IFLA_MACVLAN_MACADDR_DATA", "macaddr_data", listOf(IFLAMACVLANMacaddr, &tLinkAddr, func(x *MACVLAN) *[]LinkAddr { return &x.MACAddrData })},
	{IFLAMACVLANMacaddrCount, "IFLA_MACVLAN_MACADDR_COUNT", "macaddr_count", u32(func(x *MACVLAN) *uint32 { return &x.MACAddrCount })},
	{IFLAMACVLANBcQueueLen, "IFLA_MACVLAN_BC_QUEUE_LEN", "bcqueuelen", u32(func(x *MACVLAN) *uint32 { return &x.BCQueueLen })},
	{IFLAMACVLANBcQueueLenUsed, "IFLA_MACVLAN_BC_QUEUE_LEN_USED", "usedbcqueuelen", u32(func(x *MACVLAN) *uint32 { return &x.BCQueueLenUsed })},
	{IFLAMACVLANBcCutoff, "IFLA_MACVLAN_BC_CUTOFF", "bclim", s32(func(x *MACVLAN) *int32 { return &x.BCCutoff })},
})

// Has says whether an attribute (IFLA_MACVLAN_*) is present.
func (x *MACVLAN) Has(attr uint16) bool { return macvlanTable.has(x, attr) }

func (x *MACVLAN) decodeKind(d *decoder, b []byte) { macvlanTable.decode(d, x, b) }
func (x *MACVLAN) encodeKind(e *encoder)           { macvlanTable.append(e, x) }

// IPVLAN is the data of kinds "ipvlan" and "ipvtap", IFLA_IPVLAN_* of
// include/uapi/linux/if_link.h.
type IPVLAN struct {
	Mode  uint16 // IPVLAN_MODE_*
	Flags uint16 // PRIVATE 1, VEPA 2
	Attrs
}

var ipvlanTable = newTable("IFLA_INFO_DATA of ipvlan, ipvtap", func(x *IPVLAN) *Attrs { return &x.Attrs }, []field[IPVLAN]{
	{IFLAIPVLANMode, "IFLA_IPVLAN_MODE", "mode", of(named(&tU16, ipvlanModeName), func(x *IPVLAN) *uint16 { return &x.Mode })},
	{IFLAIPVLANFlags, "IFLA_IPVLAN_FLAGS", "flags", u16(func(x *IPVLAN) *uint16 { return &x.Flags })},
})

// Has says whether an attribute (IFLA_IPVLAN_*) is present.
func (x *IPVLAN) Has(attr uint16) bool { return ipvlanTable.has(x, attr) }

func (x *IPVLAN) decodeKind(d *decoder, b []byte) { ipvlanTable.decode(d, x, b) }
func (x *IPVLAN) encodeKind(e *encoder)           { ipvlanTable.append(e, x) }

// VRF is the data of kind "vrf", IFLA_VRF_* of include/uapi/linux/if_link.h.
type VRF struct {
	Table uint32
	Attrs
}

var vrfTable = newTable("IFLA_INFO_DATA of vrf", func(x *VRF) *Attrs { return &x.Attrs }, []field[VRF]{
	{IFLAVRFTable, "IFLA_VRF_TABLE", "table", u32(func(x *VRF) *uint32 { return &x.Table })},
})

// Has says whether an attribute (IFLA_VRF_*) is present.
func (x *VRF) Has(attr uint16) bool { return vrfTable.has(x, attr) }

func (x *VRF) decodeKind(d *decoder, b []byte) { vrfTable.decode(d, x, b) }
func (x *VRF) encodeKind(e *encoder)           { vrfTable.append(e, x) }
func (x *VRF) jsonKind(w *writer)              { vrfTable.json(w, x) }

// VRFSlave is the state of an interface in a VRF, IFLA_VRF_PORT_* of
// include/uapi/linux/if_link.h.
type VRFSlave struct {
	Table uint32
	Attrs
}

var vrfSlaveTable = newTable("IFLA_INFO_SLAVE_DATA of vrf", func(x *VRFSlave) *Attrs { return &x.Attrs }, []field[VRFSlave]{
	{IFLAVRFPortTable, "IFLA_VRF_PORT_TABLE", "table", u32(func(x *VRFSlave) *uint32 { return &x.Table })},
})

// Has says whether an attribute (IFLA_VRF_PORT_*) is present.
func (x *VRFSlave) Has(attr uint16) bool { return vrfSlaveTable.has(x, attr) }

func (x *VRFSlave) decodeKind(d *decoder, b []byte) { vrfSlaveTable.decode(d, x, b) }
func (x *VRFSlave) encodeKind(e *encoder)           { vrfSlaveTable.append(e, x) }
func (x *VRFSlave) jsonKind(w *writer)              { vrfSlaveTable.json(w, x) }

// XFRMLink is the data of kind "xfrm", IFLA_XFRM_* of
// include/uapi/linux/if_link.h.
type XFRMLink struct {
	Link            int32
	IfID            uint32
	CollectMetadata bool
	Attrs
}

var xfrmLinkTable = newTable("IFLA_INFO_DATA of xfrm", func(x *XFRMLink) *Attrs { return &x.Attrs }, []field[XFRMLink]{
	{IFLAXFRMLink, "IFLA_XFRM_LINK", "link", oif(func(x *XFRMLink) *int32 { return &x.Link })},
	{IFLAXFRMIfID, "IFLA_XFRM_IF_ID", "if_id", of(tHex32, func(x *XFRMLink) *uint32 { return &x.IfID })},
	{IFLAXFRMCollectMetadata, "IFLA_XFRM_COLLECT_METADATA", "external", flag(func(x *XFRMLink) *bool { return &x.CollectMetadata })},
})

// Has says whether an attribute (IFLA_XFRM_*) is present.
func (x *XFRMLink) Has(attr uint16) bool { return xfrmLinkTable.has(x, attr) }

func (x *XFRMLink) decodeKind(d *decoder, b []byte) { xfrmLinkTable.decode(d, x, b) }
func (x *XFRMLink) encodeKind(e *encoder)           { xfrmLinkTable.append(e, x) }
func (x *XFRMLink) jsonKind(w *writer)              { xfrmLinkTable.json(w, x) }
