package codec

import "unsafe"

// linkParts is what nearly every link with statistics points to, in one piece.
// It belongs to one link: a link that is kept keeps no other link's memory. What
// has pointers comes first; the garbage collector doesn't look at the rest.
type linkParts struct {
	afSpec AFSpec
	inet   InetSpec
	inet6  Inet6Spec
	xdp    XDP

	stats64    LinkStats
	stats6     [38]uint64 // as many as today's kernels send, in the next ones too
	icmp6Stats [7]uint64
	inetConf   [33]uint32
	inet6Conf  [60]int32
}

// number is the field of an attribute that is a u32, nil for others.
func (l *Link) number(attr uint16) *uint32 {
	switch attr {
	case IFLAMTU:
		return &l.MTU
	case IFLATxQLen:
		return &l.TxQLen
	case IFLAGroup:
		return &l.Group
	case IFLAPromiscuity:
		return &l.Promiscuity
	case IFLANumTxQueues:
		return &l.NumTxQueues
	case IFLANumRxQueues:
		return &l.NumRxQueues
	case IFLACarrierChanges:
		return &l.CarrierChanges
	case IFLAGSOMaxSegs:
		return &l.GSOMaxSegs
	case IFLAGSOMaxSize:
		return &l.GSOMaxSize
	case IFLACarrierUpCount:
		return &l.CarrierUpCount
	case IFLACarrierDownCount:
		return &l.CarrierDownCount
	case IFLAMinMTU:
		return &l.MinMTU
	case IFLAMaxMTU:
		return &l.MaxMTU
	case IFLAGROMaxSize:
		return &l.GROMaxSize
	case IFLATSOMaxSize:
		return &l.TSOMaxSize
	case IFLATSOMaxSegs:
		return &l.TSOMaxSegs
	case IFLAAllmulti:
		return &l.AllMulti
	case IFLAGSOIPv4MaxSize:
		return &l.GSOIPv4MaxSize
	case IFLAGROIPv4MaxSize:
		return &l.GROIPv4MaxSize
	}
	return nil
}

// small is the field of an attribute that is a u8, nil for others.
func (l *Link) small(attr uint16) *uint8 {
	switch attr {
	case IFLAOperState:
		return &l.OperState
	case IFLALinkMode:
		return &l.LinkMode
	case IFLACarrier:
		return &l.Carrier
	}
	return nil
}

// hot decodes attributes of b and returns those that are left to the table.
func (l *Link) hot(d *decoder, b []byte) []byte {
	var parts *linkParts
	var stats []byte
	for d.err == nil {
		full, p, rest, ok := cut(b)
		if !ok {
			break
		}
		b = rest
		typ := full & nlaTypeMask
		switch len(p) {
		case 4:
			if v := l.number(typ); v != nil {
				*v = order.Uint32(p)
				l.present(typ, *v == 0)
				continue
			}
		case 1:
			if v := l.small(typ); v != nil {
				*v = p[0]
				l.present(typ, *v == 0)
				continue
			}
		}
		switch typ {
		case IFLAIfName:
			l.Name = d.str(p)
			l.present(typ, l.Name == "")
			continue
		case IFLAQdisc:
			l.Qdisc = d.str(p)
			l.present(typ, l.Qdisc == "")
			continue
		case IFLAAddress:
			if l.Address.set(p) {
				l.present(typ, len(p) == 0)
				continue
			}
		case IFLABroadcast:
			if l.Broadcast.set(p) {
				l.present(typ, len(p) == 0)
				continue
			}
		case IFLALink:
			if len(p) == 4 {
				l.Parent = int32(order.Uint32(p))
				l.present(typ, l.Parent == 0)
				continue
			}
		case IFLAMaster:
			if len(p) == 4 {
				l.Master = int32(order.Uint32(p))
				l.present(typ, l.Master == 0)
				continue
			}
		case IFLALinkNetNSID:
			if len(p) == 4 {
				l.LinkNetNSID = int32(order.Uint32(p))
				l.present(typ, l.LinkNetNSID == 0)
				continue
			}
		case IFLAMaxPacingOffloadHorizon:
			if len(p) == 4 {
				l.MaxPacing = uint64(order.Uint32(p))
				l.present(typ, l.MaxPacing == 0)
				continue
			}
		case IFLAHeadroom:
			if len(p) == 2 {
				l.Headroom = order.Uint16(p)
				l.present(typ, l.Headroom == 0)
				continue
			}
		case IFLATailroom:
			if len(p) == 2 {
				l.Tailroom = order.Uint16(p)
				l.present(typ, l.Tailroom == 0)
				continue
			}
		case IFLAProtoDown, IFLANetNSImmutable:
			if len(p) == 1 && p[0] == 0 {
				if typ == IFLAProtoDown {
					l.ProtoDown = false
				} else {
					l.NetNSFixed = false
				}
				l.present(typ, true)
				continue
			}
		case IFLALinkInfo:
			if l.hotInfo(d, p) {
				l.present(typ, false)
				continue
			}
		case IFLAStats64:
			if len(p) >= 8*linkStatsWords && l.Stats64 == nil {
				parts = parts.make(d)
				load(parts.stats64.counters(), p)
				l.Stats64 = &parts.stats64
				l.present(typ, false)
				continue
			}
		case IFLAStats:
			if len(p) >= 4*linkStatsLeast {
				stats = p // the last of them counts, when Stats64 is known
				continue
			}
		case IFLAMap:
			if len(p) >= 28 && [28]byte(p) == [28]byte{} {
				l.Map = nil
				l.present(typ, true)
				continue
			}
		case IFLAXDP:
			if l.XDP == nil && len(p) == 8 && order.Uint16(p) == 5 && order.Uint16(p[2:]) == IFLAXDPAttached {
				parts = parts.make(d)
				l.XDP = &parts.xdp
				l.XDP.Attached = p[4]
				l.XDP.present(IFLAXDPAttached, p[4] == 0)
				l.present(typ, false)
				continue
			}
		case IFLAAFSpec:
			if l.AFSpec == nil && l.Family == AFUnspec {
				parts = parts.make(d)
				l.AFSpec = &parts.afSpec
				l.AFSpec.hot(d, p, parts)
				l.present(typ, false)
				continue
			}
		case IFLADevlinkPort:
			if len(p) == 0 && (l.Extra == nil || l.Extra.DevlinkPort == nil) {
				l.present(typ, true)
				continue
			}
		case IFLADpllPin:
			if len(p) == 0 && (l.Extra == nil || l.Extra.DPLLPin == nil) {
				l.present(typ, true)
				continue
			}
		}
		linkTable.cold(d, l, &l.Attrs, full, p)
	}
	if stats != nil && d.err == nil {
		l.hotStats(d, stats)
	}
	return b
}

