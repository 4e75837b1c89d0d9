package actor

import (
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
)

// report writes the report of a process that ends with an abnormal reason.
func (p *Process) report(reason error) {
	if IsOrderly(reason) {
		return
	}
	args := []any{
		"pid", p.pid.Id,
		"reason", reason.Error(),
		"last_message", describe(p.last),
		"state", p.describeState(),
	}
	if name := p.Name(); name != "" {
		args = append(args, "name", name)
	}
	if r := p.current.Load(); r != nil && r.caller != nil {
		args = append(args, "client", r.caller.Id)
	}
	var pe *PanicError
	if errors.As(reason, &pe) && len(pe.Stack) > 0 {
		args = append(args, "stack", string(pe.Stack))
	}
	p.Logger().Error("process terminated", args...)
}

// describeState shows the server's state: what its State says, else the server.
func (p *Process) describeState() (s string) {
	defer func() {
		if v := recover(); v != nil {
			s = fmt.Sprintf("%T (its State panicked: %v)", p.server, v)
		}
	}()
	if st, ok := p.server.(Stater); ok {
		return describe(st.State())
	}
	return describe(p.server)
}

// traced writes what the process does to the log that Trace set.
func (p *Process) traced(what string, v any) {
	if p.trace != nil {
		p.trace.Info("trace", slog.String("pid", p.pid.Id), slog.String("event", what), slog.String("message", describe(v)))
	}
}

// sharable says whether other goroutines may write to what v points to while
// it is shown, judging by its type: it holds a lock, an atomic or a channel.
func sharable(v any) bool {
	if v == nil {
		return false
	}
	return sharableType(reflect.TypeOf(v), 0)
}

func sharableType(t reflect.Type, depth int) bool {
	const deep = 4
	if depth > deep {
		return true
	}
	if p := t.PkgPath(); p == "sync" || p == "sync/atomic" || strings.HasSuffix(p, "/actor") && t.Name() == "Process" {
		return true
	}
	switch t.Kind() {
	case reflect.Pointer:
		// Only the outermost pointer is followed when it is shown.
		return depth == 0 && sharableType(t.Elem(), depth+1)
	case reflect.Struct:
		for i := range t.NumField() {
			if sharableType(t.Field(i).Type, depth+1) {
				return true
			}
		}
	case reflect.Array, reflect.Slice:
		return sharableType(t.Elem(), depth+1)
	case reflect.Map:
		return sharableType(t.Key(), depth+1) || sharableType(t.Elem(), depth+1)
	case reflect.Chan, reflect.UnsafePointer:
		return true
	}
	return false
}
