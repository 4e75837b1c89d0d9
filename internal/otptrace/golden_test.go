package main

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

var rewrite = flag.Bool("rewrite", false, "write the goldens as Erlang prints them instead of comparing")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const scenarios = "testdata/scenarios/*.scn"

// allowed is one line of one scenario that may differ from Erlang's.
type allowed struct {
	scenario, want, got, reason string
	used                        bool
}

// readAllowed reads testdata/allow.txt: four fields a line, separated by " | ".
func readAllowed(t *testing.T) []*allowed {
	t.Helper()
	source, err := os.ReadFile("testdata/allow.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []*allowed
	for line := range strings.Lines(string(source)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) != 4 || slices.Contains(f, "") {
			t.Fatalf("allow.txt: not four fields: %s", line)
		}
		list = append(list, &allowed{f[0], f[1], f[2], f[3], false})
	}
	if len(list) > 10 {
		t.Errorf("allow.txt: %d entries; more than ten are a supervisor of another kind", len(list))
	}
	return list
}

// same compares a trace with Erlang's. Dynamic children stop at once, in no
// order, so that their terminate lines are compared as a set.
func same(name, want, got string, allow []*allowed) bool {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	if strings.Contains(want, "{undefined,") || strings.Contains(name, "simple") {
		sortTerminates(w)
		sortTerminates(g)
	}
	if len(w) != len(g) {
		return false
	}
	for i := range w {
		if w[i] == g[i] {
			continue
		}
		at := slices.IndexFunc(allow, func(a *allowed) bool {
			return !a.used && a.scenario == name && a.want == strings.TrimSpace(w[i]) && a.got == strings.TrimSpace(g[i])
		})
		if at < 0 {
			return false
		}
		allow[at].used = true
	}
	return true
}

func sortTerminates(lines []string) {
	is := func(s string) bool { return strings.HasPrefix(s, "  terminate ") }
	for i := 0; i < len(lines); i++ {
		from := i
		for i < len(lines) && is(lines[i]) {
			i++
		}
		slices.Sort(lines[from:i])
	}
}

// TestScenarios compares our trace of every scenario with Erlang's, which is
// beside it. Two or more of each family are run.
func TestScenarios(t *testing.T) {
	files := scripts(t)
	allow := readAllowed(t)
	ran := map[string]bool{}
	for _, file := range files {
		name := scenarioName(file)
		t.Run(name, func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden, err := os.ReadFile(strings.TrimSuffix(file, ".scn") + ".golden")
			if err != nil {
				t.Fatal(err)
			}
			got := trace(t, filepath.Base(file), string(source))
			ran[name] = true
			if !same(name, string(golden), got, allow) {
				t.Errorf("Erlang:\n%s\nlinx:\n%s", golden, got)
			}
		})
	}
	checkFamilies(t, ran)
	for _, a := range allow {
		if !a.used {
			t.Errorf("allow.txt: not needed: %s: %s", a.scenario, a.want)
		}
	}
}

func scripts(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(scenarios)
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	return files
}

// TestErlang lets Erlang print every golden again: with CI=true always, and two or
// more of each family.
func TestErlang(t *testing.T) {
	if *rewrite && os.Getenv("CI") == "true" {
		t.Fatal("goldens that are written are not compared")
	}
	files := scripts(t)
	traces := erlang(t, files)
	ran := map[string]bool{}
	for i, file := range files {
		golden := strings.TrimSuffix(file, ".scn") + ".golden"
		if *rewrite {
			if err := os.WriteFile(golden, []byte(traces[i]), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		name := scenarioName(file)
		ran[name] = true
		if !same(name, string(want), traces[i], nil) {
			t.Errorf("%s: golden:\n%s\nErlang:\n%s", name, want, traces[i])
		}
	}
	if !*rewrite {
		checkFamilies(t, ran)
	}
}

// erlang runs scripts with Erlang, all in one VM with one scheduler, and returns
// their traces.
func erlang(t *testing.T, files []string) []string {
	t.Helper()
	for _, tool := range []string{"erl", "erlc"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatalf("Erlang is needed: %v", err)
			}
			t.Skipf("compares with Erlang, which is not installed: %v", err)
		}
	}
	dir := t.TempDir()
	if out, err := exec.Command("erlc", "-o", dir, "testdata/erlang/conf.erl", "testdata/erlang/cw.erl").CombinedOutput(); err != nil {
		t.Fatalf("erlc: %v\n%s", err, out)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "erl", append([]string{"+S", "1:1", "-noshell", "-pa", dir, "-s", "conf", "main"}, files...)...)
	cmd.Env = append(os.Environ(), "ERL_CRASH_DUMP="+filepath.Join(dir, "erl_crash.dump"))
	out, err := cmd.CombinedOutput()
	parts := strings.Split("\n"+string(out), "\n== ")[1:]
	if err != nil || len(parts) != len(files) {
		t.Fatalf("erl: %v; %d traces of %d\n%s", err, len(parts), len(files), out[max(0, len(out)-2000):])
	}
	for i := range parts {
		parts[i] = "== " + strings.TrimSuffix(parts[i], "\n") + "\n"
	}
	return parts
}
