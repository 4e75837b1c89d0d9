package rtnl

import (
	"context"
	"encoding/binary"
	"net/netip"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
)

func TestMain(m *testing.M) { netnstest.Main(m) }

// testNS is a private namespace with the loopback interface up and a client.
type testNS struct {
	*netnstest.NS
	t      *testing.T
	ns     NetNS
	client *Client
}

func newNS(t *testing.T) *testNS {
	t.Helper()
	n := netnstest.New(t)
	n.LoUp()
	ns := ByFD(n.FD())
	c, err := Dial(ns)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return &testNS{n, t, ns, c}
}

func (n *testNS) listen(cfg ListenConfig) *Listener {
	n.t.Helper()
	cfg.NetNS = n.ns
	l, err := Listen(cfg)
	if err != nil {
		n.t.Fatal(err)
	}
	n.t.Cleanup(func() {
		if err := l.Close(); err != nil {
			n.t.Error(err)
		}
	})
	return l
}

func (n *testNS) do(typ, flags uint16, body []byte) {
	n.t.Helper()
	if err := n.client.DoRaw(context.Background(), typ, flags, body); err != nil {
		n.t.Fatal(err)
	}
}

func attr(dst []byte, typ uint16, value []byte) []byte {
	dst = binary.NativeEndian.AppendUint16(dst, uint16(4+len(value)))
	dst = binary.NativeEndian.AppendUint16(dst, typ)
	dst = append(dst, value...)
	return append(dst, make([]byte, align4(len(value))-len(value))...)
}

func u32(v uint32) []byte { return binary.NativeEndian.AppendUint32(nil, v) }

const loIndex = 1 // lo is the first link of each namespace

// addrBody is an address on lo.
func addrBody(prefix string) []byte {
	p := netip.MustParsePrefix(prefix)
	family := byte(unix.AF_INET)
	if p.Addr().Is6() {
		family = unix.AF_INET6
	}
	b := append([]byte{family, byte(p.Bits()), unix.IFA_F_NODAD, 0}, u32(loIndex)...)
	b = attr(b, unix.IFA_LOCAL, p.Addr().AsSlice())
	return attr(b, unix.IFA_ADDRESS, p.Addr().AsSlice())
}

// addAddr and delAddr make an address come and go on lo.
func (n *testNS) addAddr(prefix string) {
	n.t.Helper()
	n.do(codec.RTMNewAddr, Create|Excl, addrBody(prefix))
}

func (n *testNS) delAddr(prefix string) {
	n.t.Helper()
	n.do(codec.RTMDelAddr, 0, addrBody(prefix))
}

// routeBody is a unicast route over lo in a table.
func routeBody(prefix string, table uint32) []byte {
	p := netip.MustParsePrefix(prefix)
	family := byte(unix.AF_INET)
	scope := byte(unix.RT_SCOPE_LINK)
	if p.Addr().Is6() {
		family, scope = unix.AF_INET6, unix.RT_SCOPE_UNIVERSE
	}
	b := []byte{family, byte(p.Bits()), 0, 0, unix.RT_TABLE_UNSPEC, unix.RTPROT_STATIC, scope, unix.RTN_UNICAST, 0, 0, 0, 0}
	b = attr(b, unix.RTA_DST, p.Addr().AsSlice())
	b = attr(b, unix.RTA_OIF, u32(loIndex))
	return attr(b, unix.RTA_TABLE, u32(table))
}

// ruleBody is a rule that looks a table up.
func ruleBody(family byte, priority, table uint32) []byte {
	b := []byte{family, 0, 0, 0, unix.RT_TABLE_UNSPEC, 0, 0, unix.FR_ACT_TO_TBL, 0, 0, 0, 0}
	b = attr(b, unix.FRA_PRIORITY, u32(priority))
	return attr(b, unix.FRA_TABLE, u32(table))
}

// linkBody is a new bridge.
func linkBody(name string) []byte {
	b := make([]byte, unix.SizeofIfInfomsg)
	b = attr(b, unix.IFLA_IFNAME, append([]byte(name), 0))
	return attr(b, unix.IFLA_LINKINFO, attr(nil, unix.IFLA_INFO_KIND, []byte("bridge")))
}

// attrOf is the value of an attribute in a body after a fixed header.
func attrOf(body []byte, header int, typ uint16) []byte {
	body = body[min(header, len(body)):]
	for len(body) >= 4 {
		n := int(binary.NativeEndian.Uint16(body))
		if n < 4 || n > len(body) {
			return nil
		}
		if binary.NativeEndian.Uint16(body[2:])&0x3fff == typ {
			return body[4:n]
		}
		body = body[min(align4(n), len(body)):]
	}
	return nil
}

// addrOf is the address that an RTM_*ADDR message is about.
func addrOf(m Message) string {
	a, _ := netip.AddrFromSlice(attrOf(m.Body, 8, unix.IFA_ADDRESS))
	return a.String()
}
