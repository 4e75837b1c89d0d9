package supervisor

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/linx-go/linx/actor"
)

// Errors of the functions about children.
var (
	// ErrNotFound says that there is no such child (not_found).
	ErrNotFound = errors.New("supervisor: no such child")
	// ErrRunning says that the child runs (running).
	ErrRunning = errors.New("supervisor: the child runs")
	// ErrRestarting says that the child's restart failed and is about to be
	// tried again (restarting).
	ErrRestarting = errors.New("supervisor: the child is being restarted")
	// ErrAlreadyPresent says that a child with this ID is there and does not
	// run (already_present).
	ErrAlreadyPresent = errors.New("supervisor: a child with this ID is already present")
	// ErrSimple refuses what goes by a child's ID with simple_one_for_one.
	ErrSimple = errors.New("supervisor: not with simple_one_for_one")
	// ErrNotSimple refuses [StartChildArgs] with other strategies.
	ErrNotSimple = errors.New("supervisor: only with simple_one_for_one")
	// ErrIntensity is the reason of the report that there were more restarts
	// than the intensity allows (reached_max_restart_intensity).
	ErrIntensity = errors.New("reached the maximum restart intensity")
)

// AlreadyStartedError refuses a child with the ID of one that runs
// (already_started).
type AlreadyStartedError struct {
	ID  string
	PID *actor.PID
}

// Error names the child.
func (e *AlreadyStartedError) Error() string {
	return fmt.Sprintf("supervisor: child %q is already started: %s", e.ID, e.PID.GetId())
}

// StartError says which child did not start, and why (failed_to_start_child).
type StartError struct {
	ID     string
	Reason error
}

// Error names the child and the reason.
func (e *StartError) Error() string { return fmt.Sprintf("start child %q: %v", e.ID, e.Reason) }

// Unwrap is the reason.
func (e *StartError) Unwrap() error { return e.Reason }

// Start starts a supervisor that nobody is linked to. When it returns all
// children have been started, in order.
//
// Errors: a [*SpecError] before anything is started. If a child does not start,
// those before it are stopped in reverse order, and the error is a
// [*StartError] in an [actor.ShutdownWith]; errors.As finds it, and what the
// child's Start returned. Nothing is left of the supervisor then.
func Start(c actor.Caller, spec Spec) (*actor.PID, error) {
	if err := spec.precheck(); err != nil {
		return nil, err
	}
	return actor.Start(c, newServer(spec), spec.options(actor.StartInfo{}))
}

// StartLink is [Start] with a link to the caller: a supervisor ends with its
// parent, whatever the parent ends with.
func StartLink(c actor.Caller, spec Spec) (*actor.PID, error) {
	return startLink(c, spec, actor.StartInfo{})
}

func startLink(c actor.Caller, spec Spec, info actor.StartInfo) (*actor.PID, error) {
	if err := spec.precheck(); err != nil {
		return nil, err
	}
	return actor.StartLink(c, newServer(spec), spec.options(info))
}

// precheck is check for a specification that nothing will change any more.
func (s *Spec) precheck() error {
	if s.Init != nil {
		return nil
	}
	return s.check()
}

func newServer(spec Spec) *server {
	spec.Children = slices.Clone(spec.Children)
	return &server{spec: spec}
}

func (s *Spec) options(info actor.StartInfo) actor.Options {
	return actor.Options{Name: s.Name, Logger: s.Logger, StartInfo: info}
}

// AsChild is the specification of a child that is a supervisor: permanent, and
// given as long to stop as its children need.
func AsChild(id string, spec Spec) ChildSpec {
	return ChildSpec{
		ID: id, Type: actor.Supervisor,
		Start: func(parent *actor.Process, info actor.StartInfo) (*actor.PID, error) {
			return startLink(parent, spec, info)
		},
	}
}

// Props are for a plain protoactor parent: ctx.Spawn(supervisor.Props(spec)). As
// Spawn does not wait, a child that does not start is reported to the log.
func Props(spec Spec) *actor.Props {
	return actor.NewProps(func() actor.GenServer { return newServer(spec) }, spec.options(actor.StartInfo{}))
}

// Stop stops a supervisor with the reason Shutdown and waits: its children are
// stopped in reverse order, each within its shutdown time. The error is
// [actor.NoProc] if there is no such supervisor.
func Stop(c actor.Caller, sup *actor.PID) error {
	return actor.Stop(c, sup, actor.Shutdown, actor.Infinity)
}

// StartChild adds a child to a running supervisor and starts it. The PID is nil
// if the child's Start returned [actor.ErrIgnore].
//
// Errors: [*SpecError], [*AlreadyStartedError], [ErrAlreadyPresent],
// [*StartError], when the child is not added; [ErrSimple]; [*actor.CallError].
func StartChild(c actor.Caller, sup *actor.PID, spec ChildSpec) (*actor.PID, error) {
	return ask[*actor.PID](c, sup, evStartChild{spec})
}

// StartChildArgs starts a child of a simple_one_for_one supervisor. Its Start
// gets args in [actor.StartInfo], also when it is started again.
//
// Errors: [*StartError], [ErrNotSimple], [*actor.CallError].
func StartChildArgs(c actor.Caller, sup *actor.PID, args any) (*actor.PID, error) {
	return ask[*actor.PID](c, sup, evStartArgs{args})
}

