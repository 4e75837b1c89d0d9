package rtnl

import (
	"encoding/binary"
	"syscall"
	"unsafe"

	"github.com/mdlayher/netlink"
	"golang.org/x/sys/unix"
)

// source is where a listener's datagrams come from: a socket, or a Script.
type source interface {
	// read calls f until it returns true, each time it did not after waiting
	// until there may be something to receive. It returns an error, and calls
	// f no more, once the source is closed.
	read(f func() bool) error
	// recv receives one datagram without waiting, into a and from there into
	// b. Only f calls it.
	recv(a, b []byte) (datagram, unix.Errno)
	memInfo() (MemInfo, error)
	close() error
}

// datagram is what is known of a received datagram beside its bytes.
type datagram struct {
	size   int // its real size, also if it did not fit
	sender uint32
	group  uint32
	nsid   int32
}

// socket is the source that is one.
type socket struct {
	conn *netlink.Conn
	raw  syscall.RawConn
	// The rest belongs to the reader. Receiving with memory of the socket's
	// own costs no allocation.
	f    func() bool
	call func(fd uintptr) bool
	fd   uintptr
	hdr  unix.Msghdr
	iov  [2]unix.Iovec
	name unix.RawSockaddrNetlink
	oob  [64]byte
}

func newSocket(conn *netlink.Conn) (*socket, error) {
	raw, err := conn.SyscallConn()
	if err != nil {
		return nil, err
	}
	s := &socket{conn: conn, raw: raw}
	s.call = func(fd uintptr) bool {
		s.fd = fd
		return s.f()
	}
	return s, nil
}

func (s *socket) read(f func() bool) error {
	s.f = f
	return s.raw.Read(s.call)
}

func (s *socket) close() error { return s.conn.Close() }

func (s *socket) recv(a, b []byte) (datagram, unix.Errno) {
	s.iov[0].Base = unsafe.SliceData(a)
	s.iov[0].SetLen(len(a))
	s.iov[1].Base = unsafe.SliceData(b)
	s.iov[1].SetLen(len(b))
	s.hdr = unix.Msghdr{
		Name:    (*byte)(unsafe.Pointer(&s.name)),
		Namelen: unix.SizeofSockaddrNetlink,
		Iov:     &s.iov[0],
		Control: &s.oob[0],
	}
	s.hdr.SetIovlen(len(s.iov))
	s.hdr.SetControllen(len(s.oob))
	s.name.Pid = 0
	// The call does not wait and runs no dump, as none is asked for on this
	// socket: it is short enough not to tell the scheduler, which costs more
	// than the call.
	n, _, errno := unix.RawSyscall(unix.SYS_RECVMSG, s.fd, uintptr(unsafe.Pointer(&s.hdr)), unix.MSG_DONTWAIT|unix.MSG_TRUNC)
	s.iov[0].Base, s.iov[1].Base = nil, nil
	if errno != 0 {
		return datagram{}, errno
	}
	d := datagram{size: int(n), sender: s.name.Pid, nsid: -1}
	s.control(&d, s.oob[:min(uint64(s.hdr.Controllen), uint64(len(s.oob)))])
	return d, 0
}

// control reads the control messages: which group the datagram was sent to
// (NETLINK_PKTINFO) and about which namespace it is.
func (s *socket) control(d *datagram, oob []byte) {
	const (
		word = int(unsafe.Sizeof(uintptr(0)))
		head = word + 8 // struct cmsghdr: a size_t, the level and the type
	)
	for len(oob) >= head+4 {
		var size int
		if word == 8 {
			size = int(binary.NativeEndian.Uint64(oob))
		} else {
			size = int(binary.NativeEndian.Uint32(oob))
		}
		if size < head+4 || size > len(oob) {
			return
		}
		if binary.NativeEndian.Uint32(oob[word:]) == unix.SOL_NETLINK {
			value := binary.NativeEndian.Uint32(oob[head:])
			switch binary.NativeEndian.Uint32(oob[word+4:]) {
			case unix.NETLINK_PKTINFO:
				d.group = value
			case unix.NETLINK_LISTEN_ALL_NSID:
				d.nsid = int32(value)
			}
		}
		oob = oob[min((size+word-1)&^(word-1), len(oob)):]
	}
}

// memInfo is getsockopt(SO_MEMINFO), whose values are those of SK_MEMINFO_* in
// include/uapi/linux/sock_diag.h.
func (s *socket) memInfo() (mi MemInfo, err error) {
	var v [9]uint32
	size := uint32(unsafe.Sizeof(v))
	var errno unix.Errno
	err = s.raw.Control(func(fd uintptr) {
		_, _, errno = unix.Syscall6(unix.SYS_GETSOCKOPT, fd, unix.SOL_SOCKET, unix.SO_MEMINFO,
			uintptr(unsafe.Pointer(&v)), uintptr(unsafe.Pointer(&size)), 0)
	})
	if err == nil && errno != 0 {
		err = errno
	}
	if err != nil {
		return MemInfo{}, err
	}
	return MemInfo{Queued: int(v[0]), Granted: int(v[1]), Drops: v[8]}, nil
}
