package codec

import "net/netip"

// Attributes of an MPLS encapsulation, MPLS_IPTUNNEL_* of include/uapi/linux/mpls_iptunnel.h.
const (
	MPLSIptunnelDst uint16 = 1 // MPLS_IPTUNNEL_DST
	MPLSIptunnelTTL uint16 = 2 // MPLS_IPTUNNEL_TTL
)

// Attributes of an IPv4 encapsulation, LWTUNNEL_IP_* of include/uapi/linux/lwtunnel.h.
const (
	LWTUNNELIPID    uint16 = 1 // LWTUNNEL_IP_ID
	LWTUNNELIPDst   uint16 = 2 // LWTUNNEL_IP_DST
	LWTUNNELIPSrc   uint16 = 3 // LWTUNNEL_IP_SRC
	LWTUNNELIPTTL   uint16 = 4 // LWTUNNEL_IP_TTL
	LWTUNNELIPTOS   uint16 = 5 // LWTUNNEL_IP_TOS
	LWTUNNELIPFlags uint16 = 6 // LWTUNNEL_IP_FLAGS
	LWTUNNELIPOpts  uint16 = 8 // LWTUNNEL_IP_OPTS
)

// Attributes of an IPv6 encapsulation, LWTUNNEL_IP6_* of include/uapi/linux/lwtunnel.h.
const (
	LWTUNNELIP6ID       uint16 = 1 // LWTUNNEL_IP6_ID
	LWTUNNELIP6Dst      uint16 = 2 // LWTUNNEL_IP6_DST
	LWTUNNELIP6Src      uint16 = 3 // LWTUNNEL_IP6_SRC
	LWTUNNELIP6HopLimit uint16 = 4 // LWTUNNEL_IP6_HOPLIMIT
	LWTUNNELIP6TC       uint16 = 5 // LWTUNNEL_IP6_TC
	LWTUNNELIP6Flags    uint16 = 6 // LWTUNNEL_IP6_FLAGS
	LWTUNNELIP6Opts     uint16 = 8 // LWTUNNEL_IP6_OPTS
)

// MPLSEncap pushes labels, MPLS_IPTUNNEL_* of
// include/uapi/linux/mpls_iptunnel.h.
type MPLSEncap struct {
	Dst []MPLSLabel
	TTL uint8
	Attrs
}

var mplsEncapTable = newTable("RTA_ENCAP of type mpls", func(x *MPLSEncap) *Attrs { return &x.Attrs }, []field[MPLSEncap]{
	{MPLSIptunnelDst, "MPLS_IPTUNNEL_DST", "dst", of(&tLabels, func(x *MPLSEncap) *[]MPLSLabel { return &x.Dst })},
	{MPLSIptunnelTTL, "MPLS_IPTUNNEL_TTL", "ttl", u8(func(x *MPLSEncap) *uint8 { return &x.TTL })},
})

// Has says whether an attribute (MPLS_IPTUNNEL_*) is present.
func (x *MPLSEncap) Has(attr uint16) bool { return mplsEncapTable.has(x, attr) }

// EncapType is [EncapMPLS].
func (x *MPLSEncap) EncapType() uint16 { return EncapMPLS }

func (x *MPLSEncap) decodeEncap(d *decoder, b []byte) bool {
	mplsEncapTable.decode(d, x, b)
	return true
}
func (x *MPLSEncap) encodeEncap(e *encoder) { mplsEncapTable.append(e, x) }
func (x *MPLSEncap) jsonEncap(w *writer)    { mplsEncapTable.json(w, x) }

// IPEncap sends through a tunnel over IPv4, LWTUNNEL_IP_* of
// include/uapi/linux/lwtunnel.h.
type IPEncap struct {
	ID    uint64 // tunnel key
	Dst   netip.Addr
	Src   netip.Addr
	TTL   uint8
	TOS   uint8
	Flags uint16 // TUNNEL_*: CSUM 1, KEY 4, SEQ 8
	Opts  *TunnelOpts
	Attrs
}

