// Package monitor is the rtnetlink Monitor: a process that owns a multicast
// socket, types each message the kernel sends and forwards it to an owner, any
// local actor, as an [event.Event]. It is ip monitor for programs.
//
// # Events are wake-ups
//
// Netlink multicast loses messages by design, so the monitor is no source of
// truth but a way to hear at once that there is something to look at. An owner
// takes every [event.Event] and every [event.ResyncNeeded] as "look now": it
// lists again and compares. What an event carries equals what the list
// functions of package rtnl return for the same object.
//
// # What an owner may rely on
//
//   - Events come in the kernel's order. Event.Seq counts them without holes in
//     each Event.Epoch.
//   - When Start has returned, every change reaches the owner or is marked.
//   - A loss is followed by one ResyncNeeded, which comes when the loss is over:
//     a list made on its receipt has everything. It opens the next epoch.
//   - At most Config.Window events are in its mailbox. When they are, the
//     monitor stops reading; the kernel's buffer takes over, and when that is
//     full, messages are lost and marked. The owner does nothing for this: it
//     sees an *actor.Credit now and then, which the runtime answers.
//   - After Unsubscribe has returned nothing more is sent.
//   - The monitor ends with its owner, and when its network namespace is gone:
//     deleted, or its name or path given to another. Whenever
//     it ends otherwise than by its owner's end, Unsubscribe or [Stop], its last
//     word is ResyncNeeded{Reason: MonitorDown}.
//   - Only the kernel is heard: what others send to the groups is dropped and
//     counted.
//
// # Storms
//
// An event reaches an idle owner at once. Changes that come so fast that each
// of them wakes the reader, 32 within two milliseconds, cost more to wake for
// than to read: then the reader lets them gather for a millisecond before each
// read, as long as that brings 16 or more. So in such a storm an event is up to
// some two milliseconds late, and the processor does a fraction of the work. It
// does not do so with a receive buffer that the kernel charges less than 4 MiB
// for ([Statistics].Granted, twice the size asked for), nor in a gap.
//
// New memory is a fifth of the work then. An owner that keeps no event can have
// the same ones sent again: [Config].Reuse.
//
// # Gaps
//
// A socket whose buffer is full returns ENOBUFS once, before what is still
// queued, and drops every message until that queue was read empty. A list made
// at the error misses what changes until then, for good. So the monitor reads
// on, and sends the marker when the queue was empty. In a gap it does not wait
// for its owner: what the window has no room for is dropped and counted. If the
// socket overflows again meanwhile, it drops without decoding, and after a
// second of that replaces the socket.
package monitor
