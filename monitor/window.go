package monitor

// Window bounds what is between the monitor and its owner: events sent and not
// yet acknowledged, and their bytes on the wire.
type Window struct {
	// Events is how many events may be unacknowledged; 0 is 1,024.
	Events int
	// Bytes is how many bytes of messages, as the kernel sent them, those
	// events may amount to; 0 is 4 MiB. A single message that is larger is
	// sent when nothing else is unacknowledged.
	Bytes int
}

const (
	defaultWindowEvents = 1024
	defaultWindowBytes  = 4 << 20

	// maxOutstanding is how many permits the reader may hold: with two it
	// reads one batch while the monitor works on the other.
	maxOutstanding = 2
	// maxPermitEvents bounds a batch, and with it the memory between reader
	// and monitor.
	maxPermitEvents = 512
	maxPermitBytes  = 1 << 20
	// largest is the size that a usual kernel's messages do not exceed. Without
	// room for one no permit is given, unless nothing is in flight.
	largest = 64 << 10
)

func (w Window) withDefaults() Window {
	if w.Events == 0 {
		w.Events = defaultWindowEvents
	}
	if w.Bytes == 0 {
		w.Bytes = defaultWindowBytes
	}
	return w
}

// amount is a number of events and of their bytes.
type amount struct{ events, bytes int }

func (a *amount) add(b amount) { a.events += b.events; a.bytes += b.bytes }
func (a *amount) sub(b amount) { a.events -= b.events; a.bytes -= b.bytes }

// mark is a place in what was sent: an acknowledgement of it is one of
// everything before it.
type mark struct {
	seq  uint64
	sent amount // since the mark before
}

// window is the account of the credit window. Messages are reserved for when
// the reader is allowed to read them, sent, and acknowledged by marks.
type window struct {
	max      Window
	reserved amount // permits not yet returned
	sent     amount // not acknowledged, marked or not
	unmarked amount // the part of sent after the last mark
	marks    []mark // not acknowledged, oldest first
	lastMark uint64
}

// room is what may still be reserved or sent.
func (w *window) room() amount {
	return amount{
		events: w.max.Events - w.sent.events - w.reserved.events,
		bytes:  w.max.Bytes - w.sent.bytes - w.reserved.bytes,
	}
}

// idle says whether nothing is in flight, so that even a message larger than
// the window may pass.
func (w *window) idle() bool { return w.sent.events == 0 && w.reserved.events == 0 }

// fits says whether a message that nothing was reserved for may be sent now.
func (w *window) fits(bytes int) bool {
	r := w.room()
	return r.events >= 1 && (r.bytes >= bytes || w.idle())
}

// permit is the room for the next batch, reserved; the zero amount if there is
// none. A permit is worth a system call: rather than a few at a time, the room
// is given when a quarter of the window or half a batch is free.
func (w *window) permit() amount {
	r := w.room()
	if r.events < min(maxPermitEvents/2, max(1, w.max.Events/4)) {
		return amount{}
	}
	if r.bytes < largest {
		if !w.idle() {
			return amount{}
		}
		r = amount{1, w.max.Bytes}
	}
	p := amount{min(r.events, maxPermitEvents), min(r.bytes, maxPermitBytes)}
	if p.bytes < 2*largest {
		// The reader can only stop after a message.
		p.events = 1
	}
	w.reserved.add(p)
	return p
}

// release gives a permit's reservation back.
func (w *window) release(p amount) { w.reserved.sub(p) }

// send accounts for one event sent and says whether a mark is due.
func (w *window) send(bytes int) bool {
	a := amount{1, bytes}
	w.sent.add(a)
	w.unmarked.add(a)
	return w.unmarked.events >= max(1, w.max.Events/4) || w.unmarked.bytes >= w.max.Bytes/4
}

// mark makes a mark after everything sent so far and returns its number.
func (w *window) mark() uint64 {
	w.lastMark++
	w.marks = append(w.marks, mark{w.lastMark, w.unmarked})
	w.unmarked = amount{}
	return w.lastMark
}

// ack says that the owner has received everything up to the mark. It returns how
// many events that are which were not acknowledged before.
func (w *window) ack(seq uint64) (events int) {
	n := 0
	for n < len(w.marks) && w.marks[n].seq <= seq {
		w.sent.sub(w.marks[n].sent)
		events += w.marks[n].sent.events
		n++
	}
	w.marks = append(w.marks[:0], w.marks[n:]...)
	return events
}
