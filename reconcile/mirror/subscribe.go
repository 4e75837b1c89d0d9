package mirror

import (
	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/reconcile"
)

// Synced is a subscriber's first message: the state as it is when everything
// has been listed once. A new one comes when the mirror's process was restarted,
// and takes the place of all that was told before.
type Synced struct {
	Snapshot *reconcile.Snapshot
	Tag      any // Config.Tag
}

// Changed is what changed of one kind since the last message to the subscriber.
// Several of one revision follow each other, one for each kind. While a
// subscriber is busy with earlier ones changes are put together, so that an
// object that came and went meanwhile is not told of.
type Changed = reconcile.Changed

// Subscribe, sent to the mirror's process, makes PID a subscriber; nil is the
// sender. [Unsubscribe] ends that.
type (
	Subscribe   struct{ PID *actor.PID }
	Unsubscribe struct{ PID *actor.PID }
)

// Subscribe makes an actor a subscriber: it receives [*Synced] and then
// [*Changed] until it unsubscribes or ends; it may also see *actor.Credit, which
// the runtime answers. A nil pid is the calling actor. An actor that already is
// one starts again with a Synced.
//
// Errors: [ErrNotRunning], [actor.ErrNilPID], [*actor.CallError].
func (m *Mirror) Subscribe(c actor.Caller, pid *actor.PID) error {
	return m.ask(c, pid, func(pid *actor.PID) any { return &Subscribe{pid} })
}

// Unsubscribe ends a subscription. What was sent before stays in the
// subscriber's mailbox.
//
// Errors: as for [Mirror.Subscribe].
func (m *Mirror) Unsubscribe(c actor.Caller, pid *actor.PID) error {
	return m.ask(c, pid, func(pid *actor.PID) any { return &Unsubscribe{pid} })
}

func (m *Mirror) ask(c actor.Caller, pid *actor.PID, req func(*actor.PID) any) error {
	if self, ok := c.(interface{ Self() *actor.PID }); ok && pid == nil {
		pid = self.Self()
	}
	if pid == nil {
		return actor.ErrNilPID
	}
	to := m.process()
	if to == nil {
		return ErrNotRunning
	}
	reply, err := actor.Call(c, to, req(pid), callTimeout)
	if err != nil {
		return err
	}
	err, _ = reply.(error)
	return err
}

// subscriber is one receiver of changes. It has at most one batch on its way:
// what comes meanwhile is the difference to the state it was told last.
type subscriber struct {
	pid     *actor.PID
	ref     actor.Ref
	credits *actor.Credits
	last    *reconcile.Snapshot // what it was told; nil before its Synced
	marks   uint64
	busy    bool
}

// subscribe adds a subscriber, or starts one again.
func (s *server) subscribe(p *actor.Process, pid *actor.PID) error {
	s.unsubscribe(p, pid)
	credits, err := actor.OpenCredits(p, pid)
	if err != nil {
		return err
	}
	sub := &subscriber{pid: pid, credits: credits, ref: p.Monitor(pid)}
	s.subs = append(s.subs, sub)
	s.m.remember(pid)
	s.feed(p, sub, s.m.Snapshot())
	return nil
}

func (s *server) unsubscribe(p *actor.Process, pid *actor.PID) {
	for i, sub := range s.subs {
		if sub.pid.Equal(pid) {
			sub.credits.Close()
			p.Demonitor(sub.ref, true)
			s.subs = append(s.subs[:i:i], s.subs[i+1:]...)
			s.m.forget(pid)
			return
		}
	}
}

// down ends the subscription of an actor that is gone.
func (s *server) down(p *actor.Process, ref actor.Ref) {
	for _, sub := range s.subs {
		if sub.ref == ref {
			s.unsubscribe(p, sub.pid)
			return
		}
	}
}

// credited: a subscriber has handled what it was sent.
func (s *server) credited(p *actor.Process, c *actor.Credited) {
	for _, sub := range s.subs {
		if sub.credits == c.Credits && c.Seq >= sub.marks {
			sub.busy = false
			s.feed(p, sub, s.m.Snapshot())
		}
	}
}

// feed tells a subscriber what is new to it, if it is not busy.
func (s *server) feed(p *actor.Process, sub *subscriber, now *reconcile.Snapshot) {
	if sub.busy || !now.Synced() || sub.last == now {
		return
	}
	if sub.last == nil {
		s.send(p, sub, &Synced{now, s.m.cfg.Tag})
	} else {
		changes := s.diff(sub.last, now)
		sub.last = now
		if len(changes) == 0 {
			return
		}
		for _, c := range changes {
			s.send(p, sub, c)
		}
	}
	sub.last, sub.busy = now, true
	sub.marks++
	sub.credits.Mark(sub.marks)
}

func (s *server) send(p *actor.Process, sub *subscriber, msg any) {
	if err := p.Send(sub.pid, msg); err != nil {
		s.m.cfg.Logger.Warn("mirror: send to a subscriber", "pid", sub.pid.GetId(), "error", err)
	}
}

// diff is what changed between two snapshots. Most subscribers have been told
// the same, so the last answer is kept.
func (s *server) diff(old, now *reconcile.Snapshot) []*Changed {
	if s.diffOld != old || s.diffNow != now {
		s.diffOld, s.diffNow, s.diffed = old, now, now.Diff(old)
		for _, c := range s.diffed {
			c.Tag = s.m.cfg.Tag
		}
	}
	return s.diffed
}
