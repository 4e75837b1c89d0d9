package codec

// Attributes of a tun or tap device, IFLA_TUN_* of include/uapi/linux/if_link.h.
const (
	IFLATunOwner             uint16 = 1 // IFLA_TUN_OWNER
	IFLATunGroup             uint16 = 2 // IFLA_TUN_GROUP
	IFLATunType              uint16 = 3 // IFLA_TUN_TYPE
	IFLATunPI                uint16 = 4 // IFLA_TUN_PI
	IFLATunVnetHdr           uint16 = 5 // IFLA_TUN_VNET_HDR
	IFLATunPersist           uint16 = 6 // IFLA_TUN_PERSIST
	IFLATunMultiQueue        uint16 = 7 // IFLA_TUN_MULTI_QUEUE
	IFLATunNumQueues         uint16 = 8 // IFLA_TUN_NUM_QUEUES
	IFLATunNumDisabledQueues uint16 = 9 // IFLA_TUN_NUM_DISABLED_QUEUES
)

// Attributes of a MACsec interface, IFLA_MACSEC_* of include/uapi/linux/if_link.h.
const (
	IFLAMACsecSCI           uint16 = 1  // IFLA_MACSEC_SCI
	IFLAMACsecPort          uint16 = 2  // IFLA_MACSEC_PORT
	IFLAMACsecICVLen        uint16 = 3  // IFLA_MACSEC_ICV_LEN
	IFLAMACsecCipherSuite   uint16 = 4  // IFLA_MACSEC_CIPHER_SUITE
	IFLAMACsecWindow        uint16 = 5  // IFLA_MACSEC_WINDOW
	IFLAMACsecEncodingSA    uint16 = 6  // IFLA_MACSEC_ENCODING_SA
	IFLAMACsecEncrypt       uint16 = 7  // IFLA_MACSEC_ENCRYPT
	IFLAMACsecProtect       uint16 = 8  // IFLA_MACSEC_PROTECT
	IFLAMACsecIncSCI        uint16 = 9  // IFLA_MACSEC_INC_SCI
	IFLAMACsecES            uint16 = 10 // IFLA_MACSEC_ES
	IFLAMACsecSCB           uint16 = 11 // IFLA_MACSEC_SCB
	IFLAMACsecReplayProtect uint16 = 12 // IFLA_MACSEC_REPLAY_PROTECT
	IFLAMACsecValidation    uint16 = 13 // IFLA_MACSEC_VALIDATION
	IFLAMACsecOffload       uint16 = 15 // IFLA_MACSEC_OFFLOAD
)

// Attributes of an HSR or PRP interface, IFLA_HSR_* of include/uapi/linux/if_link.h.
const (
	IFLAHSRSlave1          uint16 = 1 // IFLA_HSR_SLAVE1
	IFLAHSRSlave2          uint16 = 2 // IFLA_HSR_SLAVE2
	IFLAHSRMulticastSpec   uint16 = 3 // IFLA_HSR_MULTICAST_SPEC
	IFLAHSRSupervisionAddr uint16 = 4 // IFLA_HSR_SUPERVISION_ADDR
	IFLAHSRSeqNr           uint16 = 5 // IFLA_HSR_SEQ_NR
	IFLAHSRVersion         uint16 = 6 // IFLA_HSR_VERSION
	IFLAHSRProtocol        uint16 = 7 // IFLA_HSR_PROTOCOL
	IFLAHSRInterlink       uint16 = 8 // IFLA_HSR_INTERLINK
)

// Attributes of a netkit interface, IFLA_NETKIT_* of include/uapi/linux/if_link.h.
const (
	IFLANetkitPeerInfo   uint16 = 1  // IFLA_NETKIT_PEER_INFO
	IFLANetkitPrimary    uint16 = 2  // IFLA_NETKIT_PRIMARY
	IFLANetkitPolicy     uint16 = 3  // IFLA_NETKIT_POLICY
	IFLANetkitPeerPolicy uint16 = 4  // IFLA_NETKIT_PEER_POLICY
	IFLANetkitMode       uint16 = 5  // IFLA_NETKIT_MODE
	IFLANetkitScrub      uint16 = 6  // IFLA_NETKIT_SCRUB
	IFLANetkitPeerScrub  uint16 = 7  // IFLA_NETKIT_PEER_SCRUB
	IFLANetkitHeadroom   uint16 = 8  // IFLA_NETKIT_HEADROOM
	IFLANetkitTailroom   uint16 = 9  // IFLA_NETKIT_TAILROOM
	IFLANetkitPairing    uint16 = 10 // IFLA_NETKIT_PAIRING
)

