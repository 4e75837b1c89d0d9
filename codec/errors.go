package codec

import (
	"errors"
	"fmt"
)

// ErrUnknownType is returned for a message type this package has no codec for.
// It is returned unwrapped: meeting one is no exception on a live socket.
var ErrUnknownType = errors.New("codec: unknown message type")

// ErrShort means that a body ends before the fixed header of its message type
// does.
var ErrShort = errors.New("fixed header is cut short")

// ErrFraming means that the length of an attribute (struct nlattr of
// include/uapi/linux/netlink.h) is less than its own header or reaches past
// the end of what contains it.
var ErrFraming = errors.New("attribute framing is broken")

// ErrDepth means that attributes are nested deeper than any kernel does.
var ErrDepth = errors.New("attributes are nested too deep")

// ErrTooLong means that something in a message to encode is longer than its
// length field can say: an attribute has 65535 bytes at most.
var ErrTooLong = errors.New("longer than its length field can say")

// DecodeError says which message, and where in it, could not be decoded.
type DecodeError struct {
	Type uint16 // RTM_* message type
	Attr string // kernel name of the attribute, "" for the message itself
	Err  error  // ErrShort, ErrFraming or ErrDepth
}

// Error names the message type and the attribute.
func (e *DecodeError) Error() string {
	if e.Attr == "" {
		return fmt.Sprintf("codec: decode %s: %v", TypeName(e.Type), e.Err)
	}
	return fmt.Sprintf("codec: decode %s: %s: %v", TypeName(e.Type), e.Attr, e.Err)
}

// Unwrap is the cause.
func (e *DecodeError) Unwrap() error { return e.Err }

// EncodeError says which attribute of a resource could not be encoded.
type EncodeError struct {
	Attr string // kernel name of the attribute
	Err  error
}

// Error names the attribute.
func (e *EncodeError) Error() string { return fmt.Sprintf("codec: encode %s: %v", e.Attr, e.Err) }

// Unwrap is the cause.
func (e *EncodeError) Unwrap() error { return e.Err }
