package codec

// Attributes of a neighbour table, NDTA_* of include/uapi/linux/neighbour.h.
const (
	NDTAName       uint16 = 1 // NDTA_NAME
	NDTAThresh1    uint16 = 2 // NDTA_THRESH1
	NDTAThresh2    uint16 = 3 // NDTA_THRESH2
	NDTAThresh3    uint16 = 4 // NDTA_THRESH3
	NDTAConfig     uint16 = 5 // NDTA_CONFIG
	NDTAParms      uint16 = 6 // NDTA_PARMS
	NDTAStats      uint16 = 7 // NDTA_STATS
	NDTAGCInterval uint16 = 8 // NDTA_GC_INTERVAL
)

// Attributes of a neighbour table's parameters, NDTPA_* of include/uapi/linux/neighbour.h.
const (
	NDTPAIfIndex             uint16 = 1  // NDTPA_IFINDEX
	NDTPARefcnt              uint16 = 2  // NDTPA_REFCNT
	NDTPAReachableTime       uint16 = 3  // NDTPA_REACHABLE_TIME
	NDTPABaseReachableTime   uint16 = 4  // NDTPA_BASE_REACHABLE_TIME
	NDTPARetransTime         uint16 = 5  // NDTPA_RETRANS_TIME
	NDTPAGCStaletime         uint16 = 6  // NDTPA_GC_STALETIME
	NDTPADelayProbeTime      uint16 = 7  // NDTPA_DELAY_PROBE_TIME
	NDTPAQueueLen            uint16 = 8  // NDTPA_QUEUE_LEN
	NDTPAAppProbes           uint16 = 9  // NDTPA_APP_PROBES
	NDTPAUcastProbes         uint16 = 10 // NDTPA_UCAST_PROBES
	NDTPAMcastProbes         uint16 = 11 // NDTPA_MCAST_PROBES
	NDTPAAnycastDelay        uint16 = 12 // NDTPA_ANYCAST_DELAY
	NDTPAProxyDelay          uint16 = 13 // NDTPA_PROXY_DELAY
	NDTPAProxyQlen           uint16 = 14 // NDTPA_PROXY_QLEN
	NDTPALocktime            uint16 = 15 // NDTPA_LOCKTIME
	NDTPAQueueLenbytes       uint16 = 16 // NDTPA_QUEUE_LENBYTES
	NDTPAMcastReprobes       uint16 = 17 // NDTPA_MCAST_REPROBES
	NDTPAIntervalProbeTimeMs uint16 = 19 // NDTPA_INTERVAL_PROBE_TIME_MS
)

// NeighTable is a neighbour table, or one interface's parameters in it: struct
// ndtmsg and the NDTA_* attributes of include/uapi/linux/neighbour.h. Times are
// in milliseconds.
type NeighTable struct {
	Family uint8

	Name       string // "arp_cache" or "ndisc_cache"
	Thresh1    uint32
	Thresh2    uint32
	Thresh3    uint32
	Config     NeighTableConfig
	Parms      *NeighParms
	Stats      *NeighTableStats // changes by itself
	GCInterval uint64
	Attrs
}

var neighTablesTable = newTable("struct ndtmsg", func(x *NeighTable) *Attrs { return &x.Attrs }, []field[NeighTable]{
	{NDTAName, "NDTA_NAME", "name", str(func(x *NeighTable) *string { return &x.Name })},
	{NDTAThresh1, "NDTA_THRESH1", "thresh1", u32(func(x *NeighTable) *uint32 { return &x.Thresh1 })},
	{NDTAThresh2, "NDTA_THRESH2", "thresh2", u32(func(x *NeighTable) *uint32 { return &x.Thresh2 })},
	{NDTAThresh3, "NDTA_THRESH3", "thresh3", u32(func(x *NeighTable) *uint32 { return &x.Thresh3 })},
	{NDTAConfig, "NDTA_CONFIG", "", of(&tNeighTableConfig, func(x *NeighTable) *NeighTableConfig { return &x.Config })},
	{NDTAParms, "NDTA_PARMS", "", nested(neighParmsTable, func(x *NeighTable) **NeighParms { return &x.Parms })},
	{NDTAStats, "NDTA_STATS", "", of(&tNeighTableStats, func(x *NeighTable) **NeighTableStats { return &x.Stats })},
	{NDTAGCInterval, "NDTA_GC_INTERVAL", "gc_interval", u64(func(x *NeighTable) *uint64 { return &x.GCInterval })},
	{9, "NDTA_PAD", "", raw[NeighTable]()},
})

// Has says whether an attribute (NDTA_*) is present.
func (x *NeighTable) Has(attr uint16) bool { return neighTablesTable.has(x, attr) }

func (x *NeighTable) resource() {}

// MarshalJSON is one entry of ip -j ntable.
func (x *NeighTable) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *NeighTable) String() string { return text(x) }

const sizeofNdtMsg = 4

func (x *NeighTable) decode(d *decoder, b []byte) {
	if len(b) < sizeofNdtMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family = b[0]
	neighTablesTable.decode(d, x, b[sizeofNdtMsg:])
}

