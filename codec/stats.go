package codec

// Attributes of a stats message, IFLA_STATS_* of include/uapi/linux/if_link.h.
const (
	IFLAStatsLink64            uint16 = 1 // IFLA_STATS_LINK_64
	IFLAStatsLinkXstats        uint16 = 2 // IFLA_STATS_LINK_XSTATS
	IFLAStatsLinkXstatsSlave   uint16 = 3 // IFLA_STATS_LINK_XSTATS_SLAVE
	IFLAStatsLinkOffloadXstats uint16 = 4 // IFLA_STATS_LINK_OFFLOAD_XSTATS
	IFLAStatsAFSpec            uint16 = 5 // IFLA_STATS_AF_SPEC
)

// Attributes of a kind's statistics, LINK_XSTATS_TYPE_* of include/uapi/linux/if_link.h.
const (
	LINKXstatsTypeBridge uint16 = 1 // LINK_XSTATS_TYPE_BRIDGE
	LINKXstatsTypeBond   uint16 = 2 // LINK_XSTATS_TYPE_BOND
)

// Attributes of a bridge's statistics, BRIDGE_XSTATS_* of include/uapi/linux/if_bridge.h.
const (
	BRIDGEXstatsVLAN  uint16 = 1 // BRIDGE_XSTATS_VLAN
	BRIDGEXstatsMcast uint16 = 2 // BRIDGE_XSTATS_MCAST
	BRIDGEXstatsSTP   uint16 = 4 // BRIDGE_XSTATS_STP
)

// Attributes of a bond's statistics, BOND_XSTATS_* of include/uapi/linux/if_bonding.h.
const (
	BONDXstats3ad uint16 = 1 // BOND_XSTATS_3AD
)

// Attributes of a bond's 802.3ad counters, BOND_3AD_STAT_* of include/uapi/linux/if_bonding.h.
const (
	BOND3adStatLacpduRx        uint16 = 0 // BOND_3AD_STAT_LACPDU_RX
	BOND3adStatLacpduTx        uint16 = 1 // BOND_3AD_STAT_LACPDU_TX
	BOND3adStatLacpduUnknownRx uint16 = 2 // BOND_3AD_STAT_LACPDU_UNKNOWN_RX
	BOND3adStatLacpduIllegalRx uint16 = 3 // BOND_3AD_STAT_LACPDU_ILLEGAL_RX
	BOND3adStatMarkerRx        uint16 = 4 // BOND_3AD_STAT_MARKER_RX
	BOND3adStatMarkerTx        uint16 = 5 // BOND_3AD_STAT_MARKER_TX
	BOND3adStatMarkerRespRx    uint16 = 6 // BOND_3AD_STAT_MARKER_RESP_RX
	BOND3adStatMarkerRespTx    uint16 = 7 // BOND_3AD_STAT_MARKER_RESP_TX
	BOND3adStatMarkerUnknownRx uint16 = 8 // BOND_3AD_STAT_MARKER_UNKNOWN_RX
)

// Attributes of offloading, IFLA_OFFLOAD_XSTATS_* of include/uapi/linux/if_link.h.
const (
	IFLAOffloadXstatsCpuHit  uint16 = 1 // IFLA_OFFLOAD_XSTATS_CPU_HIT
	IFLAOffloadXstatsHWSInfo uint16 = 2 // IFLA_OFFLOAD_XSTATS_HW_S_INFO
	IFLAOffloadXstatsL3Stats uint16 = 3 // IFLA_OFFLOAD_XSTATS_L3_STATS
)

// Attributes of a suite's state, IFLA_OFFLOAD_XSTATS_HW_S_INFO_* of include/uapi/linux/if_link.h.
const (
	IFLAOffloadXstatsHWSInfoRequest uint16 = 1 // IFLA_OFFLOAD_XSTATS_HW_S_INFO_REQUEST
	IFLAOffloadXstatsHWSInfoUsed    uint16 = 2 // IFLA_OFFLOAD_XSTATS_HW_S_INFO_USED
)

// Attributes of MPLS statistics, MPLS_STATS_* of include/uapi/linux/mpls.h.
const (
	MPLSStatsLink uint16 = 1 // MPLS_STATS_LINK
)

// Stats are statistics of an interface: struct if_stats_msg and the IFLA_STATS_*
// attributes of include/uapi/linux/if_link.h.
type Stats struct {
	Family uint8
	Index  int32
	Filter uint32 // bit n-1: IFLA_STATS_* n

	Link64      *LinkStats
	XStats      *LinkXStats
	XStatsSlave *LinkXStats
	Offload     *OffloadXStats
	AFSpec      *AFStats
	Attrs
}

