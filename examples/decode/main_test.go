package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/linx-go/linx/codec"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Each line is answered by one line, also a bad one, and the lines after a bad
// one are answered too.
func TestDecode(t *testing.T) {
	for _, c := range []struct {
		rule, line, op, is string // is: the answer contains it
	}{
		{"a number names a type", "20 02188000 02000000 08000200 c0000201", "new_addr", `"local":"192.0.2.1"`},
		{"so does a name", "RTM_NEWADDR 0218800002000000 08000200c0000201", "new_addr", `"prefixlen":24`},
		{"in any case, with any space", "\trtm_deladdr\t0218800002000000  08000200c0000201\r", "del_addr", `"local":"192.0.2.1"`},
		{"an unknown type is kept", "1000 c0ffee", "unknown(1000)", `"raw":"c0ffee"`},
		{"a short header is an error", "RTM_NEWADDR 0218", "", `"error":"`},
		{"no body is an error", "RTM_NEWADDR", "", `"error":"`},
		{"broken framing is an error", "RTM_NEWADDR 0218800002000000 ff000200c0000201", "", `"error":"`},
		{"half a byte is an error", "RTM_NEWADDR 021", "", `odd length`},
		{"what is not hex is an error", "RTM_NEWADDR no", "", `body of RTM_NEWADDR`},
		{"what is no type is an error", "RTM_NOSUCH 00", "", `RTM_NOSUCH`},
		{"a type has 16 bits", "65536 00", "", `65536`},
	} {
		const after = "\n21 0218800002000000 08000200c0000202"
		var out bytes.Buffer
		if err := decode(strings.NewReader("# comment\n\n"+c.line+after), &out); err != nil {
			t.Errorf("%s: %v", c.rule, err)
		}
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		if len(lines) != 2 {
			t.Errorf("%s: %q is answered by %d lines: %q", c.rule, c.line, len(lines)-1, lines)
			continue
		}
		var got struct{ Op, Error string }
		if err := json.Unmarshal([]byte(lines[0]), &got); err != nil {
			t.Errorf("%s: %v: %s", c.rule, err, lines[0])
		}
		if got.Op != c.op || (got.Op == "") != (got.Error != "") || !strings.Contains(lines[0], c.is) {
			t.Errorf("%s: %q is answered by %s, want op %q and %s", c.rule, c.line, lines[0], c.op, c.is)
		}
		if !strings.Contains(lines[1], `"op":"del_addr"`) || !strings.Contains(lines[1], "192.0.2.2") {
			t.Errorf("%s: the line after it is answered by %s", c.rule, lines[1])
		}
	}
}

// A line may be as long as a message.
func TestLongLine(t *testing.T) {
	body := strings.Repeat("00", 1<<20)
	var out bytes.Buffer
	if err := decode(strings.NewReader("1000 "+body), &out); err != nil || !strings.Contains(out.String(), body) {
		t.Errorf("a line of 2 MiB: %v, %d bytes", err, out.Len())
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error)  { return 0, f.err }
func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Only input and output end the program.
func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	if err := decode(failing{broken}, io.Discard); !errors.Is(err, broken) {
		t.Errorf("broken input: %v", err)
	}
	if err := decode(strings.NewReader("1000 00\n1000 00\n"), failing{broken}); !errors.Is(err, broken) {
		t.Errorf("broken output: %v", err)
	}
}

// All names of the kernel's headers are read.
func TestParseType(t *testing.T) {
	for typ := range uint16(1 << 10) {
		if !codec.KnownType(typ) {
			continue
		}
		if got, err := parseType(codec.TypeName(typ)); err != nil || got != typ {
			t.Errorf("%s is %d, %v; want %d", codec.TypeName(typ), got, err, typ)
		}
	}
}
