package actor_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
)

// facts is the stage of one fact: a process that traps exits and keeps what it
// is told, in a bubble with its own clock, where quiescence is certain.
type facts struct {
	t   *testing.T
	sys *actor.System
	me  *actor.PID
	mu  sync.Mutex
	log []string
}

// note writes down a result.
func (x *facts) note(format string, args ...any) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.log = append(x.log, fmt.Sprintf(format, args...))
}

// take takes the results so far.
func (x *facts) take() []string {
	x.settle()
	x.mu.Lock()
	defer x.mu.Unlock()
	log := x.log
	x.log = nil
	return log
}

// settle waits until nothing happens any more. Time does not pass.
func (x *facts) settle() { synctest.Wait() }

// do runs f in the process and settles.
func (x *facts) do(f func(p *actor.Process)) {
	x.t.Helper()
	if _, err := actor.Call(x.sys.Root, x.me, func(p *actor.Process) any { f(p); return nil }, actor.Infinity); err != nil {
		x.t.Fatal(err)
	}
	x.settle()
}

func (x *facts) linked(s actor.GenServer) (pid *actor.PID) {
	x.t.Helper()
	x.do(func(p *actor.Process) {
		var err error
		if pid, err = actor.StartLink(p, s, actor.Options{}); err != nil {
			x.t.Error(err)
		}
	})
	return pid
}

// result notes the error of a call, or what it returned.
func (x *facts) result(v any, err error) {
	x.t.Helper()
	if err != nil {
		v = why(err)
	}
	x.note("%v", v)
}

func (x *facts) alive(pid *actor.PID) { x.note("alive %v", actor.IsAlive(x.sys.Root, pid)) }

// dead is a process that has ended.
func (x *facts) dead() *actor.PID {
	x.t.Helper()
	pid := x.alone(&server{})
	actor.Exit(x.sys.Root, pid, actor.Kill)
	return pid
}

func (x *facts) alone(s actor.GenServer) *actor.PID {
	x.t.Helper()
	pid, err := actor.Start(x.sys.Root, s, actor.Options{})
	if err != nil {
		x.t.Fatal(err)
	}
	return pid
}

// why shows a reason as the facts are written.
func why(err error) string {
	var pe *actor.PanicError
	var ce *actor.CallError
	var se *actor.ShutdownError
	var taken *actor.AlreadyStartedError
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, actor.ErrCallingSelf):
		return "calling_self"
	case errors.As(err, &ce):
		return why(ce.Reason)
	case errors.As(err, &se):
		return fmt.Sprintf("{shutdown,%v}", se.Value)
	case errors.As(err, &taken):
		return "already_started"
	case errors.As(err, &pe):
		return fmt.Sprintf("{%v,stack}", pe.Value)
	}
	return err.Error()
}

// gs is the server of the facts: it tells the stage what happens to it.
func (x *facts) gs(init func(p *actor.Process) error) *server {
	tell := func(p *actor.Process, format string, args ...any) {
		_ = p.Send(x.me, fmt.Sprintf(format, args...))
	}
	return &server{
		init: init,
		call: func(p *actor.Process, from actor.From, req any) (any, error) {
			switch r := req.(type) {
			case time.Duration: // later
				time.AfterFunc(r, func() { actor.Reply(from, "late") })
				return actor.NoReply, nil
			case error:
				panic(r.Error())
			}
			switch req {
			case "twice":
				actor.Reply(from, "first")
				time.AfterFunc(200*time.Millisecond, func() { actor.Reply(from, "late") })
				return actor.NoReply, nil
			case "stopreply":
				return "the_reply", actor.Normal
			case "stopnoreply":
				return nil, actor.ShutdownWith("x")
			case "throwreply":
				p.Throw("thrown", nil)
			}
			return req, nil
		},
		cast: func(p *actor.Process, msg any) error {
			switch m := msg.(type) {
			case time.Duration:
				tell(p, "armed")
				p.Timeout(m)
				return nil
			case error:
				p.ExitSelf(m)
			}
			if msg == "hold" {
				time.Sleep(hold)
				return nil
			}
			tell(p, "cast %v", msg)
			return nil
		},
		info: func(p *actor.Process, msg any) error {
			switch m := msg.(type) {
			case *actor.EXIT:
				tell(p, "info EXIT %s", why(m.Reason))
			case actor.Timeout:
				tell(p, "info timeout")
			default:
				tell(p, "info %v", m)
			}
			return nil
		},
		cont: func(p *actor.Process, v any) error { tell(p, "continue"); return nil },
		terminate: func(p *actor.Process, r error) {
			tell(p, "terminate %s", why(r))
			time.Sleep(30 * time.Millisecond)
			tell(p, "terminate_done")
		},
	}
}

