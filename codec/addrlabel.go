package codec

import "net/netip"

// Attributes of an address label, IFAL_* of include/uapi/linux/if_addrlabel.h.
const (
	IFALAddress uint16 = 1 // IFAL_ADDRESS
	IFALLabel   uint16 = 2 // IFAL_LABEL
)

// AddrLabel is a rule for choosing IPv6 source addresses (RFC 6724): struct
// ifaddrlblmsg and the IFAL_* attributes of include/uapi/linux/if_addrlabel.h.
type AddrLabel struct {
	Family    uint8
	PrefixLen uint8
	Flags     uint8
	Index     int32
	Seq       uint32

	Address netip.Addr
	Label   uint32
	Attrs
}

var addrLabelTable = newTable("struct ifaddrlblmsg", func(x *AddrLabel) *Attrs { return &x.Attrs }, []field[AddrLabel]{
	{IFALAddress, "IFAL_ADDRESS", "address", ip(func(x *AddrLabel) *netip.Addr { return &x.Address })},
	{IFALLabel, "IFAL_LABEL", "label", u32(func(x *AddrLabel) *uint32 { return &x.Label })},
})

// Has says whether an attribute (IFAL_*) is present.
func (x *AddrLabel) Has(attr uint16) bool { return addrLabelTable.has(x, attr) }

func (x *AddrLabel) resource() {}

// MarshalJSON is one entry of ip -j addrlabel.
func (x *AddrLabel) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *AddrLabel) String() string { return text(x) }

const sizeofIfAddrLblMsg = 12

func (x *AddrLabel) decode(d *decoder, b []byte) {
	if len(b) < sizeofIfAddrLblMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.PrefixLen, x.Flags, x.Index, x.Seq = b[0], b[2], b[3], d.s32(b[4:]), d.u32(b[8:])
	addrLabelTable.decode(d, x, b[sizeofIfAddrLblMsg:])
}

func (x *AddrLabel) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 1))
	e.u8(x.PrefixLen)
	e.u8(x.Flags)
	e.s32(x.Index)
	e.u32(x.Seq)
	addrLabelTable.append(e, x)
}

func (x *AddrLabel) json(w *writer) {
	w.begin()
	w.kv("family", FamilyName(x.Family))
	w.kvUint("prefixlen", uint64(x.PrefixLen))
	w.kvInt("ifindex", int64(x.Index))
	if x.Index != 0 {
		w.kvDev("ifname", x.Index)
	}
	w.kvUint("seq", uint64(x.Seq))
	addrLabelTable.json(w, x)
	w.close('}')
}

func (x *AddrLabel) text(l *line) { l.object("addrlabel", x) }
