package codec

import "net/netip"

// Attributes of a link's IPv4 state, IFLA_INET_* of include/uapi/linux/if_link.h.
const (
	IFLAInetConf uint16 = 1 // IFLA_INET_CONF
)

// Attributes of a link's IPv6 state, IFLA_INET6_* of include/uapi/linux/if_link.h.
const (
	IFLAInet6Flags       uint16 = 1 // IFLA_INET6_FLAGS
	IFLAInet6Conf        uint16 = 2 // IFLA_INET6_CONF
	IFLAInet6Stats       uint16 = 3 // IFLA_INET6_STATS
	IFLAInet6Mcast       uint16 = 4 // IFLA_INET6_MCAST
	IFLAInet6CacheInfo   uint16 = 5 // IFLA_INET6_CACHEINFO
	IFLAInet6Icmp6stats  uint16 = 6 // IFLA_INET6_ICMP6STATS
	IFLAInet6Token       uint16 = 7 // IFLA_INET6_TOKEN
	IFLAInet6AddrGenMode uint16 = 8 // IFLA_INET6_ADDR_GEN_MODE
	IFLAInet6RAMTU       uint16 = 9 // IFLA_INET6_RA_MTU
)

// Attributes of a link's MCTP state, IFLA_MCTP_* of include/uapi/linux/if_link.h.
const (
	IFLAMctpNet         uint16 = 1 // IFLA_MCTP_NET
	IFLAMctpPhysBinding uint16 = 2 // IFLA_MCTP_PHYS_BINDING
)

// Attributes of a bridge port's own settings, IFLA_BRIDGE_* of include/uapi/linux/if_bridge.h.
const (
	IFLABridgeFlags          uint16 = 0 // IFLA_BRIDGE_FLAGS
	IFLABridgeMode           uint16 = 1 // IFLA_BRIDGE_MODE
	IFLABridgeVLANInfo       uint16 = 2 // IFLA_BRIDGE_VLAN_INFO
	IFLABridgeVLANTunnelInfo uint16 = 3 // IFLA_BRIDGE_VLAN_TUNNEL_INFO
	IFLABridgeMrp            uint16 = 4 // IFLA_BRIDGE_MRP
	IFLABridgeCfm            uint16 = 5 // IFLA_BRIDGE_CFM
	IFLABridgeMst            uint16 = 6 // IFLA_BRIDGE_MST
)

// AFSpec is what the address families have of a link: IFLA_AF_SPEC of an
// AF_UNSPEC message, whose attributes are numbered by family.
type AFSpec struct {
	Inet  *InetSpec
	Inet6 *Inet6Spec
	MCTP  *MCTPSpec
	Attrs
}

var afSpecTable = newTable("IFLA_AF_SPEC", func(x *AFSpec) *Attrs { return &x.Attrs }, []field[AFSpec]{
	{2, "AF_INET", "inet", nested(inetSpecTable, func(x *AFSpec) **InetSpec { return &x.Inet })},
	{10, "AF_INET6", "inet6", nested(inet6SpecTable, func(x *AFSpec) **Inet6Spec { return &x.Inet6 })},
	{45, "AF_MCTP", "mctp", nested(mctpSpecTable, func(x *AFSpec) **MCTPSpec { return &x.MCTP })},
})

// Has says whether an attribute (AF_*) is present.
func (x *AFSpec) Has(attr uint16) bool { return afSpecTable.has(x, attr) }

// InetSpec is the IPv4 state of a link, IFLA_INET_* of
// include/uapi/linux/if_link.h.
type InetSpec struct {
	Conf []uint32 // by IPV4_DEVCONF_* - 1 of include/uapi/linux/ip.h
	Attrs
}

var inetSpecTable = newTable("AF_INET of IFLA_AF_SPEC", func(x *InetSpec) *Attrs { return &x.Attrs }, []field[InetSpec]{
	{IFLAInetConf, "IFLA_INET_CONF", "conf", inetConf(func(x *InetSpec) *[]uint32 { return &x.Conf })},
})

// Has says whether an attribute (IFLA_INET_*) is present.
func (x *InetSpec) Has(attr uint16) bool { return inetSpecTable.has(x, attr) }

