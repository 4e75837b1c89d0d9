package codec

import (
	"net/netip"
	"reflect"
	"testing"
)

// Every field counts, but for those that are listed here with the reason.
func TestEqualStableLooksAtEveryField(t *testing.T) {
	left := map[string]string{
		"Link.Change":          "of the notification",
		"Link.Event":           "of the notification",
		"Link.Wireless":        "of the notification",
		"Link.NewNetNSID":      "of the notification",
		"Link.NewIfIndex":      "of the notification",
		"Link.Stats":           "counters",
		"Link.Stats64":         "counters",
		"Link.XStats":          "counters",
		"Link.Family":          "not a field of its own: the type tells",
		"Addr.CacheInfo":       "timestamps, remaining times",
		"Route.CacheInfo":      "timers",
		"Route.MFCStats":       "counters",
		"Neigh.CacheInfo":      "timers",
		"Neigh.Probes":         "a counter",
		"Link.Data":            "a case of its own below",
		"Link.SlaveData":       "a case of its own below",
		"Link.LinkNetNSID":     "written with IFLA_LINK",
		"Route.Encap":          "a case of its own below",
		"Route.Multipath":      "cases of their own below",
		"Route.MPLSDst":        "of an MPLS route",
		"Route.DstLen":         "counts where the prefix is not valid",
		"Route.SrcLen":         "counts where the prefix is not valid",
		"Rule.DstLen":          "counts where the prefix is not valid",
		"Rule.SrcLen":          "counts where the prefix is not valid",
		"Link.Attrs":           "the unknown ones: below",
		"Addr.Attrs":           "the unknown ones: below",
		"Route.Attrs":          "the unknown ones: below",
		"Neigh.Attrs":          "the unknown ones: below",
		"Rule.Attrs":           "the unknown ones: below",
		"Link.ProtoDownReason": "of the driver",
		"Rule.Suppress":        "written as two",
		"Link.BridgeSpec":      "of an AF_BRIDGE message",
		"Link.Port":            "of an AF_BRIDGE message",
		"Link.Inet6":           "of an AF_INET6 message",
	}
	for _, mk := range []func() Resource{
		func() Resource { return new(Link) },
		func() Resource { return &Addr{Family: AFInet} },
		func() Resource { return &Route{Family: AFInet, Dst: netip.MustParsePrefix("10.0.0.0/8")} },
		func() Resource { return &Neigh{Family: AFInet} },
		func() Resource { return &Rule{Family: AFInet} },
	} {
		typ := reflect.TypeOf(mk()).Elem()
		parts := []func(reflect.Value) reflect.Value{func(v reflect.Value) reflect.Value { return v }}
		if extra, ok := typ.FieldByName("Extra"); ok {
			parts = append(parts, func(v reflect.Value) reflect.Value {
				v.FieldByIndex(extra.Index).Set(reflect.New(extra.Type.Elem()))
				return v.FieldByIndex(extra.Index).Elem()
			})
		}
		for _, part := range parts {
			fields := part(reflect.ValueOf(mk()).Elem()).Type()
			for i := range fields.NumField() {
				name := typ.Name() + "." + fields.Field(i).Name
				if left[name] != "" || fields.Field(i).Name == "Extra" {
					continue
				}
				r := mk()
				if !fill(part(reflect.ValueOf(r).Elem()).Field(i)) {
					t.Errorf("%s: the test can't fill a %v", name, fields.Field(i).Type)
					continue
				}
				if EqualStable(mk(), r) {
					t.Errorf("%s does not count", name)
				}
			}
		}
	}
}

// fill sets a value to something that is not zero.
func fill(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString("x")
	case reflect.Int32, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return fill(v.Elem())
	case reflect.Array:
		return fill(v.Index(0))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return fill(v.Index(0))
	case reflect.Struct:
		switch v.Interface().(type) {
		case netip.Addr:
			v.Set(reflect.ValueOf(netip.MustParseAddr("192.0.2.1")))
		case netip.Prefix:
			v.Set(reflect.ValueOf(netip.MustParsePrefix("192.0.2.0/24")))
		case LinkAddr:
			a, _ := ParseLinkAddr("02:00:00:00:00:01")
			v.Set(reflect.ValueOf(a))
		default:
			for i := range v.NumField() {
				if !v.Type().Field(i).IsExported() || v.Type().Field(i).Anonymous {
					continue
				}
				if !fill(v.Field(i)) {
					return false
				}
			}
		}
	default:
		return false
	}
	return true
}

