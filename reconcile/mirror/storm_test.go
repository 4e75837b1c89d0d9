package mirror

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/linx-go/linx/internal/netnstest"
)

// storm makes random commands for ip -batch. Nothing is left out but what the
// kernel changes without any event: attributes of links that are down.
type storm struct {
	r *rand.Rand
}

func (s storm) pick(words ...string) string { return words[s.r.IntN(len(words))] }

func (s storm) dev() string  { return s.pick("a0", "a1", "b0", "b1", "c0", "c1", "br0") }
func (s storm) dst4() string { return fmt.Sprintf("10.%d.0.0/16", 100+s.r.IntN(6)) }
func (s storm) dst6() string { return fmt.Sprintf("2001:db8:%x::/48", 0x100+s.r.IntN(6)) }
func (s storm) gw4() string  { return fmt.Sprintf("10.0.%d.%d", s.r.IntN(3), 2+s.r.IntN(4)) }
func (s storm) gw6() string  { return fmt.Sprintf("2001:db8:%d::%d", s.r.IntN(3), 2+s.r.IntN(4)) }
func (s storm) addr4() string {
	return fmt.Sprintf("10.0.%d.%d/%s", s.r.IntN(3), 1+s.r.IntN(3), s.pick("24", "25"))
}
func (s storm) addr6() string { return fmt.Sprintf("2001:db8:%d::%d/64", s.r.IntN(3), 1+s.r.IntN(3)) }

// options of a route: now and then a table, a metric, a TOS.
func (s storm) options(v4 bool) string {
	var b strings.Builder
	if s.r.IntN(4) == 0 {
		fmt.Fprintf(&b, " table %d", 100+s.r.IntN(2))
	}
	if s.r.IntN(3) == 0 {
		fmt.Fprintf(&b, " metric %d", 1+s.r.IntN(2))
	}
	if v4 && s.r.IntN(6) == 0 {
		b.WriteString(" tos 4")
	}
	return b.String()
}

// bridge makes random commands for bridge -batch.
func (s storm) bridge() string {
	mac := fmt.Sprintf("02:00:00:00:01:%02x", s.r.IntN(4))
	switch s.r.IntN(5) {
	case 0, 1:
		return "fdb " + s.pick("add", "replace", "replace", "del") + " " + mac + " dev " + s.pick("a1", "b1", "c1") + " master " + s.pick("static", "dynamic")
	case 2:
		return "fdb " + s.pick("add", "del") + " " + mac + " dev " + s.dev() + " self"
	case 3:
		return fmt.Sprintf("fdb %s %s dev vx0 dst 10.0.0.%d", s.pick("append", "replace", "del"), s.pick(mac, "00:00:00:00:00:00"), 2+s.r.IntN(3))
	default:
		return fmt.Sprintf("mdb %s dev br0 port %s grp %s %s", s.pick("add", "add", "del"), s.pick("a1", "b1", "c1", "br0"),
			s.pick("239.1.1.1", "239.1.1.2", "ff0e::1"), s.pick("permanent", "temp"))
	}
}

