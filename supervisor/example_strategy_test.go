package supervisor_test

import (
	"fmt"

	"github.com/linx-go/linx/supervisor"
)

// With one_for_one a child is started again alone: the others do not need it.
func ExampleStrategy_oneForOne() {
	s := newStage()
	sup, err := s.start(supervisor.Spec{
		Children: []supervisor.ChildSpec{s.child("a"), s.child("b"), s.child("c")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	s.show("start", 3)
	s.end("b", errCrash)
	s.show("b crashes", 2)
	_ = supervisor.Stop(s.sys.Root, sup)
	s.show("stop", 4)
	// Output:
	// start
	//   start a
	//   start b
	//   start c
	// b crashes
	//   stop b: a crash
	//   start b
	// stop
	//   stop c: shutdown
	//   stop b: shutdown
	//   stop a: shutdown
	//   the supervisor ended: shutdown
}

// With rest_for_one each child may rely on those that were started before it:
// those after it are stopped, and started again with it.
func ExampleStrategy_restForOne() {
	s := newStage()
	sup, err := s.start(supervisor.Spec{
		Strategy: supervisor.RestForOne,
		Children: []supervisor.ChildSpec{s.child("a"), s.child("b"), s.child("c")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	s.show("start", 3)
	s.end("b", errCrash)
	s.show("b crashes", 4)
	_ = supervisor.Stop(s.sys.Root, sup)
	// Output:
	// start
	//   start a
	//   start b
	//   start c
	// b crashes
	//   stop b: a crash
	//   stop c: shutdown
	//   start b
	//   start c
}

// With one_for_all none goes on without the others.
func ExampleStrategy_oneForAll() {
	s := newStage()
	sup, err := s.start(supervisor.Spec{
		Strategy: supervisor.OneForAll,
		Children: []supervisor.ChildSpec{s.child("a"), s.child("b"), s.child("c")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	s.show("start", 3)
	s.end("b", errCrash)
	s.show("b crashes", 6)
	_ = supervisor.Stop(s.sys.Root, sup)
	// Output:
	// start
	//   start a
	//   start b
	//   start c
	// b crashes
	//   stop b: a crash
	//   stop c: shutdown
	//   stop a: shutdown
	//   start a
	//   start b
	//   start c
}
