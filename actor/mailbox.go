package actor

import (
	"sync"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// kind is what an item in a mailbox is.
type kind uint8

const (
	kindInfo    kind = iota // any message; from is its sender, if it has one
	kindCast                // msg of Cast
	kindCall                // msg is a *request
	kindExit                // msg is an *EXIT, trapped
	kindDown                // msg is a *DOWN
	kindTimeout             // msg is the generation, a timeoutGen
	kindSys                 // msg is a *sysRequest
)

// item is one entry of a mailbox.
type item struct {
	kind kind
	from *PID
	msg  any
}

// mailbox is a process as protoactor sees it: what its registry holds. It
// queues from the beginning, runs the process from start on, and once closed
// refuses everything. Exit signals that are not trapped do not queue: they are
// seen at the next message boundary, and by whatever call the process waits in.
type mailbox struct {
	p  *Process
	mu sync.Mutex
	// The queue is items[head:].
	items []item
	head  int

	begun     bool // Init may run
	running   bool // a goroutine is in run
	ended     bool // the last run is over, and let go of the process's state
	closed    bool
	zombie    bool // closed while a callback ran
	suspended bool // only kindSys and the parent's exit are taken

	winding bool // the process ends: nothing is waited for any more

	// waits are the requests that the process waits for: one, unless its tasks
	// do too.
	waits *request

	exit error // the exit signal that ends the process, without Terminate
	term error // the same with Terminate: protoactor's Stop

	// arrived is not nil while the process waits in Receive.
	arrived chan struct{}
}

var _ pactor.Process = (*mailbox)(nil)

// push queues the item; false if the mailbox is closed.
func (b *mailbox) push(it item) bool {
	b.mu.Lock()
	if b.closed {
		b.mu.Unlock()
		return false
	}
	if len(b.items) == cap(b.items) {
		b.makeRoom()
	}
	b.items = append(b.items, it)
	b.wakeLocked()
	return true
}

// wakeLocked makes the process look at its mailbox, and unlocks.
func (b *mailbox) wakeLocked() {
	if b.arrived != nil {
		select {
		case b.arrived <- struct{}{}:
		default:
		}
	}
	start := b.begun && !b.running && !b.ended && !b.closed
	if start {
		b.running = true
	}
	b.mu.Unlock()
	if start {
		b.p.node.pool.schedule(b)
	}
}

// begin lets Init run.
func (b *mailbox) begin() {
	b.mu.Lock()
	b.begun = true
	b.wakeLocked()
}

// next takes the next item that may be handled now.
func (b *mailbox) next() (item, bool) {
	if b.suspended {
		for i := b.head; i < len(b.items); i++ {
			it := b.items[i]
			if it.kind == kindSys || it.kind == kindExit && b.p.isParent(it.msg.(*EXIT).From) {
				b.removeAt(i)
				return it, true
			}
		}
		return item{}, false
	}
	if b.head == len(b.items) {
		b.emptied()
		return item{}, false
	}
	it := b.items[b.head]
	b.items[b.head] = item{}
	b.head++
	return it, true
}

func (b *mailbox) removeAt(i int) {
	if i == b.head { // the usual case, which must not cost the queue's length
		b.items[i] = item{}
		b.head++
		return
	}
	if i-b.head < len(b.items)-i { // whatever waits before it is little
		copy(b.items[b.head+1:i+1], b.items[b.head:i])
		b.items[b.head] = item{}
		b.head++
		return
	}
	copy(b.items[i:], b.items[i+1:])
	last := len(b.items) - 1
	b.items[last] = item{}
	b.items = b.items[:last]
}

// take removes the first item that matches.
func (b *mailbox) take(match func(*item) bool) (item, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := b.head; i < len(b.items); i++ {
		if match(&b.items[i]) {
			it := b.items[i]
			b.removeAt(i)
			return it, true
		}
	}
	return item{}, false
}

// len is how many items wait.
func (b *mailbox) len() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.items) - b.head
}

