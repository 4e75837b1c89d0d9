package codec

import "strconv"

// Encap is the encapsulation of a route or nexthop: *RawEncap and the other
// pointer types of this package for the LWTUNNEL_ENCAP_* of
// include/uapi/linux/lwtunnel.h. The set is sealed.
type Encap interface {
	// EncapType is the LWTUNNEL_ENCAP_* number.
	EncapType() uint16

	decodeEncap(d *decoder, b []byte) bool
	encodeEncap(e *encoder)
	jsonEncap(w *writer)
}

// RawEncap is an encapsulation of a type this package does not know.
type RawEncap struct {
	Type uint16 // LWTUNNEL_ENCAP_*
	Data []byte
}

// EncapType is Type.
func (r *RawEncap) EncapType() uint16 { return r.Type }

func (r *RawEncap) decodeEncap(_ *decoder, b []byte) bool {
	r.Data = append([]byte(nil), b...)
	return true
}
func (r *RawEncap) encodeEncap(e *encoder) { e.bytes(r.Data) }
func (r *RawEncap) jsonEncap(w *writer)    { w.key("data"); w.hex(r.Data) }

// Types of encapsulation, LWTUNNEL_ENCAP_* of include/uapi/linux/lwtunnel.h.
const (
	EncapMPLS      uint16 = 1  // LWTUNNEL_ENCAP_MPLS
	EncapIP        uint16 = 2  // LWTUNNEL_ENCAP_IP
	EncapILA       uint16 = 3  // LWTUNNEL_ENCAP_ILA
	EncapIP6       uint16 = 4  // LWTUNNEL_ENCAP_IP6
	EncapSEG6      uint16 = 5  // LWTUNNEL_ENCAP_SEG6
	EncapBPF       uint16 = 6  // LWTUNNEL_ENCAP_BPF
	EncapSEG6Local uint16 = 7  // LWTUNNEL_ENCAP_SEG6_LOCAL
	EncapRPL       uint16 = 8  // LWTUNNEL_ENCAP_RPL
	EncapIOAM6     uint16 = 9  // LWTUNNEL_ENCAP_IOAM6
	EncapXFRM      uint16 = 10 // LWTUNNEL_ENCAP_XFRM
)

var encapNames = nameTable{1: "mpls", 2: "ip", 3: "ila", 4: "ip6", 5: "seg6", 6: "bpf", 7: "seg6local", 8: "rpl", 9: "ioam6", 10: "xfrm"}

// newEncap is an empty encapsulation of the type.
func newEncap(typ uint16) Encap {
	if int(typ) < len(encaps) && encaps[typ] != nil {
		return encaps[typ]()
	}
	return &RawEncap{Type: typ}
}

// encaps makes the typed encapsulations.
var encaps = [...]func() Encap{
	EncapMPLS:      func() Encap { return new(MPLSEncap) },
	EncapIP:        func() Encap { return new(IPEncap) },
	EncapILA:       func() Encap { return new(ILAEncap) },
	EncapIP6:       func() Encap { return new(IP6Encap) },
	EncapSEG6:      func() Encap { return new(SEG6Encap) },
	EncapBPF:       func() Encap { return new(BPFEncap) },
	EncapSEG6Local: func() Encap { return new(SEG6LocalEncap) },
	EncapRPL:       func() Encap { return new(RPLEncap) },
	EncapIOAM6:     func() Encap { return new(IOAM6Encap) },
	EncapXFRM:      func() Encap { return new(XFRMEncap) },
}

// encapParts are the two attributes of an encapsulation. The kernel writes the
// data before the type, so both wait until the object's attributes are read.
type encapParts struct {
	seen, hasType, hasData bool
	typ                    uint16
	data                   []byte
}

// settle makes the encapsulation of the parts, whose attributes are numbered typ
// and data. Parts that make none are kept
// raw.
func (p *encapParts) settle(d *decoder, v *Encap, a *Attrs, typ, data uint16) {
	if d.err != nil {
		return
	}
	a.zero.del(data)
	a.zero.del(typ)
	if p.hasType && p.hasData {
		n := newEncap(p.typ)
		if n.decodeEncap(d, p.data) && d.err == nil {
			*v = n
			return
		}
		if d.err != nil {
			if d.errAt == "" {
				d.errAt = "an encapsulation"
			}
			return
		}
		n = &RawEncap{Type: p.typ}
		n.decodeEncap(d, p.data)
		*v = n
		return
	}
	if p.hasType {
		e := encoder{swap: d.swap}
		e.u16(p.typ)
		a.keep(RawAttr{Type: typ, Data: e.buf})
	}
	if p.hasData {
		a.keep(RawAttr{Type: data, Data: append([]byte(nil), p.data...)})
	}
}

func encapType[T any](at func(*T) *Encap) ops[T] {
	return custom[T]{
		name: "u16",
		get: func(d *decoder, _ *T, b []byte) bool {
			if len(b) != 2 {
				return false
			}
			d.encap.seen, d.encap.hasType, d.encap.typ = true, true, d.u16(b)
			return true
		},
		put:  func(e *encoder, t *T) { e.u16((*at(t)).EncapType()) },
		none: func(t *T) bool { return *at(t) == nil },
	}
}

func encapData[T any](at func(*T) *Encap) ops[T] {
	return custom[T]{
		name: "nested by type",
		get: func(d *decoder, _ *T, b []byte) bool {
			d.encap.seen, d.encap.hasData, d.encap.data = true, true, b
			return true
		},
		put:  func(e *encoder, t *T) { (*at(t)).encodeEncap(e) },
		none: func(t *T) bool { return *at(t) == nil },
	}
}

// jsonEncap writes an object, as ip does since the keys of an encapsulation were
// found to hide the route's.
func jsonEncap(w *writer, e Encap) {
	if e == nil {
		return
	}
	w.key("encap")
	w.open('{')
	w.kv("encap_type", encapNames.of(uint64(e.EncapType())))
	e.jsonEncap(w)
	w.close('}')
}

func appendUint(b []byte, v uint64) []byte { return strconv.AppendUint(b, v, 10) }
