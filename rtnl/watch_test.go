package rtnl

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/internal/netnstest"
)

// watch starts to wait for a namespace's end.
func watch(t *testing.T, ns NetNS) (w *NetNSWatch, ended chan error) {
	t.Helper()
	w, err := WatchNetNS(ns)
	if err != nil {
		t.Fatal(err)
	}
	ended = make(chan error, 1)
	go func() { ended <- w.Wait() }()
	return w, ended
}

func wantGone(t *testing.T, w *NetNSWatch, ended chan error, ns NetNS) {
	t.Helper()
	err := <-ended
	var nerr *NetNSError
	if !errors.Is(err, ErrNetNSGone) || !errors.As(err, &nerr) || nerr.NetNS != ns {
		t.Errorf("%v: %v, want a *NetNSError with ErrNetNSGone", ns, err)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

// A name that is deleted, or given to another namespace, is gone. What happens
// to others in the same directory does not matter.
func TestWatchName(t *testing.T) {
	a, b := netnstest.New(t), netnstest.New(t)
	name := a.Name(t)
	ns := ByName(name)
	w, ended := watch(t, ns)
	other := b.Name(t)
	netnstest.Unname(other)
	select {
	case err := <-ended:
		t.Fatalf("another name's end: %v", err)
	default:
	}
	netnstest.Unname(name)
	wantGone(t, w, ended, ns)
}

// A path that leads to another namespace after it was replaced is gone.
func TestWatchPath(t *testing.T) {
	a, b := netnstest.New(t), netnstest.New(t)
	path := filepath.Join(t.TempDir(), "ns")
	if err := os.Symlink(a.Path(), path); err != nil {
		t.Fatal(err)
	}
	ns := ByPath(path)
	w, ended := watch(t, ns)
	if err := os.Symlink(b.Path(), path+".new"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
	wantGone(t, w, ended, ns)
}

// The end of the process is the end of its namespace's handle.
func TestWatchPID(t *testing.T) {
	netnstest.Require(t)
	cmd := exec.Command(netnstest.Find(t, "cat"))
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ns := ByPID(cmd.Process.Pid)
	w, ended := watch(t, ns)
	_ = in.Close()
	wantGone(t, w, ended, ns)
	_ = cmd.Wait()
	if _, err := WatchNetNS(ns); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a process that is gone: %v", err)
	}
}

// Close ends every kind of watch; what is not there cannot be watched.
func TestWatchClose(t *testing.T) {
	n := netnstest.New(t)
	before := netnstest.Descriptors()
	for _, ns := range []NetNS{Host(), ByFD(n.FD()), ByName(n.Name(t)), ByPath(n.Path()), ByPID(os.Getpid())} {
		w, ended := watch(t, ns)
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		if err := <-ended; !errors.Is(err, ErrClosed) {
			t.Errorf("%v: %v, want ErrClosed", ns, err)
		}
		if err := w.Close(); err != nil {
			t.Errorf("the second Close: %v", err)
		}
	}
	for _, c := range []struct {
		ns   NetNS
		want error
	}{
		{ByName("nosuch"), os.ErrNotExist},
		{ByPath("/nosuch/ns"), os.ErrNotExist},
		{ByPath("/dev/null"), ErrNotNetNS},
		{ByPID(0), os.ErrNotExist},
		{ByFD(-1), unix.EBADF},
	} {
		_, err := WatchNetNS(c.ns)
		var nerr *NetNSError
		if !errors.As(err, &nerr) || !errors.Is(err, c.want) {
			t.Errorf("%v: %v, want a *NetNSError with %v", c.ns, err, c.want)
		}
	}
	if after := netnstest.Descriptors(); after > before {
		t.Errorf("%d descriptors are open, before it were %d", after, before)
	}
}

// Only what a watch can tell the end of can end.
func TestCanEnd(t *testing.T) {
	thread, err := ThreadNetNS()
	if err != nil {
		t.Fatal(err)
	}
	for ns, want := range map[NetNS]bool{
		Host(): false, ByFD(0): false, thread: false, ByPath("/proc/1/ns/net"): false, ByPath("/x/../proc/1/ns/net"): false,
		ByName("a"): true, ByPID(1): true, ByPath("/run/netns/a"): true, ByPath("/procfile"): true,
	} {
		if got := ns.CanEnd(); got != want {
			t.Errorf("%v: %v, want %v", ns, got, want)
		}
	}
}
