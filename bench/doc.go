// Package bench holds linx's measurements beside bare loops, iproute2,
// vishvananda/netlink, mdlayher/netlink with jsimonetti/rtnetlink, and Erlang.
// It is a module of its own, so that none of these becomes a dependency of the
// library. README.md has the results as measured.
package bench
