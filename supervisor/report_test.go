package supervisor

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
)

// records makes a system and gives the records of its log, without what changes.
func records() (*actor.System, func() []string) {
	var text bytes.Buffer
	h := slog.NewTextHandler(&text, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		switch a.Key { // of a crash report, what it says of pointers
		case slog.TimeKey, "last_message", "state":
			return slog.Attr{}
		}
		return a
	}})
	return actor.NewSystem(actor.WithLogger(slog.New(h))), func() []string {
		synctest.Wait()
		lines := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
		text.Reset()
		return lines
	}
}

// TestReportLog: what a report holds in the log, for each context, beside the
// process's own crash report. A child that ends in order makes none, unless it
// is permanent.
func TestReportLog(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys, logged := records()
		c, l := sys.Root, &log{}
		named := func(id string, set func(*ChildSpec, *worker)) ChildSpec {
			s, w := ChildSpec{ID: id}, &worker{name: id, log: l}
			set(&s, w)
			s.Start = func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
				again := *w
				return actor.StartLink(p, &again, actor.Options{Name: id, StartInfo: info})
			}
			return s
		}
		sup, err := Start(c, Spec{Name: "sup", Intensity: 2, Children: []ChildSpec{
			named("perm", func(*ChildSpec, *worker) {}),
			named("trans", func(s *ChildSpec, _ *worker) { s.Restart = actor.Transient }),
			named("hang", func(s *ChildSpec, w *worker) {
				s.Restart, s.Shutdown, w.hang = actor.Temporary, actor.ShutdownAfter(time.Second), true
			}),
			AsChild("mid", Spec{Name: "mid"}),
		}})
		if err != nil {
			t.Fatal(err)
		}
		end := func(name string, reason error) {
			_ = actor.Cast(c, actor.WhereIs(c, name), func(*actor.Process) error { return reason })
		}
		const about = `level=ERROR msg="supervisor report" supervisor=sup#1 `
		end("trans", actor.Normal)
		expect(t, "a transient child ends in order", logged(), "")

		end("perm", actor.Normal)
		expect(t, "a permanent child ends in order", logged(),
			about+`context=child_terminated reason=normal offender.id=perm offender.pid=perm#2 offender.restart_type=permanent offender.shutdown=5s offender.child_type=worker`)

		bad := ChildSpec{ID: "bad", Shutdown: actor.BrutalKill, Start: func(*actor.Process, actor.StartInfo) (*actor.PID, error) { return nil, errX }}
		if _, err := StartChild(c, sup, bad); err == nil {
			t.Error("a child that does not start was started")
		}
		expect(t, "a child does not start", logged(),
			about+`context=start_error reason=x offender.id=bad offender.restart_type=permanent offender.shutdown=brutal_kill offender.child_type=worker`)

		if err := TerminateChild(c, sup, "hang"); err != nil {
			t.Fatal(err)
		}
		expect(t, "a child does not stop in time", logged(),
			about+`context=shutdown_error reason=killed offender.id=hang offender.pid=hang#4 offender.restart_type=temporary offender.shutdown=1s offender.child_type=worker`)

		actor.Exit(c, actor.WhereIs(c, "mid"), actor.Kill)
		expect(t, "a supervisor is killed", logged(),
			about+`context=child_terminated reason=killed offender.id=mid offender.pid=mid#5 offender.restart_type=permanent offender.shutdown=infinity offender.child_type=supervisor`)

		end("perm", errX)
		expect(t, "one restart too many", logged(),
			`level=ERROR msg="process terminated" pid=perm#6 reason=x name=perm`,
			about+`context=child_terminated reason=x offender.id=perm offender.pid=perm#6 offender.restart_type=permanent offender.shutdown=5s offender.child_type=worker`,
			about+`context=shutdown reason="reached the maximum restart intensity" offender.id=perm offender.restart_type=permanent offender.shutdown=5s offender.child_type=worker`)
		if actor.IsAlive(c, sup) {
			t.Error("the supervisor lives")
		}
	})
}
