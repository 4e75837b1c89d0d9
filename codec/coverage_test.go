package codec

import (
	"bytes"
	goflag "flag"
	"fmt"
	"net/netip"
	"os"
	"reflect"
	"sort"
	"strings"
	"testing"
)

var update = goflag.Bool("update", false, "write golden files and docs/coverage.md anew")

// coverage walks every table from the messages down. Of each attribute it
// decodes two payloads, which must give two typed values, leave nothing raw
// and be encoded to what decodes to the same again. Only then does the
// document call the attribute decoded.
type coverage struct {
	t    *testing.T
	seen map[any]bool
	doc  bytes.Buffer
	// tables found on the way, in order

	decoded, raw int
}

// sampler is implemented, here, by all ops: two payloads, and the tables inside.
type sampler[T any] interface {
	samples(c *coverage) [2][]byte
	inner(c *coverage)
}

// tabled is an element of a list that has a table of its own.
type tabled[N any] interface{ tab() *table[N] }

// probe finds payloads for a vtype: the shortest run of ones, and of twos, that
// it takes, or one of the exceptions.
func probe[V any](t *vtype[V]) [2][]byte {
	one, two := netip.MustParseAddr("2001:db8::1"), netip.MustParseAddr("2001:db8::2")
	put := func(f func(e *encoder)) []byte {
		e := encoder{swap: hostBig}
		f(&e)
		return e.buf
	}
	srh := func(a ...netip.Addr) []byte { h := NewSRH(a...); return put(func(e *encoder) { tSRH.put(e, &h) }) }
	switch t.name {
	case "u8 bool":
		return [2][]byte{{0}, {1}}
	case "flag":
		return [2][]byte{nil, {}}
	case "flag; u8 bool":
		return [2][]byte{{0}, {}}
	case "string":
		return [2][]byte{[]byte("a\x00"), []byte("bc\x00")}
	case "nested":
		if t, ok := any(new(V)).(tabled[V]); ok {
			return nest[struct{}, V]{table: t.tab()}.samples(nil)
		}
		return [2][]byte{{}, {}}
	case "list of struct br_mdb_entry and attributes":
		a, b := make([]byte, sizeofBrMdbEntry), make([]byte, sizeofBrMdbEntry)
		a[0], b[0] = 1, 2
		return [2][]byte{le(MDBAMdbEntryInfo, a), le(MDBAMdbEntryInfo, b)}
	case "struct tc_pedit_sel":
		return [2][]byte{{0: 1, 23: 0}, {0: 2, 23: 0}}
	case "struct tc_u32_sel":
		return [2][]byte{{0: 1, 15: 0}, {0: 2, 15: 0}}
	case "u32 and attributes":
		return [2][]byte{{1, 0, 0, 0}, {2, 0, 0, 0}}
	case "array of struct rtnexthop":
		return [2][]byte{{8, 0, 0, 0, 1, 0, 0, 0}, {8, 0, 0, 0, 2, 0, 0, 0}}
	case "struct ipv6_sr_hdr":
		return [2][]byte{srh(one), srh(one, two)}
	case "struct seg6_iptunnel_encap":
		return [2][]byte{append([]byte{1, 0, 0, 0}, srh(one)...), append([]byte{2, 0, 0, 0}, srh(one)...)}
	case "struct ipv6_rpl_sr_hdr":
		return [2][]byte{{0, 0, 3, 1, 0, 0, 0, 0}, {0, 0, 3, 2, 0, 0, 0, 0}}
	case "struct ioam6_trace_hdr":
		return [2][]byte{{0, 1, 8, 1, 0, 0, 1, 0}, {0, 2, 12, 2, 0, 0, 2, 0, 7}}
	}
	for n := range 300 {
		a, b := bytes.Repeat([]byte{1}, n), bytes.Repeat([]byte{2}, n)
		var va, vb V
		d := decoder{swap: hostBig}
		if n > 0 && t.get(&d, a, &va) && t.get(&d, b, &vb) && d.err == nil {
			return [2][]byte{a, b}
		}
	}
	panic("no sample for " + t.name)
}

func (f val[T, V]) samples(*coverage) [2][]byte   { return probe(f.t) }
func (f val[T, V]) inner(*coverage)               {}
func (f array[T, V]) samples(*coverage) [2][]byte { return probe(f.t) }
func (f array[T, V]) inner(*coverage)             {}

