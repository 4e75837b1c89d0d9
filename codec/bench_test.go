package codec

import (
	"net/netip"
	"testing"
)

func body(tb testing.TB, r Resource) []byte {
	b, err := Append(nil, r)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func bench(b *testing.B, typ uint16, r Resource) {
	msg := body(b, r)
	var p Parser
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Parse(typ, msg); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRoute4(b *testing.B) {
	bench(b, RTMNewRoute, &Route{Family: AFInet, Type: RouteUnicast, Protocol: RTProtStatic, Table: TableMain,
		Dst: netip.MustParsePrefix("10.9.0.0/16"), Gateway: netip.MustParseAddr("10.0.0.254"), OIF: 3, Priority: 100})
}

func BenchmarkRoute6(b *testing.B) {
	r := &Route{Family: AFInet6, Type: RouteUnicast, Protocol: RTProtStatic, Table: TableMain,
		Dst: netip.MustParsePrefix("2001:db8::/32"), Gateway: netip.MustParseAddr("fe80::1"), OIF: 3, Priority: 1024}
	r.Mark(RTACacheInfo) // the kernel always sends it and the preference
	r.Mark(RTAPref)
	bench(b, RTMNewRoute, r)
}

func BenchmarkAddr6(b *testing.B) {
	bench(b, RTMNewAddr, &Addr{Family: AFInet6, PrefixLen: 64, Index: 3, Flags: 0x80,
		Address: netip.MustParseAddr("2001:db8::1"), CacheInfo: AddrCacheInfo{1, 2, 3, 4}, Proto: 1})
}

func BenchmarkNeigh(b *testing.B) {
	mac, _ := ParseLinkAddr("02:00:00:00:00:01")
	bench(b, RTMNewNeigh, &Neigh{Family: AFInet, Index: 3, State: NeighReachable, Dst: netip.MustParseAddr("10.0.0.7"),
		LLAddr: mac, Probes: 1, CacheInfo: NeighCacheInfo{1, 2, 3, 4}})
}

func BenchmarkRule(b *testing.B) {
	bench(b, RTMNewRule, &Rule{Family: AFInet, Action: RuleToTable, Table: 7, Priority: 100, Mark: 1, Mask: 0xffffffff,
		Suppress: RuleSuppress{PrefixLen: NoSuppress}, IIF: "eth0", Protocol: 4})
}

func BenchmarkLinkVeth(b *testing.B) {
	var msg []byte
	for _, m := range bodies(b, func(typ uint16) bool { return typ == RTMNewLink }) {
		if r, err := littleEndian().Parse(m.typ, m.body); err == nil {
			if l, ok := r.(*Link); ok && l.Kind == "veth" && len(l.Name) > 0 && l.Stats64 != nil {
				msg = m.body
			}
		}
	}
	p := littleEndian()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Parse(RTMNewLink, msg); err != nil {
			b.Fatal(err)
		}
	}
}
