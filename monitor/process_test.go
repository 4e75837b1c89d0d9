package monitor

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/rtnl"
)

// rig is an actor system with an owner, and a script in the socket's place.
type rig struct {
	t     *testing.T
	sys   *actor.System
	owner *ownertest.Owner
	cfg   Config
	// granted is the size of the socket's buffer.
	granted int
	// script is that of the socket opened last.
	script *rtnl.Script

	mu      sync.Mutex
	opens   int
	fail    error                   // of the next open
	reasons map[string]func() error // of the monitors' ends, by their ids
}

func newRig(t *testing.T) *rig {
	r := &rig{t: t, sys: actor.NewSystem(), granted: 64 << 10, reasons: map[string]func() error{}}
	t.Cleanup(r.sys.Shutdown)
	r.owner = ownertest.New(t, r.sys)
	r.cfg = Config{
		Owner: r.owner.PID, Tag: "tag", Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
		ReadBuffer: 32 << 10,
		open: func(rtnl.ListenConfig) (*rtnl.Listener, error) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.opens++
			if r.fail != nil {
				return nil, r.fail
			}
			r.script = rtnl.NewScript(r.granted)
			return r.script.Listener(), nil
		},
	}
	return r
}

// start starts a monitor that is stopped at the test's end.
func (r *rig) start() *actor.PID {
	r.t.Helper()
	pid, err := Start(r.sys.Root, r.cfg)
	if err != nil {
		r.t.Fatal(err)
	}
	r.watch(pid)
	return pid
}

// watch waits for a monitor's end from now on, and ends it with the test.
func (r *rig) watch(pid *actor.PID) {
	r.reasons[pid.Id] = ownertest.Watch(r.t, r.sys, pid)
	r.t.Cleanup(func() { _ = Unsubscribe(r.sys.Root, pid) })
}

// m is a message with a number.
func m(n int) rtnl.Step {
	return rtnl.Received(rtnl.Message{Type: codec.RTMNewRoute, Seq: uint32(n), Group: 7, NSID: -1, PortID: 5, Flags: 0x600, Body: routeBody})
}

func ms(from, to int) (steps []rtnl.Step) {
	for n := from; n <= to; n++ {
		steps = append(steps, m(n))
	}
	return steps
}

// told is what an owner has received, in short.
func told(msgs []any) (out []string) {
	for _, msg := range msgs {
		out = append(out, short(msg))
	}
	return out
}

func short(msg any) string {
	switch msg := msg.(type) {
	case *event.Event:
		return fmt.Sprintf("%d@%d.%d", msg.MsgSeq, msg.Epoch, msg.Seq)
	case *event.ResyncNeeded:
		return fmt.Sprintf("%v@%d", msg.Reason, msg.Epoch)
	}
	return fmt.Sprint(msg)
}

// expect compares the next messages.
func (r *rig) expect(want ...string) {
	r.t.Helper()
	for _, w := range want {
		if got := short(r.owner.Next()); got != w {
			r.t.Fatalf("the owner got %s, want %s", got, w)
		}
	}
}

// reason waits for a monitor's end.
func (r *rig) reason(pid *actor.PID) error {
	r.t.Helper()
	return r.reasons[pid.Id]()
}

// C1, C13: order and every field.
func TestEvent(t *testing.T) {
	r := newRig(t)
	r.start()
	before := time.Now()
	r.script.Push(m(1), m(2), m(3))
	e := r.owner.Next().(*event.Event)
	if e.Op != event.NewRoute || e.Flags != 0x600 || e.Group != 7 || e.NSID != -1 || e.Origin != 5 || e.MsgSeq != 1 ||
		e.Epoch != 1 || e.Seq != 1 || e.Tag != "tag" || e.Time.Before(before) || e.Time.After(time.Now()) {
		t.Errorf("got %+v", e)
	}
	if rt, ok := e.Resource.(*codec.Route); !ok || rt.Dst.String() != "10.0.0.0/24" {
		t.Errorf("resource %v", e.Resource)
	}
	r.expect("2@1.2", "3@1.3")
}

