package supervisor

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/linx-go/linx/actor"
)

// ChildSpec says how a child is started, restarted and stopped. It lives in
// package actor, so that packages can hand one out without this one.
type ChildSpec = actor.ChildSpec

// Spec says what a supervisor does. Its zero values are OTP's defaults.
type Spec struct {
	// Strategy is what is restarted when a child ends; the zero value is
	// OneForOne.
	Strategy Strategy
	// Intensity is how many restarts there may be in a Period; with one more
	// the supervisor gives up: it stops its children and ends with Shutdown. 0
	// is DefaultIntensity; for none at all there is [NoRestarts].
	Intensity int
	// Period is the time in which restarts count; 0 is DefaultPeriod.
	Period time.Duration
	// AutoShutdown ends the supervisor when children do that are significant;
	// the zero value is Never.
	AutoShutdown AutoShutdown
	// Children are started in this order and stopped in reverse. With
	// SimpleOneForOne it is the one that all children are made like.
	Children []ChildSpec

	// Init, if not nil, runs in the supervisor's process before anything is
	// checked and before the first child is started: the init/1 of a supervisor's
	// module. It may change the specification that it is given, the children
	// above all, and runs at every start of the supervisor. Its error ends the
	// start; [actor.ErrIgnore] means that the supervisor is not to run.
	Init func(p *actor.Process, spec *Spec) error

	// Name registers the supervisor under a name; "" does not.
	Name string
	// Logger is where reports go; the default is the system's.
	Logger *slog.Logger
	// Report, if not nil, gets the reports too, in the supervisor's process:
	// it must not block, nor call the supervisor.
	Report func(Report)
}

// The defaults, those of OTP.
const (
	DefaultIntensity = 1
	DefaultPeriod    = 5 * time.Second
	// DefaultShutdown is how long a worker may take to stop. A supervisor may
	// take as long as it needs.
	DefaultShutdown = 5 * time.Second

	// NoRestarts is an Intensity of zero: the first restart that is due ends
	// the supervisor.
	NoRestarts = -1
)

// Strategy says what is restarted when a child ends.
type Strategy uint8

const (
	// OneForOne restarts the child alone (one_for_one).
	OneForOne Strategy = iota
	// OneForAll stops all the others and starts all again (one_for_all).
	OneForAll
	// RestForOne stops those that were started after the child, and starts it
	// and them again (rest_for_one).
	RestForOne
	// SimpleOneForOne is OneForOne for any number of children that are made
	// like one spec, while running, by [StartChildArgs] (simple_one_for_one).
	SimpleOneForOne
)

// String is OTP's name, "one_for_one".
func (s Strategy) String() string {
	names := [...]string{"one_for_one", "one_for_all", "rest_for_one", "simple_one_for_one"}
	if int(s) < len(names) {
		return names[s]
	}
	return fmt.Sprintf("strategy(%d)", uint8(s))
}

// AutoShutdown says when the end of significant children ends the supervisor.
// Only an end of their own counts that is not followed by a restart: not when
// they are terminated, nor when they are stopped with others.
type AutoShutdown uint8

const (
	// Never is that the supervisor goes on (never).
	Never AutoShutdown = iota
	// AnySignificant ends it with the first (any_significant).
	AnySignificant
	// AllSignificant ends it with the last (all_significant).
	AllSignificant
)

// String is OTP's name, "any_significant".
func (a AutoShutdown) String() string {
	names := [...]string{"never", "any_significant", "all_significant"}
	if int(a) < len(names) {
		return names[a]
	}
	return fmt.Sprintf("auto_shutdown(%d)", uint8(a))
}

// SpecError says what is wrong with a supervisor's or a child's specification.
type SpecError struct {
	// Child is the child's ID; "" if it is the supervisor's own.
	Child string
	// Field is the field of the specification that is wrong, or "A with B" if
	// one is not allowed with the other; Value is what it is (of B then).
	Field string
	Value any
}

// Error names the child, the field and the value.
func (e *SpecError) Error() string {
	if e.Child != "" {
		return fmt.Sprintf("supervisor: child %q: bad %s: %v", e.Child, e.Field, e.Value)
	}
	return fmt.Sprintf("supervisor: bad %s: %v", e.Field, e.Value)
}

// check says what is wrong with the specification; the error is a [*SpecError].
func (s *Spec) check() error {
	switch {
	case s.Strategy > SimpleOneForOne:
		return &SpecError{"", "Strategy", s.Strategy}
	case s.Intensity < NoRestarts:
		return &SpecError{"", "Intensity", s.Intensity}
	case s.Period < 0:
		return &SpecError{"", "Period", s.Period}
	case s.AutoShutdown > AllSignificant:
		return &SpecError{"", "AutoShutdown", s.AutoShutdown}
	case s.Strategy == SimpleOneForOne && len(s.Children) != 1:
		return &SpecError{"", "Children", fmt.Sprintf("%d with simple_one_for_one, which needs one", len(s.Children))}
	case s.Strategy == SimpleOneForOne && s.AutoShutdown != Never:
		return &SpecError{"", "AutoShutdown", fmt.Sprintf("%v with simple_one_for_one", s.AutoShutdown)}
	}
	return CheckChildSpecs(s.Children, s.AutoShutdown)
}

// CheckChildSpecs says what is wrong with specifications of children, as Start
// does before the first is started: the error is a [*SpecError].
func CheckChildSpecs(specs []ChildSpec, auto AutoShutdown) error {
	ids := make(map[string]bool, len(specs))
	for i := range specs {
		if err := checkChild(&specs[i], auto); err != nil {
			return err
		}
		if id := specs[i].ID; ids[id] {
			return &SpecError{id, "ID", "more than one child has it"}
		}
		ids[specs[i].ID] = true
	}
	return nil
}

func checkChild(s *ChildSpec, auto AutoShutdown) error {
	switch {
	case s.ID == "":
		return &SpecError{"", "child's ID", `""`}
	case s.Start == nil:
		return &SpecError{s.ID, "Start", "nil"}
	case s.Restart > actor.Temporary:
		return &SpecError{s.ID, "Restart", s.Restart}
	case s.Type > actor.Supervisor:
		return &SpecError{s.ID, "Type", s.Type}
	case !s.Shutdown.Valid():
		return &SpecError{s.ID, "Shutdown", s.Shutdown}
	case s.Significant && auto == Never:
		return &SpecError{s.ID, "Significant with AutoShutdown", auto}
	case s.Significant && s.Restart == actor.Permanent:
		return &SpecError{s.ID, "Significant with Restart", s.Restart}
	}
	return nil
}

// normal is a child's specification with its defaults filled in.
func normal(s ChildSpec) ChildSpec {
	if s.Shutdown == 0 {
		s.Shutdown = actor.ShutdownAfter(DefaultShutdown)
		if s.Type == actor.Supervisor {
			s.Shutdown = actor.Infinity
		}
	}
	return s
}
