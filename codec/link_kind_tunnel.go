package codec

import "net/netip"

// Attributes of a GRE tunnel, IFLA_GRE_* of include/uapi/linux/if_tunnel.h.
const (
	IFLAGRELink            uint16 = 1  // IFLA_GRE_LINK
	IFLAGREIFlags          uint16 = 2  // IFLA_GRE_IFLAGS
	IFLAGREOFlags          uint16 = 3  // IFLA_GRE_OFLAGS
	IFLAGREIKey            uint16 = 4  // IFLA_GRE_IKEY
	IFLAGREOKey            uint16 = 5  // IFLA_GRE_OKEY
	IFLAGRELocal           uint16 = 6  // IFLA_GRE_LOCAL
	IFLAGRERemote          uint16 = 7  // IFLA_GRE_REMOTE
	IFLAGRETTL             uint16 = 8  // IFLA_GRE_TTL
	IFLAGRETOS             uint16 = 9  // IFLA_GRE_TOS
	IFLAGREPMTUDisc        uint16 = 10 // IFLA_GRE_PMTUDISC
	IFLAGREEncapLimit      uint16 = 11 // IFLA_GRE_ENCAP_LIMIT
	IFLAGREFlowInfo        uint16 = 12 // IFLA_GRE_FLOWINFO
	IFLAGREFlags           uint16 = 13 // IFLA_GRE_FLAGS
	IFLAGREEncapType       uint16 = 14 // IFLA_GRE_ENCAP_TYPE
	IFLAGREEncapFlags      uint16 = 15 // IFLA_GRE_ENCAP_FLAGS
	IFLAGREEncapSport      uint16 = 16 // IFLA_GRE_ENCAP_SPORT
	IFLAGREEncapDport      uint16 = 17 // IFLA_GRE_ENCAP_DPORT
	IFLAGRECollectMetadata uint16 = 18 // IFLA_GRE_COLLECT_METADATA
	IFLAGREIgnoreDF        uint16 = 19 // IFLA_GRE_IGNORE_DF
	IFLAGREFwMark          uint16 = 20 // IFLA_GRE_FWMARK
	IFLAGREErspanIndex     uint16 = 21 // IFLA_GRE_ERSPAN_INDEX
	IFLAGREErspanVer       uint16 = 22 // IFLA_GRE_ERSPAN_VER
	IFLAGREErspanDir       uint16 = 23 // IFLA_GRE_ERSPAN_DIR
	IFLAGREErspanHwid      uint16 = 24 // IFLA_GRE_ERSPAN_HWID
)

// Attributes of an IP tunnel, IFLA_IPTUN_* of include/uapi/linux/if_tunnel.h.
const (
	IFLAIPTunLink                uint16 = 1  // IFLA_IPTUN_LINK
	IFLAIPTunLocal               uint16 = 2  // IFLA_IPTUN_LOCAL
	IFLAIPTunRemote              uint16 = 3  // IFLA_IPTUN_REMOTE
	IFLAIPTunTTL                 uint16 = 4  // IFLA_IPTUN_TTL
	IFLAIPTunTOS                 uint16 = 5  // IFLA_IPTUN_TOS
	IFLAIPTunEncapLimit          uint16 = 6  // IFLA_IPTUN_ENCAP_LIMIT
	IFLAIPTunFlowInfo            uint16 = 7  // IFLA_IPTUN_FLOWINFO
	IFLAIPTunFlags               uint16 = 8  // IFLA_IPTUN_FLAGS
	IFLAIPTunProto               uint16 = 9  // IFLA_IPTUN_PROTO
	IFLAIPTunPMTUDisc            uint16 = 10 // IFLA_IPTUN_PMTUDISC
	IFLAIPTunSixRDPrefix         uint16 = 11 // IFLA_IPTUN_6RD_PREFIX
	IFLAIPTunSixRDRelayPrefix    uint16 = 12 // IFLA_IPTUN_6RD_RELAY_PREFIX
	IFLAIPTunSixRDPrefixlen      uint16 = 13 // IFLA_IPTUN_6RD_PREFIXLEN
	IFLAIPTunSixRDRelayPrefixlen uint16 = 14 // IFLA_IPTUN_6RD_RELAY_PREFIXLEN
	IFLAIPTunEncapType           uint16 = 15 // IFLA_IPTUN_ENCAP_TYPE
	IFLAIPTunEncapFlags          uint16 = 16 // IFLA_IPTUN_ENCAP_FLAGS
	IFLAIPTunEncapSport          uint16 = 17 // IFLA_IPTUN_ENCAP_SPORT
	IFLAIPTunEncapDport          uint16 = 18 // IFLA_IPTUN_ENCAP_DPORT
	IFLAIPTunCollectMetadata     uint16 = 19 // IFLA_IPTUN_COLLECT_METADATA
	IFLAIPTunFwMark              uint16 = 20 // IFLA_IPTUN_FWMARK
)

