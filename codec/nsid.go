package codec

// Attributes of a namespace message, NETNSA_* of include/uapi/linux/net_namespace.h.
const (
	NETNSANsid        uint16 = 1 // NETNSA_NSID
	NETNSAPID         uint16 = 2 // NETNSA_PID
	NETNSAFD          uint16 = 3 // NETNSA_FD
	NETNSATargetNsid  uint16 = 4 // NETNSA_TARGET_NSID
	NETNSACurrentNsid uint16 = 5 // NETNSA_CURRENT_NSID
)

// NSID is the number of a network namespace in another: struct rtgenmsg of
// include/uapi/linux/rtnetlink.h and the NETNSA_* attributes of
// include/uapi/linux/net_namespace.h.
type NSID struct {
	Family uint8

	ID      int32  // -1: none
	PID     uint32 // in requests only
	FD      uint32 // in requests only
	Target  int32  // in requests: the namespace the number is of
	Current int32  // the number here, of a list for a target
	Attrs
}

var nsidTable = newTable("struct rtgenmsg", func(x *NSID) *Attrs { return &x.Attrs }, []field[NSID]{
	{NETNSANsid, "NETNSA_NSID", "nsid", s32(func(x *NSID) *int32 { return &x.ID })},
	{NETNSAPID, "NETNSA_PID", "pid", u32(func(x *NSID) *uint32 { return &x.PID })},
	{NETNSAFD, "NETNSA_FD", "fd", u32(func(x *NSID) *uint32 { return &x.FD })},
	{NETNSATargetNsid, "NETNSA_TARGET_NSID", "target-nsid", s32(func(x *NSID) *int32 { return &x.Target })},
	{NETNSACurrentNsid, "NETNSA_CURRENT_NSID", "current-nsid", s32(func(x *NSID) *int32 { return &x.Current })},
})

// Has says whether an attribute (NETNSA_*) is present.
func (x *NSID) Has(attr uint16) bool { return nsidTable.has(x, attr) }

func (x *NSID) resource() {}

// MarshalJSON is one entry of ip -j netns list-id.
func (x *NSID) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *NSID) String() string { return text(x) }

const sizeofNsMsg = 4

func (x *NSID) decode(d *decoder, b []byte) {
	if len(b) < sizeofNsMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family = b[0]
	nsidTable.decode(d, x, b[sizeofNsMsg:])
}

func (x *NSID) encode(e *encoder) {
	e.u8(x.Family)
	e.bytes(make([]byte, 3))
	nsidTable.append(e, x)
}

func (x *NSID) json(w *writer) {
	w.begin()
	nsidTable.json(w, x)
	w.close('}')
}

func (x *NSID) text(l *line) { l.object("nsid", x) }
