package codec

import (
	"net/netip"
	"strconv"
)

// Addr is an address of an interface: struct ifaddrmsg of
// include/uapi/linux/if_addr.h and its IFA_* attributes.
type Addr struct {
	Family    uint8
	PrefixLen uint8
	Scope     uint8 // RT_SCOPE_*
	Proto     uint8 // IFAPROT_*: who made the address
	// Flags is IFA_F_*: the 32 bits of IFA_FLAGS, which supersede the eight of
	// the header.
	Flags      uint32
	Index      int32  // of the interface
	RTPriority uint32 // metric of the prefix route

	// Local is the interface's own address and Address that of the prefix: on
	// a point-to-point link the peer's, else the same or, for IPv6, the only
	// one of the two that is given. IP tells which one is meant.
	Local, Address netip.Addr
	Broadcast      netip.Addr
	Label          string // IPv4 only
	CacheInfo      AddrCacheInfo

	// Extra is what few addresses have; nil for nothing of it. [AddrExtra.Get]
	// reads it either way.
	Extra *AddrExtra

	Attrs
}

// AddrExtra is what few addresses have, apart so that the many stay small.
type AddrExtra struct {
	Anycast       netip.Addr // of RTM_*ANYCAST messages
	Multicast     netip.Addr // of RTM_*MULTICAST messages
	TargetNetNSID int32      // of a list of another namespace: IFA_TARGET_NETNSID
}

// Get is what x points to, and the zero AddrExtra for nil.
func (x *AddrExtra) Get() AddrExtra {
	if x == nil {
		return AddrExtra{}
	}
	return *x
}

// addrExtra is the ops of a field of AddrExtra.
func addrExtra(o ops[AddrExtra]) ops[Addr] {
	return apart[Addr, AddrExtra]{func(a *Addr) **AddrExtra { return &a.Extra }, o}
}

// Flags of an address, IFA_F_* of include/uapi/linux/if_addr.h.
const (
	AddrSecondary     uint32 = 0x01  // IFA_F_SECONDARY; IFA_F_TEMPORARY for IPv6
	AddrNoDAD         uint32 = 0x02  // IFA_F_NODAD
	AddrOptimistic    uint32 = 0x04  // IFA_F_OPTIMISTIC
	AddrDADFailed     uint32 = 0x08  // IFA_F_DADFAILED
	AddrHome          uint32 = 0x10  // IFA_F_HOMEADDRESS
	AddrDeprecated    uint32 = 0x20  // IFA_F_DEPRECATED
	AddrTentative     uint32 = 0x40  // IFA_F_TENTATIVE
	AddrPermanent     uint32 = 0x80  // IFA_F_PERMANENT
	AddrManageTemp    uint32 = 0x100 // IFA_F_MANAGETEMPADDR
	AddrNoPrefixRoute uint32 = 0x200 // IFA_F_NOPREFIXROUTE
	AddrMCAutoJoin    uint32 = 0x400 // IFA_F_MCAUTOJOIN
	AddrStablePrivacy uint32 = 0x800 // IFA_F_STABLE_PRIVACY
	AddrProtoKernelLo uint8  = 1     // IFAPROT_KERNEL_LO
	AddrProtoKernelRA uint8  = 2     // IFAPROT_KERNEL_RA
	AddrProtoKernelLL uint8  = 3     // IFAPROT_KERNEL_LL
)

// AddrCacheInfo is struct ifa_cacheinfo. Lifetimes are in seconds, 0xffffffff
// is for ever; Created and Updated are in hundredths of a second of the
// system's uptime.
type AddrCacheInfo struct{ Preferred, Valid, Created, Updated uint32 }

