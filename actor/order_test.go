package actor_test

import (
	"sync"
	"testing"

	"github.com/linx-go/linx/actor"
)

// Whatever a dying process sent arrives before its EXIT and its DOWN, to a
// process and to a plain actor alike.
func TestSignalsAfterMessages(t *testing.T) {
	sys := newSystem(t)
	const n = 50
	ends := map[string]func(p *actor.Process) error{
		"return": func(*actor.Process) error { return errBoom },
		"panic":  func(*actor.Process) error { panic("boom") },
		"self":   func(p *actor.Process) error { p.ExitSelf(errBoom); return nil },
		"signal": func(p *actor.Process) error { p.Exit(p.Self(), errBoom); return nil },
		"kill":   func(p *actor.Process) error { p.Exit(p.Self(), actor.Kill); return nil },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			got := make(chan any, 2*n+10)
			keep := func(m any) {
				switch m := m.(type) {
				case int:
					got <- m
				case *actor.EXIT:
					got <- "EXIT"
				case *actor.DOWN:
					got <- "DOWN"
				}
			}
			me := start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, m any) error { keep(m); return nil }})
			pid := in(t, sys.Root, me, func(p *actor.Process) *actor.PID {
				pid, err := actor.StartLink(p, &server{cast: func(d *actor.Process, _ any) error {
					for i := range n {
						_ = d.Send(me, i)
					}
					return end(d)
				}}, actor.Options{})
				if err != nil {
					t.Error(err)
				}
				p.Monitor(pid)
				return pid
			})
			_ = actor.Cast(sys.Root, pid, 1)
			for i := range n {
				if m := get(t, got); m != i {
					t.Fatalf("message %d is %v", i, m)
				}
			}
			a, b := get(t, got), get(t, got)
			if !(a == "EXIT" && b == "DOWN" || a == "DOWN" && b == "EXIT") {
				t.Errorf("then %v, %v", a, b)
			}
		})
	}
}

// Nothing of a killed process arrives after its DOWN, whenever the kill comes.
func TestNothingAfterDown(t *testing.T) {
	sys := newSystem(t)
	for range 200 {
		var mu sync.Mutex
		down, late := false, 0
		done := make(chan struct{})
		me := start(t, sys.Root, &server{info: func(_ *actor.Process, m any) error {
			mu.Lock()
			defer mu.Unlock()
			switch m.(type) {
			case int:
				if down {
					late++
				}
			case *actor.DOWN:
				down = true
				close(done)
			}
			return nil
		}})
		sending := make(chan struct{})
		pid := start(t, sys.Root, &server{cast: func(p *actor.Process, _ any) error {
			close(sending)
			for i := 0; ; i++ {
				_ = p.Send(me, i)
			}
		}})
		in(t, sys.Root, me, func(p *actor.Process) any { p.Monitor(pid); return nil })
		_ = actor.Cast(sys.Root, pid, 1)
		<-sending
		actor.Exit(sys.Root, pid, actor.Kill)
		<-done
		in(t, sys.Root, me, func(*actor.Process) any { return nil })
		mu.Lock()
		if late != 0 {
			t.Fatalf("%d messages after DOWN", late)
		}
		mu.Unlock()
	}
}

// Messages of one sender arrive in order, whatever else is sent.
func TestOrderOfOneSender(t *testing.T) {
	sys := newSystem(t)
	const senders, n = 8, 500
	last := map[int]int{}
	done := make(chan struct{})
	seen := 0
	me := start(t, sys.Root, &server{
		cast: func(_ *actor.Process, m any) error {
			v := m.([2]int)
			if v[1] != last[v[0]] {
				t.Errorf("sender %d: %d after %d", v[0], v[1], last[v[0]])
			}
			last[v[0]]++
			if seen++; seen == senders*n {
				close(done)
			}
			return nil
		},
	})
	for s := range senders {
		go func() {
			for i := range n {
				_ = actor.Cast(sys.Root, me, [2]int{s, i})
			}
		}()
	}
	get(t, done)
}
