package actor_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
)

// stateful shows its state.
type stateful struct {
	server
	n int
}

func (s *stateful) State() any { return s.n }

// GetState is what State says, else the server itself.
func TestGetState(t *testing.T) {
	sys := newSystem(t)
	if v, err := actor.GetState(sys.Root, start(t, sys.Root, &stateful{n: 3}), 0); v != 3 || err != nil {
		t.Errorf("with State: %v, %v", v, err)
	}
	s := &server{}
	if v, err := actor.GetState(sys.Root, start(t, sys.Root, s), 0); v != s || err != nil {
		t.Errorf("without: %v, %v", v, err)
	}
}

// ReplaceState changes the server for the next callback. A nil or a panic
// changes nothing and ends nothing.
func TestReplaceState(t *testing.T) {
	sys := newSystem(t)
	answers := func(v any) *server {
		return &server{call: func(*actor.Process, actor.From, any) (any, error) { return v, nil }}
	}
	one, two := answers(1), answers(2)
	pid := start(t, sys.Root, one)
	check := func(what string, want any) {
		t.Helper()
		if v, err := actor.Call(sys.Root, pid, "x", 0); v != want || err != nil {
			t.Errorf("%s: answered %v, %v", what, v, err)
		}
	}
	got, err := actor.ReplaceState(sys.Root, pid, 0, func(s actor.GenServer) actor.GenServer {
		if s != one {
			t.Errorf("it was given %v", s)
		}
		return two
	})
	if got != two || err != nil {
		t.Errorf("ReplaceState: %v, %v", got, err)
	}
	check("replaced", 2)
	got, err = actor.ReplaceState(sys.Root, pid, 0, func(actor.GenServer) actor.GenServer { return nil })
	if got != two || err != nil {
		t.Errorf("ReplaceState with nil: %v, %v", got, err)
	}
	check("nil", 2)
	var panicked *actor.PanicError
	if _, err = actor.ReplaceState(sys.Root, pid, 0, func(actor.GenServer) actor.GenServer { panic(errBoom) }); !errors.As(err, &panicked) || !errors.Is(err, errBoom) {
		t.Errorf("ReplaceState with a panic: %v", err)
	}
	check("a panic", 2)
}

// GetStatus: each field is what it says.
func TestGetStatus(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sys := newSystem(t)
		begin := time.Now()
		parent := start(t, sys.Root, &server{})
		linked := start(t, sys.Root, &server{})
		release := make(chan struct{})
		var pid, plain *actor.PID
		in(t, sys.Root, parent, func(p *actor.Process) any {
			pid, _ = actor.StartLink(p, &stateful{n: 9, server: server{
				init: trap,
				call: func(*actor.Process, actor.From, any) (any, error) { return actor.NoReply, nil },
				cast: func(*actor.Process, any) error { <-release; return nil },
			}}, actor.Options{Name: "busy"})
			return nil
		})
		in(t, sys.Root, pid, func(p *actor.Process) any {
			p.Link(linked)
			plain, _ = p.Spawn(actor.PropsFromFunc(func(actor.Context) {}))
			p.Go("sleeper", func(ctx context.Context) error { <-ctx.Done(); return nil })
			return nil
		})
		watch(t, sys.Root, pid)
		pending := actor.SendRequest(sys.Root, pid, "later")
		synctest.Wait()
		time.Sleep(time.Second)
		_ = actor.Cast(sys.Root, pid, "block")
		status := make(chan actor.Status)
		go func() {
			s, err := actor.GetStatus(sys.Root, pid, 0)
			if err != nil {
				t.Error(err)
			}
			status <- s
		}()
		synctest.Wait()
		_ = actor.Send(sys.Root, pid, "waits")
		close(release)
		s := <-status
		for what, ok := range map[string]bool{
			"PID": s.PID.Equal(pid), "Name": s.Name == "busy", "Parent": s.Parent.Equal(parent),
			"Suspended": !s.Suspended, "TrapExit": s.TrapExit, "Queue": s.Queue == 1,
			"Handled": s.Handled == 3, // a call, "later" and "block"
			"Started": s.Started.Equal(begin),
			"Links":   len(s.Links) == 3 && s.Links[0].Equal(parent) && s.Links[1].Equal(linked) && s.Links[2].Equal(plain),
			"Tasks":   len(s.Tasks) == 1 && s.Tasks[0] == "sleeper", "Monitors": s.Monitors == 1, "Pending": s.Pending == 1,
			"Server": s.Server == "*actor_test.stateful", "State": s.State == 9,
		} {
			if !ok {
				t.Errorf("%s is wrong in %+v", what, s)
			}
		}
		if err := actor.Suspend(sys.Root, pid, 0); err != nil {
			t.Error(err)
		}
		if s, err := actor.GetStatus(sys.Root, pid, 0); !s.Suspended || err != nil {
			t.Errorf("suspended: %v, %v", s.Suspended, err)
		}
		actor.Exit(sys.Root, pid, actor.Kill)
		if _, err := pending.Wait(0); !errors.Is(err, actor.Killed) {
			t.Errorf("the pending call: %v", err)
		}
		actor.Exit(sys.Root, linked, actor.Kill)
		actor.Exit(sys.Root, parent, actor.Kill)
		time.Sleep(time.Second)
	})
}

