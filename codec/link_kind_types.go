package codec

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"strconv"
)

// The types that several kinds of links share.

var (
	tHex8  = inHex(&tU8)
	tHex16 = inHex(&tU16)
	// a tunnel key, which ip shows as an IPv4 address.
	tKey = named(&tBE32, keyName)
	// bits of a header in network order.
	tHex64BE      = inHex(&tBE64)
	tEtherType    = named(&tBE16, etherTypeName)
	tVLANProtocol = named(&tBE16, vlanProtocolName)
	tSCI          = func() *vtype[uint64] {
		t := tBE64
		t.json = func(w *writer, v *uint64) { w.quoted(fmt.Sprintf("%016x", *v)) }
		return &t
	}()
	// a time in hundredths of a second, which ip shows in seconds.
	tHundredths = func() *vtype[uint64] {
		t := tU64
		t.json = func(w *writer, v *uint64) {
			w.comma()
			w.buf = append(w.buf, fmt.Sprintf("%d.%02d", *v/100, *v%100)...)
		}
		return &t
	}()
)

func keyName(v uint32) string {
	return netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, v))).String()
}

func etherTypeName(v uint16) string {
	switch v {
	case 0x0800:
		return "ip"
	case 0x86dd:
		return "ipv6"
	case 0x8847:
		return "mpls_uc"
	case 0x8848:
		return "mpls_mc"
	}
	return "[" + strconv.Itoa(int(v)) + "]"
}

func vlanProtocolName(v uint16) string {
	switch v {
	case 0x8100:
		return "802.1Q"
	case 0x88a8:
		return "802.1ad"
	}
	return "0x" + strconv.FormatUint(uint64(v), 16)
}

var onOffNames = nameTable{"off", "on"}

// PortRange is a range of UDP ports, both ends included: struct
// ifla_vxlan_port_range of include/uapi/linux/if_link.h.
type PortRange struct{ Low, High uint16 }

var tPortRangeBE = fixed("struct ifla_vxlan_port_range", 4,
	func(_ *decoder, b []byte, v *PortRange) {
		*v = PortRange{binary.BigEndian.Uint16(b), binary.BigEndian.Uint16(b[2:])}
	},
	func(e *encoder, v *PortRange) {
		e.buf = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(e.buf, v.Low), v.High)
	},
	func(w *writer, v *PortRange) {
		w.open('{')
		w.kvUint("low", uint64(v.Low))
		w.kvUint("high", uint64(v.High))
		w.close('}')
	})

// BridgeID is struct ifla_bridge_id of include/uapi/linux/if_link.h: the
// identity of a bridge in the spanning tree.
type BridgeID struct {
	Prio uint16
	Addr [6]byte
}

var tBridgeID = fixed("struct ifla_bridge_id", 8,
	func(_ *decoder, b []byte, v *BridgeID) {
		*v = BridgeID{binary.BigEndian.Uint16(b), [6]byte(b[2:8])}
	},
	func(e *encoder, v *BridgeID) {
		e.buf = append(binary.BigEndian.AppendUint16(e.buf, v.Prio), v.Addr[:]...)
	},
	func(w *writer, v *BridgeID) { w.quoted(v.String()) })

// String is the priority in hex, a dot and the bytes of the address, without
// leading zeros as ip prints it.
func (v BridgeID) String() string {
	a := v.Addr
	return fmt.Sprintf("%04x.%x:%x:%x:%x:%x:%x", v.Prio, a[0], a[1], a[2], a[3], a[4], a[5])
}

// BridgeBoolOpt is struct br_boolopt_multi of include/uapi/linux/if_bridge.h:
// options of a bridge as bits (BR_BOOLOPT_*), and which of them are meant.
type BridgeBoolOpt struct{ Value, Mask uint32 }

var tBridgeBoolOpt = fixed("struct br_boolopt_multi", 8,
	func(d *decoder, b []byte, v *BridgeBoolOpt) { *v = BridgeBoolOpt{d.u32(b), d.u32(b[4:])} },
	func(e *encoder, v *BridgeBoolOpt) { e.u32(v.Value); e.u32(v.Mask) }, nil)

// bridgeBoolOptNames are the options by bit.
var bridgeBoolOptNames = nameTable{
	"no_linklocal_learn", "mcast_vlan_snooping", "mst_enabled", "mdb_offload_fail_notification", "fdb_local_vlan_0",
}

