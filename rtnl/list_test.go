package rtnl

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

var ctx = context.Background()

func (n *testNS) create(typ uint16, r codec.Resource) {
	n.t.Helper()
	if err := n.client.Do(ctx, typ, Create|Excl, r); err != nil {
		n.t.Fatal(err)
	}
}

// furnish fills a namespace with one object and more of each kind and returns
// the bridge's index. Nothing is up but lo: the kernel makes addresses and
// neighbours of its own on an interface that comes up, in its own time.
func (n *testNS) furnish() (bridge int32) {
	n.t.Helper()
	n.create(codec.RTMNewLink, &codec.Link{Name: "br0", Kind: "bridge"})
	link, err := n.client.Get(ctx, codec.RTMGetLink, &codec.Link{Name: "br0"})
	if err != nil {
		n.t.Fatal(err)
	}
	bridge = link.(*codec.Link).Index
	n.create(codec.RTMNewLink, &codec.Link{Name: "port0", Kind: "veth", Master: bridge})
	n.create(codec.RTMNewAddr, &codec.Addr{Family: codec.AFInet, PrefixLen: 24, Index: bridge,
		Local: netip.MustParseAddr("192.0.2.1"), Address: netip.MustParseAddr("192.0.2.1")})
	n.create(codec.RTMNewAddr, &codec.Addr{Family: codec.AFInet6, PrefixLen: 64, Index: bridge, Flags: codec.AddrNoDAD,
		Address: netip.MustParseAddr("2001:db8::1")})
	n.create(codec.RTMNewRoute, &codec.Route{Family: codec.AFInet, Dst: netip.MustParsePrefix("198.51.100.0/24"), OIF: loIndex,
		Table: 1000, Protocol: codec.RTProtStatic, Scope: codec.ScopeLink, Type: codec.RouteUnicast})
	n.create(codec.RTMNewRoute, &codec.Route{Family: codec.AFInet6, Dst: netip.MustParsePrefix("2001:db8:1::/48"), OIF: loIndex,
		Table: codec.TableMain, Protocol: codec.RTProtBoot, Type: codec.RouteUnicast})
	n.create(codec.RTMNewRoute, &codec.Route{Family: codec.AFInet, Dst: netip.MustParsePrefix("203.0.113.0/24"),
		Table: codec.TableMain, Protocol: codec.RTProtStatic, Type: codec.RouteBlackhole})
	mac, _ := codec.LinkAddrFrom([]byte{2, 0, 0, 0, 0, 9})
	n.create(codec.RTMNewNeigh, &codec.Neigh{Family: codec.AFInet, Index: bridge, State: codec.NeighPermanent,
		Dst: netip.MustParseAddr("192.0.2.9"), LLAddr: mac})
	n.create(codec.RTMNewNeigh, &codec.Neigh{Family: codec.AFInet, Index: bridge, Flags: codec.NeighProxy,
		Dst: netip.MustParseAddr("192.0.2.77")})
	n.create(codec.RTMNewRule, &codec.Rule{Family: codec.AFInet, Priority: 100, Table: 1000, Action: codec.RuleToTable})
	n.create(codec.RTMNewRule, &codec.Rule{Family: codec.AFInet6, Priority: 101, Table: 1000, Action: codec.RuleToTable})
	return bridge
}

// show is a line about each object, sorted.
func show[T any](t *testing.T, list []T, err error, line func(T) string) string {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
	var lines []string
	for _, r := range list {
		lines = append(lines, line(r))
	}
	slices.Sort(lines)
	return strings.Join(lines, " ")
}

