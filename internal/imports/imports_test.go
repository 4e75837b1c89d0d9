package imports

import (
	"slices"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Every file of the module keeps the rules.
func TestModule(t *testing.T) {
	files, err := read("../..")
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, 0, len(files))
	for _, f := range files {
		names = append(names, f.name)
		for _, v := range violations(f) {
			t.Error(v)
		}
	}
	for _, want := range []string{"doc.go", "codec/doc.go", "internal/imports/imports.go"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s was not read", want)
		}
	}
}

// The rules find what they forbid, and nothing else.
func TestViolations(t *testing.T) {
	for _, c := range []struct {
		rule, file, imported, as string
		bad                      bool
	}{
		{"codec has the standard library alone", "codec/a.go", "encoding/binary", "", false},
		{"codec has the standard library alone", "codec/a.go", module + "/event", "", true},
		{"codec has the standard library alone", "codec/a_darwin.go", unix, "", true},
		{"no package uses cgo", "codec/a.go", "C", "", true},
		{"event imports codec", "event/a.go", module + "/codec", "", false},
		{"event imports codec only", "event/a.go", module + "/rtnl", "", true},
		{"rtnl opens the sockets", "rtnl/a.go", netlink, "", false},
		{"only rtnl opens sockets", "monitor/a.go", netlink, "", true},
		{"only rtnl and netnstest make system calls", "internal/netnstest/a.go", unix, "", false},
		{"only rtnl and netnstest make system calls", "monitor/a_test.go", unix, "", true},
		{"actor imports protoactor as pactor", "actor/a.go", protoactor + "/actor", "pactor", false},
		{"actor imports protoactor as pactor", "actor/a.go", protoactor + "/actor", "", true},
		{"only actor imports protoactor", "supervisor/a.go", protoactor + "/actor", "pactor", true},
		{"tests may use plain protoactor", "supervisor/a_test.go", protoactor + "/actor", "pactor", false},
		{"tests may use plain protoactor", "monitor_test.go", protoactor + "/actor", "pactor", false},
		{"monitor does not know supervisor", "monitor/a.go", module + "/supervisor", "", true},
		{"supervisor does not know monitor", "supervisor/a.go", module + "/monitor", "", true},
		{"reconcile takes a lister, not rtnl", "reconcile/a.go", module + "/rtnl", "", true},
		{"reconcile has no actors", "reconcile/a.go", module + "/actor", "", true},
		{"its actors do", "reconcile/mirror/a.go", module + "/actor", "", false},
		{"the mirror has a monitor of its own", "reconcile/mirror/a.go", module + "/monitor", "", false},
		{"but no supervisor", "reconcile/mirror/a.go", module + "/supervisor", "", true},
		{"a folder imports what is below it", "codec/a.go", module + "/codec/inner", "", false},
		{"a name is not a folder", "event/a.go", module + "/codecs", "", true},
		{"nobody imports the root", "examples/a/main.go", module, "", true},
		{"examples import any package", "examples/a/main.go", module + "/monitor", "", false},
		{"examples import nothing from outside", "examples/a/main.go", unix, "", true},
		{"tests look for leaks", "rtnl/a_test.go", leaks, "", false},
		{"only tests look for leaks", "rtnl/a.go", leaks, "", true},
		{"only tests use the test helpers", "monitor/a.go", module + "/internal/netnstest", "", true},
		{"only tests use the test helpers", "monitor/a_test.go", module + "/internal/netnstest", "", false},
		{"a new folder needs a rule", "other/a.go", "fmt", "", true},
	} {
		f := file{name: c.file, imports: map[string]string{c.imported: c.as}}
		if got := violations(f); (len(got) != 0) != c.bad {
			t.Errorf("%s: %s importing %s as %q: %q, want a violation: %v", c.rule, c.file, c.imported, c.as, got, c.bad)
		}
	}
}
