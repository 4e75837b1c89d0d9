package monitor

import (
	"context"
	"errors"
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
}

func newReader(cfg *Config, sock *rtnl.Listener, drops uint32, hand func(*batch)) *reader {
	trace := cfg.Trace
	if trace == nil {
		trace = &Trace{}
	}
	return &reader{
		sock: sock, trace: trace, clock: cfg.clock, hand: hand, drops: drops,
		permits: make(chan permit, maxOutstanding),
		stop:    make(chan struct{}), done: make(chan struct{}),
	}
}

// run reads until the reader is closed.
func (r *reader) run(ctx context.Context) error {
	defer close(r.done)
	for {
		var p permit
		select {
		case p = <-r.permits:
		case <-r.stop:
			return nil
		case <-ctx.Done():
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
		r.hand(b)
	}
}

// read reads a batch.
func (r *reader) read(p permit) (*batch, error) {
	b := &r.ring[r.turn]
	r.turn = (r.turn + 1) % len(r.ring)
	b.Max, b.MaxBytes = p.events, max(1, p.bytes-largest)
	b.NoWait = p.noWait || r.look
	if err := r.sock.ReadBatch(&b.Batch); err != nil {
		return nil, err
	}
	b.permit = p
	switch b.now = b.Time; {
	case r.clock != nil:
		b.now = r.clock()
	case b.now.IsZero():
		b.now = time.Now()
	}
	mi, err := r.sock.MemInfo()
	if errors.Is(err, rtnl.ErrClosed) {
		return nil, err
	}
	b.haveDrops = err == nil
	b.depth = mi.Queued
	if b.haveDrops {
		b.drops = mi.Drops
	}
	// After an error the end of the gap is an empty queue, which no socket
	// becomes readable for.
	r.look = b.Err != nil || b.haveDrops && b.drops != r.drops
	r.drops = b.drops
	return b, nil
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
