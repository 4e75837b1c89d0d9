package codec

import (
	"net/netip"
	"strconv"
)

var routeFlagNames = []bitName{
	{0x1, "dead"}, {0x4, "onlink"}, {0x2, "pervasive"}, {0x8, "offload"}, {0x40, "trap"}, {0x100, "notify"},
	{0x10, "linkdown"}, {0x20, "unresolved"}, {0x4000, "rt_offload"}, {0x8000, "rt_trap"}, {0x20000000, "rt_offload_failed"},
	{0x200, "cloned"}, {0x400, "equalize"}, {0x800, "prefix"}, {0x1000, "lookup_table"}, {0x2000, "fib_match"},
}

// dst is the destination as ip shows it.
func (r *Route) dst() string {
	switch {
	case r.Family == AFMPLS:
		return labelStack(r.Extra.Get().MPLSDst)
	case !r.Dst.IsValid():
		return "0/" + strconv.Itoa(int(r.DstLen))
	case r.Dst.Bits() == 0:
		if a := r.Dst.Addr(); a.IsUnspecified() {
			return "default"
		}
		return r.Dst.String()
	}
	return shortPrefix(r.Dst)
}

// shortPrefix leaves the length out where it is the whole address.
func shortPrefix(p netip.Prefix) string {
	if p.IsSingleIP() {
		return p.Addr().String()
	}
	return p.String()
}

// MarshalJSON is one entry of ip -j -d route.
func (r *Route) MarshalJSON() ([]byte, error) { return marshal(r) }

func (r *Route) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(r.Family))
	w.kv("type", RouteTypeName(r.Type))
	w.kv("dst", r.dst())
	x := r.Extra.Get()
	if x.Src.IsValid() {
		w.kv("from", shortPrefix(x.Src))
	}
	jsonEncap(w, x.Encap)
	if r.TOS != 0 {
		w.kv("tos", tosName(r.TOS))
	}
	if r.OIF != 0 {
		w.kvInt("oif", int64(r.OIF))
		w.kvDev("dev", r.OIF)
	}
	w.kv("table", TableName(r.Table))
	w.kv("protocol", ProtocolName(r.Protocol))
	w.kv("scope", ScopeName(r.Scope))
	w.key("flags")
	w.mask(uint64(r.Flags), routeFlagNames)
	jsonRealms(w, x.Flow)
	r.jsonCache(w)
	if m := x.MFCStats; m != nil {
		w.kvUint("packets", m.Packets)
		w.kvUint("bytes", m.Bytes)
		if m.WrongIf != 0 {
			w.kvUint("wrongif", m.WrongIf)
		}
	}
	if len(r.Multipath) > 0 {
		w.key("nexthops")
		jsonList(w, r.Multipath, func(w *writer, n *Nexthop) { n.json(w, r.Family) })
	}
	routeTable.json(w, r)
	w.close('}')
}

func jsonRealms(w *writer, flow uint32) {
	if flow == 0 {
		return
	}
	w.key("flow")
	w.open('{')
	if from := flow >> 16; from != 0 {
		w.kv("from", realmNames.of(uint64(from)))
	}
	w.kv("to", realmNames.of(uint64(flow&0xffff)))
	w.close('}')
}

// jsonCache is what is known of a route's age and end.
func (r *Route) jsonCache(w *writer) {
	x := r.Extra
	if x == nil {
		return
	}
	c := &x.CacheInfo
	switch {
	case c.Expires != 0:
		w.kvInt("expires", int64(c.Expires/100))
	case x.Expires != 0:
		n := x.Expires
		if r.Family == AFIPMR || r.Family == AFIP6MR {
			n /= 100
		}
		w.kvUint("expires", n)
	}
	if c.Error != 0 {
		w.kvInt("error", int64(int32(c.Error)))
	}
	if c.Used != 0 {
		w.kvUint("used", uint64(c.Used))
	}
	if c.ClntRef != 0 {
		w.kvUint("users", uint64(c.ClntRef))
	}
	if c.LastUse != 0 {
		w.kvUint("age", uint64(c.LastUse/100))
	}
}

