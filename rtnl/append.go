package rtnl

import (
	"errors"

	"github.com/linx-go/linx/codec"
)

func appendResource(dst []byte, r codec.Resource) ([]byte, error) {
	return nil, errors.ErrUnsupported
}
