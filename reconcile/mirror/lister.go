package mirror

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
)

// Lister is the kernel's state of one network namespace, for a
// [reconcile.Machine].
type Lister struct{ NetNS rtnl.NetNS }

// List makes one dump, filtered by the kernel as far as it can. A dump that was
// torn is not made again: the machine knows what came meanwhile, and when to
// try next.
func (l Lister) List(ctx context.Context, q reconcile.Query) ([]codec.Resource, error) {
	once, alone := rtnl.Attempts(1), aloneOption()
	var rs []codec.Resource
	var err error
	switch q.Kind {
	case reconcile.KindLink:
		if q.Index != 0 {
			rs, err = l.link(ctx, q.Index)
			break
		}
		rs, err = resources(rtnl.Links(ctx, l.NetNS, once))
	case reconcile.KindAddr:
		rs, err = resources(rtnl.Addrs(ctx, l.NetNS, once, alone, rtnl.AddrFilter{Family: q.Family, Index: q.Index}))
	case reconcile.KindRoute:
		rs, err = resources(rtnl.Routes(ctx, l.NetNS, once, alone, rtnl.RouteFilter{Family: q.Family, Table: q.Table, OIF: q.Index}))
	case reconcile.KindNexthop:
		rs, err = resources(rtnl.Nexthops(ctx, l.NetNS, once))
	case reconcile.KindNeigh:
		rs, err = l.neighs(ctx, rtnl.NeighFilter{Family: q.Family, Index: q.Index})
	case reconcile.KindFDB:
		rs, err = resources(rtnl.FDB(ctx, l.NetNS, once, alone, rtnl.FDBFilter{Index: q.Index}))
	case reconcile.KindMDB:
		rs, err = resources(rtnl.MDBs(ctx, l.NetNS, once))
		if errors.Is(err, syscall.EOPNOTSUPP) {
			rs, err = nil, nil // a kernel without bridges has no groups
		}
	case reconcile.KindRule:
		rs, err = resources(rtnl.Rules(ctx, l.NetNS, once, alone, rtnl.RuleFilter{Family: q.Family}))
	default:
		return nil, fmt.Errorf("mirror: list %v: no such kind", q.Kind)
	}
	return rs, listError(q, err)
}

// link gets one link.
func (l Lister) link(ctx context.Context, index int32) ([]codec.Resource, error) {
	c, err := rtnl.Dial(l.NetNS)
	if err != nil {
		return nil, err
	}
	r, err := c.Get(ctx, codec.RTMGetLink, &codec.Link{Index: index})
	if cerr := c.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return nil, err
	}
	return []codec.Resource{r}, nil
}

// neighs lists the neighbours and the proxy entries, which are a dump of their
// own.
func (l Lister) neighs(ctx context.Context, f rtnl.NeighFilter) ([]codec.Resource, error) {
	once, alone := rtnl.Attempts(1), aloneOption()
	rs, err := resources(rtnl.Neighs(ctx, l.NetNS, once, alone, f))
	f.Proxy = true
	proxies, perr := resources(rtnl.Neighs(ctx, l.NetNS, once, alone, f))
	return append(rs, proxies...), errors.Join(err, perr)
}

// aloneOption is for lists of which a mirror may keep any few objects for long,
// beside those of many other lists.
func aloneOption() rtnl.Option { return rtnl.Chunk(2 << 10) }

func resources[T codec.Resource](list []T, err error) ([]codec.Resource, error) {
	rs := make([]codec.Resource, len(list))
	for i, r := range list {
		rs[i] = r
	}
	return rs, err
}

// listError says it in the machine's words. An object that could not be decoded
// is one that may be missing: the list is as good as torn.
func listError(q reconcile.Query, err error) error {
	var torn *rtnl.InterruptedError
	var broken *codec.DecodeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &torn), errors.As(err, &broken):
		return fmt.Errorf("mirror: list %v: %w: %w", q, reconcile.ErrTorn, err)
	case errors.Is(err, syscall.ENODEV), errors.Is(err, syscall.ENXIO):
		return fmt.Errorf("mirror: list %v: %w: %w", q, reconcile.ErrNoDevice, err)
	}
	return fmt.Errorf("mirror: list %v: %w", q, err)
}
