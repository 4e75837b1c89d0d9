package monitor

import (
	"context"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/rtnl"
)

// watchNetNS begins to watch for the end of the monitor's network namespace,
// which its socket would never tell of and would even keep alive. It returns
// nil if nothing can be watched: that is no reason not to listen, and what is
// wrong with the namespace itself the socket's opening tells.
func (s *server) watchNetNS() *rtnl.NetNSWatch {
	if !s.cfg.NetNS.CanEnd() {
		return nil
	}
	w, err := rtnl.WatchNetNS(s.cfg.NetNS)
	if err != nil {
		s.unwatched = err
		return nil
	}
	return w
}

// runWatch ends the monitor with {shutdown, the error of the watch} once the
// namespace is gone.
func runWatch(ctx context.Context, w *rtnl.NetNSWatch) error {
	closed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		_ = w.Close()
		close(closed)
	})
	err := w.Wait()
	if !stop() {
		<-closed
		return nil
	}
	return actor.ShutdownWith(err)
}
