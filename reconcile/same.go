package reconcile

import "github.com/linx-go/linx/codec"

// equal says whether two objects differ in nothing but what changes by itself:
// counters, timers, the order of an IPv6 route's next hops.
func equal(a, b codec.Resource) bool { return codec.EqualStable(a, b) }

// same says whether two objects of one key are one: always, but for routes,
// rules and remotes of a VXLAN, where the content tells the objects of a key
// apart.
func same(a, b codec.Resource) bool {
	switch a := a.(type) {
	case *codec.Route:
		b, ok := b.(*codec.Route)
		return ok && sameRoute(a, b)
	case *codec.Rule:
		b, ok := b.(*codec.Rule)
		return ok && sameRule(a, b)
	case *codec.Link:
		b, ok := b.(*codec.Link)
		return ok && sameLink(a, b)
	case *codec.Neigh:
		b, ok := b.(*codec.Neigh)
		return ok && (a.Family != codec.AFBridge || remoteOf(a) == remoteOf(b))
	case *codec.MDB:
		b, ok := b.(*codec.MDB)
		return ok && groupRemote(a) == groupRemote(b)
	}
	return true
}

// sameRoute compares what makes the alias of an IPv4 route (fib_info in
// net/ipv4/fib_semantics.c) or the leg of an IPv6 route, but not the state in
// the flags, nor an IPv6 preferred source: that is cleared without a word when
// its address goes.
func sameRoute(a, b *codec.Route) bool {
	if a.Type != b.Type || a.Protocol != b.Protocol || a.Scope != b.Scope || a.NHID != b.NHID ||
		a.Family == codec.AFInet && a.PrefSrc != b.PrefSrc {
		return false
	}
	ha, hb := hopsOf(a), hopsOf(b)
	return len(ha) == len(hb) && containsHops(ha, hb)
}

// containsHops says whether every hop of part is one of all.
func containsHops(all, part []hop) bool {
next:
	for _, p := range part {
		for _, h := range all {
			if h == p {
				continue next
			}
		}
		return false
	}
	return true
}

// sameRule compares the selectors and the action; the kernel sets the flags for
// detached links and unresolved targets by itself.
func sameRule(a, b *codec.Rule) bool {
	x, y := *a, *b
	const silent = codec.RuleUnresolved | codec.RuleIIFDetached | codec.RuleOIFDetached
	x.Flags &^= silent
	y.Flags &^= silent
	return equal(&x, &y)
}

// sameLink says whether b is still the link a. An ifindex is used again (after
// a namespace move, or when asked for), and a mirror that missed the deletion
// sees two links under one index: of another kind, or with neither the name nor
// the hardware address of the old.
func sameLink(a, b *codec.Link) bool {
	return a.Kind == b.Kind && (a.Name == b.Name || a.Address == b.Address)
}
