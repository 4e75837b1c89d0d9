package rtnl

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// The bounds of a batch whose Max or MaxBytes is 0.
const (
	DefaultBatch      = 256
	DefaultBatchBytes = 256 << 10
)

const (
	// bufferSize is the size of a receive buffer, and of those that a batch
	// keeps its messages in. The largest message seen from the kernel is
	// 44 KiB.
	bufferSize = 64 << 10
	// maxBufferSize is how far a receive buffer grows for larger ones.
	maxBufferSize = 1 << 20
)

// Message is one netlink message as it was received.
type Message struct {
	Type   uint16 // nlmsg_type, one of codec.RTM*
	Flags  uint16 // nlmsg_flags
	Seq    uint32 // nlmsg_seq
	PortID uint32 // nlmsg_pid: the port of whose request caused the message, 0 for none
	// Sender is the port that sent the datagram, 0 for the kernel. A message
	// from any other sender is forged or was meant for somebody else.
	Sender uint32
	Group  uint32 // the RTNLGRP_* it was sent to, 0 for none
	NSID   int32  // the namespace it is about, -1 for the socket's own
	// Body is what follows struct nlmsghdr. It is valid until the batch is
	// released or read into again.
	Body []byte
	// Truncated says that the message was larger than the receive buffer, so
	// that the rest of it is lost. The buffer grows for the next one.
	Truncated bool
	// Malformed says that the datagram, or what was left of it, is not framed
	// as a netlink message. Body is all of it, Type is 0.
	Malformed bool
}

// Batch is what one [Listener.ReadBatch] took from the socket. The zero value
// is ready for use, and a Batch may be used again.
type Batch struct {
	// Max and MaxBytes bound the next read: it ends when it has at least Max
	// messages or MaxBytes bytes of them, so by less than one datagram beyond.
	// 0 means [DefaultBatch] and [DefaultBatchBytes].
	Max, MaxBytes int
	// NoWait makes the next read return at once when nothing is queued, and
	// makes sure that the queue is empty or that an error is next before it
	// returns because of that.
	NoWait bool

	// Messages are in the order the kernel sent them.
	Messages []Message
	// Err is the error that a receive call returned after Messages: ENOBUFS
	// says that messages were lost. Others are queued behind it or will come:
	// it is no reason to stop reading. It can be tested with errors.Is against
	// a [syscall.Errno].
	Err error
	// Empty says that the queue was found empty after Messages (EAGAIN). Without
	// NoWait a read mostly ends before it looks.
	Empty bool
	// Full says that a bound ended the batch: more may be queued.
	Full bool
	// Time is when the first of Messages was received.
	Time time.Time

	chunks []*[]byte // buffers that Messages point into; the last is in use
	off    int       // where the room in the last begins
	bytes  int       // of Messages
	pool   *pool
}

// Release gives the batch's buffers back. The messages' bodies are not valid
// any more.
func (b *Batch) Release() {
	for _, c := range b.chunks {
		b.pool.put(c)
	}
	clear(b.chunks)
	clear(b.Messages)
	b.chunks, b.Messages = b.chunks[:0], b.Messages[:0]
	b.off, b.bytes = 0, 0
	b.Err, b.Empty, b.Full, b.Time = nil, false, false, time.Time{}
}

// Overflow says whether Err is ENOBUFS.
func (b *Batch) Overflow() bool {
	e, ok := b.Err.(*os.SyscallError)
	return ok && e.Err == syscall.ENOBUFS
}

// keep copies a datagram into the batch's own buffers.
func (b *Batch) keep(p *pool, data []byte) []byte {
	if len(b.chunks) == 0 || len(*b.chunks[len(b.chunks)-1])-b.off < len(data) {
		b.pool = p
		b.chunks = append(b.chunks, p.get(max(bufferSize, len(data))))
		b.off = 0
	}
	chunk := *b.chunks[len(b.chunks)-1]
	end := b.off + len(data)
	own := chunk[b.off:end:end]
	copy(own, data)
	b.off = min(align4(end), len(chunk))
	b.bytes += len(data)
	return own
}

// pool keeps receive buffers for reuse until the garbage collector runs.
type pool struct {
	normal sync.Pool // of bufferSize
	large  sync.Pool
}

func (p *pool) get(size int) *[]byte {
	from := &p.normal
	if size > bufferSize {
		from = &p.large
	}
	if b, _ := from.Get().(*[]byte); b != nil && len(*b) >= size {
		return b
	}
	b := make([]byte, max(size, bufferSize))
	return &b
}

func (p *pool) put(b *[]byte) {
	if len(*b) > bufferSize {
		p.large.Put(b)
	} else {
		p.normal.Put(b)
	}
}

