package rtnl

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// DefaultAttempts is how often a slice list is tried in all when its dump is
// interrupted.
const DefaultAttempts = 10

// InterruptedError means that what was listed changed while it was listed, so
// that the list may miss objects that were there all the time and have others
// twice. Nobody may take an object's absence from it for its deletion.
//
// The kernel says so itself for links, addresses and nexthops
// (NLM_F_DUMP_INTR). For what it says nothing about, routes, neighbours and
// rules, a dump in several parts during which an event of its class arrived
// counts as interrupted; see [IgnoreEvents].
type InterruptedError struct {
	Type     uint16 // of the request, one of codec.RTMGet*
	Attempts int    // how often it was tried
	// Events says that it was an event that told, not the kernel.
	Events bool
	// Partial is what the last attempt listed. It is nil for the iterator
	// form, which has yielded it.
	Partial []codec.Resource
}

// Error says which list it was and how it is known.
func (e *InterruptedError) Error() string {
	how := "the kernel says that the dump was interrupted"
	if e.Events {
		how = "events arrived during the dump"
	}
	return fmt.Sprintf("rtnl: %s: %s, attempts: %d", codec.TypeName(e.Type), how, e.Attempts)
}

// dump is how one list is asked for.
type dump[T codec.Resource] struct {
	typ  uint16
	body codec.Resource // the request: a header and the filter
	// group has the events that tell that a dump is torn; 0 if the kernel
	// tells by itself.
	group Group
	// keep applies the filter to what came: kernels without strict checking
	// ignore it.
	keep func(T) bool
	// absent is the error that means that there is nothing, 0 for none.
	absent unix.Errno
}

type options struct {
	attempts     int
	ignoreEvents bool
	chunk        int
	reuse        bool
}

// Option applies to every list.
type Option func(*options)

// Attempts is how often a slice list is tried in all when its dump is
// interrupted; less than 1 means [DefaultAttempts]. The iterator forms have
// yielded when they learn of it and try only once.
func Attempts(n int) Option { return func(o *options) { o.attempts = n } }

// IgnoreEvents makes lists of routes, neighbours and rules take what the
// kernel gives: events that arrive during the dump are not looked for. A list
// made while others change rules or IPv6 routes can then silently miss some
// that were there all the time.
func IgnoreEvents() Option { return func(o *options) { o.ignoreEvents = true } }

// Chunk is how much memory, in bytes, one kept object of a list keeps alive at
// most: routes, addresses, neighbours and rules are allocated in chunks of that
// size. Less than 1 means 2 KiB for the iterator forms and 4 MiB for the slice
// forms, whose objects are mostly kept or dropped together. Short lists have small chunks in
// any case.
//
// For chunks of 1 MiB or more huge pages are asked for (madvise(2),
// MADV_HUGEPAGE), which makes large lists faster. The system may then go on to
// use them there after the list is gone: a program that seldom lists a large
// table and has little memory to spare sets less.
func Chunk(bytes int) Option { return func(o *options) { o.chunk = bytes } }

// Reuse makes the iterator forms yield the same link, route, address, neighbour
// or rule again and again, overwritten: it is good until the loop goes on. A loop
// that keeps it must copy the struct, and of a link also what Stats64, XDP and
// AFSpec point to. The slice forms ignore it.
func Reuse() Option { return func(o *options) { o.reuse = true } }

// seq is the iterator form of a list, made of one or more dumps.
func seq[T codec.Resource](ctx context.Context, ns NetNS, o options, dumps []dump[T]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		p := codec.Parser{Chunk: o.chunk, Reuse: o.reuse, Advise: adviseHuge}
		for _, d := range dumps {
			err := d.run(ctx, ns, o, &p, func(r T, err error) bool { return yield(r, err) })
			if err == errStop || err != nil && !yield(none, err) {
				return
			}
			var ierr *InterruptedError
			if err != nil && !errors.As(err, &ierr) {
				return
			}
		}
	}
}

// list is the slice form of a list.
func list[T codec.Resource](ctx context.Context, ns NetNS, o options, dumps []dump[T]) ([]T, error) {
	var found gathered[T]
	var failed error
	p := codec.Parser{Chunk: o.chunk, Advise: adviseHuge}
	if p.Chunk < 1 {
		p.Chunk = listChunk
	}
	for _, d := range dumps {
		for attempt := 1; ; attempt++ {
			var decode error
			var got gathered[T]
			err := d.run(ctx, ns, o, &p, func(r T, err error) bool {
				if err == nil {
					got.add(r)
				} else if decode == nil {
					decode = err
				}
				return true
			})
			var ierr *InterruptedError
			if !errors.As(err, &ierr) {
				found.take(&got)
				if err != nil {
					return found.slice(), err
				}
				failed = errors.Join(failed, decode)
				break
			}
			if attempt == o.tries() || !pause(ctx, attempt) {
				ierr.Attempts = attempt
				failed = errors.Join(failed, ierr)
				found.take(&got)
				break
			}
		}
	}
	all := found.slice()
	var ierr *InterruptedError
	if errors.As(failed, &ierr) {
		ierr.Partial = make([]codec.Resource, len(all))
		for i, r := range all {
			ierr.Partial[i] = r
		}
	}
	return all, single(failed)
}

