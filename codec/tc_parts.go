package codec

import "encoding/binary"

// Bitfield32 is struct nla_bitfield32 of include/uapi/linux/netlink.h: bits, and
// which of them are meant.
type Bitfield32 struct{ Value, Selector uint32 }

var tBitfield32 = fixed("struct nla_bitfield32", 8,
	func(d *decoder, b []byte, v *Bitfield32) { *v = Bitfield32{d.u32(b), d.u32(b[4:])} },
	func(e *encoder, v *Bitfield32) { e.u32(v.Value); e.u32(v.Selector) },
	func(w *writer, v *Bitfield32) {
		w.open('{')
		w.kvUint("value", uint64(v.Value))
		w.kvUint("selector", uint64(v.Selector))
		w.close('}')
	})

// TCStats is struct tc_stats of include/uapi/linux/pkt_sched.h.
type TCStats struct {
	Bytes                                               uint64
	Packets, Drops, Overlimits, BPS, PPS, QLen, Backlog uint32
}

var tTCStats = fixed("struct tc_stats", 36,
	func(d *decoder, b []byte, v *TCStats) {
		*v = TCStats{d.u64(b), d.u32(b[8:]), d.u32(b[12:]), d.u32(b[16:]), d.u32(b[20:]), d.u32(b[24:]), d.u32(b[28:]), d.u32(b[32:])}
	},
	func(e *encoder, v *TCStats) {
		e.u64(v.Bytes)
		for _, n := range [...]uint32{v.Packets, v.Drops, v.Overlimits, v.BPS, v.PPS, v.QLen, v.Backlog} {
			e.u32(n)
		}
		e.u32(0)
	},
	func(w *writer, v *TCStats) {
		w.open('{')
		w.kvUint("bytes", v.Bytes)
		for i, n := range [...]uint32{v.Packets, v.Drops, v.Overlimits, v.BPS, v.PPS, v.QLen, v.Backlog} {
			w.kvUint([...]string{"packets", "drops", "overlimits", "bps", "pps", "qlen", "backlog"}[i], uint64(n))
		}
		w.close('}')
	})

// TCBasic is struct gnet_stats_basic of include/uapi/linux/gen_stats.h.
type TCBasic struct {
	Bytes   uint64
	Packets uint32
}

// TCQueue is struct gnet_stats_queue of include/uapi/linux/gen_stats.h.
type TCQueue struct{ QLen, Backlog, Drops, Requeues, Overlimits uint32 }

// TCRate is struct gnet_stats_rate_est of include/uapi/linux/gen_stats.h.
type TCRate struct{ BPS, PPS uint32 }

// TCRate64 is struct gnet_stats_rate_est64 of include/uapi/linux/gen_stats.h.
type TCRate64 struct{ BPS, PPS uint64 }

var (
	tTCBasic = fixed("struct gnet_stats_basic", 12,
		func(d *decoder, b []byte, v *TCBasic) { *v = TCBasic{d.u64(b), d.u32(b[8:])} },
		func(e *encoder, v *TCBasic) { e.u64(v.Bytes); e.u32(v.Packets); e.u32(0) },
		func(w *writer, v *TCBasic) {
			w.open('{')
			w.kvUint("bytes", v.Bytes)
			w.kvUint("packets", uint64(v.Packets))
			w.close('}')
		})
	tTCQueue = fixed("struct gnet_stats_queue", 20,
		func(d *decoder, b []byte, v *TCQueue) {
			*v = TCQueue{d.u32(b), d.u32(b[4:]), d.u32(b[8:]), d.u32(b[12:]), d.u32(b[16:])}
		},
		func(e *encoder, v *TCQueue) {
			for _, n := range [...]uint32{v.QLen, v.Backlog, v.Drops, v.Requeues, v.Overlimits} {
				e.u32(n)
			}
		},
		func(w *writer, v *TCQueue) {
			w.open('{')
			for i, n := range [...]uint32{v.QLen, v.Backlog, v.Drops, v.Requeues, v.Overlimits} {
				w.kvUint([...]string{"qlen", "backlog", "drops", "requeues", "overlimits"}[i], uint64(n))
			}
			w.close('}')
		})
	tTCRate = fixed("struct gnet_stats_rate_est", 8,
		func(d *decoder, b []byte, v *TCRate) { *v = TCRate{d.u32(b), d.u32(b[4:])} },
		func(e *encoder, v *TCRate) { e.u32(v.BPS); e.u32(v.PPS) },
		func(w *writer, v *TCRate) { jsonRate(w, uint64(v.BPS), uint64(v.PPS)) })
	tTCRate64 = fixed("struct gnet_stats_rate_est64", 16,
		func(d *decoder, b []byte, v *TCRate64) { *v = TCRate64{d.u64(b), d.u64(b[8:])} },
		func(e *encoder, v *TCRate64) { e.u64(v.BPS); e.u64(v.PPS) },
		func(w *writer, v *TCRate64) { jsonRate(w, v.BPS, v.PPS) })
	tOnOffU32 = asBool(&tU32)
)

