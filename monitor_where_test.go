package linx_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
)

// One owner of several monitors tells them apart by their tags, here of one
// namespace named in four ways and of another one.
func TestNamespacesAndTags(t *testing.T) {
	w := newWorld(t)
	other := netnstest.New(t)
	other.LoUp()
	for tag, ns := range map[string]rtnl.NetNS{
		"path": rtnl.ByPath(w.ns.Path()), "pid": rtnl.ByPID(w.ns.PID(t)), "name": rtnl.ByName(w.ns.Name(t)),
		"fd": rtnl.ByFD(w.ns.FD()), "other": rtnl.ByFD(other.FD()),
	} {
		w.cfg.NetNS, w.cfg.Tag = ns, tag
		w.start()
	}
	w.ip("link add here type ifb")
	other.IP(t, "link add there type ifb")
	got := map[string]string{}
	for len(got) < 5 {
		e := w.owner.Event("new_link", func(e *event.Event) bool { return e.Op == event.NewLink })
		tag, name := e.Tag.(string), e.Resource.(*codec.Link).Name
		if got[tag] != "" && got[tag] != name {
			t.Fatalf("monitor %s heard of %s and %s", tag, got[tag], name)
		}
		got[tag] = name
	}
	for tag, name := range got {
		if want := map[bool]string{true: "there", false: "here"}[tag == "other"]; name != want {
			t.Errorf("monitor %s heard of %s", tag, name)
		}
	}
}

// C14: with AllNSID other namespaces are heard from the moment they have an
// nsid, which is told though its group was not asked for, and not before.
func TestAllNSID(t *testing.T) {
	w := newWorld(t)
	w.cfg.AllNSID = true
	w.cfg.Groups = []rtnl.Group{rtnl.GroupLink, rtnl.GroupRule4}
	other := netnstest.New(t)
	name := other.Name(t)
	w.start()
	other.IP(t, "link add before type ifb")
	w.ip("netns set " + name + " 7")
	other.IP(t, "link add there type ifb")
	msgs := w.sync()
	at := func(what string, match func(*event.Event) bool) uint64 { return w.last(msgs, what, match).Seq }
	told := at("new_nsid", func(e *event.Event) bool { return e.Op.Type() == codec.RTMNewNSID && e.NSID == -1 })
	heard := at("of the other namespace", func(e *event.Event) bool {
		return e.Op == event.NewLink && e.NSID == 7 && e.Resource.(*codec.Link).Name == "there"
	})
	if heard < told {
		t.Errorf("heard at %d, told at %d", heard, told)
	}
	for _, e := range events(msgs, func(e *event.Event) bool { return e.Op == event.NewLink }) {
		if name := e.Resource.(*codec.Link).Name; name == "before" {
			t.Errorf("heard of %s, which was before the nsid", name)
		}
	}
}

// C14: a gap is one of all namespaces: what another one's changes push out of the
// buffer is marked, and counted with the socket's own.
func TestAllNSIDGap(t *testing.T) {
	w := newWorld(t)
	other := netnstest.New(t)
	other.LoUp()
	w.ip("netns set " + other.Name(t) + " 7")
	w.cfg.AllNSID = true
	w.cfg.Groups = []rtnl.Group{rtnl.GroupRoute4, rtnl.GroupRule4}
	w.cfg.ReadBuffer = 32 << 10
	w.cfg.InitialResync = true
	full := make(chan struct{})
	first := true
	w.cfg.Trace = &monitor.Trace{BeforeRead: func() {
		if first {
			first = false
			<-full
		}
	}}
	pid := w.start()
	w.owner.Resync(event.Started)
	const each = 500
	for _, ns := range []rtnl.NetNS{w.net, rtnl.ByFD(other.FD())} {
		c, err := rtnl.Dial(ns)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		for i := range each {
			if err := c.Do(context.Background(), codec.RTMNewRoute, rtnl.Create|rtnl.Excl, loRoute(i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	close(full)
	marker := w.owner.Resync(event.Overflow)
	if rest := resyncs(w.sync()); len(rest) > 0 {
		t.Errorf("more markers: %v", rest)
	}
	s, err := monitor.Stats(w.sys.Root, pid)
	// All but the rule that sync adds.
	if err != nil || marker.Drops+s.Received-1 != 2*each {
		t.Errorf("%d lost and %d received, %v", marker.Drops, s.Received, err)
	}
}

// What can't be had is named by Start's error.
func TestStartRefused(t *testing.T) {
	w := newWorld(t)
	file := t.TempDir() + "/file"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		change func(*monitor.Config)
		as     func(error) bool
	}{
		{"no owner", func(c *monitor.Config) { c.Owner = nil }, func(err error) bool { return errors.Is(err, monitor.ErrNoOwner) }},
		{"no namespace", func(c *monitor.Config) { c.NetNS = rtnl.ByName("nowhere") }, func(err error) bool {
			var nerr *rtnl.NetNSError
			return errors.As(err, &nerr) && errors.Is(err, fs.ErrNotExist)
		}},
		{"not a namespace", func(c *monitor.Config) { c.NetNS = rtnl.ByPath(file) }, func(err error) bool {
			return errors.Is(err, rtnl.ErrNotNetNS)
		}},
		{"no group", func(c *monitor.Config) { c.Groups = []rtnl.Group{rtnl.GroupLink, 4000} }, func(err error) bool {
			var gerr *rtnl.GroupError
			return errors.As(err, &gerr) && gerr.Group == 4000
		}},
		{"too large a buffer", func(c *monitor.Config) { c.ReadBuffer = 1 << 30 }, func(err error) bool {
			var berr *rtnl.ReadBufferError
			return errors.As(err, &berr) && berr.Asked == 1<<30
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cfg := w.cfg
			c.change(&cfg)
			before := netnstest.Descriptors()
			pid, err := monitor.Start(w.sys.Root, cfg)
			if pid != nil || !c.as(err) {
				t.Errorf("got %v, %v", pid, err)
			}
			if after := netnstest.Descriptors(); after != before {
				t.Errorf("%d descriptors before, %d after", before, after)
			}
		})
	}
}
