package rtnl

import (
	"context"
	"iter"

	"github.com/linx-go/linx/codec"
)

// NexthopFilter lists only some nexthop objects, chosen by the kernel.
type NexthopFilter struct {
	OIF    int32 // only those out of this interface, blackholes being on lo; 0 for all
	Master int32 // only those out of this bridge's or VRF's ports; 0 for all
	Groups bool  // only groups
	FDB    bool  // only those for forwarding databases
}

// NexthopOption is an [Option] or a [NexthopFilter].
type NexthopOption interface {
	forNexthops(*options, *NexthopFilter)
}

func (o Option) forNexthops(to *options, _ *NexthopFilter)        { o(to) }
func (f NexthopFilter) forNexthops(_ *options, to *NexthopFilter) { *to = f }

// Nexthops lists the nexthop objects and groups of a namespace. Errors are those
// of [Links].
func Nexthops(ctx context.Context, ns NetNS, opts ...NexthopOption) ([]*codec.NexthopObject, error) {
	o, dumps := nexthopDumps(opts)
	return list(ctx, ns, o, dumps)
}

// NexthopsSeq is [Nexthops] as an iterator, see [LinksSeq].
func NexthopsSeq(ctx context.Context, ns NetNS, opts ...NexthopOption) iter.Seq2[*codec.NexthopObject, error] {
	o, dumps := nexthopDumps(opts)
	return seq(ctx, ns, o, dumps)
}

func nexthopDumps(opts []NexthopOption) (o options, _ []dump[*codec.NexthopObject]) {
	var f NexthopFilter
	for _, opt := range opts {
		opt.forNexthops(&o, &f)
	}
	return o, []dump[*codec.NexthopObject]{{
		typ:  codec.RTMGetNexthop,
		body: &codec.NexthopObject{OIF: f.OIF, Master: f.Master, Groups: f.Groups, FDB: f.FDB},
		keep: func(o *codec.NexthopObject) bool {
			return (!f.Groups || len(o.Group) > 0) && (!f.FDB || o.FDB) // Linux 6.18 ignores NHA_FDB
		},
	}}
}
