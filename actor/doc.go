// Package actor is OTP's process model and gen_server on protoactor-go.
//
// A [GenServer] is started with [Start] or [StartLink], which wait for its Init,
// and used with [Call], [Cast] and [Send]. Processes are linked, monitored,
// named, stopped and killed as in Erlang; exit reasons are errors. A process is
// an address like any other to plain protoactor actors, which are owners, clients
// and children without change; a file that uses this package imports no other.
//
// # Which call reaches which callback
//
//	caller                               process
//
//	Start, StartLink, StartMonitor ----> Init            its error is Start's
//	Call, SendRequest -----------------> HandleCall      returns the reply, or NoReply
//	Reply(from, v), from anywhere -----> (the caller)    later
//	Cast ------------------------------> HandleCast
//	Send, protoactor's Send, Request --> HandleInfo      the message itself
//	a link's end, if exits are trapped > HandleInfo      *EXIT
//	a monitored process's end ---------> HandleInfo      *DOWN
//	Process.Timeout has passed --------> HandleInfo      Timeout
//	Process.Continue ------------------> HandleContinue  before any message
//	Stop, protoactor's Stop, Poison ---> Terminate
//	the parent's end, trapped ---------> Terminate
//	an error or panic of a callback ---> Terminate
//	an exit signal, not trapped -------> no callback
//	Exit with Kill --------------------> no callback
//	GetState and its kind -------------> State, Suspended
//
// Callbacks of one process run one at a time, so that its fields need no lock.
// A process that waits for a message has no goroutine. Messages are not copied:
// whoever sent one does not change it any more.
//
// # Options of a start
//
//	Options.Name       registers the process            default "": no name
//	Options.Timeout    limit of Init, a time.Duration   default 0: none
//	Options.Logger     gets its crash reports           default the system's
//	Options.StartInfo  what a supervisor told           default zero
//
// A time limit is a time.Duration everywhere, and [Infinity] is none. The zero
// value is 5 s ([DefaultTimeout]) for [Call], [CallAs], [PendingCall.Wait] and
// the functions of sys, such as [GetState]; it is no limit for a start, [Stop]
// and [Await]. [Process.Receive] with 0 only looks.
//
// # Child specifications
//
//	ChildSpec.ID           names the child                       needed
//	ChildSpec.Start        starts it, linked to the supervisor   needed
//	ChildSpec.Restart      Permanent, Transient, Temporary       default Permanent
//	ChildSpec.Shutdown     ShutdownAfter a time.Duration,        default 5 s; Infinity
//	                       BrutalKill, Infinity                  for a supervisor
//	ChildSpec.Type         Worker, Supervisor                    default Worker
//	ChildSpec.Significant  its end may end the supervisor        default false
//
// # What is not as in Erlang
//
// A goroutine cannot be killed: a process that is killed is dead at once for all
// others, but a callback that runs goes on until it returns or uses its Process,
// see [Zombies] and [Process.OnKill]. An exit signal that is not trapped takes
// effect between two messages, or where the process waits in this package; a
// callback that goes on for 5 s after it is given up as a zombie. And a failed
// [Call] returns an error where Erlang's caller would exit.
package actor
