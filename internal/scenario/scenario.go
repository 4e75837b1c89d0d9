// Package scenario runs golden scripts: text files that hold, line by line,
// what is done to something and what it answers.
//
// A line that begins with "> " is a step; the indented lines after it are what
// the step must answer. Comments ("#") and empty lines stand for themselves.
// A test that was started with -rewrite writes the answers instead of
// comparing them.
package scenario

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var rewrite = flag.Bool("rewrite", false, "write the answers of golden scripts instead of comparing them")

// Run runs every script that pattern names, each as a subtest with a step
// function of its own: begin is called at the script's start and returns what
// carries out a step and answers it.
func Run(t *testing.T, pattern string, begin func(t *testing.T) func(step string) []string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no script matches %s", pattern)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(string(want), begin(t))
			if got == string(want) {
				return
			}
			if *rewrite {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s answers otherwise:\n%s", file, diff(string(want), got))
		})
	}
}

// play is the script with the answers that the steps give.
func play(script string, step func(string) []string) string {
	var b strings.Builder
	for line := range strings.Lines(script) {
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
			continue // an answer of before
		}
		b.WriteString(line)
		if s, ok := strings.CutPrefix(line, "> "); ok {
			for _, a := range step(strings.TrimSpace(s)) {
				b.WriteString("  " + a + "\n")
			}
		}
	}
	return b.String()
}

// diff shows the texts line by line from their first difference on.
func diff(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	n := 0
	for n < len(w) && n < len(g) && w[n] == g[n] {
		n++
	}
	from := max(0, n-3)
	return "want:\n" + strings.Join(w[from:min(len(w), n+8)], "\n") +
		"\ngot:\n" + strings.Join(g[from:min(len(g), n+8)], "\n")
}