var ipEncapTable = newTable("RTA_ENCAP of type ip", func(x *IPEncap) *Attrs { return &x.Attrs }, []field[IPEncap]{
	{LWTUNNELIPID, "LWTUNNEL_IP_ID", "id", be64(func(x *IPEncap) *uint64 { return &x.ID })},
	{LWTUNNELIPDst, "LWTUNNEL_IP_DST", "dst", ip(func(x *IPEncap) *netip.Addr { return &x.Dst })},
	{LWTUNNELIPSrc, "LWTUNNEL_IP_SRC", "src", ip(func(x *IPEncap) *netip.Addr { return &x.Src })},
	{LWTUNNELIPTTL, "LWTUNNEL_IP_TTL", "ttl", u8(func(x *IPEncap) *uint8 { return &x.TTL })},
	{LWTUNNELIPTOS, "LWTUNNEL_IP_TOS", "tos", u8(func(x *IPEncap) *uint8 { return &x.TOS })},
	{LWTUNNELIPFlags, "LWTUNNEL_IP_FLAGS", "key", tunnelFlags(func(x *IPEncap) *uint16 { return &x.Flags })},
	{7, "LWTUNNEL_IP_PAD", "", raw[IPEncap]()},
	{LWTUNNELIPOpts, "LWTUNNEL_IP_OPTS", "", nested(tunnelOptsTable, func(x *IPEncap) **TunnelOpts { return &x.Opts })},
})

// Has says whether an attribute (LWTUNNEL_IP_*) is present.
func (x *IPEncap) Has(attr uint16) bool { return ipEncapTable.has(x, attr) }

// EncapType is [EncapIP].
func (x *IPEncap) EncapType() uint16 { return EncapIP }

func (x *IPEncap) decodeEncap(d *decoder, b []byte) bool { ipEncapTable.decode(d, x, b); return true }
func (x *IPEncap) encodeEncap(e *encoder)                { ipEncapTable.append(e, x) }
func (x *IPEncap) jsonEncap(w *writer) {
	ipEncapTable.json(w, x)
	x.Opts.json(w)
}

// IP6Encap sends through a tunnel over IPv6, LWTUNNEL_IP6_* of
// include/uapi/linux/lwtunnel.h.
type IP6Encap struct {
	ID       uint64 // tunnel key
	Dst      netip.Addr
	Src      netip.Addr
	HopLimit uint8
	TC       uint8
	Flags    uint16 // TUNNEL_*: CSUM 1, KEY 4, SEQ 8
	Opts     *TunnelOpts
	Attrs
}

var ip6EncapTable = newTable("RTA_ENCAP of type ip6", func(x *IP6Encap) *Attrs { return &x.Attrs }, []field[IP6Encap]{
	{LWTUNNELIP6ID, "LWTUNNEL_IP6_ID", "id", be64(func(x *IP6Encap) *uint64 { return &x.ID })},
	{LWTUNNELIP6Dst, "LWTUNNEL_IP6_DST", "dst", ip(func(x *IP6Encap) *netip.Addr { return &x.Dst })},
	{LWTUNNELIP6Src, "LWTUNNEL_IP6_SRC", "src", ip(func(x *IP6Encap) *netip.Addr { return &x.Src })},
	{LWTUNNELIP6HopLimit, "LWTUNNEL_IP6_HOPLIMIT", "hoplimit", u8(func(x *IP6Encap) *uint8 { return &x.HopLimit })},
	{LWTUNNELIP6TC, "LWTUNNEL_IP6_TC", "tc", u8(func(x *IP6Encap) *uint8 { return &x.TC })},
	{LWTUNNELIP6Flags, "LWTUNNEL_IP6_FLAGS", "key", tunnelFlags(func(x *IP6Encap) *uint16 { return &x.Flags })},
	{7, "LWTUNNEL_IP6_PAD", "", raw[IP6Encap]()},
	{LWTUNNELIP6Opts, "LWTUNNEL_IP6_OPTS", "", nested(tunnelOptsTable, func(x *IP6Encap) **TunnelOpts { return &x.Opts })},
})

