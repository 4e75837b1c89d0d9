package reconcile

import (
	"net/netip"
	"slices"

	"github.com/linx-go/linx/codec"
)

// Update is one object that changed. Old and New have one [Key], except where a
// route took the place of another under the same prefix and metric.
type Update struct{ Old, New codec.Resource }

// Changed is how the objects of one kind differ between two revisions. Applied
// to the older state in the order Removed, Updated, Added it makes the newer
// one, exactly: each object appears once, and one that was another object's
// replacement under the same key (a link created with the ifindex of one that
// is gone) is in Removed and in Added.
type Changed struct {
	Kind     Kind
	Revision uint64 // the newer one
	Added    []codec.Resource
	Updated  []Update
	Removed  []codec.Resource
	Tag      any // of the mirror's configuration, where there is one
}

// Diff is what changed from old to s, by kind in the order of [AllKinds]; a kind
// without a change is not there. Its cost follows the number of changes if both
// are snapshots of one mirror.
func (s *Snapshot) Diff(old *Snapshot) []*Changed {
	if old == nil {
		old = &Snapshot{}
	}
	var d [len(kindNames)]Changed
	s.buckets.diff(&old.buckets, func(bk bucketKey, c change[bucket]) {
		ch := &d[bk.kind]
		c.new.objs.diff(&c.old.objs, func(_ Key, c change[group]) { ch.group(c.old, c.new) })
		c.new.routes.diff(&c.old.routes, func(_ netip.Prefix, c change[group]) { ch.prefix(c.old, c.new) })
	})
	var all []*Changed
	for _, k := range AllKinds() {
		if c := &d[k]; len(c.Added)+len(c.Updated)+len(c.Removed) > 0 {
			c.Kind, c.Revision = k, s.revision
			all = append(all, c)
		}
	}
	return all
}

// prefix compares the routes of one prefix, key by key.
func (c *Changed) prefix(old, now group) {
	for len(old) > 0 {
		k, _ := KeyOf(old[0])
		_, to := span(old, k)
		nfrom, nto := span(now, k)
		c.group(old[:to], now[nfrom:nto])
		old, now = old[to:], slices.Concat(now[:nfrom], now[nto:])
	}
	c.Added = append(c.Added, now...)
}

// group compares the objects of one key. What remains alone on both sides after
// the pairs are found took the other's place.
func (c *Changed) group(old, now group) {
	if len(old) == 1 && len(now) == 1 && old[0] == now[0] {
		return
	}
	var gone group
	now = slices.Clone(now)
	for _, o := range old {
		i := slices.IndexFunc(now, func(n codec.Resource) bool { return n == o || equal(n, o) })
		if i < 0 {
			gone = append(gone, o)
			continue
		}
		now = slices.Delete(now, i, i+1)
	}
	for i := 0; i < len(gone); i++ {
		o := gone[i]
		if j := slices.IndexFunc(now, func(n codec.Resource) bool { return same(o, n) }); j >= 0 {
			c.Updated = append(c.Updated, Update{o, now[j]})
			now = slices.Delete(now, j, j+1)
			gone = slices.Delete(gone, i, i+1)
			i--
		}
	}
	if len(gone) == 1 && len(now) == 1 && takesPlace(gone[0], now[0]) {
		c.Updated = append(c.Updated, Update{gone[0], now[0]})
		return
	}
	c.Removed = append(c.Removed, gone...)
	c.Added = append(c.Added, now...)
}

// takesPlace says whether a route under the key of one that is gone is that
// route, replaced. IPv6 has a route of one prefix and metric per link
// (fe80::/64), which have nothing to do with each other.
func takesPlace(old, now codec.Resource) bool {
	o, ok := old.(*codec.Route)
	n, ok2 := now.(*codec.Route)
	return ok && ok2 && (o.Family == codec.AFInet || o.OIF == n.OIF || len(o.Multipath)+len(n.Multipath) > 0)
}