// Attributes of a veth pair, VETH_INFO_* of include/uapi/linux/veth.h.
const (
	VETHInfoPeer uint16 = 1 // VETH_INFO_PEER
)

// Attributes of a vxcan pair, VXCAN_INFO_* of include/uapi/linux/can/vxcan.h.
const (
	VXCANInfoPeer uint16 = 1 // VXCAN_INFO_PEER
)

// Attributes of a B.A.T.M.A.N. mesh, IFLA_BATADV_* of include/uapi/linux/batman_adv.h.
const (
	IFLABatadvAlgoName uint16 = 1 // IFLA_BATADV_ALGO_NAME
)

// Attributes of an IP over InfiniBand interface, IFLA_IPOIB_* of include/uapi/linux/if_link.h.
const (
	IFLAIPoIBPkey   uint16 = 1 // IFLA_IPOIB_PKEY
	IFLAIPoIBMode   uint16 = 2 // IFLA_IPOIB_MODE
	IFLAIPoIBUmcast uint16 = 3 // IFLA_IPOIB_UMCAST
)

// Attributes of an rmnet interface, IFLA_RMNET_* of include/uapi/linux/if_link.h.
const (
	IFLARMNetMuxID uint16 = 1 // IFLA_RMNET_MUX_ID
	IFLARMNetFlags uint16 = 2 // IFLA_RMNET_FLAGS
)

// Attributes of a WWAN interface, IFLA_WWAN_* of include/uapi/linux/wwan.h.
const (
	IFLAWWANLinkID uint16 = 1 // IFLA_WWAN_LINK_ID
)

// Attributes of a DSA port, IFLA_DSA_* of include/uapi/linux/if_link.h.
const (
	IFLADSAConduit uint16 = 1 // IFLA_DSA_CONDUIT
)

// Attributes of an OpenVPN interface, IFLA_OVPN_* of include/uapi/linux/if_link.h.
const (
	IFLAOvpnMode uint16 = 1 // IFLA_OVPN_MODE
)

// Tun is the data of kind "tun", IFLA_TUN_* of include/uapi/linux/if_link.h.
type Tun struct {
	Owner             uint32 // uid
	Group             uint32 // gid
	Type              uint8  // IFF_TUN 1, IFF_TAP 2
	PI                bool
	VNetHdr           bool
	Persist           bool
	MultiQueue        bool
	NumQueues         uint32
	NumDisabledQueues uint32
	Attrs
}

var tunTable = newTable("IFLA_INFO_DATA of tun", func(x *Tun) *Attrs { return &x.Attrs }, []field[Tun]{
	{IFLATunOwner, "IFLA_TUN_OWNER", "user", u32(func(x *Tun) *uint32 { return &x.Owner })},
	{IFLATunGroup, "IFLA_TUN_GROUP", "group", u32(func(x *Tun) *uint32 { return &x.Group })},
	{IFLATunType, "IFLA_TUN_TYPE", "type", of(names8(tunTypeNames), func(x *Tun) *uint8 { return &x.Type })},
	{IFLATunPI, "IFLA_TUN_PI", "pi", boolean(func(x *Tun) *bool { return &x.PI })},
	{IFLATunVnetHdr, "IFLA_TUN_VNET_HDR", "vnet_hdr", boolean(func(x *Tun) *bool { return &x.VNetHdr })},
	{IFLATunPersist, "IFLA_TUN_PERSIST", "persist", boolean(func(x *Tun) *bool { return &x.Persist })},
	{IFLATunMultiQueue, "IFLA_TUN_MULTI_QUEUE", "multi_queue", boolean(func(x *Tun) *bool { return &x.MultiQueue })},
	{IFLATunNumQueues, "IFLA_TUN_NUM_QUEUES", "numqueues", u32(func(x *Tun) *uint32 { return &x.NumQueues })},
	{IFLATunNumDisabledQueues, "IFLA_TUN_NUM_DISABLED_QUEUES", "numdisabled", u32(func(x *Tun) *uint32 { return &x.NumDisabledQueues })},
})

// Has says whether an attribute (IFLA_TUN_*) is present.
func (x *Tun) Has(attr uint16) bool { return tunTable.has(x, attr) }

