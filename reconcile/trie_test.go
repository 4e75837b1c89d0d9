package reconcile

import (
	"maps"
	"math/rand/v2"
	"net/netip"
	"testing"
)

func randomPrefix(r *rand.Rand, v4 bool) netip.Prefix {
	if v4 {
		a := netip.AddrFrom4([4]byte{10, byte(r.IntN(2)), byte(r.IntN(4) << 6), byte(r.IntN(256))})
		return netip.PrefixFrom(a, r.IntN(33)).Masked()
	}
	var b [16]byte
	b[0], b[1], b[7], b[8], b[15] = 0x20, 1, byte(r.IntN(4)), byte(r.IntN(4)<<6), byte(r.IntN(4))
	return netip.PrefixFrom(netip.AddrFrom16(b), r.IntN(129)).Masked()
}

// A ptrie is a map of prefixes with snapshots, a diff and longest prefix
// match: against Go's map and a plain search, both families.
func TestPtrieAgainstMap(t *testing.T) {
	for _, v4 := range []bool{true, false} {
		r := rand.New(rand.NewPCG(3, 4))
		var tr ptrie[int]
		ref := map[netip.Prefix]int{}
		type snap struct {
			t   ptrie[int]
			ref map[netip.Prefix]int
		}
		var snaps []snap
		var put []netip.Prefix
		for range 50 {
			e := new(edit)
			for range r.IntN(60) {
				p := randomPrefix(r, v4)
				if r.IntN(3) == 0 && len(put) > 0 {
					p = put[r.IntN(len(put))]
					tr.del(e, p)
					delete(ref, p)
				} else {
					v := r.IntN(3)
					tr.set(e, p, v)
					ref[p] = v
					put = append(put, p)
				}
			}
			snaps = append(snaps, snap{tr, maps.Clone(ref)})
			if tr.len() != len(ref) {
				t.Fatalf("len %d, want %d", tr.len(), len(ref))
			}
			for p, want := range ref {
				if v, ok := tr.get(p); !ok || v != want {
					t.Fatalf("get(%v) = %d, %v, want %d", p, v, ok, want)
				}
			}
			a := randomPrefix(r, v4).Addr()
			last := a.BitLen() + 1
			n := 0
			for p, v := range tr.containing(a) {
				if !p.Contains(a) || p.Bits() >= last || ref[p] != v {
					t.Fatalf("containing(%v) yields %v = %d after /%d", a, p, v, last)
				}
				last = p.Bits()
				n++
			}
			for p := range ref {
				if p.Contains(a) {
					n--
				}
			}
			if n != 0 {
				t.Fatalf("containing(%v) is off by %d", a, n)
			}
		}
		for i := range snaps {
			if got := maps.Collect(snaps[i].t.all()); !maps.Equal(got, snaps[i].ref) {
				t.Fatalf("snapshot %d changed after it was taken", i)
			}
			for _, j := range []int{0, i / 2, len(snaps) - 1} {
				got := maps.Clone(snaps[j].ref)
				snaps[i].t.diff(&snaps[j].t, func(p netip.Prefix, c change[int]) {
					if w, ok := snaps[j].ref[p]; ok != c.inOld || w != c.old {
						t.Fatalf("diff of %v: old %v", p, c)
					}
					delete(got, p)
					if c.inNew {
						got[p] = c.new
					}
				})
				if !maps.Equal(got, snaps[i].ref) {
					t.Fatalf("snapshot %d plus its diff to %d is not %d", j, i, i)
				}
			}
		}
	}
}
