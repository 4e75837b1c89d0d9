package codec

// Ops built of other ops and types: fields rendered in another way, nested
// objects, arrays and lists.

// shown is ops with its own rendering.
type shown[T any] struct {
	ops[T]
	show func(w *writer, t *T)
}

func (f shown[T]) json(w *writer, t *T) { f.show(w, t) }
func (f shown[T]) attrFlags() uint16 {
	if n, ok := f.ops.(flagged); ok {
		return n.attrFlags()
	}
	return 0
}

// as gives a field its own rendering in JSON.
func as[T any](o ops[T], show func(w *writer, t *T)) ops[T] { return shown[T]{o, show} }

// number is what names and masks render.
type number interface {
	~uint8 | ~uint16 | ~uint32 | ~uint64 | ~int32
}

// named is a vtype rendered by name.
func named[V number](base *vtype[V], name func(V) string) *vtype[V] {
	t := *base
	t.json = func(w *writer, v *V) { w.str(name(*v)) }
	return &t
}

// inHex is a vtype rendered as "0x2a".
func inHex[V number](base *vtype[V]) *vtype[V] {
	t := *base
	t.json = func(w *writer, v *V) { w.hex0x(uint64(*v)) }
	return &t
}

// inBits is a vtype rendered as the list of the names of its bits.
func inBits[V number](base *vtype[V], names []bitName) *vtype[V] {
	t := *base
	t.json = func(w *writer, v *V) { w.mask(uint64(*v), names) }
	return &t
}

// asBool is a vtype rendered as whether it is not zero.
func asBool[V number](base *vtype[V]) *vtype[V] {
	t := *base
	t.json = func(w *writer, v *V) { w.bool(*v != 0) }
	return &t
}

// device renders an interface index by name, none as null.
func device[V ~uint32 | ~int32](base *vtype[V]) *vtype[V] {
	t := *base
	t.json = func(w *writer, v *V) {
		if *v == 0 {
			w.comma()
			w.buf = append(w.buf, "null"...)
			return
		}
		w.dev(int32(*v))
	}
	return &t
}

var (
	tDevS32 = device(&tS32)
	tHex32  = inHex(&tU32)
	tBool8  = asBool(&tU8)
)

// oif is an interface index that JSON shows as the interface's name.
func oif[T any](at func(*T) *int32) ops[T] { return val[T, int32]{at, tDevS32} }

// nest is an attribute that holds attributes, in an object of its own.
type nest[T, N any] struct {
	at    func(*T) **N
	table *table[N]
	bits  uint16
}

func (f nest[T, N]) decode(d *decoder, t *T, b []byte) bool {
	n := f.at(t)
	if *n == nil {
		*n = new(N)
	} else {
		var zero N
		**n = zero // the last of several counts, as in the kernel
	}
	f.table.decode(d, *n, b)
	return true
}
func (f nest[T, N]) append(e *encoder, t *T) { f.table.append(e, *f.at(t)) }
func (f nest[T, N]) zero(t *T) bool          { return *f.at(t) == nil }
func (f nest[T, N]) attrFlags() uint16       { return f.bits }
func (f nest[T, N]) what() string            { return "nested" }
func (f nest[T, N]) json(w *writer, t *T) {
	w.open('{')
	f.table.json(w, *f.at(t))
	w.close('}')
}

// nested is a nested attribute without NLA_F_NESTED, as old ones are.
func nested[T, N any](t *table[N], at func(*T) **N) ops[T] { return nest[T, N]{at, t, 0} }

// nestedF is a nested attribute that carries NLA_F_NESTED.
func nestedF[T, N any](t *table[N], at func(*T) **N) ops[T] { return nest[T, N]{at, t, nlaNested} }

// array is an attribute whose payload is elements of one size.
type array[T, V any] struct {
	at   func(*T) *[]V
	size int
	t    *vtype[V]
}

func (f array[T, V]) decode(d *decoder, t *T, b []byte) bool {
	if len(b)%f.size != 0 {
		return false
	}
	list := make([]V, len(b)/f.size)
	for i := range list {
		if !f.t.get(d, b[i*f.size:(i+1)*f.size], &list[i]) {
			return false
		}
	}
	*f.at(t) = nil
	if len(list) > 0 {
		*f.at(t) = list
	}
	return true
}

