package rtnl

import (
	"errors"
	"io/fs"
	"slices"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/internal/netnstest"
)

// Names are read back as they are written; numbers of groups without a name
// work too.
func TestGroupNames(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Group
		str  string
	}{
		{"link", GroupLink, "link"}, {"addr4", GroupAddr4, "addr4"}, {"addr6", GroupAddr6, "addr6"},
		{"route4", GroupRoute4, "route4"}, {"route6", GroupRoute6, "route6"}, {"neigh", GroupNeigh, "neigh"},
		{"rule4", GroupRule4, "rule4"}, {"rule6", GroupRule6, "rule6"}, {"nsid", GroupNSID, "nsid"},
		{"1", GroupLink, "link"}, {"39", GroupAnycast6, "anycast6"}, {"40", 40, "40"}, {"13", 13, "13"},
	} {
		got, err := ParseGroup(c.in)
		if err != nil || got != c.want || got.String() != c.str {
			t.Errorf("ParseGroup(%q) = %v (%d), %v, want %d, written %q", c.in, got, uint32(got), err, uint32(c.want), c.str)
		}
	}
	for g, name := range groupNames {
		if got, err := ParseGroup(name); name != "" && (err != nil || got != Group(g)) {
			t.Errorf("ParseGroup(%q) = %d, %v, want %d", name, uint32(got), err, g)
		}
	}
	for _, in := range []string{"", "0", "-1", "LINK", "link ", "nosuch", "4294967295"} {
		if got, err := ParseGroup(in); !errors.Is(err, ErrUnknownGroup) {
			t.Errorf("ParseGroup(%q) = %v, %v, want ErrUnknownGroup", in, got, err)
		}
	}
	if got, err := ParseGroups("link, rule6,40"); err != nil || !slices.Equal(got, []Group{GroupLink, GroupRule6, 40}) {
		t.Errorf("ParseGroups = %v, %v", got, err)
	}
	if got, err := ParseGroups("link,"); err == nil {
		t.Errorf("ParseGroups with an empty name = %v", got)
	}
}

// The default is what the documentation promises.
func TestDefaultGroups(t *testing.T) {
	want := []Group{1, 3, 5, 7, 8, 9, 11, 19}
	if got := slices.Sorted(slices.Values(DefaultGroups())); !slices.Equal(got, want) {
		t.Errorf("default groups %d, want %d", got, want)
	}
}

// A group that the kernel does not have is an error that names it, and leaves
// nothing open.
func TestUnknownGroup(t *testing.T) {
	n := newNS(t)
	before := netnstest.Descriptors()
	for _, g := range []Group{0, 1000, 1 << 31, 1<<32 - 1} {
		_, err := Listen(ListenConfig{NetNS: n.ns, Groups: []Group{GroupLink, g}})
		var gerr *GroupError
		if !errors.As(err, &gerr) || gerr.Group != g || !errors.Is(err, unix.EINVAL) {
			t.Errorf("group %d: %v, want a *GroupError with EINVAL", uint32(g), err)
		}
	}
	if after := netnstest.Descriptors(); after > before {
		t.Errorf("%d descriptors are open, before it were %d", after, before)
	}
}

// A group that needs a privilege is a permission error.
func TestForbiddenGroup(t *testing.T) {
	n := newNS(t)
	n.Run(func() {
		hdr := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
		var none [2]unix.CapUserData
		if err := unix.Capset(&hdr, &none[0]); err != nil {
			t.Errorf("capset: %v", err)
			return
		}
		ns, err := ThreadNetNS()
		if err != nil {
			t.Error(err)
			return
		}
		_, err = Listen(ListenConfig{NetNS: ns, Groups: []Group{GroupMRoute4R}})
		var gerr *GroupError
		if !errors.As(err, &gerr) || gerr.Group != GroupMRoute4R || !errors.Is(err, fs.ErrPermission) {
			t.Errorf("mroute4_r without CAP_NET_ADMIN: %v, want a *GroupError with a permission error", err)
		}
		groups, err := SupportedGroupsIn(ns)
		if err != nil || slices.Contains(groups, GroupMRoute4R) || !slices.Contains(groups, GroupLink) {
			t.Errorf("supported groups without CAP_NET_ADMIN: %v, %v", groups, err)
		}
	})
}

// What SupportedGroups lists can be joined, and the default groups are in it.
func TestSupportedGroups(t *testing.T) {
	n := newNS(t)
	groups, err := SupportedGroupsIn(n.ns)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range append(DefaultGroups(), GroupNexthop) {
		if !slices.Contains(groups, g) {
			t.Errorf("%v is not among %v", g, groups)
		}
	}
	n.listen(ListenConfig{Groups: groups})
	host, err := SupportedGroups()
	if err != nil || !slices.Equal(host, groups) {
		t.Errorf("in the host's namespace %v, %v, want the same %v", host, err, groups)
	}
}
