package monitor

import (
	"errors"
	"syscall"
	"testing"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/rtnl"
)

// A Start that fails says why and leaves nothing.
func TestStartErrors(t *testing.T) {
	r := newRig(t)
	dead := ownertest.New(t, r.sys)
	dead.Stop()
	remote := actor.PID{Address: "192.0.2.1:80", Id: r.owner.PID.Id}
	for _, c := range []struct {
		name   string
		change func(*Config)
		want   error
		field  string
	}{
		{name: "no owner", change: func(c *Config) { c.Owner = nil }, want: ErrNoOwner},
		{name: "dead owner", change: func(c *Config) { c.Owner = dead.PID }, want: ErrOwnerDead},
		{name: "name without a process", change: func(c *Config) { c.Owner = actor.NamePID(r.sys.Root, "nobody") }, want: ErrOwnerDead},
		{name: "remote owner", change: func(c *Config) { c.Owner = &remote }, want: ErrRemoteOwner},
		{name: "buffer", change: func(c *Config) { c.ReadBuffer = -1 }, field: "ReadBuffer"},
		{name: "window events", change: func(c *Config) { c.Window.Events = -1 }, field: "Window.Events"},
		{name: "window bytes", change: func(c *Config) { c.Window.Bytes = -1 }, field: "Window.Bytes"},
		{name: "socket", change: func(c *Config) {
			c.open = func(rtnl.ListenConfig) (*rtnl.Listener, error) {
				return nil, &rtnl.GroupError{Group: 99, Err: syscall.EINVAL}
			}
		}, want: syscall.EINVAL},
	} {
		t.Run(c.name, func(t *testing.T) {
			cfg := r.cfg
			c.change(&cfg)
			for _, start := range []func(actor.Caller, Config) (*actor.PID, error){Start, StartLink} {
				pid, err := start(r.sys.Root, cfg)
				var cerr *ConfigError
				if pid != nil || c.want != nil && !errors.Is(err, c.want) ||
					c.field != "" && (!errors.As(err, &cerr) || cerr.Field != c.field) {
					t.Errorf("got %v, %v", pid, err)
				}
			}
		})
	}
	if rest := r.owner.Rest(); len(rest) > 0 {
		t.Errorf("the owner was told %v", told(rest))
	}
}

// A nil owner of Subscribe is the calling actor; without one there is none.
func TestSubscribe(t *testing.T) {
	r := newRig(t)
	r.cfg.Owner = nil
	if _, err := Subscribe(r.sys.Root, nil, r.cfg); !errors.Is(err, ErrNoOwner) {
		t.Errorf("got %v", err)
	}
	pid, err := Subscribe(r.sys.Root, r.owner.PID, r.cfg)
	if err != nil {
		t.Fatal(err)
	}
	r.script.Push(m(1))
	r.expect("1@1.1")
	if err := Unsubscribe(r.sys.Root, pid); err != nil {
		t.Fatal(err)
	}

	type result struct {
		pid *actor.PID
		err error
	}
	started := make(chan result, 1)
	got := make(chan *event.Event, 1)
	caller := r.sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch msg := ctx.Message().(type) {
		case *actor.Started:
			pid, err := Subscribe(ctx, nil, r.cfg)
			started <- result{pid, err}
		case *event.Event:
			got <- msg
		}
	}))
	res := ownertest.Receive(t, "the start", started)
	if res.err != nil {
		t.Fatal(res.err)
	}
	r.script.Push(m(2))
	if e := ownertest.Receive(t, "the event", got); e.MsgSeq != 2 {
		t.Errorf("got %v", e)
	}
	r.watch(res.pid)
	// C8: the owner's end is the monitor's.
	r.sys.Root.Stop(caller)
	reason := r.reason(res.pid)
	if !errors.Is(reason, actor.Shutdown) || !errors.Is(reason, ErrOwnerDown) {
		t.Errorf("reason %v", reason)
	}
}

// C7: after Unsubscribe nothing more comes, and the end is no news. A second
// Unsubscribe is none either.
func TestUnsubscribe(t *testing.T) {
	r := newRig(t)
	pid := r.start()
	r.script.Push(ms(1, 1000)...)
	r.expect("1@1.1")
	if err := Unsubscribe(r.sys.Root, pid); err != nil {
		t.Fatal(err)
	}
	if actor.IsAlive(r.sys.Root, pid) {
		t.Error("the monitor is alive")
	}
	r.script.Push(m(5000))
	for _, s := range told(r.owner.Rest()) {
		if s == "monitor_down@2" || s == "5000@1.1001" {
			t.Errorf("the owner was told %s", s)
		}
	}
	if err := Unsubscribe(r.sys.Root, pid); err != nil {
		t.Error(err)
	}
}

