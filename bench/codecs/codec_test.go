package codecs

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jsimonetti/rtnetlink/v2"
	vnl "github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// A message and how each library decodes its body.
type message struct {
	name                    string
	typ                     uint16
	vishvananda, jsimonetti func(body []byte) error
}

var messages = []message{
	{"route4", unix.RTM_NEWROUTE, func(b []byte) error {
		_, err := vishvanandaRoute(b)
		return err
	}, func(b []byte) error { return new(rtnetlink.RouteMessage).UnmarshalBinary(b) }},
	{"link", unix.RTM_NEWLINK, func(b []byte) error {
		_, err := vnl.LinkDeserialize(nil, b)
		return err
	}, func(b []byte) error { return new(rtnetlink.LinkMessage).UnmarshalBinary(b) }},
	{"addr6", unix.RTM_NEWADDR, func(b []byte) error {
		_, _, err := vishvanandaAddr(b)
		return err
	}, func(b []byte) error { return new(rtnetlink.AddressMessage).UnmarshalBinary(b) }},
	{"neigh", unix.RTM_NEWNEIGH, func(b []byte) error {
		_, err := vnl.NeighDeserialize(b)
		return err
	}, func(b []byte) error { return new(rtnetlink.NeighMessage).UnmarshalBinary(b) }},
}

// body reads a captured message and takes its header off.
func body(t testing.TB, m message) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", m.name+".hex"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		b, err := hex.DecodeString(strings.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		return b[unix.SizeofNlMsghdr:]
	}
	t.Fatalf("no message in %s", m.name)
	return nil
}

func BenchmarkDecode(b *testing.B) {
	for _, m := range messages {
		body := body(b, m)
		var parser codec.Parser
		reuse := codec.Parser{Reuse: true}
		for _, lib := range []struct {
			name   string
			decode func([]byte) error
		}{
			{"linx", func(b []byte) error {
				r, err := parser.Parse(m.typ, b)
				sink = r
				return err
			}},
			{"linx reuse", func(b []byte) error {
				r, err := reuse.Parse(m.typ, b)
				sink = r
				return err
			}},
			{"vishvananda", m.vishvananda},
			{"jsimonetti", m.jsimonetti},
		} {
			b.Run(m.name+"/"+lib.name, func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(body)))
				for b.Loop() {
					if err := lib.decode(body); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// sink keeps what linx decoded, as an owner would.
var sink codec.Resource
