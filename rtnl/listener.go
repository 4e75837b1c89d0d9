package rtnl

import (
	"errors"
	"fmt"
	"math"
	"os"
	"sync/atomic"

	"github.com/mdlayher/netlink"
	"golang.org/x/sys/unix"
)

// DefaultReadBuffer is the receive buffer asked for when
// [ListenConfig.ReadBuffer] is 0, in bytes.
const DefaultReadBuffer = 4 << 20

// ErrClosed is what a [Listener] or [Client] that was closed returns.
// errors.Is of [os.ErrClosed] holds as well.
var ErrClosed = fmt.Errorf("rtnl: %w", os.ErrClosed)

// ReadBufferError means that the kernel did not grant a receive buffer of the
// size that was asked for explicitly: more than net.core.rmem_max needs
// CAP_NET_ADMIN in the initial user namespace.
type ReadBufferError struct {
	Asked   int   // bytes
	Granted int   // bytes, in the same measure
	Err     error // the refusal, nil if the kernel granted less without one
}

// Error says what was asked and what was granted.
func (e *ReadBufferError) Error() string {
	s := fmt.Sprintf("rtnl: asked for a receive buffer of %d bytes, granted %d", e.Asked, e.Granted)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap is the refusal.
func (e *ReadBufferError) Unwrap() error { return e.Err }

// ListenConfig says what to listen to. The zero value is the host's namespace,
// the default groups and buffer.
type ListenConfig struct {
	NetNS NetNS
	// Groups are joined in this order; nil means [DefaultGroups].
	Groups []Group
	// ReadBuffer is the size of the socket's receive buffer in bytes. 0 means
	// DefaultReadBuffer or what the kernel grants of it; any other size is
	// granted or an error.
	ReadBuffer int
	// AllNSID adds the messages of every namespace that has an nsid in this
	// one, with that nsid (NETLINK_LISTEN_ALL_NSID). GroupNSID is then always
	// joined: its messages tell when a namespace begins to be heard.
	AllNSID bool
}

// Listener is a socket that receives multicasts. Only one goroutine may read
// from it; the other methods may be called from any.
type Listener struct {
	src     source
	granted int
	closed  atomic.Bool
	pool    pool

	// The rest belongs to the reader.
	batch  *Batch
	fillf  func() bool // fill as a value, made once
	vector vector      // held only while there is something to receive
	size   int         // of its buffers
}

// Listen opens a socket and joins the groups. When it returns, every message
// sent to them from then on is queued, or an error or the drop count tells
// that one was lost.
//
// Errors: [*NetNSError], [*GroupError], [*ReadBufferError]; nothing is left
// open then.
func Listen(cfg ListenConfig) (*Listener, error) {
	conn, err := dial(cfg.NetNS)
	if err != nil {
		return nil, err
	}
	l, err := listen(conn, cfg)
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return l, nil
}

// dial opens a route netlink socket in the namespace.
func dial(ns NetNS) (conn *netlink.Conn, err error) {
	err = ns.within(func() error {
		conn, err = netlink.Dial(unix.NETLINK_ROUTE, nil)
		return err
	})
	if err != nil {
		var nerr *NetNSError
		if errors.As(err, &nerr) {
			return nil, err
		}
		return nil, fmt.Errorf("rtnl: open a socket in network namespace %v: %w", ns, err)
	}
	return conn, nil
}

func listen(conn *netlink.Conn, cfg ListenConfig) (*Listener, error) {
	// The buffer comes before the groups: a message that arrives between the
	// two would already have to fit.
	granted, err := setReadBuffer(conn, cfg.ReadBuffer)
	if err != nil {
		return nil, err
	}
	if err := conn.SetOption(netlink.PacketInfo, true); err != nil {
		return nil, fmt.Errorf("rtnl: ask for the group of each message: %w", err)
	}
	groups := cfg.Groups
	if groups == nil {
		groups = DefaultGroups()
	}
	if cfg.AllNSID {
		if err := conn.SetOption(netlink.ListenAllNSID, true); err != nil {
			return nil, fmt.Errorf("rtnl: listen to all network namespaces: %w", err)
		}
		groups = append(groups[:len(groups):len(groups)], GroupNSID)
	}
	for _, g := range groups {
		if g > math.MaxInt32 {
			return nil, &GroupError{g, unix.EINVAL}
		}
		if err := conn.JoinGroup(uint32(g)); err != nil {
			return nil, &GroupError{g, err}
		}
	}
	src, err := newSocket(conn)
	if err != nil {
		return nil, err
	}
	return newListener(src, granted), nil
}

func newListener(src source, granted int) *Listener {
	l := &Listener{src: src, granted: granted, size: bufferSize}
	l.fillf = l.fill
	return l
}

// setReadBuffer sizes the receive buffer and returns what the kernel charges
// messages against, which is twice what it grants.
func setReadBuffer(conn *netlink.Conn, asked int) (charged int, err error) {
	want := asked
	if want == 0 {
		want = DefaultReadBuffer
	}
	if want < 0 || want > math.MaxInt32 {
		return 0, &ReadBufferError{Asked: asked, Err: unix.EINVAL}
	}
	// This tries SO_RCVBUFFORCE first and falls back to SO_RCVBUF, which the
	// kernel caps without an error.
	serr := conn.SetReadBuffer(want)
	charged, err = conn.ReadBuffer()
	if err != nil {
		return 0, fmt.Errorf("rtnl: read the receive buffer's size back: %w", err)
	}
	if asked != 0 && charged/2 < asked {
		return 0, &ReadBufferError{asked, charged / 2, serr}
	}
	return charged, nil
}

// Granted is the socket's receive buffer in bytes of kernel memory, as read
// back after it was set (SO_RCVBUF, or [0] and [1] of SO_MEMINFO): twice the
// size asked for if that was granted. Messages are charged with their overhead
// against it, 832 bytes for an IPv4 route.
func (l *Listener) Granted() int { return l.granted }

// MemInfo is the state of a socket's receive queue.
type MemInfo struct {
	Queued  int    // bytes of kernel memory in the queue
	Granted int    // bytes of kernel memory the queue may have
	Drops   uint32 // messages lost on this socket since it was opened; wraps around
}

// MemInfo asks the kernel for the receive queue's state (SO_MEMINFO). After
// Close the error is [ErrClosed].
func (l *Listener) MemInfo() (MemInfo, error) {
	mi, err := l.src.memInfo()
	if err != nil {
		if l.closed.Load() {
			return MemInfo{}, ErrClosed
		}
		return MemInfo{}, fmt.Errorf("rtnl: SO_MEMINFO: %w", err)
	}
	return mi, nil
}

// Drops is how many messages were lost on this socket since it was opened,
// those included that overflowed its buffer. It wraps around at 2^32.
func (l *Listener) Drops() (uint32, error) {
	mi, err := l.MemInfo()
	return mi.Drops, err
}

// Pause keeps messages from waking anybody until the next [Listener.ReadBatch]
// has to wait for one, which it does as ever. A reader in a storm that lets
// messages gather for a moment calls it before: else each of them wakes a
// thread of the runtime for nothing. Only the reader may call it.
func (l *Listener) Pause() { l.src.pause() }

// Close closes the socket and makes a blocked [Listener.ReadBatch] return.
// When it returns the descriptor is closed. Closing again does nothing.
func (l *Listener) Close() error {
	if l.closed.Swap(true) {
		return nil
	}
	if err := l.src.close(); err != nil {
		return fmt.Errorf("rtnl: close: %w", err)
	}
	return nil
}
