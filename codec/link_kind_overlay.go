package codec

import "net/netip"

// Attributes of a VXLAN, IFLA_VXLAN_* of include/uapi/linux/if_link.h.
const (
	IFLAVXLANID               uint16 = 1  // IFLA_VXLAN_ID
	IFLAVXLANGroup            uint16 = 2  // IFLA_VXLAN_GROUP
	IFLAVXLANLink             uint16 = 3  // IFLA_VXLAN_LINK
	IFLAVXLANLocal            uint16 = 4  // IFLA_VXLAN_LOCAL
	IFLAVXLANTTL              uint16 = 5  // IFLA_VXLAN_TTL
	IFLAVXLANTOS              uint16 = 6  // IFLA_VXLAN_TOS
	IFLAVXLANLearning         uint16 = 7  // IFLA_VXLAN_LEARNING
	IFLAVXLANAgeing           uint16 = 8  // IFLA_VXLAN_AGEING
	IFLAVXLANLimit            uint16 = 9  // IFLA_VXLAN_LIMIT
	IFLAVXLANPortRange        uint16 = 10 // IFLA_VXLAN_PORT_RANGE
	IFLAVXLANProxy            uint16 = 11 // IFLA_VXLAN_PROXY
	IFLAVXLANRsc              uint16 = 12 // IFLA_VXLAN_RSC
	IFLAVXLANL2Miss           uint16 = 13 // IFLA_VXLAN_L2MISS
	IFLAVXLANL3Miss           uint16 = 14 // IFLA_VXLAN_L3MISS
	IFLAVXLANPort             uint16 = 15 // IFLA_VXLAN_PORT
	IFLAVXLANGroup6           uint16 = 16 // IFLA_VXLAN_GROUP6
	IFLAVXLANLocal6           uint16 = 17 // IFLA_VXLAN_LOCAL6
	IFLAVXLANUDPCsum          uint16 = 18 // IFLA_VXLAN_UDP_CSUM
	IFLAVXLANUDPZeroCsum6Tx   uint16 = 19 // IFLA_VXLAN_UDP_ZERO_CSUM6_TX
	IFLAVXLANUDPZeroCsum6Rx   uint16 = 20 // IFLA_VXLAN_UDP_ZERO_CSUM6_RX
	IFLAVXLANRemcsumTx        uint16 = 21 // IFLA_VXLAN_REMCSUM_TX
	IFLAVXLANRemcsumRx        uint16 = 22 // IFLA_VXLAN_REMCSUM_RX
	IFLAVXLANGBP              uint16 = 23 // IFLA_VXLAN_GBP
	IFLAVXLANRemcsumNopartial uint16 = 24 // IFLA_VXLAN_REMCSUM_NOPARTIAL
	IFLAVXLANCollectMetadata  uint16 = 25 // IFLA_VXLAN_COLLECT_METADATA
	IFLAVXLANLabel            uint16 = 26 // IFLA_VXLAN_LABEL
	IFLAVXLANGPE              uint16 = 27 // IFLA_VXLAN_GPE
	IFLAVXLANTTLInherit       uint16 = 28 // IFLA_VXLAN_TTL_INHERIT
	IFLAVXLANDF               uint16 = 29 // IFLA_VXLAN_DF
	IFLAVXLANVnifilter        uint16 = 30 // IFLA_VXLAN_VNIFILTER
	IFLAVXLANLocalbypass      uint16 = 31 // IFLA_VXLAN_LOCALBYPASS
	IFLAVXLANLabelPolicy      uint16 = 32 // IFLA_VXLAN_LABEL_POLICY
	IFLAVXLANReservedBits     uint16 = 33 // IFLA_VXLAN_RESERVED_BITS
	IFLAVXLANMcRoute          uint16 = 34 // IFLA_VXLAN_MC_ROUTE
)

