// Capture makes the messages that the codec benchmarks decode, in private
// namespaces, and writes them as the kernel sent them:
//
//	go run ./codecs/capture ./codecs/testdata
package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/bench/internal/private"
	"github.com/linx-go/linx/bench/internal/raw"
)

var captures = []struct {
	name    string
	typ     uint16
	group   int
	command string
}{
	{"link", unix.RTM_NEWLINK, unix.RTNLGRP_LINK, "link set v0 mtu 1400"},
	{"route4", unix.RTM_NEWROUTE, unix.RTNLGRP_IPV4_ROUTE, "route add 192.0.2.0/24 via 10.0.0.2 dev v0"},
	{"addr6", unix.RTM_NEWADDR, unix.RTNLGRP_IPV6_IFADDR, "addr add 2001:db8::1/64 dev v0 nodad"},
	{"neigh", unix.RTM_NEWNEIGH, unix.RTNLGRP_NEIGH, "neigh add 10.0.0.7 dev v0 lladdr 02:00:00:00:00:07"},
}

func main() { private.Main(run) }

func run() error {
	if len(os.Args) != 2 {
		return fmt.Errorf("usage: %s DIRECTORY", os.Args[0])
	}
	err := private.IP("link add v0 type veth peer name v1\nlink set v1 up\nlink set v0 up\naddr add 10.0.0.1/24 dev v0\n")
	if err != nil {
		return err
	}
	var uts unix.Utsname
	if err := unix.Uname(&uts); err != nil {
		return err
	}
	for _, c := range captures {
		fd, err := raw.Dial(0, c.group)
		if err != nil {
			return err
		}
		if err := private.IP(c.command + "\n"); err != nil {
			return err
		}
		msg, err := wait(fd, c.typ)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		_ = unix.Close(fd)
		text := fmt.Sprintf("# ip %s\n# kernel %s\n%s\n", c.command, unix.ByteSliceToString(uts.Release[:]), hex.EncodeToString(msg))
		if err := os.WriteFile(filepath.Join(os.Args[1], c.name+".hex"), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// wait returns the first message of the type, with its header.
func wait(fd int, typ uint16) ([]byte, error) {
	tv := unix.NsecToTimeval(int64(5 * time.Second))
	if err := unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &tv); err != nil {
		return nil, err
	}
	buf := make([]byte, 1<<16)
	for {
		n, _, err := unix.Recvfrom(fd, buf, 0)
		if err != nil {
			return nil, err
		}
		if raw.Type(buf[:n]) == typ {
			return buf[:n], nil
		}
	}
}
