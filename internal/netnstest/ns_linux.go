package netnstest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// nameDir is where ip-netns(8) keeps named network namespaces.
const nameDir = "/run/netns"

// NS is a network namespace that lives until the end of the test that made
// it, or longer if something still uses it.
type NS struct {
	t  testing.TB
	fd int
}

// Require skips the test, or fails it if CI=true, unless the process runs in
// its private namespaces. New calls it.
func Require(t testing.TB) {
	t.Helper()
	if os.Getenv(envInside) != "" {
		return
	}
	why := os.Getenv(envWhyNot)
	if why == "" {
		why = "TestMain does not call netnstest.Main"
	}
	missing(t, "needs private namespaces: "+why)
}

// missing skips the test for want of something that CI has to have.
func missing(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// New makes a network namespace in which there is nothing but a loopback
// interface that is down.
func New(t testing.TB) *NS {
	t.Helper()
	Require(t)
	ns := &NS{t: t, fd: -1}
	var err error
	ns.onThread(func() {
		if err = unix.Unshare(unix.CLONE_NEWNET); err != nil {
			return
		}
		ns.fd, err = unix.Open("/proc/thread-self/ns/net", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		t.Fatalf("new network namespace: %v", err)
	}
	t.Cleanup(func() { _ = unix.Close(ns.fd) })
	return ns
}

// FD is a descriptor of the namespace. It stays open until the test ends.
func (ns *NS) FD() int { return ns.fd }

// Path is a path that opens the namespace until the test ends.
func (ns *NS) Path() string { return fmt.Sprintf("/proc/%d/fd/%d", os.Getpid(), ns.fd) }

// Name gives the namespace a name in the manner of ip-netns(8) until the test
// ends.
func (ns *NS) Name(t testing.TB) string {
	t.Helper()
	var st unix.Stat_t
	if err := unix.Fstat(ns.fd, &st); err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("test-%d", st.Ino)
	path := filepath.Join(nameDir, name)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0)
	if err != nil {
		t.Fatalf("name the namespace: %v", err)
	}
	_ = f.Close()
	if err := unix.Mount(ns.Path(), path, "", unix.MS_BIND, ""); err != nil {
		t.Fatalf("name the namespace: %v", err)
	}
	t.Cleanup(func() { Unname(name) })
	return name
}

// Unname takes a name away, as ip netns delete does. It is no error if there
// is no such name.
func Unname(name string) {
	path := filepath.Join(nameDir, name)
	_ = unix.Unmount(path, unix.MNT_DETACH)
	_ = os.Remove(path)
}

// PID starts a process in the namespace that does nothing until the test
// ends, and returns its process id.
func (ns *NS) PID(t testing.TB) int {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, exe)
	cmd.Env = append(os.Environ(), envPause+"=1")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	ns.Run(func() { err = cmd.Start() })
	if err != nil {
		cancel()
		t.Fatalf("start a process in the namespace: %v", err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		cancel()
		_ = cmd.Wait()
	})
	return cmd.Process.Pid
}

// Run calls f on a thread that is in the namespace and is thrown away
// afterwards. What f starts in other goroutines is not in the namespace,
// processes it starts are. If f ends its goroutine, as FailNow does, so does
// Run.
func (ns *NS) Run(f func()) {
	ns.t.Helper()
	var err error
	finished := ns.onThread(func() {
		if err = unix.Setns(ns.fd, unix.CLONE_NEWNET); err == nil {
			f()
		}
	})
	if err != nil {
		ns.t.Fatalf("enter the network namespace: %v", err)
	}
	if !finished {
		ns.t.FailNow()
	}
}

// onThread calls f on a thread that ends with it. The main thread is never
// used: see init.
func (ns *NS) onThread(f func()) (finished bool) {
	var wg sync.WaitGroup
	wg.Go(func() {
		// Never unlocked: the thread ends with the goroutine.
		runtime.LockOSThread()
		f()
		finished = true
	})
	wg.Wait()
	return finished
}

// LoUp brings the namespace's loopback interface up.
func (ns *NS) LoUp() {
	ns.t.Helper()
	var err error
	ns.Run(func() { err = up("lo") })
	if err != nil {
		ns.t.Fatalf("bring lo up: %v", err)
	}
}

// up brings an interface of the calling thread's namespace up.
func up(name string) error {
	s, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(s)
	req, err := unix.NewIfreq(name)
	if err != nil {
		return err
	}
	req.SetUint16(unix.IFF_UP)
	if err := unix.IoctlIfreq(s, unix.SIOCSIFFLAGS, req); err != nil {
		return fmt.Errorf("set %s up: %w", name, err)
	}
	return nil
}

// IP runs ip(8) in the namespace with the arguments in args, which are
// separated by spaces, and returns what it prints. A failing command fails
// the test; a system without iproute2 skips it.
func (ns *NS) IP(t testing.TB, args string) string {
	t.Helper()
	return ns.Exec(t, "ip", strings.Fields(args)...)
}

// Exec runs a program in the namespace and returns what it prints. A failing
// program fails the test; one that is not installed skips it.
func (ns *NS) Exec(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := ns.Try(t, name, args...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return out
}

// Output is Exec without what the program says on its standard error: for
// output that is parsed.
func (ns *NS) Output(t testing.TB, name string, args ...string) string {
	t.Helper()
	path := Find(t, name)
	cmd := exec.Command(path, args...)
	var out []byte
	var err error
	ns.Run(func() { out, err = cmd.Output() })
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// Try is Exec for a program that may fail.
func (ns *NS) Try(t testing.TB, name string, args ...string) (string, error) {
	t.Helper()
	path := Find(t, name)
	cmd := exec.Command(path, args...)
	var out []byte
	var err error
	ns.Run(func() { out, err = cmd.CombinedOutput() })
	return string(out), err
}

// Find is the path of a program. A test that needs one that is not installed
// is skipped, or fails if CI=true.
func Find(t testing.TB, name string) string {
	t.Helper()
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	// Where ip(8) lives is not always in a user's PATH.
	for _, dir := range []string{"/usr/sbin", "/sbin", "/usr/local/sbin"} {
		path := filepath.Join(dir, name)
		if st, err := os.Stat(path); err == nil && st.Mode()&0o111 != 0 {
			return path
		}
	}
	missing(t, "needs the program "+name)
	return ""
}