// Attributes of a Geneve tunnel, IFLA_GENEVE_* of include/uapi/linux/if_link.h.
const (
	IFLAGeneveID                uint16 = 1  // IFLA_GENEVE_ID
	IFLAGeneveRemote            uint16 = 2  // IFLA_GENEVE_REMOTE
	IFLAGeneveTTL               uint16 = 3  // IFLA_GENEVE_TTL
	IFLAGeneveTOS               uint16 = 4  // IFLA_GENEVE_TOS
	IFLAGenevePort              uint16 = 5  // IFLA_GENEVE_PORT
	IFLAGeneveCollectMetadata   uint16 = 6  // IFLA_GENEVE_COLLECT_METADATA
	IFLAGeneveRemote6           uint16 = 7  // IFLA_GENEVE_REMOTE6
	IFLAGeneveUDPCsum           uint16 = 8  // IFLA_GENEVE_UDP_CSUM
	IFLAGeneveUDPZeroCsum6Tx    uint16 = 9  // IFLA_GENEVE_UDP_ZERO_CSUM6_TX
	IFLAGeneveUDPZeroCsum6Rx    uint16 = 10 // IFLA_GENEVE_UDP_ZERO_CSUM6_RX
	IFLAGeneveLabel             uint16 = 11 // IFLA_GENEVE_LABEL
	IFLAGeneveTTLInherit        uint16 = 12 // IFLA_GENEVE_TTL_INHERIT
	IFLAGeneveDF                uint16 = 13 // IFLA_GENEVE_DF
	IFLAGeneveInnerProtoInherit uint16 = 14 // IFLA_GENEVE_INNER_PROTO_INHERIT
	IFLAGenevePortRange         uint16 = 15 // IFLA_GENEVE_PORT_RANGE
	IFLAGeneveGROHint           uint16 = 16 // IFLA_GENEVE_GRO_HINT
	IFLAGeneveLocal             uint16 = 17 // IFLA_GENEVE_LOCAL
	IFLAGeneveLocal6            uint16 = 18 // IFLA_GENEVE_LOCAL6
)

// Attributes of a bare UDP tunnel, IFLA_BAREUDP_* of include/uapi/linux/if_link.h.
const (
	IFLABareudpPort           uint16 = 1 // IFLA_BAREUDP_PORT
	IFLABareudpEthertype      uint16 = 2 // IFLA_BAREUDP_ETHERTYPE
	IFLABareudpSrcportMin     uint16 = 3 // IFLA_BAREUDP_SRCPORT_MIN
	IFLABareudpMultiprotoMode uint16 = 4 // IFLA_BAREUDP_MULTIPROTO_MODE
)

// Attributes of a GTP tunnel, IFLA_GTP_* of include/uapi/linux/if_link.h.
const (
	IFLAGTPFd0           uint16 = 1 // IFLA_GTP_FD0
	IFLAGTPFd1           uint16 = 2 // IFLA_GTP_FD1
	IFLAGTPPdpHashsize   uint16 = 3 // IFLA_GTP_PDP_HASHSIZE
	IFLAGTPRole          uint16 = 4 // IFLA_GTP_ROLE
	IFLAGTPCreateSockets uint16 = 5 // IFLA_GTP_CREATE_SOCKETS
	IFLAGTPRestartCount  uint16 = 6 // IFLA_GTP_RESTART_COUNT
	IFLAGTPLocal         uint16 = 7 // IFLA_GTP_LOCAL
	IFLAGTPLocal6        uint16 = 8 // IFLA_GTP_LOCAL6
)

