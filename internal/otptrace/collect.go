package main

import (
	"fmt"
	"slices"
	"sync"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
)

// collector keeps what happens. Every process that is born in a script is
// monitored by it.
type collector struct {
	sys  *actor.System
	self *actor.PID

	mu       sync.Mutex
	attempts map[string]int
	names    map[string]string // by PID.Id
	known    []*actor.PID      // in order of birth
	events   []string
	downs    []string
	total    int // of all that was noted
	pausing  int // children that sleep
}

func name(label string, n int) string { return fmt.Sprintf("%s#%d", label, n) }

// attempt counts the starts of a label.
func (c *collector) attempt(label string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.attempts[label]++
	return c.attempts[label]
}

func (c *collector) note(event string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.events = append(c.events, event)
	c.total++
}

// born notes that a process is there; it waits until it is monitored.
func (c *collector) born(p *actor.Process, name, event string) {
	c.mu.Lock()
	c.names[p.Self().Id] = name
	c.known = append(c.known, p.Self())
	c.mu.Unlock()
	c.note(event + name)
	if _, err := actor.Call(p, c.self, p.Self(), actor.Infinity); err != nil {
		panic(err)
	}
}

func (c *collector) nameOf(pid *actor.PID) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := c.names[pid.GetId()]; n != "" {
		return n
	}
	return "?"
}

// watcher is the process that monitors for the collector.
type watcher struct {
	actor.Base
	c *collector
}

func (w *watcher) HandleCall(p *actor.Process, _ actor.From, req any) (any, error) {
	p.Monitor(req.(*actor.PID))
	return nil, nil
}

func (w *watcher) HandleInfo(_ *actor.Process, msg any) error {
	d, ok := msg.(*actor.DOWN)
	if !ok {
		return nil
	}
	line := "down " + w.c.nameOf(d.PID) + " " + reasonText(d.Reason)
	w.c.mu.Lock()
	defer w.c.mu.Unlock()
	w.c.downs = append(w.c.downs, line)
	w.c.total++
	return nil
}

// settle waits until nothing happens any more: all goroutines of the bubble
// wait. If a child sleeps it may go on by itself, or be killed for it: then
// nothing must happen for half a second of the bubble's clock.
func (c *collector) settle() {
	for quiet := time.Duration(0); ; {
		synctest.Wait()
		before, pausing := c.activity()
		if pausing == 0 || quiet >= 500*time.Millisecond {
			return
		}
		const tick = 2 * time.Millisecond
		time.Sleep(tick)
		synctest.Wait()
		if after, _ := c.activity(); after != before {
			quiet = 0
		} else {
			quiet += tick
		}
	}
}

func (c *collector) activity() (total, pausing int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.total, c.pausing
}

// pause sleeps for that many milliseconds, until the process is killed.
func (c *collector) pause(p *actor.Process, ms term) {
	c.mu.Lock()
	c.pausing++
	c.mu.Unlock()
	timer := time.NewTimer(time.Duration(ms.(int64)) * time.Millisecond)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-p.Context().Done():
	}
	c.mu.Lock()
	c.pausing--
	c.mu.Unlock()
}

// flush takes what happened: the events in their order, then the ends sorted,
// for BEAM does not order a DOWN against the messages of others.
func (c *collector) flush() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	slices.Sort(c.downs)
	lines := slices.Concat(c.events, c.downs)
	c.events, c.downs = nil, nil
	return lines
}
