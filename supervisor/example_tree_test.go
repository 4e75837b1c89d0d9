package supervisor_test

import (
	"fmt"
	"strings"

	"github.com/linx-go/linx/supervisor"
)

// A supervisor is a child of another: when it gives up, the other decides. It
// starts the branch again, all of it, and nothing else.
func ExampleAsChild() {
	s := newStage()
	branch := supervisor.Spec{
		Intensity: supervisor.NoRestarts, // the first crash is one too many
		Children:  []supervisor.ChildSpec{s.child("x"), s.child("y")},
	}
	sup, err := s.start(supervisor.Spec{
		Children: []supervisor.ChildSpec{s.child("a"), supervisor.AsChild("branch", branch)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	s.show("start", 3)
	s.end("x", errCrash)
	s.show("x crashes", 4)
	tree, err := supervisor.Tree(s.sys.Root, sup)
	if err != nil {
		fmt.Println(err)
		return
	}
	printTree(tree, 0)
	_ = supervisor.Stop(s.sys.Root, sup)
	s.show("stop", 4)
	// Output:
	// start
	//   start a
	//   start x
	//   start y
	// x crashes
	//   stop x: a crash
	//   stop y: shutdown
	//   start x
	//   start y
	// supervisor, 0 restarts
	//   a worker, 0 restarts
	//   branch supervisor, 1 restarts
	//     x worker, 0 restarts
	//     y worker, 0 restarts
	// stop
	//   stop y: shutdown
	//   stop x: shutdown
	//   stop a: shutdown
	//   the supervisor ended: shutdown
}

// printTree prints what does not change from run to run; Node.String prints
// PIDs and times too.
func printTree(n *supervisor.Node, depth int) {
	fmt.Printf("%s%v, %d restarts\n", strings.Repeat("  ", depth)+strings.TrimPrefix(n.ID+" ", " "), n.Type, n.Restarts)
	for _, ch := range n.Children {
		printTree(ch, depth+1)
	}
}
