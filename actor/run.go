package actor

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// what says which callback to run.
type what uint8

const (
	doInit what = iota
	doCall
	doCast
	doInfo
	doContinue
	doTerminate
	doSys
)

func (w what) String() string {
	return [...]string{"Init", "HandleCall", "HandleCast", "HandleInfo", "HandleContinue", "Terminate", "a system message"}[w]
}

// callback is one to run, with its arguments.
type callback struct {
	what what
	msg  any
	call *request
	err  error
	sys  *sysRequest
}

// how says how a callback ended.
type how uint8

const (
	returned      how = iota
	raised            // it panicked or used ExitSelf; err is the reason
	unwoundExit       // an exit signal ends the process; err is the reason
	unwoundZombie     // the process is dead
)

// result is what a callback returned, or why it did not.
type result struct {
	reply any
	err   error
	how   how
}

// invoke runs a callback and recovers whatever happens in it.
func (p *Process) invoke(cb *callback) (res result) {
	ended := false
	defer func() {
		if ended {
			return
		}
		v := recover()
		if v == nil {
			go p.afterGoexit(cb.what)
			return
		}
		res = recovered(v)
	}()
	switch cb.what {
	case doInit:
		res.err = p.server.Init(p)
	case doCall:
		res.reply, res.err = p.server.HandleCall(p, From{cb.call}, cb.msg)
	case doCast:
		res.err = p.server.HandleCast(p, cb.msg)
	case doInfo:
		res.err = p.server.HandleInfo(p, cb.msg)
	case doContinue:
		if s, ok := p.server.(Continuer); ok {
			res.err = s.HandleContinue(p, cb.msg)
		} else {
			res.err = &BadRequestError{Kind: "continue", Request: cb.msg}
		}
	case doTerminate:
		p.server.Terminate(p, cb.err)
	case doSys:
		res.reply, res.err = cb.sys.do(p)
	}
	ended = true
	return res
}

// recovered says what a recovered panic means.
func recovered(v any) result {
	switch v := v.(type) {
	case zombieExit:
		return result{how: unwoundZombie}
	case exitSignal:
		return result{how: unwoundExit, err: v.reason}
	case exitSelf:
		return result{how: raised, err: v.reason}
	case thrown:
		return result{reply: v.reply, err: v.err}
	}
	return result{how: raised, err: &PanicError{Value: v, Stack: debug.Stack()}}
}

// afterGoexit ends the process on a goroutine of its own, as a callback has
// ended the one it ran on.
func (p *Process) afterGoexit(w what) {
	switch {
	case p.dead.Load():
	case w == doInit, w == doTerminate:
		p.end(ErrGoexit)
	default:
		p.terminate(ErrGoexit, nil, nil)
	}
	p.box.leave()
}

// runInit runs Init and answers Start. It is false if the process ended.
func (p *Process) runInit() bool {
	exit, closed := p.box.ending()
	if closed {
		return false
	}
	var res result
	if exit == nil {
		res = p.invoke(&callback{what: doInit})
		exit, _ = p.box.ending()
	}
	switch {
	case res.how == unwoundZombie || p.dead.Load():
		return false
	case exit != nil:
		res.err = exit
	case errors.Is(res.err, ErrIgnore):
		p.initErr, res.err = res.err, Normal
	case res.err == nil:
		p.starter.Store(nil)
		if r := p.current.Swap(nil); r != nil {
			r.answer(nil, nil)
		}
		return p.proceed()
	}
	if p.current.Load() == nil && !IsOrderly(res.err) {
		p.report(res.err) // nobody waits for the error
	}
	p.end(res.err)
	return false
}

