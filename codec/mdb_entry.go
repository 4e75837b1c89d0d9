package codec

import (
	"encoding/binary"
	"fmt"
	"net/netip"
)

// Attributes of a request about a group, MDBA_SET_ENTRY* of
// include/uapi/linux/if_bridge.h; MDBA_GET_ENTRY* are the same.
const (
	MDBASetEntry      uint16 = 1 // MDBA_SET_ENTRY
	MDBASetEntryAttrs uint16 = 2 // MDBA_SET_ENTRY_ATTRS
)

// Attributes inside MDBA_SET_ENTRY_ATTRS, MDBE_ATTR_* of
// include/uapi/linux/if_bridge.h.
const (
	MDBEAttrSource    uint16 = 1  // MDBE_ATTR_SOURCE
	MDBEAttrSrcList   uint16 = 2  // MDBE_ATTR_SRC_LIST
	MDBEAttrGroupMode uint16 = 3  // MDBE_ATTR_GROUP_MODE
	MDBEAttrRtprot    uint16 = 4  // MDBE_ATTR_RTPROT
	MDBEAttrDst       uint16 = 5  // MDBE_ATTR_DST
	MDBEAttrDstPort   uint16 = 6  // MDBE_ATTR_DST_PORT
	MDBEAttrVNI       uint16 = 7  // MDBE_ATTR_VNI
	MDBEAttrIfIndex   uint16 = 8  // MDBE_ATTR_IFINDEX
	MDBEAttrSrcVNI    uint16 = 9  // MDBE_ATTR_SRC_VNI
	MDBEAttrStateMask uint16 = 10 // MDBE_ATTR_STATE_MASK
)

// MDBESrcListEntry is an element of MDBE_ATTR_SRC_LIST, MDBE_SRC_LIST_ENTRY of
// include/uapi/linux/if_bridge.h.
const MDBESrcListEntry uint16 = 1

// MDBPort is a port in a group: struct br_mdb_entry of
// include/uapi/linux/if_bridge.h.
type MDBPort struct {
	Index    int32 // of the port; of the bridge itself for its own membership
	State    uint8 // 0 temporary, 1 permanent
	Flags    uint8 // MDB_FLAGS_*
	VID      uint16
	Addr     [16]byte // the group as Protocol has it; Group reads it, SetGroup sets it
	Protocol uint16   // EtherType of the group's address, 0 for a link-layer address
}

const sizeofBrMdbEntry = 28

// Group is the group's address: ip for one of IP, mac for one of the link
// layer, neither for another.
func (x *MDBPort) Group() (ip netip.Addr, mac LinkAddr) {
	switch x.Protocol {
	case 0x0800: // ETH_P_IP
		return netip.AddrFrom4([4]byte(x.Addr[:4])), mac
	case 0x86dd: // ETH_P_IPV6
		return netip.AddrFrom16(x.Addr), mac
	case 0:
		mac, _ = LinkAddrFrom(x.Addr[:6])
	}
	return ip, mac
}

// SetGroup sets the group's address to one of IP: Addr and Protocol. An IPv4
// address in the form of IPv6 is IPv4; the zero Addr is no group, with which the
// kernel deletes all.
func (x *MDBPort) SetGroup(ip netip.Addr) {
	x.Addr, x.Protocol = [16]byte{}, 0
	switch ip = ip.Unmap(); {
	case ip.Is4():
		a := ip.As4()
		copy(x.Addr[:], a[:])
		x.Protocol = 0x0800
	case ip.Is6():
		x.Addr, x.Protocol = ip.As16(), 0x86dd
	}
}

func (x *MDBPort) group() string {
	ip, mac := x.Group()
	switch {
	case ip.IsValid():
		return ip.String()
	case !mac.IsZero():
		return mac.String()
	}
	return fmt.Sprintf("%x", x.Addr)
}

func (x *MDBPort) decode(d *decoder, b []byte) {
	x.Index, x.State, x.Flags, x.VID = d.s32(b), b[4], b[5], d.u16(b[6:])
	x.Addr, x.Protocol = [16]byte(b[8:]), binary.BigEndian.Uint16(b[24:])
}

func (x *MDBPort) encode(e *encoder) {
	e.s32(x.Index)
	e.bytes([]byte{x.State, x.Flags})
	e.u16(x.VID)
	e.bytes(x.Addr[:])
	e.buf = binary.BigEndian.AppendUint16(e.buf, x.Protocol)
	e.u16(0)
}

// json writes the keys of an entry of bridge -j mdb.
func (x *MDBPort) json(w *writer) {
	if x.Index != 0 { // a request to get has none
		w.kvDev("port", x.Index)
	}
	w.kv("grp", x.group())
	w.kv("state", mdbStateNames.of(uint64(x.State)))
	w.key("flags")
	w.mask(uint64(x.Flags), mdbFlagNames)
	if x.VID != 0 {
		w.kvUint("vid", uint64(x.VID))
	}
}

