package actor_test

import (
	"sync"
	"testing"

	pactor "github.com/asynkron/protoactor-go/actor"

	"github.com/linx-go/linx/actor"
)

// remote is what protoactor's remoting puts in the place of the actors of
// another system: their watchers are told when the address is out of reach.
type remote struct {
	mu       sync.Mutex
	watchers map[string][]*actor.PID // by the actor's id
	stopped  []string
}

func (r *remote) SendUserMessage(*actor.PID, any) {}

func (r *remote) SendSystemMessage(pid *actor.PID, msg any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if w, ok := msg.(*pactor.Watch); ok {
		r.watchers[pid.Id] = append(r.watchers[pid.Id], w.Watcher)
	}
}

func (r *remote) Stop(pid *actor.PID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stopped = append(r.stopped, pid.Id)
}

func (r *remote) watched(id string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.watchers[id])
}

// cut ends the connection.
func (r *remote) cut(sys *actor.System, address string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, ws := range r.watchers {
		for _, w := range ws {
			if proc, ok := sys.ProcessRegistry.Get(w); ok {
				proc.SendSystemMessage(w, &actor.Terminated{
					Who: pactor.NewPID(address, id), Why: pactor.TerminatedReason_AddressTerminated,
				})
			}
		}
	}
}

func newRemote(sys *actor.System, address string) *remote {
	r := &remote{watchers: map[string][]*actor.PID{}}
	sys.ProcessRegistry.RegisterAddressResolver(func(pid *actor.PID) (pactor.Process, bool) {
		return r, pid.Address == address
	})
	return r
}

// When the system of an actor is out of reach, who monitors it, is linked to it
// or waits for its end is told noconnection, as in Erlang.
func TestNoconnection(t *testing.T) {
	const address = "192.0.2.1:4000"
	sys := newSystem(t)
	r := newRemote(sys, address)
	far := pactor.NewPID(address, "far")
	seen := make(chan any, 4)
	var ref actor.Ref
	start(t, sys.Root, &server{
		init: func(p *actor.Process) error {
			p.TrapExit(true)
			ref = p.Monitor(far)
			p.Link(pactor.NewPID(address, "linked"))
			return nil
		},
		info: func(_ *actor.Process, m any) error { seen <- m; return nil },
	})
	awaited := make(chan error, 1)
	go func() {
		reason, err := actor.Await(sys.Root, pactor.NewPID(address, "awaited"), patience)
		if err != nil {
			reason = err
		}
		awaited <- reason
	}()
	eventually(t, "the watches", func() bool { return r.watched("far") == 1 && r.watched("linked") == 1 && r.watched("awaited") == 1 })
	r.cut(sys, address)
	for range 2 {
		switch m := get(t, seen).(type) {
		case *actor.DOWN:
			if m.Ref != ref || !m.PID.Equal(far) || m.Reason != actor.Noconnection {
				t.Errorf("%+v", m)
			}
		case *actor.EXIT:
			if m.From.Id != "linked" || m.Reason != actor.Noconnection {
				t.Errorf("%+v", m)
			}
		default:
			t.Errorf("%T", m)
		}
	}
	if reason := get(t, awaited); reason != actor.Noconnection {
		t.Errorf("Await: %v", reason)
	}
}

// An actor of another system that has the id of a child here is not that child.
func TestRemoteNamesake(t *testing.T) {
	const address = "192.0.2.1:4000"
	sys := newSystem(t)
	r := newRemote(sys, address)
	var child *actor.PID
	parent := start(t, sys.Root, &server{init: func(p *actor.Process) (err error) {
		child, err = p.Spawn(actor.PropsFromFunc(func(actor.Context) {}))
		return err
	}})
	far := pactor.NewPID(address, child.Id)
	actor.Exit(sys.Root, far, actor.Kill)
	eventually(t, "the signal", func() bool { r.mu.Lock(); defer r.mu.Unlock(); return len(r.stopped) == 1 })
	if v, err := sys.Root.RequestFuture(child, &actor.Touch{}, patience).Result(); err != nil {
		t.Errorf("the child is dead: %v, %v", v, err)
	}
	if err := actor.Stop(sys.Root, parent, actor.Normal, patience); err != nil {
		t.Fatal(err)
	}
}
