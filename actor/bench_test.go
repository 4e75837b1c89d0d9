package actor_test

import (
	"runtime"
	"testing"

	"github.com/linx-go/linx/actor"
)

// The benchmarks stand beside protoactor's own in one run: only ratios count.

func BenchmarkCall(b *testing.B) {
	b.Run("protoactor", func(b *testing.B) {
		sys := newSystem(b)
		pid := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
			if _, ok := ctx.Message().(int); ok {
				ctx.Respond(1)
			}
		}))
		b.ReportAllocs()
		b.ResetTimer()
		for range b.N {
			_, _ = sys.Root.RequestFuture(pid, 1, actor.DefaultTimeout).Result()
		}
		_ = sys.Root.StopFuture(pid).Wait()
	})
	b.Run("call", func(b *testing.B) {
		sys := newSystem(b)
		pid := start(b, sys.Root, &server{})
		b.ReportAllocs()
		b.ResetTimer()
		for range b.N {
			if _, err := actor.Call(sys.Root, pid, 1, 0); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkStartStop(b *testing.B) {
	b.Run("protoactor", func(b *testing.B) {
		sys := newSystem(b)
		props := actor.PropsFromFunc(func(actor.Context) {})
		b.ReportAllocs()
		b.ResetTimer()
		for range b.N {
			_ = sys.Root.StopFuture(sys.Root.Spawn(props)).Wait()
		}
	})
	b.Run("process", func(b *testing.B) {
		sys := newSystem(b)
		b.ReportAllocs()
		b.ResetTimer()
		for range b.N {
			pid, _ := actor.Start(sys.Root, &server{}, actor.Options{})
			if err := actor.Stop(sys.Root, pid, nil, 0); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// An idle process has no goroutine and costs little memory.
func TestIdleCost(t *testing.T) {
	sys := newSystem(t)
	const n = 5000
	heap := func() int64 {
		for range 3 { // what pools hold goes with the second
			runtime.GC()
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	before, goroutines := heap(), runtime.NumGoroutine()
	pids := make([]*actor.PID, 0, n)
	for range n {
		pid, err := actor.Start(sys.Root, actor.Base{}, actor.Options{})
		if err != nil {
			t.Fatal(err)
		}
		pids = append(pids, pid)
	}
	eventually(t, "no goroutine", func() bool { return runtime.NumGoroutine() <= goroutines })
	if per := (heap() - before) / n; per > 1536 {
		t.Errorf("%d bytes a process", per)
	} else {
		t.Logf("%d bytes a process", per)
	}
	for _, pid := range pids {
		actor.Exit(sys.Root, pid, actor.Kill)
	}
}
