// Package linx is OTP for Go network programs: a supervised actor runtime, and
// as its main actor the rtnetlink Monitor, the equivalent of "ip monitor" for
// programs.
//
// There is no code here. A program imports:
//
//   - [github.com/linx-go/linx/actor]: processes, calls, links, monitors, names;
//   - [github.com/linx-go/linx/supervisor]: supervision trees;
//   - [github.com/linx-go/linx/monitor]: the Monitor, which tells an owner what
//     changes in a network namespace;
//   - [github.com/linx-go/linx/event]: what the owner receives;
//   - [github.com/linx-go/linx/rtnl]: namespaces, multicast groups, lists;
//   - [github.com/linx-go/linx/codec]: the typed messages;
//   - [github.com/linx-go/linx/reconcile]: the level-triggered consumer.
//
// Events are wake-ups, not deltas: netlink multicast loses messages by design.
// An owner treats each event and each ResyncNeeded as "look now", reads
// the state again and compares.
package linx
