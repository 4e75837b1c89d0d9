package actor

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// Process is a running [GenServer]. Callbacks get theirs and use it in the
// callback only. From goroutines made with [Process.Go] and from any other,
// Self, ActorSystem, Send, Context, OnKill and, with it as [Caller], Send, Cast
// and Exit may be used too.
//
// A process that is killed while a callback runs is a zombie until the callback
// returns; a zombie that uses its Process unwinds with a panic that the runtime
// recovers.
type Process struct {
	node   *node
	pid    *PID
	log    *slog.Logger
	server GenServer
	info   StartInfo
	box    mailbox

	// parent is who started and linked it. starter is the process that waits
	// for Init to end.
	parent   *PID
	starter  atomic.Pointer[Process]
	plainKid bool  // spawned by a plain actor, which is told with Terminated
	started  int64 // in Unix nanoseconds

	trap    atomic.Bool
	dead    atomic.Bool
	sending atomic.Int32
	// current is the call that HandleCall handles; during Init it is the start.
	current atomic.Pointer[request]

	// The process alone uses these.
	inited  bool
	initErr error // what Start returns instead of the exit reason
	from    *PID  // sender of the message being handled
	last    any   // the message being handled
	turn    turn
	idle    serverTimeout
	trace   *slog.Logger
	handled uint64

	mu sync.Mutex // guards what is below; may be held while a mailbox is locked
	state
}

// state is what ends with the process, guarded by Process.mu.
type state struct {
	gone     bool  // nothing may be added any more
	reason   error // why, once gone
	holder   *holder
	stopping *Process                // whose EXIT is not to come, see StopChild
	links    table[string, *Process] // by PID.Id
	monitors table[Ref, monitor]     // of this process by others
	mine     table[Ref, target]      // monitors of others by this process
	watchers table[string, watcher]
	plain    table[string, *plainWatch] // plain actors linked or monitored
	pending  table[*request, struct{}]  // calls taken and not answered
	closers  table[uint64, func()]
	tasks    table[*Task, struct{}]
	closerID uint64
	ctx      context.Context
	cancel   context.CancelCauseFunc
	done     chan struct{}
	timer    *time.Timer // of the server timeout
	grace    *time.Timer // from an exit signal to a kill
}

// turn is what a callback asked for besides its result.
type turn struct {
	cont        any
	timeout     time.Duration
	hasContinue bool
	hasTimeout  bool
}

// Self is the process's address, valid for this incarnation.
func (p *Process) Self() *PID { return p.pid }

// ActorSystem is the system that the process runs in.
func (p *Process) ActorSystem() *System { return p.node.sys }

// Parent is who started and linked the process; nil if nobody did.
func (p *Process) Parent() *PID { return p.parent }

// StartInfo is what the supervisor said at the start.
func (p *Process) StartInfo() StartInfo { return p.info }

// Logger is where the process's reports go.
func (p *Process) Logger() *slog.Logger {
	if p.log != nil {
		return p.log
	}
	return p.node.log
}

// Name is the name the process is registered under, "" if none.
func (p *Process) Name() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.holder == nil {
		return ""
	}
	return p.holder.name.pid.Id
}

// Sender is who sent the message being handled, if it was sent with a sender:
// by a plain actor's Request. It is nil for all that this package sends.
func (p *Process) Sender() *PID { return p.from }

// Respond answers the message being handled, if it has a sender.
func (p *Process) Respond(msg any) {
	if p.from != nil {
		_ = p.Send(p.from, msg)
	}
}

// Context is done when the process ends, when it is killed, and when it got an
// exit signal that ends it: pass it to whatever a callback waits for.
// context.Cause is the reason.
func (p *Process) Context() context.Context {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ctx == nil {
		p.ctx, p.cancel = context.WithCancelCause(context.Background())
		if p.gone {
			p.cancel(p.reason)
		}
		p.box.mu.Lock()
		exit := p.box.exit
		p.box.mu.Unlock()
		if exit != nil {
			p.cancel(exit)
		}
	}
	return p.ctx
}

// isParent says whether the PID is the parent's.
func (p *Process) isParent(pid *PID) bool {
	return p.parent != nil && pid != nil && p.parent.Equal(pid)
}

// enter begins a send. It is false in a dead process, and does not return to a
// zombie. A true enter is followed by leave; a killer waits for that, so that
// nothing of a process leaves after the news of its death.
func (p *Process) enter() bool {
	p.sending.Add(1)
	if p.dead.Load() {
		p.leave()
		p.checkZombie()
		return false
	}
	return true
}

func (p *Process) leave() { p.sending.Add(-1) }

// checkZombie unwinds a zombie's callback.
func (p *Process) checkZombie() {
	p.box.mu.Lock()
	zombie := p.box.zombie
	p.box.mu.Unlock()
	if zombie {
		panic(zombieExit{})
	}
}

// checkExit unwinds a callback that waits, if the process has to end.
func (p *Process) checkExit() {
	p.box.mu.Lock()
	zombie, exit := p.box.zombie, p.box.exit
	p.box.mu.Unlock()
	if zombie {
		panic(zombieExit{})
	}
	if exit != nil && !p.dead.Load() {
		panic(exitSignal{exit})
	}
}

// These unwind a callback; see recovered.
type (
	zombieExit struct{}               // the process was killed
	exitSignal struct{ reason error } // an exit signal came while it waited
	exitSelf   struct{ reason error } // ExitSelf
	thrown     struct {
		reply any
		err   error
	} // Throw
)

// ExitSelf ends the process with the reason from wherever a callback is (OTP's
// exit/1): Terminate runs. It does not return.
func (p *Process) ExitSelf(reason error) {
	p.checkZombie()
	if reason == nil {
		reason = Normal
	}
	panic(exitSelf{reason})
}

// Throw ends the callback from wherever it is, as if it had returned these
// results (OTP's throw); callbacks that have no reply ignore it. It does not
// return.
func (p *Process) Throw(reply any, err error) {
	p.checkZombie()
	panic(thrown{reply, err})
}

// Send sends a message. The only errors are of the arguments; what becomes of
// the message is not known.
func (p *Process) Send(pid *PID, msg any) error { return Send(p, pid, msg) }

// Send sends a message to a process, which gets it in HandleInfo, or to a
// plain actor. Messages of one sender arrive in order. The error is
// [ErrNilMessage] or [ErrNilPID]; to send to nobody is none.
func Send(c Caller, pid *PID, msg any) error {
	if err := checkSend(pid, msg); err != nil {
		return err
	}
	if p, ok := c.(*Process); ok {
		if !p.enter() {
			return nil
		}
		defer p.leave()
		p.node.sys.Root.Send(pid, msg)
		return nil
	}
	c.ActorSystem().Root.Send(pid, msg)
	return nil
}

func checkSend(pid *PID, msg any) error {
	switch {
	case pid == nil:
		return ErrNilPID
	case msg == nil:
		return ErrNilMessage
	}
	return nil
}

// IsAlive says whether the process runs (is_process_alive); for a plain actor,
// whether it is registered.
func IsAlive(c Caller, pid *PID) bool {
	n, err := nodeOf(c)
	if err != nil || pid == nil {
		return false
	}
	p, proc := n.find(pid)
	if p != nil {
		return !p.dead.Load()
	}
	return proc != nil
}
