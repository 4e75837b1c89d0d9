package codec

// Link is a network interface: struct ifinfomsg of
// include/uapi/linux/rtnetlink.h and its IFLA_* attributes.
//
// A notification leaves out what only a dump with IFLA_EXT_MASK has; do not
// take a field's absence in one for a change.
type Link struct {
	Family uint8  // AFUnspec; AFBridge in a BridgePort, AFInet6 in an Inet6Link
	Type   uint16 // ARPHRD_*: 1 is Ethernet
	Index  int32
	Flags  uint32 // IFF_*
	Change uint32 // IFF_* that changed; all bits for a new interface

	Name        string
	Address     LinkAddr
	Broadcast   LinkAddr // of a tunnel: the remote end
	PermAddress LinkAddr
	MTU         uint32
	MinMTU      uint32
	MaxMTU      uint32
	// Parent is IFLA_LINK, the lower or peer interface, in the namespace
	// LinkNetNSID if that is present.
	Parent      int32
	LinkNetNSID int32
	Master      int32 // interface index of the bridge, bond, VRF...
	Qdisc       string
	OperState   uint8 // IF_OPER_*
	LinkMode    uint8 // IF_LINK_MODE_*: 1 is dormant
	TxQLen      uint32
	Group       uint32
	Alias       string
	AltNames    []string
	Carrier     uint8

	Kind      string   // IFLA_INFO_KIND: "bridge", "veth"...
	Data      KindData // what the kind has, nil for none
	SlaveKind string   // kind of the master
	SlaveData KindData

	NumTxQueues      uint32
	NumRxQueues      uint32
	Promiscuity      uint32
	AllMulti         uint32
	CarrierChanges   uint32
	CarrierUpCount   uint32
	CarrierDownCount uint32

	GSOMaxSegs     uint32
	GSOMaxSize     uint32
	GROMaxSize     uint32
	TSOMaxSize     uint32
	TSOMaxSegs     uint32
	GSOIPv4MaxSize uint32
	GROIPv4MaxSize uint32

	ProtoDown bool
	Event     uint32 // IFLA_EVENT_*, in notifications only

	AFSpec     *AFSpec      // of an AFUnspec message
	BridgeSpec *BridgeSpec  // of an AFBridge message
	Port       *BridgeSlave // of an AFBridge message: IFLA_PROTINFO
	Inet6      *Inet6Spec   // of an AFInet6 message: IFLA_PROTINFO

	XDP *XDP

	Stats64 *LinkStats
	// Stats is IFLA_STATS, the counters in 32 bits; nil if they are the low halves
	// of Stats64, as they are from the kernel.
	Stats *LinkStats
	Map   *LinkMap // IFLA_MAP; nil if all of it is zero, as of all but old hardware

	MaxPacing  uint64 // IFLA_MAX_PACING_OFFLOAD_HORIZON, ns
	NetNSFixed bool   // IFLA_NETNS_IMMUTABLE
	Headroom   uint16
	Tailroom   uint16

	// Extra is what few links have; nil for nothing of it. [LinkExtra.Get] reads it
	// either way.
	Extra *LinkExtra

	Attrs
}

