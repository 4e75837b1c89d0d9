package actor

import "testing"

// The queue keeps its order while it grows, moves and is emptied, and an empty
// one has little room.
func TestQueueOrder(t *testing.T) {
	p := &Process{node: &node{}}
	b := &p.box
	b.p = p
	in, out := 0, 0
	for _, step := range []struct{ push, pop int }{
		{1, 1}, {5, 3}, {100, 60}, {1000, 1}, {300, 1200}, {40, 0}, {maxShared + 10, 500}, {7, 0},
	} {
		for range step.push {
			in++
			b.push(item{msg: in})
		}
		for range step.pop {
			out++
			if it, ok := b.next(); !ok || it.msg != out {
				t.Fatalf("item %d is %v, %v", out, it.msg, ok)
			}
		}
		if got := b.len(); got != in-out {
			t.Fatalf("%d items wait, want %d", got, in-out)
		}
	}
	for out < in {
		out++
		if it, _ := b.next(); it.msg != out {
			t.Fatalf("item %d is %v", out, it.msg)
		}
	}
	if _, ok := b.next(); ok {
		t.Fatal("an item too many")
	}
	if c := cap(b.items); c > keepItems {
		t.Errorf("an empty queue keeps room for %d", c)
	}
}

// What a mailbox gives back holds nothing any more.
func TestRoomsAreEmpty(t *testing.T) {
	p := &Process{node: &node{}}
	b := &p.box
	b.p = p
	for range 3 * minShared {
		b.push(item{kind: kindInfo, from: &PID{}, msg: 1})
	}
	b.take(func(it *item) bool { return true })
	b.removeAt(b.head + 5)
	b.removeAt(len(b.items) - 5)
	items := b.items[:cap(b.items)]
	for {
		if _, ok := b.next(); !ok {
			break
		}
	}
	for i, it := range items {
		if it != (item{}) {
			t.Fatalf("item %d is %v", i, it)
		}
	}
}

// A process is near under the PID that its start returned, until it is dead.
func TestNear(t *testing.T) {
	sys := NewSystem()
	defer sys.Shutdown()
	n, err := nodeOf(sys.Root)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := Start(sys.Root, Base{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	same := &PID{Address: pid.Address, Id: pid.Id}
	p, _ := n.find(same)
	if p == nil || n.near.get(pid) != nil {
		t.Errorf("found %v by an equal PID, near %v", p, n.near.get(pid))
	}
	if q, _ := n.find(pid); q != p || n.near.get(pid) != p || n.near.get(same) != nil {
		t.Errorf("found %v, want %v; near %v", q, p, n.near.get(pid))
	}
	Exit(sys.Root, pid, Kill)
	if q, _ := n.find(pid); q != nil || n.near.slot(pid).Load() != nil {
		t.Errorf("the dead process is found: %v", q)
	}
	n.near.put(p) // by who looked it up before it died
	if q, _ := n.find(pid); q != nil {
		t.Errorf("the dead process is near: %v", q)
	}
}
