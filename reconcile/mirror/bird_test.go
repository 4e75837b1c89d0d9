package mirror

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
)

var birdRoutes = flag.Int("bird", 0, "number of routes that BIRD feeds to the kernel in TestBird; 0 skips it, 200000 is its measure")

// A routing daemon feeds a large table and withdraws it, and a link goes down
// under its IPv6 routes: each time the mirror is what ip says. It needs bird and
// birdc of BIRD 2 in PATH.
func TestBird(t *testing.T) {
	if *birdRoutes == 0 {
		t.Skip("only with -bird: it needs BIRD and a minute")
	}
	ns := netnstest.New(t)
	ns.LoUp()
	ns.Exec(t, "sh", "-ec", pair)
	dir := t.TempDir()
	var conf strings.Builder
	fmt.Fprintf(&conf, "router id 10.0.0.1;\nprotocol device { scan time 3600; }\n")
	for _, v := range []struct {
		family, via string
		prefix      func(i int) string
		n           int
	}{
		{"ipv4", "10.0.0.2", func(i int) string { return fmt.Sprintf("%d.%d.%d.0/24", 20+i>>16, i>>8&255, i&255) }, *birdRoutes},
		{"ipv6", "2001:db8::2", func(i int) string { return fmt.Sprintf("2001:db8:%x:%x::/64", 1+i>>16, i&0xffff) }, *birdRoutes / 4},
	} {
		fmt.Fprintf(&conf, "protocol kernel k%s { %s { export all; import none; }; scan time 3600; metric 32; }\n", v.family, v.family)
		fmt.Fprintf(&conf, "protocol static s%s { disabled; %s;\n", v.family, v.family)
		for i := range v.n {
			fmt.Fprintf(&conf, "route %s via %s;\n", v.prefix(i), v.via)
		}
		conf.WriteString("}\n")
	}
	file, socket := filepath.Join(dir, "bird.conf"), filepath.Join(dir, "bird.ctl")
	if err := os.WriteFile(file, []byte(conf.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	m := start(t, Config{NetNS: rtnl.ByFD(ns.FD()), Resync: -1})
	waitFor(t, m.Mirror)
	ns.Exec(t, netnstest.Find(t, "bird"), "-c", file, "-s", socket, "-P", filepath.Join(dir, "bird.pid"))
	birdc := func(cmd string) {
		t.Helper()
		ns.Exec(t, netnstest.Find(t, "birdc"), append([]string{"-s", socket}, strings.Fields(cmd)...)...)
	}
	t.Cleanup(func() { birdc("down") })

	for _, step := range []struct {
		what   string
		do     func()
		family uint8
		n      int
	}{
		{"IPv4 fed", func() { birdc("enable sipv4") }, codec.AFInet, *birdRoutes},
		{"IPv4 withdrawn", func() { birdc("disable sipv4") }, codec.AFInet, 0},
		{"IPv6 fed", func() { birdc("enable sipv6") }, codec.AFInet6, *birdRoutes / 4},
		{"link down under IPv6", func() { ns.IP(t, "link set v0 down") }, codec.AFInet6, 0},
	} {
		before, err := m.Stats(m.sys.Root)
		if err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		step.do()
		count := func() int { return m.Snapshot().Len(reconcile.KindRoute) }
		want := func(n int) bool { return n >= step.n && (step.n > 0 || n < 1000) }
		for !want(count()) {
			if time.Since(begin) > 3*time.Minute {
				t.Fatalf("%s: %d routes after %v", step.what, count(), time.Since(begin))
			}
			time.Sleep(time.Millisecond)
		}
		took := time.Since(begin)
		var d string
		for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			if d = lineDiff(snapshotSays(t, m.Snapshot()), ipSays(t, ns)); d == "" {
				break
			}
		}
		after, err := m.Stats(m.sys.Root)
		if err != nil {
			t.Fatal(err)
		}
		if d != "" {
			t.Fatalf("%s: the mirror is not what ip says:\n%.2000s", step.what, d)
		}
		t.Logf("%s: %v; %d events, %d lists, %d gaps", step.what, took.Round(time.Millisecond),
			after.Events-before.Events, after.Lists-before.Lists, after.Resyncs-before.Resyncs)
	}
}
