package codec

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

const linkStatsWords = 25

// field is the n-th counter of the struct.
func (s *LinkStats) field(n int) *uint64 {
	switch n {
	case 0:
		return &s.RxPackets
	case 1:
		return &s.TxPackets
	case 2:
		return &s.RxBytes
	case 3:
		return &s.TxBytes
	case 4:
		return &s.RxErrors
	case 5:
		return &s.TxErrors
	case 6:
		return &s.RxDropped
	case 7:
		return &s.TxDropped
	case 8:
		return &s.Multicast
	case 9:
		return &s.Collisions
	case 10:
		return &s.RxLengthErrors
	case 11:
		return &s.RxOverErrors
	case 12:
		return &s.RxCRCErrors
	case 13:
		return &s.RxFrameErrors
	case 14:
		return &s.RxFIFOErrors
	case 15:
		return &s.RxMissedErrors
	case 16:
		return &s.TxAbortedErrors
	case 17:
		return &s.TxCarrierErrors
	case 18:
		return &s.TxFIFOErrors
	case 19:
		return &s.TxHeartbeatErrors
	case 20:
		return &s.TxWindowErrors
	case 21:
		return &s.RxCompressed
	case 22:
		return &s.TxCompressed
	case 23:
		return &s.RxNoHandler
	}
	return &s.RxOtherhostDropped
}

// linkStats is the vtype for counters of a given size. The shortest struct
// there has been is 21 counters and the compressed ones.
func linkStats(name string, size int, get func(d *decoder, b []byte) uint64, put func(e *encoder, v uint64)) vtype[*LinkStats] {
	return vtype[*LinkStats]{name,
		func(d *decoder, b []byte, v **LinkStats) bool {
			n := min(len(b)/size, linkStatsWords)
			if n < 23 {
				return false
			}
			s := new(LinkStats)
			for i := range n {
				*s.field(i) = get(d, b[i*size:])
			}
			if n < linkStatsWords {
				s.words = uint8(n)
			}
			*v = s
			return true
		},
		func(e *encoder, v **LinkStats) {
			n := int((*v).words)
			if n == 0 {
				n = linkStatsWords
			}
			for i := range n {
				put(e, *(*v).field(i))
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

var tLinkMap = vtype[*LinkMap]{"struct rtnl_link_ifmap",
	func(d *decoder, b []byte, v **LinkMap) bool {
		if len(b) < 28 {
			return false
		}
		*v = &LinkMap{d.u64(b), d.u64(b[8:]), d.u64(b[16:]), d.u16(b[24:]), b[26], b[27]}
		return true
	},
	func(e *encoder, v **LinkMap) {
		m := *v
		e.u64(m.MemStart)
		e.u64(m.MemEnd)
		e.u64(m.BaseAddr)
		e.u16(m.IRQ)
		e.bytes([]byte{m.DMA, m.Port, 0, 0, 0, 0})
	}, isZero[*LinkMap],
	func(w *writer, v **LinkMap) {
		m := *v
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
