package actor_test

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"github.com/linx-go/linx/actor"
)

// reported is a server whose state is a number. It ends as it is told to.
type reported struct {
	actor.Base
	n int
}

func (r *reported) State() any { return r.n }

func (r *reported) HandleCall(_ *actor.Process, _ actor.From, req any) (any, error) {
	if f, ok := req.(func() error); ok {
		return nil, f()
	}
	return r.Base.HandleCall(nil, actor.From{}, req)
}

func (r *reported) HandleCast(p *actor.Process, msg any) error {
	switch msg := msg.(type) {
	case int:
		r.n = msg
		return nil
	case error:
		return msg
	}
	return r.Base.HandleCast(p, msg)
}

func (r *reported) HandleInfo(_ *actor.Process, msg any) error {
	switch msg := msg.(type) {
	case error:
		panic(msg)
	case bad:
		msg.fail()
	}
	return nil
}

// A crash report says which process ended, why, what it was handling and its
// state as it was then. An end in order makes none, nor an exit signal, which
// is reported by whoever sent it.
func TestCrashReport(t *testing.T) {
	const keys = "pid name reason last_message state client"
	for _, row := range []struct {
		rule string
		end  func(c actor.Caller, pid *actor.PID)
		want string
	}{
		{"a returned error", func(c actor.Caller, pid *actor.PID) { _ = actor.Cast(c, pid, errBoom) },
			"ERROR process terminated pid=n#1 reason=boom last_message=boom state=7 name=n"},
		{"a panic", func(c actor.Caller, pid *actor.PID) { _ = actor.Send(c, pid, errBoom) },
			"ERROR process terminated pid=n#1 reason=panic: boom last_message=boom state=7 name=n"},
		{"a cast that is not known", func(c actor.Caller, pid *actor.PID) { _ = actor.Cast(c, pid, 'x') },
			"ERROR process terminated pid=n#1 reason=bad cast: int32 last_message=120 state=7 name=n"},
		{"a call that is not known", func(c actor.Caller, pid *actor.PID) { _, _ = actor.Call(c, pid, "huh", 0) },
			"ERROR process terminated pid=n#1 reason=bad call: string last_message=huh state=7 name=n"},
		{"gen_server:stop with a reason that is no end in order", func(c actor.Caller, pid *actor.PID) { _ = actor.Stop(c, pid, errBoom, 0) },
			"ERROR process terminated pid=n#1 reason=boom last_message=<nil> state=7 name=n"},
		{"normal", func(c actor.Caller, pid *actor.PID) { _ = actor.Cast(c, pid, actor.Normal) }, ""},
		{"shutdown", func(c actor.Caller, pid *actor.PID) { _ = actor.Cast(c, pid, actor.Shutdown) }, ""},
		{"{shutdown, X}", func(c actor.Caller, pid *actor.PID) { _ = actor.Cast(c, pid, actor.ShutdownWith(errBoom)) }, ""},
		{"an exit signal", func(c actor.Caller, pid *actor.PID) { actor.Exit(c, pid, errBoom) }, ""},
		{"kill", func(c actor.Caller, pid *actor.PID) { actor.Exit(c, pid, actor.Kill) }, ""},
	} {
		t.Run(row.rule, func(t *testing.T) {
			sys, book := booked()
			pid, err := actor.Start(sys.Root, &reported{}, actor.Options{Name: "n"})
			if err != nil {
				t.Fatal(err)
			}
			down := watch(t, sys.Root, pid)
			_ = actor.Cast(sys.Root, pid, 7)
			row.end(sys.Root, pid)
			get(t, down)
			want := []string{}
			if row.want != "" {
				want = append(want, row.want)
			}
			expectLines(t, "the log", book.lines("", strings.Fields(keys)...), want...)
		})
	}
}

// The stack of a panic is in the report, and shows where it was.
func TestCrashReportStack(t *testing.T) {
	sys, book := booked()
	pid := start(t, sys.Root, &reported{})
	down := watch(t, sys.Root, pid)
	_ = actor.Send(sys.Root, pid, bad{func() { panicsHere() }})
	get(t, down)
	if s := strings.Join(book.lines("process terminated", "stack"), ""); !strings.Contains(s, "panicsHere") {
		t.Errorf("no panicsHere in %s", s)
	}
	// Of an error there is none.
	pid = start(t, sys.Root, &reported{})
	down = watch(t, sys.Root, pid)
	_ = actor.Cast(sys.Root, pid, errBoom)
	get(t, down)
	if got := book.lines("process terminated", "stack"); len(got) != 2 || strings.Contains(got[1], "stack") {
		t.Errorf("got %q", got)
	}
}

// bad tells what to do.
type bad struct{ fail func() }

func panicsHere() { panic("here") }

// The report of a process that crashed in a call names the caller, if that is
// an actor.
func TestCrashReportClient(t *testing.T) {
	sys, book := booked()
	crash := func() error { return errBoom }
	client := start(t, sys.Root, &server{})
	pid := start(t, sys.Root, &reported{})
	in(t, sys.Root, client, func(p *actor.Process) any {
		if _, err := actor.Call(p, pid, crash, 0); !errors.Is(err, errBoom) {
			t.Errorf("Call: %v", err)
		}
		return nil
	})
	pid = start(t, sys.Root, &reported{})
	if _, err := actor.Call(sys.Root, pid, crash, 0); !errors.Is(err, errBoom) {
		t.Errorf("Call: %v", err)
	}
	expectLines(t, "the client", book.lines("process terminated", "client"),
		"ERROR process terminated client="+client.Id, "ERROR process terminated")
}