func (f list[T, V]) samples(*coverage) [2][]byte {
	first, second := f.elem, f.elem
	if f.elem == indexed {
		first, second = 0, 1
	}
	s := probe(f.t)
	return [2][]byte{le(first, s[0]), append(le(first, s[1]), le(second, s[0])...)}
}
func (f list[T, V]) inner(c *coverage) { innerOf[V](c) }

func (f repeats[T, V]) samples(*coverage) [2][]byte { return probe(f.t) }
func (f repeats[T, V]) inner(c *coverage)           { innerOf[V](c) }

// innerOf walks the table of an element of a list.
func innerOf[V any](c *coverage) {
	switch v := any(new(V)).(type) {
	case tabled[V]:
		walk(c, v.tab())
	case *MDBGroup:
		walk(c, mdbEntryTable)
	}
}

func (f nest[T, N]) samples(c *coverage) [2][]byte {
	for i := range f.table.fields {
		if g := &f.table.fields[i]; g.ops != nil {
			if s := g.ops.(sampler[N]).samples(c); s[1] != nil {
				return [2][]byte{{}, le(g.attr, s[1])}
			}
		}
	}
	panic("no attribute in " + f.table.of)
}
func (f nest[T, N]) inner(c *coverage) { walk(c, f.table) }

func (f emMatches[T]) samples(*coverage) [2][]byte {
	return [2][]byte{le(1, make([]byte, sizeofEMatchHdr)), le(2, make([]byte, sizeofEMatchHdr))}
}
func (f emMatches[T]) inner(*coverage) {}

func (f addrFlags) samples(*coverage) [2][]byte { return probe(&tU32) }
func (f addrFlags) inner(*coverage)             {}

func (f actions[T]) samples(*coverage) [2][]byte { return [2][]byte{le(1), le(2)} }
func (f actions[T]) inner(c *coverage)           { walk(c, actionTable) }

func (f shown[T]) samples(c *coverage) [2][]byte { return f.ops.(sampler[T]).samples(c) }
func (f shown[T]) inner(c *coverage)             { f.ops.(sampler[T]).inner(c) }

func (f apart[T, X]) samples(c *coverage) [2][]byte { return f.in.(sampler[X]).samples(c) }
func (f apart[T, X]) inner(c *coverage)             { f.in.(sampler[X]).inner(c) }

func (f prefix[T]) samples(*coverage) [2][]byte { return probe(&tIP) }
func (f prefix[T]) inner(*coverage)             {}
func (routeDst) samples(*coverage) [2][]byte    { return probe(&tIP) }
func (routeDst) inner(*coverage)                {}
func (routeSrc) samples(*coverage) [2][]byte    { return probe(&tIP) }
func (routeSrc) inner(*coverage)                {}

func (f choice[T]) samples(c *coverage) [2][]byte { return f.pick(make_[T]()).(sampler[T]).samples(c) }
func (f choice[T]) inner(c *coverage) {
	if _, ok := any(f).(choice[MDB]); ok {
		mdbRouters.(sampler[MDB]).inner(c)
		mdbAttrs.(sampler[MDB]).inner(c)
		return
	}
	for _, family := range []uint8{AFUnspec, AFBridge, AFInet6} {
		t := new(T)
		any(t).(*Link).Family = family
		if o := f.pick(t); o != nil {
			o.(sampler[T]).inner(c)
		}
	}
}

func (f custom[T]) samples(c *coverage) [2][]byte {
	switch f.name {
	case mdbFirst.what():
		s := probe(&tMDBGroup)
		return [2][]byte{le(MDBAMdbEntry, s[0]), bytes.Repeat([]byte{1}, sizeofBrMdbEntry)}
	case "link message":
		return [2][]byte{{0: 0, 4: 1, 15: 0}, {0: 0, 4: 2, 15: 0}}
	case "u32; u16 of sit":
		return [2][]byte{{1, 0}, {2, 0, 0, 0}}
	case "nested": // IFLA_LINKINFO
		return [2][]byte{le(IFLAInfoKind, []byte("a\x00")), le(IFLAInfoKind, []byte("b\x00"))}
	case "u64; u32 of IPv6":
		return [2][]byte{{1, 0, 0, 0}, {2, 0, 0, 0, 0, 0, 0, 0}}
	case "string": // TCA_KIND
		return probe(&tString)
	case "u16": // RTA_ENCAP_TYPE
		return [2][]byte{{1, 0}, {2, 0}}
	case "nested by kind": // TCA_OPTIONS, TCA_ACT_OPTIONS
		return [2][]byte{{1}, {2}}
	case "nested by type": // RTA_ENCAP
		return [2][]byte{le(MPLSIptunnelTTL, []byte{1}), le(MPLSIptunnelTTL, []byte{2})}
	}
	c.t.Fatalf("no sample for %q", f.name)
	return [2][]byte{}
}