func (x *NeighTable) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	neighTablesTable.append(e, x)
}

func (x *NeighTable) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(x.Family))
	// All flat, as ip shows it.
	if x.Has(NDTAConfig) {
		x.Config.json(w)
	}
	if x.Parms != nil {
		neighParmsTable.jsonFlat(w, x.Parms, "parms_unknown")
	}
	if x.Stats != nil {
		x.Stats.json(w)
	}
	neighTablesTable.json(w, x)
	w.close('}')
}

func (x *NeighTable) text(l *line) { l.object("ntable", x) }

// NeighParms are the parameters of a neighbour table for an interface, or its
// defaults: NDTPA_* of include/uapi/linux/neighbour.h. Times are in
// milliseconds.
type NeighParms struct {
	Index             int32 // 0: the defaults
	RefCount          uint32
	ReachableTime     uint64 // changes by itself
	BaseReachableTime uint64
	RetransTime       uint64
	GCStaleTime       uint64
	DelayProbeTime    uint64
	QueueLen          uint32 // packets
	AppProbes         uint32
	UcastProbes       uint32
	McastProbes       uint32
	AnycastDelay      uint64
	ProxyDelay        uint64
	ProxyQLen         uint32
	LockTime          uint64
	QueueLenBytes     uint32
	McastReprobes     uint32
	IntervalProbeTime uint64
	Attrs
}

var neighParmsTable = newTable("NDTA_PARMS", func(x *NeighParms) *Attrs { return &x.Attrs }, []field[NeighParms]{
	{NDTPAIfIndex, "NDTPA_IFINDEX", "dev", oif(func(x *NeighParms) *int32 { return &x.Index })},
	{NDTPARefcnt, "NDTPA_REFCNT", "refcnt", u32(func(x *NeighParms) *uint32 { return &x.RefCount })},
	{NDTPAReachableTime, "NDTPA_REACHABLE_TIME", "reachable", u64(func(x *NeighParms) *uint64 { return &x.ReachableTime })},
	{NDTPABaseReachableTime, "NDTPA_BASE_REACHABLE_TIME", "base_reachable", u64(func(x *NeighParms) *uint64 { return &x.BaseReachableTime })},
	{NDTPARetransTime, "NDTPA_RETRANS_TIME", "retrans", u64(func(x *NeighParms) *uint64 { return &x.RetransTime })},
	{NDTPAGCStaletime, "NDTPA_GC_STALETIME", "gc_stale", u64(func(x *NeighParms) *uint64 { return &x.GCStaleTime })},
	{NDTPADelayProbeTime, "NDTPA_DELAY_PROBE_TIME", "delay_probe", u64(func(x *NeighParms) *uint64 { return &x.DelayProbeTime })},
	{NDTPAQueueLen, "NDTPA_QUEUE_LEN", "queue", u32(func(x *NeighParms) *uint32 { return &x.QueueLen })},
	{NDTPAAppProbes, "NDTPA_APP_PROBES", "app_probes", u32(func(x *NeighParms) *uint32 { return &x.AppProbes })},
	{NDTPAUcastProbes, "NDTPA_UCAST_PROBES", "ucast_probes", u32(func(x *NeighParms) *uint32 { return &x.UcastProbes })},
	{NDTPAMcastProbes, "NDTPA_MCAST_PROBES", "mcast_probes", u32(func(x *NeighParms) *uint32 { return &x.McastProbes })},
	{NDTPAAnycastDelay, "NDTPA_ANYCAST_DELAY", "anycast_delay", u64(func(x *NeighParms) *uint64 { return &x.AnycastDelay })},
	{NDTPAProxyDelay, "NDTPA_PROXY_DELAY", "proxy_delay", u64(func(x *NeighParms) *uint64 { return &x.ProxyDelay })},
	{NDTPAProxyQlen, "NDTPA_PROXY_QLEN", "proxy_queue", u32(func(x *NeighParms) *uint32 { return &x.ProxyQLen })},
	{NDTPALocktime, "NDTPA_LOCKTIME", "locktime", u64(func(x *NeighParms) *uint64 { return &x.LockTime })},
	{NDTPAQueueLenbytes, "NDTPA_QUEUE_LENBYTES", "queue_lenbytes", u32(func(x *NeighParms) *uint32 { return &x.QueueLenBytes })},
	{NDTPAMcastReprobes, "NDTPA_MCAST_REPROBES", "mcast_reprobes", u32(func(x *NeighParms) *uint32 { return &x.McastReprobes })},
	{18, "NDTPA_PAD", "", raw[NeighParms]()},
	{NDTPAIntervalProbeTimeMs, "NDTPA_INTERVAL_PROBE_TIME_MS", "interval_probe_time_ms", u64(func(x *NeighParms) *uint64 { return &x.IntervalProbeTime })},
})

// Has says whether an attribute (NDTPA_*) is present.
func (x *NeighParms) Has(attr uint16) bool { return neighParmsTable.has(x, attr) }
