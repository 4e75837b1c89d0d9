package actor_test

import (
	"errors"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
)

// CallAs gives the reply as what was asked for: a reply that is an error is the
// error, nil is the zero value, anything else is a ReplyError.
func TestCallAs(t *testing.T) {
	sys := newSystem(t)
	pid := start(t, sys.Root, &server{}) // it answers with what it is asked
	if v, err := actor.CallAs[int](sys.Root, pid, 7, 0); v != 7 || err != nil {
		t.Errorf("a reply of the type: %v, %v", v, err)
	}
	if v, err := actor.CallAs[int](sys.Root, pid, errBoom, 0); v != 0 || err != errBoom {
		t.Errorf("a reply that is an error: %v, %v", v, err)
	}
	if v, err := actor.CallAs[error](sys.Root, pid, errBoom, 0); v != errBoom || err != nil {
		t.Errorf("an error that was asked for: %v, %v", v, err)
	}
	var wrong *actor.ReplyError
	if v, err := actor.CallAs[int](sys.Root, pid, "seven", 0); v != 0 || !errors.As(err, &wrong) || wrong.Reply != "seven" || !wrong.PID.Equal(pid) {
		t.Errorf("a reply of another type: %v, %v", v, err)
	}
	silent := start(t, sys.Root, &server{call: func(*actor.Process, actor.From, any) (any, error) { return nil, nil }})
	if v, err := actor.CallAs[int](sys.Root, silent, 1, 0); v != 0 || err != nil {
		t.Errorf("nil: %v, %v", v, err)
	}
	actor.Exit(sys.Root, pid, actor.Kill)
	var call *actor.CallError
	if v, err := actor.CallAs[int](sys.Root, pid, 1, 0); v != 0 || !errors.As(err, &call) || !errors.Is(err, actor.NoProc) {
		t.Errorf("of the dead: %v, %v", v, err)
	}
}

// nil is no message and no address, whoever sends how.
func TestNilRefused(t *testing.T) {
	sys := newSystem(t)
	pid := start(t, sys.Root, &server{
		call: func(_ *actor.Process, _ actor.From, req any) (any, error) { t.Errorf("call %v", req); return nil, nil },
		cast: func(_ *actor.Process, msg any) error { t.Errorf("cast %v", msg); return nil },
		info: func(_ *actor.Process, msg any) error { t.Errorf("info %v", msg); return nil },
	})
	plain := sys.Root.Spawn(actor.PropsFromFunc(func(actor.Context) {}))
	defer func() { _ = sys.Root.StopFuture(plain).Wait() }()
	me := start(t, sys.Root, &server{})
	ways := map[string]func(c actor.Caller, pid *actor.PID, msg any) error{
		"Send": actor.Send,
		"Cast": actor.Cast,
		"Call": func(c actor.Caller, pid *actor.PID, msg any) error { _, err := actor.Call(c, pid, msg, 0); return err },
		"CallAs": func(c actor.Caller, pid *actor.PID, msg any) error {
			_, err := actor.CallAs[int](c, pid, msg, 0)
			return err
		},
		"SendRequest": func(c actor.Caller, pid *actor.PID, msg any) error {
			_, err := actor.SendRequest(c, pid, msg).Wait(0)
			return err
		},
	}
	for name, send := range ways {
		for who, c := range map[string]func(f func(actor.Caller) error) error{
			"root": func(f func(actor.Caller) error) error { return f(sys.Root) },
			"process": func(f func(actor.Caller) error) error {
				return in(t, sys.Root, me, func(p *actor.Process) error { return f(p) })
			},
		} {
			for to, pid := range map[string]*actor.PID{"process": pid, "plain actor": plain, "name": actor.NamePID(sys.Root, "nobody")} {
				if err := c(func(c actor.Caller) error { return send(c, pid, nil) }); !errors.Is(err, actor.ErrNilMessage) {
					t.Errorf("%s of nil from %s to %s: %v", name, who, to, err)
				}
			}
			if err := c(func(c actor.Caller) error { return send(c, nil, 1) }); !errors.Is(err, actor.ErrNilPID) {
				t.Errorf("%s from %s to nil: %v", name, who, err)
			}
		}
	}
	for name, f := range map[string]func() error{
		"Stop":     func() error { return actor.Stop(sys.Root, nil, nil, 0) },
		"Await":    func() error { _, err := actor.Await(sys.Root, nil, 0); return err },
		"Register": func() error { return actor.Register(sys.Root, "n", nil) },
	} {
		if err := f(); !errors.Is(err, actor.ErrNilPID) {
			t.Errorf("%s of nil: %v", name, err)
		}
	}
	// These have no error to give.
	actor.Exit(sys.Root, nil, errBoom)
	if actor.IsAlive(sys.Root, nil) {
		t.Error("nil is alive")
	}
	in(t, sys.Root, me, func(p *actor.Process) any {
		p.Link(nil)
		p.Unlink(nil)
		if ref := p.Monitor(nil); ref != 0 {
			t.Errorf("Monitor of nil: %v", ref)
		}
		p.Demonitor(0, true)
		return nil
	})
	// With protoactor's own functions nil is dropped, and is no message of the
	// queue.
	sys.Root.Send(pid, nil)
	sys.Root.Request(pid, nil)
	if s, err := actor.GetStatus(sys.Root, pid, 0); s.Queue != 0 || s.Handled != 0 || err != nil {
		t.Errorf("after nil: %+v, %v", s, err)
	}
}

