package actor

import pactor "github.com/asynkron/protoactor-go/actor"

// PID addresses an actor.
type PID = pactor.PID
