package actor

import (
	"runtime"
	"time"
)

const (
	// taskGrace is how long a process that ends waits for its tasks. What
	// still runs then is a zombie.
	taskGrace = 5 * time.Second
	// exitGrace is how long a callback may go on after an exit signal that
	// ends its process. Then the process is killed.
	exitGrace = 5 * time.Second
)

// terminate ends the process in order: Terminate, then the reply to the call
// that ended it, then the report, then the end.
func (p *Process) terminate(reason error, call *request, reply any) {
	if reason == nil {
		reason = Normal
	}
	p.traced(doTerminate.String(), reason)
	res := p.invoke(&callback{what: doTerminate, err: reason})
	switch res.how {
	case unwoundZombie:
		return
	case unwoundExit:
		p.end(res.err)
		return
	case raised:
		reason = res.err
	}
	if call != nil && reply != nil && reply != NoReply {
		p.traced("reply", reply)
		call.answer(reply, nil)
	}
	p.report(reason)
	p.end(reason)
}

// end winds the process down and finishes it. It runs in the process. It is
// false if the process is dead already.
func (p *Process) end(reason error) bool {
	p.wind(reason)
	return p.finish(reason, true)
}

// wind ends what the process has running: its context, what OnKill registered,
// its tasks. It waits for the tasks, but not for ever, and not if it is killed.
func (p *Process) wind(reason error) {
	tasks := p.cleanup(reason)
	if len(tasks) == 0 {
		return
	}
	p.stopGrace()
	t := time.NewTimer(taskGrace)
	defer t.Stop()
	for _, task := range tasks {
		select {
		case <-task.done:
		case <-t.C:
			p.node.zombies.addTasks(tasks)
			return
		case <-p.killed():
			return
		}
	}
}

// stopGrace ends the time that an exit signal gave a callback: it has returned.
// What the process waits for then has a time limit of its own.
func (p *Process) stopGrace() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.grace != nil {
		p.grace.Stop()
	}
}

// cleanup cancels the context, runs what OnKill registered, once, and returns
// the tasks that run, cancelled.
func (p *Process) cleanup(reason error) []*Task {
	p.box.wind()
	p.mu.Lock()
	if p.ctx != nil {
		p.cancel(reason)
	}
	closers := p.closers
	p.closers = table[uint64, func()]{}
	var tasks []*Task
	p.tasks.all(func(t *Task, _ struct{}) { tasks = append(tasks, t) })
	p.mu.Unlock()
	closers.all(func(_ uint64, f func()) { p.runCloser(f) })
	for _, t := range tasks {
		t.cancel(reason)
	}
	return tasks
}

func (p *Process) runCloser(f func()) {
	defer func() {
		if v := recover(); v != nil {
			p.Logger().Error("panic in an OnKill function", "pid", p.pid.Id, "panic", v)
		}
	}()
	f()
}

// killed is closed when the process is finished.
func (p *Process) killed() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done == nil {
		p.done = make(chan struct{})
		if p.gone {
			close(p.done)
		}
	}
	return p.done
}

// finish makes the process dead, once: by itself or by its killer. Its name is
// free and its mailbox closed before anybody hears of it. It is false if the
// process is dead already.
func (p *Process) finish(reason error, self bool) bool {
	if !p.dead.CompareAndSwap(false, true) {
		return false
	}
	p.drainSends()
	p.mu.Lock()
	h := p.holder
	p.holder = nil
	p.mu.Unlock()
	if h != nil {
		h.free()
	}
	p.node.sys.ProcessRegistry.Remove(p.pid)
	p.node.near.drop(p)
	left, releases := p.box.close(self)
	if !self {
		p.node.zombies.addTasks(p.cleanup(reason))
	}
	s := p.takeState(reason)
	p.notify(&s, left)
	if s.done != nil {
		close(s.done)
	}
	if !releases {
		p.release()
	}
	return true
}

// takeState closes the process's state and returns what was in it.
func (p *Process) takeState(reason error) state {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.gone, p.reason = true, reason
	s := p.state
	p.state = state{gone: true, reason: reason, ctx: s.ctx, cancel: s.cancel, done: s.done, closerID: s.closerID}
	if s.ctx != nil {
		s.cancel(reason)
	}
	if s.timer != nil {
		s.timer.Stop()
	}
	if s.grace != nil {
		s.grace.Stop()
	}
	return s
}

// notify tells everybody who has to know.
func (p *Process) notify(s *state, left []item) {
	if r := p.current.Swap(nil); r != nil {
		err := s.reason
		if p.initErr != nil {
			err = p.initErr
		}
		r.answer(nil, err)
	}
	s.pending.all(func(r *request, _ struct{}) { r.answer(nil, s.reason) })
	for i := range left {
		switch m := left[i].msg.(type) {
		case *request:
			m.answer(nil, s.reason)
		case *sysRequest:
			m.req.answer(nil, s.reason)
		default:
			p.refuse(&left[i])
		}
	}
	s.mine.all(func(ref Ref, t target) {
		if t.p != nil {
			t.p.removeMonitor(ref)
		}
	})
	s.plain.all(func(_ string, w *plainWatch) { w.ended(p, s.reason) })
	s.links.all(func(_ string, l *Process) { l.linkExit(p, s.reason) })
	s.monitors.all(func(ref Ref, m monitor) { m.down(p.node, ref, s.reason) })
	s.watchers.all(func(_ string, w watcher) { w.tell(p.node) })
	if p.plainKid && p.parent != nil {
		p.node.system(p.parent, &Terminated{Who: p.pid})
	}
}

// drainSends waits for sends under way, so that nothing leaves after the news
// of the death. A send that blocks, in a foreign mailbox, is not waited for
// long.
func (p *Process) drainSends() {
	for i := 0; p.sending.Load() != 0 && i < 1000; i++ {
		if i < 900 {
			runtime.Gosched()
		} else {
			time.Sleep(100 * time.Microsecond)
		}
	}
}

// refuse answers what a dead process was sent.
func (p *Process) refuse(it *item) {
	switch {
	case it.kind == kindCall:
		it.msg.(*request).answer(nil, NoProc)
	case it.kind == kindSys:
		if r := it.msg.(*sysRequest).req; r != nil {
			r.answer(nil, NoProc)
		}
	case it.kind != kindInfo:
	case it.from != nil:
		p.node.sys.Root.Send(it.from, &DeadLetterResponse{Target: p.pid})
	default:
		p.node.sys.EventStream.Publish(&DeadLetterEvent{PID: p.pid, Message: it.msg})
	}
}

// release lets go of what a dead process held: PIDs keep the mailbox for ever.
func (p *Process) release() {
	p.server, p.from, p.last = nil, nil, nil
	p.turn = turn{}
	p.starter.Store(nil)
}
