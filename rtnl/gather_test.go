package rtnl

import (
	"slices"
	"testing"
)

// A gathered list is what was added, in order, whatever its length is to the
// sizes of the parts, and of lists taken in; an empty one is nil, as an append
// of nothing would be.
func TestGathered(t *testing.T) {
	for _, n := range []int{0, 1, 15, 16, 17, 48, 49, 8192, 16368, 16369, 100_000} {
		var g gathered[int]
		var want []int
		for _, n := range []int{n, 0, 3, n} {
			var part gathered[int]
			for i := range n {
				part.add(i)
				want = append(want, i)
			}
			g.take(&part)
			if part.slice() != nil {
				t.Errorf("%d elements: some are left where they were taken from", n)
			}
			if n == 0 && len(want) == 0 && g.slice() != nil {
				t.Error("an empty list is not nil")
			}
		}
		if got := g.slice(); !slices.Equal(got, want) {
			t.Errorf("%d elements: got %d, the same and in order: %v", n, len(got), slices.Equal(got, want))
		}
	}
}
