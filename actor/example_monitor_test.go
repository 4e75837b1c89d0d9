package actor_test

import (
	"fmt"

	"github.com/linx-go/linx/actor"
)

// idle does nothing.
type idle struct{ actor.Base }

// observer monitors a process twice.
type observer struct{ actor.Base }

func (observer) HandleCall(p *actor.Process, _ actor.From, req any) (any, error) {
	pid := req.(*actor.PID)
	kept, dropped := p.Monitor(pid), p.Monitor(pid) // two monitors, two DOWNs
	if err := actor.Stop(p, pid, actor.ShutdownWith("night"), 0); err != nil {
		return nil, err
	}
	// Whether its DOWN has come already or not: with flush there is none of it.
	p.Demonitor(dropped, true)
	down := func(msg any) bool {
		_, ok := msg.(*actor.DOWN)
		return ok
	}
	msg, _ := p.Receive(down, actor.Infinity)
	fmt.Println(msg.(*actor.DOWN).Ref == kept, msg.(*actor.DOWN).Reason)
	_, more := p.Receive(down, 0)
	fmt.Println(more)
	return nil, nil
}

// A monitor tells once of the end of a process, and why it ended.
func ExampleProcess_Demonitor() {
	sys := actor.NewSystem()
	worker, err := actor.Start(sys.Root, idle{}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	pid, err := actor.Start(sys.Root, observer{}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(actor.Call(sys.Root, pid, worker, 0))
	fmt.Println(actor.Stop(sys.Root, pid, actor.Normal, 0))
	// Output:
	// true shutdown: night
	// false
	// <nil> <nil>
	// <nil>
}
