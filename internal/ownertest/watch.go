package ownertest

import (
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
)

// Watch watches a process from now on. The result waits for its end and returns
// the reason.
func Watch(t testing.TB, sys *actor.System, pid *actor.PID) (reason func() error) {
	t.Helper()
	w := &watcher{of: pid, ended: make(chan error, 1)}
	self, err := actor.Start(sys.Root, w, actor.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = actor.Stop(sys.Root, self, actor.Normal, Limit) })
	return func() error {
		t.Helper()
		select {
		case reason := <-w.ended:
			w.ended <- reason
			return reason
		case <-time.After(Limit):
			t.Fatalf("%v does not end", pid)
			return nil
		}
	}
}

// watcher is a process that waits for the end of another.
type watcher struct {
	actor.Base
	of    *actor.PID
	ended chan error
}

func (w *watcher) Init(p *actor.Process) error {
	p.Monitor(w.of)
	return nil
}

func (w *watcher) HandleInfo(_ *actor.Process, msg any) error {
	if down, ok := msg.(*actor.DOWN); ok {
		w.ended <- down.Reason
	}
	return nil
}

// Receive takes a value out of a channel, and fails the test if none comes.
func Receive[T any](t testing.TB, what string, ch <-chan T) T {
	t.Helper()
	select {
	case v := <-ch:
		return v
	case <-time.After(Limit):
		t.Fatalf("waited in vain for %s", what)
		panic("unreachable")
	}
}
