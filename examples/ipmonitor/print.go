package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/rtnl"
)

// printer is the owner: an actor that prints what the monitor sends it.
type printer struct {
	out    io.Writer
	json   bool
	netns  rtnl.NetNS
	saw    func(*event.Event) // is told each event that was printed; may be nil
	finish func(error)        // ends the program

	names map[int32]string // of the links, for display
	down  error            // why the monitor ended
}

// watchFor tells the printer to end the program when a process ends.
type watchFor struct{ pid *actor.PID }

// Receive handles one message.
func (p *printer) Receive(ctx actor.Context) {
	switch m := ctx.Message().(type) {
	case *actor.Started:
		p.lookUpNames()
	case *event.Event:
		if l, ok := m.Resource.(*codec.Link); ok {
			p.names[l.Index] = l.Name
		}
		p.print(m, p.line(m))
		if p.saw != nil {
			p.saw(m)
		}
	case *event.ResyncNeeded:
		switch {
		case m.Reason != event.MonitorDown:
			p.lookUpNames()
		case errors.Is(m.Err, actor.Shutdown): // the program's own doing
			return
		default:
			p.down = m.Err
		}
		p.print(m, m.String())
	case watchFor:
		ctx.Watch(m.pid)
	case *actor.Terminated:
		p.finish(fmt.Errorf("the monitor has ended: %w", p.down))
	}
}

// lookUpNames reads the links' names again. They are only for display: where
// they cannot be had, indexes are shown.
func (p *printer) lookUpNames() {
	p.names = map[int32]string{}
	links, _ := rtnl.Links(context.Background(), p.netns)
	for _, l := range links {
		p.names[l.Index] = l.Name
	}
}

// print writes one line: the message as JSON, or text.
func (p *printer) print(m any, text string) {
	line := []byte(text)
	if p.json {
		if e, ok := m.(*event.Event); ok && e.Resource != nil {
			c := *e
			c.Resource = named{e.Resource, p.name}
			m = &c
		}
		var err error
		if line, err = json.Marshal(m); err != nil {
			p.finish(err)
			return
		}
	}
	if _, err := p.out.Write(append(line, '\n')); err != nil {
		p.finish(err)
	}
}

// line is an event as ip monitor prints it: "[ROUTE] Deleted 192.0.2.0/24 …".
func (p *printer) line(e *event.Event) string {
	if e.Resource == nil {
		return fmt.Sprintf("[%v] %d bytes", e.Op, len(e.Raw))
	}
	verb, kind, _ := strings.Cut(e.Op.String(), "_")
	deleted := ""
	if verb == "del" {
		deleted = "Deleted "
	}
	return fmt.Sprintf("[%s] %s%s", strings.ToUpper(kind), deleted, codec.AppendText(nil, e.Resource, p.name))
}

func (p *printer) name(index int32) string { return p.names[index] }

// named is a resource whose JSON has links' names instead of indexes.
type named struct {
	codec.Resource
	name func(index int32) string
}

func (n named) MarshalJSON() ([]byte, error) { return codec.AppendJSON(nil, n.Resource, n.name), nil }
