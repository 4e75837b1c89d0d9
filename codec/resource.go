package codec

import "errors"

// Resource is one decoded rtnetlink object: *Link, *Addr, *Route, *Neigh,
// *Rule and the other pointer types of this package. The set is sealed.
type Resource interface {
	// String is one line in the manner of ip(8).
	String() string
	resource()
}

// ErrUnknownType is returned for a message type this package has no codec for.
// It is returned unwrapped: meeting one is no exception on a live socket.
var ErrUnknownType = errors.New("codec: unknown message type")

// Parse decodes the body of an rtnetlink message of the given RTM_* type.
// The result keeps no reference to body.
//
// Errors: [ErrUnknownType] for a type without a codec.
func Parse(typ uint16, body []byte) (Resource, error) {
	var p Parser
	return p.Parse(typ, body)
}

// Parser decodes like [Parse], allocating the results in small chunks and
// interning names. The zero value is ready for use. A Parser is not safe for
// concurrent use.
type Parser struct{}

// Parse decodes the body of one message; see the package's [Parse].
func (p *Parser) Parse(typ uint16, body []byte) (Resource, error) {
	return nil, ErrUnknownType
}

// Link is a network interface (struct ifinfomsg).
type Link struct{}

// BridgePort is the AF_BRIDGE form of a link message: a link as a port of a
// bridge.
type BridgePort struct{ Link }

// Inet6Link is the AF_INET6 form of a link message: a link's IPv6 state.
type Inet6Link struct{ Link }

func (l *Link) resource() {}

// String is one line in the manner of ip link.
func (l *Link) String() string { return "" }