func (x *Tun) decodeKind(d *decoder, b []byte) { tunTable.decode(d, x, b) }
func (x *Tun) encodeKind(e *encoder)           { tunTable.append(e, x) }
func (x *Tun) jsonKind(w *writer)              { tunTable.json(w, x) }

// MACsec is the data of kind "macsec", IFLA_MACSEC_* of
// include/uapi/linux/if_link.h.
type MACsec struct {
	SCI           uint64 // in the order of the wire: address, port
	Port          uint16
	ICVLen        uint8
	CipherSuite   uint64
	Window        uint32
	EncodingSA    uint8
	Encrypt       bool
	Protect       bool
	IncSCI        bool
	EndStation    bool
	SCB           bool
	ReplayProtect bool
	Validation    uint8
	Offload       uint8
	Attrs
}

var macsecTable = newTable("IFLA_INFO_DATA of macsec", func(x *MACsec) *Attrs { return &x.Attrs }, []field[MACsec]{
	{IFLAMACsecSCI, "IFLA_MACSEC_SCI", "sci", of(tSCI, func(x *MACsec) *uint64 { return &x.SCI })},
	{IFLAMACsecPort, "IFLA_MACSEC_PORT", "port", be16(func(x *MACsec) *uint16 { return &x.Port })},
	{IFLAMACsecICVLen, "IFLA_MACSEC_ICV_LEN", "icv_len", u8(func(x *MACsec) *uint8 { return &x.ICVLen })},
	{IFLAMACsecCipherSuite, "IFLA_MACSEC_CIPHER_SUITE", "cipher_suite", of(named(&tU64, macsecCipherName), func(x *MACsec) *uint64 { return &x.CipherSuite })},
	{IFLAMACsecWindow, "IFLA_MACSEC_WINDOW", "window", u32(func(x *MACsec) *uint32 { return &x.Window })},
	{IFLAMACsecEncodingSA, "IFLA_MACSEC_ENCODING_SA", "encoding_sa", u8(func(x *MACsec) *uint8 { return &x.EncodingSA })},
	{IFLAMACsecEncrypt, "IFLA_MACSEC_ENCRYPT", "encrypt", boolean(func(x *MACsec) *bool { return &x.Encrypt })},
	{IFLAMACsecProtect, "IFLA_MACSEC_PROTECT", "protect", boolean(func(x *MACsec) *bool { return &x.Protect })},
	{IFLAMACsecIncSCI, "IFLA_MACSEC_INC_SCI", "send_sci", boolean(func(x *MACsec) *bool { return &x.IncSCI })},
	{IFLAMACsecES, "IFLA_MACSEC_ES", "end_station", boolean(func(x *MACsec) *bool { return &x.EndStation })},
	{IFLAMACsecSCB, "IFLA_MACSEC_SCB", "scb", boolean(func(x *MACsec) *bool { return &x.SCB })},
	{IFLAMACsecReplayProtect, "IFLA_MACSEC_REPLAY_PROTECT", "replay", boolean(func(x *MACsec) *bool { return &x.ReplayProtect })},
	{IFLAMACsecValidation, "IFLA_MACSEC_VALIDATION", "validation", of(names8(macsecValidationNames), func(x *MACsec) *uint8 { return &x.Validation })},
	{14, "IFLA_MACSEC_PAD", "", raw[MACsec]()},
	{IFLAMACsecOffload, "IFLA_MACSEC_OFFLOAD", "offload", of(names8(macsecOffloadNames), func(x *MACsec) *uint8 { return &x.Offload })},
})

// Has says whether an attribute (IFLA_MACSEC_*) is present.
func (x *MACsec) Has(attr uint16) bool { return macsecTable.has(x, attr) }

func (x *MACsec) decodeKind(d *decoder, b []byte) { macsecTable.decode(d, x, b) }
func (x *MACsec) encodeKind(e *encoder)           { macsecTable.append(e, x) }
func (x *MACsec) jsonKind(w *writer)              { macsecTable.json(w, x) }

// HSR is the data of kind "hsr", for HSR and PRP, IFLA_HSR_* of
// include/uapi/linux/if_link.h.
type HSR struct {
	Slave1          int32
	Slave2          int32
	MulticastSpec   uint8
	SupervisionAddr LinkAddr
	SeqNr           uint16
	Version         uint8
	Protocol        uint8 // 0 HSR, 1 PRP
	Interlink       int32
	Attrs
}

