package codec

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
)

// fuzz feeds a family of messages with the captures and what becomes of them.
func fuzz(f *testing.F, types ...uint16) {
	of := func(typ uint16) bool {
		for _, t := range types {
			if t/4 == typ/4 {
				return true
			}
		}
		return false
	}
	for _, m := range bodies(f, of) {
		f.Add(m.typ, m.body, hostBig)
	}
	f.Fuzz(func(t *testing.T, typ uint16, b []byte, swap bool) {
		typ = types[int(typ/4)%len(types)] | typ&3
		checkAny(t, typ, b, swap)
	})
}

// checkAny holds for any bytes: an error that says what is wrong, or an object
// that can be shown and that encodes to what decodes to the same.
func checkAny(t *testing.T, typ uint16, b []byte, swap bool) {
	p := Parser{swap: swap}
	r, err := p.Parse(typ, b)
	checkTable(t, typ, b, swap, r, err)
	if err != nil {
		var de *DecodeError
		if !errors.As(err, &de) || r != nil {
			t.Fatalf("%v with %v", r, err)
		}
		if !errors.Is(err, ErrShort) && !errors.Is(err, ErrFraming) && !errors.Is(err, ErrDepth) {
			t.Fatalf("an error of no kind: %v", err)
		}
		return
	}
	again, err := appendOrder(nil, r, swap)
	if err != nil {
		// What was decoded fits its attributes, but for a string whose NUL was left
		// out and what names an attribute twice.
		if errors.Is(err, ErrTooLong) && len(b) > 1<<15 {
			return
		}
		t.Fatalf("%v: %v", r, err)
	}
	q := Parser{swap: swap}
	s, err := q.Parse(typ, again)
	if err != nil || !reflect.DeepEqual(r, s) {
		t.Fatalf("%v\nonce  %+v\nagain %+v\n% x\n% x", err, r, s, b, again)
	}
	if j := AppendJSON(nil, r, nil); !json.Valid(j) {
		t.Fatalf("not JSON: %s", j)
	} else if k := twice(json.NewDecoder(bytes.NewReader(j))); k != "" {
		t.Fatalf("the key %q twice in one object: %s", k, j)
	}
	_ = r.String()
	if !EqualStable(r, s) {
		t.Fatalf("not stable: %v", r)
	}
}

// checkTable holds for any bytes: what is decoded by hand is as the table
// decodes it.
func checkTable(t *testing.T, typ uint16, b []byte, swap bool, r Resource, err error) {
	t.Helper()
	p := Parser{swap: swap, table: true}
	want, wantErr := p.Parse(typ, b)
	if !reflect.DeepEqual(r, want) || !reflect.DeepEqual(err, wantErr) {
		t.Fatalf("by hand %+v %v\nby table %+v %v\n% x", r, err, want, wantErr, b)
	}
}

// twice is a key that an object has twice.
func twice(d *json.Decoder) string {
	tok, err := d.Token()
	if err != nil {
		return ""
	}
	switch tok {
	case json.Delim('['):
		for d.More() {
			if k := twice(d); k != "" {
				return k
			}
		}
	case json.Delim('{'):
		for seen := map[string]bool{}; d.More(); {
			k, _ := d.Token()
			if s := k.(string); seen[s] {
				return s
			} else {
				seen[s] = true
			}
			if k := twice(d); k != "" {
				return k
			}
		}
	default:
		return ""
	}
	_, _ = d.Token()
	return ""
}

func FuzzLink(f *testing.F)    { fuzz(f, RTMNewLink, RTMNewLinkProp) }
func FuzzAddr(f *testing.F)    { fuzz(f, RTMNewAddr) }
func FuzzRoute(f *testing.F)   { fuzz(f, RTMNewRoute) }
func FuzzNeigh(f *testing.F)   { fuzz(f, RTMNewNeigh) }
func FuzzRule(f *testing.F)    { fuzz(f, RTMNewRule) }
func FuzzNexthop(f *testing.F) { fuzz(f, RTMNewNexthop, RTMNewNexthopBucket) }

func FuzzSettings(f *testing.F) {
	fuzz(f, RTMNewMulticast, RTMNewAnycast, RTMNewPrefix, RTMNewNeighTbl, RTMNewNDUserOpt, RTMNewAddrLabel, RTMNewNetconf, RTMNewNSID, RTMNewCacheReport, RTMGetDCB)
}

func FuzzBridge(f *testing.F) { fuzz(f, RTMNewMDB, RTMNewVLAN, RTMNewTunnel, RTMNewStats) }

func FuzzTC(f *testing.F) {
	fuzz(f, RTMNewQdisc, RTMNewTClass, RTMNewTFilter, RTMNewChain, RTMNewAction)
}