// Attributes of a virtual tunnel interface, IFLA_VTI_* of include/uapi/linux/if_tunnel.h.
const (
	IFLAVTILink   uint16 = 1 // IFLA_VTI_LINK
	IFLAVTIIKey   uint16 = 2 // IFLA_VTI_IKEY
	IFLAVTIOKey   uint16 = 3 // IFLA_VTI_OKEY
	IFLAVTILocal  uint16 = 4 // IFLA_VTI_LOCAL
	IFLAVTIRemote uint16 = 5 // IFLA_VTI_REMOTE
	IFLAVTIFwMark uint16 = 6 // IFLA_VTI_FWMARK
)

// GRE is the data of kinds "gre", "gretap", "erspan", "ip6gre", "ip6gretap" and
// "ip6erspan", IFLA_GRE_* of include/uapi/linux/if_tunnel.h.
type GRE struct {
	Link            int32
	IFlags          uint16 // GRE_*: CSUM 0x8000, KEY 0x2000, SEQ 0x1000
	OFlags          uint16
	IKey            uint32
	OKey            uint32
	Local           netip.Addr
	Remote          netip.Addr
	TTL             uint8
	TOS             uint8 // 1: inherit
	PMTUDisc        bool
	EncapLimit      uint8
	FlowInfo        uint32
	Flags           uint32 // IP6_TNL_F_*
	EncapType       uint16 // TUNNEL_ENCAP_*
	EncapFlags      uint16
	EncapSPort      uint16
	EncapDPort      uint16
	CollectMetadata bool
	IgnoreDF        bool
	FwMark          uint32
	ERSPANIndex     uint32
	ERSPANVer       uint8
	ERSPANDir       uint8
	ERSPANHWID      uint16
	Attrs
}

var greTable = newTable("IFLA_INFO_DATA of gre, gretap, erspan, ip6gre, ip6gretap, ip6erspan", func(x *GRE) *Attrs { return &x.Attrs }, []field[GRE]{
	{IFLAGRELink, "IFLA_GRE_LINK", "link", oif(func(x *GRE) *int32 { return &x.Link })},
	{IFLAGREIFlags, "IFLA_GRE_IFLAGS", "", be16(func(x *GRE) *uint16 { return &x.IFlags })},
	{IFLAGREOFlags, "IFLA_GRE_OFLAGS", "", be16(func(x *GRE) *uint16 { return &x.OFlags })},
	{IFLAGREIKey, "IFLA_GRE_IKEY", "", be32(func(x *GRE) *uint32 { return &x.IKey })},
	{IFLAGREOKey, "IFLA_GRE_OKEY", "", be32(func(x *GRE) *uint32 { return &x.OKey })},
	{IFLAGRELocal, "IFLA_GRE_LOCAL", "local", ip(func(x *GRE) *netip.Addr { return &x.Local })},
	{IFLAGRERemote, "IFLA_GRE_REMOTE", "remote", ip(func(x *GRE) *netip.Addr { return &x.Remote })},
	{IFLAGRETTL, "IFLA_GRE_TTL", "ttl", u8(func(x *GRE) *uint8 { return &x.TTL })},
	{IFLAGRETOS, "IFLA_GRE_TOS", "tos", of(tHex8, func(x *GRE) *uint8 { return &x.TOS })},
	{IFLAGREPMTUDisc, "IFLA_GRE_PMTUDISC", "pmtudisc", boolean(func(x *GRE) *bool { return &x.PMTUDisc })},
	{IFLAGREEncapLimit, "IFLA_GRE_ENCAP_LIMIT", "encap_limit", u8(func(x *GRE) *uint8 { return &x.EncapLimit })},
	{IFLAGREFlowInfo, "IFLA_GRE_FLOWINFO", "", be32(func(x *GRE) *uint32 { return &x.FlowInfo })},
	{IFLAGREFlags, "IFLA_GRE_FLAGS", "", u32(func(x *GRE) *uint32 { return &x.Flags })},
	{IFLAGREEncapType, "IFLA_GRE_ENCAP_TYPE", "", u16(func(x *GRE) *uint16 { return &x.EncapType })},
	{IFLAGREEncapFlags, "IFLA_GRE_ENCAP_FLAGS", "", u16(func(x *GRE) *uint16 { return &x.EncapFlags })},
	{IFLAGREEncapSport, "IFLA_GRE_ENCAP_SPORT", "", be16(func(x *GRE) *uint16 { return &x.EncapSPort })},
	{IFLAGREEncapDport, "IFLA_GRE_ENCAP_DPORT", "", be16(func(x *GRE) *uint16 { return &x.EncapDPort })},
	{IFLAGRECollectMetadata, "IFLA_GRE_COLLECT_METADATA", "external", flag(func(x *GRE) *bool { return &x.CollectMetadata })},
	{IFLAGREIgnoreDF, "IFLA_GRE_IGNORE_DF", "ignore_df", boolean(func(x *GRE) *bool { return &x.IgnoreDF })},
	{IFLAGREFwMark, "IFLA_GRE_FWMARK", "fwmark", of(tHex32, func(x *GRE) *uint32 { return &x.FwMark })},
	{IFLAGREErspanIndex, "IFLA_GRE_ERSPAN_INDEX", "erspan_index", u32(func(x *GRE) *uint32 { return &x.ERSPANIndex })},
	{IFLAGREErspanVer, "IFLA_GRE_ERSPAN_VER", "erspan_ver", u8(func(x *GRE) *uint8 { return &x.ERSPANVer })},
	{IFLAGREErspanDir, "IFLA_GRE_ERSPAN_DIR", "erspan_dir", of(names8(erspanDirNames), func(x *GRE) *uint8 { return &x.ERSPANDir })},
	{IFLAGREErspanHwid, "IFLA_GRE_ERSPAN_HWID", "erspan_hwid", of(tHex16, func(x *GRE) *uint16 { return &x.ERSPANHWID })},
})