// handle handles one item.
func (p *Process) handle(it *item) {
	var cb callback
	switch it.kind {
	case kindTimeout:
		if !p.idle.expire(it.msg.(timeoutGen)) {
			return
		}
		cb = callback{what: doInfo, msg: Timeout{}}
	case kindSys:
		p.handleSys(it.msg.(*sysRequest))
		return
	case kindCall:
		r := it.msg.(*request) // handled even if the caller no longer waits
		p.current.Store(r)
		cb = callback{what: doCall, msg: r.msg, call: r}
	case kindCast:
		cb = callback{what: doCast, msg: it.msg}
	case kindExit:
		if e := it.msg.(*EXIT); p.isParent(e.From) {
			p.traced("exit", e)
			p.last = e
			p.terminate(e.Reason, nil, nil)
			return
		}
		cb = callback{what: doInfo, msg: it.msg}
	default:
		if p.answerAuto(it) {
			return
		}
		cb = callback{what: doInfo, msg: it.msg}
	}
	p.idle.cancel(p)
	p.handled++
	p.from, p.last = it.from, cb.msg
	p.traced(cb.what.String(), cb.msg)
	res := p.invoke(&cb)
	p.from = nil
	if p.settle(&cb, &res) {
		p.proceed()
	}
}

// settle acts on a callback's result. It is false if the process ended.
func (p *Process) settle(cb *callback, res *result) bool {
	switch {
	case res.how == unwoundZombie || p.dead.Load():
		return false
	case res.how == unwoundExit:
		p.end(res.err)
		return false
	case res.how == raised:
		p.terminate(res.err, nil, nil)
		return false
	case res.err != nil:
		p.terminate(res.err, cb.call, res.reply)
		return false
	}
	if cb.call != nil {
		if res.reply == NoReply {
			p.hold(cb.call)
		} else {
			p.current.Store(nil)
			p.traced("reply", res.reply)
			cb.call.answer(res.reply, nil)
		}
	}
	p.last = nil
	return true
}

// proceed does what the last callback asked for: HandleContinue, before any
// message, and the timeout. It is false if the process ended.
func (p *Process) proceed() bool {
	for p.turn.hasContinue {
		cb := callback{what: doContinue, msg: p.turn.cont}
		p.turn = turn{}
		p.last = cb.msg
		p.traced(cb.what.String(), cb.msg)
		res := p.invoke(&cb)
		if !p.settle(&cb, &res) {
			return false
		}
	}
	if p.turn.hasTimeout {
		p.idle.arm(p, p.turn.timeout)
		p.turn = turn{}
	}
	return true
}

// Continue makes HandleContinue run with v right after this callback, before
// any message (continue). It replaces a Timeout of the same callback.
func (p *Process) Continue(v any) { p.turn = turn{hasContinue: true, cont: v} }

// Timeout makes HandleInfo get a [Timeout] unless a message comes within d of
// this callback's end. With 0, messages that wait come first. It is for this
// callback only: each has to ask again. System messages begin the time again.
func (p *Process) Timeout(d time.Duration) {
	p.turn.hasTimeout, p.turn.timeout = true, d
}

// timeoutGen tells a timeout from those that were cancelled.
type timeoutGen uint64

// serverTimeout is the timeout that a callback asked for.
type serverTimeout struct {
	gen   timeoutGen
	armed bool
	d     time.Duration
}

func (t *serverTimeout) arm(p *Process, d time.Duration) {
	t.gen++
	t.armed, t.d = true, d
	it := item{kind: kindTimeout, msg: t.gen}
	if d <= 0 {
		p.box.push(it) // behind what waits, which then cancels it
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.gone {
		p.timer = time.AfterFunc(d, func() { p.box.push(it) })
	}
}

func (t *serverTimeout) cancel(p *Process) {
	if !t.armed {
		return
	}
	t.armed = false
	t.gen++
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
}

// restart begins the time again, if it runs.
func (t *serverTimeout) restart(p *Process) {
	if t.armed {
		t.cancel(p)
		t.arm(p, t.d)
	}
}

// expire says whether the timeout is the one that is awaited.
func (t *serverTimeout) expire(gen timeoutGen) bool {
	if !t.armed || gen != t.gen {
		return false
	}
	t.armed = false
	return true
}

// describe shows a value in a report: shortly, and without looking into what
// other goroutines may use.
func describe(v any) string {
	s := ""
	if sharable(v) {
		s = fmt.Sprintf("%T", v)
	} else {
		s = fmt.Sprintf("%+v", v)
	}
	const most = 1024
	if len(s) > most {
		s = s[:most] + "…"
	}
	return s
}
