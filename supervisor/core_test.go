package supervisor

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
)

// desk is a core whose actions are written down, and whose starts are answered:
// with a PID, unless the child is in fail.
type desk struct {
	core   *core
	now    time.Time
	starts map[string]int
	fail   map[string][]error // what the next starts of a child return
	out    []string
	retry  []*child
}

func newDesk(spec Spec) *desk {
	d := &desk{now: time.Unix(1000, 0), starts: map[string]int{}, fail: map[string][]error{}}
	for i := range spec.Children {
		spec.Children[i].Start = noStart
	}
	d.core = newCore(&spec, actor.StartInfo{})
	return d
}

func noStart(*actor.Process, actor.StartInfo) (*actor.PID, error) { panic("the core starts nothing") }

// give gives the core an event and returns what it has done then.
func (d *desk) give(ev event) string {
	d.out = nil
	for ev != nil {
		acts := d.core.handle(ev)
		ev = nil
		for _, a := range acts {
			if ev != nil {
				panic("an action after a start")
			}
			switch a := a.(type) {
			case actStart:
				ev = d.start(a)
			case actStop:
				d.note("stop %s", a.stop.pid.Id)
			case actStopAll:
				var ids []string
				for _, st := range a.stops {
					ids = append(ids, st.pid.Id)
				}
				slices.Sort(ids)
				d.note("stop all %v", ids)
			case actRetry:
				d.note("retry %s", a.child.spec.ID)
				d.retry = append(d.retry, a.child)
			case actReport:
				d.note("report %v", a.context)
			case actReply:
				d.note("reply %v", a.err)
			case actExit:
				d.note("exit %v", a.reason)
			}
		}
	}
	return strings.Join(d.out, ", ")
}

func (d *desk) note(format string, args ...any) { d.out = append(d.out, fmt.Sprintf(format, args...)) }

func (d *desk) start(a actStart) event {
	id := a.child.spec.ID
	if args, ok := a.child.info.Args.(string); ok {
		id = args
	}
	d.starts[id]++
	name := fmt.Sprintf("%s%d", id, d.starts[id])
	again := ""
	if a.child.info.Restart {
		again = " again"
	}
	if f := d.fail[id]; len(f) > 0 {
		d.fail[id] = f[1:]
		if f[0] != nil {
			d.note("start %s%s: %v", name, again, f[0])
			return evStarted{nil, f[0], d.now}
		}
	}
	d.note("start %s%s", name, again)
	return evStarted{&actor.PID{Id: name}, nil, d.now}
}

func (d *desk) down(pid string, reason error) string {
	return d.give(evDown{&actor.PID{Id: pid}, reason, d.now})
}

// kid is a specification: its ID and what is set.
func kid(id string, set ...func(*ChildSpec)) ChildSpec {
	s := ChildSpec{ID: id}
	for _, f := range set {
		f(&s)
	}
	return s
}

func transient(s *ChildSpec)   { s.Restart = actor.Transient }
func temporary(s *ChildSpec)   { s.Restart = actor.Temporary }
func significant(s *ChildSpec) { s.Significant = true }

var errX = errors.New("x")

func three(st Strategy) Spec {
	return Spec{Strategy: st, Intensity: 3, Children: []ChildSpec{kid("a"), kid("b"), kid("t", temporary), kid("c")}}
}

