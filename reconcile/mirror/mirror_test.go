package mirror

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
	"github.com/linx-go/linx/supervisor"
)

func waitFor(t *testing.T, m *Mirror, ps ...reconcile.Predicate) *reconcile.Snapshot {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	s, err := m.WaitFor(ctx, ps...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What is there at the start is listed, what comes after is told, and the
// indexes find it.
func TestMirror(t *testing.T) {
	ns := netnstest.New(t)
	ns.LoUp()
	ns.IP(t, "addr add 192.0.2.1/24 dev lo")
	m := start(t, Config{NetNS: rtnl.ByFD(ns.FD())})
	s := waitFor(t, m.Mirror)
	lo := s.LinkByName("lo")
	if lo == nil || s.Link(lo.Index) != lo || len(s.Links()) != 1 {
		t.Fatalf("lo is %v of %v", lo, s.Links())
	}
	if as := s.AddrsOf(lo.Index); len(as) != 3 || as[1].IP() != netip.MustParseAddr("192.0.2.1") {
		t.Errorf("lo has %v", as)
	}
	for _, k := range reconcile.AllKinds() {
		if !s.Complete(k) {
			t.Errorf("%v is not complete", k)
		}
	}
	ns.IP(t, "link add v0 type veth peer name v1")
	ns.IP(t, "link set v1 up")
	ns.IP(t, "link set v0 up")
	waitFor(t, m.Mirror, reconcile.LinkUp("v0"))
	ns.IP(t, "addr add 198.51.100.1/24 dev v0")
	waitFor(t, m.Mirror, reconcile.HasAddr(netip.MustParseAddr("198.51.100.1")))
	ns.IP(t, "route add default via 198.51.100.2")
	s = waitFor(t, m.Mirror, reconcile.DefaultRoute(codec.AFInet))
	for _, dst := range []string{"1.1.1.1", "198.51.100.77", "192.0.2.1", "127.0.0.9"} {
		got := s.Lookup(netip.MustParseAddr(dst))
		want := ns.IP(t, "-o route get "+dst)
		if got == nil || !strings.Contains(want, " dev "+s.Link(got.OIF).Name+" ") ||
			got.Gateway.IsValid() != strings.Contains(want, " via ") {
			t.Errorf("Lookup(%s) = %v, the kernel says %s", dst, got, want)
		}
	}
	if len(s.Rules(codec.AFInet)) != 3 {
		t.Errorf("rules %v", s.Rules(codec.AFInet))
	}
}

// Every subscriber receives the state once, whenever it comes, and then what
// changed, which adds up; one that ends or unsubscribes is forgotten.
func TestSubscribe(t *testing.T) {
	ns := netnstest.New(t)
	m := start(t, Config{NetNS: rtnl.ByFD(ns.FD()), Tag: "here"})
	early, late := &sum{}, &sum{}
	m.listen(t, early)
	for i := range 20 {
		ns.IP(t, fmt.Sprintf("link add v%d type veth peer name w%d", i, i))
	}
	m.listen(t, late)
	ns.IP(t, "link del v0")
	want := func(s *reconcile.Snapshot) bool { return len(s.Links()) == 39 }
	waitFor(t, m.Mirror, want)
	eventually(t, "the sums of the subscribers", func() bool {
		s := m.Snapshot()
		return early.check(s) == "" && late.check(s) == ""
	})
	if early.synced != 1 || late.synced != 1 {
		t.Errorf("synced %d and %d times, want once", early.synced, late.synced)
	}

	tags := make(chan any, 100)
	sub := m.sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch msg := ctx.Message().(type) {
		case *Synced:
			tags <- msg.Tag
		case *Changed:
			tags <- msg.Tag
		}
	}))
	if err := m.Subscribe(m.sys.Root, sub); err != nil {
		t.Fatal(err)
	}
	if tag := <-tags; tag != "here" {
		t.Errorf("Synced has the tag %v", tag)
	}
	ns.IP(t, "link set lo up")
	if tag := <-tags; tag != "here" {
		t.Errorf("Changed has the tag %v", tag)
	}
	if err := m.Unsubscribe(m.sys.Root, sub); err != nil {
		t.Fatal(err)
	}
	if err := m.sys.Root.StopFuture(sub).Wait(); err != nil {
		t.Fatal(err)
	}
	close(tags)
	for range tags { // what was sent before stays
	}
	ns.IP(t, "link del v1") // a send to the dead would be a send on a closed channel
	waitFor(t, m.Mirror, func(s *reconcile.Snapshot) bool { return len(s.Links()) == 37 })
	if err := m.Subscribe(m.sys.Root, sub); !errors.Is(err, actor.NoProc) {
		t.Errorf("a dead subscriber: %v, want noproc", err)
	}
	if err := m.Subscribe(m.sys.Root, nil); !errors.Is(err, actor.ErrNilPID) {
		t.Errorf("no subscriber: %v", err)
	}
}

