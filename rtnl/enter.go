package rtnl

import (
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// within calls f on a thread that is in the namespace.
//
// netlink.Config has a NetNS of its own, which is not used: it changes the
// namespace of whatever thread the runtime gives it, and if that is the main
// thread, then for that moment all others see another host namespace. Its zero
// also means the calling thread's namespace, and a descriptor may be 0.
func (n NetNS) within(f func() error) error {
	target, err := n.open()
	if err != nil {
		return err
	}
	defer unix.Close(target)

	// A process without any privilege may not enter even the namespace it is
	// in, and need not.
	runtime.LockOSThread()
	if sameFile(target, "/proc/thread-self/ns/net") {
		defer runtime.UnlockOSThread()
		return f()
	}
	runtime.UnlockOSThread()

	result := make(chan error, 1)
	go func() { result <- n.visit(target, f) }()
	return <-result
}

// visit calls f with the calling goroutine's thread in the namespace target.
// It must be the last thing the goroutine does: a thread that cannot come back
// ends with it.
func (n NetNS) visit(target int, f func() error) error {
	runtime.LockOSThread()
	if unix.Gettid() == os.Getpid() {
		// The main thread's namespace is what Host means. As long as this
		// goroutine keeps it locked another one gets another thread.
		defer runtime.UnlockOSThread()
		result := make(chan error, 1)
		go func() { result <- n.visit(target, f) }()
		return <-result
	}
	home, err := openFile("/proc/thread-self/ns/net")
	if err != nil {
		runtime.UnlockOSThread()
		return &NetNSError{n, "enter", err}
	}
	defer unix.Close(home)
	if err := unix.Setns(target, unix.CLONE_NEWNET); err != nil {
		runtime.UnlockOSThread()
		return &NetNSError{n, "enter", err}
	}
	err = f()
	if unix.Setns(home, unix.CLONE_NEWNET) == nil {
		runtime.UnlockOSThread()
	}
	// Otherwise, as where the process has privileges over target only, the
	// thread stays locked and so is not used again.
	return err
}

func sameFile(fd int, path string) bool {
	var a, b unix.Stat_t
	return unix.Fstat(fd, &a) == nil && unix.Stat(path, &b) == nil && a.Dev == b.Dev && a.Ino == b.Ino
}