// TestRestartTypes is the matrix of restart types and exit reasons.
func TestRestartTypes(t *testing.T) {
	const restart, none = "start x2 again", ""
	for _, c := range []struct {
		restart actor.Restart
		reason  error
		want    string
	}{
		{actor.Permanent, actor.Normal, "report child_terminated, " + restart},
		{actor.Permanent, actor.Shutdown, "report child_terminated, " + restart},
		{actor.Permanent, actor.ShutdownWith(1), "report child_terminated, " + restart},
		{actor.Permanent, errX, "report child_terminated, " + restart},
		{actor.Transient, actor.Normal, none},
		{actor.Transient, actor.Shutdown, none},
		{actor.Transient, actor.ShutdownWith(1), none},
		{actor.Transient, errX, "report child_terminated, " + restart},
		{actor.Transient, actor.Killed, "report child_terminated, " + restart},
		{actor.Temporary, actor.Normal, none},
		{actor.Temporary, actor.ShutdownWith(1), none},
		{actor.Temporary, errX, "report child_terminated"},
	} {
		t.Run(fmt.Sprintf("%v/%v", c.restart, c.reason), func(t *testing.T) {
			d := newDesk(Spec{Children: []ChildSpec{{ID: "x", Restart: c.restart}}})
			d.give(evInit{})
			if got := d.down("x1", c.reason); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if kept := d.core.byID["x"] != nil; kept != (c.restart != actor.Temporary) {
				t.Errorf("the record is kept: %v", kept)
			}
		})
	}
}

// TestStrategies: who is stopped, in which order, and who is started again.
func TestStrategies(t *testing.T) {
	for st, want := range map[Strategy]string{
		OneForOne:  "report child_terminated, start b2 again",
		OneForAll:  "report child_terminated, stop c1, stop t1, stop a1, start a2 again, start b2 again, start c2 again",
		RestForOne: "report child_terminated, stop c1, stop t1, start b2 again, start c2 again",
	} {
		d := newDesk(three(st))
		if got := d.give(evInit{}); got != "start a1, start b1, start t1, start c1" {
			t.Errorf("%v: init: %s", st, got)
		}
		if got := d.down("b1", errX); got != want {
			t.Errorf("%v:\ngot  %s\nwant %s", st, got, want)
		}
		if got := d.down("b1", errX); got != "" {
			t.Errorf("%v: an end of a former incarnation: %s", st, got)
		}
		if got := d.give(evDown{nil, errX, d.now}); got != "" {
			t.Errorf("%v: an end of nobody: %s", st, got)
		}
	}
}

