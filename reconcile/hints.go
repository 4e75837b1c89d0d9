package reconcile

import (
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

// hints are the lists due because of what the kernel changes along with the
// event's object and does not tell. It is called before the event is applied.
// Each is as narrow as the kernel can filter, and none is made for what the
// state does not hold.
func (s *state) hints(ev *event.Event, k Key) []Query {
	switch r := ev.Resource.(type) {
	case *codec.Link:
		old := s.snap.Link(r.Index)
		if ev.Op.IsDel() {
			return s.linkGone(r, old)
		}
		return s.linkChanged(old, r, r.Change == 0 || r.Change&^mode != 0)
	case *codec.Addr:
		return s.addrHints(r, k, ev.Op.IsDel())
	case *codec.Neigh:
		return s.fdbHints(r)
	case *codec.MDB:
		return s.mdbHints(r, ev.Op.IsDel())
	case *codec.Route:
		// An IPv6 address under duplicate address detection is in a list at
		// once and told of when that is done; its prefix route is told now.
		if k.Family == codec.AFInet6 && ev.Op.IsNew() && r.Protocol == rtprotKernel && r.OIF != 0 {
			return []Query{{Kind: KindAddr, Family: codec.AFInet6, Index: r.OIF}}
		}
	case *codec.NexthopObject:
		return s.nexthopHints()
	case *codec.Rule:
		// A rule that jumps is unresolved while its target is not there.
		if s.mayHold(k.class(), s.gotos[fam(k.Family)]) {
			return []Query{{Kind: KindRule, Family: k.Family}}
		}
	}
	return nil
}

// mode are the flags whose change alone leaves routes as they are.
const mode = codec.LinkPromisc | codec.LinkAllMulti

// hintsOfList are the lists due because a list showed what an event is yet to
// tell, or never will: the same as for the event.
func (s *state) hintsOfList(k Key, old, now group) []Query {
	switch {
	case len(now) == 1 && len(old) == 1 && old[0] == now[0]:
		return nil
	case len(old) == 0 && k.Kind == KindLink:
		return s.linkChanged(nil, now[0].(*codec.Link), true)
	case len(old) == 0:
		return s.addrHints(now[0].(*codec.Addr), k, false)
	case k.Kind == KindLink && len(now) == 0:
		l := old[0].(*codec.Link)
		return s.linkGone(l, l)
	case k.Kind == KindLink:
		return s.linkChanged(old[0].(*codec.Link), now[0].(*codec.Link), true)
	case k.Kind == KindAddr && len(now) == 0:
		return s.addrHints(old[0].(*codec.Addr), k, true)
	}
	return nil
}

// rtprotKernel is RTPROT_KERNEL of include/uapi/linux/rtnetlink.h.
const rtprotKernel = 2

// routesOf are the lists of the routes through a link, of the families that
// have any, and of the nexthops if there is one through it.
func (s *state) routesOf(index int32) []Query {
	var qs []Query
	for i, family := range [2]uint8{codec.AFInet, codec.AFInet6} {
		if s.mayHold(class{KindRoute, family}, s.legs[i][index]) {
			qs = append(qs, Query{Kind: KindRoute, Family: family, Index: index})
		}
	}
	if s.mayHold(class{KindNexthop, 0}, s.nhLinks[index]) {
		qs = append(qs, Query{Kind: KindNexthop})
	}
	return qs
}

// onLink is the list of a link's addresses or neighbours, if there are any.
func (s *state) onLink(kind Kind, family uint8, index int32) []Query {
	b, _ := s.snap.buckets.get(bucketKey{kind, family, uint32(index)})
	if !s.mayHold(class{kind, family}, b.objs.len()) {
		return nil
	}
	return []Query{{Kind: kind, Family: family, Index: index}}
}

// linkGone: the IPv4 routes through the link are gone without a DELROUTE. Links
// on top of it, its master and the far end of a pair change too. old is the link
// as it was known, nil if it was not.
func (s *state) linkGone(l, old *codec.Link) []Query {
	qs := s.routesOf(l.Index)
	for _, family := range [2]uint8{codec.AFInet, codec.AFInet6} {
		for _, kind := range [2]Kind{KindAddr, KindNeigh} {
			qs = append(qs, s.onLink(kind, family, l.Index)...)
		}
	}
	qs = append(qs, s.forwardHints(old, l)...)
	if passesOn(l) && l.Parent != 0 {
		qs = append(qs, Query{Kind: KindLink, Index: l.Parent})
	}
	if s.listing == (class{KindLink, 0}) {
		qs = append(qs, Query{Kind: KindLink})
	} else if s.lowers[l.Index] > 0 {
		for r := range s.snap.Objects(KindLink) {
			if up := r.(*codec.Link); up.Parent == l.Index && up.Index != l.Index {
				qs = append(qs, Query{Kind: KindLink, Index: up.Index})
			}
		}
	}
	if old != nil {
		qs = append(qs, s.rulesNaming(old.Name)...)
		if old.Master != 0 {
			qs = append(qs, Query{Kind: KindLink, Index: old.Master})
		}
		if old.Name == l.Name {
			return qs
		}
	}
	return append(qs, s.rulesNaming(l.Name)...)
}

// linkChanged compares a link with what it was. Going down takes its IPv4
// routes, and losing the carrier, for however short a time, marks them, its
// nexthop objects go with all routes that use them; coming back unmarks; another
// master is another VRF and other tables; the MTU is copied into IPv6 routes. None
// of it is told. What shows of it in the link is no sure sign: it can have been
// seen before, in a list or along with another change, when the kernel was not yet
// done with the routes. So every change of the link counts, if routes is true.
func (s *state) linkChanged(old, l *codec.Link, routes bool) []Query {
	qs := s.forwardHints(old, l)
	if passesOn(l) && l.Parent != 0 { // may listen to all now, for the addresses of l
		qs = append(qs, Query{Kind: KindLink, Index: l.Parent})
	}
	qs = append(qs, s.ports(old, l)...)
	if old == nil {
		return append(append(qs, s.rulesNaming(l.Name)...), s.farEnd(l)...)
	}
	if routes {
		qs = append(qs, s.routesOf(l.Index)...)
	}
	if l.Flags&codec.LinkUp == 0 { // addresses that it keeps are tentative again
		qs = append(qs, s.onLink(KindAddr, codec.AFInet6, l.Index)...)
	}
	if old.MTU != l.MTU { // a small one switches IPv6 off, after the message
		qs = append(qs, Query{Kind: KindLink, Index: l.Index})
	}
	qs = append(qs, s.farEnd(l)...)
	if old.Name != l.Name {
		qs = append(append(qs, s.rulesNaming(old.Name)...), s.rulesNaming(l.Name)...)
	}
	if old.Master != l.Master {
		for _, m := range [2]int32{old.Master, l.Master} {
			if m != 0 { // a bridge's TSO limits follow its ports
				qs = append(qs, Query{Kind: KindLink, Index: m})
			}
		}
	}
	return qs
}

// ports are the lists of the ports of a bridge of which something changed that
// each of them repeats: its own identifier, that of the root, the way there.
func (s *state) ports(old, l *codec.Link) []Query {
	now, ok := l.Data.(*codec.Bridge)
	if !ok {
		return nil
	}
	if old != nil {
		if was, ok := old.Data.(*codec.Bridge); ok && was.BridgeID == now.BridgeID && was.RootID == now.RootID &&
			was.RootPathCost == now.RootPathCost && was.STPState == now.STPState {
			return nil
		}
	}
	if s.listing == (class{KindLink, 0}) {
		return []Query{{Kind: KindLink}}
	}
	var qs []Query
	if s.enslaved[l.Index] > 0 {
		for r := range s.snap.Objects(KindLink) {
			if port := r.(*codec.Link); port.Master == l.Index {
				qs = append(qs, Query{Kind: KindLink, Index: port.Index})
			}
		}
	}
	return qs
}

// farEnd is the list of the other link of a pair, if it does not know yet that l
// is its far end: it was told before the pair was tied.
func (s *state) farEnd(l *codec.Link) []Query {
	if s.listing == (class{KindLink, 0}) && l.Parent != 0 {
		return []Query{{Kind: KindLink, Index: l.Parent}}
	}
	if far := s.snap.Link(l.Parent); far != nil && far.Kind == l.Kind && far.Parent != l.Index {
		return []Query{{Kind: KindLink, Index: far.Index}}
	}
	return nil
}

// rulesNaming are the lists of the rules if one names the link: it shows as
// detached while the link is not there.
func (s *state) rulesNaming(name string) []Query {
	var qs []Query
	for _, family := range [2]uint8{codec.AFInet, codec.AFInet6} {
		if name != "" && s.mayHold(class{KindRule, family}, s.ruleLinks[name]) {
			qs = append(qs, Query{Kind: KindRule, Family: family})
		}
	}
	return qs
}

// addrHints: with a link's last IPv4 address go its gateway routes; with an IPv6
// address, its mention as preferred source. A link listens to the multicast
// group of each IPv6 address.
func (s *state) addrHints(a *codec.Addr, k Key, gone bool) []Query {
	qs := s.goneAddr(a, k, gone)
	if k.Family == codec.AFInet6 {
		qs = append(qs, s.ownAddrs(a.Index)...)
	}
	return qs
}

func (s *state) goneAddr(a *codec.Addr, k Key, gone bool) []Query {
	if !gone {
		return nil
	}
	if k.Family == codec.AFInet {
		if s.mayHold(class{KindRoute, codec.AFInet}, s.legs[0][a.Index]) {
			return []Query{{Kind: KindRoute, Family: codec.AFInet, Index: a.Index}}
		}
		return nil
	}
	if s.mayHold(class{KindRoute, codec.AFInet6}, s.prefSrcs[k.Dst.Addr()]) {
		return []Query{{Kind: KindRoute, Family: codec.AFInet6}}
	}
	return nil
}

// hintsOfOthers are the lists due because of an event about an object that the
// state does not hold.
func (s *state) hintsOfOthers(ev *event.Event) []Query {
	switch r := ev.Resource.(type) {
	case *codec.BridgePort:
		// The port's options are a part of its link, and only the AF_BRIDGE
		// message tells of a change.
		return append(linkAndMaster(r.Index, r.Master), s.groups()...)
	case *codec.BridgeVLAN:
		return s.groups()
	case *codec.Addr: // a multicast group that the link has joined or left
		return s.ownAddrs(r.Index)
	case *codec.Netconf:
		return s.settingHints(r)
	case *codec.Inet6Link:
		return nil
	case *codec.Qdisc:
		// A link names its qdisc and does not tell when that is replaced.
		return []Query{{Kind: KindLink, Index: r.Index}}
	}
	return nil
}

// settingHints: routes through a link without a carrier are dead or not by the
// setting ignore_routes_with_linkdown, of the link or of all.
func (s *state) settingHints(n *codec.Netconf) []Query {
	const all = -1 // NETCONFA_IFINDEX_ALL of include/uapi/linux/netconf.h
	if !n.Has(codec.NETCONFAIgnoreRoutesWithLinkdown) || n.Index < all {
		return nil
	}
	q, legs := Query{Kind: KindRoute, Family: n.Family}, len(s.legs[fam(n.Family)])
	if n.Index != all {
		q.Index, legs = n.Index, s.legs[fam(n.Family)][n.Index]
	}
	if s.mayHold(class{KindRoute, n.Family}, legs) {
		return []Query{q}
	}
	return nil
}

// nexthopHints: IPv4 routes and forwarding entries go silently with their
// nexthop; the next hops of the routes of a group change silently with its
// members.
func (s *state) nexthopHints() []Query {
	var qs []Query
	for i, family := range [2]uint8{codec.AFInet, codec.AFInet6} {
		if s.mayHold(class{KindRoute, family}, s.nhids[i]) {
			qs = append(qs, Query{Kind: KindRoute, Family: family})
		}
	}
	if s.fdb && s.mayHold(class{KindFDB, 0}, s.fdbNHIDs) {
		qs = append(qs, Query{Kind: KindFDB})
	}
	return qs
}

func linkAndMaster(index, master int32) []Query {
	qs := []Query{{Kind: KindLink, Index: index}}
	if master != 0 && master != index {
		qs = append(qs, Query{Kind: KindLink, Index: master})
	}
	return qs
}
