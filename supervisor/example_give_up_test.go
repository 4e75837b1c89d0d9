package supervisor_test

import (
	"fmt"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// More restarts in a Period than the Intensity allows end the supervisor: it
// stops the other children and ends with Shutdown.
func ExampleSpec_intensity() {
	s := newStage()
	_, err := s.start(supervisor.Spec{
		Intensity: 2, Period: time.Hour,
		Children: []supervisor.ChildSpec{s.child("good"), s.child("bad")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	s.show("start", 2)
	for n := 1; n <= 2; n++ {
		s.end("bad", errCrash)
		s.show(fmt.Sprint("crash ", n), 2)
	}
	s.end("bad", errCrash)
	s.show("crash 3", 3)
	// Output:
	// start
	//   start good
	//   start bad
	// crash 1
	//   stop bad: a crash
	//   start bad
	// crash 2
	//   stop bad: a crash
	//   start bad
	// crash 3
	//   stop bad: a crash
	//   stop good: shutdown
	//   the supervisor ended: shutdown
}

// A supervisor whose work is done when one child's is: that child is
// significant, and its end in order ends the others.
func ExampleAutoShutdown() {
	s := newStage()
	job := s.child("job")
	job.Restart = actor.Transient // a permanent child would be started again
	job.Significant = true
	_, err := s.start(supervisor.Spec{
		AutoShutdown: supervisor.AnySignificant,
		Children:     []supervisor.ChildSpec{s.child("helper"), job},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	s.show("start", 2)
	s.end("job", errCrash)
	s.show("the job crashes", 2)
	s.end("job", actor.Normal)
	s.show("the job is done", 3)
	// Output:
	// start
	//   start helper
	//   start job
	// the job crashes
	//   stop job: a crash
	//   start job
	// the job is done
	//   stop job: normal
	//   stop helper: shutdown
	//   the supervisor ended: shutdown
}
