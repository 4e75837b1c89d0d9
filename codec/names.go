package codec

import "strconv"

// Address families, include/linux/socket.h, and the pseudo families of
// include/uapi/linux/rtnetlink.h.
const (
	AFUnspec uint8 = 0   // AF_UNSPEC
	AFInet   uint8 = 2   // AF_INET
	AFBridge uint8 = 7   // AF_BRIDGE
	AFInet6  uint8 = 10  // AF_INET6
	AFMPLS   uint8 = 28  // AF_MPLS
	AFPhonet uint8 = 35  // AF_PHONET
	AFMCTP   uint8 = 45  // AF_MCTP
	AFIPMR   uint8 = 128 // RTNL_FAMILY_IPMR: IPv4 multicast routing
	AFIP6MR  uint8 = 129 // RTNL_FAMILY_IP6MR: IPv6 multicast routing
)

// nameTable names small numbers; "" has no name.
type nameTable []string

// of is the name of n, or n in decimal.
func (t nameTable) of(n uint64) string {
	if n < uint64(len(t)) && t[n] != "" {
		return t[n]
	}
	return strconv.FormatUint(n, 10)
}

func names8(t nameTable) *vtype[uint8] {
	return named(&tU8, func(v uint8) string { return t.of(uint64(v)) })
}

func names16(t nameTable) *vtype[uint16] {
	return named(&tU16, func(v uint16) string { return t.of(uint64(v)) })
}

func names32(t nameTable) *vtype[uint32] {
	return named(&tU32, func(v uint32) string { return t.of(uint64(v)) })
}

// bitName is the name of one bit of a mask.
type bitName struct {
	bit  uint64
	name string
}

// bits calls f with the name of each bit that is set, and with the rest in hex.
func eachBit(v uint64, names []bitName, f func(string)) {
	for _, b := range names {
		if v&b.bit != 0 {
			v &^= b.bit
			f(b.name)
		}
	}
	if v != 0 {
		f("0x" + strconv.FormatUint(v, 16))
	}
}

// mask renders a mask as a list of names.
func (w *writer) mask(v uint64, names []bitName) {
	w.open('[')
	eachBit(v, names, w.quoted)
	w.close(']')
}

var familyNames = map[uint8]string{
	AFUnspec: "unspec", AFInet: "inet", AFInet6: "inet6", AFMPLS: "mpls", AFBridge: "bridge",
	AFIPMR: "ipmr", AFIP6MR: "ip6mr", AFPhonet: "phonet", AFMCTP: "mctp", 17: "link",
}

// FamilyName is the name ip gives an address family, "inet6" for 10, or its
// number in decimal.
func FamilyName(family uint8) string {
	if s := familyNames[family]; s != "" {
		return s
	}
	return strconv.Itoa(int(family))
}

// Routing protocols: who made a route, rule or nexthop; RTPROT_* of
// include/uapi/linux/rtnetlink.h.
const (
	RTProtUnspec   uint8 = 0
	RTProtRedirect uint8 = 1
	RTProtKernel   uint8 = 2
	RTProtBoot     uint8 = 3
	RTProtStatic   uint8 = 4
	RTProtRA       uint8 = 9
	RTProtDHCP     uint8 = 16
)

var protocolNames = nameTable{
	0: "unspec", 1: "redirect", 2: "kernel", 3: "boot", 4: "static", 8: "gated", 9: "ra", 10: "mrt", 11: "zebra",
	12: "bird", 13: "dnrouted", 14: "xorp", 15: "ntk", 16: "dhcp", 17: "mrouted", 18: "keepalived", 42: "babel",
	99: "openr", 186: "bgp", 187: "isis", 188: "ospf", 189: "rip", 192: "eigrp",
}

// ProtocolName is the name of a routing protocol, "kernel" for 2, or its
// number in decimal.
func ProtocolName(p uint8) string { return protocolNames.of(uint64(p)) }

// Routing tables, RT_TABLE_* of include/uapi/linux/rtnetlink.h.
const (
	TableUnspec  uint32 = 0
	TableCompat  uint32 = 252 // in the header of a table above 255
	TableDefault uint32 = 253
	TableMain    uint32 = 254
	TableLocal   uint32 = 255
)

var tableNames = nameTable{0: "unspec", 253: "default", 254: "main", 255: "local"}

// TableName is the name of a routing table, "main" for 254, or its number in
// decimal.
func TableName(t uint32) string { return tableNames.of(uint64(t)) }

// Scopes of addresses and routes, RT_SCOPE_* of
// include/uapi/linux/rtnetlink.h.
const (
	ScopeUniverse uint8 = 0
	ScopeSite     uint8 = 200
	ScopeLink     uint8 = 253
	ScopeHost     uint8 = 254
	ScopeNowhere  uint8 = 255
)

var scopeNames = nameTable{0: "global", 200: "site", 253: "link", 254: "host", 255: "nowhere"}

// ScopeName is the name of a scope, "link" for 253, or its number in decimal.
func ScopeName(s uint8) string { return scopeNames.of(uint64(s)) }

var (
	tProtocol = named(&tU8, ProtocolName)
	tTable    = named(&tU32, TableName)
	tIPProto  = named(&tU8, ipProtoName)
)

var ipProtoNames = nameTable{
	1: "icmp", 2: "igmp", 4: "ipencap", 6: "tcp", 17: "udp", 33: "dccp", 41: "ipv6", 47: "gre", 50: "esp", 51: "ah",
	58: "ipv6-icmp", 94: "ipip", 115: "l2tp", 132: "sctp", 136: "udplite", 137: "mpls-in-ip",
}

func ipProtoName(p uint8) string { return ipProtoNames.of(uint64(p)) }

var realmNames = nameTable{0: "cosmos"}

var groupNames = nameTable{0: "default"}

// groupName is the name of a group of interfaces.
func groupName(g uint32) string { return groupNames.of(uint64(g)) }

// tosName is a type of service as ip prints it.
func tosName(tos uint8) string {
	const digits = "0123456789abcdef"
	return string([]byte{'0', 'x', digits[tos>>4], digits[tos&15]})
}
