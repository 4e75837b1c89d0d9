package raw

import (
	"encoding/binary"
	"fmt"

	"golang.org/x/sys/unix"
)

const (
	// First is the destination of the first route that Fill makes: 10.0.0.0.
	First = 10 << 24
	// Burst is how many requests usually go into one send.
	Burst = 256
)

// Requests are the sends that add n routes one after the other, or delete them,
// burst of them in one send. They are to be given to [Do] in turn.
func Requests(n, burst int, del bool) [][]byte {
	var sends [][]byte
	for i := 0; i < n; i += burst {
		end := min(n, i+burst)
		var b []byte
		for j := i; j < end; j++ {
			b = AppendRoute(b, Route{Dst: uint32(First + j), Table: TableStorm}, del, j == end-1)
		}
		sends = append(sends, b)
	}
	return sends
}

// Fill adds or deletes n routes as fast as the kernel takes them.
func Fill(n int, del bool) error {
	fd, err := Dial(1 << 20)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	for _, b := range Requests(n, Burst, del) {
		if err := Do(fd, b); err != nil {
			return fmt.Errorf("write routes: %w", err)
		}
	}
	return nil
}

// DumpRoutes asks for all IPv4 routes, counts those of the main table and
// decodes no more: the limit for lists. buf is what the kernel fills, best with
// 32 KiB or more.
func DumpRoutes(fd int, buf []byte) (n int, err error) {
	req := make([]byte, sizeHdr+sizeRtm)
	binary.NativeEndian.PutUint32(req, uint32(len(req)))
	binary.NativeEndian.PutUint16(req[4:], unix.RTM_GETROUTE)
	binary.NativeEndian.PutUint16(req[6:], unix.NLM_F_REQUEST|unix.NLM_F_DUMP)
	req[sizeHdr] = unix.AF_INET
	if err := unix.Sendto(fd, req, 0, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
		return 0, fmt.Errorf("sendto: %w", err)
	}
	for {
		size, _, err := unix.Recvfrom(fd, buf, 0)
		if err != nil {
			return 0, fmt.Errorf("recvfrom: %w", err)
		}
		for b := buf[:size]; len(b) >= sizeHdr; {
			l := int(binary.NativeEndian.Uint32(b)+3) &^ 3
			if l < sizeHdr || l > len(b) {
				return 0, fmt.Errorf("a message of %d bytes in %d", l, len(b))
			}
			switch Type(b) {
			case unix.NLMSG_DONE:
				return n, nil
			case unix.NLMSG_ERROR:
				return 0, unix.Errno(-int32(binary.NativeEndian.Uint32(b[sizeHdr:])))
			case unix.RTM_NEWROUTE:
				if RouteTable(b) == TableStorm {
					n++
				}
			}
			b = b[l:]
		}
	}
}
