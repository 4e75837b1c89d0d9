package supervisor

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
)

// TestTree: the print shows each process, below its supervisor and in start
// order: its PID or why it has none, since when it runs, how often it was
// restarted; and zombies with the time since they died.
func TestTree(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, l := newSystem().Root, &log{}
		release, refuse, again := make(chan struct{}), make(chan struct{}), make(chan struct{})
		starts := 0
		flaky := ChildSpec{ID: "flaky", Start: func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
			switch starts++; starts {
			case 1:
				return actor.StartLink(p, &worker{name: "flaky", log: l}, actor.Options{Name: "flaky"})
			case 2:
				<-refuse
			case 3:
				<-again
			}
			return nil, errX
		}}
		done := l.spec("done")
		done.Restart = actor.Transient
		plain := actor.PropsChild("plain", actor.PropsFromFunc(func(actor.Context) {}))
		session := ChildSpec{ID: "session", Start: func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
			return actor.StartLink(p, &worker{name: "s", log: l}, actor.Options{Name: info.Args.(string)})
		}}
		sup, err := Start(c, Spec{Name: "top", Intensity: 5, Children: []ChildSpec{
			AsChild("mid", Spec{Name: "mid", Children: []ChildSpec{l.spec("a"), done}}),
			AsChild("dynamic", Spec{Name: "dynamic", Strategy: SimpleOneForOne, Children: []ChildSpec{session}}),
			l.spec("b"), plain, flaky,
		}})
		if err != nil {
			t.Fatal(err)
		}
		check := func(what, want string) {
			t.Helper()
			tree, err := Tree(c, sup)
			if err != nil {
				t.Fatal(err)
			}
			if got := tree.String(); got != want {
				t.Errorf("%s:\n%s\nwant:\n%s", what, got, want)
			}
		}
		check("just started", `supervisor top#1
  mid supervisor mid#2
    a worker p#3
    done worker p#4
  dynamic supervisor dynamic#5
  b worker p#6
  plain worker plain#7
  flaky worker flaky#8
`)

		// A second later b is killed in a callback, which goes on; done ends.
		b := pidOf(t, c, sup, "b")
		_ = actor.Cast(c, b, func(*actor.Process) error { <-release; return nil })
		time.Sleep(time.Second)
		actor.Exit(c, b, actor.Kill)
		synctest.Wait()
		_ = actor.Cast(c, pidOf(t, c, actor.WhereIs(c, "mid"), "done"), func(*actor.Process) error { return actor.Normal })
		if _, err := StartChildArgs(c, actor.WhereIs(c, "dynamic"), "ada"); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		time.Sleep(1500 * time.Millisecond)
		check("b was restarted", `supervisor top#1
  mid supervisor mid#2, up 2.5s
    a worker p#3, up 2.5s
    done worker not running
  dynamic supervisor dynamic#5, up 2.5s
    worker ada#10, up 1.5s
  b worker p#9, up 1.5s, 1 restart
  plain worker plain#7, up 2.5s
  flaky worker flaky#8, up 2.5s
zombie p#6, dead for 1.5s
`)

		// The restart of flaky is refused, and not yet tried again.
		close(release)
		actor.Exit(c, actor.WhereIs(c, "flaky"), actor.Kill)
		synctest.Wait()
		go func() { // once the supervisor has been asked
			time.Sleep(time.Nanosecond)
			close(refuse)
		}()
		check("flaky restarts", `supervisor top#1
  mid supervisor mid#2, up 2.5s
    a worker p#3, up 2.5s
    done worker not running
  dynamic supervisor dynamic#5, up 2.5s
    worker ada#10, up 1.5s
  b worker p#9, up 1.5s, 1 restart
  plain worker plain#7, up 2.5s
  flaky worker restarting
`)
		close(again)
		synctest.Wait() // the intensity ends it
		if _, err := Tree(c, sup); !errors.Is(err, actor.NoProc) {
			t.Errorf("of the dead: %v", err)
		}
	})
}

// TestTreeNoSupervisor: a child that is called a supervisor and is none, or does
// not answer because it ends, is shown without children.
func TestTreeNoSupervisor(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c := newSystem().Root
		impostor := ChildSpec{ID: "impostor", Type: actor.Supervisor, Start: func(p *actor.Process, _ actor.StartInfo) (*actor.PID, error) {
			return actor.StartLink(p, &impostor{}, actor.Options{Name: "impostor"})
		}}
		ending := ChildSpec{ID: "ending", Type: actor.Supervisor, Restart: actor.Temporary, Start: func(p *actor.Process, _ actor.StartInfo) (*actor.PID, error) {
			return actor.StartLink(p, &actor.Base{}, actor.Options{Name: "ending"}) // which ends of a call that it does not know
		}}
		sup, err := Start(c, Spec{Name: "top", Children: []ChildSpec{impostor, ending}})
		if err != nil {
			t.Fatal(err)
		}
		tree, err := Tree(c, sup)
		if err != nil {
			t.Fatal(err)
		}
		const want = `supervisor top#1
  impostor supervisor impostor#2
  ending supervisor ending#3
`
		if got := tree.String(); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		if err := Stop(c, sup); err != nil {
			t.Fatal(err)
		}
	})
}

// impostor answers whatever it is asked.
type impostor struct{ actor.Base }

func (impostor) HandleCall(*actor.Process, actor.From, any) (any, error) { return "no tree", nil }
