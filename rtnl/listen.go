package rtnl

import (
	"github.com/mdlayher/netlink"
	"golang.org/x/sys/unix"
)

func dial() (*netlink.Conn, error) { return netlink.Dial(unix.NETLINK_ROUTE, nil) }

var _ = dial
