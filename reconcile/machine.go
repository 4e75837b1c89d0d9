package reconcile

import (
	"errors"
	"slices"
	"time"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

// Machine is the core of a mirror: it takes events and lists, and says what to
// list next and what the state is. It has no goroutine, clock or socket: who
// drives it passes the time, makes the lists that [Machine.Next] asks for, one
// at a time, and hands in the results. It is not safe for concurrent use; its
// snapshots are.
//
// The driver must be subscribed before the first list.
type Machine struct {
	state *state
	plan  *plan
	run   *run
	// unlisted are the classes that have not been listed whole since the start
	// or the last gap; torn counts the lists of each that could not be trusted.
	unlisted []class
	torn     map[class]int
	// removed are the lists that took objects away lately: an event that was
	// on its way meanwhile shows that the list was torn after all.
	removed map[class]removal
	kinds   []Kind
	stats   Stats
}

// run is the list under way.
type run struct {
	query   Query
	torn    bool
	touched map[Key]bool // by events since it began: these know better
	waiting bool         // for the barrier
	result  []codec.Resource
	err     error
}

type removal struct {
	query Query
	at    time.Time
}

// late is for how long after a list an event is taken to have been on its way
// during the list.
const late = time.Second

// tornEnough is how many torn lists of a class make a state that is shown as
// synced though not complete: under a storm without end there is no better one.
const tornEnough = 5

// Stats count what a machine did.
type Stats struct {
	Events   uint64 // events taken
	Doubts   uint64 // lists that events made due, before they were put together
	Lists    uint64 // lists made
	Torn     uint64 // of these, torn: their absences were not believed
	Failed   uint64 // of these, failed
	Removed  uint64 // objects that only a list showed to be gone
	Resyncs  uint64 // gaps: everything listed again
	Revision uint64 // of the last snapshot
}

// Held are the kinds a machine holds that was asked for the given ones, none
// meaning all. Links are always among them, and addresses and nexthops if routes
// or forwarding entries are: what happens to those tells which of them the kernel
// took away without a word.
func Held(kinds ...Kind) []Kind {
	if len(kinds) == 0 {
		return AllKinds()
	}
	return slices.DeleteFunc(AllKinds(), func(k Kind) bool {
		with := k == KindLink || (k == KindAddr || k == KindNexthop) &&
			(slices.Contains(kinds, KindRoute) || slices.Contains(kinds, KindFDB))
		return !with && !slices.Contains(kinds, k)
	})
}

// NewMachine returns a machine that holds the given kinds, see [Held], and goes
// on from a snapshot, nil for none. Everything is due at first.
func NewMachine(from *Snapshot, kinds ...Kind) *Machine {
	kinds = Held(kinds...)
	m := &Machine{
		state: newState(from), plan: newPlan(kinds), kinds: kinds,
		torn: map[class]int{}, removed: map[class]removal{},
	}
	m.state.fdb, m.state.mdb = slices.Contains(kinds, KindFDB), slices.Contains(kinds, KindMDB)
	m.relist()
	return m
}

func (m *Machine) relist() {
	m.plan.addAll()
	m.unlisted = classesOf(m.kinds)
	clear(m.torn)
	m.marks()
}

// Resync makes everything due: after a gap, after a new subscription, and from
// time to time because of changes that no event tells.
func (m *Machine) Resync() {
	m.stats.Resyncs++
	if m.run != nil {
		m.run.torn = true
	}
	m.plan.addAll()
}

// Lost is [Machine.Resync] after events were lost: no kind is complete until it
// is listed.
func (m *Machine) Lost() {
	m.Resync()
	m.relist()
}

// Event takes over one event.
func (m *Machine) Event(ev *event.Event, now time.Time) {
	m.stats.Events++
	db, ok := ev.Resource.(*codec.MDB)
	if !ok {
		m.event(ev, now)
		return
	}
	for _, one := range SplitMDB(db) {
		e := *ev
		e.Resource = one
		m.event(&e, now)
	}
}

// event takes over what an event says of one object.
func (m *Machine) event(ev *event.Event, now time.Time) {
	if k, ok := KeyOf(ev.Resource); ok {
		if m.plan.of(k.class()) == nil {
			return
		}
		m.tear(k, ev, now)
	}
	for _, q := range m.state.apply(ev) {
		m.stats.Doubts++
		m.plan.add(q)
	}
}

// tear notes that an event came during a list of its class, or so soon after
// one that it was on its way during it. When it was received says nothing of
// whether it happened before the list: messages are received in batches.
func (m *Machine) tear(k Key, ev *event.Event, now time.Time) {
	c := k.class()
	if r := m.run; r != nil && r.query.class() == c {
		if !c.resumes() || r.query.Matches(ev.Resource) {
			r.torn = true
		}
		r.touched[k] = true
	}
	if r, ok := m.removed[c]; ok {
		delete(m.removed, c)
		if now.Sub(r.at) < late {
			m.plan.add(r.query)
		}
	}
}

// Action is what a driver has to do next; the zero Action is nothing, until
// there is something new.
type Action struct {
	// List, if its Kind is not 0, is to be listed; the result goes to
	// [Machine.Listed].
	List Query
	// Barrier asks for a call of [Machine.Barrier] as soon as every event that
	// the kernel sent before now has been handed in.
	Barrier bool
	// At, if not zero, is when to ask again.
	At time.Time
}

// Next is what to do now. It is asked after each call of another method and when
// [Action.At] has come. While a list or a barrier is under way there is nothing
// to do.
func (m *Machine) Next(now time.Time) Action {
	if m.run != nil {
		return Action{}
	}
	q, ok, at := m.plan.next(now)
	if !ok {
		return Action{At: at}
	}
	m.run = &run{query: q, touched: map[Key]bool{}}
	m.state.listing = q.class()
	return Action{List: q}
}

// Listed hands in the result of the list that Next asked for. With an error that
// is [ErrTorn] the result is used for what it shows, with [ErrNoDevice] it is
// empty, with another the list is made again later. It returns what to do next:
// the barrier.
func (m *Machine) Listed(result []codec.Resource, err error) Action {
	r := m.run
	m.stats.Lists++
	switch {
	case err == nil, errors.Is(err, ErrNoDevice):
	case errors.Is(err, ErrTorn):
		r.torn = true
	default:
		result = nil
	}
	r.result, r.err, r.waiting = result, err, true
	return Action{Barrier: true}
}

// Barrier ends the list that was handed in: no event that was sent during it is
// still to come. It returns the list's error if that was not one of those that
// [Lister] names.
func (m *Machine) Barrier(now time.Time) error {
	r := m.run
	if r == nil || !r.waiting {
		return nil
	}
	m.run, m.state.listing = nil, class{}
	c := r.query.class()
	if r.err != nil && !errors.Is(r.err, ErrNoDevice) && !errors.Is(r.err, ErrTorn) {
		m.stats.Failed++
		m.plan.done(r.query, true, now)
		return r.err
	}
	if r.torn {
		m.stats.Torn++
	}
	doubts, gone := m.state.commit(r)
	m.stats.Removed += uint64(gone)
	if gone > 0 {
		m.removed[c] = removal{r.query, now}
	}
	m.plan.done(r.query, false, now)
	for _, q := range doubts {
		m.plan.add(q)
	}
	if r.query.full() {
		if r.torn {
			m.torn[c]++
		} else {
			delete(m.torn, c)
			m.unlisted = slices.DeleteFunc(m.unlisted, func(o class) bool { return o == c })
		}
		m.marks()
	}
	return nil
}

// marks writes into the state what is known to be whole.
func (m *Machine) marks() {
	var partial []Kind
	synced := true
	for _, c := range m.unlisted {
		if !slices.Contains(partial, c.kind) {
			partial = append(partial, c.kind)
		}
		synced = synced && m.torn[c] >= tornEnough
	}
	s := &m.state.snap
	synced = synced || s.synced // once listed, a gap makes it old but not empty
	if synced != s.synced || !slices.Equal(partial, s.partial) {
		s.synced, s.partial, m.state.dirty = synced, partial, true
	}
}

// Snapshot is the state as it is now. As long as nothing changes its revision
// stays the same.
func (m *Machine) Snapshot() *Snapshot {
	s := m.state.snapshot()
	m.stats.Revision = s.revision
	return s
}

// Changed says whether the state differs from the last snapshot.
func (m *Machine) Changed() bool { return m.state.dirty }

// Idle says whether no list is due or under way: the state is what the lists and
// events so far say.
func (m *Machine) Idle() bool { return m.run == nil && m.plan.idle() }

// Stats are the counters.
func (m *Machine) Stats() Stats { return m.stats }
