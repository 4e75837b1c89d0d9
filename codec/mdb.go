package codec

import "net/netip"

// Attributes of an MDB message, MDBA_* of include/uapi/linux/if_bridge.h.
const (
	MDBAMdb    uint16 = 1 // MDBA_MDB
	MDBARouter uint16 = 2 // MDBA_ROUTER
)

// Attributes of a port in a group, MDBA_MDB_EATTR_* of include/uapi/linux/if_bridge.h.
const (
	MDBAMdbEattrTimer     uint16 = 1  // MDBA_MDB_EATTR_TIMER
	MDBAMdbEattrSrcList   uint16 = 2  // MDBA_MDB_EATTR_SRC_LIST
	MDBAMdbEattrGroupMode uint16 = 3  // MDBA_MDB_EATTR_GROUP_MODE
	MDBAMdbEattrSource    uint16 = 4  // MDBA_MDB_EATTR_SOURCE
	MDBAMdbEattrRtprot    uint16 = 5  // MDBA_MDB_EATTR_RTPROT
	MDBAMdbEattrDst       uint16 = 6  // MDBA_MDB_EATTR_DST
	MDBAMdbEattrDstPort   uint16 = 7  // MDBA_MDB_EATTR_DST_PORT
	MDBAMdbEattrVNI       uint16 = 8  // MDBA_MDB_EATTR_VNI
	MDBAMdbEattrIfIndex   uint16 = 9  // MDBA_MDB_EATTR_IFINDEX
	MDBAMdbEattrSrcVNI    uint16 = 10 // MDBA_MDB_EATTR_SRC_VNI
)

// Attributes of a group's source, MDBA_MDB_SRCATTR_* of include/uapi/linux/if_bridge.h.
const (
	MDBAMdbSrcattrAddress uint16 = 1 // MDBA_MDB_SRCATTR_ADDRESS
	MDBAMdbSrcattrTimer   uint16 = 2 // MDBA_MDB_SRCATTR_TIMER
)

// Attributes of a router's port, MDBA_ROUTER_PATTR_* of include/uapi/linux/if_bridge.h.
const (
	MDBARouterPattrTimer      uint16 = 1 // MDBA_ROUTER_PATTR_TIMER
	MDBARouterPattrType       uint16 = 2 // MDBA_ROUTER_PATTR_TYPE
	MDBARouterPattrInetTimer  uint16 = 3 // MDBA_ROUTER_PATTR_INET_TIMER
	MDBARouterPattrInet6Timer uint16 = 4 // MDBA_ROUTER_PATTR_INET6_TIMER
	MDBARouterPattrVid        uint16 = 5 // MDBA_ROUTER_PATTR_VID
)

// MDB are groups that ports of a bridge, or remotes of a VXLAN, have joined, and
// ports with routers: struct br_port_msg and the MDBA_* attributes of
// include/uapi/linux/if_bridge.h. A message of the kernel has Groups and
// RouterPorts; a request has Entry and EntryAttrs instead, whose attributes have
// the same numbers: an MDB with an Entry is a request, and the other two are then
// not written.
type MDB struct {
	Family uint8 // AFBridge
	Index  int32 // of the bridge or VXLAN

	Groups      []MDBGroup
	RouterPorts []MDBRouterPort

	Entry      *MDBPort       // of a request: what to make, change, delete or get
	EntryAttrs *MDBEntryAttrs // further conditions of a request; needs Entry
	Attrs
}

var mdbTable = newTable("struct br_port_msg", func(x *MDB) *Attrs { return &x.Attrs }, []field[MDB]{
	{MDBAMdb, "MDBA_MDB, MDBA_SET_ENTRY", "", mdbFirst},
	{MDBARouter, "MDBA_ROUTER, MDBA_SET_ENTRY_ATTRS", "", mdbSecond},
})

// Has says whether an attribute (MDBA_*) is present.
func (x *MDB) Has(attr uint16) bool { return mdbTable.has(x, attr) }

func (x *MDB) resource() {}

// MarshalJSON is what bridge -j -d mdb shows.
func (x *MDB) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *MDB) String() string { return text(x) }

const sizeofBrPortMsg = 8

func (x *MDB) decode(d *decoder, b []byte) {
	if len(b) < sizeofBrPortMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Index = b[0], d.s32(b[4:])
	// What attribute 2 is depends on attribute 1, which may come after it.
	d.each(b[sizeofBrPortMsg:], func(typ uint16, b []byte) {
		if typ == MDBASetEntry && len(b) == sizeofBrMdbEntry {
			x.Entry = new(MDBPort)
		}
	})
	if d.err != nil {
		d.errAt = mdbTable.of
		return
	}
	mdbTable.decode(d, x, b[sizeofBrPortMsg:])
}

func (x *MDB) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	e.s32(x.Index)
	mdbTable.append(e, x)
}

func (x *MDB) json(w *writer) {
	w.begin()
	w.kvInt("ifindex", int64(x.Index))
	if x.Index != 0 {
		w.kvDev("dev", x.Index)
	}
	if x.Entry != nil {
		w.key("entry")
		w.open('{')
		x.Entry.json(w)
		if x.EntryAttrs != nil {
			mdbEntryAttrsTable.json(w, x.EntryAttrs)
		}
		w.close('}')
	} else {
		if x.Has(MDBAMdb) {
			w.key("mdb")
			jsonGroups(w, x)
		}
		if x.Has(MDBARouter) {
			w.key("router")
			mdbRouters.json(w, x)
		}
	}
	mdbTable.json(w, x)
	w.close('}')
}

func (x *MDB) text(l *line) { l.object("mdb", x) }

