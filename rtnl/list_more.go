package rtnl

import (
	"context"
	"iter"

	"github.com/linx-go/linx/codec"
)

// NSIDs lists the numbers that a namespace has for others. Errors are those of
// [Links].
func NSIDs(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.NSID, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.NSID]{{typ: codec.RTMGetNSID, body: &codec.NSID{}}})
}

// Netconfs lists the IPv4 and IPv6 settings of each interface of a namespace,
// of all together (index -1) and of new ones (index -2). Errors are those of
// [Links].
func Netconfs(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.Netconf, error) {
	groups := map[uint8]Group{codec.AFInet: GroupNetconf4, codec.AFInet6: GroupNetconf6}
	var dumps []dump[*codec.Netconf]
	for _, family := range []uint8{codec.AFInet, codec.AFInet6} {
		dumps = append(dumps, dump[*codec.Netconf]{
			typ: codec.RTMGetNetconf, body: &codec.Netconf{Family: family}, group: groups[family],
			keep: func(c *codec.Netconf) bool { return c.Family == family },
		})
	}
	return list(ctx, ns, apply(opts), dumps)
}

// MDBs lists the multicast forwarding databases of a namespace's bridges and
// VXLANs. Errors are those of [Links].
func MDBs(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.MDB, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.MDB]{{
		typ: codec.RTMGetMDB, body: &codec.MDB{Family: codec.AFBridge}, group: GroupMDB,
	}})
}

// BridgeVLANs lists the VLANs of each bridge and bridge port of a namespace.
// Errors are those of [Links].
func BridgeVLANs(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.BridgeVLAN, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.BridgeVLAN]{{
		typ: codec.RTMGetVLAN, body: &codec.BridgeVLAN{Family: codec.AFBridge}, group: GroupBridgeVLAN,
	}})
}

// QdiscFilter lists only some queueing disciplines.
type QdiscFilter struct {
	Index int32 // only those of this interface; 0 for all
}

// QdiscOption is an [Option] or a [QdiscFilter].
type QdiscOption interface {
	forQdiscs(*options, *QdiscFilter)
}

func (o Option) forQdiscs(to *options, _ *QdiscFilter)      { o(to) }
func (f QdiscFilter) forQdiscs(_ *options, to *QdiscFilter) { *to = f }

// Qdiscs lists the queueing disciplines of a namespace. Errors are those of
// [Links].
func Qdiscs(ctx context.Context, ns NetNS, opts ...QdiscOption) ([]*codec.Qdisc, error) {
	o, dumps := qdiscDumps(opts)
	return list(ctx, ns, o, dumps)
}

// QdiscsSeq is [Qdiscs] as an iterator, see [LinksSeq].
func QdiscsSeq(ctx context.Context, ns NetNS, opts ...QdiscOption) iter.Seq2[*codec.Qdisc, error] {
	o, dumps := qdiscDumps(opts)
	return seq(ctx, ns, o, dumps)
}

func qdiscDumps(opts []QdiscOption) (o options, _ []dump[*codec.Qdisc]) {
	var f QdiscFilter
	for _, opt := range opts {
		opt.forQdiscs(&o, &f)
	}
	return o, []dump[*codec.Qdisc]{{
		typ: codec.RTMGetQdisc, body: &codec.Qdisc{}, group: GroupTC,
		// The kernel lists those of all interfaces whatever is asked.
		keep: func(q *codec.Qdisc) bool { return f.Index == 0 || q.Index == f.Index },
	}}
}

// Classes lists the classes of an interface's queueing disciplines. Errors are
// those of [Links].
func Classes(ctx context.Context, ns NetNS, index int32, opts ...Option) ([]*codec.Class, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.Class]{{
		typ: codec.RTMGetTClass, body: &codec.Class{TC: codec.TC{Index: index}}, group: GroupTC,
	}})
}

// Filters lists the filters of an interface that hang below parent: a qdisc's
// handle, a class, or one of the places that ingress and clsact have. Errors
// are those of [Links].
func Filters(ctx context.Context, ns NetNS, index int32, parent uint32, opts ...Option) ([]*codec.Filter, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.Filter]{{
		typ: codec.RTMGetTFilter, body: &codec.Filter{TC: codec.TC{Index: index, Parent: parent}}, group: GroupTC,
	}})
}

// AddrLabels lists the labels that IPv6 source address selection goes by.
// Errors are those of [Links].
func AddrLabels(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.AddrLabel, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.AddrLabel]{{
		typ: codec.RTMGetAddrLabel, body: &codec.AddrLabel{Family: codec.AFInet6},
	}})
}

// NeighTables lists the neighbour tables and their parameters, those of each
// interface in an object of its own. Errors are those of [Links].
func NeighTables(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.NeighTable, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.NeighTable]{{
		typ: codec.RTMGetNeighTbl, body: &codec.NeighTable{},
	}})
}
