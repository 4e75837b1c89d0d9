package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/bench/internal/private"
	"github.com/linx-go/linx/bench/internal/raw"
)

const groupMask = 1 << (unix.RTNLGRP_IPV4_ROUTE - 1)

// limit is how long anything may take before the measurement gives up.
const limit = 60 * time.Second

// heard is what a listener process reports.
type heard struct {
	Events    int     `json:"events"`
	Overflows int     `json:"overflows"`
	CPU       float64 `json:"cpu_s"`
}

// A subject is a listener at work in a process of its own.
type subject interface {
	// done says whether the listener has heard the sentinel.
	done() bool
	// report ends the listener.
	report() (heard, error)
}

// measure lets one listener hear one storm.
func measure(name string) (result, error) {
	var s subject
	var err error
	if name == "ip" {
		s, err = startIP()
	} else {
		s, err = startSelf(name)
	}
	if err != nil {
		return result{}, err
	}
	if err := await("the listener to join", func() (bool, error) {
		q, err := raw.Queues(groupMask)
		return len(q) > 0, err
	}); err != nil {
		return result{}, err
	}
	out, err := private.Self("-n", strconv.Itoa(*n), "-burst", strconv.Itoa(*burst), "write").Output()
	if err != nil {
		return result{}, fmt.Errorf("writer: %w", err)
	}
	wall, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		return result{}, fmt.Errorf("writer: %w", err)
	}
	drops, err := drain()
	if err != nil {
		return result{}, err
	}
	if err := sentinel(s); err != nil {
		return result{}, err
	}
	h, err := s.report()
	if err != nil {
		return result{}, err
	}
	return result{
		Name: name, Events: h.Events, Lost: 2**n - h.Events, Overflows: h.Overflows,
		CPU: h.CPU, WallStorm: wall, Drops: drops,
	}, nil
}

// await polls until cond is true.
func await(what string, cond func() (bool, error)) error {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if ok, err := cond(); ok || err != nil {
			return err
		}
	}
	return fmt.Errorf("waited %v in vain for %s", limit, what)
}

// drain waits until the listener has read its queue empty, and returns the
// messages the kernel did not queue.
func drain() (drops int, err error) {
	empty := 0
	err = await("the listener to read its queue", func() (bool, error) {
		q, err := raw.Queues(groupMask)
		if err != nil {
			return false, err
		}
		empty++
		if len(q) == 0 {
			empty = 0
		}
		for _, q := range q {
			drops = q.Drops
			if q.Rmem != 0 {
				empty = 0
			}
		}
		return empty >= 3, nil
	})
	return drops, err
}

// sentinel makes changes in a table of their own until the listener has heard
// one: it may be subscribing anew just now.
func sentinel(s subject) error {
	fd, err := raw.Dial(0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	r := raw.Route{Dst: raw.First, Table: raw.TableSentinel}
	next := time.Now()
	del := false
	err = await("the listener to hear the sentinel", func() (bool, error) {
		if time.Now().After(next) {
			if err := raw.Do(fd, raw.AppendRoute(nil, r, del, true)); err != nil {
				return false, err
			}
			del = !del
			next = time.Now().Add(100 * time.Millisecond)
		}
		return s.done(), nil
	})
	if del {
		err = errors.Join(err, raw.Do(fd, raw.AppendRoute(nil, r, true, true)))
	}
	return err
}

// self is a listener of this program. It prints "ready", then its report.
type self struct {
	cmd  *exec.Cmd
	last chan heard
	got  *heard
}

func startSelf(name string) (subject, error) {
	cmd := private.Self("listen", name)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		return nil, fmt.Errorf("listener did not start: %v", cmd.Wait())
	}
	s := &self{cmd: cmd, last: make(chan heard, 1)}
	go func() {
		defer close(s.last)
		for lines.Scan() {
			var h heard
			if json.Unmarshal(lines.Bytes(), &h) == nil {
				s.last <- h
			}
		}
	}()
	return s, nil
}

func (s *self) done() bool {
	select {
	case h, ok := <-s.last:
		if ok {
			s.got = &h
		}
		return true
	default:
		return s.got != nil
	}
}

func (s *self) report() (heard, error) {
	if err := s.cmd.Wait(); err != nil {
		return heard{}, fmt.Errorf("listener: %w", err)
	}
	if s.got == nil {
		return heard{}, errors.New("listener ended without a report")
	}
	return *s.got, nil
}

// iproute is ip monitor. What it prints goes into a file in memory, which costs
// it the writes but nobody a reader.
type iproute struct {
	cmd    *exec.Cmd
	out    *os.File
	errs   bytes.Buffer
	read   int64
	events int
	saw    bool
}

func startIP() (subject, error) {
	fd, err := unix.MemfdCreate("ip", unix.MFD_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("memfd_create: %w", err)
	}
	p := &iproute{out: os.NewFile(uintptr(fd), "ip")}
	p.cmd = private.Command("ip", "-rcvbuf", strconv.Itoa(readBytes), "monitor", "route")
	p.cmd.Stdout, p.cmd.Stderr = p.out, &p.errs
	return p, p.cmd.Start()
}

// done counts the whole lines written since it was last called.
func (p *iproute) done() bool {
	b := make([]byte, 1<<20)
	for {
		n, _ := p.out.ReadAt(b, p.read)
		end := bytes.LastIndexByte(b[:n], '\n') + 1
		if end == 0 {
			return p.saw
		}
		for line := range bytes.Lines(b[:end]) {
			if bytes.Contains(line, []byte("table 250")) {
				p.saw = true
			} else {
				p.events++
			}
		}
		p.read += int64(end)
	}
}

func (p *iproute) report() (heard, error) {
	defer p.out.Close()
	if err := p.cmd.Process.Signal(unix.SIGTERM); err != nil {
		return heard{}, err
	}
	_ = p.cmd.Wait() // ended by the signal
	r, ok := p.cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return heard{}, errors.New("no resource usage of ip")
	}
	cpu := float64(r.Utime.Nano()+r.Stime.Nano()) / 1e9
	return heard{p.events, bytes.Count(p.errs.Bytes(), []byte("No buffer space")), cpu}, nil
}
