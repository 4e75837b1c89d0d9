package actor_test

import (
	"time"

	"github.com/linx-go/linx/actor"
)

// exitFacts are those of exit signals, of the parent and of others.
func exitFacts() []fact {
	parent := func(init func(*actor.Process) error, reason error) func(*facts) {
		return func(x *facts) {
			pid := x.linked(x.gs(init))
			x.do(func(p *actor.Process) { p.Exit(pid, reason) })
			time.Sleep(time.Second)
			x.settle()
			x.alive(pid)
		}
	}
	peer := func(init func(*actor.Process) error, reason error) func(*facts) {
		return func(x *facts) {
			pid := x.alone(x.gs(init))
			peer := x.alone(&server{cast: func(p *actor.Process, msg any) error { return msg.(error) }})
			in(x.t, x.sys.Root, peer, func(p *actor.Process) any { p.Link(pid); return nil })
			_ = actor.Cast(x.sys.Root, peer, reason)
			time.Sleep(time.Second)
			x.settle()
			x.alive(pid)
		}
	}
	return []fact{
		{"parent exit(normal), not trapping: ignored", parent(nil, actor.Normal), []string{"alive true"}},
		{"parent exit(shutdown), not trapping: no terminate", parent(nil, actor.Shutdown), []string{"EXIT shutdown", "alive false"}},
		{"parent exit(foo), not trapping: no terminate", parent(nil, errFoo), []string{"EXIT foo", "alive false"}},
		{"parent exit(kill), not trapping: killed", parent(nil, actor.Kill), []string{"EXIT killed", "alive false"}},
		{"parent exit(normal), trapping: terminate", parent(trap, actor.Normal), []string{"terminate normal", "terminate_done", "EXIT normal", "alive false"}},
		{"parent exit(shutdown), trapping: terminate", parent(trap, actor.Shutdown),
			[]string{"terminate shutdown", "terminate_done", "EXIT shutdown", "alive false"}},
		{"parent exit(foo), trapping: terminate", parent(trap, errFoo), []string{"terminate foo", "terminate_done", "EXIT foo", "alive false"}},
		{"parent exit(kill), trapping: no terminate", parent(trap, actor.Kill), []string{"EXIT killed", "alive false"}},

		{"trapping, exit(shutdown) from a stranger: handle_info", func(x *facts) {
			pid := x.linked(x.gs(trap))
			actor.Exit(x.sys.Root, pid, actor.Shutdown)
			x.settle()
			x.alive(pid)
		}, []string{"info EXIT shutdown", "alive true"}},
		{"trapping, linked peer exits bar: handle_info", peer(trap, errBar), []string{"info EXIT bar", "alive true"}},
		{"trapping, linked peer exits normal: handle_info", peer(trap, actor.Normal), []string{"info EXIT normal", "alive true"}},
		{"not trapping, linked peer exits normal: ignored", peer(nil, actor.Normal), []string{"alive true"}},
		{"not trapping, linked peer exits bar: dies, no terminate", peer(nil, errBar), []string{"alive false"}},
		{"kill: a linked trapping peer sees killed", func(x *facts) {
			pid := x.linked(&server{})
			actor.Exit(x.sys.Root, pid, actor.Kill)
		}, []string{"EXIT killed"}},
		{"a process that exits with kill itself: the peer sees kill", func(x *facts) {
			pid := x.linked(&server{cast: func(p *actor.Process, _ any) error { p.ExitSelf(actor.Kill); return nil }})
			_ = actor.Cast(x.sys.Root, pid, 1)
		}, []string{"EXIT kill"}},

		{"trapping: queued casts are handled before the parent's EXIT", func(x *facts) {
			pid := x.linked(x.gs(trap))
			x.do(func(p *actor.Process) {
				for _, m := range []any{"hold", "q1", "q2"} {
					_ = actor.Cast(p, pid, m)
				}
				p.Exit(pid, actor.Shutdown)
			})
			time.Sleep(time.Second)
		}, []string{"cast q1", "cast q2", "terminate shutdown", "terminate_done", "EXIT shutdown"}},
		{"not trapping: the queue is lost", func(x *facts) {
			pid := x.linked(x.gs(nil))
			x.do(func(p *actor.Process) {
				_ = actor.Cast(p, pid, "hold")
				_ = actor.Cast(p, pid, "q1")
				p.Exit(pid, actor.Shutdown)
			})
			time.Sleep(time.Second)
		}, []string{"EXIT shutdown"}},
	}
}

// linkFacts are those of links and monitors.
func linkFacts() []fact {
	return []fact{
		{"link to the dead: EXIT noproc", func(x *facts) {
			pid := x.dead()
			x.do(func(p *actor.Process) { p.Link(pid) })
		}, []string{"EXIT noproc"}},
		{"monitor of the dead: DOWN noproc", func(x *facts) {
			pid := x.dead()
			x.do(func(p *actor.Process) { p.Monitor(pid) })
		}, []string{"DOWN noproc"}},
		{"two monitors of one process: two DOWNs", func(x *facts) {
			pid := x.alone(&server{})
			x.do(func(p *actor.Process) { p.Monitor(pid); p.Monitor(pid) })
			actor.Exit(x.sys.Root, pid, actor.Kill)
		}, []string{"DOWN killed", "DOWN killed"}},
		{"two links of one process: one EXIT", func(x *facts) {
			pid := x.alone(&server{})
			x.do(func(p *actor.Process) { p.Link(pid); p.Link(pid) })
			actor.Exit(x.sys.Root, pid, actor.Kill)
		}, []string{"EXIT killed"}},
		{"unlink: no signal any more", func(x *facts) {
			pid := x.linked(&server{})
			x.do(func(p *actor.Process) {
				p.Unlink(pid)
				p.Exit(pid, errFoo)
			})
			x.alive(pid)
		}, []string{"alive false"}},
		{"demonitor with flush takes a DOWN that has come", func(x *facts) {
			pid := x.dead()
			x.do(func(p *actor.Process) { p.Demonitor(p.Monitor(pid), true) })
		}, nil},
		{"what was sent before the end comes before DOWN", func(x *facts) {
			pid := x.alone(&server{cast: func(p *actor.Process, _ any) error {
				_ = p.Send(x.me, "one")
				_ = p.Send(x.me, "two")
				return errFoo
			}})
			x.do(func(p *actor.Process) { p.Monitor(pid) })
			_ = actor.Cast(x.sys.Root, pid, "go")
		}, []string{"one", "two", "DOWN foo"}},
	}
}

