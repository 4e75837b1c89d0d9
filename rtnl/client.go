package rtnl

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// Flags of a request, include/uapi/linux/netlink.h.
const (
	Replace uint16 = unix.NLM_F_REPLACE // replace what is there
	Excl    uint16 = unix.NLM_F_EXCL    // fail if it is there
	Create  uint16 = unix.NLM_F_CREATE  // create it if it is not there
	Append  uint16 = unix.NLM_F_APPEND  // add to the end of the list
)

// Client asks the kernel for changes. It may be used by several goroutines;
// one request is made at a time.
type Client struct {
	mu     sync.Mutex
	conn   *conn
	closed bool
}

// Dial opens a client in the namespace.
func Dial(ns NetNS) (*Client, error) {
	c, err := dialConn(ns)
	if err != nil {
		return nil, err
	}
	return &Client{conn: c}, nil
}

// Close closes the client's socket, after a request that is under way.
// Closing again does nothing.
func (c *Client) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil
	}
	c.closed = true
	return c.conn.close()
}

// Do sends a request about r and waits for the kernel's answer: typ is
// codec.RTMNewRoute and its like, flags are [Create], [Excl], [Replace] and
// [Append].
//
// Errors: [*KernelError] is the kernel's refusal, [ErrClosed], the context's
// error. When the context ended, the kernel may have done it or not.
func (c *Client) Do(ctx context.Context, typ, flags uint16, r codec.Resource) error {
	body, err := codec.Append(nil, r)
	if err != nil {
		return fmt.Errorf("rtnl: %s: %w", codec.TypeName(typ), err)
	}
	return c.DoRaw(ctx, typ, flags, body)
}

// DoRaw is Do with the message's body as bytes: the fixed header and the
// attributes.
func (c *Client) DoRaw(ctx context.Context, typ, flags uint16, body []byte) error {
	return c.request(ctx, typ, flags|unix.NLM_F_ACK, body, nil)
}

// Get asks for one object, with typ codec.RTMGetLink and its like and r
// telling which. For RTMGetRoute that is the route to an address.
//
// Errors: as for [Client.Do], and those of codec.Parse.
func (c *Client) Get(ctx context.Context, typ uint16, r codec.Resource) (codec.Resource, error) {
	body, err := codec.Append(nil, r)
	if err != nil {
		return nil, fmt.Errorf("rtnl: %s: %w", codec.TypeName(typ), err)
	}
	return c.GetRaw(ctx, typ, body)
}

// GetRaw is Get with the request's body as bytes.
func (c *Client) GetRaw(ctx context.Context, typ uint16, body []byte) (r codec.Resource, err error) {
	var perr error
	err = c.request(ctx, typ, 0, body, func(m reply) {
		r, perr = codec.Parse(m.typ, m.body)
	})
	if err == nil && perr != nil {
		err = fmt.Errorf("rtnl: reply to %s: %w", codec.TypeName(typ), perr)
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

// request sends a request and waits for its acknowledgement or, if got is not
// nil, for one message.
func (c *Client) request(ctx context.Context, typ, flags uint16, body []byte, got func(reply)) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("rtnl: %s: %w", codec.TypeName(typ), err)
	}
	defer c.conn.watch(ctx)()
	seq, err := c.conn.send(typ, flags, body)
	if err == nil {
		err = c.conn.receive(seq, nil, func(m reply) (bool, error) {
			switch {
			case m.typ == unix.NLMSG_ERROR:
				return true, parseError(typ, m)
			case got != nil && m.typ >= unix.NLMSG_MIN_TYPE:
				got(m)
				return true, nil
			}
			return false, nil
		})
	}
	return requestError(ctx, typ, err)
}

// requestError says what a failed request was about.
func requestError(ctx context.Context, typ uint16, err error) error {
	var kerr *KernelError
	switch {
	case err == nil || errors.As(err, &kerr):
		return err
	case errors.Is(err, os.ErrDeadlineExceeded) && ctx.Err() != nil:
		err = ctx.Err()
	}
	return fmt.Errorf("rtnl: %s: %w", codec.TypeName(typ), err)
}