func jsonRate(w *writer, bps, pps uint64) {
	w.open('{')
	w.kvUint("rate", bps)
	w.kvUint("pps", pps)
	w.close('}')
}

const sizeofTCRateSpec = 12

// RateSpec is struct tc_ratespec of include/uapi/linux/pkt_sched.h. Rate is in
// byte/s.
type RateSpec struct {
	CellLog, LinkLayer uint8
	Overhead           uint16
	CellAlign          int16
	MPU                uint16
	Rate               uint32
}

func (r *RateSpec) decode(d *decoder, b []byte) {
	*r = RateSpec{b[0], b[1], d.u16(b[2:]), int16(d.u16(b[4:])), d.u16(b[6:]), d.u32(b[8:])}
}

func (r *RateSpec) encode(e *encoder) {
	e.bytes([]byte{r.CellLog, r.LinkLayer})
	e.u16(r.Overhead)
	e.u16(uint16(r.CellAlign))
	e.u16(r.MPU)
	e.u32(r.Rate)
}

// ptr is the vtype of a pointer to what a fixed vtype holds.
func ptr[V comparable](t vtype[V]) vtype[*V] {
	return vtype[*V]{t.name,
		func(d *decoder, b []byte, v **V) bool {
			n := new(V)
			if !t.get(d, b, n) {
				return false
			}
			*v = n
			return true
		},
		func(e *encoder, v **V) { t.put(e, *v) }, isZero[*V],
		func(w *writer, v **V) { t.json(w, *v) }}
}

// HTBParms is struct tc_htb_opt of include/uapi/linux/pkt_sched.h.
type HTBParms struct {
	Rate, Ceil                            RateSpec
	Buffer, CBuffer, Quantum, Level, Prio uint32
}

// HTBGlobal is struct tc_htb_glob of include/uapi/linux/pkt_sched.h.
type HTBGlobal struct {
	Version, Rate2Quantum, DefaultClass, Debug, DirectPackets uint32
}

// TBFParms is struct tc_tbf_qopt of include/uapi/linux/pkt_sched.h.
type TBFParms struct {
	Rate, PeakRate     RateSpec
	Limit, Buffer, MTU uint32
}

var (
	tHTBParms = ptr(fixed("struct tc_htb_opt", 44,
		func(d *decoder, b []byte, v *HTBParms) {
			v.Rate.decode(d, b)
			v.Ceil.decode(d, b[12:])
			v.Buffer, v.CBuffer, v.Quantum, v.Level, v.Prio = d.u32(b[24:]), d.u32(b[28:]), d.u32(b[32:]), d.u32(b[36:]), d.u32(b[40:])
		},
		func(e *encoder, v *HTBParms) {
			v.Rate.encode(e)
			v.Ceil.encode(e)
			for _, n := range [...]uint32{v.Buffer, v.CBuffer, v.Quantum, v.Level, v.Prio} {
				e.u32(n)
			}
		},
		func(w *writer, v *HTBParms) {
			w.open('{')
			w.kvUint("prio", uint64(v.Prio))
			w.kvUint("quantum", uint64(v.Quantum))
			w.kvUint("rate", uint64(v.Rate.Rate))
			w.kvUint("ceil", uint64(v.Ceil.Rate))
			w.kvUint("buffer", uint64(v.Buffer))
			w.kvUint("cbuffer", uint64(v.CBuffer))
			w.kvUint("level", uint64(v.Level))
			w.close('}')
		}))
	tHTBGlobal = ptr(fixed("struct tc_htb_glob", 20,
		func(d *decoder, b []byte, v *HTBGlobal) {
			*v = HTBGlobal{d.u32(b), d.u32(b[4:]), d.u32(b[8:]), d.u32(b[12:]), d.u32(b[16:])}
		},
		func(e *encoder, v *HTBGlobal) {
			for _, n := range [...]uint32{v.Version, v.Rate2Quantum, v.DefaultClass, v.Debug, v.DirectPackets} {
				e.u32(n)
			}
		},
		func(w *writer, v *HTBGlobal) {
			w.open('{')
			w.kvUint("r2q", uint64(v.Rate2Quantum))
			w.key("default")
			w.hex0x(uint64(v.DefaultClass))
			w.kvUint("direct_packets_stat", uint64(v.DirectPackets))
			w.close('}')
		}))
	tTBFParms = ptr(fixed("struct tc_tbf_qopt", 36,
		func(d *decoder, b []byte, v *TBFParms) {
			v.Rate.decode(d, b)
			v.PeakRate.decode(d, b[12:])
			v.Limit, v.Buffer, v.MTU = d.u32(b[24:]), d.u32(b[28:]), d.u32(b[32:])
		},
		func(e *encoder, v *TBFParms) {
			v.Rate.encode(e)
			v.PeakRate.encode(e)
			e.u32(v.Limit)
			e.u32(v.Buffer)
			e.u32(v.MTU)
		},
		func(w *writer, v *TBFParms) {
			w.open('{')
			w.kvUint("rate", uint64(v.Rate.Rate))
			w.kvUint("peakrate", uint64(v.PeakRate.Rate))
			w.kvUint("limit", uint64(v.Limit))
			w.kvUint("buffer", uint64(v.Buffer))
			w.kvUint("mtu", uint64(v.MTU))
			w.close('}')
		}))
)

