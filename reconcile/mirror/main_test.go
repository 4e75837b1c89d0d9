package mirror

import (
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/internal/netnstest"
)

func TestMain(m *testing.M) { netnstest.Main(m) }

// patience is how long a test waits for what must happen. It is never waited for
// in a test that passes.
const patience = 20 * time.Second

// running is a mirror that runs until the test ends.
type running struct {
	*Mirror
	sys *actor.System
}

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func start(t *testing.T, cfg Config) *running {
	t.Helper()
	if cfg.Logger == nil {
		cfg.Logger = quiet()
	}
	m, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	r := &running{m, actor.NewSystem(actor.WithLogger(quiet()))}
	if _, err := m.Start(r.sys.Root); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := m.Stop(r.sys.Root); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
	return r
}

// eventually waits until f holds.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if f() {
			return
		}
	}
	t.Fatalf("it does not come: %s", what)
}
