package actor_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
)

// A process spawned with Props under a plain actor is its child, and what
// protoactor does works on it: Send, Watch, Stop, Poison, RequestFuture.
func TestPropsUnderPlainParent(t *testing.T) {
	sys := newSystem(t)
	terminated := make(chan error, 1)
	props := actor.NewProps(func() actor.GenServer {
		return &server{
			info: func(p *actor.Process, m any) error {
				if p.Sender() != nil {
					p.Respond(m)
				}
				return nil
			},
			terminate: func(_ *actor.Process, r error) { terminated <- r },
		}
	}, actor.Options{})
	for name, end := range map[string]func(ctx actor.Context, pid *actor.PID){
		"stop":   func(ctx actor.Context, pid *actor.PID) { ctx.Stop(pid) },
		"poison": func(ctx actor.Context, pid *actor.PID) { ctx.Poison(pid) },
		"parent": func(ctx actor.Context, _ *actor.PID) { ctx.Stop(ctx.Self()) },
	} {
		t.Run(name, func(t *testing.T) {
			child, told, kids := make(chan *actor.PID, 1), make(chan *actor.Terminated, 4), make(chan int, 1)
			parent := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
				switch m := ctx.Message().(type) {
				case *actor.Started:
					child <- ctx.Spawn(props)
				case *actor.Terminated:
					told <- m
				case func(actor.Context):
					m(ctx)
				}
			}))
			pid := get(t, child)
			if v, err := sys.Root.RequestFuture(pid, "hello", patience).Result(); v != "hello" || err != nil {
				t.Fatalf("RequestFuture: %v, %v", v, err)
			}
			if v, err := actor.Call(sys.Root, pid, 1, 0); v != 1 || err != nil {
				t.Fatalf("Call: %v, %v", v, err)
			}
			if v, err := sys.Root.RequestFuture(pid, &actor.Touch{}, patience).Result(); err != nil || !v.(*actor.Touched).Who.Equal(pid) {
				t.Fatalf("Touch: %v, %v", v, err)
			}
			sys.Root.Send(parent, func(ctx actor.Context) { end(ctx, pid) })
			if r := get(t, terminated); r != actor.Shutdown {
				t.Errorf("Terminate got %v", r)
			}
			if m := get(t, told); !m.Who.Equal(pid) {
				t.Errorf("the parent was told of %v", m.Who)
			}
			if name != "parent" {
				sys.Root.Send(parent, func(ctx actor.Context) { kids <- len(ctx.Children()) })
				if n := get(t, kids); n != 0 {
					t.Errorf("the parent has %d children", n)
				}
				_ = sys.Root.StopFuture(parent).Wait()
			}
			if _, err := sys.Root.RequestFuture(pid, "hello", patience).Result(); err == nil {
				t.Error("a request to the dead was answered")
			}
		})
	}
}

// A request that is queued when a process dies fails at once.
func TestPendingRequestFails(t *testing.T) {
	sys := newSystem(t)
	busy, release := make(chan struct{}), make(chan struct{})
	pid := start(t, sys.Root, &server{cast: func(*actor.Process, any) error { close(busy); <-release; return nil }})
	_ = actor.Cast(sys.Root, pid, 1)
	<-busy
	f := sys.Root.RequestFuture(pid, "hello", patience)
	r := actor.SendRequest(sys.Root, pid, 1)
	actor.Exit(sys.Root, pid, actor.Kill)
	if err := f.Wait(); err == nil {
		t.Error("the future was answered")
	}
	if _, err := r.Wait(0); !errors.Is(err, actor.Killed) {
		t.Errorf("the call: %v", err)
	}
	close(release)
}

