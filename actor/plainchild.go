package actor

import (
	"runtime/debug"
	"sync"
	"sync/atomic"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// plainChild is a plain actor that was spawned by a process. Protoactor would
// restart it after a panic and tell nobody: here the panic is recovered, kept
// as the exit reason, and the actor stopped.
type plainChild struct {
	n       *node
	pid     *PID
	started *request
	holder  *holder
	ready   atomic.Bool // its mailbox works: the name may pass messages on

	mu       sync.Mutex
	reason   error // why it ends; nil is by itself
	failed   bool  // it panicked and gets no more messages
	dead     bool  // killed, or stopped
	watchers table[*Process, struct{}]
}

const headerParent = "actor.parent"

// Spawn starts a plain actor that is linked with the process, which gets its
// exit signal: Normal if it stopped itself, a [*PanicError] if it panicked, as
// such an actor is not restarted. Spawn returns when the actor has handled
// Started; a panic there is the error. Props of [NewProps] start a process, as
// [StartLink] does.
func (p *Process) Spawn(props *Props) (*PID, error) { return p.spawn(props, "") }

// SpawnNamed is [Process.Spawn] of an actor that has a name: [NamePID] is an
// address of it that stays valid when it is started again.
func (p *Process) SpawnNamed(props *Props, name string) (*PID, error) { return p.spawn(props, name) }

// PropsChild is the specification of a child that is a plain actor or, if the
// Props are of [NewProps], a process.
func PropsChild(id string, props *Props) ChildSpec {
	return ChildSpec{ID: id, Start: func(parent *Process, _ StartInfo) (*PID, error) {
		return parent.Spawn(props)
	}}
}

// NamedPropsChild is [PropsChild] with a name.
func NamedPropsChild(id, name string, props *Props) ChildSpec {
	return ChildSpec{ID: id, Start: func(parent *Process, _ StartInfo) (*PID, error) {
		return parent.SpawnNamed(props, name)
	}}
}

func (p *Process) spawn(props *Props, name string) (_ *PID, err error) {
	p.checkZombie()
	n := p.node
	prefix := name
	if prefix == "" {
		prefix = "plain"
	}
	k := &plainChild{n: n, pid: n.sys.NewLocalPID(n.newID(prefix))}
	if name != "" {
		k.holder = &holder{pid: k.pid, proc: k}
		if err := n.claim(name, k.holder); err != nil {
			return nil, err
		}
	}
	k.started = n.newRequest()
	n.plain.Store(k.pid.Id, k)
	pid, err := k.spawn(p, props)
	if err != nil {
		k.forget()
		return nil, err
	}
	if q, _ := n.find(pid); q != nil { // of NewProps; it waits to begin
		k.forget()
		p.linkTo(q)
		q.starter.Store(p)
		if name != "" {
			if err := q.register(name); err != nil {
				p.unlinkFrom(q)
				q.finish(Killed, false)
				return nil, err
			}
		}
		return pid, n.awaitInit(p, q, Infinity)
	}
	p.linkPlain(pid, k)
	if _, err := n.wait(k.started, p, Infinity); err != nil {
		return nil, err
	}
	return pid, nil
}

// spawn spawns the actor. A panic of the producer is an error.
func (k *plainChild) spawn(p *Process, props *Props) (pid *PID, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	root := k.n.sys.Root.Copy().
		WithHeaders(map[string]string{headerParent: p.pid.Id}).
		WithGuardian(&k.n.guardian)
	return root.SpawnNamed(props.Clone(pactor.WithReceiverMiddleware(k.middleware)), k.pid.Id)
}

// middleware stands around every message that the actor receives.
func (k *plainChild) middleware(next pactor.ReceiverFunc) pactor.ReceiverFunc {
	return func(ctx pactor.ReceiverContext, env *MessageEnvelope) {
		ended := false
		defer func() {
			if !ended {
				k.fail(&PanicError{Value: recover(), Stack: debug.Stack()})
			}
		}()
		switch env.Message.(type) {
		case *Started:
			k.ready.Store(true)
			next(ctx, env)
			k.started.answer(nil, nil)
		case *Stopped:
			defer k.stopped()
			next(ctx, env)
		case *Stopping, *Terminated:
			next(ctx, env)
		default:
			if !k.isFailed() {
				next(ctx, env)
			} else if env.Sender != nil {
				k.n.sys.Root.Send(env.Sender, &DeadLetterResponse{Target: k.pid})
			}
		}
		ended = true
	}
}

func (k *plainChild) isFailed() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.failed || k.dead
}