// C3: the marker comes when the queue was read empty, and the reader does not
// wait for a message that does not come.
func TestOverflow(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []rtnl.Step
		want  []string
	}{
		{"queue", []rtnl.Step{rtnl.Failed(syscall.ENOBUFS), m(1), m(2), rtnl.Failed(syscall.EAGAIN)}, []string{"1@1.1", "2@1.2", "overflow@2"}},
		{"empty", []rtnl.Step{rtnl.Failed(syscall.ENOBUFS)}, []string{"overflow@2"}},
		{"again", []rtnl.Step{rtnl.Failed(syscall.ENOBUFS), m(1), rtnl.Failed(syscall.ENOBUFS), m(2), rtnl.Failed(syscall.EAGAIN)}, []string{"1@1.1", "overflow@2"}},
		{"error", []rtnl.Step{rtnl.Failed(syscall.ENOMEM), m(1)}, []string{"1@1.1", "recv_error@2"}},
		{"never empty", append([]rtnl.Step{rtnl.Failed(syscall.ENOBUFS)}, append(ms(1, 129), rtnl.Failed(syscall.ENOMEM))...),
			append(seq(1, 129, 1), "overflow@2")},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t)
			r.start()
			r.script.Push(c.steps...)
			r.expect(c.want...)
		})
	}
}

func seq(from, to, epoch int) (out []string) {
	for n := from; n <= to; n++ {
		out = append(out, fmt.Sprintf("%d@%d.%d", n, epoch, n-from+1))
	}
	return out
}

// C4: truncation, broken framing, a short header and a grown drop count.
func TestLosses(t *testing.T) {
	r := newRig(t)
	r.start()
	r.script.Push(m(1), rtnl.Received(rtnl.Message{Type: codec.RTMNewRoute, NSID: -1, Body: routeBody, Truncated: true}), m(2))
	r.expect("1@1.1", "truncated@2", "2@2.1")
	r.script.Push(rtnl.Received(rtnl.Message{Malformed: true, NSID: -1, Body: []byte{1, 2, 3}}), m(3))
	r.expect("undecodable@3", "3@3.1")
	r.script.Push(rtnl.Received(rtnl.Message{Type: codec.RTMNewRoute, NSID: -1, Body: []byte{2}}), m(4))
	r.expect("undecodable@4", "4@4.1")
	r.script.SetDrops(9)
	r.script.Push(m(5))
	r.expect("5@4.2")
	if d := r.owner.Resync(event.Drops); d.Drops != 9 {
		t.Errorf("got %v", d)
	}
}

// C3: the drop count of a gap is the one at its end.
func TestDropsOfGap(t *testing.T) {
	r := newRig(t)
	r.start()
	r.script.Push(rtnl.Failed(syscall.ENOBUFS).Dropping(2), m(1).Dropping(3), rtnl.Failed(syscall.EAGAIN).Dropping(4), m(2))
	r.expect("1@1.1")
	if re := r.owner.Next().(*event.ResyncNeeded); re.Reason != event.Overflow || re.Drops != 9 {
		t.Errorf("got %v", re)
	}
	r.expect("2@2.1")
	r.script.Push(m(3))
	r.expect("3@2.2")
}

// C4: what was dropped before the start is nobody's loss.
func TestDropsBeforeStart(t *testing.T) {
	r := newRig(t)
	open := r.cfg.open
	r.cfg.open = func(cfg rtnl.ListenConfig) (*rtnl.Listener, error) {
		sock, err := open(cfg)
		r.script.SetDrops(7)
		return sock, err
	}
	r.start()
	r.script.Push(m(1))
	r.expect("1@1.1")
	r.script.Push(m(2).Dropping(1))
	r.expect("2@1.2")
	if re := r.owner.Next().(*event.ResyncNeeded); re.Reason != event.Drops || re.Drops != 1 {
		t.Errorf("got %v", re)
	}
}

