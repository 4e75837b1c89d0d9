package monitor

import (
	"encoding/binary"
	"flag"
	"maps"
	"math/rand/v2"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// model is a kernel with objects, a socket that overflows as netlink's does, a
// reader and a level-triggered owner that lists on each marker, all moved step
// by step in random order.
type model struct {
	t    *testing.T
	rnd  *rand.Rand
	core *core
	now  time.Time

	// the kernel
	truth     map[uint32]uint32 // object to value
	value     uint32
	queue     []rtnl.Message
	used, cap int
	congested bool
	err       syscall.Errno
	drops     uint32

	// the reader
	permits []permit
	cur     *batch
	noWait  bool
	seen    uint32
	reopens bool
	batches []*batch

	// the owner
	mailbox []any
	mirror  map[uint32]uint32
	epoch   uint64
	seq     uint64
	markers int // in the mailbox or not acknowledged
	failed  error
}

type creditMark uint64

func newModel(t *testing.T, seed uint64) *model {
	m := &model{t: t, rnd: rand.New(rand.NewPCG(seed, 0)), now: time.Unix(1, 0),
		truth: map[uint32]uint32{}, mirror: map[uint32]uint32{}}
	m.cap = 512 << m.rnd.IntN(8)
	w := Window{1 << m.rnd.IntN(8), 1000 << m.rnd.IntN(10)}
	m.core = &core{out: m, parser: &stamper{}, win: window{max: w}}
	if seed%2 == 0 {
		m.core.reuse = &reuse{}
	}
	return m
}

// stamper is a parser whose links have the index that the body begins with, and
// are used again.
type stamper struct{ spare []*codec.Link }

func (s *stamper) Parse(typ uint16, body []byte) (codec.Resource, error) {
	if _, err := (fakeParser{}).Parse(typ, body); err != nil {
		return nil, err
	}
	l := new(codec.Link)
	if n := len(s.spare); n > 0 {
		l, s.spare = s.spare[n-1], s.spare[:n-1]
	}
	l.Index = int32(binary.NativeEndian.Uint32(body))
	return l, nil
}

func (s *stamper) Recycle(r codec.Resource) {
	l := r.(*codec.Link)
	*l = codec.Link{}
	s.spare = append(s.spare, l)
}

// change changes an object; the message about it may be lost in several ways.
func (m *model) change() {
	m.value++
	obj := m.rnd.Uint32N(20)
	m.truth[obj] = m.value
	body := 100 + m.rnd.IntN(400)
	msg := rtnl.Message{Type: 16, Seq: obj, PortID: m.value, NSID: -1, Body: make([]byte, body)}
	binary.NativeEndian.PutUint32(msg.Body, m.value)
	switch m.rnd.IntN(200) {
	case 0:
		msg.Type = 1 // undecodable
	case 1:
		msg.Truncated = true
	case 2: // the kernel fails to build the message
		m.err = syscall.ENOMEM
		return
	}
	m.enqueue(msg)
	if m.rnd.IntN(200) == 0 {
		forged := msg
		forged.Sender, forged.PortID = 99, 1<<31
		m.enqueue(forged)
	}
}

func (m *model) enqueue(msg rtnl.Message) {
	size := minTruesize + 16 + len(msg.Body)
	// The real kernel compares before it charges.
	if m.congested || m.used > m.cap-minTruesize {
		m.drops++
		if !m.congested {
			m.congested, m.err = true, syscall.ENOBUFS
		}
		return
	}
	m.queue = append(m.queue, msg)
	m.used += size
}

// readStep is one receive, or the hand-over of a finished batch.
func (m *model) readStep() bool {
	if m.cur == nil {
		if len(m.permits) == 0 || m.err == 0 && len(m.queue) == 0 && !m.permits[0].noWait && !m.noWait {
			return false
		}
		m.cur = &batch{permit: m.permits[0]}
		m.permits = m.permits[1:]
	}
	b := m.cur
	m.noWait = false
	switch {
	case m.err != 0:
		b.Err = os.NewSyscallError("recvmsg", m.err)
		m.err, m.noWait = 0, true
	case len(m.queue) == 0:
		m.congested = false
		b.Empty = true
	default:
		msg := m.queue[0]
		m.queue = m.queue[1:]
		m.used -= minTruesize + 16 + len(msg.Body)
		if len(m.queue) == 0 {
			m.congested = false
		}
		b.Messages = append(b.Messages, msg)
		if len(b.Messages) < b.permit.events {
			return true
		}
	}
	b.drops, b.haveDrops, b.now = m.drops, true, m.now
	if b.drops != m.seen {
		m.seen, m.noWait = b.drops, true
	}
	m.batches = append(m.batches, b)
	if len(m.batches) > maxOutstanding {
		m.t.Fatalf("%d batches between reader and monitor", len(m.batches))
	}
	m.cur = nil
	return true
}

func (m *model) coreStep() bool {
	if m.reopens {
		m.reopens = false
		m.permits, m.cur, m.batches, m.noWait = nil, nil, nil, false
		m.queue, m.used, m.congested, m.err, m.drops, m.seen = nil, 0, false, 0, 0, 0
		m.core.reopened(m.cap, 0, m.now)
		return true
	}
	if len(m.batches) == 0 {
		return false
	}
	b := m.batches[0]
	m.batches = m.batches[1:]
	m.core.read(b)
	return true
}

func (m *model) ownerStep() bool {
	if len(m.mailbox) == 0 {
		return false
	}
	msg := m.mailbox[0]
	m.mailbox = m.mailbox[1:]
	switch msg := msg.(type) {
	case *event.Event:
		if msg.Epoch != m.epoch || msg.Seq != m.seq+1 {
			m.t.Fatalf("event %d.%d after %d.%d", msg.Epoch, msg.Seq, m.epoch, m.seq)
		}
		m.seq++
		if msg.Origin >= 1<<31 {
			m.t.Fatal("a forged message was delivered")
		}
		if l := msg.Resource.(*codec.Link); uint32(l.Index) != msg.Origin {
			m.t.Fatalf("the resource of %d in the event of %d", l.Index, msg.Origin)
		}
		m.mirror[msg.MsgSeq] = msg.Origin
	case *event.ResyncNeeded:
		if msg.Epoch != m.epoch+1 {
			m.t.Fatalf("epoch %d after %d", msg.Epoch, m.epoch)
		}
		m.epoch, m.seq = msg.Epoch, 0
		m.mirror = maps.Clone(m.truth)
		m.markers--
	case creditMark:
		m.core.acked(uint64(msg), m.now)
	}
	return true
}

func (m *model) event(e *event.Event) { m.post(e) }
func (m *model) resync(r *event.ResyncNeeded) {
	m.markers++
	m.post(r)
	if m.markers > 1 {
		m.t.Fatalf("%d markers under way", m.markers)
	}
}
func (m *model) wakeUp(w *event.WakeUp) { m.post(w) }
func (m *model) credit(seq uint64)      { m.post(creditMark(seq)) }
func (m *model) read(p permit)          { m.permits = append(m.permits, p) }
func (m *model) reopen()                { m.reopens = true }
func (m *model) fail(err error)         { m.failed = err }

func (m *model) post(msg any) {
	m.mailbox = append(m.mailbox, msg)
	events := 0
	for _, x := range m.mailbox {
		if _, ok := x.(*event.Event); ok {
			events++
		}
	}
	if events > m.core.win.max.Events {
		m.t.Fatalf("%d events before the owner, the window is %d", events, m.core.win.max.Events)
	}
}

// scale makes the long tests longer; the tests of a change run a small part.
var scale = flag.Int("scale", 1, "multiply the rounds of the model test")

// Whatever is lost, an owner that lists on each marker and applies the events
// after it ends with the kernel's state; the window is never exceeded, and each
// message received is counted once.
func TestModel(t *testing.T) {
	seeds := uint64(100 * *scale)
	overflows, strict, reopens, reused := 0, 0, 0, 0
	for seed := range seeds {
		m := newModel(t, seed)
		reason := event.Reason(0)
		m.epoch = 1
		if seed%3 == 0 {
			reason, m.epoch = event.Restarted, 0
		}
		m.core.start(reason, m.cap, 0, m.now)
		for range 400 {
			// One of them is favoured for a while.
			weight := [4]int{1, 1, 1, 1}
			weight[m.rnd.IntN(4)] = 8
			for range 20 {
				switch n := m.rnd.IntN(weight[0] + weight[1] + weight[2] + weight[3]); {
				case n < weight[0]:
					m.change()
				case n < weight[0]+weight[1]:
					m.readStep()
				case n < weight[0]+weight[1]+weight[2]:
					m.coreStep()
				default:
					m.ownerStep()
				}
				m.now = m.now.Add(time.Duration(m.rnd.IntN(50)) * time.Millisecond)
				if m.core.gap.strict {
					strict++
				}
			}
		}
		for m.readStep() || m.coreStep() || m.ownerStep() {
		}
		if m.failed != nil {
			t.Fatalf("seed %d: the monitor failed: %v", seed, m.failed)
		}
		if !maps.Equal(m.mirror, m.truth) {
			t.Fatalf("seed %d: the mirror is %v, the kernel %v", seed, m.mirror, m.truth)
		}
		s := m.core.statistics()
		if s.Received != s.Delivered+s.Filtered+s.Dropped+s.Foreign+s.Undecodable {
			t.Fatalf("seed %d: %+v", seed, s)
		}
		overflows += int(s.Overflows)
		reopens += int(s.Reopens)
		if re := m.core.reuse; re != nil {
			reused += len(re.spare)
			if n := len(re.flight); n != s.Unacknowledged {
				t.Fatalf("seed %d: %d events in flight, %d unacknowledged", seed, n, s.Unacknowledged)
			}
			if n := len(re.flight) + len(re.spare); n > m.core.win.max.Events {
				t.Fatalf("seed %d: %d events for a window of %d", seed, n, m.core.win.max.Events)
			}
		}
		if s.Unacknowledged > max(1, m.core.win.max.Events/4) {
			t.Fatalf("seed %d: %d events unacknowledged at rest", seed, s.Unacknowledged)
		}
	}
	if overflows == 0 || strict == 0 || reopens == 0 || reused == 0 {
		t.Errorf("the model is too kind: %d overflows, %d strict, %d reopens, %d reused", overflows, strict, reopens, reused)
	}
	t.Logf("%d overflows, %d steps strict, %d reopens", overflows, strict, reopens)
}
