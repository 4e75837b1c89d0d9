// Package supervisor is OTP's supervisor: a process whose work is to start
// others, its children, to start them again when they end, and to stop them in
// order. Children are processes of package actor, other supervisors, and plain
// protoactor actors ([actor.PropsChild]).
//
//	Spec.Strategy          OneForOne, OneForAll,                 default OneForOne
//	                       RestForOne, SimpleOneForOne
//	Spec.Intensity         restarts in a Period, a number;       default 1
//	                       NoRestarts for none
//	Spec.Period            a time.Duration                       default 5 s
//	Spec.AutoShutdown      Never, AnySignificant,                default Never
//	                       AllSignificant
//	Spec.Children          in start order; one, the template,    default none
//	                       with SimpleOneForOne
//	Spec.Init              runs first; may change the Spec       default nil
//	Spec.Name              registers the supervisor              default "": no name
//	Spec.Logger            gets the reports                      default the system's
//	Spec.Report            gets the reports, as values           default nil
//
//	ChildSpec.ID           names the child                       needed
//	ChildSpec.Start        starts it, linked to the supervisor   needed
//	ChildSpec.Restart      Permanent, Transient, Temporary       default Permanent
//	ChildSpec.Shutdown     ShutdownAfter a time.Duration,        default 5 s; Infinity
//	                       BrutalKill, Infinity                  for a supervisor
//	ChildSpec.Type         Worker, Supervisor                    default Worker
//	ChildSpec.Significant  its end may end the supervisor, see   default false
//	                       AutoShutdown
//
// Children are started in order, each when the one before it has been started,
// and stopped in reverse. A restart that fails is tried again, and counts; when
// there are more restarts than the intensity allows the supervisor stops its
// children and ends with [actor.Shutdown], for its own supervisor to act on.
//
// A child that does not stop in its time is killed. A goroutine cannot be: what
// still runs of it is a zombie, which [Tree] shows; the supervisor does not wait
// for it.
//
// What is decided, and in what order, is decided by a state machine without
// clock or goroutine (core.go); a process carries it out (server.go).
package supervisor
