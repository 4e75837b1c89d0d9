package codec

import (
	"bytes"
	"encoding/json"
	"testing"
)

// A link-layer address is written as it is read, whatever its length.
func TestLinkAddr(t *testing.T) {
	for _, n := range []int{0, 1, 4, 6, 8, 16, 20, 32} {
		b := bytes.Repeat([]byte{0xa5}, n)
		a, ok := LinkAddrFrom(b)
		if !ok || a.Len() != n || a.IsZero() != (n == 0) || !bytes.Equal(a.Bytes(), b) {
			t.Errorf("%d bytes: %v %v", n, a, ok)
		}
		got, err := ParseLinkAddr(a.String())
		if err != nil || got != a {
			t.Errorf("%q: %v, %v", a, got, err)
		}
		j, err := json.Marshal(a)
		var again LinkAddr
		if err != nil || json.Unmarshal(j, &again) != nil || again != a {
			t.Errorf("%s: %v, %v", j, again, err)
		}
	}
	if _, ok := LinkAddrFrom(make([]byte, 33)); ok {
		t.Error("33 bytes are taken")
	}
	for _, s := range []string{"0", "000", "00:", "00:0", "0g", "00-11", ":00", "00::11", "00:11:", string(bytes.Repeat([]byte("00:"), 32)) + "00"} {
		if a, err := ParseLinkAddr(s); err == nil {
			t.Errorf("%q is read as %v", s, a)
		}
	}
}
