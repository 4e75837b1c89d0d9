package actor_test

import (
	"fmt"

	"github.com/linx-go/linx/actor"
)

// cache is there at once, and fills itself before it looks at its first
// message.
type cache struct {
	actor.Base
	entries map[string]int
}

func (c *cache) Init(p *actor.Process) error {
	p.Continue("load") // Start returns now; HandleContinue may take its time
	return nil
}

func (c *cache) HandleContinue(*actor.Process, any) error {
	c.entries = map[string]int{"answer": 42}
	return nil
}

func (c *cache) HandleCall(_ *actor.Process, _ actor.From, req any) (any, error) {
	return c.entries[req.(string)], nil
}

// Work that is too long for Init is done right after it: no message can come
// in between.
func ExampleProcess_Continue() {
	sys := actor.NewSystem()
	pid, err := actor.Start(sys.Root, &cache{}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(actor.Call(sys.Root, pid, "answer", 0))
	fmt.Println(actor.Stop(sys.Root, pid, actor.Normal, 0))
	// Output:
	// 42 <nil>
	// <nil>
}
