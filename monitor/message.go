package monitor

import (
	"slices"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

// headerLen is the size of struct nlmsghdr.
const headerLen = 16

// wireOp is the op of a message as far as its type and family tell: a type
// without a codec has that of its number.
func wireOp(typ uint16, body []byte) event.Op {
	const (
		afInet6  = 10
		afBridge = 7
	)
	if (typ == codec.RTMNewLink || typ == codec.RTMDelLink) && len(body) > 0 {
		switch [2]uint16{typ, uint16(body[0])} {
		case [2]uint16{codec.RTMNewLink, afBridge}:
			return event.NewBridgePort
		case [2]uint16{codec.RTMDelLink, afBridge}:
			return event.DelBridgePort
		case [2]uint16{codec.RTMNewLink, afInet6}:
			return event.NewInet6Link
		case [2]uint16{codec.RTMDelLink, afInet6}:
			return event.DelInet6Link
		}
	}
	return event.Op(typ)
}

// filter is the set of ops the owner wants; nil lets everything pass.
type filter []event.Op

// lets says whether a message passes. An unknown type may stand in the filter
// as Unknown(type) or as its number.
func (f filter) lets(op event.Op) bool {
	return f == nil || slices.Contains(f, op) || slices.Contains(f, event.Unknown(op.Type()))
}
