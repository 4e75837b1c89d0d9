package rtnl

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"github.com/mdlayher/netlink"
	"golang.org/x/sys/unix"
)

// dumpBuffer is the size of the buffer that replies are received into. The
// kernel fills as much of it at a time as it is large, up to 32 KiB.
const dumpBuffer = 64 << 10

// conn is a socket for requests. One request is made at a time.
type conn struct {
	nl  *netlink.Conn
	raw syscall.RawConn
	seq uint32
	buf []byte
}

// dialConn opens a socket for requests: with extended acknowledgements, so
// that errors say what is wrong, and with strict checking, so that the filter
// of a dump is obeyed or refused and never ignored.
func dialConn(ns NetNS) (*conn, error) {
	nl, err := dial(ns)
	if err != nil {
		return nil, err
	}
	c := &conn{nl: nl, buf: make([]byte, dumpBuffer)}
	// Kernels before 4.12 and 4.20 have neither; they answer all the same.
	for _, o := range []netlink.ConnOption{netlink.ExtendedAcknowledge, netlink.GetStrictCheck} {
		if err := nl.SetOption(o, true); err != nil && !errors.Is(err, unix.ENOPROTOOPT) {
			_ = nl.Close()
			return nil, fmt.Errorf("rtnl: set a socket option: %w", err)
		}
	}
	if c.raw, err = nl.SyscallConn(); err != nil {
		_ = nl.Close()
		return nil, err
	}
	return c, nil
}

func (c *conn) close() error { return c.nl.Close() }

// watch makes the receive calls fail once the context ends. The function it
// returns undoes that.
func (c *conn) watch(ctx context.Context) (stop func()) {
	if ctx.Done() == nil {
		return func() {}
	}
	stopped := make(chan struct{})
	undo := context.AfterFunc(ctx, func() {
		_ = c.nl.SetReadDeadline(time.Unix(1, 0))
		close(stopped)
	})
	return func() {
		if !undo() {
			<-stopped
			_ = c.nl.SetReadDeadline(time.Time{})
		}
	}
}

// send sends one request and returns its sequence number.
func (c *conn) send(typ, flags uint16, body []byte) (seq uint32, err error) {
	c.seq++
	msg := make([]byte, headerSize, align4(headerSize+len(body)))
	binary.NativeEndian.PutUint32(msg, uint32(headerSize+len(body)))
	binary.NativeEndian.PutUint16(msg[4:], typ)
	binary.NativeEndian.PutUint16(msg[6:], flags|unix.NLM_F_REQUEST)
	binary.NativeEndian.PutUint32(msg[8:], c.seq)
	msg = append(msg, body...)
	kernel := &unix.SockaddrNetlink{Family: unix.AF_NETLINK}
	var serr error
	err = c.raw.Write(func(fd uintptr) bool {
		// The kernel handles the request within this call.
		serr = ignoringEINTR(func() error { return unix.Sendto(int(fd), msg, 0, kernel) })
		return serr != unix.EAGAIN
	})
	if err == nil && serr != nil {
		err = os.NewSyscallError("sendto", serr)
	}
	return c.seq, err
}

func ignoringEINTR(f func() error) error {
	for {
		if err := f(); err != unix.EINTR {
			return err
		}
	}
}

// reply is one message of a reply.
type reply struct {
	typ, flags uint16
	body       []byte // valid until the next receive
}

// receive receives datagrams and calls each with every message of the reply to
// seq, until it returns true. part is called before each datagram.
func (c *conn) receive(seq uint32, part func() error, each func(reply) (done bool, err error)) error {
	for {
		n, err := c.recv()
		if err != nil {
			return err
		}
		if n < 0 {
			continue // not from the kernel
		}
		if part != nil {
			if err := part(); err != nil {
				return err
			}
		}
		for data := c.buf[:n]; len(data) >= headerSize; {
			size := int(binary.NativeEndian.Uint32(data))
			if size < headerSize || size > len(data) {
				return fmt.Errorf("broken framing in a reply: %w", unix.EBADMSG)
			}
			// Replies to a request that was given up may still be queued.
			if binary.NativeEndian.Uint32(data[8:]) == seq {
				done, err := each(reply{
					binary.NativeEndian.Uint16(data[4:]),
					binary.NativeEndian.Uint16(data[6:]),
					data[headerSize:size:size],
				})
				if done || err != nil {
					return err
				}
			}
			data = data[min(align4(size), len(data)):]
		}
	}
}

// recv receives a datagram into the buffer. The size is -1 if the kernel was
// not who sent it.
func (c *conn) recv() (n int, err error) {
	var from unix.Sockaddr
	var flags int
	var rerr error
	err = c.raw.Read(func(fd uintptr) bool {
		rerr = ignoringEINTR(func() error {
			n, _, flags, from, err = unix.Recvmsg(int(fd), c.buf, nil, unix.MSG_DONTWAIT)
			return err
		})
		return rerr != unix.EAGAIN
	})
	switch {
	case err != nil:
		return 0, err
	case rerr != nil:
		return 0, os.NewSyscallError("recvmsg", rerr)
	case flags&unix.MSG_TRUNC != 0:
		return 0, os.NewSyscallError("recvmsg", unix.EMSGSIZE)
	}
	if a, ok := from.(*unix.SockaddrNetlink); !ok || a.Pid != 0 {
		return -1, nil
	}
	return n, nil
}
