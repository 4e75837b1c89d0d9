package codec

import "net/netip"

// Flower matches packets by their headers, TCA_FLOWER_* of
// include/uapi/linux/pkt_cls.h.
type Flower struct {
	ClassID           uint32
	InDev             string
	Act               []Action
	EthDst            LinkAddr
	EthDstMask        LinkAddr
	EthSrc            LinkAddr
	EthSrcMask        LinkAddr
	EthType           uint16
	IPProto           uint8
	IPv4Src           netip.Addr
	IPv4SrcMask       netip.Addr
	IPv4Dst           netip.Addr
	IPv4DstMask       netip.Addr
	IPv6Src           netip.Addr
	IPv6SrcMask       netip.Addr
	IPv6Dst           netip.Addr
	IPv6DstMask       netip.Addr
	TCPSrc            uint16
	TCPDst            uint16
	UDPSrc            uint16
	UDPDst            uint16
	Flags             uint32
	VLANID            uint16
	VLANPrio          uint8
	VLANEthType       uint16
	EncKeyID          uint32
	EncIPv4Src        netip.Addr
	EncIPv4SrcMask    netip.Addr
	EncIPv4Dst        netip.Addr
	EncIPv4DstMask    netip.Addr
	EncIPv6Src        netip.Addr
	EncIPv6SrcMask    netip.Addr
	EncIPv6Dst        netip.Addr
	EncIPv6DstMask    netip.Addr
	TCPSrcMask        uint16
	TCPDstMask        uint16
	UDPSrcMask        uint16
	UDPDstMask        uint16
	SCTPSrcMask       uint16
	SCTPDstMask       uint16
	SCTPSrc           uint16
	SCTPDst           uint16
	EncUDPSrcPort     uint16
	EncUDPSrcPortMask uint16
	EncUDPDstPort     uint16
	EncUDPDstPortMask uint16
	KeyFlags          uint32
	KeyFlagsMask      uint32
	ICMPv4Code        uint8
	ICMPv4CodeMask    uint8
	ICMPv4Type        uint8
	ICMPv4TypeMask    uint8
	ICMPv6Code        uint8
	ICMPv6CodeMask    uint8
	ICMPv6Type        uint8
	ICMPv6TypeMask    uint8
	ARPSIP            netip.Addr
	ARPSIPMask        netip.Addr
	ARPTIP            netip.Addr
	ARPTIPMask        netip.Addr
	ARPOp             uint8
	ARPOpMask         uint8
	ARPSHA            LinkAddr
	ARPSHAMask        LinkAddr
	ARPTHA            LinkAddr
	ARPTHAMask        LinkAddr
	MPLSTTL           uint8
	MPLSBOS           uint8
	MPLSTC            uint8
	MPLSLabel         uint32
	TCPFlags          uint16
	TCPFlagsMask      uint16
	IPTOS             uint8
	IPTOSMask         uint8
	IPTTL             uint8
	IPTTLMask         uint8
	CVLANID           uint16
	CVLANPrio         uint8
	CVLANEthType      uint16
	EncIPTOS          uint8
	EncIPTOSMask      uint8
	EncIPTTL          uint8
	EncIPTTLMask      uint8
	EncOpts           *FlowerEncOpts
	EncOptsMask       *FlowerEncOpts
	InHWCount         uint32
	PortSrcMin        uint16
	PortSrcMax        uint16
	PortDstMin        uint16
	PortDstMax        uint16
	CTState           uint16
	CTStateMask       uint16
	CTZone            uint16
	CTZoneMask        uint16
	CTMark            uint32
	CTMarkMask        uint32
	CTLabels          []byte
	CTLabelsMask      []byte
	MPLSOpts          []FlowerLSE
	Hash              uint32
	HashMask          uint32
	NumOfVlans        uint8
	PPPoESID          uint16
	PPPProto          uint16
	L2TPv3SID         uint32
	L2Miss            uint8
	CFM               *FlowerCFM
	SPI               uint32
	SPIMask           uint32
	EncFlags          uint32
	EncFlagsMask      uint32
	Attrs
}