// ReadBatch releases b, waits until the socket is readable and fills b with
// what is queued: until there is no more, a receive call fails, or b's bound is
// reached. That there was no more is known for certain, and said by
// [Batch.Empty], with [Batch.NoWait] only: what was received is worth more at
// once than after another system call. A failed receive call is not an error of
// ReadBatch but ends the batch as [Batch.Err]. No thread is blocked while it
// waits, and no buffer is held.
//
// The error is [ErrClosed] after [Listener.Close]; b is empty then.
func (l *Listener) ReadBatch(b *Batch) error {
	b.Release()
	l.batch = b
	err := l.src.read(l.fillf)
	l.batch = nil
	l.vector.drop(&l.pool)
	if err != nil || l.closed.Load() {
		b.Release()
		if l.closed.Load() {
			return ErrClosed
		}
		return fmt.Errorf("rtnl: wait for messages: %w", err)
	}
	return nil
}

// fill receives into the batch. It returns false if there was nothing at all
// and the socket has to become readable first.
func (l *Listener) fill() (done bool) {
	b := l.batch
	maxMessages, maxBytes := b.Max, b.MaxBytes
	if maxMessages <= 0 {
		maxMessages = DefaultBatch
	}
	if maxBytes <= 0 {
		maxBytes = DefaultBatchBytes
	}
	for len(b.Messages) < maxMessages && b.bytes < maxBytes {
		v := &l.vector
		v.hold(&l.pool, l.size)
		// The last datagram may go beyond the bounds, those before it may not.
		n := min(len(v.bufs), maxMessages-len(b.Messages), 1+(maxBytes-b.bytes)/l.size)
		got, errno := l.src.recv(v.bufs[:n], v.out[:n])
		switch {
		case got > 0:
			if len(b.Messages) == 0 {
				b.Time = time.Now()
			}
			for i, d := range v.out[:got] {
				n := min(d.size, len(v.bufs[i]))
				b.split(b.keep(&l.pool, v.bufs[i][:n]), d, d.size > n)
				if d.size > l.size && l.size < maxBufferSize {
					// Lost, but the next one of that size will fit.
					l.size = min(1<<bits.Len(uint(d.size-1)), maxBufferSize)
				}
			}
			if got < n && !b.NoWait {
				// Nothing more was queued, or an error is: the next read tells.
				return true
			}
		case errno == unix.EINTR:
		case errno == unix.EAGAIN:
			if len(b.Messages) == 0 && !b.NoWait {
				b.Release()
				v.drop(&l.pool)
				return false
			}
			b.Empty = true
			return true
		default:
			b.Err = os.NewSyscallError("recvmmsg", errno)
			return true
		}
	}
	b.Full = true
	return true
}

// maxVector is how many datagrams are received with one system call. More of
// them save little.
const maxVector = 8

// vector is what a system call receives into.
type vector struct {
	all  *[]byte // from the pool
	bufs [][]byte
	out  [maxVector]datagram
	room [maxVector][]byte
}

// hold makes sure that there are buffers of that size: many small ones or a
// few large ones.
func (v *vector) hold(p *pool, size int) {
	if v.all != nil && len(v.bufs[0]) >= size {
		return
	}
	v.drop(p)
	v.all = p.get(maxVector * bufferSize)
	if len(*v.all) < size {
		v.all = p.get(size)
	}
	v.bufs = v.room[:min(maxVector, len(*v.all)/size)]
	for i := range v.bufs {
		v.bufs[i] = (*v.all)[i*size : (i+1)*size]
	}
}

func (v *vector) drop(p *pool) {
	if v.all != nil {
		p.put(v.all)
		v.all, v.bufs, v.room = nil, nil, [maxVector][]byte{}
	}
}

const headerSize = unix.SizeofNlMsghdr

func align4(n int) int { return (n + 3) &^ 3 }

// split adds the messages of a datagram.
func (b *Batch) split(data []byte, d datagram, truncated bool) {
	for first := true; first || len(data) > 0; first = false {
		m := Message{Sender: d.sender, Group: d.group, NSID: d.nsid}
		if len(data) < headerSize {
			m.Malformed, m.Truncated, m.Body = true, truncated, data
			b.Messages = append(b.Messages, m)
			return
		}
		size := int(binary.NativeEndian.Uint32(data))
		m.Type = binary.NativeEndian.Uint16(data[4:])
		m.Flags = binary.NativeEndian.Uint16(data[6:])
		m.Seq = binary.NativeEndian.Uint32(data[8:])
		m.PortID = binary.NativeEndian.Uint32(data[12:])
		switch {
		case size >= headerSize && size <= len(data):
			m.Body = data[headerSize:size:size]
		case size > len(data) && truncated:
			m.Truncated, m.Body = true, data[headerSize:]
		default:
			m = Message{Sender: d.sender, Group: d.group, NSID: d.nsid, Malformed: true, Body: data}
		}
		b.Messages = append(b.Messages, m)
		if m.Malformed || m.Truncated {
			return
		}
		data = data[min(align4(size), len(data)):]
	}
}
