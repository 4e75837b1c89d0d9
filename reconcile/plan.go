package reconcile

import (
	"slices"
	"time"
)

// The bounds of a plan.
const (
	minPause  = 10 * time.Millisecond // between two rounds of a class under doubt
	maxPause  = time.Second           // to which the pause doubles while doubts keep coming
	maxNarrow = 8                     // more narrow queries of a class than this become one full one
)

// plan holds the lists that are due and spaces them. Doubts of one class are
// collected into a round; a round's queries are listed one after the other; the
// next round of that class starts after a pause that doubles while doubts keep
// coming and is at least as long as the round took. So a storm of any length
// costs a number of lists that grows with its duration, at most one round a
// second, and never with its size.
type plan struct {
	classes []classPlan
}

type classPlan struct {
	class     class
	pending   []Query // for the next round; none covers another
	round     []Query // what is left of this round
	began     time.Time
	notBefore time.Time
	pause     time.Duration
}

func newPlan(kinds []Kind) *plan {
	p := &plan{}
	for _, c := range classesOf(kinds) {
		p.classes = append(p.classes, classPlan{class: c})
	}
	return p
}

func (p *plan) of(c class) *classPlan {
	for i := range p.classes {
		if p.classes[i].class == c {
			return &p.classes[i]
		}
	}
	return nil
}

// add makes q due. A query of a class the plan does not have is dropped: that
// kind was not asked for.
func (p *plan) add(q Query) {
	c := p.of(q.class())
	if c == nil {
		return
	}
	for _, o := range c.pending {
		if o.covers(q) {
			return
		}
	}
	c.pending = slices.DeleteFunc(c.pending, q.covers)
	if len(c.pending) == maxNarrow {
		c.pending, q = c.pending[:0], Query{Kind: q.Kind, Family: q.Family}
	}
	c.pending = append(c.pending, q)
}

// addAll makes everything due, at once: after a gap nothing is worth waiting
// for.
func (p *plan) addAll() {
	for i := range p.classes {
		c := &p.classes[i]
		c.pending = append(c.pending[:0], Query{Kind: c.class.kind, Family: c.class.family})
	}
}

// next is the list to make now; or, if none is due, when to ask again, zero if
// nothing is planned.
func (p *plan) next(now time.Time) (q Query, ok bool, at time.Time) {
	for i := range p.classes {
		c := &p.classes[i]
		if len(c.round) == 0 && len(c.pending) > 0 {
			if wait := c.notBefore; now.Before(wait) {
				if at.IsZero() || wait.Before(at) {
					at = wait
				}
				continue
			}
			if now.Sub(c.notBefore) > c.pause {
				c.pause = 0 // it has been quiet
			}
			c.round, c.pending, c.began = c.pending, nil, now
		}
		if len(c.round) > 0 {
			return c.round[0], true, time.Time{}
		}
	}
	return Query{}, false, at
}

// done ends the list that next gave out; again says that it has to be made
// once more.
func (p *plan) done(q Query, again bool, now time.Time) {
	c := p.of(q.class())
	c.round = c.round[1:]
	if again {
		p.add(q)
	}
	if len(c.round) == 0 {
		c.pause = min(max(2*c.pause, minPause), maxPause)
		c.notBefore = now.Add(max(c.pause, now.Sub(c.began)))
	}
}

// idle says whether nothing is due or under way.
func (p *plan) idle() bool {
	for i := range p.classes {
		if len(p.classes[i].pending) > 0 || len(p.classes[i].round) > 0 {
			return false
		}
	}
	return true
}
