package actor

// table is a map that is small while it has few entries: most processes have
// one link and no monitor, a supervisor may have 100,000. The zero value is
// empty; a copy is the same table.
type table[K comparable, V any] struct {
	*entries[K, V] // nil before the first
}

// entries are a table's.
type entries[K comparable, V any] struct {
	few  []entry[K, V]
	many map[K]V
	room [1]entry[K, V] // of few, at first
}

type entry[K comparable, V any] struct {
	key K
	val V
}

const tableFew = 8

func (t table[K, V]) len() int {
	if t.entries == nil {
		return 0
	}
	return len(t.few) + len(t.many)
}

func (t table[K, V]) get(k K) (v V, ok bool) {
	if t.entries == nil {
		return v, false
	}
	if t.many != nil {
		v, ok = t.many[k]
		return v, ok
	}
	for i := range t.few {
		if t.few[i].key == k {
			return t.few[i].val, true
		}
	}
	return v, false
}

func (t *table[K, V]) set(k K, v V) {
	if t.entries == nil {
		t.entries = &entries[K, V]{}
		t.few = t.room[:0]
	}
	if t.many != nil {
		t.many[k] = v
		return
	}
	for i := range t.few {
		if t.few[i].key == k {
			t.few[i].val = v
			return
		}
	}
	if len(t.few) < tableFew {
		t.few = append(t.few, entry[K, V]{k, v})
		if len(t.few) > len(t.room) { // they have moved
			clear(t.room[:])
		}
		return
	}
	t.many = make(map[K]V, 2*tableFew)
	for _, e := range t.few {
		t.many[e.key] = e.val
	}
	t.few = nil
	t.many[k] = v
}

// remove says whether the key was there.
func (t table[K, V]) remove(k K) (v V, ok bool) {
	if t.entries == nil {
		return v, false
	}
	if t.many != nil {
		if v, ok = t.many[k]; ok {
			delete(t.many, k)
			if len(t.many) == 0 {
				t.many = nil
			}
		}
		return v, ok
	}
	for i := range t.few {
		if t.few[i].key == k {
			v = t.few[i].val
			last := len(t.few) - 1
			copy(t.few[i:], t.few[i+1:])
			t.few[last] = entry[K, V]{}
			t.few = t.few[:last]
			return v, true
		}
	}
	return v, false
}

// all calls f for each entry, the oldest first while they are few.
func (t table[K, V]) all(f func(K, V)) {
	if t.entries == nil {
		return
	}
	for _, e := range t.few {
		f(e.key, e.val)
	}
	for k, v := range t.many {
		f(k, v)
	}
}
