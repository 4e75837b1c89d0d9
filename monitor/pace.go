package monitor

import "time"

// pace decides when the reader lets messages gather before it reads again, as a
// network card moderates its interrupts. A storm of single changes wakes the
// reader for each of them, which costs more than the message; after a pause
// they come together. The first message after a calm is never held back: only
// a reader that was woken very often in a very short time pauses, and only as
// long as each pause brings it plenty.
type pace struct {
	// granted is the socket's receive buffer in bytes of kernel memory.
	granted int

	begin     time.Time // of the present run of wake-ups
	wakes     int       // in it
	gathering bool      // the last wait was a pause
	since     int       // messages since then
}

const (
	// gatherFor is how long a pause is. The runtime's poller does not wait for
	// less than a millisecond.
	gatherFor = time.Millisecond
	// stormWakes wake-ups within stormTime are a storm.
	stormWakes = 32
	stormTime  = 2 * time.Millisecond
	// plenty is how many messages a pause has to bring for another to follow.
	plenty = 16
	// gatherMin is the smallest buffer that is left alone for so long: the
	// fastest storms measured queue 300 messages a millisecond, which are
	// charged 250 KB.
	gatherMin = 4 << 20
	// gatherPart is the part of the buffer that may be in use after a pause.
	gatherPart = 4
)

// pause says whether to pause before the next read. The last one ended at now,
// with that many messages; more says that the queue may hold more, and queued
// is how many bytes it held before the read.
func (p *pace) pause(now time.Time, messages int, more bool, queued int) bool {
	if p.granted < gatherMin {
		return false
	}
	p.since += messages
	switch {
	case queued > p.granted/gatherPart:
		// The machine is too busy for pauses.
		p.calm()
		return false
	case more:
		return false
	case p.gathering:
		if p.since < plenty {
			p.calm()
			return false
		}
	default:
		if p.wakes == 0 || now.Sub(p.begin) > stormTime {
			p.begin, p.wakes = now, 0
		}
		p.wakes++
		if p.wakes < stormWakes {
			return false
		}
	}
	p.gathering, p.since = true, 0
	return true
}

// calm ends the storm.
func (p *pace) calm() { *p = pace{granted: p.granted} }