// U32Key is struct tc_u32_key of include/uapi/linux/pkt_cls.h: a word of the
// packet, in host order, and the bits of it that count.
type U32Key struct {
	Mask, Value     uint32
	Offset, OffMask int32
}

// U32Sel is struct tc_u32_sel of include/uapi/linux/pkt_cls.h.
type U32Sel struct {
	Flags, OffShift uint8
	OffMask, Off    uint16
	OffOff, HashOff int16
	HashMask        uint32
	Keys            []U32Key // at most 255
}

var tU32Sel = vtype[*U32Sel]{"struct tc_u32_sel",
	func(d *decoder, b []byte, v **U32Sel) bool {
		if len(b) < 16 || len(b) != 16+16*int(b[2]) {
			return false
		}
		s := &U32Sel{b[0], b[1], binary.BigEndian.Uint16(b[4:]), d.u16(b[6:]), int16(d.u16(b[8:])), int16(d.u16(b[10:])),
			binary.BigEndian.Uint32(b[12:]), nil}
		for k := b[16:]; len(k) > 0; k = k[16:] {
			s.Keys = append(s.Keys, U32Key{binary.BigEndian.Uint32(k), binary.BigEndian.Uint32(k[4:]), d.s32(k[8:]), d.s32(k[12:])})
		}
		*v = s
		return true
	},
	func(e *encoder, v **U32Sel) {
		s := *v
		if len(s.Keys) > 255 {
			e.fail("struct tc_u32_sel")
			return
		}
		e.bytes([]byte{s.Flags, s.OffShift, uint8(len(s.Keys)), 0})
		e.buf = binary.BigEndian.AppendUint16(e.buf, s.OffMask)
		e.u16(s.Off)
		e.u16(uint16(s.OffOff))
		e.u16(uint16(s.HashOff))
		e.buf = binary.BigEndian.AppendUint32(e.buf, s.HashMask)
		for _, k := range s.Keys {
			e.buf = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(e.buf, k.Mask), k.Value)
			e.s32(k.Offset)
			e.s32(k.OffMask)
		}
	}, isZero[*U32Sel],
	func(w *writer, v **U32Sel) {
		w.open('{')
		w.kvUint("flags", uint64((*v).Flags))
		w.key("keys")
		jsonList(w, (*v).Keys, func(w *writer, k *U32Key) {
			w.open('{')
			w.kv("value", hexDigits(uint64(k.Value), 8))
			w.kv("mask", hexDigits(uint64(k.Mask), 8))
			w.kvInt("offset", int64(k.Offset))
			w.kvInt("offmask", int64(k.OffMask))
			w.close('}')
		})
		w.close('}')
	}}

// U32Mark is struct tc_u32_mark of include/uapi/linux/pkt_cls.h.
type U32Mark struct{ Value, Mask, Success uint32 }

var tU32Mark = fixed("struct tc_u32_mark", 12,
	func(d *decoder, b []byte, v *U32Mark) { *v = U32Mark{d.u32(b), d.u32(b[4:]), d.u32(b[8:])} },
	func(e *encoder, v *U32Mark) { e.u32(v.Value); e.u32(v.Mask); e.u32(v.Success) },
	func(w *writer, v *U32Mark) {
		w.open('{')
		w.kvUint("value", uint64(v.Value))
		w.kvUint("mask", uint64(v.Mask))
		w.kvUint("success", uint64(v.Success))
		w.close('}')
	})
