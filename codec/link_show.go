package codec

import (
	"net/netip"
	"strconv"
)

// Flags of an interface, enum net_device_flags of include/uapi/linux/if.h.
const (
	LinkUp           uint32 = 0x00001 // IFF_UP
	LinkBroadcast    uint32 = 0x00002 // IFF_BROADCAST
	LinkDebug        uint32 = 0x00004 // IFF_DEBUG
	LinkLoopback     uint32 = 0x00008 // IFF_LOOPBACK
	LinkPointToPoint uint32 = 0x00010 // IFF_POINTOPOINT
	LinkNoTrailers   uint32 = 0x00020 // IFF_NOTRAILERS
	LinkRunning      uint32 = 0x00040 // IFF_RUNNING
	LinkNoARP        uint32 = 0x00080 // IFF_NOARP
	LinkPromisc      uint32 = 0x00100 // IFF_PROMISC
	LinkAllMulti     uint32 = 0x00200 // IFF_ALLMULTI
	LinkMaster       uint32 = 0x00400 // IFF_MASTER
	LinkSlave        uint32 = 0x00800 // IFF_SLAVE
	LinkMulticast    uint32 = 0x01000 // IFF_MULTICAST
	LinkDynamic      uint32 = 0x08000 // IFF_DYNAMIC
	LinkLowerUp      uint32 = 0x10000 // IFF_LOWER_UP
	LinkDormant      uint32 = 0x20000 // IFF_DORMANT
	LinkEcho         uint32 = 0x40000 // IFF_ECHO
)

var linkFlagNames = []bitName{
	{0x8, "LOOPBACK"}, {0x2, "BROADCAST"}, {0x10, "POINTOPOINT"}, {0x1000, "MULTICAST"}, {0x80, "NOARP"},
	{0x200, "ALLMULTI"}, {0x100, "PROMISC"}, {0x400, "MASTER"}, {0x800, "SLAVE"}, {0x4, "DEBUG"}, {0x8000, "DYNAMIC"},
	{0x2000, "PORTSEL"}, {0x4000, "AUTOMEDIA"}, {0x20, "NOTRAILERS"}, {0x1, "UP"}, {0x10000, "LOWER_UP"},
	{0x20000, "DORMANT"}, {0x40000, "ECHO"},
}

// flagNames calls f with the flags ip shows: an interface that is up without
// carrier has NO-CARRIER, and RUNNING is not shown.
func (l *Link) flagNames(f func(string)) {
	if l.Flags&LinkUp != 0 && l.Flags&LinkRunning == 0 {
		f("NO-CARRIER")
	}
	eachBit(uint64(l.Flags&^LinkRunning), linkFlagNames, f)
}

var arphrdNames = map[uint16]string{
	0: "netrom", 1: "ether", 2: "eether", 3: "ax25", 4: "pronet", 5: "chaos", 6: "ieee802", 7: "arcnet", 8: "atalk",
	15: "dlci", 19: "atm", 23: "metricom", 24: "ieee1394", 27: "eui64", 32: "infiniband", 256: "slip", 257: "cslip",
	258: "slip6", 259: "cslip6", 260: "rsrvd", 264: "adapt", 270: "rose", 271: "x25", 272: "hwx25", 280: "can",
	290: "mctp", 512: "ppp", 513: "hdlc", 516: "lapb", 517: "ddcmp", 518: "rawhdlc", 519: "none", 768: "ipip", 769: "tunnel6",
	770: "frad", 771: "skip", 772: "loopback", 773: "ltalk", 774: "fddi", 775: "bif", 776: "sit", 777: "ip/ddp",
	778: "gre", 779: "pimreg", 780: "hippi", 781: "ash", 782: "econet", 783: "irda", 784: "fcpp", 785: "fcal",
	786: "fcpl", 800: "tr", 801: "ieee802.11", 802: "ieee802.11/prism", 803: "ieee802.11/radiotap",
	804: "ieee802.15.4", 805: "ieee802.15.4/monitor", 820: "phonet", 821: "phonet_pipe", 822: "caif", 823: "gre6",
	824: "netlink", 825: "6lowpan", 826: "vsockmon", 0xfffe: "none", 0xffff: "void",
}

// LinkTypeName is the name ip gives an ARPHRD_* type of
// include/uapi/linux/if_arp.h, "ether" for 1.
func LinkTypeName(t uint16) string {
	if s := arphrdNames[t]; s != "" {
		return s
	}
	return "[" + strconv.Itoa(int(t)) + "]"
}

// linkAddr is the ops of an address of a link. That of a tunnel is an IP
// address, and shown as such.
func linkAddr(at func(*Link) *LinkAddr) ops[Link] {
	return as(lladdr(at), func(w *writer, l *Link) { w.quoted(at(l).text(l.Type)) })
}

