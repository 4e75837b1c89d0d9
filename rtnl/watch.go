package rtnl

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"

	"golang.org/x/sys/unix"
)

// ErrNetNSGone means that what a [NetNS] was made from does not lead to the
// namespace any more: the name or path was removed or given to another
// namespace, the process ended.
var ErrNetNSGone = errors.New("network namespace is gone")

// NetNSWatch tells when a namespace is gone. A socket in a namespace keeps it
// alive and never learns that nobody else uses it: without a watch a listener
// in a deleted namespace listens for ever, and the namespace's interfaces stay.
//
// What is watched is the way to the namespace. One by a process id is gone when
// the process ends, one by a name or path when that is removed or replaced; a
// file that is unmounted but not removed is noticed at the next change in its
// directory. A path under /proc, [Host], a descriptor and a captured thread's
// namespace are never gone.
type NetNSWatch struct {
	ns     NetNS
	file   *os.File // an inotify or process descriptor; nil if nothing can happen
	raw    syscall.RawConn
	id     fileID
	closed atomic.Bool
	end    chan struct{}
}

type fileID struct{ dev, ino uint64 }

// WatchNetNS begins to watch the namespace that ns leads to now.
//
// Errors: [*NetNSError].
func WatchNetNS(ns NetNS) (*NetNSWatch, error) {
	w := &NetNSWatch{ns: ns, end: make(chan struct{})}
	if err := w.open(); err != nil {
		return nil, err
	}
	return w, nil
}

func (w *NetNSWatch) open() (err error) {
	fd := -1
	switch w.ns.kind {
	case nsPID:
		fd, err = unix.PidfdOpen(w.ns.num, unix.PIDFD_NONBLOCK)
	case nsName:
		fd, err = watchDir(nameDir)
	case nsPath:
		fd, err = watchDir(filepath.Dir(w.ns.name))
	}
	if err != nil {
		if err == unix.ESRCH || w.ns.num <= 0 && err == unix.EINVAL {
			err = unix.ENOENT // as open says it
		}
		return &NetNSError{w.ns, "watch", err}
	}
	if fd >= 0 {
		w.file = os.NewFile(uintptr(fd), "network namespace watch")
		w.raw, err = w.file.SyscallConn()
		if err != nil {
			_ = w.file.Close()
			return &NetNSError{w.ns, "watch", err}
		}
	}
	// Only now: what happens from here on is seen.
	if w.id, err = w.ns.id(); err != nil {
		if w.file != nil {
			_ = w.file.Close()
		}
		return err
	}
	return nil
}

func watchDir(dir string) (int, error) {
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		return -1, err
	}
	const changes = unix.IN_DELETE | unix.IN_CREATE | unix.IN_MOVE | unix.IN_ATTRIB | unix.IN_DELETE_SELF | unix.IN_MOVE_SELF
	if _, err := unix.InotifyAddWatch(fd, dir, changes|unix.IN_ONLYDIR); err != nil {
		_ = unix.Close(fd)
		return -1, err
	}
	return fd, nil
}

// id is what a namespace is known by, whatever led to it.
func (n NetNS) id() (fileID, error) {
	fd, err := n.open()
	if err != nil {
		return fileID{}, err
	}
	defer unix.Close(fd)
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return fileID{}, &NetNSError{n, "open", err}
	}
	return fileID{uint64(st.Dev), st.Ino}, nil
}

// Wait waits until the namespace is gone and returns a [*NetNSError] around
// [ErrNetNSGone], or [ErrClosed] after Close. No thread is blocked while it
// waits. Only one goroutine may wait.
func (w *NetNSWatch) Wait() error {
	if w.file == nil {
		<-w.end
		return ErrClosed
	}
	var buf [4096]byte
	for {
		var werr error
		err := w.raw.Read(func(fd uintptr) bool {
			if w.ns.kind == nsPID {
				return w.exited(int(fd))
			}
			_, werr = unix.Read(int(fd), buf[:])
			return werr != unix.EAGAIN
		})
		if err == nil && werr != nil && werr != unix.EINTR {
			err = werr
		}
		switch {
		case w.closed.Load():
			return ErrClosed
		case err != nil:
			return fmt.Errorf("rtnl: watch network namespace %v: %w", w.ns, err)
		}
		// Which file changed does not matter: looking is cheap, and what
		// counts is where the name leads now.
		if w.ns.kind == nsPID || w.moved() {
			return &NetNSError{w.ns, "watch", ErrNetNSGone}
		}
	}
}

// exited says whether a process descriptor is of a process that ended.
func (w *NetNSWatch) exited(fd int) bool {
	p := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	n, err := unix.Poll(p, 0)
	return err == nil && n > 0
}

// moved says whether the way to the namespace leads elsewhere now.
func (w *NetNSWatch) moved() bool {
	id, err := w.ns.id()
	return err != nil || id != w.id
}

// Close ends the watch and makes Wait return. Closing again does nothing.
func (w *NetNSWatch) Close() error {
	if w.closed.Swap(true) {
		return nil
	}
	close(w.end)
	if w.file != nil {
		return w.file.Close()
	}
	return nil
}
