package reconcile

import (
	"slices"
	"testing"

	"github.com/linx-go/linx/codec"
)

// How the difference of two states is told.
func TestDiff(t *testing.T) {
	a, b := route("10.0.0.0/8", 2, "10.1.1.1"), route("10.0.0.0/8", 3, "10.1.1.2")
	dead := route("10.0.0.0/8", 2, "10.1.1.1", flags(codec.RouteDead))
	ll2, ll3 := route("fe80::/64", 2, ""), route("fe80::/64", 3, "")
	reborn := link(2, "x", 0)
	reborn.Address, _ = codec.LinkAddrFrom([]byte{2, 0, 0, 0, 0, 1})
	rule := rule4(5)
	detached := *rule
	detached.Flags = 8
	type res = []codec.Resource
	for _, c := range []struct {
		rule                string
		old, now            res
		add, removed        res
		updateOld, updateTo codec.Resource
	}{
		{"nothing", res{a}, res{route("10.0.0.0/8", 2, "10.1.1.1")}, nil, nil, nil, nil},
		{"a change in place", res{a}, res{dead}, nil, nil, a, dead},
		{"a replaced route is an update", res{a}, res{b}, nil, nil, a, b},
		{"an alias more", res{a}, res{a, b}, res{b}, nil, nil, nil},
		{"an alias less", res{a, b}, res{b}, nil, res{a}, nil, nil},
		{"another order is no change", res{a, b}, res{b, a}, nil, nil, nil, nil},
		{"an alias less, and the other changed", res{a, b}, res{dead}, nil, res{b}, a, dead},
		{"another metric is another route", res{a}, res{route("10.0.0.0/8", 2, "10.1.1.1", metric(5))}, res{route("10.0.0.0/8", 2, "10.1.1.1", metric(5))}, res{a}, nil, nil},
		{"IPv6 routes of two links have nothing to do with each other", res{ll2}, res{ll3}, res{ll3}, res{ll2}, nil, nil},
		{"a renamed link is an update", res{link(2, "a", 0)}, res{link(2, "b", 0)}, nil, nil, link(2, "a", 0), link(2, "b", 0)},
		{"a new link under an old ifindex is not", res{link(2, "a", 0)}, res{reborn}, res{reborn}, res{link(2, "a", 0)}, nil, nil},
		{"a detached rule is an update", res{rule}, res{&detached}, nil, nil, rule, &detached},
	} {
		s := holding(c.old...)
		old := s.snapshot()
		for _, r := range c.old {
			k, _ := KeyOf(r)
			s.set(k, nil)
		}
		for _, r := range c.now {
			k, _ := KeyOf(r)
			s.set(k, append(slices.Clone(s.snap.group(k)), r))
		}
		now := s.snapshot()
		var add, removed res
		var updates []Update
		for _, ch := range now.Diff(old) {
			add, removed, updates = append(add, ch.Added...), append(removed, ch.Removed...), append(updates, ch.Updated...)
			if ch.Revision != now.Revision() {
				t.Errorf("%s: revision %d, want %d", c.rule, ch.Revision, now.Revision())
			}
		}
		if len(missingIn(add, c.add))+len(missingIn(c.add, add)) > 0 || len(missingIn(removed, c.removed))+len(missingIn(c.removed, removed)) > 0 {
			t.Errorf("%s: added %v, removed %v", c.rule, add, removed)
		}
		switch {
		case c.updateOld == nil && len(updates) > 0:
			t.Errorf("%s: updated %v", c.rule, updates)
		case c.updateOld != nil && (len(updates) != 1 || !equal(updates[0].Old, c.updateOld) || !equal(updates[0].New, c.updateTo)):
			t.Errorf("%s: updated %v, want one", c.rule, updates)
		}
	}
}

// From nothing, everything is added, kind by kind in a fixed order.
func TestDiffFromNothing(t *testing.T) {
	s := holding(rule4(1), addr4(2, "10.0.0.1", "10.0.0.1", 24), link(2, "a", 0), route("10.0.0.0/8", 2, "")).snapshot()
	var kinds []Kind
	for _, c := range s.Diff(nil) {
		kinds = append(kinds, c.Kind)
	}
	if want := []Kind{KindLink, KindAddr, KindRoute, KindRule}; !slices.Equal(kinds, want) {
		t.Errorf("kinds %v, want %v", kinds, want)
	}
}
