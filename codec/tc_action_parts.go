package codec

import "net/netip"

// ActionOptions is what a kind of action has: *RawActionOptions for a kind this
// package does not know, else a pointer to the struct of the kind. The set is
// sealed.
type ActionOptions interface {
	decodeAct(d *decoder, b []byte)
	encodeAct(e *encoder)
	jsonAct(w *writer)
}

// RawActionOptions are the options of an unknown kind, as bytes.
type RawActionOptions struct{ Data []byte }

func (r *RawActionOptions) decodeAct(_ *decoder, b []byte) { r.Data = append([]byte(nil), b...) }
func (r *RawActionOptions) encodeAct(e *encoder)           { e.bytes(r.Data) }
func (r *RawActionOptions) jsonAct(w *writer)              { w.key("data"); w.hex(r.Data) }

var actionKinds = map[string]func() ActionOptions{
	"bpf":        func() ActionOptions { return new(BPFAct) },
	"connmark":   func() ActionOptions { return new(ConnMark) },
	"csum":       func() ActionOptions { return new(Csum) },
	"ct":         func() ActionOptions { return new(CT) },
	"ctinfo":     func() ActionOptions { return new(CTInfo) },
	"gact":       func() ActionOptions { return new(GAct) },
	"gate":       func() ActionOptions { return new(Gate) },
	"ife":        func() ActionOptions { return new(IFE) },
	"mirred":     func() ActionOptions { return new(Mirred) },
	"mpls":       func() ActionOptions { return new(MPLSAct) },
	"nat":        func() ActionOptions { return new(NAT) },
	"pedit":      func() ActionOptions { return new(Pedit) },
	"police":     func() ActionOptions { return new(Police) },
	"sample":     func() ActionOptions { return new(Sample) },
	"simple":     func() ActionOptions { return new(Simple) },
	"skbedit":    func() ActionOptions { return new(SKBEdit) },
	"skbmod":     func() ActionOptions { return new(SKBMod) },
	"tunnel_key": func() ActionOptions { return new(TunnelKey) },
	"vlan":       func() ActionOptions { return new(VLANAct) },
}

// actionOptions is the ops of TCA_ACT_OPTIONS.
var actionOptions ops[Action] = custom[Action]{
	name: "nested by kind",
	get: func(d *decoder, x *Action, b []byte) bool {
		x.Options = new(RawActionOptions)
		if f := actionKinds[d.kind.name]; f != nil {
			x.Options = f()
		}
		x.Options.decodeAct(d, b)
		return true
	},
	put:  func(e *encoder, x *Action) { x.Options.encodeAct(e) },
	none: func(x *Action) bool { return x.Options == nil },
	show: func(w *writer, x *Action) {
		w.open('{')
		x.Options.jsonAct(w)
		w.close('}')
	},
}

// actions is the ops of a list of actions, which are numbered by their order.
type actions[T any] struct{ at func(*T) *[]Action }

func actionsOp[T any](at func(*T) *[]Action) ops[T] { return actions[T]{at} }

func (f actions[T]) decode(d *decoder, t *T, b []byte) bool {
	var list []Action
	d.each(b, func(typ uint16, b []byte) {
		list = append(list, Action{Order: typ})
		a := &list[len(list)-1]
		outer := d.lookAhead(b, TCAActKind)
		if d.err == nil {
			actionTable.decode(d, a, b)
		}
		d.kind = outer
	})
	*f.at(t) = list
	return true
}

func (f actions[T]) append(e *encoder, t *T) {
	list := *f.at(t)
	for i := range list {
		at := e.begin(list[i].Order & nlaTypeMask)
		actionTable.append(e, &list[i])
		e.end(at, "an action")
	}
}

func (f actions[T]) zero(t *T) bool { return len(*f.at(t)) == 0 }
func (f actions[T]) what() string   { return "list of actions" }
func (f actions[T]) json(w *writer, t *T) {
	jsonList(w, *f.at(t), func(w *writer, a *Action) {
		w.open('{')
		w.kvUint("order", uint64(a.Order))
		actionTable.json(w, a)
		w.close('}')
	})
}

