package actor

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// This file holds signatures whose bodies are to come.

var errStub = errors.New("not implemented")

func describe(v any) string { return fmt.Sprintf("%T", v) }

type SystemOption func()

func WithLogger(l *slog.Logger) SystemOption          { return nil }
func NewSystem(opts ...SystemOption) *System          { return nil }
func Install(sys *System, opts ...SystemOption) error { return errStub }

type Options struct {
	Name      string
	Timeout   time.Duration
	Logger    *slog.Logger
	StartInfo StartInfo
}

type Ref uint64
type From struct{ r *int }
type EXIT struct {
	From   *PID
	Reason error
}
type DOWN struct {
	Ref    Ref
	PID    *PID
	Reason error
}
type Process struct{}
type Task struct{}

func (t *Task) PID() *PID             { return nil }
func (t *Task) Done() <-chan struct{} { return nil }

func (p *Process) Self() *PID                                              { return nil }
func (p *Process) ActorSystem() *System                                    { return nil }
func (p *Process) Name() string                                            { return "" }
func (p *Process) Parent() *PID                                            { return nil }
func (p *Process) StartInfo() StartInfo                                    { return StartInfo{} }
func (p *Process) Logger() *slog.Logger                                    { return nil }
func (p *Process) Context() context.Context                                { return nil }
func (p *Process) Send(pid *PID, msg any) error                            { return errStub }
func (p *Process) Sender() *PID                                            { return nil }
func (p *Process) Respond(msg any)                                         {}
func (p *Process) TrapExit(on bool) (was bool)                             { return false }
func (p *Process) Link(pid *PID)                                           {}
func (p *Process) Unlink(pid *PID)                                         {}
func (p *Process) UnlinkFlush(pid *PID) (reason error, exited bool)        { return nil, false }
func (p *Process) Monitor(pid *PID) Ref                                    { return 0 }
func (p *Process) Demonitor(ref Ref, flush bool)                           {}
func (p *Process) Exit(pid *PID, reason error)                             {}
func (p *Process) ExitSelf(reason error)                                   {}
func (p *Process) Throw(reply any, err error)                              {}
func (p *Process) Go(name string, f func(ctx context.Context) error) *Task { return nil }
func (p *Process) OnKill(f func()) (remove func())                         { return nil }
func (p *Process) Timeout(d time.Duration)                                 {}
func (p *Process) Continue(v any)                                          {}
func (p *Process) Receive(match func(msg any) bool, timeout time.Duration) (any, bool) {
	return nil, false
}
func (p *Process) Spawn(props *Props) (*PID, error) { return nil, errStub }

func Start(c Caller, server GenServer, opts Options) (*PID, error)     { return nil, errStub }
func StartLink(c Caller, server GenServer, opts Options) (*PID, error) { return nil, errStub }
func StartMonitor(c Caller, server GenServer, opts Options) (*PID, Ref, error) {
	return nil, 0, errStub
}
func NewProps(producer func() GenServer, opts Options) *Props                   { return nil }
func Send(c Caller, pid *PID, msg any) error                                    { return errStub }
func Call(c Caller, pid *PID, req any, timeout time.Duration) (any, error)      { return nil, errStub }
func Cast(c Caller, pid *PID, msg any) error                                    { return errStub }
func Reply(from From, reply any)                                                {}
func Stop(c Caller, pid *PID, reason error, timeout time.Duration) error        { return errStub }
func Exit(c Caller, pid *PID, reason error)                                     {}
func WhereIs(c Caller, name string) *PID                                        { return nil }
func NamePID(c Caller, name string) *PID                                        { return nil }
func IsAlive(c Caller, pid *PID) bool                                           { return false }
func Await(c Caller, pid *PID, timeout time.Duration) (reason error, err error) { return nil, errStub }
func Zombies(c Caller) int                                                      { return 0 }
func PropsChild(id string, props *Props) ChildSpec                              { return ChildSpec{} }

func GetState(c Caller, pid *PID, timeout time.Duration) (any, error) { return nil, errStub }
func Suspend(c Caller, pid *PID, timeout time.Duration) error         { return errStub }
func Resume(c Caller, pid *PID, timeout time.Duration) error          { return errStub }

// Credit is the flow control marker.
type Credit struct{ Seq uint64 }

// Credits sends markers to an owner and tells the process of their acknowledgement.
type Credits struct{}

// Credited is the message that a marker was acknowledged.
type Credited struct {
	Credits *Credits
	Seq     uint64
}

func OpenCredits(p *Process, owner *PID) (*Credits, error) { return nil, errStub }
func (c *Credits) Owner() *PID                             { return nil }
func (c *Credits) Mark(seq uint64)                         {}
func (c *Credits) Close()                                  {}
