package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// run is one script that is carried out.
type run struct {
	collector
	defs  map[string]*def
	order []string
	main  *actor.PID // the process that the script is
	exits []*actor.EXIT
	out   strings.Builder
}

// script is the process that starts the supervisors and traps exits. A call is a
// function that it runs.
type script struct {
	actor.Base
	r *run
}

func (s *script) Init(p *actor.Process) error {
	p.TrapExit(true)
	return nil
}

func (s *script) HandleCall(p *actor.Process, _ actor.From, req any) (any, error) {
	req.(func(*actor.Process))(p)
	return nil, nil
}

func (s *script) HandleInfo(_ *actor.Process, msg any) error {
	if m, ok := msg.(*actor.EXIT); ok {
		s.r.mu.Lock()
		defer s.r.mu.Unlock()
		s.r.exits = append(s.r.exits, m)
	}
	return nil
}

// trace carries a script out, in a bubble with a clock of its own, and returns
// its trace.
func trace(t *testing.T, title, source string) (out string) {
	synctest.Test(t, func(t *testing.T) {
		sys := actor.NewSystem(actor.WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil))))
		r := &run{collector: collector{sys: sys, attempts: map[string]int{}, names: map[string]string{}}, defs: map[string]*def{}}
		var err error
		if r.self, err = actor.Start(sys.Root, &watcher{c: &r.collector}, actor.Options{}); err != nil {
			t.Fatal(err)
		}
		if r.main, err = actor.Start(sys.Root, &script{r: r}, actor.Options{}); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&r.out, "== %s\n", title)
		for line := range strings.Lines(source) {
			line, _, _ = strings.Cut(line, "#!")
			r.step(strings.Fields(line))
		}
		out = r.out.String()
		r.end()
	})
	return out
}

// end ends all that the script left.
func (r *run) end() {
	r.mu.Lock()
	all := slices.Clone(r.known)
	r.mu.Unlock()
	for _, pid := range append(all, r.main, r.self) {
		actor.Exit(r.sys.Root, pid, actor.Kill)
	}
	time.Sleep(time.Hour)
	synctest.Wait()
}

func (r *run) do(f func(p *actor.Process)) {
	if _, err := actor.Call(r.sys.Root, r.main, f, actor.Infinity); err != nil {
		panic(err)
	}
}

func (r *run) dump() {
	for _, l := range r.flush() {
		r.out.WriteString("  " + l + "\n")
	}
}

func (r *run) settleAndDump() {
	r.settle()
	r.dump()
}

// step carries out one line.
func (r *run) step(f []string) {
	if len(f) == 0 || strings.HasPrefix(f[0], "#") {
		return
	}
	echo := func() { fmt.Fprintf(&r.out, "> %s\n", strings.Join(f, " ")) }
	ret := func(s string) { r.out.WriteString("  ret " + s + "\n") }
	switch f[0] {
	case "sup", "child":
		d := parseDef(f)
		r.defs[d.label] = d
		r.order = append(r.order, d.label)
	case "sleep":
		ms, _ := strconv.Atoi(f[1])
		time.Sleep(time.Duration(ms) * time.Millisecond)
	case "settle":
		r.settleAndDump()
	case "restarting?":
		for list := ""; !strings.Contains(list, "restarting"); {
			list = r.api("which", f[1], nil)
		}
	case "forget":
		r.settle()
		r.flush()
		r.takeExits()
	case "nowait":
		echo()
		ret(r.api(f[1], f[2], f[3:]))
	case "start":
		echo()
		var answer string
		r.do(func(p *actor.Process) {
			pid, err := supervisor.StartLink(p, r.supSpec(r.defs[f[1]]))
			answer = r.started(pid, err, "")
		})
		r.settleAndDump()
		ret(answer)
		r.takeExits()
	case "castnw", "cast":
		echo()
		msg, err := parseTerm(f[2])
		if err != nil {
			panic(err)
		}
		if pid := r.pid(f[1]); pid != nil {
			r.do(func(p *actor.Process) { _ = actor.Cast(p, pid, msg) })
		}
		if f[0] == "cast" {
			r.settleAndDump()
		}
	case "exit", "exitfrom_stranger":
		echo()
		t, err := parseTerm(f[2])
		if err != nil {
			panic(err)
		}
		pid := r.pid(f[1])
		if f[0] == "exit" {
			r.do(func(p *actor.Process) { p.Exit(pid, reason(t)) })
		} else {
			actor.Exit(r.sys.Root, pid, reason(t))
		}
		r.settleAndDump()
	case "root_exit?":
		r.settle()
		if es := r.takeExits(); len(es) > 0 {
			fmt.Fprintf(&r.out, "  root EXIT %s %s\n", r.nameOf(es[0].From), reasonText(es[0].Reason))
			r.mu.Lock()
			r.exits = append(es[1:], r.exits...)
			r.mu.Unlock()
		} else {
			r.out.WriteString("  root alive\n")
		}
	default:
		echo()
		answer := r.api(f[0], f[1], f[2:])
		r.settleAndDump()
		ret(answer)
	}
}

func (r *run) takeExits() []*actor.EXIT {
	r.mu.Lock()
	defer r.mu.Unlock()
	es := r.exits
	r.exits = nil
	return es
}

