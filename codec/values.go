package codec

import (
	"encoding/binary"
	"net/netip"
)

// vtype is how one Go type is read from, written to and rendered from an
// attribute's payload.
type vtype[V any] struct {
	name string // in the coverage document
	get  func(d *decoder, b []byte, v *V) bool
	put  func(e *encoder, v *V)
	zero func(v *V) bool
	json func(w *writer, v *V)
}

// val is the ops of a field that a vtype describes wholly.
type val[T, V any] struct {
	at func(*T) *V
	t  *vtype[V]
}

func (f val[T, V]) decode(d *decoder, t *T, b []byte) bool { return f.t.get(d, b, f.at(t)) }
func (f val[T, V]) append(e *encoder, t *T)                { f.t.put(e, f.at(t)) }
func (f val[T, V]) zero(t *T) bool                         { return f.t.zero(f.at(t)) }
func (f val[T, V]) json(w *writer, t *T)                   { f.t.json(w, f.at(t)) }
func (f val[T, V]) what() string                           { return f.t.name }

func isZero[V comparable](v *V) bool {
	var zero V
	return *v == zero
}

// unsigned integers in host order, rendered as numbers.
var (
	tU8 = vtype[uint8]{"u8",
		func(d *decoder, b []byte, v *uint8) bool {
			if len(b) != 1 {
				return false
			}
			*v = b[0]
			return true
		},
		func(e *encoder, v *uint8) { e.u8(*v) }, isZero[uint8],
		func(w *writer, v *uint8) { w.uint(uint64(*v)) }}
	tU16 = vtype[uint16]{"u16",
		func(d *decoder, b []byte, v *uint16) bool {
			if len(b) != 2 {
				return false
			}
			*v = d.u16(b)
			return true
		},
		func(e *encoder, v *uint16) { e.u16(*v) }, isZero[uint16],
		func(w *writer, v *uint16) { w.uint(uint64(*v)) }}
	tU32 = vtype[uint32]{"u32",
		func(d *decoder, b []byte, v *uint32) bool {
			if len(b) != 4 {
				return false
			}
			*v = d.u32(b)
			return true
		},
		func(e *encoder, v *uint32) { e.u32(*v) }, isZero[uint32],
		func(w *writer, v *uint32) { w.uint(uint64(*v)) }}
	tU64 = vtype[uint64]{"u64",
		func(d *decoder, b []byte, v *uint64) bool {
			if len(b) != 8 {
				return false
			}
			*v = d.u64(b)
			return true
		},
		func(e *encoder, v *uint64) { e.u64(*v) }, isZero[uint64],
		func(w *writer, v *uint64) { w.uint(*v) }}
	tS32 = vtype[int32]{"s32",
		func(d *decoder, b []byte, v *int32) bool {
			if len(b) != 4 {
				return false
			}
			*v = d.s32(b)
			return true
		},
		func(e *encoder, v *int32) { e.s32(*v) }, isZero[int32],
		func(w *writer, v *int32) { w.int(int64(*v)) }}
	tS64 = vtype[int64]{"s64",
		func(d *decoder, b []byte, v *int64) bool {
			if len(b) != 8 {
				return false
			}
			*v = int64(d.u64(b))
			return true
		},
		func(e *encoder, v *int64) { e.u64(uint64(*v)) }, isZero[int64],
		func(w *writer, v *int64) { w.int(*v) }}
	// NLA_UINT: 4 or 8 bytes, as the value needs.
	tUint = vtype[uint64]{"uint",
		func(d *decoder, b []byte, v *uint64) bool {
			switch len(b) {
			case 4:
				*v = uint64(d.u32(b))
			case 8:
				*v = d.u64(b)
			default:
				return false
			}
			return true
		},
		func(e *encoder, v *uint64) {
			if *v > 0xffffffff {
				e.u64(*v)
			} else {
				e.u32(uint32(*v))
			}
		}, isZero[uint64],
		func(w *writer, v *uint64) { w.uint(*v) }}
)

// unsigned integers in network order.
var (
	tBE16 = vtype[uint16]{"be16",
		func(d *decoder, b []byte, v *uint16) bool {
			if len(b) != 2 {
				return false
			}
			*v = binary.BigEndian.Uint16(b)
			return true
		},
		func(e *encoder, v *uint16) { e.buf = binary.BigEndian.AppendUint16(e.buf, *v) }, isZero[uint16], tU16.json}
	tBE32 = vtype[uint32]{"be32",
		func(d *decoder, b []byte, v *uint32) bool {
			if len(b) != 4 {
				return false
			}
			*v = binary.BigEndian.Uint32(b)
			return true
		},
		func(e *encoder, v *uint32) { e.buf = binary.BigEndian.AppendUint32(e.buf, *v) }, isZero[uint32], tU32.json}
	tBE64 = vtype[uint64]{"be64",
		func(d *decoder, b []byte, v *uint64) bool {
			if len(b) != 8 {
				return false
			}
			*v = binary.BigEndian.Uint64(b)
			return true
		},
		func(e *encoder, v *uint64) { e.buf = binary.BigEndian.AppendUint64(e.buf, *v) }, isZero[uint64], tU64.json}
)

