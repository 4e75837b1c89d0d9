package codec

import "unsafe"

// LinkStats is struct rtnl_link_stats64 of include/uapi/linux/if_link.h. Older
// kernels have fewer counters; what they lack is zero.
type LinkStats struct {
	RxPackets, TxPackets, RxBytes, TxBytes, RxErrors, TxErrors, RxDropped, TxDropped uint64
	Multicast, Collisions                                                            uint64
	RxLengthErrors, RxOverErrors, RxCRCErrors, RxFrameErrors, RxFIFOErrors           uint64
	RxMissedErrors                                                                   uint64
	TxAbortedErrors, TxCarrierErrors, TxFIFOErrors, TxHeartbeatErrors                uint64
	TxWindowErrors                                                                   uint64
	RxCompressed, TxCompressed, RxNoHandler, RxOtherhostDropped                      uint64
	// words is how many counters the message had, 0 for all.
	words uint8
}

// How many counters there are, and were in the first kernels.
const (
	linkStatsWords   = 25
	linkStatsLeast   = 23
	linkStats32Words = 24 // in struct rtnl_link_stats
)

// counters are all of them, in the order of the kernel's struct.
func (s *LinkStats) counters() []uint64 { return unsafe.Slice(&s.RxPackets, linkStatsWords) }

// known are the counters the message had.
func (s *LinkStats) known() []uint64 {
	if s.words != 0 {
		return s.counters()[:s.words]
	}
	return s.counters()
}

// in32 are the counters that struct rtnl_link_stats has in 32 bits.
func (s *LinkStats) in32() []uint64 {
	list := s.known()
	return list[:min(len(list), linkStats32Words)]
}

// linkStats is the vtype for counters of a given size. The shortest struct
// there has been is 21 counters and the compressed ones.
func linkStats(name string, size int, get func(d *decoder, b []byte) uint64, put func(e *encoder, v uint64)) vtype[*LinkStats] {
	return vtype[*LinkStats]{name,
		func(d *decoder, b []byte, v **LinkStats) bool {
			n := min(len(b)/size, linkStatsWords)
			if n < linkStatsLeast {
				return false
			}
			s := new(LinkStats)
			if n < linkStatsWords {
				s.words = uint8(n)
			}
			for i := range s.known() {
				s.counters()[i] = get(d, b[i*size:])
			}
			*v = s
			return true
		},
		func(e *encoder, v **LinkStats) {
			s := *v
			if s == nil {
				s = new(LinkStats)
			}
			for _, c := range s.known() {
				put(e, c)
			}
		}, isZero[*LinkStats],
		func(w *writer, v **LinkStats) { (*v).json(w) }}
}

var (
	tLinkStats64 = linkStats("struct rtnl_link_stats64", 8,
		func(d *decoder, b []byte) uint64 { return d.u64(b) }, func(e *encoder, v uint64) { e.u64(v) })
	tLinkStats32 = linkStats("struct rtnl_link_stats", 4,
		func(d *decoder, b []byte) uint64 { return uint64(d.u32(b)) }, func(e *encoder, v uint64) { e.u32(uint32(v)) })
)

// linkStats32 is the ops of IFLA_STATS. What Stats64 says, too, is present as
// zero: the kernel sends both, and to hold it twice costs as much as a route.
type linkStats32 struct{ val[Link, *LinkStats] }

func (f linkStats32) append(e *encoder, l *Link) {
	if l.Stats != nil || l.Stats64 == nil {
		f.val.append(e, l)
		return
	}
	for _, c := range l.Stats64.in32() {
		e.u32(uint32(c))
	}
}

// dropStats lets go of Stats if Stats64 says the same.
func (l *Link) dropStats() {
	if l.Stats == nil || l.Stats64 == nil {
		return
	}
	low, list := l.Stats.known(), l.Stats64.in32()
	if len(low) != len(list) {
		return
	}
	for i, c := range list {
		if uint64(uint32(c)) != low[i] {
			return
		}
	}
	l.Stats = nil
	l.present(IFLAStats, true)
}

// hotStats decodes IFLA_STATS.
func (l *Link) hotStats(d *decoder, b []byte) {
	if !l.sameStats(b) {
		linkTable.cold(d, l, &l.Attrs, IFLAStats, b)
		return
	}
	l.present(IFLAStats, true)
}

// sameStats says whether b has what Stats64 says.
func (l *Link) sameStats(b []byte) bool {
	if l.Stats64 == nil {
		return false
	}
	list := l.Stats64.in32()
	if len(list) != min(len(b)/4, linkStatsWords) {
		return false
	}
	for i, c := range list {
		if uint32(c) != order.Uint32(b[4*i:]) {
			return false
		}
	}
	return true
}

