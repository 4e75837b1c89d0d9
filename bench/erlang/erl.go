package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

//go:embed bench.erl
var source []byte

// erl is an Erlang virtual machine that runs bench.erl.
type erl struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	dir     string
	version string // as it says itself
}

// startErl compiles bench.erl and starts the machine.
func startErl() (*erl, error) {
	dir, err := os.MkdirTemp("", "linx-bench-")
	if err != nil {
		return nil, err
	}
	e := &erl{dir: dir}
	if err := e.start(); err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	return e, nil
}

func (e *erl) start() error {
	file := filepath.Join(e.dir, "bench.erl")
	if err := os.WriteFile(file, source, 0o600); err != nil {
		return err
	}
	if out, err := exec.Command("erlc", "-o", e.dir, file).CombinedOutput(); err != nil {
		return fmt.Errorf("erlc: %w\n%s", err, out)
	}
	e.cmd = exec.Command("erl", "-noshell", "-pa", e.dir, "-s", "bench", "main")
	e.cmd.Dir = e.dir // for a crash dump
	e.cmd.Stderr = os.Stderr
	in, err := e.cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	e.in, e.out = in, bufio.NewReader(out)
	if err := e.cmd.Start(); err != nil {
		return err
	}
	e.version, err = e.line()
	return err
}

func (e *erl) line() (string, error) {
	s, err := e.out.ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("erl ended: %w", err)
	}
	return strings.TrimSpace(s), nil
}

// measure runs an operation n times.
func (e *erl) measure(op string, n int) (time.Duration, error) {
	if _, err := fmt.Fprintf(e.in, "%s %d\n", op, n); err != nil {
		return 0, err
	}
	s, err := e.line()
	if err != nil {
		return 0, err
	}
	ns, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("erl: %w", err)
	}
	return time.Duration(ns), nil
}

// close ends the machine.
func (e *erl) close() error {
	_ = e.in.Close()
	err := e.cmd.Wait()
	_ = os.RemoveAll(e.dir)
	return err
}
