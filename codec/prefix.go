package codec

import "net/netip"

// prefix is the ops of an address whose length is in the fixed header. While
// decoding, the length's field holds the header's; settle ends that.
type prefix[T any] struct {
	at  func(*T) *netip.Prefix
	len func(*T) *uint8
}

func (f prefix[T]) decode(d *decoder, t *T, b []byte) bool {
	// Not by way of tIP: a variable given to it would escape.
	var a netip.Addr
	switch len(b) {
	case 4:
		a = netip.AddrFrom4([4]byte(b))
	case 16:
		a = netip.AddrFrom16([16]byte(b))
	default:
		return false
	}
	p := netip.PrefixFrom(a, int(*f.len(t)))
	if !p.IsValid() {
		return false
	}
	*f.at(t) = p
	return true
}

func (f prefix[T]) append(e *encoder, t *T) { e.ip(f.at(t).Addr()) }
func (f prefix[T]) zero(t *T) bool          { return !f.at(t).IsValid() }
func (f prefix[T]) json(w *writer, t *T)    { w.quoted(f.at(t).String()) }
func (f prefix[T]) what() string            { return "ip address, its length in the header" }

// settle forgets a length that a valid prefix has.
func settle(p netip.Prefix, n *uint8) {
	if p.IsValid() {
		*n = 0
	}
}

// prefixLen is the length for the header.
func prefixLen(p netip.Prefix, n uint8) uint8 {
	if p.IsValid() {
		return uint8(p.Bits())
	}
	return n
}

// unspecified is the address of all zero bytes of a family that has IP
// addresses.
func unspecified(family uint8) (netip.Addr, bool) {
	switch family {
	case AFInet, AFIPMR:
		return netip.IPv4Unspecified(), true
	case AFInet6, AFIP6MR:
		return netip.IPv6Unspecified(), true
	}
	return netip.Addr{}, false
}
