package actor

import (
	"fmt"
	"time"
)

// ChildSpec says how a supervisor starts, stops and restarts a child. It lives
// here so that a package can hand one out without importing the supervisor.
// Its zero values are OTP's defaults.
type ChildSpec struct {
	// ID names the child within its supervisor.
	ID string
	// Start starts the child, linked to the parent, which is the supervisor's
	// process and waits for it. An error means that the child does not run;
	// [ErrIgnore] means that it is not to run.
	Start func(parent *Process, info StartInfo) (*PID, error)
	// Restart says when the child is restarted; the zero value is Permanent.
	Restart Restart
	// Shutdown says how the child is stopped; the zero value is 5 s for a
	// worker and Infinity for a supervisor.
	Shutdown ShutdownSpec
	// Type is what the child is; the zero value is Worker.
	Type ChildType
	// Significant says that the child's end may end the supervisor, see its
	// auto-shutdown.
	Significant bool
}

// StartInfo is what a supervisor tells a child that it starts.
type StartInfo struct {
	// Restart is true for every start of the child but its first.
	Restart bool
	// Args is what a child of a simple_one_for_one supervisor was asked to be
	// started with, nil for other children.
	Args any
}

// Restart says after which ends a child is started again.
type Restart uint8

const (
	// Permanent restarts the child always.
	Permanent Restart = iota
	// Transient restarts the child after an abnormal end only.
	Transient
	// Temporary never restarts the child.
	Temporary
)

// String is OTP's name, "permanent".
func (r Restart) String() string {
	switch r {
	case Permanent:
		return "permanent"
	case Transient:
		return "transient"
	case Temporary:
		return "temporary"
	}
	return fmt.Sprintf("restart(%d)", uint8(r))
}

// ChildType is what a child is.
type ChildType uint8

const (
	// Worker is any process but a supervisor.
	Worker ChildType = iota
	// Supervisor is a supervisor.
	Supervisor
)

// String is OTP's name, "worker".
func (t ChildType) String() string {
	switch t {
	case Worker:
		return "worker"
	case Supervisor:
		return "supervisor"
	}
	return fmt.Sprintf("type(%d)", uint8(t))
}

// ShutdownSpec says how a child is stopped: [ShutdownAfter] a time,
// [BrutalKill] or [Infinity]. The zero value is the default of the child's
// type.
type ShutdownSpec int64

const (
	// BrutalKill kills the child at once, with Kill.
	BrutalKill ShutdownSpec = -2

	invalidShutdown ShutdownSpec = -3
)

// ShutdownAfter asks the child to shut down and kills it if it has not after
// d. A negative d makes a spec that is not valid.
func ShutdownAfter(d time.Duration) ShutdownSpec {
	if d < 0 {
		return invalidShutdown
	}
	return ShutdownSpec(d) + 1
}

// Valid says whether the spec is one of those that can be made.
func (s ShutdownSpec) Valid() bool { return s >= BrutalKill }

// Timeout is the time of ShutdownAfter, and Infinity for Infinity. ok is false
// for the default and for BrutalKill.
func (s ShutdownSpec) Timeout() (d time.Duration, ok bool) {
	switch {
	case s == Infinity:
		return Infinity, true
	case s > 0:
		return time.Duration(s) - 1, true
	}
	return 0, false
}

// String is OTP's name: a number of milliseconds, "brutal_kill", "infinity".
func (s ShutdownSpec) String() string {
	switch s {
	case 0:
		return "default"
	case Infinity:
		return "infinity"
	case BrutalKill:
		return "brutal_kill"
	}
	if d, ok := s.Timeout(); ok {
		return d.String()
	}
	return fmt.Sprintf("shutdown(%d)", int64(s))
}
