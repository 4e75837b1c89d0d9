package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/rtnl"
)

// The demo runs this program, here the test binary, again.
func TestMain(m *testing.M) {
	if insideDemo() {
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	}
	netnstest.Main(m)
}

// output is one line of -json.
type output struct {
	Op       string
	Time     string
	Resource map[string]any
}

// demoOutput runs the demo and returns the lines it prints.
func demoOutput(t *testing.T, args ...string) []string {
	t.Helper()
	netnstest.New(t) // skips where namespaces are forbidden
	var stdout, stderr bytes.Buffer
	if status := run(append([]string{"-demo"}, args...), &stdout, &stderr); status != exitOK {
		t.Fatalf("-demo %q ends with status %d\nstderr: %s\nstdout: %s", args, status, &stderr, &stdout)
	}
	return slices.Collect(strings.Lines(stdout.String()))
}

// The demo tells of every object it makes and removes, one JSON object a line.
func TestDemoJSON(t *testing.T) {
	var events []output
	for _, line := range demoOutput(t, "-json") {
		var o output
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if o.Op == "" || o.Time == "" {
			t.Errorf("a line without op or time: %s", line)
		}
		if o.Op == "resync_needed" {
			t.Errorf("a demo that loses something: %s", line)
		}
		events = append(events, o)
	}
	for _, want := range []struct {
		kind   string
		fields map[string]any
	}{
		{"link", map[string]any{"ifname": demoVeth}},
		{"link", map[string]any{"ifname": demoPeer}},
		{"link", map[string]any{"ifname": demoBridge}},
		{"bridge_port", map[string]any{"ifname": demoPeer}},
		{"addr", map[string]any{"local": "192.0.2.1", "prefixlen": 24., "dev": demoVeth}},
		{"addr", map[string]any{"local": "2001:db8::1", "prefixlen": 64., "dev": demoVeth}},
		{"route", map[string]any{"dst": "198.51.100.0/24", "gateway": "192.0.2.2", "dev": demoVeth}},
		{"route", map[string]any{"dst": "2001:db8:1::/48", "gateway": "2001:db8::2", "dev": demoVeth}},
		{"neigh", map[string]any{"dst": "192.0.2.2", "dev": demoVeth}},
		{"rule", map[string]any{"priority": 1000., "src": "192.0.2.0", "srclen": 24., "table": "100"}},
	} {
		made := find(events, "new_"+want.kind, want.fields)
		gone := find(events, "del_"+want.kind, want.fields)
		if made < 0 || gone < made {
			t.Errorf("%s %v: new is event %d of %d, del is event %d", want.kind, want.fields, made, len(events), gone)
		}
	}
	// That it is gone the kernel tells without its link-layer address.
	if find(events, "new_neigh", map[string]any{"dst": "192.0.2.2", "lladdr": "00:00:5e:00:53:02", "dev": demoVeth}) < 0 {
		t.Error("no new_neigh with the link-layer address")
	}
	if t.Failed() {
		for i, e := range events {
			t.Logf("%d %s %v %v", i, e.Op, e.Resource["ifname"], e.Resource["local"])
		}
	}
}

// find is the position of the last event with this op and these fields, -1 if
// there is none.
func find(events []output, op string, fields map[string]any) int {
	for i, e := range slices.Backward(events) {
		same := e.Op == op
		for k, v := range fields {
			same = same && e.Resource[k] == v
		}
		if same {
			return i
		}
	}
	return -1
}

// Without -json the lines are those of ip monitor.
func TestDemoText(t *testing.T) {
	lines := demoOutput(t)
	for _, want := range []string{
		"[LINK] ", "[LINK] Deleted ", "[BRIDGE_PORT] Deleted ",
		"[ADDR] ", "[ADDR] Deleted ",
		"[ROUTE] 198.51.100.0/24 via 192.0.2.2 dev linx0", "[ROUTE] Deleted 198.51.100.0/24 via 192.0.2.2 dev linx0",
		"[NEIGH] 192.0.2.2 dev linx0 lladdr 00:00:5e:00:53:02", "[NEIGH] Deleted 192.0.2.2 dev linx0",
		"[RULE] 1000:", "[RULE] Deleted 1000:",
	} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, want) }) {
			t.Errorf("no line begins with %q", want)
		}
	}
	if t.Failed() {
		t.Log(strings.Join(lines, ""))
	}
}

