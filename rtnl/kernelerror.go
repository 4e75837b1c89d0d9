package rtnl

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// KernelError is the kernel's refusal of a request. errors.Is finds its Errno.
type KernelError struct {
	Type  uint16 // of the request, one of codec.RTM*
	Errno syscall.Errno
	// Msg is the kernel's own explanation (NLMSGERR_ATTR_MSG), "" if it gave
	// none.
	Msg string
	// Offset is where in the request, from its struct nlmsghdr on, the
	// attribute is that the kernel objects to (NLMSGERR_ATTR_OFFS); 0 if it
	// did not say.
	Offset uint32
	// MissType is the type of an attribute that is missing
	// (NLMSGERR_ATTR_MISS_TYPE), 0 if it did not say.
	MissType uint32
}

// Error names the request, the error and the explanation.
func (e *KernelError) Error() string {
	s := fmt.Sprintf("rtnl: %s: %v", codec.TypeName(e.Type), e.Errno)
	if e.Msg != "" {
		s += ": " + e.Msg
	}
	if e.MissType != 0 {
		s += fmt.Sprintf(" (attribute %d is missing)", e.MissType)
	}
	return s
}

// Unwrap is the Errno.
func (e *KernelError) Unwrap() error { return e.Errno }

// Extended acknowledgement, include/uapi/linux/netlink.h.
const (
	nlmFCapped  = 0x100 // NLM_F_CAPPED
	nlmFAckTLVs = 0x200 // NLM_F_ACK_TLVS

	nlmsgerrAttrMsg      = 1
	nlmsgerrAttrOffs     = 2
	nlmsgerrAttrMissType = 5
)

// parseError reads the body of an NLMSG_ERROR; nil is an acknowledgement.
func parseError(typ uint16, r reply) error {
	if len(r.body) < 4+headerSize {
		return fmt.Errorf("rtnl: %s: short acknowledgement: %w", codec.TypeName(typ), unix.EBADMSG)
	}
	// struct nlmsgerr: the error, the request's header and, unless capped,
	// the request.
	after := 4 + headerSize
	if r.flags&nlmFCapped == 0 {
		if n := binary.NativeEndian.Uint32(r.body[4:]); n > headerSize {
			after = min(len(r.body), align4(4+int(n)))
		}
	}
	return kernelError(typ, r, after)
}

// parseDone reads the body of an NLMSG_DONE; nil is the good end of a dump.
func parseDone(typ uint16, r reply) error {
	if len(r.body) < 4 {
		return nil // an old kernel, or another one's implementation
	}
	return kernelError(typ, r, 4)
}

func kernelError(typ uint16, r reply, attrs int) error {
	errno := int32(binary.NativeEndian.Uint32(r.body))
	if errno >= 0 {
		return nil
	}
	e := &KernelError{Type: typ, Errno: syscall.Errno(-errno)}
	if r.flags&nlmFAckTLVs != 0 {
		e.attributes(r.body[attrs:])
	}
	return e
}

func (e *KernelError) attributes(data []byte) {
	for len(data) >= 4 {
		size := int(binary.NativeEndian.Uint16(data))
		if size < 4 || size > len(data) {
			return
		}
		value := data[4:size]
		switch binary.NativeEndian.Uint16(data[2:]) &^ (unix.NLA_F_NESTED | unix.NLA_F_NET_BYTEORDER) {
		case nlmsgerrAttrMsg:
			value, _, _ = bytes.Cut(value, []byte{0})
			e.Msg = string(value)
		case nlmsgerrAttrOffs:
			if len(value) >= 4 {
				e.Offset = binary.NativeEndian.Uint32(value)
			}
		case nlmsgerrAttrMissType:
			if len(value) >= 4 {
				e.MissType = binary.NativeEndian.Uint32(value)
			}
		}
		data = data[min(align4(size), len(data)):]
	}
}