// A nil sent to the name of a plain actor does not reach protoactor's mailbox,
// which would not come to rest any more.
func TestNilToPlainName(t *testing.T) {
	sys, book := booked()
	me := start(t, sys.Root, &server{init: trap})
	got := make(chan any, 10)
	pid := in(t, sys.Root, me, func(p *actor.Process) *actor.PID {
		pid, err := p.SpawnNamed(actor.PropsFromFunc(func(ctx actor.Context) {
			switch ctx.Message().(type) {
			case *actor.Started, *actor.Stopping, *actor.Stopped:
			default:
				got <- ctx.Message()
			}
		}), "plain")
		if err != nil {
			t.Error(err)
		}
		return pid
	})
	name := actor.NamePID(sys.Root, "plain")
	sys.Root.Send(name, nil)
	sys.Root.Send(name, "after")
	if m := get(t, got); m != "after" {
		t.Errorf("received %v", m)
	}
	expectLines(t, "the log", book.lines(""), "WARN nil message dropped pid="+pid.Id)
}

// What could never be answered is refused: to call, stop or ask oneself, and in
// Init those that wait for it.
func TestCallRefused(t *testing.T) {
	sys := newSystem(t)
	ways := map[string]func(p *actor.Process, pid *actor.PID) error{
		"Call": func(p *actor.Process, pid *actor.PID) error { _, err := actor.Call(p, pid, 1, 0); return err },
		"SendRequest": func(p *actor.Process, pid *actor.PID) error {
			_, err := actor.SendRequest(p, pid, 1).Wait(0)
			return err
		},
		"Stop":     func(p *actor.Process, pid *actor.PID) error { return actor.Stop(p, pid, nil, 0) },
		"GetState": func(p *actor.Process, pid *actor.PID) error { _, err := actor.GetState(p, pid, 0); return err },
		"Suspend":  func(p *actor.Process, pid *actor.PID) error { return actor.Suspend(p, pid, 0) },
	}
	for name, ask := range ways {
		t.Run(name, func(t *testing.T) {
			me, err := actor.Start(sys.Root, &server{}, actor.Options{Name: "me " + name})
			if err != nil {
				t.Fatal(err)
			}
			other := start(t, sys.Root, &server{})
			byName := actor.NamePID(sys.Root, "me "+name)
			in(t, sys.Root, me, func(p *actor.Process) any {
				for _, self := range []*actor.PID{me, byName} {
					if err := ask(p, self); !errors.Is(err, actor.ErrCallingSelf) {
						t.Errorf("self by %v: %v", self, err)
					}
				}
				// The child of a child waits for this one too.
				_, err := actor.Start(p, &server{init: func(child *actor.Process) error {
					if err := ask(child, me); !errors.Is(err, actor.ErrCallingStarter) {
						t.Errorf("the starter: %v", err)
					}
					if err := ask(child, byName); !errors.Is(err, actor.ErrCallingStarter) {
						t.Errorf("the starter by its name: %v", err)
					}
					_, err := actor.Start(child, &server{init: func(grandchild *actor.Process) error {
						if err := ask(grandchild, me); !errors.Is(err, actor.ErrCallingStarter) {
							t.Errorf("the starter's starter: %v", err)
						}
						return actor.ErrIgnore
					}}, actor.Options{})
					if !errors.Is(err, actor.ErrIgnore) {
						t.Errorf("Start: %v", err)
					}
					// Anybody else may be asked.
					if err := ask(child, other); err != nil {
						t.Errorf("another: %v", err)
					}
					return actor.ErrIgnore
				}}, actor.Options{})
				if !errors.Is(err, actor.ErrIgnore) {
					t.Errorf("Start: %v", err)
				}
				return nil
			})
			// After Init it is a call like any other.
			var child *actor.PID
			in(t, sys.Root, me, func(p *actor.Process) any {
				child, _ = actor.Start(p, &server{}, actor.Options{})
				return nil
			})
			if err := in(t, sys.Root, child, func(p *actor.Process) error { return ask(p, me) }); err != nil {
				t.Errorf("after Init: %v", err)
			}
			actor.Exit(sys.Root, child, actor.Kill)
			actor.Exit(sys.Root, me, actor.Kill)
		})
	}
}

