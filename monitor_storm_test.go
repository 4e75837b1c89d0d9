package linx_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
)

// mirror is an owner that keeps the routes of protocol 99: it lists on each
// marker and applies the events after it.
type mirror struct {
	t    *testing.T
	net  rtnl.NetNS
	slow time.Duration
	gate chan struct{} // the owner sleeps until it is closed

	mu     sync.Mutex
	routes map[string]bool
}

func (m *mirror) receive(ctx actor.Context) {
	switch msg := ctx.Message().(type) {
	case *event.ResyncNeeded:
		routes, err := rtnl.Routes(context.Background(), m.net)
		if err != nil {
			m.t.Error(err)
			return
		}
		m.mu.Lock()
		defer m.mu.Unlock()
		m.routes = map[string]bool{}
		for _, r := range routes {
			if r.Protocol == 99 {
				m.routes[r.Dst.Addr().String()] = true
			}
		}
	case *event.Event:
		<-m.gate
		for end := time.Now().Add(m.slow); time.Now().Before(end); {
		}
		r, ok := msg.Resource.(*codec.Route)
		if !ok || r.Protocol != 99 {
			return
		}
		m.mu.Lock()
		defer m.mu.Unlock()
		if dst := r.Dst.Addr().String(); msg.Op.IsDel() {
			delete(m.routes, dst)
		} else {
			m.routes[dst] = true
		}
	}
}

// listed is what another program lists.
func (w *world) listed() map[string]bool {
	var routes []struct{ Dst, Protocol string }
	if err := json.Unmarshal([]byte(w.ns.IP(w.t, "-N -j route show table all")), &routes); err != nil {
		w.t.Fatal(err)
	}
	set := map[string]bool{}
	for _, r := range routes {
		if r.Protocol == "99" {
			set[r.Dst] = true
		}
	}
	return set
}

// churn adds and deletes routes as fast as the kernel does it, for some time
// and until it has made enough changes. It calls half when it has made half of
// those.
func (w *world) churn(seed uint64, d time.Duration, half func()) {
	c, err := rtnl.Dial(w.net)
	if err != nil {
		w.t.Error(err)
		return
	}
	defer c.Close()
	rnd := rand.New(rand.NewPCG(seed, 1))
	const enough = 1000
	for changes, end := 0, time.Now().Add(d); changes < enough || time.Now().Before(end); {
		typ, flags := codec.RTMNewRoute, rtnl.Create
		if rnd.IntN(2) == 0 {
			typ, flags = codec.RTMDelRoute, 0
		}
		// It may be there, or gone.
		if c.Do(context.Background(), typ, flags, loRoute(rnd.IntN(1500))) == nil {
			if changes++; changes == enough/2 {
				half()
			}
		}
	}
}

// The proof of C3: whatever is lost in a storm, an owner that lists on each
// marker and applies what comes later ends with the kernel's state, as another
// program lists it. -scale 100 makes it 200 runs.
func TestStorm(t *testing.T) {
	overflows := uint64(0)
	for run := range 2 * *scale {
		w := newWorld(t)
		m := &mirror{t: t, net: w.net, gate: make(chan struct{}), routes: map[string]bool{}}
		wake := sync.OnceFunc(func() { close(m.gate) })
		if run%2 == 1 {
			// With the smallest buffer and window an overflow is certain.
			m.slow = 20 * time.Microsecond
		} else {
			wake()
		}
		w.cfg.Owner = w.sys.Root.Spawn(actor.PropsFromFunc(m.receive))
		w.cfg.ReadBuffer = 32 << 10 << (run / 2 % 8)
		w.cfg.Groups = []rtnl.Group{rtnl.GroupRoute4}
		w.cfg.Window.Events = 16 << (run % 7)
		// The mirror keeps no event.
		w.cfg.Reuse = (run+run/16)%2 == 1
		pid := w.start()
		var wg sync.WaitGroup
		for writer := range uint64(2) {
			wg.Go(func() { w.churn(uint64(run)<<8|writer, 300*time.Millisecond, wake) })
		}
		wg.Wait()
		want := w.listed()
		var got map[string]bool
		equal := func() bool {
			m.mu.Lock()
			defer m.mu.Unlock()
			got = maps.Clone(m.routes)
			return maps.Equal(got, want)
		}
		for end := time.Now().Add(ownertest.Limit); !equal(); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("run %d, buffer %d, reuse %v: %s", run, w.cfg.ReadBuffer, w.cfg.Reuse, difference(got, want))
			}
		}
		s, err := monitor.Stats(w.sys.Root, pid)
		if err != nil || s.Received != s.Delivered+s.Filtered+s.Dropped+s.Foreign+s.Undecodable {
			t.Errorf("%+v, %v", s, err)
		}
		overflows += s.Overflows
		_ = monitor.Unsubscribe(w.sys.Root, pid)
		_ = w.sys.Root.StopFuture(w.cfg.Owner).Wait()
	}
	if overflows == 0 {
		t.Error("no storm was strong enough to lose anything")
	}
	t.Logf("%d overflows", overflows)
}

func difference(got, want map[string]bool) string {
	var missing, stale []string
	for k := range want {
		if !got[k] {
			missing = append(missing, k)
		}
	}
	for k := range got {
		if !want[k] {
			stale = append(stale, k)
		}
	}
	slices.Sort(missing)
	slices.Sort(stale)
	return fmt.Sprintf("%d missing %v, %d stale %v", len(missing), missing[:min(5, len(missing))], len(stale), stale[:min(5, len(stale))])
}
