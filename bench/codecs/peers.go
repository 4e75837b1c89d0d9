package codecs

import (
	_ "unsafe" // go:linkname

	vnl "github.com/vishvananda/netlink"
)

// vishvananda/netlink exports no decoder of routes and addresses apart from the
// sockets it reads, so that these two are reached by their symbols.

//go:linkname vishvanandaRoute github.com/vishvananda/netlink.deserializeRoute
func vishvanandaRoute(m []byte) (vnl.Route, error)

//go:linkname vishvanandaAddr github.com/vishvananda/netlink.parseAddr
func vishvanandaAddr(m []byte) (vnl.Addr, int, error)
