package actor_test

import (
	"context"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
)

// parent is a process that traps exits and keeps what it is told.
func parent(t *testing.T, sys *actor.System) (*actor.PID, chan any) {
	told := make(chan any, 10)
	return start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, m any) error {
		told <- m
		return nil
	}}), told
}

// StopChild ends a child as its ShutdownSpec says, and nothing of the child is
// left in the parent's mailbox: no EXIT, no DOWN.
func TestStopChild(t *testing.T) {
	hang := func(p *actor.Process, _ error) { <-p.Context().Done() }
	for name, row := range map[string]struct {
		child      server
		how        actor.ShutdownSpec
		reason     error
		terminated error // what Terminate gets, nil if it does not run
	}{
		"idle":          {server{}, actor.Infinity, actor.Shutdown, nil},
		"traps":         {server{init: trap}, actor.Infinity, actor.Shutdown, actor.Shutdown},
		"in time":       {server{init: trap}, actor.ShutdownAfter(patience), actor.Shutdown, actor.Shutdown},
		"hangs":         {server{init: trap, terminate: hang}, actor.ShutdownAfter(time.Millisecond), actor.Killed, actor.Shutdown},
		"no time":       {server{init: trap, terminate: hang}, actor.ShutdownAfter(0), actor.Killed, actor.Shutdown},
		"brutal kill":   {server{init: trap}, actor.BrutalKill, actor.Killed, nil},
		"other reason":  {server{init: trap, terminate: func(p *actor.Process, _ error) { p.ExitSelf(errBoom) }}, actor.Infinity, errBoom, actor.Shutdown},
		"has a task":    {server{init: func(p *actor.Process) error { p.Go("t", untilDone); return nil }}, actor.Infinity, actor.Shutdown, nil},
		"has a closer":  {server{init: func(p *actor.Process) error { p.OnKill(func() {}); return nil }}, actor.Infinity, actor.Shutdown, nil},
		"in a callback": {server{init: func(p *actor.Process) error { p.Continue(1); return nil }, cont: waitDone}, actor.Infinity, actor.Shutdown, nil},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				sys := newSystem(t)
				terminated := make(chan error, 1)
				child := row.child
				child.terminate = func(p *actor.Process, r error) {
					terminated <- r
					if row.child.terminate != nil {
						row.child.terminate(p, r)
					}
				}
				me, told := parent(t, sys)
				reason := in(t, sys.Root, me, func(p *actor.Process) error {
					pid, err := actor.StartLink(p, &child, actor.Options{})
					if err != nil {
						return err
					}
					defer func() {
						if actor.IsAlive(p, pid) {
							t.Error("alive afterwards")
						}
					}()
					return p.StopChild(pid, row.how)
				})
				if reason != row.reason {
					t.Errorf("reason %v", reason)
				}
				eventually(t, "no zombie", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
				select {
				case r := <-terminated:
					if r != row.terminated {
						t.Errorf("Terminate got %v", r)
					}
				default:
					// Without time the kill may come before Terminate.
					if row.terminated != nil && row.how != actor.ShutdownAfter(0) {
						t.Error("no Terminate")
					}
				}
				_ = actor.Send(sys.Root, me, "mark")
				if m := get(t, told); m != "mark" {
					t.Errorf("the parent was told %v", m)
				}
				if s, _ := actor.GetStatus(sys.Root, me, 0); len(s.Links) != 0 {
					t.Errorf("links %v", s.Links)
				}
			})
		})
	}
}

// A child that died before tells its own reason, if it was linked then; its EXIT
// does not stay. Others' do.
func TestStopChildThatIsDead(t *testing.T) {
	sys := newSystem(t)
	me, told := parent(t, sys)
	type ends struct{ dead, unlinked, gone error }
	got := in(t, sys.Root, me, func(p *actor.Process) ends {
		boom := func(unlink bool) *actor.PID {
			pid, err := actor.StartLink(p, &server{}, actor.Options{})
			if err != nil {
				t.Error(err)
			}
			if unlink {
				p.Unlink(pid)
			}
			actor.Exit(sys.Root, pid, errBoom)
			_, _ = actor.Await(p, pid, 0)
			return pid
		}
		other := boom(false)
		pid := boom(false)
		e := ends{p.StopChild(pid, actor.Infinity), p.StopChild(boom(true), actor.Infinity), p.StopChild(pid, actor.BrutalKill)}
		_ = p.Send(p.Self(), other)
		return e
	})
	if got != (ends{errBoom, actor.NoProc, actor.NoProc}) {
		t.Errorf("reasons %v", got)
	}
	e, _ := get(t, told).(*actor.EXIT)
	if other := get(t, told).(*actor.PID); e == nil || !e.From.Equal(other) {
		t.Errorf("the other child's EXIT is %v", e)
	}
}