// fail is a panic of the actor.
func (k *plainChild) fail(reason error) {
	k.mu.Lock()
	k.failed = true
	if k.reason == nil || IsOrderly(k.reason) {
		k.reason = reason
	}
	k.mu.Unlock()
	k.n.log.Error("actor terminated", "pid", k.pid.Id, "reason", reason)
	k.started.answer(nil, reason)
	k.n.sys.Root.Stop(k.pid)
}

// exit is an exit signal that is about to stop the actor.
func (k *plainChild) exit(reason error) {
	if reason == Kill {
		reason = Killed
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.reason == nil {
		k.reason = reason
	}
}

func (k *plainChild) exitReason() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.reason == nil {
		return Normal
	}
	return k.reason
}

// kill makes the actor dead at once for the processes that watch it.
func (k *plainChild) kill() {
	k.mu.Lock()
	if k.dead {
		k.mu.Unlock()
		return
	}
	k.dead = true
	k.n.zombies.put(k, k.pid)
	ws := k.watchers
	k.watchers = table[*Process, struct{}]{}
	k.mu.Unlock()
	k.free()
	k.n.sys.ProcessRegistry.Remove(k.pid)
	k.started.answer(nil, Killed)
	ws.all(func(p *Process, _ struct{}) { p.plainDown(k.pid, Killed) })
}

// stopped is the end of the actor, before its watchers hear of it.
func (k *plainChild) stopped() {
	k.mu.Lock()
	k.dead = true
	k.mu.Unlock()
	k.started.answer(nil, k.exitReason())
	k.n.zombies.drop(k)
	k.forget()
}

func (k *plainChild) free() {
	if k.holder != nil && k.holder.name != nil {
		k.holder.free()
	}
}

func (k *plainChild) forget() {
	k.free()
	k.n.plain.Delete(k.pid.Id)
}

func (k *plainChild) addWatcher(p *Process) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.dead {
		return false
	}
	k.watchers.set(p, struct{}{})
	return true
}

func (k *plainChild) removeWatcher(p *Process) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.watchers.remove(p)
}

// A plainChild passes messages on for the name that it has. Before the mailbox
// works nothing may be sent to it: that would wedge it.

// SendUserMessage passes a message on. nil would keep protoactor's mailbox busy
// for ever.
func (k *plainChild) SendUserMessage(pid *PID, message any) {
	if message == nil {
		k.n.log.Warn("nil message dropped", "pid", k.pid.Id)
		return
	}
	if !k.ready.Load() {
		k.n.sys.DeadLetter.SendUserMessage(pid, message)
		return
	}
	k.n.sys.Root.Send(k.pid, message)
}

// SendSystemMessage passes a system message on.
func (k *plainChild) SendSystemMessage(pid *PID, message any) {
	proc, _ := k.n.sys.ProcessRegistry.Get(k.pid)
	proc.SendSystemMessage(k.pid, message)
}

// Stop stops the actor.
func (k *plainChild) Stop(*PID) { k.n.sys.Root.Stop(k.pid) }

// guardian stops a plain actor whose panic came past the middleware.
type guardian struct{ n *node }

// HandleFailure stops the actor.
func (g *guardian) HandleFailure(_ *System, s pactor.Supervisor, who *PID, _ *pactor.RestartStatistics, reason, _ any) {
	if k := g.n.child(who); k != nil {
		k.fail(&PanicError{Value: reason})
		return
	}
	s.StopChildren(who)
}
