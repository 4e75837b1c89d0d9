package actor_test

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/linx-go/linx/actor"
)

// quietly keeps the reports of crashes that are meant out of the output.
var quietly = actor.WithLogger(slog.New(slog.DiscardHandler))

// A plain protoactor actor is monitored as a process is. Protoactor does not
// tell why it ended: the reason is Unknown.
func ExampleProcess_Monitor() {
	sys := actor.NewSystem()
	plain := sys.Root.Spawn(actor.PropsFromFunc(func(actor.Context) {}))
	downs := make(chan error)
	_, err := actor.Start(sys.Root, &guard{of: plain, downs: downs}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	sys.Root.Stop(plain)
	fmt.Println(errors.Is(<-downs, actor.Unknown))
	// Output: true
}

// guard monitors something and ends with it.
type guard struct {
	actor.Base
	of    *actor.PID
	downs chan<- error
}

func (g *guard) Init(p *actor.Process) error {
	p.Monitor(g.of)
	return nil
}

func (g *guard) HandleInfo(_ *actor.Process, msg any) error {
	if down, ok := msg.(*actor.DOWN); ok {
		g.downs <- down.Reason
	}
	return actor.Normal
}

// A plain actor monitors a process, and hears the reason of its end, which
// protoactor's Watch would not tell.
func ExampleMonitor() {
	sys := actor.NewSystem(quietly)
	pid, err := actor.Start(sys.Root, writer{}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	downs := make(chan error)
	plain := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch m := ctx.Message().(type) {
		case *actor.Started:
			actor.Monitor(ctx, pid)
			_ = actor.Cast(ctx, pid, "write")
		case *actor.DOWN:
			downs <- m.Reason
		}
	}))
	fmt.Println(errors.Is(<-downs, errDisk))
	_ = sys.Root.StopFuture(plain).Wait()
	// Output: true
}