// Each list has the objects that were made, and filters choose among them.
func TestLists(t *testing.T) {
	n := newNS(t)
	bridge := n.furnish()
	linkName := func(l *codec.Link) string { return l.Name }
	addrIP := func(a *codec.Addr) string { return a.Address.String() }
	routeDst := func(r *codec.Route) string { return r.Dst.String() }
	neighDst := func(n *codec.Neigh) string { return n.Dst.String() }
	rulePrio := func(r *codec.Rule) string { return fmt.Sprintf("%d:%d", r.Family, r.Priority) }

	links := func(opts ...LinkOption) string {
		l, err := Links(ctx, n.ns, opts...)
		return show(t, l, err, linkName)
	}
	addrs := func(opts ...AddrOption) string {
		l, err := Addrs(ctx, n.ns, opts...)
		return show(t, l, err, addrIP)
	}
	routes := func(opts ...RouteOption) string {
		l, err := Routes(ctx, n.ns, opts...)
		return show(t, l, err, routeDst)
	}
	neighs := func(opts ...NeighOption) string {
		l, err := Neighs(ctx, n.ns, opts...)
		return show(t, l, err, neighDst)
	}
	rules := func(opts ...RuleOption) string {
		l, err := Rules(ctx, n.ns, opts...)
		return show(t, l, err, rulePrio)
	}
	for _, c := range []struct{ name, got, want string }{
		{"links", links(), "br0 lo port0 veth0"},
		{"links of a kind", links(LinkFilter{Kind: "bridge"}), "br0"},
		{"links of a master", links(LinkFilter{Master: bridge}), "port0"},
		{"links with VF", links(LinkFilter{VF: true, Kind: "bridge"}), "br0"},
		{"links, an option", links(Attempts(3)), "br0 lo port0 veth0"},
		{"addrs of a family", addrs(AddrFilter{Family: codec.AFInet}), "127.0.0.1 192.0.2.1"},
		{"addrs of an interface", addrs(AddrFilter{Index: loIndex}), "127.0.0.1 ::1"},
		{"addrs of both", addrs(AddrFilter{Index: loIndex, Family: codec.AFInet6}), "::1"},
		{"routes of a table", routes(RouteFilter{Table: 1000}), "198.51.100.0/24"},
		{"routes of no table", routes(RouteFilter{Table: 77777}), ""},
		{"routes of a type", routes(RouteFilter{Type: codec.RouteBlackhole}), "203.0.113.0/24"},
		{"routes of a protocol", routes(RouteFilter{Protocol: codec.RTProtBoot}), "2001:db8:1::/48"},
		{"routes of an interface", routes(RouteFilter{OIF: loIndex, Table: codec.TableMain}), "2001:db8:1::/48"},
		{"routes of a family", routes(RouteFilter{Family: codec.AFInet, Table: codec.TableMain, Protocol: codec.RTProtStatic}), "203.0.113.0/24"},
		{"neighs of an interface", neighs(NeighFilter{Family: codec.AFInet, Index: bridge}), "192.0.2.9"},
		{"neighs, proxies", neighs(NeighFilter{Proxy: true}), "192.0.2.77"},
		{"neighs of none", neighs(NeighFilter{Family: codec.AFInet, Index: loIndex}), ""},
		{"rules", rules(), "10:0 10:101 10:32766 2:0 2:100 2:32766 2:32767"},
		{"rules of a table", rules(RuleFilter{Table: 1000}), "10:101 2:100"},
		{"rules of a family", rules(RuleFilter{Table: 1000, Family: codec.AFInet6}), "10:101"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	ports, err := BridgePorts(ctx, n.ns)
	if got := show(t, ports, err, func(p *codec.BridgePort) string { return p.Name }); got != "port0" {
		t.Errorf("bridge ports: %q", got)
	}
	inet6, err := Inet6Links(ctx, n.ns)
	if got := show(t, inet6, err, func(l *codec.Inet6Link) string { return l.Name }); got != "br0 lo" && got != "br0 lo port0 veth0" {
		t.Errorf("inet6 links: %q", got)
	}
	fdb, err := FDB(ctx, n.ns, FDBFilter{Master: bridge})
	if got := show(t, fdb, err, func(n *codec.Neigh) string { return "" }); err != nil || len(fdb) == 0 {
		t.Errorf("fdb: %q", got)
	}
}

// The iterator form yields what the slice form has, and may be left early.
func TestSeq(t *testing.T) {
	n := newNS(t)
	n.furnish()
	want, err := Routes(ctx, n.ns)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for r, err := range RoutesSeq(ctx, n.ns) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r.String())
	}
	for i, r := range want {
		if i >= len(got) || got[i] != r.String() {
			t.Fatalf("yielded %q, want %v", got, want)
		}
	}
	for range 3 {
		for _, err := range RulesSeq(ctx, n.ns) {
			if err != nil {
				t.Error(err)
			}
			break
		}
	}
	for l, err := range LinksSeq(ctx, ByName("nosuch")) {
		var nerr *NetNSError
		if l != nil || !errors.As(err, &nerr) {
			t.Errorf("a missing namespace: %v, %v", l, err)
		}
	}
}

