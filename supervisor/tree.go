package supervisor

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/linx-go/linx/actor"
)

// Node is a process in a tree.
type Node struct {
	// ID is what its supervisor calls it; "" for the tree's root, and for the
	// children of a simple_one_for_one supervisor.
	ID   string
	PID  *actor.PID // nil if it does not run
	Type actor.ChildType
	// Restarting says that its restart failed and will be tried again.
	Restarting bool
	// Restarts is how often its supervisor started it again.
	Restarts int
	// Uptime is how long it has been running; 0 for the tree's root.
	Uptime time.Duration
	// Children are a supervisor's, in start order.
	Children []*Node
	// Zombies, of the tree's root, is what still runs of dead processes in the
	// whole actor system.
	Zombies []actor.Zombie
}

// Tree is the tree of a running supervisor. It asks one supervisor after the
// other: one that ends meanwhile is shown without children.
//
// Errors: [*actor.CallError].
func Tree(c actor.Caller, sup *actor.PID) (*Node, error) {
	root := &Node{PID: sup, Type: actor.Supervisor}
	if err := root.fill(c); err != nil {
		return nil, err
	}
	root.Zombies = actor.Zombies(c)
	return root, nil
}

func (n *Node) fill(c actor.Caller) error {
	children, err := ask[[]*Node](c, n.PID, treeRequest{})
	if err != nil {
		return err
	}
	n.Children = children
	for _, ch := range children {
		if ch.Type != actor.Supervisor || ch.PID == nil {
			continue
		}
		// A child that is called a supervisor may be something else, or gone.
		var call *actor.CallError
		var reply *actor.ReplyError
		if err := ch.fill(c); err != nil && !errors.As(err, &call) && !errors.As(err, &reply) {
			return err
		}
	}
	return nil
}

// String is the tree, one process a line, children below their supervisor.
func (n *Node) String() string {
	var b strings.Builder
	n.write(&b, 0)
	for _, z := range n.Zombies {
		fmt.Fprintf(&b, "zombie %s, dead for %v\n", z.PID.GetId(), time.Since(z.Since).Round(time.Millisecond))
	}
	return b.String()
}

func (n *Node) write(b *strings.Builder, depth int) {
	fmt.Fprintf(b, "%*s", 2*depth, "")
	if n.ID != "" {
		fmt.Fprintf(b, "%s ", n.ID)
	}
	fmt.Fprintf(b, "%v ", n.Type)
	switch {
	case n.Restarting:
		b.WriteString("restarting")
	case n.PID == nil:
		b.WriteString("not running")
	default:
		b.WriteString(n.PID.GetId())
	}
	if n.Uptime != 0 {
		fmt.Fprintf(b, ", up %v", n.Uptime.Round(time.Millisecond))
	}
	switch n.Restarts {
	case 0:
	case 1:
		b.WriteString(", 1 restart")
	default:
		fmt.Fprintf(b, ", %d restarts", n.Restarts)
	}
	b.WriteByte('\n')
	for _, ch := range n.Children {
		ch.write(b, depth+1)
	}
}