// C6, C7: the owner may stop the monitor from its own Receive while the window
// is shut.
func TestUnsubscribeFromReceive(t *testing.T) {
	r := newRig(t)
	r.cfg.Window.Events = 4
	var pid *actor.PID
	begin := make(chan struct{})
	done := make(chan error, 1)
	r.owner.On(func(ctx actor.Context, msg any) {
		if e, ok := msg.(*event.Event); ok && e.MsgSeq == 1 {
			<-begin
			done <- Unsubscribe(ctx, pid)
		}
	})
	pid = r.start()
	r.script.Push(ms(1, 100)...)
	ownertest.Eventually(t, "the window is full", func() bool {
		s, err := Stats(r.sys.Root, pid)
		return err == nil && s.Stalls > 0
	})
	close(begin)
	if err := ownertest.Receive(t, "Unsubscribe", done); err != nil {
		t.Fatal(err)
	}
	if got := told(r.owner.Rest()); len(got) != 4 {
		t.Errorf("the owner got %v", got)
	}
}

// C7: what was registered for credit is gone with the monitor, and credit that
// comes later is swallowed.
func TestNothingIsLeft(t *testing.T) {
	r := newRig(t)
	registered := func() (n int) {
		for _, m := range r.sys.ProcessRegistry.LocalPIDs.LocalPIDs {
			n += m.Count()
		}
		return n
	}
	before := registered()
	r.cfg.Window.Events = 8
	letters := make(chan any, 16)
	sub := r.sys.EventStream.Subscribe(func(e any) {
		if d, ok := e.(*actor.DeadLetterEvent); ok {
			letters <- d.Message
		}
	})
	defer r.sys.EventStream.Unsubscribe(sub)
	for _, end := range []func(pid *actor.PID){
		func(pid *actor.PID) { _ = Unsubscribe(r.sys.Root, pid) },
		func(pid *actor.PID) { actor.Exit(r.sys.Root, pid, actor.Kill) },
	} {
		pid, err := Start(r.sys.Root, r.cfg)
		if err != nil {
			t.Fatal(err)
		}
		r.owner.Hold()
		r.script.Push(ms(1, 8)...)
		ownertest.Eventually(t, "the window is full", func() bool {
			s, err := Stats(r.sys.Root, pid)
			return err == nil && s.Stalls > 0
		})
		end(pid)
		_, _ = actor.Await(r.sys.Root, pid, ownertest.Limit)
		cfg := r.cfg
		cfg.open = func(rtnl.ListenConfig) (*rtnl.Listener, error) { return nil, syscall.EMFILE }
		if _, err := Start(r.sys.Root, cfg); !errors.Is(err, syscall.EMFILE) {
			t.Errorf("started without a socket: %v", err)
		}
		r.owner.Release()
		r.owner.Rest()
		ownertest.Eventually(t, "everything is unregistered", func() bool { return registered() == before })
	}
	if len(letters) > 0 {
		t.Errorf("a dead letter: %v", <-letters)
	}
}

// C8: who is linked to a monitor or monitors it is told of its end, with the
// reason.
func TestEndIsTold(t *testing.T) {
	boom := errors.New("boom")
	for _, c := range []struct {
		name string
		end  func(r *rig, pid *actor.PID)
		want error
	}{
		{"normal", func(r *rig, pid *actor.PID) { r.sys.Root.Send(pid, &Stop{}) }, actor.Normal},
		{"owner down", func(r *rig, _ *actor.PID) { r.owner.Stop() }, ErrOwnerDown},
		{"exit", func(r *rig, pid *actor.PID) { actor.Exit(r.sys.Root, pid, boom) }, boom},
		{"kill", func(r *rig, pid *actor.PID) { actor.Exit(r.sys.Root, pid, actor.Kill) }, actor.Killed},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t)
			linked := &parent{told: make(chan any, 4), spec: ChildSpec(r.cfg)}
			self, err := actor.Start(r.sys.Root, linked, actor.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = actor.Stop(r.sys.Root, self, actor.Shutdown, ownertest.Limit) })
			r.watch(linked.pid)
			c.end(r, linked.pid)
			exit, ok := ownertest.Receive(t, "EXIT", linked.told).(*actor.EXIT)
			if !ok || !exit.From.Equal(linked.pid) || !errors.Is(exit.Reason, c.want) {
				t.Errorf("the linked process was told %v", exit)
			}
			if reason := r.reason(linked.pid); !errors.Is(reason, c.want) {
				t.Errorf("the monitoring process was told %v", reason)
			}
		})
	}
}

// The Stop message ends the monitor with normal.
func TestStopMessage(t *testing.T) {
	r := newRig(t)
	pid := r.start()
	r.sys.Root.Send(pid, &Stop{})
	if reason := r.reason(pid); !errors.Is(reason, actor.Normal) {
		t.Errorf("reason %v", reason)
	}
	if rest := r.owner.Rest(); len(rest) > 0 {
		t.Errorf("the owner was told %v", told(rest))
	}
}

