package main

import (
	"slices"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/rtnl"
	"github.com/linx-go/linx/supervisor"
)

func TestMain(m *testing.M) { netnstest.Main(m) }

// patience is for a machine that is busy; nothing waits as long as this where
// all is well.
const patience = 30 * time.Second

// An owner that is killed comes back, with a monitor of its own, and looks
// without a change to tell it to. So do both when the monitor is killed.
func TestTree(t *testing.T) {
	ns := netnstest.New(t)
	sys := actor.NewSystem()
	looks := make(chan []string, 1024)
	sup, err := supervisor.Start(sys.Root, tree(sys, rtnl.ByPath(ns.Path()), func(names []string) { looks <- names }))
	if err != nil {
		t.Fatal(err)
	}
	look := func(when string) {
		t.Helper()
		select {
		case names := <-looks:
			if !slices.Contains(names, "lo") {
				t.Errorf("%s: the owner sees %q", when, names)
			}
		case <-time.After(patience):
			t.Fatalf("%s: the owner does not look", when)
		}
	}
	pids := func() (owner, monitor *actor.PID) {
		t.Helper()
		children, err := supervisor.WhichChildren(sys.Root, sup)
		if err != nil || len(children) != 2 {
			t.Fatalf("children: %v, %v", children, err)
		}
		// The last one started comes first.
		return children[1].PID, children[0].PID
	}

	look("started")
	owner1, monitor1 := pids()

	actor.Exit(sys.Root, owner1, actor.Kill)
	look("the owner killed")
	owner2, monitor2 := pids()
	if owner2.Equal(owner1) || monitor2.Equal(monitor1) {
		t.Errorf("the owner killed: the children are %v %v, and were %v %v", owner2, monitor2, owner1, monitor1)
	}

	actor.Exit(sys.Root, monitor2, actor.Kill)
	look("the monitor killed")
	owner3, monitor3 := pids()
	if !owner3.Equal(owner2) || monitor3.Equal(monitor2) {
		t.Errorf("the monitor killed: the children are %v %v, and were %v %v", owner3, monitor3, owner2, monitor2)
	}

	if err := supervisor.Stop(sys.Root, sup); err != nil {
		t.Error(err)
	}
}
