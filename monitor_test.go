package linx_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
)

// deadLetters is protoactor's goroutine that counts the dead letters of a
// second: a message to an actor that ended leaves it behind for so long.
var deadLetters = goleak.IgnoreAnyFunction("github.com/asynkron/protoactor-go/actor.NewDeadLetter.NewThrottle.func4.1")

func TestMain(m *testing.M) { netnstest.Main(m, deadLetters) }

// world is a network namespace of its own with an owner that hears of it.
type world struct {
	t     *testing.T
	ns    *netnstest.NS
	net   rtnl.NetNS
	sys   *actor.System
	owner *ownertest.Owner
	cfg   monitor.Config
	n     int
}

func newWorld(t *testing.T) *world {
	t.Helper()
	ns := netnstest.New(t)
	ns.LoUp()
	w := &world{t: t, ns: ns, net: rtnl.ByFD(ns.FD()), sys: actor.NewSystem()}
	t.Cleanup(w.sys.Shutdown)
	w.owner = ownertest.New(t, w.sys)
	w.cfg = monitor.Config{Owner: w.owner.PID, NetNS: w.net, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))}
	return w
}

// start starts a monitor that is stopped at the test's end.
func (w *world) start() *actor.PID {
	w.t.Helper()
	pid, err := monitor.Start(w.sys.Root, w.cfg)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = monitor.Unsubscribe(w.sys.Root, pid) })
	return pid
}

func (w *world) ip(args ...string) {
	w.t.Helper()
	for _, a := range args {
		w.ns.IP(w.t, a)
	}
}

// sync makes a change and returns what the owner has received up to its event:
// as events come in order, all of what was changed before.
func (w *world) sync() []any {
	w.t.Helper()
	w.n++
	prio := uint32(20000 + w.n)
	w.ip(fmt.Sprintf("rule add priority %d lookup main", prio))
	var got []any
	for {
		msg := w.owner.Next()
		if e, ok := msg.(*event.Event); ok && e.Op == event.NewRule && e.Resource.(*codec.Rule).Priority == prio {
			return got
		}
		got = append(got, msg)
	}
}

// events are the events among messages of which match holds.
func events(msgs []any, match func(*event.Event) bool) (out []*event.Event) {
	for _, msg := range msgs {
		if e, ok := msg.(*event.Event); ok && match(e) {
			out = append(out, e)
		}
	}
	return out
}

// last is the last event of which match holds.
func (w *world) last(msgs []any, what string, match func(*event.Event) bool) *event.Event {
	w.t.Helper()
	es := events(msgs, match)
	if len(es) == 0 {
		w.t.Fatalf("no event %s in %v", what, msgs)
	}
	return es[len(es)-1]
}

// furnish makes an object of each kind.
func (w *world) furnish() {
	w.t.Helper()
	w.ip("link add br0 type bridge", "link add v0 type veth peer name v1", "link set v1 master br0",
		"link set br0 up", "link set v1 up", "link set v0 up",
		"addr add 192.0.2.1/24 dev v0", "addr add 2001:db8::1/64 dev v0 nodad",
		"route add 198.51.100.0/24 via 192.0.2.7 metric 50", "route add 2001:db8:5::/48 via 2001:db8::7 metric 60",
		"neigh add 192.0.2.9 lladdr 02:00:00:00:00:09 dev v0 nud permanent",
		"rule add from 203.0.113.0/24 lookup 77 priority 777")
}

// kinds are the matches for the objects that furnish makes, by their ops.
var kinds = map[event.Op]func(codec.Resource) bool{
	event.NewLink:       func(r codec.Resource) bool { return r.(*codec.Link).Name == "v0" },
	event.NewBridgePort: func(r codec.Resource) bool { return r.(*codec.BridgePort).Name == "v1" },
	event.NewAddr: func(r codec.Resource) bool {
		a := r.(*codec.Addr)
		return a.Local.String() == "192.0.2.1" && a.PrefixLen == 24 && a.Label == "v0"
	},
	event.NewRoute: func(r codec.Resource) bool {
		rt := r.(*codec.Route)
		return rt.Dst.String() == "198.51.100.0/24" && rt.Gateway.String() == "192.0.2.7" && rt.Priority == 50 && rt.OIF > 0
	},
	event.NewNeigh: func(r codec.Resource) bool {
		n := r.(*codec.Neigh)
		// One that is deleted is FAILED and has no address any more.
		return n.Dst.String() == "192.0.2.9" && (n.State != 0x80 || n.LLAddr.String() == "02:00:00:00:00:09")
	},
	event.NewRule: func(r codec.Resource) bool {
		ru := r.(*codec.Rule)
		return ru.Priority == 777 && ru.Src.String() == "203.0.113.0/24" && ru.Table == 77
	},
}

// The ten ops and those of bridge ports, with the fields that were asked for.
func TestOps(t *testing.T) {
	w := newWorld(t)
	w.start()
	w.furnish()
	made := w.sync()
	for op, match := range kinds {
		e := w.last(made, op.String(), func(e *event.Event) bool { return e.Op == op && match(e.Resource) })
		if !e.Op.IsNew() || e.NSID != -1 || e.Group == 0 || e.Epoch != 1 || e.Seq == 0 {
			t.Errorf("%v: %+v", op, e)
		}
	}
	// What the request said is in the flags: NLM_F_CREATE and NLM_F_EXCL.
	if e := w.last(made, "the route", func(e *event.Event) bool {
		return e.Op == event.NewRoute && kinds[event.NewRoute](e.Resource)
	}); e.Flags != 0x600 || e.Origin == 0 {
		t.Errorf("route: flags %#x, origin %d", e.Flags, e.Origin)
	}

	w.ip("rule del priority 777", "neigh del 192.0.2.9 dev v0", "route del 198.51.100.0/24 metric 50",
		"addr del 192.0.2.1/24 dev v0", "link set v1 nomaster", "link del v0")
	gone := w.sync()
	for op, match := range kinds {
		del := op + 1 // RTM_DEL* follows RTM_NEW*
		w.last(gone, del.String(), func(e *event.Event) bool { return e.Op == del && e.Op.IsDel() && match(e.Resource) })
	}
	if rs := resyncs(append(made, gone...)); len(rs) > 0 {
		t.Errorf("markers without a loss: %v", rs)
	}
}

