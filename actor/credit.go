package actor

import (
	"sync/atomic"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// Credit is a marker in the stream of messages to an owner: when the owner has
// received it, the runtime acknowledges everything before it. A plain actor
// sees it among its messages and may ignore it; a process never sees it.
type Credit struct {
	// Seq is the sender's number of the marker.
	Seq uint64
}

// GetAutoResponse makes the runtime answer the marker.
func (c *Credit) GetAutoResponse(Context) any { return &creditAck{c.Seq} }

// NotInfluenceReceiveTimeout keeps a marker from counting as a message for the
// owner's receive timeout.
func (c *Credit) NotInfluenceReceiveTimeout() {}

// creditAck is the answer to a Credit. Late ones are nobody's loss.
type creditAck struct{ seq uint64 }

// IgnoreDeadLetterLogging keeps late answers out of protoactor's log.
func (*creditAck) IgnoreDeadLetterLogging() {}

// Credited tells a process that the owner has received everything that was
// sent before the marker.
type Credited struct {
	Credits *Credits
	Seq     uint64
}

// Credits sends markers from a process to an owner, a process or a plain actor
// that knows nothing of them, and gives the process a [*Credited] for each.
type Credits struct {
	n      *node
	p      *Process
	owner  *PID
	proc   pactor.Process // the owner's, of this incarnation
	sink   *PID
	closed atomic.Bool
	remove func()
}

// OpenCredits makes markers of p to the owner possible, until Close or p's end.
// An owner given by its name is the process that has the name now. The error
// is NoProc if there is no such owner; monitor the owner to hear of its end.
func OpenCredits(p *Process, owner *PID) (*Credits, error) {
	if owner == nil {
		return nil, ErrNilPID
	}
	q, proc := p.node.find(owner)
	switch {
	case q != nil:
		owner, proc = q.pid, &q.box
	case proc != nil:
		owner = p.node.resolve(owner)
	default:
		return nil, NoProc
	}
	c := &Credits{n: p.node, p: p, owner: owner, proc: proc}
	c.sink, _ = p.node.sys.ProcessRegistry.Add((*creditSink)(c), p.node.newID("credit"))
	// The first send makes the PID remember the sink: answers that come after
	// Close, when it is no longer registered, still find it and are swallowed.
	p.node.sys.Root.Send(c.sink, &creditAck{})
	c.remove = p.OnKill(c.close)
	return c, nil
}

// Owner is who gets the markers: one incarnation, never a name.
func (c *Credits) Owner() *PID { return c.owner }

// Alive says whether this incarnation of the owner is alive.
func (c *Credits) Alive() bool {
	q, proc := c.n.find(c.owner)
	if q != nil {
		return !q.dead.Load()
	}
	return proc == c.proc
}

// Send sends a message to the owner: to this incarnation, though another plain
// actor may have been spawned under its id. It does not look whether the process
// that opened the credits is alive, so that one that was killed can have a last
// word.
func (c *Credits) Send(msg any) { c.proc.SendUserMessage(c.owner, msg) }

// Mark sends a marker. It is for the process that opened the credits.
func (c *Credits) Mark(seq uint64) {
	if c.p.enter() {
		defer c.p.leave()
		c.Send(&MessageEnvelope{Message: &Credit{Seq: seq}, Sender: c.sink})
	}
}

// Close ends the credits: answers that come later are swallowed.
func (c *Credits) Close() {
	c.remove()
	c.close()
}

func (c *Credits) close() {
	if c.closed.CompareAndSwap(false, true) {
		c.n.sys.ProcessRegistry.Remove(c.sink)
	}
}

// creditSink receives the answers, in the owner's goroutine.
type creditSink Credits

var _ pactor.Process = (*creditSink)(nil)

// SendUserMessage takes an answer.
func (s *creditSink) SendUserMessage(_ *PID, message any) {
	if a, ok := pactor.UnwrapEnvelopeMessage(message).(*creditAck); ok && a.seq != 0 && !s.closed.Load() {
		s.p.box.push(item{kind: kindInfo, msg: &Credited{Credits: (*Credits)(s), Seq: a.seq}})
	}
}

// SendSystemMessage ignores the message.
func (s *creditSink) SendSystemMessage(*PID, any) {}

// Stop does nothing.
func (s *creditSink) Stop(*PID) {}
