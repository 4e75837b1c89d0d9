package reconcile

import (
	"encoding/binary"
	"iter"
	"math/bits"
	"net/netip"
)

// ptrie is a persistent map of the prefixes of one address family: a path
// compressed binary trie. A copy of the struct is a snapshot. The zero value
// is empty and ready for use.
type ptrie[V any] struct {
	root *tnode[V]
	size int
}

// bits128 is an address with its first bit in the high bit of hi, whatever the
// family: IPv4 uses the upper half of hi.
type bits128 struct{ hi, lo uint64 }

type tnode[V any] struct {
	owner *edit
	addr  bits128
	plen  uint8
	full  bool // val is set; a branching point need not be a prefix itself
	v4    bool
	val   V
	kids  [2]*tnode[V]
}

func bitsOf(a netip.Addr) bits128 {
	if a.Is4() {
		b := a.As4()
		return bits128{hi: uint64(binary.BigEndian.Uint32(b[:])) << 32}
	}
	b := a.As16()
	return bits128{binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])}
}

// prefix is the node's prefix.
func (n *tnode[V]) prefix() netip.Prefix {
	if n.v4 {
		var b [4]byte
		binary.BigEndian.PutUint32(b[:], uint32(n.addr.hi>>32))
		return netip.PrefixFrom(netip.AddrFrom4(b), int(n.plen))
	}
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], n.addr.hi)
	binary.BigEndian.PutUint64(b[8:], n.addr.lo)
	return netip.PrefixFrom(netip.AddrFrom16(b), int(n.plen))
}

// bit is the i-th bit from the left.
func (b bits128) bit(i uint8) int {
	if i < 64 {
		return int(b.hi >> (63 - i) & 1)
	}
	return int(b.lo >> (127 - i) & 1)
}

// mask clears all but the first n bits.
func (b bits128) mask(n uint8) bits128 {
	switch {
	case n == 0:
		return bits128{}
	case n < 64:
		return bits128{hi: b.hi &^ (1<<(64-n) - 1)}
	case n < 128:
		return bits128{b.hi, b.lo &^ (1<<(128-n) - 1)}
	}
	return b
}

// common is how many leading bits two addresses share.
func (b bits128) common(c bits128) uint8 {
	if x := b.hi ^ c.hi; x != 0 {
		return uint8(bits.LeadingZeros64(x))
	}
	return uint8(64 + bits.LeadingZeros64(b.lo^c.lo))
}

func (n *tnode[V]) own(e *edit) *tnode[V] {
	if n.owner == e {
		return n
	}
	c := *n
	c.owner = e
	return &c
}

func (t *ptrie[V]) len() int { return t.size }

func (t *ptrie[V]) get(p netip.Prefix) (v V, ok bool) {
	a, plen := bitsOf(p.Addr()), uint8(p.Bits())
	for n := t.root; n != nil; {
		if n.plen > plen || n.addr != a.mask(n.plen) {
			return v, false
		}
		if n.plen == plen {
			return n.val, n.full
		}
		n = n.kids[a.bit(n.plen)]
	}
	return v, false
}

// set maps p, which must be masked, to v.
func (t *ptrie[V]) set(e *edit, p netip.Prefix, v V) {
	leaf := &tnode[V]{owner: e, addr: bitsOf(p.Addr()), plen: uint8(p.Bits()), full: true, v4: p.Addr().Is4(), val: v}
	var added bool
	t.root, added = t.root.set(e, leaf)
	if added {
		t.size++
	}
}

func (n *tnode[V]) set(e *edit, leaf *tnode[V]) (*tnode[V], bool) {
	if n == nil {
		return leaf, true
	}
	share := min(n.addr.common(leaf.addr), n.plen, leaf.plen)
	switch {
	case share == n.plen && share == leaf.plen:
		added := !n.full
		n = n.own(e)
		n.val, n.full = leaf.val, true
		return n, added
	case share == n.plen: // leaf is below n
		n = n.own(e)
		b := leaf.addr.bit(share)
		kid, added := n.kids[b].set(e, leaf)
		n.kids[b] = kid
		return n, added
	case share == leaf.plen: // n is below leaf
		leaf.kids[n.addr.bit(share)] = n
		return leaf, true
	}
	fork := &tnode[V]{owner: e, addr: n.addr.mask(share), plen: share, v4: n.v4}
	fork.kids[n.addr.bit(share)] = n
	fork.kids[leaf.addr.bit(share)] = leaf
	return fork, true
}

