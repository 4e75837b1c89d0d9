package actor_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
)

// zombiePIDs are the zombies, oldest first.
func zombiePIDs(c actor.Caller) []string {
	pids := []string{}
	for _, z := range actor.Zombies(c) {
		pids = append(pids, z.PID.Id)
	}
	return pids
}

// A process that ends waits 5 s for its tasks, whichever way it ends; then a task
// that ignores its context is a zombie until it returns.
func TestTaskGrace(t *testing.T) {
	for name, end := range map[string]func(c actor.Caller, pid *actor.PID){
		"stop":        func(c actor.Caller, pid *actor.PID) { _ = actor.Stop(c, pid, errBoom, 0) },
		"exit signal": func(c actor.Caller, pid *actor.PID) { actor.Exit(c, pid, errBoom) },
		"error":       func(c actor.Caller, pid *actor.PID) { _ = actor.Cast(c, pid, errBoom) },
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				sys := newSystem(t)
				release := make(chan struct{})
				pid := start(t, sys.Root, &server{cast: func(_ *actor.Process, m any) error { return m.(error) }})
				var stuck, good *actor.Task
				in(t, sys.Root, pid, func(p *actor.Process) any {
					stuck = p.Go("stuck", func(context.Context) error { <-release; return nil })
					good = p.Go("good", func(ctx context.Context) error { <-ctx.Done(); return nil })
					return nil
				})
				down := watch(t, sys.Root, pid)
				begin := time.Now()
				end(sys.Root, pid)
				if r := get(t, down); r != errBoom {
					t.Errorf("reason %v", r)
				}
				if d := time.Since(begin); d != 5*time.Second {
					t.Errorf("it waited %v", d)
				}
				get(t, good.Done())
				expectLines(t, "zombies", zombiePIDs(sys.Root), stuck.PID().Id)
				close(release)
				get(t, stuck.Done())
				synctest.Wait()
				expectLines(t, "zombies in the end", zombiePIDs(sys.Root))
			})
		})
	}
}

// The time an exit signal gives a callback is over when that returns: the wait
// for tasks that follows has its own, and the process is no zombie in it.
func TestTaskGraceAfterCallback(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys := newSystem(t)
		release, back := make(chan struct{}), make(chan struct{})
		pid := start(t, sys.Root, &server{cast: func(*actor.Process, any) error { <-back; return nil }})
		stuck := in(t, sys.Root, pid, func(p *actor.Process) *actor.Task {
			return p.Go("stuck", func(context.Context) error { <-release; return nil })
		})
		down := watch(t, sys.Root, pid)
		if err := actor.Cast(sys.Root, pid, "block"); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		begin := time.Now()
		actor.Exit(sys.Root, pid, errBoom)
		time.Sleep(time.Second) // of the bubble's clock: the two limits end apart
		close(back)
		if r := get(t, down); r != errBoom {
			t.Errorf("reason %v", r)
		}
		if d := time.Since(begin); d != 6*time.Second {
			t.Errorf("it waited %v", d)
		}
		expectLines(t, "zombies", zombiePIDs(sys.Root), stuck.PID().Id)
		close(release)
		get(t, stuck.Done())
		synctest.Wait()
	})
}

// A kill ends the wait for tasks.
func TestKillInTaskGrace(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys := newSystem(t)
		release := make(chan struct{})
		pid := start(t, sys.Root, &server{})
		task := in(t, sys.Root, pid, func(p *actor.Process) *actor.Task {
			return p.Go("stuck", func(context.Context) error { <-release; return nil })
		})
		down := watch(t, sys.Root, pid)
		begin := time.Now()
		actor.Exit(sys.Root, pid, errBoom)
		time.Sleep(time.Second)
		actor.Exit(sys.Root, pid, actor.Kill)
		if r := get(t, down); r != errBoom {
			t.Errorf("the reason is not that of the first signal: %v", r)
		}
		if d := time.Since(begin); d != time.Second {
			t.Errorf("it waited %v", d)
		}
		synctest.Wait()
		expectLines(t, "zombies", zombiePIDs(sys.Root), task.PID().Id)
		close(release)
		synctest.Wait()
		expectLines(t, "zombies in the end", zombiePIDs(sys.Root))
	})
}

