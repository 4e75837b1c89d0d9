package rtnl

import (
	"context"
	"iter"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// LinkFilter lists only some links, chosen by the kernel.
type LinkFilter struct {
	Master int32  // only ports of this bridge, bond or VRF; 0 for all
	Kind   string // only this kind, "bridge"; "" for all
	// VF adds what is known of virtual functions (RTEXT_FILTER_VF), which
	// events never carry.
	VF bool
}

// LinkOption is an [Option] or a [LinkFilter].
type LinkOption interface {
	forLinks(*options, *LinkFilter)
}

func (o Option) forLinks(to *options, _ *LinkFilter)     { o(to) }
func (f LinkFilter) forLinks(_ *options, to *LinkFilter) { *to = f }

// Links lists the links of a namespace.
//
// Errors of this and every other list: [*NetNSError]; [*KernelError];
// [*InterruptedError], with which the result is what the last attempt listed;
// [*codec.DecodeError] for objects that could not be decoded, with which the
// result is the others; the context's error.
func Links(ctx context.Context, ns NetNS, opts ...LinkOption) ([]*codec.Link, error) {
	o, dumps := linkDumps(opts)
	return list(ctx, ns, o, dumps)
}

// LinksSeq is [Links] as an iterator: it holds no more than one datagram of
// the list at a time. Errors are yielded with a nil link; after a
// [*codec.DecodeError] or [*InterruptedError] more may follow. The dump starts
// when the iteration does.
func LinksSeq(ctx context.Context, ns NetNS, opts ...LinkOption) iter.Seq2[*codec.Link, error] {
	o, dumps := linkDumps(opts)
	return seq(ctx, ns, o, dumps)
}

func linkDumps(opts []LinkOption) (o options, _ []dump[*codec.Link]) {
	var f LinkFilter
	for _, opt := range opts {
		opt.forLinks(&o, &f)
	}
	req := &codec.Link{Master: f.Master, Kind: f.Kind}
	if f.VF {
		req.Extra = &codec.LinkExtra{ExtMask: 1} // RTEXT_FILTER_VF of include/uapi/linux/rtnetlink.h
	}
	return o, []dump[*codec.Link]{{
		typ:  codec.RTMGetLink,
		body: req,
		keep: func(l *codec.Link) bool {
			return (f.Master == 0 || l.Master == f.Master) && (f.Kind == "" || l.Kind == f.Kind)
		},
	}}
}

// BridgePorts lists the ports of all bridges, in the form
// that tells of their bridge side (AF_BRIDGE).
func BridgePorts(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.BridgePort, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.BridgePort]{{
		typ:  codec.RTMGetLink,
		body: &codec.BridgePort{Link: codec.Link{Family: codec.AFBridge}},
	}})
}

// Inet6Links lists the links in the form that tells of their IPv6 side
// (AF_INET6).
func Inet6Links(ctx context.Context, ns NetNS, opts ...Option) ([]*codec.Inet6Link, error) {
	return list(ctx, ns, apply(opts), []dump[*codec.Inet6Link]{{
		typ:  codec.RTMGetLink,
		body: &codec.Inet6Link{Link: codec.Link{Family: codec.AFInet6}},
	}})
}

func apply(opts []Option) (o options) {
	for _, opt := range opts {
		opt(&o)
	}
	return o
}

// AddrFilter lists only some addresses, chosen by the kernel.
type AddrFilter struct {
	Family uint8 // codec.AFInet or codec.AFInet6; 0 for both
	Index  int32 // only those of this interface; 0 for all
}

// AddrOption is an [Option] or an [AddrFilter].
type AddrOption interface {
	forAddrs(*options, *AddrFilter)
}

func (o Option) forAddrs(to *options, _ *AddrFilter)     { o(to) }
func (f AddrFilter) forAddrs(_ *options, to *AddrFilter) { *to = f }

// Addrs lists the IPv4 and IPv6 addresses of a namespace. Errors are those of
// [Links].
func Addrs(ctx context.Context, ns NetNS, opts ...AddrOption) ([]*codec.Addr, error) {
	o, dumps := addrDumps(opts)
	return list(ctx, ns, o, dumps)
}

// AddrsSeq is [Addrs] as an iterator, see [LinksSeq].
func AddrsSeq(ctx context.Context, ns NetNS, opts ...AddrOption) iter.Seq2[*codec.Addr, error] {
	o, dumps := addrDumps(opts)
	return seq(ctx, ns, o, dumps)
}

