package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// treeScript makes a script of a tree of up to three supervisors and six
// workers, with steps at every level of it. It has what [randomScript] has not:
// calls to inner supervisors, dynamic supervisors and significant ones, children
// that hang, identifiers used twice, and signals of strangers. It avoids a kill
// of a supervisor: its children then end at once, in no order.
func treeScript(rnd *rand.Rand) []string {
	g := &treeGen{rnd: rnd, strategy: map[string]string{}}
	g.sup("s", "", g.pick("one_for_one", "one_for_all", "rest_for_one"))
	for i, n := 0, 1+rnd.IntN(2); i < n; i++ {
		parent := g.pick("s", "s", g.sups[len(g.sups)-1])
		if g.strategy[parent] == "simple_one_for_one" {
			parent = "s"
		}
		label := fmt.Sprintf("m%d", i+1)
		if rnd.IntN(6) == 0 {
			parent = "" // to be started by a step
		}
		g.sup(label, parent, g.pick("one_for_one", "one_for_all", "rest_for_one", "simple_one_for_one"))
	}
	for i, n := 0, 1+rnd.IntN(3); i < n; i++ {
		if parent := g.pick(g.sups...); g.strategy[parent] != "simple_one_for_one" {
			g.worker(fmt.Sprintf("w%d", i+1), parent)
		}
	}
	g.worker("x1", "")
	g.worker("x2", "")
	g.lines = append(g.lines, "start s")
	for _, s := range g.sups {
		if g.strategy[s] == "simple_one_for_one" {
			g.lines = append(g.lines, "start_child "+s+" "+s+"d")
		}
	}
	for range 4 + rnd.IntN(7) {
		g.step()
	}
	for _, s := range g.sups {
		g.lines = append(g.lines, "which "+s, "count "+s)
	}
	if rnd.IntN(3) == 0 {
		g.lines = append(g.lines, "exit s "+g.pick("shutdown", "normal", "x"))
	}
	return append(g.lines, "root_exit?")
}

// treeGen is a script in the making.
type treeGen struct {
	rnd           *rand.Rand
	lines         []string
	sups, workers []string
	dynamic       []string          // labels of children of a simple supervisor
	strategy      map[string]string // by supervisor
}

func (g *treeGen) pick(s ...string) string { return s[g.rnd.IntN(len(s))] }

func (g *treeGen) maybe(n int, s string) string {
	if g.rnd.IntN(n) == 0 {
		return s
	}
	return ""
}

func (g *treeGen) sup(label, parent, strategy string) {
	l := "sup " + label
	if parent != "" {
		l += " in=" + parent
	}
	l += fmt.Sprintf(" strategy=%s intensity=%d period=3600", strategy, g.rnd.IntN(4))
	if strategy != "simple_one_for_one" {
		l += g.maybe(3, " auto_shutdown="+g.pick("any_significant", "all_significant"))
	}
	if label != "s" {
		restart := g.pick("permanent", "transient", "temporary")
		l += " restart=" + restart + g.maybe(12, " ignore") + g.significant(parent, restart)
	}
	g.lines = append(g.lines, l)
	g.sups = append(g.sups, label)
	g.strategy[label] = strategy
	if strategy == "simple_one_for_one" {
		g.lines = append(g.lines, g.workerLine("t"+label, label))
		g.dynamic = append(g.dynamic, label+"d", label+"e")
	}
}

// significant makes a child significant where its supervisor may have such.
func (g *treeGen) significant(parent, restart string) string {
	for _, l := range g.lines {
		if strings.HasPrefix(l, "sup "+parent+" ") && strings.Contains(l, "auto_shutdown=") && restart != "permanent" {
			return g.maybe(2, " significant=true")
		}
	}
	return g.maybe(40, " significant=true")
}

func (g *treeGen) worker(label, parent string) {
	g.lines = append(g.lines, g.workerLine(label, parent))
	g.workers = append(g.workers, label)
}

func (g *treeGen) workerLine(label, parent string) string {
	simple := g.strategy[parent] == "simple_one_for_one"
	restart := g.pick("permanent", "transient", "temporary")
	l := "child " + label
	if parent != "" {
		l += " in=" + parent
	}
	l += " restart=" + restart + " init=" + g.inits(simple)
	if !simple {
		l += g.significant(parent, restart) + g.maybe(15, " id="+g.pick("w1", "x1", "m1")) + g.maybe(25, " type=supervisor")
	}
	switch g.rnd.IntN(8) {
	case 0:
		l += " shutdown=50 term=hang"
	case 1:
		l += " trap=false"
	case 2:
		l += " shutdown=brutal_kill"
	case 3:
		l += " shutdown=infinity term=" + g.pick("{sleep,15}", "{exit,weird}", "{exit,shutdown}", "{exit,normal}")
	case 4:
		l += " shutdown=0 trap=false" // who traps is in a race with the kill
	}
	if simple && strings.Contains(l, "term=") {
		l = l[:strings.Index(l, " term=")]
	}
	return l
}

func (g *treeGen) inits(simple bool) string {
	acts := []string{"ok"}
	for range g.rnd.IntN(4) {
		a := g.pick("ok", "ok", "{error,busy}", "{error,{shutdown,y}}", "crash", "{sleep,10}", "{slowerr,10,late}", "badret", "{retfn,{error,{a,b}}}", "{retfn,{ok,undefined}}", "ignore", "{retfn,ignore}")
		if simple && strings.Contains(a, "ignore") { // OTP 25 keeps a phantom child then
			a = "ok"
		}
		acts = append(acts, a)
	}
	return strings.Join(acts, ";")
}

func (g *treeGen) step() {
	sup := g.pick(g.sups...)
	child := g.pick(append(append([]string{}, g.workers...), g.sups[1:]...)...)
	worker := g.pick(append(append([]string{}, g.workers...), g.dynamic...)...)
	reason := g.pick("normal", "shutdown", "{shutdown,x}", "x", "{x,y}", "killed")
	if g.strategy[sup] == "simple_one_for_one" {
		if child = g.pick(g.dynamic...); g.rnd.IntN(2) == 0 {
			child += "#" + g.pick("1", "2")
		}
	}
	var l string
	switch g.rnd.IntN(14) {
	case 0, 1, 2, 3:
		l = "cast " + worker + " " + g.pick("{exit,"+reason+"}", "crash")
	case 4:
		l = "exit " + worker + " " + g.pick("kill", reason)
	case 5:
		l = "exitfrom_stranger " + g.pick(worker, g.pick(g.sups...)) + " " + reason
	case 6, 7:
		if g.strategy[sup] == "simple_one_for_one" {
			child = g.pick(g.dynamic...)
		}
		l = "start_child " + sup + " " + child
	case 8, 9:
		l = "terminate_child " + sup + " " + child
	case 10:
		l = "restart_child " + sup + " " + child
	case 11:
		l = "delete_child " + sup + " " + child
	case 12:
		l = "spec " + sup + " " + child
	default:
		l = g.pick("which ", "count ") + sup
	}
	g.lines = append(g.lines, l)
}
