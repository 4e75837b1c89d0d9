package rtnl

import (
	"encoding/binary"
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Step is one result of a receive call, made by [Received] or [Failed].
type Step struct {
	data  []byte
	d     datagram
	errno syscall.Errno
	drops uint32
}

// Received is a datagram with one message in it. PortID, Sender, Group and
// NSID of m are as given, so that -1 has to be set for the socket's own
// namespace. Truncated is honoured as a message too large for any buffer.
func Received(m Message) Step {
	data := make([]byte, headerSize, align4(headerSize+len(m.Body)))
	if m.Malformed {
		data = append(data[:0], m.Body...)
	} else {
		binary.NativeEndian.PutUint32(data, uint32(headerSize+len(m.Body)))
		binary.NativeEndian.PutUint16(data[4:], m.Type)
		binary.NativeEndian.PutUint16(data[6:], m.Flags)
		binary.NativeEndian.PutUint32(data[8:], m.Seq)
		binary.NativeEndian.PutUint32(data[12:], m.PortID)
		data = append(data, m.Body...)
	}
	s := Step{data: data, d: datagram{len(data), m.Sender, m.Group, m.NSID}}
	if m.Truncated {
		s.d.size = 2 * maxBufferSize
		binary.NativeEndian.PutUint32(data, uint32(s.d.size))
	}
	return s
}

// Failed is a receive call that fails: with ENOBUFS as after an overflow, with
// EAGAIN as on an empty queue.
func Failed(errno syscall.Errno) Step { return Step{errno: errno} }

// Dropping is the step with n messages lost on the socket when it is played.
func (s Step) Dropping(n uint32) Step {
	s.drops = n
	return s
}

// Script stands in for the kernel in tests of programs that have to live with
// what a socket can do: overflow, fail, be empty. Its listener's receive calls
// give the steps in order, and EAGAIN when there are none left. A script may
// be used from any goroutine.
type Script struct {
	mu      sync.Mutex
	changed sync.Cond
	steps   []Step
	info    MemInfo
	closed  bool
	reading bool // a reader waits for steps
	paused  bool // since it last had to wait for them
}

// NewScript makes a script whose socket has a receive buffer of that many
// bytes of kernel memory.
func NewScript(granted int) *Script {
	s := &Script{info: MemInfo{Granted: granted}}
	s.changed.L = &s.mu
	return s
}

// Listener is a listener that plays the script. All of them play the same one.
func (s *Script) Listener() *Listener { return newListener(scriptSource{s}, s.info.Granted) }

// Push adds steps.
func (s *Script) Push(steps ...Step) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.steps = append(s.steps, steps...)
	s.changed.Broadcast()
}

// SetDrops sets the socket's drop count.
func (s *Script) SetDrops(drops uint32) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.info.Drops = drops
}

// Left is how many steps were not played yet.
func (s *Script) Left() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.steps)
}

// Closed says whether its listener was closed.
func (s *Script) Closed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}

// Paused says whether its reader called [Listener.Pause] and did not have to wait
// for steps since.
func (s *Script) Paused() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.paused
}

// Idle waits until all steps are played and a reader waits for more, or the
// listener is closed. It returns false if that takes longer than the limit.
func (s *Script) Idle(limit time.Duration) bool {
	timer := time.AfterFunc(limit, s.changed.Broadcast)
	defer timer.Stop()
	end := time.Now().Add(limit)
	s.mu.Lock()
	defer s.mu.Unlock()
	for !s.closed && (len(s.steps) > 0 || !s.reading) {
		if !time.Now().Before(end) {
			return false
		}
		s.changed.Wait()
	}
	return true
}

type scriptSource struct{ *Script }

func (s scriptSource) read(f func() bool) error {
	for {
		if s.Closed() {
			return os.ErrClosed
		}
		if f() {
			return nil
		}
		s.mu.Lock()
		s.reading, s.paused = true, false
		s.changed.Broadcast()
		for len(s.steps) == 0 && !s.closed {
			s.changed.Wait()
		}
		s.reading = false
		s.mu.Unlock()
	}
}

func (s scriptSource) recv(bufs [][]byte, out []datagram) (n int, errno unix.Errno) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for ; n < len(bufs); n++ {
		if len(s.steps) == 0 {
			errno = unix.EAGAIN
			break
		}
		step := s.steps[0]
		if step.errno != 0 {
			if errno = step.errno; n == 0 {
				s.steps = s.steps[1:]
				s.info.Drops += step.drops
			}
			break
		}
		s.steps = s.steps[1:]
		s.info.Drops += step.drops
		copy(bufs[n], step.data)
		out[n] = step.d
	}
	if n > 0 {
		errno = 0
	}
	return n, errno
}

func (s scriptSource) memInfo() (MemInfo, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return MemInfo{}, os.ErrClosed
	}
	return s.info, nil
}

// pause keeps nothing out: a script's reader is woken once for all steps of a
// push.
func (s scriptSource) pause() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.paused = true
	s.changed.Broadcast()
}

func (s scriptSource) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.changed.Broadcast()
	return nil
}