var tAddrCacheInfo = fixed("struct ifa_cacheinfo", 16,
	func(d *decoder, b []byte, c *AddrCacheInfo) {
		*c = AddrCacheInfo{d.u32(b), d.u32(b[4:]), d.u32(b[8:]), d.u32(b[12:])}
	},
	func(e *encoder, c *AddrCacheInfo) {
		e.u32(c.Preferred)
		e.u32(c.Valid)
		e.u32(c.Created)
		e.u32(c.Updated)
	},
	func(w *writer, c *AddrCacheInfo) {
		w.open('{')
		w.kvUint("cstamp", uint64(c.Created))
		w.kvUint("tstamp", uint64(c.Updated))
		w.close('}')
	})

var addrTable = newTable("struct ifaddrmsg", func(a *Addr) *Attrs { return &a.Attrs }, []field[Addr]{
	{IFAAddress, "IFA_ADDRESS", "", ip(func(a *Addr) *netip.Addr { return &a.Address })},
	{IFALocal, "IFA_LOCAL", "", ip(func(a *Addr) *netip.Addr { return &a.Local })},
	{IFALabel, "IFA_LABEL", "label", str(func(a *Addr) *string { return &a.Label })},
	{IFABroadcast, "IFA_BROADCAST", "broadcast", ip(func(a *Addr) *netip.Addr { return &a.Broadcast })},
	{IFAAnycast, "IFA_ANYCAST", "anycast", addrExtra(ip(func(x *AddrExtra) *netip.Addr { return &x.Anycast }))},
	{IFACacheInfo, "IFA_CACHEINFO", "cacheinfo", of(&tAddrCacheInfo, func(a *Addr) *AddrCacheInfo { return &a.CacheInfo })},
	{IFAMulticast, "IFA_MULTICAST", "multicast", addrExtra(ip(func(x *AddrExtra) *netip.Addr { return &x.Multicast }))},
	{IFAFlags, "IFA_FLAGS", "", addrFlags{u32(func(a *Addr) *uint32 { return &a.Flags })}},
	{IFARtPriority, "IFA_RT_PRIORITY", "metric", u32(func(a *Addr) *uint32 { return &a.RTPriority })},
	{IFATargetNetNSID, "IFA_TARGET_NETNSID", "target_netnsid", addrExtra(s32(func(x *AddrExtra) *int32 { return &x.TargetNetNSID }))},
	{IFAProto, "IFA_PROTO", "protocol", of(names8(addrProtoNames), func(a *Addr) *uint8 { return &a.Proto })},
})

var addrProtoNames = nameTable{0: "unspec", 1: "kernel_lo", 2: "kernel_ra", 3: "kernel_ll"}

// addrFlags is the ops of IFA_FLAGS, which multicast and anycast addresses and
// those of other families do without.
type addrFlags struct{ ops[Addr] }

func (f addrFlags) zero(a *Addr) bool {
	x := a.Extra.Get()
	bare := a.Family != AFInet && a.Family != AFInet6 || x.Multicast.IsValid() || x.Anycast.IsValid()
	return a.Flags == 0 || a.Flags <= 0xff && bare
}

const sizeofIfAddrMsg = 8

func (a *Addr) resource() {}

// Has says whether an attribute (IFA_*) is present.
func (a *Addr) Has(attr uint16) bool { return addrTable.has(a, attr) }

// IP is the interface's own address: Local, or Address where that is the only
// one.
func (a *Addr) IP() netip.Addr {
	if a.Local.IsValid() {
		return a.Local
	}
	return a.Address
}

func (a *Addr) decode(d *decoder, b []byte) {
	if len(b) < sizeofIfAddrMsg {
		d.fail("", ErrShort)
		return
	}
	a.Family, a.PrefixLen, a.Scope, a.Index = b[0], b[1], b[3], d.s32(b[4:])
	rest := b[sizeofIfAddrMsg:]
	if d.byHand {
		rest = a.hot(d, rest)
	}
	addrTable.decodeRest(d, a, rest)
	if a.Extra != nil && !addrTable.anyApart(a) {
		a.Extra = nil
	}
	if a.Flags == 0 && !a.zero.has(IFAFlags) {
		a.Flags = uint32(b[2])
	}
}