// api makes a call to a supervisor and writes its answer.
func (r *run) api(op, sup string, args []string) (answer string) {
	pid := r.pid(sup)
	if pid == nil {
		return "EXIT {noproc,call}"
	}
	r.do(func(p *actor.Process) { answer = r.call(p, pid, op, args) })
	return answer
}

func (r *run) call(p *actor.Process, sup *actor.PID, op string, args []string) string {
	isPID := len(args) > 0 && strings.Contains(args[0], "#") && r.pid(args[0]) != nil
	switch op {
	case "start_child":
		if d := r.defs[args[0]]; d != nil {
			pid, err := supervisor.StartChild(p, sup, r.childSpec(d, false))
			return r.started(pid, err, ",<child>")
		}
		pid, err := supervisor.StartChildArgs(p, sup, args[0])
		if errors.Is(err, supervisor.ErrNotSimple) { // Erlang has one function for both, and takes the list of arguments for a specification
			return "{error,{invalid_child_spec,[" + charList(args[0]) + "]}}"
		}
		return r.started(pid, err, "")
	case "restart_child":
		pid, err := supervisor.RestartChild(p, sup, args[0])
		return r.started(pid, err, "")
	case "terminate_child":
		if isPID {
			return okText(supervisor.TerminateChildPID(p, sup, r.pid(args[0])))
		}
		return okText(supervisor.TerminateChild(p, sup, args[0]))
	case "delete_child":
		return okText(supervisor.DeleteChild(p, sup, args[0]))
	case "which":
		list, err := supervisor.WhichChildren(p, sup)
		if err != nil {
			return okText(err)
		}
		return r.whichText(list)
	case "count":
		n, err := supervisor.CountChildren(p, sup)
		if err != nil {
			return okText(err)
		}
		return fmt.Sprintf("[{specs,%d},{active,%d},{supervisors,%d},{workers,%d}]", n.Specs, n.Active, n.Supervisors, n.Workers)
	case "spec":
		var spec actor.ChildSpec
		var err error
		if isPID {
			spec, err = supervisor.GetChildSpecPID(p, sup, r.pid(args[0]))
		} else {
			spec, err = supervisor.GetChildSpec(p, sup, args[0])
		}
		if err != nil {
			return okText(err)
		}
		return specMap(spec, r.module(sup, spec.ID))
	}
	panic("unknown step " + op)
}

// module is the Erlang module of a supervisor's child. Of two definitions with
// the same identifier it is the one that says it is in this supervisor.
func (r *run) module(sup *actor.PID, id string) string {
	label, _, _ := strings.Cut(r.nameOf(sup), "#")
	found := false
	for _, l := range r.order {
		d := r.defs[l]
		if d.get("id", l) != id {
			continue
		}
		if d.get("in", "") == label {
			return moduleOf(d)
		}
		found = found || d.sup
	}
	return moduleOf(&def{sup: found})
}

func moduleOf(d *def) string {
	if d.sup {
		return "conf"
	}
	return "cw"
}

// started is the answer of a call that starts something. suffix is what comes
// with the reason of a child that did not start.
func (r *run) started(pid *actor.PID, err error, suffix string) string {
	var failed *supervisor.StartError
	switch {
	case err == nil && pid == nil:
		return "{ok,undefined}"
	case err == nil:
		return "{ok," + r.nameOf(pid) + "}"
	case err == actor.ErrIgnore:
		return "ignore"
	case suffix == "" && errors.As(err, new(*supervisor.SpecError)):
		return "{error," + reasonText(err) + "}"
	case !errors.As(err, &failed):
		return okText(r.running(err))
	case errors.Is(err, actor.Shutdown) && suffix == "" && isShutdown(err):
		return "{error," + reasonText(err) + "}"
	case suffix != "":
		return "{error,{" + reasonText(failed.Reason) + suffix + "}}"
	}
	return "{error," + reasonText(failed.Reason) + "}"
}

// charList is a string as Erlang's ~w writes it.
func charList(s string) string {
	return strings.ReplaceAll(fmt.Sprint([]byte(s)), " ", ",")
}

func isShutdown(err error) bool {
	_, ok := err.(*actor.ShutdownError)
	return ok
}

// running gives the PID of a child that is already started its name.
func (r *run) running(err error) error {
	var e *supervisor.AlreadyStartedError
	if errors.As(err, &e) {
		return &termError{tuple{atom("already_started"), raw(r.nameOf(e.PID))}}
	}
	return err
}

// raw is a term that is written as it is.
type raw string

func okText(err error) string {
	var call *actor.CallError
	var spec *supervisor.SpecError
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, supervisor.ErrNotFound):
		return "{error,not_found}"
	case errors.Is(err, supervisor.ErrRunning):
		return "{error,running}"
	case errors.Is(err, supervisor.ErrRestarting):
		return "{error,restarting}"
	case errors.Is(err, supervisor.ErrAlreadyPresent):
		return "{error,already_present}"
	case errors.Is(err, supervisor.ErrSimple):
		return "{error,simple_one_for_one}"
	case errors.As(err, &spec):
		reason := strings.TrimSuffix(strings.TrimPrefix(reasonText(spec), "{start_spec,"), "}")
		return "{error," + reason + "}" // start_child does not say where the specification is from
	case errors.As(err, &call):
		return "EXIT {" + reasonText(call.Reason) + ",call}"
	}
	return "{error," + reasonText(err) + "}"
}
