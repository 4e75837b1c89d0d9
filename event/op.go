package event

import (
	"strconv"
	"strings"

	"github.com/linx-go/linx/codec"
)

// Op says what a message announces: the RTM_* type in the low 16 bits
// (include/uapi/linux/rtnetlink.h), and above them which form of it.
type Op uint32

const (
	opBridge  Op = 1 << 16 // an AF_BRIDGE link message
	opInet6   Op = 1 << 17 // an AF_INET6 link message
	opUnknown Op = 1 << 18 // a type without a codec
)

// The ops of the default groups. An AF_BRIDGE link message tells of a bridge
// port and an AF_INET6 one of a link's IPv6 state: DelBridgePort means that
// the port left its bridge, not that the link is gone.
const (
	NewLink       = Op(codec.RTMNewLink)
	DelLink       = Op(codec.RTMDelLink)
	NewAddr       = Op(codec.RTMNewAddr)
	DelAddr       = Op(codec.RTMDelAddr)
	NewRoute      = Op(codec.RTMNewRoute)
	DelRoute      = Op(codec.RTMDelRoute)
	NewNeigh      = Op(codec.RTMNewNeigh)
	DelNeigh      = Op(codec.RTMDelNeigh)
	NewRule       = Op(codec.RTMNewRule)
	DelRule       = Op(codec.RTMDelRule)
	NewBridgePort = Op(codec.RTMNewLink) | opBridge
	DelBridgePort = Op(codec.RTMDelLink) | opBridge
	NewInet6Link  = Op(codec.RTMNewLink) | opInet6
	DelInet6Link  = Op(codec.RTMDelLink) | opInet6
)

// Unknown is the op of a message whose type this library has no codec for.
func Unknown(typ uint16) Op { return Op(typ) | opUnknown }

// OpOf is the op of a message of the given RTM_* type that decoded to r; a nil
// r makes it [Unknown].
func OpOf(typ uint16, r codec.Resource) Op {
	switch r.(type) {
	case nil:
		return Unknown(typ)
	case *codec.BridgePort:
		return Op(typ) | opBridge
	case *codec.Inet6Link:
		return Op(typ) | opInet6
	}
	return Op(typ)
}

// Type is the RTM_* message type.
func (o Op) Type() uint16 { return uint16(o) }

// IsUnknown says whether the message's type has no codec.
func (o Op) IsUnknown() bool { return o&opUnknown != 0 }

// IsNew says whether the op announces an object that exists: new, changed or
// replaced.
func (o Op) IsNew() bool { return !o.IsUnknown() && verb(o.Type()) == "new_" }

// IsDel says whether the op announces an object that is gone.
func (o Op) IsDel() bool { return !o.IsUnknown() && verb(o.Type()) == "del_" }

// verb is the prefix of a type's op. Message types come in fours: NEW, DEL,
// GET, SET.
func verb(typ uint16) string { return [...]string{"new_", "del_", "get_", "set_"}[typ%4] }

// String is the op's name: "new_link", "del_bridge_port", "unknown(150)", and
// for the others the verb and the RTM name's rest, "new_nexthop".
func (o Op) String() string {
	typ := o.Type()
	switch {
	case o&opBridge != 0:
		return verb(typ) + "bridge_port"
	case o&opInet6 != 0:
		return verb(typ) + "inet6_link"
	case o.IsUnknown() || !codec.KnownType(typ):
		return "unknown(" + strconv.Itoa(int(typ)) + ")"
	}
	const prefix = len("RTM_NEW")
	return verb(typ) + strings.ToLower(codec.TypeName(typ)[prefix:])
}

// MarshalText is the op's name.
func (o Op) MarshalText() ([]byte, error) { return []byte(o.String()), nil }