// StartLink from a plain actor starts a child, and its failure is an error.
func TestStartLinkFromPlainActor(t *testing.T) {
	sys := newSystem(t)
	type result struct {
		pid *actor.PID
		err error
		n   int
	}
	got := make(chan result, 1)
	var init func(*actor.Process) error
	props := actor.PropsFromFunc(func(ctx actor.Context) {
		if _, ok := ctx.Message().(*actor.Started); ok {
			pid, err := actor.StartLink(ctx, &server{init: init}, actor.Options{})
			if _, self := actor.Call(ctx, ctx.Self(), 1, 0); !errors.Is(self, actor.ErrCallingSelf) {
				t.Errorf("calling self: %v", self)
			}
			got <- result{pid, err, len(ctx.Children())}
		}
	})
	parent := sys.Root.Spawn(props)
	r := get(t, got)
	if r.err != nil || r.n != 1 {
		t.Fatalf("%+v", r)
	}
	down := watch(t, sys.Root, r.pid)
	_ = sys.Root.StopFuture(parent).Wait()
	if reason := get(t, down); reason != actor.Shutdown {
		t.Errorf("the child ended with %v", reason)
	}
	init = func(*actor.Process) error { return errBoom }
	parent = sys.Root.Spawn(props)
	if r := get(t, got); r.err != errBoom {
		t.Errorf("%+v", r)
	}
	_ = sys.Root.StopFuture(parent).Wait()
}

// protoactor's Watch of a process tells of its end under the address that was
// watched, and a Watch of the dead at once.
func TestPlainWatch(t *testing.T) {
	sys := newSystem(t)
	told := make(chan *actor.Terminated, 4)
	watcher := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch m := ctx.Message().(type) {
		case *actor.PID:
			ctx.Watch(m)
		case *actor.Terminated:
			told <- m
		}
	}))
	pid, err := actor.Start(sys.Root, &server{}, actor.Options{Name: "watched"})
	if err != nil {
		t.Fatal(err)
	}
	name := actor.NamePID(sys.Root, "watched")
	sys.Root.Send(watcher, name)
	in(t, sys.Root, pid, func(*actor.Process) any { return nil })
	eventually(t, "watched", func() bool { f := sys.Root.RequestFuture(watcher, &actor.Touch{}, patience); return f.Wait() == nil })
	actor.Exit(sys.Root, pid, actor.Kill)
	if m := get(t, told); !m.Who.Equal(name) {
		t.Errorf("told of %v", m.Who)
	}
	for _, dead := range []*actor.PID{pid, name} {
		sys.Root.Send(watcher, dead)
		if m := get(t, told); !m.Who.Equal(dead) {
			t.Errorf("told of %v", m.Who)
		}
	}
	_ = sys.Root.StopFuture(watcher).Wait()
}

// A plain actor gets a DOWN with the reason from Monitor.
func TestPlainMonitor(t *testing.T) {
	sys := newSystem(t)
	got := make(chan *actor.DOWN, 4)
	plain := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch m := ctx.Message().(type) {
		case *actor.PID:
			actor.Monitor(ctx, m)
			ctx.Respond(1)
		case *actor.DOWN:
			got <- m
		}
	}))
	pid := start(t, sys.Root, &server{})
	_ = sys.Root.RequestFuture(plain, pid, patience).Wait()
	actor.Exit(sys.Root, pid, errBoom)
	if d := get(t, got); d.Reason != errBoom || !d.PID.Equal(pid) {
		t.Errorf("%+v", d)
	}
	_ = sys.Root.RequestFuture(plain, pid, patience).Wait()
	if d := get(t, got); d.Reason != actor.NoProc {
		t.Errorf("%+v", d)
	}
	_ = sys.Root.StopFuture(plain).Wait()
}

