package monitor

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// Each kind of note is written at most once a second, with the number of those
// left out, which is counted anew after it.
func TestNotes(t *testing.T) {
	var out bytes.Buffer
	n := &notes{log: slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	begin := time.Unix(1, 0)
	for _, c := range []struct {
		at    time.Duration
		note  func(now time.Time)
		wants []string // nil: nothing is written
	}{
		{0, func(now time.Time) { n.foreign(&rtnl.Message{Sender: 7}, now) }, []string{"level=WARN", "not from the kernel", "port=7"}},
		{0, func(now time.Time) { n.undecodable(&rtnl.Message{}, errors.New("short"), now) }, []string{"level=WARN", "undecodable", "error=short"}},
		{999 * time.Millisecond, func(now time.Time) { n.foreign(&rtnl.Message{Sender: 8}, now) }, nil},
		{999 * time.Millisecond, func(now time.Time) { n.foreign(&rtnl.Message{Sender: 9}, now) }, nil},
		{time.Second, func(now time.Time) { n.foreign(&rtnl.Message{Sender: 10}, now) }, []string{"port=10", "suppressed=2"}},
		{2 * time.Second, func(now time.Time) { n.foreign(&rtnl.Message{Sender: 11}, now) }, []string{"port=11", "!suppressed"}},
		{2 * time.Second, func(now time.Time) { n.resync(&event.ResyncNeeded{Reason: event.Started, Time: now}) }, []string{"level=INFO"}},
		{3 * time.Second, func(now time.Time) { n.resync(&event.ResyncNeeded{Reason: event.Overflow, Time: now}) }, []string{"level=WARN", "reason=overflow"}},
		{3 * time.Second, func(now time.Time) { n.gap(&batch{now: now}) }, []string{"level=DEBUG", "messages lost"}},
	} {
		out.Reset()
		c.note(begin.Add(c.at))
		got := out.String()
		if c.wants == nil && got != "" {
			t.Errorf("at %v: %s", c.at, got)
		}
		for _, want := range c.wants {
			without, not := strings.CutPrefix(want, "!")
			if strings.Contains(got, without) == not {
				t.Errorf("at %v: %q, want %s", c.at, got, want)
			}
		}
	}
}

// A filter tells the links of bridges and of IPv6 from the others.
func TestWireOp(t *testing.T) {
	for _, c := range []struct {
		typ    uint16
		family byte
		want   event.Op
	}{
		{codec.RTMNewLink, 0, event.NewLink}, {codec.RTMDelLink, 0, event.DelLink},
		{codec.RTMNewLink, 7, event.NewBridgePort}, {codec.RTMDelLink, 7, event.DelBridgePort},
		{codec.RTMNewLink, 10, event.NewInet6Link}, {codec.RTMDelLink, 10, event.DelInet6Link},
		{codec.RTMNewRoute, 10, event.NewRoute},
	} {
		if got := wireOp(c.typ, []byte{c.family}); got != c.want {
			t.Errorf("type %d of family %d: %v, want %v", c.typ, c.family, got, c.want)
		}
	}
}

// C6: the window's defaults, and that in a gap its bytes count too.
func TestWindowBytes(t *testing.T) {
	if w := (Window{}).withDefaults(); w != (Window{1024, 4 << 20}) {
		t.Errorf("got %+v", w)
	}
	w := window{max: Window{10, 1000}}
	if !w.fits(5000) {
		t.Error("a message larger than the window never passes")
	}
	w.send(900)
	if !w.fits(100) || w.fits(101) {
		t.Error("the bytes don't count")
	}
}

// C13: every marker carries the tag. The law of the counters holds for what a
// replaced socket still brought, and what was reserved for it is free again.
func TestReplacedSocket(t *testing.T) {
	s := newScript(t)
	c := s.core
	c.tag = "tag"
	var tags []any
	c.out = tagged{s, &tags}
	c.start(0, 8192, 0, s.now)
	old := batch{Batch: rtnl.Batch{Messages: make([]rtnl.Message, 3)}}
	c.openGap(event.Overflow, nil)
	c.reopened(4096, 0, s.now)
	c.discard(&old)
	st := c.statistics()
	if st.Received != 3 || st.Dropped != 3 || st.Granted != 4096 || st.Reopens != 1 {
		t.Errorf("got %+v", st)
	}
	if c.outstanding != maxOutstanding || c.win.reserved.events != maxOutstanding*maxPermitEvents {
		t.Errorf("%d permits, %d events reserved", c.outstanding, c.win.reserved.events)
	}
	if len(tags) != 1 || tags[0] != "tag" {
		t.Errorf("tags %v", tags)
	}
	c.read(&batch{permit: permit{amount: amount{maxPermitEvents, maxPermitBytes}, reserved: true}, depth: 77,
		Batch: rtnl.Batch{Messages: []rtnl.Message{s.message("m1"), s.message("m2")}}, now: s.now})
	if st = c.statistics(); st.Batches != 1 || st.BatchSizes[2] != 1 || st.QueueBytes != 77 || st.UnacknowledgedBytes != 200 {
		t.Errorf("got %+v", st)
	}
}

// tagged keeps the tags of markers.
type tagged struct {
	*script
	tags *[]any
}

func (t tagged) resync(r *event.ResyncNeeded) { *t.tags = append(*t.tags, r.Tag) }
