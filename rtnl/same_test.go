package rtnl

import (
	"net/netip"
	"slices"
	"testing"

	"github.com/linx-go/linx/codec"
)

// What an event carries is what a list returns for the same object, but for
// the fields that change by themselves.
func TestEventsEqualLists(t *testing.T) {
	n := newNS(t)
	l := n.listen(ListenConfig{})
	n.furnish()
	n.create(codec.RTMNewLink, &codec.Link{Name: "br1", Kind: "bridge"})
	n.create(codec.RTMNewRoute, &codec.Route{Family: codec.AFInet, Dst: netip.MustParsePrefix("198.18.0.0/15"),
		Table: 7777, Protocol: codec.RTProtStatic, Scope: codec.ScopeLink, Type: codec.RouteUnicast, Priority: 5,
		Extra:     &codec.RouteExtra{Metrics: &codec.Metrics{MTU: 1400}},
		Multipath: []codec.Nexthop{{Index: loIndex}, {Index: loIndex, Hops: 2}}})

	// Much of what was done to a link that is down was done silently; a new MTU
	// is told, and with it all the rest.
	for _, name := range []string{"port0", "veth0", "br0", "br1"} {
		if err := n.client.Do(ctx, codec.RTMNewLink, 0, &codec.Link{Name: name, MTU: 1400}); err != nil {
			t.Fatal(err)
		}
	}

	events := make(map[string]int)
	var resources []codec.Resource
	b := Batch{NoWait: true}
	for !b.Empty {
		if err := l.ReadBatch(&b); err != nil || b.Err != nil {
			t.Fatal(err, b.Err)
		}
		for _, m := range b.Messages {
			r, err := codec.Parse(m.Type, m.Body)
			if err != nil {
				t.Fatal(err)
			}
			if m.Type&3 != codec.RTMNewLink&3 {
				continue
			}
			if link, ok := r.(*codec.Link); ok { // its last state counts
				resources = slices.DeleteFunc(resources, func(r codec.Resource) bool {
					old, ok := r.(*codec.Link)
					return ok && old.Index == link.Index
				})
			}
			resources = append(resources, r)
		}
	}
	lists := make(map[string][]codec.Resource)
	add := func(kind string, list []codec.Resource, err error) {
		if err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		lists[kind] = list
	}
	links, err := Links(ctx, n.ns)
	add("link", all(links), err)
	addrs, err := Addrs(ctx, n.ns)
	add("addr", all(addrs), err)
	routes, err := Routes(ctx, n.ns)
	add("route", all(routes), err)
	neighs, err := Neighs(ctx, n.ns)
	add("neigh", all(neighs), err)
	rules, err := Rules(ctx, n.ns)
	add("rule", all(rules), err)

	for _, r := range resources {
		var kind string
		switch r := r.(type) {
		case *codec.Link:
			kind = "link"
		case *codec.BridgePort:
			continue // of which there is one more state for each
		case *codec.Addr:
			kind = "addr"
		case *codec.Route:
			kind = "route"
		case *codec.Neigh:
			if kind = "neigh"; r.Family == codec.AFBridge {
				continue
			}
		case *codec.Rule:
			kind = "rule"
		default:
			t.Errorf("unexpected %T", r)
		}
		if slices.ContainsFunc(lists[kind], func(o codec.Resource) bool { return codec.EqualStable(r, o) }) {
			events[kind]++
		} else {
			t.Errorf("%s: the event's %v is in no list", kind, r)
		}
	}
	for _, kind := range []string{"link", "addr", "route", "neigh", "rule"} {
		if events[kind] == 0 {
			t.Errorf("%s: no event's object was in a list", kind)
		}
	}
}

func all[T codec.Resource](list []T) (out []codec.Resource) {
	for _, r := range list {
		out = append(out, r)
	}
	return out
}
