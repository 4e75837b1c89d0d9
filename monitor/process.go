package monitor

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// Stop ends a monitor when it is sent to it: with reason normal, and without
// an answer. [Unsubscribe] waits for the end.
type Stop struct{}

// requests of Stats and Unsubscribe.
type (
	statsRequest struct{}
	stopRequest  struct{}
)

// handed is a batch on its way from a reader.
type handed struct {
	from  *reader
	batch *batch
}

// IgnoreDeadLetterLogging: a batch that comes after the monitor's end is
// nobody's loss.
func (*handed) IgnoreDeadLetterLogging() {}

// server is the monitor's process: the core with a socket, a reader and an
// owner.
type server struct {
	actor.Base
	cfg Config

	watch   actor.Ref // of the owner
	credits *actor.Credits
	reader  *reader
	// unwatched is why the namespace's end can't be watched for.
	unwatched error
	// reopening and failure are what the core asked for.
	reopening bool
	failure   error

	// mu guards the core and the way to the owner, which a kill closes from
	// outside.
	mu    sync.Mutex
	core  core
	quiet bool // the end needs no last word
	gone  bool // nothing more goes to the owner
}

// Init opens the socket and joins the groups.
func (s *server) Init(p *actor.Process) (err error) {
	if err := s.cfg.check(); err != nil {
		return err
	}
	sys := p.ActorSystem()
	if s.cfg.Owner.Address != sys.Address() {
		return ErrRemoteOwner
	}
	// EXIT signals become messages, so that Terminate is run for each end.
	p.TrapExit(true)
	credits, err := actor.OpenCredits(p, s.cfg.Owner)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrOwnerDead, err)
	}
	s.credits, s.watch = credits, p.Monitor(credits.Owner())
	if !credits.Alive() {
		return ErrOwnerDead
	}

	// First the watch: a namespace that takes the place of the watched one
	// before the socket is open is seen.
	watch := s.watchNetNS()
	defer func() {
		if watch != nil {
			_ = watch.Close()
		}
	}()
	sock, drops, err := s.open()
	if err != nil {
		return err
	}
	log := s.cfg.logger()
	if s.unwatched != nil {
		log.Warn("the end of the network namespace can't be watched for", "error", s.unwatched)
	}
	if s.cfg.ReadBuffer == 0 && sock.Granted() < 2*rtnl.DefaultReadBuffer {
		log.Warn("the kernel granted a smaller receive buffer than asked for",
			"asked", rtnl.DefaultReadBuffer, "granted", sock.Granted()/2)
	}
	s.core = core{
		out: s, parser: &codec.Parser{}, tag: s.cfg.Tag, filter: s.cfg.Ops, coalesce: s.cfg.Coalesce,
		note: &notes{log: log}, win: window{max: s.cfg.Window.withDefaults()},
	}
	if s.cfg.Reuse {
		s.core.reuse = &reuse{}
	}
	s.listen(p, sock, drops)
	reason := event.Reason(0)
	switch {
	case p.StartInfo().Restart:
		reason = event.Restarted
	case s.cfg.InitialResync:
		reason = event.Started
	}
	func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.core.start(reason, sock.Granted(), drops, time.Now())
		s.publish()
	}()
	p.OnKill(s.killed)
	if w := watch; w != nil {
		p.OnKill(func() { _ = w.Close() }) // if the task does not run any more
		p.Go("watch", func(ctx context.Context) error { return runWatch(ctx, w) })
		watch = nil
	}
	return nil
}

// open opens a socket and reads the first drop count after the join.
func (s *server) open() (*rtnl.Listener, uint32, error) {
	sock, err := s.cfg.listen()
	if err != nil {
		return nil, 0, fmt.Errorf("monitor: listen: %w", err)
	}
	drops, err := sock.Drops()
	if err != nil {
		_ = sock.Close()
		return nil, 0, fmt.Errorf("monitor: read the drop count: %w", err)
	}
	return sock, drops, nil
}

