package monitor

import "sync"

// Snapshot holds a monitor's statistics where they can be read without asking
// the monitor, as after its end. It is updated after each batch; a restarted
// monitor begins it anew. The zero value is ready for use, by one monitor and
// any number of readers.
type Snapshot struct {
	mu sync.Mutex
	s  Statistics
}

// Load is the last statistics.
func (s *Snapshot) Load() Statistics {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.s
}

func (s *Snapshot) store(v Statistics) {
	s.mu.Lock()
	s.s = v
	s.mu.Unlock()
}
