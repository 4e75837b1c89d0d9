package rtnl

import (
	"fmt"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
)

// BenchmarkReadBatch reads a queue of 8,192 IPv4 route messages; one of them
// is an operation.
func BenchmarkReadBatch(b *testing.B) {
	const queued = 8192
	n := netnstest.New(b)
	n.LoUp()
	ns := ByFD(n.FD())
	c, err := Dial(ns)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	bodies := make([][]byte, queued/2)
	for i := range bodies {
		bodies[i] = routeBody(fmt.Sprintf("10.%d.%d.0/24", i/256, i%256), codec.TableMain)
	}
	l, err := Listen(ListenConfig{NetNS: ns, Groups: []Group{GroupRoute4}})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	if l.Granted() < 2*DefaultReadBuffer {
		b.Skipf("a receive buffer of %d bytes holds too few messages", l.Granted())
	}
	batch := Batch{NoWait: true, Max: 512, MaxBytes: 2 << 20}
	b.ReportAllocs()
	b.ResetTimer()
	for done := 0; done < b.N; done += queued {
		b.StopTimer()
		for _, typ := range []uint16{codec.RTMNewRoute, codec.RTMDelRoute} {
			for _, body := range bodies {
				flags := Create | Excl
				if typ == codec.RTMDelRoute {
					flags = 0
				}
				if err := c.DoRaw(ctx, typ, flags, body); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.StartTimer()
		for got := 0; got < queued; {
			if err := l.ReadBatch(&batch); err != nil || batch.Err != nil {
				b.Fatal(err, batch.Err)
			}
			got += len(batch.Messages)
		}
	}
}