func addrDumps(opts []AddrOption) (o options, dumps []dump[*codec.Addr]) {
	var f AddrFilter
	for _, opt := range opts {
		opt.forAddrs(&o, &f)
	}
	for _, family := range families(f.Family, codec.AFInet, codec.AFInet6) {
		dumps = append(dumps, dump[*codec.Addr]{
			typ:  codec.RTMGetAddr,
			body: &codec.Addr{Family: family, Index: f.Index},
			keep: func(a *codec.Addr) bool {
				return a.Family == family && (f.Index == 0 || a.Index == f.Index)
			},
		})
	}
	return o, dumps
}

// RouteFilter lists only some routes, chosen by the kernel.
type RouteFilter struct {
	Family   uint8  // codec.AFInet or another; 0 for IPv4 and IPv6
	Table    uint32 // only this table; 0 for all
	OIF      int32  // only routes out of this interface; 0 for all
	Protocol uint8  // only those made by this RTPROT_*; 0 for all
	Type     uint8  // only this RTN_*; 0 for all
}

// RouteOption is an [Option] or a [RouteFilter].
type RouteOption interface {
	forRoutes(*options, *RouteFilter)
}

func (o Option) forRoutes(to *options, _ *RouteFilter)      { o(to) }
func (f RouteFilter) forRoutes(_ *options, to *RouteFilter) { *to = f }

// Routes lists the IPv4 and IPv6 routes of all tables of a namespace. Errors
// are those of [Links]. An IPv6 route with more than about 1,160 next hops
// makes the kernel end the list there without telling.
func Routes(ctx context.Context, ns NetNS, opts ...RouteOption) ([]*codec.Route, error) {
	o, dumps := routeDumps(opts)
	return list(ctx, ns, o, dumps)
}

// RoutesSeq is [Routes] as an iterator, see [LinksSeq].
func RoutesSeq(ctx context.Context, ns NetNS, opts ...RouteOption) iter.Seq2[*codec.Route, error] {
	o, dumps := routeDumps(opts)
	return seq(ctx, ns, o, dumps)
}

func routeDumps(opts []RouteOption) (o options, dumps []dump[*codec.Route]) {
	var f RouteFilter
	for _, opt := range opts {
		opt.forRoutes(&o, &f)
	}
	groups := map[uint8]Group{
		codec.AFInet: GroupRoute4, codec.AFInet6: GroupRoute6, codec.AFMPLS: GroupMPLSRoute,
		codec.AFIPMR: GroupMRoute4, codec.AFIP6MR: GroupMRoute6, codec.AFPhonet: GroupPhonetRoute,
	}
	for _, family := range families(f.Family, codec.AFInet, codec.AFInet6) {
		d := dump[*codec.Route]{
			typ:   codec.RTMGetRoute,
			body:  &codec.Route{Family: family, Table: f.Table, OIF: f.OIF, Protocol: f.Protocol, Type: f.Type},
			group: groups[family],
			keep:  func(r *codec.Route) bool { return r.Family == family && f.matches(r) },
		}
		if f.Table != 0 {
			d.absent = unix.ENOENT // a table that has no routes does not exist
		}
		dumps = append(dumps, d)
	}
	return o, dumps
}

func (f *RouteFilter) matches(r *codec.Route) bool {
	if f.Table != 0 && r.Table != f.Table ||
		f.Protocol != 0 && r.Protocol != f.Protocol ||
		f.Type != 0 && r.Type != f.Type {
		return false
	}
	// A route over a nexthop object need not tell its interfaces.
	if f.OIF == 0 || r.OIF == f.OIF || r.NHID != 0 {
		return true
	}
	for i := range r.Multipath {
		if r.Multipath[i].Index == f.OIF {
			return true
		}
	}
	return false
}

// NeighFilter lists only some neighbours, chosen by the kernel.
type NeighFilter struct {
	Family uint8 // codec.AFInet or codec.AFInet6; 0 for both
	Index  int32 // only those of this interface; 0 for all
	Master int32 // only those of this bridge's or VRF's ports; 0 for all
	Proxy  bool  // proxy entries instead of neighbours
}

// NeighOption is an [Option] or a [NeighFilter].
type NeighOption interface {
	forNeighs(*options, *NeighFilter)
}

func (o Option) forNeighs(to *options, _ *NeighFilter)      { o(to) }
func (f NeighFilter) forNeighs(_ *options, to *NeighFilter) { *to = f }

// Neighs lists the IPv4 and IPv6 neighbours of a namespace. Errors are those
// of [Links].
func Neighs(ctx context.Context, ns NetNS, opts ...NeighOption) ([]*codec.Neigh, error) {
	o, dumps := neighDumps(opts)
	return list(ctx, ns, o, dumps)
}

// NeighsSeq is [Neighs] as an iterator, see [LinksSeq].
func NeighsSeq(ctx context.Context, ns NetNS, opts ...NeighOption) iter.Seq2[*codec.Neigh, error] {
	o, dumps := neighDumps(opts)
	return seq(ctx, ns, o, dumps)
}