func (f custom[T]) inner(c *coverage) {
	switch any(f).(type) {
	case custom[MDB]:
		mdbGroups.(sampler[MDB]).inner(c)
	case custom[Link]:
		for _, m := range []map[string]func() KindData{kinds, slaveKinds} {
			for _, k := range sorted(m) {
				m[k]().(interface{ cover(*coverage) }).cover(c)
			}
		}
	case custom[TC]:
		for _, k := range sorted(tcKinds) {
			tcKinds[k]().(interface{ cover(*coverage) }).cover(c)
		}
	case custom[Action]:
		for _, k := range sorted(actionKinds) {
			actionKinds[k]().(interface{ cover(*coverage) }).cover(c)
		}
	case custom[RouteExtra]:
		for _, f := range encaps {
			if f != nil {
				f().(interface{ cover(*coverage) }).cover(c)
			}
		}
	}
}

func sorted[V any](m map[string]V) []string {
	var l []string
	for k := range m {
		l = append(l, k)
	}
	sort.Strings(l)
	return l
}

// make_ is an object in which every ops of its table applies.
func make_[T any]() *T {
	t := new(T)
	if l, ok := any(t).(*Link); ok {
		l.Family = AFBridge
	}
	return t
}

func decodeOne[T any](t *table[T], b []byte) (*T, error) {
	v := make_[T]()
	d := decoder{swap: hostBig}
	t.decode(&d, v, b)
	if d.encap.seen {
		switch r := any(v).(type) {
		case *Route:
			d.encap.settle(&d, &r.extra().Encap, &r.Attrs, RTAEncapType, RTAEncap)
			r.dropEmpty()
		case *NexthopObject:
			d.encap.settle(&d, &r.Encap, &r.Attrs, NHAEncapType, NHAEncap)
		case *Nexthop:
			d.encap.settle(&d, &r.Encap, &r.Attrs, RTAEncapType, RTAEncap)
		}
	}
	return v, d.err
}

// check decodes the two payloads of one attribute.
func check[T any](c *coverage, tbl *table[T], f *field[T]) bool {
	s := f.ops.(sampler[T]).samples(c)
	var vals [2]*T
	for i, p := range s {
		var b []byte
		if p != nil {
			b = le(f.attr, p)
		}
		// An encapsulation is two attributes.
		switch f.name {
		case "RTA_ENCAP", "NHA_ENCAP":
			b = append(b, le(f.attr-1, []byte{1, 0})...)
		case "RTA_ENCAP_TYPE", "NHA_ENCAP_TYPE":
			b = append(b, le(f.attr+1)...)
		}
		v, err := decodeOne(tbl, b)
		if err != nil {
			c.t.Errorf("%s: % x: %v", f.name, p, err)
			return false
		}
		if u := tbl.attrs(v).Unknown(); len(u) > 0 {
			c.t.Errorf("%s: % x is kept raw", f.name, p)
			return false
		}
		e := encoder{swap: hostBig}
		tbl.append(&e, v)
		again, err := decodeOne(tbl, e.buf)
		if err != nil || !reflect.DeepEqual(v, again) {
			c.t.Errorf("%s: % x: %v: encoded and decoded again it is another\n%+v\n%+v", f.name, p, err, v, again)
			return false
		}
		vals[i] = v
	}
	odd := le(f.attr, []byte{0xff, 0xfe, 0xfd})
	good := le(f.attr, s[1])
	for _, b := range [][]byte{append(good[:len(good):len(good)], odd...), append(odd[:len(odd):len(odd)], good...)} {
		v, err := decodeOne(tbl, b)
		if err != nil || len(tbl.attrs(v).Unknown()) != 1 || f.name == "RTA_ENCAP" || f.name == "NHA_ENCAP" {
			continue // three bytes are framing, no odd size, or but half of two
		}
		want, _ := decodeOne(tbl, good)
		if tbl.attrs(v).SetUnknown(); !reflect.DeepEqual(v, want) {
			c.t.Errorf("%s: one of an odd size beside it changes it: %+v, want %+v", f.name, v, want)
			return false
		}
	}
	if reflect.DeepEqual(vals[0], vals[1]) {
		c.t.Errorf("%s: two payloads, one value: %+v", f.name, vals[0])
		return false
	}
	return true
}

