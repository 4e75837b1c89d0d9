package event

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"github.com/linx-go/linx/codec"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if err := goleak.Find(); err != nil {
		println(err.Error())
		code = 1
	}
	os.Exit(code)
}

// The op names are fixed: programs and jq scripts match them.
func TestOpNames(t *testing.T) {
	for _, c := range []struct {
		op   Op
		want string
	}{
		{NewLink, "new_link"}, {DelLink, "del_link"},
		{NewAddr, "new_addr"}, {DelAddr, "del_addr"},
		{NewRoute, "new_route"}, {DelRoute, "del_route"},
		{NewNeigh, "new_neigh"}, {DelNeigh, "del_neigh"},
		{NewRule, "new_rule"}, {DelRule, "del_rule"},
		{NewBridgePort, "new_bridge_port"}, {DelBridgePort, "del_bridge_port"},
		{NewInet6Link, "new_inet6_link"}, {DelInet6Link, "del_inet6_link"},
		{Op(codec.RTMNewNexthop), "new_nexthop"}, {Op(codec.RTMGetStats), "get_stats"},
		{Op(codec.RTMNewNSID), "new_nsid"},
		{Unknown(150), "unknown(150)"}, {Unknown(16), "unknown(16)"}, {Op(150), "unknown(150)"},
	} {
		if got := c.op.String(); got != c.want {
			t.Errorf("Op(%#x) = %q, want %q", uint32(c.op), got, c.want)
		}
	}
}

// OpOf tells the forms of a link message apart, and a missing resource.
func TestOpOf(t *testing.T) {
	for _, c := range []struct {
		typ  uint16
		r    codec.Resource
		want Op
	}{
		{codec.RTMNewLink, &codec.Link{}, NewLink},
		{codec.RTMDelLink, &codec.BridgePort{}, DelBridgePort},
		{codec.RTMNewLink, &codec.Inet6Link{}, NewInet6Link},
		{150, nil, Unknown(150)},
	} {
		if got := OpOf(c.typ, c.r); got != c.want {
			t.Errorf("OpOf(%d, %T) = %v, want %v", c.typ, c.r, got, c.want)
		}
	}
}

func TestIsNewIsDel(t *testing.T) {
	if !NewLink.IsNew() || NewLink.IsDel() || !DelBridgePort.IsDel() || Unknown(16).IsNew() || Unknown(17).IsDel() {
		t.Error("IsNew and IsDel follow the verb, and are false for unknown types")
	}
}
