package monitor

import (
	"encoding/hex"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// nothing is a sink that acknowledges at once.
type nothing struct {
	core    *core
	permits []permit
	mark    uint64
	events  int
}

func (n *nothing) event(*event.Event)         { n.events++ }
func (n *nothing) resync(*event.ResyncNeeded) {}
func (n *nothing) wakeUp(*event.WakeUp)       {}
func (n *nothing) credit(seq uint64)          { n.mark = seq }
func (n *nothing) read(p permit)              { n.permits = append(n.permits, p) }
func (n *nothing) reopen()                    {}
func (n *nothing) fail(error)                 {}

// routeBody is a real RTM_NEWROUTE: 10.0.0.0/24 via 192.0.2.1 dev 2.
var routeBody, _ = hex.DecodeString("02180000fe0300010000000008000f00fe000000" + "080001000a000000" + "08000500c0000201" + "0800040002000000")

// BenchmarkCore is the cost of one event between the reader and the owner's
// mailbox: typing, counting, the window.
func BenchmarkCore(b *testing.B) {
	n := &nothing{}
	n.core = &core{out: n, parser: &codec.Parser{}, win: window{max: Window{}.withDefaults()}}
	n.core.start(0, 8<<20, 0, time.Now())
	msgs := make([]rtnl.Message, maxPermitEvents)
	for i := range msgs {
		msgs[i] = rtnl.Message{Type: codec.RTMNewRoute, NSID: -1, Body: routeBody}
	}
	now := time.Now()
	b.ReportAllocs()
	for b.Loop() {
		p := n.permits[0]
		n.permits = n.permits[1:]
		// Release clears the messages, so the batch has a copy.
		batch := batch{Batch: rtnl.Batch{Messages: append([]rtnl.Message(nil), msgs...)}, permit: p, now: now}
		n.core.read(&batch)
		n.core.acked(n.mark, now)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n.events), "ns/event")
}
