// Package codecs decodes the same messages with linx, vishvananda/netlink and
// jsimonetti/rtnetlink:
//
//	go test -bench . -benchmem ./codecs
package codecs
