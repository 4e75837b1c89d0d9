package codec

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strconv"
)

const sizeofTcMsg = 20

// Parents of qdiscs and filters that are no handles, TC_H_* of
// include/uapi/linux/pkt_sched.h.
const (
	TCRoot    uint32 = 0xffffffff // TC_H_ROOT
	TCIngress uint32 = 0xfffffff1 // TC_H_INGRESS, and the qdisc clsact
)

// Qdisc is a queueing discipline of an interface.
type Qdisc struct{ TC }

// Class is a class of a qdisc.
type Class struct{ TC }

// Filter is a filter of a qdisc, class or block. Its Info is the priority in the
// high half and the protocol in the low one, in host order; on the wire the
// latter is in network order.
type Filter struct{ TC }

// Chain is a chain of filters.
type Chain struct{ TC }

// Priority is a filter's: filters with the lower number come first.
func (f *Filter) Priority() uint16 { return uint16(f.Info >> 16) }

// Protocol is the EtherType of the packets a filter sees; 3 is all.
func (f *Filter) Protocol() uint16 { return uint16(f.Info) }

func (f *Filter) decode(d *decoder, b []byte) {
	f.TC.decode(d, b)
	f.Info = netLow(f.Info, d.swap)
}

func (f *Filter) encode(e *encoder) {
	c := f.TC
	c.Info = netLow(c.Info, e.swap)
	c.encode(e)
}

// netLow turns the low half of a number between host and network order. Swap
// says that the message's order is not the machine's.
func netLow(v uint32, swap bool) uint32 {
	big := binary.NativeEndian.Uint16([]byte{0, 1}) == 1
	if big != swap {
		return v
	}
	return v&0xffff0000 | uint32(bits.ReverseBytes16(uint16(v)))
}

func (x *TC) resource() {}

func (x *TC) decode(d *decoder, b []byte) {
	if len(b) < sizeofTcMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Index, x.Handle, x.Parent, x.Info = b[0], d.s32(b[4:]), d.u32(b[8:]), d.u32(b[12:]), d.u32(b[16:])
	outer := d.lookAhead(b[sizeofTcMsg:], TCAKind)
	if d.err == nil {
		tcTable.decode(d, x, b[sizeofTcMsg:])
	}
	d.kind = outer
}

// kindAhead is the kind of the object whose attributes are being read. What its
// options are depends on it, and it may come after them, or twice.
type kindAhead struct {
	known bool
	name  string
}

// lookAhead finds the kind among the attributes in b; it returns what is to be
// restored when they have been read.
func (d *decoder) lookAhead(b []byte, attr uint16) (outer kindAhead) {
	outer, d.kind = d.kind, kindAhead{known: true}
	d.each(b, func(typ uint16, b []byte) {
		if typ == attr {
			d.kind.name = d.str(b)
		}
	})
	return outer
}

// kindName is the ops of an attribute that names a kind.
func kindName[T any](at func(*T) *string) ops[T] {
	return custom[T]{
		name: "string",
		get: func(d *decoder, t *T, b []byte) bool {
			if *at(t) = d.kind.name; !d.kind.known {
				*at(t) = d.str(b)
			}
			return true
		},
		put:  func(e *encoder, t *T) { e.str(*at(t)) },
		none: func(t *T) bool { return *at(t) == "" },
		show: func(w *writer, t *T) { w.str(*at(t)) },
	}
}

func (x *TC) encode(e *encoder) {
	e.u32(uint32(0))
	e.buf[len(e.buf)-4] = x.Family
	e.s32(x.Index)
	e.u32(x.Handle)
	e.u32(x.Parent)
	e.u32(x.Info)
	tcTable.append(e, x)
}

// tcHandle is a handle as tc prints it: two numbers in hex, "1:" for a qdisc.
func tcHandle(h uint32) string {
	switch h {
	case TCRoot:
		return "root"
	case 0:
		return "none"
	}
	s := strconv.FormatUint(uint64(h>>16), 16) + ":"
	if h&0xffff != 0 {
		s += strconv.FormatUint(uint64(h&0xffff), 16)
	}
	return s
}

// tcOwnHandle is the handle of a qdisc or class itself; one that has none has 0.
func tcOwnHandle(h uint32) string {
	if h == 0 {
		return "0:"
	}
	return tcHandle(h)
}

