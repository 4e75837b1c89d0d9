package supervisor

import (
	"errors"
	"slices"
	"time"

	"github.com/linx-go/linx/actor"
)

// core decides. It is a state machine: an event goes in, actions come out, which
// the shell carries out in order. At most the last of them starts a child; its
// result is the next event, and what to do then is known by the plan. The core
// has no clock and starts nothing itself.
type core struct {
	strategy  Strategy
	auto      AutoShutdown
	intensity int
	period    time.Duration
	restarted bool // the supervisor itself is not started for the first time

	children []*child            // in start order; none with SimpleOneForOne
	dynamic  map[*child]struct{} // with SimpleOneForOne
	byID     map[string]*child
	byPID    map[string]*child // running ones, by PID.Id
	restarts []time.Time       // those of the last period

	plan []*child // still to be started
	why  why
}

// child is one child and how it is.
type child struct {
	spec   ChildSpec
	args   any
	status status
	pid    *actor.PID // while running
	tried  bool       // it was started before

	restarts int       // how often it was started again
	since    time.Time // when it was started
}

type status uint8

const (
	undefined  status = iota // not running, and not to be started by itself
	running                  //
	restarting               // its restart failed and will be tried again
)

// why says what the plan is carried out for.
type why uint8

const (
	forInit    why = iota
	forRestart     // of children
	forCommand     // start_child, restart_child
)

// Events.
type (
	evInit    struct{}
	evStarted struct { // the result of actStart
		pid *actor.PID
		err error
		now time.Time
	}
	evDown struct { // a process that was linked ended
		pid    *actor.PID
		reason error
		now    time.Time
	}
	evRetry struct { // of actRetry
		child *child
		now   time.Time
	}
	evTerminate      struct{} // the supervisor ends
	evStartChild     struct{ spec ChildSpec }
	evStartArgs      struct{ args any }
	evTerminateChild struct{ child *child }
	evRestartChild   struct{ child *child }
	evDeleteChild    struct{ child *child }
)

// Actions.
type (
	actStart struct {
		child *child
		info  actor.StartInfo
	}
	actStop    struct{ stop stopping }
	actStopAll struct{ stops []stopping } // all at once
	actRetry   struct{ child *child }     // a message to itself
	actReport  struct {
		context Context
		reason  error
		child   *child
		pid     *actor.PID
	}
	actReply struct {
		pid *actor.PID
		err error
	}
	actExit struct{ reason error }
)

// stopping is a child to stop.
type stopping struct {
	child *child
	pid   *actor.PID
}

type (
	event  any
	action any
)

func newCore(s *Spec, info actor.StartInfo) *core {
	c := &core{
		strategy: s.Strategy, auto: s.AutoShutdown, intensity: s.Intensity, period: s.Period, restarted: info.Restart,
		byID: map[string]*child{}, byPID: map[string]*child{},
	}
	switch c.intensity {
	case 0:
		c.intensity = DefaultIntensity
	case NoRestarts:
		c.intensity = 0
	}
	if c.period == 0 {
		c.period = DefaultPeriod
	}
	for _, spec := range s.Children {
		ch := &child{spec: normal(spec)}
		c.byID[spec.ID] = ch
		if c.simple() {
			c.dynamic = map[*child]struct{}{}
		} else {
			c.children = append(c.children, ch)
		}
	}
	return c
}

func (c *core) simple() bool { return c.strategy == SimpleOneForOne }

