package codec

import (
	"errors"
	"net/netip"
	"strings"
	"testing"
)

// What does not fit its length field is an error that names it, and leaves dst
// as it was.
func TestTooLong(t *testing.T) {
	one := netip.MustParseAddr("2001:db8::1")
	many := func(n int) []netip.Addr {
		l := make([]netip.Addr, n)
		for i := range l {
			l[i] = one
		}
		return l
	}
	for _, c := range []struct {
		what string
		r    Resource
		attr string
	}{
		{"a string", &Link{Alias: strings.Repeat("x", 1<<16)}, "IFLA_IFALIAS"},
		{"a list", &Route{Family: AFInet, Multipath: make([]Nexthop, 1<<13)}, "RTA_MULTIPATH"},
		{"something nested", &Link{Kind: "x", Data: &RawKind{make([]byte, 1<<16)}}, "IFLA_INFO_DATA"},
		{"an unknown attribute", &Addr{Attrs: unknown(99, make([]byte, 1<<16))}, "unknown attribute"},
		{"segments", &Route{Family: AFInet6, Extra: &RouteExtra{Encap: &SEG6Encap{Tunnel: &SEG6Tunnel{SRH: NewSRH(many(128)...)}}}}, "struct ipv6_sr_hdr"},
		{"no segment", &Route{Family: AFInet6, Extra: &RouteExtra{Encap: &SEG6LocalEncap{SRH: &SRH{}}}}, "struct ipv6_sr_hdr"},
		{"a source route", &Route{Family: AFInet6, Extra: &RouteExtra{Encap: &RPLEncap{SRH: &RPLHeader{Segments: many(128)}}}}, "struct ipv6_rpl_sr_hdr"},
		{"keys", &Filter{TC{Kind: "u32", Options: &U32Filter{Sel: &U32Sel{Keys: make([]U32Key, 256)}}}}, "struct tc_u32_sel"},
		{"options", &NDUserOpt{Options: []NDOption{make(NDOption, 1<<16)}}, "struct nduseroptmsg"},
	} {
		dst := []byte{1, 2, 3}
		got, err := Append(dst, c.r)
		var ee *EncodeError
		if !errors.Is(err, ErrTooLong) || !errors.As(err, &ee) || ee.Attr != c.attr || len(got) != 3 {
			t.Errorf("%s: %v in %d bytes, want ErrTooLong in %s", c.what, err, len(got), c.attr)
		}
	}
}

// Attributes are aligned from where the message starts, not from where dst does.
func TestAppendToOdd(t *testing.T) {
	l := &Link{Index: 3, Name: "eth0", Alias: "a"}
	b, err := Append([]byte{9, 9, 9}, l)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(b[3:]), string(body(t, l)); got != want || string(b[:3]) != "\x09\x09\x09" {
		t.Errorf("% x, want % x", got, want)
	}
}
