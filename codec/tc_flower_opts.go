package codec

// Attributes inside TCA_FLOWER_KEY_ENC_OPTS, TCA_FLOWER_KEY_ENC_OPTS_* of
// include/uapi/linux/pkt_cls.h.
const (
	TCAFlowerKeyEncOptsGeneve uint16 = 1 // TCA_FLOWER_KEY_ENC_OPTS_GENEVE
	TCAFlowerKeyEncOptsVXLAN  uint16 = 2 // TCA_FLOWER_KEY_ENC_OPTS_VXLAN
	TCAFlowerKeyEncOptsErspan uint16 = 3 // TCA_FLOWER_KEY_ENC_OPTS_ERSPAN
	TCAFlowerKeyEncOptsGTP    uint16 = 4 // TCA_FLOWER_KEY_ENC_OPTS_GTP
	TCAFlowerKeyEncOptsPFCP   uint16 = 5 // TCA_FLOWER_KEY_ENC_OPTS_PFCP
)

// Attributes inside TCA_FLOWER_KEY_ENC_OPTS_GTP, TCA_FLOWER_KEY_ENC_OPT_GTP_*
// of include/uapi/linux/pkt_cls.h.
const (
	TCAFlowerKeyEncOptGTPPduType uint16 = 1 // TCA_FLOWER_KEY_ENC_OPT_GTP_PDU_TYPE
	TCAFlowerKeyEncOptGTPQfi     uint16 = 2 // TCA_FLOWER_KEY_ENC_OPT_GTP_QFI
)

// Attributes inside TCA_FLOWER_KEY_ENC_OPTS_PFCP, TCA_FLOWER_KEY_ENC_OPT_PFCP_*
// of include/uapi/linux/pkt_cls.h.
const (
	TCAFlowerKeyEncOptPFCPType uint16 = 1 // TCA_FLOWER_KEY_ENC_OPT_PFCP_TYPE
	TCAFlowerKeyEncOptPFCPSeid uint16 = 2 // TCA_FLOWER_KEY_ENC_OPT_PFCP_SEID
)

// Attributes inside TCA_FLOWER_KEY_MPLS_OPTS_LSE, TCA_FLOWER_KEY_MPLS_OPT_LSE_*
// of include/uapi/linux/pkt_cls.h.
const (
	TCAFlowerKeyMPLSOptLseDepth uint16 = 1 // TCA_FLOWER_KEY_MPLS_OPT_LSE_DEPTH
	TCAFlowerKeyMPLSOptLseTTL   uint16 = 2 // TCA_FLOWER_KEY_MPLS_OPT_LSE_TTL
	TCAFlowerKeyMPLSOptLseBos   uint16 = 3 // TCA_FLOWER_KEY_MPLS_OPT_LSE_BOS
	TCAFlowerKeyMPLSOptLseTC    uint16 = 4 // TCA_FLOWER_KEY_MPLS_OPT_LSE_TC
	TCAFlowerKeyMPLSOptLseLabel uint16 = 5 // TCA_FLOWER_KEY_MPLS_OPT_LSE_LABEL
)

// Attributes inside TCA_FLOWER_KEY_CFM, TCA_FLOWER_KEY_CFM_* of
// include/uapi/linux/pkt_cls.h.
const (
	TCAFlowerKeyCfmMdLevel uint16 = 1 // TCA_FLOWER_KEY_CFM_MD_LEVEL
	TCAFlowerKeyCfmOpcode  uint16 = 2 // TCA_FLOWER_KEY_CFM_OPCODE
)

// FlowerEncOpts are the options of a tunnel's header, TCA_FLOWER_KEY_ENC_OPTS_*
// of include/uapi/linux/pkt_cls.h: of one kind of tunnel.
type FlowerEncOpts struct {
	Geneve []GeneveOpt
	VXLAN  *VXLANOpt
	ERSPAN *ERSPANOpt
	GTP    *GTPOpt
	PFCP   *PFCPOpt
	Attrs
}

