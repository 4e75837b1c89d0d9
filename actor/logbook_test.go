package actor_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/linx-go/linx/actor"
)

// logbook is a log that keeps its records, as "LEVEL message key=value …".
type logbook struct {
	mu      sync.Mutex
	records []slog.Record
}

func (b *logbook) Enabled(context.Context, slog.Level) bool { return true }

func (b *logbook) Handle(_ context.Context, r slog.Record) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.records = append(b.records, r.Clone())
	return nil
}

func (b *logbook) WithAttrs([]slog.Attr) slog.Handler { panic("not needed") }
func (b *logbook) WithGroup(string) slog.Handler      { panic("not needed") }

// lines are the records with this message, all with "", each with the keys that
// are asked for, all with none.
func (b *logbook) lines(msg string, keys ...string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	lines := []string{}
	for _, r := range b.records {
		if msg != "" && r.Message != msg {
			continue
		}
		var s strings.Builder
		fmt.Fprintf(&s, "%v %s", r.Level, r.Message)
		r.Attrs(func(a slog.Attr) bool {
			if len(keys) == 0 || slices.Contains(keys, a.Key) {
				fmt.Fprintf(&s, " %s=%v", a.Key, a.Value)
			}
			return true
		})
		lines = append(lines, s.String())
	}
	return lines
}

// booked makes a system that reports to a logbook.
func booked() (*actor.System, *logbook) {
	b := &logbook{}
	return actor.NewSystem(actor.WithLogger(slog.New(b))), b
}

func expectLines(tb testing.TB, what string, got []string, want ...string) {
	tb.Helper()
	if !slices.Equal(got, want) {
		tb.Errorf("%s:\ngot  %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}
