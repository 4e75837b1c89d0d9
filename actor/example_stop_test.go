package actor_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/linx-go/linx/actor"
)

// busy is at work until it is told that the work is done.
type busy struct {
	actor.Base
	done chan struct{}
}

func (b *busy) HandleCast(*actor.Process, any) error {
	<-b.done
	return nil
}

func (b *busy) Terminate(_ *actor.Process, reason error) { fmt.Println("terminate:", reason) }

// Stop waits no longer than it is told to. A process that is busy stops all the
// same, when it comes to it.
func ExampleStop() {
	sys := actor.NewSystem()
	b := &busy{done: make(chan struct{})}
	pid, err := actor.Start(sys.Root, b, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = actor.Cast(sys.Root, pid, "work")
	err = actor.Stop(sys.Root, pid, actor.Shutdown, time.Millisecond)
	fmt.Println(errors.Is(err, actor.ErrTimeout), actor.IsAlive(sys.Root, pid))
	close(b.done)
	_, err = actor.Await(sys.Root, pid, 0)
	fmt.Println(err, actor.IsAlive(sys.Root, pid))
	// Output:
	// true true
	// terminate: shutdown
	// <nil> false
}
