package event

import (
	"encoding/json"
	"fmt"
	"time"
)

// Reason says why a [ResyncNeeded] was sent.
type Reason uint8

const (
	// Overflow: the socket's buffer was full and the kernel dropped messages
	// (ENOBUFS).
	Overflow Reason = iota + 1
	// RecvError: a receive failed for another reason than a full buffer; the
	// kernel sets ENOMEM or EMSGSIZE on a listener when it fails to build a
	// message.
	RecvError
	// Drops: the socket's drop count grew without an error.
	Drops
	// Truncated: a message was larger than the receive buffer.
	Truncated
	// Undecodable: a message's fixed header was short or its attribute
	// framing broken.
	Undecodable
	// Restarted: the monitor is a new incarnation; what happened between the
	// two is unknown.
	Restarted
	// Started: the first receipt after the groups were joined, if asked for.
	Started
	// Reopened: the socket was replaced, as it never drained.
	Reopened
	// MonitorDown: the monitor ended; nothing more will come from it. Where a
	// supervisor was killed, the next monitor's Restarted may come before it.
	MonitorDown
)

var reasonNames = [...]string{
	Overflow: "overflow", RecvError: "recv_error", Drops: "drops",
	Truncated: "truncated", Undecodable: "undecodable", Restarted: "restarted",
	Started: "started", Reopened: "reopened", MonitorDown: "monitor_down",
}

// String is the reason's name, "overflow", "monitor_down".
func (r Reason) String() string {
	if int(r) < len(reasonNames) && reasonNames[r] != "" {
		return reasonNames[r]
	}
	return fmt.Sprintf("reason(%d)", uint8(r))
}

// MarshalText is the reason's name.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// ResyncNeeded tells the owner that events were lost and that the gap is over:
// a list made on its receipt sees everything up to the loss's end.
type ResyncNeeded struct {
	Reason Reason
	// Err is the receive error that opened the gap or, with MonitorDown, the
	// monitor's exit reason; nil if there is none.
	Err error
	// Epoch is the epoch this message opens.
	Epoch uint64
	// Drops is how many messages are known to be lost: those the kernel
	// counted for the socket since the last marker and those the monitor
	// dropped in the gap. The kernel's count is of sends, not of objects; 0
	// means not known.
	Drops uint64
	// Tag is the monitor's Config.Tag.
	Tag any
	// Time is when the message was made.
	Time time.Time
}

// MarshalJSON is one object, {"op":"resync_needed","reason":"overflow",…}.
func (r *ResyncNeeded) MarshalJSON() ([]byte, error) {
	j := struct {
		Op     string    `json:"op"`
		Time   time.Time `json:"time"`
		Reason Reason    `json:"reason"`
		Error  string    `json:"error,omitempty"`
		Epoch  uint64    `json:"epoch"`
		Drops  uint64    `json:"drops,omitempty"`
		Tag    any       `json:"tag,omitempty"`
	}{"resync_needed", r.Time, r.Reason, "", r.Epoch, r.Drops, r.Tag}
	if r.Err != nil {
		j.Error = r.Err.Error()
	}
	return json.Marshal(j)
}

// String is one line, "resync_needed overflow epoch 2 drops 17".
func (r *ResyncNeeded) String() string {
	s := fmt.Sprintf("resync_needed %v epoch %d", r.Reason, r.Epoch)
	if r.Drops != 0 {
		s += fmt.Sprintf(" drops %d", r.Drops)
	}
	if r.Err != nil {
		s += ": " + r.Err.Error()
	}
	return s
}
