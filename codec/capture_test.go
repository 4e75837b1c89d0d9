package codec

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// hostBig says whether this machine is big-endian; the captures are not.
var hostBig = binary.NativeEndian.Uint16([]byte{0, 1}) == 1

// littleEndian is a Parser for captures.
func littleEndian() *Parser { return &Parser{swap: hostBig} }

// typeNumber is the number of an RTM_* name.
func typeNumber(t *testing.T, name string) uint16 {
	for typ, n := range typeNames {
		if n == name {
			return uint16(typ)
		}
	}
	t.Fatalf("no message type is called %q", name)
	return 0
}

// message is a line "< TYPE HEX" of a capture, and where it is.
type message struct {
	at   string
	typ  uint16
	body []byte
}

// readCapture calls each with every message of a capture and the golden lines
// after it, "= JSON" and "~ text". What each returns is the lines to be.
func readCapture(t *testing.T, file string, each func(m message, golden string) string) {
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	lines := strings.Split(strings.TrimSuffix(string(old), "\n"), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "= ") || strings.HasPrefix(line, "~ ") {
			continue
		}
		out.WriteString(line + "\n")
		f := strings.Fields(line)
		if len(f) == 0 || f[0] != "<" {
			continue
		}
		if len(f) == 2 {
			f = append(f, "")
		}
		b, err := hex.DecodeString(f[2])
		if err != nil {
			t.Fatal(err)
		}
		golden := ""
		for _, l := range lines[i+1 : min(i+3, len(lines))] {
			if !strings.HasPrefix(l, "= ") && !strings.HasPrefix(l, "~ ") {
				break
			}
			golden += l + "\n"
		}
		out.WriteString(each(message{filepath.Base(file), typeNumber(t, f[1]), b}, golden))
	}
	if *update && !bytes.Equal(out.Bytes(), old) {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func captures(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*.capture")
	if err != nil || len(files) == 0 {
		t.Fatalf("no captures: %v", err)
	}
	return files
}

// Every message the kernel sent decodes to the JSON beside it; what is decoded
// encodes to the attributes the kernel sent, but for their order; and that
// decodes to the same again.
func TestCaptures(t *testing.T) {
	for _, file := range captures(t) {
		p := littleEndian()
		readCapture(t, file, func(m message, golden string) string {
			r, err := p.Parse(m.typ, m.body)
			if errors.Is(err, ErrUnknownType) {
				return ""
			}
			if err != nil {
				t.Errorf("%s: %s %x: %v", m.at, TypeName(m.typ), m.body, err)
				return ""
			}
			j, err := json.Marshal(r)
			if err != nil {
				t.Errorf("%s: %s: %v", m.at, AppendJSON(nil, r, nil), err)
			}
			got := "= " + string(j) + "\n~ " + r.String() + "\n"
			if !*update && got != golden {
				t.Errorf("%s: %s\n got %s\nwant %s", m.at, TypeName(m.typ), got, golden)
			}
			if k := twice(json.NewDecoder(bytes.NewReader(j))); k != "" {
				t.Errorf("%s: the key %q twice in %s", m.at, k, j)
			}
			b, err := appendOrder(nil, r, hostBig)
			if err != nil {
				t.Fatal(err)
			}
			again, err := littleEndian().Parse(m.typ, b)
			if err != nil || !reflect.DeepEqual(r, again) {
				t.Errorf("%s: %s\nonce  %+v\nagain %+v (%v)", m.at, TypeName(m.typ), r, again, err)
			}
			if missing := missingAttrs(m.typ, m.body, b); missing != "" {
				t.Errorf("%s: %s: %s\nkernel %x\nwe     %x", m.at, r, missing, m.body, b)
			}
			return got
		})
	}
}

// missingAttrs compares the attributes of two bodies, in whatever order they
// are, all the way down.
func missingAttrs(typ uint16, kernel, we []byte) string {
	n := map[uint16]int{
		RTMNewLink: sizeofIfInfoMsg, RTMNewAddr: sizeofIfAddrMsg, RTMNewNeigh: sizeofNdMsg,
		RTMNewRoute: sizeofRtMsg, RTMNewRule: sizeofFibRuleHdr, RTMNewLinkProp: sizeofIfInfoMsg,
		RTMNewNexthop: sizeofNhMsg, RTMNewNexthopBucket: sizeofNhMsg,
		RTMNewQdisc: sizeofTcMsg, RTMNewTClass: sizeofTcMsg, RTMNewTFilter: sizeofTcMsg, RTMNewChain: sizeofTcMsg, RTMNewAction: sizeofTCAMsg,
		RTMNewMDB: sizeofBrPortMsg, RTMNewStats: sizeofIfStatsMsg, RTMNewVLAN: sizeofBrVLANMsg, RTMNewTunnel: sizeofTunnelMsg,
		RTMNewMulticast: sizeofIfAddrMsg, RTMNewAnycast: sizeofIfAddrMsg, RTMNewPrefix: sizeofPrefixMsg, RTMNewNeighTbl: sizeofNdtMsg,
		RTMNewAddrLabel: sizeofIfAddrLblMsg, RTMNewNetconf: sizeofNetconfMsg, RTMNewNSID: sizeofNsMsg, RTMNewCacheReport: sizeofCacheReportMsg,
	}[typ&^3]
	if n == 0 {
		return ""
	}
	if !bytes.Equal(kernel[:n], we[:n]) {
		return "another header"
	}
	if !bytes.Equal(canonical(typ, kernel[n:]), canonical(typ, we[n:])) {
		return "other attributes"
	}
	return ""
}

// canonical is attributes sorted, without flag bits, and so on inside those
// that hold attributes themselves.
func canonical(typ uint16, b []byte) []byte {
	d := decoder{swap: hostBig}
	var parts [][]byte
	d.each(b, func(attr uint16, p []byte) {
		switch {
		case typ&^3 == RTMNewRoute && attr == RTAMultipath, typ&^3 == RTMNewMDB:
			// Framed in another way; compare how many bytes of each value there are.
			p = slices.Sorted(slices.Values(p))
		case len(p) > 4 && d.wellFramed(p):
			p = canonical(typ, p)
		case typ&^3 == RTMNewLink && attr == IFLAVXLANTTLInherit && len(p) == 1 && p[0] == 1:
			p = nil // which a request has as a flag
		}
		part := append([]byte{byte(attr), byte(attr >> 8), 0, 0}, p...)
		parts = append(parts, part)
	})
	if d.err != nil {
		return b
	}
	slices.SortFunc(parts, bytes.Compare)
	return bytes.Join(parts, nil)
}

// bodies are all messages of the captures, for fuzzing and malformed inputs.
func bodies(t testing.TB, of func(typ uint16) bool) []message {
	var list []message
	for _, file := range captures(t) {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		for s := bufio.NewScanner(f); s.Scan(); {
			w := strings.Fields(s.Text())
			if len(w) != 3 || w[0] != "<" {
				continue
			}
			b, _ := hex.DecodeString(w[2])
			for typ, n := range typeNames {
				if n == w[1] && of(uint16(typ)) {
					list = append(list, message{file, uint16(typ), b})
				}
			}
		}
		f.Close()
	}
	return list
}