// Has says whether an attribute (LWTUNNEL_IP6_*) is present.
func (x *IP6Encap) Has(attr uint16) bool { return ip6EncapTable.has(x, attr) }

// EncapType is [EncapIP6].
func (x *IP6Encap) EncapType() uint16 { return EncapIP6 }

func (x *IP6Encap) decodeEncap(d *decoder, b []byte) bool { ip6EncapTable.decode(d, x, b); return true }
func (x *IP6Encap) encodeEncap(e *encoder)                { ip6EncapTable.append(e, x) }
func (x *IP6Encap) jsonEncap(w *writer) {
	ip6EncapTable.json(w, x)
	x.Opts.json(w)
}

// TunnelOpts are a tunnel's options, LWTUNNEL_IP_OPTS_* of
// include/uapi/linux/lwtunnel.h.
type TunnelOpts struct {
	Geneve []GeneveOpt
	VXLAN  *VXLANOpt
	ERSPAN *ERSPANOpt
	Attrs
}

var tunnelOptsTable = newTable("LWTUNNEL_IP_OPTS", func(x *TunnelOpts) *Attrs { return &x.Attrs }, []field[TunnelOpts]{
	{LWTUNNELIPOptsGeneve, "LWTUNNEL_IP_OPTS_GENEVE", "geneve_opts", geneveOpts(func(x *TunnelOpts) *[]GeneveOpt { return &x.Geneve })},
	{LWTUNNELIPOptsVXLAN, "LWTUNNEL_IP_OPTS_VXLAN", "vxlan_opts", alone(nested(vxlanOptTable, func(x *TunnelOpts) **VXLANOpt { return &x.VXLAN }))},
	{LWTUNNELIPOptsErspan, "LWTUNNEL_IP_OPTS_ERSPAN", "erspan_opts", alone(nested(erspanOptTable, func(x *TunnelOpts) **ERSPANOpt { return &x.ERSPAN }))},
})

// Has says whether an attribute (LWTUNNEL_IP_OPTS_*) is present.
func (x *TunnelOpts) Has(attr uint16) bool { return tunnelOptsTable.has(x, attr) }

// GeneveOpt is an option of a Geneve header, LWTUNNEL_IP_OPT_GENEVE_*.
type GeneveOpt struct {
	Class uint16
	Type  uint8
	Data  []byte
	Attrs
}

var geneveOptTable = newTable("LWTUNNEL_IP_OPTS_GENEVE", func(x *GeneveOpt) *Attrs { return &x.Attrs }, []field[GeneveOpt]{
	{LWTUNNELIPOptGeneveClass, "LWTUNNEL_IP_OPT_GENEVE_CLASS", "class", be16(func(x *GeneveOpt) *uint16 { return &x.Class })},
	{LWTUNNELIPOptGeneveType, "LWTUNNEL_IP_OPT_GENEVE_TYPE", "type", u8(func(x *GeneveOpt) *uint8 { return &x.Type })},
	{LWTUNNELIPOptGeneveData, "LWTUNNEL_IP_OPT_GENEVE_DATA", "data", blob(func(x *GeneveOpt) *[]byte { return &x.Data })},
})

// Has says whether an attribute (LWTUNNEL_IP_OPT_GENEVE_*) is present.
func (x *GeneveOpt) Has(attr uint16) bool { return geneveOptTable.has(x, attr) }

// VXLANOpt is the option of a VXLAN header, LWTUNNEL_IP_OPT_VXLAN_*.
type VXLANOpt struct {
	GBP uint32
	Attrs
}

var vxlanOptTable = newTable("LWTUNNEL_IP_OPTS_VXLAN", func(x *VXLANOpt) *Attrs { return &x.Attrs }, []field[VXLANOpt]{
	{LWTUNNELIPOptVXLANGBP, "LWTUNNEL_IP_OPT_VXLAN_GBP", "gbp", u32(func(x *VXLANOpt) *uint32 { return &x.GBP })},
})

