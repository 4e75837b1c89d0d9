package rtnl

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
)

// drain reads until the queue is empty and returns the messages and the errors
// in the order they came.
func drain(t *testing.T, l *Listener) (got []string) {
	t.Helper()
	b := Batch{NoWait: true}
	for {
		if err := l.ReadBatch(&b); err != nil {
			t.Fatal(err)
		}
		for _, m := range b.Messages {
			got = append(got, fmt.Sprintf("%s %s", codec.TypeName(m.Type), addrOf(m)))
		}
		if b.Err != nil {
			got = append(got, b.Err.(*os.SyscallError).Err.Error())
		}
		if b.Empty {
			return got
		}
	}
}

// next reads until there is a message that is wanted.
func next(t *testing.T, l *Listener, want func(Message) bool) Message {
	t.Helper()
	var b Batch
	for {
		if err := l.ReadBatch(&b); err != nil {
			t.Fatal(err)
		}
		for _, m := range b.Messages {
			if want(m) {
				m.Body = append([]byte(nil), m.Body...)
				return m
			}
		}
	}
}

// What the kernel sends arrives in order, with who caused it and which group
// it was sent to, also for groups above 31.
func TestListen(t *testing.T) {
	n := newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupAddr4, GroupNexthop}})
	n.addAddr("192.0.2.1/32")
	n.delAddr("192.0.2.1/32")
	// struct nhmsg with NHA_ID and NHA_BLACKHOLE.
	nexthop := attr([]byte{unix.AF_INET, 0, unix.RTPROT_STATIC, 0, 0, 0, 0, 0}, unix.NHA_ID, u32(7))
	nexthop = attr(nexthop, unix.NHA_BLACKHOLE, nil)
	n.do(codec.RTMNewNexthop, Create|Excl, nexthop)

	var b Batch
	var got []Message
	for len(got) < 3 {
		if err := l.ReadBatch(&b); err != nil {
			t.Fatal(err)
		}
		if b.Err != nil {
			t.Fatal(b.Err)
		}
		if b.Time.IsZero() {
			t.Error("the batch has no time")
		}
		for _, m := range b.Messages {
			m.Body = append([]byte(nil), m.Body...)
			got = append(got, m)
		}
	}
	port := n.client.conn.nl.PID()
	for i, want := range []Message{
		{Type: codec.RTMNewAddr, Group: uint32(GroupAddr4), PortID: port},
		{Type: codec.RTMDelAddr, Group: uint32(GroupAddr4), PortID: port},
		{Type: codec.RTMNewNexthop, Group: uint32(GroupNexthop), PortID: port},
	} {
		m := got[i]
		if m.Type != want.Type || m.Group != want.Group || m.PortID != want.PortID || m.Sender != 0 || m.NSID != -1 || m.Truncated || m.Malformed {
			t.Errorf("message %d: %+v, want %+v", i, m, want)
		}
	}
	if got[2].Flags&(Create|Excl) != Create|Excl {
		t.Errorf("flags %#x, want those of the request", got[2].Flags)
	}
}

// No buffer is explicitly asked for: the kernel's grant is read back and is no
// error. One that is asked for and granted is at least that large.
func TestReadBuffer(t *testing.T) {
	n := newNS(t)
	for _, asked := range []int{0, 1, 32 << 10, 64 << 10} {
		l := n.listen(ListenConfig{ReadBuffer: asked})
		mi, err := l.MemInfo()
		if err != nil {
			t.Fatal(err)
		}
		if l.Granted() != mi.Granted || l.Granted() < 2*asked || l.Granted() == 0 {
			t.Errorf("asked for %d: granted %d, SO_MEMINFO says %d", asked, l.Granted(), mi.Granted)
		}
		if mi.Queued != 0 || mi.Drops != 0 {
			t.Errorf("a new socket: %+v", mi)
		}
	}
}

// A size asked for explicitly and not granted is an error with both numbers,
// and leaves nothing open.
func TestReadBufferRefused(t *testing.T) {
	n := newNS(t)
	before := netnstest.Descriptors()
	for _, asked := range []int{-1, 1 << 30, 1<<31 - 1, 1 << 40} {
		_, err := Listen(ListenConfig{NetNS: n.ns, ReadBuffer: asked})
		var berr *ReadBufferError
		if !errors.As(err, &berr) {
			// The first is valid where SO_RCVBUFFORCE is allowed.
			if asked == 1<<30 && err == nil {
				t.Errorf("asked for %d without CAP_NET_ADMIN in the initial namespace: no error", asked)
			}
			t.Errorf("asked for %d: %v, want a *ReadBufferError", asked, err)
			continue
		}
		if berr.Asked != asked || berr.Granted >= max(asked, 1) {
			t.Errorf("asked for %d: %v", asked, err)
		}
	}
	if after := netnstest.Descriptors(); after > before {
		t.Errorf("%d descriptors are open, before it were %d", after, before)
	}
}

