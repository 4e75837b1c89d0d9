// Package private runs a program again in new user, network and mount
// namespaces, so that a measurement neither needs root nor touches the machine's
// network.
package private

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// env marks a process inside the namespaces.
const env = "LINX_BENCH_INSIDE"

func init() {
	// The main thread's network namespace is what "host" means to linx.
	runtime.LockOSThread()
}

// Main runs main in private namespaces where lo is up, and ends the process.
// Processes that main starts with [Self] are inside too.
func Main(main func() error) {
	if os.Getenv(env) != "" {
		exit(main())
	}
	exe, err := os.Executable()
	if err != nil {
		exit(err)
	}
	cmd := exec.Command(exe, os.Args[1:]...)
	cmd.Env = append(os.Environ(), env+"=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  unix.CLONE_NEWUSER | unix.CLONE_NEWNET | unix.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}},
		Pdeathsig:   unix.SIGKILL,
	}
	// The parent ends when the child does: what a terminal sends reaches both.
	signal.Ignore(unix.SIGINT)
	err = cmd.Run()
	if cmd.ProcessState != nil && cmd.ProcessState.Exited() {
		os.Exit(cmd.ProcessState.ExitCode())
	}
	exit(fmt.Errorf("new namespaces: %w", err))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Self is this program with other arguments, in the namespaces of the caller.
// It dies with the caller.
func Self(args ...string) *exec.Cmd {
	exe, err := os.Executable()
	if err != nil {
		exe = "/proc/self/exe"
	}
	return Command(exe, args...)
}

// Command is exec.Command for a program that dies with its caller and shares
// its standard error.
func Command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: unix.SIGKILL}
	return cmd
}

// Inside says whether this process runs in private namespaces.
func Inside() bool { return os.Getenv(env) != "" }

// Up sets an interface up (SIOCSIFFLAGS).
func Up(name string) error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	req, err := unix.NewIfreq(name)
	if err != nil {
		return err
	}
	req.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
	if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(fd), unix.SIOCSIFFLAGS, uintptr(unsafe.Pointer(req))); errno != 0 {
		return fmt.Errorf("set %s up: %w", name, errno)
	}
	return nil
}

// IP runs ip(8) with each line of script as a command.
func IP(script string) error {
	cmd := Command("ip", "-batch", "-")
	cmd.Stdin = bytes.NewBufferString(script)
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("ip -batch: %w", err)
	}
	return nil
}

// CPU is what this process has used of the processors, in seconds.
func CPU() float64 {
	var r unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return Seconds(r.Utime) + Seconds(r.Stime)
}

// Seconds is a time value in seconds.
func Seconds(t unix.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }

// ErrVoid marks a run whose figures do not count.
var ErrVoid = errors.New("void")
