package codec

import (
	"encoding/binary"
	"net/netip"
)

// The attributes that most routes, addresses, neighbours and links have are
// decoded here and in link_hot.go without the table's calls by way of interfaces:
// in the time of a storm that is most of the work. What they mean is in the
// tables alone; that both agree, the tests and fuzz targets check. Whatever is
// not as usual, the table decodes.

// order is this machine's. Messages of the other are for the tables.
var order = binary.NativeEndian

// cut is the next attribute of b, if it is well-framed, and what is after it. The
// type has its flag bits.
func cut(b []byte) (typ uint16, payload, rest []byte, ok bool) {
	if len(b) < nlaHeader {
		return 0, nil, b, false
	}
	n := int(order.Uint16(b))
	if n < nlaHeader || n > len(b) {
		return 0, nil, b, false
	}
	return order.Uint16(b[2:]), b[nlaHeader:n], b[min((n+3)&^3, len(b)):], true
}

// cold decodes an attribute by the table; it returns false if decoding is over.
func (t *table[T]) cold(d *decoder, v *T, a *Attrs, typ uint16, payload []byte) bool {
	d.depth++
	t.decodeOne(d, v, a, typ, payload)
	d.depth--
	return d.err == nil
}

// decodeRest decodes what a hot method has left.
func (t *table[T]) decodeRest(d *decoder, v *T, b []byte) {
	if len(b) > 0 || d.err != nil {
		t.decode(d, v, b)
	}
}

// hotIP is an address, told apart by its size.
func hotIP(b []byte) (netip.Addr, bool) {
	switch len(b) {
	case 4:
		return netip.AddrFrom4([4]byte(b)), true
	case 16:
		return netip.AddrFrom16([16]byte(b)), true
	}
	return netip.Addr{}, false
}

// hot decodes attributes of b and returns those that are left to the table.
func (r *Route) hot(d *decoder, b []byte) []byte {
	for {
		typ, p, rest, ok := cut(b)
		if !ok {
			return b
		}
		b = rest
		switch typ {
		case RTATable:
			if len(p) == 4 {
				r.Table = order.Uint32(p)
				r.present(RTATable, r.Table == 0)
				continue
			}
		case RTADst:
			// Of length 0 the table knows what is a default route.
			if len(p) == 4 && r.Family == AFInet && r.DstLen-1 < 32 || len(p) == 16 && r.Family == AFInet6 && r.DstLen-1 < 128 {
				a, _ := hotIP(p)
				r.Dst = netip.PrefixFrom(a, int(r.DstLen))
				r.present(RTADst, false)
				continue
			}
		case RTAOIF:
			if len(p) == 4 {
				r.OIF = int32(order.Uint32(p))
				r.present(RTAOIF, r.OIF == 0)
				continue
			}
		case RTAGateway:
			if a, ok := hotIP(p); ok {
				r.Gateway = a
				r.present(RTAGateway, false)
				continue
			}
		case RTAPrefSrc:
			if a, ok := hotIP(p); ok {
				r.PrefSrc = a
				r.present(RTAPrefSrc, false)
				continue
			}
		case RTAPriority:
			if len(p) == 4 {
				r.Priority = order.Uint32(p)
				r.present(RTAPriority, r.Priority == 0)
				continue
			}
		case RTANHID:
			if len(p) == 4 {
				r.NHID = order.Uint32(p)
				r.present(RTANHID, r.NHID == 0)
				continue
			}
		case RTAPref:
			if len(p) == 1 {
				r.Pref = p[0]
				r.present(RTAPref, r.Pref == 0)
				continue
			}
		case RTACacheInfo:
			if len(p) == 32 && r.Extra == nil && [32]byte(p) == [32]byte{} {
				r.present(RTACacheInfo, true)
				continue
			}
		}
		if !routeTable.cold(d, r, &r.Attrs, typ, p) {
			return b
		}
	}
}

// hot decodes attributes of b and returns those that are left to the table.
func (a *Addr) hot(d *decoder, b []byte) []byte {
	for {
		typ, p, rest, ok := cut(b)
		if !ok {
			return b
		}
		b = rest
		switch typ {
		case IFAAddress:
			if ip, ok := hotIP(p); ok {
				a.Address = ip
				a.present(IFAAddress, false)
				continue
			}
		case IFALocal:
			if ip, ok := hotIP(p); ok {
				a.Local = ip
				a.present(IFALocal, false)
				continue
			}
		case IFABroadcast:
			if ip, ok := hotIP(p); ok {
				a.Broadcast = ip
				a.present(IFABroadcast, false)
				continue
			}
		case IFALabel:
			a.Label = d.str(p)
			a.present(IFALabel, a.Label == "")
			continue
		case IFAFlags:
			// Of none, and of addresses that do without, the table knows.
			if len(p) == 4 && order.Uint32(p) != 0 && a.Extra == nil && (a.Family == AFInet || a.Family == AFInet6) {
				a.Flags = order.Uint32(p)
				a.present(IFAFlags, false)
				continue
			}
		case IFACacheInfo:
			if len(p) >= 16 {
				a.CacheInfo = AddrCacheInfo{order.Uint32(p), order.Uint32(p[4:]), order.Uint32(p[8:]), order.Uint32(p[12:])}
				a.present(IFACacheInfo, a.CacheInfo == AddrCacheInfo{})
				continue
			}
		case IFARtPriority:
			if len(p) == 4 {
				a.RTPriority = order.Uint32(p)
				a.present(IFARtPriority, a.RTPriority == 0)
				continue
			}
		case IFAProto:
			if len(p) == 1 {
				a.Proto = p[0]
				a.present(IFAProto, a.Proto == 0)
				continue
			}
		}
		if !addrTable.cold(d, a, &a.Attrs, typ, p) {
			return b
		}
	}
}

// hot decodes attributes of b and returns those that are left to the table.
func (n *Neigh) hot(d *decoder, b []byte) []byte {
	for {
		typ, p, rest, ok := cut(b)
		if !ok {
			return b
		}
		b = rest
		switch typ {
		case NDADst:
			if ip, ok := hotIP(p); ok {
				n.Dst = ip
				n.present(NDADst, false)
				continue
			}
		case NDALLAddr:
			if n.LLAddr.set(p) {
				n.present(NDALLAddr, len(p) == 0)
				continue
			}
		case NDACacheInfo:
			if len(p) >= 16 {
				n.CacheInfo = NeighCacheInfo{order.Uint32(p), order.Uint32(p[4:]), order.Uint32(p[8:]), order.Uint32(p[12:])}
				n.present(NDACacheInfo, n.CacheInfo == NeighCacheInfo{})
				continue
			}
		case NDAProbes:
			if len(p) == 4 {
				n.Probes = order.Uint32(p)
				n.present(NDAProbes, n.Probes == 0)
				continue
			}
		case NDAMaster:
			if len(p) == 4 {
				n.Master = int32(order.Uint32(p))
				n.present(NDAMaster, n.Master == 0)
				continue
			}
		case NDAVLAN:
			if len(p) == 2 {
				n.VLAN = order.Uint16(p)
				n.present(NDAVLAN, n.VLAN == 0)
				continue
			}
		case NDAProtocol:
			if len(p) == 1 {
				n.Protocol = p[0]
				n.present(NDAProtocol, n.Protocol == 0)
				continue
			}
		case NDAFlagsExt:
			if len(p) == 4 {
				n.ExtFlags = order.Uint32(p)
				n.present(NDAFlagsExt, n.ExtFlags == 0)
				continue
			}
		}
		if !neighTable.cold(d, n, &n.Attrs, typ, p) {
			return b
		}
	}
}