// Inet6Spec is the IPv6 state of a link, IFLA_INET6_* of
// include/uapi/linux/if_link.h. The counters change without a message, and their
// order with the kernel.
type Inet6Spec struct {
	Flags       uint32   // IF_RS_SENT 0x10, IF_RA_RCVD 0x20, IF_RA_MANAGED 0x40, IF_RA_OTHERCONF 0x80, IF_READY 0x80000000
	Conf        []int32  // by DEVCONF_* of include/uapi/linux/ipv6.h
	Stats       []uint64 // IPSTATS_MIB_*, the count first
	Mcast       []byte   // unused
	CacheInfo   Inet6CacheInfo
	ICMP6Stats  []uint64 // ICMP6_MIB_*, the count first
	Token       netip.Addr
	AddrGenMode uint8
	RAMTU       uint32
	Attrs
}

var inet6SpecTable = newTable("AF_INET6 of IFLA_AF_SPEC, IFLA_PROTINFO", func(x *Inet6Spec) *Attrs { return &x.Attrs }, []field[Inet6Spec]{
	{IFLAInet6Flags, "IFLA_INET6_FLAGS", "flags", of(tHex32, func(x *Inet6Spec) *uint32 { return &x.Flags })},
	{IFLAInet6Conf, "IFLA_INET6_CONF", "conf", inet6Conf(func(x *Inet6Spec) *[]int32 { return &x.Conf })},
	{IFLAInet6Stats, "IFLA_INET6_STATS", "stats", arrayOf(8, &tU64, func(x *Inet6Spec) *[]uint64 { return &x.Stats })},
	{IFLAInet6Mcast, "IFLA_INET6_MCAST", "mcast", blob(func(x *Inet6Spec) *[]byte { return &x.Mcast })},
	{IFLAInet6CacheInfo, "IFLA_INET6_CACHEINFO", "cacheinfo", of(&tInet6CacheInfo, func(x *Inet6Spec) *Inet6CacheInfo { return &x.CacheInfo })},
	{IFLAInet6Icmp6stats, "IFLA_INET6_ICMP6STATS", "icmp6stats", arrayOf(8, &tU64, func(x *Inet6Spec) *[]uint64 { return &x.ICMP6Stats })},
	{IFLAInet6Token, "IFLA_INET6_TOKEN", "token", ip(func(x *Inet6Spec) *netip.Addr { return &x.Token })},
	{IFLAInet6AddrGenMode, "IFLA_INET6_ADDR_GEN_MODE", "addr_gen_mode", of(names8(addrGenModeNames), func(x *Inet6Spec) *uint8 { return &x.AddrGenMode })},
	{IFLAInet6RAMTU, "IFLA_INET6_RA_MTU", "ra_mtu", u32(func(x *Inet6Spec) *uint32 { return &x.RAMTU })},
})

// Has says whether an attribute (IFLA_INET6_*) is present.
func (x *Inet6Spec) Has(attr uint16) bool { return inet6SpecTable.has(x, attr) }

// MCTPSpec is the MCTP state of a link, IFLA_MCTP_* of
// include/uapi/linux/if_link.h.
type MCTPSpec struct {
	Net         uint32
	PhysBinding uint8
	Attrs
}

var mctpSpecTable = newTable("AF_MCTP of IFLA_AF_SPEC", func(x *MCTPSpec) *Attrs { return &x.Attrs }, []field[MCTPSpec]{
	{IFLAMctpNet, "IFLA_MCTP_NET", "net", u32(func(x *MCTPSpec) *uint32 { return &x.Net })},
	{IFLAMctpPhysBinding, "IFLA_MCTP_PHYS_BINDING", "phys_binding", u8(func(x *MCTPSpec) *uint8 { return &x.PhysBinding })},
})

// Has says whether an attribute (IFLA_MCTP_*) is present.
func (x *MCTPSpec) Has(attr uint16) bool { return mctpSpecTable.has(x, attr) }

// BridgeSpec is IFLA_AF_SPEC of an AF_BRIDGE message, IFLA_BRIDGE_* of
// include/uapi/linux/if_bridge.h.
type BridgeSpec struct {
	Flags       uint16 // BRIDGE_FLAGS_MASTER 1, BRIDGE_FLAGS_SELF 2
	Mode        uint16
	VLANs       []BridgeVLANInfo
	VLANTunnels []BridgeVLANTunnel
	MRP         *BridgeMRP
	CFM         *BridgeCFM
	MST         []BridgeMST
	Attrs
}

