// Storm adds and deletes IPv4 routes as fast as the kernel can and compares
// what listeners to its route group hear of it, and at what price.
//
//	go run ./storm -n 200000 -rounds 3 [-json]
//
// Writer and listener are processes of their own, in private user and network
// namespaces, one listener at a time, each once a round. A line per run tells
// the listener's name, the events it received, those it lost, the overflows it
// was told of, the processor time it used from the join to the last event, and
// the ratio of that to the bare loop's of the same round. Exit status 3 says
// that the run is void: the bare loop read less than 600,000 queued messages a
// second on this machine at this time.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/linx-go/linx/bench/internal/private"
	"github.com/linx-go/linx/bench/internal/raw"
)

// minRate is the bare loop's speed below which a run does not count, in
// messages a second.
const minRate = 600_000

// result is what a run prints.
type result struct {
	Name      string  `json:"name"`
	Events    int     `json:"events"`
	Lost      int     `json:"lost"`
	Overflows int     `json:"overflows"`
	CPU       float64 `json:"cpu_s"`
	Ratio     float64 `json:"ratio"`
	Round     int     `json:"round"`
	WallStorm float64 `json:"storm_s"`        // how long the writer took
	Drops     int     `json:"kernel_drops"`   // what the kernel counted on the listener's last socket
	Rate      float64 `json:"rate,omitempty"` // the bare loop's, from a full queue, messages a second
}

var (
	n      = flag.Int("n", 200_000, "routes to add and delete; twice as many events")
	rounds = flag.Int("rounds", 3, "how often each listener runs")
	burst  = flag.Int("burst", raw.Burst, "requests in one send; with 1 each change wakes its listener")
	asJSON = flag.Bool("json", false, "print one JSON object a line and run")
	only   = flag.String("only", "", "names of listeners to run besides bare, separated by commas; all if empty")
)

func main() {
	flag.Parse()
	private.Main(run)
}

func run() error {
	switch flag.Arg(0) {
	case "":
		return coordinate()
	case "listen":
		return listenProcess(flag.Arg(1))
	case "write":
		return write(*n, *burst)
	}
	return fmt.Errorf("unknown argument %q", flag.Arg(0))
}

// order is the order of the listeners in a round.
var order = []string{"bare", "linx", "linx-reuse", "ip", "vishvananda", "jsimonetti"}

func coordinate() error {
	if err := private.Up("lo"); err != nil {
		return err
	}
	names := slices.DeleteFunc(slices.Clone(order), func(name string) bool {
		return name != "bare" && *only != "" && !slices.Contains(strings.Split(*only, ","), name)
	})
	var all []result
	slowest := 0.0
	for round := 1; round <= *rounds; round++ {
		var bare float64
		for _, name := range names {
			r, err := measure(name)
			if err != nil {
				return fmt.Errorf("round %d, %s: %w", round, name, err)
			}
			r.Round = round
			if name == "bare" {
				bare = r.CPU
				if r.Rate, err = queuedRate(); err != nil {
					return err
				}
				if slowest == 0 || r.Rate < slowest {
					slowest = r.Rate
				}
			}
			r.Ratio = r.CPU / bare
			all = append(all, r)
			if *asJSON {
				line, err := json.Marshal(r)
				if err != nil {
					return err
				}
				fmt.Println(string(line))
			}
		}
	}
	if !*asJSON {
		table(names, all)
	}
	if slowest < minRate {
		fmt.Fprintf(os.Stderr, "void: the bare loop read %.0f messages a second from a full queue, less than %d\n", slowest, minRate)
		os.Exit(3)
	}
	return nil
}

func table(names []string, all []result) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "name\tevents\tlost\toverflows\tcpu s\tratio\tstorm s\t")
	for _, name := range names {
		rs := of(name, all)
		fmt.Fprintf(w, "%s\t%.0f\t%.0f\t%.0f\t%.2f\t%.2f\t%.2f\t\n", name,
			median(rs, func(r result) float64 { return float64(r.Events) }),
			median(rs, func(r result) float64 { return float64(r.Lost) }),
			median(rs, func(r result) float64 { return float64(r.Overflows) }),
			median(rs, func(r result) float64 { return r.CPU }),
			median(rs, func(r result) float64 { return r.Ratio }),
			median(rs, func(r result) float64 { return r.WallStorm }))
	}
	_ = w.Flush()
	fmt.Printf("medians of %d rounds; the bare loop read %.0f messages a second from a full queue\n", *rounds,
		median(of("bare", all), func(r result) float64 { return r.Rate }))
}

func of(name string, all []result) []result {
	return slices.DeleteFunc(slices.Clone(all), func(r result) bool { return r.Name != name })
}

func median(rs []result, f func(result) float64) float64 {
	vs := make([]float64, 0, len(rs))
	for _, r := range rs {
		vs = append(vs, f(r))
	}
	slices.Sort(vs)
	return vs[len(vs)/2]
}

var errUnknownListener = errors.New("no such listener")
