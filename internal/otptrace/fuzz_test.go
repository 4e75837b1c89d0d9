package main

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	random = flag.Int("random", 40, "how many random scripts are run on both sides")
	seed   = flag.Uint64("seed", 1, "of the first of them")
)

// TestRandom runs random scripts on both sides, by turns of one supervisor and
// of a tree of them. A script whose traces differ is
// made as short as it can be.
func TestRandom(t *testing.T) {
	const batch = 200
	for done := 0; done < *random; done += batch {
		var all [][]string
		for i := done; i < min(done+batch, *random); i++ {
			make := randomScript
			if (*seed+uint64(i))%2 == 1 {
				make = treeScript
			}
			all = append(all, make(rand.New(rand.NewPCG(*seed+uint64(i), 0))))
		}
		differ := differences(t, all)
		for _, i := range differ {
			if len(differ) > 5 {
				t.Errorf("seed %d:\n%s", *seed+uint64(done+i), strings.Join(all[i], "\n"))
				continue
			}
			short := shrink(t, all[i])
			want, got := both(t, short)
			t.Errorf("seed %d:\n%s\nErlang:\n%s\nlinx:\n%s", *seed+uint64(done+i), strings.Join(short, "\n"), want, got)
		}
	}
}

// differences runs scripts on both sides and says which differ.
func differences(t *testing.T, scripts [][]string) []int {
	t.Helper()
	dir := t.TempDir()
	var files []string
	for i, s := range scripts {
		file := filepath.Join(dir, strconv.Itoa(i)+".scn")
		if err := os.WriteFile(file, []byte(strings.Join(s, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	var differ []int
	for i, want := range erlang(t, files) {
		if !same(kindOf(scripts[i]), want, trace(t, filepath.Base(files[i]), strings.Join(scripts[i], "\n")), nil) {
			differ = append(differ, i)
		}
	}
	return differ
}

func kindOf(script []string) string {
	if strings.Contains(strings.Join(script, "\n"), "simple_one_for_one") {
		return "simple"
	}
	return "other"
}

func both(t *testing.T, script []string) (want, got string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "short.scn")
	source := strings.Join(script, "\n")
	if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	return erlang(t, []string{file})[0], trace(t, "short.scn", source)
}

// shrink leaves out every line, and every word of a definition, without which
// the script still differs.
func shrink(t *testing.T, script []string) []string {
	t.Helper()
	for changed := true; changed; {
		changed = false
		var tries [][]string
		for i, line := range script {
			if !strings.HasPrefix(line, "start s") || strings.HasPrefix(line, "start_child") {
				if !strings.HasPrefix(line, "sup s ") {
					tries = append(tries, slices.Delete(slices.Clone(script), i, i+1))
				}
			}
			words := strings.Fields(line)
			if len(words) == 0 || words[0] != "child" && words[0] != "sup" {
				continue
			}
			for j := 2; j < len(words); j++ {
				if strings.HasPrefix(words[j], "period=") || strings.HasPrefix(words[j], "strategy=simple") {
					continue
				}
				try := slices.Clone(script)
				try[i] = strings.Join(slices.Delete(slices.Clone(words), j, j+1), " ")
				tries = append(tries, try)
			}
		}
		if differ := differences(t, tries); len(differ) > 0 {
			script, changed = tries[differ[0]], true
		}
	}
	return script
}
