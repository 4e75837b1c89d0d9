package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	vnl "github.com/vishvananda/netlink"

	"github.com/jsimonetti/rtnetlink/v2"
	"github.com/mdlayher/netlink"
	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/bench/internal/private"
	"github.com/linx-go/linx/bench/internal/raw"
)

// A listener joins the IPv4 route group, calls ready, and returns when it has
// heard the sentinel.
type listener func(ready func()) (events, overflows int, err error)

var listeners = map[string]listener{
	"bare":        bare,
	"vishvananda": vishvananda,
	"jsimonetti":  jsimonetti,
}

// listenProcess is the process of one listener.
func listenProcess(name string) error {
	listen, ok := listeners[name]
	if !ok {
		return fmt.Errorf("%w: %q", errUnknownListener, name)
	}
	var joined float64
	events, overflows, err := listen(func() {
		fmt.Println("ready")
		joined = private.CPU()
	})
	cpu := private.CPU() - joined
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return json.NewEncoder(os.Stdout).Encode(heard{events, overflows, cpu})
}

// bare reads with recvmmsg and decodes nothing but the byte that tells the
// sentinel. It is the limit: what a listener in Go cannot do without.
func bare(ready func()) (events, overflows int, err error) {
	fd, err := raw.Dial(readBytes, unix.RTNLGRP_IPV4_ROUTE)
	if err != nil {
		return 0, 0, err
	}
	recv := raw.NewReceiver(fd, 64, 8192)
	ready()
	for {
		n, errno := recv.Receive()
		switch errno {
		case 0:
		case unix.ENOBUFS:
			overflows++
			continue
		case unix.EINTR:
			continue
		default:
			return 0, 0, errno
		}
		for i := range n {
			if raw.RouteTable(recv.Message(i)) == raw.TableSentinel {
				return events, overflows, nil
			}
			events++
		}
	}
}

// vishvananda subscribes, and subscribes again each time an overflow has closed
// the subscription.
func vishvananda(ready func()) (events, overflows int, err error) {
	for first := true; ; first = false {
		ch, done := make(chan vnl.RouteUpdate, 1024), make(chan struct{})
		var failed error
		opts := vnl.RouteSubscribeOptions{
			ReceiveBufferSize: readBytes,
			ErrorCallback:     func(err error) { failed = err },
		}
		if err := vnl.RouteSubscribeWithOptions(ch, done, opts); err != nil {
			return 0, 0, err
		}
		if first {
			ready()
		}
		for u := range ch {
			if u.Table == raw.TableSentinel {
				return events, overflows, nil
			}
			events++
		}
		close(done)
		// The library keeps only the text of the error.
		if failed == nil || !strings.Contains(failed.Error(), unix.ENOBUFS.Error()) {
			return 0, 0, fmt.Errorf("subscription closed: %w", failed)
		}
		overflows++
	}
}

// jsimonetti receives with mdlayher/netlink and decodes with
// jsimonetti/rtnetlink.
func jsimonetti(ready func()) (events, overflows int, err error) {
	conn, err := netlink.Dial(unix.NETLINK_ROUTE, &netlink.Config{Groups: groupMask})
	if err != nil {
		return 0, 0, err
	}
	if err := conn.SetReadBuffer(readBytes); err != nil {
		return 0, 0, err
	}
	ready()
	for {
		msgs, err := conn.Receive()
		if errors.Is(err, unix.ENOBUFS) {
			overflows++
			continue
		}
		if err != nil {
			return 0, 0, err
		}
		for _, m := range msgs {
			var r rtnetlink.RouteMessage
			if err := r.UnmarshalBinary(m.Data); err != nil {
				return 0, 0, err
			}
			if r.Table == raw.TableSentinel {
				return events, overflows, nil
			}
			events++
		}
	}
}