// Has says whether an attribute (LWTUNNEL_IP_OPT_VXLAN_*) is present.
func (x *VXLANOpt) Has(attr uint16) bool { return vxlanOptTable.has(x, attr) }

// ERSPANOpt is the option of an ERSPAN header, LWTUNNEL_IP_OPT_ERSPAN_*.
type ERSPANOpt struct {
	Ver   uint8
	Index uint32
	Dir   uint8
	HWID  uint8
	Attrs
}

var erspanOptTable = newTable("LWTUNNEL_IP_OPTS_ERSPAN", func(x *ERSPANOpt) *Attrs { return &x.Attrs }, []field[ERSPANOpt]{
	{LWTUNNELIPOptErspanVer, "LWTUNNEL_IP_OPT_ERSPAN_VER", "ver", u8(func(x *ERSPANOpt) *uint8 { return &x.Ver })},
	{LWTUNNELIPOptErspanIndex, "LWTUNNEL_IP_OPT_ERSPAN_INDEX", "index", be32(func(x *ERSPANOpt) *uint32 { return &x.Index })},
	{LWTUNNELIPOptErspanDir, "LWTUNNEL_IP_OPT_ERSPAN_DIR", "dir", u8(func(x *ERSPANOpt) *uint8 { return &x.Dir })},
	{LWTUNNELIPOptErspanHwid, "LWTUNNEL_IP_OPT_ERSPAN_HWID", "hwid", u8(func(x *ERSPANOpt) *uint8 { return &x.HWID })},
})

// Has says whether an attribute (LWTUNNEL_IP_OPT_ERSPAN_*) is present.
func (x *ERSPANOpt) Has(attr uint16) bool { return erspanOptTable.has(x, attr) }

// ILAEncap translates identifiers and locators, ILA_ATTR_* of
// include/uapi/linux/ila.h.
type ILAEncap struct {
	Locator   uint64
	CsumMode  uint8
	IdentType uint8
	HookType  uint8
	Attrs
}

var ilaEncapTable = newTable("RTA_ENCAP of type ila", func(x *ILAEncap) *Attrs { return &x.Attrs }, []field[ILAEncap]{
	{ILAAttrLocator, "ILA_ATTR_LOCATOR", "locator", of(named(&tBE64, ilaLocator), func(x *ILAEncap) *uint64 { return &x.Locator })},
	{6, "ILA_ATTR_PAD", "", raw[ILAEncap]()},
	{ILAAttrCsumMode, "ILA_ATTR_CSUM_MODE", "csum_mode", of(names8(ilaCsumNames), func(x *ILAEncap) *uint8 { return &x.CsumMode })},
	{ILAAttrIdentType, "ILA_ATTR_IDENT_TYPE", "ident_type", of(names8(ilaIdentNames), func(x *ILAEncap) *uint8 { return &x.IdentType })},
	{ILAAttrHookType, "ILA_ATTR_HOOK_TYPE", "hook_type", of(names8(ilaHookNames), func(x *ILAEncap) *uint8 { return &x.HookType })},
})

// Has says whether an attribute (ILA_ATTR_*) is present.
func (x *ILAEncap) Has(attr uint16) bool { return ilaEncapTable.has(x, attr) }

// EncapType is [EncapILA].
func (x *ILAEncap) EncapType() uint16 { return EncapILA }

func (x *ILAEncap) decodeEncap(d *decoder, b []byte) bool { ilaEncapTable.decode(d, x, b); return true }
func (x *ILAEncap) encodeEncap(e *encoder)                { ilaEncapTable.append(e, x) }
func (x *ILAEncap) jsonEncap(w *writer)                   { ilaEncapTable.json(w, x) }