// Outside a demo it prints what changes in the namespace it is told, until it is
// interrupted.
func TestWatch(t *testing.T) {
	ns := netnstest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out, w := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := watch(ctx, options{json: true, netns: ns.Path(), groups: "route4,link,12", rcvbuf: 1 << 16}, w, io.Discard)
		ended <- err
		_ = w.CloseWithError(err)
	}()
	lines := bufio.NewScanner(out)
	// When it has subscribed cannot be seen from outside; so there is change
	// until it tells of one.
	changing, heard := make(chan struct{}), make(chan struct{})
	client, err := rtnl.Dial(rtnl.ByPath(ns.Path()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	go func() {
		defer close(changing)
		for n := uint32(1); ; n++ {
			select {
			case <-heard:
				return
			default:
			}
			const lo = 1
			if err := client.Do(ctx, codec.RTMNewLink, 0, &codec.Link{Index: lo, TxQLen: n}); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	if !lines.Scan() || !strings.Contains(lines.Text(), `"op":"new_link"`) || !strings.Contains(lines.Text(), `"ifname":"lo"`) {
		t.Errorf("it prints %q, %v", lines.Text(), lines.Err())
	}
	close(heard)
	<-changing
	cancel()
	for lines.Scan() {
	}
	if err := <-ended; err != nil {
		t.Errorf("interrupted, it ends with %v", err)
	}
}

// What is wrong is said on stderr; flags that are wrong end with 2, what
// cannot be done with 1.
func TestBadInput(t *testing.T) {
	netnstest.New(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		status int
		words  []string // on stderr
	}{
		{[]string{"-nosuchflag"}, exitUsage, []string{"nosuchflag", "-netns"}},
		{[]string{"-rcvbuf", "much"}, exitUsage, []string{"much", "rcvbuf"}},
		{[]string{"-rcvbuf", "-1"}, exitUsage, []string{"-rcvbuf -1"}},
		{[]string{"link"}, exitUsage, []string{"link", "-netns"}},
		{[]string{"-demo", "-netns", "1"}, exitUsage, []string{"-demo", "-netns"}},
		{[]string{"-groups", "link,nosuchgroup"}, exitError, []string{"nosuchgroup", "unknown group"}},
		{[]string{"-groups", "link,4000000"}, exitError, []string{"4000000"}},
		{[]string{"-netns", "nosuchname"}, exitError, []string{"nosuchname", "no such file"}},
		{[]string{"-netns", "/no/such/path"}, exitError, []string{"/no/such/path", "no such file"}},
		{[]string{"-netns", file}, exitError, []string{file, "not a network namespace"}},
		{[]string{"-netns", "2147483647"}, exitError, []string{"2147483647", "no such"}},
		{[]string{"-rcvbuf", "1000000000000"}, exitError, []string{"1000000000000"}},
	} {
		var stdout, stderr bytes.Buffer
		status := run(c.args, &stdout, &stderr)
		if status != c.status {
			t.Errorf("%q ends with status %d, want %d; stderr: %s", c.args, status, c.status, &stderr)
		}
		for _, w := range c.words {
			if !strings.Contains(stderr.String(), w) {
				t.Errorf("%q does not say %q on stderr: %s", c.args, w, &stderr)
			}
		}
		if stdout.Len() != 0 || c.status == exitError && strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("%q writes on stdout: %s; and more than a line on stderr: %s", c.args, &stdout, &stderr)
		}
	}
}

// Asking for help is no error.
func TestHelp(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if status := run([]string{"-h"}, &stdout, &stderr); status != exitOK || !strings.Contains(stderr.String(), "-groups") {
		t.Errorf("-h ends with status %d and says: %s", status, &stderr)
	}
}
