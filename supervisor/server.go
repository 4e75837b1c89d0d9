package supervisor

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/linx-go/linx/actor"
)

// server is the shell: the process that carries out what the core decides.
type server struct {
	actor.Base
	spec Spec
	core *core
}

// Requests; an event of the core is one too.
type (
	whichRequest   struct{}
	countRequest   struct{}
	treeRequest    struct{}
	getSpecRequest struct {
		id  string
		pid *actor.PID // of a dynamic child
	}
	terminateRequest struct {
		id  string
		pid *actor.PID // of a dynamic child
	}
	restartRequest struct{ id string }
	deleteRequest  struct{ id string }
)

// Init starts the children.
func (s *server) Init(p *actor.Process) error {
	p.TrapExit(true)
	if s.spec.Init != nil {
		if err := s.spec.Init(p, &s.spec); err != nil {
			return err
		}
	}
	// Props are made without a check.
	if err := s.spec.check(); err != nil {
		return err
	}
	s.core = newCore(&s.spec, p.StartInfo())
	_, exit := s.run(p, evInit{})
	return exit
}

// HandleCall carries out a request.
func (s *server) HandleCall(p *actor.Process, _ actor.From, req any) (any, error) {
	switch req := req.(type) {
	case whichRequest:
		return s.which(), nil
	case countRequest:
		return s.count(p), nil
	case treeRequest:
		return s.nodes(), nil
	case getSpecRequest:
		ch := s.core.byID[req.id]
		if req.pid != nil && s.core.simple() {
			if ch = s.core.byPID[req.pid.Id]; ch == nil && !actor.IsAlive(p, req.pid) {
				ch = s.core.template() // it may have been a child; OTP takes it for one
			}
		}
		if ch == nil {
			return ErrNotFound, nil
		}
		return *ch.spec, nil
	case terminateRequest:
		ch, err := s.find(p, req)
		if ch == nil {
			return err, nil
		}
		return s.command(p, evTerminateChild{ch})
	case restartRequest:
		return s.onStatic(p, req.id, func(ch *child) event { return evRestartChild{ch} })
	case deleteRequest:
		return s.onStatic(p, req.id, func(ch *child) event { return evDeleteChild{ch} })
	case evStartChild, evStartArgs:
		return s.command(p, req)
	}
	return s.Base.HandleCall(p, actor.From{}, req)
}

// command runs an event that the core answers: with a PID, an error or neither.
func (s *server) command(p *actor.Process, ev event) (any, error) {
	reply, exit := s.run(p, ev)
	if reply.err != nil {
		return reply.err, exit
	}
	return reply.pid, exit
}

func (s *server) onStatic(p *actor.Process, id string, ev func(*child) event) (any, error) {
	ch := s.core.byID[id]
	switch {
	case s.core.simple():
		return ErrSimple, nil
	case ch == nil:
		return ErrNotFound, nil
	}
	return s.command(p, ev(ch))
}

// find is the child that a request to terminate one is about. If it is nil, the
// error is the answer; a dynamic child that is dead already is none.
func (s *server) find(p *actor.Process, req terminateRequest) (*child, error) {
	switch {
	case req.pid != nil:
		ch := s.core.byPID[req.pid.Id]
		if ch == nil {
			ch = s.core.retries[req.pid.Id] // it is not started again then
		}
		switch {
		case ch == nil && s.core.simple() && !actor.IsAlive(p, req.pid):
			return nil, nil
		case ch == nil || !s.core.simple():
			return nil, ErrNotFound
		}
		return ch, nil
	case s.core.simple():
		return nil, ErrSimple
	}
	if ch := s.core.byID[req.id]; ch != nil {
		return ch, nil
	}
	return nil, ErrNotFound
}

// HandleCast tries a restart again.
func (s *server) HandleCast(p *actor.Process, msg any) error {
	retry, ok := msg.(actRetry)
	if !ok {
		return s.Base.HandleCast(p, msg)
	}
	_, exit := s.run(p, evRetry{retry.child, time.Now()})
	return exit
}