// C4: an attribute of an odd size is no loss.
func TestOddAttribute(t *testing.T) {
	r := newRig(t)
	r.start()
	body := append(make([]byte, 16), 7, 0, 4, 0, 1, 2, 3, 0) // IFLA_MTU of three bytes
	r.script.Push(rtnl.Received(rtnl.Message{Type: codec.RTMNewLink, NSID: -1, Body: body}), m(2))
	e := r.owner.Event("with the attribute", nil)
	if l := e.Resource.(*codec.Link); l.MTU != 0 || len(l.Unknown()) != 1 || l.Unknown()[0].Type != codec.IFLAMTU {
		t.Errorf("got %v", e)
	}
	r.expect("2@1.2")
}

// C6: credit is asked for once a quarter of the window was sent.
func TestCreditsAreFew(t *testing.T) {
	r := newRig(t)
	owner := asActor(r, "counter")
	defer owner.end()
	r.cfg.Owner, r.cfg.Window.Events = owner.pid, 64
	r.start()
	events, credits := 0, 0
	for n := 1; n <= 640; n++ {
		r.script.Push(m(n))
		for before := events; events == before; {
			switch ownertest.Receive(t, "an event", owner.got).(type) {
			case *event.Event:
				events++
			case *actor.Credit:
				credits++
			}
		}
	}
	if credits > events*4/64 || credits == 0 {
		t.Errorf("%d credits for %d events", credits, events)
	}
}

// C4: sixteen one-shot errors running end the monitor, with its last word.
func TestErrorRun(t *testing.T) {
	r := newRig(t)
	pid := r.start()
	// At once: between two pushes the reader would find the queue empty.
	r.script.Push(append(slices.Repeat([]rtnl.Step{rtnl.Failed(syscall.ENOMEM)}, 15), rtnl.Failed(syscall.EMSGSIZE))...)
	down := r.owner.Resync(event.MonitorDown)
	if !errors.Is(down.Err, syscall.EMSGSIZE) {
		t.Errorf("last word %v", down)
	}
	if reason := r.reason(pid); !errors.Is(reason, syscall.EMSGSIZE) {
		t.Errorf("reason %v", reason)
	}
	if rest := r.owner.Rest(); len(rest) > 0 {
		t.Errorf("after the last word: %v", told(rest))
	}
}

// C3: a second of overflows upon overflows, and the socket is replaced.
func TestReopen(t *testing.T) {
	r := newRig(t)
	var mu sync.Mutex
	now := time.Unix(1, 0)
	r.cfg.clock = func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(600 * time.Millisecond)
		return now
	}
	r.start()
	r.script.Push(rtnl.Failed(syscall.ENOBUFS), m(1), rtnl.Failed(syscall.ENOBUFS), m(2), rtnl.Failed(syscall.ENOBUFS), m(3), rtnl.Failed(syscall.ENOBUFS))
	re := r.owner.Resync(event.Reopened)
	if re.Epoch != 2 || !errors.Is(re.Err, syscall.ENOBUFS) {
		t.Errorf("got %v", re)
	}
	r.script.Push(m(4))
	r.expect("4@2.1")
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.opens != 2 {
		t.Errorf("opened %d times", r.opens)
	}
}

// C3: a socket that can't be replaced ends the monitor with the error.
func TestReopenFails(t *testing.T) {
	r := newRig(t)
	var mu sync.Mutex
	now := time.Unix(1, 0)
	r.cfg.clock = func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}
	pid := r.start()
	r.mu.Lock()
	r.fail = syscall.EMFILE
	r.mu.Unlock()
	r.script.Push(rtnl.Failed(syscall.ENOBUFS), m(1), rtnl.Failed(syscall.ENOBUFS), m(2), rtnl.Failed(syscall.ENOBUFS), m(3))
	if down := r.owner.Resync(event.MonitorDown); !errors.Is(down.Err, syscall.EMFILE) {
		t.Errorf("last word %v", down)
	}
	if reason := r.reason(pid); !errors.Is(reason, syscall.EMFILE) {
		t.Errorf("reason %v", reason)
	}
}

