// Otptrace runs scenario scripts on the supervisor and prints what happens, in
// the format of testdata/erlang/conf.erl, which does the same with Erlang's own.
//
//	go run ./internal/otptrace testdata/scenarios/01_start_order.scn
//
// Each script runs in a bubble with a clock of its own: time passes only when
// nothing else can happen, so that a trace does not depend on the machine.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func main() {
	testing.Init()
	flag.Parse()
	// A bubble needs a test to belong to. What the test framework prints is not
	// part of a trace.
	out := os.Stdout
	os.Stdout = os.Stderr
	testing.Main(func(string, string) (bool, error) { return true, nil },
		[]testing.InternalTest{{Name: "otptrace", F: func(t *testing.T) {
			for _, file := range flag.Args() {
				source, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprint(out, trace(t, filepath.Base(file), string(source)))
			}
		}}}, nil, nil)
}
