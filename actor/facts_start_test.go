package actor_test

import (
	"errors"
	"time"

	"github.com/linx-go/linx/actor"
)

// startFacts are those of starts.
func startFacts() []fact {
	eperm := func(*actor.Process) error { return errors.New("eperm") }
	slow := func(*actor.Process) error { time.Sleep(500 * time.Millisecond); return nil }
	fails := func(*actor.Process) error { return errors.New("x") }
	startLink := func(init func(*actor.Process) error, opts actor.Options) func(*facts) {
		return func(x *facts) {
			x.do(func(p *actor.Process) {
				_, err := actor.StartLink(p, x.gs(init), opts)
				x.note("%s", why(err))
			})
			time.Sleep(time.Second)
		}
	}
	// named starts two processes under one name.
	named := func(first func(*actor.Process) error) func(*facts) {
		return func(x *facts) {
			for _, init := range []func(*actor.Process) error{first, nil} {
				_, err := actor.Start(x.sys.Root, x.gs(init), actor.Options{Name: "nm"})
				x.note("%s", why(err))
			}
		}
	}
	return []fact{
		{"start_link, init {stop,eperm}: the error, and the exit signal", startLink(eperm, actor.Options{}), []string{"eperm", "EXIT eperm"}},
		{"start_link, init crashes: the error, and the exit signal", startLink(func(*actor.Process) error { panic("boom") }, actor.Options{}),
			[]string{"{boom,stack}", "EXIT {boom,stack}"}},
		{"start_link, init ignore: the signal is normal", startLink(func(*actor.Process) error { return actor.ErrIgnore }, actor.Options{}),
			[]string{"ignore", "EXIT normal"}},
		{"start, init {stop,eperm}: the error only", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, err := actor.Start(p, x.gs(eperm), actor.Options{})
				x.note("%s", why(err))
			})
		}, []string{"eperm"}},
		{"start_link {timeout,100}, slow init: timeout, no signal", startLink(slow, actor.Options{Timeout: 100 * time.Millisecond}),
			[]string{"timeout"}},
		{"name taken: already_started", named(nil), []string{"ok", "already_started"}},
		{"a failed start leaves the name free", named(fails), []string{"x", "ok"}},
		{"start_monitor, init fails: the error, no DOWN", func(x *facts) {
			x.do(func(p *actor.Process) {
				_, _, err := actor.StartMonitor(p, x.gs(fails), actor.Options{})
				x.note("%s", why(err))
			})
		}, []string{"x"}},
		{"start_monitor: DOWN at the end", func(x *facts) {
			x.do(func(p *actor.Process) {
				pid, _, err := actor.StartMonitor(p, x.gs(nil), actor.Options{})
				if err != nil {
					x.t.Error(err)
				}
				p.Exit(pid, actor.Kill)
			})
		}, []string{"DOWN killed"}},
	}
}

