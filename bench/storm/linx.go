package main

import (
	"errors"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/bench/internal/raw"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
)

func init() {
	listeners["linx"] = func(ready func()) (int, int, error) { return linx(false, ready) }
	listeners["linx-reuse"] = func(ready func()) (int, int, error) { return linx(true, ready) }
}

// linx is the monitor with an owner that counts what it receives.
func linx(reuse bool, ready func()) (events, overflows int, err error) {
	sys := actor.NewSystem()
	done := make(chan error, 1)
	owner := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch msg := ctx.Message().(type) {
		case *event.Event:
			if r, ok := msg.Resource.(*codec.Route); ok && r.Table == raw.TableSentinel {
				done <- nil
				return
			}
			events++
		case *event.ResyncNeeded:
			overflows++
			if msg.Reason == event.MonitorDown {
				done <- errors.Join(errors.New("the monitor ended"), msg.Err)
			}
		}
	}))
	mon, err := monitor.Start(sys.Root, monitor.Config{
		Owner: owner, Groups: []rtnl.Group{rtnl.GroupRoute4}, ReadBuffer: readBytes, Reuse: reuse,
	})
	if err != nil {
		return 0, 0, err
	}
	ready()
	if err := <-done; err != nil {
		return 0, 0, err
	}
	return events, overflows, monitor.Unsubscribe(sys.Root, mon)
}
