package codec

import (
	"encoding/hex"
	"net/netip"
	"strconv"
	"unicode/utf8"
)

// writer appends JSON. Commas come by themselves: one is due before a key or
// an element unless something was just opened.
type writer struct {
	buf  []byte
	link func(index int32) string // names an interface; never nil
}

// AppendJSON appends r as one JSON object, in the names and shapes of
// ip -j -d where ip shows the field and in the kernel's names otherwise.
// linkName names an interface by its index in the namespace of the message;
// where it is nil or returns "", the name is "if" and the index, as ip prints
// an interface that it cannot find.
func AppendJSON(dst []byte, r Resource, linkName func(index int32) string) []byte {
	w := writer{dst, linkName}
	if linkName == nil {
		w.link = func(int32) string { return "" }
	}
	r.json(&w)
	return w.buf
}

func marshal(r Resource) ([]byte, error) { return AppendJSON(nil, r, nil), nil }

func (w *writer) comma() {
	if n := len(w.buf); n > 0 {
		switch w.buf[n-1] {
		case '{', '[', ':', ',':
		default:
			w.buf = append(w.buf, ',')
		}
	}
}

func (w *writer) open(c byte)  { w.comma(); w.buf = append(w.buf, c) }
func (w *writer) close(c byte) { w.buf = append(w.buf, c) }

// begin opens the message's own object, without a comma: what is in dst before
// it is not this package's.
func (w *writer) begin() { w.buf = append(w.buf, '{') }

func (w *writer) key(k string) {
	w.comma()
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, k...)
	w.buf = append(w.buf, '"', ':')
}

func (w *writer) uint(v uint64) { w.comma(); w.buf = strconv.AppendUint(w.buf, v, 10) }
func (w *writer) int(v int64)   { w.comma(); w.buf = strconv.AppendInt(w.buf, v, 10) }
func (w *writer) bool(v bool)   { w.comma(); w.buf = strconv.AppendBool(w.buf, v) }
func (w *writer) hex(b []byte)  { w.quoted(hex.EncodeToString(b)) }

// hex0x appends a number as C's %#x does: zero has no prefix.
func (w *writer) hex0x(v uint64) {
	if v == 0 {
		w.quoted("0")
		return
	}
	w.quoted("0x" + strconv.FormatUint(v, 16))
}

// quoted appends a string that needs no escaping.
func (w *writer) quoted(s string) {
	w.comma()
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, s...)
	w.buf = append(w.buf, '"')
}

// str appends any string; bytes that are not UTF-8 become U+FFFD.
func (w *writer) str(s string) {
	w.comma()
	w.buf = append(w.buf, '"')
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"' || r == '\\':
			w.buf = append(w.buf, '\\', byte(r))
		case r < 0x20 || r == 0x7f || r == 0x2028 || r == 0x2029:
			const digits = "0123456789abcdef"
			w.buf = append(w.buf, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
		default:
			w.buf = utf8.AppendRune(w.buf, r)
		}
		i += n
	}
	w.buf = append(w.buf, '"')
}

func (w *writer) addr(a netip.Addr) { w.quoted(a.String()) }

// dev appends the name of an interface.
func (w *writer) dev(index int32) { w.str(w.devName(index)) }

func (w *writer) devName(index int32) string {
	if s := w.link(index); s != "" {
		return s
	}
	return "if" + strconv.Itoa(int(index))
}

func (w *writer) kv(k, v string)            { w.key(k); w.str(v) }
func (w *writer) kvUint(k string, v uint64) { w.key(k); w.uint(v) }
func (w *writer) kvInt(k string, v int64)   { w.key(k); w.int(v) }
func (w *writer) kvDev(k string, i int32)   { w.key(k); w.dev(i) }

// null appends a key with the value null, ip's way to say that something is so.
func (w *writer) null(k string, set bool) {
	if set {
		w.key(k)
		w.buf = append(w.buf, "null"...)
	}
}

func (w *writer) flag(k string, set bool) {
	if set {
		w.key(k)
		w.bool(true)
	}
}

// unknown appends the attributes that were kept raw.
func (w *writer) unknown(key string, list []RawAttr) {
	if len(list) == 0 {
		return
	}
	w.key(key)
	w.open('[')
	for _, r := range list {
		w.open('{')
		w.kvUint("type", uint64(r.Type))
		w.key("data")
		w.hex(r.Data)
		w.close('}')
	}
	w.close(']')
}
