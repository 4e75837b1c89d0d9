package codec

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

// Options are read as their RFCs say; what is malformed is not read at all.
func TestNDOptions(t *testing.T) {
	for _, c := range []struct {
		rule, hex, want string
	}{
		{"RDNSS, two servers (RFC 8106 5.1)", "19 05 0000 00000258" + "20010db8000000000000000000000053" + "20010db8000000000000000000000054",
			"rdnss 600 [2001:db8::53 2001:db8::54]"},
		{"RDNSS needs a server", "19 01 0000 00000258", ""},
		{"RDNSS with half a server", "19 02 0000 00000258 0000000000000000", ""},
		{"DNSSL, two domains and padding (RFC 8106 5.2)", "1f 03 0000 000002bc" + "01 61 00 02 6262 01 63 00 000000 00000000",
			"dnssl 700 [a bb.c]"},
		{"DNSSL, a label past the end", "1f 02 0000 000002bc 3f 61626364656667", ""},
		{"DNSSL, a name without an end", "1f 02 0000 000002bc 07 61626364656667", ""},
		{"DNSSL has no compression", "1f 02 0000 000002bc c0 00 000000000000", ""},
		{"PREF64, /96 (RFC 8781 4)", "26 02 0380 0064ff9b0000000000000000", "pref64 896 64:ff9b::/96"},
		{"PREF64, /32", "26 02 0385 20010db80000000000000000", "pref64 896 2001:db8::/32"},
		{"PREF64, a length that is none", "26 02 0386 20010db80000000000000000", ""},
		{"captive portal (RFC 8910 2.3)", "25 02 68747470733a2f2f612f00000000", "portal https://a/"},
		{"shorter than it says", "25 03 68747470733a2f2f612f00000000", ""},
		{"of no length", "25 00", ""},
		{"nothing", "", ""},
	} {
		o, err := hex.DecodeString(strings.ReplaceAll(c.hex, " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if life, servers, ok := NDOption(o).RDNSS(); ok {
			got = fmt.Sprint("rdnss ", life, " ", servers)
		}
		if life, domains, ok := NDOption(o).DNSSL(); ok {
			got = fmt.Sprint("dnssl ", life, " ", domains)
		}
		if life, prefix, ok := NDOption(o).PREF64(); ok {
			got = fmt.Sprint("pref64 ", life, " ", prefix)
		}
		if uri, ok := NDOption(o).CaptivePortal(); ok {
			got = "portal " + uri
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.rule, got, c.want)
		}
	}
}
