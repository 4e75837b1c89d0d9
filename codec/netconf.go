package codec

// Attributes of a netconf message, NETCONFA_* of include/uapi/linux/netconf.h.
const (
	NETCONFAIfIndex                  uint16 = 1 // NETCONFA_IFINDEX
	NETCONFAForwarding               uint16 = 2 // NETCONFA_FORWARDING
	NETCONFARpFilter                 uint16 = 3 // NETCONFA_RP_FILTER
	NETCONFAMcForwarding             uint16 = 4 // NETCONFA_MC_FORWARDING
	NETCONFAProxyNeigh               uint16 = 5 // NETCONFA_PROXY_NEIGH
	NETCONFAIgnoreRoutesWithLinkdown uint16 = 6 // NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN
	NETCONFAInput                    uint16 = 7 // NETCONFA_INPUT
	NETCONFABcForwarding             uint16 = 8 // NETCONFA_BC_FORWARDING
	NETCONFAForceForwarding          uint16 = 9 // NETCONFA_FORCE_FORWARDING
)

// Netconf are settings of an interface for one family: struct netconfmsg and the
// NETCONFA_* attributes of include/uapi/linux/netconf.h. A notification has only
// what changed; Has tells.
type Netconf struct {
	Family uint8

	Index                    int32 // NETCONFA_IFINDEX_ALL -1, NETCONFA_IFINDEX_DEFAULT -2
	Forwarding               int32
	RPFilter                 int32
	MCForwarding             int32
	ProxyNeigh               int32
	IgnoreRoutesWithLinkDown int32
	Input                    int32 // of MPLS
	BCForwarding             int32
	ForceForwarding          int32
	Attrs
}

var netconfTable = newTable("struct netconfmsg", func(x *Netconf) *Attrs { return &x.Attrs }, []field[Netconf]{
	{NETCONFAIfIndex, "NETCONFA_IFINDEX", "interface", of(tNetconfIndex, func(x *Netconf) *int32 { return &x.Index })},
	{NETCONFAForwarding, "NETCONFA_FORWARDING", "forwarding", of(tOnOff32, func(x *Netconf) *int32 { return &x.Forwarding })},
	{NETCONFARpFilter, "NETCONFA_RP_FILTER", "rp_filter", of(names32s(rpFilterNames), func(x *Netconf) *int32 { return &x.RPFilter })},
	{NETCONFAMcForwarding, "NETCONFA_MC_FORWARDING", "mc_forwarding", of(tOnOff32, func(x *Netconf) *int32 { return &x.MCForwarding })},
	{NETCONFAProxyNeigh, "NETCONFA_PROXY_NEIGH", "proxy_neigh", of(tOnOff32, func(x *Netconf) *int32 { return &x.ProxyNeigh })},
	{NETCONFAIgnoreRoutesWithLinkdown, "NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN", "ignore_routes_with_linkdown", of(tOnOff32, func(x *Netconf) *int32 { return &x.IgnoreRoutesWithLinkDown })},
	{NETCONFAInput, "NETCONFA_INPUT", "input", of(tOnOff32, func(x *Netconf) *int32 { return &x.Input })},
	{NETCONFABcForwarding, "NETCONFA_BC_FORWARDING", "bc_forwarding", s32(func(x *Netconf) *int32 { return &x.BCForwarding })},
	{NETCONFAForceForwarding, "NETCONFA_FORCE_FORWARDING", "force_forwarding", s32(func(x *Netconf) *int32 { return &x.ForceForwarding })},
})

// Has says whether an attribute (NETCONFA_*) is present.
func (x *Netconf) Has(attr uint16) bool { return netconfTable.has(x, attr) }

func (x *Netconf) resource() {}

// MarshalJSON is one entry of ip -j netconf.
func (x *Netconf) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *Netconf) String() string { return text(x) }

const sizeofNetconfMsg = 4

func (x *Netconf) decode(d *decoder, b []byte) {
	if len(b) < sizeofNetconfMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family = b[0]
	netconfTable.decode(d, x, b[sizeofNetconfMsg:])
}

func (x *Netconf) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	netconfTable.append(e, x)
}

func (x *Netconf) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(x.Family))
	netconfTable.json(w, x)
	w.close('}')
}

func (x *Netconf) text(l *line) { l.object("netconf", x) }
