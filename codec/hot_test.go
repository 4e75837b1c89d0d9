package codec

import (
	"bytes"
	"reflect"
	"strconv"
	"testing"
)

// What is decoded by hand is as the tables decode it: every attribute in every
// size, zero and not, twice with the last one counting, in every family, with
// every length in the header.
func TestHotIsTable(t *testing.T) {
	for _, c := range []struct {
		typ    uint16
		header int
	}{{RTMNewRoute, sizeofRtMsg}, {RTMNewAddr, sizeofIfAddrMsg}, {RTMNewMulticast, sizeofIfAddrMsg},
		{RTMNewNeigh, sizeofNdMsg}, {RTMNewLink, sizeofIfInfoMsg}} {
		for _, family := range []byte{AFUnspec, AFInet, AFInet6, AFBridge, AFMPLS, AFIPMR} {
			for _, length := range []byte{0, 1, 32, 33, 128, 129, 255} {
				head := header(c.header, family)
				head[1] = length
				head[4] = 77 // a route's table
				for attr := range uint16(75) {
					for _, n := range []int{0, 1, 2, 3, 4, 5, 8, 16, 17, 20, 24, 32, 33, 100, 200} {
						some, none := le(attr, bytes.Repeat([]byte{1}, n)), le(attr, make([]byte, n))
						for _, body := range [][]byte{some, none, append(some[:len(some):len(some)], none...), append(none[:len(none):len(none)], some...)} {
							checkBoth(t, c.typ, append(head[:len(head):len(head)], body...))
						}
						if length != 0 && attr > 4 {
							break // the header's length is about the first ones only
						}
					}
				}
			}
		}
	}
}

// So are the captured messages, also cut short anywhere, and with a bit of each
// length and type turned.
func TestHotIsTableOfCaptures(t *testing.T) {
	for _, m := range bodies(t, func(typ uint16) bool { return typ/4 <= RTMNewNeigh/4 }) {
		checkBoth(t, m.typ, m.body)
		for i := range min(len(m.body), 300) {
			checkBoth(t, m.typ, m.body[:i])
			odd := append([]byte(nil), m.body...)
			odd[i] ^= 1 << (i % 8)
			checkBoth(t, m.typ, odd)
		}
	}
}

// So is a veth whose peer is a veth, down to where that is an error.
func TestHotIsTableOfDeepLinks(t *testing.T) {
	for deepest := range 2 * maxDepth {
		b := append(header(sizeofIfInfoMsg, AFUnspec), le(IFLAMTU, []byte{1, 2, 3, 4})...)
		for range deepest {
			info := append(le(IFLAInfoKind, []byte("veth")), le(IFLAInfoData, le(1, b))...)
			b = append(header(sizeofIfInfoMsg, AFUnspec), le(IFLALinkInfo, info)...)
		}
		checkBoth(t, RTMNewLink, b)
	}
}

func checkBoth(t *testing.T, typ uint16, body []byte) {
	t.Helper()
	p := littleEndian()
	r, err := p.Parse(typ, body)
	checkTable(t, typ, body, p.swap, r, err)
	checkReuse(t, typ, body, p.swap, r, err)
}

// checkReuse compares with what a parser with Reuse makes of a message when
// another one has left something everywhere.
func checkReuse(t *testing.T, typ uint16, body []byte, swap bool, want Resource, wantErr error) {
	t.Helper()
	p := &Parser{swap: swap, Reuse: true}
	if l, ok := newLink(p, nil).(*Link); ok {
		fill(reflect.ValueOf(l).Elem().FieldByName("MTU"))
		for i := range p.link.stats6 {
			p.link.stats6[i] = 7
		}
		p.link.stats64.RxBytes, p.link.xdp.Attached, p.link.inet6.Flags, p.link.inet6Conf[3] = 7, 7, 7, 7
	}
	if r, err := p.Parse(typ, body); (err == nil) != (wantErr == nil) || err == nil && !reflect.DeepEqual(r, want) {
		t.Errorf("type %d, %x: with Reuse %+v, %v, without %+v, %v", typ, body, r, err, want, wantErr)
	}
}

// The structs that come in storms are no larger than is said, and a chunk of
// them fills a size class.
func TestSizes(t *testing.T) {
	if strconv.IntSize != 64 {
		t.Skip("the sizes are those of 64-bit machines")
	}
	for _, c := range []struct {
		v    any
		most uintptr
	}{{Route{}, 168}, {Addr{}, 152}, {Neigh{}, 144}, {Rule{}, 256}, {Link{}, 480}, {linkParts{}, 1272}} {
		typ := reflect.TypeOf(c.v)
		if typ.Size() > c.most {
			t.Errorf("%v has %d bytes, want %d at most", typ, typ.Size(), c.most)
		}
		if waste := smallChunk % typ.Size(); typ.Size() < 200 && waste > 80 {
			t.Errorf("%v: a chunk wastes %d bytes", typ, waste)
		}
	}
}

// Objects come from chunks: less than one allocation for one of them, and one
// that is kept keeps 2 KiB at most.
func TestChunks(t *testing.T) {
	for typ, body := range map[uint16][]byte{RTMNewRoute: header(sizeofRtMsg, AFInet), RTMNewAddr: header(sizeofIfAddrMsg, AFInet),
		RTMNewNeigh: header(sizeofNdMsg, AFInet), RTMNewRule: header(sizeofFibRuleHdr, AFInet)} {
		var p Parser
		parse := func() { _, _ = p.Parse(typ, body) }
		for range 100 {
			parse()
		}
		if n := testing.AllocsPerRun(1000, parse); n != 0 {
			t.Errorf("%s: %v allocations for one", TypeName(typ), n)
		}
	}
	for _, bytes := range []uintptr{chunkBytes[Route](), chunkBytes[Addr](), chunkBytes[Neigh](), chunkBytes[Rule]()} {
		if bytes == 0 || bytes > 2048 {
			t.Errorf("a chunk of %d bytes", bytes)
		}
	}
}

func chunkBytes[T any]() uintptr {
	var s slab[T]
	for range 1000 {
		s.get(new(Parser))
	}
	return uintptr(s.size) * reflect.TypeFor[T]().Size()
}

// A link in the machine's byte order has one allocation of its own and one for
// what it points to: kept, it keeps nothing else. One in the other order is
// decoded by the table, which allocates each part.
func TestLinkMemory(t *testing.T) {
	done, most := 0, 2.0
	if hostBig {
		most = 16
	}
	for _, m := range bodies(t, func(typ uint16) bool { return typ == RTMNewLink }) {
		p := littleEndian()
		r, err := p.Parse(m.typ, m.body)
		l, ok := r.(*Link)
		if err != nil || !ok || l.Kind != "veth" || l.Stats64 == nil || l.AFSpec == nil || l.AFSpec.Inet6 == nil || l.Extra != nil || len(l.AltNames) > 0 {
			continue
		}
		if l.Stats != nil || !l.Has(IFLAStats) {
			t.Errorf("%v: counters twice", l)
		}
		if n := testing.AllocsPerRun(100, func() { _, _ = p.Parse(m.typ, m.body) }); n > most {
			t.Errorf("%v: %v allocations, want at most %v", l, n, most)
		}
		done++
	}
	if done == 0 {
		t.Error("no captured veth")
	}
}
