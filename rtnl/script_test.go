package rtnl

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

func message(id byte) Step {
	return Received(Message{Type: codec.RTMNewAddr, Body: []byte{id, 0, 0, 0}, NSID: -1})
}

// read plays a script and writes each batch as its messages, its error and
// whether the queue was empty.
func play(t *testing.T, l *Listener, batches int, noWait bool) string {
	t.Helper()
	var out []string
	b := Batch{NoWait: noWait}
	for range batches {
		if err := l.ReadBatch(&b); err != nil {
			t.Fatal(err)
		}
		var s strings.Builder
		for _, m := range b.Messages {
			s.WriteByte(m.Body[0])
		}
		if b.Err != nil {
			var e unix.Errno
			errors.As(b.Err, &e)
			s.WriteString("!" + unix.ErrnoName(e))
		}
		if b.Empty {
			s.WriteByte('.')
		}
		out = append(out, s.String())
	}
	return strings.Join(out, " ")
}

// An error ends a batch at its place between the messages, and so does an empty
// queue, which is looked for only by a reader that does not wait: another takes
// what the first call brought, and the next read tells what was behind it.
func TestBatchOrder(t *testing.T) {
	for _, c := range []struct {
		steps  []Step
		noWait string
		wait   string
	}{
		{[]Step{Failed(unix.ENOBUFS), message('a'), message('b'), Failed(unix.EAGAIN)}, "!ENOBUFS ab.", "!ENOBUFS ab"},
		{[]Step{message('a'), Failed(unix.ENOBUFS), message('b'), Failed(unix.ENOBUFS), message('c'), Failed(unix.EAGAIN)},
			"a!ENOBUFS b!ENOBUFS c.", "a !ENOBUFS b !ENOBUFS c"},
		{[]Step{message('a'), Failed(unix.EINTR), message('b')}, "ab.", "a b"},
		{[]Step{Failed(unix.EMSGSIZE), Failed(unix.ENOMEM), message('a')}, "!EMSGSIZE !ENOMEM a.", "!EMSGSIZE !ENOMEM a"},
		{[]Step{Failed(unix.EAGAIN), Failed(unix.EAGAIN), message('a'), Failed(unix.EAGAIN), message('b')}, ". . a. b.", "a b"},
	} {
		for noWait, want := range map[bool]string{true: c.noWait, false: c.wait} {
			s := NewScript(1 << 20)
			l := s.Listener()
			s.Push(c.steps...)
			if got := play(t, l, len(strings.Fields(want)), noWait); got != want {
				t.Errorf("no wait %v: %q, want %q", noWait, got, want)
			}
			_ = l.Close()
		}
	}
}

// A queue that is never empty yields batches of the bound's size.
func TestBatchNeverEmpty(t *testing.T) {
	s := NewScript(1 << 20)
	l := s.Listener()
	defer l.Close()
	for range 3*DefaultBatch + 1 {
		s.Push(message('a'))
	}
	var b Batch
	for range 3 {
		if err := l.ReadBatch(&b); err != nil || len(b.Messages) != DefaultBatch || b.Empty {
			t.Fatalf("%d messages, empty %v, %v", len(b.Messages), b.Empty, err)
		}
	}
	if err := l.ReadBatch(&b); err != nil || len(b.Messages) != 1 || b.Empty {
		t.Fatalf("at the end: %d messages, empty %v, %v", len(b.Messages), b.Empty, err)
	}
}

// Messages of any size are in one piece, wherever they fall in the buffers,
// and stay as they are until the batch is released.
func TestMessageSizes(t *testing.T) {
	s := NewScript(1 << 20)
	l := s.Listener()
	defer l.Close()
	sizes := []int{0, 4, 60, 1000, 30000, 4097, 44000, 8, 65000, 100000, 1, 3, 131072 - 8192}
	b := Batch{MaxBytes: 1 << 20}
	for round := range 3 {
		for i, size := range sizes {
			s.Push(Received(Message{Type: uint16(100 + i), Body: bytes.Repeat([]byte{byte(i + 1)}, size), NSID: -1}))
		}
		size := l.size
		if err := l.ReadBatch(&b); err != nil {
			t.Fatal(err)
		}
		if len(b.Messages) != len(sizes) {
			t.Fatalf("round %d: %d messages, want %d", round, len(b.Messages), len(sizes))
		}
		for i, m := range b.Messages {
			want := bytes.Repeat([]byte{byte(i + 1)}, sizes[i])
			if m.Truncated && size < l.size && sizes[i]+headerSize > size {
				continue // it did not fit, and made the buffer grow
			}
			if m.Type != uint16(100+i) || !bytes.Equal(m.Body, want) || m.Truncated || m.Malformed {
				t.Errorf("round %d, message %d of %d bytes: type %d, %d bytes, truncated %v, malformed %v",
					round, i, sizes[i], m.Type, len(m.Body), m.Truncated, m.Malformed)
			}
		}
	}
}

