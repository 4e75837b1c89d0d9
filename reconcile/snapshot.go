package reconcile

import (
	"cmp"
	"iter"
	"net/netip"
	"slices"

	"github.com/linx-go/linx/codec"
)

// Snapshot is the kernel's state as a mirror knew it at one time. It never
// changes; any number of goroutines may read it. What it returns is shared and
// must not be changed. The zero value is empty.
type Snapshot struct {
	revision uint64
	buckets  pmap[bucketKey, bucket]
	byName   pmap[string, int32]
	counts   [len(kindNames)]int
	partial  []Kind
	synced   bool
}

// Revision counts the snapshots that differ, from 0 for the empty one.
func (s *Snapshot) Revision() uint64 { return s.revision }

// Synced says whether every kind the mirror was asked for has been listed.
func (s *Snapshot) Synced() bool { return s.synced }

// Complete says whether the snapshot holds all objects of a kind: false before
// the first list, and while every dump so far was torn by changes that came
// during it, so that an object may be missing or a vanished one still there.
func (s *Snapshot) Complete(k Kind) bool { return s.synced && !slices.Contains(s.partial, k) }

// Len is the number of objects of a kind.
func (s *Snapshot) Len(k Kind) int {
	if int(k) >= len(s.counts) {
		return 0
	}
	return s.counts[k]
}

// group are the objects of one key.
func (s *Snapshot) group(k Key) group {
	b, ok := s.buckets.get(k.bucket())
	switch {
	case !ok:
		return nil
	case k.Kind == KindRoute:
		all, _ := b.routes.get(k.Dst)
		from, to := span(all, k)
		return all[from:to:to]
	}
	g, _ := b.objs.get(k)
	return g
}

// Get is the object of a key, the first in the kernel's order if a key has
// several; nil if there is none.
func (s *Snapshot) Get(k Key) codec.Resource {
	if g := s.group(k); len(g) > 0 {
		return g[0]
	}
	return nil
}

// all yields the bucket's objects.
func (b bucket) all(yield func(codec.Resource) bool) bool {
	for _, g := range b.objs.all() {
		for _, r := range g {
			if !yield(r) {
				return false
			}
		}
	}
	for _, g := range b.routes.all() {
		for _, r := range g {
			if !yield(r) {
				return false
			}
		}
	}
	return true
}

// in yields the objects of one bucket.
func (s *Snapshot) in(k bucketKey) iter.Seq[codec.Resource] {
	return func(yield func(codec.Resource) bool) {
		if b, ok := s.buckets.get(k); ok {
			b.all(yield)
		}
	}
}

// Objects yields all objects of a kind, in no order.
func (s *Snapshot) Objects(k Kind) iter.Seq[codec.Resource] {
	return func(yield func(codec.Resource) bool) {
		for bk, b := range s.buckets.all() {
			if bk.kind == k && !b.all(yield) {
				return
			}
		}
	}
}

// Link is the link of an ifindex; nil if there is none.
func (s *Snapshot) Link(index int32) *codec.Link {
	l, _ := s.Get(Key{Kind: KindLink, Index: index}).(*codec.Link)
	return l
}

// LinkByName is the link of a name, which may be an alternative one; nil if there
// is none.
func (s *Snapshot) LinkByName(name string) *codec.Link {
	index, ok := s.byName.get(name)
	if !ok {
		return nil
	}
	return s.Link(index)
}

// Links are all links by ascending ifindex.
func (s *Snapshot) Links() []*codec.Link {
	return sorted(collect[*codec.Link](nil, s.Objects(KindLink)), func(a, b *codec.Link) int {
		return cmp.Compare(a.Index, b.Index)
	})
}

// Addrs are all addresses, by ascending ifindex, IPv4 before IPv6 and by
// address.
func (s *Snapshot) Addrs() []*codec.Addr {
	return sorted(collect[*codec.Addr](nil, s.Objects(KindAddr)), compareAddrs)
}

// AddrsOf are the addresses of a link, IPv4 before IPv6 and by address.
func (s *Snapshot) AddrsOf(index int32) []*codec.Addr {
	as := collect[*codec.Addr](nil, s.in(bucketKey{KindAddr, codec.AFInet, uint32(index)}))
	return sorted(collect(as, s.in(bucketKey{KindAddr, codec.AFInet6, uint32(index)})), compareAddrs)
}

func compareAddrs(a, b *codec.Addr) int {
	ka, _ := addrKey(a)
	kb, _ := addrKey(b)
	return cmp.Or(cmp.Compare(ka.Index, kb.Index), cmp.Compare(ka.Family, kb.Family),
		ka.Dst.Addr().Compare(kb.Dst.Addr()), cmp.Compare(ka.Dst.Bits(), kb.Dst.Bits()),
		ka.Src.Addr().Compare(kb.Src.Addr()))
}

