package codec

import (
	"reflect"
	"testing"
)

// The kernel lists all Geneve options in one attribute, where each begins with
// its class; a request has an attribute for each. Both are the same options.
func TestGeneveOptions(t *testing.T) {
	option := func(class, typ byte) []byte {
		b := append(le(LWTUNNELIPOptGeneveClass, []byte{1, class}), le(LWTUNNELIPOptGeneveType, []byte{typ})...)
		return append(b, le(LWTUNNELIPOptGeneveData, []byte{typ, 0, 0, 0})...)
	}
	one := le(LWTUNNELIPOptsGeneve, option(2, 3), option(4, 5))
	each := append(le(LWTUNNELIPOptsGeneve, option(2, 3)), le(LWTUNNELIPOptsGeneve, option(4, 5))...)
	want := []GeneveOpt{{Class: 0x102, Type: 3, Data: []byte{3, 0, 0, 0}}, {Class: 0x104, Type: 5, Data: []byte{5, 0, 0, 0}}}
	for rule, b := range map[string][]byte{"in one": one, "one each": each} {
		o, err := decodeOne(tunnelOptsTable, b)
		if err != nil || !reflect.DeepEqual(o.Geneve, want) {
			t.Errorf("%s: %+v (%v), want %+v", rule, o, err, want)
			continue
		}
		e := encoder{swap: hostBig}
		if tunnelOptsTable.append(&e, o); !reflect.DeepEqual(e.buf, each) {
			t.Errorf("%s: % x, want % x", rule, e.buf, each)
		}
	}
}

// A class of the wrong size is kept and begins no option, wherever it stands.
func TestGeneveClassOfOtherSize(t *testing.T) {
	rest := append(le(LWTUNNELIPOptGeneveType, []byte{7}), le(LWTUNNELIPOptGeneveData, []byte{1, 2, 3, 4})...)
	class := le(LWTUNNELIPOptGeneveClass, []byte{1})
	for rule, b := range map[string][]byte{
		"first": append(class, rest...),
		"last":  append(rest[:len(rest):len(rest)], class...),
	} {
		o, err := decodeOne(tunnelOptsTable, le(LWTUNNELIPOptsGeneve, b))
		if err != nil || len(o.Geneve) != 1 || len(o.Geneve[0].Unknown()) != 1 || o.Geneve[0].Type != 7 {
			t.Errorf("%s: %+v (%v), want one option with its class raw", rule, o, err)
		}
	}
}
