package codec

import "net/netip"

// Attributes of a VLAN message, BRIDGE_VLANDB_* of include/uapi/linux/if_bridge.h.
const (
	BRIDGEVlandbEntry         uint16 = 1 // BRIDGE_VLANDB_ENTRY
	BRIDGEVlandbGlobalOptions uint16 = 2 // BRIDGE_VLANDB_GLOBAL_OPTIONS
)

// Attributes of a VLAN, BRIDGE_VLANDB_ENTRY_* of include/uapi/linux/if_bridge.h.
const (
	BRIDGEVlandbEntryInfo             uint16 = 1  // BRIDGE_VLANDB_ENTRY_INFO
	BRIDGEVlandbEntryRange            uint16 = 2  // BRIDGE_VLANDB_ENTRY_RANGE
	BRIDGEVlandbEntryState            uint16 = 3  // BRIDGE_VLANDB_ENTRY_STATE
	BRIDGEVlandbEntryTunnelInfo       uint16 = 4  // BRIDGE_VLANDB_ENTRY_TUNNEL_INFO
	BRIDGEVlandbEntryStats            uint16 = 5  // BRIDGE_VLANDB_ENTRY_STATS
	BRIDGEVlandbEntryMcastRouter      uint16 = 6  // BRIDGE_VLANDB_ENTRY_MCAST_ROUTER
	BRIDGEVlandbEntryMcastNGroups     uint16 = 7  // BRIDGE_VLANDB_ENTRY_MCAST_N_GROUPS
	BRIDGEVlandbEntryMcastMaxGroups   uint16 = 8  // BRIDGE_VLANDB_ENTRY_MCAST_MAX_GROUPS
	BRIDGEVlandbEntryNeighSuppress    uint16 = 9  // BRIDGE_VLANDB_ENTRY_NEIGH_SUPPRESS
	BRIDGEVlandbEntryNeighForwardGrat uint16 = 10 // BRIDGE_VLANDB_ENTRY_NEIGH_FORWARD_GRAT
)

// Attributes of a VLAN's tunnel, BRIDGE_VLANDB_TINFO_* of include/uapi/linux/if_bridge.h.
const (
	BRIDGEVlandbTinfoID  uint16 = 1 // BRIDGE_VLANDB_TINFO_ID
	BRIDGEVlandbTinfoCmd uint16 = 2 // BRIDGE_VLANDB_TINFO_CMD
)

// Attributes of a VLAN's counters, BRIDGE_VLANDB_STATS_* of include/uapi/linux/if_bridge.h.
const (
	BRIDGEVlandbStatsRxBytes   uint16 = 1 // BRIDGE_VLANDB_STATS_RX_BYTES
	BRIDGEVlandbStatsRxPackets uint16 = 2 // BRIDGE_VLANDB_STATS_RX_PACKETS
	BRIDGEVlandbStatsTxBytes   uint16 = 3 // BRIDGE_VLANDB_STATS_TX_BYTES
	BRIDGEVlandbStatsTxPackets uint16 = 4 // BRIDGE_VLANDB_STATS_TX_PACKETS
)

