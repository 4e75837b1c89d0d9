package actor_test

import (
	"errors"
	"testing"

	"github.com/linx-go/linx/actor"
)

// A name's PID may be taken before anybody has the name and stays valid across
// incarnations; nobody hears of an end before the name is free.
func TestNamePIDAcrossRestarts(t *testing.T) {
	sys := newSystem(t)
	name := actor.NamePID(sys.Root, "n")
	if _, err := actor.Call(sys.Root, name, 1, 0); !errors.Is(err, actor.NoProc) {
		t.Errorf("call to a free name: %v", err)
	}
	if actor.WhereIs(sys.Root, "n") != nil || actor.IsAlive(sys.Root, name) {
		t.Error("a free name has a holder")
	}
	freed := make(chan bool, 1)
	w := start(t, sys.Root, &server{info: func(p *actor.Process, _ any) error {
		freed <- actor.WhereIs(p, "n") == nil
		return nil
	}})
	for i := range 20 {
		pid, err := actor.Start(sys.Root, &server{call: func(*actor.Process, actor.From, any) (any, error) { return i, nil }}, actor.Options{Name: "n"})
		if err != nil {
			t.Fatal(err)
		}
		if v, err := actor.Call(sys.Root, name, 1, 0); v != i || err != nil {
			t.Fatalf("incarnation %d answered %v, %v", i, v, err)
		}
		if !actor.WhereIs(sys.Root, "n").Equal(pid) {
			t.Error("WhereIs is another")
		}
		in(t, sys.Root, w, func(p *actor.Process) any { p.Monitor(name); return nil })
		actor.Exit(sys.Root, name, actor.Shutdown)
		if !get(t, freed) {
			t.Fatal("DOWN came before the name was free")
		}
		if _, err := actor.Call(sys.Root, pid, 1, 0); !errors.Is(err, actor.NoProc) {
			t.Errorf("an old PID reached somebody: %v", err)
		}
	}
}

// A failed start frees the name before Start returns: a retry never meets it.
func TestNameFreeAfterFailedStart(t *testing.T) {
	sys := newSystem(t)
	for range 100 {
		for _, f := range []func(*actor.Process) error{
			func(*actor.Process) error { return errBoom },
			func(*actor.Process) error { return actor.ErrIgnore },
			func(*actor.Process) error { panic("boom") },
		} {
			_, err := actor.Start(sys.Root, &server{init: f}, actor.Options{Name: "n"})
			var taken *actor.AlreadyStartedError
			if err == nil || errors.As(err, &taken) {
				t.Fatal(err)
			}
		}
	}
}

func TestRegister(t *testing.T) {
	sys := newSystem(t)
	a, b := start(t, sys.Root, &server{}), start(t, sys.Root, &server{})
	if err := actor.Register(sys.Root, "a", a); err != nil {
		t.Fatal(err)
	}
	if n := in(t, sys.Root, a, func(p *actor.Process) string { return p.Name() }); n != "a" {
		t.Errorf("Name = %q", n)
	}
	var taken *actor.AlreadyStartedError
	if err := actor.Register(sys.Root, "a", b); !errors.As(err, &taken) || !taken.PID.Equal(a) {
		t.Errorf("a taken name: %v", err)
	}
	if err := actor.Register(sys.Root, "other", a); !errors.As(err, &taken) {
		t.Errorf("a second name: %v", err)
	}
	if !actor.Unregister(sys.Root, "a") || actor.Unregister(sys.Root, "a") {
		t.Error("Unregister")
	}
	if err := actor.Register(sys.Root, "a", b); err != nil {
		t.Errorf("a freed name: %v", err)
	}
	actor.Exit(sys.Root, a, actor.Kill)
	if err := actor.Register(sys.Root, "dead", a); !errors.Is(err, actor.NoProc) {
		t.Errorf("a dead process: %v", err)
	}
	plain := sys.Root.Spawn(actor.PropsFromFunc(func(actor.Context) {}))
	defer func() { _ = sys.Root.StopFuture(plain).Wait() }()
	if err := actor.Register(sys.Root, "plain", plain); !errors.Is(err, actor.ErrNotProcess) {
		t.Errorf("a plain actor: %v", err)
	}
	if _, err := actor.Start(sys.Root, &server{}, actor.Options{Name: plain.Id}); !errors.As(err, &taken) {
		t.Errorf("a plain actor's id as a name: %v", err)
	}
}

// The name belongs to the process in Init already.
func TestNameInInit(t *testing.T) {
	sys := newSystem(t)
	pid, err := actor.Start(sys.Root, &server{init: func(p *actor.Process) error {
		if p.Name() != "n" || !actor.WhereIs(p, "n").Equal(p.Self()) {
			t.Error("Init without the name")
		}
		return nil
	}}, actor.Options{Name: "n"})
	if err != nil {
		t.Fatal(err)
	}
	actor.Exit(sys.Root, pid, actor.Kill)
}
