package actor

import (
	"fmt"
	"log/slog"
	"time"
)

// sysRequest is a system message: it is handled in order with all others, and
// by a suspended process too.
type sysRequest struct {
	stop error // ends the process with this reason
	do   func(p *Process) (any, error)
	req  *request
}

// handleSys handles a system message.
func (p *Process) handleSys(s *sysRequest) {
	p.idle.restart(p)
	if s.stop != nil {
		p.traced("stop", s.stop)
		p.terminate(s.stop, nil, nil)
		return
	}
	p.current.Store(s.req)
	res := p.invoke(&callback{what: doSys, sys: s})
	switch {
	case res.how == unwoundZombie || p.dead.Load():
		return
	case res.how == unwoundExit:
		p.end(res.err)
		return
	}
	p.current.Store(nil)
	s.req.answer(res.reply, res.err)
}

// sys asks a process with a system message.
func sys(c Caller, pid *PID, timeout time.Duration, do func(p *Process) (any, error)) (any, error) {
	v, err := sysCall(c, pid, timeout, do)
	if err != nil {
		return nil, &CallError{PID: pid, Reason: err}
	}
	return v, nil
}

func sysCall(c Caller, pid *PID, timeout time.Duration, do func(p *Process) (any, error)) (any, error) {
	if pid == nil {
		return nil, ErrNilPID
	}
	n, err := nodeOf(c)
	if err != nil {
		return nil, err
	}
	p, proc := n.find(pid)
	if err := checkCallee(c, pid, p); err != nil {
		return nil, err
	}
	if p == nil {
		if proc == nil {
			return nil, NoProc
		}
		return nil, ErrNotProcess
	}
	if timeout == 0 {
		timeout = DefaultTimeout
	}
	r := n.newRequest()
	if !p.box.push(item{kind: kindSys, msg: &sysRequest{do: do, req: r}}) {
		n.waiters.Put(r.w)
		return nil, NoProc
	}
	return n.wait(r, c, timeout)
}

// GetState returns a process's state (sys:get_state): what its State method
// says, else the [GenServer] itself, which the process goes on using. The
// timeout, here and below, is that of a [Call], and so are the errors; a plain
// actor is ErrNotProcess.
func GetState(c Caller, pid *PID, timeout time.Duration) (any, error) {
	return sys(c, pid, timeout, func(p *Process) (any, error) { return p.shownState(), nil })
}

func (p *Process) shownState() any {
	if s, ok := p.server.(Stater); ok {
		return s.State()
	}
	return p.server
}

// ReplaceState replaces a process's GenServer (sys:replace_state) by what f,
// which runs in the process, makes of it; a nil changes nothing. It returns
// the new one. If f panics nothing changes and the error is a [*PanicError].
func ReplaceState(c Caller, pid *PID, timeout time.Duration, f func(GenServer) GenServer) (GenServer, error) {
	v, err := sys(c, pid, timeout, func(p *Process) (any, error) {
		if s := f(p.server); s != nil {
			p.server = s
		}
		return p.server, nil
	})
	s, _ := v.(GenServer)
	return s, err
}

// Status is what GetStatus tells of a process.
type Status struct {
	PID       *PID
	Name      string
	Parent    *PID
	Suspended bool
	TrapExit  bool
	// Queue is how many messages wait.
	Queue int
	// Handled is how many messages were handled.
	Handled uint64
	// Started is when the process was started.
	Started time.Time
	// Links are the processes linked with it, Tasks its tasks by name.
	Links []*PID
	Tasks []string
	// Monitors is how many monitor it, Pending how many calls wait for a Reply.
	Monitors, Pending int
	// Server is the type of the GenServer, State what GetState returns.
	Server string
	State  any
}

// GetStatus tells about a process (sys:get_status).
func GetStatus(c Caller, pid *PID, timeout time.Duration) (Status, error) {
	v, err := sys(c, pid, timeout, func(p *Process) (any, error) { return p.status(), nil })
	s, _ := v.(Status)
	return s, err
}

func (p *Process) status() Status {
	s := Status{
		PID: p.pid, Name: p.Name(), Parent: p.parent,
		TrapExit: p.trap.Load(), Queue: p.box.len(), Handled: p.handled, Started: time.Unix(0, p.started),
		Server: fmt.Sprintf("%T", p.server), State: p.shownState(),
	}
	p.box.mu.Lock()
	s.Suspended = p.box.suspended
	p.box.mu.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	s.Monitors, s.Pending = p.monitors.len(), p.pending.len()
	p.links.all(func(_ string, l *Process) { s.Links = append(s.Links, l.pid) })
	p.plain.all(func(_ string, w *plainWatch) {
		if w.linked {
			s.Links = append(s.Links, w.pid)
		}
	})
	p.tasks.all(func(t *Task, _ struct{}) { s.Tasks = append(s.Tasks, t.name) })
	return s
}

// Suspend makes a process handle only system messages and its parent's exit
// signal until Resume (sys:suspend); all else waits.
func Suspend(c Caller, pid *PID, timeout time.Duration) error {
	return setSuspended(c, pid, timeout, true)
}

// Resume ends a Suspend (sys:resume).
func Resume(c Caller, pid *PID, timeout time.Duration) error {
	return setSuspended(c, pid, timeout, false)
}

// Suspender is a GenServer that is told when it is suspended and resumed: it
// has something to stop that runs beside its callbacks.
type Suspender interface {
	// Suspended runs in the process.
	Suspended(p *Process, on bool)
}

func setSuspended(c Caller, pid *PID, timeout time.Duration, on bool) error {
	_, err := sys(c, pid, timeout, func(p *Process) (any, error) {
		p.box.mu.Lock()
		changed := p.box.suspended != on
		p.box.suspended = on
		p.box.mu.Unlock()
		if s, ok := p.server.(Suspender); ok && changed {
			s.Suspended(p, on)
		}
		return nil, nil
	})
	return err
}

// Trace writes what a process does to the log, at level Info; nil ends it
// (sys:trace). A record is "trace" with pid, event and message. The event is the
// callback that runs, with what it handles, or with its reason for Terminate;
// "reply" with the reply of HandleCall, not with that of [Reply]; "exit" for
// the parent's exit signal; "stop" for [Stop].
func Trace(c Caller, pid *PID, timeout time.Duration, log *slog.Logger) error {
	_, err := sys(c, pid, timeout, func(p *Process) (any, error) {
		p.trace = log
		return nil, nil
	})
	return err
}