// XFRMEncap selects an IPsec interface's policy, LWT_XFRM_* of
// include/uapi/linux/lwtunnel.h.
type XFRMEncap struct {
	IfID uint32
	Link int32
	Attrs
}

var xfrmEncapTable = newTable("RTA_ENCAP of type xfrm", func(x *XFRMEncap) *Attrs { return &x.Attrs }, []field[XFRMEncap]{
	{LWTXFRMIfID, "LWT_XFRM_IF_ID", "if_id", u32(func(x *XFRMEncap) *uint32 { return &x.IfID })},
	{LWTXFRMLink, "LWT_XFRM_LINK", "link_dev", oif(func(x *XFRMEncap) *int32 { return &x.Link })},
})

// Has says whether an attribute (LWT_XFRM_*) is present.
func (x *XFRMEncap) Has(attr uint16) bool { return xfrmEncapTable.has(x, attr) }

// EncapType is [EncapXFRM].
func (x *XFRMEncap) EncapType() uint16 { return EncapXFRM }

func (x *XFRMEncap) decodeEncap(d *decoder, b []byte) bool {
	xfrmEncapTable.decode(d, x, b)
	return true
}
func (x *XFRMEncap) encodeEncap(e *encoder) { xfrmEncapTable.append(e, x) }
func (x *XFRMEncap) jsonEncap(w *writer)    { xfrmEncapTable.json(w, x) }

// BPFEncap runs programs on packets, LWT_BPF_* of
// include/uapi/linux/lwtunnel.h.
type BPFEncap struct {
	In           *BPFProg
	Out          *BPFProg
	Xmit         *BPFProg
	XmitHeadroom uint32
	Attrs
}

var bpfEncapTable = newTable("RTA_ENCAP of type bpf", func(x *BPFEncap) *Attrs { return &x.Attrs }, []field[BPFEncap]{
	{LWTBPFIn, "LWT_BPF_IN", "in", bpfProg(func(x *BPFEncap) **BPFProg { return &x.In })},
	{LWTBPFOut, "LWT_BPF_OUT", "out", bpfProg(func(x *BPFEncap) **BPFProg { return &x.Out })},
	{LWTBPFXmit, "LWT_BPF_XMIT", "xmit", bpfProg(func(x *BPFEncap) **BPFProg { return &x.Xmit })},
	{LWTBPFXmitHeadroom, "LWT_BPF_XMIT_HEADROOM", "headroom", u32(func(x *BPFEncap) *uint32 { return &x.XmitHeadroom })},
})

// Has says whether an attribute (LWT_BPF_*) is present.
func (x *BPFEncap) Has(attr uint16) bool { return bpfEncapTable.has(x, attr) }

// EncapType is [EncapBPF].
func (x *BPFEncap) EncapType() uint16 { return EncapBPF }

func (x *BPFEncap) decodeEncap(d *decoder, b []byte) bool { bpfEncapTable.decode(d, x, b); return true }
func (x *BPFEncap) encodeEncap(e *encoder)                { bpfEncapTable.append(e, x) }
func (x *BPFEncap) jsonEncap(w *writer)                   { bpfEncapTable.json(w, x) }

// BPFProg is a program of a BPFEncap, LWT_BPF_PROG_*.
type BPFProg struct {
	FD   uint32 // in requests only
	Name string
	Attrs
}

var bpfProgTable = newTable("LWT_BPF_IN, LWT_BPF_OUT, LWT_BPF_XMIT", func(x *BPFProg) *Attrs { return &x.Attrs }, []field[BPFProg]{
	{LWTBPFProgFD, "LWT_BPF_PROG_FD", "fd", u32(func(x *BPFProg) *uint32 { return &x.FD })},
	{LWTBPFProgName, "LWT_BPF_PROG_NAME", "name", str(func(x *BPFProg) *string { return &x.Name })},
})

// Has says whether an attribute (LWT_BPF_PROG_*) is present.
func (x *BPFProg) Has(attr uint16) bool { return bpfProgTable.has(x, attr) }