var statsTable = newTable("struct if_stats_msg", func(x *Stats) *Attrs { return &x.Attrs }, []field[Stats]{
	{IFLAStatsLink64, "IFLA_STATS_LINK_64", "stats64", of(&tLinkStats64, func(x *Stats) **LinkStats { return &x.Link64 })},
	{IFLAStatsLinkXstats, "IFLA_STATS_LINK_XSTATS", "xstats", nested(linkXStatsTable, func(x *Stats) **LinkXStats { return &x.XStats })},
	{IFLAStatsLinkXstatsSlave, "IFLA_STATS_LINK_XSTATS_SLAVE", "xstats_slave", nested(linkXStatsTable, func(x *Stats) **LinkXStats { return &x.XStatsSlave })},
	{IFLAStatsLinkOffloadXstats, "IFLA_STATS_LINK_OFFLOAD_XSTATS", "offload", nestedF(offloadXStatsTable, func(x *Stats) **OffloadXStats { return &x.Offload })},
	{IFLAStatsAFSpec, "IFLA_STATS_AF_SPEC", "af_spec", nested(afStatsTable, func(x *Stats) **AFStats { return &x.AFSpec })},
})

// Has says whether an attribute (IFLA_STATS_*) is present.
func (x *Stats) Has(attr uint16) bool { return statsTable.has(x, attr) }

func (x *Stats) resource() {}

// MarshalJSON is what ip -j stats shows of one interface.
func (x *Stats) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *Stats) String() string { return text(x) }

const sizeofIfStatsMsg = 12

func (x *Stats) decode(d *decoder, b []byte) {
	if len(b) < sizeofIfStatsMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Index, x.Filter = b[0], d.s32(b[4:]), d.u32(b[8:])
	statsTable.decode(d, x, b[sizeofIfStatsMsg:])
}

func (x *Stats) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	e.s32(x.Index)
	e.u32(x.Filter)
	statsTable.append(e, x)
}

func (x *Stats) json(w *writer) {
	w.begin()
	w.kvInt("ifindex", int64(x.Index))
	if x.Index != 0 {
		w.kvDev("dev", x.Index)
	}
	w.key("filter_mask")
	w.hex0x(uint64(x.Filter))
	statsTable.json(w, x)
	w.close('}')
}

func (x *Stats) text(l *line) { l.object("stats", x) }

// LinkXStats are statistics of a kind of link: LINK_XSTATS_TYPE_*.
type LinkXStats struct {
	Bridge *BridgeXStats
	Bond   *BondXStats
	Attrs
}

var linkXStatsTable = newTable("IFLA_STATS_LINK_XSTATS", func(x *LinkXStats) *Attrs { return &x.Attrs }, []field[LinkXStats]{
	{LINKXstatsTypeBridge, "LINK_XSTATS_TYPE_BRIDGE", "bridge", nested(bridgeXStatsTable, func(x *LinkXStats) **BridgeXStats { return &x.Bridge })},
	{LINKXstatsTypeBond, "LINK_XSTATS_TYPE_BOND", "bond", nested(bondXStatsTable, func(x *LinkXStats) **BondXStats { return &x.Bond })},
})

// Has says whether an attribute (LINK_XSTATS_TYPE_*) is present.
func (x *LinkXStats) Has(attr uint16) bool { return linkXStatsTable.has(x, attr) }

// BridgeXStats are statistics of a bridge or of a port: BRIDGE_XSTATS_* of
// include/uapi/linux/if_bridge.h.
type BridgeXStats struct {
	VLANs []BridgeVLANXStats
	Mcast []uint64 // in the order of struct br_mcast_stats
	STP   []uint64 // in the order of struct bridge_stp_xstats
	Attrs
}

var bridgeXStatsTable = newTable("LINK_XSTATS_TYPE_BRIDGE", func(x *BridgeXStats) *Attrs { return &x.Attrs }, []field[BridgeXStats]{
	{BRIDGEXstatsVLAN, "BRIDGE_XSTATS_VLAN", "vlans", each(&tBridgeVLANXStats, func(x *BridgeXStats) *[]BridgeVLANXStats { return &x.VLANs })},
	{BRIDGEXstatsMcast, "BRIDGE_XSTATS_MCAST", "multicast", counters(bridgeMcastNames, func(x *BridgeXStats) *[]uint64 { return &x.Mcast })},
	{3, "BRIDGE_XSTATS_PAD", "", raw[BridgeXStats]()},
	{BRIDGEXstatsSTP, "BRIDGE_XSTATS_STP", "stp", counters(bridgeSTPNames, func(x *BridgeXStats) *[]uint64 { return &x.STP })},
})

