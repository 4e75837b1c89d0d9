//go:build linux

// Capture records what the kernel sends while commands run, for the tests of
// package codec. It reads a script, or a capture to take anew, and writes a
// capture:
//
//	go run ./internal/capture codec/testdata/link.capture > new.capture
//
// Lines of a script: "$ command" runs a command in a shell; "$ dump link"
// lists objects of a kind; "% WORD..." keeps only message types whose names
// have one of the words from there on; "#" starts a comment. After each "$" line the
// capture has a line "< TYPE HEX" for each message: the body without struct
// nlmsghdr. Everything happens in network and user namespaces made for it.
package main

import (
	"bufio"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/linx-go/linx/codec"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "capture:", err)
		os.Exit(1)
	}
}

const inside = "LINX_CAPTURE_INSIDE"

func run() error {
	if len(os.Args) != 2 {
		return errors.New("usage: capture SCRIPT")
	}
	if os.Getenv(inside) == "" {
		return again()
	}
	script, err := os.Open(os.Args[1])
	if err != nil {
		return err
	}
	defer script.Close()
	c, err := listen()
	if err != nil {
		return err
	}
	defer syscall.Close(c.fd)
	var u syscall.Utsname
	if err := syscall.Uname(&u); err != nil {
		return err
	}
	fmt.Printf("# Linux %s %s\n", utsString(u.Release[:]), utsString(u.Machine[:]))
	for s := bufio.NewScanner(script); s.Scan(); {
		switch line := s.Text(); {
		case strings.HasPrefix(line, "% "):
			fmt.Println(line)
			c.keep = strings.Fields(line[2:])
		case strings.HasPrefix(line, "$ "):
			fmt.Println(line)
			if err := c.do(line[2:]); err != nil {
				return fmt.Errorf("%s: %w", line, err)
			}
		case strings.HasPrefix(line, "# Linux "), strings.HasPrefix(line, "<"), strings.HasPrefix(line, "="), strings.HasPrefix(line, "~"):
		default:
			fmt.Println(line)
		}
	}
	return nil
}

// again runs this program in namespaces of its own.
func again() error {
	cmd := exec.Command("/proc/self/exe", os.Args[1:]...)
	cmd.Env = append(os.Environ(), inside+"=1")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	return cmd.Run()
}

func utsString(b []int8) string {
	var s []byte
	for _, c := range b {
		if c == 0 {
			break
		}
		s = append(s, byte(c))
	}
	return string(s)
}

type capture struct {
	fd   int
	buf  []byte
	keep []string // words in the names of message types; none keeps all
}

func (c *capture) keeps(name string) bool {
	return len(c.keep) == 0 || slices.ContainsFunc(c.keep, func(s string) bool { return strings.Contains(name, s) })
}

// listen opens a socket in all groups; the kernel may know fewer.
func listen() (*capture, error) {
	fd, err := syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC, syscall.NETLINK_ROUTE)
	if err != nil {
		return nil, err
	}
	if err := syscall.Bind(fd, &syscall.SockaddrNetlink{Family: syscall.AF_NETLINK}); err != nil {
		return nil, err
	}
	const solNetlink, addMembership = 270, 1
	for group := 1; group < 64; group++ {
		_ = syscall.SetsockoptInt(fd, solNetlink, addMembership, group)
	}
	return &capture{fd: fd, buf: make([]byte, 1<<20)}, nil
}

// do runs one line of the script and prints what is heard.
func (c *capture) do(cmd string) error {
	what, ok := strings.CutPrefix(cmd, "dump ")
	if ok {
		return c.dump(what)
	}
	sh := exec.Command("/bin/sh", "-c", cmd)
	sh.Stderr = os.Stderr
	if err := sh.Run(); err != nil {
		return err
	}
	return c.read(c.fd, 300*time.Millisecond)
}

