package actor_test

import (
	"errors"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
)

// A caller that does not trap exits ends with the reason of a failed StartLink,
// whatever it would do with the error; not if Init ignored, nor if it took too
// long, as there is no link any more then.
func TestStartLinkFails(t *testing.T) {
	for name, row := range map[string]struct {
		init func(p *actor.Process) error
		ends func(error) bool // nil if it goes on
	}{
		"error":    {func(*actor.Process) error { return errBoom }, is(errBoom)},
		"shutdown": {func(*actor.Process) error { return actor.Shutdown }, is(actor.Shutdown)},
		"panic":    {func(*actor.Process) error { panic("boom") }, panicked},
		"ignore":   {func(*actor.Process) error { return actor.ErrIgnore }, nil},
		"normal":   {func(*actor.Process) error { return actor.Normal }, nil},
		"too slow": {waitInit, nil},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				sys := newSystem(t)
				got := make(chan error, 1)
				me := start(t, sys.Root, &server{cast: func(p *actor.Process, _ any) error {
					pid, err := actor.StartLink(p, &server{init: row.init}, actor.Options{Timeout: time.Second})
					if pid != nil || err == nil {
						t.Errorf("StartLink: %v, %v", pid, err)
					}
					got <- err
					return nil
				}})
				down := watch(t, sys.Root, me)
				_ = actor.Cast(sys.Root, me, 1)
				if row.ends == nil {
					get(t, got)
					time.Sleep(time.Minute)
					if !actor.IsAlive(sys.Root, me) {
						t.Errorf("the caller ended: %v", get(t, down))
					}
					return
				}
				if reason := get(t, down); !row.ends(reason) {
					t.Errorf("the caller ended with %v", reason)
				}
			})
		})
	}
}

func waitInit(p *actor.Process) error { <-p.Context().Done(); return nil }

// Whoever hears of an end, in whatever way, can take the name at once.
func TestNameFreeWhenTold(t *testing.T) {
	const name = "n"
	const monitors = 300 // so that some hear of it long before others
	ends := map[string]func(c actor.Caller, pid *actor.PID){
		"normal": func(c actor.Caller, pid *actor.PID) { _ = actor.Cast(c, pid, actor.Normal) },
		"crash":  func(c actor.Caller, pid *actor.PID) { _ = actor.Cast(c, pid, errBoom) },
		"signal": func(c actor.Caller, pid *actor.PID) { actor.Exit(c, pid, actor.Shutdown) },
		"kill":   func(c actor.Caller, pid *actor.PID) { actor.Exit(c, pid, actor.Kill) },
		"stop":   func(c actor.Caller, pid *actor.PID) { _ = actor.Stop(c, pid, nil, 0) },
	}
	for how, end := range ends {
		t.Run(how, func(t *testing.T) {
			sys := newSystem(t)
			// take starts a successor, unless another is there, and ends it.
			take := func(c actor.Caller, first *actor.PID, by string, told chan<- string) {
				pid, err := actor.Start(c, &server{}, actor.Options{Name: name})
				var taken *actor.AlreadyStartedError
				switch {
				case errors.As(err, &taken) && taken.PID.Equal(first):
					t.Errorf("by %s: the dead has the name", by)
				case err == nil:
					actor.Exit(c, pid, actor.Kill)
				}
				told <- by
			}
			for range 20 {
				told := make(chan string, 3)
				var first *actor.PID
				downs := 0
				me := start(t, sys.Root, &server{init: trap, info: func(p *actor.Process, m any) error {
					switch m.(type) {
					case *actor.EXIT:
						take(p, first, "EXIT", told)
					case *actor.DOWN:
						if downs++; downs == 1 {
							take(p, first, "DOWN", told)
						}
					}
					return nil
				}})
				first = in(t, sys.Root, me, func(p *actor.Process) *actor.PID {
					pid, err := actor.StartLink(p, &server{
						call: func(*actor.Process, actor.From, any) (any, error) { return actor.NoReply, nil },
						cast: func(_ *actor.Process, m any) error { return m.(error) },
					}, actor.Options{Name: name})
					if err != nil {
						t.Error(err)
					}
					for range monitors {
						p.Monitor(pid)
					}
					return pid
				})
				r := actor.SendRequest(sys.Root, first, "never answered")
				go func() {
					_, _ = r.Wait(actor.Infinity)
					take(sys.Root, first, "the reply", told)
				}()
				if _, err := actor.GetState(sys.Root, first, 0); err != nil {
					t.Error(err)
				}
				end(sys.Root, first)
				for range 3 {
					get(t, told)
				}
			}
		})
	}
}