// timeoutFacts are those of continue and of server timeouts.
func timeoutFacts() []fact {
	const limit = 600 * time.Millisecond
	return []fact{
		{"continue comes before a queued message", func(x *facts) {
			x.alone(x.gs(func(p *actor.Process) error {
				_ = p.Send(p.Self(), "hello")
				p.Continue("go")
				return nil
			}))
		}, []string{"continue", "info hello"}},
		{"timeout of init", func(x *facts) {
			x.alone(x.gs(func(p *actor.Process) error { p.Timeout(50 * time.Millisecond); return nil }))
			time.Sleep(time.Second)
		}, []string{"info timeout"}},
		{"a message cancels the timeout", func(x *facts) {
			pid := x.alone(x.gs(nil))
			_ = actor.Cast(x.sys.Root, pid, limit)
			_ = actor.Send(x.sys.Root, pid, "other")
			time.Sleep(time.Second)
		}, []string{"armed", "info other"}},
		{"a system message restarts the timeout", func(x *facts) {
			pid := x.alone(x.gs(nil))
			_ = actor.Cast(x.sys.Root, pid, limit)
			time.Sleep(limit / 2)
			x.take() // that it is armed
			_, _ = actor.GetState(x.sys.Root, pid, 0)
			time.Sleep(limit - time.Nanosecond)
			early := x.take()
			time.Sleep(time.Nanosecond)
			x.settle()
			if early == nil {
				x.note("after the whole time")
			} else {
				x.note("after the rest")
			}
		}, []string{"info timeout", "after the whole time"}},
		{"timeout 0 with a queued message: the message wins", func(x *facts) {
			pid := x.alone(x.gs(nil))
			_ = actor.Suspend(x.sys.Root, pid, 0)
			_ = actor.Cast(x.sys.Root, pid, time.Duration(0))
			_ = actor.Send(x.sys.Root, pid, "queued")
			_ = actor.Resume(x.sys.Root, pid, 0)
		}, []string{"armed", "info queued"}},
		{"timeout 0 without one: at once", func(x *facts) {
			_ = actor.Cast(x.sys.Root, x.alone(x.gs(nil)), time.Duration(0))
		}, []string{"armed", "info timeout"}},
	}
}

// sysFacts are those of system messages.
func sysFacts() []fact {
	return []fact{
		{"suspended: messages wait, get_state works, calls time out", func(x *facts) {
			s := x.gs(nil)
			pid := x.alone(s)
			x.note("%s", why(actor.Suspend(x.sys.Root, pid, 0)))
			_ = actor.Send(x.sys.Root, pid, "while_suspended")
			x.settle()
			v, err := actor.GetState(x.sys.Root, pid, 0)
			x.result(v == s, err)
			x.result(actor.Call(x.sys.Root, pid, "x", 50*time.Millisecond))
			err = actor.Resume(x.sys.Root, pid, 0)
			x.settle()
			x.note("%s", why(err))
		}, []string{"ok", "true", "timeout", "info while_suspended", "ok"}},
		{"parent's shutdown while suspended: terminate, the queue is lost", func(x *facts) {
			pid := x.linked(x.gs(trap))
			_ = actor.Suspend(x.sys.Root, pid, 0)
			_ = actor.Send(x.sys.Root, pid, "queued")
			x.do(func(p *actor.Process) { p.Exit(pid, actor.Shutdown) })
			time.Sleep(time.Second)
		}, []string{"terminate shutdown", "terminate_done", "EXIT shutdown"}},
		{"sys:terminate(P,foo) while suspended: terminate", func(x *facts) {
			pid := x.alone(x.gs(nil))
			_ = actor.Suspend(x.sys.Root, pid, 0)
			err := actor.Stop(x.sys.Root, pid, errFoo, 0)
			x.settle()
			x.note("%s", why(err))
		}, []string{"terminate foo", "terminate_done", "ok"}},
		{"get_status: the pid and whether it is suspended", func(x *facts) {
			pid := x.alone(x.gs(nil))
			running := map[bool]string{false: "running", true: "suspended"}
			s, err := actor.GetStatus(x.sys.Root, pid, 0)
			x.result(s.PID.Equal(pid), err)
			x.note("%s", running[s.Suspended])
			_ = actor.Suspend(x.sys.Root, pid, 0)
			s, err = actor.GetStatus(x.sys.Root, pid, 0)
			x.result(running[s.Suspended], err)
		}, []string{"true", "running", "suspended"}},
		{"get_state of the dead: noproc", func(x *facts) { x.result(actor.GetState(x.sys.Root, x.dead(), 0)) }, []string{"noproc"}},
	}
}
