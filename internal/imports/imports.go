// Package imports checks that imports inside the module go one way, and that
// what comes from outside is imported only where it belongs.
//
// It reads the sources instead of asking the go tool, so that files for every
// operating system and every build tag are checked.
package imports

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const module = "github.com/linx-go/linx"

// Modules from outside.
const (
	protoactor = "github.com/asynkron/protoactor-go"
	netlink    = "github.com/mdlayher/netlink"
	unix       = "golang.org/x/sys/unix"
	leaks      = "go.uber.org/goleak"
)

// rule says what the packages of one folder, and of those below it that have
// no rule of their own, may import besides the standard library and each other.
type rule struct {
	dir string
	// own are folders of this module, with what is below them; "." is any.
	own []string
	// outside are import paths, with what is below them.
	outside []string
	// testOwn and testOutside are what test files may import in addition to
	// own, outside, internal and goleak.
	testOwn, testOutside []string
}

var rules = []rule{
	{dir: "codec", testOwn: []string{"rtnl"}},
	{dir: "event", own: []string{"codec"}},
	{dir: "rtnl", own: []string{"codec"}, outside: []string{netlink, unix}},
	{dir: "actor", outside: []string{protoactor}},
	{dir: "supervisor", own: []string{"actor"}, testOutside: []string{protoactor}},
	{
		dir: "monitor", own: []string{"actor", "rtnl", "event", "codec"},
		testOwn: []string{"supervisor"}, testOutside: []string{protoactor},
	},
	{dir: "reconcile", own: []string{"event", "codec"}},
	{
		// Without configuration a mirror uses the kernel's lists and a monitor.
		dir: "reconcile/mirror", own: []string{"reconcile", "actor", "event", "codec", "monitor", "rtnl"},
		testOwn: []string{"supervisor"}, testOutside: []string{protoactor},
	},
	{
		dir: "reconcile/loop", own: []string{"reconcile", "actor", "event", "codec"},
		testOwn: []string{"supervisor", "monitor", "rtnl"},
	},
	{dir: "examples", own: []string{"."}},
	{dir: "internal", own: []string{"."}},
	{dir: "internal/netnstest", outside: []string{unix, leaks}},
	// The module's root: what a program sees, end to end.
	{dir: ".", testOwn: []string{"."}, testOutside: []string{protoactor}},
}

// file is what one source file imports.
type file struct {
	name    string            // path below the module's root, with slashes
	imports map[string]string // import path to the name it is given, "" if none
}

func (f file) isTest() bool { return strings.HasSuffix(f.name, "_test.go") }

// read parses the import clauses of every Go file of the module at root, but
// not of modules nested in it.
func read(root string) ([]file, error) {
	var files []file
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return enter(p, rel, d.Name())
		}
		if filepath.Ext(p) != ".go" {
			return nil
		}
		f, err := parse(p, filepath.ToSlash(rel))
		files = append(files, f)
		return err
	})
	return files, err
}

// enter answers whether a folder belongs to the module: as WalkDir wants it.
func enter(p, rel, name string) error {
	if rel == "." {
		return nil
	}
	if name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
		return filepath.SkipDir
	}
	mods, err := filepath.Glob(filepath.Join(p, "go.mod"))
	if err != nil {
		return err
	}
	if len(mods) != 0 {
		return filepath.SkipDir
	}
	return nil
}

func parse(p, rel string) (file, error) {
	f := file{name: rel, imports: map[string]string{}}
	syntax, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
	if err != nil {
		return f, err
	}
	for _, spec := range syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return f, fmt.Errorf("%s: %w", rel, err)
		}
		f.imports[imported] = ""
		if spec.Name != nil {
			f.imports[imported] = spec.Name.Name
		}
	}
	return f, nil
}

// violations is what is wrong with a file's imports, one line each, sorted.
func violations(f file) []string {
	r, ok := ruleFor(path.Dir(f.name))
	if !ok {
		return []string{f.name + ": no rule for this folder; give it one"}
	}
	var bad []string
	for imported, name := range f.imports {
		if !r.allows(imported, f.isTest()) {
			bad = append(bad, fmt.Sprintf("%s: may not import %s", f.name, imported))
		}
		if imported == protoactor+"/actor" && name != "pactor" {
			bad = append(bad, fmt.Sprintf("%s: must import %s as pactor", f.name, imported))
		}
	}
	slices.Sort(bad)
	return bad
}

// ruleFor is the rule of the nearest folder that has one.
func ruleFor(dir string) (rule, bool) {
	for d := dir; ; d = path.Dir(d) {
		for _, r := range rules {
			// The root's rule is the root's alone.
			if r.dir == d && (d != "." || dir == ".") {
				return r, true
			}
		}
		if d == "." {
			return rule{}, false
		}
	}
}

func (r rule) allows(imported string, test bool) bool {
	if imported == module || strings.HasPrefix(imported, module+"/") {
		dir := strings.TrimPrefix(strings.TrimPrefix(imported, module), "/")
		own := append(slices.Clone(r.own), r.dir)
		if test {
			own = append(append(own, r.testOwn...), "internal")
		}
		return slices.ContainsFunc(own, func(o string) bool { return o == "." && dir != "" || below(dir, o) })
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return imported != "C" // the standard library
	}
	outside := slices.Clone(r.outside)
	if test {
		outside = append(append(outside, r.testOutside...), leaks)
	}
	return slices.ContainsFunc(outside, func(o string) bool { return below(imported, o) })
}

// below says whether p is dir or under it.
func below(p, dir string) bool { return p == dir || strings.HasPrefix(p, dir+"/") }
