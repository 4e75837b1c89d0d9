package actor

import (
	"io"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"
)

// gate is a server whose casts wait for a channel.
type gate struct {
	Base
	open chan struct{}
}

func (g *gate) HandleCast(*Process, any) error { <-g.open; return nil }

// pool makes a system and shows its dispatcher, whose workers wait in workers().
func pool(t *testing.T) (sys *System, d *dispatcher, workers func() int) {
	t.Helper()
	sys = NewSystem(WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil))))
	n, err := nodeOf(sys.Root)
	if err != nil {
		t.Fatal(err)
	}
	return sys, &n.pool, func() int {
		synctest.Wait()
		n.pool.mu.Lock()
		defer n.pool.mu.Unlock()
		return len(n.pool.idle)
	}
}

// gates starts that many servers that wait at one gate, and lets them pass.
func gates(t *testing.T, sys *System, n int) {
	t.Helper()
	open := make(chan struct{})
	for range n {
		pid, err := Start(sys.Root, &gate{open: open}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { Exit(sys.Root, pid, Kill) })
		synctest.Wait() // a worker that is not yet back from Init is not used again
		_ = Cast(sys.Root, pid, 1)
	}
	synctest.Wait()
	close(open)
}

// Workers that have nothing to do leave, after 50 ms at least and 100 at most,
// and with the last of them the timer.
func TestWorkersLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sys, d, workers := pool(t)
		gates(t, sys, 10)
		if n := workers(); n != 10 {
			t.Errorf("%d workers wait", n)
		}
		time.Sleep(idleTime - 1)
		if n := workers(); n != 10 {
			t.Errorf("%d workers wait before their time is over", n)
		}
		time.Sleep(idleTime + 1)
		if n := workers(); n != 0 {
			t.Errorf("%d workers wait after 100 ms", n)
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.armed {
			t.Error("the timer runs for nobody")
		}
	})
}

// One worker that is used again and again stays, the others leave.
func TestWorkersUsed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sys, _, workers := pool(t)
		gates(t, sys, 10)
		pid, err := Start(sys.Root, &Base{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			time.Sleep(idleTime / 5)
			if _, err := GetState(sys.Root, pid, 0); err != nil {
				t.Fatal(err)
			}
		}
		if n := workers(); n != 1 {
			t.Errorf("%d workers wait", n)
		}
		Exit(sys.Root, pid, Kill)
		time.Sleep(time.Second)
	})
}

// No more than 256 wait, however many have worked.
func TestWorkersBound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sys, _, workers := pool(t)
		gates(t, sys, maxIdle+50)
		if n := workers(); n != maxIdle {
			t.Errorf("%d workers wait", n)
		}
		time.Sleep(time.Second)
		if n := workers(); n != 0 {
			t.Errorf("%d workers wait in the end", n)
		}
	})
}