func (n *Nexthop) json(w *writer, family uint8) {
	w.open('{')
	jsonEncap(w, n.Encap)
	if n.Index != 0 {
		if family == AFIPMR || family == AFIP6MR {
			w.kvUint("ttl", uint64(n.Hops))
		} else {
			w.kvInt("oif", int64(n.Index))
		}
		w.kvDev("dev", n.Index)
	}
	w.kvUint("weight", uint64(n.Weight()))
	w.key("flags")
	w.mask(uint64(n.Flags), routeFlagNames)
	jsonRealms(w, n.Flow)
	nexthopTable.json(w, n)
	w.close('}')
}

// String is one line in the manner of ip route.
func (r *Route) String() string { return text(r) }

func (r *Route) text(l *line) {
	if r.Type != RouteUnicast {
		l.w(RouteTypeName(r.Type))
	}
	if r.Family == AFMPLS || r.Family == AFIPMR || r.Family == AFIP6MR {
		l.w(FamilyName(r.Family))
	}
	l.w(r.dst())
	x := r.Extra.Get()
	if x.Src.IsValid() {
		l.w("from", shortPrefix(x.Src))
	}
	textEncap(l, x.Encap)
	if len(x.NewDst) > 0 {
		l.w("as", "to", labelStack(x.NewDst))
	}
	if r.TOS != 0 {
		l.w("tos", tosName(r.TOS))
	}
	l.opt("nhid", uint64(r.NHID))
	textGateway(l, r.Gateway, x.Via)
	l.dev("dev", r.OIF)
	if r.Table != TableMain && r.Family != AFMPLS {
		l.w("table", TableName(r.Table))
	}
	if r.Protocol != RTProtBoot {
		l.w("proto", ProtocolName(r.Protocol))
	}
	if r.Scope != ScopeUniverse {
		l.w("scope", ScopeName(r.Scope))
	}
	l.addr("src", r.PrefSrc)
	l.opt("metric", uint64(r.Priority))
	eachBit(uint64(r.Flags), routeFlagNames, func(s string) { l.w(s) })
	textRealms(l, x.Flow)
	x.Metrics.text(l)
	if e := x.CacheInfo.Expires; e != 0 {
		l.w("expires", strconv.Itoa(int(e/100))+"sec")
	} else if x.Expires != 0 {
		l.opt("expires", x.Expires)
	}
	l.dev("iif", r.IIF)
	for i := range r.Multipath {
		r.Multipath[i].text(l)
	}
	if r.Family == AFInet6 && r.Has(RTAPref) {
		l.w("pref", routePrefNames.of(uint64(r.Pref)))
	}
}

func textEncap(l *line, e Encap) {
	if e == nil {
		return
	}
	l.w("encap", encapNames.of(uint64(e.EncapType())))
	var w writer
	w.link = l.link
	w.open('{')
	e.jsonEncap(&w)
	l.json(w.buf)
}

func textGateway(l *line, gw netip.Addr, via *Via) {
	l.addr("via", gw)
	if via != nil {
		l.w("via", FamilyName(uint8(via.Family)), via.host())
	}
}

func textRealms(l *line, flow uint32) {
	switch {
	case flow == 0:
	case flow>>16 == 0:
		l.w("realm", realmNames.of(uint64(flow)))
	default:
		l.w("realms", realmNames.of(uint64(flow>>16))+"/"+realmNames.of(uint64(flow&0xffff)))
	}
}

func (n *Nexthop) text(l *line) {
	l.w("nexthop")
	textEncap(l, n.Encap)
	if len(n.NewDst) > 0 {
		l.w("as", "to", labelStack(n.NewDst))
	}
	textGateway(l, n.Gateway, n.Via)
	l.dev("dev", n.Index)
	l.num("weight", uint64(n.Weight()))
	eachBit(uint64(n.Flags), routeFlagNames, func(s string) { l.w(s) })
	textRealms(l, n.Flow)
}

// text writes the metrics; a nil m has none.
func (m *Metrics) text(l *line) {
	if m == nil {
		return
	}
	for i := range metricsTable.fields {
		f := &metricsTable.fields[i]
		if f.zero(m) || f.key == "" {
			continue
		}
		w := writer{link: l.link}
		f.json(&w, m)
		l.w(f.key)
		if m.Lock&(1<<f.attr) != 0 {
			l.w("lock")
		}
		l.json(w.buf)
	}
}