func (f array[T, V]) append(e *encoder, t *T) {
	list := *f.at(t)
	for i := range list {
		f.t.put(e, &list[i])
	}
}
func (f array[T, V]) zero(t *T) bool       { return len(*f.at(t)) == 0 }
func (f array[T, V]) what() string         { return "array of " + f.t.name }
func (f array[T, V]) json(w *writer, t *T) { jsonList(w, *f.at(t), f.t.json) }

func arrayOf[T, V any](size int, t *vtype[V], at func(*T) *[]V) ops[T] {
	return array[T, V]{at, size, t}
}

func jsonList[V any](w *writer, list []V, show func(*writer, *V)) {
	w.open('[')
	for i := range list {
		show(w, &list[i])
	}
	w.close(']')
}

// list is an attribute that holds one attribute per element, all of type elem,
// or numbered from 0 if elem is indexed.
type list[T, V any] struct {
	at   func(*T) *[]V
	elem uint16
	t    *vtype[V]
	bits uint16 // flag bits of the list's own attribute
	each uint16 // flag bits of each element
}

// indexed is the elem of lists whose elements are numbered by position.
const indexed uint16 = 0xffff

func (f list[T, V]) decode(d *decoder, t *T, b []byte) bool {
	n := 0
	d.each(b, func(uint16, []byte) { n++ })
	if d.err != nil {
		return false
	}
	out := make([]V, 0, n)
	d.each(b, func(typ uint16, b []byte) {
		elem := f.elem
		if elem == indexed {
			elem = uint16(len(out))
		}
		if typ != elem {
			return
		}
		out = append(out, *new(V))
		if !f.t.get(d, b, &out[len(out)-1]) {
			out = out[:len(out)-1]
		}
	})
	if len(out) != n || d.err != nil {
		return false
	}
	if n == 0 {
		out = nil
	}
	*f.at(t) = out
	return true
}

func (f list[T, V]) append(e *encoder, t *T) {
	l := *f.at(t)
	for i := range l {
		typ := f.elem
		if typ == indexed {
			typ = uint16(i)
		}
		at := e.begin(typ | f.each)
		f.t.put(e, &l[i])
		e.end(at, f.t.name)
	}
}
func (f list[T, V]) zero(t *T) bool       { return len(*f.at(t)) == 0 }
func (f list[T, V]) what() string         { return "list of " + f.t.name }
func (f list[T, V]) attrFlags() uint16    { return f.bits }
func (f list[T, V]) json(w *writer, t *T) { jsonList(w, *f.at(t), f.t.json) }

func listOf[T, V any](elem uint16, t *vtype[V], at func(*T) *[]V) ops[T] {
	return list[T, V]{at, elem, t, 0, 0}
}

func listOfF[T, V any](elem uint16, t *vtype[V], at func(*T) *[]V) ops[T] {
	return list[T, V]{at, elem, t, nlaNested, 0}
}

// listOfFF is a list of which each element carries NLA_F_NESTED, too.
func listOfFF[T, V any](elem uint16, t *vtype[V], at func(*T) *[]V) ops[T] {
	return list[T, V]{at, elem, t, nlaNested, nlaNested}
}

// object is the vtype of a nested object as an element of a list.
func object[N any](t *table[N]) *vtype[N] {
	return &vtype[N]{
		name: "nested",
		get:  func(d *decoder, b []byte, v *N) bool { t.decode(d, v, b); return d.err == nil },
		put:  func(e *encoder, v *N) { t.append(e, v) },
		zero: func(*N) bool { return false },
		json: func(w *writer, v *N) { w.open('{'); t.json(w, v); w.close('}') },
	}
}

// fixed is the vtype of a C struct of a fixed size. Newer kernels append to
// their structs: more bytes than size are ignored.
func fixed[V comparable](name string, size int, get func(d *decoder, b []byte, v *V), put func(e *encoder, v *V), json func(w *writer, v *V)) vtype[V] {
	return vtype[V]{name,
		func(d *decoder, b []byte, v *V) bool {
			if len(b) < size {
				return false
			}
			get(d, b, v)
			return true
		},
		put, isZero[V], json}
}

