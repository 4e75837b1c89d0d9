package actor_test

import (
	"errors"
	"fmt"

	"github.com/linx-go/linx/actor"
)

var errDisk = errors.New("disk full")

// writer ends with an error.
type writer struct{ actor.Base }

func (writer) HandleCast(*actor.Process, any) error { return errDisk }

// keeper is linked with a writer and survives it, as it traps exits.
type keeper struct{ actor.Base }

func (keeper) Init(p *actor.Process) error {
	p.TrapExit(true) // without this the keeper would end with errDisk too
	pid, err := actor.StartLink(p, writer{}, actor.Options{})
	if err != nil {
		return err
	}
	return actor.Cast(p, pid, "write")
}

func (keeper) HandleInfo(_ *actor.Process, msg any) error {
	if exit, ok := msg.(*actor.EXIT); ok {
		fmt.Println("the writer ended:", exit.Reason, errors.Is(exit.Reason, errDisk))
	}
	return actor.Normal
}

// The end of a linked process is a message to one that traps exits.
func ExampleProcess_TrapExit() {
	sys := actor.NewSystem(quietly)
	pid, err := actor.Start(sys.Root, keeper{}, actor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = actor.Await(sys.Root, pid, 0)
	fmt.Println(err)
	// Output:
	// the writer ended: disk full true
	// <nil>
}
