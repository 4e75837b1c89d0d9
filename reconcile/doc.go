// Package reconcile turns wake-ups into truth: the pure half of a consumer
// that holds the kernel's state.
//
// Netlink tells of changes but loses messages, and some changes it never tells
// (an IPv4 route that goes with its link, for one). So a correct program lists,
// applies events, and lists again wherever an event leaves a doubt. This
// package has the parts of that which need no goroutine, clock or socket: the
// identity and equality of each object, a state with immutable snapshots, the
// difference of two snapshots, which event makes which re-list necessary, and
// the plan that keeps the number of lists bounded. Package mirror is the actor
// over it.
package reconcile
