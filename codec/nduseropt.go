package codec

import "net/netip"

// Attributes of an ND user option message, NDUSEROPT_* of include/uapi/linux/rtnetlink.h.
const (
	NDUSEROPTSrcaddr uint16 = 1 // NDUSEROPT_SRCADDR
)

// NDUserOpt are options of a neighbour discovery message that the kernel leaves to
// programs: struct nduseroptmsg of include/uapi/linux/rtnetlink.h, the options,
// and NDUSEROPT_* attributes. There are only notifications of it.
type NDUserOpt struct {
	Family   uint8
	Index    int32 // of the interface
	ICMPType uint8 // 134: router advertisement
	ICMPCode uint8
	Options  []NDOption

	Src netip.Addr
	Attrs
}

var ndUserOptTable = newTable("struct nduseroptmsg", func(x *NDUserOpt) *Attrs { return &x.Attrs }, []field[NDUserOpt]{
	{NDUSEROPTSrcaddr, "NDUSEROPT_SRCADDR", "src", ip(func(x *NDUserOpt) *netip.Addr { return &x.Src })},
})

// Has says whether an attribute (NDUSEROPT_*) is present.
func (x *NDUserOpt) Has(attr uint16) bool { return ndUserOptTable.has(x, attr) }

func (x *NDUserOpt) resource() {}

// MarshalJSON is an object with the options.
func (x *NDUserOpt) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *NDUserOpt) String() string { return text(x) }
