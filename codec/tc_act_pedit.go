package codec

// Attributes of action "pedit", TCA_PEDIT_* of
// include/uapi/linux/tc_act/tc_pedit.h.
const (
	TCAPeditTm      uint16 = 1 // TCA_PEDIT_TM
	TCAPeditParms   uint16 = 2 // TCA_PEDIT_PARMS
	TCAPeditParmsEx uint16 = 4 // TCA_PEDIT_PARMS_EX
	TCAPeditKeysEx  uint16 = 5 // TCA_PEDIT_KEYS_EX
)

// Attributes inside TCA_PEDIT_KEY_EX, TCA_PEDIT_KEY_EX_* of
// include/uapi/linux/tc_act/tc_pedit.h.
const (
	TCAPeditKeyExHtype uint16 = 1 // TCA_PEDIT_KEY_EX_HTYPE
	TCAPeditKeyExCmd   uint16 = 2 // TCA_PEDIT_KEY_EX_CMD
)

// Pedit changes a packet's bytes, TCA_PEDIT_* of
// include/uapi/linux/tc_act/tc_pedit.h.
type Pedit struct {
	Times   TCTimes
	Parms   *PeditSel // of the short form, whose keys are all of the network header and set
	ParmsEx *PeditSel
	KeysEx  []PeditKeyEx // of each key of ParmsEx
	Attrs
}

var peditTable = newTable("TCA_ACT_OPTIONS of pedit", func(x *Pedit) *Attrs { return &x.Attrs }, []field[Pedit]{
	{TCAPeditTm, "TCA_PEDIT_TM", "times", of(&tTCTimes, func(x *Pedit) *TCTimes { return &x.Times })},
	{TCAPeditParms, "TCA_PEDIT_PARMS", "", of(&tPeditSel, func(x *Pedit) **PeditSel { return &x.Parms })},
	{3, "TCA_PEDIT_PAD", "", raw[Pedit]()},
	{TCAPeditParmsEx, "TCA_PEDIT_PARMS_EX", "", of(&tPeditSel, func(x *Pedit) **PeditSel { return &x.ParmsEx })},
	{TCAPeditKeysEx, "TCA_PEDIT_KEYS_EX", "keys_ex", listOfF(TCAPeditKeyEx, object(peditKeyExTable), func(x *Pedit) *[]PeditKeyEx { return &x.KeysEx })},
})

// Has says whether an attribute (TCA_PEDIT_*) is present.
func (x *Pedit) Has(attr uint16) bool { return peditTable.has(x, attr) }

// PeditKeyEx says what a key is of, TCA_PEDIT_KEY_EX_* of
// include/uapi/linux/tc_act/tc_pedit.h.
type PeditKeyEx struct {
	HeaderType uint16
	Cmd        uint16
	Attrs
}

var peditKeyExTable = newTable("TCA_PEDIT_KEY_EX", func(x *PeditKeyEx) *Attrs { return &x.Attrs }, []field[PeditKeyEx]{
	{TCAPeditKeyExHtype, "TCA_PEDIT_KEY_EX_HTYPE", "htype", of(names16(peditHeaders), func(x *PeditKeyEx) *uint16 { return &x.HeaderType })},
	{TCAPeditKeyExCmd, "TCA_PEDIT_KEY_EX_CMD", "cmd", of(names16(peditCmds), func(x *PeditKeyEx) *uint16 { return &x.Cmd })},
})

// Has says whether an attribute (TCA_PEDIT_KEY_EX_*) is present.
func (x *PeditKeyEx) Has(attr uint16) bool { return peditKeyExTable.has(x, attr) }

// PeditKey changes one 32-bit word: struct tc_pedit_key of
// include/uapi/linux/tc_act/tc_pedit.h. Mask and Value are as they are in the
// packet.
type PeditKey struct {
	Mask    uint32 // bits to keep
	Value   uint32 // bits to flip, or to add
	Offset  uint32 // of the word in the header, bytes
	At      uint32
	OffMask uint32
	Shift   uint32
}

func (x *PeditKey) walk(l *layout) {
	l.be32("mask", &x.Mask)
	l.be32("val", &x.Value)
	l.u32("offset", &x.Offset)
	l.u32("at", &x.At)
	l.u32("offmask", &x.OffMask)
	l.u32("shift", &x.Shift)
}

// TCAPeditKeyEx is an element of TCA_PEDIT_KEYS_EX, TCA_PEDIT_KEY_EX of
// include/uapi/linux/tc_act/tc_pedit.h.
const TCAPeditKeyEx uint16 = 6

// PeditSel is struct tc_pedit_sel of include/uapi/linux/tc_act/tc_pedit.h.
type PeditSel struct {
	TCGen
	Flags uint8
	Keys  []PeditKey // at most 255
}

var (
	peditHeaders = nameTable{"network", "eth", "ipv4", "ipv6", "tcp", "udp"}
	peditCmds    = nameTable{"set", "add"}
)

const sizeofPeditSel, sizeofPeditKey = 24, 24

var tPeditSel = vtype[*PeditSel]{"struct tc_pedit_sel",
	func(d *decoder, b []byte, v **PeditSel) bool {
		if len(b) < sizeofPeditSel || len(b) != sizeofPeditSel+sizeofPeditKey*int(b[sizeofTCGen]) {
			return false
		}
		l := &layout{d: d, b: b}
		s := &PeditSel{Flags: b[sizeofTCGen+1], Keys: make([]PeditKey, b[sizeofTCGen])}
		l.gen(&s.TCGen)
		l.pad(sizeofPeditSel - sizeofTCGen)
		for i := range s.Keys {
			s.Keys[i].walk(l)
		}
		*v = s
		return true
	},
	func(e *encoder, v **PeditSel) {
		s := *v
		if len(s.Keys) > 255 {
			e.fail("struct tc_pedit_sel")
			return
		}
		s.TCGen.encode(e)
		e.bytes([]byte{uint8(len(s.Keys)), s.Flags, 0, 0})
		for i := range s.Keys {
			s.Keys[i].walk(&layout{e: e})
		}
	}, isZero[*PeditSel], nil}

func (x *Pedit) decodeAct(d *decoder, b []byte) { peditTable.decode(d, x, b) }
func (x *Pedit) encodeAct(e *encoder)           { peditTable.append(e, x) }

func (x *Pedit) jsonAct(w *writer) {
	sel := x.ParmsEx
	if sel == nil {
		sel = x.Parms
	}
	if sel != nil {
		sel.json(w)
		w.kvUint("nkeys", uint64(len(sel.Keys)))
		w.key("keys")
		jsonList(w, sel.Keys, func(w *writer, k *PeditKey) {
			w.open('{')
			k.walk(&layout{w: w})
			w.close('}')
		})
	}
	peditTable.json(w, x)
}