// One object is got by what names it; what is not there is an error that says
// so, with the kernel's words.
func TestGet(t *testing.T) {
	n := newNS(t)
	bridge := n.furnish()
	long := "a-name-longer-than-a-name-may-be"
	n.create(codec.RTMNewLinkProp, &codec.Link{Index: bridge, AltNames: []string{long, "short"}})
	for _, name := range []string{"br0", long, "short"} {
		if l, err := LinkByName(ctx, n.ns, name); err != nil || l.Index != bridge {
			t.Errorf("LinkByName(%q) = %v, %v", name, l, err)
		}
	}
	if l, err := LinkByIndex(ctx, n.ns, bridge); err != nil || l.Name != "br0" {
		t.Errorf("LinkByIndex = %v, %v", l, err)
	}
	var kerr *KernelError
	if l, err := LinkByIndex(ctx, n.ns, 9999); !errors.As(err, &kerr) || !errors.Is(err, unix.ENODEV) || l != nil {
		t.Errorf("no such index: %v, %v", l, err)
	}
	if _, err := LinkByName(ctx, n.ns, "nosuch"); !errors.Is(err, unix.ENODEV) {
		t.Errorf("no such name: %v", err)
	}
	for addr, want := range map[string]int32{"127.0.0.9": loIndex, "2001:db8:1::7": loIndex} {
		if r, err := RouteTo(ctx, n.ns, netip.MustParseAddr(addr)); err != nil || r.OIF != want || r.Dst.Addr().String() != addr {
			t.Errorf("RouteTo(%s) = %v, %v", addr, r, err)
		}
	}
	if r, err := RouteTo(ctx, n.ns, netip.MustParseAddr("8.8.8.8")); !errors.Is(err, unix.ENETUNREACH) {
		t.Errorf("no route: %v, %v", r, err)
	}
}

// Dump gives the messages as they are.
func TestDump(t *testing.T) {
	n := newNS(t)
	n.furnish()
	var got int
	for m, err := range Dump(ctx, n.ns, codec.RTMGetRule, []byte{unix.AF_INET, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}) {
		if err != nil || m.Type != codec.RTMNewRule || len(m.Body) < 12 || m.Body[0] != unix.AF_INET {
			t.Fatalf("%+v, %v", m, err)
		}
		got++
	}
	if got != 4 {
		t.Errorf("%d rules, want 4", got)
	}
	for m, err := range Dump(ctx, n.ns, 1000, nil) {
		if err == nil {
			t.Errorf("an unknown type: %+v", m)
		}
	}
}

// A context that ended ends a list, with its error.
func TestListContext(t *testing.T) {
	n := newNS(t)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if l, err := Links(gone, n.ns); !errors.Is(err, context.Canceled) || len(l) != 0 {
		t.Errorf("%v, %v", l, err)
	}
	for _, err := range RoutesSeq(gone, n.ns) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
	for i := range 2000 {
		n.do(codec.RTMNewRule, Create|Excl, ruleBody(unix.AF_INET, uint32(i+1), 1000))
	}
	during, cancel := context.WithCancel(ctx)
	defer cancel()
	var rules int
	var last error
	for _, err := range RulesSeq(during, n.ns) {
		rules++
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) || rules > 1000 {
		t.Errorf("after %d rules: %v, want the context's error", rules, last)
	}
}