// From is who calls: the PID of an actor, nil of nobody. A reply that is given a
// second time, or to nobody, is dropped.
func TestFrom(t *testing.T) {
	sys := newSystem(t)
	froms := make(chan actor.From, 1)
	pid := start(t, sys.Root, &server{call: func(_ *actor.Process, from actor.From, _ any) (any, error) {
		froms <- from
		return actor.NoReply, nil
	}})
	me := start(t, sys.Root, &server{})
	r := in(t, sys.Root, me, func(p *actor.Process) *actor.PendingCall { return actor.SendRequest(p, pid, 1) })
	from := get(t, froms)
	if !from.PID().Equal(me) {
		t.Errorf("from %v", from.PID())
	}
	actor.Reply(from, 1)
	actor.Reply(from, 2)
	actor.Reply(actor.From{}, 3)
	if v, err := r.Wait(0); v != 1 || err != nil {
		t.Errorf("the first reply: %v, %v", v, err)
	}
	if _, err := r.Wait(0); !errors.Is(err, actor.ErrTimeout) {
		t.Errorf("the second Wait: %v", err)
	}
	r = actor.SendRequest(sys.Root, pid, 1)
	from = get(t, froms)
	if from.PID() != nil || (actor.From{}).PID() != nil {
		t.Errorf("from %v", from.PID())
	}
	actor.Reply(from, nil)
	if v, err := r.Wait(0); v != nil || err != nil {
		t.Errorf("nil as a reply: %v, %v", v, err)
	}
}

// A call without an answer takes the default, or its own limit, and not longer;
// Infinity is none.
func TestCallTimeout(t *testing.T) {
	bubble(t, func(t *testing.T) {
		sys := newSystem(t)
		pid := start(t, sys.Root, &server{call: func(_ *actor.Process, from actor.From, req any) (any, error) {
			time.AfterFunc(req.(time.Duration), func() { actor.Reply(from, "late") })
			return actor.NoReply, nil
		}})
		for _, row := range []struct {
			limit, after, want time.Duration
			err                error
		}{
			{0, time.Hour, 5 * time.Second, actor.ErrTimeout},
			{time.Millisecond, time.Hour, time.Millisecond, actor.ErrTimeout},
			{time.Second, time.Second - 1, time.Second - 1, nil},
			{actor.Infinity, 24 * time.Hour, 24 * time.Hour, nil},
		} {
			begin := time.Now()
			_, err := actor.Call(sys.Root, pid, row.after, row.limit)
			if d := time.Since(begin); d != row.want || !errors.Is(err, row.err) {
				t.Errorf("limit %v, answer after %v: %v after %v", row.limit, row.after, err, d)
			}
			// One that was given up is forgotten.
			if s, err := actor.GetStatus(sys.Root, pid, 0); s.Pending != 0 || err != nil {
				t.Errorf("%d calls pending, %v", s.Pending, err)
			}
		}
		time.Sleep(2 * time.Hour)
	})
}
