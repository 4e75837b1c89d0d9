package codec

// Attributes of a DCB message, DCB_ATTR_* of include/uapi/linux/dcbnl.h.
const (
	DCBAttrIfName     uint16 = 1  // DCB_ATTR_IFNAME
	DCBAttrState      uint16 = 2  // DCB_ATTR_STATE
	DCBAttrPfcState   uint16 = 3  // DCB_ATTR_PFC_STATE
	DCBAttrPfcCfg     uint16 = 4  // DCB_ATTR_PFC_CFG
	DCBAttrNumTC      uint16 = 5  // DCB_ATTR_NUM_TC
	DCBAttrPgCfg      uint16 = 6  // DCB_ATTR_PG_CFG
	DCBAttrSetAll     uint16 = 7  // DCB_ATTR_SET_ALL
	DCBAttrPermHwaddr uint16 = 8  // DCB_ATTR_PERM_HWADDR
	DCBAttrCap        uint16 = 9  // DCB_ATTR_CAP
	DCBAttrNumtcs     uint16 = 10 // DCB_ATTR_NUMTCS
	DCBAttrBcn        uint16 = 11 // DCB_ATTR_BCN
	DCBAttrApp        uint16 = 12 // DCB_ATTR_APP
	DCBAttrIeee       uint16 = 13 // DCB_ATTR_IEEE
	DCBAttrDcbx       uint16 = 14 // DCB_ATTR_DCBX
	DCBAttrFeatcfg    uint16 = 15 // DCB_ATTR_FEATCFG
	DCBAttrCee        uint16 = 16 // DCB_ATTR_CEE
)

// DCB is about data centre bridging: struct dcbmsg and the DCB_ATTR_* attributes of
// include/uapi/linux/dcbnl.h. All but the simple attributes are kept as bytes.
type DCB struct {
	Family uint8
	Cmd    uint8 // DCB_CMD_*

	IfName     string
	State      uint8
	PFCState   uint8
	PFCCfg     []byte // attributes, raw, like all below that are bytes
	NumTC      uint8
	PGCfg      []byte
	SetAll     uint8
	PermHWAddr LinkAddr
	Cap        []byte
	NumTCs     []byte
	BCN        []byte
	App        []byte
	IEEE       []byte
	DCBX       uint8
	FeatCfg    []byte
	CEE        []byte
	Attrs
}

var dcbTable = newTable("struct dcbmsg", func(x *DCB) *Attrs { return &x.Attrs }, []field[DCB]{
	{DCBAttrIfName, "DCB_ATTR_IFNAME", "ifname", str(func(x *DCB) *string { return &x.IfName })},
	{DCBAttrState, "DCB_ATTR_STATE", "state", u8(func(x *DCB) *uint8 { return &x.State })},
	{DCBAttrPfcState, "DCB_ATTR_PFC_STATE", "pfc_state", u8(func(x *DCB) *uint8 { return &x.PFCState })},
	{DCBAttrPfcCfg, "DCB_ATTR_PFC_CFG", "pfc_cfg", blob(func(x *DCB) *[]byte { return &x.PFCCfg })},
	{DCBAttrNumTC, "DCB_ATTR_NUM_TC", "num_tc", u8(func(x *DCB) *uint8 { return &x.NumTC })},
	{DCBAttrPgCfg, "DCB_ATTR_PG_CFG", "pg_cfg", blob(func(x *DCB) *[]byte { return &x.PGCfg })},
	{DCBAttrSetAll, "DCB_ATTR_SET_ALL", "set_all", u8(func(x *DCB) *uint8 { return &x.SetAll })},
	{DCBAttrPermHwaddr, "DCB_ATTR_PERM_HWADDR", "perm_hwaddr", lladdr(func(x *DCB) *LinkAddr { return &x.PermHWAddr })},
	{DCBAttrCap, "DCB_ATTR_CAP", "cap", blob(func(x *DCB) *[]byte { return &x.Cap })},
	{DCBAttrNumtcs, "DCB_ATTR_NUMTCS", "numtcs", blob(func(x *DCB) *[]byte { return &x.NumTCs })},
	{DCBAttrBcn, "DCB_ATTR_BCN", "bcn", blob(func(x *DCB) *[]byte { return &x.BCN })},
	{DCBAttrApp, "DCB_ATTR_APP", "app", blob(func(x *DCB) *[]byte { return &x.App })},
	{DCBAttrIeee, "DCB_ATTR_IEEE", "ieee", blob(func(x *DCB) *[]byte { return &x.IEEE })},
	{DCBAttrDcbx, "DCB_ATTR_DCBX", "dcbx", u8(func(x *DCB) *uint8 { return &x.DCBX })},
	{DCBAttrFeatcfg, "DCB_ATTR_FEATCFG", "featcfg", blob(func(x *DCB) *[]byte { return &x.FeatCfg })},
	{DCBAttrCee, "DCB_ATTR_CEE", "cee", blob(func(x *DCB) *[]byte { return &x.CEE })},
})

// Has says whether an attribute (DCB_ATTR_*) is present.
func (x *DCB) Has(attr uint16) bool { return dcbTable.has(x, attr) }

func (x *DCB) resource() {}

// MarshalJSON is an object.
func (x *DCB) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *DCB) String() string { return text(x) }

const sizeofDCBMsg = 4

func (x *DCB) decode(d *decoder, b []byte) {
	if len(b) < sizeofDCBMsg {
		d.fail("", ErrShort)
		return
	}
	x.Family, x.Cmd = b[0], b[1]
	dcbTable.decode(d, x, b[sizeofDCBMsg:])
}

func (x *DCB) encode(e *encoder) {
	e.u8(x.Family)
	e.u8(x.Cmd)
	e.bytes(make([]byte, 2))
	dcbTable.append(e, x)
}

func (x *DCB) json(w *writer) {
	w.begin()
	w.kvUint("cmd", uint64(x.Cmd))
	dcbTable.json(w, x)
	w.close('}')
}

func (x *DCB) text(l *line) { l.object("dcb", x) }