func resyncs(msgs []any) (out []*event.ResyncNeeded) {
	for _, msg := range msgs {
		if r, ok := msg.(*event.ResyncNeeded); ok {
			out = append(out, r)
		}
	}
	return out
}

// C13: an event tells what the request said and whose it was.
func TestFlags(t *testing.T) {
	w := newWorld(t)
	w.start()
	c, err := rtnl.Dial(w.net)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var origin uint32
	for i, flags := range []uint16{rtnl.Create | rtnl.Excl, rtnl.Replace, rtnl.Create | rtnl.Append, 0} {
		typ := codec.RTMNewRoute
		r := loRoute(1)
		// Of one that is the same nobody would be told.
		r.Protocol += uint8(min(i, 2))
		if flags == 0 {
			typ = codec.RTMDelRoute
		}
		if err := c.Do(context.Background(), typ, flags, r); err != nil {
			t.Fatal(err)
		}
		e := w.owner.Event("of the route", func(e *event.Event) bool { return e.Op == event.Op(typ) })
		if e.Flags != flags || e.Group != uint32(rtnl.GroupRoute4) || e.Origin == 0 || i > 0 && e.Origin != origin || e.MsgSeq == 0 {
			t.Errorf("request with %#x: event with %#x, group %d, origin %d, seq %d", flags, e.Flags, e.Group, e.Origin, e.MsgSeq)
		}
		origin = e.Origin
	}
}

// A port that leaves its bridge is not a link that dies.
func TestPortLeavesBridge(t *testing.T) {
	w := newWorld(t)
	w.ip("link add br0 type bridge", "link add v0 type veth peer name v1", "link set v0 master br0")
	w.start()
	w.ip("link set v0 nomaster")
	got := w.sync()
	w.last(got, "del_bridge_port", func(e *event.Event) bool {
		return e.Op == event.DelBridgePort && e.Resource.(*codec.BridgePort).Name == "v0"
	})
	if es := events(got, func(e *event.Event) bool { return e.Op == event.DelLink }); len(es) > 0 {
		t.Errorf("a living link is reported dead: %v", es)
	}
}

// C1: events come in the kernel's order, numbered without holes.
func TestOrder(t *testing.T) {
	w := newWorld(t)
	w.start()
	c, err := rtnl.Dial(w.net)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	const n = 3000
	for i := range n {
		if err := c.Do(context.Background(), codec.RTMNewRoute, rtnl.Create|rtnl.Excl, loRoute(i)); err != nil {
			t.Fatal(err)
		}
	}
	var seq uint64
	for i := 0; i < n; {
		e, ok := w.owner.Next().(*event.Event)
		if !ok || e.Seq != seq+1 {
			t.Fatalf("after seq %d: %+v", seq, e)
		}
		seq++
		if e.Op == event.NewRoute && e.Resource.(*codec.Route).Protocol == 99 {
			if want := loRoute(i); e.Resource.(*codec.Route).Dst != want.Dst {
				t.Fatalf("event %d is of %v, want %v", i, e.Resource, want.Dst)
			}
			i++
		}
	}
}

// C9: what an event carries equals what a list returns.
func TestSameAsList(t *testing.T) {
	w := newWorld(t)
	w.cfg.Groups = append(rtnl.DefaultGroups(), rtnl.GroupInet6Link)
	w.start()
	w.furnish()
	made := w.sync()
	ctx := context.Background()
	differences := func() []string {
		return slices.Concat(
			same(made, event.NewLink, func() ([]*codec.Link, error) { return rtnl.Links(ctx, w.net) }),
			same(made, event.NewBridgePort, func() ([]*codec.BridgePort, error) { return rtnl.BridgePorts(ctx, w.net) }),
			same(made, event.NewInet6Link, func() ([]*codec.Inet6Link, error) { return rtnl.Inet6Links(ctx, w.net) }),
			same(made, event.NewAddr, func() ([]*codec.Addr, error) { return rtnl.Addrs(ctx, w.net) }),
			same(made, event.NewRoute, func() ([]*codec.Route, error) { return rtnl.Routes(ctx, w.net) }),
			same(made, event.NewNeigh, func() ([]*codec.Neigh, error) {
				neighs, err := rtnl.Neighs(ctx, w.net)
				fdb, ferr := rtnl.FDB(ctx, w.net)
				return append(neighs, fdb...), errors.Join(err, ferr)
			}),
			same(made, event.NewRule, func() ([]*codec.Rule, error) { return rtnl.Rules(ctx, w.net) }))
	}
	// The kernel goes on: carriers come, addresses are no longer tentative. What
	// differs for good is wrong.
	for end := time.Now().Add(ownertest.Limit); ; time.Sleep(10 * time.Millisecond) {
		diffs := differences()
		if len(diffs) == 0 {
			return
		}
		if time.Now().After(end) {
			t.Fatal(strings.Join(diffs, "\n"))
		}
		made = append(made, w.sync()...)
	}
}
