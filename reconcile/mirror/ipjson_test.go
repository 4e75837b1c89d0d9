package mirror

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/reconcile"
)

// ipSays is the state of a namespace in the words of ip(8), one line for each
// object: what anybody else would say that the kernel has.
func ipSays(t testing.TB, ns *netnstest.NS) []string {
	t.Helper()
	var lines []string
	ask := func(kind, args string) {
		var objs []map[string]any
		// While objects come and go ip complains, between two of its lines,
		// of those that it could not look up.
		prog := "ip"
		if kind == "fdb" || kind == "mdb" {
			prog = "bridge"
		}
		out := ns.Output(t, prog, strings.Fields(args)...)
		if err := json.Unmarshal([]byte(out), &objs); err != nil && strings.TrimSpace(out) != "" {
			t.Fatalf("%s %s: %v\n%s", prog, args, err, out)
		}
		if kind == "mdb" {
			lines = append(lines, groupLines(objs)...)
			return
		}
		for _, o := range objs {
			if kind != "addr" {
				lines = append(lines, line(kind, o))
				continue
			}
			infos, _ := o["addr_info"].([]any)
			for _, a := range infos {
				a := a.(map[string]any)
				a["dev"] = o["ifname"]
				lines = append(lines, line(kind, a))
			}
		}
	}
	ask("link", "-j -d link show")
	ask("route", "-j -d -4 route show table all")
	ask("route", "-j -d -6 route show table all")
	ask("rule", "-j -d -4 rule show")
	ask("rule", "-j -d -6 rule show")
	ask("nexthop", "-j -d nexthop show")
	ask("neigh", "-j -d neigh show nud permanent")
	ask("addr", "-j -d addr show")
	ask("fdb", "-j -d fdb show")
	ask("mdb", "-j -d -s mdb show")
	slices.Sort(lines)
	return lines
}

// snapshotSays is a snapshot in the same words.
func snapshotSays(t testing.TB, s *reconcile.Snapshot) []string {
	t.Helper()
	name := func(index int32) string {
		if l := s.Link(index); l != nil {
			return l.Name
		}
		return ""
	}
	var lines []string
	for _, r := range held(s) {
		var o map[string]any
		b := codec.AppendJSON(nil, r, name)
		if err := json.Unmarshal(b, &o); err != nil {
			t.Fatalf("%v: %v\n%s", r, err, b)
		}
		kind := ""
		switch r := r.(type) {
		case *codec.Link:
			kind = "link"
		case *codec.Route:
			kind = "route"
		case *codec.Rule:
			kind = "rule"
		case *codec.Neigh:
			if r.Flags&codec.NeighProxy != 0 && r.Family != codec.AFBridge {
				continue
			}
			kind = "neigh"
			if r.Family == codec.AFBridge {
				kind = "fdb"
			}
		case *codec.MDB:
			lines = append(lines, groupLines([]map[string]any{ofBridge(o)})...)
			continue
		case *codec.NexthopObject:
			kind = "nexthop"
		case *codec.Addr:
			kind = "addr"
			o["dev"] = name(r.Index)
		}
		lines = append(lines, line(kind, o))
	}
	slices.Sort(lines)
	return lines
}

// words are what is compared: what ip says of every object of a kind. What it
// says of some kernels or of some versions of ip only is left out.
var words = map[string][]string{
	"link": {
		"ifname", "ifindex", "flags", "mtu", "qdisc", "operstate", "address", "broadcast", "master", "link", "txqlen",
		"group", "ifalias", "altnames", "promiscuity", "allmulti", "link_type", "gso_max_size", "gso_max_segs",
		"info_kind", "info_slave_kind", "data:stp_state", "data:priority", "data:vlan_filtering", "data:bridge_id", "data:root_id",
		"data:root_port", "data:root_path_cost",
		"slave:state", "slave:priority", "slave:cost", "slave:bridge_id", "slave:root_id", "slave:designated_port", "slave:designated_cost",
		"slave:id", "slave:learning", "slave:flood", "slave:multicast_router",
	},
	"addr": {"dev", "family", "local", "address", "prefixlen", "broadcast", "scope", "label", "anycast"},
	"route": {
		"type", "dst", "src", "from", "dev", "gateway", "via", "metric", "protocol", "scope", "table", "prefsrc", "flags",
		"nexthops", "nhid", "tos", "metrics", "pref", "encap",
	},
	"rule": {
		"priority", "src", "srclen", "dst", "dstlen", "table", "iif", "oif", "iif_detached", "oif_detached", "goto",
		"unresolved", "action", "not", "fwmark", "fwmask", "protocol", "tos",
	},
	"nexthop": {"id", "group", "gateway", "dev", "scope", "protocol", "flags", "blackhole", "fdb"},
	"neigh":   {"dst", "dev", "lladdr", "state"},
	"fdb":     {"mac", "ifname", "master", "vlan", "dst", "port", "vni", "src_vni", "viaIf", "nhid", "flags", "state"},
	"mdb":     {"dev", "port", "grp", "src", "vid", "state", "filter_mode", "sources", "protocol", "flags", "dst", "dst_port", "vni", "src_vni", "via"},
	"router":  {"dev", "port", "type", "vid"},
}

