package monitor

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/scenario"
	"github.com/linx-go/linx/rtnl"
)

// deadLetters is protoactor's goroutine that counts the dead letters of a
// second: a message to an actor that ended leaves it behind for so long.
var deadLetters = goleak.IgnoreAnyFunction("github.com/asynkron/protoactor-go/actor.NewDeadLetter.NewThrottle.func4.1")

func TestMain(m *testing.M) {
	code := m.Run()
	if err := goleak.Find(deadLetters); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// The rules of gaps, markers and the window, as scripts of what a receive
// returns and what the owner gets.
func TestScenarios(t *testing.T) {
	scenario.Run(t, "testdata/*.txt", func(t *testing.T) func(string) []string {
		return newScript(t).step
	})
}

// script plays the reader, the owner and the clock for a core.
type script struct {
	t       *testing.T
	core    *core
	now     time.Time
	queue   []string // what the receives to come return
	permits []permit
	mark    uint64 // the last mark the owner was sent
	drops   uint32
	out     []string
}

func newScript(t *testing.T) *script {
	s := &script{t: t, now: time.Unix(1, 0)}
	s.core = &core{out: s, parser: fakeParser{}, win: window{max: Window{}.withDefaults()}, granted: 4096}
	return s
}

// step carries out one step:
//
//	window EVENTS BYTES, granted BYTES, filter OP.., coalesce: before start
//	start [started|restarted]
//	recv TOKEN..: what the receives return from now on; see take
//	ack: the owner has received everything
//	wait DURATION: time passes
//	reopened: the socket was replaced
//	down: the monitor ends
//	stats
func (s *script) step(line string) []string {
	s.out = nil
	f := strings.Fields(line)
	args := f[1:]
	c := s.core
	switch f[0] {
	case "window":
		c.win.max = Window{s.int(args[0]), s.int(args[1])}
	case "granted":
		c.granted = s.int(args[0])
	case "coalesce":
		c.coalesce = true
	case "filter":
		for _, a := range args {
			c.filter = append(c.filter, map[string]event.Op{"new_link": event.NewLink, "unknown": event.Unknown(150)}[a])
		}
	case "start":
		var r event.Reason
		if len(args) > 0 {
			r = map[string]event.Reason{"started": event.Started, "restarted": event.Restarted}[args[0]]
		}
		c.start(r, c.granted, s.drops, s.now)
	case "recv":
		s.queue = append(s.queue, args...)
	case "ack":
		c.acked(s.mark, s.now)
	case "wait":
		d, err := time.ParseDuration(args[0])
		if err != nil {
			s.t.Fatal(err)
		}
		s.now = s.now.Add(d)
	case "reopened":
		s.permits, s.drops = nil, 0
		c.reopened(c.granted, s.drops, s.now)
	case "down":
		s.resync(c.down(errors.New("boom"), s.now))
	case "stats":
		st := c.statistics()
		s.say("received %d = delivered %d filtered %d dropped %d foreign %d undecodable %d", st.Received,
			st.Delivered, st.Filtered, st.Dropped, st.Foreign, st.Undecodable)
		s.say("unknown %d truncated %d overflows %d errors %d kernel %d resyncs %d reopens %d stalls %d unacknowledged %d", st.Unknown,
			st.Truncated, st.Overflows, st.RecvErrors, st.KernelDrops, st.Resyncs.Total(), st.Reopens, st.Stalls, st.Unacknowledged)
	default:
		s.t.Fatalf("no step %q", line)
	}
	for len(s.permits) > 0 && len(s.queue) > 0 {
		p := s.permits[0]
		s.permits = s.permits[1:]
		b := s.take(p)
		c.read(&b)
	}
	if len(s.queue) > 0 {
		s.say("unread: %s", strings.Join(s.queue, " "))
	}
	return s.out
}

// take makes the next batch of what the receives return:
//
//	m1, m2..m9   messages of 100 bytes, m1:5000 of 5000
//	u1 f1 t1 x1  one of an unknown type, a foreign sender, truncated, undecodable
//	b1           a datagram of broken framing
//	EAGAIN, ENOBUFS, ENOMEM, EMSGSIZE
//	drops=N      before one of those: the socket's drop count
func (s *script) take(p permit) batch {
	b := batch{now: s.now, permit: p}
	for bytes := 0; len(s.queue) > 0; {
		tok := s.queue[0]
		if n, ok := strings.CutPrefix(tok, "drops="); ok {
			s.drops = uint32(s.int(n))
			s.queue = s.queue[1:]
			continue
		}
		errno := map[string]syscall.Errno{"EAGAIN": syscall.EAGAIN, "ENOBUFS": syscall.ENOBUFS,
			"ENOMEM": syscall.ENOMEM, "EMSGSIZE": syscall.EMSGSIZE}[tok]
		if errno != 0 {
			s.queue = s.queue[1:]
			b.drops, b.haveDrops = s.drops, true
			if errno == syscall.EAGAIN {
				b.Empty = true
			} else {
				b.Err = os.NewSyscallError("recvmsg", errno)
			}
			return b
		}
		from, to, more := strings.Cut(tok, "..")
		m := s.message(from)
		if len(b.Messages) == p.events || len(b.Messages) > 0 && bytes+len(m.Body)+headerLen > p.bytes {
			break
		}
		b.Messages = append(b.Messages, m)
		bytes += len(m.Body) + headerLen
		s.queue = s.queue[1:]
		if more && from != to {
			s.queue = append([]string{fmt.Sprintf("%c%d..%s", from[0], m.Seq+1, to)}, s.queue...)
		}
	}
	b.drops, b.haveDrops = s.drops, true
	return b
}

func (s *script) message(tok string) rtnl.Message {
	name, size, ok := strings.Cut(tok, ":")
	n := 100
	if ok {
		n = s.int(size)
	}
	m := rtnl.Message{Type: codec.RTMNewLink, Seq: uint32(s.int(name[1:])), NSID: -1, Body: make([]byte, n-headerLen)}
	switch name[0] {
	case 'm':
	case 'x':
		m.Type = 1
	case 'u':
		m.Type = 150
	case 'f':
		m.Sender = 77
	case 't':
		m.Truncated = true
	case 'b':
		m.Malformed, m.Type = true, 0
	default:
		s.t.Fatalf("no receive returns %q", tok)
	}
	return m
}

func (s *script) int(a string) int {
	n, err := strconv.Atoi(a)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

func (s *script) say(format string, args ...any) {
	s.out = append(s.out, fmt.Sprintf(format, args...))
}

func (s *script) event(e *event.Event) {
	kind := "m"
	if e.Op.IsUnknown() {
		kind = fmt.Sprintf("%v of %d bytes, u", e.Op, len(e.Raw))
	}
	s.say("event %s%d epoch %d seq %d", kind, e.MsgSeq, e.Epoch, e.Seq)
}
func (s *script) resync(r *event.ResyncNeeded) { s.say("%v", r) }
func (s *script) wakeUp(w *event.WakeUp)       { s.say("%v epoch %d seq %d", w, w.Epoch, w.Seq) }
func (s *script) credit(seq uint64) {
	s.mark = seq
	s.say("credit %d", seq)
}
func (s *script) read(p permit)  { s.permits = append(s.permits, p) }
func (s *script) reopen()        { s.say("reopen") }
func (s *script) fail(err error) { s.say("fail: %v", err) }

// fakeParser decodes every type but 150 to a link, and fails on 1.
type fakeParser struct{}

func (fakeParser) Parse(typ uint16, _ []byte) (codec.Resource, error) {
	switch typ {
	case 1:
		return nil, errors.New("short")
	case 150:
		return nil, codec.ErrUnknownType
	}
	return &codec.Link{}, nil
}

func (fakeParser) Recycle(codec.Resource) {}
