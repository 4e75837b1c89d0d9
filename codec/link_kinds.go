package codec

// kinds and slaveKinds make the empty data of each kind that has some. Kinds
// without data (dummy, ifb, nlmon, wireguard, team, vcan...) and kinds this
// package does not know keep what they have in a RawKind.
var kinds = map[string]func() KindData{
	"amt":       func() KindData { return new(AMT) },
	"bareudp":   func() KindData { return new(BareUDP) },
	"batadv":    func() KindData { return new(BatAdv) },
	"bond":      func() KindData { return new(Bond) },
	"bridge":    func() KindData { return new(Bridge) },
	"can":       func() KindData { return new(CAN) },
	"dsa":       func() KindData { return new(DSA) },
	"erspan":    func() KindData { return new(GRE) },
	"geneve":    func() KindData { return new(Geneve) },
	"gre":       func() KindData { return new(GRE) },
	"gretap":    func() KindData { return new(GRE) },
	"gtp":       func() KindData { return new(GTP) },
	"hsr":       func() KindData { return new(HSR) },
	"ip6erspan": func() KindData { return new(GRE) },
	"ip6gre":    func() KindData { return new(GRE) },
	"ip6gretap": func() KindData { return new(GRE) },
	"ip6tnl":    func() KindData { return new(IPTun) },
	"ipip":      func() KindData { return new(IPTun) },
	"ipoib":     func() KindData { return new(IPoIB) },
	"ipvlan":    func() KindData { return new(IPVLAN) },
	"ipvtap":    func() KindData { return new(IPVLAN) },
	"macsec":    func() KindData { return new(MACsec) },
	"macvlan":   func() KindData { return new(MACVLAN) },
	"macvtap":   func() KindData { return new(MACVLAN) },
	"netkit":    func() KindData { return new(Netkit) },
	"ovpn":      func() KindData { return new(OVPN) },
	"rmnet":     func() KindData { return new(RMNet) },
	"sit":       func() KindData { return new(IPTun) },
	"tun":       func() KindData { return new(Tun) },
	"veth":      func() KindData { return new(Veth) },
	"vlan":      func() KindData { return new(VLAN) },
	"vrf":       func() KindData { return new(VRF) },
	"vti":       func() KindData { return new(VTI) },
	"vti6":      func() KindData { return new(VTI) },
	"vxcan":     func() KindData { return new(VxCAN) },
	"vxlan":     func() KindData { return new(VXLAN) },
	"wwan":      func() KindData { return new(WWAN) },
	"xfrm":      func() KindData { return new(XFRMLink) },
}

var slaveKinds = map[string]func() KindData{
	"bond":   func() KindData { return new(BondSlave) },
	"bridge": func() KindData { return new(BridgeSlave) },
	"vrf":    func() KindData { return new(VRFSlave) },
}