// C4: every other end is told, as the last word.
func TestMonitorDown(t *testing.T) {
	boom := errors.New("boom")
	for _, c := range []struct {
		name string
		end  func(r *rig, pid *actor.PID)
		want error
	}{
		{"shutdown", func(r *rig, pid *actor.PID) { _ = actor.Stop(r.sys.Root, pid, actor.Shutdown, ownertest.Limit) }, actor.Shutdown},
		{"stop of a plain actor", func(r *rig, pid *actor.PID) { r.sys.Root.Stop(pid) }, actor.Shutdown},
		{"exit signal", func(r *rig, pid *actor.PID) { actor.Exit(r.sys.Root, pid, boom) }, boom},
		{"kill", func(r *rig, pid *actor.PID) { actor.Exit(r.sys.Root, pid, actor.Kill) }, actor.Killed},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t)
			pid := r.start()
			r.script.Push(m(1))
			r.expect("1@1.1")
			c.end(r, pid)
			down := r.owner.Next().(*event.ResyncNeeded)
			if down.Reason != event.MonitorDown || !errors.Is(down.Err, c.want) || down.Epoch != 2 || down.Tag != "tag" {
				t.Errorf("got %v", down)
			}
			_, _ = actor.Await(r.sys.Root, pid, ownertest.Limit)
			if rest := r.owner.Rest(); len(rest) > 0 {
				t.Errorf("after the last word: %v", told(rest))
			}
		})
	}
}

// parent starts a child as a supervisor does.
type parent struct {
	actor.Base
	spec actor.ChildSpec
	info actor.StartInfo
	pid  *actor.PID
	told chan any
}

func (s *parent) Init(p *actor.Process) (err error) {
	p.TrapExit(true)
	s.pid, err = s.spec.Start(p, s.info)
	return err
}

func (s *parent) HandleInfo(_ *actor.Process, msg any) error {
	if s.told != nil {
		s.told <- msg
	}
	return nil
}

// C5, C6: a restarted monitor begins with a marker, and its window opens when
// that is acknowledged; a first start sends none, or Started if asked for.
func TestStartInfo(t *testing.T) {
	for _, c := range []struct {
		name    string
		restart bool
		initial bool
		want    []string
	}{
		{"first", false, false, []string{"1@1.1"}},
		{"first, asked for", false, true, []string{"started@1", "1@1.1"}},
		{"restart", true, false, []string{"restarted@1", "1@1.1"}},
		{"restart, asked for", true, true, []string{"restarted@1", "1@1.1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t)
			r.cfg.InitialResync = c.initial
			r.owner.Hold()
			sup := &parent{spec: ChildSpec(r.cfg), info: actor.StartInfo{Restart: c.restart}}
			pid, err := actor.Start(r.sys.Root, sup, actor.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = actor.Stop(r.sys.Root, pid, actor.Shutdown, ownertest.Limit) })
			r.script.Push(m(1))
			if c.restart {
				r.owner.Held()
				s, err := Stats(r.sys.Root, sup.pid)
				if err != nil || s.Received != 0 || r.script.Left() != 1 {
					t.Errorf("read before the marker was acknowledged: %+v, %v", s, err)
				}
			}
			r.owner.Release()
			r.expect(c.want...)
		})
	}
}

// The spec is transient and bears the monitor's name.
func TestChildSpec(t *testing.T) {
	if s := ChildSpec(Config{}); s.ID != "monitor" || s.Restart != actor.Transient || s.Type != actor.Worker {
		t.Errorf("got %+v", s)
	}
	if s := ChildSpec(Config{Name: "m2"}); s.ID != "m2" {
		t.Errorf("got %+v", s)
	}
}

// A plain protoactor actor can spawn a monitor, watch it and stop it.
func TestProps(t *testing.T) {
	r := newRig(t)
	r.cfg.InitialResync = true
	pids := make(chan *actor.PID, 1)
	ended := make(chan *actor.PID, 1)
	par := r.sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch msg := ctx.Message().(type) {
		case *actor.Started:
			pid := ctx.Spawn(Props(r.cfg))
			ctx.Watch(pid)
			pids <- pid
		case *actor.Terminated:
			ended <- msg.Who
		}
	}))
	defer func() { _ = r.sys.Root.StopFuture(par).Wait() }()
	pid := ownertest.Receive(t, "the start", pids)
	r.expect("started@1")
	r.script.Push(m(1))
	r.expect("1@1.1")
	r.sys.Root.Send(pid, &Stop{})
	ownertest.Receive(t, "Terminated", ended)
	if rest := r.owner.Rest(); len(rest) > 0 {
		t.Errorf("the owner was told %v", told(rest))
	}
}
