package monitor

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// Errors of [Start] and the other functions that start a monitor.
var (
	// ErrNoOwner means that no owner was named.
	ErrNoOwner = errors.New("monitor: no owner")
	// ErrOwnerDead means that the owner is not alive.
	ErrOwnerDead = errors.New("monitor: the owner is not alive")
	// ErrRemoteOwner means that the owner is at another address. The credit
	// window works within one actor system only.
	ErrRemoteOwner = errors.New("monitor: the owner is remote")
	// ErrOwnerDown is what a monitor's exit reason, {shutdown, ErrOwnerDown},
	// carries when it ended because its owner did.
	ErrOwnerDown = errors.New("monitor: owner down")
)

// ConfigError names a field of [Config] with a value that makes no sense.
type ConfigError struct {
	Field string
	Value any
}

// Error names the field and the value.
func (e *ConfigError) Error() string {
	return fmt.Sprintf("monitor: bad %s: %v", e.Field, e.Value)
}

// Config says what to monitor and for whom. Every zero value but the owner's
// means the default.
type Config struct {
	// Owner receives *event.Event and *event.ResyncNeeded. It may be any local
	// actor; a name's PID is looked up when the monitor starts.
	Owner *actor.PID
	// NetNS is the network namespace; the zero value is the host's. When one by
	// name, path or process id is gone, as [rtnl.WatchNetNS] tells, the monitor
	// ends with {shutdown, *[rtnl.NetNSError]}, for which errors.Is of
	// [rtnl.ErrNetNSGone] holds; so does it for the last word's Err. One by a
	// descriptor, of a thread or under /proc is monitored until the monitor is
	// stopped: its socket keeps it alive.
	NetNS rtnl.NetNS
	// Groups are the multicast groups to join; nil is [rtnl.DefaultGroups].
	Groups []rtnl.Group
	// ReadBuffer is the socket's receive buffer in bytes. 0 is 4 MiB or what
	// the kernel grants; an explicit size that it does not grant is an error.
	ReadBuffer int
	// AllNSID hears every network namespace that has an nsid in this one. A
	// namespace without one is not heard; a new_nsid event says from when on
	// it is. A gap is a gap of all of them.
	AllNSID bool

	// Tag is any value; every message to the owner carries it.
	Tag any
	// Ops are the ops to deliver; nil is all. Messages without a codec are
	// named by [event.Unknown].
	Ops []event.Op
	// Coalesce sends *event.WakeUp instead of events: at most one is under
	// way, and what changes meanwhile is told by the next.
	Coalesce bool
	// Reuse is the owner's promise that it keeps no event: it doesn't store,
	// stash or forward one, nor leave one to a goroutine that goes on after
	// Receive has returned. The monitor then sends the same events again once
	// the owner has acknowledged them, with other contents, and the same routes,
	// addresses, neighbours and rules in them; in a storm that saves a fifth
	// of the work. Of what it wants to keep the owner copies the Event struct
	// and that of the resource; what they point to is not used again.
	Reuse bool
	// InitialResync has a first start, too, send a marker once the groups are
	// joined: ResyncNeeded{Reason: Started}.
	InitialResync bool
	// Window bounds what is between the monitor and its owner.
	Window Window

	// Name registers the monitor; "" does not.
	Name string
	// Logger receives what is worth an operator's notice; nil is
	// [slog.Default].
	Logger *slog.Logger
	// Snapshot, if not nil, is kept up to date with the statistics.
	Snapshot *Snapshot
	// Trace, if not nil, is told of the reader's work.
	Trace *Trace

	// open makes the socket; tests put a script in its place.
	open func(rtnl.ListenConfig) (*rtnl.Listener, error)
	// clock, if not nil, replaces the time of receipt.
	clock func() time.Time
	// after, if not nil, replaces time.After for the reader's pauses.
	after func(time.Duration) <-chan time.Time
}

// Trace is called by the reader between its turns. As long as one of its
// functions does not return nothing is read, and Stop waits; so it is for
// tests and for measuring.
type Trace struct {
	// BeforeRead is called before the reader waits for messages.
	BeforeRead func()
	// AfterRead is called with what a turn brought, before the monitor sees
	// it.
	AfterRead func(Turn)
}

// Turn is what one turn of the reader brought.
type Turn struct {
	// Messages is how many messages were received.
	Messages int
	// Err is the receive error after them, if any.
	Err error
	// Empty says that the queue was read empty.
	Empty bool
	// Drops is the socket's drop count.
	Drops uint32
}

// check returns what is wrong with the configuration.
func (cfg *Config) check() error {
	switch {
	case cfg.Owner == nil:
		return ErrNoOwner
	case cfg.ReadBuffer < 0:
		return &ConfigError{"ReadBuffer", cfg.ReadBuffer}
	case cfg.Window.Events < 0:
		return &ConfigError{"Window.Events", cfg.Window.Events}
	case cfg.Window.Bytes < 0:
		return &ConfigError{"Window.Bytes", cfg.Window.Bytes}
	}
	return nil
}

func (cfg *Config) logger() *slog.Logger {
	if cfg.Logger == nil {
		return slog.Default()
	}
	return cfg.Logger
}

func (cfg *Config) listen() (*rtnl.Listener, error) {
	open := cfg.open
	if open == nil {
		open = rtnl.Listen
	}
	return open(rtnl.ListenConfig{
		NetNS: cfg.NetNS, Groups: cfg.Groups, ReadBuffer: cfg.ReadBuffer, AllNSID: cfg.AllNSID,
	})
}
