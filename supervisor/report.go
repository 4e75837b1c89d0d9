package supervisor

import (
	"fmt"
	"log/slog"

	"github.com/linx-go/linx/actor"
)

// Report is a supervisor report, as OTP makes them: what went wrong with which
// child. It is given to Spec.Report and written to the log, at level Error:
// "supervisor report" with supervisor, context and reason, and the group
// offender with id, pid (if it had one), restart_type, shutdown and child_type.
type Report struct {
	// Supervisor is the supervisor's PID.
	Supervisor *actor.PID
	Context    Context
	Reason     error
	// Child is the ID of the child it is about, PID its PID if it had one.
	Child string
	PID   *actor.PID
}

// Context says when something went wrong.
type Context uint8

const (
	// ContextStart is that a child did not start (start_error).
	ContextStart Context = iota
	// ContextTerminated is that a child ended by itself (child_terminated).
	ContextTerminated
	// ContextShutdownError is that a child did not stop as it was told
	// (shutdown_error).
	ContextShutdownError
	// ContextShutdown is that the supervisor gives up (shutdown).
	ContextShutdown
)

// String is OTP's name, "child_terminated".
func (c Context) String() string {
	names := [...]string{"start_error", "child_terminated", "shutdown_error", "shutdown"}
	if int(c) < len(names) {
		return names[c]
	}
	return fmt.Sprintf("context(%d)", uint8(c))
}

func (s *server) report(p *actor.Process, a actReport) {
	r := Report{Supervisor: p.Self(), Context: a.context, Reason: a.reason, Child: a.child.spec.ID, PID: a.pid}
	spec := a.child.spec
	offender := []any{slog.String("id", r.Child)}
	if r.PID != nil {
		offender = append(offender, slog.String("pid", r.PID.GetId()))
	}
	offender = append(offender,
		slog.String("restart_type", spec.Restart.String()), slog.String("shutdown", spec.Shutdown.String()),
		slog.String("child_type", spec.Type.String()))
	p.Logger().Error("supervisor report",
		slog.String("supervisor", r.Supervisor.GetId()), slog.String("context", r.Context.String()),
		slog.Any("reason", r.Reason), slog.Group("offender", offender...))
	if s.spec.Report != nil {
		s.spec.Report(r)
	}
}
