package main

import (
	"context"
	"errors"
	"fmt"
	"net/netip"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// What the demo makes: documentation addresses of RFC 5737, RFC 3849 and
// RFC 7042.
const (
	demoVeth     = "linx0"
	demoPeer     = "linx1"
	demoBridge   = "linxbr0"
	demoTable    = 100
	demoPriority = 1000
)

var (
	demoAddr4    = netip.MustParsePrefix("192.0.2.1/24")
	demoAddr6    = netip.MustParsePrefix("2001:db8::1/64")
	demoNeigh    = netip.MustParseAddr("192.0.2.2")
	demoLLAddr   = mustLinkAddr("00:00:5e:00:53:02")
	demoRoute4   = netip.MustParsePrefix("198.51.100.0/24")
	demoRoute6   = netip.MustParsePrefix("2001:db8:1::/48")
	demoGateway6 = netip.MustParseAddr("2001:db8::2")
)

func mustLinkAddr(s string) codec.LinkAddr {
	a, err := codec.ParseLinkAddr(s)
	if err != nil {
		panic(err)
	}
	return a
}

// changes makes one of everything and removes it again, as these commands do:
//
//	ip link add linxbr0 type bridge
//	ip link add linx0 type veth peer name linx1
//	ip link set linx1 master linxbr0 up
//	ip link set linx0 up
//	ip address add 192.0.2.1/24 dev linx0
//	ip address add 2001:db8::1/64 dev linx0 nodad
//	ip route add 198.51.100.0/24 via 192.0.2.2
//	ip route add 2001:db8:1::/48 via 2001:db8::2
//	ip neigh add 192.0.2.2 lladdr 00:00:5e:00:53:02 dev linx0
//	ip rule add from 192.0.2.0/24 table 100 priority 1000
func (d *demo) changes(ctx context.Context) error {
	c, err := rtnl.Dial(d.netns)
	if err != nil {
		return err
	}
	defer func() { _ = c.Close() }()

	bridge := &codec.Link{Name: demoBridge, Kind: "bridge"}
	veth := &codec.Link{Name: demoVeth, Kind: "veth", Data: &codec.Veth{Peer: &codec.Link{Name: demoPeer}}}
	if err := do(ctx, c, codec.RTMNewLink, bridge, veth); err != nil {
		return err
	}
	index := map[string]int32{}
	for _, name := range []string{demoVeth, demoPeer, demoBridge} {
		r, err := c.Get(ctx, codec.RTMGetLink, &codec.Link{Name: name})
		if err != nil {
			return err
		}
		index[name] = r.(*codec.Link).Index
	}
	up := func(name string) *codec.Link {
		return &codec.Link{Index: index[name], Flags: codec.LinkUp, Change: codec.LinkUp}
	}
	port := up(demoPeer)
	port.Master = index[demoBridge]
	if err := do(ctx, c, codec.RTMNewLink, port, up(demoVeth)); err != nil {
		return err
	}

	dev := index[demoVeth]
	addrs := []codec.Resource{
		&codec.Addr{Family: codec.AFInet, Index: dev, PrefixLen: uint8(demoAddr4.Bits()), Local: demoAddr4.Addr()},
		&codec.Addr{Family: codec.AFInet6, Index: dev, PrefixLen: uint8(demoAddr6.Bits()), Local: demoAddr6.Addr(), Flags: codec.AddrNoDAD},
	}
	routes := []codec.Resource{
		&codec.Route{
			Family: codec.AFInet, Dst: demoRoute4, Gateway: demoNeigh, OIF: dev,
			Table: codec.TableMain, Protocol: codec.RTProtStatic, Type: codec.RouteUnicast,
		},
		&codec.Route{
			Family: codec.AFInet6, Dst: demoRoute6, Gateway: demoGateway6, OIF: dev,
			Table: codec.TableMain, Protocol: codec.RTProtStatic, Type: codec.RouteUnicast,
		},
	}
	neigh := &codec.Neigh{Family: codec.AFInet, Index: dev, Dst: demoNeigh, LLAddr: demoLLAddr, State: codec.NeighPermanent}
	rule := &codec.Rule{
		Family: codec.AFInet, Src: demoAddr4.Masked(), Table: demoTable, Priority: demoPriority,
		Action: codec.RuleToTable,
	}
	err = errors.Join(
		do(ctx, c, codec.RTMNewAddr, addrs...),
		do(ctx, c, codec.RTMNewRoute, routes...),
		do(ctx, c, codec.RTMNewNeigh, neigh),
		do(ctx, c, codec.RTMNewRule, rule),
	)
	if err != nil {
		return err
	}
	select {
	case <-d.ready:
	case <-ctx.Done():
		return ctx.Err()
	}
	return errors.Join(
		do(ctx, c, codec.RTMDelRule, rule),
		do(ctx, c, codec.RTMDelNeigh, neigh),
		do(ctx, c, codec.RTMDelRoute, routes...),
		do(ctx, c, codec.RTMDelAddr, addrs...),
		do(ctx, c, codec.RTMDelLink, &codec.Link{Index: dev}), // and with it its peer
		do(ctx, c, codec.RTMDelLink, &codec.Link{Index: index[demoBridge]}),
	)
}

// do asks for one change after another, up to the first that fails.
func do(ctx context.Context, c *rtnl.Client, typ uint16, objects ...codec.Resource) error {
	var flags uint16
	if event.Op(typ).IsNew() {
		flags = rtnl.Create
	}
	for _, r := range objects {
		if err := c.Do(ctx, typ, flags, r); err != nil {
			return fmt.Errorf("%v: %w", r, err)
		}
	}
	return nil
}
