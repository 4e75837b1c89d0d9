package codec

import (
	"encoding/binary"
)

// layout goes through the members of a C struct in the order of its header. One
// walk serves three purposes: to read them, to write them, and to show them; so
// the three cannot differ. Exactly one of d, e and w is set. A member whose key is
// "" is not shown.
type layout struct {
	d *decoder
	b []byte // what is left to read
	e *encoder
	w *writer
}

// walker is a struct that goes through its own members.
type walker[V any] interface {
	*V
	walk(l *layout)
}

// cstruct is the vtype of a C struct. Newer kernels append to theirs: more bytes
// than size are ignored.
func cstruct[V comparable, P walker[V]](name string, size int) vtype[V] {
	return fixed(name, size,
		func(d *decoder, b []byte, v *V) { P(v).walk(&layout{d: d, b: b}) },
		func(e *encoder, v *V) { P(v).walk(&layout{e: e}) },
		func(w *writer, v *V) {
			w.open('{')
			P(v).walk(&layout{w: w})
			w.close('}')
		})
}

// take cuts n bytes off what is left to read.
func (l *layout) take(n int) []byte {
	b := l.b[:n]
	l.b = l.b[n:]
	return b
}

// pad is n bytes without meaning.
func (l *layout) pad(n int) {
	switch {
	case l.d != nil:
		l.take(n)
	case l.e != nil:
		l.e.bytes(make([]byte, n))
	}
}

// shown says whether the member is to be shown, and writes its key.
func (l *layout) shown(key string) bool {
	if l.w == nil || key == "" {
		return false
	}
	l.w.key(key)
	return true
}

func (l *layout) u8(key string, v *uint8) {
	switch {
	case l.d != nil:
		*v = l.take(1)[0]
	case l.e != nil:
		l.e.u8(*v)
	case l.shown(key):
		l.w.uint(uint64(*v))
	}
}

func (l *layout) u16(key string, v *uint16) {
	switch {
	case l.d != nil:
		*v = l.d.u16(l.take(2))
	case l.e != nil:
		l.e.u16(*v)
	case l.shown(key):
		l.w.uint(uint64(*v))
	}
}

func (l *layout) u32(key string, v *uint32) {
	switch {
	case l.d != nil:
		*v = l.d.u32(l.take(4))
	case l.e != nil:
		l.e.u32(*v)
	case l.shown(key):
		l.w.uint(uint64(*v))
	}
}

func (l *layout) u64(key string, v *uint64) {
	switch {
	case l.d != nil:
		*v = l.d.u64(l.take(8))
	case l.e != nil:
		l.e.u64(*v)
	case l.shown(key):
		l.w.uint(*v)
	}
}

func (l *layout) s32(key string, v *int32) {
	switch {
	case l.d != nil:
		*v = l.d.s32(l.take(4))
	case l.e != nil:
		l.e.s32(*v)
	case l.shown(key):
		l.w.int(int64(*v))
	}
}

func (l *layout) s64(key string, v *int64) {
	switch {
	case l.d != nil:
		*v = int64(l.d.u64(l.take(8)))
	case l.e != nil:
		l.e.u64(uint64(*v))
	case l.shown(key):
		l.w.int(*v)
	}
}

// The As variants of a member show it in another way.

func (l *layout) u8As(key string, v *uint8, show func(w *writer, v uint64)) {
	if l.w == nil {
		l.u8(key, v)
	} else if l.shown(key) {
		show(l.w, uint64(*v))
	}
}

func (l *layout) u16As(key string, v *uint16, show func(w *writer, v uint64)) {
	if l.w == nil {
		l.u16(key, v)
	} else if l.shown(key) {
		show(l.w, uint64(*v))
	}
}

func (l *layout) u32As(key string, v *uint32, show func(w *writer, v uint64)) {
	if l.w == nil {
		l.u32(key, v)
	} else if l.shown(key) {
		show(l.w, uint64(*v))
	}
}

func (l *layout) s32As(key string, v *int32, show func(w *writer, v uint64)) {
	if l.w == nil {
		l.s32(key, v)
	} else if l.shown(key) {
		show(l.w, uint64(uint32(*v)))
	}
}

func (l *layout) u64As(key string, v *uint64, show func(w *writer, v uint64)) {
	if l.w == nil {
		l.u64(key, v)
	} else if l.shown(key) {
		show(l.w, *v)
	}
}

// be32 is in network order, and shown in hex: it is part of a packet.
func (l *layout) be32(key string, v *uint32) {
	switch {
	case l.d != nil:
		*v = binary.BigEndian.Uint32(l.take(4))
	case l.e != nil:
		l.e.buf = binary.BigEndian.AppendUint32(l.e.buf, *v)
	case l.shown(key):
		l.w.quoted(hexDigits(uint64(*v), 8))
	}
}

// The plural of a member is an array.

func (l *layout) u8s(key string, v []uint8) {
	switch {
	case l.d != nil:
		copy(v, l.take(len(v)))
	case l.e != nil:
		l.e.bytes(v)
	case l.shown(key):
		jsonList(l.w, v, tU8.json)
	}
}

func (l *layout) u16s(key string, v []uint16) { members(l, key, v, (*layout).u16) }

func members[V uint16 | uint32 | uint64](l *layout, key string, v []V, one func(*layout, string, *V)) {
	if l.w == nil {
		for i := range v {
			one(l, "", &v[i])
		}
	} else if l.shown(key) {
		jsonList(l.w, v, func(w *writer, v *V) { w.uint(uint64(*v)) })
	}
}

// rate is a struct tc_ratespec, of which the rate is shown.
func (l *layout) rate(key string, v *RateSpec) {
	switch {
	case l.d != nil:
		v.decode(l.d, l.take(sizeofTCRateSpec))
	case l.e != nil:
		v.encode(l.e)
	case l.shown(key):
		l.w.uint(uint64(v.Rate))
	}
}

// gen is what every action begins with.
func (l *layout) gen(v *TCGen) {
	switch {
	case l.d != nil:
		v.decode(l.d, l.take(sizeofTCGen))
	case l.e != nil:
		v.encode(l.e)
	default:
		v.json(l.w)
	}
}

// Ways to show a number.

func showBool(w *writer, v uint64) { w.bool(v != 0) }

func showName(t nameTable) func(w *writer, v uint64) {
	return func(w *writer, v uint64) { w.str(t.of(v)) }
}

func showBits(t []bitName) func(w *writer, v uint64) {
	return func(w *writer, v uint64) { w.mask(v, t) }
}