// A child that is dead, but whose EXIT is still to come, tells its reason too,
// and the EXIT does not come.
func TestStopChildThatIsDying(t *testing.T) {
	sys := newSystem(t)
	me, told := parent(t, sys)
	dying, release := make(chan struct{}), make(chan struct{})
	// The dead letter of what was queued comes before the EXIT.
	sub := sys.EventStream.Subscribe(func(ev any) {
		if d, ok := ev.(*actor.DeadLetterEvent); ok && d.Message == "queued" {
			close(dying)
			<-release
		}
	})
	defer sys.EventStream.Unsubscribe(sub)
	pid := in(t, sys.Root, me, func(p *actor.Process) *actor.PID {
		pid, err := actor.StartLink(p, &server{}, actor.Options{})
		if err != nil {
			t.Error(err)
		}
		return pid
	})
	if err := actor.Suspend(sys.Root, pid, 0); err != nil {
		t.Fatal(err)
	}
	_ = actor.Send(sys.Root, pid, "queued")
	killed := make(chan struct{})
	go func() { actor.Exit(sys.Root, pid, errBoom); close(killed) }()
	get(t, dying)
	reason := in(t, sys.Root, me, func(p *actor.Process) error { return p.StopChild(pid, actor.Infinity) })
	close(release)
	<-killed
	if reason != errBoom {
		t.Errorf("reason %v", reason)
	}
	_ = actor.Send(sys.Root, me, "mark")
	if m := get(t, told); m != "mark" {
		t.Errorf("the parent was told %v", m)
	}
}

// A plain actor is stopped too, and one that does not stop counts as killed.
func TestStopPlainChild(t *testing.T) {
	sys := newSystem(t)
	release := make(chan struct{})
	stuck := func(ctx actor.Context) {
		if _, ok := ctx.Message().(*actor.Stopping); ok {
			<-release
		}
	}
	for _, row := range []struct {
		f      actor.ReceiveFunc
		how    actor.ShutdownSpec
		reason error
	}{
		{func(actor.Context) {}, actor.Infinity, actor.Shutdown},
		{func(actor.Context) {}, actor.BrutalKill, actor.Killed},
		{stuck, actor.ShutdownAfter(time.Millisecond), actor.Killed},
	} {
		me, told := parent(t, sys)
		reason := in(t, sys.Root, me, func(p *actor.Process) error {
			pid, err := p.Spawn(actor.PropsFromFunc(row.f))
			if err != nil {
				return err
			}
			return p.StopChild(pid, row.how)
		})
		if reason != row.reason {
			t.Errorf("%v: reason %v", row.how, reason)
		}
		_ = actor.Send(sys.Root, me, "mark")
		if m := get(t, told); m != "mark" {
			t.Errorf("%v: the parent was told %v", row.how, m)
		}
	}
	close(release)
	eventually(t, "no zombie", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
}

// A parent that is killed while it waits for its child unwinds there.
func TestKillInStopChild(t *testing.T) {
	sys := newSystem(t)
	me, _ := parent(t, sys)
	release, stops, kids := make(chan struct{}), make(chan struct{}), make(chan *actor.PID, 1)
	stuck := &server{init: trap, terminate: func(*actor.Process, error) { close(stops); <-release }}
	go func() {
		_, _ = actor.Call(sys.Root, me, func(p *actor.Process) any {
			pid, err := actor.StartLink(p, stuck, actor.Options{})
			if err != nil {
				t.Error(err)
			}
			kids <- pid
			p.StopChild(pid, actor.Infinity)
			t.Error("it went on")
			return nil
		}, patience)
	}()
	get(t, stops)
	actor.Exit(sys.Root, me, actor.Kill)
	eventually(t, "the parent unwinds", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
	close(release)
	pid := <-kids
	eventually(t, "the child ends", func() bool { return !actor.IsAlive(sys.Root, pid) })
}

// Receive takes a message from anywhere in the queue; the others keep their
// order.
func TestReceiveOutOfOrder(t *testing.T) {
	sys := newSystem(t)
	me, told := parent(t, sys)
	const n = 7
	for take := range n {
		in(t, sys.Root, me, func(p *actor.Process) any {
			for i := range n {
				_ = p.Send(p.Self(), i)
			}
			if m, ok := p.Receive(func(m any) bool { return m == take }, 0); !ok || m != take {
				t.Errorf("took %v, %v", m, ok)
			}
			return nil
		})
		for i := range n {
			if i == take {
				continue
			}
			if m := get(t, told); m != i {
				t.Errorf("after %d was taken: %v instead of %d", take, m, i)
			}
		}
	}
}

func untilDone(ctx context.Context) error { <-ctx.Done(); return nil }

func waitDone(p *actor.Process, _ any) error { <-p.Context().Done(); return nil }
