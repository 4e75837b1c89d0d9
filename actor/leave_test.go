package actor

import (
	"runtime"
	"testing"
	"time"
)

// A process may leave its last run between the moment a killer made it dead and
// the moment the killer closes its mailbox. It has let go of its state then:
// the killer must not do so again, and no message may start another run.
func TestLeaveBeforeKillerCloses(t *testing.T) {
	sys := NewSystem()
	defer sys.Shutdown()
	pid, err := Start(sys.Root, &Base{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	n, err := nodeOf(sys.Root)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := n.find(pid)
	if !p.dead.CompareAndSwap(false, true) { // the killer's first step
		t.Fatal("dead already")
	}
	p.signal(nil, &PanicError{Value: "boom"})
	left := func() bool {
		p.box.mu.Lock()
		defer p.box.mu.Unlock()
		return p.box.exit != nil && !p.box.running
	}
	for end := time.Now().Add(30 * time.Second); !left(); runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatal("the process does not leave")
		}
	}
	p.box.push(item{msg: "late"})
	p.box.mu.Lock()
	again := p.box.running
	p.box.mu.Unlock()
	if again {
		t.Error("a message started a run of a process that has left")
	}
	if _, releases := p.box.close(false); !releases {
		t.Error("the killer is to release what the process has released")
	}
	if z := Zombies(sys.Root); len(z) != 0 {
		t.Errorf("zombies: %v", z)
	}
	n.sys.ProcessRegistry.Remove(p.pid)
}
