package codec

import (
	"net/netip"
	"reflect"
	"testing"
)

// A request about a group has attributes of the numbers that a message of the
// kernel uses for lists; each comes back as what it was.
func TestMDBRequest(t *testing.T) {
	ip := netip.MustParseAddr
	port := MDBPort{Index: 3, State: 1, VID: 10}
	port.SetGroup(ip("239.1.1.1"))
	for _, want := range []*MDB{
		{Family: AFBridge, Index: 4, Entry: &port},
		{Family: AFBridge, Index: 4, Entry: &port, EntryAttrs: &MDBEntryAttrs{
			Sources: []MDBSource{{Address: ip("192.0.2.1")}}, GroupMode: 1, RTProt: RTProtStatic}},
		{Family: AFBridge, Index: 4, Groups: []MDBGroup{{Entries: []MDBEntry{{MDBPort: port}}}},
			RouterPorts: []MDBRouterPort{{Index: 3, Type: 1}}},
	} {
		got, err := Parse(RTMNewMDB, body(t, want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%v\n got %+v\nwant %+v", err, got, want)
		}
	}
}

// With an Entry the lists are not written; without one its attributes are not.
func TestMDBEither(t *testing.T) {
	both := &MDB{Entry: new(MDBPort), Groups: make([]MDBGroup, 1), RouterPorts: make([]MDBRouterPort, 1)}
	if got, want := body(t, both), body(t, &MDB{Entry: new(MDBPort)}); !reflect.DeepEqual(got, want) {
		t.Errorf("an entry and lists: % x, want % x", got, want)
	}
	if got, want := body(t, &MDB{EntryAttrs: &MDBEntryAttrs{VNI: 1}}), body(t, new(MDB)); !reflect.DeepEqual(got, want) {
		t.Errorf("attributes of no entry: % x, want % x", got, want)
	}
}

// Group reads what SetGroup set.
func TestMDBGroup(t *testing.T) {
	for in, want := range map[string]string{"239.1.1.1": "239.1.1.1", "ff05::1": "ff05::1", "::ffff:239.1.1.1": "239.1.1.1"} {
		p := MDBPort{Addr: [16]byte{15: 9}}
		p.SetGroup(netip.MustParseAddr(in))
		if ip, mac := p.Group(); ip.String() != want || !mac.IsZero() {
			t.Errorf("%s: %v %v, want %s", in, ip, mac, want)
		}
	}
	p := MDBPort{Addr: [16]byte{9}, Protocol: 0x0800}
	if p.SetGroup(netip.Addr{}); p != (MDBPort{}) {
		t.Errorf("no group: %+v", p)
	}
}
