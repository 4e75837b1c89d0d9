package rtnl

import (
	"context"
	"iter"

	"github.com/linx-go/linx/codec"
)

// Nexthops lists the nexthop objects and groups of a namespace. Errors are those
// of [Links].
func Nexthops(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.NexthopObject, error) {
	return list(ctx, ns, apply(opts), nexthopDumps())
}

// NexthopsSeq is [Nexthops] as an iterator, see [LinksSeq].
func NexthopsSeq(ctx context.Context, ns NetNS, opts ...Option) iter.Seq2[*codec.NexthopObject, error] {
	return seq(ctx, ns, apply(opts), nexthopDumps())
}

func nexthopDumps() []dump[*codec.NexthopObject] {
	return []dump[*codec.NexthopObject]{{typ: codec.RTMGetNexthop, body: &codec.NexthopObject{}}}
}
