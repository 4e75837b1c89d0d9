package main

import (
	"context"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/rtnl"
)

// The private namespace is the reader process's own, so it is Host.

func linxSlice() (int, any, error) {
	routes, err := rtnl.Routes(context.Background(), rtnl.Host(), rtnl.RouteFilter{Family: codec.AFInet})
	return len(routes), routes, err
}

func linxIterator() (int, any, error) { return count() }

// linxReuse keeps nothing of a route when it goes on to the next.
func linxReuse() (int, any, error) { return count(rtnl.Reuse()) }

func count(opts ...rtnl.RouteOption) (n int, _ any, err error) {
	opts = append(opts, rtnl.RouteFilter{Family: codec.AFInet})
	for _, err := range rtnl.RoutesSeq(context.Background(), rtnl.Host(), opts...) {
		if err != nil {
			return n, nil, err
		}
		n++
	}
	return n, nil, nil
}
