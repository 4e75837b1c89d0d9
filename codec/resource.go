package codec

// Resource is one decoded rtnetlink object: *Link, *Addr, *Route, *Neigh,
// *Rule and the other pointer types of this package. The set is sealed.
type Resource interface {
	// String is one line in the manner of ip(8).
	String() string
	// MarshalJSON is [AppendJSON] without a way to name interfaces.
	MarshalJSON() ([]byte, error)
	// Has says whether an attribute, by its kernel number, is present: also
	// one whose field is zero.
	Has(attr uint16) bool

	resource()
	decode(d *decoder, body []byte)
	encode(e *encoder)
	json(w *writer)
	text(w *line)
}

// Parse decodes the body of an rtnetlink message of the given RTM_* type.
// The result keeps no reference to body.
//
// Errors: [ErrUnknownType] for a type without a codec, else [*DecodeError]
// around [ErrShort], [ErrFraming] or [ErrDepth].
func Parse(typ uint16, body []byte) (Resource, error) {
	var p Parser
	return p.Parse(typ, body)
}

// messages has, by message type / 4, what makes the empty object of a body.
// The four verbs of a type share it.
var messages = [...]func(p *Parser, body []byte) Resource{
	RTMNewLink / 4:          newLink,
	RTMNewLinkProp / 4:      newLink,
	RTMNewAddr / 4:          func(p *Parser, _ []byte) Resource { return p.addrs.get(p) },
	RTMNewRoute / 4:         func(p *Parser, _ []byte) Resource { return p.routes.get(p) },
	RTMNewNeigh / 4:         func(p *Parser, _ []byte) Resource { return p.neighs.get(p) },
	RTMNewRule / 4:          func(p *Parser, _ []byte) Resource { return p.rules.get(p) },
	RTMNewMulticast / 4:     func(p *Parser, _ []byte) Resource { return p.addrs.get(p) },
	RTMNewAnycast / 4:       func(p *Parser, _ []byte) Resource { return p.addrs.get(p) },
	RTMNewPrefix / 4:        func(*Parser, []byte) Resource { return new(RAPrefix) },
	RTMNewNeighTbl / 4:      func(*Parser, []byte) Resource { return new(NeighTable) },
	RTMNewNDUserOpt / 4:     func(*Parser, []byte) Resource { return new(NDUserOpt) },
	RTMNewAddrLabel / 4:     func(*Parser, []byte) Resource { return new(AddrLabel) },
	RTMNewNetconf / 4:       func(*Parser, []byte) Resource { return new(Netconf) },
	RTMNewNSID / 4:          func(*Parser, []byte) Resource { return new(NSID) },
	RTMNewQdisc / 4:         func(*Parser, []byte) Resource { return new(Qdisc) },
	RTMNewTClass / 4:        func(*Parser, []byte) Resource { return new(Class) },
	RTMNewTFilter / 4:       func(*Parser, []byte) Resource { return new(Filter) },
	RTMNewChain / 4:         func(*Parser, []byte) Resource { return new(Chain) },
	RTMNewAction / 4:        func(*Parser, []byte) Resource { return new(Actions) },
	RTMGetDCB / 4:           func(*Parser, []byte) Resource { return new(DCB) },
	RTMNewMDB / 4:           func(*Parser, []byte) Resource { return new(MDB) },
	RTMNewStats / 4:         func(*Parser, []byte) Resource { return new(Stats) },
	RTMNewVLAN / 4:          func(*Parser, []byte) Resource { return new(BridgeVLAN) },
	RTMNewTunnel / 4:        func(*Parser, []byte) Resource { return new(Tunnel) },
	RTMNewCacheReport / 4:   func(*Parser, []byte) Resource { return new(CacheReport) },
	RTMNewNexthop / 4:       func(*Parser, []byte) Resource { return new(NexthopObject) },
	RTMNewNexthopBucket / 4: func(*Parser, []byte) Resource { return new(NexthopObject) },
}

// Parse decodes the body of one message; see the package's [Parse].
func (p *Parser) Parse(typ uint16, body []byte) (Resource, error) {
	if int(typ/4) >= len(messages) || messages[typ/4] == nil {
		return nil, ErrUnknownType
	}
	r := messages[typ/4](p, body)
	d := &p.d
	d.reset(p)
	r.decode(d, body)
	if d.encap.seen {
		d.encap = encapParts{}
	}
	if d.err != nil {
		return nil, &DecodeError{typ, d.errAt, d.err}
	}
	return r, nil
}

// reset readies d for another message. It writes little: this is done for each.
func (d *decoder) reset(p *Parser) {
	if d.intern == nil {
		d.intern = &p.names
	}
	d.swap, d.byHand, d.depth = p.swap, !p.swap && !p.table, 0
	if d.err != nil {
		d.err, d.errAt, d.kind = nil, "", kindAhead{}
	}
}

// Append appends the body of a message that carries r: the fixed header and
// the attributes, without struct nlmsghdr. Parse of the result equals r. What
// is written is every field that is not zero, every attribute marked with
// Mark, and the unknown ones.
//
// Errors: [*EncodeError] around [ErrTooLong]; dst is then returned as it was.
func Append(dst []byte, r Resource) ([]byte, error) {
	return appendOrder(dst, r, false)
}

func appendOrder(dst []byte, r Resource, swap bool) ([]byte, error) {
	e := encoder{buf: dst, swap: swap, base: len(dst)}
	r.encode(&e)
	if e.err != nil {
		return dst, e.err
	}
	return e.buf, nil
}
