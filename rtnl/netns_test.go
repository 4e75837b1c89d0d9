package rtnl

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
)

// On a command line digits are a pid, something with a slash a path, anything
// else a name.
func TestParseNetNS(t *testing.T) {
	for _, c := range []struct {
		in   string
		want NetNS
		str  string
	}{
		{"12", ByPID(12), "pid 12"},
		{"/run/netns/a", ByPath("/run/netns/a"), `"/run/netns/a"`},
		{"./12", ByPath("./12"), `"./12"`},
		{"a", ByName("a"), `name "a"`},
		{"12a", ByName("12a"), `name "12a"`},
		{"-1", ByName("-1"), `name "-1"`},
	} {
		got, err := ParseNetNS(c.in)
		if err != nil || got != c.want || got.String() != c.str {
			t.Errorf("ParseNetNS(%q) = %v, %v, want %s", c.in, got, err, c.str)
		}
	}
	for _, in := range []string{"", ".", "..", "0", "99999999999", "99999999999999999999", "a\x00b"} {
		ns, err := ParseNetNS(in)
		var nerr *NetNSError
		if !errors.As(err, &nerr) || nerr.Op != "parse" {
			t.Errorf("ParseNetNS(%q) = %v, %v, want a *NetNSError", in, ns, err)
		}
	}
}

// Values are comparable by what they were made from, and the zero value is
// the host.
func TestNetNSEqual(t *testing.T) {
	if Host() != (NetNS{}) || Host().String() != "host" {
		t.Error("the zero value is not the host")
	}
	again := ByName("a")
	if ByFD(0) == Host() || ByFD(3) == ByPID(3) || ByName("a") == ByPath("a") || ByName("a") != again {
		t.Error("values are not equal by what they were made from")
	}
}

// Every form leads to the namespace.
func TestNetNSForms(t *testing.T) {
	n := newNS(t)
	n.addAddr("192.0.2.1/32")
	var thread NetNS
	n.Run(func() {
		var err error
		if thread, err = ThreadNetNS(); err != nil {
			t.Error(err)
		}
	})
	for _, ns := range []NetNS{
		ByFD(n.FD()), ByPath(n.Path()), ByPID(n.PID(t)), ByName(n.Name(t)), thread,
	} {
		c, err := Dial(ns)
		if err != nil {
			t.Errorf("%v: %v", ns, err)
			continue
		}
		// The address is there, in no other namespace.
		err = c.DoRaw(context.Background(), codec.RTMNewAddr, Create|Excl, addrBody("192.0.2.1/32"))
		if !errors.Is(err, unix.EEXIST) {
			t.Errorf("%v: adding the address again: %v, want EEXIST", ns, err)
		}
		_ = c.Close()
	}
	c, err := Dial(Host())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.DoRaw(context.Background(), codec.RTMDelAddr, 0, addrBody("192.0.2.1/32")); !errors.Is(err, unix.EADDRNOTAVAIL) {
		t.Errorf("host: deleting the address: %v, want EADDRNOTAVAIL", err)
	}
}

// Host is the main thread's namespace also for a caller whose thread is in
// another one, and ThreadNetNS is that one.
func TestHostIsTheMainThreads(t *testing.T) {
	n := newNS(t)
	n.addAddr("192.0.2.1/32")
	there := func(ns NetNS) bool {
		c, err := Dial(ns)
		if err != nil {
			t.Errorf("%v: %v", ns, err)
			return false
		}
		defer c.Close()
		err = c.DoRaw(context.Background(), codec.RTMNewAddr, Create|Excl, addrBody("192.0.2.1/32"))
		if err == nil {
			_ = c.DoRaw(context.Background(), codec.RTMDelAddr, 0, addrBody("192.0.2.1/32"))
		}
		return errors.Is(err, unix.EEXIST)
	}
	n.Run(func() {
		if there(Host()) {
			t.Error("host is the calling thread's namespace")
		}
		ns, err := ThreadNetNS()
		if err != nil {
			t.Error(err)
		} else if !there(ns) {
			t.Error("ThreadNetNS is not the calling thread's namespace")
		}
		if !sameFile(n.FD(), "/proc/thread-self/ns/net") {
			t.Error("opening a socket elsewhere moved the calling thread")
		}
	})
}

