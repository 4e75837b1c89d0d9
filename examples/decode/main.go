// Decode turns captured rtnetlink messages into JSON, one a line. Each line of
// standard input has a message type, a number or an RTM name, and the message's
// body in hex, which spaces may part: what follows struct nlmsghdr, in the byte
// order of this machine.
//
//	$ echo RTM_NEWADDR 02188000 02000000 08000200 c0000201 | decode
//
// For each line it prints {"op":…,"resource":{…}}, or {"op":…,"raw":…} for a
// type that has no codec, or {"error":…}: a bad line never stops it. Empty
// lines and those that begin with "#" are skipped. The exit status is 1 if
// input or output failed.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/linx-go/linx/codec"
	"github.com/linx-go/linx/event"
)

func main() {
	if err := decode(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "decode:", err)
		os.Exit(1)
	}
}

// decode answers each line of in with a line on out.
func decode(in io.Reader, out io.Writer) error {
	r := bufio.NewReader(in)
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for {
		text, readErr := r.ReadString('\n') // of any length
		if text = strings.TrimSpace(text); text != "" && text[0] != '#' {
			if err := enc.Encode(answer(text)); err != nil {
				return err
			}
			// Whoever feeds line by line gets answers line by line.
			if r.Buffered() == 0 || readErr != nil {
				if err := w.Flush(); err != nil {
					return err
				}
			}
		}
		switch {
		case readErr == io.EOF:
			return w.Flush()
		case readErr != nil:
			return errors.Join(readErr, w.Flush())
		}
	}
}

// result is one line of output.
type result struct {
	Op       *event.Op      `json:"op,omitempty"`
	Resource codec.Resource `json:"resource,omitempty"`
	Raw      string         `json:"raw,omitempty"` // hex
	Error    string         `json:"error,omitempty"`
}

// answer decodes one line.
func answer(line string) result {
	typ, body, err := parseLine(line)
	if err != nil {
		return result{Error: err.Error()}
	}
	r, err := codec.Parse(typ, body)
	switch {
	case errors.Is(err, codec.ErrUnknownType):
		op := event.Unknown(typ)
		return result{Op: &op, Raw: hex.EncodeToString(body)}
	case err != nil:
		return result{Error: err.Error()}
	}
	op := event.OpOf(typ, r)
	return result{Op: &op, Resource: r}
}

// parseLine splits a line into type and body.
func parseLine(line string) (typ uint16, body []byte, err error) {
	words := strings.Fields(line)
	if typ, err = parseType(words[0]); err != nil {
		return 0, nil, err
	}
	if body, err = hex.DecodeString(strings.Join(words[1:], "")); err != nil {
		return 0, nil, fmt.Errorf("body of %s: %w", words[0], err)
	}
	return typ, body, nil
}

// parseType reads a message type: a number, or an RTM name in any case.
func parseType(s string) (uint16, error) {
	if n, err := strconv.ParseUint(s, 0, 16); err == nil {
		return uint16(n), nil
	}
	for typ := range uint16(1 << 10) {
		if codec.KnownType(typ) && strings.EqualFold(codec.TypeName(typ), s) {
			return typ, nil
		}
	}
	return 0, fmt.Errorf("message type %q: neither a number nor an RTM name", s)
}
