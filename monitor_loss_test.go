package linx_test

import (
	"context"
	"encoding/binary"
	"errors"
	"net/netip"
	"sync"
	"syscall"
	"testing"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
)

// C2, C3: the marker comes when the queue has been read empty, so a list made
// on it has every change up to then. The reader is held before it drains, and
// one more change is made, which the kernel drops without another error: a
// marker at the error would come before that change.
func TestOverflow(t *testing.T) {
	w := newWorld(t)
	c, err := rtnl.Dial(w.net)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	add := func(i int) {
		if err := c.Do(context.Background(), codec.RTMNewRoute, rtnl.Create|rtnl.Excl, loRoute(i)); err != nil {
			t.Error(err)
		}
	}
	has := func(i int) bool {
		routes, err := rtnl.Routes(context.Background(), w.net)
		if err != nil {
			t.Error(err)
		}
		for _, r := range routes {
			if r.Dst == loRoute(i).Dst {
				return true
			}
		}
		return false
	}
	const late = 1 << 20

	var mu sync.Mutex
	lists := map[event.Reason]bool{} // whether the list on a marker had the late change
	w.owner.On(func(_ actor.Context, msg any) {
		if r, ok := msg.(*event.ResyncNeeded); ok {
			mu.Lock()
			defer mu.Unlock()
			lists[r.Reason] = has(late)
		}
	})
	w.cfg.ReadBuffer = 32 << 10
	w.cfg.Groups = []rtnl.Group{rtnl.GroupRoute4}
	var pid *actor.PID
	filled, overflowed, held := make(chan struct{}), false, false
	w.cfg.Trace = &monitor.Trace{
		BeforeRead: func() {
			if overflowed && !held {
				held = true
				// The monitor has seen the error, and the owner whatever that
				// led to.
				if s, err := monitor.Stats(w.sys.Root, pid); err != nil || s.Overflows != 1 {
					t.Errorf("overflows %d, %v", s.Overflows, err)
				}
				if _, err := w.sys.Root.RequestFuture(w.owner.PID, &actor.Touch{}, ownertest.Limit).Result(); err != nil {
					t.Error(err)
				}
				add(late)
			}
		},
		AfterRead: func(turn monitor.Turn) {
			if !overflowed {
				<-filled
			}
			overflowed = overflowed || errors.Is(turn.Err, syscall.ENOBUFS)
		},
	}
	pid = w.start()
	add(0) // the reader reads it and waits
	for i := 1; i < 1000; i++ {
		add(i)
	}
	close(filled)
	marker := w.owner.Resync(event.Overflow)
	if marker.Epoch != 2 || marker.Drops == 0 {
		t.Errorf("got %+v", marker)
	}
	w.owner.Rest() // the owner has listed
	mu.Lock()
	if !lists[event.Overflow] {
		t.Error("the list made on the marker lacks a change made before the queue was read empty")
	}
	mu.Unlock()
	// And live again.
	add(late + 1)
	e := w.owner.Event("after the gap", nil)
	if e.Epoch != 2 || e.Resource.(*codec.Route).Dst != loRoute(late+1).Dst {
		t.Errorf("got %+v", e)
	}
	s, err := monitor.Stats(w.sys.Root, pid)
	if err != nil || s.Received != s.Delivered+s.Filtered+s.Dropped+s.Foreign+s.Undecodable ||
		s.Overflows == 0 || s.KernelDrops == 0 || s.Resyncs[event.Overflow] != 1 || s.Granted != 64<<10 {
		t.Errorf("%+v, %v", s, err)
	}
	// Each change was received or is counted in the marker.
	if changes := uint64(1000 + 2); s.Received+marker.Drops != changes {
		t.Errorf("%d received and %d lost of %d", s.Received, marker.Drops, changes)
	}
}

// C6: an owner asleep until a storm is over gets what the window held, one
// marker and then live events.
func TestSleepingOwner(t *testing.T) {
	w := newWorld(t)
	w.cfg.ReadBuffer = 32 << 10
	w.cfg.Window.Events = 16
	pid := w.start()
	c, err := rtnl.Dial(w.net)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	add := func(from, to int) {
		for i := from; i < to; i++ {
			if err := c.Do(context.Background(), codec.RTMNewRoute, rtnl.Create, loRoute(i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.owner.Hold()
	add(0, 40) // more than the window, less than the buffer
	w.owner.Held()
	ownertest.Eventually(t, "the window is full", func() bool {
		s, err := monitor.Stats(w.sys.Root, pid)
		return err == nil && s.Stalls > 0
	})
	add(40, 2000)
	if s, err := monitor.Stats(w.sys.Root, pid); err != nil || s.Delivered > 16 {
		t.Errorf("before a sleeping owner: %+v, %v", s, err)
	}
	w.owner.Release()
	w.owner.Resync(event.Overflow)
	for _, msg := range w.sync() {
		if r, ok := msg.(*event.ResyncNeeded); ok {
			t.Errorf("a second marker: %v", r)
		}
	}
}

// C12: what the kernel did not send is dropped and counted.
func TestForged(t *testing.T) {
	w := newWorld(t)
	w.ip("link add v0 type veth peer name v1")
	pid := w.start()
	body := make([]byte, 16)                   // struct ifinfomsg
	binary.NativeEndian.PutUint32(body[4:], 2) // the interface
	msg := make([]byte, 16, 32)                // struct nlmsghdr
	binary.NativeEndian.PutUint32(msg, 32)     // its length
	binary.NativeEndian.PutUint16(msg[4:], codec.RTMDelLink)
	msg = append(msg, body...)
	w.ns.Run(func() {
		fd, err := syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC, syscall.NETLINK_ROUTE)
		if err != nil {
			t.Error(err)
			return
		}
		defer syscall.Close(fd)
		to := &syscall.SockaddrNetlink{Family: syscall.AF_NETLINK, Groups: 1} // RTMGRP_LINK
		if err := syscall.Sendto(fd, msg, 0, to); err != nil {
			t.Errorf("forge a message: %v", err)
		}
	})
	for _, e := range events(w.sync(), func(e *event.Event) bool { return e.Op == event.DelLink }) {
		t.Errorf("a forged message was delivered: %+v", e)
	}
	if s, err := monitor.Stats(w.sys.Root, pid); err != nil || s.Foreign != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

// C7: nothing comes after Unsubscribe, also while the kernel storms.
func TestStopUnderStorm(t *testing.T) {
	w := newWorld(t)
	c, err := rtnl.Dial(w.net)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		r := loRoute(0)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			r.Dst = netip.PrefixFrom(r.Dst.Addr(), 8+i%24).Masked()
			typ, flags := codec.RTMNewRoute, rtnl.Create
			if i/24%2 == 1 {
				typ, flags = codec.RTMDelRoute, 0
			}
			_ = c.Do(context.Background(), typ, flags, r)
		}
	})
	rounds := 50 * *scale
	for range rounds {
		pid, err := monitor.Start(w.sys.Root, w.cfg)
		if err != nil {
			t.Fatal(err)
		}
		w.owner.Next()
		if err := monitor.Unsubscribe(w.sys.Root, pid); err != nil {
			t.Fatal(err)
		}
		w.owner.Rest()
		if actor.IsAlive(w.sys.Root, pid) {
			t.Fatal("alive after Unsubscribe")
		}
		if rest := w.owner.Rest(); len(rest) > 0 {
			t.Fatalf("after Unsubscribe: %v", rest)
		}
	}
	close(stop)
	wg.Wait()
}
