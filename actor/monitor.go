package actor

import (
	"time"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// Ref names a monitor. It is unique in its system; 0 is none.
type Ref uint64

// DOWN tells of the end of a monitored process, in order after everything that
// it sent to the receiver ({'DOWN', Ref, process, PID, Reason}).
type DOWN struct {
	Ref Ref
	// PID is the address that was given to Monitor.
	PID    *PID
	Reason error
}

// monitor is kept by the monitored process. Exactly one of p, to and req is
// who is told.
type monitor struct {
	pid *PID
	p   *Process
	to  *PID
	req *request
}

func (m monitor) down(n *node, ref Ref, reason error) {
	switch {
	case m.p != nil:
		m.p.deliverDown(ref, m.pid, reason)
	case m.req != nil:
		m.req.answer(reason, nil)
	default:
		n.sys.Root.Send(m.to, &DOWN{Ref: ref, PID: m.pid, Reason: reason})
	}
}

// target is what a process's monitor is on: a process, or a plain actor by its
// key.
type target struct {
	p     *Process
	plain string
}

// deliverDown gives the process a DOWN, unless it has demonitored.
func (p *Process) deliverDown(ref Ref, pid *PID, reason error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.mine.remove(ref); ok {
		p.box.push(item{kind: kindDown, msg: &DOWN{Ref: ref, PID: pid, Reason: reason}})
	}
}

// addMonitor is false if the process is dead.
func (p *Process) addMonitor(ref Ref, m monitor) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.gone {
		return false
	}
	p.monitors.set(ref, m)
	return true
}

func (p *Process) removeMonitor(ref Ref) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.monitors.remove(ref)
}

// Monitor makes the process get a [*DOWN] in HandleInfo when the other ends;
// at once, with NoProc, if it does not run. Each call is a monitor of its own.
// A plain actor's reason is known only if it is a [PropsChild] or was spawned
// with [Process.Spawn], else it is Unknown; its DOWN may overtake what it sent.
func (p *Process) Monitor(pid *PID) Ref {
	if pid == nil || !p.enter() {
		return 0
	}
	defer p.leave()
	ref := p.node.newRef()
	other, proc := p.node.find(pid)
	switch {
	case other != nil:
		p.mu.Lock()
		p.mine.set(ref, target{p: other})
		p.mu.Unlock()
		if !other.addMonitor(ref, monitor{pid: pid, p: p}) {
			p.deliverDown(ref, pid, NoProc)
		}
	case proc != nil:
		p.monitorPlain(ref, pid, proc)
	default:
		p.mu.Lock()
		p.mine.set(ref, target{})
		p.mu.Unlock()
		p.deliverDown(ref, pid, NoProc)
	}
	return ref
}

// Demonitor ends a monitor: no DOWN comes from it any more. With flush a DOWN
// that came before is taken out of the mailbox too.
func (p *Process) Demonitor(ref Ref, flush bool) {
	if !p.enter() {
		return
	}
	defer p.leave()
	p.mu.Lock()
	t, ok := p.mine.remove(ref)
	p.mu.Unlock()
	switch {
	case ok && t.p != nil:
		t.p.removeMonitor(ref)
	case ok:
		p.demonitorPlain(ref, t.plain)
	case flush:
		p.box.take(func(it *item) bool { return it.kind == kindDown && it.msg.(*DOWN).Ref == ref })
	}
}

// Monitor makes a plain actor get a [*DOWN] when the process ends, with its
// reason, which protoactor's Watch does not tell. A process uses
// [Process.Monitor]; it works here too. Of others, 0 is returned.
func Monitor(c Caller, pid *PID) Ref {
	if p, ok := c.(*Process); ok {
		return p.Monitor(pid)
	}
	me := identity(c)
	n, err := nodeOf(c)
	if err != nil || me == nil || pid == nil {
		return 0
	}
	ref := n.newRef()
	p, proc := n.find(pid)
	switch {
	case p != nil && p.addMonitor(ref, monitor{pid: pid, to: me}):
	case p == nil && proc != nil:
		return 0 // plain actors watch each other with Watch
	default:
		n.sys.Root.Send(me, &DOWN{Ref: ref, PID: pid, Reason: NoProc})
	}
	return ref
}

