package monitor

import (
	"bytes"
	"net/netip"
	"slices"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/ownertest"
	"github.com/linx-go/linx/rtnl"
)

// C10: a message of an unknown type is an event with its bytes, and an unknown
// attribute is kept in its struct; none of an event's bytes are those of the
// receive buffers, which are used again.
func TestUnknownIsKept(t *testing.T) {
	r := newRig(t)
	r.start()
	const unknownType, unknownAttr = 150, 1000
	body := bytes.Repeat([]byte{0xa5}, 123)
	attr := codec.RawAttr{Type: unknownAttr, Data: []byte("an attribute of tomorrow")}
	link := &codec.Link{Index: 7, Name: "name0", Alias: "an alias", Kind: "veth"}
	link.SetUnknown(attr)
	route := &codec.Route{Family: codec.AFInet, Dst: netip.MustParsePrefix("192.0.2.0/24"), OIF: 7, Type: 1}
	route.SetUnknown(attr)
	push := func(typ uint16, body []byte) {
		r.script.Push(rtnl.Received(rtnl.Message{Type: typ, NSID: -1, Body: body}))
	}
	encode := func(res codec.Resource) []byte {
		b, err := codec.Append(nil, res)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	push(unknownType, body)
	push(codec.RTMNewLink, encode(link))
	push(codec.RTMNewRoute, encode(route))
	var got [3]*event.Event
	for i := range got {
		got[i] = r.owner.Event("kept", nil)
	}
	// Everything that was received into is received into again.
	for range 4 * maxPermitEvents {
		push(unknownType+1, bytes.Repeat([]byte{0xff}, 1000))
		r.owner.Event("over it", nil)
	}
	if !r.script.Idle(ownertest.Limit) {
		t.Fatal("the reader does not read")
	}
	if e := got[0]; e.Op != event.Unknown(unknownType) || !e.Op.IsUnknown() || e.Resource != nil || !bytes.Equal(e.Raw, body) {
		t.Errorf("unknown type: %v, resource %v, bytes %x", e.Op, e.Resource, e.Raw)
	}
	if l, ok := got[1].Resource.(*codec.Link); !ok || got[1].Op != event.NewLink || got[1].Raw != nil ||
		l.Name != link.Name || l.Alias != link.Alias || l.Kind != link.Kind || !sameAttrs(l.Unknown(), attr) {
		t.Errorf("link: %v, unknown %v", l, l.Unknown())
	}
	if rt, ok := got[2].Resource.(*codec.Route); !ok || rt.Dst != route.Dst || !sameAttrs(rt.Unknown(), attr) {
		t.Errorf("route: %v, unknown %v", rt, rt.Unknown())
	}
}

func sameAttrs(got []codec.RawAttr, want ...codec.RawAttr) bool {
	return slices.EqualFunc(got, want, func(a, b codec.RawAttr) bool {
		return a.Type == b.Type && a.Flags == b.Flags && bytes.Equal(a.Data, b.Data)
	})
}

// Events are objects of their own, whatever they were allocated with.
func TestEventsAreDistinct(t *testing.T) {
	r := newRig(t)
	r.start()
	r.script.Push(ms(1, 100)...)
	var got []*event.Event
	for range 100 {
		got = append(got, r.owner.Event("any", nil))
	}
	for i, e := range got {
		if e.MsgSeq != uint32(i+1) || e.Seq != uint64(i+1) {
			t.Errorf("event %d became %d, seq %d", i+1, e.MsgSeq, e.Seq)
		}
		for _, f := range got[:i] {
			if e == f || e.Resource == f.Resource {
				t.Fatalf("events %d and %d are one", e.MsgSeq, f.MsgSeq)
			}
		}
	}
}