// handle takes an event and says what to do.
func (c *core) handle(ev event) []action {
	switch ev := ev.(type) {
	case evInit:
		c.plan, c.why = slices.Clone(c.children), forInit
		return c.next()
	case evStarted:
		return c.started(ev)
	case evDown:
		return c.down(ev)
	case evRetry:
		if ev.child.status == restarting {
			return c.restart(ev.child, ev.now)
		}
	case evTerminate:
		return c.stopAll()
	case evStartChild:
		return c.startChild(ev.spec)
	case evStartArgs:
		return c.startArgs(ev.args)
	case evTerminateChild:
		acts := c.stop(ev.child)
		if ev.child.spec.Restart == actor.Temporary || c.simple() {
			c.remove(ev.child)
		}
		return append(acts, actReply{})
	case evRestartChild:
		switch ev.child.status {
		case running:
			return []action{actReply{err: ErrRunning}}
		case restarting:
			return []action{actReply{err: ErrRestarting}}
		}
		c.plan, c.why = []*child{ev.child}, forCommand
		return c.next()
	case evDeleteChild:
		switch ev.child.status {
		case running:
			return []action{actReply{err: ErrRunning}}
		case restarting:
			return []action{actReply{err: ErrRestarting}}
		}
		c.remove(ev.child)
		return []action{actReply{}}
	}
	return nil
}

// next starts the next child of the plan. A plan that was carried out for a
// command is answered with the PID of the last.
func (c *core) next() []action {
	if len(c.plan) == 0 {
		return nil
	}
	ch := c.plan[0]
	info := actor.StartInfo{Restart: ch.tried || c.restarted, Args: ch.args}
	ch.tried = true
	return []action{actStart{ch, info}}
}

// started is the result of a start.
func (c *core) started(ev evStarted) []action {
	ch := c.plan[0]
	c.plan = c.plan[1:]
	switch {
	case errors.Is(ev.err, actor.ErrIgnore):
		c.set(ch, undefined, nil)
		if ch.spec.Restart == actor.Temporary || c.simple() {
			c.remove(ch)
		} else {
			c.keep(ch)
		}
	case ev.err != nil:
		return c.failed(ch, ev.err)
	default:
		c.keep(ch)
		if c.why == forRestart {
			ch.restarts++
		}
		ch.since = ev.now
		c.set(ch, running, ev.pid)
	}
	if c.why == forCommand {
		return []action{actReply{pid: ev.pid}}
	}
	return c.next()
}

// failed is a start that failed.
func (c *core) failed(ch *child, reason error) []action {
	c.plan = nil
	report := actReport{ContextStart, reason, ch, nil}
	switch c.why {
	case forInit:
		acts := append([]action{report}, c.stopAll()...)
		return append(acts, actExit{actor.ShutdownWith(&StartError{ch.spec.ID, reason})})
	case forCommand:
		return []action{report, actReply{err: &StartError{ch.spec.ID, reason}}}
	}
	c.set(ch, restarting, nil)
	return []action{report, actRetry{ch}}
}

// down is the end of a child by itself.
func (c *core) down(ev evDown) []action {
	ch := c.byPID[ev.pid.GetId()] // no PID is a stranger that is no process
	if ch == nil {
		return nil // a child that was stopped, or a stranger
	}
	c.set(ch, undefined, nil)
	var acts []action
	if ch.spec.Restart == actor.Permanent || !actor.IsOrderly(ev.reason) {
		acts = append(acts, actReport{ContextTerminated, ev.reason, ch, ev.pid})
	}
	if ch.spec.Restart == actor.Permanent || ch.spec.Restart == actor.Transient && !actor.IsOrderly(ev.reason) {
		return append(acts, c.restart(ch, ev.now)...)
	}
	if ch.spec.Restart == actor.Temporary || c.simple() {
		c.remove(ch)
	}
	if c.over(ch) {
		acts = append(acts, actExit{actor.Shutdown})
	}
	return acts
}

// over says whether a child's end for good ends the supervisor.
func (c *core) over(ch *child) bool {
	if !ch.spec.Significant || c.auto == Never {
		return false
	}
	return c.auto == AnySignificant || !slices.ContainsFunc(c.children, func(o *child) bool {
		return o.spec.Significant && o.status != undefined
	})
}