// run is the process: Init at first, then what is queued. It ends when there
// is nothing to do.
func (b *mailbox) run() {
	p := b.p
	if !p.inited {
		p.inited = true
		if !p.runInit() {
			b.leave()
			return
		}
	}
	for {
		b.mu.Lock()
		switch {
		case b.closed:
			b.mu.Unlock()
			b.leave()
			return
		case b.exit != nil:
			b.mu.Unlock()
			p.end(b.exit)
			b.leave()
			return
		case b.term != nil:
			b.mu.Unlock()
			p.terminate(b.term, nil, nil)
			b.leave()
			return
		}
		it, ok := b.next()
		if !ok {
			b.running = false
			b.mu.Unlock()
			return
		}
		b.mu.Unlock()
		p.handle(&it)
	}
}

// leave ends the last run of a process. A killer may have made it dead already
// and not yet have closed the mailbox.
func (b *mailbox) leave() {
	b.mu.Lock()
	zombie := b.zombie
	b.zombie, b.running, b.ended = false, false, true
	b.mu.Unlock()
	if zombie {
		b.p.node.zombies.drop(b.p)
	}
	b.p.release()
}

// close closes the mailbox and takes what is left in it. If somebody else
// closes it while the process runs, what still runs is a zombie. releases says
// that the process's last run lets go of its state, or has done so.
func (b *mailbox) close(self bool) (left []item, releases bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	left = b.items[b.head:]
	b.items, b.head, b.closed = nil, 0, true
	if b.running && !self {
		b.zombie = true
		b.p.node.zombies.put(b.p, b.p.pid)
	}
	if b.arrived != nil { // a zombie that waits in Receive unwinds
		select {
		case b.arrived <- struct{}{}:
		default:
		}
	}
	return left, b.running || b.ended
}

// SendUserMessage takes a message that any actor sent.
func (b *mailbox) SendUserMessage(_ *PID, message any) {
	it := item{msg: message}
	if e, ok := message.(*MessageEnvelope); ok {
		it.msg, it.from = e.Message, e.Sender
	}
	switch m := it.msg.(type) {
	case nil:
		b.p.node.log.Warn("nil message dropped", "pid", b.p.pid.Id)
		return
	case *PoisonPill:
		it.kind, it.msg = kindSys, &sysRequest{stop: Shutdown}
	case pactor.MessageBatch:
		for _, x := range m.GetMessages() {
			b.SendUserMessage(nil, x)
		}
		return
	}
	if !b.push(it) {
		b.p.refuse(&it)
	}
}

// SendSystemMessage takes one of protoactor's system messages. Watch and
// Unwatch are kept here, so that they work whatever the process does.
func (b *mailbox) SendSystemMessage(pid *PID, message any) {
	switch m := message.(type) {
	case *pactor.Watch:
		b.p.addWatcher(m.Watcher, pid)
	case *pactor.Unwatch:
		b.p.removeWatcher(m.Watcher)
	case *pactor.Stop:
		b.Stop(pid)
	case *Terminated:
		b.p.plainDown(m.Who, terminatedReason(m))
	}
}

// Stop is protoactor's Stop: the process terminates with Shutdown before its
// next message, whether it traps exits or not.
func (b *mailbox) Stop(*PID) {
	b.mu.Lock()
	if b.closed || b.term != nil {
		b.mu.Unlock()
		return
	}
	b.term = Shutdown
	b.wakeLocked()
}

// wait notes that the process waits for the request, which is abandoned when
// the process has to end.
func (b *mailbox) wait(r *request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.exit != nil || b.closed || b.winding {
		r.abandon(NoProc)
		return
	}
	r.next, b.waits = b.waits, r
}

// waited is the end of a wait.
func (b *mailbox) waited(r *request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for at := &b.waits; *at != nil; at = &(*at).next {
		if *at == r {
			*at = r.next
			return
		}
	}
}

// unwaitLocked abandons what the process waits for.
func (b *mailbox) unwaitLocked() {
	for r := b.waits; r != nil; r = r.next {
		r.abandon(NoProc)
	}
}

// wind makes the process wait for nothing any more.
func (b *mailbox) wind() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.winding = true
	b.unwaitLocked()
}

// ending is the exit signal that came, and whether the mailbox is closed.
func (b *mailbox) ending() (exit error, closed bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.exit, b.closed
}
