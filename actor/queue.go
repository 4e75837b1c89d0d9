package actor

import "sync"

const (
	// keepItems is how much room an empty mailbox keeps: little, as most
	// processes are idle.
	keepItems = 16
	// minShared and maxShared bound what is lent to mailboxes that need more.
	minShared = 256
	maxShared = 1 << 16
)

// rooms are arrays that mailboxes borrow while many messages wait. They are
// given back empty, that is, zeroed.
type rooms struct{ pool sync.Pool } // of *[]item

// get has room for n items at least.
func (r *rooms) get(n int) []item {
	if n <= keepItems {
		return make([]item, 0, n)
	}
	if s, ok := r.pool.Get().(*[]item); ok && cap(*s) >= n {
		return *s
	}
	return make([]item, 0, max(n, minShared))
}

// put gives an array back, unless it is too small or too large to share.
func (r *rooms) put(s []item) {
	if minShared <= cap(s) && cap(s) <= maxShared {
		s = s[:0]
		r.pool.Put(&s)
	}
}

// makeRoom makes room for one more item.
func (b *mailbox) makeRoom() {
	old := b.items
	if b.head > len(old)/2 {
		n := copy(old, old[b.head:])
		clear(old[n:])
		b.items, b.head = old[:n], 0
		return
	}
	room := b.p.node.rooms.get(max(1, 2*cap(old)))
	b.items, b.head = append(room, old[b.head:]...), 0
	clear(old)
	b.p.node.rooms.put(old)
}

// emptied is called when the queue has become empty.
func (b *mailbox) emptied() {
	if cap(b.items) > keepItems {
		b.p.node.rooms.put(b.items)
		b.items = nil
	}
	b.items, b.head = b.items[:0], 0
}