// A subscriber that is busy is sent nothing more: what happens meanwhile is one
// batch, and what came and went is not in it.
func TestSlowSubscriber(t *testing.T) {
	ns := netnstest.New(t)
	m := start(t, Config{NetNS: rtnl.ByFD(ns.FD()), Kinds: []reconcile.Kind{reconcile.KindLink}})
	waitFor(t, m.Mirror)
	entered, leave := make(chan struct{}), make(chan struct{})
	var batches atomic.Int32
	s := &sum{slow: func() {}}
	sub := m.sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		s.receive(ctx)
		switch ctx.Message().(type) {
		case *Synced:
			close(entered)
			<-leave
		case *Changed:
			batches.Add(1)
		}
	}))
	t.Cleanup(func() { _ = m.sys.Root.StopFuture(sub).Wait() })
	if err := m.Subscribe(m.sys.Root, sub); err != nil {
		t.Fatal(err)
	}
	<-entered
	for i := range 10 {
		ns.IP(t, fmt.Sprintf("link add v%d type veth peer name w%d", i, i))
	}
	ns.IP(t, "link del v3")
	waitFor(t, m.Mirror, func(s *reconcile.Snapshot) bool { return len(s.Links()) == 19 && s.LinkByName("v9") != nil })
	rev := m.Snapshot().Revision()
	close(leave)
	eventually(t, "the sum of the slow subscriber", func() bool { return s.check(m.Snapshot()) == "" })
	if n := batches.Load(); n > 3 || rev < 5 {
		t.Errorf("%d revisions came in %d batches, want few", rev, n)
	}
}

// A killed monitor is started again, and nothing that happened meanwhile is
// missed, though no event told of it.
func TestMonitorKilled(t *testing.T) {
	ns := netnstest.New(t)
	var mon atomic.Pointer[actor.PID]
	m := start(t, Config{NetNS: rtnl.ByFD(ns.FD()), Resync: -1, Subscribe: func(p *actor.Process, cfg monitor.Config) (*actor.PID, error) {
		if mon.Load() != nil {
			// What changes between the two monitors is told to nobody.
			ns.IP(t, "link add v0 type veth peer name v1")
		}
		pid, err := monitor.StartLink(p, cfg)
		mon.Store(pid)
		return pid, err
	}})
	waitFor(t, m.Mirror)
	actor.Exit(m.sys.Root, mon.Load(), actor.Kill)
	waitFor(t, m.Mirror, func(s *reconcile.Snapshot) bool { return s.LinkByName("v0") != nil && s.Complete(reconcile.KindLink) })
}

// When the way to the namespace leads to another one the mirror follows, and its
// subscribers are told the difference.
func TestNamespaceComesAgain(t *testing.T) {
	first, second := netnstest.New(t), netnstest.New(t)
	second.IP(t, "link add v0 type veth peer name v1")
	dir := t.TempDir()
	path := filepath.Join(dir, "ns")
	if err := os.Symlink(first.Path(), path); err != nil {
		t.Fatal(err)
	}
	m := start(t, Config{NetNS: rtnl.ByPath(path), Resync: -1})
	s := &sum{}
	m.listen(t, s)
	waitFor(t, m.Mirror)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	eventually(t, "that the mirror notices", func() bool { return !m.Snapshot().Complete(reconcile.KindLink) })
	if err := os.Symlink(second.Path(), path); err != nil {
		t.Fatal(err)
	}
	waitFor(t, m.Mirror, func(s *reconcile.Snapshot) bool { return s.LinkByName("v0") != nil && s.Complete(reconcile.KindLink) })
	second.IP(t, "link set lo up")
	waitFor(t, m.Mirror, reconcile.LinkUp("lo"))
	eventually(t, "the sum of the subscriber", func() bool { return s.check(m.Snapshot()) == "" })
}

