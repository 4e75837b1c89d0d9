package mirror

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
)

var (
	truthRuns = flag.Int("truth", 0, "runs of the truth test; 500 are the whole of it, 0 is 1 % of that with CI=true and one run without")
	truthSize = flag.Int("truthsize", 200, "commands in one of the nine bursts of a run of the truth test")
	truthSeed = flag.Uint64("truthseed", 0, "seed of the first run of the truth test")
)

// sum is a subscriber that knows nothing but what it is sent.
type sum struct {
	mu       sync.Mutex
	objs     map[reconcile.Key][]codec.Resource
	revision uint64
	synced   int
	wrong    []string
	slow     func()
}

func (s *sum) receive(ctx actor.Context) {
	if s.slow != nil {
		s.slow()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch m := ctx.Message().(type) {
	case *Synced:
		s.synced++
		s.objs = map[reconcile.Key][]codec.Resource{}
		s.revision = m.Snapshot.Revision()
		for _, k := range reconcile.AllKinds() {
			for r := range m.Snapshot.Objects(k) {
				s.add(r)
			}
		}
	case *Changed:
		if m.Revision < s.revision || s.synced == 0 {
			s.wrong = append(s.wrong, fmt.Sprintf("revision %d after %d, synced %d times", m.Revision, s.revision, s.synced))
		}
		s.revision = m.Revision
		for _, r := range m.Removed {
			s.remove(r)
		}
		for _, u := range m.Updated {
			s.remove(u.Old)
			s.add(u.New)
		}
		for _, r := range m.Added {
			s.add(r)
		}
	}
}

func (s *sum) add(r codec.Resource) {
	k, _ := reconcile.KeyOf(r)
	s.objs[k] = append(s.objs[k], r)
}

func (s *sum) remove(r codec.Resource) {
	k, _ := reconcile.KeyOf(r)
	i := slices.IndexFunc(s.objs[k], func(o codec.Resource) bool { return codec.EqualStable(o, r) })
	if i < 0 {
		s.wrong = append(s.wrong, fmt.Sprintf("taken away, but never told of: %v", r))
		return
	}
	s.objs[k] = slices.Delete(s.objs[k], i, i+1)
}

// check compares the sum with a snapshot; "" if they are equal.
func (s *sum) check(snap *reconcile.Snapshot) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var have []codec.Resource
	for _, rs := range s.objs {
		have = append(have, rs...)
	}
	d := difference(slices.DeleteFunc(have, transient), held(snap))
	for _, w := range s.wrong {
		d += w + "\n"
	}
	return d
}

// When a storm is over, the mirror is what ip says, and what a subscriber was
// told adds up to it: whatever was changed by however many writers, though the
// socket overflows and the monitor is killed. There is no periodic resync.
func TestTruth(t *testing.T) {
	runs := *truthRuns
	if runs == 0 {
		runs = 1
		if os.Getenv("CI") == "true" {
			runs = 5
		}
	}
	for i := range uint64(runs) {
		seed := *truthSeed + i
		t.Run(fmt.Sprint(seed), func(t *testing.T) { truth(t, seed) })
	}
}

func truth(t *testing.T, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 99))
	ns := netnstest.New(t)
	ns.Exec(t, "sh", "-ec", stage)
	var mon atomic.Pointer[actor.PID]
	cfg := Config{NetNS: rtnl.ByFD(ns.FD()), Resync: -1}
	cfg.Subscribe = func(p *actor.Process, cfg monitor.Config) (*actor.PID, error) {
		pid, err := monitor.StartLink(p, cfg)
		mon.Store(pid)
		return pid, err
	}
	if seed%2 == 1 {
		cfg.ReadBuffer = 4096 // a storm does not fit
	}
	m := start(t, cfg)
	early := &sum{}
	late := &sum{slow: func() { time.Sleep(time.Millisecond) }}
	m.listen(t, early)
	var wg sync.WaitGroup
	for w := range uint64(3) {
		wg.Go(func() {
			s := storm{rand.New(rand.NewPCG(seed, w))}
			for range 3 {
				s.blow(t, ns, *truthSize)
			}
		})
	}
	for range r.IntN(4) {
		time.Sleep(time.Duration(r.IntN(40)) * time.Millisecond)
		actor.Exit(m.sys.Root, mon.Load(), actor.Kill)
	}
	m.listen(t, late)
	wg.Wait()
	quiet := time.Now()
	var d string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		snap := m.Snapshot()
		if d = lineDiff(snapshotSays(t, snap), ipSays(t, ns)); d != "" {
			d = "the mirror is not what ip says:\n" + d
			continue
		}
		if d = early.check(snap); d != "" {
			d = "the sum of the changes is not the mirror:\n" + d
			continue
		}
		if d = late.check(snap); d != "" {
			d = "the sum of a late and slow subscriber is not the mirror:\n" + d
			continue
		}
		break
	}
	st, err := m.Stats(m.sys.Root)
	if err != nil {
		t.Fatal(err)
	}
	if d != "" {
		t.Fatalf("seed %d, %+v:\n%s", seed, st, d)
	}
	t.Logf("true %v after the last change; %+v", time.Since(quiet).Round(time.Millisecond), st)
}

// listen makes a plain actor that feeds s a subscriber.
func (r *running) listen(t *testing.T, s *sum) {
	t.Helper()
	pid := r.sys.Root.Spawn(actor.PropsFromFunc(s.receive))
	if err := r.Subscribe(r.sys.Root, pid); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.sys.Root.StopFuture(pid).Wait() })
}
