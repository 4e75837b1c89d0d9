package linx_test

import (
	"flag"
	"fmt"
	"net/netip"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

// loRoute is the i-th of many routes, all on the loopback interface.
func loRoute(i int) *codec.Route {
	dst := netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)})
	return &codec.Route{
		Family: codec.AFInet, Dst: netip.PrefixFrom(dst, 32), OIF: 1, Table: 254,
		Protocol: 99, Scope: 253, Type: 1, // RT_SCOPE_LINK, RTN_UNICAST
	}
}

// key identifies an object among those of the tests.
func key(r codec.Resource) string {
	switch r := r.(type) {
	case *codec.Link:
		return fmt.Sprint("link ", r.Index)
	case *codec.BridgePort:
		return fmt.Sprint("port ", r.Index)
	case *codec.Inet6Link:
		return fmt.Sprint("inet6 ", r.Index)
	case *codec.Addr:
		return fmt.Sprint("addr ", r.Index, r.Local, r.Address, r.PrefixLen)
	case *codec.Route:
		return fmt.Sprint("route ", r.Table, r.Dst, r.TOS, r.Priority, r.OIF, r.Type)
	case *codec.Neigh:
		return fmt.Sprint("neigh ", r.Family, r.Index, r.Dst, r.LLAddr, r.Flags, r.VLAN)
	case *codec.Rule:
		return fmt.Sprint("rule ", r.Family, r.Priority, r.Src, r.Table)
	}
	return fmt.Sprintf("%T", r)
}

// same compares the last event of each object with a list, and says what differs.
func same[T codec.Resource](msgs []any, op event.Op, list func() ([]T, error)) (diffs []string) {
	say := func(format string, args ...any) { diffs = append(diffs, fmt.Sprintf(format, args...)) }
	objs, err := list()
	if err != nil {
		say("%v: %v", op, err)
	}
	told := map[string]codec.Resource{}
	for _, e := range events(msgs, func(e *event.Event) bool { return e.Op == op || e.Op == op+1 }) {
		if e.Op.IsDel() {
			delete(told, key(e.Resource))
		} else {
			told[key(e.Resource)] = e.Resource
		}
	}
	compared := 0
	for _, o := range objs {
		t, ok := told[key(o)]
		if !ok {
			continue
		}
		compared++
		if !codec.EqualStable(t, o) {
			say("%v\n event %v\n  list %v", op, js(t), js(o))
		}
		delete(told, key(o))
	}
	if compared == 0 {
		say("%v: the list has none of what was told: %v", op, told)
	}
	for k := range told {
		say("%v: %s was told and is not listed", op, k)
	}
	return diffs
}

func js(r codec.Resource) string {
	b, err := r.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// scale makes the long tests longer; the tests of a change run a small part.
var scale = flag.Int("scale", 1, "multiply the rounds of the storm tests")