// Has says whether an attribute (IFLA_GRE_*) is present.
func (x *GRE) Has(attr uint16) bool { return greTable.has(x, attr) }

func (x *GRE) decodeKind(d *decoder, b []byte) { greTable.decode(d, x, b) }
func (x *GRE) encodeKind(e *encoder)           { greTable.append(e, x) }

// IPTun is the data of kinds "ipip", "sit" and "ip6tnl", IFLA_IPTUN_* of
// include/uapi/linux/if_tunnel.h.
type IPTun struct {
	Link                int32
	Local               netip.Addr
	Remote              netip.Addr
	TTL                 uint8
	TOS                 uint8
	EncapLimit          uint8
	FlowInfo            uint32
	Flags               IPTunFlags
	Proto               uint8
	PMTUDisc            bool
	SixRDPrefix         netip.Addr
	SixRDRelayPrefix    netip.Addr
	SixRDPrefixLen      uint16
	SixRDRelayPrefixLen uint16
	EncapType           uint16 // TUNNEL_ENCAP_*
	EncapFlags          uint16
	EncapSPort          uint16
	EncapDPort          uint16
	CollectMetadata     bool
	FwMark              uint32
	Attrs
}

var ipTunTable = newTable("IFLA_INFO_DATA of ipip, sit, ip6tnl", func(x *IPTun) *Attrs { return &x.Attrs }, []field[IPTun]{
	{IFLAIPTunLink, "IFLA_IPTUN_LINK", "link", oif(func(x *IPTun) *int32 { return &x.Link })},
	{IFLAIPTunLocal, "IFLA_IPTUN_LOCAL", "local", ip(func(x *IPTun) *netip.Addr { return &x.Local })},
	{IFLAIPTunRemote, "IFLA_IPTUN_REMOTE", "remote", ip(func(x *IPTun) *netip.Addr { return &x.Remote })},
	{IFLAIPTunTTL, "IFLA_IPTUN_TTL", "ttl", u8(func(x *IPTun) *uint8 { return &x.TTL })},
	{IFLAIPTunTOS, "IFLA_IPTUN_TOS", "tos", of(tHex8, func(x *IPTun) *uint8 { return &x.TOS })},
	{IFLAIPTunEncapLimit, "IFLA_IPTUN_ENCAP_LIMIT", "encap_limit", u8(func(x *IPTun) *uint8 { return &x.EncapLimit })},
	{IFLAIPTunFlowInfo, "IFLA_IPTUN_FLOWINFO", "", be32(func(x *IPTun) *uint32 { return &x.FlowInfo })},
	{IFLAIPTunFlags, "IFLA_IPTUN_FLAGS", "", ipTunFlags(func(x *IPTun) *IPTunFlags { return &x.Flags })},
	{IFLAIPTunProto, "IFLA_IPTUN_PROTO", "", u8(func(x *IPTun) *uint8 { return &x.Proto })},
	{IFLAIPTunPMTUDisc, "IFLA_IPTUN_PMTUDISC", "pmtudisc", boolean(func(x *IPTun) *bool { return &x.PMTUDisc })},
	{IFLAIPTunSixRDPrefix, "IFLA_IPTUN_6RD_PREFIX", "prefix", ip(func(x *IPTun) *netip.Addr { return &x.SixRDPrefix })},
	{IFLAIPTunSixRDRelayPrefix, "IFLA_IPTUN_6RD_RELAY_PREFIX", "relay_prefix", ip(func(x *IPTun) *netip.Addr { return &x.SixRDRelayPrefix })},
	{IFLAIPTunSixRDPrefixlen, "IFLA_IPTUN_6RD_PREFIXLEN", "prefixlen", u16(func(x *IPTun) *uint16 { return &x.SixRDPrefixLen })},
	{IFLAIPTunSixRDRelayPrefixlen, "IFLA_IPTUN_6RD_RELAY_PREFIXLEN", "relay_prefixlen", u16(func(x *IPTun) *uint16 { return &x.SixRDRelayPrefixLen })},
	{IFLAIPTunEncapType, "IFLA_IPTUN_ENCAP_TYPE", "", u16(func(x *IPTun) *uint16 { return &x.EncapType })},
	{IFLAIPTunEncapFlags, "IFLA_IPTUN_ENCAP_FLAGS", "", u16(func(x *IPTun) *uint16 { return &x.EncapFlags })},
	{IFLAIPTunEncapSport, "IFLA_IPTUN_ENCAP_SPORT", "", be16(func(x *IPTun) *uint16 { return &x.EncapSPort })},
	{IFLAIPTunEncapDport, "IFLA_IPTUN_ENCAP_DPORT", "", be16(func(x *IPTun) *uint16 { return &x.EncapDPort })},
	{IFLAIPTunCollectMetadata, "IFLA_IPTUN_COLLECT_METADATA", "external", flag(func(x *IPTun) *bool { return &x.CollectMetadata })},
	{IFLAIPTunFwMark, "IFLA_IPTUN_FWMARK", "fwmark", of(tHex32, func(x *IPTun) *uint32 { return &x.FwMark })},
})