// MDBEntry is a port in a group: struct br_mdb_entry and the MDBA_MDB_EATTR_*
// attributes of include/uapi/linux/if_bridge.h.
type MDBEntry struct {
	MDBPort

	Timer     uint32 // hundredths of a second; changes by itself
	Sources   []MDBSource
	GroupMode uint8 // of the source list: 0 exclude, 1 include
	Source    netip.Addr
	RTProt    uint8
	Dst       netip.Addr // remote of a VXLAN
	DstPort   uint16
	VNI       uint32
	Via       int32
	SrcVNI    uint32
	Attrs
}

var mdbEntryTable = newTable("MDBA_MDB_ENTRY_INFO", func(x *MDBEntry) *Attrs { return &x.Attrs }, []field[MDBEntry]{
	{MDBAMdbEattrTimer, "MDBA_MDB_EATTR_TIMER", "timer", of(tHundredths32, func(x *MDBEntry) *uint32 { return &x.Timer })},
	{MDBAMdbEattrSrcList, "MDBA_MDB_EATTR_SRC_LIST", "source_list", listOfF(MDBAMdbSrclistEntry, object(mdbSourceTable), func(x *MDBEntry) *[]MDBSource { return &x.Sources })},
	{MDBAMdbEattrGroupMode, "MDBA_MDB_EATTR_GROUP_MODE", "filter_mode", of(names8(mdbModeNames), func(x *MDBEntry) *uint8 { return &x.GroupMode })},
	{MDBAMdbEattrSource, "MDBA_MDB_EATTR_SOURCE", "src", ip(func(x *MDBEntry) *netip.Addr { return &x.Source })},
	{MDBAMdbEattrRtprot, "MDBA_MDB_EATTR_RTPROT", "protocol", of(tProtocol, func(x *MDBEntry) *uint8 { return &x.RTProt })},
	{MDBAMdbEattrDst, "MDBA_MDB_EATTR_DST", "dst", ip(func(x *MDBEntry) *netip.Addr { return &x.Dst })},
	{MDBAMdbEattrDstPort, "MDBA_MDB_EATTR_DST_PORT", "dst_port", u16(func(x *MDBEntry) *uint16 { return &x.DstPort })},
	{MDBAMdbEattrVNI, "MDBA_MDB_EATTR_VNI", "vni", u32(func(x *MDBEntry) *uint32 { return &x.VNI })},
	{MDBAMdbEattrIfIndex, "MDBA_MDB_EATTR_IFINDEX", "via", oif(func(x *MDBEntry) *int32 { return &x.Via })},
	{MDBAMdbEattrSrcVNI, "MDBA_MDB_EATTR_SRC_VNI", "src_vni", u32(func(x *MDBEntry) *uint32 { return &x.SrcVNI })},
})

// Has says whether an attribute (MDBA_MDB_EATTR_*) is present.
func (x *MDBEntry) Has(attr uint16) bool { return mdbEntryTable.has(x, attr) }

// MDBSource is a source of a group: MDBA_MDB_SRCATTR_*.
type MDBSource struct {
	Address netip.Addr
	Timer   uint32 // hundredths of a second; changes by itself
	Attrs
}

var mdbSourceTable = newTable("MDBA_MDB_EATTR_SRC_LIST", func(x *MDBSource) *Attrs { return &x.Attrs }, []field[MDBSource]{
	{MDBAMdbSrcattrAddress, "MDBA_MDB_SRCATTR_ADDRESS", "address", ip(func(x *MDBSource) *netip.Addr { return &x.Address })},
	{MDBAMdbSrcattrTimer, "MDBA_MDB_SRCATTR_TIMER", "timer", of(tHundredths32, func(x *MDBSource) *uint32 { return &x.Timer })},
})

// Has says whether an attribute (MDBA_MDB_SRCATTR_*) is present.
func (x *MDBSource) Has(attr uint16) bool { return mdbSourceTable.has(x, attr) }

// MDBRouterPort is a port with a multicast router: an interface index and the
// MDBA_ROUTER_PATTR_* attributes of include/uapi/linux/if_bridge.h.
type MDBRouterPort struct {
	Index int32 // of the port

	Timer      uint32 // hundredths of a second; changes by itself
	Type       uint8  // MDB_RTR_TYPE_*
	InetTimer  uint32
	Inet6Timer uint32
	VID        uint16
	Attrs
}

var mdbRouterPortTable = newTable("MDBA_ROUTER_PORT", func(x *MDBRouterPort) *Attrs { return &x.Attrs }, []field[MDBRouterPort]{
	{MDBARouterPattrTimer, "MDBA_ROUTER_PATTR_TIMER", "timer", of(tHundredths32, func(x *MDBRouterPort) *uint32 { return &x.Timer })},
	{MDBARouterPattrType, "MDBA_ROUTER_PATTR_TYPE", "type", of(names8(mdbRouterTypes), func(x *MDBRouterPort) *uint8 { return &x.Type })},
	{MDBARouterPattrInetTimer, "MDBA_ROUTER_PATTR_INET_TIMER", "inet_timer", of(tHundredths32, func(x *MDBRouterPort) *uint32 { return &x.InetTimer })},
	{MDBARouterPattrInet6Timer, "MDBA_ROUTER_PATTR_INET6_TIMER", "inet6_timer", of(tHundredths32, func(x *MDBRouterPort) *uint32 { return &x.Inet6Timer })},
	{MDBARouterPattrVid, "MDBA_ROUTER_PATTR_VID", "vid", u16(func(x *MDBRouterPort) *uint16 { return &x.VID })},
})

// Has says whether an attribute (MDBA_ROUTER_PATTR_*) is present.
func (x *MDBRouterPort) Has(attr uint16) bool { return mdbRouterPortTable.has(x, attr) }
