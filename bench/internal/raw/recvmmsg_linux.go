package raw

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// mmsghdr is struct mmsghdr of recvmmsg(2).
type mmsghdr struct {
	hdr unix.Msghdr
	len uint32
	_   [4]byte
}

// Receiver reads many messages with one recvmmsg(2), into buffers it keeps.
type Receiver struct {
	fd    int
	hdrs  []mmsghdr
	iovs  []unix.Iovec
	bufs  [][]byte
	flags int
}

// NewReceiver makes a receiver of at most n messages of at most size bytes. It
// blocks for the first if the socket does, never for the next.
func NewReceiver(fd, n, size int) *Receiver {
	r := &Receiver{fd: fd, hdrs: make([]mmsghdr, n), iovs: make([]unix.Iovec, n), bufs: make([][]byte, n), flags: unix.MSG_WAITFORONE}
	for i := range r.hdrs {
		r.bufs[i] = make([]byte, size)
		r.iovs[i].Base = &r.bufs[i][0]
		r.iovs[i].SetLen(size)
		r.hdrs[i].hdr.Iov = &r.iovs[i]
		r.hdrs[i].hdr.SetIovlen(1)
	}
	return r
}

// NoWait makes Receive answer EAGAIN when nothing is queued.
func (r *Receiver) NoWait() { r.flags |= unix.MSG_DONTWAIT }

// Receive returns the number of messages read.
func (r *Receiver) Receive() (int, unix.Errno) {
	n, _, errno := unix.Syscall6(unix.SYS_RECVMMSG, uintptr(r.fd), uintptr(unsafe.Pointer(&r.hdrs[0])), uintptr(len(r.hdrs)), uintptr(r.flags), 0, 0)
	if errno != 0 {
		return 0, errno
	}
	return int(n), 0
}

// Message is the i-th message of the last Receive.
func (r *Receiver) Message(i int) []byte { return r.bufs[i][:r.hdrs[i].len] }
