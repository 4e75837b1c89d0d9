package codec

import "strconv"

// Inet6CacheInfo is struct ifla_cacheinfo of include/uapi/linux/if_link.h.
type Inet6CacheInfo struct {
	MaxReasmLen   uint32
	TStamp        uint32 // when the link's IPv6 state last changed, 1/100 s
	ReachableTime uint32 // ms
	RetransTime   uint32 // ms
}

var tInet6CacheInfo = fixed("struct ifla_cacheinfo", 16,
	func(d *decoder, b []byte, c *Inet6CacheInfo) {
		*c = Inet6CacheInfo{d.u32(b), d.u32(b[4:]), d.u32(b[8:]), d.u32(b[12:])}
	},
	func(e *encoder, c *Inet6CacheInfo) {
		e.u32(c.MaxReasmLen)
		e.u32(c.TStamp)
		e.u32(c.ReachableTime)
		e.u32(c.RetransTime)
	},
	func(w *writer, c *Inet6CacheInfo) {
		w.open('{')
		w.kvUint("max_reasm_len", uint64(c.MaxReasmLen))
		w.kvUint("tstamp", uint64(c.TStamp))
		w.kvUint("reachable_time", uint64(c.ReachableTime))
		w.kvUint("retrans_time", uint64(c.RetransTime))
		w.close('}')
	})

var (
	addrGenModeNames = nameTable{"eui64", "none", "stable_secret", "random"}
	bridgeModeNames  = nameTable{"VEB", "VEPA"}
)

// inetConf is the ops of IFLA_INET_CONF, shown by the names of the files in
// /proc/sys/net/ipv4/conf.
func inetConf(at func(*InetSpec) *[]uint32) ops[InetSpec] {
	return as(arrayOf(4, &tU32, at), func(w *writer, s *InetSpec) {
		w.open('{')
		for i, v := range *at(s) {
			w.key(confName(inetConfNames, i))
			w.int(int64(int32(v)))
		}
		w.close('}')
	})
}

// inet6Conf is the ops of IFLA_INET6_CONF, shown by the names of the files in
// /proc/sys/net/ipv6/conf.
func inet6Conf(at func(*Inet6Spec) *[]int32) ops[Inet6Spec] {
	return as(arrayOf(4, &tS32, at), func(w *writer, s *Inet6Spec) {
		w.open('{')
		for i, v := range *at(s) {
			w.key(confName(inet6ConfNames, i))
			w.int(int64(v))
		}
		w.close('}')
	})
}

func confName(t nameTable, i int) string {
	if i < len(t) {
		return t[i]
	}
	return "conf" + strconv.Itoa(i)
}

// IPV4_DEVCONF_* of include/uapi/linux/ip.h, from 1.
var inetConfNames = nameTable{
	"forwarding", "mc_forwarding", "proxy_arp", "accept_redirects", "secure_redirects", "send_redirects",
	"shared_media", "rp_filter", "accept_source_route", "bootp_relay", "log_martians", "tag", "arp_filter", "medium_id",
	"disable_xfrm", "disable_policy", "force_igmp_version", "arp_announce", "arp_ignore", "promote_secondaries",
	"arp_accept", "arp_notify", "accept_local", "src_valid_mark", "proxy_arp_pvlan", "route_localnet",
	"igmpv2_unsolicited_report_interval", "igmpv3_unsolicited_report_interval", "ignore_routes_with_linkdown",
	"drop_unicast_in_l2_multicast", "drop_gratuitous_arp", "bc_forwarding", "arp_evict_nocarrier",
}

