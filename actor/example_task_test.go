package actor_test

import (
	"context"
	"fmt"

	"github.com/linx-go/linx/actor"
)

// reader handles what a goroutine of its own reads.
type reader struct{ actor.Base }

func (reader) Init(p *actor.Process) error {
	self := p.Self()
	p.Go("reader", func(ctx context.Context) error {
		for _, line := range []string{"one", "two"} { // a blocking read, say
			_ = actor.Send(p, self, line)
		}
		<-ctx.Done()
		fmt.Println("the reader is told to end:", context.Cause(ctx))
		return nil
	})
	return nil
}

func (reader) HandleInfo(_ *actor.Process, msg any) error {
	fmt.Println("line", msg)
	if msg == "two" {
		return actor.ShutdownWith("enough")
	}
	return nil
}

// What blocks belongs on a goroutine that is linked to the process: it ends
// with the process, which waits for it, and its failure or panic is an exit
// signal.
func ExampleProcess_Go() {
	sys := actor.NewSystem()
	pid, err := actor.Start(sys.Root, reader{}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = actor.Await(sys.Root, pid, 0) // the goroutine has ended then, too
	fmt.Println(err)
	// Output:
	// line one
	// line two
	// the reader is told to end: shutdown: enough
	// <nil>
}