// Routes yields the routes of a table (254 is main, 255 local), by prefix, and
// for each prefix in the order in which the kernel looks at them.
func (s *Snapshot) Routes(family uint8, table uint32) iter.Seq[*codec.Route] {
	return func(yield func(*codec.Route) bool) {
		for r := range s.in(bucketKey{KindRoute, family, table}) {
			if !yield(r.(*codec.Route)) {
				return
			}
		}
	}
}

// RoutesTo are a table's routes of exactly the prefix dst, in the order in
// which the kernel looks at them.
func (s *Snapshot) RoutesTo(table uint32, dst netip.Prefix) []*codec.Route {
	b, _ := s.buckets.get(bucketKey{KindRoute, familyOf(dst.Addr()), table})
	g, _ := b.routes.get(dst.Masked())
	return collect[*codec.Route](nil, slices.Values(g))
}

// Tables are the tables of a family that have a route, in ascending order.
func (s *Snapshot) Tables(family uint8) []uint32 {
	var ts []uint32
	for bk := range s.buckets.all() {
		if bk.kind == KindRoute && bk.family == family {
			ts = append(ts, bk.n)
		}
	}
	slices.Sort(ts)
	return ts
}

// NeighsOf are the neighbours of a link, in no order.
func (s *Snapshot) NeighsOf(index int32) []*codec.Neigh {
	ns := collect[*codec.Neigh](nil, s.in(bucketKey{KindNeigh, codec.AFInet, uint32(index)}))
	return collect(ns, s.in(bucketKey{KindNeigh, codec.AFInet6, uint32(index)}))
}

// FDBOf are the forwarding entries of a bridge, those of its ports included, or
// of another link itself, in no order. A bridge's own addresses (NTF_SELF) are
// among them.
func (s *Snapshot) FDBOf(index int32) []*codec.Neigh {
	return collect[*codec.Neigh](nil, s.in(bucketKey{KindFDB, 0, uint32(index)}))
}

// FDBEntry is what a bridge knows of an address in a VLAN, 0 without VLANs: the
// Index is that of the port behind which it is. Nil if it knows nothing.
func (s *Snapshot) FDBEntry(bridge int32, vlan uint16, mac codec.LinkAddr) *codec.Neigh {
	k := Key{Kind: KindFDB, Index: bridge, VLAN: vlan}
	if copy(k.MAC[:], mac.Bytes()) != mac.Len() {
		return nil
	}
	n, _ := s.Get(k).(*codec.Neigh)
	return n
}

// MDBOf are the multicast groups of a bridge or VXLAN and its ports with
// multicast routers, in no order: each object is one port in one group, see
// [Member], or one port with a router.
func (s *Snapshot) MDBOf(index int32) []*codec.MDB {
	return collect[*codec.MDB](nil, s.in(bucketKey{KindMDB, 0, uint32(index)}))
}

// MDBEntries are the ports of a bridge that are in a multicast group, whatever
// the source, in a VLAN, 0 without VLANs.
func (s *Snapshot) MDBEntries(bridge int32, vlan uint16, group netip.Addr) []*codec.MDBEntry {
	var es []*codec.MDBEntry
	for _, x := range s.MDBOf(bridge) {
		if e := Member(x); e != nil && e.VID == vlan {
			if ip, _ := e.Group(); ip == group {
				es = append(es, e)
			}
		}
	}
	return es
}

// Nexthop is the nexthop object or group of an id; nil if there is none.
func (s *Snapshot) Nexthop(id uint32) *codec.NexthopObject {
	n, _ := s.Get(Key{Kind: KindNexthop, ID: id}).(*codec.NexthopObject)
	return n
}

// Rules are the rules of a family by ascending preference.
func (s *Snapshot) Rules(family uint8) []*codec.Rule {
	return sorted(collect[*codec.Rule](nil, s.in(bucketKey{KindRule, family, 0})), func(a, b *codec.Rule) int {
		return cmp.Compare(a.Priority, b.Priority)
	})
}

func familyOf(a netip.Addr) uint8 {
	if a.Is4() {
		return codec.AFInet
	}
	return codec.AFInet6
}

func collect[T codec.Resource](to []T, from iter.Seq[codec.Resource]) []T {
	for r := range from {
		to = append(to, r.(T))
	}
	return to
}

func sorted[T any](in []T, less func(a, b T) int) []T {
	slices.SortStableFunc(in, less)
	return in
}
