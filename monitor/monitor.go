package monitor

import (
	"errors"
	"time"

	"github.com/linx-go/linx/actor"
)

// callTimeout is how long Stats and Unsubscribe wait for a monitor.
const callTimeout = 5 * time.Second

// Start starts a monitor that nobody is linked to. When it returns the groups
// are joined: every change from then on reaches the owner or is marked.
//
// Errors: [ErrNoOwner], [ErrOwnerDead], [ErrRemoteOwner], [*ConfigError], and
// those of [rtnl.Listen]: [*rtnl.NetNSError], [*rtnl.GroupError],
// [*rtnl.ReadBufferError]. Nothing is left of the monitor then.
func Start(c actor.Caller, cfg Config) (*actor.PID, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	return actor.Start(c, &server{cfg: cfg}, cfg.options(actor.StartInfo{}))
}

// StartLink is [Start] with a link between the monitor and the caller: each
// ends with the other. For a plain protoactor actor it spawns the monitor as
// its child.
func StartLink(c actor.Caller, cfg Config) (*actor.PID, error) {
	return startLink(c, cfg, actor.StartInfo{})
}

func startLink(c actor.Caller, cfg Config, info actor.StartInfo) (*actor.PID, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	return actor.StartLink(c, &server{cfg: cfg}, cfg.options(info))
}

func (cfg *Config) options(info actor.StartInfo) actor.Options {
	return actor.Options{Name: cfg.Name, Logger: cfg.Logger, StartInfo: info}
}

// Subscribe is [Start] for an owner; a nil owner is the calling actor or
// process. The monitor ends with its owner, so no link is needed.
func Subscribe(c actor.Caller, owner *actor.PID, cfg Config) (*actor.PID, error) {
	if owner == nil {
		// A context without an actor, as System.Root, has no identity.
		if self, ok := c.(interface{ Self() *actor.PID }); ok && !isRoot(c) {
			owner = self.Self()
		}
	}
	cfg.Owner = owner
	return Start(c, cfg)
}

func isRoot(c actor.Caller) bool {
	_, ok := c.(*actor.RootContext)
	return ok
}

// Unsubscribe stops a monitor and waits for its end. When it returns nil the
// socket is closed and nothing more is put into the owner's mailbox; what is
// there already stays. It may be called by the owner. A monitor that has ended
// already is no error.
//
// The message [Stop] does the same without waiting.
func Unsubscribe(c actor.Caller, monitor *actor.PID) error {
	_, err := actor.Call(c, monitor, stopRequest{}, callTimeout)
	if errors.Is(err, actor.ErrTimeout) || errors.Is(err, actor.ErrCallingSelf) {
		return err
	}
	// Whatever else became of the call, the monitor is about to be gone.
	_, err = actor.Await(c, monitor, callTimeout)
	if errors.Is(err, actor.NoProc) {
		return nil
	}
	return err
}

// Stats are a monitor's statistics.
//
// Errors: those of [actor.Call].
func Stats(c actor.Caller, monitor *actor.PID) (Statistics, error) {
	v, err := actor.Call(c, monitor, statsRequest{}, callTimeout)
	if err != nil {
		return Statistics{}, err
	}
	return v.(Statistics), nil
}

// ChildSpec is the spec of a supervised monitor, with the name as ID, or
// "monitor". It is transient: a crash restarts the monitor; Stop, Unsubscribe,
// its owner's death and the end of its network namespace end it for good. (In
// Elixir children are permanent by default.) The first message of a restarted
// monitor is ResyncNeeded{Reason: Restarted}.
//
// With Restart set to [actor.Permanent] a monitor whose namespace is gone is
// started again, in the namespace that has the name by then. As long as there
// is none its starts fail and count against the supervisor's intensity.
//
// Owner and monitor belong under a rest_for_one supervisor, the owner first and
// with a name: then the monitor is started again after its owner.
func ChildSpec(cfg Config) actor.ChildSpec {
	id := cfg.Name
	if id == "" {
		id = "monitor"
	}
	return actor.ChildSpec{
		ID: id,
		Start: func(parent *actor.Process, info actor.StartInfo) (*actor.PID, error) {
			return startLink(parent, cfg, info)
		},
		Restart: actor.Transient,
	}
}

// Props are for a plain protoactor parent: ctx.Spawn(monitor.Props(cfg)). As
// Spawn does not tell when the groups are joined, nor of an error, set
// Config.InitialResync and watch the monitor.
func Props(cfg Config) *actor.Props {
	return actor.NewProps(func() actor.GenServer { return &server{cfg: cfg} }, cfg.options(actor.StartInfo{}))
}