var (
	// a u8 that is 0 or 1; other values are not this type's.
	tBool = vtype[bool]{"u8 bool",
		func(d *decoder, b []byte, v *bool) bool {
			if len(b) != 1 || b[0] > 1 {
				return false
			}
			*v = b[0] == 1
			return true
		},
		func(e *encoder, v *bool) {
			if *v {
				e.u8(1)
			} else {
				e.u8(0)
			}
		}, isZero[bool],
		func(w *writer, v *bool) { w.bool(*v) }}
	// NLA_FLAG: there or not.
	tFlag = vtype[bool]{"flag",
		func(d *decoder, b []byte, v *bool) bool {
			if len(b) != 0 {
				return false
			}
			*v = true
			return true
		},
		func(e *encoder, v *bool) {}, isZero[bool],
		func(w *writer, v *bool) { w.bool(*v) }}
	// NLA_FLAG in a request, which the kernel returns as a u8.
	tFlagU8 = vtype[bool]{"flag; u8 bool",
		func(d *decoder, b []byte, v *bool) bool { return tFlag.get(d, b, v) || tBool.get(d, b, v) },
		func(e *encoder, v *bool) {
			if !*v {
				e.u8(0)
			}
		}, isZero[bool], tBool.json}
	// text that ends at a NUL or with the payload.
	tString = vtype[string]{"string",
		func(d *decoder, b []byte, v *string) bool {
			*v = d.str(b)
			return true
		},
		func(e *encoder, v *string) { e.str(*v) }, isZero[string],
		func(w *writer, v *string) { w.str(*v) }}
	// an IPv4 or IPv6 address, told apart by its size.
	tIP = vtype[netip.Addr]{"ip address",
		func(d *decoder, b []byte, v *netip.Addr) bool {
			switch len(b) {
			case 4:
				*v = netip.AddrFrom4([4]byte(b))
			case 16:
				*v = netip.AddrFrom16([16]byte(b))
			default:
				return false
			}
			return true
		},
		func(e *encoder, v *netip.Addr) { e.ip(*v) }, isZero[netip.Addr],
		func(w *writer, v *netip.Addr) { w.addr(*v) }}
	tLinkAddr = vtype[LinkAddr]{"link-layer address",
		func(d *decoder, b []byte, v *LinkAddr) bool {
			a, ok := LinkAddrFrom(b)
			if ok {
				*v = a
			}
			return ok
		},
		func(e *encoder, v *LinkAddr) { e.bytes(v.data[:v.n]) }, isZero[LinkAddr],
		func(w *writer, v *LinkAddr) { w.quoted(v.String()) }}
	// bytes without further structure, rendered as hex.
	tBytes = vtype[[]byte]{"bytes",
		func(d *decoder, b []byte, v *[]byte) bool {
			*v = append([]byte(nil), b...)
			return true
		},
		func(e *encoder, v *[]byte) { e.bytes(*v) },
		func(v *[]byte) bool { return len(*v) == 0 },
		func(w *writer, v *[]byte) { w.hex(*v) }}
)

// ip appends an address in the size of its family; the zero Addr as nothing.
func (e *encoder) ip(a netip.Addr) {
	switch {
	case a.Is4():
		b := a.As4()
		e.bytes(b[:])
	case a.IsValid():
		b := a.As16()
		e.bytes(b[:])
	}
}

func u8[T any](at func(*T) *uint8) ops[T]             { return val[T, uint8]{at, &tU8} }
func u16[T any](at func(*T) *uint16) ops[T]           { return val[T, uint16]{at, &tU16} }
func u32[T any](at func(*T) *uint32) ops[T]           { return val[T, uint32]{at, &tU32} }
func u64[T any](at func(*T) *uint64) ops[T]           { return val[T, uint64]{at, &tU64} }
func s32[T any](at func(*T) *int32) ops[T]            { return val[T, int32]{at, &tS32} }
func s64[T any](at func(*T) *int64) ops[T]            { return val[T, int64]{at, &tS64} }
func uintN[T any](at func(*T) *uint64) ops[T]         { return val[T, uint64]{at, &tUint} }
func be16[T any](at func(*T) *uint16) ops[T]          { return val[T, uint16]{at, &tBE16} }
func be32[T any](at func(*T) *uint32) ops[T]          { return val[T, uint32]{at, &tBE32} }
func be64[T any](at func(*T) *uint64) ops[T]          { return val[T, uint64]{at, &tBE64} }
func boolean[T any](at func(*T) *bool) ops[T]         { return val[T, bool]{at, &tBool} }
func flag[T any](at func(*T) *bool) ops[T]            { return val[T, bool]{at, &tFlag} }
func str[T any](at func(*T) *string) ops[T]           { return val[T, string]{at, &tString} }
func ip[T any](at func(*T) *netip.Addr) ops[T]        { return val[T, netip.Addr]{at, &tIP} }
func lladdr[T any](at func(*T) *LinkAddr) ops[T]      { return val[T, LinkAddr]{at, &tLinkAddr} }
func blob[T any](at func(*T) *[]byte) ops[T]          { return val[T, []byte]{at, &tBytes} }
func of[T, V any](t *vtype[V], at func(*T) *V) ops[T] { return val[T, V]{at, t} }

// raw is the ops of an attribute that is named but kept as bytes.
func raw[T any]() ops[T] { return nil }
