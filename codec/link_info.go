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
		l.Kind, l.Data, l.SlaveKind, l.SlaveData, l.XStats = "", nil, "", nil, nil
		var data, slave []byte
		l.InfoUnknown = nil
		d.each(b, func(typ uint16, b []byte) {
			switch typ {
			case IFLAInfoKind:
				l.Kind = d.str(b)
			case IFLAInfoData:
				data = b
			case IFLAInfoXstats:
				l.XStats = append([]byte(nil), b...)
			case IFLAInfoSlaveKind:
				l.SlaveKind = d.str(b)
			case IFLAInfoSlaveData:
				slave = b
			default:
				l.InfoUnknown = append(l.InfoUnknown, RawAttr{Type: typ, Data: append([]byte(nil), b...)})
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
		if len(l.XStats) > 0 {
			e.attr(IFLAInfoXstats, l.XStats)
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
		for _, r := range l.InfoUnknown {
			e.attr(r.Type, r.Data)
		}
	},
	none: func(l *Link) bool {
		return l.Kind == "" && l.Data == nil && l.SlaveKind == "" && l.SlaveData == nil && len(l.XStats) == 0 && len(l.InfoUnknown) == 0
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
		if len(l.XStats) > 0 {
			w.key("info_xstats")
			w.hex(l.XStats)
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
		w.unknown("unknown", l.InfoUnknown)
		w.close('}')
	},
}