// C6: the owner is never sent more than the window; nothing is read meanwhile.
func TestWindow(t *testing.T) {
	r := newRig(t)
	r.cfg.Window.Events = 8
	pid := r.start()
	r.owner.Hold()
	r.script.Push(ms(1, 100)...)
	r.owner.Held()
	ownertest.Eventually(t, "the window is full", func() bool {
		s, err := Stats(r.sys.Root, pid)
		return err == nil && s.Stalls > 0
	})
	if s, _ := Stats(r.sys.Root, pid); s.Delivered != 8 || s.Unacknowledged != 8 || s.Received != 8 {
		t.Errorf("before a sleeping owner: %+v", s)
	}
	r.owner.Release()
	r.expect(seq(1, 100, 1)...)
}

// C6: a suspended monitor stops its reader too.
func TestSuspend(t *testing.T) {
	r := newRig(t)
	pid := r.start()
	if !r.script.Idle(ownertest.Limit) {
		t.Fatal("the reader does not read")
	}
	if err := actor.Suspend(r.sys.Root, pid, ownertest.Limit); err != nil {
		t.Fatal(err)
	}
	const most = 2 * maxPermitEvents // two batches
	r.script.Push(ms(1, 3*most)...)
	ownertest.Eventually(t, "the reader uses its permits", func() bool { return r.script.Left() <= 2*most })
	if left := r.script.Left(); left != 2*most {
		t.Errorf("%d read while suspended", 3*most-left)
	}
	if err := actor.Resume(r.sys.Root, pid, ownertest.Limit); err != nil {
		t.Fatal(err)
	}
	r.expect(seq(1, 3*most, 1)...)
}

// Coalesce: one wake-up before a sleeping owner, and another for the rest.
func TestCoalesce(t *testing.T) {
	r := newRig(t)
	r.cfg.Coalesce = true
	pid := r.start()
	r.owner.Hold()
	r.script.Push(m(1))
	r.owner.Held()
	r.script.Push(ms(2, 1000)...)
	ownertest.Eventually(t, "all is read", func() bool {
		s, err := Stats(r.sys.Root, pid)
		return err == nil && s.Received == 1000
	})
	r.owner.Release()
	for range 2 {
		w, ok := r.owner.Next().(*event.WakeUp)
		if !ok || w.Kinds != event.KindRoute || w.Tag != "tag" {
			t.Errorf("got %v", w)
		}
	}
	if rest := r.owner.Rest(); len(rest) > 0 {
		t.Errorf("more than needed: %v", told(rest))
	}
}

// C12 and the law of the counters, also in the snapshot.
func TestStatistics(t *testing.T) {
	r := newRig(t)
	r.cfg.Ops = []event.Op{event.NewRoute, event.Unknown(150)}
	r.cfg.Snapshot = &Snapshot{}
	pid := r.start()
	r.script.Push(m(1),
		rtnl.Received(rtnl.Message{Type: codec.RTMDelRoute, Sender: 99, NSID: -1, Body: routeBody}),
		rtnl.Received(rtnl.Message{Type: codec.RTMDelRoute, NSID: -1, Body: routeBody}),
		rtnl.Received(rtnl.Message{Type: 150, NSID: -1, Seq: 2, Body: routeBody}),
		rtnl.Failed(syscall.ENOBUFS), m(3), rtnl.Failed(syscall.ENOBUFS), m(4))
	r.expect("1@1.1", "2@1.2", "3@1.3", "overflow@2")
	s, err := Stats(r.sys.Root, pid)
	if err != nil {
		t.Fatal(err)
	}
	if s.Received != 6 || s.Delivered != 3 || s.Filtered != 1 || s.Dropped != 1 || s.Foreign != 1 || s.Undecodable != 0 ||
		s.Unknown != 1 || s.Overflows != 2 || s.Resyncs[event.Overflow] != 1 || s.Resyncs.Total() != 1 || s.Granted != 64<<10 || s.Epoch != 2 {
		t.Errorf("got %+v", s)
	}
	if err := Unsubscribe(r.sys.Root, pid); err != nil {
		t.Fatal(err)
	}
	if snap := r.cfg.Snapshot.Load(); snap.Received != s.Received || snap.Delivered != s.Delivered || snap.Epoch != s.Epoch {
		t.Errorf("snapshot %+v", snap)
	}
}