// Attributes of a VLAN's global options, BRIDGE_VLANDB_GOPTS_* of include/uapi/linux/if_bridge.h.
const (
	BRIDGEVlandbGoptsID                      uint16 = 1  // BRIDGE_VLANDB_GOPTS_ID
	BRIDGEVlandbGoptsRange                   uint16 = 2  // BRIDGE_VLANDB_GOPTS_RANGE
	BRIDGEVlandbGoptsMcastSnooping           uint16 = 3  // BRIDGE_VLANDB_GOPTS_MCAST_SNOOPING
	BRIDGEVlandbGoptsMcastIGMPVersion        uint16 = 4  // BRIDGE_VLANDB_GOPTS_MCAST_IGMP_VERSION
	BRIDGEVlandbGoptsMcastMLDVersion         uint16 = 5  // BRIDGE_VLANDB_GOPTS_MCAST_MLD_VERSION
	BRIDGEVlandbGoptsMcastLastMemberCnt      uint16 = 6  // BRIDGE_VLANDB_GOPTS_MCAST_LAST_MEMBER_CNT
	BRIDGEVlandbGoptsMcastStartupQueryCnt    uint16 = 7  // BRIDGE_VLANDB_GOPTS_MCAST_STARTUP_QUERY_CNT
	BRIDGEVlandbGoptsMcastLastMemberIntvl    uint16 = 8  // BRIDGE_VLANDB_GOPTS_MCAST_LAST_MEMBER_INTVL
	BRIDGEVlandbGoptsMcastMembershipIntvl    uint16 = 10 // BRIDGE_VLANDB_GOPTS_MCAST_MEMBERSHIP_INTVL
	BRIDGEVlandbGoptsMcastQuerierIntvl       uint16 = 11 // BRIDGE_VLANDB_GOPTS_MCAST_QUERIER_INTVL
	BRIDGEVlandbGoptsMcastQueryIntvl         uint16 = 12 // BRIDGE_VLANDB_GOPTS_MCAST_QUERY_INTVL
	BRIDGEVlandbGoptsMcastQueryResponseIntvl uint16 = 13 // BRIDGE_VLANDB_GOPTS_MCAST_QUERY_RESPONSE_INTVL
	BRIDGEVlandbGoptsMcastStartupQueryIntvl  uint16 = 14 // BRIDGE_VLANDB_GOPTS_MCAST_STARTUP_QUERY_INTVL
	BRIDGEVlandbGoptsMcastQuerier            uint16 = 15 // BRIDGE_VLANDB_GOPTS_MCAST_QUERIER
	BRIDGEVlandbGoptsMcastRouterPorts        uint16 = 16 // BRIDGE_VLANDB_GOPTS_MCAST_ROUTER_PORTS
	BRIDGEVlandbGoptsMcastQuerierState       uint16 = 17 // BRIDGE_VLANDB_GOPTS_MCAST_QUERIER_STATE
	BRIDGEVlandbGoptsMsti                    uint16 = 18 // BRIDGE_VLANDB_GOPTS_MSTI
)

// Attributes of a tunnel message, VXLAN_VNIFILTER_* of include/uapi/linux/if_link.h.
const (
	VXLANVnifilterEntry uint16 = 1 // VXLAN_VNIFILTER_ENTRY
)

// Attributes of a VNI, VXLAN_VNIFILTER_ENTRY_* of include/uapi/linux/if_link.h.
const (
	VXLANVnifilterEntryStart  uint16 = 1 // VXLAN_VNIFILTER_ENTRY_START
	VXLANVnifilterEntryEnd    uint16 = 2 // VXLAN_VNIFILTER_ENTRY_END
	VXLANVnifilterEntryGroup  uint16 = 3 // VXLAN_VNIFILTER_ENTRY_GROUP
	VXLANVnifilterEntryGroup6 uint16 = 4 // VXLAN_VNIFILTER_ENTRY_GROUP6
	VXLANVnifilterEntryStats  uint16 = 5 // VXLAN_VNIFILTER_ENTRY_STATS
)

// Attributes of a VNI's counters, VNIFILTER_ENTRY_STATS_* of include/uapi/linux/if_link.h.
const (
	VNIFILTEREntryStatsRxBytes  uint16 = 1 // VNIFILTER_ENTRY_STATS_RX_BYTES
	VNIFILTEREntryStatsRxPkts   uint16 = 2 // VNIFILTER_ENTRY_STATS_RX_PKTS
	VNIFILTEREntryStatsRxDrops  uint16 = 3 // VNIFILTER_ENTRY_STATS_RX_DROPS
	VNIFILTEREntryStatsRxErrors uint16 = 4 // VNIFILTER_ENTRY_STATS_RX_ERRORS
	VNIFILTEREntryStatsTxBytes  uint16 = 5 // VNIFILTER_ENTRY_STATS_TX_BYTES
	VNIFILTEREntryStatsTxPkts   uint16 = 6 // VNIFILTER_ENTRY_STATS_TX_PKTS
	VNIFILTEREntryStatsTxDrops  uint16 = 7 // VNIFILTER_ENTRY_STATS_TX_DROPS
	VNIFILTEREntryStatsTxErrors uint16 = 8 // VNIFILTER_ENTRY_STATS_TX_ERRORS
)