// dump lists objects on a socket of its own.
func (c *capture) dump(what string) error {
	requests := map[string]struct {
		typ uint16
		r   codec.Resource
	}{
		"link":      {codec.RTMGetLink, &codec.Link{Extra: &codec.LinkExtra{ExtMask: 1}}},
		"bridge":    {codec.RTMGetLink, &codec.BridgePort{Link: codec.Link{Family: codec.AFBridge, Extra: &codec.LinkExtra{ExtMask: 2}}}},
		"link6":     {codec.RTMGetLink, &codec.Inet6Link{Link: codec.Link{Family: codec.AFInet6}}},
		"addr":      {codec.RTMGetAddr, &codec.Addr{}},
		"route4":    {codec.RTMGetRoute, &codec.Route{Family: codec.AFInet}},
		"route6":    {codec.RTMGetRoute, &codec.Route{Family: codec.AFInet6}},
		"neigh":     {codec.RTMGetNeigh, &codec.Neigh{}},
		"fdb":       {codec.RTMGetNeigh, &codec.Neigh{Family: codec.AFBridge}},
		"netconf":   {codec.RTMGetNetconf, &codec.Netconf{}},
		"ntable":    {codec.RTMGetNeighTbl, &codec.NeighTable{}},
		"addrlabel": {codec.RTMGetAddrLabel, &codec.AddrLabel{Family: codec.AFInet6}},
		"mdb":       {codec.RTMGetMDB, &codec.MDB{Family: codec.AFBridge}},
		"stats":     {codec.RTMGetStats, &codec.Stats{Filter: 0x1f}},
		"vlan":      {codec.RTMGetVLAN, &codec.BridgeVLAN{Family: codec.AFBridge}},
		"vni":       {codec.RTMGetTunnel, &codec.Tunnel{Family: codec.AFBridge}},
		"qdisc":     {codec.RTMGetQdisc, &codec.Qdisc{}},
		"nsid":      {codec.RTMGetNSID, &codec.NSID{}},
		"nexthop":   {codec.RTMGetNexthop, &codec.NexthopObject{}},
		"bucket":    {codec.RTMGetNexthopBucket, &codec.NexthopObject{}},
		"rule":      {codec.RTMGetRule, &codec.Rule{}},
	}
	req, ok := requests[what]
	if !ok {
		return fmt.Errorf("nothing to dump is called %q", what)
	}
	fd, err := syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC, syscall.NETLINK_ROUTE)
	if err != nil {
		return err
	}
	defer syscall.Close(fd)
	const nlmDump = 0x300 | 1 // NLM_F_DUMP, NLM_F_REQUEST
	msg, err := codec.Append(make([]byte, syscall.NLMSG_HDRLEN), req.r)
	if err != nil {
		return err
	}
	nativePut32(msg, uint32(len(msg)))
	nativePut16(msg[4:], req.typ)
	nativePut16(msg[6:], nlmDump)
	if err := syscall.Sendto(fd, msg, 0, &syscall.SockaddrNetlink{Family: syscall.AF_NETLINK}); err != nil {
		return err
	}
	return c.read(fd, 300*time.Millisecond)
}

// read prints messages until the kernel has been quiet for a while.
func (c *capture) read(fd int, quiet time.Duration) error {
	tv := syscall.NsecToTimeval(int64(quiet))
	if err := syscall.SetsockoptTimeval(fd, syscall.SOL_SOCKET, syscall.SO_RCVTIMEO, &tv); err != nil {
		return err
	}
	for {
		n, _, err := syscall.Recvfrom(fd, c.buf, 0)
		switch {
		case errors.Is(err, syscall.EAGAIN):
			return nil
		case errors.Is(err, syscall.EINTR):
			continue
		case err != nil:
			return err
		}
		list, err := syscall.ParseNetlinkMessage(c.buf[:n])
		if err != nil {
			return err
		}
		for _, m := range list {
			switch m.Header.Type {
			case syscall.NLMSG_DONE:
				return nil
			case syscall.NLMSG_ERROR:
				return fmt.Errorf("the kernel answers % x", m.Data)
			}
			if name := codec.TypeName(m.Header.Type); c.keeps(name) {
				fmt.Println("<", name, hex.EncodeToString(m.Data))
			}
		}
	}
}
