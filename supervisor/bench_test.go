package supervisor

import (
	"strconv"
	"testing"

	"github.com/linx-go/linx/actor"
)

type idle struct{ actor.Base }

func dynamic(b *testing.B, sys *actor.System) *actor.PID {
	b.Helper()
	sup, err := Start(sys.Root, Spec{Strategy: SimpleOneForOne, Children: []ChildSpec{{
		ID: "idle", Restart: actor.Temporary,
		Start: func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
			return actor.StartLink(p, &idle{}, actor.Options{StartInfo: info})
		},
	}}})
	if err != nil {
		b.Fatal(err)
	}
	return sup
}

// BenchmarkChild compares start and stop of a supervised child, both waited for,
// with protoactor's spawn and StopFuture.
func BenchmarkChild(b *testing.B) {
	b.Run("linx", func(b *testing.B) {
		c := newSystem().Root
		sup := dynamic(b, c.ActorSystem())
		b.ReportAllocs()
		for b.Loop() {
			pid, err := StartChildArgs(c, sup, nil)
			if err != nil {
				b.Fatal(err)
			}
			if err := TerminateChildPID(c, sup, pid); err != nil {
				b.Fatal(err)
			}
		}
		if err := Stop(c, sup); err != nil {
			b.Fatal(err)
		}
	})
	b.Run("protoactor", func(b *testing.B) {
		c := newSystem().Root
		props := actor.PropsFromFunc(func(actor.Context) {})
		b.ReportAllocs()
		for b.Loop() {
			if err := c.StopFuture(c.Spawn(props)).Wait(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkDynamicChildren is the cost per child of many that run at once: all
// are started, then stopped with their supervisor.
func BenchmarkDynamicChildren(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			c := newSystem().Root
			for b.Loop() {
				sup := dynamic(b, c.ActorSystem())
				for range n {
					if _, err := StartChildArgs(c, sup, nil); err != nil {
						b.Fatal(err)
					}
				}
				if err := Stop(c, sup); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/child")
		})
	}
}