// DEVCONF_* of include/uapi/linux/ipv6.h, from 0.
var inet6ConfNames = nameTable{
	"forwarding", "hop_limit", "mtu", "accept_ra", "accept_redirects", "autoconf", "dad_transmits",
	"router_solicitations", "router_solicitation_interval", "router_solicitation_delay", "use_tempaddr",
	"temp_valid_lft", "temp_prefered_lft", "regen_max_retry", "max_desync_factor", "max_addresses", "force_mld_version",
	"accept_ra_defrtr", "accept_ra_pinfo", "accept_ra_rtr_pref", "router_probe_interval", "accept_ra_rt_info_max_plen",
	"proxy_ndp", "optimistic_dad", "accept_source_route", "mc_forwarding", "disable_ipv6", "accept_dad", "force_tllao",
	"ndisc_notify", "mldv1_unsolicited_report_interval", "mldv2_unsolicited_report_interval", "suppress_frag_ndisc",
	"accept_ra_from_local", "use_optimistic", "accept_ra_mtu", "stable_secret", "use_oif_addrs_only",
	"accept_ra_min_hop_limit", "ignore_routes_with_linkdown", "drop_unicast_in_l2_multicast", "drop_unsolicited_na",
	"keep_addr_on_down", "router_solicitation_max_interval", "seg6_enabled", "seg6_require_hmac", "enhanced_dad",
	"addr_gen_mode", "disable_policy", "accept_ra_rt_info_min_plen", "ndisc_tclass", "rpl_seg_enabled",
	"ra_defrtr_metric", "ioam6_enabled", "ioam6_id", "ioam6_id_wide", "ndisc_evict_nocarrier", "accept_untracked_na",
	"accept_ra_min_lft", "force_forwarding",
}

// BridgeVLANInfo is struct bridge_vlan_info of include/uapi/linux/if_bridge.h.
type BridgeVLANInfo struct {
	Flags uint16 // BRIDGE_VLAN_INFO_*
	VID   uint16
}

var bridgeVLANFlagNames = []bitName{
	{0x01, "MASTER"}, {0x02, "PVID"}, {0x04, "Egress Untagged"}, {0x08, "RANGE_BEGIN"}, {0x10, "RANGE_END"},
	{0x20, "BRENTRY"}, {0x40, "ONLY_OPTS"},
}

var tBridgeVLANInfo = fixed("struct bridge_vlan_info", 4,
	func(d *decoder, b []byte, v *BridgeVLANInfo) { *v = BridgeVLANInfo{d.u16(b), d.u16(b[2:])} },
	func(e *encoder, v *BridgeVLANInfo) { e.u16(v.Flags); e.u16(v.VID) },
	func(w *writer, v *BridgeVLANInfo) {
		w.open('{')
		w.kvUint("vlan", uint64(v.VID))
		w.key("flags")
		w.mask(uint64(v.Flags), bridgeVLANFlagNames)
		w.close('}')
	})

// linkAFSpec is the ops of IFLA_AF_SPEC, which holds families in an AF_UNSPEC
// message and bridge settings in an AF_BRIDGE one.
var linkAFSpec ops[Link] = choice[Link]{func(l *Link) ops[Link] {
	switch l.Family {
	case AFUnspec:
		return linkAFSpecUnspec
	case AFBridge:
		return linkAFSpecBridge
	}
	return nil
}, 0, "nested by family"}

var (
	linkAFSpecUnspec = nested(afSpecTable, func(l *Link) **AFSpec { return &l.AFSpec })
	linkAFSpecBridge = nested(bridgeSpecTable, func(l *Link) **BridgeSpec { return &l.BridgeSpec })
)

// linkProtInfo is the ops of IFLA_PROTINFO, which holds the state of a bridge
// port in an AF_BRIDGE message and IPv6 state in an AF_INET6 one. The kernel
// takes a port's only with NLA_F_NESTED.
var linkProtInfo ops[Link] = choice[Link]{func(l *Link) ops[Link] {
	switch l.Family {
	case AFBridge:
		return linkProtInfoBridge
	case AFInet6:
		return linkProtInfoInet6
	}
	return nil
}, nlaNested, "nested by family"}

var (
	linkProtInfoBridge = nested(bridgeSlaveTable, func(l *Link) **BridgeSlave { return &l.Port })
	linkProtInfoInet6  = nested(inet6SpecTable, func(l *Link) **Inet6Spec { return &l.Inet6 })
)