// MDBEntryAttrs are further attributes of a request about a group, MDBE_ATTR_*
// of include/uapi/linux/if_bridge.h. Of a request to get there are Source and
// SrcVNI; StateMask is of one to delete many at once.
type MDBEntryAttrs struct {
	Source    netip.Addr
	Sources   []MDBSource // Timer is not set
	GroupMode uint8       // of the source list: 0 exclude, 1 include
	RTProt    uint8
	Dst       netip.Addr // remote of a VXLAN, as all below
	DstPort   uint16
	VNI       uint32
	Via       int32
	SrcVNI    uint32
	StateMask uint8 // bits of MDBPort.State that count
	Attrs
}

var mdbEntryAttrsTable = newTable("MDBA_SET_ENTRY_ATTRS", func(x *MDBEntryAttrs) *Attrs { return &x.Attrs }, []field[MDBEntryAttrs]{
	{MDBEAttrSource, "MDBE_ATTR_SOURCE", "src", ip(func(x *MDBEntryAttrs) *netip.Addr { return &x.Source })},
	{MDBEAttrSrcList, "MDBE_ATTR_SRC_LIST", "source_list", listOfFF(MDBESrcListEntry, object(mdbSourceTable), func(x *MDBEntryAttrs) *[]MDBSource { return &x.Sources })},
	{MDBEAttrGroupMode, "MDBE_ATTR_GROUP_MODE", "filter_mode", of(names8(mdbModeNames), func(x *MDBEntryAttrs) *uint8 { return &x.GroupMode })},
	{MDBEAttrRtprot, "MDBE_ATTR_RTPROT", "protocol", of(tProtocol, func(x *MDBEntryAttrs) *uint8 { return &x.RTProt })},
	{MDBEAttrDst, "MDBE_ATTR_DST", "dst", ip(func(x *MDBEntryAttrs) *netip.Addr { return &x.Dst })},
	{MDBEAttrDstPort, "MDBE_ATTR_DST_PORT", "dst_port", u16(func(x *MDBEntryAttrs) *uint16 { return &x.DstPort })},
	{MDBEAttrVNI, "MDBE_ATTR_VNI", "vni", u32(func(x *MDBEntryAttrs) *uint32 { return &x.VNI })},
	{MDBEAttrIfIndex, "MDBE_ATTR_IFINDEX", "via", oif(func(x *MDBEntryAttrs) *int32 { return &x.Via })},
	{MDBEAttrSrcVNI, "MDBE_ATTR_SRC_VNI", "src_vni", u32(func(x *MDBEntryAttrs) *uint32 { return &x.SrcVNI })},
	{MDBEAttrStateMask, "MDBE_ATTR_STATE_MASK", "state_mask", u8(func(x *MDBEntryAttrs) *uint8 { return &x.StateMask })},
})

// Has says whether an attribute (MDBE_ATTR_*) is present.
func (x *MDBEntryAttrs) Has(attr uint16) bool { return mdbEntryAttrsTable.has(x, attr) }

var (
	mdbGroups  = listOf(MDBAMdbEntry, &tMDBGroup, func(x *MDB) *[]MDBGroup { return &x.Groups })
	mdbRouters = listOf(MDBARouterPort, &tMDBRouterPort, func(x *MDB) *[]MDBRouterPort { return &x.RouterPorts })
	mdbAttrs   = nestedF(mdbEntryAttrsTable, func(x *MDB) **MDBEntryAttrs { return &x.EntryAttrs })
)

// mdbFirst is the ops of attribute 1. What a request has there is always 28
// bytes, which no list of groups is: one with a port takes 36.
var mdbFirst ops[MDB] = custom[MDB]{
	name: "list of list of struct br_mdb_entry and attributes; struct br_mdb_entry",
	get: func(d *decoder, x *MDB, b []byte) bool {
		switch {
		case len(b) == sizeofBrMdbEntry:
			x.Entry = new(MDBPort)
			x.Entry.decode(d, b)
			return true
		case x.Entry != nil:
			return false
		}
		return mdbGroups.decode(d, x, b)
	},
	put: func(e *encoder, x *MDB) {
		if x.Entry != nil {
			x.Entry.encode(e)
			return
		}
		mdbGroups.append(e, x)
	},
	none: func(x *MDB) bool { return x.Entry == nil && mdbGroups.zero(x) },
}

// mdbSecond is the ops of attribute 2, which follows what attribute 1 is.
var mdbSecond ops[MDB] = choice[MDB]{func(x *MDB) ops[MDB] {
	if x.Entry != nil {
		return mdbAttrs
	}
	return mdbRouters
}, nlaNested, "list of u32 and attributes; nested"}
