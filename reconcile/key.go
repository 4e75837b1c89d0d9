package reconcile

import (
	"net/netip"
	"slices"

	"github.com/linx-go/linx/codec"
)

// Key is what the kernel tells objects apart by. Objects of one key are one
// object, but for routes, rules and what a VXLAN has: those of one key form a
// list (the aliases of an IPv4 route, made with append and prepend; the IPv6
// routes of one prefix and metric on several links; the remotes of one address),
// in which the objects differ by content.
type Key struct {
	Kind   Kind
	Family uint8 // codec.AFInet or codec.AFInet6; 0 for kinds that don't have them apart
	TOS    uint8 // routes
	Flags  uint8 // neighbours: NTF_PROXY or 0; forwarding entries: NTF_SELF or 0
	// Index is an ifindex: the link; the address's, the neighbour's; of a
	// forwarding entry or a group the bridge. A bridge has an address on one
	// port only, so the port is not in the key. An entry of a link itself
	// (NTF_SELF) has that link.
	Index    int32
	ID       uint32 // nexthops; of a multicast group the port's ifindex
	Table    uint32 // routes; forwarding entries and groups of a VXLAN: the source VNI
	Priority uint32 // routes: the metric; rules: the preference
	VLAN     uint16 // forwarding entries and groups of a bridge
	// MAC is the address of a forwarding entry, the group of a multicast group
	// of the link layer.
	MAC [6]byte
	// Dst is a route's destination; an address with its prefix length (only
	// the address for IPv6, which has no two of one address on a link); a
	// neighbour's address; a multicast group. A port with a router has none.
	Dst netip.Prefix
	// Src is an IPv6 route's source prefix, an IPv4 address's IFA_ADDRESS:
	// the far end of a point to point link; the source of a multicast group.
	Src netip.Prefix
}

// KeyOf is an object's key; false for what a state does not hold: the AF_BRIDGE
// and AF_INET6 forms of a link, multicast and cached routes, the buckets of a
// nexthop group, a multicast database of more than one entry, see [SplitMDB].
func KeyOf(r codec.Resource) (Key, bool) {
	switch r := r.(type) {
	case *codec.Link:
		return Key{Kind: KindLink, Index: r.Index}, true
	case *codec.Addr:
		return addrKey(r)
	case *codec.Route:
		if !isInet(r.Family) || r.Flags&codec.RouteCloned != 0 {
			return Key{}, false
		}
		k := Key{
			Kind: KindRoute, Family: r.Family, TOS: r.TOS, Table: r.Table, Priority: r.Priority,
			Dst: orDefault(r.Dst, r.Family),
		}
		if r.Extra != nil {
			k.Src = r.Extra.Src
		}
		return k, true
	case *codec.Neigh:
		if r.Family == codec.AFBridge {
			return fdbKey(r)
		}
		if !isInet(r.Family) || !r.Dst.IsValid() {
			return Key{}, false
		}
		return Key{
			Kind: KindNeigh, Family: r.Family, Index: r.Index, Flags: r.Flags & codec.NeighProxy,
			Dst: netip.PrefixFrom(r.Dst, r.Dst.BitLen()),
		}, true
	case *codec.NexthopObject:
		return Key{Kind: KindNexthop, ID: r.ID}, r.ResBucket == nil
	case *codec.MDB:
		return mdbKey(r)
	case *codec.Rule:
		return Key{Kind: KindRule, Family: r.Family, Priority: r.Priority}, isInet(r.Family)
	}
	return Key{}, false
}

// addrKey tells addresses apart by IFA_LOCAL, not by IFA_ADDRESS: on a point to
// point link that is the peer's. IPv4 allows one local address with several
// masks and peers (find_matching_ifa in net/ipv4/devinet.c), IPv6 one per link.
func addrKey(a *codec.Addr) (Key, bool) {
	local := a.Local
	if !local.IsValid() {
		local = a.Address
	}
	if !isInet(a.Family) || !local.IsValid() {
		return Key{}, false
	}
	k := Key{Kind: KindAddr, Family: a.Family, Index: a.Index}
	if a.Family == codec.AFInet6 {
		k.Dst = netip.PrefixFrom(local, local.BitLen())
		return k, true
	}
	k.Dst = netip.PrefixFrom(local, int(a.PrefixLen))
	if a.Address.IsValid() {
		k.Src = netip.PrefixFrom(a.Address, int(a.PrefixLen))
	}
	return k, true
}

func isInet(family uint8) bool { return family == codec.AFInet || family == codec.AFInet6 }

// orDefault is p, or the family's default prefix if p is not valid.
func orDefault(p netip.Prefix, family uint8) netip.Prefix {
	switch {
	case p.IsValid():
		return p.Masked()
	case family == codec.AFInet:
		return netip.PrefixFrom(netip.IPv4Unspecified(), 0)
	}
	return netip.PrefixFrom(netip.IPv6Unspecified(), 0)
}

func (k Key) class() class { return class{k.Kind, k.Family} }

// bucketKey names the part of the state a key is in: what queries ask for.
type bucketKey struct {
	kind   Kind
	family uint8
	n      uint32 // Key.Index of addresses, neighbours, forwarding entries and groups; routes: the table
}

func (k Key) bucket() bucketKey {
	switch k.Kind {
	case KindAddr, KindNeigh, KindFDB, KindMDB:
		return bucketKey{k.Kind, k.Family, uint32(k.Index)}
	case KindRoute:
		return bucketKey{k.Kind, k.Family, k.Table}
	}
	return bucketKey{k.Kind, k.Family, 0}
}

// holds says whether an object in the bucket can be one of q.
func (q Query) holds(b bucketKey) bool {
	if b.kind != q.Kind || b.family != q.Family {
		return false
	}
	switch q.Kind {
	case KindAddr, KindNeigh:
		return q.Index == 0 || uint32(q.Index) == b.n
	case KindRoute:
		return q.Table == 0 || q.Table == b.n
	}
	return true
}

// Matches says whether r is one of the objects q asks for.
func (q Query) Matches(r codec.Resource) bool {
	k, ok := KeyOf(r)
	if !ok || !q.holds(k.bucket()) {
		return false
	}
	switch r := r.(type) {
	case *codec.Link:
		return q.Index == 0 || q.Index == r.Index
	case *codec.Route:
		return q.Index == 0 || slices.Contains(legsOf(r), q.Index)
	case *codec.Neigh: // a bridge's entries are in one bucket, whatever the port
		return q.Index == 0 || q.Index == r.Index
	}
	return true
}

// legsOf are the links a route's next hops go through.
func legsOf(r *codec.Route) []int32 {
	if len(r.Multipath) == 0 {
		if r.OIF == 0 {
			return nil
		}
		return []int32{r.OIF}
	}
	legs := make([]int32, len(r.Multipath))
	for i := range r.Multipath {
		legs[i] = r.Multipath[i].Index
	}
	return legs
}
