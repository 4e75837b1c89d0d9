package mirror

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
)

// server is the mirror's process: it carries events, lists and time to the
// machine, and snapshots to the readers.
type server struct {
	actor.Base
	m       *Mirror
	machine *reconcile.Machine
	subs    []*subscriber

	// source sends the events; reopens counts the tries to get a new one.
	source  *actor.PID
	reopens int
	watch   *actor.Task // of the namespace

	list     *actor.Task // under way
	timers   map[any]*time.Timer
	flushing bool // a flush is in the mailbox

	diffOld, diffNow *reconcile.Snapshot
	diffed           []*Changed
}

// What the process sends itself. What comes after its end is no loss.
type (
	tick    struct{ own } // Machine.Next is to be asked
	settled struct{ own } // the barrier of the last list
	resync  struct{ own } // everything is to be listed
	reopen  struct{ own } // the events are to be subscribed to again
	flush   struct{ own } // readers and subscribers are to be told
	gone    struct {      // the namespace is
		own
		err error
	}
	listed struct {
		own
		result []codec.Resource
		err    error
	}
	own struct{}
)

// IgnoreDeadLetterLogging keeps late messages out of protoactor's log.
func (own) IgnoreDeadLetterLogging() {}

// getStats asks for the counters, getSource for who sends the events.
type (
	getStats  struct{}
	getSource struct{}
)

// Stats are the machine's counters.
//
// Errors: [ErrNotRunning], [*actor.CallError].
func (m *Mirror) Stats(c actor.Caller) (reconcile.Stats, error) {
	pid := m.process()
	if pid == nil {
		return reconcile.Stats{}, ErrNotRunning
	}
	v, err := actor.Call(c, pid, getStats{}, callTimeout)
	if err != nil {
		return reconcile.Stats{}, err
	}
	return v.(reconcile.Stats), nil
}

// Init subscribes before anything is listed.
func (s *server) Init(p *actor.Process) error {
	inherited, err := s.m.enter(p)
	if err != nil {
		return err
	}
	p.TrapExit(true)
	s.timers = map[any]*time.Timer{}
	if err := s.open(p); err != nil {
		s.m.leave(p)
		return fmt.Errorf("mirror: subscribe: %w", err)
	}
	s.machine = reconcile.NewMachine(s.m.Snapshot(), s.m.cfg.Kinds...)
	for _, pid := range inherited {
		s.m.forget(pid)
		if err := s.subscribe(p, pid); err != nil {
			s.m.cfg.Logger.Debug("mirror: a subscriber is gone", "pid", pid.GetId(), "error", err)
		}
	}
	s.periodic(p)
	s.turn(p)
	return nil
}

// HandleCall answers the methods of [Mirror].
func (s *server) HandleCall(p *actor.Process, from actor.From, req any) (any, error) {
	switch r := req.(type) {
	case *Subscribe:
		if err := s.subscribe(p, r.PID); err != nil {
			return err, nil
		}
		return nil, nil
	case *Unsubscribe:
		s.unsubscribe(p, r.PID)
		return nil, nil
	case getSource:
		return s.source, nil
	case getStats:
		return s.machine.Stats(), nil
	}
	return s.Base.HandleCall(p, from, req)
}

// HandleInfo takes one message.
func (s *server) HandleInfo(p *actor.Process, msg any) error {
	switch m := msg.(type) {
	case *event.Event:
		s.machine.Event(m, time.Now())
	case *event.ResyncNeeded:
		if m.Reason == event.MonitorDown {
			return nil // its exit signal follows
		}
		s.machine.Lost()
	case *actor.EXIT:
		return s.exit(p, m)
	case *listed:
		s.list = nil
		s.machine.Listed(m.result, m.err)
		s.after(p, s.m.cfg.Settle, settled{})
		return nil
	case settled:
		if err := s.machine.Barrier(time.Now()); err != nil {
			s.m.cfg.Logger.Warn("mirror: a list failed, it is tried again", "error", err)
		}
	case resync:
		s.periodic(p)
		s.machine.Resync()
	case reopen:
		if err := s.reopen(p); err != nil {
			return err
		}
	case flush:
		s.flush(p)
		return nil
	case *gone:
		return s.gone(p, m.err)
	case *actor.DOWN:
		s.down(p, m.Ref)
		return nil
	case *actor.Credited:
		s.credited(p, m)
		return nil
	case *Subscribe:
		return s.subscribeSender(p, m.PID)
	case *Unsubscribe:
		s.unsubscribeSender(p, m.PID)
		return nil
	case tick:
	default:
		return s.Base.HandleInfo(p, msg)
	}
	s.turn(p)
	return nil
}

// subscribeSender is a subscription by a plain message; there is nobody to tell
// of an error.
func (s *server) subscribeSender(p *actor.Process, pid *actor.PID) error {
	if pid == nil {
		pid = p.Sender()
	}
	if pid != nil {
		if err := s.subscribe(p, pid); err != nil {
			s.m.cfg.Logger.Debug("mirror: a subscriber is gone", "pid", pid.GetId(), "error", err)
		}
	}
	return nil
}

func (s *server) unsubscribeSender(p *actor.Process, pid *actor.PID) {
	if pid == nil {
		pid = p.Sender()
	}
	if pid != nil {
		s.unsubscribe(p, pid)
	}
}

