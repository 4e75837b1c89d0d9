package codec

import "strconv"

// Message types of include/uapi/linux/rtnetlink.h.
const (
	RTMNewLink          uint16 = 16  // RTM_NEWLINK
	RTMDelLink          uint16 = 17  // RTM_DELLINK
	RTMGetLink          uint16 = 18  // RTM_GETLINK
	RTMSetLink          uint16 = 19  // RTM_SETLINK
	RTMNewAddr          uint16 = 20  // RTM_NEWADDR
	RTMDelAddr          uint16 = 21  // RTM_DELADDR
	RTMGetAddr          uint16 = 22  // RTM_GETADDR
	RTMNewRoute         uint16 = 24  // RTM_NEWROUTE
	RTMDelRoute         uint16 = 25  // RTM_DELROUTE
	RTMGetRoute         uint16 = 26  // RTM_GETROUTE
	RTMNewNeigh         uint16 = 28  // RTM_NEWNEIGH
	RTMDelNeigh         uint16 = 29  // RTM_DELNEIGH
	RTMGetNeigh         uint16 = 30  // RTM_GETNEIGH
	RTMNewRule          uint16 = 32  // RTM_NEWRULE
	RTMDelRule          uint16 = 33  // RTM_DELRULE
	RTMGetRule          uint16 = 34  // RTM_GETRULE
	RTMNewQdisc         uint16 = 36  // RTM_NEWQDISC
	RTMDelQdisc         uint16 = 37  // RTM_DELQDISC
	RTMGetQdisc         uint16 = 38  // RTM_GETQDISC
	RTMNewTClass        uint16 = 40  // RTM_NEWTCLASS
	RTMDelTClass        uint16 = 41  // RTM_DELTCLASS
	RTMGetTClass        uint16 = 42  // RTM_GETTCLASS
	RTMNewTFilter       uint16 = 44  // RTM_NEWTFILTER
	RTMDelTFilter       uint16 = 45  // RTM_DELTFILTER
	RTMGetTFilter       uint16 = 46  // RTM_GETTFILTER
	RTMNewAction        uint16 = 48  // RTM_NEWACTION
	RTMDelAction        uint16 = 49  // RTM_DELACTION
	RTMGetAction        uint16 = 50  // RTM_GETACTION
	RTMNewPrefix        uint16 = 52  // RTM_NEWPREFIX
	RTMNewMulticast     uint16 = 56  // RTM_NEWMULTICAST
	RTMDelMulticast     uint16 = 57  // RTM_DELMULTICAST
	RTMGetMulticast     uint16 = 58  // RTM_GETMULTICAST
	RTMNewAnycast       uint16 = 60  // RTM_NEWANYCAST
	RTMDelAnycast       uint16 = 61  // RTM_DELANYCAST
	RTMGetAnycast       uint16 = 62  // RTM_GETANYCAST
	RTMNewNeighTbl      uint16 = 64  // RTM_NEWNEIGHTBL
	RTMGetNeighTbl      uint16 = 66  // RTM_GETNEIGHTBL
	RTMSetNeighTbl      uint16 = 67  // RTM_SETNEIGHTBL
	RTMNewNDUserOpt     uint16 = 68  // RTM_NEWNDUSEROPT
	RTMNewAddrLabel     uint16 = 72  // RTM_NEWADDRLABEL
	RTMDelAddrLabel     uint16 = 73  // RTM_DELADDRLABEL
	RTMGetAddrLabel     uint16 = 74  // RTM_GETADDRLABEL
	RTMGetDCB           uint16 = 78  // RTM_GETDCB
	RTMSetDCB           uint16 = 79  // RTM_SETDCB
	RTMNewNetconf       uint16 = 80  // RTM_NEWNETCONF
	RTMDelNetconf       uint16 = 81  // RTM_DELNETCONF
	RTMGetNetconf       uint16 = 82  // RTM_GETNETCONF
	RTMNewMDB           uint16 = 84  // RTM_NEWMDB
	RTMDelMDB           uint16 = 85  // RTM_DELMDB
	RTMGetMDB           uint16 = 86  // RTM_GETMDB
	RTMNewNSID          uint16 = 88  // RTM_NEWNSID
	RTMDelNSID          uint16 = 89  // RTM_DELNSID
	RTMGetNSID          uint16 = 90  // RTM_GETNSID
	RTMNewStats         uint16 = 92  // RTM_NEWSTATS
	RTMGetStats         uint16 = 94  // RTM_GETSTATS
	RTMSetStats         uint16 = 95  // RTM_SETSTATS
	RTMNewCacheReport   uint16 = 96  // RTM_NEWCACHEREPORT
	RTMNewChain         uint16 = 100 // RTM_NEWCHAIN
	RTMDelChain         uint16 = 101 // RTM_DELCHAIN
	RTMGetChain         uint16 = 102 // RTM_GETCHAIN
	RTMNewNexthop       uint16 = 104 // RTM_NEWNEXTHOP
	RTMDelNexthop       uint16 = 105 // RTM_DELNEXTHOP
	RTMGetNexthop       uint16 = 106 // RTM_GETNEXTHOP
	RTMNewLinkProp      uint16 = 108 // RTM_NEWLINKPROP
	RTMDelLinkProp      uint16 = 109 // RTM_DELLINKPROP
	RTMGetLinkProp      uint16 = 110 // RTM_GETLINKPROP
	RTMNewVLAN          uint16 = 112 // RTM_NEWVLAN
	RTMDelVLAN          uint16 = 113 // RTM_DELVLAN
	RTMGetVLAN          uint16 = 114 // RTM_GETVLAN
	RTMNewNexthopBucket uint16 = 116 // RTM_NEWNEXTHOPBUCKET
	RTMDelNexthopBucket uint16 = 117 // RTM_DELNEXTHOPBUCKET
	RTMGetNexthopBucket uint16 = 118 // RTM_GETNEXTHOPBUCKET
	RTMNewTunnel        uint16 = 120 // RTM_NEWTUNNEL
	RTMDelTunnel        uint16 = 121 // RTM_DELTUNNEL
	RTMGetTunnel        uint16 = 122 // RTM_GETTUNNEL
)