// overflow fills a socket with a small buffer by address changes and returns
// what was sent.
func overflow(n *testNS) (sent []string) {
	for i := range 100 {
		a := fmt.Sprintf("192.0.2.%d", i)
		n.addAddr(a + "/32")
		sent = append(sent, "RTM_NEWADDR "+a)
	}
	return sent
}

// An overflow is seen as ENOBUFS, once, before the messages that were queued
// before it; what is sent until the queue is empty is lost without another
// error but counted; then messages arrive again.
func TestOverflow(t *testing.T) {
	n := newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupAddr4}, ReadBuffer: 8 << 10})
	sent := overflow(n)
	var b Batch
	if err := l.ReadBatch(&b); err != nil {
		t.Fatal(err)
	}
	if len(b.Messages) != 0 || !errors.Is(b.Err, unix.ENOBUFS) || !b.Overflow() || b.Empty {
		t.Fatalf("first batch: %d messages, error %v, empty %v; want ENOBUFS alone", len(b.Messages), b.Err, b.Empty)
	}
	drops, err := l.Drops()
	if err != nil || drops == 0 {
		t.Errorf("drops %d, %v, want some", drops, err)
	}
	// The socket is congested until it is read empty.
	b.Max = 1
	if err := l.ReadBatch(&b); err != nil {
		t.Fatal(err)
	}
	if len(b.Messages) != 1 || addrOf(b.Messages[0]) != "192.0.2.0" || b.Err != nil || b.Empty {
		t.Fatalf("second batch: %+v", b.Messages)
	}
	n.addAddr("198.51.100.1/32")
	rest := drain(t, l)
	if len(rest) == 0 || len(rest) >= len(sent) {
		t.Fatalf("%d messages were left", len(rest))
	}
	for i, got := range rest {
		if got != sent[i+1] {
			t.Fatalf("message %d after the overflow is %s, want %s", i+1, got, sent[i+1])
		}
	}
	after, err := l.Drops()
	if err != nil || after != drops+1 {
		t.Errorf("drops %d, %v, want %d: the change in the congestion was not counted", after, err, drops+1)
	}
	n.addAddr("198.51.100.2/32")
	if got := drain(t, l); len(got) != 1 || got[0] != "RTM_NEWADDR 198.51.100.2" {
		t.Errorf("after the queue was empty: %q", got)
	}
}

// A batch ends at its bounds and leaves the rest in the socket; a read that
// does not wait returns when nothing is queued.
func TestBatchBounds(t *testing.T) {
	n := newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupAddr4}})
	sent := overflow(n) // into a buffer that takes it all
	var got int
	b := Batch{Max: 7}
	for got < len(sent) {
		if err := l.ReadBatch(&b); err != nil {
			t.Fatal(err)
		}
		if len(b.Messages) > 7 || b.Err != nil {
			t.Fatalf("%d messages in a batch of at most 7, error %v", len(b.Messages), b.Err)
		}
		for _, m := range b.Messages {
			if s := "RTM_NEWADDR " + addrOf(m); s != sent[got] {
				t.Fatalf("message %d is %s, want %s", got, s, sent[got])
			}
			got++
		}
	}
	b.NoWait = true
	if err := l.ReadBatch(&b); err != nil || len(b.Messages) != 0 || !b.Empty {
		t.Errorf("an empty queue: %d messages, empty %v, %v", len(b.Messages), b.Empty, err)
	}
	overflowAgain := Batch{MaxBytes: 1}
	n.addAddr("198.51.100.1/32")
	n.addAddr("198.51.100.2/32")
	if err := l.ReadBatch(&overflowAgain); err != nil || len(overflowAgain.Messages) != 1 {
		t.Errorf("%d messages in a batch of one byte, %v", len(overflowAgain.Messages), err)
	}
}

