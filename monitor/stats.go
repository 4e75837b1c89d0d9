package monitor

import (
	"math/bits"

	"github.com/linx-go/linx/event"
)

// Statistics are a monitor's counters since its start. Every message received
// is in exactly one of Delivered, Filtered, Dropped, Foreign and Undecodable.
type Statistics struct {
	// Received counts messages read from the socket.
	Received uint64
	// Delivered counts events sent to the owner; with Config.Coalesce messages
	// that became part of a wake-up.
	Delivered uint64
	// Filtered counts messages that Config.Ops did not name.
	Filtered uint64
	// Dropped counts messages that were read in a gap and not forwarded.
	Dropped uint64
	// Foreign counts messages that were not sent by the kernel.
	Foreign uint64
	// Undecodable counts messages with a short header, broken framing or, as
	// Truncated counts, of a larger size than the receive buffer.
	Undecodable uint64

	// Unknown counts the delivered messages of a type without a codec.
	Unknown uint64
	// Truncated counts the undecodable messages that did not fit.
	Truncated uint64
	// Overflows counts ENOBUFS, RecvErrors the other receive errors.
	Overflows, RecvErrors uint64
	// KernelDrops is what the kernel counted as dropped for the socket.
	KernelDrops uint64
	// Resyncs counts the markers sent, by their reason.
	Resyncs Resyncs
	// Reopens counts how often the socket was replaced.
	Reopens uint64
	// Stalls counts how often reading stopped as the window was full.
	Stalls uint64

	// Batches counts the reader's turns, BatchSizes those that brought no
	// message, 1, 2 to 3, 4 to 7 and so on.
	Batches    uint64
	BatchSizes [9]uint64
	// Pauses counts the turns before which the reader let messages gather, as
	// it does in a storm.
	Pauses uint64

	// Granted is the receive buffer's size in bytes as the kernel granted it.
	Granted int
	// QueueBytes is how much of it was in use when last looked at, if known.
	QueueBytes int
	// Unacknowledged is how many events are under way to the owner, and
	// UnacknowledgedBytes their size on the wire.
	Unacknowledged, UnacknowledgedBytes int
	// Epoch and Seq are those of the last event or marker.
	Epoch, Seq uint64
}

// Resyncs counts markers; its index is their reason.
type Resyncs [event.MonitorDown + 1]uint64

// Total is the number of markers of all reasons.
func (r *Resyncs) Total() uint64 {
	var n uint64
	for _, v := range r {
		n += v
	}
	return n
}

func (s *Statistics) batch(n int) {
	s.Batches++
	s.BatchSizes[min(bits.Len(uint(n)), len(s.BatchSizes)-1)]++
}

func (s *Statistics) resync(r event.Reason) { s.Resyncs[r]++ }

// statistics is the counters with the present state.
func (c *core) statistics() Statistics {
	s := c.stats
	s.Unacknowledged, s.UnacknowledgedBytes = c.win.sent.events, c.win.sent.bytes
	s.Epoch, s.Seq = c.epoch, c.seq
	return s
}