// Attributes of an AMT tunnel, IFLA_AMT_* of include/uapi/linux/amt.h.
const (
	IFLAAMTMode        uint16 = 1 // IFLA_AMT_MODE
	IFLAAMTRelayPort   uint16 = 2 // IFLA_AMT_RELAY_PORT
	IFLAAMTGatewayPort uint16 = 3 // IFLA_AMT_GATEWAY_PORT
	IFLAAMTLink        uint16 = 4 // IFLA_AMT_LINK
	IFLAAMTLocalIP     uint16 = 5 // IFLA_AMT_LOCAL_IP
	IFLAAMTRemoteIP    uint16 = 6 // IFLA_AMT_REMOTE_IP
	IFLAAMTDiscoveryIP uint16 = 7 // IFLA_AMT_DISCOVERY_IP
	IFLAAMTMaxTunnels  uint16 = 8 // IFLA_AMT_MAX_TUNNELS
)

// VXLAN is the data of kind "vxlan", IFLA_VXLAN_* of
// include/uapi/linux/if_link.h.
type VXLAN struct {
	ID               uint32     // VNI
	Group            netip.Addr // multicast group or the only remote, IPv4
	Link             int32
	Local            netip.Addr
	TTL              uint8
	TOS              uint8 // 1: inherit
	Learning         bool
	Ageing           uint32 // seconds
	Limit            uint32
	PortRange        PortRange
	Proxy            bool
	RSC              bool
	L2Miss           bool
	L3Miss           bool
	Port             uint16
	Group6           netip.Addr
	Local6           netip.Addr
	UDPCsum          bool
	UDPZeroCsum6Tx   bool
	UDPZeroCsum6Rx   bool
	RemCsumTx        bool
	RemCsumRx        bool
	GBP              bool
	RemCsumNoPartial bool
	CollectMetadata  bool
	Label            uint32 // flow label
	GPE              bool
	TTLInherit       bool
	DF               uint8
	VNIFilter        bool
	LocalBypass      bool
	LabelPolicy      uint32
	ReservedBits     uint64 // of the VXLAN header
	MCRoute          bool
	Attrs
}