var linkTable = newTable("struct ifinfomsg", func(l *Link) *Attrs { return &l.Attrs }, []field[Link]{
	{IFLAAddress, "IFLA_ADDRESS", "address", linkAddr(func(l *Link) *LinkAddr { return &l.Address })},
	{IFLABroadcast, "IFLA_BROADCAST", "broadcast", linkAddr(func(l *Link) *LinkAddr { return &l.Broadcast })},
	{IFLAIfName, "IFLA_IFNAME", "ifname", str(func(l *Link) *string { return &l.Name })},
	{IFLAMTU, "IFLA_MTU", "mtu", u32(func(l *Link) *uint32 { return &l.MTU })},
	{IFLALink, "IFLA_LINK", "", s32(func(l *Link) *int32 { return &l.Parent })},
	{IFLAQdisc, "IFLA_QDISC", "qdisc", str(func(l *Link) *string { return &l.Qdisc })},
	{IFLAStats, "IFLA_STATS", "", linkStats32{val[Link, *LinkStats]{func(l *Link) **LinkStats { return &l.Stats }, &tLinkStats32}}},
	{IFLACost, "IFLA_COST", "cost", linkExtra(u32(func(x *LinkExtra) *uint32 { return &x.Cost }))},
	{IFLAPriority, "IFLA_PRIORITY", "priority", linkExtra(u32(func(x *LinkExtra) *uint32 { return &x.Priority }))},
	{IFLAMaster, "IFLA_MASTER", "master", oif(func(l *Link) *int32 { return &l.Master })},
	{IFLAWireless, "IFLA_WIRELESS", "wireless", linkExtra(blob(func(x *LinkExtra) *[]byte { return &x.Wireless }))},
	{IFLAProtInfo, "IFLA_PROTINFO", "protinfo", linkProtInfo},
	{IFLATxQLen, "IFLA_TXQLEN", "txqlen", u32(func(l *Link) *uint32 { return &l.TxQLen })},
	{IFLAMap, "IFLA_MAP", "map", of(&tLinkMap, func(l *Link) **LinkMap { return &l.Map })},
	{IFLAWeight, "IFLA_WEIGHT", "weight", linkExtra(u32(func(x *LinkExtra) *uint32 { return &x.Weight }))},
	{IFLAOperState, "IFLA_OPERSTATE", "operstate", of(names8(operStateNames), func(l *Link) *uint8 { return &l.OperState })},
	{IFLALinkMode, "IFLA_LINKMODE", "linkmode", of(names8(linkModeNames), func(l *Link) *uint8 { return &l.LinkMode })},
	{IFLALinkInfo, "IFLA_LINKINFO", "linkinfo", linkInfo},
	{IFLANetNSPID, "IFLA_NET_NS_PID", "net_ns_pid", linkExtra(u32(func(x *LinkExtra) *uint32 { return &x.NetNSPID }))},
	{IFLAIfAlias, "IFLA_IFALIAS", "ifalias", str(func(l *Link) *string { return &l.Alias })},
	{IFLANumVF, "IFLA_NUM_VF", "num_vf", linkExtra(u32(func(x *LinkExtra) *uint32 { return &x.NumVF }))},
	{IFLAVFInfoList, "IFLA_VFINFO_LIST", "", linkExtra(listOf(IFLAVFInfo, object(vfTable), func(x *LinkExtra) *[]VF { return &x.VFs }))},
	{IFLAStats64, "IFLA_STATS64", "stats64", of(&tLinkStats64, func(l *Link) **LinkStats { return &l.Stats64 })},
	{IFLAVFPorts, "IFLA_VF_PORTS", "vf_ports", linkExtra(listOf(1, object(linkPortTable), func(x *LinkExtra) *[]LinkPort { return &x.VFPorts }))},
	{IFLAPortSelf, "IFLA_PORT_SELF", "port_self", linkExtra(nested(linkPortTable, func(x *LinkExtra) **LinkPort { return &x.PortSelf }))},
	{IFLAAFSpec, "IFLA_AF_SPEC", "af_spec", linkAFSpec},
	{IFLAGroup, "IFLA_GROUP", "group", of(named(&tU32, groupName), func(l *Link) *uint32 { return &l.Group })},
	{IFLANetNSFD, "IFLA_NET_NS_FD", "net_ns_fd", linkExtra(u32(func(x *LinkExtra) *uint32 { return &x.NetNSFD }))},
	{IFLAExtMask, "IFLA_EXT_MASK", "ext_mask", linkExtra(u32(func(x *LinkExtra) *uint32 { return &x.ExtMask }))},
	{IFLAPromiscuity, "IFLA_PROMISCUITY", "promiscuity", u32(func(l *Link) *uint32 { return &l.Promiscuity })},
	{IFLANumTxQueues, "IFLA_NUM_TX_QUEUES", "num_tx_queues", u32(func(l *Link) *uint32 { return &l.NumTxQueues })},
	{IFLANumRxQueues, "IFLA_NUM_RX_QUEUES", "num_rx_queues", u32(func(l *Link) *uint32 { return &l.NumRxQueues })},
	{IFLACarrier, "IFLA_CARRIER", "carrier", u8(func(l *Link) *uint8 { return &l.Carrier })},
	{IFLAPhysPortID, "IFLA_PHYS_PORT_ID", "phys_port_id", linkExtra(blob(func(x *LinkExtra) *[]byte { return &x.PhysPortID }))},
	{IFLACarrierChanges, "IFLA_CARRIER_CHANGES", "carrier_changes", u32(func(l *Link) *uint32 { return &l.CarrierChanges })},
	{IFLAPhysSwitchID, "IFLA_PHYS_SWITCH_ID", "phys_switch_id", linkExtra(blob(func(x *LinkExtra) *[]byte { return &x.PhysSwitchID }))},
	{IFLALinkNetNSID, "IFLA_LINK_NETNSID", "link_netnsid", s32(func(l *Link) *int32 { return &l.LinkNetNSID })},
	{IFLAPhysPortName, "IFLA_PHYS_PORT_NAME", "phys_port_name", linkExtra(str(func(x *LinkExtra) *string { return &x.PhysPortName }))},
	{IFLAProtoDown, "IFLA_PROTO_DOWN", "proto_down", boolean(func(l *Link) *bool { return &l.ProtoDown })},
	{IFLAGSOMaxSegs, "IFLA_GSO_MAX_SEGS", "gso_max_segs", u32(func(l *Link) *uint32 { return &l.GSOMaxSegs })},
	{IFLAGSOMaxSize, "IFLA_GSO_MAX_SIZE", "gso_max_size", u32(func(l *Link) *uint32 { return &l.GSOMaxSize })},
	{42, "IFLA_PAD", "", raw[Link]()},
	{IFLAXDP, "IFLA_XDP", "xdp", as(nested(xdpTable, func(l *Link) **XDP { return &l.XDP }), func(w *writer, l *Link) { l.XDP.json(w) })},
	{IFLAEvent, "IFLA_EVENT", "event", of(names32(linkEventNames), func(l *Link) *uint32 { return &l.Event })},
	{IFLANewNetNSID, "IFLA_NEW_NETNSID", "new-netnsid", linkExtra(s32(func(x *LinkExtra) *int32 { return &x.NewNetNSID }))},
	{IFLATargetNetNSID, "IFLA_TARGET_NETNSID", "target-netnsid", linkExtra(s32(func(x *LinkExtra) *int32 { return &x.TargetNetNSID }))},
	{IFLACarrierUpCount, "IFLA_CARRIER_UP_COUNT", "carrier_up_count", u32(func(l *Link) *uint32 { return &l.CarrierUpCount })},
	{IFLACarrierDownCount, "IFLA_CARRIER_DOWN_COUNT", "carrier_down_count", u32(func(l *Link) *uint32 { return &l.CarrierDownCount })},
	{IFLANewIfIndex, "IFLA_NEW_IFINDEX", "new-ifindex", linkExtra(s32(func(x *LinkExtra) *int32 { return &x.NewIfIndex }))},
	{IFLAMinMTU, "IFLA_MIN_MTU", "min_mtu", u32(func(l *Link) *uint32 { return &l.MinMTU })},
	{IFLAMaxMTU, "IFLA_MAX_MTU", "max_mtu", u32(func(l *Link) *uint32 { return &l.MaxMTU })},
	{IFLAPropList, "IFLA_PROP_LIST", "altnames", listOfF(IFLAAltIfName, &tString, func(l *Link) *[]string { return &l.AltNames })},
	{IFLAAltIfName, "IFLA_ALT_IFNAME", "altname", linkExtra(str(func(x *LinkExtra) *string { return &x.AltName }))},
	{IFLAPermAddress, "IFLA_PERM_ADDRESS", "permaddr", linkAddr(func(l *Link) *LinkAddr { return &l.PermAddress })},
	{IFLAProtoDownReason, "IFLA_PROTO_DOWN_REASON", "proto_down_reason", linkExtra(nestedF(protoDownReasonTable, func(x *LinkExtra) **ProtoDownReason { return &x.ProtoDownReason }))},
	{IFLAParentDevName, "IFLA_PARENT_DEV_NAME", "parentdev", linkExtra(str(func(x *LinkExtra) *string { return &x.ParentDevName }))},
	{IFLAParentDevBusName, "IFLA_PARENT_DEV_BUS_NAME", "parentbus", linkExtra(str(func(x *LinkExtra) *string { return &x.ParentDevBusName }))},
	{IFLAGROMaxSize, "IFLA_GRO_MAX_SIZE", "gro_max_size", u32(func(l *Link) *uint32 { return &l.GROMaxSize })},
	{IFLATSOMaxSize, "IFLA_TSO_MAX_SIZE", "tso_max_size", u32(func(l *Link) *uint32 { return &l.TSOMaxSize })},
	{IFLATSOMaxSegs, "IFLA_TSO_MAX_SEGS", "tso_max_segs", u32(func(l *Link) *uint32 { return &l.TSOMaxSegs })},
	{IFLAAllmulti, "IFLA_ALLMULTI", "allmulti", u32(func(l *Link) *uint32 { return &l.AllMulti })},
	{IFLADevlinkPort, "IFLA_DEVLINK_PORT", "devlink_port", linkExtra(orNil[LinkExtra, DevlinkPort](nestedF(devlinkPortTable, func(x *LinkExtra) **DevlinkPort { return &x.DevlinkPort })))},
	{IFLAGSOIPv4MaxSize, "IFLA_GSO_IPV4_MAX_SIZE", "gso_ipv4_max_size", u32(func(l *Link) *uint32 { return &l.GSOIPv4MaxSize })},
	{IFLAGROIPv4MaxSize, "IFLA_GRO_IPV4_MAX_SIZE", "gro_ipv4_max_size", u32(func(l *Link) *uint32 { return &l.GROIPv4MaxSize })},
	{IFLADpllPin, "IFLA_DPLL_PIN", "dpll_pin", linkExtra(orNil[LinkExtra, DPLLPin](nestedF(dpllPinTable, func(x *LinkExtra) **DPLLPin { return &x.DPLLPin })))},
	{IFLAMaxPacingOffloadHorizon, "IFLA_MAX_PACING_OFFLOAD_HORIZON", "max_pacing_offload_horizon", uintN(func(l *Link) *uint64 { return &l.MaxPacing })},
	{IFLANetNSImmutable, "IFLA_NETNS_IMMUTABLE", "netns-immutable", boolean(func(l *Link) *bool { return &l.NetNSFixed })},
	{IFLAHeadroom, "IFLA_HEADROOM", "headroom", u16(func(l *Link) *uint16 { return &l.Headroom })},
	{IFLATailroom, "IFLA_TAILROOM", "tailroom", u16(func(l *Link) *uint16 { return &l.Tailroom })},
})