// Rules that change tear a list in several parts: it is tried again, and at
// last there is an error that has the partial result.
func TestTornList(t *testing.T) {
	n := newNS(t)
	for i := range 1000 {
		n.do(codec.RTMNewRule, Create|Excl, ruleBody(unix.AF_INET, uint32(i+1), 1000))
	}
	rules, err := Rules(ctx, n.ns)
	if err != nil || len(rules) != 1000+5 {
		t.Fatalf("%d rules, %v, want 1005", len(rules), err)
	}
	// Each part of the first changes attempts brings a change.
	torn := func(family uint8, changes int, opts ...Option) ([]*codec.Rule, error) {
		o, dumps := ruleDumps([]RuleOption{RuleFilter{Family: family}})
		for _, opt := range opts {
			opt(&o)
		}
		dumps[0].keep = func(r *codec.Rule) bool {
			if changes > 0 && r.Priority == 0 { // the first of each attempt
				changes--
				n.do(codec.RTMNewRule, Create|Excl, ruleBody(family, 9999, 1001))
				n.do(codec.RTMDelRule, 0, ruleBody(family, 9999, 1001))
			}
			return true
		}
		return list(ctx, n.ns, o, dumps)
	}
	var ierr *InterruptedError
	if rules, err := torn(unix.AF_INET, 1); err != nil || len(rules) != 1003 {
		t.Errorf("torn once: %d rules, %v, want 1003 and no error", len(rules), err)
	}
	rules, err = torn(unix.AF_INET, 10, Attempts(2))
	if !errors.As(err, &ierr) || !ierr.Events || ierr.Attempts != 2 || ierr.Type != codec.RTMGetRule {
		t.Errorf("torn always: %v, want an *InterruptedError after 2 attempts", err)
	} else if len(ierr.Partial) != len(rules) || len(rules) < 1000 {
		t.Errorf("torn always: %d rules, %d in the error", len(rules), len(ierr.Partial))
	}
	if _, err := torn(unix.AF_INET, 10, IgnoreEvents()); err != nil {
		t.Errorf("with IgnoreEvents: %v", err)
	}
	// What fits into one part cannot be torn.
	if rules, err := torn(unix.AF_INET6, 1); err != nil || len(rules) != 2 {
		t.Errorf("IPv6: %d rules, %v", len(rules), err)
	}
	// The iterator form has yielded when it learns of it.
	var once sync.Once
	var last error
	for _, err := range RulesSeq(ctx, n.ns, RuleFilter{Family: codec.AFInet}) {
		once.Do(func() { n.do(codec.RTMNewRule, Create|Excl, ruleBody(unix.AF_INET, 9999, 1001)) })
		last = err
	}
	if !errors.As(last, &ierr) || ierr.Attempts != 1 || ierr.Partial != nil {
		t.Errorf("iterator: %v, want an *InterruptedError after one attempt", last)
	}
}

// The end of a dump is read: its error, its explanation, and the news that the
// dump was interrupted, which may come with any part.
func TestDumpEnd(t *testing.T) {
	n := newNS(t)
	c, err := dialConn(n.ns)
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	// An interface index in the header of a link dump is refused.
	body := make([]byte, unix.SizeofIfInfomsg)
	binary.NativeEndian.PutUint32(body[4:], loIndex)
	_, err = c.dump(ctx, codec.RTMGetLink, body, func(reply) error { return nil })
	var kerr *KernelError
	if !errors.As(err, &kerr) || kerr.Errno != unix.EINVAL || kerr.Msg == "" || kerr.Type != codec.RTMGetLink {
		t.Errorf("a refused dump: %v, want EINVAL with an explanation", err)
	}
	// The socket goes on working.
	var links int
	end, err := c.dump(ctx, codec.RTMGetLink, make([]byte, unix.SizeofIfInfomsg), func(reply) error {
		links++
		return nil
	})
	if err != nil || links != 1 || end.parts != 1 || end.interrupted {
		t.Errorf("%d links, %+v, %v", links, end, err)
	}
}

// Links that come and go interrupt dumps, which the kernel flags: they are
// tried again, and at last an error.
func TestInterruptedByKernel(t *testing.T) {
	n := newNS(t)
	for i := range 100 {
		n.do(codec.RTMNewLink, Create|Excl, linkBody(fmt.Sprintf("br%d", i)))
	}
	// A link that appears between two parts of the dump.
	c, err := dialConn(n.ns)
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	var once sync.Once
	end, err := c.dump(ctx, codec.RTMGetLink, make([]byte, unix.SizeofIfInfomsg), func(reply) error {
		once.Do(func() { n.do(codec.RTMNewLink, Create|Excl, linkBody("late")) })
		return nil
	})
	if err != nil || !end.interrupted || end.parts < 2 {
		t.Errorf("%+v, %v, want an interrupted dump of several parts", end, err)
	}
	var last error
	once = sync.Once{}
	for _, err := range LinksSeq(ctx, n.ns) {
		last = err
		once.Do(func() { n.do(codec.RTMNewLink, Create|Excl, linkBody("later")) })
	}
	var ierr *InterruptedError
	if !errors.As(last, &ierr) || ierr.Events || ierr.Partial != nil {
		t.Errorf("iterator: %v, want an *InterruptedError by the kernel", last)
	}
	if links, err := Links(ctx, n.ns); err != nil || len(links) != 103 {
		t.Errorf("%d links, %v, want 103", len(links), err)
	}
}
