package actor_test

import (
	"fmt"
	"time"

	"github.com/linx-go/linx/actor"
)

// session ends when nobody has used it for a while.
type session struct{ actor.Base }

func (session) Init(p *actor.Process) error {
	p.Timeout(time.Millisecond)
	return nil
}

func (session) HandleCall(p *actor.Process, _ actor.From, req any) (any, error) {
	p.Timeout(time.Millisecond) // for this callback only: each has to ask again
	return req, nil
}

func (session) HandleInfo(p *actor.Process, msg any) error {
	if msg == (actor.Timeout{}) {
		fmt.Println("nobody is there")
		return actor.Normal
	}
	return nil
}

// A server timeout is a message that comes when no other does.
func ExampleProcess_Timeout() {
	sys := actor.NewSystem()
	pid, err := actor.Start(sys.Root, session{}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = actor.Await(sys.Root, pid, 0)
	fmt.Println(err, actor.IsAlive(sys.Root, pid))
	// Output:
	// nobody is there
	// <nil> false
}
