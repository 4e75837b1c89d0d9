package codec

import (
	"bytes"
	"errors"
	"runtime"
	"testing"
	"time"
)

// Every prefix of every captured message, and every message with one byte
// changed, is an error or an object; never a panic.
func TestCutAndChanged(t *testing.T) {
	done := map[uint16]int{}
	for _, m := range bodies(t, func(uint16) bool { return true }) {
		// A dozen of each type; the fuzzers do the rest.
		if done[m.typ]++; done[m.typ] > 12 {
			continue
		}
		step := max(1, len(m.body)/48)
		for n := 0; n < len(m.body); n += step {
			tryAny(t, m.typ, m.body[:n])
		}
		b := append([]byte(nil), m.body...)
		for i := 0; i < len(b); i += step {
			for _, v := range []byte{0, 0xff, b[i] ^ 4} {
				old := b[i]
				b[i] = v
				tryAny(t, m.typ, b)
				b[i] = old
			}
		}
	}
}

func tryAny(t *testing.T, typ uint16, b []byte) {
	if r, err := littleEndian().Parse(typ, b); err == nil || !errors.Is(err, ErrUnknownType) {
		_ = r
		checkAny(t, typ, b, hostBig)
	}
}

// le is an attribute as it is on the wire of a little-endian machine.
func le(typ uint16, payload ...[]byte) []byte {
	e := encoder{swap: hostBig}
	at := e.begin(typ)
	for _, p := range payload {
		e.bytes(p)
	}
	e.end(at, "")
	return e.buf
}

// header is the fixed part of a message, all zero but for its family.
func header(n int, family uint8) []byte {
	b := make([]byte, n)
	b[0] = family
	return b
}

// Broken framing at any depth is ErrFraming, and names the attribute.
func TestFraming(t *testing.T) {
	cat := func(parts ...[]byte) (b []byte) {
		for _, p := range parts {
			b = append(b, p...)
		}
		return b
	}
	short := []byte{3, 0, 0, 0}    // shorter than its own header
	long := []byte{40, 0, 1, 0, 0} // longer than what there is
	for _, c := range []struct {
		rule string
		typ  uint16
		body []byte
		attr string
	}{
		{"an attribute shorter than its header", RTMNewLink, cat(header(16, 0), short), "struct ifinfomsg"},
		{"an attribute longer than the message", RTMNewAddr, cat(header(8, 2), long), "struct ifaddrmsg"},
		{"bytes after the last attribute", RTMNewRule, cat(header(12, 2), []byte{1, 2}), "struct fib_rule_hdr"},
		{"in a nested attribute", RTMNewLink, cat(header(16, 0), le(IFLALinkInfo, short)), "IFLA_LINKINFO"},
		{"in a kind's data", RTMNewLink, cat(header(16, 0),
			le(IFLALinkInfo, le(IFLAInfoKind, []byte("vlan\x00")), le(IFLAInfoData, long))), "IFLA_INFO_DATA of vlan"},
		{"in a list", RTMNewLink, cat(header(16, 0), le(IFLAPropList, long)), "IFLA_PROP_LIST"},
		{"a leg shorter than its header", RTMNewRoute, cat(header(12, 2), le(RTAMultipath, []byte{7, 0, 0, 0, 0, 0, 0, 0})), "RTA_MULTIPATH"},
		{"a leg longer than the list", RTMNewRoute, cat(header(12, 2), le(RTAMultipath, []byte{9, 0, 0, 0, 0, 0, 0, 0})), "RTA_MULTIPATH"},
		{"inside a leg", RTMNewRoute, cat(header(12, 2), le(RTAMultipath, []byte{12, 0, 0, 0, 0, 0, 0, 0}, short)), "struct rtnexthop"},
		{"in an encapsulation", RTMNewRoute, cat(header(12, 2), le(RTAEncap, short), le(RTAEncapType, []byte{1, 0})), "RTA_ENCAP of type mpls"},
	} {
		_, err := littleEndian().Parse(c.typ, c.body)
		var de *DecodeError
		if !errors.Is(err, ErrFraming) || !errors.As(err, &de) || de.Attr != c.attr || de.Type != c.typ {
			t.Errorf("%s: %v, want ErrFraming in %s", c.rule, err, c.attr)
		}
	}
}

// An attribute whose size is wrong for its type is kept raw, and is there when
// encoded; those around it are decoded. Flag bits are masked, and kept.
func TestOddSize(t *testing.T) {
	body := header(16, 0)
	body = append(body, le(IFLAMTU, []byte{1, 2, 3})...)
	body = append(body, le(IFLATxQLen|nlaNested, []byte{5, 0, 0, 0})...)
	body = append(body, le(999|nlaNetByteOrder, []byte{7})...)
	r, err := littleEndian().Parse(RTMNewLink, body)
	if err != nil {
		t.Fatal(err)
	}
	l := r.(*Link)
	if l.MTU != 0 || l.TxQLen != 5 || len(l.Unknown()) != 2 || l.Unknown()[0].Type != IFLAMTU ||
		l.Unknown()[1].Type != 999 || l.Unknown()[1].Flags != nlaNetByteOrder || !l.Has(IFLAMTU) || !l.Has(999) || l.Has(998) {
		t.Errorf("%+v", l)
	}
	body[len(body)-8+4] = 99
	if l.Unknown()[1].Data[0] != 7 {
		t.Error("an unknown attribute shares the message's bytes")
	}
}