// A supervised mirror that dies is started again; the handle's readers go on,
// and subscribers receive a new Synced.
func TestRestart(t *testing.T) {
	ns := netnstest.New(t)
	m, err := New(Config{NetNS: rtnl.ByFD(ns.FD()), Logger: quiet(), Name: "links"})
	if err != nil {
		t.Fatal(err)
	}
	sys := actor.NewSystem(actor.WithLogger(quiet()))
	sup, err := supervisor.Start(sys.Root, supervisor.Spec{Children: []supervisor.ChildSpec{m.ChildSpec()}, Logger: quiet()})
	if err != nil {
		t.Fatal(err)
	}
	r := &running{m, sys}
	waitFor(t, m)
	s := &sum{}
	r.listen(t, s)
	eventually(t, "the first Synced", func() bool { s.mu.Lock(); defer s.mu.Unlock(); return s.synced == 1 })
	before := m.Snapshot().Revision()
	actor.Exit(sys.Root, m.process(), actor.Kill)
	ns.IP(t, "link add v0 type veth peer name v1")
	after := waitFor(t, m, func(s *reconcile.Snapshot) bool { return s.LinkByName("v0") != nil })
	eventually(t, "the sum after the restart", func() bool { return s.check(m.Snapshot()) == "" && s.synced == 2 })
	if after.Revision() <= before {
		t.Errorf("the revision went from %d to %d", before, after.Revision())
	}
	if _, err := m.Start(sys.Root); !errors.Is(err, ErrRunning) {
		var already *actor.AlreadyStartedError
		if !errors.As(err, &already) {
			t.Errorf("a second start: %v", err)
		}
	}
	if err := supervisor.Stop(sys.Root, sup); err != nil {
		t.Fatal(err)
	}
	if err := m.Subscribe(sys.Root, m.process()); err == nil {
		t.Error("a mirror that is stopped takes a subscriber")
	}
	if err := m.Stop(sys.Root); !errors.Is(err, ErrNotRunning) {
		t.Errorf("stop of what is stopped: %v", err)
	}
	if m.Snapshot().LinkByName("v0") == nil {
		t.Error("the last snapshot is gone")
	}
}

// A plain protoactor parent can spawn and stop it, and a plain message subscribes.
func TestProps(t *testing.T) {
	ns := netnstest.New(t)
	m, err := New(Config{NetNS: rtnl.ByFD(ns.FD()), Logger: quiet()})
	if err != nil {
		t.Fatal(err)
	}
	sys := actor.NewSystem(actor.WithLogger(quiet()))
	pid := sys.Root.Spawn(m.Props())
	waitFor(t, m)
	synced := make(chan *Synced, 1)
	sub := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch msg := ctx.Message().(type) {
		case *actor.Started:
			ctx.Request(pid, &Subscribe{})
		case *Synced:
			synced <- msg
		}
	}))
	if s := <-synced; s.Snapshot.LinkByName("lo") == nil {
		t.Error("Synced without lo")
	}
	sys.Root.Send(pid, &Unsubscribe{PID: sub})
	if err := sys.Root.StopFuture(sub).Wait(); err != nil {
		t.Error(err)
	}
	if err := sys.Root.StopFuture(pid).Wait(); err != nil {
		t.Error(err)
	}
	eventually(t, "that it is not running", func() bool { return m.process() == nil })
}

// WaitFor ends with its context, and says why.
func TestWaitForEnds(t *testing.T) {
	ns := netnstest.New(t)
	m := start(t, Config{NetNS: rtnl.ByFD(ns.FD())})
	why := errors.New("enough")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(why)
	s, err := m.WaitFor(ctx, reconcile.LinkUp("none"))
	if !errors.Is(err, why) || s == nil {
		t.Errorf("WaitFor = %v, %v", s, err)
	}
}

