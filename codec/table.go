package codec

import "strings"

// The fields of every object are rows of a table: the attribute's number, its
// kernel name, its key in JSON and what is in it. The table decodes, encodes,
// renders and documents the object; adding an attribute is adding a row.

// RawAttr is an attribute kept as bytes: one this package does not know, or
// one whose size is wrong for its type.
type RawAttr struct {
	Type  uint16 // number, without flag bits
	Flags uint16 // NLA_F_NESTED (0x8000) and NLA_F_NET_BYTEORDER (0x4000) bits
	Data  []byte // payload, a copy
}

// Attrs is the part every object with attributes has in common. Its zero
// value is ready for use.
type Attrs struct {
	// unknown is nil for none: a pointer is a third of a slice, and almost no
	// object has any.
	unknown *[]RawAttr

	// zero has the bits of attributes that are present with the zero value of
	// their field. All others are present if their field is not zero; so two
	// objects with the same fields are equal however they were made.
	zero attrSet
}

// Mark says that the given attribute is present even if its field is zero, so
// that Append writes it: a link's master 0 takes it out of its bridge. It is
// of no effect for a field that is not zero.
func (a *Attrs) Mark(attr uint16) { a.zero.add(attr) }

// Unknown are the attributes that have no field or did not fit it, in the order
// of the message. Append writes them after the others.
func (a *Attrs) Unknown() []RawAttr {
	if a.unknown == nil {
		return nil
	}
	return *a.unknown
}

// SetUnknown makes the given attributes what Unknown returns, and Append writes.
func (a *Attrs) SetUnknown(list ...RawAttr) {
	a.unknown = nil
	if len(list) > 0 {
		a.unknown = &list
	}
}

// present says that an attribute has been decoded, as the zero value or not.
func (a *Attrs) present(attr uint16, zero bool) {
	if zero {
		a.zero.add(attr)
	} else if a.zero != (attrSet{}) {
		a.zero.del(attr)
	}
}

// keep adds one to Unknown.
func (a *Attrs) keep(r RawAttr) {
	if a.unknown == nil {
		a.unknown = new([]RawAttr)
	}
	*a.unknown = append(*a.unknown, r)
}

// attrSet is a set of attribute numbers below 128.
type attrSet [2]uint64

func (s *attrSet) add(n uint16) {
	if n < 128 {
		s[n/64] |= 1 << (n % 64)
	}
}

func (s *attrSet) del(n uint16) {
	if n < 128 {
		s[n/64] &^= 1 << (n % 64)
	}
}

func (s *attrSet) has(n uint16) bool { return n < 128 && s[n/64]&(1<<(n%64)) != 0 }

// ops is what can be done with one field of a T.
type ops[T any] interface {
	// decode reads the payload. It returns false for a size or value that is
	// wrong for the type, and leaves t as it was: the attribute is then kept raw.
	decode(d *decoder, t *T, b []byte) bool
	// append writes the payload; the caller has written the header.
	append(e *encoder, t *T)
	zero(t *T) bool
	json(w *writer, t *T)
	// what names the type in the coverage document; "" means kept raw.
	what() string
}

// field is a row of a table.
type field[T any] struct {
	attr uint16
	name string // the kernel's
	key  string // in JSON; "" if the object renders it itself or not at all
	ops[T]
}

// how is what a table has found out about a field's ops, once.
type how[T any] struct {
	bits uint16      // flag bits the kernel itself sets on the attribute
	each repeated[T] // not nil if the attribute occurs once per element
	part bool        // the field is in a part behind a pointer
}

// table is the rows of one object. attrs finds the common part in it.
type table[T any] struct {
	of     string // the C struct or attribute that contains them
	attrs  func(*T) *Attrs
	fields []field[T]
	how    []how[T] // of each field
	index  []uint8  // attribute number to position in fields, plus 1
}

// padIndex in a table's index says that the attribute is padding: *_PAD, which
// the kernel puts before 64-bit values on machines that need them aligned.
const padIndex = 0xff

func newTable[T any](of string, attrs func(*T) *Attrs, fields []field[T]) *table[T] {
	max := uint16(0)
	for _, f := range fields {
		if f.attr > max {
			max = f.attr
		}
	}
	t := &table[T]{of: of, attrs: attrs, fields: fields, index: make([]uint8, max+1)}
	t.how = make([]how[T], len(fields))
	for i, f := range fields {
		if n, ok := f.ops.(flagged); ok {
			t.how[i].bits = n.attrFlags()
		}
		t.how[i].each, _ = f.ops.(repeated[T])
		_, t.how[i].part = f.ops.(interface{ apart() })
		t.index[f.attr] = uint8(i + 1)
		if strings.HasSuffix(f.name, "_PAD") {
			t.index[f.attr] = padIndex
		}
	}
	return t
}

