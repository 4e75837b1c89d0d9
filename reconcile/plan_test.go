package reconcile

import (
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
)

var t0 = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func routes4(index int32, table uint32) Query {
	return Query{Kind: KindRoute, Family: codec.AFInet, Index: index, Table: table}
}

// A doubt is listed at once, and once, however often it is raised meanwhile.
func TestPlanListsAtOnceAndOnce(t *testing.T) {
	p := newPlan(AllKinds())
	for range 5 {
		p.add(routes4(3, 0))
	}
	q, ok, _ := p.next(t0)
	if !ok || q != routes4(3, 0) {
		t.Fatalf("next = %v, %v", q, ok)
	}
	p.done(q, false, t0.Add(time.Millisecond))
	if q, ok, at := p.next(t0.Add(time.Millisecond)); ok || !at.IsZero() || !p.idle() {
		t.Errorf("after it was listed: next = %v, %v, at %v", q, ok, at)
	}
}

// A wider query stands for the narrower, in whatever order they come; too many
// narrow ones become the full one.
func TestPlanCovers(t *testing.T) {
	for _, c := range []struct {
		name string
		add  []Query
		want []Query
	}{
		{"wider after", []Query{routes4(3, 0), routes4(4, 0), routes4(0, 0)}, []Query{routes4(0, 0)}},
		{"wider before", []Query{routes4(0, 7), routes4(3, 7)}, []Query{routes4(0, 7)}},
		{"neither", []Query{routes4(3, 0), routes4(0, 7)}, []Query{routes4(3, 0), routes4(0, 7)}},
		{"nine links", func() (qs []Query) {
			for i := range int32(9) {
				qs = append(qs, routes4(i+1, 0))
			}
			return qs
		}(), []Query{routes4(0, 0)}},
		{"another kind only", []Query{{Kind: Kind(200)}}, nil},
	} {
		p := newPlan(AllKinds())
		for _, q := range c.add {
			p.add(q)
		}
		var got []Query
		for {
			q, ok, _ := p.next(t0)
			if !ok {
				break
			}
			got = append(got, q)
			p.done(q, false, t0)
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

// A doubt at every microsecond for ten seconds costs a list a second at most,
// after the first few; and after the storm the last doubt is still listed.
func TestPlanBoundsAStorm(t *testing.T) {
	p := newPlan(AllKinds())
	lists := 0
	now := t0
	for ; now.Before(t0.Add(10 * time.Second)); now = now.Add(time.Millisecond) {
		p.add(routes4(3, 0))
		if q, ok, _ := p.next(now); ok {
			lists++
			p.add(routes4(3, 0)) // while it is listed
			p.done(q, false, now)
		}
	}
	if lists < 10 || lists > 20 {
		t.Errorf("%d lists in ten seconds of doubt, want 10 to 20", lists)
	}
	_, ok, at := p.next(now)
	if ok || at.IsZero() || at.Sub(now) > maxPause {
		t.Fatalf("the last doubt is due at %v, now is %v", at, now)
	}
	q, ok, _ := p.next(at)
	if !ok {
		t.Fatal("the last doubt is not listed when due")
	}
	p.done(q, false, at)
	// Long quiet: the next doubt is again listed at once, and a second one soon.
	now = at.Add(time.Minute)
	p.add(q)
	if _, ok, _ := p.next(now); !ok {
		t.Fatal("a doubt after a long quiet waits")
	}
	p.done(q, true, now)
	if _, _, at := p.next(now); at.Sub(now) != minPause {
		t.Errorf("the pause after quiet is %v, want %v", at.Sub(now), minPause)
	}
}

// A round takes no more than half of the time: a long list is followed by a
// pause as long.
func TestPlanPausesAsLongAsARound(t *testing.T) {
	p := newPlan(AllKinds())
	p.add(routes4(0, 0))
	q, _, _ := p.next(t0)
	end := t0.Add(300 * time.Millisecond)
	p.done(q, true, end)
	if _, _, at := p.next(end); at.Sub(end) != 300*time.Millisecond {
		t.Errorf("pause %v, want 300ms", at.Sub(end))
	}
}

// Each class waits for itself: a storm of routes does not delay the links.
func TestPlanClassesAreIndependent(t *testing.T) {
	p := newPlan([]Kind{KindRoute, KindLink})
	p.add(routes4(0, 0))
	q, _, _ := p.next(t0)
	p.done(q, true, t0)
	p.add(Query{Kind: KindLink})
	if q, ok, _ := p.next(t0); !ok || q.Kind != KindLink {
		t.Errorf("next = %v, %v, want the links", q, ok)
	}
}

// addAll forgets narrower queries and asks for every class.
func TestPlanAddAll(t *testing.T) {
	p := newPlan([]Kind{KindLink, KindAddr})
	p.add(Query{Kind: KindAddr, Family: codec.AFInet, Index: 3})
	p.addAll()
	n := 0
	for {
		q, ok, _ := p.next(t0)
		if !ok {
			break
		}
		if !q.full() {
			t.Errorf("%v is not a full list", q)
		}
		p.done(q, false, t0)
		n++
	}
	if n != 3 {
		t.Errorf("%d lists, want 3", n)
	}
}
