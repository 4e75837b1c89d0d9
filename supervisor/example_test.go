package supervisor_test

import (
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// echo is a worker that crashes if it is told to.
type echo struct{ actor.Base }

func (echo) HandleCall(_ *actor.Process, _ actor.From, req any) (any, error) {
	if req == "crash" {
		return nil, errors.New("told to")
	}
	return req, nil
}

func quiet() *actor.System {
	return actor.NewSystem(actor.WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil))))
}

func startEcho(name string) func(*actor.Process, actor.StartInfo) (*actor.PID, error) {
	return func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
		return actor.StartLink(p, echo{}, actor.Options{Name: name, StartInfo: info})
	}
}

// Children start in order, and stop in reverse with their supervisor.
func ExampleStart() {
	sys := quiet()
	sup, err := supervisor.Start(sys.Root, supervisor.Spec{
		Strategy: supervisor.RestForOne,
		Children: []supervisor.ChildSpec{
			{ID: "first", Start: startEcho("")},
			{ID: "second", Start: startEcho("")},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	children, _ := supervisor.WhichChildren(sys.Root, sup)
	for _, ch := range children { // the last one first, as in OTP
		fmt.Println(ch.ID, ch.Type)
	}
	fmt.Println(supervisor.Stop(sys.Root, sup))
	// Output:
	// second worker
	// first worker
	// <nil>
}

// A child that does not start ends the start of its supervisor; the error says
// which, and why.
func ExampleStartError() {
	sys := quiet()
	_, err := supervisor.Start(sys.Root, supervisor.Spec{Children: []supervisor.ChildSpec{
		{ID: "good", Start: startEcho("")},
		{ID: "bad", Start: func(*actor.Process, actor.StartInfo) (*actor.PID, error) {
			return nil, errors.New("no licence")
		}},
	}})
	var failed *supervisor.StartError
	if errors.As(err, &failed) {
		fmt.Println(failed.ID, "-", failed.Reason)
	}
	// Output: bad - no licence
}

// A dynamic child is made like the one specification, with arguments of its own.
func ExampleStartChildArgs() {
	sys := quiet()
	sup, err := supervisor.Start(sys.Root, supervisor.Spec{
		Strategy: supervisor.SimpleOneForOne,
		Children: []supervisor.ChildSpec{{
			ID: "session", Restart: actor.Temporary,
			Start: func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
				return startEcho(info.Args.(string))(p, info)
			},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, user := range []string{"ada", "bob"} {
		if _, err := supervisor.StartChildArgs(sys.Root, sup, user); err != nil {
			fmt.Println(err)
		}
	}
	n, _ := supervisor.CountChildren(sys.Root, sup)
	answer, _ := actor.Call(sys.Root, actor.WhereIs(sys.Root, "bob"), "hello", 0)
	fmt.Println(n.Active, answer)
	_ = supervisor.Stop(sys.Root, sup)
	// Output: 2 hello
}
