// Package rtnl speaks rtnetlink with the kernel, in any network namespace: a
// [Listener] receives what the kernel multicasts, a [Client] asks for changes,
// and functions like [Links] and [Routes] list what there is, through the same
// codecs. It runs on Linux only.
//
// Sockets are opened by github.com/mdlayher/netlink. Multicasts are read
// without its Receive, which hides who sent a message and what came with it.
package rtnl