// hold is how long a server is busy that is told to hold.
const hold = 200 * time.Millisecond

func trap(p *actor.Process) error { p.TrapExit(true); return nil }

var errFoo, errBar = errors.New("foo"), errors.New("bar")

// fact is one fact, as Erlang has shown it: testdata/gen_server_facts.erl has
// one of the same name, and prints the same lines.
type fact struct {
	name string
	do   func(x *facts)
	want []string
}

func allFacts() []fact {
	return slices.Concat(startFacts(), callFacts(), stopFacts(), exitFacts(), linkFacts(), timeoutFacts(), sysFacts())
}

// TestGenServerFacts checks each fact.
func TestGenServerFacts(t *testing.T) {
	for _, row := range allFacts() {
		t.Run(row.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				x := &facts{t: t, sys: newSystem(t)}
				var err error
				x.me, err = actor.Start(x.sys.Root, &server{init: trap, info: func(_ *actor.Process, msg any) error {
					switch m := msg.(type) {
					case *actor.EXIT:
						x.note("EXIT %s", why(m.Reason))
					case *actor.DOWN:
						x.note("DOWN %s", why(m.Reason))
					default:
						x.note("%v", m)
					}
					return nil
				}}, actor.Options{})
				if err != nil {
					t.Fatal(err)
				}
				row.do(x)
				if got := x.take(); !slices.Equal(got, row.want) {
					t.Errorf("got  %q\nwant %q", got, row.want)
				}
				time.Sleep(time.Second) // the dispatcher's goroutines leave
			})
		})
	}
}

// noCounterpart are the facts that have no row, and why.
var noCounterpart = map[string]string{
	"start_link, init returns rubbish: bad_return_value": "it does not compile: Init returns an error",
	"a callback returns rubbish: bad_return_value":       "it does not compile: a callback's results have types",
}

// TestFactsInErlang lets Erlang show its facts, and compares them with the rows.
func TestFactsInErlang(t *testing.T) {
	for _, tool := range []string{"erl", "erlc"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatalf("Erlang is needed: %v", err)
			}
			t.Skipf("compares with Erlang, which is not installed: %v", err)
		}
	}
	dir := t.TempDir()
	if out, err := exec.Command("erlc", "-o", dir, "testdata/gen_server_facts.erl").CombinedOutput(); err != nil {
		t.Fatalf("erlc: %v\n%s", err, out)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "erl", "+S", "1:1", "-noshell", "-pa", dir, "-s", "gen_server_facts", "main")
	cmd.Dir = dir // for a crash dump
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("erl: %v\n%s", err, out)
	}
	shown := map[string][]string{}
	for _, part := range strings.Split("\n"+string(out), "\n= ")[1:] {
		lines := strings.Split(strings.TrimSuffix(part, "\n"), "\n")
		if _, ok := shown[lines[0]]; ok {
			t.Errorf("Erlang shows it twice: %s", lines[0])
		}
		shown[lines[0]] = lines[1:]
	}
	for _, row := range allFacts() {
		lines, ok := shown[row.name]
		switch {
		case !ok:
			t.Errorf("Erlang does not show it: %s", row.name)
		case !slices.Equal(lines, row.want):
			t.Errorf("%s\nErlang %q\nrow    %q", row.name, lines, row.want)
		}
		delete(shown, row.name)
	}
	for name := range noCounterpart {
		if _, ok := shown[name]; !ok {
			t.Errorf("Erlang does not show it: %s", name)
		}
		delete(shown, name)
	}
	for name, lines := range shown {
		t.Errorf("no row: %s: %q", name, lines)
	}
}
