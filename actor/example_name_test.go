package actor_test

import (
	"errors"
	"fmt"

	"github.com/linx-go/linx/actor"
)

// clerk answers with the number of its incarnation.
type clerk struct {
	actor.Base
	number int
}

func (c clerk) HandleCall(*actor.Process, actor.From, any) (any, error) { return c.number, nil }

// A name has an address of its own, which stays valid when another process
// takes the name.
func ExampleNamePID() {
	sys := actor.NewSystem()
	desk := actor.NamePID(sys.Root, "desk") // nobody is there yet
	_, err := actor.Call(sys.Root, desk, "who?", 0)
	fmt.Println(errors.Is(err, actor.NoProc))

	first, err := actor.Start(sys.Root, clerk{number: 1}, actor.Options{Name: "desk"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(actor.Call(sys.Root, desk, "who?", 0))

	_, err = actor.Start(sys.Root, clerk{number: 2}, actor.Options{Name: "desk"})
	var taken *actor.AlreadyStartedError
	fmt.Println(errors.As(err, &taken) && taken.PID.Equal(first))

	if err := actor.Stop(sys.Root, desk, actor.Normal, 0); err != nil {
		fmt.Println(err)
	}
	fmt.Println(actor.WhereIs(sys.Root, "desk"))

	if _, err := actor.Start(sys.Root, clerk{number: 3}, actor.Options{Name: "desk"}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(actor.Call(sys.Root, desk, "who?", 0))
	fmt.Println(actor.Stop(sys.Root, desk, actor.Normal, 0))
	// Output:
	// true
	// 1 <nil>
	// true
	// <nil>
	// 3 <nil>
	// <nil>
}