// While sockets are opened in other namespaces no thread that other
// goroutines run on is ever in the wrong one, and the main thread never moves.
func TestEnteringDisturbsNobody(t *testing.T) {
	n := newNS(t)
	self, err := Host().open()
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(self)
	stop := make(chan struct{})
	var watchers, workers sync.WaitGroup
	for range 4 {
		watchers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if !sameFile(self, "/proc/thread-self/ns/net") || !sameFile(self, "/proc/self/ns/net") {
					t.Error("a thread is in the wrong namespace")
					return
				}
				runtime.Gosched()
			}
		})
	}
	for range 8 {
		workers.Go(func() {
			for range 25 {
				l, err := Listen(ListenConfig{NetNS: n.ns})
				if err != nil {
					t.Error(err)
					return
				}
				_ = l.Close()
			}
		})
	}
	workers.Wait()
	close(stop)
	watchers.Wait()
}

// A namespace that cannot be had is an error that names it and its cause, and
// leaves nothing open.
func TestBadNetNS(t *testing.T) {
	netnstest.Require(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	fifo := filepath.Join(dir, "fifo")
	if err := unix.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	opened, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	before := netnstest.Descriptors()
	for _, c := range []struct {
		ns   NetNS
		want error
		text string
	}{
		{ByName("nosuch"), fs.ErrNotExist, `name "nosuch"`},
		{ByName("../x"), unix.EINVAL, `name "../x"`},
		{ByPath("/nosuch"), fs.ErrNotExist, `"/nosuch"`},
		{ByPath(""), fs.ErrNotExist, `""`},
		{ByPath(dir), ErrNotNetNS, dir},
		{ByPath(file), ErrNotNetNS, file},
		{ByPath(fifo), ErrNotNetNS, fifo},
		{ByPath("/proc/self/ns/mnt"), ErrNotNetNS, "/proc/self/ns/mnt"},
		{ByPID(1<<22 + 1), fs.ErrNotExist, "pid 4194305"},
		{ByPID(0), fs.ErrNotExist, "pid 0"},
		{ByPID(-1), fs.ErrNotExist, "pid -1"},
		{ByFD(-1), unix.EBADF, "fd -1"},
		{ByFD(9999), unix.EBADF, "fd 9999"},
		{ByFD(int(opened.Fd())), ErrNotNetNS, fmt.Sprintf("fd %d", opened.Fd())},
	} {
		_, err := Listen(ListenConfig{NetNS: c.ns})
		var nerr *NetNSError
		if !errors.As(err, &nerr) || nerr.NetNS != c.ns || !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.text) {
			t.Errorf("Listen in %v: %v, want a *NetNSError with %v that names it", c.ns, err, c.want)
		}
		if _, err := Dial(c.ns); !errors.Is(err, c.want) {
			t.Errorf("Dial in %v: %v, want %v", c.ns, err, c.want)
		}
	}
	if after := netnstest.Descriptors(); after > before {
		t.Errorf("%d descriptors are open, before it were %d", after, before)
	}
}

// A namespace that may not be entered is a permission error.
func TestForbiddenNetNS(t *testing.T) {
	n := newNS(t)
	// A thread without capabilities, as any process of a plain user.
	var err error
	n.Run(func() {
		hdr := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
		var none [2]unix.CapUserData
		if cerr := unix.Capset(&hdr, &none[0]); cerr != nil {
			t.Errorf("capset: %v", cerr)
			return
		}
		var home int
		if home, err = Host().open(); err != nil {
			return
		}
		defer unix.Close(home)
		// visit is called directly: another goroutine's thread would still
		// have the capabilities.
		err = Host().visit(home, func() error { return nil })
	})
	var nerr *NetNSError
	if !errors.As(err, &nerr) || nerr.Op != "enter" || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("entering without capabilities: %v, want a *NetNSError with a permission error", err)
	}
}

// The own namespace needs no capabilities.
func TestOwnNetNSNeedsNoPrivilege(t *testing.T) {
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
		l, err := Listen(ListenConfig{NetNS: ns})
		if err != nil {
			t.Error(err)
			return
		}
		_ = l.Close()
	})
}