const sizeofTCGen = 20

// TCGen is what every action begins with, tc_gen of
// include/uapi/linux/pkt_cls.h.
type TCGen struct {
	Index, Capab        uint32
	Action              int32 // TC_ACT_*: what then
	RefCount, BindCount int32
}

func (g *TCGen) decode(d *decoder, b []byte) {
	*g = TCGen{d.u32(b), d.u32(b[4:]), d.s32(b[8:]), d.s32(b[12:]), d.s32(b[16:])}
}

func (g *TCGen) encode(e *encoder) {
	e.u32(g.Index)
	e.u32(g.Capab)
	e.s32(g.Action)
	e.s32(g.RefCount)
	e.s32(g.BindCount)
}

var tcActionNames = nameTable{"pass", "reclassify", "drop", "pipe", "stolen", "queued", "repeat", "redirect", "trap"}

// json writes the parts beside the keys of the action.
func (g *TCGen) json(w *writer) {
	w.key("control_action")
	showControl(w, uint64(uint32(g.Action)))
	w.kvUint("index", uint64(g.Index))
	w.kvInt("ref", int64(g.RefCount))
	w.kvInt("bind", int64(g.BindCount))
}

// showControl writes a TC_ACT_* of include/uapi/linux/pkt_cls.h, of which two
// carry a number.
func showControl(w *writer, v uint64) {
	const unspec, jump, gotoChain, valueBits = 0xffffffff, 1, 2, 28
	w.open('{')
	switch {
	case v == unspec:
		w.kv("type", "continue")
	case v>>valueBits == jump:
		w.kv("type", "jump")
		w.kvUint("jump", v&(1<<valueBits-1))
	case v>>valueBits == gotoChain:
		w.kv("type", "goto")
		w.kvUint("chain", v&(1<<valueBits-1))
	default:
		w.kv("type", tcActionNames.of(v))
	}
	w.close('}')
}

// tControl is a TC_ACT_*.
var tControl = func() *vtype[uint32] {
	t := tU32
	t.json = func(w *writer, v *uint32) { showControl(w, uint64(*v)) }
	return &t
}()

// MirredParms is struct tc_mirred of include/uapi/linux/tc_act/tc_mirred.h.
type MirredParms struct {
	TCGen
	EAction int32 // TCA_EGRESS_REDIR 1, TCA_EGRESS_MIRROR 2, TCA_INGRESS_REDIR 3, TCA_INGRESS_MIRROR 4
	IfIndex int32 // where to
}

// GActProb is struct tc_gact_p of include/uapi/linux/tc_act/tc_gact.h.
type GActProb struct {
	Type, Value uint16
	Action      int32
}

// TCTimes is struct tcf_t of include/uapi/linux/pkt_cls.h: ages in hundredths
// of a second.
type TCTimes struct{ Install, LastUse, Expires, FirstUse uint64 }

var (
	tTCGen = fixed("tc_gen", 20,
		func(d *decoder, b []byte, v *TCGen) { v.decode(d, b) },
		func(e *encoder, v *TCGen) { v.encode(e) }, nil)
	tMirredParms = fixed("struct tc_mirred", 28,
		func(d *decoder, b []byte, v *MirredParms) {
			v.TCGen.decode(d, b)
			v.EAction, v.IfIndex = d.s32(b[20:]), d.s32(b[24:])
		},
		func(e *encoder, v *MirredParms) {
			v.TCGen.encode(e)
			e.s32(v.EAction)
			e.s32(v.IfIndex)
		}, nil)
	tGActProb = fixed("struct tc_gact_p", 8,
		func(d *decoder, b []byte, v *GActProb) { *v = GActProb{d.u16(b), d.u16(b[2:]), d.s32(b[4:])} },
		func(e *encoder, v *GActProb) { e.u16(v.Type); e.u16(v.Value); e.s32(v.Action) },
		func(w *writer, v *GActProb) {
			w.open('{')
			w.kvUint("random_type", uint64(v.Type))
			w.kvUint("val", uint64(v.Value))
			w.key("control_action")
			showControl(w, uint64(uint32(v.Action)))
			w.close('}')
		})
	tTCTimes = fixed("struct tcf_t", 32,
		func(d *decoder, b []byte, v *TCTimes) {
			*v = TCTimes{d.u64(b), d.u64(b[8:]), d.u64(b[16:]), d.u64(b[24:])}
		},
		func(e *encoder, v *TCTimes) { e.u64(v.Install); e.u64(v.LastUse); e.u64(v.Expires); e.u64(v.FirstUse) },
		func(w *writer, v *TCTimes) {
			w.open('{')
			w.kvUint("installed", v.Install/100)
			w.kvUint("last_used", v.LastUse/100)
			w.kvUint("expires", v.Expires/100)
			w.kvUint("first_used", v.FirstUse/100)
			w.close('}')
		})
)