var tTCHandle = named(&tU32, tcHandle)

// TCOptions is what a kind of qdisc, class or filter has: *RawTCOptions for a
// kind this package does not know, else a pointer to the struct of the kind.
// The set is sealed.
type TCOptions interface {
	decodeTC(d *decoder, b []byte)
	encodeTC(e *encoder)
	jsonTC(w *writer)
}

// tcSized is implemented by options that begin with a C struct; fewer bytes are
// not of this kind.
type tcSized interface{ sizeTC() int }

// RawTCOptions are the options of an unknown kind, as bytes.
type RawTCOptions struct{ Data []byte }

func (r *RawTCOptions) decodeTC(_ *decoder, b []byte) { r.Data = append([]byte(nil), b...) }
func (r *RawTCOptions) encodeTC(e *encoder)           { e.bytes(r.Data) }
func (r *RawTCOptions) jsonTC(w *writer) {
	if len(r.Data) > 0 {
		w.key("data")
		w.hex(r.Data)
	}
}

// tcKinds makes the empty options of each kind. Kinds without options (ingress,
// clsact, noqueue, mq...) keep what they have in RawTCOptions.
var tcKinds = map[string]func() TCOptions{
	"basic":           func() TCOptions { return new(BasicFilter) },
	"bfifo":           func() TCOptions { return new(FIFOParms) },
	"bpf":             func() TCOptions { return new(BPFFilter) },
	"cake":            func() TCOptions { return new(Cake) },
	"cake_mq":         func() TCOptions { return new(Cake) },
	"cbs":             func() TCOptions { return new(CBS) },
	"cgroup":          func() TCOptions { return new(CgroupFilter) },
	"choke":           func() TCOptions { return new(Choke) },
	"codel":           func() TCOptions { return new(Codel) },
	"drr":             func() TCOptions { return new(DRR) },
	"dualpi2":         func() TCOptions { return new(DualPI2) },
	"etf":             func() TCOptions { return new(ETF) },
	"ets":             func() TCOptions { return new(ETS) },
	"flow":            func() TCOptions { return new(FlowFilter) },
	"flower":          func() TCOptions { return new(Flower) },
	"fq":              func() TCOptions { return new(FQ) },
	"fq_codel":        func() TCOptions { return new(FQCodel) },
	"fq_pie":          func() TCOptions { return new(FQPIE) },
	"fw":              func() TCOptions { return new(FWFilter) },
	"gred":            func() TCOptions { return new(GRED) },
	"hfsc":            func() TCOptions { return new(HFSC) },
	"hhf":             func() TCOptions { return new(HHF) },
	"htb":             func() TCOptions { return new(HTB) },
	"matchall":        func() TCOptions { return new(MatchAll) },
	"mqprio":          func() TCOptions { return new(MQPrio) },
	"multiq":          func() TCOptions { return new(MultiqParms) },
	"netem":           func() TCOptions { return new(Netem) },
	"pfifo":           func() TCOptions { return new(FIFOParms) },
	"pfifo_fast":      func() TCOptions { return new(PrioMap) },
	"pfifo_head_drop": func() TCOptions { return new(FIFOParms) },
	"pie":             func() TCOptions { return new(PIE) },
	"plug":            func() TCOptions { return new(PlugParms) },
	"prio":            func() TCOptions { return new(PrioMap) },
	"qfq":             func() TCOptions { return new(QFQ) },
	"red":             func() TCOptions { return new(RED) },
	"route":           func() TCOptions { return new(RouteFilter) },
	"sfb":             func() TCOptions { return new(SFB) },
	"sfq":             func() TCOptions { return new(SFQ) },
	"skbprio":         func() TCOptions { return new(FIFOParms) },
	"taprio":          func() TCOptions { return new(Taprio) },
	"tbf":             func() TCOptions { return new(TBF) },
	"u32":             func() TCOptions { return new(U32Filter) },
}

