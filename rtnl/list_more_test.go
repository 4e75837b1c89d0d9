package rtnl

import (
	"errors"
	"strconv"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// The lists of the rarer kinds have what was made.
func TestMoreLists(t *testing.T) {
	n, other := newNS(t), newNS(t)
	bridge := n.furnish()

	n.create(codec.RTMNewNSID, &codec.NSID{ID: 7, FD: uint32(other.FD())})
	ids, err := NSIDs(ctx, n.ns)
	if err != nil || len(ids) != 1 || ids[0].ID != 7 {
		t.Errorf("nsids: %v, %v, want 7", ids, err)
	}

	confs, err := Netconfs(ctx, n.ns)
	seen := make(map[[2]int32]bool)
	for _, c := range confs {
		seen[[2]int32{int32(c.Family), c.Index}] = true
	}
	for _, family := range []int32{int32(codec.AFInet), int32(codec.AFInet6)} {
		for _, index := range []int32{-1, -2, loIndex, bridge} {
			if !seen[[2]int32{family, index}] {
				t.Errorf("netconfs: none of family %d, index %d; %v", family, index, err)
			}
		}
	}

	// A queue below the root of an interface that is up.
	n.do(codec.RTMNewLink, 0, mustAppend(t, &codec.Link{Index: bridge, Flags: codec.LinkUp, Change: codec.LinkUp}))
	all, err := Qdiscs(ctx, n.ns)
	if err != nil || len(all) < 2 {
		t.Errorf("qdiscs: %v, %v", all, err)
	}
	some, err := Qdiscs(ctx, n.ns, QdiscFilter{Index: bridge})
	if err != nil || len(some) != 1 || some[0].Index != bridge || some[0].Kind == "" {
		t.Errorf("qdiscs of the bridge: %v, %v", some, err)
	}
	for q, err := range QdiscsSeq(ctx, n.ns, QdiscFilter{Index: bridge}) {
		if err != nil || q.Index != bridge {
			t.Errorf("qdiscs of the bridge, iterated: %v, %v", q, err)
		}
	}
	if c, err := Classes(ctx, n.ns, bridge); err != nil || len(c) != 0 {
		t.Errorf("classes: %v, %v, want none", c, err)
	}
	if f, err := Filters(ctx, n.ns, bridge, 0xffffffff); err != nil && !errors.Is(err, unix.EINVAL) || len(f) != 0 {
		t.Errorf("filters: %v, %v, want none", f, err)
	}

	// A bridge has a database even if there is nothing in it.
	if _, err := MDBs(ctx, n.ns); err != nil {
		t.Errorf("mdbs: %v", err)
	}
	if _, err := BridgeVLANs(ctx, n.ns); err != nil && !errors.Is(err, unix.EOPNOTSUPP) {
		t.Errorf("bridge vlans: %v", err)
	}

	labels, err := AddrLabels(ctx, n.ns)
	if err != nil || len(labels) == 0 {
		t.Errorf("address labels: %v, %v", labels, err)
	}
	tables, err := NeighTables(ctx, n.ns)
	names := make(map[string]bool)
	for _, nt := range tables {
		names[nt.Name] = true
	}
	if err != nil || !names["arp_cache"] || !names["ndisc_cache"] {
		t.Errorf("neighbour tables: %v, %v", names, err)
	}
}

// Nexthop objects are listed, and chosen by the kernel.
func TestNexthops(t *testing.T) {
	n := newNS(t)
	bridge := n.furnish()
	n.create(codec.RTMNewNexthop, &codec.NexthopObject{Family: codec.AFInet, ID: 1, Blackhole: true})
	n.create(codec.RTMNewNexthop, &codec.NexthopObject{Family: codec.AFInet, ID: 2, OIF: loIndex})
	n.create(codec.RTMNewNexthop, &codec.NexthopObject{Family: codec.AFInet, ID: 3, OIF: loIndex})
	n.create(codec.RTMNewNexthop, &codec.NexthopObject{ID: 9, Group: []codec.NexthopMember{{ID: 2}, {ID: 3}}})
	for _, c := range []struct {
		name string
		opt  NexthopOption
		want string
	}{
		{"all", Attempts(3), "1 2 3 9"},
		{"of an interface", NexthopFilter{OIF: loIndex}, "1 2 3"}, // a blackhole is on lo,
		{"of another", NexthopFilter{OIF: bridge}, ""},
		{"groups", NexthopFilter{Groups: true}, "9"},
		{"for forwarding databases", NexthopFilter{FDB: true}, ""},
	} {
		l, err := Nexthops(ctx, n.ns, c.opt)
		if got := show(t, l, err, func(o *codec.NexthopObject) string { return strconv.Itoa(int(o.ID)) }); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for o, err := range NexthopsSeq(ctx, n.ns, NexthopFilter{Groups: true}) {
		if err != nil || len(o.Group) != 2 {
			t.Errorf("iterated: %v, %v", o, err)
		}
	}
}

func mustAppend(t *testing.T, r codec.Resource) []byte {
	t.Helper()
	b, err := codec.Append(nil, r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Classes and filters are those of one interface, and of filters one parent.
func TestClassesAndFilters(t *testing.T) {
	n := newNS(t)
	bridge := n.furnish()
	const root, handle, class = 0xffffffff, 1 << 16, 1<<16 | 5
	n.create(codec.RTMNewQdisc, &codec.Qdisc{TC: codec.TC{Index: bridge, Parent: root, Handle: handle, Kind: "htb",
		Options: &codec.HTB{Init: &codec.HTBGlobal{Version: 3, Rate2Quantum: 10, DefaultClass: 5}}}})
	rate := codec.RateSpec{Rate: 125_000}
	n.create(codec.RTMNewTClass, &codec.Class{TC: codec.TC{Index: bridge, Parent: handle, Handle: class, Kind: "htb",
		Options: &codec.HTB{Parms: &codec.HTBParms{Rate: rate, Ceil: rate, Buffer: 1600, CBuffer: 1600, Quantum: 1500}}}})
	n.create(codec.RTMNewTFilter, &codec.Filter{TC: codec.TC{Index: bridge, Parent: handle, Info: 7<<16 | 3, Kind: "u32",
		Options: &codec.U32Filter{ClassID: class, Sel: &codec.U32Sel{Flags: 1, Keys: []codec.U32Key{{}}}}}})

	classes, err := Classes(ctx, n.ns, bridge)
	if err != nil || len(classes) != 1 || classes[0].Handle != class || classes[0].Kind != "htb" {
		t.Fatalf("classes: %v, %v", classes, err)
	}
	if h, ok := classes[0].Options.(*codec.HTB); !ok || h.Parms == nil || h.Parms.Rate.Rate != rate.Rate {
		t.Errorf("the class's options: %+v", classes[0].Options)
	}
	if c, err := Classes(ctx, n.ns, loIndex); err != nil || len(c) != 0 {
		t.Errorf("classes of lo: %v, %v", c, err)
	}
	filters, err := Filters(ctx, n.ns, bridge, handle)
	found := false // beside its hash tables
	for _, f := range filters {
		if f.Priority() != 7 || f.Protocol() != 3 || f.Kind != "u32" {
			t.Errorf("filter %v", f)
		}
		o, ok := f.Options.(*codec.U32Filter)
		found = found || ok && o.ClassID == class && o.Sel != nil && len(o.Sel.Keys) == 1
	}
	if err != nil || !found {
		t.Errorf("filters: %v, %v", filters, err)
	}
	if f, err := Filters(ctx, n.ns, bridge, class); err != nil || len(f) != 0 {
		t.Errorf("filters of the class: %v, %v", f, err)
	}
}
