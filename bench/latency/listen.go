package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"github.com/jsimonetti/rtnetlink/v2"
	"github.com/mdlayher/netlink"
	vnl "github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/bench/internal/raw"
)

// samples are latencies in nanoseconds.
type samples []uint32

// add notes a message that was made at the time priority and had at now, and
// says whether it is the last.
func (s *samples) add(now uint32, typ uint16, table int, priority uint32) bool {
	if table == raw.TableSentinel {
		return true
	}
	if typ == unix.RTM_NEWROUTE {
		*s = append(*s, now-priority)
	}
	return false
}

// A listener joins the IPv4 route group, calls ready, and returns when it has
// heard the sentinel.
type listener func(ready func(), s *samples) error

var listeners = map[string]listener{
	"bare":        bare,
	"vishvananda": vishvananda,
	"jsimonetti":  jsimonetti,
}

func listenProcess(name string) error {
	listen, ok := listeners[name]
	if !ok {
		return fmt.Errorf("no such listener: %q", name)
	}
	s := make(samples, 0, 100_000)
	if err := listen(func() { fmt.Println("ready") }, &s); err != nil {
		return err
	}
	if len(s) == 0 {
		return fmt.Errorf("%s heard nothing", name)
	}
	slices.Sort(s)
	at := func(i int) float64 { return float64(s[min(i, len(s)-1)]) / 1e3 }
	return json.NewEncoder(os.Stdout).Encode(result{
		Samples: len(s), Median: at(len(s) / 2), P99: at(len(s) * 99 / 100), Max: at(len(s)),
	})
}

// bare blocks in recvfrom.
func bare(ready func(), s *samples) error {
	fd, err := raw.Dial(0, unix.RTNLGRP_IPV4_ROUTE)
	if err != nil {
		return err
	}
	buf := make([]byte, 8192)
	ready()
	for {
		n, _, err := unix.Recvfrom(fd, buf, 0)
		now := nanoseconds()
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return err
		}
		msg := buf[:n]
		if s.add(now, raw.Type(msg), int(raw.RouteTable(msg)), raw.Priority(msg)) {
			return nil
		}
	}
}

func vishvananda(ready func(), s *samples) error {
	ch, done := make(chan vnl.RouteUpdate), make(chan struct{})
	if err := vnl.RouteSubscribe(ch, done); err != nil {
		return err
	}
	ready()
	for u := range ch {
		if s.add(nanoseconds(), u.Type, u.Table, uint32(u.Priority)) {
			return nil
		}
	}
	return fmt.Errorf("subscription closed")
}

func jsimonetti(ready func(), s *samples) error {
	conn, err := netlink.Dial(unix.NETLINK_ROUTE, &netlink.Config{Groups: 1 << (unix.RTNLGRP_IPV4_ROUTE - 1)})
	if err != nil {
		return err
	}
	ready()
	for {
		msgs, err := conn.Receive()
		if err != nil {
			return err
		}
		for _, m := range msgs {
			var r rtnetlink.RouteMessage
			if err := r.UnmarshalBinary(m.Data); err != nil {
				return err
			}
			if s.add(nanoseconds(), uint16(m.Header.Type), int(r.Table), r.Attributes.Priority) {
				return nil
			}
		}
	}
}
