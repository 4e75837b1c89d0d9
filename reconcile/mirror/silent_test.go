package mirror

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/rtnl"
)

// fresh lists everything.
func fresh(t *testing.T, ns rtnl.NetNS) []codec.Resource {
	t.Helper()
	var all []codec.Resource
	for _, k := range reconcile.AllKinds() {
		families := []uint8{0}
		switch k {
		case reconcile.KindAddr, reconcile.KindRoute, reconcile.KindNeigh, reconcile.KindRule:
			families = []uint8{codec.AFInet, codec.AFInet6}
		}
		for _, f := range families {
			for {
				rs, err := Lister{ns}.List(context.Background(), reconcile.Query{Kind: k, Family: f})
				if errors.Is(err, reconcile.ErrTorn) {
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range rs {
					if x, ok := r.(*codec.MDB); ok {
						for _, one := range reconcile.SplitMDB(x) {
							all = append(all, one)
						}
						continue
					}
					all = append(all, r)
				}
				break
			}
		}
	}
	return slices.DeleteFunc(all, transient)
}

// transient are the neighbours that the kernel makes and changes by itself, all
// the time and mostly without a word.
func transient(r codec.Resource) bool {
	n, ok := r.(*codec.Neigh)
	return ok && n.Family != codec.AFBridge && n.State&codec.NeighPermanent == 0 && n.Flags&codec.NeighProxy == 0
}

func held(s *reconcile.Snapshot) []codec.Resource {
	var all []codec.Resource
	for _, k := range reconcile.AllKinds() {
		for r := range s.Objects(k) {
			all = append(all, r)
		}
	}
	return slices.DeleteFunc(all, transient)
}

// without is what a has and b has not.
func without(a, b []codec.Resource) (out []codec.Resource) {
	keys := map[reconcile.Key][]codec.Resource{}
	for _, r := range b {
		k, _ := reconcile.KeyOf(r)
		keys[k] = append(keys[k], r)
	}
	for _, r := range a {
		k, _ := reconcile.KeyOf(r)
		if !slices.ContainsFunc(keys[k], func(o codec.Resource) bool { return codec.EqualStable(r, o) }) {
			out = append(out, r)
		}
	}
	return out
}

func difference(have, want []codec.Resource) string {
	var b strings.Builder
	for _, r := range without(want, have) {
		fmt.Fprintf(&b, "missing %v %s\n", r, asJSON(r))
	}
	for _, r := range without(have, want) {
		fmt.Fprintf(&b, "stale   %v %s\n", r, asJSON(r))
	}
	if b.Len() == 0 && len(have) != len(want) {
		fmt.Fprintf(&b, "%d objects, want %d\n", len(have), len(want))
	}
	return b.String()
}

const (
	pair    = "ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up; ip addr add 10.0.0.1/24 dev v0; ip addr add 2001:db8::1/64 dev v0 nodad; "
	gws     = "ip route add 10.9.0.0/16 via 10.0.0.2; ip route add 10.8.0.0/16 via 10.0.0.3 metric 5; ip -6 route add 2001:db8:9::/48 via 2001:db8::2; "
	nexth   = "ip nexthop add id 1 via 10.0.0.2 dev v0; ip nexthop add id 2 via 10.0.0.3 dev v0; ip nexthop add id 10 group 1/2; ip route add 10.7.0.0/16 nhid 1; ip route add 10.6.0.0/16 nhid 10; "
	nexth6  = "ip -6 nexthop add id 5 via 2001:db8::2 dev v0; ip -6 nexthop add id 6 via 2001:db8::3 dev v0; ip nexthop add id 15 group 5/6; ip -6 route add 2001:db8:7::/48 nhid 15; ip -6 route add 2001:db8:8::/48 nhid 5; "
	port    = "ip link add br0 type bridge forward_delay 0; ip link set br0 up; ip link set v0 master br0; "
	bridged = pair + "ip link add br0 type bridge forward_delay 0; ip link add w0 type veth peer name w1; ip link set v0 master br0; ip link set w0 master br0; for l in br0 w0 w1; do ip link set $l up; done; "
	on      = "ip link add link v0 name mv0 type macvlan mode bridge; ip link set mv0 up; ip addr add 10.3.0.1/24 dev mv0; ip route add 10.33.0.0/16 via 10.3.0.2; "
	vx      = "ip link set lo up; ip addr add 10.0.0.1/8 dev lo; ip link add vx0 type vxlan id 7 dstport 4789 local 10.0.0.1 nolearning; ip link set vx0 up; "
)

// silentChanges is what the kernel does without telling it all, command by
// command.
var silentChanges = []struct {
	name   string
	before string
	do     string
	// noHint: nothing at all is told; only the periodic resync helps.
	noHint bool
}{
	{"link created", "", "ip link add v0 type veth peer name v1", false},
	{"link down takes IPv4 routes", pair + gws, "ip link set v0 down", false},
	{"link up again", pair + gws + "ip link set v0 down; ", "ip link set v0 up", false},
	{"carrier lost", pair + gws, "ip link set v1 down", false},
	{"carrier back", pair + gws + "ip link set v1 down; ", "ip link set v1 up", false},
	{"carrier lost under nexthop objects", pair + nexth, "ip link set v1 down", false},
	{"link deleted", pair + gws, "ip link del v0", false},
	{"link deleted under a multipath route", pair + "ip link add w0 type veth peer name w1; ip link set w0 up; ip link set w1 up; ip addr add 10.1.0.1/24 dev w0; ip route add 10.5.0.0/16 nexthop via 10.0.0.2 nexthop via 10.1.0.2; ", "ip link del v0", false},
	{"last IPv4 address deleted", pair + gws, "ip addr del 10.0.0.1/24 dev v0", false},
	{"primary IPv4 address deleted", pair + gws + "ip addr add 10.0.0.9/24 dev v0; ", "ip addr del 10.0.0.1/24 dev v0", false},
	{"IPv6 address deleted that a route prefers", pair + "ip -6 route add 2001:db8:5::/48 dev v0 src 2001:db8::1; ", "ip addr del 2001:db8::1/64 dev v0", false},
	{"IPv4 route prefers an address of another link", pair + "ip link add w0 type veth peer name w1; ip link set w0 up; ip link set w1 up; ip addr add 10.1.0.1/24 dev w0; ip addr add 10.1.0.9/24 dev w0; ip route add 10.5.0.0/16 via 10.0.0.2 src 10.1.0.9; ", "ip addr del 10.1.0.9/24 dev w0", false},
	{"IPv6 nexthop deleted", pair + nexth6, "ip nexthop del id 5", false},
	{"IPv6 nexthop replaced", pair + nexth6, "ip -6 nexthop replace id 5 via 2001:db8::9 dev v0", false},
	{"link goes down under IPv6 nexthops", pair + nexth6, "ip link set v0 down", false},
	{"a port is promiscuous for another reason too", bridged, "ip link set v0 promisc on; ip link set w0 allmulticast on", false},
	{"nexthop deleted", pair + nexth, "ip nexthop del id 1", false},
	{"nexthop replaced", pair + nexth, "ip nexthop replace id 1 via 10.0.0.7 dev v0", false},
	{"nexthop leaves its group", pair + nexth, "ip nexthop del id 2", false},
	{"nexthop group replaced", pair + nexth, "ip nexthop replace id 10 group 1", false},
	{"alias set on a link that is up", pair, "ip link set v0 alias hello", false},
	{"alias set on a link that is down", "ip link add v0 type veth peer name v1; ", "ip link set v0 alias hello", true},
	{"group set on a link that is down", "ip link add v0 type veth peer name v1; ", "ip link set v0 group 7", true},
	{"alternative name on a link that is down", "ip link add v0 type veth peer name v1; ", "ip link property add dev v0 altname other", true},
	{"bridge option while it is down", "ip link add br0 type bridge; ", "ip link set br0 type bridge ageing_time 1234", true},
	{"MTU on a link that is down", "ip link add v0 type veth peer name v1; ", "ip link set v0 mtu 1300", false},
	{"gso_max_size", pair, "ip link set v0 gso_max_size 32768", true},
	{"qdisc replaced", pair, "tc qdisc replace dev v0 root pfifo", false},
	{"port joins a bridge", pair + "ip link add br0 type bridge; ip link set br0 up; ", "ip link set v0 master br0", false},
	{"port leaves its bridge", pair + port, "ip link set v0 nomaster", false},
	{"bridge port option", pair + port, "bridge link set dev v0 cost 77", false},
	{"bridge port option of a port that is down", pair + port + "ip link set v0 down; ", "bridge link set dev v0 cost 77", true},
	{"rule names a link that comes", "ip rule add iif v0 table 7 pref 100; ip -6 rule add oif v0 table 7 pref 100; ", "ip link add v0 type veth peer name v1", false},
	{"rule names a link that goes", pair + "ip rule add iif v0 table 7 pref 100; ", "ip link del v0", false},
	{"rule names a link that is renamed", "ip link add v0 type veth peer name v1; ip rule add iif v0 table 7 pref 100; ", "ip link set v0 name z0", false},
	{"target of a rule added", "ip rule add pref 100 goto 200; ", "ip rule add pref 200 table 7", false},
	{"target of a rule removed", "ip rule add pref 200 table 7; ip rule add pref 100 goto 200; ", "ip rule del pref 200", false},
	{"IPv6 address with duplicate detection", pair, "ip addr add 2001:db8::77/64 dev v0", false},
	{"MTU copied into IPv6 routes", pair + gws + "ip -6 route add 2001:db8:6::/48 via 2001:db8::2 mtu 1500; ", "ip link set v0 mtu 1400", false},
	{"IPv6 switched off by a small MTU", pair + gws, "ip link set v0 mtu 1000", false},
	{"far end of a pair moves to another namespace", pair, "ip link set v1 netns other", false},
	{"link moves to another namespace", pair + gws, "ip link set v0 netns other", false},
	{"hardware address", pair + "ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev v0; ", "ip link set v0 address 02:00:00:00:00:99", false},
	{"permanent neighbour", pair, "ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev v0", false},
	{"proxy neighbour", pair, "ip neigh add proxy 10.0.0.6 dev v0", true},
	{"neighbours flushed by link down", pair + "ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev v0; ", "ip link set v0 down", false},
	{"routes replaced", pair + gws, "ip route replace 10.9.0.0/16 via 10.0.0.7; ip -6 route replace 2001:db8:9::/48 via 2001:db8::7", false},
	{"IPv4 aliases", pair + "ip route add 10.5.0.0/16 via 10.0.0.2; ", "ip route append 10.5.0.0/16 via 10.0.0.3; ip route prepend 10.5.0.0/16 via 10.0.0.4; ip route replace 10.5.0.0/16 via 10.0.0.5; ip route del 10.5.0.0/16 via 10.0.0.2", false},
	{"IPv6 legs", pair + "ip -6 route add 2001:db8:5::/48 nexthop via 2001:db8::2 nexthop via 2001:db8::3; ", "ip -6 route append 2001:db8:5::/48 via 2001:db8::4; ip -6 route del 2001:db8:5::/48 via 2001:db8::2", false},
	{"IPv6 legs of two links, one goes", pair + "ip link add w0 type veth peer name w1; ip link set w0 up; ip link set w1 up; ip addr add 2001:db8:1::1/64 dev w0 nodad; ip -6 route add 2001:db8:5::/48 nexthop via 2001:db8::2 nexthop via 2001:db8:1::2; ", "ip link set w0 down", false},
	{"link deleted and made again under its ifindex", pair + gws, "ip link del v0; ip link add v0 index 2 type veth peer name v1", false},
	{"links swap names", "ip link add v0 type veth peer name v1; ", "ip link set v0 name x; ip link set v1 name v0; ip link set x name v1", false},
	{"addresses flushed", pair + gws, "ip addr flush dev v0", false},
	{"a peer address", pair, "ip addr add 10.3.0.1 peer 10.3.0.2/32 dev v0; ip addr add 10.3.0.1 peer 10.3.0.3/32 dev v0; ip addr add 10.3.0.9 peer 10.3.0.2/32 dev v0", false},
	{"lo comes up", "", "ip link set lo up", false},
	{"forwarding switched on", pair, "echo 1 > /proc/sys/net/ipv4/ip_forward; ip link set v0 alias forwards", false},
	{"routes without a carrier are dead", pair + gws + "ip link set v1 down; ", "for f in 4 6; do echo 1 > /proc/sys/net/ipv$f/conf/v0/ignore_routes_with_linkdown; done", false},
	{"IPv4 routes without a carrier are dead on all links", pair + gws + "ip link set v1 down; ", "echo 1 > /proc/sys/net/ipv4/conf/all/ignore_routes_with_linkdown", false},
	{"IPv6 routes without a carrier are dead on all links", pair + gws + "ip link set v1 down; ", "echo 1 > /proc/sys/net/ipv6/conf/all/ignore_routes_with_linkdown", false},
	{"IPv6 addresses kept while the link is down", pair + "echo 1 > /proc/sys/net/ipv6/conf/v0/keep_addr_on_down; echo 0 > /proc/sys/net/ipv6/conf/v0/accept_dad; ip addr add 2001:db8:3::1/64 dev v0; ", "ip link set v0 down", false},
	{"the way IPv6 addresses are made set by sysctl", pair, "echo 1 > /proc/sys/net/ipv6/conf/v0/addr_gen_mode", true},
	{"IPv6 switched off", pair + gws, "echo 1 > /proc/sys/net/ipv6/conf/v0/disable_ipv6", false},
	{"a secondary address is promoted", pair + "echo 1 > /proc/sys/net/ipv4/conf/all/promote_secondaries; ip addr add 10.0.0.9/24 dev v0; ip route add 10.9.0.0/16 via 10.0.0.2; ", "ip addr del 10.0.0.1/24 dev v0", false},
	{"addresses expire", pair, "ip addr add 10.0.0.78/24 dev v0; ip addr add 10.0.0.77/24 dev v0 valid_lft 1 preferred_lft 1; ip addr add 2001:db8::77/64 dev v0 nodad valid_lft 1 preferred_lft 1; while ip addr show dev v0 | grep -q '[.:]77/'; do sleep 0.1; done", false},
	{"the link under another goes down", pair + on, "ip link set v0 down", false},
	{"the link under another loses the carrier", pair + on, "ip link set v1 down", false},
	{"MTU of the link under another", pair + on, "ip link set v0 mtu 1400", false},
	{"the link under another is deleted", pair + on, "ip link del v0", false},
	{"hardware address passed on to the link under another", pair + "ip link add link v0 name mv0 type macvlan mode passthru; ip link set mv0 up; ", "ip link set mv0 address 02:00:00:00:00:77", false},
	{"bridge goes down", bridged, "ip link set br0 down", false},
	{"link without IPv6 addresses of its own", pair, "ip link set v0 addrgenmode none", false},
	{"link that does not resolve addresses", pair + "ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev v0; ", "ip link set v0 arp off", false},
	{"link of a program", pair, "ip tuntap add t0 mode tun; ip link set t0 up; ip addr add 10.7.0.1/24 dev t0", false},
	{"link of a program that lasts", pair, "ip tuntap add t0 mode tap", true},
	{"forwarding entry made", bridged, "bridge fdb add 02:00:00:00:00:05 dev v0 master static", false},
	{"forwarding entry moves to another port", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master dynamic; ", "bridge fdb replace 02:00:00:00:00:05 dev w0 master dynamic", false},
	{"forwarding entry deleted", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master static; ", "bridge fdb del 02:00:00:00:00:05 dev v0 master", false},
	{"forwarding entry fixed", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master dynamic; ", "bridge fdb replace 02:00:00:00:00:05 dev v0 master static", false},
	{"forwarding entries of a port flushed", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master dynamic; ", "ip link set v0 type bridge_slave fdb_flush", false},
	{"forwarding entries of a bridge flushed", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master dynamic; ", "ip link set br0 type bridge fdb_flush", false},
	{"forwarding entries age", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master dynamic; ", "ip link set br0 type bridge ageing_time 100", false},
	{"port of a bridge goes down", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master dynamic; bridge mdb add dev br0 port v0 grp 239.1.1.1; bridge mdb add dev br0 port v0 grp 239.1.1.2 permanent; ", "ip link set v0 down", false},
	{"port of a bridge loses the carrier", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master dynamic; bridge mdb add dev br0 port v0 grp 239.1.1.1; ", "ip link set v1 down", false},
	{"port with entries leaves its bridge", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master static; bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent; ", "ip link set v0 nomaster", false},
	{"port with entries is deleted", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master static; bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent; ", "ip link del v0", false},
	{"bridge with entries is deleted", bridged + "bridge fdb add 02:00:00:00:00:05 dev v0 master static; bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent; ", "ip link del br0", false},
	{"hardware address of a port", bridged, "ip link set v0 address 02:00:00:00:00:99", false},
	{"hardware address of a bridge", bridged, "ip link set br0 address 02:00:00:00:00:98", false},
	{"priority of a bridge", bridged, "ip link set br0 type bridge priority 4096", false},
	{"spanning tree of a bridge", bridged, "ip link set br0 type bridge stp_state 1", false},
	{"port with the lowest address leaves its bridge", bridged + "ip link set v0 address 02:00:00:00:00:99; ", "ip link set v0 nomaster", false},
	{"port with the lowest address joins a bridge", bridged + "ip link set v0 nomaster; ip link set v0 address 02:00:00:00:00:99; ", "ip link set v0 master br0", false},
	{"an address a link listens to", pair, "bridge fdb add 02:00:00:00:00:06 dev v0 self", false},
	{"an address a link listens to no more", pair + "bridge fdb add 02:00:00:00:00:06 dev v0 self; ", "bridge fdb del 02:00:00:00:00:06 dev v0 self", false},
	{"a multicast group a link joins with an IPv6 address", pair, "ip addr add 2001:db8::abcd:ef01/64 dev v0 nodad", false},
	{"a multicast group joined by hand", pair, "ip maddr add 33:33:00:00:00:99 dev v0", true},
	{"a multicast group of a link that comes on top", pair, "ip link add link v0 name mv0 type macvlan mode bridge; ip link set mv0 up", false},
	{"a multicast group of a link on top that goes", pair + "ip link add link v0 name mv0 type macvlan mode bridge; ip link set mv0 up; ", "ip link del mv0", false},
	{"a multicast group of a router", pair, "echo 1 > /proc/sys/net/ipv6/conf/v0/forwarding", false},
	{"remote of a VXLAN replaced", vx + "bridge fdb add 02:00:00:00:00:07 dev vx0 dst 10.0.0.7; ", "bridge fdb replace 02:00:00:00:00:07 dev vx0 dst 10.0.0.8", false},
	{"remotes of a VXLAN", vx + "bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.7; bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.8; ", "bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.9; bridge fdb del 00:00:00:00:00:00 dev vx0 dst 10.0.0.7", false},
	{"remote of a VXLAN changed by the link", vx, "ip link set vx0 type vxlan id 7 remote 10.0.0.3", false},
	{"nexthop of a forwarding entry deleted", vx + "ip nexthop add id 20 via 10.0.0.5 fdb; ip nexthop add id 21 group 20 fdb; bridge fdb add 02:00:00:00:00:08 dev vx0 nhid 21; ", "ip nexthop del id 21", false},
	{"multicast group made", bridged, "bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent; bridge mdb add dev br0 port w0 grp ff0e::1 permanent; bridge mdb add dev br0 port br0 grp 239.1.1.3; bridge mdb add dev br0 port v0 grp 01:02:03:04:05:06 permanent", false},
	{"multicast group deleted", bridged + "bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent; ", "bridge mdb del dev br0 port v0 grp 239.1.1.1 permanent", false},
	{"multicast group of a source", bridged + "ip link set br0 type bridge mcast_igmp_version 3; bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent; ", "bridge mdb add dev br0 port v0 grp 239.1.1.1 src 10.0.0.9 permanent; bridge mdb add dev br0 port w0 grp 239.1.1.1 src 10.0.0.9 permanent", false},
	{"multicast groups are not looked at", bridged + "bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent; ", "ip link set br0 type bridge mcast_snooping 0", false},
	{"port with a router", bridged, "ip link set v0 type bridge_slave mcast_router 2", false},
	{"port without a router", bridged + "ip link set v0 type bridge_slave mcast_router 2; ", "ip link set v0 type bridge_slave mcast_router 0", false},
}

func TestSilentChanges(t *testing.T) {
	for _, c := range silentChanges {
		t.Run(c.name, func(t *testing.T) {
			ns := netnstest.New(t)
			at := rtnl.ByFD(ns.FD())
			run := func(cmds string) {
				t.Helper()
				if strings.Contains(cmds, "netns other") {
					cmds = strings.ReplaceAll(cmds, "netns other", "netns "+netnstest.New(t).Name(t))
				}
				if cmds != "" {
					ns.Exec(t, "sh", "-ec", cmds)
				}
			}
			run(c.before)
			every := time.Duration(-1)
			if c.noHint {
				every = 300 * time.Millisecond
			}
			m := start(t, Config{NetNS: at, Resync: every})
			wait := func(what string) {
				t.Helper()
				var diff string
				for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
					if diff = difference(held(m.Snapshot()), fresh(t, at)); diff != "" {
						continue
					}
					if diff = lineDiff(snapshotSays(t, m.Snapshot()), ipSays(t, ns)); diff == "" {
						return
					}
				}
				t.Fatalf("%s: the mirror is not what a list and ip say:\n%s", what, diff)
			}
			wait("before")
			before := fresh(t, at)
			run(c.do)
			start := time.Now()
			wait("after")
			t.Logf("%v", time.Since(start).Round(time.Millisecond))
			if difference(before, fresh(t, at)) == "" {
				t.Errorf("%q changes nothing: the test checks nothing", c.do)
			}
		})
	}
}

// asJSON has all of r, also what a line leaves out.
func asJSON(r codec.Resource) string {
	b, err := json.Marshal(r)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