// json writes the groups of ip -s -s: rx and tx.
func (s *LinkStats) json(w *writer) {
	group := func(key string, list ...any) {
		w.key(key)
		w.open('{')
		for i := 0; i < len(list); i += 2 {
			w.kvUint(list[i].(string), list[i+1].(uint64))
		}
		w.close('}')
	}
	w.open('{')
	group("rx", "bytes", s.RxBytes, "packets", s.RxPackets, "errors", s.RxErrors, "dropped", s.RxDropped,
		"over_errors", s.RxOverErrors, "multicast", s.Multicast, "length_errors", s.RxLengthErrors,
		"crc_errors", s.RxCRCErrors, "frame_errors", s.RxFrameErrors, "fifo_errors", s.RxFIFOErrors,
		"missed_errors", s.RxMissedErrors, "compressed", s.RxCompressed, "nohandler", s.RxNoHandler,
		"otherhost", s.RxOtherhostDropped)
	group("tx", "bytes", s.TxBytes, "packets", s.TxPackets, "errors", s.TxErrors, "dropped", s.TxDropped,
		"carrier_errors", s.TxCarrierErrors, "collisions", s.Collisions, "aborted_errors", s.TxAbortedErrors,
		"fifo_errors", s.TxFIFOErrors, "window_errors", s.TxWindowErrors, "heartbeat_errors", s.TxHeartbeatErrors,
		"compressed", s.TxCompressed)
	w.close('}')
}

// LinkMap is struct rtnl_link_ifmap of include/uapi/linux/if_link.h.
type LinkMap struct {
	MemStart, MemEnd, BaseAddr uint64
	IRQ                        uint16
	DMA, Port                  uint8
}

// get is what m points to, and the zero LinkMap for nil.
func (m *LinkMap) get() LinkMap {
	if m == nil {
		return LinkMap{}
	}
	return *m
}

var tLinkMap = vtype[*LinkMap]{"struct rtnl_link_ifmap",
	func(d *decoder, b []byte, v **LinkMap) bool {
		if len(b) < 28 {
			return false
		}
		*v = nil
		if m := (LinkMap{d.u64(b), d.u64(b[8:]), d.u64(b[16:]), d.u16(b[24:]), b[26], b[27]}); m != (LinkMap{}) {
			*v = &m
		}
		return true
	},
	func(e *encoder, v **LinkMap) {
		m := (*v).get()
		e.u64(m.MemStart)
		e.u64(m.MemEnd)
		e.u64(m.BaseAddr)
		e.u16(m.IRQ)
		e.bytes([]byte{m.DMA, m.Port, 0, 0, 0, 0})
	}, isZero[*LinkMap],
	func(w *writer, v **LinkMap) {
		m := (*v).get()
		w.open('{')
		w.kvUint("mem_start", m.MemStart)
		w.kvUint("mem_end", m.MemEnd)
		w.kvUint("base_addr", m.BaseAddr)
		w.kvUint("irq", uint64(m.IRQ))
		w.kvUint("dma", uint64(m.DMA))
		w.kvUint("port", uint64(m.Port))
		w.close('}')
	}}

// ProtoDownReason is what IFLA_PROTO_DOWN_REASON holds: bits of what keeps the
// interface down; the mask is for requests.
type ProtoDownReason struct {
	Mask, Value uint32
	Attrs
}

var protoDownReasonTable = newTable("IFLA_PROTO_DOWN_REASON", func(r *ProtoDownReason) *Attrs { return &r.Attrs }, []field[ProtoDownReason]{
	{IFLAProtoDownReasonMask, "IFLA_PROTO_DOWN_REASON_MASK", "mask", u32(func(r *ProtoDownReason) *uint32 { return &r.Mask })},
	{IFLAProtoDownReasonValue, "IFLA_PROTO_DOWN_REASON_VALUE", "value", u32(func(r *ProtoDownReason) *uint32 { return &r.Value })},
})

var (
	operStateNames = nameTable{"UNKNOWN", "NOTPRESENT", "DOWN", "LOWERLAYERDOWN", "TESTING", "DORMANT", "UP"}
	linkModeNames  = nameTable{"DEFAULT", "DORMANT"}
	linkEventNames = nameTable{"NONE", "REBOOT", "FEATURE CHANGE", "BONDING FAILOVER", "NOTIFY PEERS", "RESEND IGMP", "BONDING OPTION"}
)

// Has says whether an attribute (IFLA_PROTO_DOWN_REASON_*) is present.
func (r *ProtoDownReason) Has(attr uint16) bool { return protoDownReasonTable.has(r, attr) }