func (a *Addr) encode(e *encoder) {
	e.bytes([]byte{a.Family, a.PrefixLen, uint8(a.Flags), a.Scope})
	e.s32(a.Index)
	addrTable.append(e, a)
}

// addrFlagNames are the flags ip shows as keys of their own.
var addrFlagNames = []bitName{
	{0x02, "nodad"}, {0x04, "optimistic"}, {0x08, "dadfailed"}, {0x10, "home"}, {0x20, "deprecated"},
	{0x40, "tentative"}, {0x100, "mngtmpaddr"}, {0x200, "noprefixroute"}, {0x400, "autojoin"}, {0x800, "stable-privacy"},
}

// flags calls f with the name of each flag as ip shows it: "dynamic" is the
// absence of permanent.
func (a *Addr) flags(f func(string)) {
	if a.Flags&AddrSecondary != 0 {
		if a.Family == AFInet6 {
			f("temporary")
		} else {
			f("secondary")
		}
	}
	eachBit(uint64(a.Flags&^(AddrSecondary|AddrPermanent)), addrFlagNames, f)
	if a.Flags&AddrPermanent == 0 && (a.Family == AFInet || a.Family == AFInet6) && a.IP().IsValid() {
		f("dynamic")
	}
}

func (a *Addr) json(w *writer) {
	w.begin()
	w.kvInt("index", int64(a.Index))
	w.kvDev("dev", a.Index)
	w.kv("family", FamilyName(a.Family))
	if a.IP().IsValid() {
		w.key("local")
		w.addr(a.IP())
	}
	if a.Local.IsValid() && a.Address.IsValid() && a.Local != a.Address {
		w.key("address")
		w.addr(a.Address)
	}
	w.kvUint("prefixlen", uint64(a.PrefixLen))
	w.kv("scope", ScopeName(a.Scope))
	a.flags(func(s string) { w.flag(s, true) })
	if a.Has(IFACacheInfo) {
		w.kvUint("valid_life_time", uint64(a.CacheInfo.Valid))
		w.kvUint("preferred_life_time", uint64(a.CacheInfo.Preferred))
	}
	addrTable.json(w, a)
	w.close('}')
}

// MarshalJSON is one entry of addr_info of ip -j address, with the interface.
func (a *Addr) MarshalJSON() ([]byte, error) { return marshal(a) }

// String is one line in the manner of ip -o address.
func (a *Addr) String() string { return text(a) }

func (a *Addr) text(l *line) {
	l.w(strconv.Itoa(int(a.Index))+":", l.devName(a.Index), FamilyName(a.Family))
	switch {
	case a.Local.IsValid() && a.Address.IsValid() && a.Local != a.Address:
		l.w(a.Local.String(), "peer", a.Address.String()+"/"+strconv.Itoa(int(a.PrefixLen)))
	case a.IP().IsValid():
		l.w(a.IP().String() + "/" + strconv.Itoa(int(a.PrefixLen)))
	}
	l.opt("metric", uint64(a.RTPriority))
	l.addr("brd", a.Broadcast)
	x := a.Extra.Get()
	l.addr("any", x.Anycast)
	l.addr("mcast", x.Multicast)
	l.w("scope", ScopeName(a.Scope))
	a.flags(func(s string) { l.w(s) })
	if a.Proto != 0 {
		l.w("proto", addrProtoNames.of(uint64(a.Proto)))
	}
	if a.Label != "" {
		l.w(a.Label)
	}
	if a.Has(IFACacheInfo) {
		l.w("valid_lft", lifetime(a.CacheInfo.Valid), "preferred_lft", lifetime(a.CacheInfo.Preferred))
	}
}

func lifetime(s uint32) string {
	if s == 0xffffffff {
		return "forever"
	}
	return strconv.FormatUint(uint64(s), 10) + "sec"
}
