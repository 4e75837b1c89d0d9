package monitor

import (
	"time"

	"github.com/linx-go/linx/event"
)

// gap is the state of a loss.
//
// A socket that overflows returns ENOBUFS once, before the messages still in
// its queue, and then drops everything until that queue was read empty. A list
// made before that misses what changes until then. So a gap opens with the
// error and ends when the queue is known to have been empty; only then is the
// owner told.
type gap struct {
	open   bool
	reason event.Reason
	err    error
	// lost counts messages read and not forwarded.
	lost uint64
	// overflowed says that the gap has seen an ENOBUFS, strict that it has seen
	// a second one: the reader can't keep up, so messages are dropped without
	// being decoded.
	overflowed  bool
	strict      bool
	strictSince time.Time
	// reads counts the messages read since the last error.
	reads int
	// over says that the queue was empty, and only the acknowledgement of the
	// marker before is missing.
	over bool
	// reopening says that the socket is being replaced.
	reopening bool
}

const (
	// minTruesize is less than what the kernel charges a socket for the
	// smallest message (measured: 832 bytes).
	minTruesize = 512
	// reopenAfter is how long the reader may fail to keep up before the socket
	// is replaced.
	reopenAfter = time.Second
)

// left is how many more messages end the gap: as nothing enters a congested
// queue, one message more than fit into the buffer shows that it was empty in
// between.
func (g *gap) left(granted int) int { return granted/minTruesize + 1 - g.reads }

// openGap begins a gap; an open one goes on, under its first reason.
func (c *core) openGap(reason event.Reason, err error) {
	if !c.gap.open {
		c.gap = gap{open: true, reason: reason, err: err}
	}
	c.gap.over = false
}

// recvError handles a receive error, after the messages read before it.
func (c *core) recvError(b *batch) {
	again := c.gap.open && c.gap.overflowed
	if b.Overflow() {
		c.stats.Overflows++
		c.openGap(event.Overflow, b.Err)
		c.gap.overflowed = true
		if again && !c.gap.strict {
			c.gap.strict, c.gap.strictSince = true, b.now
		}
	} else {
		c.stats.RecvErrors++
		c.openGap(event.RecvError, b.Err)
		if c.errRun++; c.errRun == maxErrRun {
			c.stop(b.Err)
		}
	}
	c.gap.reads = 0
	c.note.gap(b)
}

// lose marks the loss of a single message that was read: it is over at once.
func (c *core) lose(reason event.Reason, err error, now time.Time) {
	if c.gap.open {
		c.gap.lost++
		return
	}
	c.openGap(reason, err)
	c.gap.lost++
	c.endGap(now)
}

// settle looks at the end of a batch whether a gap begins unseen or ends.
func (c *core) settle(b *batch) {
	if c.stopped {
		return
	}
	if b.haveDrops {
		c.stats.KernelDrops += uint64(b.drops - c.drops)
		c.drops = b.drops
	}
	g := &c.gap
	switch {
	case !g.open && c.drops != c.baseline:
		// Dropped without an error so far. If the error is still to come the
		// queue is congested, so this gap too ends at the next EAGAIN.
		c.openGap(event.Drops, nil)
	case !g.open || g.over:
	case b.Err == nil && (b.Empty || g.left(c.granted) <= 0):
		c.endGap(b.now)
	case g.strict && b.now.Sub(g.strictSince) >= reopenAfter:
		g.reopening = true
		c.out.reopen()
	}
}

// endGap is called when the queue is known to have been empty after the loss.
// At most one marker is under way: the next waits for its acknowledgement, and
// until then the gap stays open and nothing is read.
func (c *core) endGap(now time.Time) {
	c.gap.over, c.gap.overflowed, c.gap.strict = true, false, false
	if !c.markerOut {
		c.closeGap(now)
	}
}

// closeGap opens the next epoch and tells the owner.
func (c *core) closeGap(now time.Time) {
	c.epoch++
	c.seq = 0
	m := &event.ResyncNeeded{
		Reason: c.gap.reason, Err: c.gap.err, Epoch: c.epoch,
		Drops: c.lost(), Tag: c.tag, Time: now,
	}
	c.gap = gap{}
	c.baseline = c.drops
	c.sendMarker(m)
}

// lost is how many messages are known to be lost since the last marker.
func (c *core) lost() uint64 { return uint64(c.drops-c.baseline) + c.gap.lost }

// sendMarker sends a marker, which needs no room in the window, and asks for
// its acknowledgement.
func (c *core) sendMarker(m *event.ResyncNeeded) {
	c.stats.resync(m.Reason)
	c.out.resync(m)
	c.marker, c.markerOut = c.mark(), true
	c.note.resync(m)
}

// reopened says that the socket was replaced; the permits of the old reader are
// void.
func (c *core) reopened(granted int, drops uint32, now time.Time) {
	c.gap.reopening = false
	c.gap.reason = event.Reopened
	c.gap.lost += uint64(c.drops - c.baseline)
	c.granted, c.drops, c.baseline = granted, drops, drops
	c.stats.Granted = granted
	c.stats.Reopens++
	c.outstanding = 0
	c.win.reserved = amount{}
	c.endGap(now)
	c.grant()
}

// discard accounts for a batch of a socket that was replaced.
func (c *core) discard(b *batch) {
	n := uint64(len(b.Messages))
	c.stats.Received += n
	c.stats.Dropped += n
	b.Release()
}

// stop ends the monitor with an error.
func (c *core) stop(err error) {
	c.stopped = true
	c.out.fail(err)
}
