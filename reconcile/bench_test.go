package reconcile

import (
	"encoding/binary"
	"net/netip"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

const benchRoutes = 200_000

func manyRoutes(n int) []codec.Resource {
	rs := make([]codec.Resource, n)
	for i := range rs {
		var b [4]byte
		binary.BigEndian.PutUint32(b[:], uint32(16+i)<<8)
		rs[i] = &codec.Route{
			Family: codec.AFInet, Type: codec.RouteUnicast, Table: tableMain, Protocol: 12,
			Dst: netip.PrefixFrom(netip.AddrFrom4(b), 24), Gateway: ip("10.0.0.2"), OIF: 2, Priority: 32,
		}
	}
	return rs
}

// The first list of a large table.
func BenchmarkCommitFirst(b *testing.B) {
	rs := manyRoutes(benchRoutes)
	q := Query{Kind: KindRoute, Family: codec.AFInet}
	b.ReportAllocs()
	for b.Loop() {
		s := newState(nil)
		s.commit(&run{query: q, result: rs})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchRoutes, "ns/route")
}

// The list of the periodic resync, which changes nothing.
func BenchmarkCommitAgain(b *testing.B) {
	q := Query{Kind: KindRoute, Family: codec.AFInet}
	s := newState(nil)
	s.commit(&run{query: q, result: manyRoutes(benchRoutes)})
	rs := manyRoutes(benchRoutes)
	b.ReportAllocs()
	for b.Loop() {
		s.commit(&run{query: q, result: rs})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchRoutes, "ns/route")
}

// One event in a large table, with its snapshot and its difference.
func BenchmarkEventSnapshotDiff(b *testing.B) {
	s := newState(nil)
	s.commit(&run{query: Query{Kind: KindRoute, Family: codec.AFInet}, result: manyRoutes(benchRoutes)})
	r := route("198.51.100.0/24", 2, "10.0.0.2")
	evs := [2]*event.Event{added(r, t0, flagsAdd), deleted(r, t0)}
	last := s.snapshot()
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		s.apply(evs[i&1])
		i++
		now := s.snapshot()
		if len(now.Diff(last)) != 1 {
			b.Fatal("no difference")
		}
		last = now
	}
}

func BenchmarkLookup(b *testing.B) {
	s := newState(nil)
	s.commit(&run{query: Query{Kind: KindRoute, Family: codec.AFInet}, result: manyRoutes(benchRoutes)})
	snap := s.snapshot()
	a := ip("1.2.3.4")
	b.ReportAllocs()
	for b.Loop() {
		if snap.Lookup(a) == nil {
			b.Fatal("no route")
		}
	}
}
