package codec

import (
	"encoding/binary"
	"net/netip"
	"strconv"
	"strings"
)

// SRH is a segment routing header: struct ipv6_sr_hdr of
// include/uapi/linux/seg6.h, RFC 8754.
type SRH struct {
	NextHeader   uint8
	SegmentsLeft uint8
	Flags        uint8
	Tag          uint16
	// Segments are in the order of travel, which is the reverse of the wire's.
	// Inline mode has :: in the last place, for the packet's own destination.
	Segments []netip.Addr
	TLVs     []byte
}

const (
	sizeofSRH = 8
	srhType   = 4
)

// NewSRH is the header for a packet about to travel the segments.
func NewSRH(segments ...netip.Addr) *SRH {
	return &SRH{SegmentsLeft: uint8(len(segments) - 1), Segments: segments}
}

var tSRH = vtype[*SRH]{"struct ipv6_sr_hdr",
	func(_ *decoder, b []byte, v **SRH) bool {
		if len(b) < sizeofSRH || b[2] != srhType || (int(b[1])+1)*8 != len(b) {
			return false
		}
		n := int(b[4]) + 1
		if sizeofSRH+16*n > len(b) {
			return false
		}
		h := &SRH{NextHeader: b[0], SegmentsLeft: b[3], Flags: b[5], Tag: binary.BigEndian.Uint16(b[6:])}
		h.Segments = make([]netip.Addr, n)
		for i := range n {
			h.Segments[n-1-i] = netip.AddrFrom16([16]byte(b[sizeofSRH+16*i:]))
		}
		if tlvs := b[sizeofSRH+16*n:]; len(tlvs) > 0 {
			h.TLVs = append([]byte(nil), tlvs...)
		}
		*v = h
		return true
	},
	func(e *encoder, v **SRH) {
		h := *v
		n := len(h.Segments)
		if n == 0 || 2*n+len(h.TLVs)/8 > 255 {
			e.fail("struct ipv6_sr_hdr")
			return
		}
		e.bytes([]byte{h.NextHeader, uint8(2*n + len(h.TLVs)/8), srhType, h.SegmentsLeft, uint8(n - 1), h.Flags})
		e.buf = binary.BigEndian.AppendUint16(e.buf, h.Tag)
		for i := range n {
			a := h.Segments[n-1-i].As16()
			e.bytes(a[:])
		}
		e.bytes(h.TLVs)
	}, isZero[*SRH],
	func(w *writer, v **SRH) { w.open('{'); (*v).json(w); w.close('}') }}

func (h *SRH) json(w *writer) {
	w.key("segs")
	jsonList(w, h.Segments, func(w *writer, a *netip.Addr) { w.addr(*a) })
	if len(h.TLVs) > 0 {
		w.key("tlvs")
		w.hex(h.TLVs)
	}
}

// SEG6Tunnel is struct seg6_iptunnel_encap of
// include/uapi/linux/seg6_iptunnel.h.
type SEG6Tunnel struct {
	Mode int32 // SEG6_IPTUN_MODE_*
	SRH  *SRH
}

var seg6ModeNames = nameTable{"inline", "encap", "l2encap", "encap.red", "l2encap.red"}

var tSEG6Tunnel = vtype[*SEG6Tunnel]{"struct seg6_iptunnel_encap",
	func(d *decoder, b []byte, v **SEG6Tunnel) bool {
		if len(b) < 4 {
			return false
		}
		t := &SEG6Tunnel{Mode: d.s32(b)}
		if !tSRH.get(d, b[4:], &t.SRH) {
			return false
		}
		*v = t
		return true
	},
	func(e *encoder, v **SEG6Tunnel) { e.s32((*v).Mode); tSRH.put(e, &(*v).SRH) }, isZero[*SEG6Tunnel],
	nil}

// RPLHeader is an RPL source routing header without compression: struct
// ipv6_rpl_sr_hdr of include/uapi/linux/rpl.h, RFC 6554.
type RPLHeader struct {
	NextHeader   uint8
	SegmentsLeft uint8
	Segments     []netip.Addr
}

const rplType = 3

var tRPLHeader = vtype[*RPLHeader]{"struct ipv6_rpl_sr_hdr",
	func(_ *decoder, b []byte, v **RPLHeader) bool {
		if len(b) < 8 || (len(b)-8)%16 != 0 || b[2] != rplType || (int(b[1])+1)*8 != len(b) || b[4]|b[5]|b[6]|b[7] != 0 {
			return false
		}
		h := &RPLHeader{NextHeader: b[0], SegmentsLeft: b[3]}
		for b = b[8:]; len(b) > 0; b = b[16:] {
			h.Segments = append(h.Segments, netip.AddrFrom16([16]byte(b)))
		}
		*v = h
		return true
	},
	func(e *encoder, v **RPLHeader) {
		h := *v
		if len(h.Segments) > 127 {
			e.fail("struct ipv6_rpl_sr_hdr")
			return
		}
		e.bytes([]byte{h.NextHeader, uint8(2 * len(h.Segments)), rplType, h.SegmentsLeft, 0, 0, 0, 0})
		for _, a := range h.Segments {
			b := a.As16()
			e.bytes(b[:])
		}
	}, isZero[*RPLHeader],
	func(w *writer, v **RPLHeader) {
		jsonList(w, (*v).Segments, func(w *writer, a *netip.Addr) { w.addr(*a) })
	}}

// IOAM6Trace is struct ioam6_trace_hdr of include/uapi/linux/ioam6.h, RFC 9197.
type IOAM6Trace struct {
	Namespace uint16
	NodeLen   uint8 // five bits
	Overflow  bool
	RemLen    uint8  // seven bits, in units of four bytes
	Type      uint32 // 24 bits
	Data      []byte
}

