package actor

import (
	"errors"
	"fmt"
)

// Infinity is no time limit, for a time limit as for a [ShutdownSpec].
const Infinity = -1

// Exit reasons are errors. A process that ends with Normal, Shutdown or a
// ShutdownWith ended in order; every other reason is abnormal: it is logged,
// and a transient child that ends with it is restarted. A nil reason is Normal.
var (
	// Normal is the reason of a process that ended by itself, its work done
	// (normal).
	Normal error = &reason{"normal"}
	// Shutdown is the reason of a process that was told to end, by its
	// supervisor first of all (shutdown).
	Shutdown error = &reason{"shutdown"}
	// Kill, sent by [Exit], cannot be trapped: the process dies with Killed.
	Kill error = &reason{"kill"}
	// Killed is what others see of a process that died of Kill.
	Killed error = &reason{"killed"}
	// NoProc says that there is no such process (noproc).
	NoProc error = &reason{"noproc"}
	// Unknown is the reason of a plain actor that ended: protoactor does not
	// tell why.
	Unknown error = &reason{"stopped for a reason that protoactor does not tell"}
	// Noconnection says that the actor's system cannot be reached
	// (noconnection).
	Noconnection error = &reason{"noconnection"}

	// ErrIgnore, returned by Init, means that the process is not to run, and
	// that this is no failure (ignore). Start returns it.
	ErrIgnore = errors.New("ignore")
	// ErrTimeout says that a time limit passed (timeout).
	ErrTimeout = errors.New("timeout")
	// ErrCallingSelf refuses a call by a process to itself, which could never
	// be answered (calling_self).
	ErrCallingSelf = errors.New("calling self")
	// ErrCallingStarter refuses a call by a process in Init to the one that
	// waits for Init to end: it could never be answered.
	ErrCallingStarter = errors.New("calling the process that waits for this one to start")
	// ErrNilMessage refuses nil as a message.
	ErrNilMessage = errors.New("nil message")
	// ErrNilPID refuses nil as an address.
	ErrNilPID = errors.New("nil PID")
	// ErrNotInstalled says that the actor system was not made by [NewSystem]
	// nor prepared by [Install].
	ErrNotInstalled = errors.New("actor system without processes: made neither by NewSystem nor prepared by Install")
	// ErrNotProcess refuses a plain actor where only a process will do.
	ErrNotProcess = errors.New("not a process")
	// ErrGoexit is the reason of a process whose callback ended its goroutine
	// with runtime.Goexit.
	ErrGoexit = errors.New("runtime.Goexit called in a callback")
)

// reason is a sentinel; a pointer, so that no two are equal.
type reason struct{ text string }

func (r *reason) Error() string { return r.text }

// ShutdownError is the reason {shutdown, Value}: an end in order that says
// why. errors.Is(err, Shutdown) holds for it.
type ShutdownError struct {
	Value any
}

// ShutdownWith makes the reason {shutdown, x}.
func ShutdownWith(x any) error { return &ShutdownError{Value: x} }

// Error is "shutdown: " and the value.
func (e *ShutdownError) Error() string { return fmt.Sprintf("shutdown: %v", e.Value) }

// Is says that it is a [Shutdown].
func (e *ShutdownError) Is(target error) bool { return target == Shutdown }

// Unwrap is the value, if that is an error.
func (e *ShutdownError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// IsOrderly says whether a process that ended with the reason ended in order:
// with [Normal], [Shutdown] or a [ShutdownWith]. nil is Normal.
func IsOrderly(reason error) bool {
	return reason == nil || errors.Is(reason, Normal) || errors.Is(reason, Shutdown)
}

// PanicError is the reason of a process that panicked.
type PanicError struct {
	// Value is what was passed to panic.
	Value any
	// Stack is the stack at that time.
	Stack []byte
}

// Error is "panic: " and the value.
func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// Unwrap is the value, if that is an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// AlreadyStartedError refuses a start under a name that a running process has
// (already_started).
type AlreadyStartedError struct {
	Name string
	// PID is the process that has the name.
	PID *PID
}

// Error names the name.
func (e *AlreadyStartedError) Error() string {
	return fmt.Sprintf("already started: %s is %v", e.Name, e.PID.GetId())
}

// CallError is a call that was not answered. Its reason is [NoProc],
// [ErrTimeout], [ErrCallingSelf], or what the process died of during the call.
type CallError struct {
	PID    *PID
	Reason error
}

// Error names the process and the reason.
func (e *CallError) Error() string {
	return fmt.Sprintf("call to %s: %v", e.PID.GetId(), e.Reason)
}

// Unwrap is the reason.
func (e *CallError) Unwrap() error { return e.Reason }

// BadRequestError is the reason of a process that was sent a call or a cast it
// does not know; [Base] returns it. Kind is "call", "cast" or "continue".
type BadRequestError struct {
	Kind    string
	Request any
}

// Error names the kind and the request's type.
func (e *BadRequestError) Error() string { return fmt.Sprintf("bad %s: %T", e.Kind, e.Request) }

// ReplyError is a reply of another type than [CallAs] was asked for.
type ReplyError struct {
	PID   *PID
	Reply any
}

// Error names the process and the type.
func (e *ReplyError) Error() string {
	return fmt.Sprintf("reply of %s is a %T", e.PID.GetId(), e.Reply)
}
