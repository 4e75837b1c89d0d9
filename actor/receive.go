package actor

import "time"

// Receive takes the first message that matches out of the mailbox and waits
// for it if there is none yet: Erlang's selective receive. match gets what
// HandleInfo would: messages of Send, *EXIT and *DOWN, not calls and casts. What
// does not match stays in its order. ok is false after the timeout; [Infinity]
// is none, 0 only looks. It must be called in a callback. If the process has to
// end it does not return.
func (p *Process) Receive(match func(msg any) bool, timeout time.Duration) (msg any, ok bool) {
	b := &p.box
	var expired <-chan time.Time // made when there is something to wait for
	var begin time.Time
	if timeout > 0 {
		begin = time.Now()
	}
	arrived := make(chan struct{}, 1)
	b.setArrived(arrived)
	defer b.setArrived(nil)
	for seen := 0; ; {
		p.checkExit()
		for {
			it, ok := b.at(seen)
			if !ok {
				break
			}
			if (it.kind == kindInfo || it.kind == kindExit || it.kind == kindDown) && match(it.msg) {
				b.mu.Lock()
				b.removeAt(b.head + seen)
				b.mu.Unlock()
				return it.msg, true
			}
			seen++
		}
		select {
		case <-arrived:
			continue
		default:
		}
		if timeout == 0 {
			return nil, false
		}
		if timeout > 0 && expired == nil {
			t := time.NewTimer(timeout - time.Since(begin))
			defer t.Stop()
			expired = t.C
		}
		select {
		case <-arrived:
		case <-expired:
			return nil, false
		}
	}
}

func (b *mailbox) setArrived(ch chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.arrived = ch
}

// at is the i-th item that waits.
func (b *mailbox) at(i int) (item, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.head+i >= len(b.items) {
		return item{}, false
	}
	return b.items[b.head+i], true
}
