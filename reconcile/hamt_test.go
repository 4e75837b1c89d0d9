package reconcile

import (
	"maps"
	"math/rand/v2"
	"testing"
)

// A pmap is a map, its copies are snapshots, and diff finds what changed
// between any two of them: against Go's map over random edits.
func TestPmapAgainstMap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var m pmap[int, int]
	ref := map[int]int{}
	type snap struct {
		m   pmap[int, int]
		ref map[int]int
	}
	var snaps []snap
	for round := range 60 {
		e := new(edit)
		for range r.IntN(200) {
			k := r.IntN(500)
			if r.IntN(3) == 0 {
				m.del(e, k)
				delete(ref, k)
			} else {
				v := r.IntN(4)
				m.set(e, k, v)
				ref[k] = v
			}
		}
		if round == 30 {
			for k := range 500 {
				m.del(e, k)
				delete(ref, k)
			}
		}
		if m.len() != len(ref) {
			t.Fatalf("round %d: len %d, want %d", round, m.len(), len(ref))
		}
		for k := range 500 {
			v, ok := m.get(k)
			if w, wok := ref[k]; v != w || ok != wok {
				t.Fatalf("round %d: get(%d) = %d, %v, want %d, %v", round, k, v, ok, w, wok)
			}
		}
		snaps = append(snaps, snap{m, maps.Clone(ref)})
	}
	for i := range snaps {
		if got := maps.Collect(snaps[i].m.all()); !maps.Equal(got, snaps[i].ref) {
			t.Fatalf("snapshot %d changed after it was taken", i)
		}
		for _, j := range []int{0, i / 2, len(snaps) - 1} {
			got := maps.Clone(snaps[j].ref)
			seen := map[int]bool{}
			snaps[i].m.diff(&snaps[j].m, func(k int, c change[int]) {
				if seen[k] {
					t.Fatalf("diff reports %d twice", k)
				}
				seen[k] = true
				if w, ok := snaps[j].ref[k]; ok != c.inOld || w != c.old {
					t.Fatalf("diff of %d: old %v", k, c)
				}
				delete(got, k)
				if c.inNew {
					got[k] = c.new
				}
			})
			if !maps.Equal(got, snaps[i].ref) {
				t.Fatalf("snapshot %d plus its diff to %d is not %d", j, i, i)
			}
		}
	}
}

// diff costs what changed, not what there is.
func TestPmapDiffSkipsWhatIsShared(t *testing.T) {
	var m pmap[int, int]
	e := new(edit)
	for k := range 10000 {
		m.set(e, k, k)
	}
	old := m
	m.set(new(edit), 5, -1)
	n := 0
	m.diff(&old, func(int, change[int]) { n++ })
	if n == 0 || n > 200 {
		t.Errorf("diff looked at %d keys for one change", n)
	}
}

// A key that collides in every digit ends in a list; deep inserts and deletes
// keep it right.
func TestPmapCollisions(t *testing.T) {
	n := &hnode[int, int]{collisions: true}
	e := new(edit)
	for k := range 4 {
		n, _ = n.set(e, seedForTest, 0, hamtDepth, k, k)
	}
	n, _ = n.set(e, seedForTest, 0, hamtDepth, 2, 22)
	old := n
	n, removed := n.del(new(edit), 0, hamtDepth, 1)
	if !removed || len(n.ents) != 3 || len(old.ents) != 4 {
		t.Fatalf("after del: %v, was %v", n.ents, old.ents)
	}
	got := 0
	diffNodes(old, n, func(k int, c change[int]) {
		if c.inOld != c.inNew {
			got = k
		}
	})
	if got != 1 {
		t.Errorf("diff of collision lists found %d, want 1", got)
	}
}
