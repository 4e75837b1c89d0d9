package actor

import (
	"errors"
	"sync/atomic"
	"time"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// DefaultTimeout is the time limit of a call that gives none, as in OTP.
const DefaultTimeout = 5 * time.Second

// request is something that somebody waits for: the reply to a call, the
// result of a start, the end of a process. It is answered or abandoned, once.
type request struct {
	state  atomic.Uint32
	w      *waiter
	msg    any
	caller *PID
	server atomic.Pointer[Process] // who holds it, after NoReply
	next   *request                // of the same process, see mailbox.waits
}

const (
	waiting uint32 = iota
	answered
	abandoned
)

// waiter is what waits for a request. It is used again, as whoever answers or
// abandons a request does not touch it afterwards.
type waiter struct {
	ch    chan answer // gets one answer, whoever gives it
	timer *time.Timer
	req   atomic.Pointer[request] // whose time the timer measures
	own   request                 // see ownRequest
}

type answer struct {
	value  any
	err    error
	gaveUp bool // the request was abandoned
}

func newWaiter() *waiter { return &waiter{ch: make(chan answer, 1)} }

// start begins a request's time limit.
func (w *waiter) start(r *request, limit time.Duration) {
	w.req.Store(r)
	if w.timer == nil {
		w.timer = time.AfterFunc(limit, func() { w.req.Load().abandon(ErrTimeout) })
		return
	}
	w.timer.Reset(limit)
}

func (n *node) newRequest() *request {
	return &request{w: n.waiters.Get().(*waiter)}
}

// ownRequest is a request that is used again with its waiter once answered:
// only who takes it away from where it was kept may answer it.
func (n *node) ownRequest() *request {
	w := n.waiters.Get().(*waiter)
	w.own.w = w
	w.own.state.Store(waiting)
	return &w.own
}

// answer answers the request, unless it was answered or abandoned.
func (r *request) answer(v any, err error) bool {
	if r == nil || !r.state.CompareAndSwap(waiting, answered) {
		return false
	}
	r.w.ch <- answer{value: v, err: err}
	return true
}

// abandon gives the request up, unless it was answered, and tells who waits.
func (r *request) abandon(err error) {
	if r.state.CompareAndSwap(waiting, abandoned) {
		r.w.ch <- answer{err: err, gaveUp: true}
	}
}

// wait waits for the answer. After the time limit, Infinity for none, the
// request is abandoned and ErrTimeout returned. If a process waits that has to
// end, its callback unwinds.
func (n *node) wait(r *request, c Caller, limit time.Duration) (any, error) {
	a := n.waitAnswer(r, c, limit)
	return a.value, a.err
}

func (n *node) waitAnswer(r *request, c Caller, limit time.Duration) answer {
	w := r.w
	p, _ := c.(*Process)
	if p != nil {
		p.box.wait(r)
	}
	timed := limit >= 0 && r.state.Load() == waiting
	if timed {
		w.start(r, limit)
	}
	a := <-w.ch
	if a.gaveUp {
		if s := r.server.Load(); s != nil {
			s.drop(r)
		}
	}
	if p != nil {
		p.box.waited(r)
	}
	// Else the timer's function may still run, or the request be answered.
	if (!timed || w.timer.Stop()) && !(a.gaveUp && r == &w.own) {
		n.waiters.Put(w)
	}
	if p != nil {
		p.checkExit()
	}
	return a
}

// From is who waits for the reply to a call; the zero From is nobody.
type From struct{ r *request }

// PID is the caller, nil if it is no actor.
func (f From) PID() *PID {
	if f.r == nil {
		return nil
	}
	return f.r.caller
}

// Reply answers a call whose HandleCall returned [NoReply]. It may be called
// from any goroutine. A reply that comes late, a second time or to nobody is
// dropped.
func Reply(from From, reply any) {
	r := from.r
	if r == nil {
		return
	}
	if s := r.server.Load(); s != nil {
		s.drop(r)
	}
	r.answer(reply, nil)
}

// hold keeps a call that is to be answered later, so that it is answered if
// the process ends before.
func (p *Process) hold(r *request) {
	p.mu.Lock()
	if !p.gone {
		p.pending.set(r, struct{}{})
		r.server.Store(p)
	}
	gone, reason := p.gone, p.reason
	p.mu.Unlock()
	p.current.Store(nil)
	if gone {
		r.answer(nil, reason)
	}
	if r.state.Load() != waiting {
		p.drop(r)
	}
}

func (p *Process) drop(r *request) {
	p.mu.Lock()
	p.pending.remove(r)
	p.mu.Unlock()
}

// Call asks a process and waits for the reply. The time limit 0 is
// [DefaultTimeout], [Infinity] none. An error is a [*CallError]: NoProc at once
// if there is no such process, the exit reason at once if it ends before it
// replies, ErrTimeout after the time limit (a reply that comes then is
// dropped), ErrCallingSelf. In OTP the caller exits with these; here it
// decides. A plain actor is asked with RequestFuture.
func Call(c Caller, pid *PID, req any, timeout time.Duration) (any, error) {
	v, err := call(c, pid, req, timeout)
	if err != nil {
		return nil, &CallError{PID: pid, Reason: err}
	}
	return v, nil
}

func call(c Caller, pid *PID, req any, timeout time.Duration) (any, error) {
	if err := checkSend(pid, req); err != nil {
		return nil, err
	}
	n, err := nodeOf(c)
	if err != nil {
		return nil, err
	}
	p, proc := n.find(pid)
	if err := checkCallee(c, pid, p); err != nil {
		return nil, err
	}
	if timeout == 0 {
		timeout = DefaultTimeout
	}
	if p == nil {
		if proc == nil {
			return nil, NoProc
		}
		return n.callPlain(pid, req, timeout)
	}
	r, err := n.ask(c, p, req)
	if err != nil {
		return nil, err
	}
	return n.wait(r, c, timeout)
}

// ask sends a call.
func (n *node) ask(c Caller, p *Process, req any) (*request, error) {
	if self, ok := c.(*Process); ok {
		if !self.enter() {
			return nil, NoProc
		}
		defer self.leave()
	}
	r := n.newRequest()
	r.msg, r.caller = req, identity(c)
	if !p.box.push(item{kind: kindCall, msg: r}) {
		n.waiters.Put(r.w)
		return nil, NoProc
	}
	return r, nil
}

// checkCallee refuses a call that can never be answered.
func checkCallee(c Caller, pid *PID, callee *Process) error {
	self, ok := c.(*Process)
	if !ok {
		if me := identity(c); me != nil && me.Equal(pid) {
			return ErrCallingSelf
		}
		return nil
	}
	if callee == self {
		return ErrCallingSelf
	}
	for s := self.starter.Load(); s != nil; s = s.starter.Load() {
		if s == callee {
			return ErrCallingStarter
		}
	}
	return nil
}

// callPlain asks a plain actor.
func (n *node) callPlain(pid *PID, req any, timeout time.Duration) (any, error) {
	v, err := n.sys.Root.RequestFuture(pid, req, timeout).Result()
	switch {
	case errors.Is(err, pactor.ErrDeadLetter):
		err = NoProc
	case errors.Is(err, pactor.ErrTimeout):
		err = ErrTimeout
	}
	return v, err
}

// CallAs is Call with a reply of type T. A reply that is an error, if T is
// not, is returned as the error; any other type is a [*ReplyError].
func CallAs[T any](c Caller, pid *PID, req any, timeout time.Duration) (T, error) {
	var zero T
	v, err := Call(c, pid, req, timeout)
	if err != nil {
		return zero, err
	}
	switch v := v.(type) {
	case T:
		return v, nil
	case error:
		return zero, v
	}
	if v == nil {
		return zero, nil
	}
	return zero, &ReplyError{PID: pid, Reply: v}
}

// Cast sends a message that HandleCast handles, and does not wait. To nobody
// is no error; the only errors are [ErrNilMessage] and [ErrNilPID]. A plain
// actor receives the message itself.
func Cast(c Caller, pid *PID, msg any) error {
	if err := checkSend(pid, msg); err != nil {
		return err
	}
	n, err := nodeOf(c)
	if err != nil {
		c.ActorSystem().Root.Send(pid, msg)
		return nil
	}
	if self, ok := c.(*Process); ok {
		if !self.enter() {
			return nil
		}
		defer self.leave()
	}
	if p, _ := n.find(pid); p != nil {
		p.box.push(item{kind: kindCast, msg: msg})
		return nil
	}
	n.sys.Root.Send(pid, msg)
	return nil
}

// PendingCall is a call whose reply is waited for later (send_request).
type PendingCall struct {
	n   *node
	c   Caller
	pid *PID
	r   *request
	err error
}

// SendRequest sends a call and does not wait; Wait gives the reply.
func SendRequest(c Caller, pid *PID, req any) *PendingCall {
	pc := &PendingCall{c: c, pid: pid}
	if pc.err = checkSend(pid, req); pc.err != nil {
		return pc
	}
	if pc.n, pc.err = nodeOf(c); pc.err != nil {
		return pc
	}
	p, _ := pc.n.find(pid)
	if pc.err = checkCallee(c, pid, p); pc.err != nil {
		return pc
	}
	if p == nil {
		pc.err = NoProc
		return pc
	}
	pc.r, pc.err = pc.n.ask(c, p, req)
	return pc
}

// Wait waits for the reply, as [Call] does. After ErrTimeout the request is
// given up. Wait may be called once.
func (pc *PendingCall) Wait(timeout time.Duration) (any, error) {
	if timeout == 0 {
		timeout = DefaultTimeout
	}
	err := pc.err
	pc.err = ErrTimeout
	var v any
	if err == nil {
		v, err = pc.n.wait(pc.r, pc.c, timeout)
	}
	if err != nil {
		return nil, &CallError{PID: pc.pid, Reason: err}
	}
	return v, nil
}