// walk checks and documents a table, and then those inside it.
func walk[T any](c *coverage, tbl *table[T]) {
	if c.seen[tbl] {
		return
	}
	c.seen[tbl] = true
	fmt.Fprintf(&c.doc, "\n### %s\n\n| # | attribute | type | JSON | |\n|--:|---|---|---|---|\n", tbl.of)
	for i := range tbl.fields {
		f := &tbl.fields[i]
		what, state, key := "", "raw", f.key
		switch {
		case strings.HasSuffix(f.name, "_PAD"):
			state = "skipped"
		case f.ops == nil:
			c.raw++
		case check(c, tbl, f):
			what, state = f.what(), "decoded"
			c.decoded++
		}
		if key == "" && state == "decoded" {
			key = "*"
		}
		fmt.Fprintf(&c.doc, "| %d | %s | %s | %s | %s |\n", f.attr, f.name, what, key, state)
	}
	for i := range tbl.fields {
		if f := &tbl.fields[i]; f.ops != nil {
			f.ops.(sampler[T]).inner(c)
		}
	}
}

// coverStruct checks and documents options that are a struct alone: two payloads
// are two values, which are written as they were.
func coverStruct(c *coverage, name string, one, two TCOptions) {
	if c.seen[name] {
		return
	}
	c.seen[name] = true
	n := one.(tcSized).sizeTC()
	for i, x := range []TCOptions{one, two} {
		b := bytes.Repeat([]byte{byte(i + 1)}, n)
		x.decodeTC(&decoder{swap: hostBig}, b)
		e := encoder{swap: hostBig}
		if x.encodeTC(&e); !bytes.Equal(e.buf, b) {
			c.t.Errorf("%s: % x is written as % x", name, b, e.buf)
		}
	}
	if reflect.DeepEqual(one, two) {
		c.t.Errorf("%s: two payloads, one value: %+v", name, one)
	}
	c.decoded++
	fmt.Fprintf(&c.doc, "\n### TCA_OPTIONS that are %s\n\nNo attributes: decoded.\n", name)
}

// TestCoverage checks every attribute of every table, and that the document
// says what was found.
func TestCoverage(t *testing.T) {
	c := &coverage{t: t, seen: map[any]bool{}}
	types := coverTypes(c)
	doc := "# Coverage\n\nGenerated by `go test ./codec -run Coverage -update`; do not edit.\n\n" +
		"What of rtnetlink this library decodes. An attribute counts as decoded if the test decodes two payloads of it to two\n" +
		"typed values, leaves nothing raw, and encodes both to what decodes to the same again. An attribute that is raw, or has no\n" +
		"row at all, is kept as bytes in `Unknown` and written back. A `*` for JSON means that the object renders the attribute\n" +
		"under other keys, or together with others.\n" +
		types + c.doc.String()
	doc = strings.TrimRight(doc, "\n") + "\n"
	const file = "../docs/coverage.md"
	if *update {
		if err := os.WriteFile(file, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(file)
	if err != nil || string(old) != doc {
		t.Errorf("%s is not what the code says (%v): run go test ./codec -run Coverage -update", file, err)
	}
	t.Logf("%d attributes decoded, %d raw", c.decoded, c.raw)
}

// coverTypes walks every message and lists the types.
func coverTypes(c *coverage) string {
	var b strings.Builder
	b.WriteString("\n## Messages\n\n| type | number | |\n|---|--:|---|\n")
	for typ, name := range typeNames {
		if name == "" {
			continue
		}
		state := "raw"
		if typ/4 < len(messages) && messages[typ/4] != nil {
			state = "decoded: " + strings.TrimPrefix(fmt.Sprintf("%T", messages[typ/4](new(Parser), nil)), "*codec.")
		}
		fmt.Fprintf(&b, "| %s | %d | %s |\n", name, typ, state)
	}
	for i, f := range messages {
		if f == nil {
			continue
		}
		fmt.Fprintf(&c.doc, "\n## %s\n", strings.Replace(TypeName(uint16(4*i)), "RTM_NEW", "RTM_*", 1))
		f(new(Parser), nil).(interface{ cover(*coverage) }).cover(c)
	}
	return b.String()
}
