package codec

// Attributes of a tree of matches, TCA_EMATCH_TREE_* of
// include/uapi/linux/pkt_cls.h.
const (
	TCAEmatchTreeHdr  uint16 = 1 // TCA_EMATCH_TREE_HDR
	TCAEmatchTreeList uint16 = 2 // TCA_EMATCH_TREE_LIST
)

// EMTreeHeader is struct tcf_ematch_tree_hdr of include/uapi/linux/pkt_cls.h.
type EMTreeHeader struct {
	Matches uint16
	ProgID  uint16 // TCF_EM_PROG_*
}

func (x *EMTreeHeader) walk(l *layout) {
	l.u16("nmatches", &x.Matches)
	l.u16("progid", &x.ProgID)
}

var tEMTreeHeader = ptr(cstruct[EMTreeHeader]("struct tcf_ematch_tree_hdr", 4))

// EMTree is a tree of further matches, TCA_EMATCH_TREE_* of
// include/uapi/linux/pkt_cls.h.
type EMTree struct {
	Header  *EMTreeHeader
	Matches []EMatch
	Attrs
}

var emTreeTable = newTable("TCA_*_EMATCHES", func(x *EMTree) *Attrs { return &x.Attrs }, []field[EMTree]{
	{TCAEmatchTreeHdr, "TCA_EMATCH_TREE_HDR", "header", of(&tEMTreeHeader, func(x *EMTree) **EMTreeHeader { return &x.Header })},
	{TCAEmatchTreeList, "TCA_EMATCH_TREE_LIST", "matches", emList(func(x *EMTree) *[]EMatch { return &x.Matches })},
})

// Has says whether an attribute (TCA_EMATCH_TREE_*) is present.
func (x *EMTree) Has(attr uint16) bool { return emTreeTable.has(x, attr) }

// EMatch is one match of a tree, struct tcf_ematch_hdr of
// include/uapi/linux/pkt_cls.h and what its kind has.
type EMatch struct {
	Order   uint16 // position in the list, from 1
	MatchID uint16
	Kind    uint16 // TCF_EM_*
	Flags   uint16 // TCF_EM_REL_* 0 end, 1 and, 2 or; TCF_EM_INVERT 4, TCF_EM_SIMPLE 8
	Data    []byte // of the kind, raw
}

const sizeofEMatchHdr = 8

var (
	emKinds     = nameTable{"container", "cmp", "nbyte", "u32", "meta", "text", "vlan", "canid", "ipset", "ipt"}
	emRelations = nameTable{"end", "and", "or"}
)

// emMatches is the ops of TCA_EMATCH_TREE_LIST, whose elements are numbered by
// their order.
type emMatches[T any] struct{ at func(*T) *[]EMatch }

func emList[T any](at func(*T) *[]EMatch) ops[T] { return emMatches[T]{at} }

func (f emMatches[T]) decode(d *decoder, t *T, b []byte) bool {
	var list []EMatch
	ok := true
	d.each(b, func(typ uint16, b []byte) {
		if len(b) < sizeofEMatchHdr {
			ok = false
			return
		}
		m := EMatch{Order: typ, MatchID: d.u16(b), Kind: d.u16(b[2:]), Flags: d.u16(b[4:])}
		m.Data = append(m.Data, b[sizeofEMatchHdr:]...)
		list = append(list, m)
	})
	if ok && d.err == nil {
		*f.at(t) = list
	}
	return ok
}

func (f emMatches[T]) append(e *encoder, t *T) {
	for _, m := range *f.at(t) {
		at := e.begin(m.Order & nlaTypeMask)
		e.u16(m.MatchID)
		e.u16(m.Kind)
		e.u16(m.Flags)
		e.u16(0)
		e.bytes(m.Data)
		e.end(at, "a match")
	}
}

func (f emMatches[T]) zero(t *T) bool { return len(*f.at(t)) == 0 }
func (f emMatches[T]) what() string   { return "list of struct tcf_ematch_hdr and bytes" }
func (f emMatches[T]) json(w *writer, t *T) {
	jsonList(w, *f.at(t), func(w *writer, m *EMatch) {
		w.open('{')
		w.kvUint("order", uint64(m.Order))
		w.kv("kind", emKinds.of(uint64(m.Kind)))
		w.kvUint("matchid", uint64(m.MatchID))
		w.kv("relation", emRelations.of(uint64(m.Flags&3)))
		w.flag("invert", m.Flags&4 != 0)
		w.flag("simple", m.Flags&8 != 0)
		if rest := m.Flags &^ 15; rest != 0 {
			w.kvUint("flags", uint64(rest))
		}
		w.key("data")
		w.hex(m.Data)
		w.close('}')
	})
}

// The keys of filter "flow", 1<<FLOW_KEY_* of include/uapi/linux/pkt_cls.h.
var (
	flowKeyNames = []bitName{
		{1 << 0, "src"}, {1 << 1, "dst"}, {1 << 2, "proto"}, {1 << 3, "proto-src"}, {1 << 4, "proto-dst"}, {1 << 5, "iif"},
		{1 << 6, "priority"}, {1 << 7, "mark"}, {1 << 8, "nfct"}, {1 << 9, "nfct-src"}, {1 << 10, "nfct-dst"},
		{1 << 11, "nfct-proto-src"}, {1 << 12, "nfct-proto-dst"}, {1 << 13, "rt-classid"}, {1 << 14, "sk-uid"},
		{1 << 15, "sk-gid"}, {1 << 16, "vlan-tag"}, {1 << 17, "rxhash"},
	}
	tFlowKeys = inBits(&tU32, flowKeyNames)
	flowModes = nameTable{"map", "hash"}
)
