package linx_test

import (
	"errors"
	"io"
	"log/slog"
	"testing"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/supervisor"
)

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// pids reports the process ids of what a spec starts, start after start.
func pids(spec actor.ChildSpec) (actor.ChildSpec, <-chan *actor.PID) {
	started := make(chan *actor.PID, 16)
	start := spec.Start
	spec.Start = func(parent *actor.Process, info actor.StartInfo) (*actor.PID, error) {
		pid, err := start(parent, info)
		if err == nil {
			started <- pid
		}
		return pid, err
	}
	return spec, started
}

// supervise starts a supervisor that is stopped at the test's end.
func (w *world) supervise(spec supervisor.Spec) *actor.PID {
	w.t.Helper()
	spec.Logger = quiet
	sup, err := supervisor.Start(w.sys.Root, spec)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = supervisor.Stop(w.sys.Root, sup) })
	return sup
}

// C4, C5: a monitor that crashes tells its last word, is restarted and begins
// with a marker; Stop ends it for good.
func TestCrashAndRestart(t *testing.T) {
	w := newWorld(t)
	spec, started := pids(monitor.ChildSpec(w.cfg))
	w.supervise(supervisor.Spec{Intensity: 5, Children: []actor.ChildSpec{spec}})
	first := ownertest.Receive(t, "the start", started)
	if rest := w.sync(); len(resyncs(rest)) > 0 {
		t.Errorf("a first start sends no marker: %v", rest)
	}
	boom := errors.New("boom")
	actor.Exit(w.sys.Root, first, boom)
	second := ownertest.Receive(t, "the restart", started)
	if down := w.owner.Next().(*event.ResyncNeeded); down.Reason != event.MonitorDown || !errors.Is(down.Err, boom) {
		t.Errorf("got %v", down)
	}
	if re := w.owner.Next().(*event.ResyncNeeded); re.Reason != event.Restarted || re.Epoch != 1 {
		t.Errorf("got %v", re)
	}
	w.sync()
	actor.Exit(w.sys.Root, second, actor.Kill)
	third := ownertest.Receive(t, "the restart", started)
	w.owner.Resync(event.MonitorDown)
	w.owner.Resync(event.Restarted)
	w.sync()

	w.sys.Root.Send(third, &monitor.Stop{})
	if _, err := actor.Await(w.sys.Root, third, ownertest.Limit); err != nil && !errors.Is(err, actor.NoProc) {
		t.Error(err)
	}
	if rest := w.owner.Rest(); len(rest) > 0 {
		t.Errorf("after Stop: %v", rest)
	}
}

// C4, C5: also a monitor whose supervisor was restarted begins with a marker.
// The children of a supervisor that was killed end by themselves, as in OTP: the
// old monitor's last word may come after the new one's first.
func TestSupervisorRestarted(t *testing.T) {
	w := newWorld(t)
	spec, started := pids(monitor.ChildSpec(w.cfg))
	inner, supervisors := pids(supervisor.AsChild("inner", supervisor.Spec{Children: []actor.ChildSpec{spec}, Logger: quiet}))
	w.supervise(supervisor.Spec{Children: []actor.ChildSpec{inner}})
	ownertest.Receive(t, "a start", started)
	w.sync()
	actor.Exit(w.sys.Root, ownertest.Receive(t, "a start", supervisors), actor.Kill)
	ownertest.Receive(t, "a start", started)
	got := map[event.Reason]int{}
	for range 2 {
		re, ok := w.owner.Next().(*event.ResyncNeeded)
		if !ok {
			t.Fatal("an event came before the markers")
		}
		got[re.Reason]++
	}
	if got[event.MonitorDown] != 1 || got[event.Restarted] != 1 {
		t.Errorf("got %v", got)
	}
	if rest := w.sync(); len(resyncs(rest)) > 0 {
		t.Errorf("more markers: %v", rest)
	}
}

// The end of its supervisor is not one the owner asked for.
func TestSupervisorStops(t *testing.T) {
	w := newWorld(t)
	sup := w.supervise(supervisor.Spec{Children: []actor.ChildSpec{monitor.ChildSpec(w.cfg)}})
	w.sync()
	if err := supervisor.Stop(w.sys.Root, sup); err != nil {
		t.Fatal(err)
	}
	if down := w.owner.Resync(event.MonitorDown); !errors.Is(down.Err, actor.Shutdown) {
		t.Errorf("got %v", down)
	}
}

// keeper is an owner that is a process. Its incarnations tell one channel.
type keeper struct {
	actor.Base
	got chan any
}

func (k *keeper) HandleInfo(_ *actor.Process, msg any) error {
	k.got <- msg
	return nil
}

// C8: owner and monitor under rest_for_one: the owner's death takes the monitor
// with it, and the new monitor serves the new owner under the same name.
func TestOwnerRestarted(t *testing.T) {
	w := newWorld(t)
	got := make(chan any, 1024)
	next := func() any {
		t.Helper()
		return ownertest.Receive(t, "a message", got)
	}
	owner, owners := pids(actor.ChildSpec{
		ID: "owner",
		Start: func(parent *actor.Process, info actor.StartInfo) (*actor.PID, error) {
			return actor.StartLink(parent, &keeper{got: got}, actor.Options{Name: "owner", StartInfo: info, Logger: quiet})
		},
	})
	w.cfg.Owner = actor.NamePID(w.sys.Root, "owner")
	spec, monitors := pids(monitor.ChildSpec(w.cfg))
	w.supervise(supervisor.Spec{Strategy: supervisor.RestForOne, Children: []actor.ChildSpec{owner, spec}})
	first := ownertest.Receive(t, "the start", monitors)
	w.ip("link add v0 type ifb")
	if e, ok := next().(*event.Event); !ok || e.Op != event.NewLink {
		t.Errorf("got %v", e)
	}
	actor.Exit(w.sys.Root, ownertest.Receive(t, "a start", owners), actor.Kill)
	second := ownertest.Receive(t, "the restart", monitors)
	if second.Equal(first) || actor.IsAlive(w.sys.Root, first) {
		t.Error("the first monitor outlives its owner")
	}
	for {
		// What was on its way to the first owner may be read by nobody, but
		// the new one begins with the marker.
		if re, ok := next().(*event.ResyncNeeded); ok {
			if re.Reason != event.Restarted {
				t.Errorf("got %v", re)
			}
			break
		}
	}
	w.ip("link add v1 type ifb")
	if e, ok := next().(*event.Event); !ok || e.Op != event.NewLink {
		t.Errorf("got %v", e)
	}
}