var flowerEncOptsTable = newTable("TCA_FLOWER_KEY_ENC_OPTS", func(x *FlowerEncOpts) *Attrs { return &x.Attrs }, []field[FlowerEncOpts]{
	{TCAFlowerKeyEncOptsGeneve, "TCA_FLOWER_KEY_ENC_OPTS_GENEVE", "geneve_opts", geneveOpts(func(x *FlowerEncOpts) *[]GeneveOpt { return &x.Geneve })},
	{TCAFlowerKeyEncOptsVXLAN, "TCA_FLOWER_KEY_ENC_OPTS_VXLAN", "vxlan_opts", nested(vxlanOptTable, func(x *FlowerEncOpts) **VXLANOpt { return &x.VXLAN })},
	{TCAFlowerKeyEncOptsErspan, "TCA_FLOWER_KEY_ENC_OPTS_ERSPAN", "erspan_opts", nested(erspanOptTable, func(x *FlowerEncOpts) **ERSPANOpt { return &x.ERSPAN })},
	{TCAFlowerKeyEncOptsGTP, "TCA_FLOWER_KEY_ENC_OPTS_GTP", "gtp_opts", nested(gtpOptTable, func(x *FlowerEncOpts) **GTPOpt { return &x.GTP })},
	{TCAFlowerKeyEncOptsPFCP, "TCA_FLOWER_KEY_ENC_OPTS_PFCP", "pfcp_opts", nested(pfcpOptTable, func(x *FlowerEncOpts) **PFCPOpt { return &x.PFCP })},
})

// Has says whether an attribute (TCA_FLOWER_KEY_ENC_OPTS_*) is present.
func (x *FlowerEncOpts) Has(attr uint16) bool { return flowerEncOptsTable.has(x, attr) }

// GTPOpt is the extension of a GTP header, TCA_FLOWER_KEY_ENC_OPT_GTP_* of
// include/uapi/linux/pkt_cls.h.
type GTPOpt struct {
	PDUType uint8
	QFI     uint8
	Attrs
}

var gtpOptTable = newTable("TCA_FLOWER_KEY_ENC_OPTS_GTP", func(x *GTPOpt) *Attrs { return &x.Attrs }, []field[GTPOpt]{
	{TCAFlowerKeyEncOptGTPPduType, "TCA_FLOWER_KEY_ENC_OPT_GTP_PDU_TYPE", "pdu_type", u8(func(x *GTPOpt) *uint8 { return &x.PDUType })},
	{TCAFlowerKeyEncOptGTPQfi, "TCA_FLOWER_KEY_ENC_OPT_GTP_QFI", "qfi", u8(func(x *GTPOpt) *uint8 { return &x.QFI })},
})

// Has says whether an attribute (TCA_FLOWER_KEY_ENC_OPT_GTP_*) is present.
func (x *GTPOpt) Has(attr uint16) bool { return gtpOptTable.has(x, attr) }

// PFCPOpt is of a PFCP header, TCA_FLOWER_KEY_ENC_OPT_PFCP_* of
// include/uapi/linux/pkt_cls.h.
type PFCPOpt struct {
	Type uint8
	SEID uint64
	Attrs
}

var pfcpOptTable = newTable("TCA_FLOWER_KEY_ENC_OPTS_PFCP", func(x *PFCPOpt) *Attrs { return &x.Attrs }, []field[PFCPOpt]{
	{TCAFlowerKeyEncOptPFCPType, "TCA_FLOWER_KEY_ENC_OPT_PFCP_TYPE", "type", u8(func(x *PFCPOpt) *uint8 { return &x.Type })},
	{TCAFlowerKeyEncOptPFCPSeid, "TCA_FLOWER_KEY_ENC_OPT_PFCP_SEID", "seid", be64(func(x *PFCPOpt) *uint64 { return &x.SEID })},
})

// Has says whether an attribute (TCA_FLOWER_KEY_ENC_OPT_PFCP_*) is present.
func (x *PFCPOpt) Has(attr uint16) bool { return pfcpOptTable.has(x, attr) }

// FlowerLSE is one entry of a stack of MPLS labels,
// TCA_FLOWER_KEY_MPLS_OPT_LSE_* of include/uapi/linux/pkt_cls.h.
type FlowerLSE struct {
	Depth uint8 // position in the stack, from 1
	TTL   uint8
	BOS   uint8
	TC    uint8
	Label uint32
	Attrs
}