// nla is an attribute as it is on the wire.
func nla(typ uint16, payload ...[]byte) []byte {
	var e encoder
	at := e.begin(typ)
	for _, p := range payload {
		e.bytes(p)
	}
	e.end(at, "")
	return e.buf
}

func unknown(typ uint16, payload ...[]byte) Attrs {
	var data []byte
	for _, p := range payload {
		data = append(data, p...)
	}
	var a Attrs
	a.SetUnknown(RawAttr{Type: typ, Data: data})
	return a
}

// What changes by itself, and what next to it does not.
func TestEqualStable(t *testing.T) {
	pfx6 := netip.MustParsePrefix("2001:db8::/32")
	gw := func(i int32, s string) Nexthop { return Nexthop{Index: i, Gateway: netip.MustParseAddr(s)} }
	bridge := func(attr uint16, v byte) *Link {
		return &Link{Kind: "bridge", Data: &RawKind{nla(attr, []byte{v, 0, 0, 0})}}
	}
	port := func(attr uint16, v byte) *Link {
		return &Link{SlaveKind: "bridge", SlaveData: &RawKind{nla(attr, []byte{v, 0, 0, 0})}}
	}
	spec := func(family, attr uint16, v byte) *Link {
		return &Link{Attrs: unknown(IFLAAFSpec, nla(family, nla(attr, []byte{v, 0, 0, 0})))}
	}
	addr := func(preferred, valid, created uint32) *Addr {
		return &Addr{Family: AFInet6, CacheInfo: AddrCacheInfo{Preferred: preferred, Valid: valid, Created: created}}
	}
	const forever = 0xffffffff
	fdb := func(state uint16) *Neigh { return &Neigh{Family: AFBridge, Index: 2, State: state} }
	group := func(timer, ofSource uint32, flags uint8) *MDB {
		e := MDBEntry{MDBPort: MDBPort{Index: 3, Flags: flags}, Timer: timer, Sources: []MDBSource{{Address: netip.MustParseAddr("192.0.2.1"), Timer: ofSource}}}
		e.Mark(MDBAMdbEattrTimer)
		return &MDB{Family: AFBridge, Index: 2, Groups: []MDBGroup{{Entries: []MDBEntry{e}}}}
	}
	router := func(timer uint32, typ uint8) *MDB {
		return &MDB{Family: AFBridge, Index: 2, RouterPorts: []MDBRouterPort{{Index: 3, Timer: timer, InetTimer: timer, Inet6Timer: timer, Type: typ}}}
	}
	for _, c := range []struct {
		rule string
		a, b Resource
		want bool
	}{
		{"nothing is nothing", nil, nil, true},
		{"nothing is not something", nil, new(Link), false},
		{"types differ", new(Link), &Inet6Link{}, false},
		{"a bridge's timers", bridge(16, 1), bridge(16, 2), true},
		{"not its ageing time", bridge(4, 1), bridge(4, 2), false},
		{"the same number of another kind is no timer", &Link{Kind: "x", Data: &RawKind{nla(16, []byte{1})}},
			&Link{Kind: "x", Data: &RawKind{nla(16, []byte{2})}}, false},
		{"a port's timers", port(21, 1), port(21, 2), true},
		{"not its cost", port(3, 1), port(3, 2), false},
		{"IPv4 settings", spec(2, 1, 1), spec(2, 1, 2), true},
		{"IPv6 counters", spec(10, 3, 1), spec(10, 3, 2), true},
		{"not the way IPv6 addresses are made", spec(10, 8, 1), spec(10, 8, 2), false},
		{"unknown attributes count", &Link{Attrs: unknown(200, []byte{1})}, &Link{Attrs: unknown(200, []byte{2})}, false},
		{"legs of an IPv6 route in another order", &Route{Family: AFInet6, Dst: pfx6, Multipath: []Nexthop{gw(1, "fe80::1"), gw(2, "fe80::2")}},
			&Route{Family: AFInet6, Dst: pfx6, Multipath: []Nexthop{gw(2, "fe80::2"), gw(1, "fe80::1")}}, true},
		{"but of an IPv4 route it counts", &Route{Family: AFInet, Multipath: []Nexthop{gw(1, "10.0.0.1"), gw(2, "10.0.0.2")}},
			&Route{Family: AFInet, Multipath: []Nexthop{gw(2, "10.0.0.2"), gw(1, "10.0.0.1")}}, false},
		{"another encapsulation", &Route{Family: AFInet, Extra: &RouteExtra{Encap: &RawEncap{99, []byte{1}}}}, &Route{Family: AFInet, Extra: &RouteExtra{Encap: &RawEncap{99, []byte{2}}}}, false},
		{"the counters of a local segment", &Route{Family: AFInet6, Extra: &RouteExtra{Encap: &SEG6LocalEncap{Action: 2, Counters: &SEG6Counters{Packets: 1}}}},
			&Route{Family: AFInet6, Extra: &RouteExtra{Encap: &SEG6LocalEncap{Action: 2, Counters: &SEG6Counters{Packets: 2}}}}, true},
		{"not its action", &Route{Family: AFInet6, Extra: &RouteExtra{Encap: &SEG6LocalEncap{Action: 2}}}, &Route{Family: AFInet6, Extra: &RouteExtra{Encap: &SEG6LocalEncap{Action: 3}}}, false},
		{"the family of a multicast database, which a list leaves out", &MDB{Family: AFBridge, Index: 2}, &MDB{Index: 2}, true},
		{"the time a group is out of balance", &NexthopObject{ResGroup: &NexthopResGroup{UnbalancedTime: 1}}, &NexthopObject{ResGroup: &NexthopResGroup{UnbalancedTime: 2}}, true},
		{"not its buckets", &NexthopObject{ResGroup: &NexthopResGroup{Buckets: 1}}, &NexthopObject{ResGroup: &NexthopResGroup{Buckets: 2}}, false},
		{"the time an address was made", addr(forever, forever, 1), addr(forever, forever, 2), true},
		{"the time it has left", addr(100, 200, 1), addr(99, 199, 1), true},
		{"not whether it is for ever", addr(100, forever, 1), addr(100, 200, 1), false},
		{"not the other of the two", addr(forever, forever, 1), addr(100, forever, 1), false},
		{"a learned forwarding entry that was not heard of for long", fdb(NeighReachable), fdb(NeighStale), true},
		{"not one that was learned and is fixed", fdb(NeighReachable), fdb(NeighNoARP), false},
		{"a neighbour's state counts", &Neigh{Family: AFInet, State: NeighReachable}, &Neigh{Family: AFInet, State: NeighStale}, false},
		{"a group's timers", group(3, 4, 0), group(0, 0, 0), true},
		{"not its flags", group(3, 4, 1), group(3, 4, 0), false},
		{"the timers of a router's port", router(5, 2), router(0, 2), true},
		{"not its type", router(5, 2), router(5, 1), false},
	} {
		if got := EqualStable(c.a, c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.rule, got, c.want)
		}
		if got := EqualStable(c.b, c.a); got != c.want {
			t.Errorf("%s, the other way round: %v, want %v", c.rule, got, c.want)
		}
	}
}

func BenchmarkEqualStableRoute(b *testing.B) {
	r := Route{Family: AFInet, Type: RouteUnicast, Table: TableMain, Protocol: RTProtStatic,
		Dst: netip.MustParsePrefix("10.0.0.0/8"), Gateway: netip.MustParseAddr("10.0.0.1"), OIF: 3}
	s := r
	b.ReportAllocs()
	for b.Loop() {
		if !EqualStable(&r, &s) {
			b.Fatal("not equal")
		}
	}
}