// A spawned plain actor is linked: its panic is its exit reason, it is not
// restarted, it gets nothing more, and its end is told once.
func TestSpawnPlain(t *testing.T) {
	sys := newSystem(t)
	exits := make(chan *actor.EXIT, 4)
	downs := make(chan *actor.DOWN, 4)
	me := start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, m any) error {
		switch m := m.(type) {
		case *actor.EXIT:
			exits <- m
		case *actor.DOWN:
			downs <- m
		}
		return nil
	}})
	var starts, handled atomic.Int32
	stopped := make(chan struct{}, 4)
	props := actor.PropsFromFunc(func(ctx actor.Context) {
		switch m := ctx.Message().(type) {
		case *actor.Started:
			starts.Add(1)
		case *actor.Stopped:
			stopped <- struct{}{}
		case error:
			panic(m)
		case string:
			switch handled.Add(1); m {
			case "stop":
				ctx.Stop(ctx.Self())
			}
		}
	})
	spawn := func() *actor.PID {
		return in(t, sys.Root, me, func(p *actor.Process) *actor.PID {
			pid, err := p.Spawn(props)
			if err != nil {
				t.Error(err)
			}
			p.Monitor(pid)
			return pid
		})
	}
	var panicked *actor.PanicError
	for name, row := range map[string]struct {
		end  func(pid *actor.PID)
		want func(error) bool
	}{
		"panic":    {func(pid *actor.PID) { sys.Root.Send(pid, errBoom) }, func(r error) bool { return errors.Is(r, errBoom) && errors.As(r, &panicked) }},
		"self":     {func(pid *actor.PID) { sys.Root.Send(pid, "stop") }, func(r error) bool { return r == actor.Normal }},
		"shutdown": {func(pid *actor.PID) { actor.Exit(sys.Root, pid, actor.Shutdown) }, func(r error) bool { return r == actor.Shutdown }},
		"kill":     {func(pid *actor.PID) { actor.Exit(sys.Root, pid, actor.Kill) }, func(r error) bool { return r == actor.Killed }},
	} {
		t.Run(name, func(t *testing.T) {
			before := starts.Load()
			pid := spawn()
			row.end(pid)
			sys.Root.Send(pid, "late")
			e, d := get(t, exits), get(t, downs)
			if !row.want(e.Reason) || !e.From.Equal(pid) {
				t.Errorf("EXIT %v from %v", e.Reason, e.From)
			}
			if !row.want(d.Reason) {
				t.Errorf("DOWN %v", d.Reason)
			}
			get(t, stopped)
			if starts.Load() != before+1 {
				t.Error("started again")
			}
			eventually(t, "no zombie", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
		})
	}
	in(t, sys.Root, me, func(*actor.Process) any { return nil })
	if len(exits)+len(downs) != 0 {
		t.Error("told twice")
	}
}

// A plain actor that does not start is an error of the spawn.
func TestSpawnPlainFails(t *testing.T) {
	sys := newSystem(t)
	me := start(t, sys.Root, &server{init: trap})
	for name, props := range map[string]*actor.Props{
		"started":  actor.PropsFromFunc(func(ctx actor.Context) { panic(errBoom) }),
		"producer": actor.PropsFromProducer(func() actor.Actor { panic(errBoom) }),
		"props":    actor.NewProps(func() actor.GenServer { return &server{init: func(*actor.Process) error { return errBoom }} }, actor.Options{}),
	} {
		err := in(t, sys.Root, me, func(p *actor.Process) error { _, err := p.Spawn(props); return err })
		if !errors.Is(err, errBoom) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A blocked plain actor that is killed is dead for whoever watches, and a
// zombie until it returns; its name is free for the next.
func TestKillPlain(t *testing.T) {
	sys := newSystem(t)
	exits := make(chan *actor.EXIT, 4)
	me := start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, m any) error { exits <- m.(*actor.EXIT); return nil }})
	blocked, release := make(chan struct{}), make(chan struct{})
	props := actor.PropsFromFunc(func(ctx actor.Context) {
		switch ctx.Message() {
		case "block":
			close(blocked)
			<-release
		case "ping":
			ctx.Respond("pong")
		}
	})
	spawn := func() (*actor.PID, error) {
		var err error
		return in(t, sys.Root, me, func(p *actor.Process) (pid *actor.PID) { pid, err = p.SpawnNamed(props, "plain"); return pid }), err
	}
	pid, err := spawn()
	if err != nil {
		t.Fatal(err)
	}
	var taken *actor.AlreadyStartedError
	if _, err := spawn(); !errors.As(err, &taken) || !taken.PID.Equal(pid) {
		t.Errorf("a taken name: %v", err)
	}
	name := actor.NamePID(sys.Root, "plain")
	sys.Root.Send(name, "block")
	<-blocked
	actor.Exit(sys.Root, name, actor.Kill)
	if e := get(t, exits); e.Reason != actor.Killed || !e.From.Equal(pid) {
		t.Errorf("EXIT %v from %v", e.Reason, e.From)
	}
	if len(actor.Zombies(sys.Root)) != 1 {
		t.Error("no zombie")
	}
	again, err := spawn()
	if err != nil {
		t.Fatal(err)
	}
	close(release)
	eventually(t, "no zombie", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
	if v, err := actor.Call(sys.Root, name, "ping", 0); v != "pong" || err != nil {
		t.Errorf("the next incarnation: %v, %v", v, err)
	}
	if err := actor.Stop(sys.Root, again, nil, 0); err != nil {
		t.Errorf("Stop: %v", err)
	}
	get(t, exits)
}

