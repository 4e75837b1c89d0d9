package codec

import (
	"encoding/binary"
	goflag "flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

var (
	mutations    = goflag.Int("mutations", 20_000, "damaged messages that TestMutated decodes")
	mutationSeed = goflag.Uint64("mutations.seed", 1, "the first seed of TestMutated")
)

// What holds for any bytes holds for the captures damaged as attributes are:
// changed, cut, doubled, swapped and moved, at any depth. Each message is made
// from a seed of its own, so the same run finds the same; the fuzz targets go
// further, but never twice the same way.
func TestMutated(t *testing.T) {
	all := shapes(bodies(t, func(uint16) bool { return true }))
	for i := range *mutations {
		seed := *mutationSeed + uint64(i)
		m := mutator{rand.New(rand.NewPCG(seed, 0))}
		from := all[m.IntN(len(all))]
		b := slices.Clone(from.body)
		for range 1 + m.IntN(4) {
			b = m.message(from.typ, b)
		}
		if !t.Run("", func(t *testing.T) { checkAny(t, from.typ, b, hostBig != (m.IntN(16) == 0)) }) {
			t.Fatalf("-mutations 1 -mutations.seed %d: type %d\n% x", seed, from.typ, b)
		}
	}
}

// shapes leaves out messages with the attributes of another one: the objects
// that are captured often would hide the others.
func shapes(list []message) []message {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(m message) bool {
		s := fmt.Sprint(m.typ, shape(m.body[min(align(likelyHeader(m.typ)), len(m.body)):]))
		defer func() { seen[s] = true }()
		return seen[s]
	})
}

// shape is the set of attributes in a list, with what is in them.
func shape(b []byte) string {
	var l []string
	for _, a := range split(b) {
		l = append(l, fmt.Sprint(a.typ, shape(a.data)))
	}
	slices.Sort(l)
	return fmt.Sprint(slices.Compact(l))
}

// mutator damages messages as its seed says.
type mutator struct{ *rand.Rand }

// message damages a message of a type: mostly its attributes, now and then its
// header.
func (m mutator) message(typ uint16, b []byte) []byte {
	n := align(likelyHeader(typ))
	if n > len(b) || m.IntN(16) == 0 {
		return m.bytes(b)
	}
	return append(b[:n:n], m.attrs(b[n:], 0)...)
}

// likelyHeader is a likely length of the header of a message: what the mutator
// takes for attributes need not be right.
func likelyHeader(typ uint16) int {
	switch typ &^ 3 {
	case RTMNewLink:
		return 16
	case RTMNewAddr, RTMNewNSID:
		return 8
	case RTMNewQdisc, RTMNewTClass, RTMNewTFilter, RTMNewChain:
		return 20
	case RTMNewNeighTbl, RTMNewNetconf, RTMNewAction:
		return 4
	case RTMNewNexthop, RTMNewMDB, RTMNewVLAN:
		return 8
	}
	return 12
}

// attrs damages one attribute of a list, or the list.
func (m mutator) attrs(b []byte, depth int) []byte {
	list := split(b)
	if len(list) == 0 {
		return m.bytes(b)
	}
	i, j := m.IntN(len(list)), m.IntN(len(list))
	switch m.IntN(10) {
	case 0:
		list[i], list[j] = list[j], list[i]
	case 1:
		list = slices.Insert(list, j, list[i])
	case 2:
		list = slices.Delete(list, i, i+1)
	case 3:
		list[i].typ = uint16(m.IntN(70)) | list[i].typ&^nlaTypeMask
	case 4:
		list[i].typ ^= uint16(1+m.IntN(3)) << 14
	case 5:
		list[i].data = list[i].data[:m.IntN(len(list[i].data)+1)]
	case 6:
		list[i].data = append(slices.Clip(list[i].data), byte(m.Uint32()))
	case 7:
		list[i].data = list[j].data
	default:
		if depth < 6 && len(list[i].data) > 0 && m.IntN(4) != 0 {
			list[i].data = m.attrs(list[i].data, depth+1)
		} else {
			list[i].data = m.bytes(list[i].data)
		}
	}
	return join(list)
}

// bytes changes one byte.
func (m mutator) bytes(b []byte) []byte {
	if len(b) == 0 {
		return []byte{byte(m.Uint32())}
	}
	b = slices.Clone(b)
	at := m.IntN(len(b))
	switch m.IntN(3) {
	case 0:
		b[at] ^= 1 << m.IntN(8)
	case 1:
		b[at] = byte(m.Uint32())
	default:
		b[at] = [...]byte{0, 1, 0x7f, 0x80, 0xff}[m.IntN(5)]
	}
	return b
}

// A plain attribute is one that nothing has been made of.
type plain struct {
	typ  uint16
	data []byte
}

// split is the attributes of a captured message as far as they are framed; none
// if there is anything else.
func split(b []byte) (list []plain) {
	for len(b) > 0 {
		if len(b) < 4 {
			return nil
		}
		n := int(binary.LittleEndian.Uint16(b))
		if n < 4 || n > len(b) {
			return nil
		}
		list = append(list, plain{binary.LittleEndian.Uint16(b[2:]), b[4:n]})
		b = b[min(len(b), align(n)):]
	}
	return list
}

// align rounds a length up as NLA_ALIGN does.
func align(n int) int { return (n + 3) &^ 3 }

func join(list []plain) (b []byte) {
	for _, a := range list {
		b = binary.LittleEndian.AppendUint16(b, uint16(4+len(a.data)))
		b = binary.LittleEndian.AppendUint16(b, a.typ)
		b = append(b, a.data...)
		b = append(b, make([]byte, align(len(b))-len(b))...)
	}
	return b
}
