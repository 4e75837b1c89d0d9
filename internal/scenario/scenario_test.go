package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A script's answers are replaced by what the steps give; all else stays.
func TestPlay(t *testing.T) {
	upper := func(s string) []string { return strings.Fields(strings.ToUpper(s)) }
	got := play("# c\n\n> a b\n  old\n> c\n", upper)
	if want := "# c\n\n> a b\n  A\n  B\n> c\n  C\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Run accepts a script whose answers are right.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x.txt"), []byte("> a\n  A\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	Run(t, filepath.Join(dir, "*.txt"), func(*testing.T) func(string) []string {
		return func(s string) []string { return []string{strings.ToUpper(s)} }
	})
}

// The difference is shown from the first line that is not as it should be.
func TestDiff(t *testing.T) {
	if d := diff("1\n2\n3\n4\n5\n", "1\n2\n3\n4\nx\n"); strings.Contains(d, "1\n") || !strings.Contains(d, "x") {
		t.Errorf("got %q", d)
	}
}
