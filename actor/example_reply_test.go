package actor_test

import (
	"context"
	"fmt"

	"github.com/linx-go/linx/actor"
)

// library lends a book as soon as somebody has brought it back.
type library struct {
	actor.Base
	returned chan string
}

func (l *library) HandleCall(p *actor.Process, from actor.From, req any) (any, error) {
	if req == "open?" {
		return true, nil
	}
	p.Go("shelf", func(context.Context) error { // a goroutine of the process
		actor.Reply(from, <-l.returned)
		return nil
	})
	return actor.NoReply, nil
}

// A call is answered later, from another goroutine; the process goes on with
// other messages meanwhile.
func ExampleReply() {
	sys := actor.NewSystem()
	l := &library{returned: make(chan string)}
	pid, err := actor.Start(sys.Root, l, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	book := actor.SendRequest(sys.Root, pid, "a book") // Call would wait here
	fmt.Println(actor.Call(sys.Root, pid, "open?", 0))
	l.returned <- "Programming Erlang"
	fmt.Println(book.Wait(0))
	fmt.Println(actor.Stop(sys.Root, pid, actor.Normal, 0))
	// Output:
	// true <nil>
	// Programming Erlang <nil>
	// <nil>
}
