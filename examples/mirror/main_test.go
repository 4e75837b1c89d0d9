package main

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/linx-go/linx/internal/netnstest"
)

func TestMain(m *testing.M) { netnstest.Main(m) }

// screen is a writer that tells when something it waits for was written.
type screen struct {
	mu   sync.Mutex
	text strings.Builder
	more chan struct{}
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text.Write(p)
	select {
	case s.more <- struct{}{}:
	default:
	}
	return len(p), nil
}

// wait waits until what was written matches; the test's time limit ends it.
func (s *screen) wait(pattern string) {
	re := regexp.MustCompile(pattern)
	for {
		s.mu.Lock()
		found := re.MatchString(s.text.String())
		s.mu.Unlock()
		if found {
			return
		}
		<-s.more
	}
}

// The table follows what happens.
func TestMirror(t *testing.T) {
	ns := netnstest.New(t)
	ctx, cancel := context.WithCancel(context.Background())
	out := &screen{more: make(chan struct{}, 1)}
	var errOut bytes.Buffer
	done := make(chan int)
	go func() { done <- run(ctx, []string{"-netns", ns.Path()}, out, &errOut) }()
	out.wait(`LINK +STATE +MTU +ADDRESSES\nlo +down +65536 +\n`)
	ns.IP(t, "link set lo up")
	out.wait(`lo +up +65536 +127.0.0.1/8 ::1/128\n`)
	ns.IP(t, "link add v0 mtu 1400 type veth peer name v1")
	ns.IP(t, "link set v0 up")
	ns.IP(t, "addr add 192.0.2.1/24 dev v0")
	out.wait(`v0 +no carrier +1400 +192.0.2.1/24\n`)
	ns.IP(t, "link del v0")
	out.wait(`192.0.2.1/24\n(.*\n)*LINK .*\nlo .*\n$`)
	cancel()
	if code := <-done; code != 0 {
		t.Errorf("exit %d: %s", code, &errOut)
	}
}

func TestOnce(t *testing.T) {
	ns := netnstest.New(t)
	var out, errOut bytes.Buffer
	if code := run(context.Background(), []string{"-netns", ns.Path(), "-once"}, &out, &errOut); code != 0 || strings.Count(out.String(), "LINK") != 1 {
		t.Errorf("exit %d: %s%s", code, &out, &errOut)
	}
	if code := run(context.Background(), []string{"-netns", "/no/such/file", "-once"}, &out, &errOut); code != 1 {
		t.Errorf("without a namespace: exit %d, want 1", code)
	}
	if code := run(context.Background(), []string{"-bad"}, &out, &errOut); code != 2 {
		t.Errorf("with a bad flag: exit %d, want 2", code)
	}
}
