package ipdiff

import (
	"context"
	"net/netip"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/rtnl"
)

// Links made from structs are what the structs say.
func TestMakeLinks(t *testing.T) {
	ns := netnstest.New(t)
	in := rtnl.ByPath(ns.Path())
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c, err := rtnl.Dial(in)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	mac, err := codec.ParseLinkAddr("02:00:00:00:00:11")
	if err != nil {
		t.Fatal(err)
	}
	find := func(name string) *codec.Link {
		links, err := rtnl.Links(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range links {
			if l.Name == name {
				return l
			}
		}
		t.Fatalf("no link is called %s", name)
		return nil
	}
	create := func(l *codec.Link) *codec.Link {
		t.Helper()
		if err := c.Do(ctx, codec.RTMNewLink, rtnl.Create|rtnl.Excl, l); err != nil {
			t.Fatalf("make %s: %v", l.Name, err)
		}
		got := find(l.Name)
		if got.Kind != l.Kind {
			t.Errorf("%s is of kind %q, want %q", l.Name, got.Kind, l.Kind)
		}
		return got
	}

	v := create(&codec.Link{Name: "v0", Kind: "veth", MTU: 1400, Address: mac, TxQLen: 7, NumTxQueues: 2,
		Data: &codec.Veth{Peer: &codec.Link{Name: "v1", MTU: 1300}}})
	if peer := find("v1"); v.MTU != 1400 || v.Address != mac || v.TxQLen != 7 || v.NumTxQueues != 2 || peer.MTU != 1300 || v.Parent != peer.Index {
		t.Errorf("veth: %v, %v", v, peer)
	}

	br := create(&codec.Link{Name: "br0", Kind: "bridge", Data: &codec.Bridge{STPState: 1, AgeingTime: 1234, Priority: 99,
		GroupFwdMask: 8, FDBMaxLearned: 55, BoolOpt: codec.BridgeBoolOpt{Value: 1, Mask: 1}}})
	if b, ok := br.Data.(*codec.Bridge); !ok || b.STPState != 1 || b.AgeingTime != 1234 || b.Priority != 99 || b.GroupFwdMask != 8 ||
		b.FDBMaxLearned != 55 || b.BoolOpt.Value&1 != 1 {
		t.Errorf("bridge: %s", codec.AppendJSON(nil, br, nil))
	}

	vx := create(&codec.Link{Name: "vx0", Kind: "vxlan", Data: &codec.VXLAN{ID: 77, Local: netip.MustParseAddr("192.0.2.1"), TTLInherit: true,
		Port: 4789, PortRange: codec.PortRange{Low: 1000, High: 2000}, Ageing: 9, Label: 0}})
	if x, ok := vx.Data.(*codec.VXLAN); !ok || x.ID != 77 || x.Local != netip.MustParseAddr("192.0.2.1") || !x.TTLInherit || x.Port != 4789 ||
		x.PortRange != (codec.PortRange{Low: 1000, High: 2000}) || x.Ageing != 9 {
		t.Errorf("vxlan: %s", codec.AppendJSON(nil, vx, nil))
	}

	mv := create(&codec.Link{Name: "mv0", Kind: "macvlan", Parent: v.Parent, Data: &codec.MACVLAN{Mode: 4, Flags: 1}})
	if m, ok := mv.Data.(*codec.MACVLAN); !ok || m.Mode != 4 || m.Flags != 1 || mv.Parent != v.Parent {
		t.Errorf("macvlan: %v %+v", mv, mv.Data)
	}

	create(&codec.Link{Name: "ifb0", Kind: "ifb"})

	// A port joins the bridge, gets options, and leaves: master 0 must be marked.
	set := func(typ uint16, r codec.Resource) {
		t.Helper()
		if err := c.Do(ctx, typ, 0, r); err != nil {
			t.Fatalf("%v: %v", r, err)
		}
	}
	set(codec.RTMNewLink, &codec.Link{Index: v.Index, Master: br.Index})
	set(codec.RTMSetLink, &codec.BridgePort{Link: codec.Link{Family: codec.AFBridge, Index: v.Index,
		Port: &codec.BridgeSlave{Cost: 42, Guard: true, Isolated: true}}})
	ports, err := rtnl.BridgePorts(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ports {
		if p.Index == v.Index && (p.Master != br.Index || p.Port == nil || p.Port.Cost != 42 || !p.Port.Guard || !p.Port.Isolated) {
			t.Errorf("port: %v %+v", p, p.Port)
		}
	}
	if s, ok := find("v0").SlaveData.(*codec.BridgeSlave); !ok || s.Cost != 42 {
		t.Errorf("port's data: %+v", s)
	}
	leave := &codec.Link{Index: v.Index}
	leave.Mark(codec.IFLAMaster)
	set(codec.RTMNewLink, leave)
	if l := find("v0"); l.Master != 0 || l.SlaveKind != "" {
		t.Errorf("after leaving: %v", l)
	}

	// Names.
	set(codec.RTMNewLinkProp, &codec.Link{Index: v.Index, AltNames: []string{"first", "second"}})
	if l := find("v0"); len(l.AltNames) != 2 {
		t.Errorf("names: %q", l.AltNames)
	}
}
