package codecs

import (
	"testing"
	"unsafe"

	"github.com/linx-go/linx/codec"
)

// BenchmarkFloor is what linx's results cost before anything is in them: memory
// as the Parser takes it, set to zero, and the garbage collector's work for it.
func BenchmarkFloor(b *testing.B) {
	b.Run("route4", floor[codec.Route])
	b.Run("addr6", floor[codec.Addr])
	b.Run("neigh", floor[codec.Neigh])
	b.Run("link", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p := new(linkParts)
			l := &codec.Link{AFSpec: &p.AFSpec, Stats64: &p.LinkStats}
			sink = l
		}
	})
}

// linkParts is as large as what comes with a link.
type linkParts struct {
	codec.AFSpec
	codec.InetSpec
	codec.Inet6Spec
	codec.XDP
	codec.LinkStats
	_ [(38+7)*8 + (33+60)*4]byte
}

func floor[T any](b *testing.B) {
	var chunk []T
	n := 2040 / int(unsafe.Sizeof(*new(T)))
	b.ReportAllocs()
	for b.Loop() {
		if len(chunk) == 0 {
			chunk = make([]T, n)
		}
		keep = &chunk[0]
		chunk = chunk[1:]
	}
}

var keep any
