package actor

import (
	"log/slog"
	"time"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// Options are the options of a start. The zero value is OTP's defaults.
type Options struct {
	// Name registers the process under a name before Init runs; "" does not. A
	// name that is taken is an [*AlreadyStartedError].
	Name string
	// Timeout is how long Init may take: then the process is killed and
	// ErrTimeout returned. 0 and [Infinity] are no limit.
	Timeout time.Duration
	// Logger is where the process's reports go; the default is the system's.
	Logger *slog.Logger
	// StartInfo is what the supervisor told, for [Process.StartInfo].
	StartInfo StartInfo
}

// Start starts a process that is not linked (gen_server:start). Init runs in
// the new process; Start waits for it and returns its error. After an error
// the process is gone: its name is free, nothing of it runs, Terminate was not
// called. [ErrIgnore] of Init is returned like an error.
func Start(c Caller, server GenServer, opts Options) (*PID, error) {
	n, err := nodeOf(c)
	if err != nil {
		return nil, err
	}
	p, err := n.start(c, &Process{server: server}, opts, nil)
	if err != nil {
		return nil, err
	}
	return p.pid, nil
}

// StartLink is [Start] of a process that is linked to the caller, its parent,
// from before Init. If Init fails, StartLink returns the error and the caller
// also gets the exit signal, as in OTP: after ErrIgnore that is Normal. A plain
// actor's [Context] as caller spawns the process as its child. System.Root
// links nobody.
func StartLink(c Caller, server GenServer, opts Options) (*PID, error) {
	n, err := nodeOf(c)
	if err != nil {
		return nil, err
	}
	p := &Process{server: server}
	switch c := c.(type) {
	case *Process:
		p.parent = c.pid
		p, err = n.start(c, p, opts, func(p *Process) { c.linkTo(p) })
	case *RootContext:
		p, err = n.start(c, p, opts, nil)
	case SpawnerContext:
		return n.startChild(c, p, opts)
	default:
		p, err = n.start(c, p, opts, nil)
	}
	if err != nil {
		return nil, err
	}
	return p.pid, nil
}

// StartMonitor is [Start] with a monitor of the caller, a process or a plain
// actor, from before Init. After an error there is no monitor and no DOWN.
func StartMonitor(c Caller, server GenServer, opts Options) (*PID, Ref, error) {
	n, err := nodeOf(c)
	if err != nil {
		return nil, 0, err
	}
	var ref Ref
	p, err := n.start(c, &Process{server: server}, opts, func(p *Process) { ref = Monitor(c, p.pid) })
	if err != nil {
		if self, ok := c.(*Process); ok {
			self.Demonitor(ref, true)
		}
		return nil, 0, err
	}
	return p.pid, ref, nil
}

// start starts p and waits for Init. before runs before Init.
func (n *node) start(c Caller, p *Process, opts Options, before func(*Process)) (*Process, error) {
	self, _ := c.(*Process)
	if self != nil {
		self.checkZombie()
	}
	if err := n.register(p, n.newID(opts.Name), opts); err != nil {
		return nil, err
	}
	if before != nil {
		before(p)
	}
	p.starter.Store(self)
	if err := n.awaitInit(c, p, opts.Timeout); err != nil {
		return nil, err
	}
	return p, nil
}

// awaitInit lets Init run and waits for it.
func (n *node) awaitInit(c Caller, p *Process, limit time.Duration) error {
	r := n.ownRequest()
	p.current.Store(r)
	p.box.begin()
	if limit == 0 {
		limit = Infinity
	}
	a := n.waitAnswer(r, c, limit)
	if a.gaveUp && a.err == ErrTimeout {
		if self, ok := c.(*Process); ok {
			self.unlinkFrom(p)
		}
		p.finish(Killed, false)
	}
	return a.err
}

// register makes the process reachable: by its name and by its id.
func (n *node) register(p *Process, id string, opts Options) error {
	p.node, p.log, p.info, p.started = n, opts.Logger, opts.StartInfo, time.Now().UnixNano()
	p.box.p = p
	p.pid = n.sys.NewLocalPID(id) // before anybody finds it
	if !n.sys.ProcessRegistry.LocalPIDs.GetBucket(id).SetIfAbsent(id, &p.box) {
		return pactor.ErrNameExists
	}
	if opts.Name == "" {
		return nil
	}
	if err := p.register(opts.Name); err != nil {
		n.sys.ProcessRegistry.Remove(p.pid)
		return err
	}
	return nil
}

// startChild starts p as a plain actor's child.
func (n *node) startChild(c SpawnerContext, p *Process, opts Options) (*PID, error) {
	id := n.newID(opts.Name)
	props := pactor.PropsFromFunc(func(Context) {}, pactor.WithSpawnFunc(
		func(_ *System, id string, _ *Props, parent SpawnerContext) (*PID, error) {
			p.parent, p.plainKid = parent.Self(), true
			err := n.register(p, id, opts)
			return p.pid, err
		}))
	if _, err := c.SpawnNamed(props, id); err != nil {
		return nil, err
	}
	if err := n.awaitInit(c, p, opts.Timeout); err != nil {
		return nil, err
	}
	return p.pid, nil
}

// NewProps makes the Props of a process, for whoever spawns with Props: a plain
// actor's Context or System.Root. The spawner is its parent: protoactor's Stop
// of either ends the process with Shutdown, Terminate first, and the parent gets
// Terminated. Spawn does not wait for Init: an error of Init is reported to the
// log, and [Options.Timeout] has no effect. The id given to SpawnNamed is the
// process's; with [Options.Name] it has a name besides.
func NewProps(producer func() GenServer, opts Options) *Props {
	return pactor.PropsFromFunc(func(Context) {}, pactor.WithSpawnFunc(
		func(sys *System, id string, _ *Props, parent SpawnerContext) (*PID, error) {
			n, err := nodeIn(sys)
			if err != nil {
				return nil, err
			}
			p := &Process{server: producer()}
			if root, ok := parent.(*RootContext); ok && root.MessageHeader().Get(headerParent) != "" {
				// Process.Spawn links it and lets it begin.
				p.parent = sys.NewLocalPID(root.MessageHeader().Get(headerParent))
				err := n.register(p, id, opts)
				return p.pid, err
			}
			p.parent, p.plainKid = parent.Self(), true
			if err := n.register(p, id, opts); err != nil {
				return p.pid, err
			}
			p.box.begin()
			return p.pid, nil
		}))
}