var vxlanTable = newTable("IFLA_INFO_DATA of vxlan", func(x *VXLAN) *Attrs { return &x.Attrs }, []field[VXLAN]{
	{IFLAVXLANID, "IFLA_VXLAN_ID", "id", u32(func(x *VXLAN) *uint32 { return &x.ID })},
	{IFLAVXLANGroup, "IFLA_VXLAN_GROUP", "", ip(func(x *VXLAN) *netip.Addr { return &x.Group })},
	{IFLAVXLANLink, "IFLA_VXLAN_LINK", "link", oif(func(x *VXLAN) *int32 { return &x.Link })},
	{IFLAVXLANLocal, "IFLA_VXLAN_LOCAL", "local", ip(func(x *VXLAN) *netip.Addr { return &x.Local })},
	{IFLAVXLANTTL, "IFLA_VXLAN_TTL", "ttl", u8(func(x *VXLAN) *uint8 { return &x.TTL })},
	{IFLAVXLANTOS, "IFLA_VXLAN_TOS", "tos", of(tHex8, func(x *VXLAN) *uint8 { return &x.TOS })},
	{IFLAVXLANLearning, "IFLA_VXLAN_LEARNING", "learning", boolean(func(x *VXLAN) *bool { return &x.Learning })},
	{IFLAVXLANAgeing, "IFLA_VXLAN_AGEING", "ageing", u32(func(x *VXLAN) *uint32 { return &x.Ageing })},
	{IFLAVXLANLimit, "IFLA_VXLAN_LIMIT", "limit", u32(func(x *VXLAN) *uint32 { return &x.Limit })},
	{IFLAVXLANPortRange, "IFLA_VXLAN_PORT_RANGE", "port_range", of(&tPortRangeBE, func(x *VXLAN) *PortRange { return &x.PortRange })},
	{IFLAVXLANProxy, "IFLA_VXLAN_PROXY", "proxy", boolean(func(x *VXLAN) *bool { return &x.Proxy })},
	{IFLAVXLANRsc, "IFLA_VXLAN_RSC", "rsc", boolean(func(x *VXLAN) *bool { return &x.RSC })},
	{IFLAVXLANL2Miss, "IFLA_VXLAN_L2MISS", "l2miss", boolean(func(x *VXLAN) *bool { return &x.L2Miss })},
	{IFLAVXLANL3Miss, "IFLA_VXLAN_L3MISS", "l3miss", boolean(func(x *VXLAN) *bool { return &x.L3Miss })},
	{IFLAVXLANPort, "IFLA_VXLAN_PORT", "port", be16(func(x *VXLAN) *uint16 { return &x.Port })},
	{IFLAVXLANGroup6, "IFLA_VXLAN_GROUP6", "", ip(func(x *VXLAN) *netip.Addr { return &x.Group6 })},
	{IFLAVXLANLocal6, "IFLA_VXLAN_LOCAL6", "local6", ip(func(x *VXLAN) *netip.Addr { return &x.Local6 })},
	{IFLAVXLANUDPCsum, "IFLA_VXLAN_UDP_CSUM", "udp_csum", boolean(func(x *VXLAN) *bool { return &x.UDPCsum })},
	{IFLAVXLANUDPZeroCsum6Tx, "IFLA_VXLAN_UDP_ZERO_CSUM6_TX", "udp_zero_csum6_tx", boolean(func(x *VXLAN) *bool { return &x.UDPZeroCsum6Tx })},
	{IFLAVXLANUDPZeroCsum6Rx, "IFLA_VXLAN_UDP_ZERO_CSUM6_RX", "udp_zero_csum6_rx", boolean(func(x *VXLAN) *bool { return &x.UDPZeroCsum6Rx })},
	{IFLAVXLANRemcsumTx, "IFLA_VXLAN_REMCSUM_TX", "remcsum_tx", boolean(func(x *VXLAN) *bool { return &x.RemCsumTx })},
	{IFLAVXLANRemcsumRx, "IFLA_VXLAN_REMCSUM_RX", "remcsum_rx", boolean(func(x *VXLAN) *bool { return &x.RemCsumRx })},
	{IFLAVXLANGBP, "IFLA_VXLAN_GBP", "gbp", flag(func(x *VXLAN) *bool { return &x.GBP })},
	{IFLAVXLANRemcsumNopartial, "IFLA_VXLAN_REMCSUM_NOPARTIAL", "remcsum_nopartial", flag(func(x *VXLAN) *bool { return &x.RemCsumNoPartial })},
	{IFLAVXLANCollectMetadata, "IFLA_VXLAN_COLLECT_METADATA", "external", boolean(func(x *VXLAN) *bool { return &x.CollectMetadata })},
	{IFLAVXLANLabel, "IFLA_VXLAN_LABEL", "label", of(inHex(&tBE32), func(x *VXLAN) *uint32 { return &x.Label })},
	{IFLAVXLANGPE, "IFLA_VXLAN_GPE", "gpe", flag(func(x *VXLAN) *bool { return &x.GPE })},
	{IFLAVXLANTTLInherit, "IFLA_VXLAN_TTL_INHERIT", "ttl_inherit", of(&tFlagU8, func(x *VXLAN) *bool { return &x.TTLInherit })},
	{IFLAVXLANDF, "IFLA_VXLAN_DF", "df", of(names8(tunnelDFNames), func(x *VXLAN) *uint8 { return &x.DF })},
	{IFLAVXLANVnifilter, "IFLA_VXLAN_VNIFILTER", "vnifilter", boolean(func(x *VXLAN) *bool { return &x.VNIFilter })},
	{IFLAVXLANLocalbypass, "IFLA_VXLAN_LOCALBYPASS", "localbypass", boolean(func(x *VXLAN) *bool { return &x.LocalBypass })},
	{IFLAVXLANLabelPolicy, "IFLA_VXLAN_LABEL_POLICY", "label_policy", u32(func(x *VXLAN) *uint32 { return &x.LabelPolicy })},
	{IFLAVXLANReservedBits, "IFLA_VXLAN_RESERVED_BITS", "reserved_bits", of(tHex64BE, func(x *VXLAN) *uint64 { return &x.ReservedBits })},
	{IFLAVXLANMcRoute, "IFLA_VXLAN_MC_ROUTE", "mcroute", boolean(func(x *VXLAN) *bool { return &x.MCRoute })},
})

