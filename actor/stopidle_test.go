package actor_test

import (
	"testing"
	"testing/synctest"

	"github.com/linx-go/linx/actor"
)

// StopIdleChild stops a child that does nothing as StopChild does, and leaves
// any other alone.
func TestStopIdleChild(t *testing.T) {
	for name, row := range map[string]struct {
		child    server
		unlinked bool
		stopped  bool
	}{
		"idle":          {server{}, false, true},
		"unlinked":      {server{}, true, false},
		"traps":         {server{init: trap}, false, false},
		"has a task":    {server{init: func(p *actor.Process) error { p.Go("t", untilDone); return nil }}, false, false},
		"has a closer":  {server{init: func(p *actor.Process) error { p.OnKill(func() {}); return nil }}, false, false},
		"in a callback": {server{init: func(p *actor.Process) error { p.Continue(1); return nil }, cont: waitDone}, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				sys := newSystem(t)
				me, told := parent(t, sys)
				type result struct {
					pid     *actor.PID
					reason  error
					stopped bool
				}
				r := in(t, sys.Root, me, func(p *actor.Process) (r result) {
					pid, err := actor.StartLink(p, &row.child, actor.Options{})
					if err != nil {
						t.Error(err)
						return result{}
					}
					if row.unlinked {
						p.Unlink(pid)
					}
					synctest.Wait() // until Init is over
					r.pid = pid
					r.reason, r.stopped = p.StopIdleChild(pid)
					if again, stopped := p.StopIdleChild(pid); r.stopped && stopped {
						t.Errorf("stopped twice: %v", again)
					}
					return r
				})
				if r.stopped != row.stopped || actor.IsAlive(sys.Root, r.pid) == row.stopped {
					t.Errorf("stopped %v, alive %v", r.stopped, actor.IsAlive(sys.Root, r.pid))
				}
				if r.stopped && r.reason != actor.Shutdown {
					t.Errorf("reason %v", r.reason)
				}
				links := 1
				if row.stopped || row.unlinked {
					links = 0
				}
				if s, _ := actor.GetStatus(sys.Root, me, 0); len(s.Links) != links {
					t.Errorf("links %v, want %d", s.Links, links)
				}
				_ = actor.Send(sys.Root, me, "mark")
				if m := get(t, told); m != "mark" {
					t.Errorf("the parent was told %v", m)
				}
				actor.Exit(sys.Root, r.pid, actor.Kill)
			})
		})
	}
}