// custom is the ops of a field with rules of its own.
type custom[T any] struct {
	name string
	get  func(d *decoder, t *T, b []byte) bool
	put  func(e *encoder, t *T)
	none func(t *T) bool
	show func(w *writer, t *T)
	bits uint16
}

func (f custom[T]) decode(d *decoder, t *T, b []byte) bool { return f.get(d, t, b) }
func (f custom[T]) append(e *encoder, t *T)                { f.put(e, t) }
func (f custom[T]) zero(t *T) bool                         { return f.none(t) }
func (f custom[T]) json(w *writer, t *T)                   { f.show(w, t) }
func (f custom[T]) what() string                           { return f.name }
func (f custom[T]) attrFlags() uint16                      { return f.bits }

// choice is ops that depend on what is already known of the object; nil for
// none: the attribute is then kept raw.
type choice[T any] struct {
	pick func(t *T) ops[T]
	bits uint16
	name string // in the coverage document
}

func (f choice[T]) decode(d *decoder, t *T, b []byte) bool {
	o := f.pick(t)
	return o != nil && o.decode(d, t, b)
}
func (f choice[T]) append(e *encoder, t *T) { f.pick(t).append(e, t) }
func (f choice[T]) zero(t *T) bool {
	o := f.pick(t)
	return o == nil || o.zero(t)
}
func (f choice[T]) json(w *writer, t *T) { f.pick(t).json(w, t) }
func (f choice[T]) what() string         { return f.name }
func (f choice[T]) attrFlags() uint16    { return f.bits }

// repeats is an attribute that occurs once per element.
type repeats[T, V any] struct {
	at   func(*T) *[]V
	t    *vtype[V]
	bits uint16
}

func (f repeats[T, V]) decode(d *decoder, t *T, b []byte) bool {
	var v V
	if !f.t.get(d, b, &v) {
		return false
	}
	*f.at(t) = append(*f.at(t), v)
	return true
}

func (f repeats[T, V]) appendAll(e *encoder, t *T, typ uint16, name string) {
	list := *f.at(t)
	for i := range list {
		at := e.begin(typ)
		f.t.put(e, &list[i])
		e.end(at, name)
	}
}
func (f repeats[T, V]) append(*encoder, *T)  {}
func (f repeats[T, V]) zero(t *T) bool       { return len(*f.at(t)) == 0 }
func (f repeats[T, V]) json(w *writer, t *T) { jsonList(w, *f.at(t), f.t.json) }
func (f repeats[T, V]) what() string         { return f.t.name + ", repeated" }

func (f repeats[T, V]) attrFlags() uint16 { return f.bits }

func each[T, V any](t *vtype[V], at func(*T) *[]V) ops[T]  { return repeats[T, V]{at, t, 0} }
func eachF[T, V any](t *vtype[V], at func(*T) *[]V) ops[T] { return repeats[T, V]{at, t, nlaNested} }

// apart is the ops of a field in a part of the object behind a pointer, which is
// nil as long as the part has nothing.
type apart[T, X any] struct {
	at func(*T) **X
	in ops[X]
}

func (f apart[T, X]) decode(d *decoder, t *T, b []byte) bool {
	p := f.at(t)
	if *p != nil {
		return f.in.decode(d, *p, b)
	}
	x := new(X)
	if !f.in.decode(d, x, b) {
		return false
	}
	if !f.in.zero(x) {
		*p = x
	}
	return true
}

// get is the part to be read.
func (f apart[T, X]) get(t *T) *X {
	if x := *f.at(t); x != nil {
		return x
	}
	return new(X)
}

func (f apart[T, X]) append(e *encoder, t *T) { f.in.append(e, f.get(t)) }
func (f apart[T, X]) json(w *writer, t *T)    { f.in.json(w, f.get(t)) }
func (f apart[T, X]) what() string            { return f.in.what() }
func (f apart[T, X]) apart()                  {}

func (f apart[T, X]) zero(t *T) bool {
	x := *f.at(t)
	return x == nil || f.in.zero(x)
}

func (f apart[T, X]) attrFlags() uint16 {
	if n, ok := f.in.(flagged); ok {
		return n.attrFlags()
	}
	return 0
}