// Has says whether an attribute (IFLA_VXLAN_*) is present.
func (x *VXLAN) Has(attr uint16) bool { return vxlanTable.has(x, attr) }

func (x *VXLAN) decodeKind(d *decoder, b []byte) { vxlanTable.decode(d, x, b) }
func (x *VXLAN) encodeKind(e *encoder)           { vxlanTable.append(e, x) }

// Geneve is the data of kind "geneve", IFLA_GENEVE_* of
// include/uapi/linux/if_link.h.
type Geneve struct {
	ID                uint32 // VNI
	Remote            netip.Addr
	TTL               uint8
	TOS               uint8
	Port              uint16
	CollectMetadata   bool
	Remote6           netip.Addr
	UDPCsum           bool
	UDPZeroCsum6Tx    bool
	UDPZeroCsum6Rx    bool
	Label             uint32
	TTLInherit        bool
	DF                uint8
	InnerProtoInherit bool
	PortRange         PortRange
	GROHint           bool
	Local             netip.Addr
	Local6            netip.Addr
	Attrs
}

var geneveTable = newTable("IFLA_INFO_DATA of geneve", func(x *Geneve) *Attrs { return &x.Attrs }, []field[Geneve]{
	{IFLAGeneveID, "IFLA_GENEVE_ID", "id", u32(func(x *Geneve) *uint32 { return &x.ID })},
	{IFLAGeneveRemote, "IFLA_GENEVE_REMOTE", "remote", ip(func(x *Geneve) *netip.Addr { return &x.Remote })},
	{IFLAGeneveTTL, "IFLA_GENEVE_TTL", "ttl", u8(func(x *Geneve) *uint8 { return &x.TTL })},
	{IFLAGeneveTOS, "IFLA_GENEVE_TOS", "tos", of(tHex8, func(x *Geneve) *uint8 { return &x.TOS })},
	{IFLAGenevePort, "IFLA_GENEVE_PORT", "port", be16(func(x *Geneve) *uint16 { return &x.Port })},
	{IFLAGeneveCollectMetadata, "IFLA_GENEVE_COLLECT_METADATA", "external", flag(func(x *Geneve) *bool { return &x.CollectMetadata })},
	{IFLAGeneveRemote6, "IFLA_GENEVE_REMOTE6", "remote6", ip(func(x *Geneve) *netip.Addr { return &x.Remote6 })},
	{IFLAGeneveUDPCsum, "IFLA_GENEVE_UDP_CSUM", "udp_csum", boolean(func(x *Geneve) *bool { return &x.UDPCsum })},
	{IFLAGeneveUDPZeroCsum6Tx, "IFLA_GENEVE_UDP_ZERO_CSUM6_TX", "udp_zero_csum6_tx", boolean(func(x *Geneve) *bool { return &x.UDPZeroCsum6Tx })},
	{IFLAGeneveUDPZeroCsum6Rx, "IFLA_GENEVE_UDP_ZERO_CSUM6_RX", "udp_zero_csum6_rx", boolean(func(x *Geneve) *bool { return &x.UDPZeroCsum6Rx })},
	{IFLAGeneveLabel, "IFLA_GENEVE_LABEL", "label", of(inHex(&tBE32), func(x *Geneve) *uint32 { return &x.Label })},
	{IFLAGeneveTTLInherit, "IFLA_GENEVE_TTL_INHERIT", "ttl_inherit", boolean(func(x *Geneve) *bool { return &x.TTLInherit })},
	{IFLAGeneveDF, "IFLA_GENEVE_DF", "df", of(names8(tunnelDFNames), func(x *Geneve) *uint8 { return &x.DF })},
	{IFLAGeneveInnerProtoInherit, "IFLA_GENEVE_INNER_PROTO_INHERIT", "inner_proto_inherit", flag(func(x *Geneve) *bool { return &x.InnerProtoInherit })},
	{IFLAGenevePortRange, "IFLA_GENEVE_PORT_RANGE", "port_range", of(&tPortRangeBE, func(x *Geneve) *PortRange { return &x.PortRange })},
	{IFLAGeneveGROHint, "IFLA_GENEVE_GRO_HINT", "gro_hint", flag(func(x *Geneve) *bool { return &x.GROHint })},
	{IFLAGeneveLocal, "IFLA_GENEVE_LOCAL", "local", ip(func(x *Geneve) *netip.Addr { return &x.Local })},
	{IFLAGeneveLocal6, "IFLA_GENEVE_LOCAL6", "local6", ip(func(x *Geneve) *netip.Addr { return &x.Local6 })},
})

