package rtnl

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Group is an rtnetlink multicast group, one of RTNLGRP_* in
// include/uapi/linux/rtnetlink.h. A kernel may have more than are named here;
// their numbers can be used as they are.
type Group uint32

// The groups of Linux 6.18, named as [ParseGroup] reads them.
const (
	GroupLink        Group = 1  // RTNLGRP_LINK: links, and bridge ports as AF_BRIDGE links
	GroupNotify      Group = 2  // RTNLGRP_NOTIFY: never used
	GroupNeigh       Group = 3  // RTNLGRP_NEIGH: neighbours and forwarding database entries
	GroupTC          Group = 4  // RTNLGRP_TC: qdiscs, classes, filters, actions, chains
	GroupAddr4       Group = 5  // RTNLGRP_IPV4_IFADDR
	GroupMRoute4     Group = 6  // RTNLGRP_IPV4_MROUTE
	GroupRoute4      Group = 7  // RTNLGRP_IPV4_ROUTE
	GroupRule4       Group = 8  // RTNLGRP_IPV4_RULE
	GroupAddr6       Group = 9  // RTNLGRP_IPV6_IFADDR
	GroupMRoute6     Group = 10 // RTNLGRP_IPV6_MROUTE
	GroupRoute6      Group = 11 // RTNLGRP_IPV6_ROUTE
	GroupInet6Link   Group = 12 // RTNLGRP_IPV6_IFINFO
	GroupPrefix6     Group = 18 // RTNLGRP_IPV6_PREFIX
	GroupRule6       Group = 19 // RTNLGRP_IPV6_RULE
	GroupNDUserOpt   Group = 20 // RTNLGRP_ND_USEROPT
	GroupPhonetAddr  Group = 21 // RTNLGRP_PHONET_IFADDR
	GroupPhonetRoute Group = 22 // RTNLGRP_PHONET_ROUTE
	GroupDCB         Group = 23 // RTNLGRP_DCB
	GroupNetconf4    Group = 24 // RTNLGRP_IPV4_NETCONF
	GroupNetconf6    Group = 25 // RTNLGRP_IPV6_NETCONF
	GroupMDB         Group = 26 // RTNLGRP_MDB
	GroupMPLSRoute   Group = 27 // RTNLGRP_MPLS_ROUTE
	GroupNSID        Group = 28 // RTNLGRP_NSID
	GroupMPLSNetconf Group = 29 // RTNLGRP_MPLS_NETCONF
	GroupMRoute4R    Group = 30 // RTNLGRP_IPV4_MROUTE_R: needs CAP_NET_ADMIN
	GroupMRoute6R    Group = 31 // RTNLGRP_IPV6_MROUTE_R: needs CAP_NET_ADMIN
	GroupNexthop     Group = 32 // RTNLGRP_NEXTHOP
	GroupBridgeVLAN  Group = 33 // RTNLGRP_BRVLAN
	GroupMCTPAddr    Group = 34 // RTNLGRP_MCTP_IFADDR
	GroupTunnel      Group = 35 // RTNLGRP_TUNNEL
	GroupStats       Group = 36 // RTNLGRP_STATS
	GroupMulticast4  Group = 37 // RTNLGRP_IPV4_MCADDR
	GroupMulticast6  Group = 38 // RTNLGRP_IPV6_MCADDR
	GroupAnycast6    Group = 39 // RTNLGRP_IPV6_ACADDR
)

var groupNames = [...]string{
	GroupLink: "link", GroupNotify: "notify", GroupNeigh: "neigh", GroupTC: "tc",
	GroupAddr4: "addr4", GroupMRoute4: "mroute4", GroupRoute4: "route4", GroupRule4: "rule4",
	GroupAddr6: "addr6", GroupMRoute6: "mroute6", GroupRoute6: "route6", GroupInet6Link: "inet6_link",
	GroupPrefix6: "prefix6", GroupRule6: "rule6", GroupNDUserOpt: "nduseropt",
	GroupPhonetAddr: "phonet_addr", GroupPhonetRoute: "phonet_route", GroupDCB: "dcb",
	GroupNetconf4: "netconf4", GroupNetconf6: "netconf6", GroupMDB: "mdb",
	GroupMPLSRoute: "mpls_route", GroupNSID: "nsid", GroupMPLSNetconf: "mpls_netconf",
	GroupMRoute4R: "mroute4_r", GroupMRoute6R: "mroute6_r", GroupNexthop: "nexthop",
	GroupBridgeVLAN: "bridge_vlan", GroupMCTPAddr: "mctp_addr", GroupTunnel: "tunnel",
	GroupStats: "stats", GroupMulticast4: "multicast4", GroupMulticast6: "multicast6",
	GroupAnycast6: "anycast6",
}

// DefaultGroups are links, neighbours, IPv4 and IPv6 addresses, routes and
// rules.
func DefaultGroups() []Group {
	return []Group{GroupLink, GroupNeigh, GroupAddr4, GroupAddr6, GroupRoute4, GroupRoute6, GroupRule4, GroupRule6}
}

// String is the group's name, "route4", or its number.
func (g Group) String() string {
	if int64(g) < int64(len(groupNames)) && groupNames[g] != "" {
		return groupNames[g]
	}
	return strconv.FormatUint(uint64(g), 10)
}

// ErrUnknownGroup means that no group has a name.
var ErrUnknownGroup = errors.New("unknown group")

// ParseGroup reads one group's name as [Group.String] gives it, or its number.
// For other text the error is [ErrUnknownGroup].
func ParseGroup(s string) (Group, error) {
	for g, name := range groupNames {
		if name != "" && name == s {
			return Group(g), nil
		}
	}
	if n, err := strconv.ParseUint(s, 10, 31); err == nil && n > 0 {
		return Group(n), nil
	}
	return 0, fmt.Errorf("rtnl: group %q: %w", s, ErrUnknownGroup)
}

// ParseGroups reads a list of groups separated by commas.
func ParseGroups(s string) ([]Group, error) {
	var groups []Group
	for name := range strings.SplitSeq(s, ",") {
		g, err := ParseGroup(strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, nil
}

// GroupError says which group could not be joined and why: errors.Is of
// EINVAL holds for one the kernel does not have, of [os.ErrPermission] for one
// that needs more privileges.
type GroupError struct {
	Group Group
	Err   error
}

// Error names the group and the cause.
func (e *GroupError) Error() string {
	return fmt.Sprintf("rtnl: join group %v: %v", e.Group, e.Err)
}

// Unwrap is the cause.
func (e *GroupError) Unwrap() error { return e.Err }

// SupportedGroups are the groups that the running kernel lets this process
// join in the host's network namespace.
func SupportedGroups() ([]Group, error) { return SupportedGroupsIn(Host()) }

// SupportedGroupsIn is [SupportedGroups] for another network namespace, on
// which the permission depends.
func SupportedGroupsIn(ns NetNS) ([]Group, error) {
	conn, err := dial(ns)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	var groups []Group
	for g := Group(1); ; g++ {
		switch err := conn.JoinGroup(uint32(g)); {
		case err == nil:
			groups = append(groups, g)
		case g > Group(len(groupNames)) && errors.Is(err, unix.EINVAL):
			// Group numbers have no holes: beyond the last all are refused.
			return groups, nil
		}
		if g > 1<<12 {
			return groups, nil
		}
	}
}
