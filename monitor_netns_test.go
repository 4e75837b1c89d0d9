package linx_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
	"github.com/linx-go/linx/supervisor"
)

// wantGone checks how a monitor ended whose namespace is gone: with a reason
// that says so and is no crash, told to its owner, and with nothing left open.
func (w *world) wantGone(reason error, descriptors int) {
	w.t.Helper()
	down := w.owner.Resync(event.MonitorDown)
	for what, err := range map[string]error{"reason": reason, "last word": down.Err} {
		var nerr *rtnl.NetNSError
		if !errors.Is(err, actor.Shutdown) || !errors.Is(err, rtnl.ErrNetNSGone) ||
			!errors.As(err, &nerr) || nerr.NetNS != w.cfg.NetNS {
			w.t.Errorf("%s: %v", what, err)
		}
	}
	if after := netnstest.Descriptors(); after != descriptors {
		w.t.Errorf("%d descriptors before, %d after", descriptors, after)
	}
}

// A monitor ends with its namespace, which its socket would keep alive: with
// the name that is deleted, the path that leads elsewhere, the process that
// ends.
func TestNamespaceGone(t *testing.T) {
	for _, c := range []struct {
		kind string
		make func(w *world) (ns rtnl.NetNS, remove func())
	}{
		{"name", func(w *world) (rtnl.NetNS, func()) {
			name := w.ns.Name(w.t)
			return rtnl.ByName(name), func() { netnstest.Unname(name) }
		}},
		{"path", func(w *world) (rtnl.NetNS, func()) {
			path := filepath.Join(w.t.TempDir(), "ns")
			link := func(to, at string) {
				if err := os.Symlink(to, at); err != nil {
					w.t.Fatal(err)
				}
			}
			link(w.ns.Path(), path)
			link(netnstest.New(w.t).Path(), path+".new")
			return rtnl.ByPath(path), func() {
				if err := os.Rename(path+".new", path); err != nil {
					w.t.Fatal(err)
				}
			}
		}},
		{"process", func(w *world) (rtnl.NetNS, func()) {
			pid := w.ns.PID(w.t)
			return rtnl.ByPID(pid), func() {
				if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
					w.t.Fatal(err)
				}
			}
		}},
	} {
		t.Run(c.kind, func(t *testing.T) {
			w := newWorld(t)
			var remove func()
			w.cfg.NetNS, remove = c.make(w)
			before := netnstest.Descriptors()
			ended := ownertest.Watch(t, w.sys, w.start())
			w.sync() // it hears of the namespace
			remove()
			w.wantGone(ended(), before)
		})
	}
}

// A namespace whose end can't be told is monitored until the monitor is
// stopped: one by descriptor, though its name is gone, or by a thread's id, if
// the kernel has no descriptors of threads.
func TestNamespaceKept(t *testing.T) {
	w := newWorld(t)
	name := w.ns.Name(t)
	pid := w.start()
	netnstest.Unname(name)
	w.sync()
	if !actor.IsAlive(w.sys.Root, pid) {
		t.Error("the monitor ended")
	}

	w = newWorld(t)
	tids, done, ended := make(chan int), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		w.ns.Run(func() {
			tids <- syscall.Gettid()
			<-done
		})
	}()
	w.cfg.NetNS = rtnl.ByPID(ownertest.Receive(t, "the thread", tids))
	w.start()
	w.sync()
	close(done)
	<-ended
}

// Under its usual spec a monitor whose namespace is gone ends for good; as a
// permanent child it is started again, in the namespace that has the name now,
// and begins with a marker.
func TestNamespaceRecreated(t *testing.T) {
	for _, c := range []struct {
		restart actor.Restart
		again   bool
	}{{actor.Transient, false}, {actor.Permanent, true}} {
		t.Run(c.restart.String(), func(t *testing.T) {
			w := newWorld(t)
			path := filepath.Join(t.TempDir(), "ns")
			if err := os.Symlink(w.ns.Path(), path); err != nil {
				t.Fatal(err)
			}
			w.cfg.NetNS = rtnl.ByPath(path)
			spec, started := pids(monitor.ChildSpec(w.cfg))
			if spec.Restart != actor.Transient {
				t.Errorf("the spec is %v", spec.Restart)
			}
			spec.Restart = c.restart
			sup := w.supervise(supervisor.Spec{Children: []actor.ChildSpec{spec}})
			first := ownertest.Receive(t, "the start", started)
			w.sync()
			next := netnstest.New(t)
			next.LoUp()
			if err := os.Symlink(next.Path(), path+".new"); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(path+".new", path); err != nil {
				t.Fatal(err)
			}
			if down := w.owner.Resync(event.MonitorDown); !errors.Is(down.Err, rtnl.ErrNetNSGone) {
				t.Errorf("got %v", down)
			}
			_, _ = actor.Await(w.sys.Root, first, ownertest.Limit)
			if !c.again {
				// The supervisor has handled the end when it answers.
				if n, err := supervisor.CountChildren(w.sys.Root, sup); err != nil || n.Active != 0 {
					t.Errorf("%+v, %v", n, err)
				}
				return
			}
			ownertest.Receive(t, "the restart", started)
			if re := w.owner.Next().(*event.ResyncNeeded); re.Reason != event.Restarted {
				t.Errorf("got %v", re)
			}
			next.IP(t, "link add v9 type ifb")
			e := w.owner.Event("of the new namespace", func(e *event.Event) bool { return e.Op == event.NewLink })
			if name := e.Resource.(*codec.Link).Name; name != "v9" {
				t.Errorf("heard of %s", name)
			}
		})
	}
}
