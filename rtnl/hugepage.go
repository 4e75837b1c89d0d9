package rtnl

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// hugePage is the usual size of a transparent huge page in bytes. Where it is
// another, the advice is merely for less or more than what is concerned.
const hugePage = 2 << 20

// listChunk is the largest chunk of a slice list.
const listChunk = 4 << 20

// adviseHuge asks for huge pages for the memory of a large list. It is touched
// for the first time while the kernel makes the dump, and a fault for every 4 KiB
// takes longer than the dump. The range is rounded outwards: what lies beside
// it is memory of the Go heap too, for which nothing but this advice changes. No
// error matters.
func adviseHuge(chunk []byte) {
	begin := uintptr(unsafe.Pointer(unsafe.SliceData(chunk)))
	end := (begin + uintptr(len(chunk)) + hugePage - 1) &^ (hugePage - 1)
	begin &^= hugePage - 1
	_, _, _ = unix.RawSyscall(unix.SYS_MADVISE, begin, end-begin, unix.MADV_HUGEPAGE)
}
