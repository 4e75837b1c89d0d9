// Package ownertest has an owner for tests of monitors: a plain actor that
// keeps what it receives.
package ownertest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/event"
)

// Limit is how long the waiting functions wait before they fail the test. It
// only bounds a test that fails.
const Limit = 15 * time.Second

// Owner is a plain actor that receives a monitor's messages.
type Owner struct {
	PID *actor.PID
	sys *actor.System

	t    testing.TB
	mu   sync.Mutex
	cond *sync.Cond
	msgs []any
	hold bool
	held bool
	on   func(ctx actor.Context, msg any)
}

// New spawns an owner that lives until the test ends.
func New(t testing.TB, sys *actor.System) *Owner {
	t.Helper()
	o := &Owner{t: t, sys: sys}
	o.cond = sync.NewCond(&o.mu)
	o.PID = sys.Root.Spawn(actor.PropsFromFunc(o.receive))
	t.Cleanup(func() {
		o.Release()
		o.Stop()
	})
	return o
}

// Stop ends the owner and waits for its end.
func (o *Owner) Stop() {
	_ = o.sys.Root.StopFuture(o.PID).Wait()
}

// On has f called in the owner's Receive for every message of a monitor.
func (o *Owner) On(f func(ctx actor.Context, msg any)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.on = f
}

func (o *Owner) receive(ctx actor.Context) {
	msg := ctx.Message()
	switch msg.(type) {
	case *event.Event, *event.ResyncNeeded, *event.WakeUp, sentinel:
	default:
		return
	}
	o.mu.Lock()
	o.msgs = append(o.msgs, msg)
	on := o.on
	o.cond.Broadcast()
	for o.hold {
		o.held = true
		o.cond.Broadcast()
		o.cond.Wait()
	}
	o.held = false
	o.mu.Unlock()
	if on != nil {
		on(ctx, msg)
	}
}

// Hold has the owner not return from its next Receive.
func (o *Owner) Hold() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.hold = true
}

// Held waits until the owner is held in a Receive.
func (o *Owner) Held() {
	o.t.Helper()
	o.wait("the owner to be held", func() bool { return o.held })
}

// Release undoes Hold.
func (o *Owner) Release() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.hold = false
	o.cond.Broadcast()
}

// wait waits under the lock until f holds.
func (o *Owner) wait(what string, f func() bool) {
	o.t.Helper()
	timer := time.AfterFunc(Limit, o.cond.Broadcast)
	defer timer.Stop()
	end := time.Now().Add(Limit)
	o.mu.Lock()
	defer o.mu.Unlock()
	for !f() {
		if !time.Now().Before(end) {
			o.t.Fatalf("waited in vain for %s; the owner has %v", what, o.msgs)
		}
		o.cond.Wait()
	}
}

// Next is the next message; it is taken out of the owner.
func (o *Owner) Next() any {
	o.t.Helper()
	var msg any
	o.wait("a message", func() bool {
		if len(o.msgs) == 0 {
			return false
		}
		msg = o.msgs[0]
		o.msgs = o.msgs[1:]
		return true
	})
	return msg
}

// Event takes messages out until one is an event for which match holds; a nil
// match holds for all.
func (o *Owner) Event(what string, match func(*event.Event) bool) *event.Event {
	o.t.Helper()
	var found *event.Event
	o.wait("event "+what, func() bool {
		for len(o.msgs) > 0 && found == nil {
			e, ok := o.msgs[0].(*event.Event)
			o.msgs = o.msgs[1:]
			if ok && (match == nil || match(e)) {
				found = e
			}
		}
		return found != nil
	})
	return found
}

// Resync takes messages out until one is a marker of that reason.
func (o *Owner) Resync(reason event.Reason) *event.ResyncNeeded {
	o.t.Helper()
	var found *event.ResyncNeeded
	o.wait(fmt.Sprintf("a marker %v", reason), func() bool {
		for len(o.msgs) > 0 && found == nil {
			r, ok := o.msgs[0].(*event.ResyncNeeded)
			o.msgs = o.msgs[1:]
			if ok && r.Reason == reason {
				found = r
			}
		}
		return found != nil
	})
	return found
}

// sentinel is a message of the test itself.
type sentinel struct{ n *int }

// Rest sends the owner a message and takes out all that was put into its
// mailbox before.
func (o *Owner) Rest() []any {
	o.t.Helper()
	mark := sentinel{new(int)}
	o.sys.Root.Send(o.PID, mark)
	var rest []any
	o.wait("the sentinel", func() bool {
		for len(o.msgs) > 0 {
			msg := o.msgs[0]
			o.msgs = o.msgs[1:]
			if msg == any(mark) {
				return true
			}
			rest = append(rest, msg)
		}
		return false
	})
	return rest
}

// Eventually fails the test if f does not come to hold.
func Eventually(t testing.TB, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(Limit); !f(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}
