package reconcile

import (
	"context"
	"errors"
	"fmt"

	"github.com/linx-go/linx/codec"
)

// Query is one list: a kind, and which part of it. The zero value of each
// field but Kind means all.
type Query struct {
	Kind Kind
	// Family is codec.AFInet or codec.AFInet6; 0 for links, nexthops,
	// forwarding entries and multicast groups.
	Family uint8
	// Index is an ifindex: that link, the addresses or neighbours of that
	// link, the routes with a next hop through it, the forwarding entries of
	// that link or bridge port.
	Index int32
	// Table is a routing table, for routes.
	Table uint32
}

// ErrNoDevice says that the link of [Query.Index] does not exist: the kernel
// refuses to filter by it (ENODEV).
var ErrNoDevice = errors.New("reconcile: no such device")

// ErrTorn says that the kernel marked a dump as interrupted (NLM_F_DUMP_INTR)
// as often as it was tried: the result that comes with it may lack objects.
var ErrTorn = errors.New("reconcile: torn dump")

// Lister reads the kernel's state.
type Lister interface {
	// List returns the objects of q; it may return more than q asks for, of
	// the same kind. It blocks until the whole list is there or ctx is done.
	//
	// Errors: [ErrNoDevice], wrapped, if q.Index names no link; [ErrTorn],
	// wrapped and with what was read, if the list may have holes.
	List(ctx context.Context, q Query) ([]codec.Resource, error)
}

// String is the query in the manner of an ip command: "route inet6 oif 3".
func (q Query) String() string {
	s := q.Kind.String()
	switch q.Family {
	case codec.AFInet:
		s += " inet"
	case codec.AFInet6:
		s += " inet6"
	}
	if q.Index != 0 {
		s += fmt.Sprintf(" index %d", q.Index)
	}
	if q.Table != 0 {
		s += fmt.Sprintf(" table %d", q.Table)
	}
	return s
}

func (q Query) class() class { return class{q.Kind, q.Family} }

// full says whether q asks for all of its class.
func (q Query) full() bool { return q.Index == 0 && q.Table == 0 }

// covers says whether every object of o is one of q. Both are of one class.
func (q Query) covers(o Query) bool {
	return (q.Index == 0 || q.Index == o.Index) && (q.Table == 0 || q.Table == o.Table)
}
