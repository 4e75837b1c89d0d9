// Waitonline waits until a network namespace is online: it has a default route
// and an address of global scope. It exits with 0 then, and with 1 if that does
// not come in time.
//
//	$ waitonline -timeout 30s && start-what-needs-the-network
//
// The lesson: a mirror answers "is it so by now?" without polling and without
// missing anything, whatever came first.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/reconcile/mirror"
	"github.com/linx-go/linx/rtnl"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program; it returns the exit status.
func run(ctx context.Context, args []string, out, errOut io.Writer) int {
	fs := flag.NewFlagSet("waitonline", flag.ContinueOnError)
	fs.SetOutput(errOut)
	ns := fs.String("netns", "", "network namespace: a pid, a path or a name (default the host's)")
	timeout := fs.Duration("timeout", 2*time.Minute, "how long to wait; 0 is for ever")
	only4 := fs.Bool("4", false, "IPv4 only")
	only6 := fs.Bool("6", false, "IPv6 only")
	link := fs.String("i", "", "wait for this link to be up as well")
	if err := fs.Parse(args); err != nil {
		return 2
	}
	cfg := mirror.Config{Kinds: []reconcile.Kind{reconcile.KindRoute}} // and with them links and addresses
	if *ns != "" {
		var err error
		if cfg.NetNS, err = rtnl.ParseNetNS(*ns); err != nil {
			fmt.Fprintln(errOut, "waitonline:", err)
			return 2
		}
	}
	if *timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, *timeout)
		defer cancel()
	}
	if err := wait(ctx, cfg, online(*only4, *only6, *link), out); err != nil {
		fmt.Fprintln(errOut, "waitonline:", err)
		return 1
	}
	return 0
}

// online is what is waited for.
func online(only4, only6 bool, link string) reconcile.Predicate {
	var family uint8
	switch {
	case only4 && !only6:
		family = codec.AFInet
	case only6 && !only4:
		family = codec.AFInet6
	}
	ps := []reconcile.Predicate{reconcile.DefaultRoute(family), reconcile.GlobalAddr(family)}
	if link != "" {
		ps = append(ps, reconcile.LinkUp(link))
	}
	return reconcile.All(ps...)
}

// wait waits for p and says which addresses there are.
func wait(ctx context.Context, cfg mirror.Config, p reconcile.Predicate, out io.Writer) error {
	m, err := mirror.New(cfg)
	if err != nil {
		return err
	}
	sys := actor.NewSystem()
	if _, err := m.Start(sys.Root); err != nil {
		return err
	}
	snap, err := m.WaitFor(ctx, p)
	if stopErr := m.Stop(sys.Root); err == nil {
		err = stopErr
	}
	if err != nil {
		return err
	}
	for _, a := range snap.Addrs() {
		if a.Scope == codec.ScopeUniverse {
			fmt.Fprintf(out, "%s has %v\n", snap.Link(a.Index).Name, a.IP())
		}
	}
	return nil
}
