package actor

import (
	"time"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// plainWatch is what a process has to do with one plain actor: monitors, a link.
type plainWatch struct {
	pid    *PID
	proc   pactor.Process
	child  *plainChild // nil if it was spawned by others
	refs   table[Ref, *PID]
	linked bool
}

// localAddress is the address of an actor that was spawned before its system had
// one.
const localAddress = "nonhost"

// resolve turns a name that a plain actor has into its PID.
func (n *node) resolve(pid *PID) *PID {
	proc, _ := n.sys.ProcessRegistry.Get(pid)
	if np, ok := proc.(*nameProcess); ok {
		if h := np.holder.Load(); h != nil {
			return h.pid
		}
	}
	return pid
}

// child is the plain actor that is a child of a process, nil if pid is none. An
// actor of another system can have the same id.
func (n *node) child(pid *PID) *plainChild {
	if pid.Address != localAddress && pid.Address != n.sys.Address() {
		return nil
	}
	k, _ := n.plain.Load(pid.Id)
	c, _ := k.(*plainChild)
	return c
}

// watchPlain makes f change the watch of a plain actor, and watches the actor
// if nobody did. It is false if the actor is dead.
func (p *Process) watchPlain(pid *PID, proc pactor.Process, f func(*plainWatch)) bool {
	child := p.node.child(pid)
	p.mu.Lock()
	if p.gone {
		p.mu.Unlock()
		return true
	}
	w, watched := p.plain.get(key(pid))
	if !watched {
		w = &plainWatch{pid: pid, proc: proc, child: child}
		p.plain.set(key(pid), w)
	}
	f(w)
	p.mu.Unlock()
	if watched {
		return true
	}
	if child != nil && !child.addWatcher(p) {
		return false
	}
	proc.SendSystemMessage(pid, &pactor.Watch{Watcher: p.pid})
	return true
}

func (p *Process) monitorPlain(ref Ref, pid *PID, proc pactor.Process) {
	at := p.node.resolve(pid)
	alive := p.watchPlain(at, proc, func(w *plainWatch) {
		w.refs.set(ref, pid)
		p.mine.set(ref, target{plain: key(at)})
	})
	if !alive {
		p.plainDown(at, NoProc)
	}
}

func (p *Process) linkPlain(pid *PID, proc pactor.Process) {
	at := p.node.resolve(pid)
	if !p.watchPlain(at, proc, func(w *plainWatch) { w.linked = true }) {
		p.plainDown(at, NoProc)
	}
}

func (p *Process) demonitorPlain(ref Ref, k string) {
	p.unwatchPlain(k, func(w *plainWatch) { w.refs.remove(ref) })
}

func (p *Process) unlinkPlain(pid *PID) {
	p.unwatchPlain(key(p.node.resolve(pid)), func(w *plainWatch) { w.linked = false })
}

func (p *Process) unwatchPlain(k string, f func(*plainWatch)) {
	p.mu.Lock()
	w, ok := p.plain.get(k)
	unused := false
	if ok {
		f(w)
		if unused = !w.linked && w.refs.len() == 0; unused {
			p.plain.remove(k)
		}
	}
	p.mu.Unlock()
	if unused {
		w.unwatch(p)
	}
}

func (w *plainWatch) unwatch(p *Process) {
	w.proc.SendSystemMessage(w.pid, &pactor.Unwatch{Watcher: p.pid})
	if w.child != nil {
		w.child.removeWatcher(p)
	}
}

// ended is the end of the process: a plain actor that was linked stops too.
func (w *plainWatch) ended(p *Process, reason error) {
	w.unwatch(p)
	if w.linked {
		p.node.exitPlain(w.pid, reason)
	}
}

// plainDown is the end of a plain actor. reason is what protoactor says.
func (p *Process) plainDown(who *PID, reason error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	w, ok := p.plain.remove(key(who))
	if !ok {
		return
	}
	if w.child != nil && reason == Unknown {
		reason = w.child.exitReason()
	}
	w.refs.all(func(ref Ref, pid *PID) {
		if _, ok := p.mine.remove(ref); ok {
			p.box.push(item{kind: kindDown, msg: &DOWN{Ref: ref, PID: pid, Reason: reason}})
		}
	})
	if w.linked {
		p.signalLocked(w.pid, reason)
	}
}

func terminatedReason(t *Terminated) error {
	switch t.Why {
	case pactor.TerminatedReason_NotFound:
		return NoProc
	case pactor.TerminatedReason_AddressTerminated:
		return Noconnection
	}
	return Unknown
}

// exitPlain is an exit signal to a plain actor.
func (n *node) exitPlain(pid *PID, reason error) {
	if reason == Normal {
		return
	}
	pid = n.resolve(pid)
	proc, ok := n.sys.ProcessRegistry.Get(pid)
	if !ok {
		return
	}
	child := n.child(pid)
	if child != nil {
		child.exit(reason)
	}
	proc.Stop(pid)
	if child != nil && reason == Kill {
		child.kill()
	}
}

// awaitPlain waits for the end of a plain actor.
func (n *node) awaitPlain(c Caller, pid *PID, proc pactor.Process, timeout time.Duration) (reason, err error) {
	pid = n.resolve(pid)
	s := &awaiter{r: n.newRequest(), child: n.child(pid)}
	at, _ := n.sys.ProcessRegistry.Add(s, n.newID("await"))
	defer n.sys.ProcessRegistry.Remove(at)
	proc.SendSystemMessage(pid, &pactor.Watch{Watcher: at})
	return n.await(s.r, c, timeout, func() { proc.SendSystemMessage(pid, &pactor.Unwatch{Watcher: at}) })
}

// awaiter watches a plain actor for somebody who waits.
type awaiter struct {
	r     *request
	child *plainChild
}

func (s *awaiter) SendUserMessage(*PID, any) {}

func (s *awaiter) SendSystemMessage(_ *PID, message any) {
	t, ok := message.(*Terminated)
	if !ok {
		return
	}
	reason := terminatedReason(t)
	if s.child != nil && reason == Unknown {
		reason = s.child.exitReason()
	}
	s.r.answer(reason, nil)
}

func (s *awaiter) Stop(*PID) {}

// answerAuto handles a message that the runtime answers. It is true if the
// callbacks are not to see it: a [Credit] is answered, any other is seen first.
func (p *Process) answerAuto(it *item) bool {
	m, ok := it.msg.(AutoRespond)
	if !ok {
		return false
	}
	if _, credit := m.(*Credit); !credit {
		res := p.invoke(&callback{what: doInfo, msg: it.msg})
		if !p.settle(&callback{what: doInfo}, &res) || !p.proceed() {
			return true
		}
	}
	if it.from != nil {
		_ = p.Send(it.from, m.GetAutoResponse(&autoContext{p: p, it: *it}))
	}
	return true
}

// autoContext is what a message that is answered by the runtime sees of a
// process; a process has no Context.
type autoContext struct {
	Context // nil
	p       *Process
	it      item
}

func (c *autoContext) Self() *PID           { return c.p.pid }
func (c *autoContext) Parent() *PID         { return c.p.parent }
func (c *autoContext) Sender() *PID         { return c.it.from }
func (c *autoContext) Message() any         { return c.it.msg }
func (c *autoContext) ActorSystem() *System { return c.p.node.sys }
func (c *autoContext) Send(pid *PID, m any) { _ = c.p.Send(pid, m) }