// BridgeVLAN are VLANs of a bridge or of a port: struct br_vlan_msg and the
// BRIDGE_VLANDB_* attributes of include/uapi/linux/if_bridge.h.
type BridgeVLAN struct {
	Family uint8
	Index  int32

	Entries []VLANEntry
	Globals []VLANGlobal
	Attrs
}

var bridgeVLANTable = newTable("struct br_vlan_msg", func(x *BridgeVLAN) *Attrs { return &x.Attrs }, []field[BridgeVLAN]{
	{BRIDGEVlandbEntry, "BRIDGE_VLANDB_ENTRY", "vlans", eachF(object(vlanEntryTable), func(x *BridgeVLAN) *[]VLANEntry { return &x.Entries })},
	{BRIDGEVlandbGlobalOptions, "BRIDGE_VLANDB_GLOBAL_OPTIONS", "options", eachF(object(vlanGlobalTable), func(x *BridgeVLAN) *[]VLANGlobal { return &x.Globals })},
})

// Has says whether an attribute (BRIDGE_VLANDB_*) is present.
func (x *BridgeVLAN) Has(attr uint16) bool { return bridgeVLANTable.has(x, attr) }

func (x *BridgeVLAN) resource() {}

// MarshalJSON is what bridge -j -d vlan shows of one interface.
func (x *BridgeVLAN) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *BridgeVLAN) String() string { return text(x) }

const sizeofBrVLANMsg = 8

func (x *BridgeVLAN) decode(d *decoder, b []byte) {
	if len(b) < sizeofBrVLANMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Index = b[0], d.s32(b[4:])
	bridgeVLANTable.decode(d, x, b[sizeofBrVLANMsg:])
}

func (x *BridgeVLAN) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	e.s32(x.Index)
	bridgeVLANTable.append(e, x)
}

func (x *BridgeVLAN) json(w *writer) {
	w.begin()
	w.kvInt("ifindex", int64(x.Index))
	if x.Index != 0 {
		w.kvDev("dev", x.Index)
	}
	bridgeVLANTable.json(w, x)
	w.close('}')
}

func (x *BridgeVLAN) text(l *line) { l.object("vlan", x) }

// VLANEntry is a VLAN, or a range of them, and its options:
// BRIDGE_VLANDB_ENTRY_*.
type VLANEntry struct {
	Info             BridgeVLANInfo
	Range            uint16 // the last VID of the range
	State            uint8
	Tunnel           *VLANTunnel
	Stats            *VLANStats
	McastRouter      uint8
	McastNGroups     uint32
	McastMaxGroups   uint32
	NeighSuppress    bool
	NeighForwardGrat bool
	Attrs
}