// text is the address as ip shows it on a link of the ARPHRD_* type.
func (a LinkAddr) text(linkType uint16) string {
	switch linkType {
	case 768, 776, 778: // ARPHRD_TUNNEL, ARPHRD_SIT, ARPHRD_IPGRE
		if a.n == 4 {
			return netip.AddrFrom4([4]byte(a.data[:4])).String()
		}
	case 769, 823: // ARPHRD_TUNNEL6, ARPHRD_IP6GRE
		if a.n == 16 {
			return netip.AddrFrom16([16]byte(a.data[:16])).String()
		}
	}
	return a.String()
}

// MarshalJSON is one entry of ip -j -d link.
func (l *Link) MarshalJSON() ([]byte, error) { return marshal(l) }

func (l *Link) json(w *writer) {
	w.begin()
	w.kvInt("ifindex", int64(l.Index))
	switch {
	case l.Has(IFLALinkNetNSID) && l.Has(IFLALink):
		w.kvInt("link_index", int64(l.Parent))
	case l.Parent != 0:
		w.kvDev("link", l.Parent)
	case l.Has(IFLALink):
		w.key("link")
		w.comma()
		w.buf = append(w.buf, "null"...)
	}
	if l.Family != AFUnspec {
		w.kv("family", FamilyName(l.Family))
	}
	w.key("flags")
	w.open('[')
	l.flagNames(w.quoted)
	w.close(']')
	w.kv("link_type", LinkTypeName(l.Type))
	if l.AFSpec != nil && l.AFSpec.Inet6 != nil && l.AFSpec.Inet6.Has(IFLAInet6AddrGenMode) {
		w.kv("inet6_addr_gen_mode", addrGenModeNames.of(uint64(l.AFSpec.Inet6.AddrGenMode)))
	}
	if l.Has(IFLAVFInfoList) {
		w.key("vfinfo_list")
		jsonList(w, l.Extra.Get().VFs, func(w *writer, v *VF) { v.json(w, l.Type) })
	}
	linkTable.json(w, l)
	w.close('}')
}

// String is one line in the manner of ip -o link.
func (l *Link) String() string { return text(l) }

func (l *Link) text(w *line) {
	name := l.Name
	if name == "" {
		name = w.devName(l.Index)
	}
	switch {
	case l.Has(IFLALinkNetNSID) && l.Has(IFLALink):
		name += "@if" + strconv.Itoa(int(l.Parent))
	case l.Parent != 0:
		name += "@" + w.devName(l.Parent)
	case l.Has(IFLALink):
		name += "@NONE"
	}
	flags := ""
	l.flagNames(func(s string) { flags += "," + s })
	if flags != "" {
		flags = flags[1:]
	}
	w.w(strconv.Itoa(int(l.Index))+":", name+":", "<"+flags+">")
	w.opt("mtu", uint64(l.MTU))
	if l.Qdisc != "" {
		w.w("qdisc", l.Qdisc)
	}
	w.dev("master", l.Master)
	if l.Has(IFLAOperState) {
		w.w("state", operStateNames.of(uint64(l.OperState)))
	}
	if l.LinkMode != 0 {
		w.w("mode", linkModeNames.of(uint64(l.LinkMode)))
	}
	if l.Has(IFLAGroup) {
		w.w("group", groupName(l.Group))
	}
	w.opt("qlen", uint64(l.TxQLen))
	w.w("link/" + LinkTypeName(l.Type))
	if !l.Address.IsZero() {
		w.w(l.Address.text(l.Type))
	}
	if !l.Broadcast.IsZero() {
		word := "brd"
		if l.Flags&LinkPointToPoint != 0 {
			word = "peer"
		}
		w.w(word, l.Broadcast.text(l.Type))
	}
	if l.Has(IFLALinkNetNSID) {
		w.w("link-netnsid", strconv.Itoa(int(l.LinkNetNSID)))
	}
	if l.ProtoDown {
		w.w("protodown", "on")
	}
	if l.Event != 0 {
		w.w("event", linkEventNames.of(uint64(l.Event)))
	}
	if l.Has(IFLANewNetNSID) {
		w.w("new-netnsid", strconv.Itoa(int(l.Extra.Get().NewNetNSID)))
	}
	if l.Has(IFLANewIfIndex) {
		w.w("new-ifindex", strconv.Itoa(int(l.Extra.Get().NewIfIndex)))
	}
	if l.Alias != "" {
		w.w("alias", strconv.Quote(l.Alias))
	}
	for _, s := range l.AltNames {
		w.w("altname", s)
	}
	w.w(l.kindWords()...)
}

// kindWords names the kind and the master's.
func (l *Link) kindWords() []string {
	var words []string
	if l.Kind != "" {
		words = append(words, "kind", l.Kind)
	}
	if l.SlaveKind != "" {
		words = append(words, l.SlaveKind+"_slave")
	}
	return words
}
