package actor_test

import (
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
			if _, err := actor.OpenCredits(p, owner); err != actor.NoProc {
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
