package actor_test

import (
	"errors"
	"runtime"
	"testing"

	"github.com/linx-go/linx/actor"
)

// ends are the ways to end from within a callback, and what the process ends
// with; nil if it goes on.
var ends = map[string]struct {
	do   func(p *actor.Process) error
	want func(reason error) bool
}{
	"returns an error":   {func(*actor.Process) error { return errBoom }, is(errBoom)},
	"returns normal":     {func(*actor.Process) error { return actor.Normal }, is(actor.Normal)},
	"panics":             {func(*actor.Process) error { panic("boom") }, panicked},
	"panics with nil":    {func(*actor.Process) error { panic(nil) }, panicked},
	"exits":              {func(p *actor.Process) error { p.ExitSelf(errBoom); return nil }, is(errBoom)},
	"exits with nil":     {func(p *actor.Process) error { p.ExitSelf(nil); return nil }, is(actor.Normal)},
	"throws an error":    {func(p *actor.Process) error { p.Throw(nil, errBoom); return nil }, is(errBoom)},
	"throws no error":    {func(p *actor.Process) error { p.Throw("thrown", nil); return errBoom }, nil},
	"ends its goroutine": {func(*actor.Process) error { runtime.Goexit(); return nil }, is(actor.ErrGoexit)},
}

func is(want error) func(error) bool { return func(got error) bool { return got == want } }

func panicked(got error) bool {
	var pe *actor.PanicError
	return errors.As(got, &pe)
}

// Whichever callback it is, and however it ends the process: Terminate runs with
// the reason, once, then all are told the same reason, who calls among them.
// What is thrown is what the callback would have returned.
func TestCallbackEnds(t *testing.T) {
	for _, callback := range []string{"HandleCall", "HandleCast", "HandleInfo", "HandleContinue"} {
		for name, end := range ends {
			t.Run(callback+" "+name, func(t *testing.T) {
				bubble(t, func(t *testing.T) {
					sys := newSystem(t)
					terminated := make(chan error, 2)
					s := &server{
						call: func(p *actor.Process, _ actor.From, req any) (any, error) {
							if req == "alive" {
								return req, nil
							}
							return nil, end.do(p)
						},
						cast: func(p *actor.Process, msg any) error {
							if msg == "continue" {
								p.Continue(1)
								return nil
							}
							return end.do(p)
						},
						info:      func(p *actor.Process, _ any) error { return end.do(p) },
						cont:      func(p *actor.Process, _ any) error { return end.do(p) },
						terminate: func(_ *actor.Process, reason error) { terminated <- reason },
					}
					pid := start(t, sys.Root, s)
					down := watch(t, sys.Root, pid)
					var called error
					switch callback {
					case "HandleCall":
						var v any
						if v, called = actor.Call(sys.Root, pid, "end", 0); called == nil && v != "thrown" {
							t.Errorf("reply %v", v)
						}
					case "HandleCast":
						_ = actor.Cast(sys.Root, pid, "end")
					case "HandleInfo":
						_ = actor.Send(sys.Root, pid, "end")
					case "HandleContinue":
						_ = actor.Cast(sys.Root, pid, "continue")
					}
					if end.want == nil {
						if v, err := actor.Call(sys.Root, pid, "alive", 0); v != "alive" || err != nil || called != nil {
							t.Errorf("%v, %v; the call %v", v, err, called)
						}
						return
					}
					reason := get(t, down)
					if !end.want(reason) {
						t.Errorf("reason %v", reason)
					}
					if got := get(t, terminated); got != reason || len(terminated) != 0 {
						t.Errorf("Terminate got %v, and runs %d times more", got, len(terminated))
					}
					if callback == "HandleCall" && !errors.Is(called, reason) {
						t.Errorf("the caller got %v", called)
					}
				})
			})
		}
	}
}

// A reply is sent before HandleContinue, which runs before any message, and may
// ask for another.
func TestReplyBeforeContinue(t *testing.T) {
	sys := newSystem(t)
	const last = 3
	replied := make(chan struct{})
	var order []any
	pid := start(t, sys.Root, &server{
		call: func(p *actor.Process, _ actor.From, req any) (any, error) {
			if req == "order" {
				return order, nil
			}
			_ = p.Send(p.Self(), "message")
			p.Continue(1)
			return req, nil
		},
		cont: func(p *actor.Process, v any) error {
			<-replied // else this never returns
			order = append(order, v)
			if n := v.(int); n < last {
				p.Continue(n + 1)
			}
			return nil
		},
		info: func(_ *actor.Process, msg any) error { order = append(order, msg); return nil },
	})
	if v, err := actor.Call(sys.Root, pid, "reply", 0); v != "reply" || err != nil {
		t.Errorf("reply %v, %v", v, err)
	}
	close(replied)
	v, err := actor.Call(sys.Root, pid, "order", 0)
	want := []any{1, 2, last, "message"}
	got, _ := v.([]any)
	if err != nil || len(got) != len(want) {
		t.Fatalf("order %v, %v", v, err)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("order %v, want %v", got, want)
			break
		}
	}
}

// A reply that has come is taken even if the time is over when it is looked for.
func TestReplyThatHasComeWins(t *testing.T) {
	sys := newSystem(t)
	pid := start(t, sys.Root, &server{})
	for i := range 100 {
		r := actor.SendRequest(sys.Root, pid, i)
		if _, err := actor.GetState(sys.Root, pid, 0); err != nil { // it has been answered then
			t.Fatal(err)
		}
		if v, err := r.Wait(1); v != i || err != nil {
			t.Fatalf("%v, %v", v, err)
		}
	}
}
