package actor_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	pactor "github.com/asynkron/protoactor-go/actor"

	"github.com/linx-go/linx/actor"
)

// TestNotInstalled checks that a system that has no processes refuses what
// needs them.
func TestNotInstalled(t *testing.T) {
	sys := pactor.NewActorSystem()
	pid := sys.NewLocalPID("nobody")
	for name, f := range map[string]func() error{
		"Start":     func() error { _, err := actor.Start(sys.Root, &server{}, actor.Options{}); return err },
		"StartLink": func() error { _, err := actor.StartLink(sys.Root, &server{}, actor.Options{}); return err },
		"Call":      func() error { _, err := actor.Call(sys.Root, pid, 1, time.Second); return err },
		"Stop":      func() error { return actor.Stop(sys.Root, pid, nil, time.Second) },
		"Await":     func() error { _, err := actor.Await(sys.Root, pid, time.Second); return err },
		"Register":  func() error { return actor.Register(sys.Root, "name", pid) },
		"GetState":  func() error { _, err := actor.GetState(sys.Root, pid, time.Second); return err },
	} {
		if err := f(); !errors.Is(err, actor.ErrNotInstalled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestBadRequest checks the reason of a process that does not know what it is
// asked, which the caller gets too.
func TestBadRequest(t *testing.T) {
	sys := newSystem(t)
	type base struct{ actor.Base }
	started := func() *actor.PID { return start(t, sys.Root, base{}) }

	_, err := actor.Call(sys.Root, started(), 42, patience)
	var bad *actor.BadRequestError
	if !errors.As(err, &bad) || bad.Kind != "call" || bad.Request != 42 {
		t.Errorf("call: %v", err)
	}
	pid := started()
	ended := watch(t, sys.Root, pid)
	_ = actor.Cast(sys.Root, pid, 43)
	if err := get(t, ended); !errors.As(err, &bad) || bad.Kind != "cast" || bad.Request != 43 {
		t.Errorf("cast: %v", err)
	}
	pid = started()
	ended = watch(t, sys.Root, pid)
	_, _ = actor.ReplaceState(sys.Root, pid, patience, func(actor.GenServer) actor.GenServer { return continuing{} })
	_ = actor.Send(sys.Root, pid, 44)
	if err := get(t, ended); !errors.As(err, &bad) || bad.Kind != "continue" || bad.Request != 44 {
		t.Errorf("continue: %v", err)
	}
}

// continuing asks for a HandleContinue that it does not have.
type continuing struct{ actor.Base }

func (continuing) HandleInfo(p *actor.Process, msg any) error {
	p.Continue(msg)
	return nil
}

// TestIgnoreWrapped checks that an Init may say why it ignores its start.
func TestIgnoreWrapped(t *testing.T) {
	sys := newSystem(t)
	why := fmt.Errorf("not on this machine: %w", actor.ErrIgnore)
	exits := make(chan error, 1)
	parent := start(t, sys.Root, &server{init: trap, info: func(_ *actor.Process, msg any) error {
		exits <- msg.(*actor.EXIT).Reason
		return nil
	}})
	err := in(t, sys.Root, parent, func(p *actor.Process) error {
		_, err := actor.StartLink(p, &server{init: func(*actor.Process) error { return why }}, actor.Options{})
		return err
	})
	if err != why {
		t.Errorf("StartLink: %v", err)
	}
	if r := get(t, exits); r != actor.Normal {
		t.Errorf("exit signal: %v", r)
	}
}
