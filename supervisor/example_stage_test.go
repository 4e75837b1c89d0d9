package supervisor_test

import (
	"errors"
	"fmt"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// stage is where the examples of strategies play: children write down what
// they do, in the order in which they do it.
type stage struct {
	sys    *actor.System
	events chan string
}

func newStage() *stage { return &stage{quiet(), make(chan string, 100)} }

// show prints the next events; it waits for them.
func (s *stage) show(title string, n int) {
	fmt.Println(title)
	for range n {
		fmt.Println("  " + <-s.events)
	}
}

var errCrash = errors.New("a crash")

// player is a child that ends as it is told to. It traps exits: else its
// Terminate would not run when it is stopped.
type player struct {
	actor.Base
	s    *stage
	name string
}

func (c *player) Init(p *actor.Process) error {
	p.TrapExit(true)
	c.s.events <- "start " + c.name
	return nil
}

func (c *player) HandleCast(_ *actor.Process, msg any) error { return msg.(error) }

func (c *player) Terminate(_ *actor.Process, reason error) {
	c.s.events <- fmt.Sprintf("stop %s: %v", c.name, reason)
}

// child is the specification of a permanent child that has its name.
func (s *stage) child(name string) supervisor.ChildSpec {
	return supervisor.ChildSpec{ID: name, Start: func(p *actor.Process, _ actor.StartInfo) (*actor.PID, error) {
		return actor.StartLink(p, &player{s: s, name: name}, actor.Options{Name: name})
	}}
}

// end makes the child that has the name end with the reason.
func (s *stage) end(name string, reason error) {
	_ = actor.Cast(s.sys.Root, actor.NamePID(s.sys.Root, name), reason)
}

// start starts a supervisor whose end is an event, too.
func (s *stage) start(spec supervisor.Spec) (sup *actor.PID, err error) {
	if sup, err = supervisor.Start(s.sys.Root, spec); err != nil {
		return nil, err
	}
	_, err = actor.Start(s.sys.Root, &spectator{s: s, sup: sup}, actor.Options{})
	return sup, err
}

// spectator monitors a supervisor.
type spectator struct {
	actor.Base
	s   *stage
	sup *actor.PID
}

func (w *spectator) Init(p *actor.Process) error {
	p.Monitor(w.sup)
	return nil
}

func (w *spectator) HandleInfo(_ *actor.Process, msg any) error {
	if down, ok := msg.(*actor.DOWN); ok {
		w.s.events <- fmt.Sprintf("the supervisor ended: %v", down.Reason)
	}
	return actor.Normal
}