// exit handles the end of a linked process: the source's, or a list's that
// panicked.
func (s *server) exit(p *actor.Process, m *actor.EXIT) error {
	switch {
	case s.source != nil && s.source.Equal(m.From):
		s.source = nil
		s.m.cfg.Logger.Warn("mirror: the events ended, they are subscribed to again", "reason", m.Reason)
		return s.reopen(p)
	case s.list != nil && s.list.PID().Equal(m.From) && !actor.IsOrderly(m.Reason):
		s.list = nil
		s.machine.Listed(nil, fmt.Errorf("mirror: list: %w", m.Reason))
		s.after(p, s.m.cfg.Settle, settled{})
	}
	return nil
}

// open subscribes to the events of the namespace, and watches for its end: a
// socket in it would never tell.
func (s *server) open(p *actor.Process) error {
	w, err := rtnl.WatchNetNS(s.m.cfg.NetNS)
	if err != nil {
		return err
	}
	if s.source, err = s.m.cfg.Subscribe(p, s.m.cfg.monitor(p.Self())); err != nil {
		return errors.Join(err, w.Close())
	}
	s.watch = p.Go("watch", func(ctx context.Context) error {
		stop := context.AfterFunc(ctx, func() { _ = w.Close() })
		err := w.Wait()
		if stop() {
			_ = w.Close()
			return actor.Send(p.ActorSystem().Root, p.Self(), &gone{err: err})
		}
		return nil
	})
	return nil
}

// gone: the way to the namespace leads nowhere or to another one. The mirror waits
// for what comes there.
func (s *server) gone(p *actor.Process, err error) error {
	s.m.cfg.Logger.Warn("mirror: the namespace is gone, the mirror waits for it to come again", "error", err)
	if s.source != nil {
		if err := monitor.Unsubscribe(p, s.source); err != nil {
			return fmt.Errorf("mirror: stop the events: %w", err)
		}
		s.source = nil
	}
	s.machine.Lost()
	return s.reopen(p)
}

// reopen subscribes again; all that happened meanwhile is lost.
func (s *server) reopen(p *actor.Process) error {
	if s.source != nil {
		return nil
	}
	if s.watch != nil {
		s.watch.Cancel()
		s.watch = nil
	}
	err := s.open(p)
	if err == nil {
		s.reopens = 0
		s.machine.Lost()
		s.turn(p)
		return nil
	}
	wait := min(50*time.Millisecond<<s.reopens, 10*time.Second)
	level := slog.LevelDebug // once is enough
	if s.reopens == 0 {
		level = slog.LevelWarn
	}
	if s.reopens < 10 {
		s.reopens++
	}
	s.m.cfg.Logger.Log(p.Context(), level, "mirror: subscribing failed, it is tried again", "error", err, "in", wait)
	s.after(p, wait, reopen{})
	return nil
}

// turn does what the machine wants next, and has the readers told of what
// changed once the messages that are in the mailbox now are handled.
func (s *server) turn(p *actor.Process) {
	if s.source != nil { // without events a list is of no use
		s.next(p)
	}
	if s.machine.Changed() && !s.flushing {
		s.flushing = true
		s.toSelf(p, flush{})
	}
}

func (s *server) next(p *actor.Process) {
	switch a := s.machine.Next(time.Now()); {
	case a.List.Kind != 0:
		s.list = p.Go("list "+a.List.String(), func(ctx context.Context) error {
			rs, err := s.m.cfg.Lister.List(ctx, a.List)
			return actor.Send(p.ActorSystem().Root, p.Self(), &listed{result: rs, err: err})
		})
	case !a.At.IsZero():
		s.after(p, time.Until(a.At), tick{})
	}
}

func (s *server) flush(p *actor.Process) {
	s.flushing = false
	if !s.machine.Changed() {
		return
	}
	now := s.machine.Snapshot()
	s.m.publish(now)
	for _, sub := range s.subs {
		s.feed(p, sub, now)
	}
	s.diffOld, s.diffNow, s.diffed = nil, nil, nil
}

// periodic arms the timer of the next periodic resync.
func (s *server) periodic(p *actor.Process) {
	if d := s.m.cfg.Resync; d > 0 {
		s.after(p, d-d/20+rand.N(d/10+1), resync{})
	}
}

// after sends the process a message later, in the place of an earlier one of the
// same type that has not come.
func (s *server) after(p *actor.Process, d time.Duration, msg any) {
	if t := s.timers[msg]; t != nil {
		t.Stop()
	}
	root, self := p.ActorSystem().Root, p.Self()
	s.timers[msg] = time.AfterFunc(d, func() { _ = actor.Send(root, self, msg) })
}

func (s *server) toSelf(p *actor.Process, msg any) { _ = p.Send(p.Self(), msg) }

// Terminate stops what would send to a dead process.
func (s *server) Terminate(p *actor.Process, _ error) {
	if s.source != nil {
		if err := monitor.Unsubscribe(p, s.source); err != nil {
			s.m.cfg.Logger.Warn("mirror: stop the events", "error", err)
		}
	}
	for _, t := range s.timers {
		t.Stop()
	}
	for _, sub := range s.subs {
		sub.credits.Close()
	}
	s.m.leave(p)
}
