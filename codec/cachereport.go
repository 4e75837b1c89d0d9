package codec

import "net/netip"

// Attributes of a cache report, IPMRA_CREPORT_* of include/uapi/linux/mroute.h.
const (
	IPMRACreportMsgtype uint16 = 1 // IPMRA_CREPORT_MSGTYPE
	IPMRACreportVifID   uint16 = 2 // IPMRA_CREPORT_VIF_ID
	IPMRACreportSrcAddr uint16 = 3 // IPMRA_CREPORT_SRC_ADDR
	IPMRACreportDstAddr uint16 = 4 // IPMRA_CREPORT_DST_ADDR
	IPMRACreportPkt     uint16 = 5 // IPMRA_CREPORT_PKT
	IPMRACreportTable   uint16 = 6 // IPMRA_CREPORT_TABLE
)

// CacheReport is a packet without a multicast route, for the daemon that makes
// them: struct rtgenmsg of include/uapi/linux/rtnetlink.h and the
// IPMRA_CREPORT_* attributes of include/uapi/linux/mroute.h or the
// IP6MRA_CREPORT_* of mroute6.h, which have the same numbers.
type CacheReport struct {
	Family uint8

	MsgType uint8 // IGMPMSG_*
	VIF     uint32
	Src     netip.Addr
	Dst     netip.Addr
	Packet  []byte
	Table   uint32
	Attrs
}

var cacheReportTable = newTable("struct rtgenmsg of RTM_NEWCACHEREPORT", func(x *CacheReport) *Attrs { return &x.Attrs }, []field[CacheReport]{
	{IPMRACreportMsgtype, "IPMRA_CREPORT_MSGTYPE", "msgtype", u8(func(x *CacheReport) *uint8 { return &x.MsgType })},
	{IPMRACreportVifID, "IPMRA_CREPORT_VIF_ID", "vif", u32(func(x *CacheReport) *uint32 { return &x.VIF })},
	{IPMRACreportSrcAddr, "IPMRA_CREPORT_SRC_ADDR", "src", ip(func(x *CacheReport) *netip.Addr { return &x.Src })},
	{IPMRACreportDstAddr, "IPMRA_CREPORT_DST_ADDR", "dst", ip(func(x *CacheReport) *netip.Addr { return &x.Dst })},
	{IPMRACreportPkt, "IPMRA_CREPORT_PKT", "pkt", blob(func(x *CacheReport) *[]byte { return &x.Packet })},
	{IPMRACreportTable, "IPMRA_CREPORT_TABLE", "table", of(tTable, func(x *CacheReport) *uint32 { return &x.Table })},
})

// Has says whether an attribute (IPMRA_CREPORT_*) is present.
func (x *CacheReport) Has(attr uint16) bool { return cacheReportTable.has(x, attr) }

func (x *CacheReport) resource() {}

// MarshalJSON is an object.
func (x *CacheReport) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *CacheReport) String() string { return text(x) }

const sizeofCacheReportMsg = 4

func (x *CacheReport) decode(d *decoder, b []byte) {
	if len(b) < sizeofCacheReportMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family = b[0]
	cacheReportTable.decode(d, x, b[sizeofCacheReportMsg:])
}

func (x *CacheReport) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	cacheReportTable.append(e, x)
}

func (x *CacheReport) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(x.Family))
	cacheReportTable.json(w, x)
	w.close('}')
}

func (x *CacheReport) text(l *line) { l.object("mroute-report", x) }
