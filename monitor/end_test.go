package monitor

import (
	"bytes"
	"log/slog"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/rtnl"
)

// C7: when Unsubscribe returns the reader's goroutine is at its end, also if it
// was in the middle of a turn.
func TestUnsubscribeWaitsForReader(t *testing.T) {
	r := newRig(t)
	entered, release := make(chan struct{}), make(chan struct{})
	var left atomic.Bool
	r.cfg.Trace = &Trace{AfterRead: func(Turn) {
		close(entered)
		<-release
		left.Store(true)
	}}
	pid := r.start()
	r.script.Push(m(1))
	ownertest.Receive(t, "the turn", entered)
	waited := make(chan bool, 1)
	go func() {
		_ = Unsubscribe(r.sys.Root, pid)
		waited <- left.Load()
	}()
	ownertest.Eventually(t, "the socket is closed", r.script.Closed)
	for range 1000 { // one that does not wait has the time to return
		runtime.Gosched()
	}
	close(release)
	if !ownertest.Receive(t, "Unsubscribe", waited) {
		t.Error("Unsubscribe returned before the reader did")
	}
}

// The snapshot is up to date from the start and after a socket was replaced, not
// only after a batch.
func TestSnapshotBetweenBatches(t *testing.T) {
	r := newRig(t)
	r.cfg.Snapshot = &Snapshot{}
	var now atomic.Int64
	r.cfg.clock = func() time.Time { return time.Unix(0, now.Add(int64(600*time.Millisecond))) }
	pid := r.start()
	if s := r.cfg.Snapshot.Load(); s.Granted != r.granted || s.Epoch != 1 {
		t.Errorf("after the start: %+v", s)
	}
	r.granted *= 2
	r.script.Push(rtnl.Failed(syscall.ENOBUFS), m(1), rtnl.Failed(syscall.ENOBUFS), m(2), rtnl.Failed(syscall.ENOBUFS), m(3), rtnl.Failed(syscall.ENOBUFS))
	r.owner.Resync(event.Reopened)
	s, err := Stats(r.sys.Root, pid)
	if err != nil {
		t.Fatal(err)
	}
	if snap := r.cfg.Snapshot.Load(); snap.Reopens != 1 || snap.Granted != r.granted || snap.Epoch != s.Epoch {
		t.Errorf("after the socket was replaced: %+v, asked: %+v", snap, s)
	}
}

// An operator is told when the kernel grants less than the default buffer.
func TestSmallBufferIsNoted(t *testing.T) {
	for _, c := range []struct {
		name    string
		asked   int
		granted int
		noted   bool
	}{
		{"less than the default", 0, 2*rtnl.DefaultReadBuffer - 2, true},
		{"the default", 0, 2 * rtnl.DefaultReadBuffer, false},
		{"little was asked for", 32 << 10, 64 << 10, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			r := newRig(t)
			r.cfg.Logger = slog.New(slog.NewTextHandler(&out, nil))
			r.cfg.ReadBuffer, r.granted = c.asked, c.granted
			pid := r.start()
			if err := Unsubscribe(r.sys.Root, pid); err != nil {
				t.Fatal(err)
			}
			if noted := strings.Contains(out.String(), "smaller receive buffer"); noted != c.noted {
				t.Errorf("noted %v: %s", noted, out.String())
			}
		})
	}
}
