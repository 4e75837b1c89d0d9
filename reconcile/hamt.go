package reconcile

import (
	"hash/maphash"
	"iter"
	"math/bits"
	"slices"
)

// edit marks the nodes one writer made since its last snapshot: those it may
// change in place, all others it copies. It has a size so that two of them
// never share an address.
type edit struct{ _ byte }

const (
	hamtBits  = 5
	hamtMask  = 1<<hamtBits - 1
	hamtDepth = 64 // from this shift on the hash is used up and a node is a plain list
)

// pmap is a persistent hash map (a hash array mapped trie): a copy of the
// struct is a snapshot, and two snapshots share what did not change. The zero
// value is empty and ready for use.
type pmap[K comparable, V any] struct {
	seed maphash.Seed
	root *hnode[K, V]
	size int
}

// hnode holds entries and children apart, each densely packed and found by the
// bit of its hash digit. Nodes below hamtDepth use ents alone, as a list.
type hnode[K comparable, V any] struct {
	owner      *edit
	entBits    uint32
	kidBits    uint32
	ents       []hent[K, V]
	kids       []*hnode[K, V]
	collisions bool
}

type hent[K comparable, V any] struct {
	key K
	val V
}

func (m *pmap[K, V]) len() int { return m.size }

func (m *pmap[K, V]) get(k K) (v V, ok bool) {
	n := m.root
	if n == nil {
		return v, false
	}
	h := maphash.Comparable(m.seed, k)
	for shift := uint(0); ; shift += hamtBits {
		if n.collisions {
			for i := range n.ents {
				if n.ents[i].key == k {
					return n.ents[i].val, true
				}
			}
			return v, false
		}
		bit := uint32(1) << (h >> shift & hamtMask)
		if n.entBits&bit != 0 {
			if e := &n.ents[slot(n.entBits, bit)]; e.key == k {
				return e.val, true
			}
			return v, false
		}
		if n.kidBits&bit == 0 {
			return v, false
		}
		n = n.kids[slot(n.kidBits, bit)]
	}
}

// slot is the place of bit among the set bits of a bitmap.
func slot(bitmap, bit uint32) int { return bits.OnesCount32(bitmap & (bit - 1)) }

// set maps k to v, changing nodes that e owns in place.
func (m *pmap[K, V]) set(e *edit, k K, v V) {
	if m.root == nil {
		if m.seed == (maphash.Seed{}) {
			m.seed = maphash.MakeSeed()
		}
		m.root = &hnode[K, V]{owner: e}
	}
	root, added := m.root.set(e, m.seed, maphash.Comparable(m.seed, k), 0, k, v)
	m.root = root
	if added {
		m.size++
	}
}

// del removes k if it is there.
func (m *pmap[K, V]) del(e *edit, k K) {
	if m.root == nil {
		return
	}
	root, removed := m.root.del(e, maphash.Comparable(m.seed, k), 0, k)
	if removed {
		m.root = root
		m.size--
	}
	if m.size == 0 {
		m.root = nil
	}
}

// own is n if e may change it, else a copy that it may.
func (n *hnode[K, V]) own(e *edit) *hnode[K, V] {
	if n.owner == e {
		return n
	}
	c := *n
	c.owner = e
	c.ents = slices.Clone(n.ents)
	c.kids = slices.Clone(n.kids)
	return &c
}

func (n *hnode[K, V]) set(e *edit, seed maphash.Seed, h uint64, shift uint, k K, v V) (*hnode[K, V], bool) {
	n = n.own(e)
	if n.collisions {
		for i := range n.ents {
			if n.ents[i].key == k {
				n.ents[i].val = v
				return n, false
			}
		}
		n.ents = append(n.ents, hent[K, V]{k, v})
		return n, true
	}
	bit := uint32(1) << (h >> shift & hamtMask)
	switch {
	case n.kidBits&bit != 0:
		i := slot(n.kidBits, bit)
		kid, added := n.kids[i].set(e, seed, h, shift+hamtBits, k, v)
		n.kids[i] = kid
		return n, added
	case n.entBits&bit == 0:
		n.ents = slices.Insert(n.ents, slot(n.entBits, bit), hent[K, V]{k, v})
		n.entBits |= bit
		return n, true
	}
	i := slot(n.entBits, bit)
	if n.ents[i].key == k {
		n.ents[i].val = v
		return n, false
	}
	// Two keys share the digits so far: both move one level down.
	old := n.ents[i]
	kid := &hnode[K, V]{owner: e, collisions: shift+hamtBits >= hamtDepth}
	kid, _ = kid.set(e, seed, maphash.Comparable(seed, old.key), shift+hamtBits, old.key, old.val)
	kid, _ = kid.set(e, seed, h, shift+hamtBits, k, v)
	n.ents = slices.Delete(n.ents, i, i+1)
	n.entBits &^= bit
	n.kids = slices.Insert(n.kids, slot(n.kidBits, bit), kid)
	n.kidBits |= bit
	return n, true
}

