package reconcile

import (
	"slices"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

// nlmsg_flags of a NEW message, include/uapi/linux/netlink.h.
const (
	nlmFReplace = 0x100
	nlmFExcl    = 0x200
	nlmFAppend  = 0x800
)

// apply takes over what an event says as far as that is certain, and returns
// the lists that are due: for what it left in doubt, and for what the kernel
// changes along with it without a word.
func (s *state) apply(ev *event.Event) []Query {
	var doubts []Query
	k, ok := KeyOf(ev.Resource)
	if ok {
		doubts = s.hints(ev, k) // compares with the state before the event
		switch {
		case k.Kind == KindRoute:
			doubts = append(doubts, s.applyRoute(k, ev.Resource.(*codec.Route), ev)...)
		case k.Kind == KindRule:
			doubts = append(doubts, s.applyRule(k, ev.Resource, ev.Op.IsNew())...)
		case k.Kind == KindFDB, k.Kind == KindMDB:
			doubts = append(doubts, s.applyForward(k, ev.Resource, ev.Op.IsNew())...)
		case ev.Op.IsNew():
			s.put(k, ev.Resource)
		case ev.Op.IsDel():
			s.set(k, nil)
		}
		return doubts
	}
	return s.hintsOfOthers(ev)
}

// put makes r the one object of k, unless it is there already.
func (s *state) put(k Key, r codec.Resource) {
	if g := s.snap.group(k); len(g) == 1 && equal(g[0], r) {
		return
	}
	s.set(k, group{r})
}

func (s *state) applyRule(k Key, r codec.Resource, isNew bool) []Query {
	g := s.snap.group(k)
	i := slices.IndexFunc(g, func(o codec.Resource) bool { return same(o, r) })
	switch {
	case isNew && i < 0:
		s.set(k, append(g[:len(g):len(g)], r))
	case isNew && !equal(g[i], r):
		s.set(k, replaced(g, i, r))
	case !isNew && i >= 0:
		s.set(k, without(g, i))
	case !isNew && len(g) > 0:
		return []Query{{Kind: KindRule, Family: k.Family}}
	}
	return nil
}

func (s *state) applyRoute(k Key, r *codec.Route, ev *event.Event) []Query {
	doubt := []Query{{Kind: KindRoute, Family: k.Family, Table: k.Table}}
	g := s.snap.group(k)
	if ev.Op.IsDel() {
		return s.routeGone(k, g, r, doubt)
	}
	if i := indexRoute(g, r); i >= 0 {
		if !equal(g[i], r) {
			s.set(k, replaced(g, i, r))
		}
		replace := ev.Flags&nlmFReplace != 0
		if replace && len(g) > 1 || !replace && k.Family == codec.AFInet {
			// What it took the place of is one of the others: the kernel does
			// not tell of a route that takes its own. Or there are two now that
			// say the same, if not a list has shown this one before.
			return doubt
		}
		return nil
	}
	switch {
	case len(g) == 0, len(g) == 1 && ev.Flags&nlmFReplace != 0:
		s.set(k, group{r})
		return nil
	case ev.Flags&nlmFReplace != 0 && k.Family == codec.AFInet:
		// The first alias went without a DELROUTE. That it is the first here
		// too is not certain: the events do not tell the order.
		s.set(k, replaced(g, 0, r))
		return doubt
	case ev.Flags&nlmFReplace != 0:
		return doubt // of the IPv6 routes of this metric, which?
	case k.Family == codec.AFInet6:
		return s.newLeg(k, g, r, doubt)
	case ev.Flags&nlmFExcl != 0:
		// It is the only one: the kernel found no other. What is here is what
		// went silently, and there may be more of that.
		s.set(k, group{r})
		return doubt
	case ev.Flags&nlmFAppend != 0:
		s.set(k, append(g[:len(g):len(g)], r))
	default:
		s.set(k, slices.Concat(group{r}, g)) // prepend
	}
	return nil
}

// newLeg takes over an IPv6 route of a prefix and metric that have others. One
// with several legs tells the whole set, which then takes the place of the legs
// known; one that has a gateway may have been joined with another to a set.
func (s *state) newLeg(k Key, g group, r *codec.Route, doubt []Query) []Query {
	hops := hopsOf(r)
	kept := slices.DeleteFunc(slices.Clone(g), func(o codec.Resource) bool {
		return containsHops(hops, hopsOf(o.(*codec.Route)))
	})
	s.set(k, append(kept, r))
	gateway := func(o codec.Resource) bool {
		r := o.(*codec.Route)
		return r.Gateway.IsValid() || len(r.Multipath) > 0
	}
	if gateway(r) && slices.ContainsFunc(kept, gateway) {
		return doubt
	}
	return nil
}

// routeGone takes over a DELROUTE. It carries the alias or the leg that went;
// if that is not one of those known exactly, only a list helps.
func (s *state) routeGone(k Key, g group, r *codec.Route, doubt []Query) []Query {
	if len(g) == 0 {
		return nil
	}
	i := indexRoute(g, r)
	if i < 0 {
		return doubt
	}
	s.set(k, without(g, i))
	if !equal(g[i], r) && slices.ContainsFunc(g[i+1:], func(o codec.Resource) bool { return same(o, r) }) {
		return doubt
	}
	return nil
}

// indexRoute finds r: the equal one or, if there is none, the first that differs
// only in what changes silently; -1 if there is none.
func indexRoute(g group, r codec.Resource) int {
	if i := slices.IndexFunc(g, func(o codec.Resource) bool { return equal(o, r) }); i >= 0 {
		return i
	}
	return slices.IndexFunc(g, func(o codec.Resource) bool { return same(o, r) })
}

func replaced(g group, i int, r codec.Resource) group {
	g = slices.Clone(g)
	g[i] = r
	return g
}

func without(g group, i int) group { return slices.Concat(g[:i], g[i+1:]) }
