// Mirror shows a live table of the links and addresses of a network namespace.
// On a terminal it draws the table anew at each change; elsewhere it prints each
// table below the last.
//
//	$ mirror -netns web
//	LINK  STATE  MTU    ADDRESSES
//	lo    up     65536  127.0.0.1/8 ::1/128
//	eth0  up     1500   192.0.2.7/24 fe80::5054:ff:fe12:3456/64
//
// The lesson: an actor subscribes to a mirror and receives the state once and
// then exactly what changed, however many events that took.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"text/tabwriter"

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
	fs := flag.NewFlagSet("mirror", flag.ContinueOnError)
	fs.SetOutput(errOut)
	ns := fs.String("netns", "", "network namespace: a pid, a path or a name (default the host's)")
	once := fs.Bool("once", false, "print one table and exit")
	if err := fs.Parse(args); err != nil {
		return 2
	}
	cfg := mirror.Config{Kinds: []reconcile.Kind{reconcile.KindLink, reconcile.KindAddr}}
	if *ns != "" {
		var err error
		if cfg.NetNS, err = rtnl.ParseNetNS(*ns); err != nil {
			fmt.Fprintln(errOut, "mirror:", err)
			return 2
		}
	}
	clear := ""
	if f, ok := out.(*os.File); ok && !*once {
		if st, err := f.Stat(); err == nil && st.Mode()&os.ModeCharDevice != 0 {
			clear = "\x1b[H\x1b[2J" // home, erase the screen
		}
	}
	if err := show(ctx, cfg, *once, clear, out); err != nil {
		fmt.Fprintln(errOut, "mirror:", err)
		return 1
	}
	return 0
}

// show draws tables until ctx is done or, if once is set, there was one.
func show(ctx context.Context, cfg mirror.Config, once bool, clear string, out io.Writer) error {
	m, err := mirror.New(cfg)
	if err != nil {
		return err
	}
	sys := actor.NewSystem()
	if _, err := m.Start(sys.Root); err != nil {
		return err
	}
	drawn := make(chan error, 1)
	viewer := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch ctx.Message().(type) {
		case *mirror.Synced, *mirror.Changed:
			_, err := io.WriteString(out, clear+table(m.Snapshot()))
			if err != nil || once {
				select {
				case drawn <- err:
				default:
				}
			}
		}
	}))
	err = m.Subscribe(sys.Root, viewer)
	if err == nil {
		select {
		case err = <-drawn:
		case <-ctx.Done():
		}
	}
	if stopErr := m.Stop(sys.Root); err == nil {
		err = stopErr
	}
	_ = sys.Root.StopFuture(viewer).Wait() // what it draws is drawn when this returns
	return err
}

// table is the links and addresses of a snapshot.
func table(s *reconcile.Snapshot) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "LINK\tSTATE\tMTU\tADDRESSES")
	for _, l := range s.Links() {
		var addrs []string
		for _, a := range s.AddrsOf(l.Index) {
			addrs = append(addrs, fmt.Sprintf("%v/%d", a.IP(), a.PrefixLen))
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", l.Name, state(l), l.MTU, strings.Join(addrs, " "))
	}
	_ = w.Flush() // to a Builder, which does not fail
	return b.String()
}

func state(l *codec.Link) string {
	switch {
	case l.Flags&codec.LinkUp == 0:
		return "down"
	case l.Flags&codec.LinkRunning == 0:
		return "no carrier"
	}
	return "up"
}