// HandleInfo hears of children that ended.
func (s *server) HandleInfo(p *actor.Process, msg any) error {
	switch m := msg.(type) {
	case *actor.EXIT:
		_, exit := s.run(p, evDown{m.From, m.Reason, time.Now()})
		return exit
	case *actor.DOWN, *actor.Started, *actor.Terminated:
		return nil // of a child that was stopped, or of a plain actor
	}
	return s.Base.HandleInfo(p, msg)
}

// Terminate stops the children.
func (s *server) Terminate(p *actor.Process, _ error) { s.run(p, evTerminate{}) }

// State is what crash reports show.
func (s *server) State() any { return s.spec.Name }

// run gives the core an event and carries out what it decides, until nothing is
// left to do.
func (s *server) run(p *actor.Process, ev event) (reply actReply, exit error) {
	for acts := s.core.handle(ev); ; {
		var result evStarted
		started := false
		for _, a := range acts {
			switch a := a.(type) {
			case actStart:
				pid, err := start(p, a.child)
				result, started = evStarted{pid, err, time.Now()}, true
			case actStop:
				s.stop(p, a.stop)
			case actStopAll:
				s.stopAtOnce(p, a.stops)
			case actRetry:
				_ = actor.Cast(p, p.Self(), a)
			case actReport:
				s.report(p, a)
			case actReply:
				reply = a
			case actExit:
				exit = a.reason
			}
		}
		if !started {
			return reply, exit
		}
		acts = s.core.handleStarted(result)
	}
}

// start starts a child. Whatever goes wrong in the child's Start is an error.
func start(p *actor.Process, ch *child) (pid *actor.PID, err error) {
	defer func() {
		if v := recover(); v != nil {
			pid, err = nil, &actor.PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	pid, err = ch.spec.Start(p, ch.info)
	if pid == nil && err == nil {
		err = fmt.Errorf("supervisor: start of child %q returned neither a PID nor an error", ch.spec.ID)
	}
	return pid, err
}

// stop stops a child as its specification says, and waits for its end.
func (s *server) stop(p *actor.Process, st stopping) {
	s.stopped(p, st, p.StopChild(st.pid, st.child.spec.Shutdown))
}

// stopped reports a child that did not stop as it was told.
func (s *server) stopped(p *actor.Process, st stopping, reason error) {
	spec := st.child.spec
	switch {
	case errors.Is(reason, actor.Shutdown), errors.Is(reason, actor.NoProc):
		return
	case errors.Is(reason, actor.Killed) && spec.Shutdown == actor.BrutalKill:
		return
	case actor.IsOrderly(reason) && spec.Restart != actor.Permanent:
		return
	}
	s.report(p, actReport{ContextShutdownError, reason, st.child, st.pid})
}

// stopAtOnce stops dynamic children, all within the time of one.
func (s *server) stopAtOnce(p *actor.Process, stops []stopping) {
	if len(stops) == 0 {
		return
	}
	waits := make(map[actor.Ref]stopping)
	shutdown := stops[0].child.spec.Shutdown
	for _, st := range stops {
		if shutdown != actor.BrutalKill {
			if reason, stopped := p.StopIdleChild(st.pid); stopped {
				s.stopped(p, st, reason)
				continue
			}
		}
		waits[p.Monitor(st.pid)] = st
	}
	signal := func(reason error) {
		for _, st := range waits {
			p.Exit(st.pid, reason)
		}
	}
	// EXITs are taken too: left in the mailbox they would be looked at again
	// for each DOWN.
	match := func(msg any) bool {
		switch m := msg.(type) {
		case *actor.EXIT:
			return true
		case *actor.DOWN:
			_, ok := waits[m.Ref]
			return ok
		}
		return false
	}
	await := func(limit func() time.Duration) {
		for len(waits) > 0 {
			msg, ok := p.Receive(match, limit())
			if !ok {
				return
			}
			if d, ok := msg.(*actor.DOWN); ok {
				s.stopped(p, waits[d.Ref], d.Reason)
				delete(waits, d.Ref)
			}
		}
	}
	forever := func() time.Duration { return actor.Infinity }
	if shutdown != actor.BrutalKill {
		signal(actor.Shutdown)
		limit := forever
		if d, _ := shutdown.Timeout(); d >= 0 {
			end := time.Now().Add(d)
			limit = func() time.Duration { return max(0, time.Until(end)) }
		}
		await(limit)
	}
	signal(actor.Kill)
	await(forever)
}