// suspender is told of Suspend and Resume.
type suspender struct {
	server
	told []bool
}

func (s *suspender) Suspended(_ *actor.Process, on bool) { s.told = append(s.told, on) }

// A Suspender is told once of each change.
func TestSuspender(t *testing.T) {
	sys := newSystem(t)
	s := &suspender{}
	pid := start(t, sys.Root, s)
	for _, f := range []func(actor.Caller, *actor.PID, time.Duration) error{
		actor.Resume, actor.Suspend, actor.Suspend, actor.Resume, actor.Resume, actor.Suspend,
	} {
		if err := f(sys.Root, pid, 0); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.told) != 3 || !s.told[0] || s.told[1] || !s.told[2] {
		t.Errorf("told %v", s.told)
	}
}

// A suspended process keeps what it is sent, in order, and handles it when it is
// resumed; system messages are handled meanwhile.
func TestSuspendOrder(t *testing.T) {
	sys := newSystem(t)
	got := make(chan any, 10)
	keep := func(_ *actor.Process, m any) error { got <- m; return nil }
	pid := start(t, sys.Root, &server{cast: keep, info: keep})
	if err := actor.Suspend(sys.Root, pid, 0); err != nil {
		t.Fatal(err)
	}
	_ = actor.Cast(sys.Root, pid, 1)
	_ = actor.Send(sys.Root, pid, 2)
	call := actor.SendRequest(sys.Root, pid, 3)
	_ = actor.Cast(sys.Root, pid, 4)
	if s, err := actor.GetStatus(sys.Root, pid, 0); s.Queue != 4 || err != nil {
		t.Errorf("%d wait, %v", s.Queue, err)
	}
	if len(got) != 0 {
		t.Error("it handles while suspended")
	}
	if err := actor.Resume(sys.Root, pid, 0); err != nil {
		t.Fatal(err)
	}
	if v, err := call.Wait(0); v != 3 || err != nil {
		t.Errorf("the call: %v, %v", v, err)
	}
	for _, want := range []any{1, 2, 4} {
		if m := get(t, got); m != want {
			t.Errorf("got %v, not %v", m, want)
		}
	}
}

// A trace holds a line for every message, call, reply, continuation and stop,
// in order, from Trace to Trace(nil).
func TestTrace(t *testing.T) {
	sys := newSystem(t)
	book := &logbook{}
	s := &server{
		init: trap,
		call: func(p *actor.Process, from actor.From, req any) (any, error) {
			switch req {
			case "later":
				actor.Reply(from, "now")
				return actor.NoReply, nil
			case "continue":
				p.Continue("go")
			}
			return "answer", nil
		},
	}
	parent := start(t, sys.Root, &server{init: trap})
	pid := in(t, sys.Root, parent, func(p *actor.Process) *actor.PID {
		pid, err := actor.StartLink(p, s, actor.Options{Name: "n"})
		if err != nil {
			t.Error(err)
		}
		return pid
	})
	_ = actor.Cast(sys.Root, pid, "before")
	if err := actor.Trace(sys.Root, pid, 0, slog.New(book)); err != nil {
		t.Fatal(err)
	}
	_ = actor.Send(sys.Root, pid, "info")
	_ = actor.Cast(sys.Root, pid, "cast")
	for _, req := range []string{"call", "later", "continue"} {
		if _, err := actor.Call(sys.Root, pid, req, 0); err != nil {
			t.Error(err)
		}
	}
	if err := actor.Trace(sys.Root, pid, 0, nil); err != nil {
		t.Fatal(err)
	}
	_ = actor.Cast(sys.Root, pid, "untraced")
	if err := actor.Trace(sys.Root, pid, 0, slog.New(book)); err != nil {
		t.Fatal(err)
	}
	down := watch(t, sys.Root, pid)
	in(t, sys.Root, parent, func(p *actor.Process) any { p.Exit(pid, errBoom); return nil })
	get(t, down)
	line := func(event, msg string) string {
		return "INFO trace pid=" + pid.Id + " event=" + event + " message=" + msg
	}
	expectLines(t, "the trace", book.lines("trace"),
		line("HandleInfo", "info"), line("HandleCast", "cast"),
		line("HandleCall", "call"), line("reply", "answer"),
		line("HandleCall", "later"),
		line("HandleCall", "continue"), line("reply", "answer"), line("HandleContinue", "go"),
		line("exit", "&{From:"+parent.String()+" Reason:boom}"), line("Terminate", "boom"),
	)
}