var mirredNames = nameTable{1: "egress redirect", 2: "egress mirror", 3: "ingress redirect", 4: "ingress mirror"}

func (x *Mirred) jsonAct(w *writer) {
	if x.Has(TCAMirredParms) {
		w.kv("mirred_action", mirredNames.of(uint64(uint32(x.Parms.EAction))))
		w.kvDev("to_dev", x.Parms.IfIndex)
		x.Parms.json(w)
	}
	mirredTable.json(w, x)
}

func (x *GAct) jsonAct(w *writer) {
	if x.Has(TCAGactParms) {
		x.Parms.json(w)
	}
	gactTable.json(w, x)
}

// NATParms is struct tc_nat of include/uapi/linux/tc_act/tc_nat.h.
type NATParms struct {
	TCGen
	Old, New, Mask [4]byte // IPv4 addresses
	Flags          uint32  // TCA_NAT_FLAG_EGRESS 1
}

// TunnelKeyParms is struct tc_tunnel_key of
// include/uapi/linux/tc_act/tc_tunnel_key.h.
type TunnelKeyParms struct {
	TCGen
	TAction int32 // TCA_TUNNEL_KEY_ACT_SET 1, TCA_TUNNEL_KEY_ACT_RELEASE 2
}

var (
	tNATParms = fixed("struct tc_nat", 36,
		func(d *decoder, b []byte, v *NATParms) {
			v.TCGen.decode(d, b)
			v.Old, v.New, v.Mask, v.Flags = [4]byte(b[20:]), [4]byte(b[24:]), [4]byte(b[28:]), d.u32(b[32:])
		},
		func(e *encoder, v *NATParms) {
			v.TCGen.encode(e)
			e.bytes(v.Old[:])
			e.bytes(v.New[:])
			e.bytes(v.Mask[:])
			e.u32(v.Flags)
		}, nil)
	tTunnelKeyParms = fixed("struct tc_tunnel_key", 24,
		func(d *decoder, b []byte, v *TunnelKeyParms) {
			v.TCGen.decode(d, b)
			v.TAction = d.s32(b[20:])
		},
		func(e *encoder, v *TunnelKeyParms) {
			v.TCGen.encode(e)
			e.s32(v.TAction)
		}, nil)
)

func (x *NAT) jsonAct(w *writer) {
	if p := &x.Parms; x.Has(TCANatParms) {
		direction := "ingress"
		if p.Flags&1 != 0 {
			direction = "egress"
		}
		w.kv("direction", direction)
		w.kv("old_addr", netip.AddrFrom4(p.Old).String())
		w.kv("mask", netip.AddrFrom4(p.Mask).String())
		w.kv("new_addr", netip.AddrFrom4(p.New).String())
		p.json(w)
	}
	natTable.json(w, x)
}

var tunnelKeyNames = nameTable{1: "set", 2: "unset"}

func (x *TunnelKey) jsonAct(w *writer) {
	if p := &x.Parms; x.Has(TCATunnelKeyParms) {
		w.kv("mode", tunnelKeyNames.of(uint64(uint32(p.TAction))))
		p.json(w)
	}
	tunnelKeyTable.json(w, x)
}
