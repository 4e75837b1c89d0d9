package codec

import (
	"reflect"
	"testing"
	"unsafe"
)

// routeBody is the smallest IPv4 route with a priority.
func routeBody(t *testing.T, priority uint32) []byte {
	t.Helper()
	body, err := Append(nil, &Route{Family: AFInet, Priority: priority})
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// Rule: chunks double up to Chunk bytes, and the large ones, and only they, are
// told of, each once and before its first object is handed out.
func TestParserChunk(t *testing.T) {
	const limit = 2 * LargeChunk
	var told [][]byte
	p := Parser{Chunk: limit, Advise: func(chunk []byte) { told = append(told, chunk) }}
	size := int(unsafe.Sizeof(Route{}))
	body := routeBody(t, 1)
	for range 4 * limit / size {
		before := len(told)
		r, err := p.Parse(RTMNewRoute, body)
		if err != nil {
			t.Fatal(err)
		}
		if len(told) > before && unsafe.Pointer(r.(*Route)) != unsafe.Pointer(&told[before][0]) {
			t.Fatal("told of a chunk that does not begin with the next object")
		}
	}
	if len(told) < 3 {
		t.Fatalf("told of %d chunks", len(told))
	}
	for i, chunk := range told {
		if n := len(chunk); n < LargeChunk || n > limit || n%size != 0 {
			t.Errorf("chunk %d has %d bytes", i, n)
		}
	}
	if last := len(told[len(told)-1]); last <= limit-size {
		t.Errorf("the largest chunk has %d bytes of %d", last, limit)
	}
}

// Rule: a parser without options has no chunk over 2 KiB, and tells of none.
func TestParserDefaultChunk(t *testing.T) {
	p := Parser{Advise: func([]byte) { t.Error("told of a small chunk") }}
	body := routeBody(t, 1)
	for range 1000 {
		if _, err := p.Parse(RTMNewRoute, body); err != nil {
			t.Fatal(err)
		}
	}
}

// Rule: with Reuse there is one object, and nothing of the message before is left
// in it, whether that could be decoded or not.
func TestParserReuse(t *testing.T) {
	p := Parser{Reuse: true}
	first, err := p.Parse(RTMNewRoute, routeBody(t, 7))
	if err != nil {
		t.Fatal(err)
	}
	r := first.(*Route)
	if r.Priority != 7 {
		t.Fatalf("priority %d", r.Priority)
	}
	if _, err := p.Parse(RTMNewRoute, []byte{AFInet}); err == nil {
		t.Fatal("a route of one byte was accepted")
	}
	second, err := p.Parse(RTMNewRoute, routeBody(t, 0))
	if err != nil {
		t.Fatal(err)
	}
	if second.(*Route) != r {
		t.Error("another object")
	}
	if r.Priority != 0 || r.Has(RTAPriority) {
		t.Errorf("the first route's priority is left: %v", r)
	}
	n := testing.AllocsPerRun(100, func() { _, _ = p.Parse(RTMNewRoute, routeBody(t, 3)) })
	alone := testing.AllocsPerRun(100, func() { _ = routeBody(t, 3) })
	if n != alone {
		t.Errorf("%v allocations", n-alone)
	}
}

// Rule: what was recycled is the next result of its type, and nothing of it is
// left in that; what it pointed to is left alone, and so are objects that nobody
// gave back.
func TestParserRecycle(t *testing.T) {
	for typ, size := range map[uint16]int{RTMNewRoute: sizeofRtMsg, RTMNewAddr: sizeofIfAddrMsg,
		RTMNewNeigh: sizeofNdMsg, RTMNewRule: sizeofFibRuleHdr} {
		t.Run(TypeName(typ), func(t *testing.T) {
			var p Parser
			body := header(size, AFInet)
			want, err := Parse(typ, body)
			if err != nil {
				t.Fatal(err)
			}
			parse := func() Resource {
				t.Helper()
				r, err := p.Parse(typ, body)
				if err != nil || !reflect.DeepEqual(r, want) {
					t.Fatalf("%+v, %v, want %+v", r, err, want)
				}
				return r
			}
			first, second, kept := parse(), parse(), parse()
			for _, r := range []Resource{first, second} {
				fill(reflect.ValueOf(r).Elem())
			}
			extra := &RouteExtra{Flow: 5}
			if r, ok := first.(*Route); ok {
				r.Extra = extra
			}
			p.Recycle(first)
			p.Recycle(second)
			if !reflect.ValueOf(first).Elem().IsZero() {
				t.Errorf("not emptied: %+v", first)
			}
			if a, b, c := parse(), parse(), parse(); a != second || b != first || c == kept || c == first || c == second {
				t.Errorf("%p and %p were recycled, then came %p, %p, %p", first, second, a, b, c)
			}
			if !reflect.DeepEqual(kept, want) || extra.Flow != 5 {
				t.Error("something else was emptied")
			}
		})
	}
	// Others are nobody's to give back.
	var p Parser
	l := &Link{Index: 3}
	p.Recycle(l)
	p.Recycle(nil)
	if r, err := p.Parse(RTMNewLink, header(sizeofIfInfoMsg, AFUnspec)); err != nil || r == l || l.Index != 3 {
		t.Errorf("%v, %v", r, err)
	}
}
