package main

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/bench/internal/raw"
)

// readBytes is the receive buffer each listener asks for.
const readBytes = 4 << 20

// write adds n routes and deletes them, as fast as the kernel takes them, and
// prints the seconds that took.
func write(n, burst int) error {
	fd, err := raw.Dial(1 << 20)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	sends := append(raw.Requests(n, burst, false), raw.Requests(n, burst, true)...)
	begin := time.Now()
	for _, b := range sends {
		if err := raw.Do(fd, b); err != nil {
			return fmt.Errorf("write routes: %w", err)
		}
	}
	fmt.Fprintf(os.Stdout, "%.6f\n", time.Since(begin).Seconds())
	return nil
}

// queuedRate is how many messages a second the bare loop reads from a full
// queue: 100,000 messages, in as many portions as the receive buffer asks for.
func queuedRate() (float64, error) {
	const total, portion = 100_000, 5_000
	fd, err := raw.Dial(readBytes, unix.RTNLGRP_IPV4_ROUTE)
	if err != nil {
		return 0, err
	}
	defer unix.Close(fd)
	writer, err := raw.Dial(1 << 20)
	if err != nil {
		return 0, err
	}
	defer unix.Close(writer)
	recv := raw.NewReceiver(fd, 64, 8192)
	recv.NoWait()
	var reading time.Duration
	for i := range total / portion {
		for _, b := range raw.Requests(portion, raw.Burst, i%2 == 1) {
			if err := raw.Do(writer, b); err != nil {
				return 0, fmt.Errorf("fill the queue: %w", err)
			}
		}
		begin, read := time.Now(), 0
		for {
			n, errno := recv.Receive()
			if errno == unix.EAGAIN {
				break
			}
			if errno != 0 {
				return 0, fmt.Errorf("read the queue: %w", errno)
			}
			read += n
		}
		reading += time.Since(begin)
		if read != portion {
			return 0, fmt.Errorf("%d of %d messages were queued: the receive buffer granted is too small", read, portion)
		}
	}
	return total / reading.Seconds(), nil
}
