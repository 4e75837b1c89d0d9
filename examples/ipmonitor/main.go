// Ipmonitor prints what changes in a network namespace, one line an event, as
// "ip monitor" does: links, addresses, routes, neighbours and rules, and one
// line wherever something was lost. It needs no privileges.
//
//	ipmonitor                   the namespace it runs in, until Ctrl-C
//	ipmonitor -netns blue       another one, by name, path or process id
//	ipmonitor -groups link,addr4,addr6
//	ipmonitor -json             one JSON object a line
//	ipmonitor -demo             makes a namespace of its own, changes it, shows
//	                            what is told, and ends
//
// The exit status is 0 after Ctrl-C or a demo, 1 after an error, 2 for flags
// that are wrong.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
	"github.com/linx-go/linx/supervisor"
)

// The exit statuses.
const (
	exitOK    = 0
	exitError = 1
	exitUsage = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	opts, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage
	}
	if opts.demo && !insideDemo() {
		status, err := runInDemo(args, stdout, stderr)
		if err != nil {
			fmt.Fprintln(stderr, "ipmonitor:", err)
		}
		return status
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := watch(ctx, opts, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "ipmonitor:", err)
		return exitError
	}
	return exitOK
}

// options are what the flags say.
type options struct {
	demo, json bool
	netns      string
	groups     string
	rcvbuf     int
}

// parse reads the flags; what is wrong with them has been written to stderr
// when it returns an error.
func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("ipmonitor", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.BoolVar(&o.demo, "demo", false, "make a private namespace, change it, show what is told, and end")
	flags.BoolVar(&o.json, "json", false, "print one JSON object a line")
	flags.StringVar(&o.netns, "netns", "", "network namespace: `PATH|PID|NAME`; digits are a process id, something with a slash a path")
	flags.StringVar(&o.groups, "groups", "", "multicast groups, `link,addr4,...`: names or numbers (default links, neighbours, addresses, routes and rules)")
	flags.IntVar(&o.rcvbuf, "rcvbuf", 0, "receive buffer in `BYTES` (default 4 MiB or what the kernel grants)")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	var err error
	switch {
	case flags.NArg() != 0:
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case o.rcvbuf < 0:
		err = fmt.Errorf("-rcvbuf %d: less than nothing", o.rcvbuf)
	case o.demo && o.netns != "":
		err = errors.New("-demo makes a namespace of its own: it goes without -netns")
	}
	if err != nil {
		fmt.Fprintln(stderr, "ipmonitor:", err)
		flags.Usage()
	}
	return o, err
}

// config is the monitor that the options ask for, without an owner.
func (o options) config() (monitor.Config, error) {
	cfg := monitor.Config{ReadBuffer: o.rcvbuf}
	var err error
	if o.netns != "" {
		if cfg.NetNS, err = rtnl.ParseNetNS(o.netns); err != nil {
			return cfg, err
		}
	}
	if o.groups != "" {
		cfg.Groups, err = rtnl.ParseGroups(o.groups)
	}
	return cfg, err
}

// watch prints events until ctx is done, the monitor has ended for good, or
// the demo is over.
func watch(ctx context.Context, o options, stdout, stderr io.Writer) error {
	cfg, err := o.config()
	if err != nil {
		return err
	}
	cfg.Logger = slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	// Whoever knows why the program is to end says so first.
	end := make(chan error, 1)
	finish := func(err error) {
		select {
		case end <- err:
		default:
		}
	}

	sys := actor.NewSystem()
	p := &printer{out: stdout, json: o.json, netns: cfg.NetNS, finish: finish}
	d := &demo{netns: cfg.NetNS, finish: finish, ready: make(chan struct{})}
	if o.demo {
		p.saw = d.saw
	}
	owner := sys.Root.Spawn(actor.PropsFromFunc(p.Receive))
	defer func() { _ = sys.Root.PoisonFuture(owner).Wait() }() // what it was sent is printed first

	cfg.Owner = owner
	child := monitor.ChildSpec(cfg)
	child.Significant = true // a monitor that has ended for good ends the program
	sup, err := supervisor.Start(sys.Root, supervisor.Spec{
		Strategy:     supervisor.OneForOne,
		AutoShutdown: supervisor.AnySignificant,
		Children:     []supervisor.ChildSpec{child},
		Logger:       slog.New(slog.DiscardHandler), // what it reports is told by the error, or by an event
	})
	if err != nil {
		return err
	}
	sys.Root.Send(owner, watchFor{sup})

	if o.demo {
		defer d.start(ctx)()
	}
	select {
	case <-ctx.Done():
	case err = <-end:
	}
	// After the monitor's end the supervisor may be gone already.
	if stopErr := supervisor.Stop(sys.Root, sup); !errors.Is(stopErr, actor.NoProc) {
		err = errors.Join(err, stopErr)
	}
	return err
}
