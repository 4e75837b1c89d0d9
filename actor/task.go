package actor

import (
	"context"
	"runtime/debug"
)

// Task is a goroutine that belongs to a process, see [Process.Go].
type Task struct {
	name   string
	pid    *PID
	cancel context.CancelCauseFunc
	done   chan struct{}
}

// PID names the task in the exit signal that its end gives; nothing can be
// sent to it.
func (t *Task) PID() *PID { return t.pid }

// Done is closed when the function has returned.
func (t *Task) Done() <-chan struct{} { return t.done }

// Cancel cancels the function's context and does not wait.
func (t *Task) Cancel() { t.cancel(context.Canceled) }

// Go runs f on a goroutine that is linked to the process: when f returns, the
// process gets an exit signal with its error, Normal for nil, or a
// [*PanicError]. The context is cancelled when the process ends, which then
// waits for f, unless it is killed; context.Cause is the reason. Whatever f
// returns after that, or once cancelled, is no failure. f must not use the
// Process but as its documentation allows.
func (p *Process) Go(name string, f func(ctx context.Context) error) *Task {
	p.checkZombie()
	t := &Task{name: name, done: make(chan struct{})}
	t.pid = &PID{Address: p.pid.Address, Id: p.node.newID(p.pid.Id + "/" + name)}
	ctx, cancel := context.WithCancelCause(context.Background())
	t.cancel = cancel
	p.mu.Lock()
	gone := p.gone
	if gone {
		cancel(p.reason)
	} else {
		p.tasks.set(t, struct{}{})
	}
	p.mu.Unlock()
	if gone {
		close(t.done)
		return t
	}
	go t.run(p, ctx, f)
	return t
}

// run runs the function, recovers, and tells the process.
func (t *Task) run(p *Process, ctx context.Context, f func(context.Context) error) {
	err := ErrGoexit
	defer func() {
		switch v := recover().(type) {
		case nil:
		case exitSelf:
			err = v.reason
		case zombieExit, exitSignal:
			err = Normal
		default:
			err = &PanicError{Value: v, Stack: debug.Stack()}
		}
		if err == nil || ctx.Err() != nil {
			err = Normal
		}
		t.cancel(nil)
		p.mu.Lock()
		p.tasks.remove(t)
		p.mu.Unlock()
		close(t.done)
		p.node.zombies.drop(t)
		p.signal(t.pid, err)
	}()
	err = f(ctx)
}

// OnKill registers f to run once when the process ends, however it ends: it
// closes what a callback or a task may be blocked in, a socket say, so that it
// returns even from a process that was killed. It runs after Terminate, if that
// runs, in the killer's goroutine if the process is killed, and must not block.
// If the process is dead already it runs at once. remove takes it back.
func (p *Process) OnKill(f func()) (remove func()) {
	p.mu.Lock()
	if p.gone || p.dead.Load() {
		p.mu.Unlock()
		p.runCloser(f)
		return func() {}
	}
	p.closerID++
	id := p.closerID
	p.closers.set(id, f)
	p.mu.Unlock()
	return func() {
		p.mu.Lock()
		p.closers.remove(id)
		p.mu.Unlock()
	}
}
