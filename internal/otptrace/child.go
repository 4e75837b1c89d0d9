package main

import (
	"github.com/linx-go/linx/actor"
)

// child is the instrumented worker, cw.erl here.
type child struct {
	actor.Base
	run   *run
	opts  *childOpts
	label string
	n     int
	act   term
}

// childOpts is what a script says about a worker.
type childOpts struct {
	init []term
	trap bool
	term term
}

// start is cw:start_link.
func (o *childOpts) start(r *run, parent *actor.Process, label string, info actor.StartInfo) (*actor.PID, error) {
	n := r.attempt(label)
	act := o.init[min(n, len(o.init))-1]
	switch act {
	case atom("badret"):
		return nil, &termError{atom("foo")}
	case atom("undefd"):
		panic(noStart{atom("start_failed")})
	}
	if x, ok := tagged(act, "retfn"); ok {
		if e, ok := tagged(x[0], "error"); ok {
			return nil, reason(e[0])
		}
		if x[0] == term(atom("ignore")) {
			return nil, actor.ErrIgnore
		}
		return nil, &termError{x[0]}
	}
	c := &child{run: r, opts: o, label: label, n: n, act: act}
	return actor.StartLink(parent, c, actor.Options{StartInfo: info})
}

func (c *child) name() string { return name(c.label, c.n) }

func (c *child) Init(p *actor.Process) error {
	p.TrapExit(c.opts.trap)
	c.run.born(p, c.name(), "init ")
	switch c.act {
	case atom("ignore"):
		return actor.ErrIgnore
	case atom("crash"):
		panic(atom("boom"))
	}
	if x, ok := tagged(c.act, "error"); ok {
		return reason(x[0])
	}
	if x, ok := tagged(c.act, "slowerr"); ok {
		c.run.pause(p, x[0])
		return reason(x[1])
	}
	if x, ok := tagged(c.act, "sleep"); ok {
		c.run.pause(p, x[0])
	}
	return nil
}

// hang is how long hanging takes.
const hang = int64(100_000)

func (c *child) HandleCast(p *actor.Process, msg any) error {
	if x, ok := tagged(msg, "exit"); ok {
		return reason(x[0])
	}
	switch msg {
	case atom("crash"):
		panic(atom("boom"))
	case atom("hang"):
		c.run.pause(p, hang)
	case atom("unlink"):
		p.Unlink(p.Parent())
	}
	return nil
}

func (c *child) HandleInfo(_ *actor.Process, msg any) error {
	if m, ok := msg.(*actor.EXIT); ok {
		c.run.note("info_exit " + c.name() + " " + reasonText(m.Reason))
	}
	return nil
}

func (c *child) Terminate(p *actor.Process, r error) {
	c.run.note("terminate " + c.name() + " " + reasonText(r))
	if c.opts.term == term(atom("hang")) {
		c.run.pause(p, hang)
	}
	if x, ok := tagged(c.opts.term, "sleep"); ok {
		c.run.pause(p, x[0])
	}
	if x, ok := tagged(c.opts.term, "exit"); ok {
		p.ExitSelf(reason(x[0]))
	}
}