// Has says whether an attribute (IFLA_GENEVE_*) is present.
func (x *Geneve) Has(attr uint16) bool { return geneveTable.has(x, attr) }

func (x *Geneve) decodeKind(d *decoder, b []byte) { geneveTable.decode(d, x, b) }
func (x *Geneve) encodeKind(e *encoder)           { geneveTable.append(e, x) }
func (x *Geneve) jsonKind(w *writer)              { geneveTable.json(w, x) }

// BareUDP is the data of kind "bareudp", IFLA_BAREUDP_* of
// include/uapi/linux/if_link.h.
type BareUDP struct {
	Port       uint16
	EtherType  uint16
	SrcPortMin uint16
	Multiproto bool
	Attrs
}

var bareUDPTable = newTable("IFLA_INFO_DATA of bareudp", func(x *BareUDP) *Attrs { return &x.Attrs }, []field[BareUDP]{
	{IFLABareudpPort, "IFLA_BAREUDP_PORT", "dstport", be16(func(x *BareUDP) *uint16 { return &x.Port })},
	{IFLABareudpEthertype, "IFLA_BAREUDP_ETHERTYPE", "ethertype", of(tEtherType, func(x *BareUDP) *uint16 { return &x.EtherType })},
	{IFLABareudpSrcportMin, "IFLA_BAREUDP_SRCPORT_MIN", "srcportmin", u16(func(x *BareUDP) *uint16 { return &x.SrcPortMin })},
	{IFLABareudpMultiprotoMode, "IFLA_BAREUDP_MULTIPROTO_MODE", "multiproto", flag(func(x *BareUDP) *bool { return &x.Multiproto })},
})

// Has says whether an attribute (IFLA_BAREUDP_*) is present.
func (x *BareUDP) Has(attr uint16) bool { return bareUDPTable.has(x, attr) }

func (x *BareUDP) decodeKind(d *decoder, b []byte) { bareUDPTable.decode(d, x, b) }
func (x *BareUDP) encodeKind(e *encoder)           { bareUDPTable.append(e, x) }
func (x *BareUDP) jsonKind(w *writer)              { bareUDPTable.json(w, x) }

// GTP is the data of kind "gtp", IFLA_GTP_* of include/uapi/linux/if_link.h.
type GTP struct {
	FD0           uint32 // in requests only
	FD1           uint32 // in requests only
	PDPHashSize   uint32
	Role          uint32
	CreateSockets uint8
	RestartCount  uint8
	Local         netip.Addr
	Local6        netip.Addr
	Attrs
}