const sizeofIfInfoMsg = 16

// newLink is the empty object for a link message: the family in the first byte
// tells the three forms apart.
func newLink(p *Parser, b []byte) Resource {
	p.d.parts = nil
	if len(b) > 0 {
		switch b[0] {
		case AFBridge:
			return new(BridgePort)
		case AFInet6:
			return new(Inet6Link)
		}
	}
	if !p.Reuse {
		return new(Link)
	}
	if p.link == nil {
		p.link = new(reusedLink)
	}
	*p.link = reusedLink{}
	p.d.parts = &p.link.linkParts
	return &p.link.Link
}

// reusedLink is the one link of a Parser with Reuse, and what it points to.
type reusedLink struct {
	Link
	linkParts
}

func (l *Link) resource() {}

// Has says whether an attribute (IFLA_*) is present.
func (l *Link) Has(attr uint16) bool { return linkTable.has(l, attr) }

func (l *Link) decode(d *decoder, b []byte) {
	if len(b) < sizeofIfInfoMsg {
		d.fail("", ErrShort)
		return
	}
	l.Family, l.Type, l.Index, l.Flags, l.Change = b[0], d.u16(b[2:]), d.s32(b[4:]), d.u32(b[8:]), d.u32(b[12:])
	b = b[sizeofIfInfoMsg:]
	if d.byHand && d.depth == 0 { // a peer in the data of a link may be too deep
		b = l.hot(d, b)
	}
	linkTable.decodeRest(d, l, b)
	l.dropStats()
	l.dropEmpty()
}

func (l *Link) encode(e *encoder) {
	e.bytes([]byte{l.Family, 0})
	e.u16(l.Type)
	e.s32(l.Index)
	e.u32(l.Flags)
	e.u32(l.Change)
	linkTable.append(e, l)
}

// BridgePort is the AF_BRIDGE form of a link message: a link as a port of a
// bridge. Its deletion means that the port left the bridge, not that the link
// is gone. Family must be [AFBridge].
type BridgePort struct{ Link }

// MarshalJSON is one entry of bridge -j -d link.
func (p *BridgePort) MarshalJSON() ([]byte, error) { return marshal(p) }

// String is one line in the manner of bridge link.
func (p *BridgePort) String() string { return text(p) }

// Inet6Link is the AF_INET6 form of a link message: a link's IPv6 state.
// Family must be [AFInet6].
type Inet6Link struct{ Link }

// MarshalJSON has the keys of a link.
func (l *Inet6Link) MarshalJSON() ([]byte, error) { return marshal(l) }

// String is one line in the manner of ip link.
func (l *Inet6Link) String() string { return text(l) }
