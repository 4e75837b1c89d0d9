package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// The demo runs this program again in new user and network namespaces, where
// anybody may change anything and harm nothing.

// envDemo tells the program that it is the one inside.
const envDemo = "LINX_IPMONITOR_DEMO"

// demoLimit is how long the demo may take before it is given up.
const demoLimit = 30 * time.Second

func insideDemo() bool { return os.Getenv(envDemo) != "" }

// runInDemo runs the program again in namespaces of its own and returns its
// exit status.
func runInDemo(args []string, stdout, stderr io.Writer) (int, error) {
	// Ctrl-C is for the program inside, which ends by it; this one waits.
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)

	inside := func(attr *syscall.SysProcAttr) error {
		cmd := exec.Command("/proc/self/exe", args...)
		cmd.Env = append(os.Environ(), envDemo+"=1")
		cmd.Stdout, cmd.Stderr = stdout, stderr
		cmd.SysProcAttr = attr
		return cmd.Run()
	}
	err := inside(&syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	})
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && os.Geteuid() == 0 {
		// No user namespaces here, but root needs none.
		err = inside(&syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET})
	}
	switch {
	case err == nil:
		return exitOK, nil
	case errors.As(err, &exit):
		if exit.Exited() {
			return exit.ExitCode(), nil
		}
		return exitError, fmt.Errorf("the demo: %w", err)
	}
	return exitError, fmt.Errorf("make a private user and network namespace: %w", err)
}

// demo is the state of a demo that runs.
type demo struct {
	netns  rtnl.NetNS
	finish func(error) // ends the program

	// ready is closed when everything that was made has been told. All but an
	// IPv6 address is told while it is made.
	ready chan struct{}
	once  sync.Once
}

// saw is told each event.
func (d *demo) saw(e *event.Event) {
	switch r := e.Resource.(type) {
	case *codec.Addr:
		if e.Op == event.NewAddr && r.IP() == demoAddr6.Addr() {
			d.once.Do(func() { close(d.ready) })
		}
	case *codec.Link:
		if e.Op == event.DelLink && r.Name == demoBridge { // the last change
			d.finish(nil)
		}
	}
}

// start makes the changes in another goroutine. Their error, or that they were
// not seen in time, ends the program; the returned function stops them and
// waits for their end.
func (d *demo) start(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithTimeoutCause(ctx, demoLimit, fmt.Errorf("not over within %v", demoLimit))
	done := make(chan struct{})
	go func() {
		defer close(done)
		err := d.changes(ctx)
		if err == nil {
			<-ctx.Done()
			err = ctx.Err()
		}
		switch {
		case errors.Is(err, context.Canceled): // over, or interrupted
			return
		case errors.Is(err, context.DeadlineExceeded):
			err = context.Cause(ctx)
		}
		d.finish(fmt.Errorf("the demo: %w", err))
	}()
	return func() {
		cancel()
		<-done
	}
}