// Links and monitors of a plain actor that others spawned: protoactor does not
// tell the reason, and a linked one stops with the process.
func TestForeignPlain(t *testing.T) {
	sys := newSystem(t)
	got := make(chan error, 4)
	me := start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, m any) error {
		switch m := m.(type) {
		case *actor.EXIT:
			got <- m.Reason
		case *actor.DOWN:
			got <- m.Reason
		}
		return nil
	}})
	stopped := make(chan struct{}, 4)
	plain := func() *actor.PID {
		return sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
			if _, ok := ctx.Message().(*actor.Stopped); ok {
				stopped <- struct{}{}
			}
		}))
	}
	a := plain()
	in(t, sys.Root, me, func(p *actor.Process) any { p.Link(a); p.Monitor(a); p.Demonitor(p.Monitor(a), true); return nil })
	sys.Root.Stop(a)
	for range 2 {
		if r := get(t, got); r != actor.Unknown {
			t.Errorf("reason %v", r)
		}
	}
	get(t, stopped)
	in(t, sys.Root, me, func(p *actor.Process) any { p.Monitor(a); return nil })
	if r := get(t, got); r != actor.NoProc {
		t.Errorf("of the dead: %v", r)
	}
	b := plain()
	in(t, sys.Root, me, func(p *actor.Process) any { p.Link(b); return nil })
	actor.Exit(sys.Root, me, actor.Kill)
	get(t, stopped)
	if len(got) != 0 {
		t.Error("told twice")
	}
}

// Await and Call of plain actors.
func TestAwaitPlain(t *testing.T) {
	sys := newSystem(t)
	pid := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		if ctx.Message() == "ping" {
			ctx.Respond("pong")
		}
	}))
	if v, err := actor.Call(sys.Root, pid, "ping", 0); v != "pong" || err != nil {
		t.Errorf("Call: %v, %v", v, err)
	}
	if _, err := actor.Call(sys.Root, pid, "other", time.Millisecond); !errors.Is(err, actor.ErrTimeout) {
		t.Errorf("Call: %v", err)
	}
	if _, err := actor.Await(sys.Root, pid, time.Millisecond); !errors.Is(err, actor.ErrTimeout) {
		t.Errorf("Await: %v", err)
	}
	if err := actor.Stop(sys.Root, pid, nil, 0); err != nil {
		t.Errorf("Stop: %v", err)
	}
	if r, err := actor.Await(sys.Root, pid, 0); r != actor.NoProc || err != nil {
		t.Errorf("Await of the dead: %v, %v", r, err)
	}
}
