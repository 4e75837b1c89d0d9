// Package ipdiff compares what this library lists, as JSON, with what iproute2
// prints of the same kernel.
package ipdiff

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/rtnl"
)

func TestMain(m *testing.M) { netnstest.Main(m) }

// fill runs the commands of a capture in a namespace: all that make something
// stay. Some need a newer kernel or iproute2; they may fail.
func fill(t *testing.T, ns *netnstest.NS, capture string) {
	f, err := os.Open(filepath.Join("../../codec/testdata", capture+".capture"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	done := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		cmd, ok := strings.CutPrefix(s.Text(), "$ ")
		if !ok || strings.Contains(cmd, " del ") || strings.Contains(cmd, "unshare") || strings.Contains(cmd, " name w0") ||
			strings.Contains(cmd, "nomaster") || strings.HasSuffix(cmd, " down") || strings.HasPrefix(cmd, "dump") ||
			strings.HasPrefix(cmd, "sleep") {
			continue
		}
		if _, err := ns.Try(t, "sh", "-c", cmd); err == nil {
			done++
		}
	}
	if done < 8 {
		t.Fatalf("only %d commands of %s worked", done, capture)
	}
}

// allowed are the differences there may be: object and path, with the reason.
var allowed = map[string]string{
	"link.linkinfo.info_slave_data.forward_delay_timer": "runs between the two lists",
	"link.linkinfo.info_data.hello_timer":               "runs between the two lists",
	"link.linkinfo.info_data.gc_timer":                  "runs between the two lists",
	"link.linkinfo.info_data.gbp":                       "null or true, by ip's version",
	"route.nh_info":                                     "ip asks for the nexthop of the id, too",
	"ntable.last_flush":                                 "ip makes a time of day of it",
	"ntable.last_rand":                                  "ip makes a time of day of it",
	"ntable.entries":                                    "of all namespaces: others change it",
	"ntable.allocs":                                     "of all namespaces: others change it",
	"ntable.destroys":                                   "of all namespaces: others change it",
	"ntable.lookups":                                    "of all namespaces: others change it",
	"ntable.hits":                                       "of all namespaces: others change it",
	"ntable.periodic_gc_runs":                           "of all namespaces: others change it",
}

// diff collects what the other program has and we have not, or otherwise. What
// only we have is no difference: ip leaves much out.
type diff []string

func (d *diff) add(format string, args ...any) { *d = append(*d, fmt.Sprintf(format, args...)) }

func (d *diff) compare(object, path string, theirs, ours any) {
	if allowed[object+path] != "" {
		return
	}
	switch want := theirs.(type) {
	case map[string]any:
		got, ok := ours.(map[string]any)
		if !ok {
			d.add("%s%s: ip has an object, we %v", object, path, ours)
			return
		}
		if typ, old := want["encap"].(string); old {
			got = flat(got, typ)
		}
		for k, v := range want {
			if _, ok := got[k]; !ok {
				if allowed[object+path+"."+k] == "" {
					d.add("%s%s.%s: ip has %v, we nothing: %v", object, path, k, v, got)
				}
				continue
			}
			d.compare(object, path+"."+k, v, got[k])
		}
	case []any:
		got, ok := ours.([]any)
		if !ok || len(got) != len(want) {
			d.add("%s%s: ip has %v, we %v", object, path, want, ours)
			return
		}
		for i := range want {
			d.compare(object, path+"[]", want[i], got[i])
		}
	default:
		if !reflect.DeepEqual(theirs, ours) {
			d.add("%s%s: ip has %v, we %v", object, path, theirs, ours)
		}
	}
}

// flat puts the keys of an encapsulation over those of its route, as ip did
// before it made an object of them.
func flat(route map[string]any, typ string) map[string]any {
	encap, _ := route["encap"].(map[string]any)
	out := map[string]any{}
	for k, v := range route {
		out[k] = v
	}
	for k, v := range encap {
		out[k] = v
	}
	if encap["encap_type"] == typ {
		out["encap"] = typ
	}
	return out
}

// parse reads a JSON array of objects. iproute2 leaves an empty object where
// it lists nothing.
func parse(t *testing.T, s string) []any {
	var all, out []any
	if strings.TrimSpace(s) == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(s), &all); err != nil {
		t.Fatalf("%v: %s", err, s)
	}
	for _, v := range all {
		if m, _ := v.(map[string]any); len(m) > 0 {
			out = append(out, v)
		}
	}
	return out
}

// shown is our list as JSON.
func shown[R codec.Resource](t *testing.T, list []R, name func(int32) string) []any {
	var out []any
	for _, r := range list {
		var v any
		b := codec.AppendJSON(nil, r, name)
		if err := json.Unmarshal(b, &v); err != nil {
			t.Fatalf("%v: %s", err, b)
		}
		out = append(out, v)
	}
	return out
}