// TerminateChild stops a child. Its specification stays, for [RestartChild],
// unless it is temporary. To stop one that does not run is no error.
//
// Errors: [ErrNotFound], [ErrSimple], [*actor.CallError].
func TerminateChild(c actor.Caller, sup *actor.PID, id string) error {
	_, err := ask[*actor.PID](c, sup, terminateRequest{id: id})
	return err
}

// TerminateChildPID stops a child of a simple_one_for_one supervisor. One that
// is dead already is no error; if its restart failed it is not tried again.
//
// Errors: [ErrNotFound], also with other strategies; [*actor.CallError].
func TerminateChildPID(c actor.Caller, sup, child *actor.PID) error {
	if child == nil {
		return actor.ErrNilPID
	}
	_, err := ask[*actor.PID](c, sup, terminateRequest{pid: child})
	return err
}

// RestartChild starts a child that does not run. It does not count as a restart.
// The PID is nil if the child's Start returned [actor.ErrIgnore].
//
// Errors: [ErrNotFound], [ErrRunning], [ErrRestarting], [*StartError],
// [ErrSimple], [*actor.CallError].
func RestartChild(c actor.Caller, sup *actor.PID, id string) (*actor.PID, error) {
	return ask[*actor.PID](c, sup, restartRequest{id})
}

// DeleteChild removes the specification of a child that does not run.
//
// Errors: [ErrNotFound], [ErrRunning], [ErrRestarting], [ErrSimple],
// [*actor.CallError].
func DeleteChild(c actor.Caller, sup *actor.PID, id string) error {
	_, err := ask[*actor.PID](c, sup, deleteRequest{id})
	return err
}

// GetChildSpec is a child's specification, its defaults filled in.
//
// Errors: [ErrNotFound], [*actor.CallError].
func GetChildSpec(c actor.Caller, sup *actor.PID, id string) (ChildSpec, error) {
	return ask[ChildSpec](c, sup, getSpecRequest{id: id})
}

// GetChildSpecPID is the specification of a child of a simple_one_for_one
// supervisor. One that is dead already, of whatever parent, has it too.
//
// Errors: [ErrNotFound], also with other strategies; [*actor.CallError].
func GetChildSpecPID(c actor.Caller, sup, child *actor.PID) (ChildSpec, error) {
	if child == nil {
		return ChildSpec{}, actor.ErrNilPID
	}
	return ask[ChildSpec](c, sup, getSpecRequest{pid: child})
}

// Child is a child as [WhichChildren] shows it.
type Child struct {
	// ID is "" for the children of a simple_one_for_one supervisor.
	ID string
	// PID is nil if the child does not run.
	PID *actor.PID
	// Restarting says that its restart failed and will be tried again.
	Restarting bool
	Type       actor.ChildType
}

// WhichChildren are the children, the one that was started last first; those of
// a simple_one_for_one supervisor in no order.
//
// Errors: [*actor.CallError].
func WhichChildren(c actor.Caller, sup *actor.PID) ([]Child, error) {
	return ask[[]Child](c, sup, whichRequest{})
}

// Counts are numbers of children.
type Counts struct {
	Specs       int // specifications
	Active      int // children that are alive
	Supervisors int // children that are supervisors, alive or not
	Workers     int // the others, alive or not
}

// CountChildren counts the children.
//
// Errors: [*actor.CallError].
func CountChildren(c actor.Caller, sup *actor.PID) (Counts, error) {
	return ask[Counts](c, sup, countRequest{})
}

// ask calls the supervisor. It may be busy with a child for as long as that
// takes, so there is no time limit.
func ask[T any](c actor.Caller, sup *actor.PID, req any) (T, error) {
	return actor.CallAs[T](c, sup, req, actor.Infinity)
}

// all are the children in the order in which they were started.
func (s *server) all() []*child {
	if !s.core.simple() {
		return s.core.children
	}
	return s.core.dynamic
}

func (s *server) id(ch *child) string {
	if s.core.simple() {
		return ""
	}
	return ch.spec.ID
}

func (s *server) which() []Child {
	all := s.all()
	list := make([]Child, 0, len(all))
	for _, ch := range slices.Backward(all) {
		list = append(list, Child{s.id(ch), ch.pid, ch.status == restarting, ch.spec.Type})
	}
	return list
}

func (s *server) count(p *actor.Process) Counts {
	all := s.all()
	n := Counts{Specs: len(all)}
	if s.core.simple() {
		n.Specs = 1
	}
	for _, ch := range all {
		if ch.status == running && actor.IsAlive(p, ch.pid) {
			n.Active++
		}
		if ch.spec.Type == actor.Supervisor {
			n.Supervisors++
		} else {
			n.Workers++
		}
	}
	return n
}

// nodes are the children as a tree shows them, without their own children.
func (s *server) nodes() []*Node {
	all := s.all()
	list := make([]*Node, 0, len(all))
	for _, ch := range all {
		n := &Node{
			ID: s.id(ch), PID: ch.pid, Type: ch.spec.Type, Restarting: ch.status == restarting, Restarts: ch.restarts,
		}
		if ch.status == running {
			n.Uptime = time.Since(ch.since)
		}
		list = append(list, n)
	}
	return list
}
