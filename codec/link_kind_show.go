package codec

import "net/netip"

// Kinds whose JSON is not one key per attribute.

func (x *Bridge) jsonKind(w *writer) {
	if x.Has(IFLABrMultiBoolopt) {
		for i, name := range bridgeBoolOptNames {
			if bit := uint32(1) << i; x.BoolOpt.Mask&bit != 0 {
				w.kvUint(name, uint64(x.BoolOpt.Value>>i&1))
			}
		}
	}
	bridgeTable.json(w, x)
}

func (x *BridgeSlave) jsonKind(w *writer) {
	if x.Has(IFLABrPortState) {
		if int(x.State) < len(bridgeStateNames) {
			w.kv("state", bridgeStateNames[x.State])
		} else {
			w.kvUint("state_index", uint64(x.State))
		}
	}
	if x.Has(IFLABrPortGroupFwdMask) {
		w.key("group_fwd_mask_str")
		if x.GroupFwdMask == 0 {
			w.quoted("0x0")
		} else {
			w.hex0x(uint64(x.GroupFwdMask))
		}
	}
	bridgeSlaveTable.json(w, x)
}

func (x *MACVLAN) jsonKind(w *writer) {
	w.flag("nopromisc", x.Flags&1 != 0)
	w.flag("nodst", x.Flags&2 != 0)
	macvlanTable.json(w, x)
}

func (x *IPVLAN) jsonKind(w *writer) {
	if x.Has(IFLAIPVLANFlags) {
		switch {
		case x.Flags&1 != 0:
			w.flag("private", true)
		case x.Flags&2 != 0:
			w.flag("vepa", true)
		default:
			w.flag("bridge", true)
		}
	}
	ipvlanTable.json(w, x)
}

func (x *VXLAN) jsonKind(w *writer) {
	for _, g := range []struct {
		group, remote string
		addr          netip.Addr
	}{{"group", "remote", x.Group}, {"group6", "remote6", x.Group6}} {
		if g.addr.IsValid() && !g.addr.IsUnspecified() {
			key := g.remote
			if g.addr.IsMulticast() {
				key = g.group
			}
			w.key(key)
			w.addr(g.addr)
		}
	}
	vxlanTable.json(w, x)
}

// Bits of GRE_IFLAGS and GRE_OFLAGS, include/uapi/linux/if_tunnel.h, in host
// order.
const (
	greCsum = 0x8000
	greKey  = 0x2000
	greSeq  = 0x1000
)

func (x *GRE) jsonKind(w *writer) {
	if x.IFlags&greKey != 0 {
		w.kv("ikey", keyName(x.IKey))
	}
	if x.OFlags&greKey != 0 {
		w.kv("okey", keyName(x.OKey))
	}
	w.flag("iseq", x.IFlags&greSeq != 0)
	w.flag("oseq", x.OFlags&greSeq != 0)
	w.flag("icsum", x.IFlags&greCsum != 0)
	w.flag("ocsum", x.OFlags&greCsum != 0)
	jsonIP6Tunnel(w, x.Has(IFLAGREFlowInfo), x.FlowInfo, x.Has(IFLAGREFlags), x.Flags)
	jsonTunnelEncap(w, x.EncapType, x.EncapFlags, x.EncapSPort, x.EncapDPort)
	greTable.json(w, x)
}

func (x *IPTun) jsonKind(w *writer) {
	if x.Has(IFLAIPTunProto) {
		names := tunnelProtoNames
		if x.Local.Is6() || x.Remote.Is6() {
			names = tunnel6ProtoNames
		}
		w.kv("proto", names.of(uint64(x.Proto)))
	}
	w.flag("isatap", x.Flags.SIT&1 != 0)
	jsonIP6Tunnel(w, x.Has(IFLAIPTunFlowInfo), x.FlowInfo, x.Flags.IP6 != 0, x.Flags.IP6)
	jsonTunnelEncap(w, x.EncapType, x.EncapFlags, x.EncapSPort, x.EncapDPort)
	ipTunTable.json(w, x)
}

// ip6TunnelFlagNames are IP6_TNL_F_* of include/uapi/linux/ip6_tunnel.h.
var ip6TunnelFlagNames = []bitName{
	{0x1, "ip6_tnl_f_ign_encap_limit"}, {0x2, "ip6_tnl_f_use_orig_tclass"}, {0x4, "ip6_tnl_f_use_orig_flowlabel"},
	{0x8, "ip6_tnl_f_mip6_dev"}, {0x10, "ip6_tnl_f_rcv_dscp_copy"}, {0x20, "ip6_tnl_f_use_orig_fwmark"},
	{0x40, "ip6_tnl_f_allow_local_remote"},
}

// jsonIP6Tunnel writes what an IPv6 tunnel has in its flow info and flags.
func jsonIP6Tunnel(w *writer, hasFlow bool, flow uint32, hasFlags bool, flags uint32) {
	if hasFlow {
		w.kv("tclass", tosName(uint8(flow>>20)))
		w.key("flowlabel")
		w.quoted("0x" + hexDigits(uint64(flow&0xfffff), 5))
	}
	if hasFlags {
		eachBit(uint64(flags), ip6TunnelFlagNames, func(s string) { w.flag(s, true) })
	}
}

func hexDigits(v uint64, n int) string {
	const digits = "0123456789abcdef"
	b := make([]byte, n)
	for i := range b {
		b[n-1-i] = digits[v>>(4*i)&15]
	}
	return string(b)
}

// jsonTunnelEncap writes the UDP encapsulation of a tunnel, TUNNEL_ENCAP_* of
// include/uapi/linux/if_tunnel.h.
func jsonTunnelEncap(w *writer, typ, flags, sport, dport uint16) {
	if typ == 0 {
		return
	}
	w.key("encap")
	w.open('{')
	w.kv("type", tunnelEncapNames.of(uint64(typ)))
	w.kvUint("sport", uint64(sport))
	w.kvUint("dport", uint64(dport))
	w.key("csum")
	w.bool(flags&1 != 0)
	w.key("csum6")
	w.bool(flags&2 != 0)
	w.key("remcsum")
	w.bool(flags&4 != 0)
	w.close('}')
}