var hsrTable = newTable("IFLA_INFO_DATA of hsr", func(x *HSR) *Attrs { return &x.Attrs }, []field[HSR]{
	{IFLAHSRSlave1, "IFLA_HSR_SLAVE1", "slave1", oif(func(x *HSR) *int32 { return &x.Slave1 })},
	{IFLAHSRSlave2, "IFLA_HSR_SLAVE2", "slave2", oif(func(x *HSR) *int32 { return &x.Slave2 })},
	{IFLAHSRMulticastSpec, "IFLA_HSR_MULTICAST_SPEC", "multicast_spec", u8(func(x *HSR) *uint8 { return &x.MulticastSpec })},
	{IFLAHSRSupervisionAddr, "IFLA_HSR_SUPERVISION_ADDR", "supervision_addr", lladdr(func(x *HSR) *LinkAddr { return &x.SupervisionAddr })},
	{IFLAHSRSeqNr, "IFLA_HSR_SEQ_NR", "seq_nr", u16(func(x *HSR) *uint16 { return &x.SeqNr })},
	{IFLAHSRVersion, "IFLA_HSR_VERSION", "version", u8(func(x *HSR) *uint8 { return &x.Version })},
	{IFLAHSRProtocol, "IFLA_HSR_PROTOCOL", "proto", u8(func(x *HSR) *uint8 { return &x.Protocol })},
	{IFLAHSRInterlink, "IFLA_HSR_INTERLINK", "interlink", oif(func(x *HSR) *int32 { return &x.Interlink })},
})

// Has says whether an attribute (IFLA_HSR_*) is present.
func (x *HSR) Has(attr uint16) bool { return hsrTable.has(x, attr) }

func (x *HSR) decodeKind(d *decoder, b []byte) { hsrTable.decode(d, x, b) }
func (x *HSR) encodeKind(e *encoder)           { hsrTable.append(e, x) }
func (x *HSR) jsonKind(w *writer)              { hsrTable.json(w, x) }

// Netkit is the data of kind "netkit", IFLA_NETKIT_* of
// include/uapi/linux/if_link.h. The kernel never returns the peer; it is the
// link's Parent.
type Netkit struct {
	Peer       *Link // in requests only
	Primary    bool
	Policy     int32 // NETKIT_PASS 0, NETKIT_DROP 2
	PeerPolicy int32
	Mode       uint32
	Scrub      uint32
	PeerScrub  uint32
	Headroom   uint16
	Tailroom   uint16
	Pairing    uint32
	Attrs
}

var netkitTable = newTable("IFLA_INFO_DATA of netkit", func(x *Netkit) *Attrs { return &x.Attrs }, []field[Netkit]{
	{IFLANetkitPeerInfo, "IFLA_NETKIT_PEER_INFO", "peer", linkPeer(func(x *Netkit) **Link { return &x.Peer })},
	{IFLANetkitPrimary, "IFLA_NETKIT_PRIMARY", "primary", boolean(func(x *Netkit) *bool { return &x.Primary })},
	{IFLANetkitPolicy, "IFLA_NETKIT_POLICY", "policy", of(named(&tS32, netkitPolicyName), func(x *Netkit) *int32 { return &x.Policy })},
	{IFLANetkitPeerPolicy, "IFLA_NETKIT_PEER_POLICY", "peer_policy", of(named(&tS32, netkitPolicyName), func(x *Netkit) *int32 { return &x.PeerPolicy })},
	{IFLANetkitMode, "IFLA_NETKIT_MODE", "mode", of(names32(netkitModeNames), func(x *Netkit) *uint32 { return &x.Mode })},
	{IFLANetkitScrub, "IFLA_NETKIT_SCRUB", "scrub", of(names32(netkitScrubNames), func(x *Netkit) *uint32 { return &x.Scrub })},
	{IFLANetkitPeerScrub, "IFLA_NETKIT_PEER_SCRUB", "peer_scrub", of(names32(netkitScrubNames), func(x *Netkit) *uint32 { return &x.PeerScrub })},
	{IFLANetkitHeadroom, "IFLA_NETKIT_HEADROOM", "headroom", u16(func(x *Netkit) *uint16 { return &x.Headroom })},
	{IFLANetkitTailroom, "IFLA_NETKIT_TAILROOM", "tailroom", u16(func(x *Netkit) *uint16 { return &x.Tailroom })},
	{IFLANetkitPairing, "IFLA_NETKIT_PAIRING", "pairing", u32(func(x *Netkit) *uint32 { return &x.Pairing })},
})

// Has says whether an attribute (IFLA_NETKIT_*) is present.
func (x *Netkit) Has(attr uint16) bool { return netkitTable.has(x, attr) }

