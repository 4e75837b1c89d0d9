package actor_test

import (
	"io"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/linx-go/linx/actor"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// newSystem makes a system that reports to nobody.
func newSystem(tb testing.TB) *actor.System {
	tb.Helper()
	return actor.NewSystem(actor.WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil))))
}

// server is a GenServer made of functions; those that are nil do the usual.
type server struct {
	init      func(p *actor.Process) error
	call      func(p *actor.Process, from actor.From, req any) (any, error)
	cast      func(p *actor.Process, msg any) error
	info      func(p *actor.Process, msg any) error
	cont      func(p *actor.Process, v any) error
	terminate func(p *actor.Process, reason error)
}

func (s *server) Init(p *actor.Process) error {
	if s.init == nil {
		return nil
	}
	return s.init(p)
}

func (s *server) HandleCall(p *actor.Process, from actor.From, req any) (any, error) {
	if f, ok := req.(func(*actor.Process) any); ok {
		return f(p), nil
	}
	if s.call == nil {
		return req, nil
	}
	return s.call(p, from, req)
}

func (s *server) HandleCast(p *actor.Process, msg any) error {
	if s.cast == nil {
		return nil
	}
	return s.cast(p, msg)
}

func (s *server) HandleInfo(p *actor.Process, msg any) error {
	if s.info == nil {
		return nil
	}
	return s.info(p, msg)
}

func (s *server) HandleContinue(p *actor.Process, v any) error {
	if s.cont == nil {
		return nil
	}
	return s.cont(p, v)
}

func (s *server) Terminate(p *actor.Process, reason error) {
	if s.terminate != nil {
		s.terminate(p, reason)
	}
}

// patience is how long a test waits for what must happen. It is never waited
// for in a test that passes.
const patience = 30 * time.Second

// start starts a server and stops it with the test.
func start(tb testing.TB, c actor.Caller, s actor.GenServer) *actor.PID {
	tb.Helper()
	pid, err := actor.Start(c, s, actor.Options{})
	if err != nil {
		tb.Fatalf("Start: %v", err)
	}
	tb.Cleanup(func() { actor.Exit(root(c), pid, actor.Kill) })
	return pid
}

func root(c actor.Caller) actor.Caller { return c.ActorSystem().Root }

// in runs f in the process and returns what it returns.
func in[T any](tb testing.TB, c actor.Caller, pid *actor.PID, f func(p *actor.Process) T) T {
	tb.Helper()
	v, err := actor.Call(c, pid, func(p *actor.Process) any { return f(p) }, patience)
	if err != nil {
		tb.Fatalf("call: %v", err)
	}
	t, _ := v.(T)
	return t
}

// watch monitors a process; the channel gives the reason of its end.
func watch(tb testing.TB, c actor.Caller, pid *actor.PID) <-chan error {
	tb.Helper()
	ch := make(chan error, 1)
	w := start(tb, c, &server{info: func(_ *actor.Process, msg any) error {
		ch <- msg.(*actor.DOWN).Reason
		return actor.Normal
	}})
	in(tb, c, w, func(p *actor.Process) any { p.Monitor(pid); return nil })
	return ch
}

// get receives from a channel.
func get[T any](tb testing.TB, ch <-chan T) T {
	tb.Helper()
	select {
	case v := <-ch:
		return v
	case <-time.After(patience):
		tb.Fatal("nothing came")
		panic("unreachable")
	}
}

// bubble runs f with time that passes when all wait, and waits until the
// system's idle goroutines have left.
func bubble(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		f(t)
		time.Sleep(time.Hour)
	})
}
