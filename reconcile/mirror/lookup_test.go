package mirror

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"strings"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
)

// Lookup goes where the kernel goes, whatever routes there are in the tables
// that every namespace has.
func TestLookupAsTheKernel(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	ns := netnstest.New(t)
	ns.LoUp()
	ns.Exec(t, "sh", "-ec", pair)
	var batch strings.Builder
	var dsts []netip.Addr
	add := func(format string, args ...any) { fmt.Fprintf(&batch, format+"\n", args...) }
	for range 80 {
		a4 := netip.AddrFrom4([4]byte{172, byte(16 + r.IntN(2)), byte(r.IntN(4) << 6), byte(r.IntN(256))})
		p4 := netip.PrefixFrom(a4, 8+r.IntN(25)).Masked()
		a6 := netip.AddrFrom16([16]byte{0x20, 1, 0xd, 0xb8, 0, 9, byte(r.IntN(2)), byte(r.IntN(256)), 15: byte(r.IntN(4))})
		p6 := netip.PrefixFrom(a6, 40+r.IntN(89)).Masked()
		how := []string{"via 10.0.0.%d", "dev v0 # %d", "via 10.0.0.%d metric 7", "via 10.0.0.%d tos 4"}[r.IntN(4)]
		if r.IntN(8) == 0 {
			how = []string{"unreachable", "blackhole", "prohibit", "throw"}[r.IntN(4)]
			add("route append %s %v", how, p4)
			add("route append %s %v metric 3", how, p6)
		} else {
			add("route append %v "+how, p4, 2+r.IntN(5))
			add("route append %v via 2001:db8::%d metric %d", p6, 2+r.IntN(5), 1+r.IntN(3))
		}
		dsts = append(dsts, a4, a6)
	}
	add("route append 0.0.0.0/0 via 10.0.0.9")
	ns.Exec(t, "sh", "-c", "ip -force -batch - >/dev/null 2>&1 <<'end' || true\n"+batch.String()+"end\n")
	dsts = append(dsts, netip.MustParseAddr("8.8.8.8"), netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("10.0.0.77"),
		netip.MustParseAddr("127.1.2.3"), netip.MustParseAddr("2001:db8::1"), netip.MustParseAddr("2001:db8::5"))

	m := start(t, Config{NetNS: rtnl.ByFD(ns.FD()), Kinds: []reconcile.Kind{reconcile.KindRoute}})
	s := waitFor(t, m.Mirror)
	if n := s.Len(reconcile.KindRoute); n < 80 {
		t.Fatalf("only %d routes: the test checks little", n)
	}
	var cmd strings.Builder
	for _, a := range dsts {
		fmt.Fprintf(&cmd, "ip -o route get %v 2>&1 | head -1\n", a)
	}
	said := strings.Split(strings.TrimSpace(ns.Exec(t, "sh", "-c", cmd.String())), "\n")
	if len(said) != len(dsts) {
		t.Fatalf("%d answers to %d questions", len(said), len(dsts))
	}
	for i, a := range dsts {
		got := s.Lookup(a)
		refused := strings.Contains(said[i], "RTNETLINK answers")
		switch {
		case got == nil || got.Type != codec.RouteUnicast && got.Type != codec.RouteLocal:
			if !refused && !strings.HasPrefix(said[i], "unreachable") && !strings.HasPrefix(said[i], "blackhole") && !strings.HasPrefix(said[i], "prohibit") {
				t.Errorf("Lookup(%v) = %v, the kernel says %s", a, got, said[i])
			}
		case refused:
			t.Errorf("Lookup(%v) = %v, the kernel says %s", a, got, said[i])
		default:
			words := " " + said[i] + " "
			if got.Gateway.IsValid() != strings.Contains(words, " via ") ||
				got.Gateway.IsValid() && !strings.Contains(words, fmt.Sprintf(" via %v ", got.Gateway)) ||
				!strings.Contains(words, " dev "+s.Link(got.OIF).Name+" ") && got.Type != codec.RouteLocal {
				t.Errorf("Lookup(%v) = %v, the kernel says %s", a, got, said[i])
			}
		}
	}
}