func (s storm) command() string {
	switch s.r.IntN(32) {
	case 24, 25, 26:
		return "link set " + s.dev() + " up"
	case 27, 28, 29, 30, 31: // what lets the others succeed
		n := s.r.IntN(3)
		return fmt.Sprintf("addr replace 10.0.%d.1/24 dev %s", n, [...]string{"a0", "b0", "c0"}[n])
	case 0:
		return "link set " + s.dev() + s.pick(" up", " up", " down")
	case 1:
		return "link set " + s.pick("a0", "b1") + s.pick(" mtu 1400", " mtu 1500", " mtu 1200")
	case 2:
		if s.r.IntN(3) > 0 {
			return "link set " + s.dev() + " up"
		}
		return "link del " + s.pick("a0", "b0", "c0")
	case 3, 4:
		pair := s.pick("a", "b", "c")
		return fmt.Sprintf("link add %s0 type veth peer name %s1", pair, pair)
	case 5:
		return "link set " + s.pick("a1", "b1", "c1") + s.pick(" master br0", " nomaster")
	case 6, 7:
		return "addr add " + s.addr4() + " dev " + s.dev()
	case 8:
		return "addr del " + s.addr4() + " dev " + s.dev()
	case 9:
		return "addr add " + s.addr6() + " dev " + s.dev() + " nodad"
	case 10:
		return "addr del " + s.addr6() + " dev " + s.dev()
	case 11, 12, 13:
		return "route " + s.pick("add", "append", "prepend", "replace", "del") + " " + s.dst4() + " via " + s.gw4() + s.options(true)
	case 14, 15:
		return "route " + s.pick("add", "append", "replace", "del") + " " + s.dst6() + " via " + s.gw6() + s.options(false)
	case 16:
		return "route " + s.pick("add", "replace") + " " + s.dst4() + s.options(true) + " nexthop via " + s.gw4() + " nexthop via " + s.gw4() + " weight 3"
	case 17:
		return "route " + s.pick("add", "append", "replace") + " " + s.dst6() + s.options(false) + " nexthop via " + s.gw6() + " nexthop via " + s.gw6()
	case 18:
		return "route " + s.pick("add", "del") + " " + s.pick("blackhole", "unreachable", "prohibit") + " " + s.dst4() + s.options(true)
	case 19:
		return fmt.Sprintf("rule %s from %s pref %d table %d iif %s", s.pick("add", "add", "del"), s.pick("10.0.0.0/8", "2001:db8::/32"), 100+s.r.IntN(5), 100+s.r.IntN(2), s.dev())
	case 20:
		return fmt.Sprintf("rule %s pref %d goto %d", s.pick("add", "del"), 50+s.r.IntN(3), 100+s.r.IntN(5))
	case 21:
		return "neigh " + s.pick("replace", "replace", "del") + " " + s.gw4() + s.pick(" lladdr 02:00:00:00:00:01", " lladdr 02:00:00:00:00:02") + " nud permanent dev " + s.dev()
	case 22:
		return fmt.Sprintf("nexthop %s id %d via %s dev %s", s.pick("add", "replace"), 1+s.r.IntN(3), s.gw4(), s.dev())
	default:
		return s.pick(
			fmt.Sprintf("nexthop del id %d", 1+s.r.IntN(3)),
			fmt.Sprintf("nexthop replace id 10 group %d/%d", 1+s.r.IntN(3), 1+s.r.IntN(3)),
			fmt.Sprintf("route %s %s nhid %d", s.pick("add", "replace"), s.dst4(), 1+s.r.IntN(3)),
			fmt.Sprintf("route %s %s nhid 10", s.pick("add", "replace"), s.dst4()),
		)
	}
}

// stage is what a storm starts from.
const stage = "ip link add a0 type veth peer name a1; ip link add b0 type veth peer name b1; ip link add c0 type veth peer name c1; " +
	"ip link add br0 type bridge; ip link add vx0 type vxlan id 7 dstport 4789 local 10.0.0.1 nolearning; for l in lo a0 a1 b0 b1 c0 c1 br0 vx0; do ip link set $l up; done; " +
	"for n in 0 1 2; do ip addr add 10.0.$n.1/24 dev $(echo a0 b0 c0 | cut -d' ' -f$((n+1))); done"

// blow runs n random commands. Many are refused: they fit no state of the
// namespace. Some of those end ip's batch, so the batches are short.
func (s storm) blow(t testing.TB, ns *netnstest.NS, n int) {
	var b strings.Builder
	prog, command := "ip", s.command
	for i := range n {
		if i%5 == 0 {
			if i > 0 {
				b.WriteString("end\n")
			}
			if prog, command = "ip", s.command; i%15 == 10 {
				prog, command = "bridge", s.bridge
			}
			b.WriteString(prog + " -force -batch - >/dev/null 2>&1 <<'end' || true\n")
		}
		b.WriteString(command())
		b.WriteByte('\n')
	}
	b.WriteString("end\n")
	ns.Exec(t, "sh", "-c", b.String())
}
