package actor

import (
	"log/slog"
	"sort"
	"sync"
	"time"
)

// zombieNotice is how long a zombie lasts before it is reported: what is killed
// in the middle of something is one for a moment.
const zombieNotice = time.Second

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
	log *slog.Logger
	mu  sync.Mutex
	by  map[any]*zombie // by *Process, *plainChild or *Task
}

// zombie is one that is counted, and perhaps reported.
type zombie struct {
	Zombie
	notice *time.Timer

	mu   sync.Mutex // held while it is reported; taken before zombies.mu
	told bool
}

func (z *zombies) put(k any, pid *PID) {
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.by[k] != nil {
		return
	}
	if z.by == nil {
		z.by = make(map[any]*zombie)
	}
	e := &zombie{Zombie: Zombie{PID: pid, Since: time.Now()}}
	e.notice = time.AfterFunc(zombieNotice, func() { z.report(k, e) })
	z.by[k] = e
}

// report tells of a zombie, if it still is one.
func (z *zombies) report(k any, e *zombie) {
	e.mu.Lock()
	defer e.mu.Unlock()
	z.mu.Lock()
	e.told = z.by[k] == e
	z.mu.Unlock()
	if e.told {
		z.log.Warn("zombie: what runs of a dead process does not return", "pid", e.PID.Id, "since", e.Since)
	}
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

// drop ends a zombie; nothing, if there is none.
func (z *zombies) drop(k any) {
	z.mu.Lock()
	e := z.by[k]
	delete(z.by, k)
	z.mu.Unlock()
	if e == nil {
		return
	}
	e.notice.Stop()
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.told {
		z.log.Info("zombie ended", "pid", e.PID.Id, "after", time.Since(e.Since))
	}
}

// Zombies lists what runs of dead processes, the oldest first. A goroutine
// cannot be killed: each of these is one that does not return. One that lasts
// a second is reported to the system's log, as a warning, and so is its end.
func Zombies(c Caller) []Zombie {
	n, err := nodeOf(c)
	if err != nil {
		return nil
	}
	n.zombies.mu.Lock()
	defer n.zombies.mu.Unlock()
	list := make([]Zombie, 0, len(n.zombies.by))
	for _, z := range n.zombies.by {
		list = append(list, z.Zombie)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Since.Before(list[j].Since) })
	return list
}
