package reconcile

import "hash/maphash"

var seedForTest = maphash.MakeSeed()
