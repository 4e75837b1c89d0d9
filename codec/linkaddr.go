package codec

import (
	"encoding/hex"
	"errors"
	"fmt"
)

// LinkAddr is a link-layer address of 0 to 32 bytes (MAX_ADDR_LEN of
// include/linux/netdevice.h): six for Ethernet, four for IPv4 tunnels, sixteen
// for IPv6 tunnels, twenty for InfiniBand. It is comparable; the zero value is
// the address of no bytes.
type LinkAddr struct {
	n    uint8
	data [32]byte
}

// LinkAddrFrom is the address of the given bytes; ok is false if they are more
// than 32.
func LinkAddrFrom(b []byte) (a LinkAddr, ok bool) {
	if len(b) > len(a.data) {
		return LinkAddr{}, false
	}
	a.n = uint8(copy(a.data[:], b))
	return a, true
}

// set is [LinkAddrFrom] in place: it spares the copy of an address whose bytes
// have only just been written.
func (a *LinkAddr) set(b []byte) bool {
	if len(b) > len(a.data) {
		return false
	}
	*a = LinkAddr{n: uint8(len(b))}
	if len(b) == 6 {
		*(*[6]byte)(a.data[:]) = [6]byte(b)
	} else {
		copy(a.data[:], b)
	}
	return true
}

var errLinkAddr = errors.New("not hex bytes separated by colons")

// ParseLinkAddr reads the form String writes.
func ParseLinkAddr(s string) (LinkAddr, error) {
	var a LinkAddr
	if s == "" {
		return a, nil
	}
	for i := 0; ; i += 3 {
		if i+2 > len(s) || int(a.n) == len(a.data) || i+2 < len(s) && s[i+2] != ':' {
			return LinkAddr{}, fmt.Errorf("codec: link-layer address %q: %w", s, errLinkAddr)
		}
		if _, err := hex.Decode(a.data[a.n:a.n+1], []byte(s[i:i+2])); err != nil {
			return LinkAddr{}, fmt.Errorf("codec: link-layer address %q: %w", s, err)
		}
		a.n++
		if i+2 == len(s) {
			return a, nil
		}
	}
}

// Len is the number of bytes.
func (a LinkAddr) Len() int { return int(a.n) }

// IsZero says whether there is no byte.
func (a LinkAddr) IsZero() bool { return a.n == 0 }

// Bytes is a copy of the bytes.
func (a LinkAddr) Bytes() []byte { return append([]byte(nil), a.data[:a.n]...) }

// String is the bytes in hex with colons between, "" for none.
func (a LinkAddr) String() string {
	if a.n == 0 {
		return ""
	}
	const digits = "0123456789abcdef"
	b := make([]byte, 0, 95)
	for i, c := range a.data[:a.n] {
		if i > 0 {
			b = append(b, ':')
		}
		b = append(b, digits[c>>4], digits[c&15])
	}
	return string(b)
}

// MarshalText is String.
func (a LinkAddr) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (a *LinkAddr) UnmarshalText(b []byte) (err error) {
	*a, err = ParseLinkAddr(string(b))
	return err
}
