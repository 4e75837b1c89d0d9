package reconcile

import (
	"net/netip"

	"github.com/linx-go/linx/codec"
)

// fdbKey tells forwarding entries apart as struct net_bridge_fdb_key
// (net/bridge/br_private.h) and the hash of drivers/net/vxlan do: a bridge has
// an address once in each VLAN, on whatever port. When it moves to another port
// that is all that is told.
func fdbKey(n *codec.Neigh) (Key, bool) {
	k := Key{
		Kind: KindFDB, Flags: n.Flags & codec.NeighSelf, Index: n.Index, VLAN: n.VLAN,
		Table: n.Extra.Get().SrcVNI,
	}
	if n.Master != 0 && k.Flags == 0 {
		k.Index = n.Master
	}
	ok := n.LLAddr.Len() == len(k.MAC) && n.Index != 0
	copy(k.MAC[:], n.LLAddr.Bytes())
	return k, ok
}

// mdbKey tells multicast groups apart as struct br_ip (include/linux/if_bridge.h)
// and the port do.
func mdbKey(x *codec.MDB) (Key, bool) {
	k := Key{Kind: KindMDB, Index: x.Index}
	if p := routerPort(x); p != nil {
		k.ID, k.VLAN = uint32(p.Index), p.VID
		return k, true
	}
	e := Member(x)
	if e == nil {
		return Key{}, false
	}
	k.ID, k.VLAN, k.Table = uint32(e.Index), e.VID, e.SrcVNI
	ip, mac := e.Group()
	copy(k.MAC[:], mac.Bytes())
	if ip.IsValid() {
		k.Dst = netip.PrefixFrom(ip, ip.BitLen())
	}
	if e.Source.IsValid() {
		k.Src = netip.PrefixFrom(e.Source, e.Source.BitLen())
	}
	return k, k.Dst.IsValid() || !mac.IsZero()
}

// SplitMDB is a multicast database in the form in which a state holds it, and
// events tell of it: one object for each port in a group, see [Member], and for
// each port with a router. A list has all of a bridge in one or a few. A request
// has none.
func SplitMDB(x *codec.MDB) []*codec.MDB {
	var all []*codec.MDB
	for i := range x.Groups {
		for j := range x.Groups[i].Entries {
			all = append(all, &codec.MDB{Family: x.Family, Index: x.Index,
				Groups: []codec.MDBGroup{{Entries: x.Groups[i].Entries[j : j+1 : j+1]}}})
		}
	}
	for i := range x.RouterPorts {
		all = append(all, &codec.MDB{Family: x.Family, Index: x.Index, RouterPorts: x.RouterPorts[i : i+1 : i+1]})
	}
	return all
}

func splitAll(rs []codec.Resource) []codec.Resource {
	var all []codec.Resource
	for _, r := range rs {
		if x, ok := r.(*codec.MDB); ok {
			for _, one := range SplitMDB(x) {
				all = append(all, one)
			}
		}
	}
	return all
}

// Member is the one port in a group that an object of [KindMDB] is; nil if it is
// a port with a router.
func Member(x *codec.MDB) *codec.MDBEntry {
	if len(x.Groups) != 1 || len(x.Groups[0].Entries) != 1 || len(x.RouterPorts) != 0 {
		return nil
	}
	return &x.Groups[0].Entries[0]
}

func routerPort(x *codec.MDB) *codec.MDBRouterPort {
	if len(x.Groups) != 0 || len(x.RouterPorts) != 1 {
		return nil
	}
	return &x.RouterPorts[0]
}

// remote is what tells the remotes of one address of a VXLAN apart
// (vxlan_fdb_find_rdst in drivers/net/vxlan/vxlan_core.c), or its nexthop group.
type remote struct {
	dst       netip.Addr
	port      uint16
	vni, nhid uint32
	via       int32
}

func remoteOf(n *codec.Neigh) remote {
	if n.Flags&codec.NeighSelf == 0 {
		return remote{}
	}
	return remote{n.Dst, n.Port, n.VNI, n.NHID, n.Via}
}

func groupRemote(x *codec.MDB) remote {
	if e := Member(x); e != nil {
		return remote{dst: e.Dst, port: e.DstPort, vni: e.VNI, via: e.Via}
	}
	return remote{}
}

