package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// families reads testdata/families.txt: the names of scenarios by family.
func families(t *testing.T) map[string][]string {
	t.Helper()
	source, err := os.ReadFile("testdata/families.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(source)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		family, patterns, ok := strings.Cut(line, ": ")
		if !ok || all[family] != nil {
			t.Fatalf("families.txt: no scenarios, or a second time: %s", line)
		}
		for _, p := range strings.Fields(patterns) {
			files, err := filepath.Glob("testdata/scenarios/" + p + ".scn")
			if err != nil || len(files) == 0 {
				t.Errorf("families.txt: %s: no scenario is called %s", family, p)
			}
			for _, f := range files {
				all[family] = append(all[family], scenarioName(f))
			}
		}
	}
	return all
}

func scenarioName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".scn") }

// checkFamilies fails if a family has less than two of the scenarios that were
// run, or if one that was run belongs to none.
func checkFamilies(t *testing.T, ran map[string]bool) {
	t.Helper()
	inFamily := map[string]bool{}
	for family, names := range families(t) {
		n := map[string]bool{}
		for _, name := range names {
			inFamily[name] = true
			if ran[name] {
				n[name] = true
			}
		}
		if len(n) < 2 {
			t.Errorf("family %q: %d scenarios were run, two are needed", family, len(n))
		}
	}
	for name := range ran {
		if !inFamily[name] {
			t.Errorf("%s belongs to no family", name)
		}
	}
}
