// Package raw speaks rtnetlink without a library: what the measurements compare
// linx with, and what causes the changes that listeners hear.
package raw

import (
	"encoding/binary"
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Tables of the routes that are made here.
const (
	TableStorm    = unix.RT_TABLE_MAIN
	TableSentinel = 250 // a route in it says: this was all
)

// LoopbackIndex is lo's index in every network namespace.
const LoopbackIndex = 1

const (
	sizeHdr = unix.SizeofNlMsghdr
	sizeRtm = unix.SizeofRtMsg
)

// Dial opens an rtnetlink socket, bound, member of groups (RTNLGRP_*), with a
// receive buffer of rcvbuf bytes if that is not 0. It blocks.
func Dial(rcvbuf int, groups ...int) (int, error) {
	fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW|unix.SOCK_CLOEXEC, unix.NETLINK_ROUTE)
	if err != nil {
		return -1, fmt.Errorf("socket: %w", err)
	}
	if rcvbuf != 0 {
		if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_RCVBUF, rcvbuf); err != nil {
			return -1, fmt.Errorf("SO_RCVBUF: %w", err)
		}
	}
	if err := unix.Bind(fd, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
		return -1, fmt.Errorf("bind: %w", err)
	}
	for _, g := range groups {
		if err := unix.SetsockoptInt(fd, unix.SOL_NETLINK, unix.NETLINK_ADD_MEMBERSHIP, g); err != nil {
			return -1, fmt.Errorf("join group %d: %w", g, err)
		}
	}
	return fd, nil
}

// Route is a route to a /32 over lo.
type Route struct {
	Dst      uint32
	Table    uint8
	Priority uint32 // none if 0
}

// AppendRoute appends a request for r: RTM_NEWROUTE, or RTM_DELROUTE if del.
func AppendRoute(b []byte, r Route, del, ack bool) []byte {
	typ, flags := uint16(unix.RTM_NEWROUTE), uint16(unix.NLM_F_REQUEST|unix.NLM_F_CREATE|unix.NLM_F_EXCL)
	if del {
		typ, flags = unix.RTM_DELROUTE, unix.NLM_F_REQUEST
	}
	if ack {
		flags |= unix.NLM_F_ACK
	}
	n := sizeHdr + sizeRtm + 8 + 8
	if r.Priority != 0 {
		n += 8
	}
	le := binary.NativeEndian
	b = le.AppendUint32(b, uint32(n))
	b = le.AppendUint16(b, typ)
	b = le.AppendUint16(b, flags)
	b = append(b, make([]byte, 8)...) // nlmsg_seq, nlmsg_pid
	b = append(b, unix.AF_INET, 32, 0, 0, r.Table, unix.RTPROT_STATIC, unix.RT_SCOPE_LINK, unix.RTN_UNICAST, 0, 0, 0, 0)
	b = le.AppendUint16(b, 8)
	b = le.AppendUint16(b, unix.RTA_DST)
	b = binary.BigEndian.AppendUint32(b, r.Dst)
	b = appendAttr(b, unix.RTA_OIF, LoopbackIndex)
	if r.Priority != 0 {
		b = appendAttr(b, unix.RTA_PRIORITY, r.Priority)
	}
	return b
}

func appendAttr(b []byte, typ uint16, v uint32) []byte {
	b = binary.NativeEndian.AppendUint16(b, 8)
	b = binary.NativeEndian.AppendUint16(b, typ)
	return binary.NativeEndian.AppendUint32(b, v)
}

// Do sends requests, the last of which asks for an acknowledgement, and waits
// for that. The first error the kernel answers is returned.
func Do(fd int, requests []byte) error {
	if err := unix.Sendto(fd, requests, 0, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
		return fmt.Errorf("sendto: %w", err)
	}
	var first error
	buf := make([]byte, 1<<16)
	for {
		n, _, err := unix.Recvfrom(fd, buf, 0)
		if err != nil {
			return fmt.Errorf("recvfrom: %w", err)
		}
		done := false
		for b := buf[:n]; len(b) >= sizeHdr+4; {
			h := header(b)
			if h.Type == unix.NLMSG_ERROR {
				errno := unix.Errno(-int32(binary.NativeEndian.Uint32(b[sizeHdr:])))
				if errno == 0 {
					done = true
				} else if first == nil {
					first = errno
				}
				// The request that failed follows; its flags tell whether it was the last.
				if errno != 0 && len(b) >= sizeHdr+4+sizeHdr && header(b[sizeHdr+4:]).Flags&unix.NLM_F_ACK != 0 {
					done = true
				}
			}
			l := min(len(b), int(h.Len+3)&^3)
			if l < sizeHdr {
				break
			}
			b = b[l:]
		}
		if done {
			return first
		}
	}
}

func header(b []byte) *unix.NlMsghdr { return (*unix.NlMsghdr)(unsafe.Pointer(&b[0])) }

// Type is the RTM_* type of a message.
func Type(msg []byte) uint16 { return binary.NativeEndian.Uint16(msg[4:]) }

// RouteTable is rtm_table of a route message.
func RouteTable(msg []byte) uint8 { return msg[sizeHdr+4] }

// Priority finds RTA_PRIORITY in a route message; 0 if it has none.
func Priority(msg []byte) uint32 {
	for b := msg[sizeHdr+sizeRtm:]; len(b) >= 8; {
		l := int(binary.NativeEndian.Uint16(b))
		if binary.NativeEndian.Uint16(b[2:]) == unix.RTA_PRIORITY {
			return binary.NativeEndian.Uint32(b[4:])
		}
		if l < 4 || l > len(b) {
			break
		}
		b = b[min(len(b), (l+3)&^3):]
	}
	return 0
}
