package event

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/linx-go/linx/codec"
)

// Event is one message the kernel multicast. An owner gets them in the order
// the kernel sent them. It may keep them and what is in them, unless its
// monitor's Config.Reuse says that it does not.
//
// Events and resources are allocated several at a time. One that is kept keeps up
// to 15 other events and what they carry from the garbage collector; a route,
// address, neighbour or rule, as [codec.Parser] says, those of its 2 KiB.
type Event struct {
	Op Op

	// Resource is the decoded object, nil if Op.IsUnknown. It is a hint for
	// filtering and display; never act on it, re-read.
	Resource codec.Resource

	// Raw is the message's body without struct nlmsghdr when Op.IsUnknown,
	// nil otherwise.
	Raw []byte

	// Flags are nlmsg_flags of the message, among them NLM_F_REPLACE,
	// NLM_F_EXCL, NLM_F_CREATE and NLM_F_APPEND (include/uapi/linux/netlink.h).
	Flags uint16

	// Group is the RTNLGRP_* number the message was sent to; 0 if the kernel
	// did not say.
	Group uint32

	// NSID names the namespace the message is about, as seen from the
	// monitor's own; -1 is its own.
	NSID int32

	// Origin is nlmsg_pid: the netlink port id of the socket whose request
	// caused the change, 0 if the kernel made it by itself.
	Origin uint32

	// MsgSeq is nlmsg_seq: the sequence number of that request.
	MsgSeq uint32

	// Time is when the message was received.
	Time time.Time

	// Epoch counts the spans between gaps, from 1. A ResyncNeeded opens the
	// next.
	Epoch uint64

	// Seq counts the events sent to this owner in this epoch, from 1, without
	// holes.
	Seq uint64

	// Tag is the monitor's Config.Tag.
	Tag any
}

// Event json: {"op":…,"time":…,"resource":{…}} and what else is not zero.
type eventJSON struct {
	Op       Op             `json:"op"`
	Time     time.Time      `json:"time"`
	Resource codec.Resource `json:"resource,omitempty"`
	Raw      []byte         `json:"raw,omitempty"`
	Flags    uint16         `json:"flags,omitempty"`
	Group    uint32         `json:"group,omitempty"`
	NSID     *int32         `json:"nsid,omitempty"`
	Origin   uint32         `json:"origin,omitempty"`
	MsgSeq   uint32         `json:"msg_seq,omitempty"`
	Epoch    uint64         `json:"epoch,omitempty"`
	Seq      uint64         `json:"seq,omitempty"`
	Tag      any            `json:"tag,omitempty"`
}

// MarshalJSON is one object, {"op":"new_link","time":…,"resource":{…}}, with
// the other fields where they are not zero; nsid where it is not the monitor's
// own namespace.
func (e *Event) MarshalJSON() ([]byte, error) {
	j := eventJSON{e.Op, e.Time, e.Resource, e.Raw, e.Flags, e.Group, nil, e.Origin, e.MsgSeq, e.Epoch, e.Seq, e.Tag}
	if e.NSID != -1 {
		j.NSID = &e.NSID
	}
	return json.Marshal(j)
}

// String is the op and the resource on one line, in the manner of ip monitor.
func (e *Event) String() string {
	if e.Resource == nil {
		return fmt.Sprintf("%v %d bytes", e.Op, len(e.Raw))
	}
	return fmt.Sprintf("%v %v", e.Op, e.Resource)
}