// The last of several attributes of one number counts, as in the kernel; also
// where one of them is zero.
func TestLastCounts(t *testing.T) {
	for _, c := range []struct {
		first, last byte
		marked      bool
	}{{1, 2, false}, {1, 0, true}, {0, 1, false}} {
		body := append(header(16, 0), le(IFLAMTU, []byte{c.first, 0, 0, 0})...)
		body = append(body, le(IFLAMTU, []byte{c.last, 0, 0, 0})...)
		r, err := littleEndian().Parse(RTMNewLink, body)
		if err != nil {
			t.Fatal(err)
		}
		if l := r.(*Link); l.MTU != uint32(c.last) || l.zero.has(IFLAMTU) != c.marked {
			t.Errorf("%+v: %+v", c, l)
		}
	}
}

// Nesting deeper than the kernel's is ErrDepth, not a stack of any depth.
func TestDepth(t *testing.T) {
	peer := header(16, 0)
	for range 40 {
		peer = append(header(16, 0), le(IFLALinkInfo, le(IFLAInfoKind, []byte("veth\x00")), le(IFLAInfoData, le(VETHInfoPeer, peer)))...)
	}
	if _, err := littleEndian().Parse(RTMNewLink, peer); !errors.Is(err, ErrDepth) {
		t.Errorf("%v, want ErrDepth", err)
	}
}

// C11: work and memory grow with the input and no faster. The work is counted in
// attributes cut from the message.
func TestLinear(t *testing.T) {
	fill := func(h, unit []byte) func(n int) []byte {
		return func(n int) []byte {
			b := append([]byte(nil), h...)
			for len(b) < n {
				b = append(b, unit...)
			}
			return b
		}
	}
	inside := func(typ uint16, h []byte, unit []byte) func(n int) []byte {
		return func(n int) []byte { return append(append([]byte(nil), h...), le(typ, fill(nil, unit)(n))...) }
	}
	for _, c := range []struct {
		rule string
		typ  uint16
		make func(n int) []byte
	}{
		{"unknown attributes", RTMNewLink, fill(header(16, 0), le(999))},
		{"one attribute again and again", RTMNewLink, fill(header(16, 0), le(IFLAXDP))},
		{"kinds again and again", RTMNewLink, fill(header(16, 0), le(IFLALinkInfo, le(IFLAInfoKind, []byte("bridge\x00")), le(IFLAInfoData)))},
		{"peers again and again", RTMNewLink, inside(IFLALinkInfo, header(16, 0), le(IFLAInfoData, le(VETHInfoPeer, header(16, 0))))},
		{"functions", RTMNewLink, inside(IFLAVFInfoList, header(16, 0), le(IFLAVFInfo))},
		{"names", RTMNewLink, inside(IFLAPropList, header(16, 0), le(IFLAAltIfName, []byte("a")))},
		{"legs", RTMNewRoute, inside(RTAMultipath, header(12, 2), []byte{8, 0, 0, 0, 1, 0, 0, 0})},
		{"metrics", RTMNewRoute, fill(header(12, 2), le(RTAMetrics))},
		{"VLANs", RTMNewLink, inside(IFLAAFSpec, header(16, AFBridge), le(IFLABridgeVLANInfo, []byte{1, 0, 1, 0}))},
	} {
		cost := func(n int) (bytes uint64, steps int) {
			b := c.make(n)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for range 8 {
				p := littleEndian()
				if _, err := p.Parse(c.typ, b); err != nil {
					t.Fatalf("%s: %v", c.rule, err)
				}
				steps = p.d.steps
			}
			runtime.ReadMemStats(&after)
			return (after.TotalAlloc - before.TotalAlloc) / 8, steps
		}
		const n = 8 << 10
		small, few := cost(n)
		big, many := cost(4 * n)
		if big > 6*small || big > 300*4*n {
			t.Errorf("%s: %d bytes take %d, %d take %d", c.rule, n, small, 4*n, big)
		}
		// No attribute is smaller than its header; each is cut at most twice, and has an
		// end that is looked for.
		if many > 5*few || many > 3*4*n/nlaHeader {
			t.Errorf("%s: %d bytes take %d steps, %d take %d", c.rule, n, few, 4*n, many)
		}
	}
}

// C11: the largest of messages takes no time worth mentioning, whatever the work
// is: anything that grows with its square would take hours.
func TestHugeMessages(t *testing.T) {
	const n, limit = 4 << 20, 20 * time.Second
	for _, c := range []struct {
		typ  uint16
		unit []byte
	}{
		{RTMNewLink, le(999)},
		{RTMNewLink, le(IFLAMTU, []byte{1, 0, 0, 0})},
		{RTMNewLink, le(IFLALinkInfo, le(IFLAInfoKind, []byte("vlan\x00")))},
		{RTMNewAddr, le(999)},
		{RTMNewRoute, le(RTATable, []byte{1, 0, 0, 0})},
		{RTMNewRoute, le(RTAEncap)},
		{RTMNewNeigh, le(NDADst, []byte{1, 2, 3, 4})},
		{RTMNewRule, le(999)},
	} {
		b := append(header(16, 0), bytes.Repeat(c.unit, n/len(c.unit))...)
		if c.typ != RTMNewLink {
			b = b[16-headerSize(c.typ):]
		}
		done := make(chan error, 1)
		go func() {
			_, err := littleEndian().Parse(c.typ, b)
			done <- err
		}()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("type %d: %v", c.typ, err)
			}
		case <-time.After(limit):
			t.Fatalf("type %d: %d bytes take longer than %v", c.typ, len(b), limit)
		}
	}
}

// headerSize is the size of a type's fixed part.
func headerSize(typ uint16) int {
	switch typ {
	case RTMNewAddr:
		return 8
	case RTMNewRoute, RTMNewRule, RTMNewNeigh:
		return 12
	}
	return 16
}
