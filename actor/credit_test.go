package actor_test

import (
	"errors"
	"testing"

	"github.com/linx-go/linx/actor"
)

// A marker is acknowledged when the owner has received what was sent before it,
// by a plain actor that knows nothing of it and by a process that never sees it.
func TestCredits(t *testing.T) {
	sys := newSystem(t)
	for _, plain := range []bool{true, false} {
		seen := make(chan any, 10)
		var owner *actor.PID
		if plain {
			owner = sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
				if s, ok := ctx.Message().(string); ok {
					seen <- s
				}
			}))
		} else {
			owner = start(t, sys.Root, &server{info: func(_ *actor.Process, m any) error { seen <- m; return nil }})
		}
		acked := make(chan uint64, 10)
		sender := start(t, sys.Root, &server{info: func(_ *actor.Process, m any) error {
			acked <- m.(*actor.Credited).Seq
			return nil
		}})
		credits := in(t, sys.Root, sender, func(p *actor.Process) *actor.Credits {
			c, err := actor.OpenCredits(p, owner)
			if err != nil {
				t.Fatal(err)
			}
			for i := range uint64(3) {
				_ = p.Send(owner, "event")
				c.Mark(i + 1)
			}
			return c
		})
		for i := range uint64(3) {
			if seq := get(t, acked); seq != i+1 {
				t.Errorf("plain %v: acknowledged %d, not %d", plain, seq, i+1)
			}
			if m := get(t, seen); m != "event" {
				t.Errorf("plain %v: the owner saw %T", plain, m)
			}
		}
		// Answers that come after Close are swallowed.
		in(t, sys.Root, sender, func(*actor.Process) any { credits.Mark(4); credits.Close(); return nil })
		if plain {
			_ = sys.Root.StopFuture(owner).Wait()
		} else {
			_ = actor.Stop(sys.Root, owner, nil, 0)
		}
		in(t, sys.Root, sender, func(p *actor.Process) any {
			if _, err := actor.OpenCredits(p, owner); !errors.Is(err, actor.NoProc) {
				t.Errorf("a dead owner: %v", err)
			}
			return nil
		})
		for len(acked) > 0 { // 4 may have come before Close
			if seq := get(t, acked); seq != 4 {
				t.Errorf("acknowledged %d", seq)
			}
		}
	}
}

// An owner given by its name is one incarnation: who has the name next gets no
// messages and acknowledges nothing.
func TestCreditsOfOneIncarnation(t *testing.T) {
	for _, plain := range []bool{true, false} {
		sys := newSystem(t)
		seen := make(chan any, 10)
		owner := func() *actor.PID {
			if !plain {
				pid := start(t, sys.Root, &server{info: func(_ *actor.Process, m any) error { seen <- m; return nil }})
				if err := actor.Register(sys.Root, "owner", pid); err != nil {
					t.Fatal(err)
				}
				return pid
			}
			pid, err := sys.Root.SpawnNamed(actor.PropsFromFunc(func(ctx actor.Context) {
				if s, ok := ctx.Message().(string); ok {
					seen <- s
				}
			}), "owner")
			if err != nil {
				t.Fatal(err)
			}
			return pid
		}
		first := owner()
		acked := make(chan uint64, 10)
		sender := start(t, sys.Root, &server{info: func(_ *actor.Process, m any) error {
			acked <- m.(*actor.Credited).Seq
			return nil
		}})
		credits := in(t, sys.Root, sender, func(p *actor.Process) *actor.Credits {
			c, err := actor.OpenCredits(p, sys.NewLocalPID("owner"))
			if err != nil {
				t.Fatal(err)
			}
			c.Send("event")
			c.Mark(1)
			return c
		})
		if m, seq := get(t, seen), get(t, acked); m != "event" || seq != 1 || !credits.Alive() || !credits.Owner().Equal(first) {
			t.Errorf("plain %v: owner %v got %v, acknowledged %d", plain, credits.Owner(), m, seq)
		}
		if plain {
			_ = sys.Root.StopFuture(first).Wait()
		} else {
			_ = actor.Stop(sys.Root, first, nil, 0)
		}
		second := owner()
		if credits.Alive() {
			t.Errorf("plain %v: alive", plain)
		}
		in(t, sys.Root, sender, func(p *actor.Process) any {
			credits.Send("late")
			credits.Mark(2)
			_ = p.Send(second, "the end")
			return nil
		})
		if m := get(t, seen); m != "the end" {
			t.Errorf("plain %v: the second owner got %v", plain, m)
		}
		// An acknowledgement would have come before the message.
		in(t, sys.Root, sender, func(*actor.Process) any { return nil })
		if len(acked) > 0 {
			t.Errorf("plain %v: the second owner acknowledged", plain)
		}
	}
}