var vlanEntryTable = newTable("BRIDGE_VLANDB_ENTRY", func(x *VLANEntry) *Attrs { return &x.Attrs }, []field[VLANEntry]{
	{BRIDGEVlandbEntryInfo, "BRIDGE_VLANDB_ENTRY_INFO", "vlan", as(of(&tBridgeVLANInfo, func(x *VLANEntry) *BridgeVLANInfo { return &x.Info }), jsonVLANInfo)},
	{BRIDGEVlandbEntryRange, "BRIDGE_VLANDB_ENTRY_RANGE", "vlanEnd", u16(func(x *VLANEntry) *uint16 { return &x.Range })},
	{BRIDGEVlandbEntryState, "BRIDGE_VLANDB_ENTRY_STATE", "state", of(names8(bridgeStateNames), func(x *VLANEntry) *uint8 { return &x.State })},
	{BRIDGEVlandbEntryTunnelInfo, "BRIDGE_VLANDB_ENTRY_TUNNEL_INFO", "tunnel", nestedF(vlanTunnelTable, func(x *VLANEntry) **VLANTunnel { return &x.Tunnel })},
	{BRIDGEVlandbEntryStats, "BRIDGE_VLANDB_ENTRY_STATS", "stats", nestedF(vlanStatsTable, func(x *VLANEntry) **VLANStats { return &x.Stats })},
	{BRIDGEVlandbEntryMcastRouter, "BRIDGE_VLANDB_ENTRY_MCAST_ROUTER", "mcast_router", u8(func(x *VLANEntry) *uint8 { return &x.McastRouter })},
	{BRIDGEVlandbEntryMcastNGroups, "BRIDGE_VLANDB_ENTRY_MCAST_N_GROUPS", "mcast_n_groups", u32(func(x *VLANEntry) *uint32 { return &x.McastNGroups })},
	{BRIDGEVlandbEntryMcastMaxGroups, "BRIDGE_VLANDB_ENTRY_MCAST_MAX_GROUPS", "mcast_max_groups", u32(func(x *VLANEntry) *uint32 { return &x.McastMaxGroups })},
	{BRIDGEVlandbEntryNeighSuppress, "BRIDGE_VLANDB_ENTRY_NEIGH_SUPPRESS", "neigh_suppress", boolean(func(x *VLANEntry) *bool { return &x.NeighSuppress })},
	{BRIDGEVlandbEntryNeighForwardGrat, "BRIDGE_VLANDB_ENTRY_NEIGH_FORWARD_GRAT", "neigh_forward_grat", boolean(func(x *VLANEntry) *bool { return &x.NeighForwardGrat })},
})

// Has says whether an attribute (BRIDGE_VLANDB_ENTRY_*) is present.
func (x *VLANEntry) Has(attr uint16) bool { return vlanEntryTable.has(x, attr) }

// VLANTunnel is the tunnel of a VLAN: BRIDGE_VLANDB_TINFO_*.
type VLANTunnel struct {
	ID  uint32
	Cmd uint32 // in requests only
	Attrs
}

var vlanTunnelTable = newTable("BRIDGE_VLANDB_ENTRY_TUNNEL_INFO", func(x *VLANTunnel) *Attrs { return &x.Attrs }, []field[VLANTunnel]{
	{BRIDGEVlandbTinfoID, "BRIDGE_VLANDB_TINFO_ID", "tunid", u32(func(x *VLANTunnel) *uint32 { return &x.ID })},
	{BRIDGEVlandbTinfoCmd, "BRIDGE_VLANDB_TINFO_CMD", "cmd", u32(func(x *VLANTunnel) *uint32 { return &x.Cmd })},
})

// Has says whether an attribute (BRIDGE_VLANDB_TINFO_*) is present.
func (x *VLANTunnel) Has(attr uint16) bool { return vlanTunnelTable.has(x, attr) }

// VLANStats is what a VLAN has passed: BRIDGE_VLANDB_STATS_*. It changes without
// a message.
type VLANStats struct {
	RxBytes   uint64
	RxPackets uint64
	TxBytes   uint64
	TxPackets uint64
	Attrs
}

var vlanStatsTable = newTable("BRIDGE_VLANDB_ENTRY_STATS", func(x *VLANStats) *Attrs { return &x.Attrs }, []field[VLANStats]{
	{BRIDGEVlandbStatsRxBytes, "BRIDGE_VLANDB_STATS_RX_BYTES", "rx_bytes", u64(func(x *VLANStats) *uint64 { return &x.RxBytes })},
	{BRIDGEVlandbStatsRxPackets, "BRIDGE_VLANDB_STATS_RX_PACKETS", "rx_packets", u64(func(x *VLANStats) *uint64 { return &x.RxPackets })},
	{BRIDGEVlandbStatsTxBytes, "BRIDGE_VLANDB_STATS_TX_BYTES", "tx_bytes", u64(func(x *VLANStats) *uint64 { return &x.TxBytes })},
	{BRIDGEVlandbStatsTxPackets, "BRIDGE_VLANDB_STATS_TX_PACKETS", "tx_packets", u64(func(x *VLANStats) *uint64 { return &x.TxPackets })},
	{5, "BRIDGE_VLANDB_STATS_PAD", "", raw[VLANStats]()},
})

// Has says whether an attribute (BRIDGE_VLANDB_STATS_*) is present.
func (x *VLANStats) Has(attr uint16) bool { return vlanStatsTable.has(x, attr) }

