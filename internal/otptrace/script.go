package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// def is a "sup" or "child" line of a script.
type def struct {
	label string
	sup   bool
	kv    map[string]string
}

func parseDef(f []string) *def {
	d := &def{label: f[1], sup: f[0] == "sup", kv: map[string]string{}}
	for _, a := range f[2:] {
		k, v, ok := strings.Cut(a, "=")
		if !ok {
			v = "true"
		}
		d.kv[k] = v
	}
	return d
}

func (d *def) get(key, or string) string {
	if v, ok := d.kv[key]; ok {
		return v
	}
	return or
}

// terms are the values of a key, separated by ";".
func (d *def) terms(key, or string) []term {
	var ts []term
	for s := range strings.SplitSeq(d.get(key, or), ";") {
		t, err := parseTerm(s)
		if err != nil {
			panic(err)
		}
		ts = append(ts, t)
	}
	return ts
}

func (d *def) number(key string, or int) int {
	n, err := strconv.Atoi(d.get(key, strconv.Itoa(or)))
	if err != nil {
		panic(fmt.Errorf("%s %s: %w", d.label, key, err))
	}
	return n
}

// supSpec is the specification of a supervisor: its own keys, and the children
// that say that they are in it.
func (r *run) supSpec(d *def) supervisor.Spec {
	spec := supervisor.Spec{
		Strategy:     supervisor.Strategy(value(d.get("strategy", "one_for_one"), "one_for_one", "one_for_all", "rest_for_one", "simple_one_for_one")),
		AutoShutdown: supervisor.AutoShutdown(value(d.get("auto_shutdown", "never"), "never", "any_significant", "all_significant")),
		Intensity:    d.number("intensity", 1),
		Period:       time.Duration(d.number("period", 5)) * time.Second,
	}
	// What OTP says with 0 is said otherwise here, and below it is not valid.
	if spec.Intensity <= 0 {
		spec.Intensity += supervisor.NoRestarts
	}
	if spec.Period == 0 {
		spec.Period = -1
	}
	for _, l := range r.order {
		if c := r.defs[l]; c != d && c.get("in", "") == d.label {
			spec.Children = append(spec.Children, r.childSpec(c, spec.Strategy == supervisor.SimpleOneForOne))
		}
	}
	spec.Init = func(p *actor.Process, _ *supervisor.Spec) error {
		r.born(p, name(d.label, r.attempt(d.label)), "supinit ")
		if d.kv["ignore"] != "" {
			return actor.ErrIgnore
		}
		return nil
	}
	return spec
}

// childSpec is the specification of a child, a worker or a supervisor.
func (r *run) childSpec(d *def, simple bool) actor.ChildSpec {
	spec := actor.ChildSpec{}
	typ := "worker"
	if d.sup {
		spec = supervisor.AsChild(d.label, r.supSpec(d))
		typ = "supervisor"
	} else {
		o := &childOpts{init: d.terms("init", "ok"), trap: d.get("trap", "true") == "true", term: d.terms("term", "ok")[0]}
		spec.Start = func(p *actor.Process, info actor.StartInfo) (*actor.PID, error) {
			label := d.label
			if simple {
				label = info.Args.(string)
			}
			return o.start(r, p, label, info)
		}
	}
	spec.ID = d.get("id", d.label)
	spec.Restart = actor.Restart(value(d.get("restart", "permanent"), "permanent", "transient", "temporary"))
	spec.Type = actor.ChildType(value(d.get("type", typ), "worker", "supervisor"))
	spec.Significant = d.get("significant", "false") == "true"
	switch s := d.get("shutdown", ""); s {
	case "":
	case "infinity":
		spec.Shutdown = actor.Infinity
	case "brutal_kill":
		spec.Shutdown = actor.BrutalKill
	default:
		spec.Shutdown = actor.ShutdownAfter(time.Duration(d.number("shutdown", 0)) * time.Millisecond)
	}
	return spec
}

// pid finds a process by its label, or by "label#incarnation": one that is
// alive if there is one, else the last. It may be nil.
func (r *run) pid(s string) *actor.PID {
	r.mu.Lock()
	defer r.mu.Unlock()
	var last *actor.PID
	lastName := ""
	for _, pid := range r.known {
		n := r.names[pid.Id]
		label, _, _ := strings.Cut(n, "#")
		if n != s && label != s {
			continue
		}
		if actor.IsAlive(r.sys.Root, pid) {
			return pid
		}
		if n >= lastName {
			last, lastName = pid, n
		}
	}
	return last
}

// whichText is what which_children answers.
func (r *run) whichText(list []supervisor.Child) string {
	var parts []string
	simple := false
	for _, c := range list {
		id, pid := text(atom(c.ID)), "undefined"
		if c.ID == "" {
			id, simple = "undefined", true
		}
		switch {
		case c.Restarting:
			pid = "restarting"
		case c.PID != nil:
			pid = text(atom(r.nameOf(c.PID)))
		}
		parts = append(parts, "{"+id+","+pid+","+c.Type.String()+"}")
	}
	if simple {
		slices.Sort(parts)
	}
	return "[" + strings.Join(parts, ",") + "]"
}

func specMap(s actor.ChildSpec, module string) string {
	shutdown := s.Shutdown.String()
	if d, ok := s.Shutdown.Timeout(); ok && d >= 0 {
		shutdown = strconv.FormatInt(d.Milliseconds(), 10)
	}
	return fmt.Sprintf("{ok,#{id => %s,modules => [%s],restart => %v,shutdown => %s,significant => %t,type => %v}}",
		text(atom(s.ID)), module, s.Restart, shutdown, s.Significant, s.Type)
}
