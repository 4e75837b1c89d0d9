package actor

import "time"

// EXIT is the exit signal of a linked process, of a task, or of [Exit], as a
// process that traps exits gets it in HandleInfo ({'EXIT', From, Reason}).
// From is nil if it came from outside of any actor.
type EXIT struct {
	From   *PID
	Reason error
}

// TrapExit says whether exit signals become [*EXIT] messages, in order with
// all others, and what was said before (process_flag(trap_exit)). Without it a
// signal with another reason than Normal ends the process at the next message
// boundary, queued messages are lost and Terminate does not run. Trapped or
// not, a signal of the parent ends the process.
func (p *Process) TrapExit(on bool) (was bool) {
	p.checkZombie()
	return p.trap.Swap(on)
}

// Link links the process with another, both ways; twice is once. If one of
// them ends the other gets an exit signal. A link to a process that does not
// run gives the signal NoProc. A plain actor that is linked is stopped when
// this process ends abnormally; the reason of its own end is known only if it
// is a [PropsChild] or was spawned with [Process.Spawn], else it is Unknown.
func (p *Process) Link(pid *PID) {
	if pid == nil || !p.enter() {
		return
	}
	defer p.leave()
	other, proc := p.node.find(pid)
	switch {
	case other == p:
	case other != nil:
		if !p.linkTo(other) {
			p.signal(pid, NoProc)
		}
	case proc != nil:
		p.linkPlain(pid, proc)
	default:
		p.signal(pid, NoProc)
	}
}

// linkTo is false if the other is dead.
func (p *Process) linkTo(other *Process) bool {
	p.mu.Lock()
	if p.gone {
		p.mu.Unlock()
		return true
	}
	p.links.set(other.pid.Id, other)
	p.mu.Unlock()
	other.mu.Lock()
	gone := other.gone
	if !gone {
		other.links.set(p.pid.Id, p)
	}
	other.mu.Unlock()
	if gone {
		p.mu.Lock()
		_, had := p.links.remove(other.pid.Id)
		p.mu.Unlock()
		return !had
	}
	if p.dead.Load() { // killed meanwhile, perhaps without seeing the other
		other.linkExit(p, p.exitReason())
	}
	return true
}

func (p *Process) exitReason() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.reason
}

// Unlink removes a link. No exit signal comes from it any more; one that came
// before stays in the mailbox.
func (p *Process) Unlink(pid *PID) {
	if pid == nil || !p.enter() {
		return
	}
	defer p.leave()
	p.unlink(pid)
}

func (p *Process) unlink(pid *PID) {
	p.mu.Lock()
	other, _ := p.links.get(pid.Id)
	p.mu.Unlock()
	if other == nil { // a name, a plain actor, or no link
		if other, _ = p.node.find(pid); other == nil {
			p.unlinkPlain(pid)
			return
		}
	}
	p.unlinkFrom(other)
}

func (p *Process) unlinkFrom(other *Process) {
	p.mu.Lock()
	p.links.remove(other.pid.Id)
	p.mu.Unlock()
	other.mu.Lock()
	other.links.remove(p.pid.Id)
	other.mu.Unlock()
}

// UnlinkFlush removes a link and the [*EXIT] that it may have left in the
// mailbox; exited tells of that one.
func (p *Process) UnlinkFlush(pid *PID) (reason error, exited bool) {
	p.Unlink(pid)
	it, ok := p.box.take(func(it *item) bool {
		if it.kind != kindExit {
			return false
		}
		from := it.msg.(*EXIT).From
		return from != nil && from.Equal(pid)
	})
	if !ok {
		return nil, false
	}
	return it.msg.(*EXIT).Reason, true
}

// linkExit is the exit signal of a linked process.
func (p *Process) linkExit(from *Process, reason error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, linked := p.links.remove(from.pid.Id); linked && from != p.stopping {
		p.signalLocked(from.pid, reason)
	}
}

// signal is an exit signal other than Kill.
func (p *Process) signal(from *PID, reason error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.signalLocked(from, reason)
}

// endIdle ends a process that does nothing and does not trap exits, as an exit
// signal would: no callback runs in its last turn, so nobody has to be woken for
// that. It is false if the process is not such a one, or is killed meanwhile. The
// reason is not Normal.
func (p *Process) endIdle(reason error) bool { return p.takeIdle(reason) && p.endTaken(reason) }

// takeIdle is the first half of endIdle: the last turn is the caller's then.
func (p *Process) takeIdle(reason error) bool {
	b := &p.box
	p.mu.Lock()
	if p.gone || p.trap.Load() || p.tasks.len() != 0 || p.closers.len() != 0 {
		p.mu.Unlock()
		return false
	}
	b.mu.Lock()
	taken := b.begun && !b.running && !b.ended && !b.closed && b.exit == nil
	if taken {
		b.exit, b.running = reason, true // the last turn is the caller's
		if p.ctx != nil {
			p.cancel(reason)
		}
	}
	b.mu.Unlock()
	p.mu.Unlock()
	return taken
}

// endTaken is the second half. It is false if the process is killed meanwhile.
func (p *Process) endTaken(reason error) bool {
	ended := p.end(reason)
	p.box.leave()
	return ended
}

func (p *Process) signalLocked(from *PID, reason error) {
	if p.gone {
		return
	}
	if p.trap.Load() {
		p.box.push(item{kind: kindExit, msg: &EXIT{From: from, Reason: reason}})
		return
	}
	if reason == Normal && !(from != nil && from.Equal(p.pid)) {
		return
	}
	b := &p.box
	b.mu.Lock()
	if b.closed || b.exit != nil {
		b.mu.Unlock()
		return
	}
	b.exit = reason
	b.unwaitLocked()
	running := b.running
	b.wakeLocked()
	if p.ctx != nil {
		p.cancel(reason)
	}
	if running {
		p.grace = time.AfterFunc(exitGrace, func() { p.finish(reason, false) })
	}
}

// Exit sends an exit signal (exit/2). Kill ends the process at once and cannot
// be trapped: its name is free, whoever is linked or monitors is told, and the
// process is dead when Exit returns. As a goroutine cannot be killed, a
// callback that runs goes on as a zombie, see [Process.OnKill]. A plain actor
// is stopped, unless the reason is Normal. nil is Normal.
func Exit(c Caller, pid *PID, reason error) {
	n, err := nodeOf(c)
	if err != nil || pid == nil {
		return
	}
	if p, ok := c.(*Process); ok {
		if !p.enter() {
			return
		}
		p.leave()
	}
	if reason == nil {
		reason = Normal
	}
	p, proc := n.find(pid)
	switch {
	case p != nil && reason == Kill:
		p.kill()
	case p != nil:
		if reason == Normal || !p.endIdle(reason) {
			p.signal(identity(c), reason)
		}
	case proc != nil:
		n.exitPlain(pid, reason)
	}
}

// kill is the exit signal Kill.
func (p *Process) kill() {
	// Signals arrive in order: one that ends the process and came before says
	// the reason.
	reason, _ := p.box.ending()
	if reason == nil {
		reason = Killed
	}
	p.finish(reason, false)
}

// Exit sends an exit signal, see the function [Exit].
func (p *Process) Exit(pid *PID, reason error) { Exit(p, pid, reason) }