// restart restarts a child and, by the strategy, others with it.
func (c *core) restart(ch *child, now time.Time) []action {
	if !c.mayRestart(now) {
		c.set(ch, undefined, nil)
		return []action{actReport{ContextShutdown, ErrIntensity, ch, nil}, actExit{actor.Shutdown}}
	}
	c.set(ch, undefined, nil)
	from := slices.Index(c.children, ch)
	var acts []action
	switch c.strategy {
	case OneForAll:
		acts = c.stopFrom(0)
		c.plan = slices.Clone(c.children)
	case RestForOne:
		acts = c.stopFrom(from)
		c.plan = slices.Clone(c.children[from:])
	default:
		c.plan = []*child{ch}
	}
	c.why = forRestart
	return append(acts, c.next()...)
}

// mayRestart counts a restart and says whether it is one too many.
func (c *core) mayRestart(now time.Time) bool {
	c.restarts = slices.DeleteFunc(c.restarts, func(t time.Time) bool { return now.Sub(t) > c.period })
	c.restarts = append(c.restarts, now)
	return len(c.restarts) <= c.intensity
}

// stopFrom stops the children from the i-th on, the last first; temporary ones
// are forgotten.
func (c *core) stopFrom(i int) []action {
	var acts []action
	for _, ch := range slices.Backward(slices.Clone(c.children[i:])) {
		acts = append(acts, c.stop(ch)...)
		if ch.spec.Restart == actor.Temporary {
			c.remove(ch)
		}
	}
	return acts
}

// stop stops one child.
func (c *core) stop(ch *child) []action {
	pid := ch.pid
	wasRunning := ch.status == running
	c.set(ch, undefined, nil)
	if !wasRunning {
		return nil
	}
	return []action{actStop{stopping{ch, pid}}}
}

// stopAll stops all children: one after the other, or dynamic ones at once.
func (c *core) stopAll() []action {
	if !c.simple() {
		return c.stopFrom(0)
	}
	var stops []stopping
	for ch := range c.dynamic {
		if ch.status == running {
			stops = append(stops, stopping{ch, ch.pid})
			c.set(ch, undefined, nil)
		}
	}
	return []action{actStopAll{stops}}
}

func (c *core) startChild(spec ChildSpec) []action {
	if c.simple() {
		return []action{actReply{err: ErrSimple}}
	}
	if err := checkChild(&spec, c.auto); err != nil {
		return []action{actReply{err: err}}
	}
	if ch := c.byID[spec.ID]; ch != nil {
		if ch.status == running {
			return []action{actReply{err: &AlreadyStartedError{spec.ID, ch.pid}}}
		}
		return []action{actReply{err: ErrAlreadyPresent}}
	}
	c.plan, c.why = []*child{{spec: normal(spec)}}, forCommand
	return c.next()
}

func (c *core) startArgs(args any) []action {
	if !c.simple() {
		return []action{actReply{err: ErrNotSimple}}
	}
	c.plan, c.why = []*child{{spec: c.template().spec, args: args}}, forCommand
	return c.next()
}

// template is what the children of a simple_one_for_one are made like.
func (c *core) template() *child {
	for _, ch := range c.byID {
		return ch
	}
	return nil
}

// keep makes a child one of the supervisor's.
func (c *core) keep(ch *child) {
	if c.simple() {
		c.dynamic[ch] = struct{}{}
	} else if c.byID[ch.spec.ID] == nil {
		c.byID[ch.spec.ID] = ch
		c.children = append(c.children, ch)
	}
}

// remove forgets a child.
func (c *core) remove(ch *child) {
	c.set(ch, undefined, nil)
	if c.simple() {
		delete(c.dynamic, ch)
		return
	}
	delete(c.byID, ch.spec.ID)
	c.children = slices.DeleteFunc(c.children, func(o *child) bool { return o == ch })
}

// set is the one way to change a child's status.
func (c *core) set(ch *child, to status, pid *actor.PID) {
	if ch.pid != nil {
		delete(c.byPID, ch.pid.Id)
	}
	ch.status, ch.pid = to, pid
	if pid != nil {
		c.byPID[pid.Id] = ch
	}
}
