package supervisor_test

import (
	"fmt"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// A plain protoactor actor is a child without change. A panic is its end, which
// the supervisor hears of; its name is an address that stays valid.
func Example_plainActor() {
	s := newStage()
	props := actor.PropsFromFunc(func(ctx actor.Context) {
		switch m := ctx.Message().(type) {
		case *actor.Started:
			s.events <- "started"
		case *actor.Stopped:
			s.events <- "stopped"
		case string:
			s.events <- "got " + m
		case error:
			panic(m)
		}
	})
	sup, err := s.start(supervisor.Spec{
		Children: []supervisor.ChildSpec{actor.NamedPropsChild("plain", "clerk", props)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	clerk := actor.NamePID(s.sys.Root, "clerk")
	s.sys.Root.Send(clerk, "hello")
	s.show("start", 2)
	s.sys.Root.Send(clerk, errCrash)
	s.show("a panic", 2)
	s.sys.Root.Send(clerk, "hello again")
	s.show("the same address", 1)
	_ = supervisor.Stop(s.sys.Root, sup)
	s.show("stop", 2)
	// Output:
	// start
	//   started
	//   got hello
	// a panic
	//   stopped
	//   started
	// the same address
	//   got hello again
	// stop
	//   stopped
	//   the supervisor ended: shutdown
}
