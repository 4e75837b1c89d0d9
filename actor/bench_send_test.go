package actor_test

import (
	"runtime"
	"testing"

	"github.com/linx-go/linx/actor"
)

// burst is how many messages BenchmarkSend has under way at most. Without a
// bound it measures how long the queue has become, which is how far the two
// goroutines happen to be apart.
const burst = 1000

// bursts counts messages, and tells after each burst, and after the last.
type bursts struct {
	n, of   int
	handled chan struct{}
}

func newBursts(b *testing.B) *bursts {
	return &bursts{of: b.N, handled: make(chan struct{}, 1)}
}

func (c *bursts) count() {
	if c.n++; c.n%burst == 0 || c.n == c.of {
		c.handled <- struct{}{}
	}
}

// send sends b.N messages in bursts, and waits for each to be handled. The heap
// is the same at the begin of every run.
func (c *bursts) send(b *testing.B, send func()) {
	runtime.GC()
	b.ReportAllocs()
	b.ResetTimer()
	for n := 1; n <= b.N; n++ {
		send()
		if n%burst == 0 || n == b.N {
			<-c.handled
		}
	}
	b.StopTimer()
}

// BenchmarkSend is a message from one goroutine to an actor, sent and handled.
func BenchmarkSend(b *testing.B) {
	b.Run("protoactor", func(b *testing.B) {
		sys, c := newSystem(b), newBursts(b)
		pid := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
			if _, ok := ctx.Message().(int); ok {
				c.count()
			}
		}))
		c.send(b, func() { sys.Root.Send(pid, 1) })
		_ = sys.Root.StopFuture(pid).Wait()
	})
	b.Run("cast", func(b *testing.B) {
		sys, c := newSystem(b), newBursts(b)
		pid := start(b, sys.Root, &server{cast: func(*actor.Process, any) error {
			c.count()
			return nil
		}})
		c.send(b, func() { _ = actor.Cast(sys.Root, pid, 1) })
	})
}
