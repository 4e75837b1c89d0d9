// List reads a large IPv4 routing table with linx and with others.
//
//	go run ./list -n 500000 -rounds 3 [-json]
//
// The table is filled once, in private user and network namespaces; each way of
// reading it then runs in a process of its own, each once a round. A line per
// run tells the time it took and the processor time, their ratio to a bare dump
// loop's in the same round, the allocations, the bytes allocated, and the bytes
// still in use while the result is held.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"

	"github.com/linx-go/linx/bench/internal/private"
	"github.com/linx-go/linx/bench/internal/raw"
)

// result is what a run prints.
type result struct {
	Name   string  `json:"name"`
	Routes int     `json:"routes"`
	Wall   float64 `json:"wall_s"`
	CPU    float64 `json:"cpu_s"`
	Ratio  float64 `json:"ratio"`     // of wall_s to the bare loop's
	RatioC float64 `json:"ratio_cpu"` // of cpu_s
	Allocs uint64  `json:"allocs"`
	Bytes  uint64  `json:"alloc_bytes"`
	Held   int64   `json:"held_bytes"`
	Round  int     `json:"round"`
}

var (
	n      = flag.Int("n", 500_000, "IPv4 routes in the table")
	rounds = flag.Int("rounds", 3, "how often each reader runs")
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
	case "read":
		return readProcess(flag.Arg(1))
	}
	return fmt.Errorf("unknown argument %q", flag.Arg(0))
}

func coordinate() error {
	if err := private.Up("lo"); err != nil {
		return err
	}
	if err := raw.Fill(*n, false); err != nil {
		return err
	}
	var all []result
	for round := 1; round <= *rounds; round++ {
		var bare result
		for _, name := range order {
			if readers[name] == nil && name != "ip" {
				continue
			}
			r, err := measure(name)
			if err != nil {
				return fmt.Errorf("round %d, %s: %w", round, name, err)
			}
			if name == "bare" {
				bare = r
			}
			r.Round, r.Ratio, r.RatioC = round, r.Wall/bare.Wall, r.CPU/bare.CPU
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
		table(all)
	}
	return nil
}

func table(all []result) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "name\twall s\tratio\tcpu s\tratio\tallocs\tMB allocated\tMB held\t")
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
		fmt.Fprintf(w, "%s\t%.3f\t%.2f\t%.3f\t%.2f\t%.0f\t%.1f\t%.1f\t\n", name,
			med(func(r result) float64 { return r.Wall }), med(func(r result) float64 { return r.Ratio }),
			med(func(r result) float64 { return r.CPU }), med(func(r result) float64 { return r.RatioC }),
			med(func(r result) float64 { return float64(r.Allocs) }),
			med(func(r result) float64 { return float64(r.Bytes) / 1e6 }),
			med(func(r result) float64 { return float64(r.Held) / 1e6 }))
	}
	_ = w.Flush()
	fmt.Printf("medians of %d rounds, %d routes\n", *rounds, *n)
}

func measure(name string) (result, error) {
	if name == "ip" {
		return measureIP()
	}
	out, err := private.Self("read", name).Output()
	if err != nil {
		return result{}, err
	}
	var r result
	if err := json.Unmarshal(out, &r); err != nil {
		return result{}, err
	}
	if r.Routes < *n {
		return result{}, fmt.Errorf("read %d of %d routes", r.Routes, *n)
	}
	return r, nil
}

// measureIP times ip route show, whose output goes nowhere.
func measureIP() (result, error) {
	cmd := exec.Command("ip", strings.Fields("-4 route show")...)
	begin := time.Now()
	if err := cmd.Run(); err != nil {
		return result{}, fmt.Errorf("ip route show: %w", err)
	}
	r := result{Name: "ip", Routes: *n, Wall: time.Since(begin).Seconds()}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.CPU = float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
	}
	return r, nil
}

// readProcess is the process of one reader.
func readProcess(name string) error {
	read, ok := readers[name]
	if !ok {
		return fmt.Errorf("no such reader: %q", name)
	}
	var before, after, held runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	cpu, begin := private.CPU(), time.Now()
	routes, kept, err := read()
	wall := time.Since(begin).Seconds()
	cpu = private.CPU() - cpu
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	runtime.ReadMemStats(&after)
	runtime.GC()
	runtime.ReadMemStats(&held)
	r := result{
		Name: name, Routes: routes, Wall: wall, CPU: cpu,
		Allocs: after.Mallocs - before.Mallocs, Bytes: after.TotalAlloc - before.TotalAlloc,
		Held: int64(held.HeapAlloc) - int64(before.HeapAlloc),
	}
	runtime.KeepAlive(kept)
	return json.NewEncoder(os.Stdout).Encode(r)
}