var tIOAM6Trace = vtype[*IOAM6Trace]{"struct ioam6_trace_hdr",
	func(_ *decoder, b []byte, v **IOAM6Trace) bool {
		if len(b) < 8 || b[2]&3 != 0 || b[3]&0x80 != 0 || b[7] != 0 {
			return false
		}
		t := &IOAM6Trace{Namespace: binary.BigEndian.Uint16(b), NodeLen: b[2] >> 3, Overflow: b[2]&4 != 0, RemLen: b[3],
			Type: binary.BigEndian.Uint32(b[4:]) >> 8}
		if len(b) > 8 {
			t.Data = append([]byte(nil), b[8:]...)
		}
		*v = t
		return true
	},
	func(e *encoder, v **IOAM6Trace) {
		t := *v
		e.buf = binary.BigEndian.AppendUint16(e.buf, t.Namespace)
		c := t.NodeLen << 3
		if t.Overflow {
			c |= 4
		}
		e.bytes([]byte{c, t.RemLen & 0x7f})
		e.buf = binary.BigEndian.AppendUint32(e.buf, t.Type<<8)
		e.bytes(t.Data)
	}, isZero[*IOAM6Trace],
	func(w *writer, v **IOAM6Trace) {
		// ip shows the trace's fields beside it.
		t := *v
		null := func(k string) { w.key(k); w.buf = append(w.buf, "null"...) }
		w.buf = append(w.buf, "null"...)
		null("prealloc")
		w.key("type")
		w.quoted(strconv.FormatUint(uint64(t.Type), 16))
		w.kvUint("ns", uint64(t.Namespace))
		w.kvUint("size", uint64(t.RemLen)*4)
	}}

// tunnelFlags is the ops of the flags of a tunnel, which ip shows as booleans.
func tunnelFlags[T any](at func(*T) *uint16) ops[T] {
	return as(be16(at), func(w *writer, t *T) {
		f := *at(t)
		w.bool(f&4 != 0)
		w.flag("csum", f&1 != 0)
		w.flag("seq", f&8 != 0)
	})
}

var (
	ilaCsumNames    = nameTable{"adj-transport", "neutral-map", "no-action", "neutral-map-auto"}
	ilaIdentNames   = nameTable{0: "iid", 1: "luid", 2: "virt-v4", 3: "virt-uni-v6", 4: "virt-multi-v6", 5: "nonlocal-addr", 32: "use-format"}
	ilaHookNames    = nameTable{"output", "input"}
	ioam6ModeNames  = nameTable{1: "inline", 2: "encap", 3: "auto"}
	seg6ActionNames = nameTable{
		"unspec", "End", "End.X", "End.T", "End.DX2", "End.DX6", "End.DX4", "End.DT6", "End.DT4", "End.B6", "End.B6.Encaps",
		"End.BM", "End.S", "End.AS", "End.AM", "End.BPF", "End.DT46",
	}
)

// ilaLocator is a locator as ip prints it: four groups in hex.
func ilaLocator(v uint64) string {
	var s []string
	for i := 3; i >= 0; i-- {
		s = append(s, strconv.FormatUint(v>>(16*i)&0xffff, 16))
	}
	return strings.Join(s, ":")
}

var seg6FlavorNames = []bitName{{2, "psp"}, {4, "usp"}, {8, "usd"}, {16, "next-csid"}}

// json writes a list of names; beside it, not inside, are the lengths.
func (f *SEG6Flavors) json(w *writer) {
	w.mask(uint64(f.Operation), seg6FlavorNames)
	seg6FlavorsTable.jsonFlat(w, f, "flavors_unknown")
}

// alone shows a nested object as the one element of a list, as ip does.
func alone[T any](o ops[T]) ops[T] {
	return as(o, func(w *writer, t *T) {
		w.open('[')
		o.json(w, t)
		w.close(']')
	})
}

// geneveList is the ops of Geneve options. A request has an attribute for each;
// the kernel lists all in one, where each begins with its class.
type geneveList[T any] struct{ repeats[T, GeneveOpt] }

func geneveOpts[T any](at func(*T) *[]GeneveOpt) ops[T] {
	return geneveList[T]{repeats[T, GeneveOpt]{at, object(geneveOptTable), 0}}
}

func (f geneveList[T]) decode(d *decoder, t *T, b []byte) bool {
	var list []GeneveOpt
	for start, rest := b, b; d.err == nil; {
		typ, class, next, ok := d.next(rest)
		// A class of another size is kept raw, and raw it is written last: it begins
		// no option.
		another := ok && typ&nlaTypeMask == LWTUNNELIPOptGeneveClass && len(class) == 2 && len(rest) < len(start)
		if another || !ok {
			var o GeneveOpt
			geneveOptTable.decode(d, &o, start[:len(start)-len(rest)])
			list = append(list, o)
			start = rest
		}
		if !ok {
			break
		}
		rest = next
	}
	if d.err == nil {
		*f.at(t) = append(*f.at(t), list...)
	}
	return d.err == nil
}

// json writes the options beside the keys of the tunnel; a nil o has none.
func (o *TunnelOpts) json(w *writer) {
	if o != nil {
		tunnelOptsTable.jsonFlat(w, o, "opts_unknown")
	}
}

// bpfProg is the ops of a program, shown by its name.
func bpfProg(at func(*BPFEncap) **BPFProg) ops[BPFEncap] {
	return as(nested(bpfProgTable, at), func(w *writer, x *BPFEncap) { w.str((*at(x)).Name) })
}
