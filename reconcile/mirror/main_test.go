package mirror

import (
	"testing"

	"github.com/linx-go/linx/internal/netnstest"
)

func TestMain(m *testing.M) { netnstest.Main(m) }
