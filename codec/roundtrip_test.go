package codec

import (
	"errors"
	"net/netip"
	"reflect"
	"testing"
)

// samples are objects with most fields set, by message type.
func samples() map[uint16][]Resource {
	mac, _ := ParseLinkAddr("02:00:00:00:00:01")
	ip, pfx := netip.MustParseAddr, netip.MustParsePrefix
	return map[uint16][]Resource{
		RTMNewAddr: {
			&Addr{Family: AFInet, PrefixLen: 24, Scope: ScopeLink, Flags: AddrPermanent | AddrNoPrefixRoute, Index: 3,
				Local: ip("10.0.0.1"), Address: ip("10.0.0.2"), Broadcast: ip("10.0.0.255"), Label: "eth0:1",
				CacheInfo: AddrCacheInfo{1, 2, 3, 4}, RTPriority: 5, Proto: AddrProtoKernelLL,
				Extra: &AddrExtra{TargetNetNSID: -1}},
			&Addr{Family: AFInet6, PrefixLen: 64, Address: ip("2001:db8::1")},
		},
		RTMNewNeigh: {
			&Neigh{Family: AFInet6, Index: 3, State: NeighStale, Flags: NeighRouter, Type: RouteUnicast, Dst: ip("fe80::1"),
				LLAddr: mac, Probes: 2, CacheInfo: NeighCacheInfo{1, 2, 3, 4}, Protocol: 4, ExtFlags: NeighManaged},
			&Neigh{Family: AFBridge, Index: 3, State: NeighPermanent, Flags: NeighSelf, LLAddr: mac, VLAN: 7, VNI: 8, Port: 9,
				Via: 4, Master: 5, NHID: 7, Dst: ip("10.0.0.7"), Extra: &NeighExtra{SrcVNI: 6, LinkNetNSID: 1,
					FDBExt: &NeighFDBExt{ActivityNotify: 1, DontRefresh: true}}},
		},
		RTMNewRule: {
			&Rule{Family: AFInet, TOS: 8, Action: RuleToTable, Flags: RuleInvert, Table: 1000, Src: pfx("10.0.0.0/8"),
				Dst: pfx("192.0.2.1/32"), IIF: "eth0", OIF: "eth1", Priority: 100, Mark: 1, Mask: 255, Flow: 0x10002,
				TunID: 3, Suppress: RuleSuppress{1, NoSuppress}, UIDRange: RuleUIDRange{1, 2}, Protocol: 4, IPProto: 6,
				SPort: RulePortRange{1, 2}, DPort: RulePortRange{3, 3}, DSCP: 4, DSCPMask: 5, SPortMask: 6, DPortMask: 7},
			&Rule{Family: AFInet6, Action: RuleGoto, Goto: 7, FlowLabel: 1, FlowLabelMask: 2},
			&Rule{Family: AFInet, Action: RuleToTable, L3MDev: 1},
		},
		RTMNewRoute: {
			&Route{Family: AFInet, Type: RouteUnicast, Table: TableMain, Protocol: RTProtStatic, Dst: pfx("0.0.0.0/0"),
				Gateway: ip("10.0.0.1"), OIF: 3, Priority: 9, PrefSrc: ip("10.0.0.9"),
				Extra: &RouteExtra{Flow: 1, Metrics: &Metrics{MTU: 1400, Lock: 4, CCAlgo: "cubic"}}},
			&Route{Family: AFInet, Dst: pfx("10.0.0.0/8"), Table: 1000, TOS: 4, Multipath: []Nexthop{
				{Index: 3, Gateway: ip("10.0.0.1"), Flags: 4, Flow: 2},
				{Index: 4, Hops: 9, Via: &Via{Family: uint16(AFInet6), Addr: ip("fe80::1")}, Encap: &RawEncap{99, []byte{1, 2}}},
			}},
			&Route{Family: AFInet6, Dst: pfx("2001:db8::/32"), Pref: 1, NHID: 7, Extra: &RouteExtra{
				Src: pfx("2001:db8:1::/48"), Expires: 60, UID: 1, CacheInfo: RouteCacheInfo{1, 2, -3, 4, 5, 6, 7, 8},
				Encap: &RawEncap{99, []byte{1}}}},
			&Route{Family: AFMPLS, DstLen: 20, OIF: 3, Extra: &RouteExtra{MPLSDst: []MPLSLabel{{Label: 100, Bottom: true}},
				NewDst: []MPLSLabel{{Label: 5, TC: 1, TTL: 64}, {Label: 6, Bottom: true}}, TTLPropagate: 1,
				Via: &Via{Family: 17, LLAddr: mac}}},
			&Route{Family: AFIPMR, Type: RouteMulticast, Dst: pfx("239.1.1.1/32"), IIF: 3,
				Extra: &RouteExtra{Src: pfx("10.0.0.1/32"), MFCStats: &MFCStats{1, 2, 3}, Expires: 1 << 40}},
		},
		RTMNewLink: {
			&Link{Type: 1, Index: 3, Flags: LinkUp, Change: 0xffffffff, Name: "eth0", Address: mac, Broadcast: mac, MTU: 1500,
				Parent: 4, LinkNetNSID: -1, Master: 5, Qdisc: "noqueue", OperState: 6, AltNames: []string{"a", "b"}, Carrier: 1,
				Kind: "unheard-of", Data: &RawKind{[]byte{1, 2, 3}}, SlaveKind: "unheard-of", SlaveData: &RawKind{[]byte{4}},
				Stats64: &LinkStats{RxPackets: 1, RxOtherhostDropped: 2}, Map: &LinkMap{1, 2, 3, 4, 5, 6},
				ProtoDown: true, Extra: &LinkExtra{XStats: []byte{5}, ProtoDownReason: &ProtoDownReason{Mask: 1, Value: 2}}, MaxPacing: 1 << 33, Headroom: 9},
			&BridgePort{Link{Family: AFBridge, Index: 3, Name: "eth0", Master: 5}},
			&Inet6Link{Link{Family: AFInet6, Index: 3, Name: "eth0"}},
		},
	}
}

// What Append writes, Parse reads back, in either byte order.
func TestRoundTrip(t *testing.T) {
	for typ, list := range samples() {
		for _, want := range list {
			for _, swap := range []bool{false, true} {
				b, err := appendOrder(nil, want, swap)
				if err != nil {
					t.Fatalf("%v: %v", want, err)
				}
				p := Parser{swap: swap}
				got, err := p.Parse(typ, b)
				if err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("swap %v: %v\n got %+v\nwant %+v", swap, err, got, want)
				}
			}
		}
	}
}

// Mark makes a zero field present, and Parse finds it so.
func TestMark(t *testing.T) {
	l := &Link{Index: 3}
	l.Mark(IFLAMaster)
	r, err := Parse(RTMNewLink, body(t, l))
	if err != nil || !r.Has(IFLAMaster) || r.Has(IFLALink) {
		t.Errorf("%v %v, want master present and link not", r, err)
	}
}

// A fixed header that is cut short is ErrShort, at every length of every type.
func TestShort(t *testing.T) {
	for typ, n := range map[uint16]int{RTMNewLink: 16, RTMNewAddr: 8, RTMNewRoute: 12, RTMNewNeigh: 12, RTMNewRule: 12} {
		for i := range n {
			if _, err := Parse(typ, make([]byte, i)); !errors.Is(err, ErrShort) {
				t.Errorf("%s of %d bytes: %v", TypeName(typ), i, err)
			}
		}
		if _, err := Parse(typ, make([]byte, n)); err != nil {
			t.Errorf("%s of a header alone: %v", TypeName(typ), err)
		}
	}
}
