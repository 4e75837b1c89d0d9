package supervisor

import (
	"errors"
	"maps"
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

	children []*child // in start order; none with SimpleOneForOne
	dynamic  []*child // with SimpleOneForOne, in no order
	byID     map[string]*child
	byPID    map[string]*child // running ones, by PID.Id
	restarts []time.Time       // those of the last period

	// retries are the dynamic children whose restart is tried again, by the
	// PID.Id that they had. ended is who ended just now.
	retries map[string]*child
	ended   *actor.PID

	plan []*child // still to be started
	why  why
	one  [1]*child // room for a plan of one

	acts []action // room for what handle returns
}

// child is one child and how it is.
type child struct {
	spec   *ChildSpec      // shared by those of a simple_one_for_one
	info   actor.StartInfo // of the last start, the next one's Args
	status status
	pid    *actor.PID // while running
	tried  bool       // it was started before
	at     int        // one more than its place in dynamic, 0 for none

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
	actStart   struct{ child *child } // with its info
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
		byID: map[string]*child{}, byPID: map[string]*child{}, retries: map[string]*child{},
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
		ch := newChild(spec)
		c.byID[spec.ID] = ch
		if !c.simple() {
			c.children = append(c.children, ch)
		}
	}
	return c
}

func newChild(s ChildSpec) *child {
	s = normal(s)
	return &child{spec: &s}
}

func (c *core) simple() bool { return c.strategy == SimpleOneForOne }

// handle takes an event and says what to do. What it returns is good until the
// next event.
func (c *core) handle(ev event) []action {
	c.reset()
	switch ev := ev.(type) {
	case evInit:
		c.plan, c.why = slices.Clone(c.children), forInit
		c.next()
	case evStarted:
		c.started(ev)
	case evDown:
		c.down(ev)
	case evRetry:
		if ev.child.status == restarting {
			c.ended = nil
			c.restart(ev.child, ev.now)
		}
	case evTerminate:
		c.stopAll()
	case evStartChild:
		c.startChild(ev.spec)
	case evStartArgs:
		c.startArgs(ev.args)
	case evTerminateChild:
		c.stop(ev.child)
		if ev.child.spec.Restart == actor.Temporary || c.simple() {
			c.remove(ev.child)
		}
		c.do(actReply{})
	case evRestartChild:
		if err := ev.child.busy(); err != nil {
			c.do(actReply{err: err})
			break
		}
		c.only(ev.child, forCommand)
	case evDeleteChild:
		if err := ev.child.busy(); err != nil {
			c.do(actReply{err: err})
			break
		}
		c.remove(ev.child)
		c.do(actReply{})
	}
	return c.acts
}

// handleStarted is handle for the one event that follows each start.
func (c *core) handleStarted(ev evStarted) []action {
	c.reset()
	c.started(ev)
	return c.acts
}

func (c *core) reset() {
	clear(c.acts)
	c.acts = c.acts[:0]
}

// do adds an action.
func (c *core) do(a action) { c.acts = append(c.acts, a) }

// busy says why a child is not to be started or deleted by a command.
func (ch *child) busy() error {
	switch ch.status {
	case running:
		return ErrRunning
	case restarting:
		return ErrRestarting
	}
	return nil
}

// only starts a child, and none else.
func (c *core) only(ch *child, w why) {
	c.one[0] = ch
	c.plan, c.why = c.one[:], w
	c.next()
}

// next starts the next child of the plan. A plan that was carried out for a
// command is answered with the PID of the last.
func (c *core) next() {
	if len(c.plan) == 0 {
		return
	}
	ch := c.plan[0]
	ch.info.Restart = ch.tried || c.restarted
	ch.tried = true
	c.do(actStart{ch})
}

// started is the result of a start.
func (c *core) started(ev evStarted) {
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
		c.failed(ch, ev.err)
		return
	default:
		c.keep(ch)
		if c.why == forRestart {
			ch.restarts++
		}
		ch.since = ev.now
		c.set(ch, running, ev.pid)
		c.retried(ch)
	}
	if c.why == forCommand {
		c.do(actReply{pid: ev.pid})
		return
	}
	c.next()
}

// failed is a start that failed.
func (c *core) failed(ch *child, reason error) {
	c.plan = nil
	c.do(actReport{ContextStart, reason, ch, nil})
	switch c.why {
	case forInit:
		c.stopAll()
		c.do(actExit{actor.ShutdownWith(&StartError{ch.spec.ID, reason})})
	case forCommand:
		c.do(actReply{err: &StartError{ch.spec.ID, reason}})
	default:
		c.set(ch, restarting, nil)
		if c.simple() && c.ended != nil {
			c.retries[c.ended.Id] = ch
		}
		c.do(actRetry{ch})
	}
}

