package rtnl

import (
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/codec"
)

// A refusal has the kernel's error, its words and what it is about.
func TestKernelError(t *testing.T) {
	n := newNS(t)
	err := n.client.DoRaw(ctx, codec.RTMNewRoute, Create, routeBody("192.0.2.1/24", 254))
	var kerr *KernelError
	if !errors.As(err, &kerr) || kerr.Errno != unix.EINVAL || kerr.Type != codec.RTMNewRoute || !strings.Contains(err.Error(), "RTM_NEWROUTE") {
		t.Errorf("a bad request: %v", err)
	}
	// struct ifinfomsg with a byte that has to be zero.
	body := make([]byte, unix.SizeofIfInfomsg)
	body[1] = 1
	_, err = n.client.GetRaw(ctx, codec.RTMGetLink, body)
	if !errors.As(err, &kerr) || kerr.Msg == "" || !strings.Contains(err.Error(), kerr.Msg) {
		t.Errorf("a bad header: %v, want the kernel's explanation", err)
	}
	// The client goes on working.
	if _, err := n.client.Get(ctx, codec.RTMGetLink, &codec.Link{Index: loIndex}); err != nil {
		t.Error(err)
	}
}

// What the kernel says of an error is read whatever bytes it is in.
func TestParseError(t *testing.T) {
	head := func(errno int32, size uint32) []byte {
		b := binary.NativeEndian.AppendUint32(nil, uint32(errno))
		b = binary.NativeEndian.AppendUint32(b, size)
		return append(b, make([]byte, headerSize-4)...)
	}
	words := attr(nil, nlmsgerrAttrMsg, []byte("no way\x00"))
	for _, c := range []struct {
		name  string
		flags uint16
		body  []byte
		want  string
	}{
		{"acknowledged", nlmFCapped, head(0, 16), ""},
		{"capped, with words", nlmFCapped | nlmFAckTLVs, append(head(-1, 40), words...), "rtnl: RTM_NEWLINK: operation not permitted: no way"},
		{"the request, then words", nlmFAckTLVs, append(append(head(-1, 20), 9, 9, 9, 9), words...), "rtnl: RTM_NEWLINK: operation not permitted: no way"},
		{"no words", nlmFCapped, head(-1, 16), "rtnl: RTM_NEWLINK: operation not permitted"},
		{"a request longer than the message", nlmFAckTLVs, append(head(-1, 1<<31), words...), "rtnl: RTM_NEWLINK: operation not permitted"},
		{"broken words", nlmFCapped | nlmFAckTLVs, append(head(-1, 16), 3, 0, 1, 0, 200), "rtnl: RTM_NEWLINK: operation not permitted"},
		{"missing", nlmFCapped | nlmFAckTLVs, append(head(-22, 16), attr(nil, nlmsgerrAttrMissType, u32(3))...),
			"rtnl: RTM_NEWLINK: invalid argument (attribute 3 is missing)"},
		{"short", 0, head(-1, 16)[:19], "rtnl: RTM_NEWLINK: short acknowledgement: bad message"},
		{"empty", 0, nil, "rtnl: RTM_NEWLINK: short acknowledgement: bad message"},
	} {
		var got string
		if err := parseError(codec.RTMNewLink, reply{flags: c.flags, body: c.body}); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if err := parseDone(codec.RTMGetLink, reply{flags: nlmFAckTLVs, body: append(head(-2, 0)[:4], words...)}); err == nil || !strings.Contains(err.Error(), "no way") {
		t.Errorf("the end of a dump: %v", err)
	}
}

// A client that is closed, or whose context has ended, does nothing; one may
// be used by many.
func TestClientEnds(t *testing.T) {
	n := newNS(t)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := n.client.DoRaw(gone, codec.RTMNewAddr, Create, addrBody("192.0.2.1/32")); !errors.Is(err, context.Canceled) {
		t.Errorf("the context has ended: %v", err)
	}
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for range 25 {
				l, err := n.client.Get(ctx, codec.RTMGetLink, &codec.Link{Index: loIndex})
				if err != nil || l.(*codec.Link).Name != "lo" {
					t.Errorf("user %d: %v, %v", i, l, err)
				}
			}
		})
	}
	wg.Wait()
	c, err := Dial(n.ns)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if err := c.Close(); err != nil {
		t.Errorf("the second Close: %v", err)
	}
	if err := c.DoRaw(ctx, codec.RTMNewAddr, Create, addrBody("192.0.2.1/32")); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
}
