package mirror

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/reconcile"
)

// ErrNotRunning says that the mirror's process is not running.
var ErrNotRunning = errors.New("mirror: not running")

// ErrRunning says that the mirror's process is running already.
var ErrRunning = errors.New("mirror: already running")

// callTimeout bounds calls of the mirror's process, which never blocks.
const callTimeout = 5 * time.Second

// Mirror is the handle of a mirror: what is read of it, and how its process is
// started. It outlives the process: after a restart the snapshots go on from
// where they were and subscribers receive a new [Synced]. Its methods may be
// called by any goroutine.
type Mirror struct {
	cfg Config
	cur atomic.Pointer[version]

	mu   sync.Mutex
	pid  *actor.PID
	subs []*actor.PID
}

// version is a snapshot and the news of the next.
type version struct {
	snapshot *reconcile.Snapshot
	next     chan struct{} // closed when there is a newer one
}

// New returns a mirror whose process has not been started.
//
// Errors: [*ConfigError].
func New(cfg Config) (*Mirror, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	m := &Mirror{cfg: cfg.withDefaults()}
	m.cur.Store(&version{&reconcile.Snapshot{}, make(chan struct{})})
	return m, nil
}

// Start starts the process. When it returns every change from then on is heard
// of; the first lists are under way, see [Mirror.WaitFor] and
// [reconcile.Synced].
//
// Errors: those of [monitor.Start] if the events can't be subscribed to,
// [ErrRunning], [*actor.AlreadyStartedError] for a name in use.
func (m *Mirror) Start(c actor.Caller) (*actor.PID, error) {
	return actor.Start(c, &server{m: m}, m.options(actor.StartInfo{}))
}

// StartLink is [Mirror.Start], linked to the caller.
func (m *Mirror) StartLink(c actor.Caller) (*actor.PID, error) {
	return actor.StartLink(c, &server{m: m}, m.options(actor.StartInfo{}))
}

// Stop stops the process. Snapshots stay readable.
//
// Errors: [ErrNotRunning]; those of [actor.Stop].
func (m *Mirror) Stop(c actor.Caller) error {
	pid := m.process()
	if pid == nil {
		return ErrNotRunning
	}
	return actor.Stop(c, pid, actor.Normal, actor.Infinity)
}

// Props makes the process under a plain protoactor parent.
func (m *Mirror) Props() *actor.Props {
	return actor.NewProps(func() actor.GenServer { return &server{m: m} }, m.options(actor.StartInfo{}))
}

// ChildSpec is the process as a supervisor's child: permanent, with the ID
// "mirror" or Config.Name.
func (m *Mirror) ChildSpec() actor.ChildSpec {
	id := m.cfg.Name
	if id == "" {
		id = "mirror"
	}
	return actor.ChildSpec{ID: id, Start: func(parent *actor.Process, info actor.StartInfo) (*actor.PID, error) {
		return actor.StartLink(parent, &server{m: m}, m.options(info))
	}}
}

func (m *Mirror) options(info actor.StartInfo) actor.Options {
	return actor.Options{Name: m.cfg.Name, Logger: m.cfg.Logger, StartInfo: info}
}

// Snapshot is the newest snapshot; empty before the first list. It takes no
// lock.
func (m *Mirror) Snapshot() *reconcile.Snapshot { return m.cur.Load().snapshot }

// WaitFor waits until every predicate holds for a snapshot that is synced, and
// returns that snapshot.
//
// Errors: the context's, with the newest snapshot.
func (m *Mirror) WaitFor(ctx context.Context, ps ...reconcile.Predicate) (*reconcile.Snapshot, error) {
	all := reconcile.All(ps...)
	for {
		v := m.cur.Load()
		if v.snapshot.Synced() && all(v.snapshot) {
			return v.snapshot, nil
		}
		select {
		case <-v.next:
		case <-ctx.Done():
			return v.snapshot, fmt.Errorf("mirror: wait: %w", context.Cause(ctx))
		}
	}
}

// publish makes s the newest snapshot.
func (m *Mirror) publish(s *reconcile.Snapshot) {
	old := m.cur.Swap(&version{s, make(chan struct{})})
	close(old.next)
}

// process is the running process; nil if there is none.
func (m *Mirror) process() *actor.PID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.pid
}

// enter makes p the process and returns the subscribers it inherits.
func (m *Mirror) enter(p *actor.Process) ([]*actor.PID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pid != nil && actor.IsAlive(p, m.pid) {
		return nil, ErrRunning
	}
	m.pid = p.Self()
	return slices.Clone(m.subs), nil
}

// leave ends what enter began. Subscribers stay, for the next incarnation.
func (m *Mirror) leave(p *actor.Process) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pid != nil && m.pid.Equal(p.Self()) {
		m.pid = nil
	}
}

// remember and forget keep the list of subscribers.
func (m *Mirror) remember(pid *actor.PID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.subs = append(m.subs, pid)
}

func (m *Mirror) forget(pid *actor.PID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.subs = slices.DeleteFunc(m.subs, pid.Equal)
}
