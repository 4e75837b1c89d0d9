package rtnl

import (
	"encoding/binary"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// A real socket tells a message larger than the buffer, and the next one of
// that size fits.
func TestSocketTruncation(t *testing.T) {
	n := newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupLink}})
	send := func() {
		n.Run(func() {
			fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW|unix.SOCK_CLOEXEC, unix.NETLINK_ROUTE)
			if err != nil {
				t.Error(err)
				return
			}
			defer unix.Close(fd)
			msg := make([]byte, bufferSize+20000)
			binary.NativeEndian.PutUint32(msg, uint32(len(msg)))
			binary.NativeEndian.PutUint16(msg[4:], codec.RTMNewLink)
			group := &unix.SockaddrNetlink{Family: unix.AF_NETLINK, Groups: 1 << (GroupLink - 1)}
			// The kernel, which gets it too, answers or not; the group has it.
			_ = unix.Sendto(fd, msg, 0, group)
		})
	}
	big := func(m Message) bool { return m.Type == codec.RTMNewLink }
	send()
	if m := next(t, l, big); !m.Truncated || len(m.Body) != bufferSize-headerSize {
		t.Errorf("the first: %d bytes, truncated %v", len(m.Body), m.Truncated)
	}
	send()
	if m := next(t, l, big); m.Truncated || len(m.Body) != bufferSize+20000-headerSize {
		t.Errorf("the second: %d bytes, truncated %v", len(m.Body), m.Truncated)
	}
}