// listen starts a reader on the socket, or closes it.
func (s *server) listen(p *actor.Process, sock *rtnl.Listener, drops uint32) {
	started := false
	defer func() {
		if !started { // the process was killed meanwhile
			_ = sock.Close()
		}
	}()
	sys, self := p.ActorSystem(), p.Self()
	var r *reader
	r = newReader(&s.cfg, sock, drops, func(b *batch) { sys.Root.Send(self, &handed{r, b}) })
	p.Go("reader", r.run)
	s.reader, started = r, true
}

// HandleInfo handles batches, acknowledgements, the end of others and Stop.
func (s *server) HandleInfo(p *actor.Process, msg any) error {
	switch msg := msg.(type) {
	case *handed:
		return s.batch(p, msg)
	case *actor.Credited:
		s.mu.Lock()
		defer s.mu.Unlock()
		s.core.acked(msg.Seq, time.Now())
	case *actor.DOWN:
		if msg.Ref == s.watch {
			s.hush()
			return actor.ShutdownWith(ErrOwnerDown)
		}
	case *actor.EXIT:
		// A linked process, the reader or the watch. The parent's end never
		// comes here.
		if msg.Reason != actor.Normal {
			return msg.Reason
		}
	case *Stop:
		s.hush()
		return actor.Normal
	}
	return nil
}

func (s *server) batch(p *actor.Process, h *handed) error {
	reopen := s.take(h)
	if s.failure != nil {
		return fmt.Errorf("monitor: receive: %w", s.failure)
	}
	if reopen {
		return s.replace(p)
	}
	return nil
}

// take has the core read a batch and says whether the socket is to be replaced. A
// process that was killed meanwhile panics where it sends, and must not keep the
// lock that killed waits for.
func (s *server) take(h *handed) (reopen bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if h.from == s.reader {
		s.core.read(h.batch)
	} else {
		s.core.discard(h.batch)
	}
	s.publish()
	reopen, s.reopening = s.reopening, false
	return reopen
}

// replace replaces the socket. What the old one still holds is older than the
// marker to come.
func (s *server) replace(p *actor.Process) error {
	sock, drops, err := s.open()
	if err != nil {
		return fmt.Errorf("monitor: replace the socket: %w", err)
	}
	s.reader.close()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listen(p, sock, drops)
	s.core.reopened(sock.Granted(), drops, time.Now())
	s.publish()
	return nil
}

// hush says that the owner knows of the end to come.
func (s *server) hush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.quiet = true
}

// HandleCall answers Stats and Unsubscribe.
func (s *server) HandleCall(_ *actor.Process, _ actor.From, req any) (any, error) {
	switch req.(type) {
	case statsRequest:
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.core.statistics(), nil
	case stopRequest:
		s.hush()
		return true, actor.Normal
	}
	return nil, &actor.BadRequestError{Kind: "call", Request: req}
}

// Terminate closes the socket, waits for the reader and has the last word.
func (s *server) Terminate(_ *actor.Process, reason error) {
	s.reader.close()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastWord(reason)
}

// killed does what Terminate would, from outside and without waiting.
func (s *server) killed() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reader.kill()
	s.lastWord(actor.Killed)
}

// lastWord sends the last message to the owner, if it needs one.
func (s *server) lastWord(reason error) {
	if s.gone {
		return
	}
	s.publish()
	if !s.quiet {
		s.resync(s.core.down(reason, time.Now()))
	}
	s.gone = true
}

func (s *server) publish() {
	if s.cfg.Snapshot != nil {
		s.cfg.Snapshot.store(s.core.statistics())
	}
}

// The core's sink.

func (s *server) event(e *event.Event)         { s.tell(e) }
func (s *server) resync(r *event.ResyncNeeded) { s.tell(r) }
func (s *server) wakeUp(w *event.WakeUp)       { s.tell(w) }
func (s *server) read(p permit)                { s.reader.permits <- p }
func (s *server) reopen()                      { s.reopening = true }
func (s *server) fail(err error)               { s.failure = err }

func (s *server) credit(seq uint64) {
	if !s.gone {
		s.credits.Mark(seq)
	}
}

func (s *server) tell(msg any) {
	if !s.gone {
		s.credits.Send(msg)
	}
}
