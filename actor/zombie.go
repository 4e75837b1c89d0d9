package actor

import (
	"sort"
	"sync"
	"time"
)

// Zombie is what still runs of a process that is dead: a callback that has not
// returned since the process was killed, or a task that ignores its context.
type Zombie struct {
	// PID is the dead process's, or the task's.
	PID *PID
	// Since is when the process died.
	Since time.Time
}

// zombies are the zombies of a system.
type zombies struct {
	mu sync.Mutex
	by map[any]Zombie // by *Process or *Task
}

func (z *zombies) put(k any, pid *PID) {
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.by == nil {
		z.by = make(map[any]Zombie)
	}
	z.by[k] = Zombie{PID: pid, Since: time.Now()}
}

// addTasks counts those tasks that still run.
func (z *zombies) addTasks(tasks []*Task) {
	for _, t := range tasks {
		z.put(t, t.pid)
		select {
		case <-t.done: // meanwhile, perhaps before it was put in
			z.drop(t)
		default:
		}
	}
}

func (z *zombies) drop(k any) {
	z.mu.Lock()
	defer z.mu.Unlock()
	delete(z.by, k)
}

// Zombies lists what runs of dead processes, the oldest first. A goroutine
// cannot be killed: each of these is one that does not return.
func Zombies(c Caller) []Zombie {
	n, err := nodeOf(c)
	if err != nil {
		return nil
	}
	n.zombies.mu.Lock()
	defer n.zombies.mu.Unlock()
	list := make([]Zombie, 0, len(n.zombies.by))
	for _, z := range n.zombies.by {
		list = append(list, z)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Since.Before(list[j].Since) })
	return list
}
