package reconcile

import (
	"slices"
	"strconv"

	"github.com/linx-go/linx/codec"
)

// Kind is a kind of object the kernel lists: what one RTM_GET* dump returns.
type Kind uint8

// The kinds a state can hold.
const (
	KindLink    Kind = iota + 1 // network interfaces, AF_UNSPEC
	KindAddr                    // IPv4 and IPv6 addresses
	KindRoute                   // IPv4 and IPv6 unicast routes of all tables
	KindNeigh                   // ARP and ND neighbours, proxy entries included
	KindRule                    // IPv4 and IPv6 policy rules
	KindNexthop                 // nexthop objects and their groups
	KindFDB                     // forwarding entries of bridges, VXLANs and other Ethernet links
	KindMDB                     // multicast groups of bridges and VXLANs, ports with multicast routers
)

var kindNames = [...]string{
	KindLink: "link", KindAddr: "addr", KindRoute: "route", KindNeigh: "neigh", KindRule: "rule", KindNexthop: "nexthop",
	KindFDB: "fdb", KindMDB: "mdb",
}

// AllKinds are all the kinds, in the order in which their changes are told.
func AllKinds() []Kind {
	return []Kind{KindLink, KindAddr, KindNexthop, KindRoute, KindNeigh, KindRule, KindFDB, KindMDB}
}

// String is the kind's name: "link", "addr".
func (k Kind) String() string {
	if int(k) < len(kindNames) && kindNames[k] != "" {
		return kindNames[k]
	}
	return "kind(" + strconv.Itoa(int(k)) + ")"
}

// MarshalText is the kind's name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// class is what tears together: the objects of one kind and family, which one
// kernel table holds and one dump walks. What has no IPv4 and IPv6 apart has one
// class of family 0.
type class struct {
	kind   Kind
	family uint8
}

// classesOf are the classes of some kinds, links first.
func classesOf(kinds []Kind) []class {
	var cs []class
	for _, k := range AllKinds() {
		switch {
		case !slices.Contains(kinds, k):
		case !k.byFamily():
			cs = append(cs, class{k, 0})
		default:
			cs = append(cs, class{k, codec.AFInet}, class{k, codec.AFInet6})
		}
	}
	return cs
}

// byFamily says whether IPv4 and IPv6 have a table of the kind each.
func (k Kind) byFamily() bool {
	return k == KindAddr || k == KindRoute || k == KindNeigh || k == KindRule
}

// listed says whether several objects can share a key.
func (k Kind) listed() bool {
	return k == KindRoute || k == KindRule || k == KindFDB || k == KindMDB
}

// resumes says whether the kernel's dump of the class finds its place again by
// key after each chunk. Those of IPv6 routes, rules and forwarding databases
// count objects, so that a change of any object can make them skip or repeat
// another; the others miss nothing that was there all the time.
func (c class) resumes() bool {
	switch c.kind {
	case KindRule, KindFDB, KindMDB:
		return false
	case KindRoute:
		return c.family == codec.AFInet
	}
	return true
}