// Has says whether an attribute (BRIDGE_XSTATS_*) is present.
func (x *BridgeXStats) Has(attr uint16) bool { return bridgeXStatsTable.has(x, attr) }

// BondXStats are statistics of a bond or of a port: BOND_XSTATS_* of
// include/uapi/linux/if_bonding.h.
type BondXStats struct {
	LACP *Bond3ADStats
	Attrs
}

var bondXStatsTable = newTable("LINK_XSTATS_TYPE_BOND", func(x *BondXStats) *Attrs { return &x.Attrs }, []field[BondXStats]{
	{BONDXstats3ad, "BOND_XSTATS_3AD", "802.3ad", nested(bond3ADTable, func(x *BondXStats) **Bond3ADStats { return &x.LACP })},
})

// Has says whether an attribute (BOND_XSTATS_*) is present.
func (x *BondXStats) Has(attr uint16) bool { return bondXStatsTable.has(x, attr) }

// Bond3ADStats count the packets of 802.3ad: BOND_3AD_STAT_*.
type Bond3ADStats struct {
	LACPDURx        uint64
	LACPDUTx        uint64
	LACPDUUnknownRx uint64
	LACPDUIllegalRx uint64
	MarkerRx        uint64
	MarkerTx        uint64
	MarkerRespRx    uint64
	MarkerRespTx    uint64
	MarkerUnknownRx uint64
	Attrs
}

var bond3ADTable = newTable("BOND_XSTATS_3AD", func(x *Bond3ADStats) *Attrs { return &x.Attrs }, []field[Bond3ADStats]{
	{BOND3adStatLacpduRx, "BOND_3AD_STAT_LACPDU_RX", "lacpdu_rx", u64(func(x *Bond3ADStats) *uint64 { return &x.LACPDURx })},
	{BOND3adStatLacpduTx, "BOND_3AD_STAT_LACPDU_TX", "lacpdu_tx", u64(func(x *Bond3ADStats) *uint64 { return &x.LACPDUTx })},
	{BOND3adStatLacpduUnknownRx, "BOND_3AD_STAT_LACPDU_UNKNOWN_RX", "lacpdu_unknown_rx", u64(func(x *Bond3ADStats) *uint64 { return &x.LACPDUUnknownRx })},
	{BOND3adStatLacpduIllegalRx, "BOND_3AD_STAT_LACPDU_ILLEGAL_RX", "lacpdu_illegal_rx", u64(func(x *Bond3ADStats) *uint64 { return &x.LACPDUIllegalRx })},
	{BOND3adStatMarkerRx, "BOND_3AD_STAT_MARKER_RX", "marker_rx", u64(func(x *Bond3ADStats) *uint64 { return &x.MarkerRx })},
	{BOND3adStatMarkerTx, "BOND_3AD_STAT_MARKER_TX", "marker_tx", u64(func(x *Bond3ADStats) *uint64 { return &x.MarkerTx })},
	{BOND3adStatMarkerRespRx, "BOND_3AD_STAT_MARKER_RESP_RX", "marker_response_rx", u64(func(x *Bond3ADStats) *uint64 { return &x.MarkerRespRx })},
	{BOND3adStatMarkerRespTx, "BOND_3AD_STAT_MARKER_RESP_TX", "marker_response_tx", u64(func(x *Bond3ADStats) *uint64 { return &x.MarkerRespTx })},
	{BOND3adStatMarkerUnknownRx, "BOND_3AD_STAT_MARKER_UNKNOWN_RX", "marker_unknown_rx", u64(func(x *Bond3ADStats) *uint64 { return &x.MarkerUnknownRx })},
	{9, "BOND_3AD_STAT_PAD", "", raw[Bond3ADStats]()},
})

// Has says whether an attribute (BOND_3AD_STAT_*) is present.
func (x *Bond3ADStats) Has(attr uint16) bool { return bond3ADTable.has(x, attr) }

// OffloadXStats are statistics of what hardware does: IFLA_OFFLOAD_XSTATS_*.
type OffloadXStats struct {
	CPUHit  *LinkStats
	HWInfo  *HWSInfo
	L3Stats []uint64 // in the order of struct rtnl_hw_stats64
	Attrs
}

