// Latency measures how long after the kernel's change an idle listener has it:
// from just before the request that adds a route is sent, in another process,
// until the listener's own code runs. For linx that code is the owner's Receive.
//
//	go run ./latency -n 2000 -rounds 3 [-json]
//
// A line per listener and round tells the median, the 99th percentile and the
// maximum in microseconds, and the ratios of the first two to those of a bare
// blocking recv loop in the same round.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/bench/internal/private"
	"github.com/linx-go/linx/bench/internal/raw"
)

// result is what a run prints; times are microseconds.
type result struct {
	Name     string  `json:"name"`
	Samples  int     `json:"samples"`
	Median   float64 `json:"median_us"`
	P99      float64 `json:"p99_us"`
	Max      float64 `json:"max_us"`
	RatioMed float64 `json:"ratio_median"`
	RatioP99 float64 `json:"ratio_p99"`
	Round    int     `json:"round"`
}

var (
	n      = flag.Int("n", 2000, "changes to measure in a run")
	gap    = flag.Duration("gap", 2*time.Millisecond, "quiet time between two messages")
	rounds = flag.Int("rounds", 3, "how often each listener runs")
	asJSON = flag.Bool("json", false, "print one JSON object a line and run")
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
		return write(*n, *gap)
	}
	return fmt.Errorf("unknown argument %q", flag.Arg(0))
}

// order is the order of the listeners in a round.
var order = []string{"bare", "linx", "vishvananda", "jsimonetti"}

func coordinate() error {
	if err := private.Up("lo"); err != nil {
		return err
	}
	var all []result
	for round := 1; round <= *rounds; round++ {
		var bare result
		for _, name := range order {
			if listeners[name] == nil {
				continue
			}
			r, err := measure(name)
			if err != nil {
				return fmt.Errorf("round %d, %s: %w", round, name, err)
			}
			if name == "bare" {
				bare = r
			}
			r.Round, r.RatioMed, r.RatioP99 = round, r.Median/bare.Median, r.P99/bare.P99
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
	if *asJSON {
		return nil
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "name\tsamples\tmedian µs\tp99 µs\tmax µs\tmedian ratio\tp99 ratio\t")
	for _, name := range order {
		rs := slices.DeleteFunc(slices.Clone(all), func(r result) bool { return r.Name != name })
		if len(rs) == 0 {
			continue
		}
		med := func(f func(result) float64) float64 {
			var vs []float64
			for _, r := range rs {
				vs = append(vs, f(r))
			}
			slices.Sort(vs)
			return vs[len(vs)/2]
		}
		fmt.Fprintf(w, "%s\t%d\t%.1f\t%.1f\t%.1f\t%.2f\t%.2f\t\n", name, rs[0].Samples,
			med(func(r result) float64 { return r.Median }), med(func(r result) float64 { return r.P99 }),
			med(func(r result) float64 { return r.Max }), med(func(r result) float64 { return r.RatioMed }),
			med(func(r result) float64 { return r.RatioP99 }))
	}
	_ = w.Flush()
	fmt.Printf("medians of %d rounds\n", *rounds)
	return nil
}

// measure lets one listener hear one writer.
func measure(name string) (result, error) {
	listen := private.Self("listen", name)
	out, err := listen.StdoutPipe()
	if err != nil {
		return result{}, err
	}
	if err := listen.Start(); err != nil {
		return result{}, err
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		return result{}, fmt.Errorf("listener did not start: %v", listen.Wait())
	}
	if err := private.Self("-n", strconv.Itoa(*n), "-gap", gap.String(), "write").Run(); err != nil {
		return result{}, fmt.Errorf("writer: %w", err)
	}
	var r result
	if !lines.Scan() {
		return result{}, errors.New("no report")
	}
	if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
		return result{}, err
	}
	r.Name = name
	return r, listen.Wait()
}

// nanoseconds is the low half of the monotonic clock, the same in all processes.
func nanoseconds() uint32 {
	var t unix.Timespec
	_ = unix.ClockGettime(unix.CLOCK_MONOTONIC, &t)
	return uint32(t.Nano())
}

// write adds and deletes routes that carry the time of their making as metric.
func write(n int, gap time.Duration) error {
	fd, err := raw.Dial(0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	for i := range n {
		r := raw.Route{Dst: uint32(raw.First + i), Table: raw.TableStorm}
		time.Sleep(gap)
		r.Priority = nanoseconds() | 1
		if err := raw.Do(fd, raw.AppendRoute(nil, r, false, true)); err != nil {
			return err
		}
		time.Sleep(gap)
		if err := raw.Do(fd, raw.AppendRoute(nil, r, true, true)); err != nil {
			return err
		}
	}
	end := raw.Route{Dst: raw.First, Table: raw.TableSentinel}
	for _, del := range []bool{false, true} {
		if err := raw.Do(fd, raw.AppendRoute(nil, end, del, true)); err != nil {
			return err
		}
	}
	return nil
}
