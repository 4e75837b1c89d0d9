package linx_test

import (
	"errors"
	"testing"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/monitor"
)

// C7: Unsubscribe closes the socket, and nothing comes after it.
func TestUnsubscribe(t *testing.T) {
	w := newWorld(t)
	before := netnstest.Descriptors()
	pid := w.start()
	w.sync()
	if err := monitor.Unsubscribe(w.sys.Root, pid); err != nil {
		t.Fatal(err)
	}
	if after := netnstest.Descriptors(); after != before {
		t.Errorf("%d descriptors before, %d after", before, after)
	}
	w.ip("link add v0 type ifb")
	if rest := w.owner.Rest(); len(rest) > 0 {
		t.Errorf("after Unsubscribe: %v", rest)
	}
}

// C8: the owner's death ends the monitor, which closes its socket.
func TestOwnerDies(t *testing.T) {
	w := newWorld(t)
	before := netnstest.Descriptors()
	owner := ownertest.New(t, w.sys)
	w.cfg.Owner = owner.PID
	ended := ownertest.Watch(t, w.sys, w.start())
	owner.Stop()
	if reason := ended(); !errors.Is(reason, actor.Shutdown) || !errors.Is(reason, monitor.ErrOwnerDown) {
		t.Errorf("reason %v", reason)
	}
	if after := netnstest.Descriptors(); after != before {
		t.Errorf("%d descriptors before, %d after", before, after)
	}
}

// A plain protoactor actor spawns a monitor as its child, subscribes itself,
// watches it, and ends it with a message.
func TestPlainParent(t *testing.T) {
	w := newWorld(t)
	type child struct {
		pid *actor.PID
		err error
	}
	children := make(chan child, 3)
	ended := make(chan string, 3)
	got := make(chan any, 64)
	parent := w.sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch msg := ctx.Message().(type) {
		case *actor.Started:
			cfg := w.cfg
			cfg.Owner, cfg.Tag = ctx.Self(), "linked"
			pid, err := monitor.StartLink(ctx, cfg)
			ctx.Watch(pid)
			children <- child{pid, err}
			cfg.Tag = "subscribed"
			pid, err = monitor.Subscribe(ctx, nil, cfg)
			ctx.Watch(pid)
			children <- child{pid, err}
			cfg.Tag, cfg.InitialResync = "spawned", true
			pid = ctx.Spawn(monitor.Props(cfg))
			ctx.Watch(pid)
			children <- child{pid, nil}
		case *actor.Terminated:
			ended <- msg.Who.Id
		case *event.Event, *event.ResyncNeeded:
			got <- msg
		}
	}))
	var pids []*actor.PID
	for range 3 {
		c := ownertest.Receive(t, "a start", children)
		if c.err != nil {
			t.Fatal(c.err)
		}
		pids = append(pids, c.pid)
	}
	if r, ok := ownertest.Receive(t, "a message", got).(*event.ResyncNeeded); !ok || r.Reason != event.Started || r.Tag != "spawned" {
		t.Errorf("got %v", r)
	}
	w.ip("link add v0 type ifb")
	tags := map[any]bool{}
	for len(tags) < 3 {
		if e, ok := ownertest.Receive(t, "an event", got).(*event.Event); ok && e.Op == event.NewLink {
			tags[e.Tag] = true
		}
	}
	w.sys.Root.Send(pids[0], &monitor.Stop{})
	if id := ownertest.Receive(t, "an end", ended); id != pids[0].Id {
		t.Errorf("%s ended, not %s", id, pids[0].Id)
	}
	// The children end with their parent, and the subscribed one with its
	// owner.
	_ = w.sys.Root.StopFuture(parent).Wait()
	for _, pid := range pids[1:] {
		if _, err := actor.Await(w.sys.Root, pid, ownertest.Limit); err != nil && !errors.Is(err, actor.NoProc) {
			t.Error(err)
		}
	}
}

// C4: a monitor that ends for good, unasked, says so.
func TestMonitorDown(t *testing.T) {
	w := newWorld(t)
	w.cfg.Tag = 7
	pid := w.start()
	w.sync()
	boom := errors.New("boom")
	actor.Exit(w.sys.Root, pid, boom)
	down := w.owner.Next().(*event.ResyncNeeded)
	if down.Reason != event.MonitorDown || !errors.Is(down.Err, boom) || down.Epoch != 2 || down.Tag != 7 {
		t.Errorf("got %v", down)
	}
	_, _ = actor.Await(w.sys.Root, pid, ownertest.Limit)
	if rest := w.owner.Rest(); len(rest) > 0 {
		t.Errorf("after the last word: %v", rest)
	}
}