type (
	// locked has a lock, so that others may write to it at any time.
	locked struct {
		actor.Base
		_ sync.Mutex
	}
	// shown is a server that is shown as it is.
	shown struct {
		actor.Base
		N    int
		Text string
	}
	// badState has a State that panics.
	badState struct{ actor.Base }
)

func (l *locked) HandleCast(_ *actor.Process, msg any) error   { return msg.(error) }
func (s *shown) HandleCast(_ *actor.Process, msg any) error    { return msg.(error) }
func (b *badState) HandleCast(_ *actor.Process, msg any) error { return msg.(error) }
func (*badState) State() any                                   { panic("no state") }

// What a report shows of a state: the state if it has no State; no more than
// 1,024 bytes; nothing but the type if other goroutines may write to it; and if
// its State panics there is a report all the same.
func TestCrashReportState(t *testing.T) {
	long := strings.Repeat("x", 2000)
	for _, row := range []struct {
		server actor.GenServer
		want   string
	}{
		{&shown{N: 3, Text: "abc"}, "&{Base:{} N:3 Text:abc}"},
		{&shown{Text: long}, ("&{Base:{} N:0 Text:" + long)[:1024] + "…"},
		{&locked{}, "*actor_test.locked"},
		{&badState{}, "*actor_test.badState (its State panicked: no state)"},
	} {
		sys, book := booked()
		pid := start(t, sys.Root, row.server)
		down := watch(t, sys.Root, pid)
		_ = actor.Cast(sys.Root, pid, errBoom)
		get(t, down)
		expectLines(t, "the state", book.lines("", "state"), "ERROR process terminated state="+row.want)
	}
}

// Options.Logger is where a process's reports go; the system's gets none.
func TestLogger(t *testing.T) {
	sys, book := booked()
	own := &logbook{}
	pid, err := actor.Start(sys.Root, &reported{}, actor.Options{Logger: slog.New(own)})
	if err != nil {
		t.Fatal(err)
	}
	down := watch(t, sys.Root, pid)
	_ = actor.Cast(sys.Root, pid, errBoom)
	get(t, down)
	expectLines(t, "its own", own.lines("", "reason"), "ERROR process terminated reason=boom")
	expectLines(t, "the system's", book.lines(""))
}

// A failed Init is the error of Start and no report; if nobody waits for the
// error it is a report.
func TestInitReport(t *testing.T) {
	fails := func() actor.GenServer {
		return &server{init: func(*actor.Process) error { return errBoom }}
	}
	sys, book := booked()
	if _, err := actor.Start(sys.Root, fails(), actor.Options{}); err != errBoom {
		t.Errorf("Start: %v", err)
	}
	expectLines(t, "Start", book.lines(""))
	pid := sys.Root.Spawn(actor.NewProps(fails, actor.Options{}))
	if _, err := actor.Await(sys.Root, pid, patience); err != nil {
		t.Fatal(err)
	}
	expectLines(t, "Spawn", book.lines("", "reason"), "ERROR process terminated reason=boom")
}

// A Terminate that panics is what the report is about: it is the reason that
// others see.
func TestTerminatePanicReport(t *testing.T) {
	sys, book := booked()
	pid := start(t, sys.Root, &server{terminate: func(*actor.Process, error) { panic("in Terminate") }})
	_ = actor.Stop(sys.Root, pid, nil, 0)
	expectLines(t, "the report", book.lines("", "reason"), "ERROR process terminated reason=panic: in Terminate")
}

// What is dropped is in the log: a message that Base does not know, nil sent
// with protoactor's own functions, the panic of an OnKill function.
func TestWarnings(t *testing.T) {
	sys, book := booked()
	pid := start(t, sys.Root, &reported{})
	base := start(t, sys.Root, &shown{})
	sys.Root.Send(pid, nil) // is dropped by the sender, at once
	_ = actor.Send(sys.Root, base, 12)
	if _, err := actor.GetState(sys.Root, base, 0); err != nil {
		t.Fatal(err)
	}
	if !actor.IsAlive(sys.Root, pid) || !actor.IsAlive(sys.Root, base) {
		t.Error("a message ended a process")
	}
	closer := start(t, sys.Root, &server{init: func(p *actor.Process) error {
		p.OnKill(func() { panic("in OnKill") })
		return nil
	}})
	actor.Exit(sys.Root, closer, actor.Kill)
	expectLines(t, "the log", book.lines(""),
		"WARN nil message dropped pid="+pid.Id,
		fmt.Sprintf("WARN unexpected message pid=%s message=12", base.Id),
		fmt.Sprintf("ERROR panic in an OnKill function pid=%s panic=in OnKill", closer.Id))
}

// A plain actor that was spawned by a process and panics is reported as well.
func TestPlainReport(t *testing.T) {
	sys, book := booked()
	me := start(t, sys.Root, &server{init: trap})
	pid := in(t, sys.Root, me, func(p *actor.Process) *actor.PID {
		pid, err := p.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
			if ctx.Message() == "crash" {
				panic("told to")
			}
		}))
		if err != nil {
			t.Error(err)
		}
		return pid
	})
	down := watch(t, sys.Root, pid)
	sys.Root.Send(pid, "crash")
	get(t, down)
	expectLines(t, "the log", book.lines("", "pid", "reason"), "ERROR actor terminated pid="+pid.Id+" reason=panic: told to")
}
