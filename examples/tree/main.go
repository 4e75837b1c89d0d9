// Tree is the shape that a service should have: an owner that is supervised
// itself, and its monitor after it under rest_for_one. If the owner dies, its
// monitor goes with it and both start again; if the monitor dies, it starts
// again alone. Either way the owner hears ResyncNeeded, and looks.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
	"github.com/linx-go/linx/supervisor"
)

// owner knows the links that there are. It believes no event: whenever it hears
// that something changed or was lost, it reads the links again.
type owner struct {
	actor.Base
	netns rtnl.NetNS
	show  func(names []string)
}

// HandleInfo handles what the monitor sends.
func (o *owner) HandleInfo(p *actor.Process, msg any) error {
	switch msg.(type) {
	case *event.Event, *event.ResyncNeeded:
		links, err := rtnl.Links(p.Context(), o.netns)
		if err != nil {
			return err // the supervisor starts both again
		}
		names := make([]string, len(links))
		for i, l := range links {
			names[i] = l.Name
		}
		o.show(names)
	}
	return nil
}

// tree is the owner and its monitor. The monitor finds its owner by name, which
// stays the same when the owner is started again.
func tree(sys *actor.System, netns rtnl.NetNS, show func([]string)) supervisor.Spec {
	newOwner := func() actor.GenServer { return &owner{netns: netns, show: show} }
	return supervisor.Spec{
		Strategy:  supervisor.RestForOne,
		Intensity: 3, // in 5 s, before it gives up
		Children: []supervisor.ChildSpec{
			actor.PropsChild("owner", actor.NewProps(newOwner, actor.Options{Name: "owner"})),
			monitor.ChildSpec(monitor.Config{
				Owner:         actor.NamePID(sys.Root, "owner"),
				NetNS:         netns,
				InitialResync: true, // the first look comes after the subscription
			}),
		},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	sys := actor.NewSystem()
	sup, err := supervisor.Start(sys.Root, tree(sys, rtnl.Host(), func(names []string) { fmt.Println(names) }))
	if err != nil {
		log.Fatal(err)
	}
	<-ctx.Done()
	if err := supervisor.Stop(sys.Root, sup); err != nil {
		log.Fatal(err)
	}
}
