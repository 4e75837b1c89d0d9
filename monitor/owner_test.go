package monitor

import (
	"errors"
	"sync/atomic"
	"testing"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/internal/ownertest"
)

// incarnation is an owner that tells what it receives.
type incarnation struct {
	pid *actor.PID
	got chan any
	end func()
}

// asProcess starts a process under a name.
func asProcess(r *rig, name string) incarnation {
	got := make(chan any, 64)
	pid, err := actor.Start(r.sys.Root, &keeper{got: got}, actor.Options{Name: name})
	if err != nil {
		r.t.Fatal(err)
	}
	return incarnation{pid, got, func() { _ = actor.Stop(r.sys.Root, pid, actor.Shutdown, ownertest.Limit) }}
}

// keeper is an owner that is a process.
type keeper struct {
	actor.Base
	got chan any
}

func (k *keeper) HandleInfo(_ *actor.Process, msg any) error {
	k.got <- msg
	return nil
}

// asActor spawns a plain actor under an id: who comes later has the same PID.
func asActor(r *rig, name string) incarnation {
	got := make(chan any, 64)
	pid, err := r.sys.Root.SpawnNamed(actor.PropsFromFunc(func(ctx actor.Context) {
		switch ctx.Message().(type) {
		case *actor.Started, *actor.Stopping, *actor.Stopped:
		default:
			got <- ctx.Message()
		}
	}), name)
	if err != nil {
		r.t.Fatal(err)
	}
	return incarnation{pid, got, func() { _ = r.sys.Root.StopFuture(pid).Wait() }}
}

// C8: an owner given by a name is the one that has the name when the monitor
// starts. Its end is the monitor's, and who has the name next is sent nothing:
// no event that was read before, no request for credit, no last word.
func TestOwnerNameGivenAnew(t *testing.T) {
	for _, c := range []struct {
		name   string
		start  func(r *rig, name string) incarnation
		kill   bool
		reason []error
	}{
		{"process", asProcess, false, []error{actor.Shutdown, ErrOwnerDown}},
		{"process, monitor killed", asProcess, true, []error{actor.Killed}},
		{"plain actor", asActor, false, []error{actor.Shutdown, ErrOwnerDown}},
		{"plain actor, monitor killed", asActor, true, []error{actor.Killed}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t)
			var reads atomic.Int32
			r.cfg.Trace = &Trace{BeforeRead: func() { reads.Add(1) }}
			// Each event asks for credit.
			r.cfg.Window.Events = 4
			first := c.start(r, "owner")
			r.cfg.Owner = r.sys.NewLocalPID("owner")
			pid := r.start()
			r.script.Push(m(1))
			if got := short(ownertest.Receive(t, "the event", first.got)); got != "1@1.1" {
				t.Errorf("the first owner got %s", got)
			}
			// With the event acknowledged the reader may read two batches.
			ownertest.Eventually(t, "the reader waits", func() bool {
				s, err := Stats(r.sys.Root, pid)
				return err == nil && s.Unacknowledged == 0 && reads.Load() == 2
			})

			// The monitor has a message before it hears of its owner's end.
			if err := actor.Suspend(r.sys.Root, pid, ownertest.Limit); err != nil {
				t.Fatal(err)
			}
			r.script.Push(m(2))
			ownertest.Eventually(t, "the message is handed over", func() bool { return reads.Load() == 3 })
			first.end()
			second := c.start(r, "owner")
			defer second.end()
			if c.kill {
				actor.Exit(r.sys.Root, pid, actor.Kill)
			} else if err := actor.Resume(r.sys.Root, pid, ownertest.Limit); err != nil {
				t.Fatal(err)
			}
			reason := r.reason(pid)
			for _, want := range c.reason {
				if !errors.Is(reason, want) {
					t.Errorf("reason %v", reason)
				}
			}
			r.script.Push(m(3))
			// What was sent to it so far comes before this.
			r.sys.Root.Send(second.pid, "the end")
			if got := ownertest.Receive(t, "the last message", second.got); got != "the end" {
				t.Errorf("the second owner got %v", short(got))
			}
		})
	}
}
