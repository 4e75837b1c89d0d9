// Package actor is OTP's process model and gen_server on protoactor-go.
//
// A [GenServer] is started with [Start] or [StartLink], which wait for its Init,
// and used with [Call], [Cast] and [Send]. Processes are linked, monitored,
// named, stopped and killed as in Erlang; exit reasons are errors. A process is
// an address like any other to plain protoactor actors, which are owners, clients
// and children without change; a file that uses this package imports no other.
//
// Three things are not as in Erlang. A goroutine cannot be killed: a process
// that is killed is dead at once for all others, but a callback that runs goes
// on until it returns or uses its Process, see [Zombies] and [Process.OnKill]. An
// exit signal that is not trapped takes effect between two messages, or where
// the process waits in this package; a callback that goes on for 5 s after it is
// given up as a zombie. And a failed [Call] returns an error where Erlang's
// caller would exit.
package actor
