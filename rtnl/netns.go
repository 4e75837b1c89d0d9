package rtnl

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// NetNS says in which network namespace a socket is to be. The zero value is
// [Host]. Values made from equal arguments are equal. Nothing is looked up
// before a socket is opened, so that a path or a name may come and go, and may
// mean another namespace each time.
type NetNS struct {
	kind nsKind
	num  int    // process id or descriptor
	name string // path or name
	file *os.File
}

type nsKind uint8

const (
	nsHost nsKind = iota
	nsPID
	nsPath
	nsName
	nsFD
	nsThread
)

// nameDir is where ip-netns(8) keeps named network namespaces.
const nameDir = "/run/netns"

// ErrNotNetNS means that something is there and is no network namespace.
var ErrNotNetNS = errors.New("not a network namespace")

// NetNSError says which network namespace could not be used and why. For a
// namespace that does not exist, errors.Is of [os.ErrNotExist] holds; for one
// that may not be entered, of [os.ErrPermission]; for something else under
// that path or descriptor, of [ErrNotNetNS].
type NetNSError struct {
	NetNS NetNS
	Op    string // what was attempted: "open", "enter", "parse" or "watch"
	Err   error
}

// Error names the namespace, what was attempted and the cause.
func (e *NetNSError) Error() string {
	return fmt.Sprintf("rtnl: %s network namespace %v: %v", e.Op, e.NetNS, e.Err)
}

// Unwrap is the cause.
func (e *NetNSError) Unwrap() error { return e.Err }

// Host is the network namespace of the process, which is that of its main
// thread, never the calling thread's.
func Host() NetNS { return NetNS{} }

// ByPID is the network namespace of another process, or of the thread with
// that id.
func ByPID(pid int) NetNS { return NetNS{kind: nsPID, num: pid} }

// ByPath is the network namespace that a file leads to: a link under /proc,
// or a bind mount.
func ByPath(path string) NetNS { return NetNS{kind: nsPath, name: path} }

// ByName is a network namespace named by ip-netns(8), under /run/netns.
func ByName(name string) NetNS { return NetNS{kind: nsName, name: name} }

// ByFD is the network namespace an open descriptor refers to. The descriptor
// stays the caller's, who keeps it open as long as the value is used: a
// monitor that is restarted uses it again.
func ByFD(fd int) NetNS { return NetNS{kind: nsFD, num: fd} }

// ThreadNetNS captures the network namespace of the calling thread; the
// caller holds [runtime.LockOSThread] if that matters. The namespace stays
// alive as long as a copy of the value is reachable. Each call's value is
// equal only to its copies.
func ThreadNetNS() (NetNS, error) {
	ns := NetNS{kind: nsThread}
	fd, err := unix.Open("/proc/thread-self/ns/net", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return NetNS{}, &NetNSError{ns, "open", err}
	}
	ns.file = os.NewFile(uintptr(fd), "/proc/thread-self/ns/net")
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err == nil {
		ns.name = fmt.Sprintf("net:[%d]", st.Ino)
	}
	return ns, nil
}

// ParseNetNS reads a network namespace from a command line: digits are a
// process id, something with a slash is a path, anything else a name.
func ParseNetNS(s string) (NetNS, error) {
	switch {
	case s != "" && strings.Trim(s, "0123456789") == "":
		pid, err := strconv.Atoi(s)
		if err != nil || pid == 0 || int64(pid) > 1<<31-1 {
			return NetNS{}, &NetNSError{NetNS{kind: nsPID, name: s}, "parse", errors.New("no process has this id")}
		}
		return ByPID(pid), nil
	case strings.Contains(s, "/"):
		return ByPath(s), nil
	}
	ns := ByName(s)
	if err := ns.checkName(); err != nil {
		return NetNS{}, &NetNSError{ns, "parse", err}
	}
	return ns, nil
}

// String is what the value was made from: "host", "pid 12", a path, "name x",
// "fd 3", "thread net:[4026531840]".
func (n NetNS) String() string {
	switch n.kind {
	case nsHost:
		return "host"
	case nsPID:
		if n.name != "" {
			return "pid " + n.name
		}
		return "pid " + strconv.Itoa(n.num)
	case nsPath:
		return strconv.Quote(n.name)
	case nsName:
		return "name " + strconv.Quote(n.name)
	case nsFD:
		return "fd " + strconv.Itoa(n.num)
	}
	return "thread " + n.name
}

// CanEnd says whether [WatchNetNS] can ever tell that the namespace is gone:
// one by a process id, a name or a path, unless that is under /proc.
func (n NetNS) CanEnd() bool {
	switch n.kind {
	case nsPID, nsName:
		return true
	case nsPath:
		return !strings.HasPrefix(filepath.Clean(n.name), "/proc/")
	}
	return false
}

func (n NetNS) checkName() error {
	// A name is one file below nameDir, nothing that leads out of it.
	if n.name == "" || n.name == "." || n.name == ".." || strings.ContainsAny(n.name, "/\x00") {
		return fmt.Errorf("bad name: %w", unix.EINVAL)
	}
	return nil
}

// open returns a descriptor of the namespace, for the caller to close.
func (n NetNS) open() (fd int, err error) {
	switch n.kind {
	case nsHost:
		fd, err = openFile("/proc/self/ns/net")
	case nsPID:
		if n.num <= 0 {
			err = unix.ENOENT
			break
		}
		fd, err = openFile(fmt.Sprintf("/proc/%d/ns/net", n.num))
	case nsPath:
		fd, err = openFile(n.name)
	case nsName:
		if err = n.checkName(); err == nil {
			fd, err = openFile(nameDir + "/" + n.name)
		}
	case nsFD:
		// A copy stays what it is when the caller's is closed meanwhile.
		fd, err = unix.FcntlInt(uintptr(n.num), unix.F_DUPFD_CLOEXEC, 0)
	case nsThread:
		fd, err = unix.FcntlInt(n.file.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	}
	if err != nil {
		return -1, &NetNSError{n, "open", err}
	}
	if err := checkNetNS(fd); err != nil {
		_ = unix.Close(fd)
		return -1, &NetNSError{n, "open", err}
	}
	return fd, nil
}

func openFile(path string) (int, error) {
	for {
		// Any path may be given: a pipe must not block, a terminal must not
		// become the controlling one.
		fd, err := unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NONBLOCK|unix.O_NOCTTY, 0)
		if err != unix.EINTR {
			return fd, err
		}
	}
}

// nsfsMagic is the file system of namespaces, NSFS_MAGIC in
// include/uapi/linux/magic.h.
const nsfsMagic = 0x6e736673

func checkNetNS(fd int) error {
	var fs unix.Statfs_t
	if err := unix.Fstatfs(fd, &fs); err != nil {
		return err
	}
	// On anything else the ioctl could mean something else.
	if int64(fs.Type) != nsfsMagic {
		return ErrNotNetNS
	}
	typ, err := unix.IoctlRetInt(fd, unix.NS_GET_NSTYPE)
	switch {
	case err == unix.ENOTTY: // a kernel before 4.11 leaves it to setns
		return nil
	case err != nil:
		return err
	case typ != unix.CLONE_NEWNET:
		return ErrNotNetNS
	}
	return nil
}
