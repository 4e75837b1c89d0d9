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

func linxIterator() (n int, _ any, err error) {
	for _, err := range rtnl.RoutesSeq(context.Background(), rtnl.Host(), rtnl.RouteFilter{Family: codec.AFInet}) {
		if err != nil {
			return n, nil, err
		}
		n++
	}
	return n, nil, nil
}
