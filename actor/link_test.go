package actor_test

import (
	"sync"
	"testing"

	"github.com/linx-go/linx/actor"
)

// An exit signal goes along links, through processes that do not trap, to one
// that does.
func TestExitTravels(t *testing.T) {
	sys := newSystem(t)
	got := make(chan *actor.EXIT, 1)
	end := start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, m any) error { got <- m.(*actor.EXIT); return nil }})
	chain := []*actor.PID{end}
	for range 10 {
		prev := chain[len(chain)-1]
		pid := start(t, sys.Root, &server{})
		in(t, sys.Root, pid, func(p *actor.Process) any { p.Link(prev); return nil })
		chain = append(chain, pid)
	}
	actor.Exit(sys.Root, chain[len(chain)-1], errBoom)
	if e := get(t, got); e.Reason != errBoom || !e.From.Equal(chain[1]) {
		t.Errorf("EXIT %v from %v", e.Reason, e.From)
	}
	for _, pid := range chain[1:] {
		if actor.IsAlive(sys.Root, pid) {
			t.Errorf("%v lives", pid)
		}
	}
}

// After Unlink no signal comes; UnlinkFlush also takes one that came.
func TestUnlink(t *testing.T) {
	sys := newSystem(t)
	me := start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, m any) error { t.Errorf("got %v", m); return nil }})
	in(t, sys.Root, me, func(p *actor.Process) any {
		a, _ := actor.StartLink(p, &server{}, actor.Options{})
		p.Unlink(a)
		p.Exit(a, errBoom)
		_, _ = actor.Await(p, a, 0)
		if r, ok := p.UnlinkFlush(a); ok {
			t.Errorf("EXIT %v after Unlink", r)
		}
		b, _ := actor.StartLink(p, &server{}, actor.Options{})
		p.Exit(b, errBoom)
		_, _ = actor.Await(p, b, 0)
		p.Receive(func(any) bool { return false }, 0)
		if r, ok := p.UnlinkFlush(b); ok && r != errBoom {
			t.Errorf("flushed %v", r)
		}
		return nil
	})
	in(t, sys.Root, me, func(*actor.Process) any { return nil })
}

// After Demonitor with flush no DOWN is seen, whenever the end comes.
func TestDemonitorFlush(t *testing.T) {
	sys := newSystem(t)
	me := start(t, sys.Root, &server{info: func(_ *actor.Process, m any) error { t.Errorf("got %v", m); return nil }})
	for range 200 {
		pid := start(t, sys.Root, &server{})
		var wg sync.WaitGroup
		in(t, sys.Root, me, func(p *actor.Process) any {
			ref := p.Monitor(pid)
			wg.Go(func() { actor.Exit(sys.Root, pid, errBoom) })
			p.Demonitor(ref, true)
			return nil
		})
		wg.Wait()
	}
	in(t, sys.Root, me, func(*actor.Process) any { return nil })
}

// Links that are made while either side dies are neither lost nor left behind:
// the survivor hears of it, once.
func TestLinkRaces(t *testing.T) {
	sys := newSystem(t)
	for range 300 {
		got := make(chan *actor.EXIT, 4)
		me := start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, m any) error { got <- m.(*actor.EXIT); return nil }})
		pid := start(t, sys.Root, &server{})
		var wg sync.WaitGroup
		wg.Go(func() { actor.Exit(sys.Root, pid, actor.Kill) })
		wg.Go(func() { in(t, sys.Root, me, func(p *actor.Process) any { p.Link(pid); return nil }) })
		if r := get(t, got).Reason; r != actor.Killed && r != actor.NoProc {
			t.Fatalf("reason %v", r)
		}
		wg.Wait()
		in(t, sys.Root, me, func(*actor.Process) any { return nil })
		if len(got) != 0 {
			t.Fatal("two signals of one link")
		}
		s, err := actor.GetStatus(sys.Root, me, 0)
		if err != nil || len(s.Links) != 0 {
			t.Fatalf("links left: %v %v", s.Links, err)
		}
	}
}

// A supervisor's worth of links costs each unlink the same.
func TestManyLinks(t *testing.T) {
	sys := newSystem(t)
	me := start(t, sys.Root, &server{init: trap})
	const n = 2000
	pids := in(t, sys.Root, me, func(p *actor.Process) (pids []*actor.PID) {
		for range n {
			pid, err := actor.StartLink(p, &server{}, actor.Options{})
			if err != nil {
				t.Error(err)
			}
			pids = append(pids, pid)
		}
		return pids
	})
	s, err := actor.GetStatus(sys.Root, me, 0)
	if err != nil || len(s.Links) != n {
		t.Fatalf("%d links, %v", len(s.Links), err)
	}
	in(t, sys.Root, me, func(p *actor.Process) any {
		for _, pid := range pids[:n/2] {
			p.Unlink(pid)
		}
		return nil
	})
	actor.Exit(sys.Root, me, actor.Kill)
	alive := 0
	for _, pid := range pids[:n/2] {
		if actor.IsAlive(sys.Root, pid) {
			alive++
		}
		actor.Exit(sys.Root, pid, actor.Kill)
	}
	if alive != n/2 {
		t.Errorf("%d of %d unlinked processes live", alive, n/2)
	}
	for _, pid := range pids[n/2:] {
		_, _ = actor.Await(sys.Root, pid, 0)
	}
}
