package monitor

import (
	"errors"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// batch is what one turn of the reader brought.
type batch struct {
	rtnl.Batch
	// drops is the socket's drop count and depth the bytes in its queue, read
	// after the batch if that was read without waiting, else before it; they
	// are known if haveDrops.
	drops     uint32
	depth     int
	haveDrops bool
	now       time.Time
	// permit is what the batch was read under, paused whether messages had been
	// let gather for it.
	permit permit
	paused bool
}

// permit allows the reader to read one batch.
type permit struct {
	amount
	// reserved says that room in the window is kept for it. In a gap it is not.
	reserved bool
	// noWait says to look at the queue at once: in a gap an empty queue is
	// what is waited for, and it makes no socket readable.
	noWait bool
}

// sink is what the core acts on. Its methods must not call back into the core.
type sink interface {
	// event, resync and wakeUp send to the owner.
	event(*event.Event)
	resync(*event.ResyncNeeded)
	wakeUp(*event.WakeUp)
	// credit asks the owner to acknowledge everything sent so far under the
	// number.
	credit(seq uint64)
	// read allows the reader one more batch.
	read(permit)
	// reopen replaces the socket; the shell answers with core.reopened.
	reopen()
	// fail ends the monitor.
	fail(error)
}

// parser types a message's body; *codec.Parser is one.
type parser interface {
	Parse(typ uint16, body []byte) (codec.Resource, error)
	// Recycle gives it back what nobody uses any more.
	Recycle(codec.Resource)
}

// core is the monitor without a clock, a socket or a process: batches,
// acknowledgements and commands go in, what to send and to do comes out of the
// sink. It is not safe for concurrent use.
type core struct {
	out      sink
	parser   parser
	tag      any
	filter   filter
	coalesce bool
	reuse    *reuse // nil if the owner may keep events
	note     *notes

	epoch uint64
	seq   uint64
	win   window
	gap   gap
	// outstanding counts the permits the reader holds.
	outstanding int
	// marker is the mark behind the last ResyncNeeded; it is not acknowledged
	// as long as markerOut.
	marker    uint64
	markerOut bool
	// held keeps the window shut until the first marker of a new incarnation
	// is acknowledged.
	held bool
	// wake is what changed since the last wake-up, wakeOut whether that one is
	// not yet acknowledged, with its mark.
	wake     event.Kinds
	wakeMark uint64
	wakeOut  bool

	granted  int
	drops    uint32 // the socket's drop count as last read
	baseline uint32 // and at the last marker
	errRun   int    // one-shot errors without a message or EAGAIN between
	stalled  bool
	stopped  bool

	events []event.Event // what is left of the current chunk
	size   int           // of that chunk
	stats  Statistics
}

// chunk is how many events are allocated together at most, and so how many one
// kept event keeps alive.
const chunk = 16

// maxErrRun is how many one-shot receive errors in a row end the monitor.
const maxErrRun = 16

// start begins the first epoch. The groups are joined, drops is the baseline.
// With reason 0 the owner is told nothing.
func (c *core) start(reason event.Reason, granted int, drops uint32, now time.Time) {
	c.granted, c.drops, c.baseline = granted, drops, drops
	c.epoch, c.seq = 1, 0
	c.stats.Granted = granted
	if reason != 0 {
		c.held = reason == event.Restarted
		c.sendMarker(&event.ResyncNeeded{Reason: reason, Epoch: c.epoch, Tag: c.tag, Time: now})
	}
	c.grant()
}

// read handles one batch of the reader, and releases it.
func (c *core) read(b *batch) {
	if c.stopped {
		return
	}
	c.outstanding--
	if b.permit.reserved {
		c.win.release(b.permit.amount)
	}
	c.stats.batch(len(b.Messages))
	if b.paused {
		c.stats.Pauses++
	}
	c.stats.QueueBytes = b.depth
	if len(b.Messages) > 0 || b.Empty {
		c.errRun = 0
	}
	c.gap.reads += len(b.Messages)
	for i := range b.Messages {
		c.message(&b.Messages[i], b)
	}
	if b.Err != nil {
		c.recvError(b)
	}
	c.settle(b)
	// The reader may use the batch again with the permit it is given now.
	b.Release()
	c.grant()
}

// message handles one message. Outside a gap there is room for it, as it was
// reserved before the message was read.
func (c *core) message(m *rtnl.Message, b *batch) {
	c.stats.Received++
	switch op := wireOp(m.Type, m.Body); {
	case m.Sender != 0:
		c.stats.Foreign++
		c.note.foreign(m, b.now)
		return
	case m.Truncated:
		c.stats.Undecodable++
		c.stats.Truncated++
		c.lose(event.Truncated, nil, b.now)
		return
	case m.Malformed:
		c.undecodable(m, errFraming, b.now)
		return
	case !c.filter.lets(op):
		c.stats.Filtered++
		return
	case c.gap.strict:
		c.drop()
		return
	case c.coalesce:
		c.wake.Add(op)
		c.stats.Delivered++
		c.sendWakeUp(b.now)
		return
	}
	size := len(m.Body) + headerLen
	if c.gap.open && !c.win.fits(size) {
		c.drop()
		return
	}
	r, err := c.parser.Parse(m.Type, m.Body)
	var raw []byte
	switch {
	case err == nil:
	case errors.Is(err, codec.ErrUnknownType):
		r, raw = nil, append(make([]byte, 0, len(m.Body)), m.Body...)
		c.stats.Unknown++
	default:
		c.undecodable(m, err, b.now)
		return
	}
	e := c.newEvent()
	c.seq++
	e.Op, e.Resource, e.Raw = event.OpOf(m.Type, r), r, raw
	e.Flags, e.Group, e.NSID = m.Flags, m.Group, m.NSID
	e.Origin, e.MsgSeq, e.Time = m.PortID, m.Seq, b.now
	e.Epoch, e.Seq, e.Tag = c.epoch, c.seq, c.tag
	c.stats.Delivered++
	c.reuse.sent(e)
	c.out.event(e)
	if c.win.send(size) {
		c.mark()
	}
}

// newEvent is an empty event.
func (c *core) newEvent() *event.Event {
	if e := c.reuse.get(); e != nil {
		return e
	}
	if len(c.events) == 0 {
		c.size = min(max(1, 2*c.size), chunk)
		c.events = make([]event.Event, c.size)
	}
	e := &c.events[0]
	c.events = c.events[1:]
	return e
}

// errFraming is the error of a datagram that is no netlink message.
var errFraming = errors.New("monitor: broken message framing")

func (c *core) undecodable(m *rtnl.Message, err error, now time.Time) {
	c.stats.Undecodable++
	c.note.undecodable(m, err, now)
	c.lose(event.Undecodable, err, now)
}

// drop drops a message in a gap.
func (c *core) drop() {
	c.stats.Dropped++
	c.gap.lost++
}

func (c *core) mark() uint64 {
	seq := c.win.mark()
	c.out.credit(seq)
	return seq
}

// acked handles the owner's acknowledgement of a mark.
func (c *core) acked(seq uint64, now time.Time) {
	if c.stopped {
		return
	}
	c.reuse.done(c.win.ack(seq), c.parser)
	if c.wakeOut && seq >= c.wakeMark {
		c.wakeOut = false
		c.sendWakeUp(now)
	}
	if c.markerOut && seq >= c.marker {
		c.markerOut, c.held = false, false
		if c.gap.open && c.gap.over {
			c.closeGap(now)
		}
	}
	c.grant()
}

// sendWakeUp sends what changed, unless a wake-up is under way.
func (c *core) sendWakeUp(now time.Time) {
	if c.wakeOut || c.wake == 0 {
		return
	}
	c.seq++
	c.out.wakeUp(&event.WakeUp{Kinds: c.wake, Epoch: c.epoch, Seq: c.seq, Tag: c.tag, Time: now})
	c.wake, c.wakeOut = 0, true
	c.wakeMark = c.mark()
}

// grant gives the reader what it may read now. Outside a gap room is reserved
// first, in a gap the reader does not wait for the owner; but a gap whose
// marker waits for the acknowledgement of the one before reads nothing.
func (c *core) grant() {
	if c.held || c.stopped || c.gap.reopening {
		return
	}
	if c.gap.open {
		// One at a time: what a second one would bring could come after the
		// gap's end, with no room kept for it.
		if c.outstanding == 0 && !c.gap.over {
			c.outstanding++
			c.out.read(permit{amount: amount{min(maxPermitEvents, c.gap.left(c.granted)), maxPermitBytes}, noWait: true})
		}
		return
	}
	for c.outstanding < maxOutstanding {
		if c.coalesce {
			c.outstanding++
			c.out.read(permit{amount: amount{maxPermitEvents, maxPermitBytes}})
			continue
		}
		p := c.win.permit()
		if p.events == 0 {
			if c.outstanding == 0 {
				c.stall()
			}
			return
		}
		c.stalled = false
		c.outstanding++
		c.out.read(permit{amount: p, reserved: true})
	}
}

// stall notes that the window is shut. What was sent without a mark is marked,
// else nothing would open it.
func (c *core) stall() {
	if !c.stalled {
		c.stalled = true
		c.stats.Stalls++
	}
	if c.win.unmarked.events > 0 {
		c.mark()
	}
}

// down is the monitor's last word.
func (c *core) down(reason error, now time.Time) *event.ResyncNeeded {
	c.stopped = true
	c.stats.resync(event.MonitorDown)
	return &event.ResyncNeeded{
		Reason: event.MonitorDown, Err: reason, Epoch: c.epoch + 1,
		Drops: c.lost(), Tag: c.tag, Time: now,
	}
}