// VLANFlags is struct ifla_vlan_flags of include/uapi/linux/if_link.h: bits
// (VLAN_FLAG_*) and, in requests, which of them to change.
type VLANFlags struct{ Flags, Mask uint32 }

var vlanFlagNames = []bitName{{1, "REORDER_HDR"}, {2, "GVRP"}, {4, "LOOSE_BINDING"}, {8, "MVRP"}, {16, "BRIDGE_BINDING"}}

var tVLANFlags = fixed("struct ifla_vlan_flags", 8,
	func(d *decoder, b []byte, v *VLANFlags) { *v = VLANFlags{d.u32(b), d.u32(b[4:])} },
	func(e *encoder, v *VLANFlags) { e.u32(v.Flags); e.u32(v.Mask) },
	func(w *writer, v *VLANFlags) { w.mask(uint64(v.Flags), vlanFlagNames) })

// VLANQoS is struct ifla_vlan_qos_mapping of include/uapi/linux/if_link.h: a
// priority on one side and what it is on the other.
type VLANQoS struct{ From, To uint32 }

var tVLANQoS = fixed("struct ifla_vlan_qos_mapping", 8,
	func(d *decoder, b []byte, v *VLANQoS) { *v = VLANQoS{d.u32(b), d.u32(b[4:])} },
	func(e *encoder, v *VLANQoS) { e.u32(v.From); e.u32(v.To) },
	func(w *writer, v *VLANQoS) {
		w.open('{')
		w.kvUint("from", uint64(v.From))
		w.kvUint("to", uint64(v.To))
		w.close('}')
	})

// RMNetFlags is struct ifla_rmnet_flags of include/uapi/linux/if_link.h.
type RMNetFlags struct{ Flags, Mask uint32 }

var rmnetFlagNames = []bitName{
	{1, "INGRESS_DEAGGREGATION"}, {2, "INGRESS_MAP_COMMANDS"}, {4, "INGRESS_MAP_CKSUMV4"}, {8, "EGRESS_MAP_CKSUMV4"},
	{16, "INGRESS_MAP_CKSUMV5"}, {32, "EGRESS_MAP_CKSUMV5"},
}

var tRMNetFlags = fixed("struct ifla_rmnet_flags", 8,
	func(d *decoder, b []byte, v *RMNetFlags) { *v = RMNetFlags{d.u32(b), d.u32(b[4:])} },
	func(e *encoder, v *RMNetFlags) { e.u32(v.Flags); e.u32(v.Mask) },
	func(w *writer, v *RMNetFlags) { w.mask(uint64(v.Flags), rmnetFlagNames) })

// linkPeer is the other end of a pair: a link message in an attribute.
func linkPeer[T any](at func(*T) **Link) ops[T] {
	return custom[T]{
		name: "link message",
		get: func(d *decoder, t *T, b []byte) bool {
			if len(b) < sizeofIfInfoMsg {
				return false
			}
			l := new(Link)
			l.decode(d, b)
			*at(t) = l
			return true
		},
		put:  func(e *encoder, t *T) { (*at(t)).encode(e) },
		none: func(t *T) bool { return *at(t) == nil },
		show: func(w *writer, t *T) { w.comma(); (*at(t)).json(w) },
	}
}

// IPTunFlags is IFLA_IPTUN_FLAGS, which an IPv6 tunnel has as 32 bits and a sit
// tunnel as 16.
type IPTunFlags struct {
	IP6 uint32 // IP6_TNL_F_* of include/uapi/linux/ip6_tunnel.h
	SIT uint16 // SIT_ISATAP 1
}

func ipTunFlags[T any](at func(*T) *IPTunFlags) ops[T] {
	return custom[T]{
		name: "u32; u16 of sit",
		get: func(d *decoder, t *T, b []byte) bool {
			switch len(b) {
			case 2:
				*at(t) = IPTunFlags{SIT: d.u16(b)}
			case 4:
				*at(t) = IPTunFlags{IP6: d.u32(b)}
			default:
				return false
			}
			return true
		},
		put: func(e *encoder, t *T) {
			if f := at(t); f.SIT != 0 {
				e.u16(f.SIT)
			} else {
				e.u32(f.IP6)
			}
		},
		none: func(t *T) bool { return *at(t) == IPTunFlags{} },
	}
}
