package actor

import (
	"io"
	"log/slog"
	"math/bits"
	"strconv"
	"sync"
	"sync/atomic"

	pactor "github.com/asynkron/protoactor-go/actor"
	"github.com/asynkron/protoactor-go/extensions"
)

// extensionID finds the node of a system. It is the only package variable that
// is not constant: protoactor gives such ids out by process.
var extensionID = extensions.NextExtensionID()

// node is what processes have in common in one actor system.
type node struct {
	sys     *System
	log     *slog.Logger
	ids     atomic.Uint64
	refs    atomic.Uint64
	pool    dispatcher
	waiters sync.Pool // of *waiter
	rooms   rooms
	near    near
	names   names
	zombies zombies
	plain   sync.Map // string -> *plainChild, by PID.Id
	// guardian is one, as protoactor keeps each for ever.
	guardian guardian
}

// ExtensionID makes a node an extension of a system.
func (*node) ExtensionID() extensions.ExtensionID { return extensionID }

// SystemOption configures [NewSystem] and [Install].
type SystemOption func(*node)

// WithLogger sets where crash reports and warnings go; the default is
// slog.Default.
func WithLogger(l *slog.Logger) SystemOption {
	return func(n *node) { n.log = l }
}

// NewSystem makes an actor system that has processes. Protoactor's own log,
// which goes to stderr, is silenced. A system costs milliseconds and megabytes:
// a program has one.
func NewSystem(opts ...SystemOption) *System {
	sys := pactor.NewActorSystem(
		pactor.WithLoggerFactory(func(*System) *slog.Logger {
			return slog.New(slog.NewTextHandler(io.Discard, nil))
		}),
		// A dead letter starts a goroutine that holds back the log of others
		// for this long; it has nothing to hold back.
		pactor.WithDeadLetterThrottleInterval(1),
	)
	Install(sys, opts...)
	return sys
}

// Install prepares a system made by protoactor itself, so that it has
// processes. It must be called once, before anything is spawned.
func Install(sys *System, opts ...SystemOption) {
	n := &node{sys: sys}
	n.guardian.n = n
	n.waiters.New = func() any { return newWaiter() }
	for _, o := range opts {
		o(n)
	}
	if n.log == nil {
		n.log = slog.Default()
	}
	n.zombies.log = n.log
	if bits.UintSize == 32 {
		oneBucket(sys)
	}
	sys.Extensions.Register(n)
}

// oneBucket gives the registry a single bucket. With more, protoactor takes
// the bucket's index from a hash that is negative for half of all names where
// int has 32 bits.
func oneBucket(sys *System) {
	pids := sys.ProcessRegistry.LocalPIDs
	first := pids.LocalPIDs[0]
	for _, m := range pids.LocalPIDs[1:] {
		for k, v := range m.Items() {
			first.Set(k, v)
		}
	}
	pids.LocalPIDs = pids.LocalPIDs[:1:1]
}

// nodeOf finds the node of the caller's system.
func nodeOf(c Caller) (*node, error) {
	if p, ok := c.(*Process); ok {
		return p.node, nil
	}
	return nodeIn(c.ActorSystem())
}

func nodeIn(sys *System) (*node, error) {
	if n, ok := sys.Extensions.Get(extensionID).(*node); ok {
		return n, nil
	}
	return nil, ErrNotInstalled
}

// identity is who the caller is; nil for the root context.
func identity(c Caller) *PID {
	switch c := c.(type) {
	case *Process:
		return c.pid
	case *RootContext:
		return nil
	case interface{ Self() *PID }:
		return c.Self()
	}
	return nil
}

// newID makes the id of one incarnation: a name or a prefix and a number that
// is used once.
func (n *node) newID(prefix string) string {
	if prefix == "" {
		prefix = "p"
	}
	var buf [48]byte
	b := append(append(buf[:0], prefix...), '#')
	return string(strconv.AppendUint(b, n.ids.Add(1), 10))
}

func (n *node) newRef() Ref { return Ref(n.refs.Add(1)) }

// find resolves an address: to a process, or to whatever else is registered
// under it. A name resolves to its present holder. Both are nil if there is
// nobody.
func (n *node) find(pid *PID) (*Process, pactor.Process) {
	if p := n.near.get(pid); p != nil {
		return p, nil
	}
	proc, ok := n.sys.ProcessRegistry.Get(pid)
	if !ok {
		return nil, nil
	}
	switch t := proc.(type) {
	case *mailbox:
		if t.p.pid == pid {
			n.near.put(t.p)
		}
		return t.p, nil
	case *nameProcess:
		h := t.holder.Load()
		if h == nil {
			return nil, nil
		}
		return h.p, h.proc
	}
	return nil, proc
}

// near has processes that were looked up lately by the very PID that their
// start returned, which nearly all are: the registry hashes a name three times
// and takes a lock. The slot is by the end of the name, which is a number.
type near [128]atomic.Pointer[Process]

func (c *near) slot(pid *PID) *atomic.Pointer[Process] {
	id := pid.Id
	if len(id) < 2 {
		return &c[0]
	}
	return &c[(10*uint(id[len(id)-2])+uint(id[len(id)-1]))%uint(len(c))]
}

// get is nil if the process is not there.
func (c *near) get(pid *PID) *Process {
	if pid == nil {
		return nil
	}
	if p := c.slot(pid).Load(); p != nil && p.pid == pid && !p.dead.Load() {
		return p
	}
	return nil
}

func (c *near) put(p *Process) { c.slot(p.pid).Store(p) }

// drop forgets a process that is dead.
func (c *near) drop(p *Process) { c.slot(p.pid).CompareAndSwap(p, nil) }
