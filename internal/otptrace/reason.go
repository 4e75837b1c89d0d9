package main

import (
	"fmt"
	"slices"

	"github.com/linx-go/linx/actor"
	"github.com/linx-go/linx/supervisor"
)

// termError is a reason that Erlang has and linx has no name for.
type termError struct{ term term }

// Error is the term.
func (e *termError) Error() string { return text(e.term) }

// noStart is what the Start function of a child panics with.
type noStart struct{ term term }

// reason is the error that an Erlang exit reason is here.
func reason(t term) error {
	switch t {
	case atom("normal"):
		return actor.Normal
	case atom("shutdown"):
		return actor.Shutdown
	case atom("kill"):
		return actor.Kill
	case atom("killed"):
		return actor.Killed
	case atom("noproc"):
		return actor.NoProc
	}
	if x, ok := tagged(t, "shutdown"); ok && len(x) == 1 {
		return actor.ShutdownWith(&termError{x[0]})
	}
	return &termError{t}
}

// reasonText is what the Erlang runner writes for a reason.
func reasonText(err error) string {
	switch e := err.(type) {
	case *termError:
		return text(e.term)
	case *actor.ShutdownError:
		inner, _ := e.Value.(error)
		return "{shutdown," + reasonText(inner) + "}"
	case *supervisor.StartError:
		return "{failed_to_start_child," + text(atom(e.ID)) + "," + reasonText(e.Reason) + "}"
	case *actor.PanicError:
		switch v := e.Value.(type) {
		case noStart:
			return "'EXIT'(crash(" + text(v.term) + "))"
		case term:
			return "crash(" + fmt.Sprint(v) + ")"
		}
	case *supervisor.SpecError:
		return specText(e)
	}
	switch err {
	case actor.Normal, actor.Shutdown, actor.Kill, actor.Killed, actor.NoProc, actor.ErrIgnore:
		return err.Error()
	}
	return fmt.Sprintf("%T(%v)", err, err)
}

// specText is OTP's name for what is wrong with a specification, as the reason
// of a supervisor that did not start.
func specText(e *supervisor.SpecError) string {
	child := func(s string) string { return "{start_spec," + s + "}" }
	data := func(s string) string { return "{supervisor_data," + s + "}" }
	switch v := e.Value.(type) {
	case supervisor.Strategy:
		return data("{invalid_strategy," + words.word(uint8(v)) + "}")
	case supervisor.AutoShutdown:
		if e.Child != "" {
			return child("{bad_combination,[{auto_shutdown," + v.String() + "},{significant,true}]}")
		}
		return data("{invalid_auto_shutdown," + words.word(uint8(v)) + "}")
	case actor.Restart:
		if v == actor.Permanent {
			return child("{bad_combination,[{restart,permanent},{significant,true}]}")
		}
		return child("{invalid_restart_type," + words.word(uint8(v)) + "}")
	case actor.ChildType:
		return child("{invalid_child_type," + words.word(uint8(v)) + "}")
	case actor.ShutdownSpec:
		return child("{invalid_shutdown,-5}") // the one that scripts use
	}
	switch e.Field {
	case "Intensity":
		return data("{invalid_intensity,-1}")
	case "Period":
		return data("{invalid_period,0}")
	case "Children":
		return "{bad_start_spec,[]}"
	case "ID":
		return child("{duplicate_child_name," + text(atom(e.Child)) + "}")
	}
	return child(e.Error())
}

// enum are the words of an enumeration. Those that it does not have are kept
// too, as values that are not valid.
type enum []string

// words are what scripts write where OTP has another word.
var words = enum{"foo", "sometimes"}

const firstWrong = 200

func (w enum) word(v uint8) string {
	if int(v) < firstWrong || int(v)-firstWrong >= len(w) {
		return fmt.Sprint(v)
	}
	return w[v-firstWrong]
}

// value is the number of a word of an enumeration whose words are valid.
func value(word string, valid ...string) uint8 {
	if i := slices.Index(valid, word); i >= 0 {
		return uint8(i)
	}
	return uint8(firstWrong + slices.Index(words, word))
}
