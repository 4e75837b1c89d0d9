package supervisor

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
)

// worker is a child that notes what happens to it. Its messages are functions
// that it runs.
type worker struct {
	actor.Base
	name string
	log  *log
	hang bool // in Terminate
}

func (w *worker) Init(p *actor.Process) error {
	p.TrapExit(true)
	restart := ""
	if p.StartInfo().Restart {
		restart = " again"
	}
	w.log.add("init " + w.name + restart)
	return nil
}

func (w *worker) HandleCast(p *actor.Process, msg any) error {
	return msg.(func(*actor.Process) error)(p)
}

func (w *worker) Terminate(p *actor.Process, reason error) {
	w.log.add("terminate " + w.name + " " + reason.Error())
	if w.hang {
		<-p.Context().Done()
	}
}

type log struct {
	mu    sync.Mutex
	lines []string
}

func (l *log) add(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, s)
}

// take takes the lines, once all is quiet.
func (l *log) take() []string {
	synctest.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	lines := l.lines
	l.lines = nil
	return lines
}

func (l *log) spec(id string) ChildSpec {
	return ChildSpec{ID: id, Start: func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
		return actor.StartLink(p, &worker{name: id, log: l}, actor.Options{StartInfo: info})
	}}
}

// bubble runs a test with a clock of its own. In the end it passes until the
// system's idle goroutines have left.
func bubble(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		f(t)
		time.Sleep(time.Hour)
	})
}

func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\ngot  %q\nwant %q", what, got, want)
	}
}

func pidOf(t *testing.T, c actor.Caller, sup *actor.PID, id string) *actor.PID {
	t.Helper()
	list, err := WhichChildren(c, sup)
	if err != nil {
		t.Fatal(err)
	}
	for _, ch := range list {
		if ch.ID == id {
			return ch.PID
		}
	}
	t.Fatalf("no child %q", id)
	return nil
}

// TestStartInfoInTrees: a supervisor that is started again tells its children
// so, and restart_child is a restart too.
func TestStartInfoInTrees(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, l := newSystem().Root, &log{}
		sup, err := Start(c, Spec{Intensity: 5, Children: []ChildSpec{
			AsChild("mid", Spec{Children: []ChildSpec{l.spec("a")}}), l.spec("b"),
		}})
		if err != nil {
			t.Fatal(err)
		}
		expect(t, "start", l.take(), "init a", "init b")
		actor.Exit(c, pidOf(t, c, sup, "mid"), actor.Kill)
		// The old one and the new one are two processes: in no order.
		got := l.take()
		slices.Sort(got)
		expect(t, "the middle is killed", got, "init a again", "terminate a killed")
		if err := TerminateChild(c, sup, "b"); err != nil {
			t.Fatal(err)
		}
		if _, err := RestartChild(c, sup, "b"); err != nil {
			t.Fatal(err)
		}
		expect(t, "restart_child", l.take(), "terminate b shutdown", "init b again")
		if err := Stop(c, sup); err != nil {
			t.Fatal(err)
		}
		expect(t, "stop", l.take(), "terminate b shutdown", "terminate a shutdown")
	})
}

