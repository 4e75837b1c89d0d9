package monitor

import "github.com/linx-go/linx/event"

// reuse has the events that an owner keeps none of used again: those it was sent
// come back with its acknowledgement. A core whose owner may keep them has none.
type reuse struct {
	// flight are the events sent and not acknowledged, oldest first, and spare
	// those that may be sent anew. Both together are at most the window.
	flight []*event.Event
	spare  []*event.Event
}

// get is a spare event, empty, or nil if there is none.
func (r *reuse) get() *event.Event {
	if r == nil || len(r.spare) == 0 {
		return nil
	}
	last := len(r.spare) - 1
	e := r.spare[last]
	r.spare = r.spare[:last]
	return e
}

// sent notes that an event is on its way.
func (r *reuse) sent(e *event.Event) {
	if r != nil {
		r.flight = append(r.flight, e)
	}
}

// done takes the n oldest events back, and gives their resources to the parser.
// Who uses one in spite of its promise finds it empty.
func (r *reuse) done(n int, p parser) {
	if r == nil || n == 0 {
		return
	}
	for _, e := range r.flight[:n] {
		if e.Resource != nil {
			p.Recycle(e.Resource)
		}
		*e = event.Event{}
		r.spare = append(r.spare, e)
	}
	left := copy(r.flight, r.flight[n:])
	clear(r.flight[left:])
	r.flight = r.flight[:left]
}
