package codec

import (
	"encoding/binary"
	"math/bits"
)

// Flag bits of an attribute's type and its number's mask, NLA_* of
// include/uapi/linux/netlink.h.
const (
	nlaNested       = 1 << 15 // NLA_F_NESTED
	nlaNetByteOrder = 1 << 14 // NLA_F_NET_BYTEORDER
	nlaTypeMask     = 1<<14 - 1
	nlaHeader       = 4 // sizeof(struct nlattr)
)

// maxDepth bounds the nesting of attributes; the deepest the kernel makes are
// the options of a flower filter's actions, at seven.
const maxDepth = 16

// decoder reads one message. A failure sets err once and is found by whoever
// loops over attributes.
type decoder struct {
	swap bool // the bytes are in the order this machine does not use
	// byHand decodes the usual attributes by hand; not those in the other order,
	// and not where a test compares the two.
	byHand bool
	depth  int
	steps  int // attributes cut: tests count the work
	err    error
	errAt  string
	intern *interner
	encap  encapParts
	kind   kindAhead
	parts  *linkParts // what a link that is reused points to, else nil
}

func (d *decoder) fail(at string, err error) {
	if d.err == nil {
		d.err, d.errAt = err, at
	}
}

func (d *decoder) u16(b []byte) uint16 {
	v := binary.NativeEndian.Uint16(b)
	if d.swap {
		return bits.ReverseBytes16(v)
	}
	return v
}

func (d *decoder) u32(b []byte) uint32 {
	v := binary.NativeEndian.Uint32(b)
	if d.swap {
		return bits.ReverseBytes32(v)
	}
	return v
}

func (d *decoder) u64(b []byte) uint64 {
	v := binary.NativeEndian.Uint64(b)
	if d.swap {
		return bits.ReverseBytes64(v)
	}
	return v
}

func (d *decoder) s32(b []byte) int32 { return int32(d.u32(b)) }

// str is the bytes up to the first NUL, interned.
func (d *decoder) str(b []byte) string {
	for i, c := range b {
		if c == 0 {
			b = b[:i]
			break
		}
	}
	return d.intern.get(b)
}

// next cuts the first attribute off b. The type keeps its flag bits; callers
// mask them. ok is false at the end of b and at broken framing, which sets
// d.err. Up to three zero bytes of padding may trail the last attribute.
func (d *decoder) next(b []byte) (typ uint16, payload, rest []byte, ok bool) {
	d.steps++
	if len(b) < nlaHeader {
		for _, c := range b {
			if c != 0 {
				d.fail("", ErrFraming)
			}
		}
		return 0, nil, nil, false
	}
	n := int(d.u16(b))
	typ = d.u16(b[2:])
	if n < nlaHeader || n > len(b) {
		d.fail("", ErrFraming)
		return 0, nil, nil, false
	}
	payload = b[nlaHeader:n]
	if n = (n + 3) &^ 3; n > len(b) {
		n = len(b)
	}
	return typ, payload, b[n:], true
}

// wellFramed says whether b is a sequence of attributes, without failing.
func (d *decoder) wellFramed(b []byte) bool {
	t := decoder{swap: d.swap}
	for ok := true; ok; {
		_, _, b, ok = t.next(b)
	}
	d.steps += t.steps
	return t.err == nil
}

// each calls f with the masked type and the payload of every attribute in b.
func (d *decoder) each(b []byte, f func(typ uint16, b []byte)) {
	for d.err == nil {
		typ, payload, rest, ok := d.next(b)
		if !ok {
			return
		}
		f(typ&nlaTypeMask, payload)
		b = rest
	}
}

// interner gives equal bytes one string. It holds few: names repeat.
type interner struct{ m map[string]string }

// maxInterned bounds an interner; one that is full starts anew, so that a
// stream of ever new names costs no more than not interning them.
const maxInterned = 4096

func (in *interner) get(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if len(b) > 32 || in == nil {
		return string(b)
	}
	if s, ok := in.m[string(b)]; ok {
		return s
	}
	if in.m == nil || len(in.m) >= maxInterned {
		in.m = make(map[string]string)
	}
	s := string(b)
	in.m[s] = s
	return s
}
