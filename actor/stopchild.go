package actor

import (
	"time"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// StopChild stops a process that is linked to this one, its parent, as a
// supervisor stops a child (supervisor's shutdown/1): it sends the exit signal
// Shutdown, waits, kills the child if it has not ended in time, or at once with
// [BrutalKill], and waits for its end. The zero ShutdownSpec is Infinity.
// Afterwards there is no link and no [*EXIT] of the child.
//
// The result is the reason that the child ended with, even before the call;
// NoProc if nothing is known of it. A plain actor is stopped as protoactor does,
// and counts as killed if it has not stopped in time.
func (p *Process) StopChild(pid *PID, how ShutdownSpec) (reason error) {
	if pid == nil || !p.enter() {
		return NoProc
	}
	p.leave()
	p.mu.Lock()
	child, linked := p.links.get(pid.Id)
	p.stopping = child
	p.mu.Unlock()
	if !linked {
		var proc pactor.Process
		if child, proc = p.node.find(pid); child == nil && proc != nil {
			return p.stopPlainChild(pid, how)
		}
	}
	reason = NoProc
	if child != nil {
		reason = p.stopChild(child, pid, how)
		if reason == nil { // it was dead
			reason = NoProc
			if linked {
				reason = child.exitReason()
			}
		}
		p.mu.Lock()
		p.links.remove(pid.Id)
		p.stopping = nil
		p.mu.Unlock()
	}
	if !linked {
		if r, exited := p.UnlinkFlush(pid); exited {
			reason = r
		}
	}
	return reason
}

// StopIdleChild is [Process.StopChild] if that need not wait: for a linked child
// that does nothing and does not trap exits. Else stopped is false and nothing
// was done. Many children are stopped with it, before the others are waited for.
func (p *Process) StopIdleChild(pid *PID) (reason error, stopped bool) {
	if pid == nil || !p.enter() {
		return nil, false
	}
	p.leave()
	p.mu.Lock()
	child, _ := p.links.get(pid.Id)
	p.mu.Unlock()
	if child == nil || !child.takeIdle(Shutdown) {
		return nil, false
	}
	p.mu.Lock()
	p.links.remove(pid.Id) // so that there is no EXIT
	p.mu.Unlock()
	reason = Shutdown
	if !child.endTaken(Shutdown) {
		if reason, _ = p.awaitEnd(child, pid, Infinity, func() {}); reason == nil {
			reason = child.exitReason()
		}
		p.UnlinkFlush(pid) // it was killed, perhaps before the link was removed
	}
	return reason, true
}

// stopChild is the reason that the child ends with, nil if it is dead.
func (p *Process) stopChild(child *Process, pid *PID, how ShutdownSpec) error {
	if how != BrutalKill {
		if child.endIdle(Shutdown) {
			return Shutdown
		}
		limit, ok := how.Timeout()
		if !ok {
			limit = Infinity
		}
		reason, err := p.awaitEnd(child, pid, limit, func() { child.signal(p.pid, Shutdown) })
		if err == nil {
			return reason
		}
	}
	reason, _ := p.awaitEnd(child, pid, Infinity, child.kill)
	return reason
}

// awaitEnd waits for the end of the other, after an exit signal. The reason is
// nil if it is dead already.
func (p *Process) awaitEnd(other *Process, pid *PID, limit time.Duration, signal func()) (reason, err error) {
	r, ref := p.node.ownRequest(), p.node.newRef()
	if !other.addMonitor(ref, monitor{pid: pid, req: r}) {
		p.node.waiters.Put(r.w)
		return nil, nil
	}
	signal()
	v, err := p.node.wait(r, p, limit)
	if err != nil {
		other.removeMonitor(ref)
		return nil, err
	}
	reason, _ = v.(error)
	return reason, nil
}

// stopPlainChild stops a plain actor.
func (p *Process) stopPlainChild(pid *PID, how ShutdownSpec) error {
	ref := p.Monitor(pid)
	var reason error
	down := func(msg any) bool {
		d, ok := msg.(*DOWN)
		if ok = ok && d.Ref == ref; ok {
			reason = d.Reason
		}
		return ok
	}
	ended := false
	if how != BrutalKill {
		limit, ok := how.Timeout()
		if !ok {
			limit = Infinity
		}
		p.Exit(pid, Shutdown)
		_, ended = p.Receive(down, limit)
	}
	if !ended {
		p.Exit(pid, Kill)
		p.Receive(down, Infinity)
	}
	if r, exited := p.UnlinkFlush(pid); exited {
		reason = r
	}
	return reason
}
