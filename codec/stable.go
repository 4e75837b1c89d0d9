package codec

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"reflect"
	"slices"
)

// EqualStable says whether two objects are of one type and differ in nothing
// but what changes by itself, without the object having been changed: counters,
// timers, timestamps and the remaining time of an address, the order of an IPv6
// route's legs, whether a learned forwarding entry is stale, and what only a
// notification says of the change it tells (the mask of changed flags). A link's
// copies of the interface's IPv4 and IPv6 settings (IFLA_AF_SPEC) are not looked
// at, but for the IPv6 token and the way addresses are made: settings have
// messages of their own (RTM_NEWNETCONF).
func EqualStable(a, b Resource) bool {
	if a == b {
		return true
	}
	if reflect.TypeOf(a) != reflect.TypeOf(b) {
		return false
	}
	sa, ok := appendStable(make([]byte, 0, 128), a)
	if !ok {
		return false
	}
	sb, ok := appendStable(make([]byte, 0, 128), b)
	return ok && bytes.Equal(sa, sb)
}

// Attributes that EqualStable leaves out; some have no name elsewhere.
type leftOut map[uint16]leftOut // nil leaves all of it out

var (
	stableAddr  = leftOut{IFACacheInfo: nil}
	stableRoute = leftOut{RTACacheInfo: nil, RTAMfcStats: nil}
	// The time a group is out of balance, how long a bucket is idle, counters.
	stableNexthop = leftOut{
		NHAResGroup:   {NHAResGroupUnbalancedTime: nil},
		NHAResBucket:  {NHAResBucketIdleTime: nil},
		NHAGroupStats: nil,
	}
	// Counters.
	stableTC    = leftOut{TCAStats: nil, TCAStats2: nil, TCAXstats: nil}
	stableNeigh = leftOut{NDACacheInfo: nil, NDAProbes: nil}

	// IFLA_BR_*: the hello, TCN, topology change and GC timers, the state of the
	// other querier, the number of learned entries.
	stableBridge = leftOut{16: nil, 17: nil, 18: nil, 19: nil, 47: nil, 48: nil}
	// IFLA_BRPORT_*: the message age, forward delay and hold timers, the numbers
	// of hosts and groups.
	stableBridgePort = leftOut{21: nil, 22: nil, 23: nil, 38: nil, 41: nil}
	// IFLA_INET6_*: all but the token, the mode and the MTU of advertisements.
	stableInet6 = leftOut{1: nil, 2: nil, 3: nil, 4: nil, 5: nil, 6: nil}
	// AF_SPEC is a list of families.
	stableAFSpec = leftOut{uint16(AFInet): nil, uint16(AFInet6): stableInet6}
)

// stableLink is what is left out of a link. Its LINKINFO and PROTINFO depend on
// the kinds and the family.
func stableLink(l *Link) leftOut {
	out := leftOut{
		IFLAStats: nil, IFLAStats64: nil, IFLAEvent: nil, IFLAWireless: nil, IFLAAFSpec: stableAFSpec,
		IFLANewNetNSID: nil, IFLANewIfIndex: nil,
	}
	switch l.Family {
	case AFBridge:
		out[IFLAProtInfo] = stableBridgePort
	case AFInet6:
		out[IFLAProtInfo] = stableInet6
	}
	const data, xstats, slaveData = 2, 3, 5 // IFLA_INFO_*
	info := leftOut{xstats: nil}
	if l.Kind == "bridge" {
		info[data] = stableBridge
	}
	if l.SlaveKind == "bridge" {
		info[slaveData] = stableBridgePort
	}
	out[IFLALinkInfo] = info
	return out
}

