package linx_test

import (
	"context"
	"runtime"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
)

// C6: before an owner that sleeps through a storm the program's memory stays
// bounded: what was read is at most the window and two batches, the rest waits
// in the kernel or is lost. -scale 20 makes the storm one of 400,000 changes.
func TestMemoryBehindSleepingOwner(t *testing.T) {
	w := newWorld(t)
	w.cfg.Groups = []rtnl.Group{rtnl.GroupRoute4, rtnl.GroupRule4}
	pid := w.start()
	c, err := rtnl.Dial(w.net)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	inUse := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapInuse + m.StackInuse)
	}
	before := inUse()
	r := loRoute(0)
	change := func(pairs int) {
		for range pairs {
			for _, do := range []struct{ typ, flags uint16 }{{codec.RTMNewRoute, rtnl.Create}, {codec.RTMDelRoute, 0}} {
				if err := c.Do(context.Background(), do.typ, do.flags, r); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	w.owner.Hold()
	// First the window is filled, with no more at a time than any buffer holds.
	for sent, full := uint64(64), false; !full; sent += 64 {
		change(32)
		ownertest.Eventually(t, "the changes are read or the window is full", func() bool {
			s, err := monitor.Stats(w.sys.Root, pid)
			full = err == nil && s.Stalls > 0
			return full || s.Received >= sent
		})
	}
	w.owner.Held()
	change(10_000 * *scale)
	if grown := inUse() - before; grown > 32<<20 {
		t.Errorf("grown by %d bytes", grown)
	}
	s, err := monitor.Stats(w.sys.Root, pid)
	if err != nil || s.Delivered > 1024 || s.Received > 1024 {
		t.Errorf("before a sleeping owner: %+v, %v", s, err)
	}
	// It wakes to what was queued, one marker, and then live events.
	w.owner.Release()
	if m := w.owner.Resync(event.Overflow); m.Epoch != 2 || m.Drops == 0 {
		t.Errorf("got %v", m)
	}
	if rs := resyncs(w.sync()); len(rs) > 0 {
		t.Errorf("more markers: %v", rs)
	}
	s, err = monitor.Stats(w.sys.Root, pid)
	if err != nil || s.Received != s.Delivered+s.Filtered+s.Dropped+s.Foreign+s.Undecodable {
		t.Errorf("%+v, %v", s, err)
	}
}
