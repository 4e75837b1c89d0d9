package codec

// Parts of the smaller messages.

// PrefixCacheInfo is struct prefix_cacheinfo of include/uapi/linux/rtnetlink.h:
// lifetimes in seconds, 0xffffffff for ever.
type PrefixCacheInfo struct{ Preferred, Valid uint32 }

var tPrefixCacheInfo = fixed("struct prefix_cacheinfo", 8,
	func(d *decoder, b []byte, c *PrefixCacheInfo) { *c = PrefixCacheInfo{d.u32(b), d.u32(b[4:])} },
	func(e *encoder, c *PrefixCacheInfo) { e.u32(c.Preferred); e.u32(c.Valid) },
	func(w *writer, c *PrefixCacheInfo) {
		w.open('{')
		w.kvUint("valid", uint64(c.Valid))
		w.kvUint("preferred", uint64(c.Preferred))
		w.close('}')
	})

// NETCONFA_IFINDEX_* of include/uapi/linux/netconf.h: settings of all
// interfaces, and of those to come.
const (
	NetconfAll     int32 = -1
	NetconfDefault int32 = -2
)

var (
	rpFilterNames = nameTable{"off", "strict", "loose"}

	// an interface, or all, or the default.
	tNetconfIndex = func() *vtype[int32] {
		t := tS32
		t.json = func(w *writer, v *int32) {
			switch *v {
			case NetconfAll:
				w.quoted("all")
			case NetconfDefault:
				w.quoted("default")
			default:
				w.dev(*v)
			}
		}
		return &t
	}()
	tOnOff32 = asBool(&tS32)
)

// names32s names small numbers that have a sign on the wire.
func names32s(t nameTable) *vtype[int32] {
	return named(&tS32, func(v int32) string { return t.of(uint64(uint32(v))) })
}

// NeighTableConfig is struct ndt_config of include/uapi/linux/neighbour.h. It
// changes without a message.
type NeighTableConfig struct {
	KeyLen, EntrySize   uint16
	Entries             uint32
	LastFlush, LastRand uint32 // ms ago
	HashRnd, HashMask   uint32
	HashChainGC         uint32
	ProxyQLen           uint32
}

func (c *NeighTableConfig) words() [7]*uint32 {
	return [7]*uint32{&c.Entries, &c.LastFlush, &c.LastRand, &c.HashRnd, &c.HashMask, &c.HashChainGC, &c.ProxyQLen}
}

var neighTableConfigKeys = [...]string{"entries", "last_flush", "last_rand", "hash_rnd", "hash_mask", "hash_chain_gc", "proxy_qlen"}

var tNeighTableConfig = fixed("struct ndt_config", 32,
	func(d *decoder, b []byte, c *NeighTableConfig) {
		c.KeyLen, c.EntrySize = d.u16(b), d.u16(b[2:])
		for i, p := range c.words() {
			*p = d.u32(b[4+4*i:])
		}
	},
	func(e *encoder, c *NeighTableConfig) {
		e.u16(c.KeyLen)
		e.u16(c.EntrySize)
		for _, p := range c.words() {
			e.u32(*p)
		}
	},
	nil)

func (c *NeighTableConfig) json(w *writer) {
	w.kvUint("key_length", uint64(c.KeyLen))
	w.kvUint("entry_size", uint64(c.EntrySize))
	for i, p := range c.words() {
		if p == &c.HashMask {
			w.key(neighTableConfigKeys[i])
			w.hex0x(uint64(*p))
			continue
		}
		w.kvUint(neighTableConfigKeys[i], uint64(*p))
	}
}

// NeighTableStats is struct ndt_stats of include/uapi/linux/neighbour.h.
type NeighTableStats struct {
	Allocs, Destroys, HashGrows, ResFailed, Lookups, Hits uint64
	RcvProbesMcast, RcvProbesUcast                        uint64
	PeriodicGCRuns, ForcedGCRuns, TableFulls              uint64
	words                                                 uint8 // how many the message had, 0 for all
}

func (s *NeighTableStats) list() [11]*uint64 {
	return [11]*uint64{&s.Allocs, &s.Destroys, &s.HashGrows, &s.ResFailed, &s.Lookups, &s.Hits, &s.RcvProbesMcast,
		&s.RcvProbesUcast, &s.PeriodicGCRuns, &s.ForcedGCRuns, &s.TableFulls}
}

var neighTableStatsKeys = [...]string{"allocs", "destroys", "hash_grows", "res_failed", "lookups", "hits", "rcv_probes_mcast",
	"rcv_probes_ucast", "periodic_gc_runs", "forced_gc_runs", "table_fulls"}

// tNeighTableStats takes the ten counters of older kernels, too.
var tNeighTableStats = vtype[*NeighTableStats]{"struct ndt_stats",
	func(d *decoder, b []byte, v **NeighTableStats) bool {
		n := min(len(b)/8, 11)
		if n < 10 {
			return false
		}
		s := new(NeighTableStats)
		list := s.list()
		for i, p := range list[:n] {
			*p = d.u64(b[8*i:])
		}
		if n < 11 {
			s.words = uint8(n)
		}
		*v = s
		return true
	},
	func(e *encoder, v **NeighTableStats) {
		n := int((*v).words)
		if n == 0 {
			n = 11
		}
		list := (*v).list()
		for _, p := range list[:n] {
			e.u64(*p)
		}
	}, isZero[*NeighTableStats], nil}

func (s *NeighTableStats) json(w *writer) {
	for i, p := range s.list() {
		w.kvUint(neighTableStatsKeys[i], *p)
	}
}
