package main

import (
	"errors"

	"golang.org/x/sys/unix"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
	"github.com/linx-go/linx/monitor"
	"github.com/linx-go/linx/rtnl"
)

func init() { listeners["linx"] = linx }

// linx is the monitor; its owner's Receive takes the time.
func linx(ready func(), s *samples) error {
	sys := actor.NewSystem()
	done := make(chan error, 1)
	owner := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch msg := ctx.Message().(type) {
		case *event.Event:
			now := nanoseconds()
			if r, ok := msg.Resource.(*codec.Route); ok {
				typ := uint16(unix.RTM_NEWROUTE)
				if msg.Op.IsDel() {
					typ = unix.RTM_DELROUTE
				}
				if s.add(now, typ, int(r.Table), r.Priority) {
					done <- nil
				}
			}
		case *event.ResyncNeeded:
			if msg.Reason == event.MonitorDown {
				done <- errors.Join(errors.New("the monitor ended"), msg.Err)
			}
		}
	}))
	mon, err := monitor.Start(sys.Root, monitor.Config{Owner: owner, Groups: []rtnl.Group{rtnl.GroupRoute4}})
	if err != nil {
		return err
	}
	ready()
	if err := <-done; err != nil {
		return err
	}
	return monitor.Unsubscribe(sys.Root, mon)
}
