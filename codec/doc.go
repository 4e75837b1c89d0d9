// Package codec turns rtnetlink message bodies into typed values and back.
//
// It uses the standard library only, starts no goroutines and builds on every
// operating system, so that captures can be read anywhere. A message body is
// what follows struct nlmsghdr (include/uapi/linux/netlink.h): the fixed
// header of the message's family and its attributes.
package codec
