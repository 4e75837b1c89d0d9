package event

import (
	"fmt"
	"strings"
	"time"
)

// WakeUp is what the owner of a coalescing monitor receives instead of events:
// something of these kinds has changed.
type WakeUp struct {
	// Kinds is what changed since the last WakeUp.
	Kinds Kinds
	// Epoch and Seq count as in [Event].
	Epoch, Seq uint64
	// Tag is the monitor's Config.Tag.
	Tag any
	// Time is when the message was made.
	Time time.Time
}

// String is one line, "wake_up link,route".
func (w *WakeUp) String() string { return fmt.Sprintf("wake_up %v", w.Kinds) }

// Kinds is a set of kinds of object.
type Kinds uint32

// The kinds of object an op is about.
const (
	KindLink Kinds = 1 << iota
	KindBridgePort
	KindInet6Link
	KindAddr
	KindRoute
	KindNeigh
	KindRule
	// KindOther is every other type of message.
	KindOther
)

var kindNames = [...]string{"link", "bridge_port", "inet6_link", "addr", "route", "neigh", "rule", "other"}

// KindOf is the kind of object an op is about.
func KindOf(o Op) Kinds {
	switch o {
	case NewLink, DelLink:
		return KindLink
	case NewBridgePort, DelBridgePort:
		return KindBridgePort
	case NewInet6Link, DelInet6Link:
		return KindInet6Link
	case NewAddr, DelAddr:
		return KindAddr
	case NewRoute, DelRoute:
		return KindRoute
	case NewNeigh, DelNeigh:
		return KindNeigh
	case NewRule, DelRule:
		return KindRule
	}
	return KindOther
}

// Add adds the kind of object an op is about.
func (k *Kinds) Add(o Op) { *k |= KindOf(o) }

// Has says whether the set contains all kinds of other.
func (k Kinds) Has(other Kinds) bool { return k&other == other }

// String is the kinds' names, "link,route".
func (k Kinds) String() string {
	var names []string
	for i, n := range kindNames {
		if k&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, ",")
}
