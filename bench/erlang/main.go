// Erlang compares processes with Erlang's.
//
//	go run ./erlang -rounds 5 [-json]
//
// Erlang/OTP must be installed. Both virtual machines run one operation after
// the other, Erlang's first, each once a round, so that both meet the same state
// of the computer; the one that does not measure is idle. A line per operation
// tells the nanoseconds of one, medians, and the median, the least and the
// greatest ratio of a round. As everything is done by processes in Erlang, it
// is here, too, but for one line.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/linx-go/linx/actor"
)

// operation is something to measure.
type operation struct {
	name    string
	erlang  string // its name in bench.erl
	n       int    // how often it is done in a round
	outside bool   // done by no process, in Go
	linx    func(c actor.Caller, n int) (time.Duration, error)
}

var operations = []operation{
	{"gen_server:call, Call", "call", 200_000, false, call},
	{"the same by no process", "call", 200_000, true, call},
	{"gen_server:cast, Cast", "cast", 500_000, false, cast},
	{"gen_server:start_link and stop, StartLink and Stop", "startstop", 50_000, false, startStop},
	{"supervisor:start_child and terminate_child, StartChildArgs and TerminateChildPID", "supervised", 30_000, false, supervised},
}

// result is one operation in one round.
type result struct {
	Name   string  `json:"name"`
	Erlang float64 `json:"erlang_ns"`
	Linx   float64 `json:"linx_ns"`
	Ratio  float64 `json:"ratio"`
	Round  int     `json:"round"`
}

func main() {
	rounds := flag.Int("rounds", 5, "how often each operation is measured")
	asJSON := flag.Bool("json", false, "print one JSON object a line, operation and round")
	flag.Parse()
	if err := run(*rounds, *asJSON); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(rounds int, asJSON bool) error {
	e, err := startErl()
	if err != nil {
		return err
	}
	all := map[string][]result{}
	for round := range rounds {
		for _, op := range operations {
			r, err := compare(e, op)
			if err != nil {
				return fmt.Errorf("%s: %w", op.name, err)
			}
			r.Round = round + 1
			all[op.name] = append(all[op.name], r)
			if asJSON {
				if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
					return err
				}
			}
		}
	}
	if !asJSON {
		table(all)
		fmt.Printf("medians of %d rounds\n%s\n%s, GOMAXPROCS %d\n",
			rounds, e.version, runtime.Version(), runtime.GOMAXPROCS(0))
	}
	return e.close()
}

// compare measures one operation in both.
func compare(e *erl, op operation) (result, error) {
	his, err := e.measure(op.erlang, op.n)
	if err != nil {
		return result{}, err
	}
	ours, err := measure(op, op.n)
	if err != nil {
		return result{}, err
	}
	n := float64(op.n)
	return result{
		Name: op.name, Erlang: float64(his) / n, Linx: float64(ours) / n, Ratio: float64(ours) / float64(his),
	}, nil
}

func table(all map[string][]result) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "operation\tErlang ns\tlinx ns\tratio\tleast\tgreatest")
	for _, op := range operations {
		sorted := func(f func(result) float64) []float64 {
			var vs []float64
			for _, r := range all[op.name] {
				vs = append(vs, f(r))
			}
			slices.Sort(vs)
			return vs
		}
		mid := len(all[op.name]) / 2
		ratios := sorted(func(r result) float64 { return r.Ratio })
		fmt.Fprintf(w, "%s\t%.0f\t%.0f\t%.2f\t%.2f\t%.2f\n", op.name,
			sorted(func(r result) float64 { return r.Erlang })[mid],
			sorted(func(r result) float64 { return r.Linx })[mid],
			ratios[mid], ratios[0], ratios[len(ratios)-1])
	}
	_ = w.Flush()
}
