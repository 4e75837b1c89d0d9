package main

import (
	"fmt"
	"unsafe"

	"github.com/jsimonetti/rtnetlink/v2"
	vnl "github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/bench/internal/raw"
	"github.com/linx-go/linx/codec"
)

// A reader reads the routes and returns how many they were and the result that
// a program would hold, nil if it need not.
type reader func() (n int, kept any, err error)

// order is the order of the readers in a round.
var order = []string{"bare", "bare and memory", "linx", "linx iterator", "linx reuse", "ip", "vishvananda", "vishvananda iterator", "jsimonetti"}

var readers = map[string]reader{
	"bare":                 bare,
	"bare and memory":      bareMemory,
	"linx":                 linxSlice,
	"linx iterator":        linxIterator,
	"linx reuse":           linxReuse,
	"vishvananda":          vishvananda,
	"vishvananda iterator": vishvanandaIterator,
	"jsimonetti":           jsimonetti,
}

func bare() (int, any, error) {
	fd, err := raw.Dial(0)
	if err != nil {
		return 0, nil, err
	}
	defer unix.Close(fd)
	n, err := raw.DumpRoutes(fd, make([]byte, 64<<10))
	return n, nil, err
}

// bareMemory decodes nothing either, but fills as much memory as the structs and
// pointers of a list take, in huge pages where the system has them: what any
// list takes that is kept.
func bareMemory() (int, any, error) {
	n, _, err := bare()
	if err != nil {
		return n, nil, err
	}
	const hugePage = 2 << 20
	b := make([]byte, n*int(unsafe.Sizeof(codec.Route{})+unsafe.Sizeof(uintptr(0))))
	if skip := -uintptr(unsafe.Pointer(&b[0])) % hugePage; skip < uintptr(len(b)) {
		_ = unix.Madvise(b[skip:], unix.MADV_HUGEPAGE)
	}
	for i := 0; i < len(b); i += 64 {
		b[i] = 1
	}
	return n, b, nil
}

func vishvananda() (int, any, error) {
	routes, err := vnl.RouteListFiltered(unix.AF_INET, &vnl.Route{}, 0)
	return len(routes), routes, err
}

func vishvanandaIterator() (n int, _ any, err error) {
	err = vnl.RouteListFilteredIter(unix.AF_INET, &vnl.Route{}, 0, func(vnl.Route) bool {
		n++
		return true
	})
	return n, nil, err
}

func jsimonetti() (int, any, error) {
	conn, err := rtnetlink.Dial(nil)
	if err != nil {
		return 0, nil, fmt.Errorf("dial: %w", err)
	}
	defer conn.Close()
	routes, err := conn.Route.ListMatch(&rtnetlink.RouteMessage{Family: unix.AF_INET})
	return len(routes), routes, err
}
