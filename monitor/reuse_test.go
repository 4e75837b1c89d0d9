package monitor

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/rtnl"
)

// reused counts how often each event and each resource of a run was received,
// and is told what is wrong with one.
type reused struct {
	events    map[*event.Event]int
	resources map[codec.Resource]int
	got       int
	wrong     []string
}

// numbered is a message about the route, address or neighbour with that number.
func numbered(t *testing.T, n int) rtnl.Step {
	a := netip.AddrFrom4([4]byte{10, byte(n >> 16), byte(n >> 8), byte(n)})
	var typ uint16
	var r codec.Resource
	switch n % 3 {
	case 0:
		typ, r = codec.RTMNewRoute, &codec.Route{Family: codec.AFInet, Dst: netip.PrefixFrom(a, 32), DstLen: 32}
	case 1:
		typ, r = codec.RTMNewAddr, &codec.Addr{Family: codec.AFInet, Address: a, PrefixLen: 32}
	case 2:
		typ, r = codec.RTMNewNeigh, &codec.Neigh{Family: codec.AFInet, Dst: a}
	}
	body, err := codec.Append(nil, r)
	if err != nil {
		t.Fatal(err)
	}
	return rtnl.Received(rtnl.Message{Type: typ, Seq: uint32(n), NSID: -1, Body: body})
}

// event checks an event when it is received.
func (r *reused) event(e *event.Event) {
	r.got++
	r.events[e]++
	r.resources[e.Resource]++
	var a netip.Addr
	switch res := e.Resource.(type) {
	case *codec.Route:
		a = res.Dst.Addr()
	case *codec.Addr:
		a = res.Address
	case *codec.Neigh:
		a = res.Dst
	}
	b := a.As4()
	if n := binary.BigEndian.Uint32(b[:]) & 0xffffff; n != e.MsgSeq || int(n) != r.got || e.Tag != "tag" || e.Epoch != 1 || e.Seq != uint64(n) {
		r.wrong = append(r.wrong, fmt.Sprintf("event %d has number %d: %+v", r.got, n, e))
	}
}

// With Reuse an owner sees each event as it is sent, and no more events and
// resources than the window has are made for any number of messages. A process
// and a plain actor are the same in this.
func TestReuse(t *testing.T) {
	const n, window = 6000, 64
	for _, c := range []struct {
		name  string
		start func(r *rig, f func(any)) *actor.PID
	}{
		{"process", func(r *rig, f func(any)) *actor.PID {
			pid, err := actor.Start(r.sys.Root, &listener{f: f}, actor.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return pid
		}},
		{"plain actor", func(r *rig, f func(any)) *actor.PID {
			return r.sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) { f(ctx.Message()) }))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t)
			seen := &reused{events: map[*event.Event]int{}, resources: map[codec.Resource]int{}}
			done := make(chan struct{})
			r.cfg.Owner = c.start(r, func(msg any) {
				if e, ok := msg.(*event.Event); ok {
					if seen.event(e); seen.got == n {
						close(done)
					}
				}
			})
			r.cfg.Reuse, r.cfg.Window.Events = true, window
			r.start()
			for i := 1; i <= n; i++ {
				r.script.Push(numbered(t, i))
			}
			ownertest.Receive(t, "all events", done)
			for _, w := range seen.wrong {
				t.Error(w)
			}
			// Of each of the three types a window's worth may be under way.
			if len(seen.events) > window || len(seen.resources) > 3*window {
				t.Errorf("%d events and %d resources for %d messages", len(seen.events), len(seen.resources), n)
			}
		})
	}
}

// listener is an owner that is a process.
type listener struct {
	actor.Base
	f func(any)
}

func (l *listener) HandleInfo(_ *actor.Process, msg any) error {
	l.f(msg)
	return nil
}

// An event that is not acknowledged is not touched, however many come after it;
// one that is, is empty until it is sent again.
func TestReuseAfterAcknowledgement(t *testing.T) {
	n := &nothing{}
	n.core = &core{out: n, parser: &codec.Parser{}, win: window{max: Window{8, 1 << 20}}, reuse: &reuse{}}
	n.core.start(0, 8<<20, 0, time.Unix(1, 0))
	read := func(count int) {
		for range count {
			p := n.permits[0]
			n.permits = n.permits[1:]
			msg := rtnl.Message{Type: codec.RTMNewRoute, NSID: -1, Seq: 7, Body: routeBody}
			n.core.read(&batch{Batch: rtnl.Batch{Messages: []rtnl.Message{msg}}, permit: p, now: time.Unix(2, 0)})
		}
	}
	read(2) // a mark
	first := n.mark
	read(2) // another
	sent := append([]*event.Event(nil), n.core.reuse.flight...)
	if len(sent) != 4 {
		t.Fatalf("%d events in flight", len(sent))
	}
	routes := make([]*codec.Route, len(sent))
	for i, e := range sent {
		routes[i] = e.Resource.(*codec.Route)
	}
	for range 2 { // the second time it acknowledges nothing new
		n.core.acked(first, time.Unix(3, 0))
		for i, e := range sent {
			if empty := reflect.ValueOf(*e).IsZero(); empty != (i < 2) {
				t.Errorf("event %d: %+v", i, e)
			}
			if empty := reflect.ValueOf(*routes[i]).IsZero(); empty != (i < 2) {
				t.Errorf("route %d: %v", i, routes[i])
			}
		}
	}
	read(2)
	for i, e := range n.core.reuse.flight {
		if e.MsgSeq != 7 || e.Resource.(*codec.Route).OIF != 2 {
			t.Errorf("event %d: %+v", i, e)
		}
	}
	if now := n.core.reuse.flight; now[0] != sent[2] || now[1] != sent[3] || now[2] != sent[1] || now[3] != sent[0] {
		t.Error("the spare events were not sent again")
	}
}

// In a storm a monitor with Reuse allocates nothing for an event.
func TestReuseAllocations(t *testing.T) {
	n := &nothing{}
	n.core = &core{out: n, parser: &codec.Parser{}, win: window{max: Window{}.withDefaults()}, reuse: &reuse{}}
	n.core.start(0, 8<<20, 0, time.Now())
	msgs := make([]rtnl.Message, maxPermitEvents)
	b := batch{now: time.Now()}
	turn := func() {
		b.permit = n.permits[0]
		n.permits = append(n.permits[:0], n.permits[1:]...)
		for i := range msgs {
			msgs[i] = rtnl.Message{Type: codec.RTMNewRoute, NSID: -1, Body: routeBody}
		}
		b.Messages = msgs
		n.core.read(&b)
		n.core.acked(n.mark, b.now)
	}
	turn()
	if allocs := testing.AllocsPerRun(100, turn); allocs > 0 {
		t.Errorf("%v allocations for %d events", allocs, len(msgs))
	}
}