// Await waits for the end of a process and returns its reason; NoProc if there
// is none. The time limit 0 or [Infinity] is none; after it the error is
// ErrTimeout.
func Await(c Caller, pid *PID, timeout time.Duration) (reason, err error) {
	if pid == nil {
		return nil, ErrNilPID
	}
	n, err := nodeOf(c)
	if err != nil {
		return nil, err
	}
	p, proc := n.find(pid)
	if p == nil {
		if proc == nil {
			return NoProc, nil
		}
		return n.awaitPlain(c, pid, proc, timeout)
	}
	r, ref := n.ownRequest(), n.newRef()
	if !p.addMonitor(ref, monitor{pid: pid, req: r}) {
		n.waiters.Put(r.w)
		return NoProc, nil
	}
	return n.await(r, c, timeout, func() { p.removeMonitor(ref) })
}

// await waits for a request that is answered with a reason.
func (n *node) await(r *request, c Caller, timeout time.Duration, giveUp func()) (reason, err error) {
	if timeout == 0 {
		timeout = Infinity
	}
	v, err := n.wait(r, c, timeout)
	if err != nil {
		giveUp()
		return nil, err
	}
	reason, _ = v.(error)
	return reason, nil
}

// Stop ends a process with the reason (gen_server:stop): Terminate runs,
// whether the process traps exits or not, after what is queued. nil is Normal.
// It waits; the time limit 0 or [Infinity] is none. The error is NoProc if there
// is no such process, ErrTimeout after the time limit, when the process still
// stops when it comes to it, and the reason if it ended with another. A plain
// actor is stopped as protoactor does.
func Stop(c Caller, pid *PID, reason error, timeout time.Duration) error {
	if pid == nil {
		return ErrNilPID
	}
	if reason == nil {
		reason = Normal
	}
	n, err := nodeOf(c)
	if err != nil {
		return err
	}
	p, proc := n.find(pid)
	if err := checkCallee(c, pid, p); err != nil {
		return err
	}
	if p == nil {
		if proc == nil {
			return NoProc
		}
		n.exitPlain(pid, Shutdown)
		_, err := n.awaitPlain(c, pid, proc, timeout)
		return err
	}
	r, ref := n.ownRequest(), n.newRef()
	if !p.addMonitor(ref, monitor{pid: pid, req: r}) {
		n.waiters.Put(r.w)
		return NoProc
	}
	p.box.push(item{kind: kindSys, msg: &sysRequest{stop: reason}})
	got, err := n.await(r, c, timeout, func() { p.removeMonitor(ref) })
	if err != nil {
		return err
	}
	if got != reason {
		return got
	}
	return nil
}

// watcher is a plain actor that watches the process, under the address that it
// used.
type watcher struct{ to, who *PID }

func (w watcher) tell(n *node) { n.system(w.to, &Terminated{Who: w.who}) }

func (p *Process) addWatcher(to, who *PID) {
	p.mu.Lock()
	gone := p.gone
	if !gone {
		p.watchers.set(key(to), watcher{to, who})
	}
	p.mu.Unlock()
	if gone {
		p.node.system(to, &Terminated{Who: who, Why: pactor.TerminatedReason_NotFound})
	}
}

func (p *Process) removeWatcher(to *PID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.watchers.remove(key(to))
}

func key(pid *PID) string { return pid.Address + "/" + pid.Id }

// system sends one of protoactor's system messages.
func (n *node) system(to *PID, msg any) {
	if proc, ok := n.sys.ProcessRegistry.Get(to); ok {
		proc.SendSystemMessage(to, msg)
	}
}