// down is the end of a child by itself.
func (c *core) down(ev evDown) {
	ch := c.byPID[ev.pid.GetId()] // no PID is a stranger that is no process
	if ch == nil {
		return // a child that was stopped, or a stranger
	}
	c.set(ch, undefined, nil)
	if ch.spec.Restart == actor.Permanent || !actor.IsOrderly(ev.reason) {
		c.do(actReport{ContextTerminated, ev.reason, ch, ev.pid})
	}
	if ch.spec.Restart == actor.Permanent || ch.spec.Restart == actor.Transient && !actor.IsOrderly(ev.reason) {
		c.ended = ev.pid
		c.restart(ch, ev.now)
		return
	}
	if ch.spec.Restart == actor.Temporary || c.simple() {
		c.remove(ch)
	}
	if c.over(ch) {
		c.do(actExit{actor.Shutdown})
	}
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
func (c *core) restart(ch *child, now time.Time) {
	c.set(ch, undefined, nil)
	if !c.mayRestart(now) {
		c.do(actReport{ContextShutdown, ErrIntensity, ch, nil})
		c.do(actExit{actor.Shutdown})
		return
	}
	from := slices.Index(c.children, ch)
	switch c.strategy {
	case OneForAll:
		c.stopFrom(0)
		c.plan = slices.Clone(c.children)
	case RestForOne:
		c.stopFrom(from)
		c.plan = slices.Clone(c.children[from:])
	default:
		c.only(ch, forRestart)
		return
	}
	c.why = forRestart
	c.next()
}

// mayRestart counts a restart and says whether it is one too many.
func (c *core) mayRestart(now time.Time) bool {
	c.restarts = slices.DeleteFunc(c.restarts, func(t time.Time) bool { return now.Sub(t) > c.period })
	c.restarts = append(c.restarts, now)
	return len(c.restarts) <= c.intensity
}

// stopFrom stops the children from the i-th on, the last first; temporary ones
// are forgotten.
func (c *core) stopFrom(i int) {
	for _, ch := range slices.Backward(slices.Clone(c.children[i:])) {
		c.stop(ch)
		if ch.spec.Restart == actor.Temporary {
			c.remove(ch)
		}
	}
}

// stop stops one child.
func (c *core) stop(ch *child) {
	pid := ch.pid
	wasRunning := ch.status == running
	c.set(ch, undefined, nil)
	if wasRunning {
		c.do(actStop{stopping{ch, pid}})
	}
}

// stopAll stops all children: one after the other, or dynamic ones at once.
func (c *core) stopAll() {
	if !c.simple() {
		c.stopFrom(0)
		return
	}
	var stops []stopping
	for _, ch := range c.dynamic {
		if ch.status == running {
			stops = append(stops, stopping{ch, ch.pid})
			c.set(ch, undefined, nil)
		}
	}
	c.do(actStopAll{stops})
}

func (c *core) startChild(spec ChildSpec) {
	if c.simple() {
		c.do(actReply{err: ErrSimple})
		return
	}
	if err := checkChild(&spec, c.auto); err != nil {
		c.do(actReply{err: err})
		return
	}
	if ch := c.byID[spec.ID]; ch != nil {
		if ch.status == running {
			c.do(actReply{err: &AlreadyStartedError{spec.ID, ch.pid}})
		} else {
			c.do(actReply{err: ErrAlreadyPresent})
		}
		return
	}
	c.only(newChild(spec), forCommand)
}

func (c *core) startArgs(args any) {
	if !c.simple() {
		c.do(actReply{err: ErrNotSimple})
		return
	}
	c.only(&child{spec: c.template().spec, info: actor.StartInfo{Args: args}}, forCommand)
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
		if ch.at == 0 {
			c.dynamic = append(c.dynamic, ch)
			ch.at = len(c.dynamic)
		}
	} else if c.byID[ch.spec.ID] == nil {
		c.byID[ch.spec.ID] = ch
		c.children = append(c.children, ch)
	}
}

// retried is that a child's restart is not tried again any more.
func (c *core) retried(ch *child) {
	if len(c.retries) > 0 {
		maps.DeleteFunc(c.retries, func(_ string, o *child) bool { return o == ch })
	}
}

// remove forgets a child.
func (c *core) remove(ch *child) {
	c.set(ch, undefined, nil)
	c.retried(ch)
	if c.simple() {
		if ch.at != 0 {
			last := len(c.dynamic) - 1
			moved := c.dynamic[last]
			c.dynamic[ch.at-1], moved.at = moved, ch.at
			c.dynamic[last] = nil
			c.dynamic, ch.at = c.dynamic[:last], 0
		}
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
