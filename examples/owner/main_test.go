package main

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/internal/netnstest"
	"github.com/linx-go/linx/rtnl"
)

// The test runs this program, here the test binary, again.
func TestMain(m *testing.M) {
	if os.Getenv(envProgram) != "" {
		main()
		os.Exit(0)
	}
	netnstest.Main(m)
}

const envProgram = "LINX_EXAMPLE_OWNER"

// README.md shows the program as it is.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	_, want, _ := strings.Cut(string(program), "\nfunc main() {")
	_, shown, _ := strings.Cut(string(readme), "```go\nfunc main() {")
	shown, _, _ = strings.Cut(shown, "```")
	if shown == "" || shown != want {
		t.Errorf("README.md shows\n%s\nand the program is\n%s", shown, want)
	}
}

// The program prints what changes, until it is interrupted.
func TestProgram(t *testing.T) {
	ns := netnstest.New(t)
	cmd := exec.Command("/proc/self/exe")
	cmd.Env = append(os.Environ(), envProgram+"=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	ns.Run(func() { err = cmd.Start() })
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill() }()
	lines := bufio.NewScanner(out)

	// When the program has subscribed cannot be seen from outside; so there is
	// change until it tells of one.
	client, err := rtnl.Dial(rtnl.ByPath(ns.Path()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	changing, heard := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(changing)
		for n := uint32(1); ; n++ {
			select {
			case <-heard:
				return
			default:
			}
			const lo = 1
			if err := client.Do(t.Context(), codec.RTMNewLink, 0, &codec.Link{Index: lo, TxQLen: n}); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	if !lines.Scan() || !strings.Contains(lines.Text(), "lo") {
		t.Errorf("the program prints %q", lines.Text())
	}
	close(heard)
	<-changing
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("interrupted, the program ends with %v", err)
	}
}