// TestStartRollback: those that were started are stopped in reverse.
func TestStartRollback(t *testing.T) {
	d := newDesk(three(OneForOne))
	d.fail["c"] = []error{errX}
	want := `start a1, start b1, start t1, start c1: x, report start_error, stop t1, stop b1, stop a1, exit shutdown: start child "c": x`
	if got := d.give(evInit{}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestFailedRestart: a restart that fails is tried again by a message, and each
// try counts.
func TestFailedRestart(t *testing.T) {
	steps := map[Strategy][]string{
		OneForOne: {
			"report child_terminated, start a2 again: x, report start_error, retry a",
			"start a3 again: x, report start_error, retry a",
			"start a4 again: x, report start_error, retry a",
			"report shutdown, exit shutdown",
		},
		// The one that did not start is the one that the next try is about.
		OneForAll: {
			"report child_terminated, stop c1, stop t1, stop b1, start a2 again: x, report start_error, retry a",
			"start a3 again: x, report start_error, retry a",
			"start a4 again: x, report start_error, retry a",
			"report shutdown, exit shutdown",
		},
	}
	for st, want := range steps {
		d := newDesk(three(st))
		d.give(evInit{})
		d.fail["a"] = []error{errX, errX, errX, errX}
		got := []string{d.down("a1", errX)}
		for range 3 {
			got = append(got, d.give(evRetry{d.retry[len(d.retry)-1], d.now}))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v:\ngot  %q\nwant %q", st, got, want)
		}
	}
}

// TestOtherFails: what happens if a sibling does not start again.
func TestOtherFails(t *testing.T) {
	for st, want := range map[Strategy]string{
		OneForAll:  "stop a2, start a3 again, start b3 again, start c2 again",
		RestForOne: "start b3 again, start c2 again",
	} {
		d := newDesk(three(st))
		d.give(evInit{})
		d.fail["b"] = []error{errX}
		d.down("a1", errX)
		if b := d.core.byID["b"]; b.status != restarting {
			t.Errorf("%v: b is not restarting", st)
		}
		if got := d.give(evRetry{d.retry[0], d.now}); got != want {
			t.Errorf("%v:\ngot  %s\nwant %s", st, got, want)
		}
		if got := d.give(evRetry{d.retry[0], d.now}); got != "" {
			t.Errorf("%v: a retry that is out of date: %s", st, got)
		}
	}
}

// TestIntensity: the window is inclusive, and counts restarts, not children.
func TestIntensity(t *testing.T) {
	const over = "report child_terminated, report shutdown, exit shutdown"
	for _, c := range []struct {
		name      string
		intensity int
		gaps      []time.Duration // before each end
		want      int             // ends survived
	}{
		{"default", 0, []time.Duration{0, 0}, 1},
		{"none", NoRestarts, []time.Duration{0}, 0},
		{"two", 2, []time.Duration{0, 0, 0}, 2},
		{"at the bound", 1, []time.Duration{0, 5 * time.Second}, 1},
		{"past the bound", 1, []time.Duration{0, 5*time.Second + 1, 5*time.Second + 1}, 3},
		{"the window slides", 2, []time.Duration{0, 3 * time.Second, 3 * time.Second, 1 * time.Second}, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(Spec{Intensity: c.intensity, Children: []ChildSpec{kid("a")}})
			d.give(evInit{})
			survived := 0
			for i, gap := range c.gaps {
				d.now = d.now.Add(gap)
				if d.down(fmt.Sprintf("a%d", i+1), errX) == over {
					break
				}
				survived++
			}
			if survived != c.want {
				t.Errorf("survived %d ends, want %d", survived, c.want)
			}
		})
	}
	d := newDesk(three(OneForAll))
	d.give(evInit{})
	for i := range 3 {
		if got := d.down(fmt.Sprintf("c%d", i+1), errX); strings.Contains(got, "exit") {
			t.Errorf("end %d of 3: %s", i+1, got)
		}
	}
}

// TestIgnore: which records are kept.
func TestIgnore(t *testing.T) {
	d := newDesk(Spec{Children: []ChildSpec{kid("p"), kid("t", transient), kid("x", temporary)}})
	for _, id := range []string{"p", "t", "x"} {
		d.fail[id] = []error{actor.ErrIgnore}
	}
	d.give(evInit{})
	if len(d.core.children) != 2 || d.core.byID["x"] != nil || d.core.byID["p"].status != undefined {
		t.Errorf("kept %d records", len(d.core.children))
	}
	if got := d.give(evRestartChild{d.core.byID["p"]}); got != "start p2 again, reply <nil>" {
		t.Errorf("restart_child: %s", got)
	}
	d.fail["p"] = []error{actor.ErrIgnore}
	if got := d.down("p2", errX); got != "report child_terminated, start p3 again: ignore" {
		t.Errorf("ignore on a restart: %s", got)
	}
}

// TestStopped: what does not run is started with the others again, even what
// terminate_child stopped.
func TestStopped(t *testing.T) {
	d := newDesk(Spec{Strategy: OneForAll, Intensity: 3, Children: []ChildSpec{kid("a"), kid("b", transient), kid("c")}})
	d.give(evInit{})
	d.down("b1", actor.Normal)
	if got := d.give(evTerminateChild{d.core.byID["c"]}); got != "stop c1, reply <nil>" {
		t.Errorf("terminate_child: %s", got)
	}
	if got := d.give(evTerminateChild{d.core.byID["c"]}); got != "reply <nil>" {
		t.Errorf("terminate_child again: %s", got)
	}
	want := "report child_terminated, start a2 again, start b2 again, start c2 again"
	if got := d.down("a1", errX); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestAutoShutdown: only an end of its own counts, and one that is being
// restarted is not at its end.
func TestAutoShutdown(t *testing.T) {
	two := func(auto AutoShutdown, st Strategy) *desk {
		d := newDesk(Spec{AutoShutdown: auto, Strategy: st, Intensity: 3, Children: []ChildSpec{
			kid("a", transient, significant), kid("b", temporary, significant), kid("c"),
		}})
		d.give(evInit{})
		return d
	}
	if got := two(AnySignificant, OneForOne).down("a1", actor.Normal); got != "exit shutdown" {
		t.Errorf("any: %s", got)
	}
	if got := two(AnySignificant, OneForOne).down("b1", errX); got != "report child_terminated, exit shutdown" {
		t.Errorf("any, temporary: %s", got)
	}
	d := two(AllSignificant, OneForOne)
	if got := d.down("a1", actor.Normal); got != "" {
		t.Errorf("all, the first: %s", got)
	}
	if got := d.down("b1", actor.Normal); got != "exit shutdown" {
		t.Errorf("all, the last: %s", got)
	}
	d = two(AllSignificant, OneForOne)
	d.fail["a"] = []error{errX}
	d.down("a1", errX)
	if got := d.down("b1", actor.Normal); got != "" {
		t.Errorf("all, while one is being restarted: %s", got)
	}
	d = two(AnySignificant, OneForOne)
	if got := d.give(evTerminateChild{d.core.byID["a"]}); got != "stop a1, reply <nil>" {
		t.Errorf("terminate_child: %s", got)
	}
	d = two(AnySignificant, OneForAll)
	if got := d.down("c1", errX); strings.Contains(got, "exit") {
		t.Errorf("stopped as a sibling: %s", got)
	}
}

// TestRestarting: what is refused while a restart is tried again.
func TestRestarting(t *testing.T) {
	d := newDesk(Spec{Intensity: 5, Children: []ChildSpec{kid("a")}})
	d.give(evInit{})
	d.fail["a"] = []error{errX}
	d.down("a1", errX)
	a := d.core.byID["a"]
	for _, c := range []struct {
		ev   event
		want error
	}{
		{evRestartChild{a}, ErrRestarting}, {evDeleteChild{a}, ErrRestarting},
		{evStartChild{ChildSpec{ID: "a", Start: noStart}}, ErrAlreadyPresent}, {evTerminateChild{a}, nil},
		{evDeleteChild{a}, nil},
	} {
		if got, want := d.give(c.ev), fmt.Sprintf("reply %v", c.want); got != want {
			t.Errorf("%T: %s, want %s", c.ev, got, want)
		}
	}
	if got := d.give(evRetry{a, d.now}); got != "" {
		t.Errorf("a retry after terminate_child: %s", got)
	}
}

// TestSimple: dynamic children.
func TestSimple(t *testing.T) {
	d := newDesk(Spec{Strategy: SimpleOneForOne, Intensity: 5, Children: []ChildSpec{kid("tmpl", transient)}})
	if got := d.give(evInit{}); got != "" {
		t.Errorf("init: %s", got)
	}
	for _, id := range []string{"x", "y", "z"} {
		if got := d.give(evStartArgs{id}); got != "start "+id+"1, reply <nil>" {
			t.Errorf("start: %s", got)
		}
	}
	if got := d.down("x1", errX); got != "report child_terminated, start x2 again" {
		t.Errorf("restart: %s", got)
	}
	d.fail["y"] = []error{actor.ErrIgnore}
	d.down("y1", errX)
	if len(d.core.dynamic) != 2 {
		t.Errorf("%d children after an ignore, want 2", len(d.core.dynamic))
	}
	d.down("z1", actor.Normal)
	if got := d.give(evStartChild{kid("q")}); got != "reply "+ErrSimple.Error() {
		t.Errorf("start_child: %s", got)
	}
	if got := d.give(evTerminate{}); got != "stop all [x2]" {
		t.Errorf("terminate: %s", got)
	}
}

// TestRestartedSupervisor: a supervisor that was started again tells its
// children so, for every start.
func TestRestartedSupervisor(t *testing.T) {
	d := newDesk(Spec{})
	d.core = newCore(&Spec{Children: []ChildSpec{kid("a")}}, actor.StartInfo{Restart: true})
	if got := d.give(evInit{}); got != "start a1 again" {
		t.Errorf("init: %s", got)
	}
	if got := d.give(evStartChild{ChildSpec{ID: "b", Start: noStart}}); got != "start b1 again, reply <nil>" {
		t.Errorf("start_child: %s", got)
	}
}
