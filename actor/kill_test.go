package actor_test

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
)

// eventually waits for a condition that no message tells of.
func eventually(tb testing.TB, what string, cond func() bool) {
	tb.Helper()
	for end := time.Now().Add(patience); !cond(); {
		if time.Now().After(end) {
			tb.Fatalf("never: %s", what)
		}
		runtime.Gosched()
		time.Sleep(100 * time.Microsecond)
	}
}

// A process that is killed in a callback is dead at once, its name free; what
// runs on is a zombie, whose sends do not leave and whose Terminate is not run.
func TestKillInCallback(t *testing.T) {
	sys := newSystem(t)
	in1, release, sent := make(chan struct{}), make(chan struct{}), make(chan any, 10)
	other := start(t, sys.Root, &server{info: func(_ *actor.Process, m any) error { sent <- m; return nil }})
	stuck := &server{
		cast: func(p *actor.Process, _ any) error {
			close(in1)
			<-release
			_ = p.Send(other, "from the grave")
			t.Error("a zombie went on after it used the runtime")
			return nil
		},
		terminate: func(*actor.Process, error) { t.Error("Terminate of a killed process") },
	}
	pid, err := actor.Start(sys.Root, stuck, actor.Options{Name: "stuck"})
	if err != nil {
		t.Fatal(err)
	}
	_ = actor.Cast(sys.Root, pid, 1)
	<-in1
	actor.Exit(sys.Root, pid, actor.Kill)
	if actor.IsAlive(sys.Root, pid) || actor.WhereIs(sys.Root, "stuck") != nil {
		t.Error("not dead when Exit returned")
	}
	if z := actor.Zombies(sys.Root); len(z) != 1 || !z[0].PID.Equal(pid) {
		t.Errorf("zombies: %v", z)
	}
	again, err := actor.Start(sys.Root, &server{}, actor.Options{Name: "stuck"})
	if err != nil {
		t.Fatalf("the name is not free: %v", err)
	}
	close(release)
	eventually(t, "the zombie ends", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
	if !actor.IsAlive(sys.Root, again) || !actor.WhereIs(sys.Root, "stuck").Equal(again) {
		t.Error("the zombie took the next incarnation with it")
	}
	_ = actor.Send(sys.Root, other, "mark")
	if m := get(t, sent); m != "mark" {
		t.Errorf("received %v", m)
	}
	actor.Exit(sys.Root, again, actor.Kill)
}

// OnKill closes what a callback is blocked in, so that it returns.
func TestOnKill(t *testing.T) {
	sys := newSystem(t)
	blocked, closed := make(chan struct{}), make(chan struct{})
	pid := start(t, sys.Root, &server{
		init: func(p *actor.Process) error { p.OnKill(func() { close(closed) }); return nil },
		cast: func(*actor.Process, any) error { close(blocked); <-closed; return nil },
	})
	_ = actor.Cast(sys.Root, pid, 1)
	<-blocked
	actor.Exit(sys.Root, pid, actor.Kill)
	eventually(t, "the callback returns", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
}

// OnKill functions run once at every end, after Terminate; one that is removed
// does not run, one that comes too late runs at once.
func TestOnKillAtEveryEnd(t *testing.T) {
	for _, end := range []error{actor.Normal, actor.Shutdown, actor.Kill} {
		sys := newSystem(t)
		var order []string
		var self *actor.Process
		pid := start(t, sys.Root, &server{
			init: func(p *actor.Process) error {
				self = p
				p.OnKill(func() { order = append(order, "closer") })
				p.OnKill(func() { order = append(order, "removed") })()
				p.OnKill(func() { panic("recovered") })
				return nil
			},
			terminate: func(*actor.Process, error) { order = append(order, "terminate") },
		})
		want := 1
		if end == actor.Normal {
			want = 2
			_ = actor.Stop(sys.Root, pid, nil, 0)
		} else {
			down := watch(t, sys.Root, pid)
			actor.Exit(sys.Root, pid, end)
			get(t, down)
		}
		if len(order) != want || order[want-1] != "closer" {
			t.Errorf("%v: %v", end, order)
		}
		self.OnKill(func() { order = append(order, "late") })
		if order[len(order)-1] != "late" {
			t.Error("a late closer did not run")
		}
	}
}

// A kill in Init ends the start with the reason.
func TestKillInInit(t *testing.T) {
	sys := newSystem(t)
	release := make(chan struct{})
	pids := make(chan *actor.PID, 1)
	go func() { actor.Exit(sys.Root, <-pids, actor.Kill) }()
	_, err := actor.Start(sys.Root, &server{init: func(p *actor.Process) error {
		pids <- p.Self()
		<-release
		return nil
	}}, actor.Options{})
	if !errors.Is(err, actor.Killed) {
		t.Errorf("Start: %v", err)
	}
	close(release)
	eventually(t, "no zombie", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
}

// A process that waits in a call, or in Receive, dies of an exit signal there,
// at once.
func TestExitWhileWaiting(t *testing.T) {
	for name, wait := range map[string]func(p *actor.Process, silent *actor.PID){
		"call":    func(p *actor.Process, silent *actor.PID) { _, _ = actor.Call(p, silent, 1, actor.Infinity) },
		"receive": func(p *actor.Process, _ *actor.PID) { p.Receive(func(any) bool { return false }, actor.Infinity) },
		"await":   func(p *actor.Process, silent *actor.PID) { _, _ = actor.Await(p, silent, 0) },
		"start": func(p *actor.Process, _ *actor.PID) {
			_, _ = actor.Start(p, &server{init: func(c *actor.Process) error { <-p.Context().Done(); return actor.ErrIgnore }}, actor.Options{})
		},
	} {
		for _, reason := range []error{errBoom, actor.Kill} {
			t.Run(name+" "+reason.Error(), func(t *testing.T) { bubble(t, func(t *testing.T) { exitWhileWaiting(t, wait, reason) }) })
		}
	}
}

func exitWhileWaiting(t *testing.T, wait func(p *actor.Process, silent *actor.PID), reason error) {
	sys := newSystem(t)
	silent := start(t, sys.Root, &server{call: func(*actor.Process, actor.From, any) (any, error) { return actor.NoReply, nil }})
	pid := start(t, sys.Root, &server{
		cast: func(p *actor.Process, _ any) error {
			wait(p, silent)
			t.Error("it went on")
			return nil
		},
		terminate: func(*actor.Process, error) { t.Error("Terminate after an exit signal that was not trapped") },
	})
	down := watch(t, sys.Root, pid)
	begin := time.Now()
	_ = actor.Cast(sys.Root, pid, 1)
	synctest.Wait() // until it waits
	actor.Exit(sys.Root, pid, reason)
	want := reason
	if reason == actor.Kill {
		want = actor.Killed
	}
	if r := get(t, down); r != want {
		t.Errorf("reason %v", r)
	}
	synctest.Wait()
	if z := actor.Zombies(sys.Root); len(z) != 0 {
		t.Errorf("it still waits: %v", z)
	}
	if d := time.Since(begin); d != 0 {
		t.Errorf("it took %v", d)
	}
}

// Who sends an exit signal does not wait for what the process has to wait for.
func TestExitDoesNotWait(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys := newSystem(t)
		release := make(chan struct{})
		pid := start(t, sys.Root, &server{init: func(p *actor.Process) error {
			p.Go("t", func(context.Context) error { <-release; return nil })
			return nil
		}})
		begin := time.Now()
		actor.Exit(sys.Root, pid, errBoom)
		if d := time.Since(begin); d != 0 {
			t.Errorf("Exit took %v", d)
		}
		down := watch(t, sys.Root, pid)
		close(release)
		if r := get(t, down); r != errBoom {
			t.Errorf("reason %v", r)
		}
	})
}

// A task's end is an exit signal: its error, its panic, or normal.
func TestTaskEnds(t *testing.T) {
	for name, row := range map[string]struct {
		f    func(context.Context) error
		want func(error) bool
	}{
		"nil":    {func(context.Context) error { return nil }, func(r error) bool { return r == actor.Normal }},
		"error":  {func(context.Context) error { return errBoom }, func(r error) bool { return r == errBoom }},
		"panic":  {func(context.Context) error { panic("boom") }, func(r error) bool { var p *actor.PanicError; return errors.As(r, &p) && len(p.Stack) > 0 }},
		"goexit": {func(context.Context) error { runtime.Goexit(); return nil }, func(r error) bool { return r == actor.ErrGoexit }},
	} {
		t.Run(name, func(t *testing.T) {
			sys := newSystem(t)
			got := make(chan *actor.EXIT, 1)
			pid := start(t, sys.Root, &server{
				init: trap,
				info: func(_ *actor.Process, m any) error { got <- m.(*actor.EXIT); return nil },
			})
			task := in(t, sys.Root, pid, func(p *actor.Process) *actor.Task { return p.Go("t", row.f) })
			e := get(t, got)
			if !e.From.Equal(task.PID()) || !row.want(e.Reason) {
				t.Errorf("EXIT from %v: %v", e.From, e.Reason)
			}
			get(t, task.Done())
			// Not trapping, the error is the process's end.
			pid = start(t, sys.Root, &server{})
			down := watch(t, sys.Root, pid)
			in(t, sys.Root, pid, func(p *actor.Process) any { p.Go("t", row.f); return nil })
			if name != "nil" {
				if r := get(t, down); !row.want(r) {
					t.Errorf("ended with %v", r)
				}
			}
		})
	}
}

// A process that ends takes its tasks with it and waits for them.
func TestTasksEndWithProcess(t *testing.T) {
	sys := newSystem(t)
	pid := start(t, sys.Root, &server{})
	ended := false
	in(t, sys.Root, pid, func(p *actor.Process) any {
		p.Go("t", func(ctx context.Context) error {
			<-ctx.Done()
			if context.Cause(ctx) != actor.Shutdown {
				t.Errorf("cause %v", context.Cause(ctx))
			}
			ended = true
			return ctx.Err()
		})
		return nil
	})
	down := watch(t, sys.Root, pid)
	actor.Exit(sys.Root, pid, actor.Shutdown)
	get(t, down)
	if !ended {
		t.Error("the process ended before its task")
	}
}

// A task that ignores its context is a zombie after a kill.
func TestTaskZombie(t *testing.T) {
	sys := newSystem(t)
	pid := start(t, sys.Root, &server{})
	release := make(chan struct{})
	task := in(t, sys.Root, pid, func(p *actor.Process) *actor.Task {
		return p.Go("t", func(context.Context) error { <-release; return nil })
	})
	actor.Exit(sys.Root, pid, actor.Kill)
	eventually(t, "the task is the only zombie", func() bool {
		z := actor.Zombies(sys.Root)
		return len(z) == 1 && z[0].PID.Equal(task.PID())
	})
	close(release)
	<-task.Done()
	eventually(t, "no zombie", func() bool { return len(actor.Zombies(sys.Root)) == 0 })
}

// A callback that ends its goroutine ends its process.
func TestGoexitInCallback(t *testing.T) {
	sys := newSystem(t)
	terminated := make(chan error, 1)
	pid := start(t, sys.Root, &server{
		cast:      func(*actor.Process, any) error { runtime.Goexit(); return nil },
		terminate: func(_ *actor.Process, r error) { terminated <- r },
	})
	down := watch(t, sys.Root, pid)
	_ = actor.Cast(sys.Root, pid, 1)
	if r := get(t, down); r != actor.ErrGoexit {
		t.Errorf("reason %v", r)
	}
	if r := get(t, terminated); r != actor.ErrGoexit {
		t.Errorf("Terminate got %v", r)
	}
	if _, err := actor.Start(sys.Root, &server{init: func(*actor.Process) error { runtime.Goexit(); return nil }}, actor.Options{}); !errors.Is(err, actor.ErrGoexit) {
		t.Errorf("Start: %v", err)
	}
	if z := actor.Zombies(sys.Root); len(z) != 0 {
		t.Errorf("zombies %v", z)
	}
}

// An Init that ends its goroutine leaves nothing running, either.
func TestGoexitInInit(t *testing.T) {
	sys := newSystem(t)
	closed := false
	var task *actor.Task
	_, err := actor.Start(sys.Root, &server{init: func(p *actor.Process) error {
		p.OnKill(func() { closed = true })
		task = p.Go("t", untilDone)
		runtime.Goexit()
		return nil
	}}, actor.Options{})
	if !errors.Is(err, actor.ErrGoexit) {
		t.Errorf("Start: %v", err)
	}
	if !closed {
		t.Error("what OnKill registered did not run")
	}
	get(t, task.Done())
}

// Terminate that raises replaces the reason.
func TestTerminateRaises(t *testing.T) {
	sys := newSystem(t)
	for name, f := range map[string]func(p *actor.Process){
		"exit":  func(p *actor.Process) { p.ExitSelf(errBoom) },
		"panic": func(*actor.Process) { panic(errBoom) },
	} {
		pid := start(t, sys.Root, &server{terminate: func(p *actor.Process, _ error) { f(p) }})
		if err := actor.Stop(sys.Root, pid, nil, 0); !errors.Is(err, errBoom) {
			t.Errorf("%s: Stop: %v", name, err)
		}
	}
}