// callFacts are those of calls and casts.
func callFacts() []fact {
	// call makes a call and then settles.
	call := func(req any) func(*facts) {
		return func(x *facts) {
			pid := x.alone(x.gs(nil))
			v, err := actor.Call(x.sys.Root, pid, req, 0)
			x.settle()
			x.result(v, err)
		}
	}
	return []fact{
		{"{stop,R,Reply,S}: terminate runs first, then the reply", func(x *facts) {
			pid := x.alone(x.gs(nil))
			v, err := actor.Call(x.sys.Root, pid, "stopreply", 0)
			// What the server sent is in the mailbox. Settling would let it do more.
			_, _ = actor.Call(x.sys.Root, x.me, "handle what is before this", 0)
			x.result(v, err)
		}, []string{"terminate normal", "terminate_done", "the_reply"}},
		{"call timeout; the late reply is dropped", func(x *facts) {
			pid := x.alone(x.gs(nil))
			x.do(func(p *actor.Process) { x.result(actor.Call(p, pid, 600*time.Millisecond, 30*time.Millisecond)) })
			time.Sleep(time.Second)
		}, []string{"timeout"}},
		{"a second reply is dropped", func(x *facts) {
			pid := x.alone(x.gs(nil))
			x.do(func(p *actor.Process) { x.result(actor.Call(p, pid, "twice", 0)) })
			time.Sleep(time.Second)
		}, []string{"first"}},
		{"call dead: noproc", func(x *facts) { x.result(actor.Call(x.sys.Root, x.dead(), "x", 0)) }, []string{"noproc"}},
		{"call unknown name: noproc", func(x *facts) {
			x.result(actor.Call(x.sys.Root, actor.NamePID(x.sys.Root, "nosuch"), "x", 0))
		}, []string{"noproc"}},
		{"call self: calling_self", func(x *facts) {
			x.do(func(p *actor.Process) { x.result(actor.Call(p, x.me, "x", 0)) })
		}, []string{"calling_self"}},
		{"server crashes in call: the caller gets the reason", call(errBoom), []string{"terminate {boom,stack}", "terminate_done", "{boom,stack}"}},
		{"throw({reply,..}) is the return value", func(x *facts) {
			pid := x.alone(x.gs(nil))
			x.result(actor.Call(x.sys.Root, pid, "throwreply", 0))
			x.alive(pid)
		}, []string{"thrown", "alive true"}},
		{"{stop,R,S} without reply: the caller gets the reason", call("stopnoreply"),
			[]string{"terminate {shutdown,x}", "terminate_done", "{shutdown,x}"}},
		{"send_request to a server that dies: the reason", func(x *facts) {
			pid := x.alone(x.gs(nil))
			v, err := actor.SendRequest(x.sys.Root, pid, errBoom).Wait(actor.Infinity)
			x.settle()
			x.result(v, err)
		}, []string{"terminate {boom,stack}", "terminate_done", "{boom,stack}"}},
		{"cast to the dead and to an unknown name: ok", func(x *facts) {
			x.note("%s", why(actor.Cast(x.sys.Root, x.dead(), "x")))
			x.note("%s", why(actor.Cast(x.sys.Root, actor.NamePID(x.sys.Root, "nosuch"), "x")))
		}, []string{"ok", "ok"}},
	}
}

// stopFacts are those of stops, and of ends that a callback causes.
func stopFacts() []fact {
	// stop stops a process and then settles.
	stop := func(reason error, timeout time.Duration) func(*facts) {
		return func(x *facts) {
			err := actor.Stop(x.sys.Root, x.alone(x.gs(nil)), reason, timeout)
			x.settle()
			x.note("%s", why(err))
		}
	}
	return []fact{
		{"stop(P) of a process that does not trap: terminate runs", stop(nil, 0), []string{"terminate normal", "terminate_done", "ok"}},
		{"stop(dead): noproc", func(x *facts) { x.note("%s", why(actor.Stop(x.sys.Root, x.dead(), nil, 0))) }, []string{"noproc"}},
		{"stop(P,foo,50) of a busy process: timeout, it stops later", func(x *facts) {
			pid := x.alone(x.gs(nil))
			_ = actor.Cast(x.sys.Root, pid, "hold")
			x.note("%s", why(actor.Stop(x.sys.Root, pid, errFoo, 50*time.Millisecond)))
			x.alive(pid)
			time.Sleep(time.Second)
		}, []string{"timeout", "alive true", "terminate foo", "terminate_done"}},
		{"stop(P,foo,infinity): ok", stop(errFoo, actor.Infinity), []string{"terminate foo", "terminate_done", "ok"}},
		{"terminate raises: that is the reason", func(x *facts) {
			s := x.gs(nil)
			s.terminate = func(p *actor.Process, reason error) {
				_ = p.Send(x.me, "terminate "+why(reason))
				p.ExitSelf(errors.New("weird"))
			}
			err := actor.Stop(x.sys.Root, x.linked(s), nil, 0)
			x.settle()
			x.note("%s", why(err))
		}, []string{"terminate normal", "EXIT weird", "weird"}},
		{"exit(foo) in a callback: terminate runs", func(x *facts) {
			_ = actor.Cast(x.sys.Root, x.linked(x.gs(nil)), errFoo)
			time.Sleep(time.Second)
		}, []string{"terminate foo", "terminate_done", "EXIT foo"}},
	}
}