// Has says whether an attribute (IFLA_IPTUN_*) is present.
func (x *IPTun) Has(attr uint16) bool { return ipTunTable.has(x, attr) }

func (x *IPTun) decodeKind(d *decoder, b []byte) { ipTunTable.decode(d, x, b) }
func (x *IPTun) encodeKind(e *encoder)           { ipTunTable.append(e, x) }

// VTI is the data of kinds "vti" and "vti6", IFLA_VTI_* of
// include/uapi/linux/if_tunnel.h.
type VTI struct {
	Link   int32
	IKey   uint32
	OKey   uint32
	Local  netip.Addr
	Remote netip.Addr
	FwMark uint32
	Attrs
}

var vtiTable = newTable("IFLA_INFO_DATA of vti, vti6", func(x *VTI) *Attrs { return &x.Attrs }, []field[VTI]{
	{IFLAVTILink, "IFLA_VTI_LINK", "link", oif(func(x *VTI) *int32 { return &x.Link })},
	{IFLAVTIIKey, "IFLA_VTI_IKEY", "ikey", of(tKey, func(x *VTI) *uint32 { return &x.IKey })},
	{IFLAVTIOKey, "IFLA_VTI_OKEY", "okey", of(tKey, func(x *VTI) *uint32 { return &x.OKey })},
	{IFLAVTILocal, "IFLA_VTI_LOCAL", "local", ip(func(x *VTI) *netip.Addr { return &x.Local })},
	{IFLAVTIRemote, "IFLA_VTI_REMOTE", "remote", ip(func(x *VTI) *netip.Addr { return &x.Remote })},
	{IFLAVTIFwMark, "IFLA_VTI_FWMARK", "fwmark", of(tHex32, func(x *VTI) *uint32 { return &x.FwMark })},
})

// Has says whether an attribute (IFLA_VTI_*) is present.
func (x *VTI) Has(attr uint16) bool { return vtiTable.has(x, attr) }

func (x *VTI) decodeKind(d *decoder, b []byte) { vtiTable.decode(d, x, b) }
func (x *VTI) encodeKind(e *encoder)           { vtiTable.append(e, x) }
func (x *VTI) jsonKind(w *writer)              { vtiTable.json(w, x) }