func (x *Netkit) decodeKind(d *decoder, b []byte) { netkitTable.decode(d, x, b) }
func (x *Netkit) encodeKind(e *encoder)           { netkitTable.append(e, x) }
func (x *Netkit) jsonKind(w *writer)              { netkitTable.json(w, x) }

// Veth is the data of kind "veth", VETH_INFO_* of include/uapi/linux/veth.h. The
// kernel never returns it: the peer is the link's Parent.
type Veth struct {
	Peer *Link // in requests only
	Attrs
}

var vethTable = newTable("IFLA_INFO_DATA of veth", func(x *Veth) *Attrs { return &x.Attrs }, []field[Veth]{
	{VETHInfoPeer, "VETH_INFO_PEER", "peer", linkPeer(func(x *Veth) **Link { return &x.Peer })},
})

// Has says whether an attribute (VETH_INFO_*) is present.
func (x *Veth) Has(attr uint16) bool { return vethTable.has(x, attr) }

func (x *Veth) decodeKind(d *decoder, b []byte) { vethTable.decode(d, x, b) }
func (x *Veth) encodeKind(e *encoder)           { vethTable.append(e, x) }
func (x *Veth) jsonKind(w *writer)              { vethTable.json(w, x) }

// VxCAN is the data of kind "vxcan", VXCAN_INFO_* of
// include/uapi/linux/can/vxcan.h.
type VxCAN struct {
	Peer *Link // in requests only
	Attrs
}

var vxCANTable = newTable("IFLA_INFO_DATA of vxcan", func(x *VxCAN) *Attrs { return &x.Attrs }, []field[VxCAN]{
	{VXCANInfoPeer, "VXCAN_INFO_PEER", "peer", linkPeer(func(x *VxCAN) **Link { return &x.Peer })},
})

// Has says whether an attribute (VXCAN_INFO_*) is present.
func (x *VxCAN) Has(attr uint16) bool { return vxCANTable.has(x, attr) }

func (x *VxCAN) decodeKind(d *decoder, b []byte) { vxCANTable.decode(d, x, b) }
func (x *VxCAN) encodeKind(e *encoder)           { vxCANTable.append(e, x) }
func (x *VxCAN) jsonKind(w *writer)              { vxCANTable.json(w, x) }

// BatAdv is the data of kind "batadv", IFLA_BATADV_* of
// include/uapi/linux/batman_adv.h.
type BatAdv struct {
	AlgoName string // routing algorithm
	Attrs
}

var batAdvTable = newTable("IFLA_INFO_DATA of batadv", func(x *BatAdv) *Attrs { return &x.Attrs }, []field[BatAdv]{
	{IFLABatadvAlgoName, "IFLA_BATADV_ALGO_NAME", "ra", str(func(x *BatAdv) *string { return &x.AlgoName })},
})

// Has says whether an attribute (IFLA_BATADV_*) is present.
func (x *BatAdv) Has(attr uint16) bool { return batAdvTable.has(x, attr) }

func (x *BatAdv) decodeKind(d *decoder, b []byte) { batAdvTable.decode(d, x, b) }
func (x *BatAdv) encodeKind(e *encoder)           { batAdvTable.append(e, x) }
func (x *BatAdv) jsonKind(w *writer)              { batAdvTable.json(w, x) }

// IPoIB is the data of kind "ipoib", IFLA_IPOIB_* of
// include/uapi/linux/if_link.h.
type IPoIB struct {
	PKey   uint16
	Mode   uint16
	UMCast uint16
	Attrs
}

var ipoibTable = newTable("IFLA_INFO_DATA of ipoib", func(x *IPoIB) *Attrs { return &x.Attrs }, []field[IPoIB]{
	{IFLAIPoIBPkey, "IFLA_IPOIB_PKEY", "key", of(inHex(&tU16), func(x *IPoIB) *uint16 { return &x.PKey })},
	{IFLAIPoIBMode, "IFLA_IPOIB_MODE", "mode", of(named(&tU16, ipoibModeName), func(x *IPoIB) *uint16 { return &x.Mode })},
	{IFLAIPoIBUmcast, "IFLA_IPOIB_UMCAST", "umcast", of(named(&tU16, func(v uint16) string { return hexDigits(uint64(v), 4) }), func(x *IPoIB) *uint16 { return &x.UMCast })},
})

// Has says whether an attribute (IFLA_IPOIB_*) is present.
func (x *IPoIB) Has(attr uint16) bool { return ipoibTable.has(x, attr) }

