package actor_test

import (
	"errors"
	"testing"

	"github.com/linx-go/linx/actor"
)

var errBoom = errors.New("boom")

func TestStartCallStop(t *testing.T) {
	sys := newSystem(t)
	terminated := make(chan error, 1)
	pid := start(t, sys.Root, &server{
		terminate: func(_ *actor.Process, r error) { terminated <- r },
	})
	if v, err := actor.Call(sys.Root, pid, 7, 0); v != 7 || err != nil {
		t.Fatalf("Call = %v, %v", v, err)
	}
	if err := actor.Stop(sys.Root, pid, nil, 0); err != nil {
		t.Fatal(err)
	}
	if r := get(t, terminated); r != actor.Normal {
		t.Errorf("Terminate got %v", r)
	}
	if actor.IsAlive(sys.Root, pid) {
		t.Error("alive after Stop")
	}
	if _, err := actor.Call(sys.Root, pid, 7, 0); !errors.Is(err, actor.NoProc) {
		t.Errorf("call to the dead: %v", err)
	}
}
