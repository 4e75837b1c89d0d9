package codec

// LinkExtra is what few links have, and requests, apart so that the many stay
// small.
type LinkExtra struct {
	AltName string // in requests only: the link is meant that has it among its AltNames

	XStats []byte // IFLA_INFO_XSTATS
	// InfoUnknown are the attributes of IFLA_LINKINFO that have no field.
	InfoUnknown []RawAttr

	PhysPortID       []byte
	PhysSwitchID     []byte
	PhysPortName     string
	ParentDevName    string
	ParentDevBusName string
	ProtoDownReason  *ProtoDownReason
	DevlinkPort      *DevlinkPort // nil for an empty one, which the kernel sends for no port
	DPLLPin          *DPLLPin     // nil for an empty one, which the kernel sends for no pin

	NumVF    uint32
	VFs      []VF
	VFPorts  []LinkPort
	PortSelf *LinkPort

	NewNetNSID    int32 // where the interface went, in RTM_DELLINK
	NewIfIndex    int32
	TargetNetNSID int32
	NetNSPID      uint32 // in requests only, like the next two
	NetNSFD       uint32
	ExtMask       uint32

	Weight   uint32
	Cost     uint32 // legacy
	Priority uint32 // legacy
	Wireless []byte
}

// Get is what x points to, and the zero LinkExtra for nil.
func (x *LinkExtra) Get() LinkExtra {
	if x == nil {
		return LinkExtra{}
	}
	return *x
}

// extra is l.Extra, made if it is nil.
func (l *Link) extra() *LinkExtra {
	if l.Extra == nil {
		l.Extra = new(LinkExtra)
	}
	return l.Extra
}

// dropEmpty makes an Extra that has nothing nil: the last of several attributes
// of one number counts, and may be zero.
func (l *Link) dropEmpty() {
	if x := l.Extra; x != nil && len(x.XStats) == 0 && len(x.InfoUnknown) == 0 && !linkTable.anyApart(l) {
		l.Extra = nil
	}
}

// linkExtra is the ops of a field of LinkExtra.
func linkExtra(o ops[LinkExtra]) ops[Link] {
	return apart[Link, LinkExtra]{func(l *Link) **LinkExtra { return &l.Extra }, o}
}

// emptyNil is a nested attribute whose object is nil while it is empty.
type emptyNil[T, N any] struct{ nest[T, N] }

func orNil[T, N any](o ops[T]) ops[T] { return emptyNil[T, N]{o.(nest[T, N])} }

func (f emptyNil[T, N]) decode(d *decoder, t *T, b []byte) bool {
	ok := f.nest.decode(d, t, b)
	if len(b) < nlaHeader {
		*f.at(t) = nil
	}
	return ok
}

func (f emptyNil[T, N]) append(e *encoder, t *T) {
	if *f.at(t) != nil {
		f.nest.append(e, t)
	}
}

func (f emptyNil[T, N]) json(w *writer, t *T) {
	if *f.at(t) == nil {
		w.open('{')
		w.close('}')
		return
	}
	f.nest.json(w, t)
}