// appendStable appends the bytes two objects have in common if they are equal
// but for what changes by itself.
func appendStable(dst []byte, r Resource) ([]byte, bool) {
	var header int
	var out leftOut
	var tail []byte
	switch t := r.(type) {
	case *Link:
		header, out = sizeofIfInfoMsg, stableLink(t)
	case *BridgePort:
		header, out = sizeofIfInfoMsg, stableLink(&t.Link)
	case *Inet6Link:
		header, out = sizeofIfInfoMsg, stableLink(&t.Link)
	case *Addr:
		const forever = 0xffffffff
		header, out = 8, stableAddr
		if t.CacheInfo.Preferred == forever {
			tail = append(tail, 'p')
		}
		if t.CacheInfo.Valid == forever {
			tail = append(tail, 'v')
		}
	case *Route:
		header, out = 12, stableRoute
		r = withoutCounters(sortedLegs(t))
	case *Qdisc, *Class, *Filter, *Chain:
		header, out = sizeofTcMsg, stableTC
	case *NexthopObject:
		header, out = sizeofNhMsg, stableNexthop
	case *Neigh:
		header, out = 12, stableNeigh
		r = withoutAge(t)
	case *MDB:
		r = withoutTimers(t)
	default:
		header = 0
	}
	at := len(dst)
	b, err := Append(dst, r)
	if err != nil || len(b) < at+header {
		return dst, false
	}
	if out == nil {
		return b, true
	}
	if header == sizeofIfInfoMsg {
		clear(b[at+12 : at+16]) // ifi_change
	}
	var d decoder
	kept := without(&d, b[:at+header], b[at+header:], out)
	return append(kept, tail...), d.err == nil
}

// without appends the attributes in b that are not left out; dst may be the
// front of b's array, as what is kept never outgrows what was read.
func without(d *decoder, dst, b []byte, out leftOut) []byte {
	for {
		typ, payload, rest, ok := d.next(b)
		if !ok {
			return dst
		}
		inner, named := out[typ&nlaTypeMask]
		switch {
		case named && inner == nil:
		case named && d.wellFramed(payload): // what is kept raw need not be
			at := len(dst)
			dst = append(dst, b[:nlaHeader]...)
			dst = without(d, dst, payload, inner)
			binary.NativeEndian.PutUint16(dst[at:], uint16(len(dst)-at))
		default:
			dst = append(dst, b[:len(b)-len(rest)]...)
		}
		b = rest
	}
}

// sortedLegs is r with the legs of an IPv6 route in a fixed order; the kernel's
// changes.
func sortedLegs(r *Route) *Route {
	if r.Family != AFInet6 || len(r.Multipath) < 2 {
		return r
	}
	c := *r
	c.Multipath = slices.Clone(r.Multipath)
	slices.SortFunc(c.Multipath, func(a, b Nexthop) int {
		return cmp.Or(cmp.Compare(a.Index, b.Index), a.Gateway.Compare(b.Gateway))
	})
	return &c
}

// withoutAge is n as a new entry if it is of a forwarding database: a learned
// entry becomes stale by itself, and is told of only when it goes.
func withoutAge(n *Neigh) *Neigh {
	if n.Family != AFBridge || n.State&NeighStale == 0 {
		return n
	}
	c := *n
	c.State = c.State&^NeighStale | NeighReachable
	return &c
}

// withoutTimers is x without what is left of its entries' and ports' time, and
// without the family: an event says AF_BRIDGE and a list says nothing.
func withoutTimers(x *MDB) *MDB {
	c := *x
	c.Family = AFUnspec
	c.Groups, c.RouterPorts = slices.Clone(x.Groups), slices.Clone(x.RouterPorts)
	for i := range c.Groups {
		es := slices.Clone(c.Groups[i].Entries)
		for j := range es {
			e := &es[j]
			e.Timer = 0
			e.zero.del(MDBAMdbEattrTimer)
			e.Sources = slices.Clone(e.Sources)
			for k := range e.Sources {
				e.Sources[k].Timer = 0
				e.Sources[k].zero.del(MDBAMdbSrcattrTimer)
			}
		}
		c.Groups[i].Entries = es
	}
	for i := range c.RouterPorts {
		p := &c.RouterPorts[i]
		p.Timer, p.InetTimer, p.Inet6Timer = 0, 0, 0
		for _, timer := range [...]uint16{MDBARouterPattrTimer, MDBARouterPattrInetTimer, MDBARouterPattrInet6Timer} {
			p.zero.del(timer)
		}
	}
	return &c
}

// withoutCounters is r without the counters of a local segment.
func withoutCounters(r *Route) *Route {
	e, ok := r.Extra.Get().Encap.(*SEG6LocalEncap)
	if !ok || e.Counters == nil {
		return r
	}
	c, x, s := *r, *r.Extra, *e
	s.Counters = nil
	x.Encap = &s
	c.Extra = &x
	return &c
}
