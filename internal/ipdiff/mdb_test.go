package ipdiff

import (
	"context"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/rtnl"
)

// A request made of structs makes, changes and deletes a group as the structs
// say, and bridge shows it so.
func TestMakeMDB(t *testing.T) {
	netnstest.Find(t, "bridge")
	ns := netnstest.New(t)
	for _, cmd := range []string{
		"link add br0 type bridge mcast_snooping 1 mcast_igmp_version 3", "link add v0 type veth peer name v1",
		"link set v0 master br0", "link set br0 up", "link set v0 up", "link set v1 up",
	} {
		ns.IP(t, cmd)
	}
	in := rtnl.ByPath(ns.Path())
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c, err := rtnl.Dial(in)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, name := names(t, ctx, in)
	index := map[string]int32{}
	for i := range int32(64) {
		index[name(i)] = i
	}
	entries := func() (list []codec.MDBEntry) {
		mdbs, err := rtnl.MDBs(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mdbs {
			for _, g := range m.Groups {
				for _, e := range g.Entries {
					if ip, _ := e.Group(); ip == netip.MustParseAddr("239.1.1.1") {
						list = append(list, e)
					}
				}
			}
		}
		return list
	}
	request := &codec.MDB{Family: codec.AFBridge, Index: index["br0"],
		Entry: &codec.MDBPort{Index: index["v0"], State: 1}}
	request.Entry.SetGroup(netip.MustParseAddr("239.1.1.1"))
	do := func(typ, flags uint16) {
		t.Helper()
		if err := c.Do(ctx, typ, flags, request); err != nil {
			t.Fatalf("%s: %v", request, err)
		}
	}

	do(codec.RTMNewMDB, rtnl.Create|rtnl.Excl)
	if l := entries(); len(l) != 1 || l[0].Index != index["v0"] || l[0].State != 1 {
		t.Fatalf("made: %+v", l)
	}

	request.EntryAttrs = &codec.MDBEntryAttrs{RTProt: 42, GroupMode: 1,
		Sources: []codec.MDBSource{{Address: netip.MustParseAddr("192.0.2.1")}, {Address: netip.MustParseAddr("192.0.2.2")}}}
	do(codec.RTMNewMDB, rtnl.Create|rtnl.Replace)
	var group, sources int
	for _, e := range entries() {
		if e.Source.IsValid() {
			sources++
			continue
		}
		group++
		if len(e.Sources) != 2 || e.RTProt != 42 || e.GroupMode != 1 {
			t.Errorf("changed: %+v", e)
		}
	}
	// bridge names the mode as the library does.
	mode := func(list []any) (modes []any) {
		for _, o := range list {
			for _, g := range o.(map[string]any)["mdb"].([]any) {
				if g := g.(map[string]any); g["grp"] == "239.1.1.1" && g["src"] == nil {
					modes = append(modes, g["filter_mode"])
				}
			}
		}
		return modes
	}
	mdbs, err := rtnl.MDBs(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	theirs := mode(parse(t, ns.Exec(t, "bridge", "-j", "-d", "mdb", "show")))
	if ours := mode(shown(t, mdbs, name)); !reflect.DeepEqual(ours, theirs) || len(ours) != 1 || ours[0] != "include" {
		t.Errorf("modes %v, bridge says %v", ours, theirs)
	}
	if group != 1 || sources != 2 {
		t.Errorf("changed: %d groups, %d sources: %+v", group, sources, entries())
	}

	request.EntryAttrs = nil
	do(codec.RTMDelMDB, 0)
	if l := entries(); len(l) != 0 {
		t.Errorf("deleted: %+v", l)
	}
}