// Of a Stop the trace holds the reason.
func TestTraceStop(t *testing.T) {
	sys := newSystem(t)
	book := &logbook{}
	pid := start(t, sys.Root, &server{})
	if err := actor.Trace(sys.Root, pid, 0, slog.New(book)); err != nil {
		t.Fatal(err)
	}
	if err := actor.Stop(sys.Root, pid, actor.Shutdown, 0); err != nil {
		t.Fatal(err)
	}
	expectLines(t, "the trace", book.lines("", "event", "message"),
		"INFO trace event=stop message=shutdown", "INFO trace event=Terminate message=shutdown")
}

// The sys functions refuse what is no process, and fail as calls do.
func TestSysErrors(t *testing.T) {
	sys := newSystem(t)
	plain := sys.Root.Spawn(actor.PropsFromFunc(func(actor.Context) {}))
	defer func() { _ = sys.Root.StopFuture(plain).Wait() }()
	dead := start(t, sys.Root, &server{})
	actor.Exit(sys.Root, dead, actor.Kill)
	busy := start(t, sys.Root, &server{cast: func(p *actor.Process, _ any) error { <-p.Context().Done(); return nil }})
	_ = actor.Cast(sys.Root, busy, 1)
	me := start(t, sys.Root, &server{})
	asMe := func(f func(c actor.Caller) error) error {
		return in(t, sys.Root, me, func(p *actor.Process) error { return f(p) })
	}
	for name, f := range map[string]func(c actor.Caller, pid *actor.PID) error{
		"GetState": func(c actor.Caller, pid *actor.PID) error {
			_, err := actor.GetState(c, pid, time.Millisecond)
			return err
		},
		"GetStatus": func(c actor.Caller, pid *actor.PID) error {
			_, err := actor.GetStatus(c, pid, time.Millisecond)
			return err
		},
		"ReplaceState": func(c actor.Caller, pid *actor.PID) error {
			_, err := actor.ReplaceState(c, pid, time.Millisecond, func(s actor.GenServer) actor.GenServer { return s })
			return err
		},
		"Suspend": func(c actor.Caller, pid *actor.PID) error { return actor.Suspend(c, pid, time.Millisecond) },
		"Resume":  func(c actor.Caller, pid *actor.PID) error { return actor.Resume(c, pid, time.Millisecond) },
		"Trace":   func(c actor.Caller, pid *actor.PID) error { return actor.Trace(c, pid, time.Millisecond, nil) },
	} {
		for what, row := range map[string]struct{ got, want error }{
			"nil":     {f(sys.Root, nil), actor.ErrNilPID},
			"a plain": {f(sys.Root, plain), actor.ErrNotProcess},
			"dead":    {f(sys.Root, dead), actor.NoProc},
			"busy":    {f(sys.Root, busy), actor.ErrTimeout},
			"self":    {asMe(func(c actor.Caller) error { return f(c, me) }), actor.ErrCallingSelf},
		} {
			var call *actor.CallError
			if !errors.Is(row.got, row.want) || !errors.As(row.got, &call) {
				t.Errorf("%s of %s: %v", name, what, row.got)
			}
		}
	}
	actor.Exit(sys.Root, busy, errBoom)
}
