package mirror

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
)

// The defaults of a [Config].
const (
	DefaultResync = 5 * time.Minute
	DefaultSettle = 5 * time.Millisecond
)

// Config says what to mirror. Every zero value means the default.
type Config struct {
	// NetNS is the network namespace; the zero value is the host's.
	NetNS rtnl.NetNS
	// Kinds are the kinds of object to hold; nil is all. Links are always
	// held, and addresses and nexthops if routes or forwarding entries are,
	// see [reconcile.Held].
	Kinds []reconcile.Kind
	// ReadBuffer is the receive buffer of the events' socket in bytes, as in
	// [monitor.Config].
	ReadBuffer int
	// Resync is how often everything is listed whatever the events say: some
	// changes no event tells, such as an attribute set on a link that is down.
	// The time varies by a tenth, so that many mirrors don't list at once. 0
	// is [DefaultResync]; less than 0 is never.
	Resync time.Duration
	// Settle is how long after a list events are waited for that were on their
	// way during it, before what is not in the list is taken to be gone. 0 is
	// [DefaultSettle].
	Settle time.Duration

	// Tag is any value; what subscribers receive carries it.
	Tag any
	// Name registers the process; "" does not.
	Name string
	// Logger receives what is worth an operator's notice; nil is
	// [slog.Default].
	Logger *slog.Logger

	// Lister makes the lists; nil is [Lister] of NetNS.
	Lister reconcile.Lister
	// Subscribe starts, linked to the mirror's process p, a process that sends
	// p the events of the groups; when it returns they are subscribed to. The
	// mirror ends it with [monitor.Unsubscribe]. nil is [monitor.StartLink].
	Subscribe func(p *actor.Process, cfg monitor.Config) (*actor.PID, error)
}

// ConfigError names a field of [Config] with a value that makes no sense.
type ConfigError struct {
	Field string
	Value any
}

// Error names the field and the value.
func (e *ConfigError) Error() string { return fmt.Sprintf("mirror: bad %s: %v", e.Field, e.Value) }

func (cfg *Config) check() error {
	for _, k := range cfg.Kinds {
		if k == 0 || k > reconcile.KindMDB {
			return &ConfigError{"Kinds", k}
		}
	}
	if cfg.Settle < 0 {
		return &ConfigError{"Settle", cfg.Settle}
	}
	return nil
}

// withDefaults is cfg with every zero value replaced.
func (cfg Config) withDefaults() Config {
	if cfg.Resync == 0 {
		cfg.Resync = DefaultResync
	}
	if cfg.Settle == 0 {
		cfg.Settle = DefaultSettle
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if cfg.Lister == nil {
		cfg.Lister = Lister{cfg.NetNS}
	}
	if cfg.Subscribe == nil {
		cfg.Subscribe = func(p *actor.Process, cfg monitor.Config) (*actor.PID, error) {
			return monitor.StartLink(p, cfg)
		}
	}
	return cfg
}

// joined are the groups that tell which multicast groups links join, if the
// kernel has them: Linux 6.14 is the first. Without them links and addresses tell
// most of it, and the periodic resync the rest.
func (cfg *Config) joined() []rtnl.Group {
	groups, err := rtnl.SupportedGroupsIn(cfg.NetNS)
	if err != nil {
		return nil // subscribing will say why
	}
	return slices.DeleteFunc(groups, func(g rtnl.Group) bool { return g != rtnl.GroupMulticast4 && g != rtnl.GroupMulticast6 })
}

// monitor is the configuration of the monitor that the mirror needs: the groups
// of what it holds, and those whose messages tell of changes that are not told
// otherwise.
func (cfg *Config) monitor(owner *actor.PID) monitor.Config {
	groups := []rtnl.Group{rtnl.GroupLink, rtnl.GroupTC}
	ops := []event.Op{event.NewLink, event.DelLink, event.NewBridgePort, event.DelBridgePort}
	ops = append(ops, event.Op(codec.RTMNewQdisc), event.Op(codec.RTMDelQdisc))
	for _, k := range reconcile.Held(cfg.Kinds...) {
		switch k {
		case reconcile.KindAddr:
			groups = append(groups, rtnl.GroupAddr4, rtnl.GroupAddr6)
			ops = append(ops, event.NewAddr, event.DelAddr)
		case reconcile.KindRoute:
			groups = append(groups, rtnl.GroupRoute4, rtnl.GroupRoute6, rtnl.GroupNetconf4, rtnl.GroupNetconf6)
			ops = append(ops, event.NewRoute, event.DelRoute, event.Op(codec.RTMNewNetconf))
		case reconcile.KindNexthop:
			groups = append(groups, rtnl.GroupNexthop)
			ops = append(ops, event.Op(codec.RTMNewNexthop), event.Op(codec.RTMDelNexthop))
		case reconcile.KindNeigh:
			groups = append(groups, rtnl.GroupNeigh)
			ops = append(ops, event.NewNeigh, event.DelNeigh)
		case reconcile.KindFDB:
			groups = append(groups, rtnl.GroupNeigh)
			ops = append(ops, event.NewNeigh, event.DelNeigh)
			groups = append(groups, cfg.joined()...)
			ops = append(ops, event.Op(codec.RTMNewMulticast), event.Op(codec.RTMDelMulticast))
		case reconcile.KindMDB:
			groups = append(groups, rtnl.GroupMDB, rtnl.GroupBridgeVLAN)
			ops = append(ops, event.Op(codec.RTMNewMDB), event.Op(codec.RTMDelMDB))
			ops = append(ops, event.Op(codec.RTMNewVLAN), event.Op(codec.RTMDelVLAN))
		case reconcile.KindRule:
			groups = append(groups, rtnl.GroupRule4, rtnl.GroupRule6)
			ops = append(ops, event.NewRule, event.DelRule)
		}
	}
	return monitor.Config{
		Owner: owner, NetNS: cfg.NetNS, Groups: groups, Ops: ops,
		ReadBuffer: cfg.ReadBuffer, Logger: cfg.Logger,
	}
}
