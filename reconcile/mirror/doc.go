// Package mirror holds the kernel's state of one network namespace: links,
// addresses, routes, nexthops, neighbours, rules, forwarding entries and multicast
// groups as the kernel has them, a moment ago.
//
// A [Mirror] is a process that subscribes to the kernel's events first, then
// lists, applies the events, and lists again what an event leaves in doubt, what
// the kernel changes without an event, and everything after a loss. Programs
// read its snapshots, wait for a state of them, or subscribe to their changes.
package mirror
