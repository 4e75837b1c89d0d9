package mirror_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/reconcile"
	"github.com/linx-go/linx/reconcile/mirror"
	"github.com/linx-go/linx/supervisor"
)

// A supervised mirror: wait for the network, then follow its changes.
func Example() {
	m, err := mirror.New(mirror.Config{Kinds: []reconcile.Kind{reconcile.KindRoute}})
	if err != nil {
		log.Fatal(err)
	}
	sys := actor.NewSystem()
	sup, err := supervisor.Start(sys.Root, supervisor.Spec{Children: []supervisor.ChildSpec{m.ChildSpec()}})
	if err != nil {
		log.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if _, err := m.WaitFor(ctx, reconcile.DefaultRoute(0), reconcile.GlobalAddr(0)); err != nil {
		log.Print(err)
	}
	follower := sys.Root.Spawn(actor.PropsFromFunc(func(ctx actor.Context) {
		switch msg := ctx.Message().(type) {
		case *mirror.Synced:
			fmt.Println(msg.Snapshot.Len(reconcile.KindRoute), "routes")
		case *mirror.Changed:
			fmt.Println(msg.Kind, len(msg.Added), len(msg.Updated), len(msg.Removed))
		}
	}))
	if err := m.Subscribe(sys.Root, follower); err != nil {
		log.Print(err)
	}
	if err := supervisor.Stop(sys.Root, sup); err != nil {
		log.Print(err)
	}
}