// TypeName is the kernel's name of a message type, "RTM_NEWLINK" for 16, or
// its number in decimal when it has none.
func TypeName(typ uint16) string {
	if int(typ) < len(typeNames) && typeNames[typ] != "" {
		return typeNames[typ]
	}
	return strconv.Itoa(int(typ))
}

// KnownType says whether the kernel's headers name the message type.
func KnownType(typ uint16) bool {
	return int(typ) < len(typeNames) && typeNames[typ] != ""
}

var typeNames = [...]string{
	RTMNewLink:          "RTM_NEWLINK",
	RTMDelLink:          "RTM_DELLINK",
	RTMGetLink:          "RTM_GETLINK",
	RTMSetLink:          "RTM_SETLINK",
	RTMNewAddr:          "RTM_NEWADDR",
	RTMDelAddr:          "RTM_DELADDR",
	RTMGetAddr:          "RTM_GETADDR",
	RTMNewRoute:         "RTM_NEWROUTE",
	RTMDelRoute:         "RTM_DELROUTE",
	RTMGetRoute:         "RTM_GETROUTE",
	RTMNewNeigh:         "RTM_NEWNEIGH",
	RTMDelNeigh:         "RTM_DELNEIGH",
	RTMGetNeigh:         "RTM_GETNEIGH",
	RTMNewRule:          "RTM_NEWRULE",
	RTMDelRule:          "RTM_DELRULE",
	RTMGetRule:          "RTM_GETRULE",
	RTMNewQdisc:         "RTM_NEWQDISC",
	RTMDelQdisc:         "RTM_DELQDISC",
	RTMGetQdisc:         "RTM_GETQDISC",
	RTMNewTClass:        "RTM_NEWTCLASS",
	RTMDelTClass:        "RTM_DELTCLASS",
	RTMGetTClass:        "RTM_GETTCLASS",
	RTMNewTFilter:       "RTM_NEWTFILTER",
	RTMDelTFilter:       "RTM_DELTFILTER",
	RTMGetTFilter:       "RTM_GETTFILTER",
	RTMNewAction:        "RTM_NEWACTION",
	RTMDelAction:        "RTM_DELACTION",
	RTMGetAction:        "RTM_GETACTION",
	RTMNewPrefix:        "RTM_NEWPREFIX",
	RTMNewMulticast:     "RTM_NEWMULTICAST",
	RTMDelMulticast:     "RTM_DELMULTICAST",
	RTMGetMulticast:     "RTM_GETMULTICAST",
	RTMNewAnycast:       "RTM_NEWANYCAST",
	RTMDelAnycast:       "RTM_DELANYCAST",
	RTMGetAnycast:       "RTM_GETANYCAST",
	RTMNewNeighTbl:      "RTM_NEWNEIGHTBL",
	RTMGetNeighTbl:      "RTM_GETNEIGHTBL",
	RTMSetNeighTbl:      "RTM_SETNEIGHTBL",
	RTMNewNDUserOpt:     "RTM_NEWNDUSEROPT",
	RTMNewAddrLabel:     "RTM_NEWADDRLABEL",
	RTMDelAddrLabel:     "RTM_DELADDRLABEL",
	RTMGetAddrLabel:     "RTM_GETADDRLABEL",
	RTMGetDCB:           "RTM_GETDCB",
	RTMSetDCB:           "RTM_SETDCB",
	RTMNewNetconf:       "RTM_NEWNETCONF",
	RTMDelNetconf:       "RTM_DELNETCONF",
	RTMGetNetconf:       "RTM_GETNETCONF",
	RTMNewMDB:           "RTM_NEWMDB",
	RTMDelMDB:           "RTM_DELMDB",
	RTMGetMDB:           "RTM_GETMDB",
	RTMNewNSID:          "RTM_NEWNSID",
	RTMDelNSID:          "RTM_DELNSID",
	RTMGetNSID:          "RTM_GETNSID",
	RTMNewStats:         "RTM_NEWSTATS",
	RTMGetStats:         "RTM_GETSTATS",
	RTMSetStats:         "RTM_SETSTATS",
	RTMNewCacheReport:   "RTM_NEWCACHEREPORT",
	RTMNewChain:         "RTM_NEWCHAIN",
	RTMDelChain:         "RTM_DELCHAIN",
	RTMGetChain:         "RTM_GETCHAIN",
	RTMNewNexthop:       "RTM_NEWNEXTHOP",
	RTMDelNexthop:       "RTM_DELNEXTHOP",
	RTMGetNexthop:       "RTM_GETNEXTHOP",
	RTMNewLinkProp:      "RTM_NEWLINKPROP",
	RTMDelLinkProp:      "RTM_DELLINKPROP",
	RTMGetLinkProp:      "RTM_GETLINKPROP",
	RTMNewVLAN:          "RTM_NEWVLAN",
	RTMDelVLAN:          "RTM_DELVLAN",
	RTMGetVLAN:          "RTM_GETVLAN",
	RTMNewNexthopBucket: "RTM_NEWNEXTHOPBUCKET",
	RTMDelNexthopBucket: "RTM_DELNEXTHOPBUCKET",
	RTMGetNexthopBucket: "RTM_GETNEXTHOPBUCKET",
	RTMNewTunnel:        "RTM_NEWTUNNEL",
	RTMDelTunnel:        "RTM_DELTUNNEL",
	RTMGetTunnel:        "RTM_GETTUNNEL",
}