// TestReports: what a report says, for each context.
func TestReports(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, l := newSystem().Root, &log{}
		var reports []Report
		hanging := l.spec("h")
		hanging.Shutdown = actor.ShutdownAfter(time.Second)
		hanging.Start = func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
			return actor.StartLink(p, &worker{name: "h", log: l, hang: true}, actor.Options{})
		}
		sup, err := Start(c, Spec{
			Intensity: NoRestarts, Children: []ChildSpec{l.spec("a"), hanging},
			Report: func(r Report) { reports = append(reports, r) },
		})
		if err != nil {
			t.Fatal(err)
		}
		var failed *StartError
		bad := ChildSpec{ID: "bad", Start: func(*actor.Process, actor.StartInfo) (*actor.PID, error) { return nil, errX }}
		if _, err := StartChild(c, sup, bad); !errors.As(err, &failed) || failed.ID != "bad" || !errors.Is(err, errX) {
			t.Errorf("StartChild: %v", err)
		}
		a := pidOf(t, c, sup, "a")
		begin := time.Now()
		_ = actor.Cast(c, a, func(*actor.Process) error { return errX })
		if _, err := actor.Await(c, sup, time.Minute); err != nil {
			t.Fatal(err)
		}
		if d := time.Since(begin); d != time.Second {
			t.Errorf("the hanging child was given %v, not 1 s", d)
		}
		var got []string
		for _, r := range reports {
			got = append(got, r.Context.String()+" "+r.Child+" "+r.Reason.Error())
			if !r.Supervisor.Equal(sup) {
				t.Errorf("report of %v", r.Supervisor)
			}
		}
		expect(t, "reports", got, "start_error bad x", "child_terminated a x", "shutdown a "+ErrIntensity.Error(), "shutdown_error h killed")
		synctest.Wait()
	})
}

// TestPlainChild: a protoactor actor that panics is restarted by the supervisor,
// and by nobody else.
func TestPlainChild(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, l := newSystem().Root, &log{}
		props := actor.PropsFromFunc(func(ctx actor.Context) {
			switch m := ctx.Message().(type) {
			case *actor.Started:
				l.add("started")
			case string:
				panic(m)
			}
		})
		sup, err := Start(c, Spec{Children: []ChildSpec{actor.PropsChild("plain", props)}})
		if err != nil {
			t.Fatal(err)
		}
		first := pidOf(t, c, sup, "plain")
		if err := actor.Send(c, first, "boom"); err != nil {
			t.Fatal(err)
		}
		expect(t, "a panic", l.take(), "started", "started")
		if second := pidOf(t, c, sup, "plain"); second.Equal(first) {
			t.Error("it is the same incarnation")
		}
		if err := Stop(c, sup); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
	})
}

// TestSpecErrors: what is wrong is said before anything starts.
func TestSpecErrors(t *testing.T) {
	c := newSystem().Root
	for _, tt := range []struct {
		child, field string
		spec         Spec
	}{
		{"", "Strategy", Spec{Strategy: 9}},
		{"", "Intensity", Spec{Intensity: -2}},
		{"", "Period", Spec{Period: -1}},
		{"", "AutoShutdown", Spec{AutoShutdown: 9}},
		{"", "Children", Spec{Strategy: SimpleOneForOne}},
		{"", "AutoShutdown", Spec{Strategy: SimpleOneForOne, AutoShutdown: AnySignificant, Children: []ChildSpec{{ID: "x", Start: noStart}}}},
		{"", "child's ID", Spec{Children: []ChildSpec{{Start: noStart}}}},
		{"x", "Start", Spec{Children: []ChildSpec{{ID: "x"}}}},
		{"x", "ID", Spec{Children: []ChildSpec{{ID: "x", Start: noStart}, {ID: "x", Start: noStart}}}},
		{"x", "Restart", Spec{Children: []ChildSpec{{ID: "x", Start: noStart, Restart: 9}}}},
		{"x", "Type", Spec{Children: []ChildSpec{{ID: "x", Start: noStart, Type: 9}}}},
		{"x", "Shutdown", Spec{Children: []ChildSpec{{ID: "x", Start: noStart, Shutdown: actor.ShutdownAfter(-1)}}}},
		{"x", "Significant with AutoShutdown", Spec{Children: []ChildSpec{{ID: "x", Start: noStart, Significant: true}}}},
		{"x", "Significant with Restart", Spec{AutoShutdown: AnySignificant, Children: []ChildSpec{{ID: "x", Start: noStart, Significant: true}}}},
	} {
		_, err := Start(c, tt.spec)
		var bad *SpecError
		if !errors.As(err, &bad) || bad.Child != tt.child || bad.Field != tt.field {
			t.Errorf("want %q of child %q: %v", tt.field, tt.child, err)
		}
	}
}
