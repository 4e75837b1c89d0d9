package rtnl

import (
	"context"
	"fmt"
	"iter"
	"net/netip"

	"github.com/linx-go/linx/codec"
)

// LinkByIndex gets one link. For none with that index errors.Is of ENODEV
// holds.
func LinkByIndex(ctx context.Context, ns NetNS, index int32) (*codec.Link, error) {
	return get[*codec.Link](ctx, ns, codec.RTMGetLink, &codec.Link{Index: index})
}

// LinkByName gets the link with a name or alternative name. For none errors.Is
// of ENODEV holds.
func LinkByName(ctx context.Context, ns NetNS, name string) (*codec.Link, error) {
	req := &codec.Link{Name: name}
	if len(name) >= 16 { // IFNAMSIZ: only an alternative name is that long
		req.Name, req.Extra = "", &codec.LinkExtra{AltName: name}
	}
	return get[*codec.Link](ctx, ns, codec.RTMGetLink, req)
}

// RouteTo gets the route that a packet to an address would take, as ip route
// get does: its Dst is the address. For none errors.Is of ENETUNREACH holds,
// or of what the matching route says, such as EHOSTUNREACH.
func RouteTo(ctx context.Context, ns NetNS, dst netip.Addr) (*codec.Route, error) {
	family := codec.AFInet
	if dst.Is6() {
		family = codec.AFInet6
	}
	return get[*codec.Route](ctx, ns, codec.RTMGetRoute, &codec.Route{Family: family, Dst: netip.PrefixFrom(dst.WithZone(""), dst.BitLen())})
}

func get[T codec.Resource](ctx context.Context, ns NetNS, typ uint16, req codec.Resource) (t T, err error) {
	c, err := Dial(ns)
	if err != nil {
		return t, err
	}
	defer c.Close()
	r, err := c.Get(ctx, typ, req)
	if err != nil {
		return t, err
	}
	t, ok := r.(T)
	if !ok {
		return t, fmt.Errorf("rtnl: reply to %s: got %T", codec.TypeName(typ), r)
	}
	return t, nil
}

// Dump sends any dump request and yields the messages of the answer as they
// are: for what the codec has no types for. typ is codec.RTMGet*, request is
// the fixed header and the filter. A message's body is valid until the next
// one. Errors are those of [LinksSeq]; only what the kernel says itself is an
// [*InterruptedError].
func Dump(ctx context.Context, ns NetNS, typ uint16, request []byte) iter.Seq2[Message, error] {
	return func(yield func(Message, error) bool) {
		c, err := dialConn(ns)
		if err != nil {
			yield(Message{}, err)
			return
		}
		defer c.close()
		end, err := c.dump(ctx, typ, request, func(m reply) error {
			if !yield(Message{Type: m.typ, Flags: m.flags, Seq: c.seq, PortID: c.nl.PID(), NSID: -1, Body: m.body}, nil) {
				return errStop
			}
			return nil
		})
		if err == nil && end.interrupted {
			err = &InterruptedError{Type: typ, Attempts: 1}
		}
		if err != nil && err != errStop {
			yield(Message{}, err)
		}
	}
}
