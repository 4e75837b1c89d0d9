package codec

import "unsafe"

// Parser decodes like [Parse], allocating routes, addresses, neighbours and rules
// in chunks and interning names. Such an object that is kept keeps its chunk, an
// object of another type only what is its own. The zero value is ready for use. A
// Parser is not safe for concurrent use; its results are independent of it and,
// but for Reuse and Recycle, of each other.
type Parser struct {
	// Chunk is the size in bytes of the largest chunk; less than 1 means 2 KiB.
	// The first has one object, and each has at most twice as many as the one
	// before it.
	Chunk int
	// Advise, if it is not nil, gets each chunk of [LargeChunk] bytes or more
	// before it is used, for advice to the operating system about its memory. It
	// must neither read nor write it.
	Advise func(chunk []byte)
	// Reuse makes Parse return the same link, route, address, neighbour or rule
	// again and again, overwritten: a result is good until the next call. Of what
	// it points to only a link's counters and settings (Stats64, XDP, AFSpec) are
	// reused.
	Reuse bool

	swap   bool // decode the other byte order than this machine's
	table  bool // decode by the tables alone
	names  interner
	d      decoder // here, since a local one would be an allocation
	addrs  slab[Addr]
	routes slab[Route]
	neighs slab[Neigh]
	rules  slab[Rule]
	link   *reusedLink // for Reuse
}

// Recycle takes back a route, address, neighbour or rule that nobody uses any
// more: it is emptied, and a later Parse returns it again. What it pointed to is not
// used again. The parser keeps all that it was given and did not return yet.
// Objects of other types are left to the garbage collector.
func (p *Parser) Recycle(r Resource) {
	switch r := r.(type) {
	case *Addr:
		p.addrs.put(r)
	case *Route:
		p.routes.put(r)
	case *Neigh:
		p.neighs.put(r)
	case *Rule:
		p.rules.put(r)
	}
}

// LargeChunk is the size in bytes from which a [Parser] tells of a new chunk.
const LargeChunk = 1 << 20

// smallChunk is the default size of a chunk in bytes: 2 KiB, which is a size
// class of the allocator, less the header it puts before memory with pointers.
const smallChunk = 2048 - 8

// slab hands out the elements of chunks: a program that keeps one object keeps
// the others of its chunk alive.
type slab[T any] struct {
	free  []T
	size  int
	spare []*T // recycled
	last  *T   // for Reuse
}

func (s *slab[T]) get(p *Parser) *T {
	if p.Reuse && s.last != nil {
		*s.last = *new(T)
		return s.last
	}
	if last := len(s.spare) - 1; last >= 0 {
		v := s.spare[last]
		s.spare = s.spare[:last]
		return v
	}
	if len(s.free) == 0 {
		s.grow(p)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	if p.Reuse {
		s.last = v
	}
	return v
}

// put takes an element back.
func (s *slab[T]) put(v *T) {
	*v = *new(T)
	s.spare = append(s.spare, v)
}

func (s *slab[T]) grow(p *Parser) {
	each := int(unsafe.Sizeof(*new(T)))
	limit := smallChunk
	if p.Chunk > 0 {
		limit = p.Chunk
	}
	s.size = min(max(1, 2*s.size), max(1, limit/each))
	s.free = make([]T, s.size)
	if size := s.size * each; p.Advise != nil && size >= LargeChunk {
		p.Advise(unsafe.Slice((*byte)(unsafe.Pointer(&s.free[0])), size))
	}
}
