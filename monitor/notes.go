package monitor

import (
	"context"
	"log/slog"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// notes writes to the log, each kind of note at most once a second; what was
// left out in between is counted. A nil *notes writes nothing.
type notes struct {
	log   *slog.Logger
	last  [noteKinds]time.Time
	since [noteKinds]int
}

const (
	noteGap = iota
	noteResync
	noteForeign
	noteUndecodable
	noteKinds

	noteEvery = time.Second
)

// write writes a note if its turn has come.
func (n *notes) write(kind int, now time.Time, level slog.Level, msg string, args ...any) {
	if !n.last[kind].IsZero() && now.Sub(n.last[kind]) < noteEvery {
		n.since[kind]++
		return
	}
	if n.since[kind] > 0 {
		args = append(args, "suppressed", n.since[kind])
	}
	n.last[kind], n.since[kind] = now, 0
	n.log.Log(context.Background(), level, msg, args...)
}

func (n *notes) gap(b *batch) {
	if n != nil {
		n.write(noteGap, b.now, slog.LevelDebug, "messages lost", "error", b.Err, "drops", b.drops)
	}
}

func (n *notes) resync(m *event.ResyncNeeded) {
	if n == nil {
		return
	}
	level := slog.LevelWarn
	if m.Reason == event.Started || m.Reason == event.Restarted {
		level = slog.LevelInfo
	}
	n.write(noteResync, m.Time, level, "resync needed", "reason", m.Reason.String(), "epoch", m.Epoch, "drops", m.Drops, "error", m.Err)
}

func (n *notes) foreign(m *rtnl.Message, now time.Time) {
	if n != nil {
		n.write(noteForeign, now, slog.LevelWarn, "message dropped: not from the kernel", "type", codec.TypeName(m.Type), "port", m.Sender)
	}
}

func (n *notes) undecodable(m *rtnl.Message, err error, now time.Time) {
	if n != nil {
		n.write(noteUndecodable, now, slog.LevelWarn, "message undecodable", "type", codec.TypeName(m.Type), "bytes", len(m.Body), "error", err)
	}
}
