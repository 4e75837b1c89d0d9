package mirror

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
)

// direct drives a machine with a listener, without actors.
type direct struct {
	mu   sync.Mutex
	snap *reconcile.Snapshot
	log  []string
}

func (d *direct) Snapshot() *reconcile.Snapshot { d.mu.Lock(); defer d.mu.Unlock(); return d.snap }

func startDirect(t *testing.T, ns rtnl.NetNS, resyncEvery time.Duration) *direct {
	cfg := Config{NetNS: ns}
	mc := cfg.monitor(nil)
	l, err := rtnl.Listen(rtnl.ListenConfig{NetNS: ns, Groups: mc.Groups})
	if err != nil {
		t.Fatal(err)
	}
	d := &direct{snap: &reconcile.Snapshot{}}
	evs := make(chan *event.Event, 100000)
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		var p codec.Parser
		for {
			var b rtnl.Batch
			if err := l.ReadBatch(&b); err != nil {
				if !errors.Is(err, rtnl.ErrClosed) {
					t.Error(err)
				}
				return
			}
			for _, m := range b.Messages {
				r, err := p.Parse(m.Type, m.Body)
				ev := &event.Event{Op: event.OpOf(m.Type, r), Resource: r, Flags: m.Flags, Time: time.Now()}
				if err != nil {
					ev.Raw = append([]byte(nil), m.Body...)
				}
				evs <- ev
			}
			b.Release()
		}
	})
	m := reconcile.NewMachine(nil)
	wg.Go(func() {
		var at <-chan time.Time
		res := time.NewTicker(max(resyncEvery, time.Millisecond))
		defer res.Stop()
		if resyncEvery == 0 {
			res.Stop()
		}
		for {
			a := m.Next(time.Now())
			if a.List.Kind != 0 {
				rs, err := Lister{ns}.List(context.Background(), a.List)
				d.mu.Lock()
				d.log = append(d.log, a.List.String())
				d.mu.Unlock()
				m.Listed(rs, err)
				time.Sleep(2 * time.Millisecond)
				for len(evs) > 0 {
					ev := <-evs
					d.mu.Lock()
					d.log = append(d.log, "  "+ev.String())
					d.mu.Unlock()
					m.Event(ev, time.Now())
				}
				if err := m.Barrier(time.Now()); err != nil {
					t.Log(err)
				}
				d.mu.Lock()
				d.snap = m.Snapshot()
				d.mu.Unlock()
				continue
			}
			at = nil
			if !a.At.IsZero() {
				at = time.After(time.Until(a.At))
			}
			select {
			case ev := <-evs:
				d.mu.Lock()
				d.log = append(d.log, ev.String())
				d.mu.Unlock()
				m.Event(ev, time.Now())
			case <-at:
			case <-res.C:
				m.Resync()
			case <-done:
				return
			}
			d.mu.Lock()
			d.snap = m.Snapshot()
			d.mu.Unlock()
		}
	})
	t.Cleanup(func() { close(done); l.Close(); wg.Wait() })
	return d
}