// tcOptions is the ops of TCA_OPTIONS.
var tcOptions ops[TC] = custom[TC]{
	name: "nested by kind",
	get: func(d *decoder, x *TC, b []byte) bool {
		x.Options = new(RawTCOptions)
		if f := tcKinds[d.kind.name]; f != nil {
			o := f()
			if s, ok := o.(tcSized); !ok || len(b) >= s.sizeTC() {
				x.Options = o
			}
		}
		x.Options.decodeTC(d, b)
		return true
	},
	put:  func(e *encoder, x *TC) { x.Options.encodeTC(e) },
	none: func(x *TC) bool { return x.Options == nil },
	show: func(w *writer, x *TC) {
		w.open('{')
		x.Options.jsonTC(w)
		w.close('}')
	},
}

// MarshalJSON is one entry of tc -j -d qdisc.
func (x *Qdisc) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line in the manner of tc qdisc.
func (x *Qdisc) String() string { return text(x) }

// MarshalJSON is one entry of tc -j -d class.
func (x *Class) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line in the manner of tc class.
func (x *Class) String() string { return text(x) }

// MarshalJSON is one entry of tc -j -d filter.
func (x *Filter) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line in the manner of tc filter.
func (x *Filter) String() string { return text(x) }

// MarshalJSON is one entry of tc -j -d chain.
func (x *Chain) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line in the manner of tc chain.
func (x *Chain) String() string { return text(x) }

func (x *Qdisc) json(w *writer) {
	w.begin()
	x.head(w, "handle")
	w.kvUint("refcnt", uint64(x.Info))
	tcTable.json(w, &x.TC)
	w.close('}')
}

func (x *Class) json(w *writer) {
	w.begin()
	x.head(w, "handle")
	if x.Info != 0 {
		w.kv("leaf", tcHandle(x.Info))
	}
	tcTable.json(w, &x.TC)
	w.close('}')
}

func (x *Filter) json(w *writer) {
	w.begin()
	x.head(w, "")
	w.kv("handle", "0x"+strconv.FormatUint(uint64(x.Handle), 16))
	w.kv("protocol", tcProtocolName(x.Protocol()))
	w.kvUint("pref", uint64(x.Priority()))
	tcTable.json(w, &x.TC)
	w.close('}')
}

func (x *Chain) json(w *writer) {
	w.begin()
	x.head(w, "")
	tcTable.json(w, &x.TC)
	w.close('}')
}

// head writes where the object is.
func (x *TC) head(w *writer, handle string) {
	if handle != "" {
		w.kv(handle, tcOwnHandle(x.Handle))
	}
	if x.Index == tcBlock {
		w.kvUint("block", uint64(x.Parent))
		return
	}
	w.kvInt("ifindex", int64(x.Index))
	w.kvDev("dev", x.Index)
	if x.Parent == TCRoot {
		w.flag("root", true)
	} else if x.Parent != 0 {
		w.kv("parent", tcHandle(x.Parent))
	}
}

// tcBlock is TCM_IFINDEX_MAGIC_BLOCK: instead of an interface, a block.
const tcBlock int32 = -1

func tcProtocolName(p uint16) string {
	switch p {
	case 3:
		return "all"
	case 0x0800:
		return "ip"
	case 0x86dd:
		return "ipv6"
	case 0x0806:
		return "arp"
	case 0x8100:
		return "802.1Q"
	case 0x88a8:
		return "802.1ad"
	}
	return fmt.Sprintf("[%d]", p)
}

func (x *Qdisc) text(l *line) { x.line(l, "qdisc", tcOwnHandle(x.Handle)) }
func (x *Class) text(l *line) { x.line(l, "class", tcOwnHandle(x.Handle)) }
func (x *Chain) text(l *line) { x.line(l, "chain", strconv.FormatUint(uint64(x.Chain), 10)) }
func (x *Filter) text(l *line) {
	x.line(l, "filter", "protocol "+tcProtocolName(x.Protocol())+" pref "+strconv.Itoa(int(x.Priority())))
}

func (x *TC) line(l *line, word, handle string) {
	l.w(word)
	if x.Kind != "" {
		l.w(x.Kind)
	}
	l.w(handle)
	switch {
	case x.Index == tcBlock:
		l.num("block", uint64(x.Parent))
	case x.Parent == TCRoot:
		l.dev("dev", x.Index)
		l.w("root")
	default:
		l.dev("dev", x.Index)
		if x.Parent != 0 {
			l.w("parent", tcHandle(x.Parent))
		}
	}
	if x.Options != nil {
		w := writer{link: l.link}
		w.open('{')
		x.Options.jsonTC(&w)
		l.json(w.buf)
	}
}