func neighDumps(opts []NeighOption) (o options, dumps []dump[*codec.Neigh]) {
	var f NeighFilter
	for _, opt := range opts {
		opt.forNeighs(&o, &f)
	}
	var flags uint8
	if f.Proxy {
		flags = codec.NeighProxy
	}
	for _, family := range families(f.Family, codec.AFInet, codec.AFInet6) {
		dumps = append(dumps, dump[*codec.Neigh]{
			typ: codec.RTMGetNeigh,
			// Via is NDA_IFINDEX; the header's index has to be 0.
			body:  &codec.Neigh{Family: family, Flags: flags, Via: f.Index, Master: f.Master},
			group: GroupNeigh,
			keep: func(n *codec.Neigh) bool {
				return n.Family == family && (f.Index == 0 || n.Index == f.Index) && n.Flags&codec.NeighProxy == flags
			},
		})
	}
	return o, dumps
}

// FDBFilter lists only some entries of forwarding databases, chosen by the
// kernel.
type FDBFilter struct {
	Index  int32 // only those of this bridge port, or of this interface itself; 0 for all
	Master int32 // only those of this bridge; 0 for all
}

// FDBOption is an [Option] or an [FDBFilter].
type FDBOption interface {
	forFDB(*options, *FDBFilter)
}

func (o Option) forFDB(to *options, _ *FDBFilter)    { o(to) }
func (f FDBFilter) forFDB(_ *options, to *FDBFilter) { *to = f }

// FDB lists the forwarding databases of a namespace's bridges, VXLANs and
// other interfaces. Errors are those of [Links].
func FDB(ctx context.Context, ns NetNS, opts ...FDBOption) ([]*codec.Neigh, error) {
	o, dumps := fdbDumps(opts)
	return list(ctx, ns, o, dumps)
}

// FDBSeq is [FDB] as an iterator, see [LinksSeq].
func FDBSeq(ctx context.Context, ns NetNS, opts ...FDBOption) iter.Seq2[*codec.Neigh, error] {
	o, dumps := fdbDumps(opts)
	return seq(ctx, ns, o, dumps)
}

func fdbDumps(opts []FDBOption) (o options, _ []dump[*codec.Neigh]) {
	var f FDBFilter
	for _, opt := range opts {
		opt.forFDB(&o, &f)
	}
	return o, []dump[*codec.Neigh]{{
		typ:   codec.RTMGetNeigh,
		body:  &codec.Neigh{Family: codec.AFBridge, Index: f.Index, Master: f.Master},
		group: GroupNeigh,
		keep: func(n *codec.Neigh) bool {
			return n.Family == codec.AFBridge && (f.Index == 0 || n.Index == f.Index)
		},
	}}
}

// RuleFilter lists only some rules. Only the family is chosen by the kernel.
type RuleFilter struct {
	Family uint8  // codec.AFInet or another; 0 for IPv4 and IPv6
	Table  uint32 // only rules that look this table up; 0 for all
}

// RuleOption is an [Option] or a [RuleFilter].
type RuleOption interface {
	forRules(*options, *RuleFilter)
}

func (o Option) forRules(to *options, _ *RuleFilter)     { o(to) }
func (f RuleFilter) forRules(_ *options, to *RuleFilter) { *to = f }

// Rules lists the IPv4 and IPv6 rules of a namespace. Errors are those of
// [Links].
func Rules(ctx context.Context, ns NetNS, opts ...RuleOption) ([]*codec.Rule, error) {
	o, dumps := ruleDumps(opts)
	return list(ctx, ns, o, dumps)
}

// RulesSeq is [Rules] as an iterator, see [LinksSeq].
func RulesSeq(ctx context.Context, ns NetNS, opts ...RuleOption) iter.Seq2[*codec.Rule, error] {
	o, dumps := ruleDumps(opts)
	return seq(ctx, ns, o, dumps)
}

func ruleDumps(opts []RuleOption) (o options, dumps []dump[*codec.Rule]) {
	var f RuleFilter
	for _, opt := range opts {
		opt.forRules(&o, &f)
	}
	groups := map[uint8]Group{codec.AFInet: GroupRule4, codec.AFInet6: GroupRule6}
	for _, family := range families(f.Family, codec.AFInet, codec.AFInet6) {
		dumps = append(dumps, dump[*codec.Rule]{
			typ:   codec.RTMGetRule,
			body:  &codec.Rule{Family: family},
			group: groups[family],
			keep: func(r *codec.Rule) bool {
				return r.Family == family && (f.Table == 0 || r.Table == f.Table)
			},
		})
	}
	return o, dumps
}