// single takes the error out of a Join of one.
func single(err error) error {
	if j, ok := err.(interface{ Unwrap() []error }); ok && len(j.Unwrap()) == 1 {
		return j.Unwrap()[0]
	}
	return err
}

func (o options) tries() int {
	if o.attempts < 1 {
		return DefaultAttempts
	}
	return o.attempts
}

// pause waits a little longer after each attempt: what interrupts a dump is
// often a burst.
func pause(ctx context.Context, attempt int) bool {
	t := time.NewTimer(min(time.Millisecond<<attempt, 50*time.Millisecond))
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// errStop means that the caller wants no more.
var errStop = errors.New("stop")

// run makes the dump once. Objects that cannot be decoded are yielded as
// errors, and the dump goes on.
func (d *dump[T]) run(ctx context.Context, ns NetNS, o options, p *codec.Parser, yield func(T, error) bool) error {
	body, err := codec.Append(nil, d.body)
	if err != nil {
		return requestError(ctx, d.typ, err)
	}
	if err := ctx.Err(); err != nil {
		return requestError(ctx, d.typ, err)
	}
	c, err := dialConn(ns)
	if err != nil {
		return err
	}
	defer c.close()
	var witness *Listener
	if d.group != 0 && !o.ignoreEvents {
		// It is only looked at, not read: a small buffer will do.
		witness, err = Listen(ListenConfig{NetNS: ns, Groups: []Group{d.group}, ReadBuffer: 4096})
		if err != nil {
			return err
		}
		defer witness.Close()
	}
	end, err := c.dump(ctx, d.typ, body, func(m reply) error {
		r, err := p.Parse(m.typ, m.body)
		if err != nil {
			if !yield(*new(T), fmt.Errorf("rtnl: reply to %s: %w", codec.TypeName(d.typ), err)) {
				return errStop
			}
			return nil
		}
		if r, ok := r.(T); ok && (d.keep == nil || d.keep(r)) && !yield(r, nil) {
			return errStop
		}
		return nil
	})
	if err != nil {
		if d.absent != 0 && errors.Is(err, d.absent) {
			return nil
		}
		return err
	}
	ierr := &InterruptedError{Type: d.typ, Attempts: 1}
	if end.interrupted {
		return ierr
	}
	// A dump in one part was made in one go.
	if witness != nil && end.parts > 1 {
		mi, err := witness.MemInfo()
		if err != nil {
			return err
		}
		if mi.Queued > 0 || mi.Drops > 0 {
			ierr.Events = true
			return ierr
		}
	}
	return nil
}

// dumpEnd is how a dump went.
type dumpEnd struct {
	interrupted bool // NLM_F_DUMP_INTR
	parts       int  // datagrams with objects
}

// dump sends a dump request and calls each with every object's message, until
// it returns an error. The end's own message is read here: it may carry an
// error, and the news that the dump was interrupted.
func (c *conn) dump(ctx context.Context, typ uint16, body []byte, each func(reply) error) (end dumpEnd, err error) {
	defer c.watch(ctx)()
	if err := c.prime(); err != nil {
		return end, requestError(ctx, typ, err)
	}
	seq, err := c.send(typ, unix.NLM_F_DUMP, body)
	if err != nil {
		return end, requestError(ctx, typ, err)
	}
	var first bool
	err = c.receive(seq, func() error {
		first = true
		return ctx.Err()
	}, func(m reply) (bool, error) {
		end.interrupted = end.interrupted || m.flags&unix.NLM_F_DUMP_INTR != 0
		switch {
		case m.typ == unix.NLMSG_DONE:
			return true, parseDone(typ, m)
		case m.typ == unix.NLMSG_ERROR:
			return true, parseError(typ, m)
		case m.typ < unix.NLMSG_MIN_TYPE:
			return false, nil
		}
		if first {
			end.parts++
			first = false
		}
		return false, each(m)
	})
	if err == errStop {
		return end, err
	}
	return end, requestError(ctx, typ, err)
}

// prime makes the kernel know the receive buffer's size: it fills a dump's
// first part before anything is received, with 4 KiB if it knows of no larger
// buffer. What fits into one part cannot be torn.
func (c *conn) prime() error {
	seq, err := c.send(unix.NLMSG_NOOP, unix.NLM_F_ACK, nil)
	if err != nil {
		return err
	}
	return c.receive(seq, nil, func(m reply) (bool, error) { return m.typ == unix.NLMSG_ERROR, nil })
}

// families are those to list: the one asked for, or all.
func families(asked uint8, all ...uint8) []uint8 {
	if asked != codec.AFUnspec {
		return []uint8{asked}
	}
	return slices.Clone(all)
}