// VLANGlobal are options a VLAN has in the whole bridge: BRIDGE_VLANDB_GOPTS_*.
// Times are in hundredths of a second.
type VLANGlobal struct {
	ID                         uint16
	Range                      uint16
	McastSnooping              uint8
	McastIGMPVersion           uint8
	McastMLDVersion            uint8
	McastLastMemberCount       uint32
	McastStartupQueryCount     uint32
	McastLastMemberInterval    uint64
	McastMembershipInterval    uint64
	McastQuerierInterval       uint64
	McastQueryInterval         uint64
	McastQueryResponseInterval uint64
	McastStartupQueryInterval  uint64
	McastQuerier               uint8
	McastRouterPorts           []MDBRouterPort
	QuerierState               *BridgeQuerier
	MSTI                       uint16
	Attrs
}

var vlanGlobalTable = newTable("BRIDGE_VLANDB_GLOBAL_OPTIONS", func(x *VLANGlobal) *Attrs { return &x.Attrs }, []field[VLANGlobal]{
	{BRIDGEVlandbGoptsID, "BRIDGE_VLANDB_GOPTS_ID", "vlan", u16(func(x *VLANGlobal) *uint16 { return &x.ID })},
	{BRIDGEVlandbGoptsRange, "BRIDGE_VLANDB_GOPTS_RANGE", "vlanEnd", u16(func(x *VLANGlobal) *uint16 { return &x.Range })},
	{BRIDGEVlandbGoptsMcastSnooping, "BRIDGE_VLANDB_GOPTS_MCAST_SNOOPING", "mcast_snooping", u8(func(x *VLANGlobal) *uint8 { return &x.McastSnooping })},
	{BRIDGEVlandbGoptsMcastIGMPVersion, "BRIDGE_VLANDB_GOPTS_MCAST_IGMP_VERSION", "mcast_igmp_version", u8(func(x *VLANGlobal) *uint8 { return &x.McastIGMPVersion })},
	{BRIDGEVlandbGoptsMcastMLDVersion, "BRIDGE_VLANDB_GOPTS_MCAST_MLD_VERSION", "mcast_mld_version", u8(func(x *VLANGlobal) *uint8 { return &x.McastMLDVersion })},
	{BRIDGEVlandbGoptsMcastLastMemberCnt, "BRIDGE_VLANDB_GOPTS_MCAST_LAST_MEMBER_CNT", "mcast_last_member_count", u32(func(x *VLANGlobal) *uint32 { return &x.McastLastMemberCount })},
	{BRIDGEVlandbGoptsMcastStartupQueryCnt, "BRIDGE_VLANDB_GOPTS_MCAST_STARTUP_QUERY_CNT", "mcast_startup_query_count", u32(func(x *VLANGlobal) *uint32 { return &x.McastStartupQueryCount })},
	{BRIDGEVlandbGoptsMcastLastMemberIntvl, "BRIDGE_VLANDB_GOPTS_MCAST_LAST_MEMBER_INTVL", "mcast_last_member_interval", u64(func(x *VLANGlobal) *uint64 { return &x.McastLastMemberInterval })},
	{9, "BRIDGE_VLANDB_GOPTS_PAD", "", raw[VLANGlobal]()},
	{BRIDGEVlandbGoptsMcastMembershipIntvl, "BRIDGE_VLANDB_GOPTS_MCAST_MEMBERSHIP_INTVL", "mcast_membership_interval", u64(func(x *VLANGlobal) *uint64 { return &x.McastMembershipInterval })},
	{BRIDGEVlandbGoptsMcastQuerierIntvl, "BRIDGE_VLANDB_GOPTS_MCAST_QUERIER_INTVL", "mcast_querier_interval", u64(func(x *VLANGlobal) *uint64 { return &x.McastQuerierInterval })},
	{BRIDGEVlandbGoptsMcastQueryIntvl, "BRIDGE_VLANDB_GOPTS_MCAST_QUERY_INTVL", "mcast_query_interval", u64(func(x *VLANGlobal) *uint64 { return &x.McastQueryInterval })},
	{BRIDGEVlandbGoptsMcastQueryResponseIntvl, "BRIDGE_VLANDB_GOPTS_MCAST_QUERY_RESPONSE_INTVL", "mcast_query_response_interval", u64(func(x *VLANGlobal) *uint64 { return &x.McastQueryResponseInterval })},
	{BRIDGEVlandbGoptsMcastStartupQueryIntvl, "BRIDGE_VLANDB_GOPTS_MCAST_STARTUP_QUERY_INTVL", "mcast_startup_query_interval", u64(func(x *VLANGlobal) *uint64 { return &x.McastStartupQueryInterval })},
	{BRIDGEVlandbGoptsMcastQuerier, "BRIDGE_VLANDB_GOPTS_MCAST_QUERIER", "mcast_querier", u8(func(x *VLANGlobal) *uint8 { return &x.McastQuerier })},
	{BRIDGEVlandbGoptsMcastRouterPorts, "BRIDGE_VLANDB_GOPTS_MCAST_ROUTER_PORTS", "router_ports", listOfF(MDBARouterPort, &tMDBRouterPort, func(x *VLANGlobal) *[]MDBRouterPort { return &x.McastRouterPorts })},
	{BRIDGEVlandbGoptsMcastQuerierState, "BRIDGE_VLANDB_GOPTS_MCAST_QUERIER_STATE", "mcast_querier_state", nestedF(bridgeQuerierTable, func(x *VLANGlobal) **BridgeQuerier { return &x.QuerierState })},
	{BRIDGEVlandbGoptsMsti, "BRIDGE_VLANDB_GOPTS_MSTI", "msti", u16(func(x *VLANGlobal) *uint16 { return &x.MSTI })},
})

