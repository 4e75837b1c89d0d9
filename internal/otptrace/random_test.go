package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// randomScript makes a script of up to four children and eight steps. It avoids
// what Erlang does in no certain order: two things that happen at once in
// different processes.
func randomScript(rnd *rand.Rand) []string {
	pick := func(s ...string) string { return s[rnd.IntN(len(s))] }
	maybe := func(n int, s string) string {
		if rnd.IntN(n) == 0 {
			return s
		}
		return ""
	}
	strategy := pick("one_for_one", "one_for_all", "rest_for_one", "one_for_all", "rest_for_one", "simple_one_for_one")
	simple := strategy == "simple_one_for_one"
	auto := "never"
	if !simple {
		auto = pick("never", "never", "any_significant", "all_significant")
	}
	sup := fmt.Sprintf("sup s strategy=%s intensity=%d period=3600", strategy, rnd.IntN(5))
	if auto != "never" {
		sup += " auto_shutdown=" + auto
	}
	lines := []string{sup}
	inits := func(first bool) string {
		acts := []string{"ok"}
		if first && rnd.IntN(8) == 0 {
			acts = nil
		}
		for range rnd.IntN(4) {
			if simple && rnd.IntN(2) == 0 { // no ignore: OTP 25 keeps a phantom child then
				acts = append(acts, pick("ok", "{error,busy}", "crash", "badret", "undefd", "{retfn,{error,no}}"))
				continue
			}
			if simple {
				continue
			}
			acts = append(acts, pick("ok", "ok", "{error,busy}", "{error,shutdown}", "ignore", "crash", "badret", "undefd", "{retfn,{error,no}}", "{retfn,ignore}", "{error,normal}"))
		}
		if len(acts) == 0 {
			acts = []string{pick("ignore", "{error,eperm}", "ok")}
		}
		return " init=" + strings.Join(acts, ";")
	}
	worker := func(label, in string) string {
		restart := pick("permanent", "transient", "temporary")
		l := "child " + label
		if in != "" {
			l += " in=" + in
		}
		l += " restart=" + restart + inits(true)
		l += maybe(4, " shutdown="+pick("brutal_kill", "infinity", "1000", "0"))
		if strings.Contains(l, "shutdown=0") {
			l += " trap=false" // else it is a race who is first
		} else {
			l += maybe(4, " trap=false")
		}
		if !simple {
			l += maybe(5, " term="+pick("{exit,weird}", "{exit,normal}", "{exit,shutdown}", "{sleep,20}"))
		}
		if auto != "never" && restart != "permanent" {
			l += maybe(2, " significant=true")
		}
		return l
	}
	labels := []string{"a", "b", "c", "d"}[:1+rnd.IntN(4)]
	var extra []string
	switch {
	case simple:
		lines = append(lines, worker("tmpl", "s"))
		labels = []string{"x", "y", "z"}
	default:
		for _, l := range labels {
			switch rnd.IntN(7) {
			case 0:
				lines = append(lines, worker(l, ""))
				extra = append(extra, l)
			case 1:
				lines = append(lines, fmt.Sprintf("sup %s in=s strategy=%s intensity=%d period=3600 restart=%s%s", l,
					pick("one_for_one", "one_for_all", "rest_for_one"), rnd.IntN(3), pick("permanent", "transient", "temporary"), maybe(8, " ignore")))
				saved := auto
				auto = "never"
				lines = append(lines, worker(l+"1", l), worker(l+"2", l))
				auto = saved
				extra = append(extra, l+"1", l+"2")
			default:
				lines = append(lines, worker(l, "s"))
			}
		}
	}
	isSup := func(l string) bool {
		return slices.ContainsFunc(lines, func(s string) bool { return strings.HasPrefix(s, "sup "+l+" ") })
	}
	all := append(slices.Clone(labels), extra...)
	lines = append(lines, "start s")
	if simple {
		lines = append(lines, "start_child s x", "start_child s y")
	}
	for range 3 + rnd.IntN(6) {
		l := pick(all...)
		reason := pick("normal", "shutdown", "{shutdown,x}", "x", "x", "killed")
		switch rnd.IntN(12) {
		case 0, 1, 2, 3:
			if !isSup(l) {
				lines = append(lines, "cast "+l+" "+pick("{exit,"+reason+"}", "{exit,"+reason+"}", "crash"))
			}
		case 4:
			if !isSup(l) {
				lines = append(lines, "exit "+l+" "+pick("kill", reason))
			}
		case 5:
			lines = append(lines, "start_child s "+l)
		case 6:
			id := l
			if simple && rnd.IntN(4) > 0 {
				id += "#1"
			}
			lines = append(lines, "terminate_child s "+id)
		case 7:
			lines = append(lines, "restart_child s "+l)
		case 8:
			lines = append(lines, pick("delete_child s "+l, "spec s "+l))
		case 9:
			lines = append(lines, "count s")
		default:
			lines = append(lines, "which s")
		}
	}
	lines = append(lines, "which s", "count s")
	return append(lines, maybe(3, "exit s "+pick("shutdown", "normal", "x")), "root_exit?")
}