// Configurations that make no sense are refused, as is a namespace that is not
// there.
func TestConfig(t *testing.T) {
	for _, c := range []Config{{Kinds: []reconcile.Kind{0}}, {Kinds: []reconcile.Kind{99}}, {Settle: -1}} {
		var bad *ConfigError
		if _, err := New(c); !errors.As(err, &bad) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	m, err := New(Config{NetNS: rtnl.ByPath("/no/such/file"), Logger: quiet()})
	if err != nil {
		t.Fatal(err)
	}
	sys := actor.NewSystem(actor.WithLogger(quiet()))
	var nserr *rtnl.NetNSError
	if _, err := m.Start(sys.Root); !errors.As(err, &nserr) {
		t.Errorf("Start = %v", err)
	}
	if _, err := m.Stats(sys.Root); !errors.Is(err, ErrNotRunning) {
		t.Errorf("Stats = %v", err)
	}
}

// scripted is a lister whose answers the test gives, in a mirror whose events
// the test sends.
type scripted struct {
	asked  chan reconcile.Query
	answer chan error
}

func (s *scripted) List(ctx context.Context, q reconcile.Query) ([]codec.Resource, error) {
	select {
	case s.asked <- q:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case err := <-s.answer:
		return nil, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// source stands in for a monitor.
type source struct{ actor.Base }

func (source) HandleCall(*actor.Process, actor.From, any) (any, error) { return nil, actor.Normal }

// startScripted starts a mirror and returns what sends it events.
func startScripted(t *testing.T, s reconcile.Lister, subscribe func(n int) error) (*running, func(any)) {
	t.Helper()
	var n atomic.Int32
	var self atomic.Pointer[actor.PID]
	m := start(t, Config{Lister: s, Resync: -1, Settle: time.Millisecond, Subscribe: func(p *actor.Process, _ monitor.Config) (*actor.PID, error) {
		self.Store(p.Self())
		if err := subscribe(int(n.Add(1))); err != nil {
			return nil, err
		}
		return actor.StartLink(p, source{}, actor.Options{Logger: quiet()})
	}})
	return m, func(msg any) {
		if err := actor.Send(m.sys.Root, self.Load(), msg); err != nil {
			t.Error(err)
		}
	}
}

// A storm of any size costs a bounded number of lists.
func TestStormIsBounded(t *testing.T) {
	var lists atomic.Int32
	m, send := startScripted(t, listerFunc(func(context.Context, reconcile.Query) ([]codec.Resource, error) {
		lists.Add(1)
		return nil, nil
	}), func(int) error { return nil })
	waitFor(t, m.Mirror)
	lists.Store(0)
	begin := time.Now()
	route := func(i int) *codec.Route {
		return &codec.Route{Family: codec.AFInet, Type: codec.RouteUnicast, Table: 254, OIF: 2,
			Dst: netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(i >> 8), byte(i), 0}), 24)}
	}
	for i := range 50_000 {
		// A route, and a reason to doubt of all routes of its link.
		send(&event.Event{Op: event.NewRoute, Resource: route(i), Flags: 0x600, Time: time.Now()})
		send(&event.Event{Op: event.DelAddr, Resource: &codec.Addr{Family: codec.AFInet, Index: 2, Local: netip.MustParseAddr("10.0.0.1")}, Time: time.Now()})
	}
	eventually(t, "the last list", func() bool {
		st, err := m.Stats(m.sys.Root)
		return err == nil && st.Events == 100_000 && m.Snapshot().Len(reconcile.KindRoute) == 0
	})
	// Ten lists until the pause is a second, and then one a second.
	if n, most := int(lists.Load()), 20+int(time.Since(begin)/time.Second); n > most {
		t.Errorf("100,000 events cost %d lists, want at most %d", n, most)
	}
}

type listerFunc func(context.Context, reconcile.Query) ([]codec.Resource, error)

func (f listerFunc) List(ctx context.Context, q reconcile.Query) ([]codec.Resource, error) {
	return f(ctx, q)
}

// A list that fails, or panics, is made again; a mirror that stops does not wait
// for one.
func TestListFails(t *testing.T) {
	s := &scripted{make(chan reconcile.Query), make(chan error)}
	m, _ := startScripted(t, s, func(int) error { return nil })
	first := <-s.asked
	s.answer <- errors.New("broken")
	for q := range s.asked {
		if q == first {
			break
		}
		s.answer <- nil
	}
	s.answer <- nil
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-s.asked:
				s.answer <- nil
			default:
				if m.Snapshot().Synced() {
					return
				}
				time.Sleep(time.Millisecond)
			}
		}
	}()
	waitFor(t, m.Mirror)
	<-done

	panicked := false
	m2, _ := startScripted(t, listerFunc(func(context.Context, reconcile.Query) ([]codec.Resource, error) {
		if !panicked {
			panicked = true
			panic("list")
		}
		return nil, nil
	}), func(int) error { return nil })
	waitFor(t, m2.Mirror)

	blocked := &scripted{make(chan reconcile.Query), make(chan error)}
	startScripted(t, blocked, func(int) error { return nil })
	<-blocked.asked // and no answer: the test's end stops it
}

// Events that end are subscribed to again, until it succeeds.
func TestSubscribeAgain(t *testing.T) {
	tried := make(chan int, 10)
	m, send := startScripted(t, listerFunc(func(context.Context, reconcile.Query) ([]codec.Resource, error) { return nil, nil }), func(n int) error {
		tried <- n
		if n == 2 {
			return errors.New("not yet")
		}
		return nil
	})
	waitFor(t, m.Mirror)
	<-tried
	m.mu.Lock()
	self := m.pid
	m.mu.Unlock()
	var src *actor.PID
	if v, err := actor.Call(m.sys.Root, self, getSource{}, patience); err != nil {
		t.Fatal(err)
	} else {
		src = v.(*actor.PID)
	}
	send(&event.ResyncNeeded{Reason: event.MonitorDown})
	actor.Exit(m.sys.Root, src, errors.New("crash"))
	if a, b := <-tried, <-tried; a != 2 || b != 3 {
		t.Errorf("tries %d and %d, want 2 and 3", a, b)
	}
	waitFor(t, m.Mirror)
}
