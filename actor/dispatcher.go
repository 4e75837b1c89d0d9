package actor

import (
	"sync"
	"time"
)

// dispatcher runs mailboxes on goroutines that are kept for a moment: a fresh
// goroutine spends most of a short callback growing its stack. The goroutines
// leave when there is nothing to do.
type dispatcher struct {
	mu    sync.Mutex
	idle  []*worker // the least recently used first
	tick  uint64    // counts the reaper's runs
	timer *time.Timer
	armed bool
}

type worker struct {
	next chan *mailbox
	tick uint64 // when it became idle
}

const (
	// idleTime is how long a worker waits for work, at least; twice that at
	// most.
	idleTime = 50 * time.Millisecond
	// maxIdle bounds the workers that wait.
	maxIdle = 256
)

// schedule runs the mailbox on a goroutine of its own. It does not wait.
func (d *dispatcher) schedule(b *mailbox) {
	d.mu.Lock()
	if n := len(d.idle) - 1; n >= 0 {
		w := d.idle[n]
		d.idle[n] = nil
		d.idle = d.idle[:n]
		d.mu.Unlock()
		w.next <- b // has room for one
		return
	}
	d.mu.Unlock()
	w := &worker{next: make(chan *mailbox, 1)}
	go d.work(w, b)
}

func (d *dispatcher) work(w *worker, b *mailbox) {
	for b != nil {
		b.run()
		if !d.park(w) {
			return
		}
		b = <-w.next
	}
}

// park makes the worker wait for work. It is false if enough wait already.
func (d *dispatcher) park(w *worker) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.idle) >= maxIdle {
		return false
	}
	w.tick = d.tick
	d.idle = append(d.idle, w)
	if !d.armed {
		d.armed = true
		if d.timer == nil {
			d.timer = time.AfterFunc(idleTime, d.reap)
		} else {
			d.timer.Reset(idleTime)
		}
	}
	return true
}

// reap lets the workers go that were idle for a whole period.
func (d *dispatcher) reap() {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := 0
	for n < len(d.idle) && d.idle[n].tick != d.tick {
		d.idle[n].next <- nil // has room: the worker waits
		n++
	}
	left := copy(d.idle, d.idle[n:])
	clear(d.idle[left:])
	d.idle = d.idle[:left]
	d.tick++
	if left == 0 {
		d.armed = false
		return
	}
	d.timer.Reset(idleTime)
}
