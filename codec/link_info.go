package codec

// KindData is what a link's kind has beyond the link: IFLA_INFO_DATA and
// IFLA_INFO_SLAVE_DATA. It is *RawKind for a kind this package does not know,
// else a pointer to the struct named after the kind. The set is sealed.
type KindData interface {
	decodeKind(d *decoder, b []byte)
	encodeKind(e *encoder)
	jsonKind(w *writer)
}

// RawKind is the data of an unknown kind, as bytes.
type RawKind struct{ Data []byte }

func (r *RawKind) decodeKind(_ *decoder, b []byte) { r.Data = append([]byte(nil), b...) }
func (r *RawKind) encodeKind(e *encoder)           { e.bytes(r.Data) }
func (r *RawKind) jsonKind(w *writer)              { w.key("data"); w.hex(r.Data) }

func newKind(m map[string]func() KindData, kind string) KindData {
	if f := m[kind]; f != nil {
		return f()
	}
	return new(RawKind)
}

// linkInfo is the ops of IFLA_LINKINFO. The kind says what the data is, and
// may come after it.
var linkInfo ops[Link] = custom[Link]{
	name: "nested",
	get: func(d *decoder, l *Link, b []byte) bool {
		l.Kind, l.Data, l.SlaveKind, l.SlaveData = "", nil, "", nil
		if l.Extra != nil {
			l.Extra.XStats, l.Extra.InfoUnknown = nil, nil
		}
		var data, slave []byte
		d.each(b, func(typ uint16, b []byte) {
			switch typ {
			case IFLAInfoKind:
				l.Kind = d.str(b)
			case IFLAInfoData:
				data = b
			case IFLAInfoXstats:
				l.extra().XStats = append([]byte(nil), b...)
			case IFLAInfoSlaveKind:
				l.SlaveKind = d.str(b)
			case IFLAInfoSlaveData:
				slave = b
			default:
				x := l.extra()
				x.InfoUnknown = append(x.InfoUnknown, RawAttr{Type: typ, Data: append([]byte(nil), b...)})
			}
		})
		if data != nil {
			l.Data = newKind(kinds, l.Kind)
			l.Data.decodeKind(d, data)
		}
		if slave != nil {
			l.SlaveData = newKind(slaveKinds, l.SlaveKind)
			l.SlaveData.decodeKind(d, slave)
		}
		return true
	},
	put: func(e *encoder, l *Link) {
		if l.Kind != "" {
			at := e.begin(IFLAInfoKind)
			e.str(l.Kind)
			e.end(at, "IFLA_INFO_KIND")
		}
		if l.Data != nil {
			at := e.begin(IFLAInfoData)
			l.Data.encodeKind(e)
			e.end(at, "IFLA_INFO_DATA")
		}
		if x := l.Extra.Get().XStats; len(x) > 0 {
			e.attr(IFLAInfoXstats, x)
		}
		if l.SlaveKind != "" {
			at := e.begin(IFLAInfoSlaveKind)
			e.str(l.SlaveKind)
			e.end(at, "IFLA_INFO_SLAVE_KIND")
		}
		if l.SlaveData != nil {
			at := e.begin(IFLAInfoSlaveData)
			l.SlaveData.encodeKind(e)
			e.end(at, "IFLA_INFO_SLAVE_DATA")
		}
		for _, r := range l.Extra.Get().InfoUnknown {
			e.attr(r.Type, r.Data)
		}
	},
	none: func(l *Link) bool {
		return l.Kind == "" && l.Data == nil && l.SlaveKind == "" && l.SlaveData == nil &&
			(l.Extra == nil || len(l.Extra.XStats) == 0 && len(l.Extra.InfoUnknown) == 0)
	},
	show: func(w *writer, l *Link) {
		w.open('{')
		if l.Kind != "" {
			w.kv("info_kind", l.Kind)
		}
		if l.Data != nil {
			w.key("info_data")
			w.open('{')
			l.Data.jsonKind(w)
			w.close('}')
		}
		if x := l.Extra.Get().XStats; len(x) > 0 {
			w.key("info_xstats")
			w.hex(x)
		}
		if l.SlaveKind != "" {
			w.kv("info_slave_kind", l.SlaveKind)
		}
		if l.SlaveData != nil {
			w.key("info_slave_data")
			w.open('{')
			l.SlaveData.jsonKind(w)
			w.close('}')
		}
		w.unknown("unknown", l.Extra.Get().InfoUnknown)
		w.close('}')
	},
}