var flowerTable = newTable("TCA_OPTIONS of flower", func(x *Flower) *Attrs { return &x.Attrs }, []field[Flower]{
	{TCAFlowerClassid, "TCA_FLOWER_CLASSID", "classid", of(tTCHandle, func(x *Flower) *uint32 { return &x.ClassID })},
	{TCAFlowerIndev, "TCA_FLOWER_INDEV", "indev", str(func(x *Flower) *string { return &x.InDev })},
	{TCAFlowerAct, "TCA_FLOWER_ACT", "act", actionsOp(func(x *Flower) *[]Action { return &x.Act })},
	{TCAFlowerKeyEthDst, "TCA_FLOWER_KEY_ETH_DST", "eth_dst", lladdr(func(x *Flower) *LinkAddr { return &x.EthDst })},
	{TCAFlowerKeyEthDstMask, "TCA_FLOWER_KEY_ETH_DST_MASK", "eth_dst_mask", lladdr(func(x *Flower) *LinkAddr { return &x.EthDstMask })},
	{TCAFlowerKeyEthSrc, "TCA_FLOWER_KEY_ETH_SRC", "eth_src", lladdr(func(x *Flower) *LinkAddr { return &x.EthSrc })},
	{TCAFlowerKeyEthSrcMask, "TCA_FLOWER_KEY_ETH_SRC_MASK", "eth_src_mask", lladdr(func(x *Flower) *LinkAddr { return &x.EthSrcMask })},
	{TCAFlowerKeyEthType, "TCA_FLOWER_KEY_ETH_TYPE", "eth_type", of(tFlowerEthType, func(x *Flower) *uint16 { return &x.EthType })},
	{TCAFlowerKeyIPProto, "TCA_FLOWER_KEY_IP_PROTO", "ip_proto", of(tFlowerIPProto, func(x *Flower) *uint8 { return &x.IPProto })},
	{TCAFlowerKeyIPv4Src, "TCA_FLOWER_KEY_IPV4_SRC", "ipv4_src", ip(func(x *Flower) *netip.Addr { return &x.IPv4Src })},
	{TCAFlowerKeyIPv4SrcMask, "TCA_FLOWER_KEY_IPV4_SRC_MASK", "ipv4_src_mask", ip(func(x *Flower) *netip.Addr { return &x.IPv4SrcMask })},
	{TCAFlowerKeyIPv4Dst, "TCA_FLOWER_KEY_IPV4_DST", "ipv4_dst", ip(func(x *Flower) *netip.Addr { return &x.IPv4Dst })},
	{TCAFlowerKeyIPv4DstMask, "TCA_FLOWER_KEY_IPV4_DST_MASK", "ipv4_dst_mask", ip(func(x *Flower) *netip.Addr { return &x.IPv4DstMask })},
	{TCAFlowerKeyIPv6Src, "TCA_FLOWER_KEY_IPV6_SRC", "ipv6_src", ip(func(x *Flower) *netip.Addr { return &x.IPv6Src })},
	{TCAFlowerKeyIPv6SrcMask, "TCA_FLOWER_KEY_IPV6_SRC_MASK", "ipv6_src_mask", ip(func(x *Flower) *netip.Addr { return &x.IPv6SrcMask })},
	{TCAFlowerKeyIPv6Dst, "TCA_FLOWER_KEY_IPV6_DST", "ipv6_dst", ip(func(x *Flower) *netip.Addr { return &x.IPv6Dst })},
	{TCAFlowerKeyIPv6DstMask, "TCA_FLOWER_KEY_IPV6_DST_MASK", "ipv6_dst_mask", ip(func(x *Flower) *netip.Addr { return &x.IPv6DstMask })},
	{TCAFlowerKeyTcpSrc, "TCA_FLOWER_KEY_TCP_SRC", "tcp_src", be16(func(x *Flower) *uint16 { return &x.TCPSrc })},
	{TCAFlowerKeyTcpDst, "TCA_FLOWER_KEY_TCP_DST", "tcp_dst", be16(func(x *Flower) *uint16 { return &x.TCPDst })},
	{TCAFlowerKeyUDPSrc, "TCA_FLOWER_KEY_UDP_SRC", "udp_src", be16(func(x *Flower) *uint16 { return &x.UDPSrc })},
	{TCAFlowerKeyUDPDst, "TCA_FLOWER_KEY_UDP_DST", "udp_dst", be16(func(x *Flower) *uint16 { return &x.UDPDst })},
	{TCAFlowerFlags, "TCA_FLOWER_FLAGS", "flags", of(tFilterFlags, func(x *Flower) *uint32 { return &x.Flags })},
	{TCAFlowerKeyVLANID, "TCA_FLOWER_KEY_VLAN_ID", "vlan_id", u16(func(x *Flower) *uint16 { return &x.VLANID })},
	{TCAFlowerKeyVLANPrio, "TCA_FLOWER_KEY_VLAN_PRIO", "vlan_prio", u8(func(x *Flower) *uint8 { return &x.VLANPrio })},
	{TCAFlowerKeyVLANEthType, "TCA_FLOWER_KEY_VLAN_ETH_TYPE", "vlan_ethtype", of(tFlowerEthType, func(x *Flower) *uint16 { return &x.VLANEthType })},
	{TCAFlowerKeyEncKeyID, "TCA_FLOWER_KEY_ENC_KEY_ID", "enc_key_id", be32(func(x *Flower) *uint32 { return &x.EncKeyID })},
	{TCAFlowerKeyEncIPv4Src, "TCA_FLOWER_KEY_ENC_IPV4_SRC", "enc_ipv4_src", ip(func(x *Flower) *netip.Addr { return &x.EncIPv4Src })},
	{TCAFlowerKeyEncIPv4SrcMask, "TCA_FLOWER_KEY_ENC_IPV4_SRC_MASK", "enc_ipv4_src_mask", ip(func(x *Flower) *netip.Addr { return &x.EncIPv4SrcMask })},
	{TCAFlowerKeyEncIPv4Dst, "TCA_FLOWER_KEY_ENC_IPV4_DST", "enc_ipv4_dst", ip(func(x *Flower) *netip.Addr { return &x.EncIPv4Dst })},
	{TCAFlowerKeyEncIPv4DstMask, "TCA_FLOWER_KEY_ENC_IPV4_DST_MASK", "enc_ipv4_dst_mask", ip(func(x *Flower) *netip.Addr { return &x.EncIPv4DstMask })},
	{TCAFlowerKeyEncIPv6Src, "TCA_FLOWER_KEY_ENC_IPV6_SRC", "enc_ipv6_src", ip(func(x *Flower) *netip.Addr { return &x.EncIPv6Src })},
	{TCAFlowerKeyEncIPv6SrcMask, "TCA_FLOWER_KEY_ENC_IPV6_SRC_MASK", "enc_ipv6_src_mask", ip(func(x *Flower) *netip.Addr { return &x.EncIPv6SrcMask })},
	{TCAFlowerKeyEncIPv6Dst, "TCA_FLOWER_KEY_ENC_IPV6_DST", "enc_ipv6_dst", ip(func(x *Flower) *netip.Addr { return &x.EncIPv6Dst })},
	{TCAFlowerKeyEncIPv6DstMask, "TCA_FLOWER_KEY_ENC_IPV6_DST_MASK", "enc_ipv6_dst_mask", ip(func(x *Flower) *netip.Addr { return &x.EncIPv6DstMask })},
	{TCAFlowerKeyTcpSrcMask, "TCA_FLOWER_KEY_TCP_SRC_MASK", "tcp_src_mask", be16(func(x *Flower) *uint16 { return &x.TCPSrcMask })},
	{TCAFlowerKeyTcpDstMask, "TCA_FLOWER_KEY_TCP_DST_MASK", "tcp_dst_mask", be16(func(x *Flower) *uint16 { return &x.TCPDstMask })},
	{TCAFlowerKeyUDPSrcMask, "TCA_FLOWER_KEY_UDP_SRC_MASK", "udp_src_mask", be16(func(x *Flower) *uint16 { return &x.UDPSrcMask })},
	{TCAFlowerKeyUDPDstMask, "TCA_FLOWER_KEY_UDP_DST_MASK", "udp_dst_mask", be16(func(x *Flower) *uint16 { return &x.UDPDstMask })},
	{TCAFlowerKeySctpSrcMask, "TCA_FLOWER_KEY_SCTP_SRC_MASK", "sctp_src_mask", be16(func(x *Flower) *uint16 { return &x.SCTPSrcMask })},
	{TCAFlowerKeySctpDstMask, "TCA_FLOWER_KEY_SCTP_DST_MASK", "sctp_dst_mask", be16(func(x *Flower) *uint16 { return &x.SCTPDstMask })},
	{TCAFlowerKeySctpSrc, "TCA_FLOWER_KEY_SCTP_SRC", "sctp_src", be16(func(x *Flower) *uint16 { return &x.SCTPSrc })},
	{TCAFlowerKeySctpDst, "TCA_FLOWER_KEY_SCTP_DST", "sctp_dst", be16(func(x *Flower) *uint16 { return &x.SCTPDst })},
	{TCAFlowerKeyEncUDPSrcPort, "TCA_FLOWER_KEY_ENC_UDP_SRC_PORT", "enc_udp_src_port", be16(func(x *Flower) *uint16 { return &x.EncUDPSrcPort })},
	{TCAFlowerKeyEncUDPSrcPortMask, "TCA_FLOWER_KEY_ENC_UDP_SRC_PORT_MASK", "enc_udp_src_port_mask", be16(func(x *Flower) *uint16 { return &x.EncUDPSrcPortMask })},
	{TCAFlowerKeyEncUDPDstPort, "TCA_FLOWER_KEY_ENC_UDP_DST_PORT", "enc_udp_dst_port", be16(func(x *Flower) *uint16 { return &x.EncUDPDstPort })},
	{TCAFlowerKeyEncUDPDstPortMask, "TCA_FLOWER_KEY_ENC_UDP_DST_PORT_MASK", "enc_udp_dst_port_mask", be16(func(x *Flower) *uint16 { return &x.EncUDPDstPortMask })},
	{TCAFlowerKeyFlags, "TCA_FLOWER_KEY_FLAGS", "ip_flags", of(tFlowerKeyFlags, func(x *Flower) *uint32 { return &x.KeyFlags })},
	{TCAFlowerKeyFlagsMask, "TCA_FLOWER_KEY_FLAGS_MASK", "ip_flags_mask", of(tFlowerKeyFlags, func(x *Flower) *uint32 { return &x.KeyFlagsMask })},
	{TCAFlowerKeyIcmpv4Code, "TCA_FLOWER_KEY_ICMPV4_CODE", "icmpv4_code", u8(func(x *Flower) *uint8 { return &x.ICMPv4Code })},
	{TCAFlowerKeyIcmpv4CodeMask, "TCA_FLOWER_KEY_ICMPV4_CODE_MASK", "icmpv4_code_mask", u8(func(x *Flower) *uint8 { return &x.ICMPv4CodeMask })},
	{TCAFlowerKeyIcmpv4Type, "TCA_FLOWER_KEY_ICMPV4_TYPE", "icmpv4_type", u8(func(x *Flower) *uint8 { return &x.ICMPv4Type })},
	{TCAFlowerKeyIcmpv4TypeMask, "TCA_FLOWER_KEY_ICMPV4_TYPE_MASK", "icmpv4_type_mask", u8(func(x *Flower) *uint8 { return &x.ICMPv4TypeMask })},
	{TCAFlowerKeyIcmpv6Code, "TCA_FLOWER_KEY_ICMPV6_CODE", "icmpv6_code", u8(func(x *Flower) *uint8 { return &x.ICMPv6Code })},
	{TCAFlowerKeyIcmpv6CodeMask, "TCA_FLOWER_KEY_ICMPV6_CODE_MASK", "icmpv6_code_mask", u8(func(x *Flower) *uint8 { return &x.ICMPv6CodeMask })},
	{TCAFlowerKeyIcmpv6Type, "TCA_FLOWER_KEY_ICMPV6_TYPE", "icmpv6_type", u8(func(x *Flower) *uint8 { return &x.ICMPv6Type })},
	{TCAFlowerKeyIcmpv6TypeMask, "TCA_FLOWER_KEY_ICMPV6_TYPE_MASK", "icmpv6_type_mask", u8(func(x *Flower) *uint8 { return &x.ICMPv6TypeMask })},
	{TCAFlowerKeyArpSip, "TCA_FLOWER_KEY_ARP_SIP", "arp_sip", ip(func(x *Flower) *netip.Addr { return &x.ARPSIP })},
	{TCAFlowerKeyArpSipMask, "TCA_FLOWER_KEY_ARP_SIP_MASK", "arp_sip_mask", ip(func(x *Flower) *netip.Addr { return &x.ARPSIPMask })},
	{TCAFlowerKeyArpTip, "TCA_FLOWER_KEY_ARP_TIP", "arp_tip", ip(func(x *Flower) *netip.Addr { return &x.ARPTIP })},
	{TCAFlowerKeyArpTipMask, "TCA_FLOWER_KEY_ARP_TIP_MASK", "arp_tip_mask", ip(func(x *Flower) *netip.Addr { return &x.ARPTIPMask })},
	{TCAFlowerKeyArpOp, "TCA_FLOWER_KEY_ARP_OP", "arp_op", u8(func(x *Flower) *uint8 { return &x.ARPOp })},
	{TCAFlowerKeyArpOpMask, "TCA_FLOWER_KEY_ARP_OP_MASK", "arp_op_mask", u8(func(x *Flower) *uint8 { return &x.ARPOpMask })},
	{TCAFlowerKeyArpSha, "TCA_FLOWER_KEY_ARP_SHA", "arp_sha", lladdr(func(x *Flower) *LinkAddr { return &x.ARPSHA })},
	{TCAFlowerKeyArpShaMask, "TCA_FLOWER_KEY_ARP_SHA_MASK", "arp_sha_mask", lladdr(func(x *Flower) *LinkAddr { return &x.ARPSHAMask })},
	{TCAFlowerKeyArpTha, "TCA_FLOWER_KEY_ARP_THA", "arp_tha", lladdr(func(x *Flower) *LinkAddr { return &x.ARPTHA })},
	{TCAFlowerKeyArpThaMask, "TCA_FLOWER_KEY_ARP_THA_MASK", "arp_tha_mask", lladdr(func(x *Flower) *LinkAddr { return &x.ARPTHAMask })},
	{TCAFlowerKeyMPLSTTL, "TCA_FLOWER_KEY_MPLS_TTL", "mpls_ttl", u8(func(x *Flower) *uint8 { return &x.MPLSTTL })},
	{TCAFlowerKeyMPLSBos, "TCA_FLOWER_KEY_MPLS_BOS", "mpls_bos", u8(func(x *Flower) *uint8 { return &x.MPLSBOS })},
	{TCAFlowerKeyMPLSTC, "TCA_FLOWER_KEY_MPLS_TC", "mpls_tc", u8(func(x *Flower) *uint8 { return &x.MPLSTC })},
	{TCAFlowerKeyMPLSLabel, "TCA_FLOWER_KEY_MPLS_LABEL", "mpls_label", u32(func(x *Flower) *uint32 { return &x.MPLSLabel })},
	{TCAFlowerKeyTcpFlags, "TCA_FLOWER_KEY_TCP_FLAGS", "tcp_flags", be16(func(x *Flower) *uint16 { return &x.TCPFlags })},
	{TCAFlowerKeyTcpFlagsMask, "TCA_FLOWER_KEY_TCP_FLAGS_MASK", "tcp_flags_mask", be16(func(x *Flower) *uint16 { return &x.TCPFlagsMask })},
	{TCAFlowerKeyIPTOS, "TCA_FLOWER_KEY_IP_TOS", "ip_tos", u8(func(x *Flower) *uint8 { return &x.IPTOS })},
	{TCAFlowerKeyIPTOSMask, "TCA_FLOWER_KEY_IP_TOS_MASK", "ip_tos_mask", u8(func(x *Flower) *uint8 { return &x.IPTOSMask })},
	{TCAFlowerKeyIPTTL, "TCA_FLOWER_KEY_IP_TTL", "ip_ttl", u8(func(x *Flower) *uint8 { return &x.IPTTL })},
	{TCAFlowerKeyIPTTLMask, "TCA_FLOWER_KEY_IP_TTL_MASK", "ip_ttl_mask", u8(func(x *Flower) *uint8 { return &x.IPTTLMask })},
	{TCAFlowerKeyCvlanID, "TCA_FLOWER_KEY_CVLAN_ID", "cvlan_id", u16(func(x *Flower) *uint16 { return &x.CVLANID })},
	{TCAFlowerKeyCvlanPrio, "TCA_FLOWER_KEY_CVLAN_PRIO", "cvlan_prio", u8(func(x *Flower) *uint8 { return &x.CVLANPrio })},
	{TCAFlowerKeyCvlanEthType, "TCA_FLOWER_KEY_CVLAN_ETH_TYPE", "cvlan_ethtype", of(tFlowerEthType, func(x *Flower) *uint16 { return &x.CVLANEthType })},
	{TCAFlowerKeyEncIPTOS, "TCA_FLOWER_KEY_ENC_IP_TOS", "enc_ip_tos", u8(func(x *Flower) *uint8 { return &x.EncIPTOS })},
	{TCAFlowerKeyEncIPTOSMask, "TCA_FLOWER_KEY_ENC_IP_TOS_MASK", "enc_ip_tos_mask", u8(func(x *Flower) *uint8 { return &x.EncIPTOSMask })},
	{TCAFlowerKeyEncIPTTL, "TCA_FLOWER_KEY_ENC_IP_TTL", "enc_ip_ttl", u8(func(x *Flower) *uint8 { return &x.EncIPTTL })},
	{TCAFlowerKeyEncIPTTLMask, "TCA_FLOWER_KEY_ENC_IP_TTL_MASK", "enc_ip_ttl_mask", u8(func(x *Flower) *uint8 { return &x.EncIPTTLMask })},
	{TCAFlowerKeyEncOpts, "TCA_FLOWER_KEY_ENC_OPTS", "enc_opts", nested(flowerEncOptsTable, func(x *Flower) **FlowerEncOpts { return &x.EncOpts })},
	{TCAFlowerKeyEncOptsMask, "TCA_FLOWER_KEY_ENC_OPTS_MASK", "enc_opts_mask", nested(flowerEncOptsTable, func(x *Flower) **FlowerEncOpts { return &x.EncOptsMask })},
	{TCAFlowerInHWCount, "TCA_FLOWER_IN_HW_COUNT", "in_hw_count", u32(func(x *Flower) *uint32 { return &x.InHWCount })},
	{TCAFlowerKeyPortSrcMin, "TCA_FLOWER_KEY_PORT_SRC_MIN", "port_src_min", be16(func(x *Flower) *uint16 { return &x.PortSrcMin })},
	{TCAFlowerKeyPortSrcMax, "TCA_FLOWER_KEY_PORT_SRC_MAX", "port_src_max", be16(func(x *Flower) *uint16 { return &x.PortSrcMax })},
	{TCAFlowerKeyPortDstMin, "TCA_FLOWER_KEY_PORT_DST_MIN", "port_dst_min", be16(func(x *Flower) *uint16 { return &x.PortDstMin })},
	{TCAFlowerKeyPortDstMax, "TCA_FLOWER_KEY_PORT_DST_MAX", "port_dst_max", be16(func(x *Flower) *uint16 { return &x.PortDstMax })},
	{TCAFlowerKeyCtState, "TCA_FLOWER_KEY_CT_STATE", "ct_state", of(tFlowerCTState, func(x *Flower) *uint16 { return &x.CTState })},
	{TCAFlowerKeyCtStateMask, "TCA_FLOWER_KEY_CT_STATE_MASK", "ct_state_mask", of(tFlowerCTState, func(x *Flower) *uint16 { return &x.CTStateMask })},
	{TCAFlowerKeyCtZone, "TCA_FLOWER_KEY_CT_ZONE", "ct_zone", u16(func(x *Flower) *uint16 { return &x.CTZone })},
	{TCAFlowerKeyCtZoneMask, "TCA_FLOWER_KEY_CT_ZONE_MASK", "ct_zone_mask", u16(func(x *Flower) *uint16 { return &x.CTZoneMask })},
	{TCAFlowerKeyCtMark, "TCA_FLOWER_KEY_CT_MARK", "ct_mark", u32(func(x *Flower) *uint32 { return &x.CTMark })},
	{TCAFlowerKeyCtMarkMask, "TCA_FLOWER_KEY_CT_MARK_MASK", "ct_mark_mask", u32(func(x *Flower) *uint32 { return &x.CTMarkMask })},
	{TCAFlowerKeyCtLabels, "TCA_FLOWER_KEY_CT_LABELS", "ct_label", blob(func(x *Flower) *[]byte { return &x.CTLabels })},
	{TCAFlowerKeyCtLabelsMask, "TCA_FLOWER_KEY_CT_LABELS_MASK", "ct_label_mask", blob(func(x *Flower) *[]byte { return &x.CTLabelsMask })},
	{TCAFlowerKeyMPLSOpts, "TCA_FLOWER_KEY_MPLS_OPTS", "mpls", listOf(TCAFlowerKeyMPLSOptsLse, object(flowerLSETable), func(x *Flower) *[]FlowerLSE { return &x.MPLSOpts })},
	{TCAFlowerKeyHash, "TCA_FLOWER_KEY_HASH", "hash", u32(func(x *Flower) *uint32 { return &x.Hash })},
	{TCAFlowerKeyHashMask, "TCA_FLOWER_KEY_HASH_MASK", "hash_mask", u32(func(x *Flower) *uint32 { return &x.HashMask })},
	{TCAFlowerKeyNumOfVlans, "TCA_FLOWER_KEY_NUM_OF_VLANS", "num_of_vlans", u8(func(x *Flower) *uint8 { return &x.NumOfVlans })},
	{TCAFlowerKeyPppoeSid, "TCA_FLOWER_KEY_PPPOE_SID", "pppoe_sid", be16(func(x *Flower) *uint16 { return &x.PPPoESID })},
	{TCAFlowerKeyPppProto, "TCA_FLOWER_KEY_PPP_PROTO", "ppp_proto", of(inHex(&tBE16), func(x *Flower) *uint16 { return &x.PPPProto })},
	{TCAFlowerKeyL2tpv3Sid, "TCA_FLOWER_KEY_L2TPV3_SID", "l2tpv3_sid", be32(func(x *Flower) *uint32 { return &x.L2TPv3SID })},
	{TCAFlowerL2Miss, "TCA_FLOWER_L2_MISS", "l2_miss", u8(func(x *Flower) *uint8 { return &x.L2Miss })},
	{TCAFlowerKeyCfm, "TCA_FLOWER_KEY_CFM", "cfm", nested(flowerCFMTable, func(x *Flower) **FlowerCFM { return &x.CFM })},
	{TCAFlowerKeySpi, "TCA_FLOWER_KEY_SPI", "spi", be32(func(x *Flower) *uint32 { return &x.SPI })},
	{TCAFlowerKeySpiMask, "TCA_FLOWER_KEY_SPI_MASK", "spi_mask", be32(func(x *Flower) *uint32 { return &x.SPIMask })},
	{TCAFlowerKeyEncFlags, "TCA_FLOWER_KEY_ENC_FLAGS", "enc_flags", of(tFlowerKeyFlags, func(x *Flower) *uint32 { return &x.EncFlags })},
	{TCAFlowerKeyEncFlagsMask, "TCA_FLOWER_KEY_ENC_FLAGS_MASK", "enc_flags_mask", of(tFlowerKeyFlags, func(x *Flower) *uint32 { return &x.EncFlagsMask })},
})

// Has says whether an attribute (TCA_FLOWER_*) is present.
func (x *Flower) Has(attr uint16) bool { return flowerTable.has(x, attr) }

func (x *Flower) decodeTC(d *decoder, b []byte) { flowerTable.decode(d, x, b) }
func (x *Flower) encodeTC(e *encoder)           { flowerTable.append(e, x) }
func (x *Flower) jsonTC(w *writer)              { flowerTable.json(w, x) }
