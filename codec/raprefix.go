package codec

import "net/netip"

// Attributes of a prefix message, PREFIX_* of include/uapi/linux/rtnetlink.h.
const (
	PREFIXAddress   uint16 = 1 // PREFIX_ADDRESS
	PREFIXCacheInfo uint16 = 2 // PREFIX_CACHEINFO
)

// RAPrefix is a prefix that a router has advertised: struct prefixmsg of
// include/uapi/linux/rtnetlink.h and its PREFIX_* attributes. There are only
// notifications of it.
type RAPrefix struct {
	Family uint8
	Index  int32
	Type   uint8 // of the ND option: 3
	Len    uint8
	Flags  uint8 // IF_PREFIX_*: ONLINK 1, AUTOCONF 2

	Address   netip.Addr
	CacheInfo PrefixCacheInfo
	Attrs
}

var raPrefixTable = newTable("struct prefixmsg", func(x *RAPrefix) *Attrs { return &x.Attrs }, []field[RAPrefix]{
	{PREFIXAddress, "PREFIX_ADDRESS", "prefix", ip(func(x *RAPrefix) *netip.Addr { return &x.Address })},
	{PREFIXCacheInfo, "PREFIX_CACHEINFO", "cacheinfo", of(&tPrefixCacheInfo, func(x *RAPrefix) *PrefixCacheInfo { return &x.CacheInfo })},
})

// Has says whether an attribute (PREFIX_*) is present.
func (x *RAPrefix) Has(attr uint16) bool { return raPrefixTable.has(x, attr) }

func (x *RAPrefix) resource() {}

// MarshalJSON is what ip monitor prefix shows.
func (x *RAPrefix) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *RAPrefix) String() string { return text(x) }

const sizeofPrefixMsg = 12

func (x *RAPrefix) decode(d *decoder, b []byte) {
	if len(b) < sizeofPrefixMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Index, x.Type, x.Len, x.Flags = b[0], d.s32(b[4:]), b[8], b[9], b[10]
	raPrefixTable.decode(d, x, b[sizeofPrefixMsg:])
}

func (x *RAPrefix) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	e.s32(x.Index)
	e.u8(x.Type)
	e.u8(x.Len)
	e.u8(x.Flags)
	e.bytes(make([]byte, 1))
	raPrefixTable.append(e, x)
}

func (x *RAPrefix) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(x.Family))
	w.kvInt("ifindex", int64(x.Index))
	if x.Index != 0 {
		w.kvDev("dev", x.Index)
	}
	w.kvUint("type", uint64(x.Type))
	w.kvUint("prefixlen", uint64(x.Len))
	w.key("flags")
	w.hex0x(uint64(x.Flags))
	raPrefixTable.json(w, x)
	w.close('}')
}

func (x *RAPrefix) text(l *line) { l.object("prefix", x) }
