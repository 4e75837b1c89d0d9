package monitor

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/linx-go/linx/rtnl"
)

// reader is the one goroutine that reads a socket. It reads a batch for each
// permit and hands it to the monitor; it decides nothing.
type reader struct {
	sock    *rtnl.Listener
	trace   *Trace
	clock   func() time.Time
	permits chan permit
	// hand passes a batch to the monitor. The batch is the monitor's until it
	// gives the permit after next.
	hand func(*batch)
	stop chan struct{}
	done chan struct{}
	once sync.Once

	ring [maxOutstanding]batch
	turn int
	// look says that the queue has to be looked at without waiting.
	look  bool
	drops uint32
	pace  pace
	// after makes the time a pause takes.
	after func(time.Duration) <-chan time.Time
	pause bool // before the next read
}

func newReader(cfg *Config, sock *rtnl.Listener, drops uint32, hand func(*batch)) *reader {
	trace := cfg.Trace
	if trace == nil {
		trace = &Trace{}
	}
	after := cfg.after
	if after == nil {
		after = time.After
	}
	return &reader{
		pace: pace{granted: sock.Granted()}, after: after,
		sock: sock, trace: trace, clock: cfg.clock, hand: hand, drops: drops,
		permits: make(chan permit, maxOutstanding),
		stop:    make(chan struct{}), done: make(chan struct{}),
	}
}

// run reads until the reader is closed.
func (r *reader) run(ctx context.Context) error {
	defer close(r.done)
	for {
		if r.pause {
			r.sock.Pause()
			select {
			case <-r.after(gatherFor):
			case <-r.stop:
				return nil
			case <-ctx.Done():
				return nil
			}
		}
		p, ok := r.permit(ctx)
		if !ok {
			return nil
		}
		if f := r.trace.BeforeRead; f != nil {
			f()
		}
		b, err := r.read(p)
		if errors.Is(err, rtnl.ErrClosed) {
			select {
			case <-r.stop:
				return nil
			case <-ctx.Done():
				return nil
			default: // closed by somebody else
			}
		}
		if err != nil {
			return err
		}
		if f := r.trace.AfterRead; f != nil {
			f(Turn{Messages: len(b.Messages), Err: b.Err, Empty: b.Empty, Drops: b.drops})
		}
		full := b.Full
		if full {
			// Nobody will wait soon.
			r.sock.Pause()
		}
		r.hand(b)
		if !full {
			// The monitor comes first: there is hardly more to read.
			runtime.Gosched()
		}
	}
}

// permit waits for the next permit. It is false if the reader has to end.
func (r *reader) permit(ctx context.Context) (p permit, ok bool) {
	select {
	case p = <-r.permits:
		return p, true
	default:
	}
	// Meanwhile nobody waits for messages.
	r.sock.Pause()
	select {
	case p = <-r.permits:
		return p, true
	case <-r.stop:
	case <-ctx.Done():
	}
	return p, false
}

// read reads a batch.
func (r *reader) read(p permit) (*batch, error) {
	b := &r.ring[r.turn]
	r.turn = (r.turn + 1) % len(r.ring)
	b.Max, b.MaxBytes = p.events, max(1, p.bytes-largest)
	b.permit, b.paused = p, r.pause
	r.pause = false
	// What was dropped is looked for before the read, when nobody waits for
	// what it brings, but in a gap after it: the count of a gap's end is that
	// of the empty queue.
	if !p.noWait && !r.look {
		if err := r.memInfo(b); err != nil {
			return nil, err
		}
		r.look = b.haveDrops && b.drops != r.drops
	}
	b.NoWait = p.noWait || r.look
	if err := r.sock.ReadBatch(&b.Batch); err != nil {
		return nil, err
	}
	switch b.now = b.Time; {
	case r.clock != nil:
		b.now = r.clock()
	case b.now.IsZero():
		b.now = time.Now()
	}
	if !b.NoWait && b.Err == nil {
		r.pause = r.pace.pause(b.now, len(b.Messages), b.Full, b.depth)
		return b, nil
	}
	r.pace.calm()
	if err := r.memInfo(b); err != nil {
		return nil, err
	}
	// After an error the end of the gap is an empty queue, which no socket
	// becomes readable for.
	r.look = b.Err != nil || b.haveDrops && b.drops != r.drops
	r.drops = b.drops
	return b, nil
}

// memInfo asks how full the queue is and how much was dropped.
func (r *reader) memInfo(b *batch) error {
	mi, err := r.sock.MemInfo()
	if errors.Is(err, rtnl.ErrClosed) {
		return err
	}
	b.haveDrops = err == nil
	b.depth, b.drops = mi.Queued, r.drops
	if b.haveDrops {
		b.drops = mi.Drops
	}
	return nil
}

// close closes the socket and waits for the reader's end.
func (r *reader) close() {
	r.kill()
	<-r.done
}

// kill closes the socket without waiting.
func (r *reader) kill() {
	r.once.Do(func() {
		close(r.stop)
		_ = r.sock.Close()
	})
}