// Has says whether an attribute (BRIDGE_VLANDB_GOPTS_*) is present.
func (x *VLANGlobal) Has(attr uint16) bool { return vlanGlobalTable.has(x, attr) }

// Tunnel are the VNIs a VXLAN of kind "vnifilter" takes: struct tunnel_msg and
// the VXLAN_VNIFILTER_* attributes of include/uapi/linux/if_link.h.
type Tunnel struct {
	Family uint8
	Flags  uint8 // TUNNEL_MSG_*
	Index  int32

	Entries []VNIEntry
	Attrs
}

var tunnelTable = newTable("struct tunnel_msg", func(x *Tunnel) *Attrs { return &x.Attrs }, []field[Tunnel]{
	{VXLANVnifilterEntry, "VXLAN_VNIFILTER_ENTRY", "vnis", eachF(object(vniEntryTable), func(x *Tunnel) *[]VNIEntry { return &x.Entries })},
})

// Has says whether an attribute (VXLAN_VNIFILTER_*) is present.
func (x *Tunnel) Has(attr uint16) bool { return tunnelTable.has(x, attr) }

func (x *Tunnel) resource() {}

// MarshalJSON is what bridge -j -d vni shows of one interface.
func (x *Tunnel) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *Tunnel) String() string { return text(x) }

const sizeofTunnelMsg = 8

func (x *Tunnel) decode(d *decoder, b []byte) {
	if len(b) < sizeofTunnelMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Flags, x.Index = b[0], b[1], d.s32(b[4:])
	tunnelTable.decode(d, x, b[sizeofTunnelMsg:])
}

func (x *Tunnel) encode(e *encoder) {
	e.u8(x.Family)
	e.u8(x.Flags)
	e.bytes(make([]byte, 2))
	e.s32(x.Index)
	tunnelTable.append(e, x)
}

func (x *Tunnel) json(w *writer) {
	w.begin()
	w.key("flags")
	w.hex0x(uint64(x.Flags))
	w.kvInt("ifindex", int64(x.Index))
	if x.Index != 0 {
		w.kvDev("dev", x.Index)
	}
	tunnelTable.json(w, x)
	w.close('}')
}

func (x *Tunnel) text(l *line) { l.object("vni", x) }

// VNIEntry is a range of VNIs: VXLAN_VNIFILTER_ENTRY_*.
type VNIEntry struct {
	Start  uint32
	End    uint32
	Group  netip.Addr
	Group6 netip.Addr
	Stats  *VNIStats
	Attrs
}

