// Package netnstest lets tests change the network without root and without
// harm: the test binary runs again in new user, network and mount namespaces,
// and in there each test makes network namespaces of its own.
//
// A package that uses it has
//
//	func TestMain(m *testing.M) { netnstest.Main(m) }
//
// and its tests begin with New(t). Where the system forbids user namespaces
// those tests are skipped with the reason; with CI=true in the environment
// they fail instead.
package netnstest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/sys/unix"
)

// The environment tells a process started by this package what it is.
const (
	envInside = "LINX_NETNSTEST_INSIDE" // set in the private namespaces
	envWhyNot = "LINX_NETNSTEST_WHYNOT" // why there are none; tests that need them are skipped
	envPause  = "LINX_NETNSTEST_PAUSE"  // only wait for the end of standard input
)

// exitForbidden is the status of a run inside that could not prepare its
// namespaces. The testing package uses 0, 1 and 2.
const exitForbidden = 77

func init() {
	// The main thread's network namespace is what "host" means to the
	// packages under test. Locking the main goroutine to it keeps goroutines
	// that change their thread's namespace away from it.
	runtime.LockOSThread()
}

// Main runs the tests in new user, network and mount namespaces and ends the
// process. After the tests it fails the run if goroutines are left (opts are
// goleak's) or more descriptors are open than before.
func Main(m *testing.M, opts ...goleak.Option) {
	if os.Getenv(envPause) != "" {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}
	if os.Getenv(envInside) == "" {
		code, err := runInside()
		if err == nil {
			os.Exit(code)
		}
		// Outside, only tests that need no namespace run.
		_ = os.Setenv(envWhyNot, err.Error())
	} else if err := prepare(); err != nil {
		fmt.Fprintf(os.Stderr, "netnstest: %v\n", err)
		os.Exit(exitForbidden)
	}
	os.Exit(run(m, opts))
}

func run(m *testing.M, opts []goleak.Option) int {
	// The runtime's poller keeps descriptors from its first use on.
	if r, w, err := os.Pipe(); err == nil {
		_, _ = r.Close(), w.Close()
	}
	before := descriptors()
	code := m.Run()
	if code != 0 {
		return code
	}
	if err := goleak.Find(opts...); err != nil {
		fmt.Fprintf(os.Stderr, "netnstest: goroutines are left after the tests: %v\n", err)
		code = 1
	}
	if extra := leaked(before); len(extra) > 0 {
		fmt.Fprintf(os.Stderr, "netnstest: descriptors are left after the tests: %s\n", strings.Join(extra, ", "))
		code = 1
	}
	return code
}

// leaked names what is open now and was not before. Descriptors owned by
// unreachable files are closed by the garbage collector, so it gets a chance.
func leaked(before map[string]string) []string {
	var extra []string
	for range 50 {
		extra = extra[:0]
		for fd, target := range descriptors() {
			if before[fd] != target {
				extra = append(extra, fd+" -> "+target)
			}
		}
		if len(extra) == 0 {
			return nil
		}
		runtime.GC()
		time.Sleep(20 * time.Millisecond)
	}
	return extra
}

// descriptors maps the process's open descriptors to what they are.
func descriptors() map[string]string {
	fds := make(map[string]string)
	dir, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return fds
	}
	for _, e := range dir {
		// The one ReadDir itself used is gone by now.
		if target, err := os.Readlink("/proc/self/fd/" + e.Name()); err == nil {
			fds[e.Name()] = target
		}
	}
	return fds
}

// Descriptors is the number of descriptors the process has open, for tests
// that compare it before and after.
func Descriptors() int { return len(descriptors()) }

// runInside runs this binary again in new namespaces and returns its exit
// status. An error says that the system does not allow that.
func runInside() (int, error) {
	code, err := runFlags(unix.CLONE_NEWUSER | unix.CLONE_NEWNET | unix.CLONE_NEWNS)
	if err != nil && os.Geteuid() == 0 {
		// Root needs no user namespace to have the others.
		if code, rerr := runFlags(unix.CLONE_NEWNET | unix.CLONE_NEWNS); rerr == nil {
			return code, nil
		}
	}
	return code, err
}

func runFlags(flags uintptr) (int, error) {
	exe, err := os.Executable()
	if err != nil {
		return 0, err
	}
	cmd := exec.Command(exe, os.Args[1:]...)
	cmd.Env = append(os.Environ(), envInside+"=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: flags, Pdeathsig: unix.SIGKILL}
	if flags&unix.CLONE_NEWUSER != 0 {
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}}
	}
	if err := cmd.Start(); err != nil {
		return 0, fmt.Errorf("new namespaces: %w", err)
	}
	// What go test or a terminal tells this process is meant for the tests.
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, unix.SIGINT, unix.SIGTERM, unix.SIGQUIT, unix.SIGHUP)
	defer signal.Stop(signals)
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case s := <-signals:
			_ = cmd.Process.Signal(s)
		case err := <-ended:
			return status(cmd, err)
		}
	}
}

func status(cmd *exec.Cmd, err error) (int, error) {
	var exit *exec.ExitError
	switch {
	case err != nil && !errors.As(err, &exit):
		return 0, err
	case cmd.ProcessState.ExitCode() == exitForbidden:
		return 0, errors.New("the new namespaces could not be prepared (see standard error)")
	case cmd.ProcessState.ExitCode() < 0: // killed by a signal
		fmt.Fprintf(os.Stderr, "netnstest: %v\n", cmd.ProcessState)
		return 2, nil
	}
	return cmd.ProcessState.ExitCode(), nil
}

// prepare makes the new mount namespace fit for named network namespaces.
func prepare() error {
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("make the mounts private: %w", err)
	}
	if os.MkdirAll(nameDir, 0o755) != nil {
		// /run is not ours to write to, so put another one over it.
		if err := unix.Mount("tmpfs", "/run", "tmpfs", 0, "mode=755"); err != nil {
			return fmt.Errorf("mount /run: %w", err)
		}
		if err := os.MkdirAll(nameDir, 0o755); err != nil {
			return err
		}
	}
	if err := unix.Mount("tmpfs", nameDir, "tmpfs", 0, "mode=755"); err != nil {
		return fmt.Errorf("mount %s: %w", nameDir, err)
	}
	return up("lo")
}
