package raw

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// Queue is what the kernel shows of a netlink socket.
type Queue struct {
	Groups uint32 // the first 32 groups, as a mask
	Rmem   int    // bytes charged to the receive buffer
	Drops  int    // messages not queued since the socket was made
}

// Queues lists the rtnetlink sockets of the namespace that are member of a
// group of mask (/proc/net/netlink).
func Queues(mask uint32) ([]Queue, error) {
	f, err := os.Open("/proc/thread-self/net/netlink")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []Queue
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		// sk Eth Pid Groups Rmem Wmem Dump Locks Drops Inode
		w := strings.Fields(lines.Text())
		if len(w) < 10 || w[1] != "0" {
			continue
		}
		groups, err := strconv.ParseUint(w[3], 16, 32)
		if err != nil || uint32(groups)&mask == 0 {
			continue
		}
		q := Queue{Groups: uint32(groups)}
		q.Rmem, _ = strconv.Atoi(w[4])
		q.Drops, _ = strconv.Atoi(w[8])
		all = append(all, q)
	}
	return all, lines.Err()
}