// applyForward takes over a forwarding entry or a multicast group.
func (s *state) applyForward(k Key, r codec.Resource, isNew bool) []Query {
	g := s.snap.group(k)
	i := -1
	for j, o := range g {
		if same(o, r) {
			i = j
			break
		}
	}
	doubt := []Query{{Kind: k.Kind}}
	if n, ok := r.(*codec.Neigh); ok {
		doubt[0].Index = n.Index
	} else if routerPort(r.(*codec.MDB)) != nil && i >= 0 && isNew {
		return nil // a list says more of it
	}
	switch {
	case isNew && i < 0 && len(g) > 0:
		// One more remote, or one that took the place of another: both are
		// told in the same words.
		s.set(k, append(g[:len(g):len(g)], r))
		return doubt
	case isNew && i < 0:
		s.set(k, group{r})
	case isNew && !equal(g[i], r):
		s.set(k, replaced(g, i, r))
	case !isNew && i >= 0:
		s.set(k, without(g, i))
	case !isNew && len(g) > 0:
		return doubt
	}
	return nil
}

// fdbHints: a link has an address as often as it was added, so one that was
// taken away may still be there. Those of a VXLAN are not counted.
func (s *state) fdbHints(n *codec.Neigh) []Query {
	if n.Family != codec.AFBridge || !s.fdb || n.Flags&codec.NeighSelf == 0 {
		return nil
	}
	if l := s.snap.Link(n.Index); l != nil && l.Kind == "vxlan" {
		return nil
	}
	// One that can't filter by address listens to all for it, and does not tell.
	return append(s.ownAddrs(n.Index), Query{Kind: KindLink, Index: n.Index})
}

// mdbHints: groups with sources change each other, not always with a word. A
// message of a port with a router says nothing of the kind. A port that sends
// multicast as unicast is in a group once for each host.
func (s *state) mdbHints(x *codec.MDB, gone bool) []Query {
	e := Member(x)
	if e == nil || e.Source.IsValid() || len(e.Sources) > 0 {
		return s.groups()
	}
	if l := s.snap.Link(e.Index); gone && l != nil {
		if p, ok := l.SlaveData.(*codec.BridgeSlave); ok && p.McastToUnicast {
			return s.groups()
		}
	}
	return nil
}

// forwardHints: with each change of a link come or go multicast addresses that it
// listens to, without a word. A bridge shows no groups while it does not look at
// them, and takes them along when it goes. old is the link as it was known, nil if
// it was not.
func (s *state) forwardHints(old, l *codec.Link) []Query {
	qs := s.ownAddrsOf(l)
	if old != nil && len(qs) > 0 && passesOn(old) {
		qs[0].Index = 0
	}
	if forwards(l) || old != nil && forwards(old) {
		qs = append(qs, s.groups()...)
	}
	return qs
}

// forwards says whether l is, or is a port of, what has multicast groups.
func forwards(l *codec.Link) bool {
	return l.Master != 0 || l.Kind == "bridge" || l.Kind == "vxlan"
}

// groups is the list of multicast groups; the kernel has no narrower one.
func (s *state) groups() []Query {
	if !s.mdb {
		return nil
	}
	return []Query{{Kind: KindMDB}}
}

// ownAddrs is the list of the addresses a link listens to.
func (s *state) ownAddrs(index int32) []Query {
	if l := s.snap.Link(index); l != nil {
		return s.ownAddrsOf(l)
	}
	return s.ownAddrsOf(&codec.Link{Index: index})
}

func (s *state) ownAddrsOf(l *codec.Link) []Query {
	switch {
	case !s.fdb:
		return nil
	case passesOn(l):
		return []Query{{Kind: KindFDB}}
	}
	return []Query{{Kind: KindFDB, Index: l.Index}}
}

// passesOn says whether l has links under it that have to listen to what it
// listens to.
func passesOn(l *codec.Link) bool {
	switch l.Kind {
	case "veth", "netkit", "vxcan": // Parent is the far end
		return false
	case "bond", "team", "hsr":
		return true
	}
	return l.Parent != 0
}
