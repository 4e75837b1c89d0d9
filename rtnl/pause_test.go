package rtnl

import (
	"errors"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// A message that arrives while the listener is paused wakes nobody, and is read
// with those before it; then the listener waits, and the next message wakes it.
func TestPause(t *testing.T) {
	n := newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupLink}})
	gate := l.src.(*socket)
	woken := func() bool {
		p := []unix.PollFd{{Events: unix.POLLIN}}
		if err := gate.raw.Control(func(fd uintptr) {
			p[0].Fd = int32(fd)
			for {
				if _, err := unix.Poll(p, 0); err != unix.EINTR {
					return
				}
			}
		}); err != nil {
			t.Fatal(err)
		}
		return p[0].Revents != 0
	}
	var b Batch
	read := func() int {
		if err := l.ReadBatch(&b); err != nil || b.Err != nil {
			t.Error(err, b.Err)
		}
		links := 0
		for _, m := range b.Messages {
			if m.Type == codec.RTMNewLink {
				links++
			}
		}
		return links
	}
	for round := range 3 {
		n.IP(t, "link set lo down")
		if !woken() {
			t.Fatalf("round %d: a message wakes nobody", round)
		}
		if read() == 0 {
			t.Errorf("round %d: nothing was read", round)
		}
		l.Pause()
		l.Pause()
		n.IP(t, "link set lo up")
		if woken() {
			t.Errorf("round %d: paused, and woken by a message", round)
		}
		if read() == 0 {
			t.Errorf("round %d: nothing was read after the pause", round)
		}
		// The queue is empty: the next read opens the gate, looks again, and
		// waits.
		empty := make(chan struct{}, 16)
		l.fillf = func() bool {
			done := l.fill()
			if !done {
				empty <- struct{}{}
			}
			return done
		}
		got := make(chan int, 1)
		go func() { got <- read() }()
		<-empty
		<-empty
		n.IP(t, "link set lo down")
		n.IP(t, "link set lo up")
		select {
		case links := <-got:
			if links == 0 {
				t.Errorf("round %d: nothing was read after a wait", round)
			}
		case <-time.After(30 * time.Second):
			t.Fatalf("round %d: a message does not end the wait after a pause", round)
		}
		b.NoWait = true
		for read(); !b.Empty; read() {
		}
		b.NoWait = false
	}
}

// Close ends a read that waits after a pause too.
func TestPauseClose(t *testing.T) {
	n := newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupLink}})
	l.Pause()
	ended := make(chan error, 1)
	go func() {
		var b Batch
		ended <- l.ReadBatch(&b)
	}()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; !errors.Is(err, ErrClosed) {
		t.Errorf("%v, want ErrClosed", err)
	}
	l.Pause() // of a closed listener does nothing
}
