package actor

import pactor "github.com/asynkron/protoactor-go/actor"

// What a program needs of protoactor-go, under its own names: a file that
// imports this package needs no other. A plain protoactor actor works with
// processes unchanged, as owner, client or child.
type (
	// PID addresses an actor or a process. It is valid for one incarnation;
	// [NamePID] makes one that stays valid.
	PID = pactor.PID
	// System is an actor system. [NewSystem] makes one.
	System = pactor.ActorSystem
	// RootContext is the context outside of any actor, System.Root.
	RootContext = pactor.RootContext
	// Context is what a plain actor receives; it is a [Caller].
	Context = pactor.Context
	// SenderContext is the sending part of a Context.
	SenderContext = pactor.SenderContext
	// SpawnerContext is the spawning part of a Context.
	SpawnerContext = pactor.SpawnerContext
	// Actor is a plain actor.
	Actor = pactor.Actor
	// ReceiveFunc is a plain actor that is one function.
	ReceiveFunc = pactor.ReceiveFunc
	// Producer makes a plain actor.
	Producer = pactor.Producer
	// Props says how to make an actor; [NewProps] makes one of a [GenServer].
	Props = pactor.Props
	// PropsOption configures a Props.
	PropsOption = pactor.PropsOption
	// Future is the answer to come of Context.RequestFuture.
	Future = pactor.Future
	// MessageEnvelope is a message with its sender.
	MessageEnvelope = pactor.MessageEnvelope
	// AutoRespond is a message that the runtime answers after the actor has
	// received it. [Credit] is one.
	AutoRespond = pactor.AutoRespond

	// Started is a plain actor's first message.
	Started = pactor.Started
	// Stopping tells a plain actor that it is about to stop.
	Stopping = pactor.Stopping
	// Stopped is a plain actor's last message.
	Stopped = pactor.Stopped
	// Restarting tells a plain actor that protoactor restarts it.
	Restarting = pactor.Restarting
	// Terminated tells a watcher that an actor or a process ended. It carries
	// no reason; [DOWN] does.
	Terminated = pactor.Terminated
	// PoisonPill stops an actor when it has handled what was queued before it.
	PoisonPill = pactor.PoisonPill
	// ReceiveTimeout tells a plain actor that nothing came in time.
	ReceiveTimeout = pactor.ReceiveTimeout
	// Touch is answered by every plain actor with a Touched.
	Touch = pactor.Touch
	// Touched answers a Touch.
	Touched = pactor.Touched
	// DeadLetterEvent is published on System.EventStream for a message that
	// nobody received.
	DeadLetterEvent = pactor.DeadLetterEvent
	// DeadLetterResponse answers a request that nobody received.
	DeadLetterResponse = pactor.DeadLetterResponse
)

// PropsFromFunc makes the Props of a plain actor that is one function.
func PropsFromFunc(f ReceiveFunc, opts ...PropsOption) *Props {
	return pactor.PropsFromFunc(f, opts...)
}

// PropsFromProducer makes the Props of a plain actor. The producer runs in the
// goroutine that spawns, even if the name then turns out to be taken: it must
// not open anything.
func PropsFromProducer(p Producer, opts ...PropsOption) *Props {
	return pactor.PropsFromProducer(p, opts...)
}

// Caller is who does something in an actor system: System.Root, a plain
// actor's [Context] or a [*Process]. A PID knows no system, so every function
// takes one. A caller with an identity is also who is linked, who monitors and
// who must not call itself.
type Caller interface {
	ActorSystem() *System
}
