//go:build linux

package netnstest

import (
	"fmt"
	"net"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

func TestMain(m *testing.M) { Main(m) }

func inode(t *testing.T, path string) uint64 {
	t.Helper()
	var st unix.Stat_t
	if err := unix.Stat(path, &st); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return st.Ino
}

// Every form of handle leads to the same namespace, which is neither the
// process's nor another test's.
func TestHandles(t *testing.T) {
	a, b := New(t), New(t)
	self := inode(t, "/proc/self/ns/net")
	ia := inode(t, a.Path())
	if ia == self || ia == inode(t, b.Path()) {
		t.Fatal("the namespace is not private")
	}
	if got := inode(t, "/run/netns/"+a.Name(t)); got != ia {
		t.Errorf("by name: inode %d, want %d", got, ia)
	}
	if got := inode(t, fmt.Sprintf("/proc/%d/ns/net", a.PID(t))); got != ia {
		t.Errorf("by pid: inode %d, want %d", got, ia)
	}
	var got uint64
	a.Run(func() { got = inode(t, "/proc/thread-self/ns/net") })
	if got != ia {
		t.Errorf("Run: inode %d, want %d", got, ia)
	}
	if inode(t, "/proc/self/ns/net") != self {
		t.Error("the main thread's namespace changed")
	}
}

// The loopback interface starts down and LoUp brings it up.
func TestLoUp(t *testing.T) {
	ns := New(t)
	flags := func() (f net.Flags) {
		ns.Run(func() {
			ifi, err := net.InterfaceByName("lo")
			if err != nil {
				t.Error(err)
				return
			}
			f = ifi.Flags
		})
		return f
	}
	if flags()&net.FlagUp != 0 {
		t.Error("lo is up in a new namespace")
	}
	ns.LoUp()
	if flags()&net.FlagUp == 0 {
		t.Error("lo is down after LoUp")
	}
}

// Programs run inside the namespace.
func TestIP(t *testing.T) {
	ns := New(t)
	ns.IP(t, "link add br0 type bridge")
	var err error
	ns.Run(func() { _, err = net.InterfaceByName("br0") })
	if err != nil {
		t.Errorf("after ip link add: %v", err)
	}
	if _, err := ns.Try(t, "ip", "link", "del", "nosuch"); err == nil {
		t.Error("a failing program gives no error")
	}
}

// The descriptor check sees a descriptor that a test leaves open.
func TestLeakedDescriptor(t *testing.T) {
	before := descriptors()
	f, err := os.Open("/dev/null")
	if err != nil {
		t.Fatal(err)
	}
	if extra := leaked(before); len(extra) != 1 {
		t.Errorf("leaked: %q, want one descriptor", extra)
	}
	_ = f.Close()
	if extra := leaked(before); len(extra) != 0 {
		t.Errorf("leaked: %q, want none", extra)
	}
}