// A truncated message is seen as one, with what there is of it, and the buffer
// grows up to its limit.
func TestTruncated(t *testing.T) {
	s := NewScript(1 << 20)
	l := s.Listener()
	defer l.Close()
	big := bytes.Repeat([]byte{1}, 300<<10)
	s.Push(message('a'), Received(Message{Type: 16, Body: big}), message('b'))
	var b Batch
	b.MaxBytes = 1 << 20
	if err := l.ReadBatch(&b); err != nil || len(b.Messages) != 3 {
		t.Fatalf("%d messages, %v", len(b.Messages), err)
	}
	if m := b.Messages[1]; !m.Truncated || m.Type != 16 || len(m.Body) == 0 || len(m.Body) >= len(big) {
		t.Errorf("type %d, %d bytes, truncated %v", m.Type, len(m.Body), m.Truncated)
	}
	if b.Messages[0].Truncated || b.Messages[2].Truncated {
		t.Error("its neighbours are truncated")
	}
	s.Push(Received(Message{Type: 16, Body: big}))
	if err := l.ReadBatch(&b); err != nil || b.Messages[0].Truncated || !bytes.Equal(b.Messages[0].Body, big) {
		t.Errorf("the same size again: truncated %v, %v", b.Messages[0].Truncated, err)
	}
	s.Push(Received(Message{Type: 16, Body: big, Truncated: true}))
	if err := l.ReadBatch(&b); err != nil || !b.Messages[0].Truncated {
		t.Errorf("larger than any buffer: truncated %v, %v", b.Messages[0].Truncated, err)
	}
	if l.size != maxBufferSize {
		t.Errorf("the buffer grew to %d, its limit is %d", l.size, maxBufferSize)
	}
}

// Any framing of a datagram gives messages, the last of them malformed if
// something is left that is none.
func TestFraming(t *testing.T) {
	header := func(size uint32, typ uint16) []byte {
		h := make([]byte, headerSize)
		binary.NativeEndian.PutUint32(h, size)
		binary.NativeEndian.PutUint16(h[4:], typ)
		return h
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "malformed 0"},
		{"short header", make([]byte, 15), "malformed 15"},
		{"size 0", header(0, 16), "malformed 16"},
		{"size below the header", header(15, 16), "malformed 16"},
		{"size beyond the data", header(17, 16), "malformed 16"},
		{"huge size", header(1<<32-1, 16), "malformed 16"},
		{"no body", header(16, 16), "16"},
		{"two messages", append(append(header(17, 16), 1, 0, 0, 0), header(16, 17)...), "16 17"},
		{"the last one's padding missing", append(header(17, 16), 1), "16"},
		{"rest of one byte", append(header(16, 16), 1), "16 malformed 1"},
	} {
		var b Batch
		b.split(c.data, datagram{size: len(c.data)}, false)
		var got []string
		for _, m := range b.Messages {
			if m.Malformed {
				got = append(got, "malformed "+strconv.Itoa(len(m.Body)))
			} else {
				got = append(got, strconv.Itoa(int(m.Type)))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

// A reader of a script waits for steps and is woken by them and by Close.
func TestScriptWaits(t *testing.T) {
	s := NewScript(1 << 20)
	l := s.Listener()
	got := make(chan byte)
	var wg sync.WaitGroup
	wg.Go(func() {
		defer close(got)
		var b Batch
		for {
			if err := l.ReadBatch(&b); err != nil {
				if !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
				return
			}
			for _, m := range b.Messages {
				got <- m.Body[0]
			}
		}
	})
	for _, want := range []byte("abc") {
		if !s.Idle(10 * time.Second) {
			t.Fatal("the reader does not wait")
		}
		s.Push(message(want))
		if c := <-got; c != want {
			t.Errorf("got %c, want %c", c, want)
		}
	}
	if s.Left() != 0 {
		t.Errorf("%d steps are left", s.Left())
	}
	s.SetDrops(3)
	if d, err := l.Drops(); d != 3 || err != nil {
		t.Errorf("drops %d, %v", d, err)
	}
	_ = l.Close()
	wg.Wait()
}

// Reading costs no allocation once the buffers are there.
func TestReadBatchAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector makes sync.Pool drop buffers")
	}
	n := newNS(t)
	l := n.listen(ListenConfig{Groups: []Group{GroupAddr4}})
	var b Batch
	allocs := testing.AllocsPerRun(100, func() {
		b.NoWait = true
		if err := l.ReadBatch(&b); err != nil {
			t.Fatal(err)
		}
	})
	if allocs > 1 { // a collection may empty the pool
		t.Errorf("%v allocations for each batch", allocs)
	}
}
