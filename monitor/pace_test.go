package monitor

import (
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/rtnl"
)

// turns are reads of the same outcome, one after the other.
type turns struct {
	n        int
	every    time.Duration
	messages int
	more     bool
	queued   int
	pauses   int // how many of them are followed by a pause
}

// A pause follows only where the reader was woken very often in a very short
// time, and again only where the last one brought plenty; never with a buffer
// that could fill meanwhile.
func TestPace(t *testing.T) {
	const (
		large = 8 << 20
		µs    = time.Microsecond
	)
	storm := turns{n: stormWakes, every: 10 * µs, messages: 1, pauses: 1}
	for _, c := range []struct {
		name    string
		granted int
		turns   []turns
	}{
		{"the first message", large, []turns{{1, 0, 1, false, 0, 0}}},
		{"a burst below the limit", large, []turns{{stormWakes - 1, 10 * µs, 1, false, 0, 0}}},
		{"a storm begins", large, []turns{storm}},
		{"many messages in few wake-ups", large, []turns{{stormWakes - 1, 10 * µs, 100, false, 0, 0}}},
		{"wake-ups too far apart", large, []turns{{1000, stormTime / (stormWakes - 1) * 2, 1, false, 0, 0}}},
		{"bursts with calm between", large, []turns{
			{stormWakes - 1, 10 * µs, 1, false, 0, 0}, {1, time.Second, 1, false, 0, 0}, {stormWakes - 2, 10 * µs, 1, false, 0, 0}}},
		{"the storm goes on", large, []turns{storm, {100, gatherFor, plenty, false, 0, 100}}},
		{"the storm is over", large, []turns{storm, {1, gatherFor, plenty - 1, false, 0, 0}, {1, 10 * µs, 1, false, 0, 0}}},
		{"the storm is over without a message", large, []turns{storm, {1, gatherFor, 0, false, 0, 0}}},
		{"it begins again", large, []turns{storm, {1, gatherFor, 1, false, 0, 0}, storm}},
		{"what is left is read first", large, []turns{storm, {5, 10 * µs, 128, true, 0, 0}, {1, 10 * µs, 1, false, 0, 1}}},
		{"full batches are no wake-ups", large, []turns{{1000, 10 * µs, 128, true, 0, 0}}},
		{"the queue has grown too much", large, []turns{storm, {1, gatherFor, plenty, false, large/gatherPart + 1, 0}}},
		{"and is not left alone until a new storm", large, []turns{storm, {1, gatherFor, 128, true, large, 0}, {1, 10 * µs, 100, false, 0, 0}}},
		{"the smallest buffer", gatherMin, []turns{storm}},
		{"a smaller buffer", gatherMin - 1, []turns{{1000, 10 * µs, 1, false, 0, 0}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := pace{granted: c.granted}
			now := time.Unix(1, 0)
			for i, turns := range c.turns {
				pauses := 0
				for range turns.n {
					now = now.Add(turns.every)
					if p.pause(now, turns.messages, turns.more, turns.queued) {
						pauses++
					}
				}
				if pauses != turns.pauses {
					t.Errorf("step %d: %d pauses, want %d", i, pauses, turns.pauses)
				}
			}
		})
	}
}

// stormy starts a monitor and brings its reader to the first pause of a storm,
// at whose begin paused gets a value and which end ends.
func stormy(t *testing.T) (r *rig, pid *actor.PID, paused chan time.Duration, end chan time.Time) {
	r = newRig(t)
	r.granted = 2 * rtnl.DefaultReadBuffer
	paused, end = make(chan time.Duration, 16), make(chan time.Time)
	r.cfg.clock = func() time.Time { return time.Unix(1, 0) }
	r.cfg.after = func(d time.Duration) <-chan time.Time {
		paused <- d
		return end
	}
	pid = r.start()
	for n := 1; n <= stormWakes; n++ {
		if len(paused) > 0 {
			t.Fatalf("a pause after %d wake-ups", n-1)
		}
		r.script.Push(m(n))
		r.expect(seq(1, n, 1)[n-1])
		if n < stormWakes && !r.script.Idle(ownertest.Limit) {
			t.Fatal("the reader does not read")
		}
	}
	if d := ownertest.Receive(t, "a pause", paused); d != gatherFor {
		t.Errorf("a pause of %v", d)
	}
	return r, pid, paused, end
}