// A message that another program sent to the group is seen with its sender.
func TestForgedSender(t *testing.T) {
	n := newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupLink}})
	var port uint32
	n.Run(func() {
		fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW|unix.SOCK_CLOEXEC, unix.NETLINK_ROUTE)
		if err != nil {
			t.Error(err)
			return
		}
		defer unix.Close(fd)
		if err := unix.Bind(fd, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
			t.Error(err)
			return
		}
		sa, err := unix.Getsockname(fd)
		if err != nil {
			t.Error(err)
			return
		}
		port = sa.(*unix.SockaddrNetlink).Pid
		msg := make([]byte, headerSize+unix.SizeofIfInfomsg)
		binary.NativeEndian.PutUint32(msg, uint32(len(msg)))
		binary.NativeEndian.PutUint16(msg[4:], codec.RTMDelLink)
		group := &unix.SockaddrNetlink{Family: unix.AF_NETLINK, Groups: 1 << (GroupLink - 1)}
		// The kernel gets it too and refuses it; the group has it by then.
		if err := unix.Sendto(fd, msg, 0, group); err != nil {
			t.Logf("send: %v", err)
		}
		if err := unix.Sendto(fd, []byte{1, 2}, 0, group); err != nil {
			t.Logf("send: %v", err)
		}
	})
	var got []Message
	var b Batch
	for len(got) < 2 {
		if err := l.ReadBatch(&b); err != nil {
			t.Fatal(err)
		}
		got = append(got, b.Messages...)
	}
	if m := got[0]; m.Type != codec.RTMDelLink || m.Sender != port || port == 0 || m.Malformed {
		t.Errorf("forged message: %+v, want sender %d", m, port)
	}
	if m := got[1]; !m.Malformed || m.Sender != port {
		t.Errorf("two bytes: %+v, want a malformed message from %d", m, port)
	}
}

// Close makes a blocked read return ErrClosed, and so do reads after it; the
// descriptor is closed when Close returns.
func TestClose(t *testing.T) {
	n := newNS(t)
	before := netnstest.Descriptors()
	for range 50 {
		l, err := Listen(ListenConfig{NetNS: n.ns})
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		started := make(chan struct{})
		wg.Go(func() {
			var b Batch
			close(started)
			if err := l.ReadBatch(&b); !errors.Is(err, ErrClosed) || len(b.Messages) != 0 {
				t.Errorf("a read while the listener is closed: %d messages, %v", len(b.Messages), err)
			}
			if err := l.ReadBatch(&b); !errors.Is(err, ErrClosed) {
				t.Errorf("a read after Close: %v", err)
			}
		})
		<-started
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		wg.Wait()
		if err := l.Close(); err != nil {
			t.Errorf("the second Close: %v", err)
		}
		if _, err := l.Drops(); !errors.Is(err, ErrClosed) || !errors.Is(err, os.ErrClosed) {
			t.Errorf("Drops after Close: %v", err)
		}
	}
	if after := netnstest.Descriptors(); after > before {
		t.Errorf("%d descriptors are open, before it were %d", after, before)
	}
}

// Close under a storm: no message is lost track of, no read hangs.
func TestCloseUnderStorm(t *testing.T) {
	n := newNS(t)
	stop := make(chan struct{})
	var storm sync.WaitGroup
	storm.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				n.addAddr("192.0.2.1/32")
				n.delAddr("192.0.2.1/32")
			}
		}
	})
	for range 20 {
		l, err := Listen(ListenConfig{NetNS: n.ns, ReadBuffer: 16 << 10})
		if err != nil {
			t.Fatal(err)
		}
		var reader sync.WaitGroup
		some := make(chan struct{})
		reader.Go(func() {
			var b Batch
			var got int
			for {
				if err := l.ReadBatch(&b); err != nil {
					if !errors.Is(err, ErrClosed) {
						t.Error(err)
					}
					return
				}
				if before := got; before == 0 {
					close(some)
				}
				got++
			}
		})
		<-some
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		reader.Wait()
	}
	close(stop)
	storm.Wait()
}

// With AllNSID the changes of another namespace are heard once it has an nsid
// here, and carry it; the NSID group is joined and tells.
func TestAllNSID(t *testing.T) {
	n, other := newNS(t), newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupAddr4}, AllNSID: true})
	other.addAddr("192.0.2.9/32") // has no nsid yet
	// struct rtgenmsg with NETNSA_NSID and NETNSA_FD.
	body := attr(attr([]byte{0, 0, 0, 0}, unix.NETNSA_NSID, u32(5)), unix.NETNSA_FD, u32(uint32(other.FD())))
	n.do(codec.RTMNewNSID, 0, body)
	other.addAddr("192.0.2.10/32")
	n.addAddr("192.0.2.11/32")
	any := func(Message) bool { return true }
	if m := next(t, l, any); m.Type != codec.RTMNewNSID || m.Group != uint32(GroupNSID) {
		t.Errorf("first message: %+v, want RTM_NEWNSID", m)
	}
	if got := drain(t, l); len(got) > 0 {
		t.Logf("taken by the first read: %q", got)
	}
	other.addAddr("192.0.2.12/32")
	if m := next(t, l, any); addrOf(m) != "192.0.2.12" || m.NSID != 5 || m.Sender != 0 {
		t.Errorf("from the other namespace: %+v", m)
	}
	n.addAddr("192.0.2.13/32")
	if m := next(t, l, any); addrOf(m) != "192.0.2.13" || m.NSID != -1 {
		t.Errorf("from the own namespace: %+v", m)
	}
}