// ofBridge is a group in the words of bridge(8), which names the ports with
// routers by bridge.
func ofBridge(o map[string]any) map[string]any {
	if rs, ok := o["router"].([]any); ok {
		o["router"] = map[string]any{o["dev"].(string): rs}
	}
	if gs, ok := o["mdb"].([]any); ok {
		for _, g := range gs {
			g.(map[string]any)["dev"] = o["dev"]
		}
	}
	return o
}

// groupLines are the groups and the ports with routers of a multicast database.
func groupLines(objs []map[string]any) []string {
	var lines []string
	for _, o := range objs {
		groups, _ := o["mdb"].([]any)
		for _, g := range groups {
			g := g.(map[string]any)
			var sources []string
			list, _ := g["source_list"].([]any)
			for _, src := range list {
				sources = append(sources, fmt.Sprint(src.(map[string]any)["address"]))
			}
			slices.Sort(sources)
			if g["sources"] = sources; len(sources) == 0 {
				delete(g, "sources")
			}
			lines = append(lines, line("mdb", g))
		}
		routers, _ := o["router"].(map[string]any)
		for dev, ports := range routers {
			for _, p := range ports.([]any) {
				p := p.(map[string]any)
				p["dev"] = dev
				lines = append(lines, line("router", p))
			}
		}
	}
	return lines
}

// flatten puts what is compared of a link's kind beside the rest of it.
func flatten(o, info map[string]any) {
	o["info_kind"], o["info_slave_kind"] = info["info_kind"], info["info_slave_kind"]
	for prefix, of := range map[string]string{"data:": "info_data", "slave:": "info_slave_data"} {
		data, _ := info[of].(map[string]any)
		for k, v := range data {
			o[prefix+k] = v
		}
	}
}

// line is an object in a fixed order.
func line(kind string, o map[string]any) string {
	if flags, ok := o["flags"].([]any); ok {
		// ip adds that the far end of a pair is down.
		o["flags"] = slices.DeleteFunc(flags, func(f any) bool { return f == "M-DOWN" })
	}
	if info, ok := o["linkinfo"].(map[string]any); ok {
		flatten(o, info)
	}
	if hops, ok := o["nexthops"].([]any); ok {
		for _, h := range hops {
			delete(h.(map[string]any), "oif") // ip says only the name
		}
		// The order of an IPv6 route's next hops means nothing.
		slices.SortFunc(hops, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	}
	if m, ok := o["metrics"].([]any); ok && len(m) == 1 {
		o["metrics"] = m[0]
	}
	if kind == "fdb" && o["state"] == "stale" {
		o["state"] = "" // it becomes so by itself
	}
	var b strings.Builder
	b.WriteString(kind)
	for _, k := range words[kind] {
		if v, ok := o[k]; ok {
			j, _ := json.Marshal(v)
			fmt.Fprintf(&b, " %s=%s", k, j)
		}
	}
	return b.String()
}

func lineDiff(have, want []string) string {
	var b strings.Builder
	h, w := map[string]int{}, map[string]int{}
	for _, l := range have {
		h[l]++
	}
	for _, l := range want {
		w[l]++
	}
	for _, l := range want {
		if h[l] < w[l] {
			fmt.Fprintf(&b, "missing %s\n", l)
		}
	}
	for _, l := range have {
		if w[l] < h[l] {
			fmt.Fprintf(&b, "stale   %s\n", l)
		}
	}
	return b.String()
}
