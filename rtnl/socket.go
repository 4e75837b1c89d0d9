package rtnl

import (
	"cmp"
	"encoding/binary"
	"os"
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
	// recv receives up to len(bufs) datagrams without waiting, each into its
	// buffer, and tells of each in out. It returns an error only if there is
	// none before it. Only f calls it.
	recv(bufs [][]byte, out []datagram) (n int, errno unix.Errno)
	memInfo() (MemInfo, error)
	// pause keeps what arrives from waking anybody, until read waits. Only the
	// reader calls it.
	pause()
	close() error
}

// datagram is what is known of a received datagram beside its bytes.
type datagram struct {
	size   int // its real size, also if it did not fit
	sender uint32
	group  uint32
	nsid   int32
}

// socket is the source that is one. It is not itself in the runtime's poller,
// which would wake a thread for every message whether anybody waits for it or
// not, but behind an epoll of its own, the gate, that can be shut.
type socket struct {
	sock int      // the descriptor; used only while the gate is held open
	gate *os.File // the epoll
	raw  syscall.RawConn
	// The rest belongs to the reader. Receiving with memory of the socket's
	// own costs no allocation.
	f    func() bool
	call func(fd uintptr) bool
	// shut says that the gate is shut, failed why it could not be opened.
	shut   bool
	failed error
	hdr    [maxVector]mmsghdr
	iov    [maxVector]unix.Iovec
	name   [maxVector]unix.RawSockaddrNetlink
	oob    [maxVector][64]byte
}

// mmsghdr is struct mmsghdr of recvmmsg(2).
type mmsghdr struct {
	unix.Msghdr
	n uint32
}

// newSocket takes the socket over from the connection, which it closes.
func newSocket(conn *netlink.Conn) (_ *socket, err error) {
	s := &socket{sock: -1}
	defer func() {
		if err != nil {
			_ = s.close()
		}
	}()
	raw, err := conn.SyscallConn()
	if err != nil {
		return nil, err
	}
	cerr := raw.Control(func(fd uintptr) { s.sock, err = unix.FcntlInt(fd, unix.F_DUPFD_CLOEXEC, 0) })
	if err = cmp.Or(cerr, err); err != nil {
		return nil, os.NewSyscallError("fcntl", err)
	}
	gate, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, os.NewSyscallError("epoll_create1", err)
	}
	if err := unix.SetNonblock(gate, true); err != nil {
		_ = unix.Close(gate)
		return nil, os.NewSyscallError("fcntl", err)
	}
	s.gate = os.NewFile(uintptr(gate), "netlink")
	if err := unix.EpollCtl(gate, unix.EPOLL_CTL_ADD, s.sock, &unix.EpollEvent{Events: unix.EPOLLIN}); err != nil {
		return nil, os.NewSyscallError("epoll_ctl", err)
	}
	if s.raw, err = s.gate.SyscallConn(); err != nil {
		return nil, err
	}
	// What the descriptor is a copy of leaves the poller.
	if err := conn.Close(); err != nil {
		return nil, err
	}
	for i := range s.hdr {
		h := &s.hdr[i]
		h.Name = (*byte)(unsafe.Pointer(&s.name[i]))
		h.Iov = &s.iov[i]
		h.SetIovlen(1)
		h.Control = &s.oob[i][0]
	}
	s.call = func(gate uintptr) bool {
		if s.f() {
			return true
		}
		if !s.shut {
			return false
		}
		// What arrived before the gate is open again wakes nobody: look once
		// more.
		if s.failed = s.open(int(gate)); s.failed != nil {
			return true
		}
		return s.f()
	}
	return s, nil
}

func (s *socket) read(f func() bool) error {
	s.f, s.failed = f, nil
	if err := s.raw.Read(s.call); err != nil {
		return err
	}
	return s.failed
}

func (s *socket) pause() {
	if s.shut {
		return
	}
	// Errors still come through, which the kernel does not let one shut out.
	_ = s.raw.Control(func(gate uintptr) {
		s.shut = unix.EpollCtl(int(gate), unix.EPOLL_CTL_MOD, s.sock, &unix.EpollEvent{}) == nil
	})
}

func (s *socket) open(gate int) error {
	err := unix.EpollCtl(gate, unix.EPOLL_CTL_MOD, s.sock, &unix.EpollEvent{Events: unix.EPOLLIN})
	s.shut = err != nil
	return os.NewSyscallError("epoll_ctl", err)
}

// close waits until nobody uses the socket.
func (s *socket) close() (err error) {
	if s.gate != nil {
		err = s.gate.Close()
	}
	if s.sock >= 0 {
		err = cmp.Or(err, unix.Close(s.sock))
	}
	return err
}

func (s *socket) recv(bufs [][]byte, out []datagram) (int, unix.Errno) {
	for i, b := range bufs {
		s.iov[i].Base = unsafe.SliceData(b)
		s.iov[i].SetLen(len(b))
		s.hdr[i].Namelen = unix.SizeofSockaddrNetlink
		s.hdr[i].SetControllen(len(s.oob[i]))
		s.name[i].Pid = 0
	}
	// The call does not wait and runs no dump, as none is asked for on this
	// socket: it is short enough not to tell the scheduler. An error behind
	// the first datagram is the next call's.
	n, _, errno := unix.RawSyscall6(unix.SYS_RECVMMSG, uintptr(s.sock), uintptr(unsafe.Pointer(&s.hdr[0])), uintptr(len(bufs)),
		unix.MSG_DONTWAIT|unix.MSG_TRUNC, 0, 0)
	for i := range bufs {
		s.iov[i].Base = nil
	}
	if errno != 0 {
		return 0, errno
	}
	for i := range out[:n] {
		h := &s.hdr[i]
		out[i] = datagram{size: int(h.n), sender: s.name[i].Pid, nsid: -1}
		s.control(&out[i], s.oob[i][:min(uint64(h.Controllen), uint64(len(s.oob[i])))])
	}
	return int(n), 0
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
	err = s.raw.Control(func(uintptr) {
		_, _, errno = unix.RawSyscall6(unix.SYS_GETSOCKOPT, uintptr(s.sock), unix.SOL_SOCKET, unix.SO_MEMINFO,
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