func (n *hnode[K, V]) del(e *edit, h uint64, shift uint, k K) (*hnode[K, V], bool) {
	if n.collisions {
		for i := range n.ents {
			if n.ents[i].key == k {
				n = n.own(e)
				n.ents = slices.Delete(n.ents, i, i+1)
				return n, true
			}
		}
		return n, false
	}
	bit := uint32(1) << (h >> shift & hamtMask)
	if n.entBits&bit != 0 {
		i := slot(n.entBits, bit)
		if n.ents[i].key != k {
			return n, false
		}
		n = n.own(e)
		n.ents = slices.Delete(n.ents, i, i+1)
		n.entBits &^= bit
		return n, true
	}
	if n.kidBits&bit == 0 {
		return n, false
	}
	i := slot(n.kidBits, bit)
	kid, removed := n.kids[i].del(e, h, shift+hamtBits, k)
	if !removed {
		return n, false
	}
	n = n.own(e)
	switch {
	case len(kid.kids) == 0 && len(kid.ents) == 0:
		n.kids = slices.Delete(n.kids, i, i+1)
		n.kidBits &^= bit
	case len(kid.kids) == 0 && len(kid.ents) == 1:
		// A lone entry moves back up, so that a map that shrinks gets as
		// small as it was.
		n.kids = slices.Delete(n.kids, i, i+1)
		n.kidBits &^= bit
		n.ents = slices.Insert(n.ents, slot(n.entBits, bit), kid.ents[0])
		n.entBits |= bit
	default:
		n.kids[i] = kid
	}
	return n, true
}

// all yields every entry, in no order.
func (m *pmap[K, V]) all() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { m.root.walk(yield) }
}

func (n *hnode[K, V]) walk(yield func(K, V) bool) bool {
	if n == nil {
		return true
	}
	for i := range n.ents {
		if !yield(n.ents[i].key, n.ents[i].val) {
			return false
		}
	}
	for _, kid := range n.kids {
		if !kid.walk(yield) {
			return false
		}
	}
	return true
}

// change is what diff reports of one key: present in old, in new, or in both.
type change[V any] struct {
	old, new     V
	inOld, inNew bool
}

// diff calls f for every key that may differ between the two maps. It skips
// the parts they share, so that its cost follows the number of changes. Keys
// whose values are the same are reported too where their node was copied.
func (m *pmap[K, V]) diff(old *pmap[K, V], f func(K, change[V])) {
	if old.root != nil && m.root != nil && old.seed != m.seed {
		diffLoose(old.all(), m, f)
		return
	}
	diffNodes(old.root, m.root, f)
}

// diffLoose compares maps that don't share a seed, key by key.
func diffLoose[K comparable, V any](old iter.Seq2[K, V], m *pmap[K, V], f func(K, change[V])) {
	seen := map[K]bool{}
	for k, v := range old {
		w, ok := m.get(k)
		f(k, change[V]{v, w, true, ok})
		seen[k] = true
	}
	for k, w := range m.all() {
		if !seen[k] {
			f(k, change[V]{new: w, inNew: true})
		}
	}
}

func diffNodes[K comparable, V any](a, b *hnode[K, V], f func(K, change[V])) {
	switch {
	case a == b:
	case a == nil:
		b.walk(func(k K, v V) bool { f(k, change[V]{new: v, inNew: true}); return true })
	case b == nil:
		a.walk(func(k K, v V) bool { f(k, change[V]{old: v, inOld: true}); return true })
	case a.collisions || b.collisions:
		diffSmall(a, b, f)
	default:
		for rest := a.entBits | a.kidBits | b.entBits | b.kidBits; rest != 0; rest &= rest - 1 {
			bit := rest & -rest
			if (a.kidBits&bit != 0 || a.entBits&bit == 0) && (b.kidBits&bit != 0 || b.entBits&bit == 0) {
				diffNodes(a.kid(bit), b.kid(bit), f)
				continue
			}
			diffSmall(a.under(bit), b.under(bit), f)
		}
	}
}

func (n *hnode[K, V]) kid(bit uint32) *hnode[K, V] {
	if n.kidBits&bit == 0 {
		return nil
	}
	return n.kids[slot(n.kidBits, bit)]
}

// under is what n has at bit as a node of its own; nil if nothing.
func (n *hnode[K, V]) under(bit uint32) *hnode[K, V] {
	if n.entBits&bit == 0 {
		return n.kid(bit)
	}
	i := slot(n.entBits, bit)
	return &hnode[K, V]{ents: n.ents[i : i+1]}
}

// diffSmall compares two nodes of which one has few entries: a lone entry or a
// collision list against whatever the other has.
func diffSmall[K comparable, V any](a, b *hnode[K, V], f func(K, change[V])) {
	var olds, news []hent[K, V]
	a.walk(func(k K, v V) bool { olds = append(olds, hent[K, V]{k, v}); return true })
	b.walk(func(k K, v V) bool { news = append(news, hent[K, V]{k, v}); return true })
	find := func(in []hent[K, V], k K) *hent[K, V] {
		for i := range in {
			if in[i].key == k {
				return &in[i]
			}
		}
		return nil
	}
	for _, o := range olds {
		if n := find(news, o.key); n != nil {
			f(o.key, change[V]{o.val, n.val, true, true})
		} else {
			f(o.key, change[V]{old: o.val, inOld: true})
		}
	}
	for _, n := range news {
		if find(olds, n.key) == nil {
			f(n.key, change[V]{new: n.val, inNew: true})
		}
	}
}
