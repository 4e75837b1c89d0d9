// Package event defines what a monitor's owner receives: [Event] and
// [ResyncNeeded].
//
// Both are wake-ups, not deltas. The owner of a level-triggered program treats
// each as "look now": it reads the kernel's state again and compares.
package event
