package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/linx-go/linx/internal/netnstest"
)

func TestMain(m *testing.M) { netnstest.Main(m) }

// It returns when the last of what is needed comes, in whatever order.
func TestWaitOnline(t *testing.T) {
	for _, c := range []struct {
		name, args     string
		before, during []string
	}{
		{"online already", "", []string{"addr add 192.0.2.1/24 dev lo", "route add default via 192.0.2.2"}, nil},
		{"the route comes last", "", []string{"addr add 192.0.2.1/24 dev lo"}, []string{"route add default via 192.0.2.2"}},
		{"the address comes last", "", []string{"-6 route add default dev lo"}, []string{"addr add 192.0.2.1/24 dev lo"}},
		{"IPv6", "-6", []string{"addr add 192.0.2.1/24 dev lo", "route add default via 192.0.2.2"},
			[]string{"addr add 2001:db8::1/64 dev lo nodad", "-6 route add default dev lo"}},
		{"a link", "-i v0", []string{"addr add 192.0.2.1/24 dev lo", "route add default via 192.0.2.2"},
			[]string{"link add v0 type veth peer name v1", "link set v1 up", "link set v0 up"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ns := netnstest.New(t)
			ns.LoUp()
			for _, cmd := range c.before {
				ns.IP(t, cmd)
			}
			var out, errOut bytes.Buffer
			done := make(chan int)
			args := append([]string{"-netns", ns.Path(), "-timeout", "60s"}, strings.Fields(c.args)...)
			go func() { done <- run(context.Background(), args, &out, &errOut) }()
			for i, cmd := range c.during {
				select {
				case code := <-done:
					t.Fatalf("it returned %d before %q: %s%s", code, c.during[i:], &out, &errOut)
				default:
				}
				ns.IP(t, cmd)
			}
			if code := <-done; code != 0 {
				t.Fatalf("exit %d: %s", code, &errOut)
			}
			if !strings.Contains(out.String(), "lo has 192.0.2.1") {
				t.Errorf("it says %q", &out)
			}
		})
	}
}

// It exits with 1 when the time is over, and with 2 when it is called wrongly.
func TestWaitOnlineFails(t *testing.T) {
	ns := netnstest.New(t)
	for _, c := range []struct {
		name string
		args []string
		want int
	}{
		{"offline", []string{"-netns", ns.Path(), "-timeout", "50ms"}, 1},
		{"no such namespace", []string{"-netns", "/no/such/file", "-timeout", "1s"}, 1},
		{"bad flag", []string{"-bad"}, 2},
		{"bad namespace", []string{"-netns", ".."}, 2},
	} {
		var out, errOut bytes.Buffer
		if code := run(context.Background(), c.args, &out, &errOut); code != c.want || errOut.Len() == 0 {
			t.Errorf("%s: exit %d, want %d: %s", c.name, code, c.want, &errOut)
		}
	}
}
