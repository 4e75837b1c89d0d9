package codec

import (
	"encoding/binary"
	"net/netip"
	"strings"
)

const sizeofNDUserOptMsg = 16

func (x *NDUserOpt) decode(d *decoder, b []byte) {
	if len(b) < sizeofNDUserOptMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Index, x.ICMPType, x.ICMPCode = b[0], d.s32(b[4:]), b[8], b[9]
	n := int(d.u16(b[2:]))
	b = b[sizeofNDUserOptMsg:]
	if n > len(b) {
		d.fail("nduseropt_opts_len", ErrFraming)
		return
	}
	for o := b[:n]; len(o) > 0; {
		size := len(o)
		if len(o) >= 2 && o[1] != 0 && int(o[1])*8 <= len(o) {
			size = int(o[1]) * 8
		}
		x.Options = append(x.Options, NDOption(append([]byte(nil), o[:size]...)))
		o = o[size:]
	}
	ndUserOptTable.decode(d, x, b[min((n+3)&^3, len(b)):])
}

func (x *NDUserOpt) encode(e *encoder) {
	n := 0
	for _, o := range x.Options {
		n += len(o)
	}
	if n > 0xffff {
		e.fail("struct nduseroptmsg")
		return
	}
	e.bytes([]byte{x.Family, 0})
	e.u16(uint16(n))
	e.s32(x.Index)
	e.bytes([]byte{x.ICMPType, x.ICMPCode, 0, 0, 0, 0, 0, 0})
	for _, o := range x.Options {
		e.bytes(o)
	}
	e.bytes(make([]byte, -n&3))
	ndUserOptTable.append(e, x)
}

func (x *NDUserOpt) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(x.Family))
	w.kvInt("ifindex", int64(x.Index))
	w.kvDev("dev", x.Index)
	w.kvUint("icmp_type", uint64(x.ICMPType))
	w.kvUint("icmp_code", uint64(x.ICMPCode))
	w.key("options")
	jsonList(w, x.Options, func(w *writer, o *NDOption) { o.json(w) })
	ndUserOptTable.json(w, x)
	w.close('}')
}

func (x *NDUserOpt) text(l *line) { l.object("nduseropt", x) }

// NDOption is an option of neighbour discovery as it was sent, RFC 4861 section
// 4.6: type, length in units of eight bytes, and what belongs to the type. The
// methods read those that routers tell programs.
type NDOption []byte

// Types of options.
const (
	NDOptRDNSS         uint8 = 25 // RFC 8106 section 5.1
	NDOptDNSSL         uint8 = 31 // RFC 8106 section 5.2
	NDOptCaptivePortal uint8 = 37 // RFC 8910 section 2.3
	NDOptPREF64        uint8 = 38 // RFC 8781 section 4
)

// Type is the option's type, 0 for an empty option.
func (o NDOption) Type() uint8 {
	if len(o) == 0 {
		return 0
	}
	return o[0]
}

// is says whether the option is of the type and as long as it says.
func (o NDOption) is(typ uint8) bool { return len(o) >= 8 && o[0] == typ && int(o[1])*8 == len(o) }

// RDNSS is the DNS servers to use and for how many seconds; ok is false for
// another or a malformed option.
func (o NDOption) RDNSS() (lifetime uint32, servers []netip.Addr, ok bool) {
	if !o.is(NDOptRDNSS) || len(o)%16 != 8 || len(o) < 24 {
		return 0, nil, false
	}
	for b := o[8:]; len(b) > 0; b = b[16:] {
		servers = append(servers, netip.AddrFrom16([16]byte(b)))
	}
	return binary.BigEndian.Uint32(o[4:]), servers, true
}

// DNSSL is the domains to search and for how many seconds; ok is false for
// another or a malformed option.
func (o NDOption) DNSSL() (lifetime uint32, domains []string, ok bool) {
	if !o.is(NDOptDNSSL) {
		return 0, nil, false
	}
	var labels []string
	for b := o[8:]; len(b) > 0; {
		n := int(b[0])
		switch {
		case n == 0 && len(labels) == 0: // padding
			b = b[1:]
		case n == 0:
			domains = append(domains, strings.Join(labels, "."))
			labels, b = nil, b[1:]
		case n > 63 || n >= len(b):
			return 0, nil, false
		default:
			labels = append(labels, string(b[1:1+n]))
			b = b[1+n:]
		}
	}
	return binary.BigEndian.Uint32(o[4:]), domains, len(labels) == 0
}

// PREF64 is the prefix of a NAT64 and for how many seconds; ok is false for
// another or a malformed option.
func (o NDOption) PREF64() (lifetime uint32, prefix netip.Prefix, ok bool) {
	if !o.is(NDOptPREF64) || len(o) != 16 {
		return 0, netip.Prefix{}, false
	}
	v := binary.BigEndian.Uint16(o[2:])
	bits := [...]int{96, 64, 56, 48, 40, 32}
	if int(v&7) >= len(bits) {
		return 0, netip.Prefix{}, false
	}
	var a [16]byte
	copy(a[:12], o[4:])
	return uint32(v >> 3 * 8), netip.PrefixFrom(netip.AddrFrom16(a), bits[v&7]), true
}

// CaptivePortal is the URI of the portal's API; ok is false for another or a
// malformed option.
func (o NDOption) CaptivePortal() (uri string, ok bool) {
	if !o.is(NDOptCaptivePortal) {
		return "", false
	}
	return strings.TrimRight(string(o[2:]), "\x00"), true
}

func (o NDOption) json(w *writer) {
	w.open('{')
	w.kvUint("type", uint64(o.Type()))
	life := func(v uint32) { w.kvUint("lifetime", uint64(v)) }
	if t, servers, ok := o.RDNSS(); ok {
		life(t)
		w.key("rdnss")
		jsonList(w, servers, func(w *writer, a *netip.Addr) { w.addr(*a) })
	} else if t, domains, ok := o.DNSSL(); ok {
		life(t)
		w.key("dnssl")
		jsonList(w, domains, func(w *writer, s *string) { w.str(*s) })
	} else if t, prefix, ok := o.PREF64(); ok {
		life(t)
		w.kv("pref64", prefix.String())
	} else if uri, ok := o.CaptivePortal(); ok {
		w.kv("captive_portal", uri)
	} else {
		w.key("data")
		w.hex(o)
	}
	w.close('}')
}