// make is p or, if there are none yet, those of the link that is reused, or new
// ones. A peer in the data of a link is decoded by the table and has none.
func (p *linkParts) make(d *decoder) *linkParts {
	switch {
	case p != nil:
		return p
	case d.parts != nil:
		return d.parts
	}
	return new(linkParts)
}

// hotInfo decodes IFLA_LINKINFO if it is the name of the kind alone.
func (l *Link) hotInfo(d *decoder, b []byte) bool {
	typ, p, rest, ok := cut(b)
	if !ok || typ != IFLAInfoKind || len(rest) != 0 || !linkInfo.zero(l) {
		return false
	}
	l.Kind = d.str(p)
	return l.Kind != ""
}

// hot decodes IFLA_AF_SPEC.
func (x *AFSpec) hot(d *decoder, b []byte, parts *linkParts) {
	d.depth++
	for d.err == nil {
		typ, p, rest, ok := cut(b)
		if !ok {
			break
		}
		b = rest
		switch {
		case typ == uint16(AFInet) && x.Inet == nil:
			x.Inet = &parts.inet
			x.Inet.hot(d, p, parts)
		case typ == uint16(AFInet6) && x.Inet6 == nil:
			x.Inet6 = &parts.inet6
			x.Inet6.hot(d, p, parts)
		default:
			afSpecTable.decodeOne(d, x, &x.Attrs, typ, p)
			continue
		}
		if d.err == nil {
			x.present(typ, false)
		}
	}
	d.depth--
	afSpecTable.decodeRest(d, x, b)
}

func (x *InetSpec) hot(d *decoder, b []byte, parts *linkParts) {
	if typ, p, rest, ok := cut(b); ok && typ == IFLAInetConf && len(p)%4 == 0 && len(p) > 0 {
		x.Conf = loaded(parts.inetConf[:0], p)
		b = rest
	}
	inetSpecTable.decodeRest(d, x, b)
}

func (x *Inet6Spec) hot(d *decoder, b []byte, parts *linkParts) {
	d.depth++
	for d.err == nil {
		typ, p, rest, ok := cut(b)
		if !ok {
			break
		}
		b = rest
		switch typ {
		case IFLAInet6Flags:
			if len(p) == 4 {
				x.Flags = order.Uint32(p)
				x.present(typ, x.Flags == 0)
				continue
			}
		case IFLAInet6CacheInfo:
			if len(p) >= 16 {
				x.CacheInfo = Inet6CacheInfo{order.Uint32(p), order.Uint32(p[4:]), order.Uint32(p[8:]), order.Uint32(p[12:])}
				x.present(typ, x.CacheInfo == Inet6CacheInfo{})
				continue
			}
		case IFLAInet6Conf:
			if len(p)%4 == 0 && len(p) > 0 && x.Conf == nil {
				x.Conf = loaded(parts.inet6Conf[:0], p)
				x.present(typ, false)
				continue
			}
		case IFLAInet6Stats:
			if len(p)%8 == 0 && len(p) > 0 && x.Stats == nil {
				x.Stats = loaded(parts.stats6[:0], p)
				x.present(typ, false)
				continue
			}
		case IFLAInet6Icmp6stats:
			if len(p)%8 == 0 && len(p) > 0 && x.ICMP6Stats == nil {
				x.ICMP6Stats = loaded(parts.icmp6Stats[:0], p)
				x.present(typ, false)
				continue
			}
		case IFLAInet6Token:
			if a, ok := hotIP(p); ok {
				x.Token = a
				x.present(typ, false)
				continue
			}
		case IFLAInet6AddrGenMode:
			if len(p) == 1 {
				x.AddrGenMode = p[0]
				x.present(typ, p[0] == 0)
				continue
			}
		}
		inet6SpecTable.decodeOne(d, x, &x.Attrs, typ, p)
	}
	d.depth--
	inet6SpecTable.decodeRest(d, x, b)
}

// loaded is the numbers in b, in place if there is room for them.
func loaded[V uint32 | int32 | uint64](place []V, b []byte) []V {
	n := len(b) / int(unsafe.Sizeof(*new(V)))
	if n > cap(place) {
		place = make([]V, n)
	}
	place = place[:n:n]
	load(place, b)
	return place
}

// load sets the numbers to those at the front of b.
func load[V uint32 | int32 | uint64](list []V, b []byte) {
	copy(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), int(unsafe.Sizeof(*new(V)))*len(list)), b)
}
