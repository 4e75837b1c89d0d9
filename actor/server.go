package actor

// GenServer is what a process does: OTP's gen_server behaviour. Each callback
// runs in the process, one at a time. Embed [Base] to write only those that
// are needed.
//
//	Start, StartLink, StartMonitor -> Init
//	Call                           -> HandleCall
//	Cast                           -> HandleCast
//	Send and every other message   -> HandleInfo: also *EXIT, *DOWN, Timeout
//	Process.Continue               -> HandleContinue, see [Continuer]
//	Stop, a returned error         -> Terminate
//
// A callback that returns a non-nil error ends the process with that reason,
// Terminate first; so does a panic, with a [*PanicError].
type GenServer interface {
	// Init makes the state; Start returns its result. [ErrIgnore] is OTP's
	// ignore. After an error Terminate is not called.
	Init(p *Process) error
	// HandleCall answers a call. The first result is the reply, which may be
	// nil. [NoReply] means that [Reply] gives it later, from any goroutine.
	// With an error the process ends: Terminate runs, then a non-nil reply is
	// sent; with a nil reply the caller gets the reason.
	HandleCall(p *Process, from From, req any) (reply any, err error)
	// HandleCast handles a message of Cast.
	HandleCast(p *Process, msg any) error
	// HandleInfo handles every other message.
	HandleInfo(p *Process, msg any) error
	// Terminate cleans up. It runs when a callback returned an error or
	// panicked, on Stop, and when the parent's exit signal came while exits
	// are trapped. It does not run after a failed Init, after an exit signal
	// that was not trapped, nor after Kill. A panic in it replaces the reason.
	Terminate(p *Process, reason error)
}

// Continuer is a GenServer that uses [Process.Continue].
type Continuer interface {
	// HandleContinue runs right after the callback that called Continue,
	// before any message.
	HandleContinue(p *Process, v any) error
}

// Stater is a GenServer that says what of it may be shown. State runs in the
// process; its result goes to GetState, GetStatus and crash reports (OTP's
// format_status).
type Stater interface {
	State() any
}

// Base has a default for every callback of a [GenServer]: Init and Terminate
// do nothing, a call or a cast ends the process with a [*BadRequestError], any
// other message is logged and dropped.
type Base struct{}

// Init does nothing.
func (Base) Init(*Process) error { return nil }

// HandleCall ends the process.
func (Base) HandleCall(_ *Process, _ From, req any) (any, error) {
	return nil, &BadRequestError{Kind: "call", Request: req}
}

// HandleCast ends the process.
func (Base) HandleCast(_ *Process, msg any) error {
	return &BadRequestError{Kind: "cast", Request: msg}
}

// HandleInfo logs the message.
func (Base) HandleInfo(p *Process, msg any) error {
	p.Logger().Warn("unexpected message", "pid", p.Self().GetId(), "message", describe(msg))
	return nil
}

// Terminate does nothing.
func (Base) Terminate(*Process, error) {}

type noReply struct{}

// NoReply, returned by HandleCall, means that the reply comes later.
var NoReply any = noReply{}

// Timeout is the message that [Process.Timeout] asked for (timeout).
type Timeout struct{}
