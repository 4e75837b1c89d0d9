package supervisor

import (
	"io"
	"log/slog"
	"testing"

	"go.uber.org/goleak"

	"github.com/linx-go/linx/actor"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// newSystem makes a system that reports to nobody.
func newSystem() *actor.System {
	return actor.NewSystem(actor.WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil))))
}
