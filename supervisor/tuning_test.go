package supervisor_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// crasher crashes a while after its start, or in its Init.
type crasher struct {
	actor.Base
	starts *int
	after  time.Duration
	in     bool // in Init, from the second start on
}

func (c *crasher) Init(p *actor.Process) error {
	*c.starts++
	if c.in && *c.starts > 1 {
		time.Sleep(c.after)
		return errCrash
	}
	p.Timeout(c.after)
	return nil
}

func (*crasher) HandleInfo(*actor.Process, any) error { return errCrash }

// TestWorkedNumbers checks the numbers with which docs/otp.md explains
// intensity and period: how often a child that always crashes is started, and
// when its supervisor gives up. 0 is not within a day.
func TestWorkedNumbers(t *testing.T) {
	const day = 24 * time.Hour
	tests := []struct {
		name      string
		intensity int
		period    time.Duration
		storeys   int
		after     time.Duration
		in        bool
		starts    int
		gone      time.Duration
	}{
		{"1 in 5 s, crashes at once", 1, 5 * time.Second, 1, 0, false, 2, 0},
		{"1 in 5 s, crashes after 4 s", 1, 5 * time.Second, 1, 4 * time.Second, false, 2, 8 * time.Second},
		{"1 in 5 s, crashes after 5 s: the bound counts", 1, 5 * time.Second, 1, 5 * time.Second, false, 2, 10 * time.Second},
		{"1 in 5 s, crashes after 6 s: for ever", 1, 5 * time.Second, 1, 6 * time.Second, false, -1, day},
		{"10 in 60 s, crashes at once", 10, time.Minute, 1, 0, false, 11, 0},
		{"10 in 60 s, crashes after 5 s", 10, time.Minute, 1, 5 * time.Second, false, 11, 55 * time.Second},
		{"10 in 60 s, crashes after 7 s: for ever", 10, time.Minute, 1, 7 * time.Second, false, -1, day},
		{"10 in 60 s, restarts that fail after 2 s", 10, time.Minute, 1, 2 * time.Second, true, 11, 22 * time.Second},
		{"5 in 49 min, crashes after 10 min: for ever", 5, 49 * time.Minute, 1, 10 * time.Minute, false, -1, day},
		{"5 in 50 min, crashes after 10 min", 5, 50 * time.Minute, 1, 10 * time.Minute, false, 6, time.Hour},
		{"two storeys of 1", 1, 5 * time.Second, 2, 0, false, 4, 0},
		{"three storeys of 1", 1, 5 * time.Second, 3, 0, false, 8, 0},
		{"three storeys of 3", 3, 5 * time.Second, 3, 0, false, 64, 0},
		{"three storeys of 3, restarts fail", 3, 5 * time.Second, 3, 0, true, 10, 0},
		{"three storeys of 1, restarts fail", 1, 5 * time.Second, 3, 0, true, 4, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				starts := 0
				spec := supervisor.Spec{Intensity: test.intensity, Period: test.period, Children: []supervisor.ChildSpec{{
					ID: "crasher",
					Start: func(p *actor.Process, _ actor.StartInfo) (*actor.PID, error) {
						return actor.StartLink(p, &crasher{starts: &starts, after: test.after, in: test.in}, actor.Options{})
					},
				}}}
				for range test.storeys - 1 {
					spec = supervisor.Spec{
						Intensity: test.intensity, Period: test.period,
						Children: []supervisor.ChildSpec{supervisor.AsChild("storey", spec)},
					}
				}
				sys := quiet()
				begin := time.Now()
				sup, err := supervisor.Start(sys.Root, spec)
				if err != nil {
					t.Fatal(err)
				}
				_, err = actor.Await(sys.Root, sup, day)
				took := time.Since(begin)
				if forever := errors.Is(err, actor.ErrTimeout); forever != (test.gone == day) {
					t.Errorf("for ever: %v", forever)
				}
				if test.starts >= 0 && starts != test.starts {
					t.Errorf("%d starts, want %d", starts, test.starts)
				}
				if took != test.gone {
					t.Errorf("gave up after %v, want %v", took, test.gone)
				}
				_ = supervisor.Stop(sys.Root, sup)
				time.Sleep(time.Second)
			})
		})
	}
}