// A callback may go on for 5 s after an exit signal that ends its process. If it
// returns in time there is no zombie; if not the process is given up, with the
// signal's reason.
func TestExitGrace(t *testing.T) {
	for _, row := range []struct{ takes, ends time.Duration }{
		{0, 0},
		{4999 * time.Millisecond, 4999 * time.Millisecond},
		{5001 * time.Millisecond, 5 * time.Second},
		{time.Hour, 5 * time.Second},
	} {
		t.Run(row.takes.String(), func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				sys := newSystem(t)
				pid := start(t, sys.Root, &server{
					cast:      func(*actor.Process, any) error { time.Sleep(row.takes); return nil },
					terminate: func(*actor.Process, error) { t.Error("Terminate after an exit signal that was not trapped") },
				})
				down := watch(t, sys.Root, pid)
				_ = actor.Cast(sys.Root, pid, 1)
				synctest.Wait()
				begin := time.Now()
				actor.Exit(sys.Root, pid, errBoom)
				if r := get(t, down); r != errBoom {
					t.Errorf("reason %v", r)
				}
				if d := time.Since(begin); d != row.ends {
					t.Errorf("it ended after %v, not %v", d, row.ends)
				}
				want := []string{}
				if row.takes > row.ends {
					want = append(want, pid.Id)
				}
				expectLines(t, "zombies", zombiePIDs(sys.Root), want...)
				time.Sleep(time.Hour)
				expectLines(t, "zombies in the end", zombiePIDs(sys.Root))
			})
		})
	}
}

// A signal of a process that traps exits has no such limit: it is a message.
func TestNoGraceWhenTrapped(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys := newSystem(t)
		got := make(chan any, 1)
		pid := start(t, sys.Root, &server{
			init: trap,
			cast: func(*actor.Process, any) error { time.Sleep(time.Minute); return nil },
			info: func(_ *actor.Process, m any) error { got <- m.(*actor.EXIT).Reason; return nil },
		})
		_ = actor.Cast(sys.Root, pid, 1)
		actor.Exit(sys.Root, pid, errBoom)
		time.Sleep(time.Minute)
		if r := get(t, got); r != errBoom {
			t.Errorf("got %v", r)
		}
		actor.Exit(sys.Root, pid, actor.Kill)
	})
}

// The limit of Init kills the process with no link left; the rest of Init is a
// zombie that unwinds when it uses its Process.
func TestStartTimeout(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys := newSystem(t)
		me := start(t, sys.Root, &server{info: func(_ *actor.Process, m any) error { t.Errorf("got %v", m); return nil }})
		went := false
		err := in(t, sys.Root, me, func(p *actor.Process) error {
			_, err := actor.StartLink(p, &server{init: func(c *actor.Process) error {
				time.Sleep(2 * time.Second)
				c.TrapExit(true)
				went = true
				return nil
			}}, actor.Options{Name: "slow", Timeout: time.Second})
			return err
		})
		if !errors.Is(err, actor.ErrTimeout) {
			t.Errorf("StartLink: %v", err)
		}
		if actor.WhereIs(sys.Root, "slow") != nil {
			t.Error("the name is not free")
		}
		if z := zombiePIDs(sys.Root); len(z) != 1 {
			t.Errorf("zombies %v", z)
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if z := zombiePIDs(sys.Root); len(z) != 0 || went {
			t.Errorf("zombies %v; Init went on: %v", z, went)
		}
		in(t, sys.Root, me, func(*actor.Process) any { return nil })
	})
}

// A zombie that lasts a second is reported, and its end then; a shorter one is
// not.
func TestZombieReport(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys, book := booked()
		kill := func(takes time.Duration) *actor.PID {
			pid := start(t, sys.Root, &server{cast: func(*actor.Process, any) error { time.Sleep(takes); return nil }})
			_ = actor.Cast(sys.Root, pid, 1)
			synctest.Wait()
			actor.Exit(sys.Root, pid, actor.Kill)
			return pid
		}
		kill(time.Second - 1)
		begin := time.Now()
		pid := kill(3 * time.Second)
		if z := actor.Zombies(sys.Root); len(z) != 2 || !z[1].Since.Equal(begin) {
			t.Errorf("zombies %v", z)
		}
		time.Sleep(time.Second - 1)
		synctest.Wait()
		expectLines(t, "before a second", book.lines(""))
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		arose := fmt.Sprintf("WARN zombie: what runs of a dead process does not return pid=%s since=%v", pid.Id, begin)
		expectLines(t, "after a second", book.lines(""), arose)
		time.Sleep(2 * time.Second)
		synctest.Wait()
		expectLines(t, "in the end", book.lines(""), arose, fmt.Sprintf("INFO zombie ended pid=%s after=3s", pid.Id))
	})
}

// A task is reported by its name.
func TestTaskZombieReport(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys, book := booked()
		pid := start(t, sys.Root, &server{})
		task := in(t, sys.Root, pid, func(p *actor.Process) *actor.Task {
			return p.Go("reader", func(context.Context) error { time.Sleep(time.Minute); return nil })
		})
		actor.Exit(sys.Root, pid, actor.Kill)
		time.Sleep(time.Hour)
		id := task.PID().Id
		if want := pid.Id + "/reader"; len(id) < len(want) || id[:len(want)] != want {
			t.Errorf("the task is %s", id)
		}
		expectLines(t, "the log", book.lines("", "pid"),
			"WARN zombie: what runs of a dead process does not return pid="+id, "INFO zombie ended pid="+id)
	})
}
