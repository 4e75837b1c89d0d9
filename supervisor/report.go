package supervisor

import (
	"fmt"
	"log/slog"

	"github.com/linx-go/linx/actor"
)

// Report is a supervisor report, as OTP makes them: what went wrong with which
// child. It is written to the log, and given to Spec.Report.
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
	attrs := []any{
		slog.String("supervisor", r.Supervisor.GetId()), slog.String("context", r.Context.String()),
		slog.Any("reason", r.Reason), slog.String("child", r.Child),
	}
	if r.PID != nil {
		attrs = append(attrs, slog.String("pid", r.PID.GetId()))
	}
	p.Logger().Error("supervisor report", attrs...)
	if s.spec.Report != nil {
		s.spec.Report(r)
	}
}