// same compares two lists. The kernel changes some objects by itself, and may
// do so between the two: then they are made again.
func same(t *testing.T, object string, lists func() (theirs, ours []any)) {
	var d diff
	for range 10 {
		theirs, ours := lists()
		d = nil
		if len(theirs) != len(ours) || len(ours) == 0 {
			d.add("%s: ip lists %d, we %d\n%v\n%v", object, len(theirs), len(ours), theirs, ours)
			continue
		}
		for i := range theirs {
			d.compare(object, "", theirs[i], ours[i])
		}
		if len(d) == 0 {
			t.Logf("%s: %d compared", object, len(ours))
			return
		}
	}
	for _, s := range d {
		t.Error(s)
	}
}

// names are the interfaces of a namespace.
func names(t *testing.T, ctx context.Context, ns rtnl.NetNS) ([]*codec.Link, func(int32) string) {
	links, err := rtnl.Links(ctx, ns, rtnl.LinkFilter{VF: true})
	if err != nil {
		t.Fatal(err)
	}
	m := map[int32]string{}
	for _, l := range links {
		m[l.Index] = l.Name
	}
	return links, func(i int32) string { return m[i] }
}

func space(t *testing.T, capture string) (*netnstest.NS, rtnl.NetNS, context.Context) {
	netnstest.Find(t, "ip")
	netnstest.Find(t, "bridge")
	ns := netnstest.New(t)
	fill(t, ns, capture)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ns, rtnl.ByPath(ns.Path()), ctx
}

func TestLinks(t *testing.T) {
	ns, in, ctx := space(t, "link")
	same(t, "link", func() (theirs, ours []any) {
		links, name := names(t, ctx, in)
		return parse(t, ns.IP(t, "-j -d link show")), shown(t, links, name)
	})
}

func TestAddrs(t *testing.T) {
	ns, in, ctx := space(t, "addr")
	key := func(v any) string {
		m := v.(map[string]any)
		return fmt.Sprint(m["local"], m["prefixlen"], m["address"])
	}
	same(t, "addr", func() (theirs, ours []any) {
		for _, l := range parse(t, ns.IP(t, "-j -d addr show")) {
			list, _ := l.(map[string]any)["addr_info"].([]any)
			theirs = append(theirs, list...)
		}
		_, name := names(t, ctx, in)
		list, err := rtnl.Addrs(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		// ip sorts by interface, the kernel by family.
		byKey := map[string]any{}
		for _, v := range shown(t, list, name) {
			byKey[key(v)] = v
		}
		for _, v := range theirs {
			ours = append(ours, byKey[key(v)])
		}
		return theirs, ours
	})
}

func TestRoutes(t *testing.T) {
	ns, in, ctx := space(t, "route")
	for _, family := range []uint8{codec.AFInet, codec.AFInet6} {
		flag := map[uint8]string{codec.AFInet: "-4", codec.AFInet6: "-6"}[family]
		same(t, "route", func() (theirs, ours []any) {
			_, name := names(t, ctx, in)
			list, err := rtnl.Routes(ctx, in)
			if err != nil {
				t.Fatal(err)
			}
			var mine []*codec.Route
			for _, r := range list {
				if r.Family == family {
					mine = append(mine, r)
				}
			}
			return parse(t, ns.IP(t, "-j -d "+flag+" route show table all")), shown(t, mine, name)
		})
	}
}

func TestRules(t *testing.T) {
	ns, in, ctx := space(t, "rule")
	list, err := rtnl.Rules(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	for _, family := range []uint8{codec.AFInet, codec.AFInet6} {
		flag := map[uint8]string{codec.AFInet: "-4", codec.AFInet6: "-6"}[family]
		var mine []*codec.Rule
		for _, r := range list {
			if r.Family == family {
				mine = append(mine, r)
			}
		}
		same(t, "rule", func() (theirs, ours []any) {
			return parse(t, ns.IP(t, "-j -d "+flag+" rule show")), shown(t, mine, nil)
		})
	}
}

func TestNeighs(t *testing.T) {
	ns, in, ctx := space(t, "neigh")
	_, name := names(t, ctx, in)
	for _, family := range []uint8{codec.AFInet, codec.AFInet6} {
		flag := map[uint8]string{codec.AFInet: "-4", codec.AFInet6: "-6"}[family]
		same(t, "neigh", func() (theirs, ours []any) {
			list, err := rtnl.Neighs(ctx, in)
			if err != nil {
				t.Fatal(err)
			}
			var mine []*codec.Neigh
			for _, n := range list {
				// ip lists proxies apart.
				if n.Family == family && n.Flags&codec.NeighProxy == 0 {
					mine = append(mine, n)
				}
			}
			return parse(t, ns.IP(t, "-j -d "+flag+" neigh show nud all")), shown(t, mine, name)
		})
	}
	same(t, "fdb", func() (theirs, ours []any) {
		fdb, err := rtnl.FDB(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return parse(t, ns.Exec(t, "bridge", "-j", "-d", "fdb", "show")), shown(t, fdb, name)
	})
}