var gtpTable = newTable("IFLA_INFO_DATA of gtp", func(x *GTP) *Attrs { return &x.Attrs }, []field[GTP]{
	{IFLAGTPFd0, "IFLA_GTP_FD0", "fd0", u32(func(x *GTP) *uint32 { return &x.FD0 })},
	{IFLAGTPFd1, "IFLA_GTP_FD1", "fd1", u32(func(x *GTP) *uint32 { return &x.FD1 })},
	{IFLAGTPPdpHashsize, "IFLA_GTP_PDP_HASHSIZE", "hsize", u32(func(x *GTP) *uint32 { return &x.PDPHashSize })},
	{IFLAGTPRole, "IFLA_GTP_ROLE", "role", of(names32(gtpRoleNames), func(x *GTP) *uint32 { return &x.Role })},
	{IFLAGTPCreateSockets, "IFLA_GTP_CREATE_SOCKETS", "create_sockets", u8(func(x *GTP) *uint8 { return &x.CreateSockets })},
	{IFLAGTPRestartCount, "IFLA_GTP_RESTART_COUNT", "restart_count", u8(func(x *GTP) *uint8 { return &x.RestartCount })},
	{IFLAGTPLocal, "IFLA_GTP_LOCAL", "local", ip(func(x *GTP) *netip.Addr { return &x.Local })},
	{IFLAGTPLocal6, "IFLA_GTP_LOCAL6", "local6", ip(func(x *GTP) *netip.Addr { return &x.Local6 })},
})

// Has says whether an attribute (IFLA_GTP_*) is present.
func (x *GTP) Has(attr uint16) bool { return gtpTable.has(x, attr) }

func (x *GTP) decodeKind(d *decoder, b []byte) { gtpTable.decode(d, x, b) }
func (x *GTP) encodeKind(e *encoder)           { gtpTable.append(e, x) }
func (x *GTP) jsonKind(w *writer)              { gtpTable.json(w, x) }

// AMT is the data of kind "amt", IFLA_AMT_* of include/uapi/linux/amt.h.
type AMT struct {
	Mode        uint32
	RelayPort   uint16
	GatewayPort uint16
	Link        int32
	LocalIP     netip.Addr
	RemoteIP    netip.Addr
	DiscoveryIP netip.Addr
	MaxTunnels  uint32
	Attrs
}

var amtTable = newTable("IFLA_INFO_DATA of amt", func(x *AMT) *Attrs { return &x.Attrs }, []field[AMT]{
	{IFLAAMTMode, "IFLA_AMT_MODE", "mode", of(names32(amtModeNames), func(x *AMT) *uint32 { return &x.Mode })},
	{IFLAAMTRelayPort, "IFLA_AMT_RELAY_PORT", "relay_port", be16(func(x *AMT) *uint16 { return &x.RelayPort })},
	{IFLAAMTGatewayPort, "IFLA_AMT_GATEWAY_PORT", "gateway_port", be16(func(x *AMT) *uint16 { return &x.GatewayPort })},
	{IFLAAMTLink, "IFLA_AMT_LINK", "link", oif(func(x *AMT) *int32 { return &x.Link })},
	{IFLAAMTLocalIP, "IFLA_AMT_LOCAL_IP", "local", ip(func(x *AMT) *netip.Addr { return &x.LocalIP })},
	{IFLAAMTRemoteIP, "IFLA_AMT_REMOTE_IP", "remote", ip(func(x *AMT) *netip.Addr { return &x.RemoteIP })},
	{IFLAAMTDiscoveryIP, "IFLA_AMT_DISCOVERY_IP", "discovery", ip(func(x *AMT) *netip.Addr { return &x.DiscoveryIP })},
	{IFLAAMTMaxTunnels, "IFLA_AMT_MAX_TUNNELS", "max_tunnels", u32(func(x *AMT) *uint32 { return &x.MaxTunnels })},
})

// Has says whether an attribute (IFLA_AMT_*) is present.
func (x *AMT) Has(attr uint16) bool { return amtTable.has(x, attr) }

func (x *AMT) decodeKind(d *decoder, b []byte) { amtTable.decode(d, x, b) }
func (x *AMT) encodeKind(e *encoder)           { amtTable.append(e, x) }
func (x *AMT) jsonKind(w *writer)              { amtTable.json(w, x) }
