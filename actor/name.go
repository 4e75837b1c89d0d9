package actor

import (
	"sync"
	"sync/atomic"

	pactor "github.com/asynkron/protoactor-go/actor"
)

// names are the registered names of a system. A name that was used once keeps
// its address for as long as the system lives.
type names struct {
	mu sync.Mutex
	by map[string]*nameProcess
}

// nameProcess is a name's address: it passes on what it gets to the process
// that has the name.
type nameProcess struct {
	n      *node
	pid    *PID
	holder atomic.Pointer[holder]
}

// holder is who has a name: a process or a plain actor.
type holder struct {
	name *nameProcess
	pid  *PID
	p    *Process
	proc pactor.Process
}

func (h *holder) free() { h.name.holder.CompareAndSwap(h, nil) }

// name finds or makes a name's address. It is nil if a plain actor was spawned
// under that id.
func (n *node) name(name string) *nameProcess {
	n.names.mu.Lock()
	defer n.names.mu.Unlock()
	if np := n.names.by[name]; np != nil {
		return np
	}
	np := &nameProcess{n: n}
	pid, ok := n.sys.ProcessRegistry.Add(np, name)
	if !ok {
		return nil
	}
	np.pid = pid
	if n.names.by == nil {
		n.names.by = make(map[string]*nameProcess)
	}
	n.names.by[name] = np
	return np
}

// claim gives the name to the holder, or says who has it.
func (n *node) claim(name string, h *holder) error {
	np := n.name(name)
	if np == nil {
		return &AlreadyStartedError{Name: name, PID: n.sys.NewLocalPID(name)}
	}
	h.name = np
	for !np.holder.CompareAndSwap(nil, h) {
		if other := np.holder.Load(); other != nil {
			return &AlreadyStartedError{Name: name, PID: other.pid}
		}
	}
	return nil
}

// NamePID is the address of a name. It stays valid across restarts, and may be
// taken before anybody has the name; as long as nobody has it, it is an address
// of nobody. A name's address is never given back: names are few.
func NamePID(c Caller, name string) *PID {
	n, err := nodeOf(c)
	if err != nil {
		return nil
	}
	if np := n.name(name); np != nil {
		return np.pid
	}
	return n.sys.NewLocalPID(name)
}

// WhereIs is the process that has the name; nil if nobody has (whereis).
func WhereIs(c Caller, name string) *PID {
	n, err := nodeOf(c)
	if err != nil {
		return nil
	}
	n.names.mu.Lock()
	np := n.names.by[name]
	n.names.mu.Unlock()
	if np == nil {
		return nil
	}
	if h := np.holder.Load(); h != nil {
		return h.pid
	}
	return nil
}

// Register gives a running process a name (register). A process has one name
// at most: else, as for a name that is taken, the error is an
// [*AlreadyStartedError]. It is NoProc if there is no such process. The name
// is free again when the process ends.
func Register(c Caller, name string, pid *PID) error {
	n, err := nodeOf(c)
	if err != nil {
		return err
	}
	if pid == nil {
		return ErrNilPID
	}
	p, proc := n.find(pid)
	if p == nil {
		if proc == nil {
			return NoProc
		}
		return ErrNotProcess
	}
	return p.register(name)
}

func (p *Process) register(name string) error {
	h := &holder{pid: p.pid, p: p, proc: &p.box}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.gone || p.dead.Load():
		return NoProc
	case p.holder != nil:
		return &AlreadyStartedError{Name: p.holder.name.pid.Id, PID: p.pid}
	}
	if err := p.node.claim(name, h); err != nil {
		return err
	}
	p.state.holder = h
	return nil
}

// Unregister frees a name. It is false if nobody had it.
func Unregister(c Caller, name string) bool {
	n, err := nodeOf(c)
	if err != nil {
		return false
	}
	n.names.mu.Lock()
	np := n.names.by[name]
	n.names.mu.Unlock()
	if np == nil {
		return false
	}
	h := np.holder.Load()
	if h == nil || !np.holder.CompareAndSwap(h, nil) {
		return false
	}
	if h.p != nil {
		h.p.mu.Lock()
		if h.p.holder == h {
			h.p.holder = nil
		}
		h.p.mu.Unlock()
	}
	return true
}

// SendUserMessage passes a message on.
func (np *nameProcess) SendUserMessage(pid *PID, message any) {
	if h := np.holder.Load(); h != nil {
		h.proc.SendUserMessage(h.pid, message)
		return
	}
	np.n.sys.DeadLetter.SendUserMessage(pid, message)
}

// SendSystemMessage passes a system message on. Who watches a process by its
// name is told of the name.
func (np *nameProcess) SendSystemMessage(pid *PID, message any) {
	h := np.holder.Load()
	switch {
	case h == nil:
		np.n.sys.DeadLetter.SendSystemMessage(pid, message)
	case h.p != nil:
		h.proc.SendSystemMessage(pid, message)
	default:
		h.proc.SendSystemMessage(h.pid, message)
	}
}

// Stop stops who has the name.
func (np *nameProcess) Stop(*PID) {
	if h := np.holder.Load(); h != nil {
		h.proc.Stop(h.pid)
	}
}
