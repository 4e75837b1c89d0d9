package codec

import (
	"encoding/binary"
	"math/bits"
)

// encoder appends one message's bytes to buf.
type encoder struct {
	buf  []byte
	swap bool
	base int // where the message starts in buf: attributes align from there
	err  error
}

func (e *encoder) u8(v uint8) { e.buf = append(e.buf, v) }

func (e *encoder) u16(v uint16) {
	if e.swap {
		v = bits.ReverseBytes16(v)
	}
	e.buf = binary.NativeEndian.AppendUint16(e.buf, v)
}

func (e *encoder) u32(v uint32) {
	if e.swap {
		v = bits.ReverseBytes32(v)
	}
	e.buf = binary.NativeEndian.AppendUint32(e.buf, v)
}

func (e *encoder) u64(v uint64) {
	if e.swap {
		v = bits.ReverseBytes64(v)
	}
	e.buf = binary.NativeEndian.AppendUint64(e.buf, v)
}

func (e *encoder) s32(v int32)    { e.u32(uint32(v)) }
func (e *encoder) bytes(b []byte) { e.buf = append(e.buf, b...) }

// str appends text and its NUL, if that still fits an attribute.
func (e *encoder) str(s string) {
	e.buf = append(e.buf, s...)
	if len(s) < 0xffff-nlaHeader {
		e.buf = append(e.buf, 0)
	}
}

// begin starts an attribute; end, given begin's result, completes it.
func (e *encoder) begin(typ uint16) int {
	at := len(e.buf)
	e.u16(0)
	e.u16(typ)
	return at
}

func (e *encoder) end(at int, name string) {
	n := len(e.buf) - at
	if n > 0xffff {
		e.fail(name)
		return
	}
	v := uint16(n)
	if e.swap {
		v = bits.ReverseBytes16(v)
	}
	binary.NativeEndian.PutUint16(e.buf[at:], v)
	for (len(e.buf)-e.base)%4 != 0 {
		e.buf = append(e.buf, 0)
	}
}

// fail says that a value does not fit its struct.
func (e *encoder) fail(name string) {
	if e.err == nil {
		e.err = &EncodeError{name, ErrTooLong}
	}
}

// attr appends a whole attribute.
func (e *encoder) attr(typ uint16, payload []byte) {
	at := e.begin(typ)
	e.bytes(payload)
	e.end(at, "attribute")
}