// del removes p if it is there.
func (t *ptrie[V]) del(e *edit, p netip.Prefix) {
	root, removed := t.root.del(e, bitsOf(p.Addr()), uint8(p.Bits()))
	if removed {
		t.root = root
		t.size--
	}
}

func (n *tnode[V]) del(e *edit, a bits128, plen uint8) (*tnode[V], bool) {
	if n == nil || n.plen > plen || n.addr != a.mask(n.plen) {
		return n, false
	}
	if n.plen == plen {
		if !n.full {
			return n, false
		}
		n = n.own(e)
		var none V
		n.val, n.full = none, false
		return n.shrink(), true
	}
	b := a.bit(n.plen)
	kid, removed := n.kids[b].del(e, a, plen)
	if !removed {
		return n, false
	}
	n = n.own(e)
	n.kids[b] = kid
	return n.shrink(), true
}

// shrink is what should stand in n's place: a node that holds nothing and does
// not branch is not needed.
func (n *tnode[V]) shrink() *tnode[V] {
	switch {
	case n.full || n.kids[0] != nil && n.kids[1] != nil:
		return n
	case n.kids[0] != nil:
		return n.kids[0]
	}
	return n.kids[1]
}

// all yields every prefix in order, the shorter of two that contain each other
// first.
func (t *ptrie[V]) all() iter.Seq2[netip.Prefix, V] {
	return func(yield func(netip.Prefix, V) bool) { t.root.walk(yield) }
}

func (n *tnode[V]) walk(yield func(netip.Prefix, V) bool) bool {
	if n == nil {
		return true
	}
	if n.full && !yield(n.prefix(), n.val) {
		return false
	}
	return n.kids[0].walk(yield) && n.kids[1].walk(yield)
}

// containing yields the prefixes that contain a, the longest first.
func (t *ptrie[V]) containing(a netip.Addr) iter.Seq2[netip.Prefix, V] {
	return func(yield func(netip.Prefix, V) bool) {
		var path [129]*tnode[V]
		depth, addr := 0, bitsOf(a)
		for n := t.root; n != nil && n.addr == addr.mask(n.plen); {
			path[depth] = n
			depth++
			if n.plen == uint8(a.BitLen()) {
				break
			}
			n = n.kids[addr.bit(n.plen)]
		}
		for depth--; depth >= 0; depth-- {
			if n := path[depth]; n.full && !yield(n.prefix(), n.val) {
				return
			}
		}
	}
}

// diff calls f for every prefix that may differ, skipping what is shared; see
// pmap.diff.
func (t *ptrie[V]) diff(old *ptrie[V], f func(netip.Prefix, change[V])) {
	diffTries(old.root, t.root, f)
}

func diffTries[V any](a, b *tnode[V], f func(netip.Prefix, change[V])) {
	switch {
	case a == b:
		return
	case a == nil:
		b.walk(func(p netip.Prefix, v V) bool { f(p, change[V]{new: v, inNew: true}); return true })
		return
	case b == nil:
		a.walk(func(p netip.Prefix, v V) bool { f(p, change[V]{old: v, inOld: true}); return true })
		return
	}
	share := min(a.addr.common(b.addr), a.plen, b.plen)
	switch {
	case share == a.plen && share == b.plen:
		if a.full || b.full {
			f(a.prefix(), change[V]{a.val, b.val, a.full, b.full})
		}
		diffTries(a.kids[0], b.kids[0], f)
		diffTries(a.kids[1], b.kids[1], f)
	case share == a.plen: // b is below a
		if a.full {
			f(a.prefix(), change[V]{old: a.val, inOld: true})
		}
		bit := b.addr.bit(share)
		diffTries(a.kids[bit], b, f)
		diffTries(a.kids[1-bit], nil, f)
	case share == b.plen: // a is below b
		if b.full {
			f(b.prefix(), change[V]{new: b.val, inNew: true})
		}
		bit := a.addr.bit(share)
		diffTries(a, b.kids[bit], f)
		diffTries(nil, b.kids[1-bit], f)
	default:
		diffTries(a, nil, f)
		diffTries(nil, b, f)
	}
}
