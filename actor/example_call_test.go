package actor_test

import (
	"fmt"

	"github.com/linx-go/linx/actor"
)

// counter counts what it is cast and tells when it is called.
type counter struct {
	actor.Base
	n int
}

func (c *counter) HandleCast(_ *actor.Process, msg any) error {
	c.n += msg.(int)
	return nil
}

func (c *counter) HandleCall(*actor.Process, actor.From, any) (any, error) { return c.n, nil }

// A process is started, cast to, called and stopped.
func Example_call() {
	sys := actor.NewSystem()
	pid, err := actor.Start(sys.Root, &counter{}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = actor.Cast(sys.Root, pid, 2)
	_ = actor.Cast(sys.Root, pid, 3)
	n, err := actor.Call(sys.Root, pid, "count", 0)
	fmt.Println(n, err)
	fmt.Println(actor.Stop(sys.Root, pid, actor.Normal, 0))
	_, err = actor.Call(sys.Root, pid, "count", 0)
	fmt.Println(err != nil)
	// Output:
	// 5 <nil>
	// <nil>
	// true
}
