package codec

import "strconv"

// NHAGroupStatsEntry is NHA_GROUP_STATS_ENTRY, the element of NHA_GROUP_STATS.
const NHAGroupStatsEntry uint16 = 1

// NexthopMember is struct nexthop_grp of include/uapi/linux/nexthop.h: a member
// of a group.
type NexthopMember struct {
	ID         uint32
	WeightLow  uint8 // low byte of the weight - 1
	WeightHigh uint8 // high byte, if the kernel says that it knows of one
}

var tNexthopMember = fixed("struct nexthop_grp", 8,
	func(d *decoder, b []byte, v *NexthopMember) { *v = NexthopMember{d.u32(b), b[4], b[5]} },
	func(e *encoder, v *NexthopMember) { e.u32(v.ID); e.bytes([]byte{v.WeightLow, v.WeightHigh, 0, 0}) }, nil)

// Types of a group, enum of include/uapi/linux/nexthop.h.
const (
	NexthopMultipath uint16 = 0 // NEXTHOP_GRP_TYPE_MPATH
	NexthopResilient uint16 = 1 // NEXTHOP_GRP_TYPE_RES
)

// nexthopWideWeights is NHA_OP_FLAG_RESP_GRP_RESVD_0: the kernel uses what was
// reserved in its group's members.
const nexthopWideWeights = 1 << 31

// Weight is a member's share among all, from 1.
func (x *NexthopObject) Weight(m NexthopMember) int {
	w := int(m.WeightLow) + 1
	if x.OpFlags&nexthopWideWeights != 0 {
		w += int(m.WeightHigh) << 8
	}
	return w
}

// a time in hundredths of a second, which ip shows in seconds as a number.
var (
	tSeconds32 = inSeconds(&tU32)
	tSeconds64 = inSeconds(&tU64)
)

func inSeconds[V ~uint32 | ~uint64](base *vtype[V]) *vtype[V] {
	t := *base
	t.json = func(w *writer, v *V) {
		w.comma()
		w.buf = strconv.AppendFloat(w.buf, float64(*v)/100, 'f', -1, 64)
	}
	return &t
}

const sizeofNhMsg = 8

func (x *NexthopObject) decode(d *decoder, b []byte) {
	if len(b) < sizeofNhMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Scope, x.Protocol, x.Flags = b[0], b[1], b[2], d.u32(b[4:])
	nexthopObjectTable.decode(d, x, b[sizeofNhMsg:])
	if d.encap.seen {
		d.encap.settle(d, &x.Encap, &x.Attrs, NHAEncapType, NHAEncap)
	}
}

func (x *NexthopObject) encode(e *encoder) {
	e.bytes([]byte{x.Family, x.Scope, x.Protocol, 0})
	e.u32(x.Flags)
	nexthopObjectTable.append(e, x)
}

var nexthopGroupNames = nameTable{"mpath", "resilient"}

func (x *NexthopObject) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(x.Family))
	if len(x.Group) > 0 {
		w.key("group")
		jsonList(w, x.Group, func(w *writer, m *NexthopMember) {
			w.open('{')
			w.kvUint("id", uint64(m.ID))
			if n := x.Weight(*m); n != 1 {
				w.kvUint("weight", uint64(n))
			}
			w.close('}')
		})
		w.kv("type", nexthopGroupNames.of(uint64(x.GroupType)))
	}
	jsonEncap(w, x.Encap)
	if x.OIF != 0 {
		w.kvInt("oif", int64(x.OIF))
		w.kvDev("dev", x.OIF)
	}
	w.kv("scope", ScopeName(x.Scope))
	w.null("blackhole", x.Blackhole)
	w.kv("protocol", ProtocolName(x.Protocol))
	w.key("flags")
	w.mask(uint64(x.Flags), routeFlagNames)
	w.null("fdb", x.FDB)
	if x.Has(NHAHWStatsEnable) {
		w.key("hw_stats")
		w.open('{')
		w.key("enabled")
		w.bool(x.HWStatsEnable != 0)
		w.key("used")
		w.bool(x.HWStatsUsed != 0)
		w.close('}')
	}
	nexthopObjectTable.json(w, x)
	w.close('}')
}

func (x *NexthopObject) text(l *line) {
	l.num("id", uint64(x.ID))
	if len(x.Group) > 0 {
		s := ""
		for i, m := range x.Group {
			if i > 0 {
				s += "/"
			}
			s += strconv.FormatUint(uint64(m.ID), 10)
			if n := x.Weight(m); n != 1 {
				s += "," + strconv.Itoa(n)
			}
		}
		l.w("group", s)
	}
	if x.GroupType != NexthopMultipath {
		l.w("type", nexthopGroupNames.of(uint64(x.GroupType)))
	}
	if b := x.ResBucket; b != nil {
		l.num("bucket", uint64(b.Index))
		l.num("nhid", uint64(b.NHID))
	}
	textEncap(l, x.Encap)
	l.addr("via", x.Gateway)
	l.dev("dev", x.OIF)
	if x.Scope != ScopeUniverse {
		l.w("scope", ScopeName(x.Scope))
	}
	if x.Blackhole {
		l.w("blackhole")
	}
	if x.Protocol != RTProtUnspec {
		l.w("proto", ProtocolName(x.Protocol))
	}
	eachBit(uint64(x.Flags), routeFlagNames, func(s string) { l.w(s) })
	if x.FDB {
		l.w("fdb")
	}
}
