package actor_test

import (
	"errors"
	"fmt"
	"slices"
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
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &ce):
		return why(ce.Reason)
	case errors.As(err, &se):
		return fmt.Sprintf("{shutdown,%v}", se.Value)
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
			if d, ok := msg.(time.Duration); ok {
				tell(p, "armed")
				p.Timeout(d)
				return nil
			}
			if msg == "slow" {
				time.Sleep(200 * time.Millisecond)
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

func trap(p *actor.Process) error { p.TrapExit(true); return nil }

// TestGenServerFacts checks each fact that real OTP showed. Two of them have
// no counterpart: a bad return of a callback does not compile here.
func TestGenServerFacts(t *testing.T) {
	foo, bar := errors.New("foo"), errors.New("bar")
	var table = []struct {
		fact string
		do   func(x *facts)
		want []string
	}{
		{"start_link init {stop,eperm}: the error, and the exit signal", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, err := actor.StartLink(p, x.gs(func(*actor.Process) error { return errors.New("eperm") }), actor.Options{})
				x.note("%s", why(err))
			})
		}, []string{"eperm", "EXIT eperm"}},
		{"start_link init crash: the error, and the exit signal", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, err := actor.StartLink(p, x.gs(func(*actor.Process) error { panic("boom") }), actor.Options{})
				x.note("%s", why(err))
			})
		}, []string{"{boom,stack}", "EXIT {boom,stack}"}},
		{"start_link init ignore: the signal is normal", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, err := actor.StartLink(p, x.gs(func(*actor.Process) error { return actor.ErrIgnore }), actor.Options{})
				x.note("%s", why(err))
			})
		}, []string{"ignore", "EXIT normal"}},
		{"start init {stop,eperm}: the error only", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, err := actor.Start(p, x.gs(func(*actor.Process) error { return errors.New("eperm") }), actor.Options{})
				x.note("%s", why(err))
			})
		}, []string{"eperm"}},
		{"start_link {timeout,100} slow init: timeout, no signal", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, err := actor.StartLink(p, x.gs(func(*actor.Process) error { time.Sleep(500 * time.Millisecond); return nil }),
					actor.Options{Timeout: 100 * time.Millisecond})
				x.note("%s", why(err))
			})
			time.Sleep(time.Second)
		}, []string{"timeout"}},
		{"name taken: already_started", func(x *facts) {
			first, _ := actor.Start(x.sys.Root, x.gs(nil), actor.Options{Name: "nm"})
			_, err := actor.Start(x.sys.Root, x.gs(nil), actor.Options{Name: "nm"})
			var taken *actor.AlreadyStartedError
			x.note("%v", errors.As(err, &taken) && taken.PID.Equal(first))
		}, []string{"true"}},
		{"start_monitor of a failing init: the error, no DOWN", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, _, err := actor.StartMonitor(p, x.gs(func(*actor.Process) error { return errors.New("x") }), actor.Options{})
				x.note("%s", why(err))
			})
		}, []string{"x"}},
		{"{stop,R,Reply,S}: terminate runs first, then the reply", func(x *facts) {
			a := x.alone(x.gs(nil))
			v, err := actor.Call(x.sys.Root, a, "stopreply", 0)
			x.settle()
			x.note("%v %v", v, err)
		}, []string{"terminate normal", "terminate_done", "the_reply <nil>"}},
		{"call timeout; the late reply is dropped", func(x *facts) {
			b := x.alone(x.gs(nil))
			x.do(func(p *actor.Process) {
				_, err := actor.Call(p, b, 100*time.Millisecond, 30*time.Millisecond)
				x.note("%s", why(err))
			})
			time.Sleep(200 * time.Millisecond)
		}, []string{"timeout"}},
		{"call dead: noproc", func(x *facts) {
			a := x.alone(x.gs(nil))
			actor.Exit(x.sys.Root, a, actor.Kill)
			_, err := actor.Call(x.sys.Root, a, "x", 0)
			x.note("%s", why(err))
		}, []string{"noproc"}},
		{"call unknown name: noproc", func(x *facts) {
			_, err := actor.Call(x.sys.Root, actor.NamePID(x.sys.Root, "nosuch"), "x", 0)
			x.note("%s", why(err))
		}, []string{"noproc"}},
		{"call self: calling_self", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, err := actor.Call(p, x.me, "x", 0)
				x.note("%s", why(err))
			})
		}, []string{"calling self"}},
		{"server crashes in call: the caller gets the reason", func(x *facts) {
			b := x.alone(x.gs(nil))
			_, err := actor.Call(x.sys.Root, b, errBoom, 0)
			x.settle()
			x.note("%s", why(err))
		}, []string{"terminate {boom,stack}", "terminate_done", "{boom,stack}"}},
		{"throw({reply,..}) is the return value", func(x *facts) {
			b := x.alone(x.gs(nil))
			v, err := actor.Call(x.sys.Root, b, "throwreply", 0)
			x.note("%v %v %v", v, err, actor.IsAlive(x.sys.Root, b))
		}, []string{"thrown <nil> true"}},
		{"{stop,R,S} without reply: the caller gets the reason", func(x *facts) {
			b := x.alone(x.gs(nil))
			_, err := actor.Call(x.sys.Root, b, "stopnoreply", 0)
			x.settle()
			x.note("%s", why(err))
		}, []string{"terminate {shutdown,x}", "terminate_done", "{shutdown,x}"}},
		{"cast to the dead and to an unknown name: ok", func(x *facts) {
			a := x.alone(x.gs(nil))
			actor.Exit(x.sys.Root, a, actor.Kill)
			x.note("%v %v", actor.Cast(x.sys.Root, a, "x"), actor.Cast(x.sys.Root, actor.NamePID(x.sys.Root, "nosuch"), "x"))
		}, []string{"<nil> <nil>"}},
		{"stop(P) of a process that does not trap: terminate runs", func(x *facts) {
			c := x.alone(x.gs(nil))
			err := actor.Stop(x.sys.Root, c, nil, 0)
			x.settle()
			x.note("%s", why(err))
		}, []string{"terminate normal", "terminate_done", "ok"}},
		{"stop(dead): noproc", func(x *facts) {
			c := x.alone(x.gs(nil))
			actor.Exit(x.sys.Root, c, actor.Kill)
			x.note("%s", why(actor.Stop(x.sys.Root, c, nil, 0)))
		}, []string{"noproc"}},
		{"stop(P,foo,50) of a busy process: timeout, it stops later", func(x *facts) {
			c := x.alone(x.gs(nil))
			_ = actor.Cast(x.sys.Root, c, "slow")
			err := actor.Stop(x.sys.Root, c, foo, 50*time.Millisecond)
			x.note("%s alive %v", why(err), actor.IsAlive(x.sys.Root, c))
			time.Sleep(time.Second)
		}, []string{"timeout alive true", "terminate foo", "terminate_done"}},
		{"stop(P,foo,infinity): ok", func(x *facts) {
			c := x.alone(x.gs(nil))
			err := actor.Stop(x.sys.Root, c, foo, actor.Infinity)
			x.settle()
			x.note("%s", why(err))
		}, []string{"terminate foo", "terminate_done", "ok"}},

		{"parent exit(normal), not trapping: ignored", parentExit(nil, actor.Normal), []string{"alive true"}},
		{"parent exit(shutdown), not trapping: no terminate", parentExit(nil, actor.Shutdown), []string{"EXIT shutdown", "alive false"}},
		{"parent exit(foo), not trapping: no terminate", parentExit(nil, foo), []string{"EXIT foo", "alive false"}},
		{"parent exit(kill), not trapping: killed", parentExit(nil, actor.Kill), []string{"EXIT killed", "alive false"}},
		{"parent exit(normal), trapping: terminate", parentExit(trap, actor.Normal), []string{"terminate normal", "terminate_done", "EXIT normal", "alive false"}},
		{"parent exit(shutdown), trapping: terminate", parentExit(trap, actor.Shutdown), []string{"terminate shutdown", "terminate_done", "EXIT shutdown", "alive false"}},
		{"parent exit(foo), trapping: terminate", parentExit(trap, foo), []string{"terminate foo", "terminate_done", "EXIT foo", "alive false"}},
		{"parent exit(kill), trapping: no terminate", parentExit(trap, actor.Kill), []string{"EXIT killed", "alive false"}},

		{"trapping, exit(shutdown) from a stranger: handle_info", func(x *facts) {
			d := x.linked(x.gs(trap))
			actor.Exit(x.sys.Root, d, actor.Shutdown)
			x.settle()
			x.note("alive %v", actor.IsAlive(x.sys.Root, d))
		}, []string{"info EXIT shutdown", "alive true"}},
		{"trapping, linked peer exits bar: handle_info", peerExit(trap, bar), []string{"info EXIT bar", "alive true"}},
		{"trapping, linked peer exits normal: handle_info", peerExit(trap, actor.Normal), []string{"info EXIT normal", "alive true"}},
		{"not trapping, linked peer exits normal: ignored", peerExit(nil, actor.Normal), []string{"alive true"}},
		{"not trapping, linked peer exits bar: dies, no terminate", peerExit(nil, bar), []string{"alive false"}},
		{"kill: a linked trapping peer sees killed", func(x *facts) {
			k := x.linked(&server{})
			actor.Exit(x.sys.Root, k, actor.Kill)
			x.settle()
		}, []string{"EXIT killed"}},
		{"a process that exits with kill itself: the peer sees kill", func(x *facts) {
			k := x.linked(&server{cast: func(p *actor.Process, _ any) error { p.ExitSelf(actor.Kill); return nil }})
			_ = actor.Cast(x.sys.Root, k, 1)
			x.settle()
		}, []string{"EXIT kill"}},
		{"link to the dead: EXIT noproc", func(x *facts) {
			a := x.alone(x.gs(nil))
			actor.Exit(x.sys.Root, a, actor.Kill)
			x.do(func(p *actor.Process) { p.Link(a) })
		}, []string{"EXIT noproc"}},
		{"monitor of the dead: DOWN noproc", func(x *facts) {
			a := x.alone(x.gs(nil))
			actor.Exit(x.sys.Root, a, actor.Kill)
			x.do(func(p *actor.Process) { p.Monitor(a) })
		}, []string{"DOWN noproc"}},
		{"two monitors of one process: two DOWNs", func(x *facts) {
			w := x.alone(&server{})
			x.do(func(p *actor.Process) { p.Monitor(w); p.Monitor(w) })
			actor.Exit(x.sys.Root, w, actor.Kill)
			x.settle()
		}, []string{"DOWN killed", "DOWN killed"}},
		{"two links of one process: one EXIT", func(x *facts) {
			w := x.alone(&server{})
			x.do(func(p *actor.Process) { p.Link(w); p.Link(w) })
			actor.Exit(x.sys.Root, w, actor.Kill)
			x.settle()
		}, []string{"EXIT killed"}},

		{"continue comes before a queued message", func(x *facts) {
			f := x.alone(x.gs(func(p *actor.Process) error {
				_ = p.Send(p.Self(), "hello")
				p.Continue("go")
				return nil
			}))
			_ = f
			x.settle()
		}, []string{"continue", "info hello"}},
		{"timeout of init", func(x *facts) {
			x.alone(x.gs(func(p *actor.Process) error { p.Timeout(50 * time.Millisecond); return nil }))
			time.Sleep(time.Second)
		}, []string{"info timeout"}},
		{"a message cancels the timeout", func(x *facts) {
			g := x.alone(x.gs(nil))
			_ = actor.Cast(x.sys.Root, g, 80*time.Millisecond)
			time.Sleep(20 * time.Millisecond)
			_ = actor.Send(x.sys.Root, g, "other")
			time.Sleep(time.Second)
		}, []string{"armed", "info other"}},
		{"a system message restarts the timeout", func(x *facts) {
			g := x.alone(x.gs(nil))
			_ = actor.Cast(x.sys.Root, g, 80*time.Millisecond)
			time.Sleep(50 * time.Millisecond)
			_, _ = actor.GetState(x.sys.Root, g, 0)
			time.Sleep(79 * time.Millisecond)
			x.settle()
			x.note("129 ms")
			time.Sleep(time.Millisecond)
			x.settle()
			x.note("130 ms")
		}, []string{"armed", "129 ms", "info timeout", "130 ms"}},
		{"timeout 0 with a queued message: the message wins", func(x *facts) {
			g := x.alone(x.gs(nil))
			_ = actor.Cast(x.sys.Root, g, "slow")
			_ = actor.Cast(x.sys.Root, g, time.Duration(0))
			_ = actor.Send(x.sys.Root, g, "queued")
			time.Sleep(time.Second)
		}, []string{"armed", "info queued"}},
		{"timeout 0 without one: at once", func(x *facts) {
			g := x.alone(x.gs(nil))
			_ = actor.Cast(x.sys.Root, g, time.Duration(0))
			x.settle()
		}, []string{"armed", "info timeout"}},

		{"suspended: messages wait, get_state works, calls time out", func(x *facts) {
			g := x.alone(x.gs(nil))
			x.note("%s", why(actor.Suspend(x.sys.Root, g, 0)))
			_ = actor.Send(x.sys.Root, g, "while_suspended")
			x.settle()
			v, err := actor.GetState(x.sys.Root, g, 0)
			x.note("%T %v", v, err)
			_, err = actor.Call(x.sys.Root, g, "x", 50*time.Millisecond)
			x.note("%s", why(err))
			err = actor.Resume(x.sys.Root, g, 0)
			x.settle()
			x.note("%s", why(err))
		}, []string{"ok", "*actor_test.server <nil>", "timeout", "info while_suspended", "ok"}},
		{"parent's shutdown while suspended: terminate", func(x *facts) {
			h := x.linked(x.gs(trap))
			_ = actor.Suspend(x.sys.Root, h, 0)
			_ = actor.Send(x.sys.Root, h, "queued")
			x.do(func(p *actor.Process) { p.Exit(h, actor.Shutdown) })
			time.Sleep(time.Second)
		}, []string{"terminate shutdown", "terminate_done", "EXIT shutdown"}},
		{"sys:terminate(P,foo) while suspended", func(x *facts) {
			h := x.alone(x.gs(nil))
			_ = actor.Suspend(x.sys.Root, h, 0)
			err := actor.Stop(x.sys.Root, h, foo, 0)
			x.settle()
			x.note("%s", why(err))
		}, []string{"terminate foo", "terminate_done", "ok"}},
		{"get_status", func(x *facts) {
			g := x.alone(x.gs(trap))
			s, err := actor.GetStatus(x.sys.Root, g, 0)
			x.note("%v %v %v", s.PID.Equal(g), s.TrapExit, err)
		}, []string{"true true <nil>"}},

		{"trapping: queued casts are handled before the parent's EXIT", func(x *facts) {
			q := x.linked(x.gs(trap))
			x.do(func(p *actor.Process) {
				for _, m := range []any{"slow", "q1", "q2"} {
					_ = actor.Cast(p, q, m)
				}
				p.Exit(q, actor.Shutdown)
			})
			time.Sleep(time.Second)
		}, []string{"cast q1", "cast q2", "terminate shutdown", "terminate_done", "EXIT shutdown"}},
		{"not trapping: the queue is lost", func(x *facts) {
			q := x.linked(x.gs(nil))
			x.do(func(p *actor.Process) {
				_ = actor.Cast(p, q, "slow")
				_ = actor.Cast(p, q, "q1")
				p.Exit(q, actor.Shutdown)
			})
			time.Sleep(time.Second)
		}, []string{"EXIT shutdown"}},
		{"send_request to a server that dies: the reason", func(x *facts) {
			r := x.alone(x.gs(nil))
			_, err := actor.SendRequest(x.sys.Root, r, errBoom).Wait(time.Second)
			x.settle()
			x.note("%s", why(err))
		}, []string{"terminate {boom,stack}", "terminate_done", "{boom,stack}"}},
	}
	for _, row := range table {
		t.Run(row.fact, func(t *testing.T) {
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
				x.settle()
				if !slices.Equal(x.log, row.want) {
					t.Errorf("got  %q\nwant %q", x.log, row.want)
				}
				time.Sleep(time.Second) // the dispatcher's goroutines leave
			})
		})
	}
}

func parentExit(init func(*actor.Process) error, reason error) func(*facts) {
	return func(x *facts) {
		d := x.linked(x.gs(init))
		x.do(func(p *actor.Process) { p.Exit(d, reason) })
		time.Sleep(time.Second)
		x.settle()
		x.note("alive %v", actor.IsAlive(x.sys.Root, d))
	}
}

func peerExit(init func(*actor.Process) error, reason error) func(*facts) {
	return func(x *facts) {
		d := x.alone(x.gs(init))
		peer := x.alone(&server{cast: func(p *actor.Process, msg any) error { return msg.(error) }})
		in(x.t, x.sys.Root, peer, func(p *actor.Process) any { p.Link(d); return nil })
		_ = actor.Cast(x.sys.Root, peer, reason)
		time.Sleep(time.Second)
		x.settle()
		x.note("alive %v", actor.IsAlive(x.sys.Root, d))
	}
}