var vniEntryTable = newTable("VXLAN_VNIFILTER_ENTRY", func(x *VNIEntry) *Attrs { return &x.Attrs }, []field[VNIEntry]{
	{VXLANVnifilterEntryStart, "VXLAN_VNIFILTER_ENTRY_START", "vni", u32(func(x *VNIEntry) *uint32 { return &x.Start })},
	{VXLANVnifilterEntryEnd, "VXLAN_VNIFILTER_ENTRY_END", "vniEnd", u32(func(x *VNIEntry) *uint32 { return &x.End })},
	{VXLANVnifilterEntryGroup, "VXLAN_VNIFILTER_ENTRY_GROUP", "group", ip(func(x *VNIEntry) *netip.Addr { return &x.Group })},
	{VXLANVnifilterEntryGroup6, "VXLAN_VNIFILTER_ENTRY_GROUP6", "group6", ip(func(x *VNIEntry) *netip.Addr { return &x.Group6 })},
	{VXLANVnifilterEntryStats, "VXLAN_VNIFILTER_ENTRY_STATS", "stats", nestedF(vniStatsTable, func(x *VNIEntry) **VNIStats { return &x.Stats })},
})

// Has says whether an attribute (VXLAN_VNIFILTER_ENTRY_*) is present.
func (x *VNIEntry) Has(attr uint16) bool { return vniEntryTable.has(x, attr) }

// VNIStats is what a VNI has passed: VNIFILTER_ENTRY_STATS_*. It changes without
// a message.
type VNIStats struct {
	RxBytes   uint64
	RxPackets uint64
	RxDrops   uint64
	RxErrors  uint64
	TxBytes   uint64
	TxPackets uint64
	TxDrops   uint64
	TxErrors  uint64
	Attrs
}

var vniStatsTable = newTable("VXLAN_VNIFILTER_ENTRY_STATS", func(x *VNIStats) *Attrs { return &x.Attrs }, []field[VNIStats]{
	{VNIFILTEREntryStatsRxBytes, "VNIFILTER_ENTRY_STATS_RX_BYTES", "rx_bytes", u64(func(x *VNIStats) *uint64 { return &x.RxBytes })},
	{VNIFILTEREntryStatsRxPkts, "VNIFILTER_ENTRY_STATS_RX_PKTS", "rx_pkts", u64(func(x *VNIStats) *uint64 { return &x.RxPackets })},
	{VNIFILTEREntryStatsRxDrops, "VNIFILTER_ENTRY_STATS_RX_DROPS", "rx_drops", u64(func(x *VNIStats) *uint64 { return &x.RxDrops })},
	{VNIFILTEREntryStatsRxErrors, "VNIFILTER_ENTRY_STATS_RX_ERRORS", "rx_errors", u64(func(x *VNIStats) *uint64 { return &x.RxErrors })},
	{VNIFILTEREntryStatsTxBytes, "VNIFILTER_ENTRY_STATS_TX_BYTES", "tx_bytes", u64(func(x *VNIStats) *uint64 { return &x.TxBytes })},
	{VNIFILTEREntryStatsTxPkts, "VNIFILTER_ENTRY_STATS_TX_PKTS", "tx_pkts", u64(func(x *VNIStats) *uint64 { return &x.TxPackets })},
	{VNIFILTEREntryStatsTxDrops, "VNIFILTER_ENTRY_STATS_TX_DROPS", "tx_drops", u64(func(x *VNIStats) *uint64 { return &x.TxDrops })},
	{VNIFILTEREntryStatsTxErrors, "VNIFILTER_ENTRY_STATS_TX_ERRORS", "tx_errors", u64(func(x *VNIStats) *uint64 { return &x.TxErrors })},
	{9, "VNIFILTER_ENTRY_STATS_PAD", "", raw[VNIStats]()},
})

// Has says whether an attribute (VNIFILTER_ENTRY_STATS_*) is present.
func (x *VNIStats) Has(attr uint16) bool { return vniStatsTable.has(x, attr) }