var bridgeSpecTable = newTable("IFLA_AF_SPEC of AF_BRIDGE", func(x *BridgeSpec) *Attrs { return &x.Attrs }, []field[BridgeSpec]{
	{IFLABridgeFlags, "IFLA_BRIDGE_FLAGS", "flags", u16(func(x *BridgeSpec) *uint16 { return &x.Flags })},
	{IFLABridgeMode, "IFLA_BRIDGE_MODE", "hwmode", of(names16(bridgeModeNames), func(x *BridgeSpec) *uint16 { return &x.Mode })},
	{IFLABridgeVLANInfo, "IFLA_BRIDGE_VLAN_INFO", "vlans", each(&tBridgeVLANInfo, func(x *BridgeSpec) *[]BridgeVLANInfo { return &x.VLANs })},
	{IFLABridgeVLANTunnelInfo, "IFLA_BRIDGE_VLAN_TUNNEL_INFO", "tunnels", each(object(bridgeVLANTunnelTable), func(x *BridgeSpec) *[]BridgeVLANTunnel { return &x.VLANTunnels })},
	{IFLABridgeMrp, "IFLA_BRIDGE_MRP", "mrp", nestedF(bridgeMRPTable, func(x *BridgeSpec) **BridgeMRP { return &x.MRP })},
	{IFLABridgeCfm, "IFLA_BRIDGE_CFM", "cfm", nestedF(bridgeCFMTable, func(x *BridgeSpec) **BridgeCFM { return &x.CFM })},
	{IFLABridgeMst, "IFLA_BRIDGE_MST", "mst", listOfF(IFLABridgeMstEntry, object(bridgeMSTTable), func(x *BridgeSpec) *[]BridgeMST { return &x.MST })},
})

// Has says whether an attribute (IFLA_BRIDGE_*) is present.
func (x *BridgeSpec) Has(attr uint16) bool { return bridgeSpecTable.has(x, attr) }

// BridgeVLANTunnel maps a VLAN of a port to a tunnel,
// IFLA_BRIDGE_VLAN_TUNNEL_*.
type BridgeVLANTunnel struct {
	ID    uint32
	VID   uint16
	Flags uint16 // BRIDGE_VLAN_INFO_RANGE_BEGIN 8, _END 16
	Attrs
}

var bridgeVLANTunnelTable = newTable("IFLA_BRIDGE_VLAN_TUNNEL_INFO", func(x *BridgeVLANTunnel) *Attrs { return &x.Attrs }, []field[BridgeVLANTunnel]{
	{IFLABridgeVLANTunnelID, "IFLA_BRIDGE_VLAN_TUNNEL_ID", "tunid", u32(func(x *BridgeVLANTunnel) *uint32 { return &x.ID })},
	{IFLABridgeVLANTunnelVid, "IFLA_BRIDGE_VLAN_TUNNEL_VID", "vlan", u16(func(x *BridgeVLANTunnel) *uint16 { return &x.VID })},
	{IFLABridgeVLANTunnelFlags, "IFLA_BRIDGE_VLAN_TUNNEL_FLAGS", "flags", u16(func(x *BridgeVLANTunnel) *uint16 { return &x.Flags })},
})

// Has says whether an attribute (IFLA_BRIDGE_VLAN_TUNNEL_*) is present.
func (x *BridgeVLANTunnel) Has(attr uint16) bool { return bridgeVLANTunnelTable.has(x, attr) }

// BridgeMST is the state of a port in one spanning tree, IFLA_BRIDGE_MST_ENTRY_*.
type BridgeMST struct {
	MSTI  uint16
	State uint8
	Attrs
}

var bridgeMSTTable = newTable("IFLA_BRIDGE_MST_ENTRY", func(x *BridgeMST) *Attrs { return &x.Attrs }, []field[BridgeMST]{
	{IFLABridgeMstEntryMsti, "IFLA_BRIDGE_MST_ENTRY_MSTI", "msti", u16(func(x *BridgeMST) *uint16 { return &x.MSTI })},
	{IFLABridgeMstEntryState, "IFLA_BRIDGE_MST_ENTRY_STATE", "state", of(names8(bridgeStateNames), func(x *BridgeMST) *uint8 { return &x.State })},
})

// Has says whether an attribute (IFLA_BRIDGE_MST_ENTRY_*) is present.
func (x *BridgeMST) Has(attr uint16) bool { return bridgeMSTTable.has(x, attr) }
