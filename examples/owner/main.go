// Owner is the smallest useful program: a monitor under a supervisor, and an
// actor that is told what changes. README.md shows it.
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

func main() {
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt)

	sys := actor.NewSystem()
	owner := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch m := ctx.Message().(type) {
		case *event.Event: // a wake-up: look now
			fmt.Println(m)
		case *event.ResyncNeeded: // something was lost, and the gap is over: look now
			links, err := rtnl.Links(context.Background(), rtnl.Host())
			fmt.Println(m.Reason, len(links), "links", err)
		}
	}))
	sup, err := supervisor.Start(sys.Root, supervisor.Spec{
		Strategy: supervisor.OneForOne,
		Children: []supervisor.ChildSpec{monitor.ChildSpec(monitor.Config{Owner: owner})},
	})
	if err != nil {
		log.Fatal(err)
	}
	<-interrupt

	// Children are stopped in reverse order, sockets closed.
	if err := supervisor.Stop(sys.Root, sup); err != nil {
		log.Fatal(err)
	}
}