var flowerLSETable = newTable("TCA_FLOWER_KEY_MPLS_OPTS_LSE", func(x *FlowerLSE) *Attrs { return &x.Attrs }, []field[FlowerLSE]{
	{TCAFlowerKeyMPLSOptLseDepth, "TCA_FLOWER_KEY_MPLS_OPT_LSE_DEPTH", "depth", u8(func(x *FlowerLSE) *uint8 { return &x.Depth })},
	{TCAFlowerKeyMPLSOptLseTTL, "TCA_FLOWER_KEY_MPLS_OPT_LSE_TTL", "ttl", u8(func(x *FlowerLSE) *uint8 { return &x.TTL })},
	{TCAFlowerKeyMPLSOptLseBos, "TCA_FLOWER_KEY_MPLS_OPT_LSE_BOS", "bos", u8(func(x *FlowerLSE) *uint8 { return &x.BOS })},
	{TCAFlowerKeyMPLSOptLseTC, "TCA_FLOWER_KEY_MPLS_OPT_LSE_TC", "tc", u8(func(x *FlowerLSE) *uint8 { return &x.TC })},
	{TCAFlowerKeyMPLSOptLseLabel, "TCA_FLOWER_KEY_MPLS_OPT_LSE_LABEL", "label", u32(func(x *FlowerLSE) *uint32 { return &x.Label })},
})

// Has says whether an attribute (TCA_FLOWER_KEY_MPLS_OPT_LSE_*) is present.
func (x *FlowerLSE) Has(attr uint16) bool { return flowerLSETable.has(x, attr) }

// FlowerCFM is of a CFM header, TCA_FLOWER_KEY_CFM_* of
// include/uapi/linux/pkt_cls.h.
type FlowerCFM struct {
	MDLevel uint8
	Opcode  uint8
	Attrs
}

var flowerCFMTable = newTable("TCA_FLOWER_KEY_CFM", func(x *FlowerCFM) *Attrs { return &x.Attrs }, []field[FlowerCFM]{
	{TCAFlowerKeyCfmMdLevel, "TCA_FLOWER_KEY_CFM_MD_LEVEL", "mdl", u8(func(x *FlowerCFM) *uint8 { return &x.MDLevel })},
	{TCAFlowerKeyCfmOpcode, "TCA_FLOWER_KEY_CFM_OPCODE", "op", u8(func(x *FlowerCFM) *uint8 { return &x.Opcode })},
})

// Has says whether an attribute (TCA_FLOWER_KEY_CFM_*) is present.
func (x *FlowerCFM) Has(attr uint16) bool { return flowerCFMTable.has(x, attr) }

// TCAFlowerKeyMPLSOptsLse is an element of TCA_FLOWER_KEY_MPLS_OPTS,
// TCA_FLOWER_KEY_MPLS_OPTS_LSE of include/uapi/linux/pkt_cls.h.
const TCAFlowerKeyMPLSOptsLse uint16 = 1

var (
	flowerFlags    = []bitName{{1, "skip_hw"}, {2, "skip_sw"}, {4, "in_hw"}, {8, "not_in_hw"}, {16, "verbose"}}
	flowerKeyFlags = []bitName{{1, "frag"}, {2, "firstfrag"}, {4, "tuncsum"}, {8, "tundf"}, {16, "tunoam"}, {32, "tuncrit"}}
	flowerCTStates = []bitName{{1, "new"}, {2, "est"}, {4, "rel"}, {8, "trk"}, {16, "inv"}, {32, "rpl"}}

	tFilterFlags    = inBits(&tU32, flowerFlags)
	tFlowerKeyFlags = inBits(&tBE32, flowerKeyFlags)
	tFlowerCTState  = inBits(&tU16, flowerCTStates)
	tFlowerEthType  = named(&tBE16, flowerEthType)
	tFlowerIPProto  = named(&tU8, flowerIPProto)
)

// flowerEthType is an EtherType as tc prints it among the keys of a filter, where
// it differs from the protocol of the filter.
func flowerEthType(p uint16) string {
	switch p {
	case 0x0800:
		return "ipv4"
	case 0x86dd:
		return "ipv6"
	case 0x0806:
		return "arp"
	case 0x8035:
		return "rarp"
	}
	return hexDigits(uint64(p), 4)
}

func flowerIPProto(p uint8) string {
	switch p {
	case 1:
		return "icmp"
	case 6:
		return "tcp"
	case 17:
		return "udp"
	case 50:
		return "esp"
	case 51:
		return "ah"
	case 58:
		return "icmpv6"
	case 115:
		return "l2tp"
	case 132:
		return "sctp"
	}
	return hexDigits(uint64(p), 2)
}