// In a storm messages gather while the reader pauses, and come in order; when
// it is over a message comes at once again.
func TestPause(t *testing.T) {
	r, pid, paused, end := stormy(t)
	const n = stormWakes
	r.script.Push(ms(n+1, n+plenty)...)
	if left := r.script.Left(); left != plenty {
		t.Errorf("%d messages were read in a pause", plenty-left)
	}
	end <- time.Time{}
	r.expect(seq(1, n+plenty, 1)[n:]...)
	ownertest.Receive(t, "a pause", paused)
	r.script.Push(m(n + plenty + 1))
	end <- time.Time{}
	r.expect(seq(1, n+plenty+1, 1)[n+plenty:]...)
	// Now the storm is over, so nobody has to end a pause.
	r.script.Push(m(n + plenty + 2))
	r.expect(seq(1, n+plenty+2, 1)[n+plenty+1:]...)
	if s, err := Stats(r.sys.Root, pid); err != nil || s.Pauses != 2 || len(paused) > 0 {
		t.Errorf("%d pauses, %v", s.Pauses, err)
	}
}

// A gap is read to its end without a pause.
func TestNoPauseInGap(t *testing.T) {
	r, _, _, end := stormy(t)
	r.script.Push(slices.Concat([]rtnl.Step{rtnl.Failed(syscall.ENOBUFS)}, ms(stormWakes+1, stormWakes+300))...)
	end <- time.Time{}
	if re := r.owner.Resync(event.Overflow); re.Epoch != 2 {
		t.Errorf("got %v", re)
	}
}

// Stop does not wait for a pause's end, nor does a kill.
func TestStopInPause(t *testing.T) {
	r, pid, _, _ := stormy(t)
	if err := Unsubscribe(r.sys.Root, pid); err != nil {
		t.Error(err)
	}
	r, pid, _, _ = stormy(t)
	actor.Exit(r.sys.Root, pid, actor.Kill)
	if reason := r.reason(pid); reason != actor.Killed {
		t.Errorf("reason %v", reason)
	}
}

// While the reader has more to read, or may not read for want of room, nobody
// waits for messages, and none wakes a thread; while it may, each does.
func TestPausedWhileBusy(t *testing.T) {
	t.Run("more to read", func(t *testing.T) {
		r := newRig(t)
		first := true
		var paused []bool
		more := make(chan struct{})
		r.cfg.Trace = &Trace{BeforeRead: func() {
			if first {
				first = false
				<-more // until all of it is queued
				return
			}
			paused = append(paused, r.script.Paused())
		}}
		r.start()
		r.script.Push(ms(1, maxPermitEvents+1)...)
		close(more)
		r.expect(seq(1, maxPermitEvents+1, 1)...)
		if !r.script.Idle(ownertest.Limit) {
			t.Fatal("the reader does not read")
		}
		// Before the message that is left, and before the wait.
		if !slices.Equal(paused, []bool{true, true}) || r.script.Paused() {
			t.Errorf("paused before the reads: %v, while it waits: %v", paused, r.script.Paused())
		}
	})
	t.Run("no room", func(t *testing.T) {
		r := newRig(t)
		// One event's room is not worth a read.
		r.cfg.Window.Events = 8
		r.start()
		r.owner.Hold()
		r.script.Push(ms(1, 7)...)
		r.owner.Held()
		ownertest.Eventually(t, "a pause", r.script.Paused)
		r.script.Push(m(8))
		r.owner.Release()
		r.expect(seq(1, 8, 1)...)
		if !r.script.Idle(ownertest.Limit) || r.script.Paused() {
			t.Error("the reader does not wait for messages")
		}
	})
}