func (t *table[T]) find(attr uint16) *field[T] {
	if int(attr) < len(t.index) {
		if i := t.index[attr]; i != 0 && i != padIndex {
			return &t.fields[i-1]
		}
	}
	return nil
}

// decode reads the attributes in b into v.
func (t *table[T]) decode(d *decoder, v *T, b []byte) {
	if d.depth++; d.depth > maxDepth {
		d.fail(t.of, ErrDepth)
		return
	}
	a := t.attrs(v)
	for len(b) != 0 && d.err == nil {
		typ, payload, rest, ok := d.next(b)
		if !ok {
			break
		}
		b = rest
		t.decodeOne(d, v, a, typ, payload)
	}
	if d.err != nil && d.errAt == "" {
		d.errAt = t.of
	}
	d.depth--
}

// decodeOne reads one attribute, whose type has its flag bits, into v.
func (t *table[T]) decodeOne(d *decoder, v *T, a *Attrs, typ uint16, payload []byte) {
	typ, flags := typ&nlaTypeMask, typ&^nlaTypeMask
	f := t.find(typ)
	if f == nil && int(typ) < len(t.index) && t.index[typ] == padIndex {
		return
	}
	ok := f != nil && f.ops != nil && f.decode(d, v, payload)
	switch {
	case d.err != nil:
		if d.errAt == "" && f != nil {
			d.errAt = f.name
		}
	case !ok:
		a.keep(RawAttr{Type: typ, Flags: flags, Data: append([]byte(nil), payload...)})
	default:
		a.present(f.attr, f.zero(v))
	}
}

// append writes every attribute that is present.
func (t *table[T]) append(e *encoder, v *T) {
	a := t.attrs(v)
	for i := range t.fields {
		f := &t.fields[i]
		if f.ops == nil || f.zero(v) && !a.zero.has(f.attr) {
			continue
		}
		h := &t.how[i]
		if h.each != nil {
			h.each.appendAll(e, v, f.attr|h.bits, f.name)
			continue
		}
		at := e.begin(f.attr | h.bits)
		f.ops.append(e, v)
		e.end(at, f.name)
	}
	for _, r := range a.Unknown() {
		at := e.begin(r.Type | r.Flags)
		e.bytes(r.Data)
		e.end(at, "unknown attribute")
	}
}

// flagged is implemented by ops whose attribute carries NLA_F_NESTED.
type flagged interface{ attrFlags() uint16 }

// repeated is implemented by ops whose attribute occurs once per element.
type repeated[T any] interface {
	appendAll(e *encoder, t *T, typ uint16, name string)
}

// has says whether an attribute is present: its field is not zero, or it was
// decoded or marked as zero, or it is among the unknown.
func (t *table[T]) has(v *T, attr uint16) bool {
	a := t.attrs(v)
	if a.zero.has(attr) {
		return true
	}
	if f := t.find(attr); f != nil && f.ops != nil && !f.zero(v) {
		return true
	}
	return a.hasUnknown(attr)
}

// json writes every present field that has a key, and the unknown ones.
func (t *table[T]) json(w *writer, v *T) {
	t.jsonFlat(w, v, "unknown")
}

// jsonFlat does so beside the keys of another object, which has an "unknown" of
// its own.
func (t *table[T]) jsonFlat(w *writer, v *T, unknown string) {
	a := t.attrs(v)
	for i := range t.fields {
		f := &t.fields[i]
		if f.key == "" || f.ops == nil || f.zero(v) && !a.zero.has(f.attr) {
			continue
		}
		w.key(f.key)
		f.ops.json(w, v)
	}
	w.unknown(unknown, a.Unknown())
}

// anyApart says whether a field in a part behind a pointer is not zero.
func (t *table[T]) anyApart(v *T) bool {
	for i := range t.how {
		if t.how[i].part && !t.fields[i].zero(v) {
			return true
		}
	}
	return false
}

func (a *Attrs) hasUnknown(attr uint16) bool {
	for _, r := range a.Unknown() {
		if r.Type == attr {
			return true
		}
	}
	return false
}