var offloadXStatsTable = newTable("IFLA_STATS_LINK_OFFLOAD_XSTATS", func(x *OffloadXStats) *Attrs { return &x.Attrs }, []field[OffloadXStats]{
	{IFLAOffloadXstatsCpuHit, "IFLA_OFFLOAD_XSTATS_CPU_HIT", "cpu_hit", of(&tLinkStats64, func(x *OffloadXStats) **LinkStats { return &x.CPUHit })},
	{IFLAOffloadXstatsHWSInfo, "IFLA_OFFLOAD_XSTATS_HW_S_INFO", "hw_stats_info", nestedF(hwSInfoTable, func(x *OffloadXStats) **HWSInfo { return &x.HWInfo })},
	{IFLAOffloadXstatsL3Stats, "IFLA_OFFLOAD_XSTATS_L3_STATS", "l3_stats", counters(hwStatsNames, func(x *OffloadXStats) *[]uint64 { return &x.L3Stats })},
})

// Has says whether an attribute (IFLA_OFFLOAD_XSTATS_*) is present.
func (x *OffloadXStats) Has(attr uint16) bool { return offloadXStatsTable.has(x, attr) }

// HWSInfo says of the suites of statistics, numbered as in OffloadXStats, which
// are asked for and which are there.
type HWSInfo struct {
	L3Stats *HWSInfoEntry
	Attrs
}

var hwSInfoTable = newTable("IFLA_OFFLOAD_XSTATS_HW_S_INFO", func(x *HWSInfo) *Attrs { return &x.Attrs }, []field[HWSInfo]{
	{3, "IFLA_OFFLOAD_XSTATS_L3_STATS", "l3_stats", nestedF(hwSInfoEntryTable, func(x *HWSInfo) **HWSInfoEntry { return &x.L3Stats })},
})

// Has says whether an attribute (IFLA_OFFLOAD_XSTATS_*) is present.
func (x *HWSInfo) Has(attr uint16) bool { return hwSInfoTable.has(x, attr) }

// HWSInfoEntry is the state of one suite: IFLA_OFFLOAD_XSTATS_HW_S_INFO_*.
type HWSInfoEntry struct {
	Request bool
	Used    bool
	Attrs
}

var hwSInfoEntryTable = newTable("IFLA_OFFLOAD_XSTATS_HW_S_INFO by suite", func(x *HWSInfoEntry) *Attrs { return &x.Attrs }, []field[HWSInfoEntry]{
	{IFLAOffloadXstatsHWSInfoRequest, "IFLA_OFFLOAD_XSTATS_HW_S_INFO_REQUEST", "request", boolean(func(x *HWSInfoEntry) *bool { return &x.Request })},
	{IFLAOffloadXstatsHWSInfoUsed, "IFLA_OFFLOAD_XSTATS_HW_S_INFO_USED", "used", boolean(func(x *HWSInfoEntry) *bool { return &x.Used })},
})

// Has says whether an attribute (IFLA_OFFLOAD_XSTATS_HW_S_INFO_*) is present.
func (x *HWSInfoEntry) Has(attr uint16) bool { return hwSInfoEntryTable.has(x, attr) }

// AFStats are statistics of address families; the attributes are numbered by
// family.
type AFStats struct {
	MPLS *MPLSStats
	Attrs
}

var afStatsTable = newTable("IFLA_STATS_AF_SPEC", func(x *AFStats) *Attrs { return &x.Attrs }, []field[AFStats]{
	{28, "AF_MPLS", "mpls", nested(mplsStatsTable, func(x *AFStats) **MPLSStats { return &x.MPLS })},
})

// Has says whether an attribute (AF_*) is present.
func (x *AFStats) Has(attr uint16) bool { return afStatsTable.has(x, attr) }

// MPLSStats are statistics of MPLS: MPLS_STATS_* of include/uapi/linux/mpls.h.
type MPLSStats struct {
	Link []uint64 // in the order of struct mpls_link_stats
	Attrs
}

var mplsStatsTable = newTable("AF_MPLS of IFLA_STATS_AF_SPEC", func(x *MPLSStats) *Attrs { return &x.Attrs }, []field[MPLSStats]{
	{MPLSStatsLink, "MPLS_STATS_LINK", "mpls_stats", counters(mplsStatsNames, func(x *MPLSStats) *[]uint64 { return &x.Link })},
})

// Has says whether an attribute (MPLS_STATS_*) is present.
func (x *MPLSStats) Has(attr uint16) bool { return mplsStatsTable.has(x, attr) }
