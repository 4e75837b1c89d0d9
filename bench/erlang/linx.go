package main

import (
	"runtime"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// idle is a server whose callbacks do nothing.
type idle struct{ actor.Base }

func (idle) HandleCall(*actor.Process, actor.From, any) (any, error) { return nil, nil }

// counter closes handled when it has handled n casts.
type counter struct {
	actor.Base
	n       int
	handled chan struct{}
}

func (c *counter) HandleCast(*actor.Process, any) error {
	if c.n--; c.n == 0 {
		close(c.handled)
	}
	return nil
}

// runner runs a function in a process, as everything in Erlang does.
type runner struct{ actor.Base }

func (runner) HandleCall(p *actor.Process, _ actor.From, req any) (any, error) {
	return nil, req.(func(actor.Caller) error)(p)
}

// measure runs an operation n times in a new system.
func measure(op operation, n int) (time.Duration, error) {
	sys := actor.NewSystem()
	defer sys.Shutdown()
	var took time.Duration
	run := func(c actor.Caller) (err error) {
		took, err = op.linx(c, n)
		return err
	}
	if op.outside {
		return took, run(sys.Root)
	}
	pid, err := actor.Start(sys.Root, runner{}, actor.Options{})
	if err != nil {
		return 0, err
	}
	if _, err := actor.Call(sys.Root, pid, run, actor.Infinity); err != nil {
		return 0, err
	}
	return took, actor.Stop(sys.Root, pid, actor.Normal, 0)
}

// times times n runs, from the same state of the collector each.
func times(n int, f func() error) (time.Duration, error) {
	runtime.GC()
	begin := time.Now()
	for range n {
		if err := f(); err != nil {
			return 0, err
		}
	}
	return time.Since(begin), nil
}

func call(c actor.Caller, n int) (time.Duration, error) {
	pid, err := actor.StartLink(c, idle{}, actor.Options{})
	if err != nil {
		return 0, err
	}
	took, err := times(n, func() error {
		_, err := actor.Call(c, pid, 1, 0)
		return err
	})
	if err != nil {
		return 0, err
	}
	return took, actor.Stop(c, pid, actor.Normal, 0)
}

// cast is over when the last message was handled.
func cast(c actor.Caller, n int) (time.Duration, error) {
	s := &counter{n: n, handled: make(chan struct{})}
	pid, err := actor.StartLink(c, s, actor.Options{})
	if err != nil {
		return 0, err
	}
	begin := time.Now()
	if _, err := times(n, func() error { return actor.Cast(c, pid, 1) }); err != nil {
		return 0, err
	}
	<-s.handled
	return time.Since(begin), actor.Stop(c, pid, actor.Normal, 0)
}

func startStop(c actor.Caller, n int) (time.Duration, error) {
	return times(n, func() error {
		pid, err := actor.StartLink(c, idle{}, actor.Options{})
		if err != nil {
			return err
		}
		return actor.Stop(c, pid, actor.Normal, 0)
	})
}

func supervised(c actor.Caller, n int) (time.Duration, error) {
	sup, err := supervisor.StartLink(c, supervisor.Spec{
		Strategy: supervisor.SimpleOneForOne,
		Children: []supervisor.ChildSpec{{
			ID: "child", Restart: actor.Temporary,
			Start: func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
				return actor.StartLink(p, idle{}, actor.Options{StartInfo: info})
			},
		}},
	})
	if err != nil {
		return 0, err
	}
	took, err := times(n, func() error {
		pid, err := supervisor.StartChildArgs(c, sup, nil)
		if err != nil {
			return err
		}
		return supervisor.TerminateChildPID(c, sup, pid)
	})
	if err != nil {
		return 0, err
	}
	if p, ok := c.(*actor.Process); ok {
		p.Unlink(sup)
	}
	return took, supervisor.Stop(c, sup)
}