func (x *IPoIB) decodeKind(d *decoder, b []byte) { ipoibTable.decode(d, x, b) }
func (x *IPoIB) encodeKind(e *encoder)           { ipoibTable.append(e, x) }
func (x *IPoIB) jsonKind(w *writer)              { ipoibTable.json(w, x) }

// RMNet is the data of kind "rmnet", IFLA_RMNET_* of
// include/uapi/linux/if_link.h.
type RMNet struct {
	MuxID uint16
	Flags RMNetFlags
	Attrs
}

var rmnetTable = newTable("IFLA_INFO_DATA of rmnet", func(x *RMNet) *Attrs { return &x.Attrs }, []field[RMNet]{
	{IFLARMNetMuxID, "IFLA_RMNET_MUX_ID", "mux_id", u16(func(x *RMNet) *uint16 { return &x.MuxID })},
	{IFLARMNetFlags, "IFLA_RMNET_FLAGS", "flags", of(&tRMNetFlags, func(x *RMNet) *RMNetFlags { return &x.Flags })},
})

// Has says whether an attribute (IFLA_RMNET_*) is present.
func (x *RMNet) Has(attr uint16) bool { return rmnetTable.has(x, attr) }

func (x *RMNet) decodeKind(d *decoder, b []byte) { rmnetTable.decode(d, x, b) }
func (x *RMNet) encodeKind(e *encoder)           { rmnetTable.append(e, x) }
func (x *RMNet) jsonKind(w *writer)              { rmnetTable.json(w, x) }

// WWAN is the data of kind "wwan", IFLA_WWAN_* of include/uapi/linux/wwan.h.
type WWAN struct {
	LinkID uint32
	Attrs
}

var wwanTable = newTable("IFLA_INFO_DATA of wwan", func(x *WWAN) *Attrs { return &x.Attrs }, []field[WWAN]{
	{IFLAWWANLinkID, "IFLA_WWAN_LINK_ID", "linkid", u32(func(x *WWAN) *uint32 { return &x.LinkID })},
})

// Has says whether an attribute (IFLA_WWAN_*) is present.
func (x *WWAN) Has(attr uint16) bool { return wwanTable.has(x, attr) }

func (x *WWAN) decodeKind(d *decoder, b []byte) { wwanTable.decode(d, x, b) }
func (x *WWAN) encodeKind(e *encoder)           { wwanTable.append(e, x) }
func (x *WWAN) jsonKind(w *writer)              { wwanTable.json(w, x) }

// DSA is the data of kind "dsa", IFLA_DSA_* of include/uapi/linux/if_link.h.
type DSA struct {
	Conduit int32
	Attrs
}

var dsaTable = newTable("IFLA_INFO_DATA of dsa", func(x *DSA) *Attrs { return &x.Attrs }, []field[DSA]{
	{IFLADSAConduit, "IFLA_DSA_CONDUIT", "conduit", oif(func(x *DSA) *int32 { return &x.Conduit })},
})

// Has says whether an attribute (IFLA_DSA_*) is present.
func (x *DSA) Has(attr uint16) bool { return dsaTable.has(x, attr) }

func (x *DSA) decodeKind(d *decoder, b []byte) { dsaTable.decode(d, x, b) }
func (x *DSA) encodeKind(e *encoder)           { dsaTable.append(e, x) }
func (x *DSA) jsonKind(w *writer)              { dsaTable.json(w, x) }

// OVPN is the data of kind "ovpn", IFLA_OVPN_* of include/uapi/linux/if_link.h.
type OVPN struct {
	Mode uint8 // 0 peer to peer, 1 many peers
	Attrs
}

var ovpnTable = newTable("IFLA_INFO_DATA of ovpn", func(x *OVPN) *Attrs { return &x.Attrs }, []field[OVPN]{
	{IFLAOvpnMode, "IFLA_OVPN_MODE", "mode", u8(func(x *OVPN) *uint8 { return &x.Mode })},
})

// Has says whether an attribute (IFLA_OVPN_*) is present.
func (x *OVPN) Has(attr uint16) bool { return ovpnTable.has(x, attr) }

func (x *OVPN) decodeKind(d *decoder, b []byte) { ovpnTable.decode(d, x, b) }
func (x *OVPN) encodeKind(e *encoder)           { ovpnTable.append(e, x) }
func (x *OVPN) jsonKind(w *writer)              { ovpnTable.json(w, x) }
