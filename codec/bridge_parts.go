package codec

import (
	"fmt"
	"strconv"
)

// Attributes inside the lists of an MDB message, of
// include/uapi/linux/if_bridge.h.
const (
	MDBAMdbEntry        uint16 = 1 // MDBA_MDB_ENTRY
	MDBAMdbEntryInfo    uint16 = 1 // MDBA_MDB_ENTRY_INFO
	MDBAMdbSrclistEntry uint16 = 1 // MDBA_MDB_SRCLIST_ENTRY
	MDBARouterPort      uint16 = 1 // MDBA_ROUTER_PORT
)

// MDBGroup is the entries of one group, a port each.
type MDBGroup struct{ Entries []MDBEntry }

var (
	mdbModeNames   = nameTable{"exclude", "include"} // MCAST_* of include/uapi/linux/in.h
	mdbStateNames  = nameTable{"temp", "permanent"}
	mdbRouterTypes = nameTable{"disabled", "temp_query", "permanent", "temp"}
	mdbFlagNames   = []bitName{{1, "offload"}, {2, "fast_leave"}, {4, "added_by_star_ex"}, {8, "blocked"}, {16, "offload_failed"}}

	// a time in hundredths of a second, which bridge shows in seconds.
	tHundredths32 = func() *vtype[uint32] {
		t := tU32
		t.json = func(w *writer, v *uint32) { w.quoted(fmt.Sprintf("%4d.%02d", *v/100, *v%100)) }
		return &t
	}()
)

// tMDBEntry is struct br_mdb_entry, with attributes after it.
var tMDBEntry = vtype[MDBEntry]{"struct br_mdb_entry and attributes",
	func(d *decoder, b []byte, v *MDBEntry) bool {
		if len(b) < sizeofBrMdbEntry {
			return false
		}
		v.MDBPort.decode(d, b)
		mdbEntryTable.decode(d, v, b[sizeofBrMdbEntry:])
		return d.err == nil
	},
	func(e *encoder, v *MDBEntry) {
		v.MDBPort.encode(e)
		mdbEntryTable.append(e, v)
	},
	func(*MDBEntry) bool { return false },
	func(w *writer, v *MDBEntry) {
		w.open('{')
		v.MDBPort.json(w)
		mdbEntryTable.json(w, v)
		w.close('}')
	}}

var mdbGroupEntries = listOf(MDBAMdbEntryInfo, &tMDBEntry, func(g *MDBGroup) *[]MDBEntry { return &g.Entries })

var tMDBGroup = vtype[MDBGroup]{"list of " + tMDBEntry.name,
	func(d *decoder, b []byte, v *MDBGroup) bool { return mdbGroupEntries.decode(d, v, b) },
	func(e *encoder, v *MDBGroup) { mdbGroupEntries.append(e, v) },
	func(*MDBGroup) bool { return false }, nil}

// jsonGroups writes the entries of all groups as one list, as bridge does.
func jsonGroups(w *writer, x *MDB) {
	w.open('[')
	for i := range x.Groups {
		for j := range x.Groups[i].Entries {
			tMDBEntry.json(w, &x.Groups[i].Entries[j])
		}
	}
	w.close(']')
}

// tMDBRouterPort is an interface index, with attributes after it.
var tMDBRouterPort = vtype[MDBRouterPort]{"u32 and attributes",
	func(d *decoder, b []byte, v *MDBRouterPort) bool {
		if len(b) < 4 {
			return false
		}
		v.Index = d.s32(b)
		mdbRouterPortTable.decode(d, v, b[4:])
		return d.err == nil
	},
	func(e *encoder, v *MDBRouterPort) {
		e.s32(v.Index)
		mdbRouterPortTable.append(e, v)
	},
	func(*MDBRouterPort) bool { return false },
	func(w *writer, v *MDBRouterPort) {
		w.open('{')
		w.kvDev("port", v.Index)
		mdbRouterPortTable.json(w, v)
		w.close('}')
	}}

// BridgeVLANXStats is struct bridge_vlan_xstats of
// include/uapi/linux/if_bridge.h.
type BridgeVLANXStats struct {
	RxBytes, RxPackets, TxBytes, TxPackets uint64
	VID, Flags                             uint16
}

var tBridgeVLANXStats = fixed("struct bridge_vlan_xstats", 40,
	func(d *decoder, b []byte, v *BridgeVLANXStats) {
		*v = BridgeVLANXStats{d.u64(b), d.u64(b[8:]), d.u64(b[16:]), d.u64(b[24:]), d.u16(b[32:]), d.u16(b[34:])}
	},
	func(e *encoder, v *BridgeVLANXStats) {
		for _, n := range [...]uint64{v.RxBytes, v.RxPackets, v.TxBytes, v.TxPackets} {
			e.u64(n)
		}
		e.u16(v.VID)
		e.u16(v.Flags)
		e.u32(0)
	},
	func(w *writer, v *BridgeVLANXStats) {
		w.open('{')
		w.kvUint("vid", uint64(v.VID))
		w.key("flags")
		w.mask(uint64(v.Flags), bridgeVLANFlagNames)
		w.kvUint("rx_bytes", v.RxBytes)
		w.kvUint("rx_packets", v.RxPackets)
		w.kvUint("tx_bytes", v.TxBytes)
		w.kvUint("tx_packets", v.TxPackets)
		w.close('}')
	})

// counters is an array of 64-bit counters in the order of a C struct, shown by
// their names; a newer kernel may have more.
func counters[T any](names []string, at func(*T) *[]uint64) ops[T] {
	return as(arrayOf(8, &tU64, at), func(w *writer, t *T) {
		w.open('{')
		for i, v := range *at(t) {
			if i < len(names) {
				w.kvUint(names[i], v)
			} else {
				w.kvUint("counter"+strconv.Itoa(i), v)
			}
		}
		w.close('}')
	})
}

var (
	bridgeSTPNames = []string{"transition_blk", "transition_fwd", "rx_bpdu", "tx_bpdu", "rx_tcn", "tx_tcn"}
	hwStatsNames   = []string{"rx_packets", "tx_packets", "rx_bytes", "tx_bytes", "rx_errors", "tx_errors", "rx_dropped", "tx_dropped", "multicast"}
	mplsStatsNames = []string{"rx_packets", "tx_packets", "rx_bytes", "tx_bytes", "rx_errors", "tx_errors", "rx_dropped", "tx_dropped", "rx_noroute"}

	bridgeMcastNames = []string{
		"rx_igmp_v1_queries", "tx_igmp_v1_queries", "rx_igmp_v2_queries", "tx_igmp_v2_queries", "rx_igmp_v3_queries", "tx_igmp_v3_queries",
		"rx_igmp_leaves", "tx_igmp_leaves", "rx_igmp_v1_reports", "tx_igmp_v1_reports", "rx_igmp_v2_reports", "tx_igmp_v2_reports",
		"rx_igmp_v3_reports", "tx_igmp_v3_reports", "igmp_parse_errors",
		"rx_mld_v1_queries", "tx_mld_v1_queries", "rx_mld_v2_queries", "tx_mld_v2_queries", "rx_mld_leaves", "tx_mld_leaves",
		"rx_mld_v1_reports", "tx_mld_v1_reports", "rx_mld_v2_reports", "tx_mld_v2_reports", "mld_parse_errors",
		"rx_bytes_mcast", "tx_bytes_mcast", "rx_packets_mcast", "tx_packets_mcast",
	}
)

// jsonVLANInfo writes the VLAN's number and, beside it, its flags.
func jsonVLANInfo(w *writer, x *VLANEntry) {
	w.uint(uint64(x.Info.VID))
	w.key("flags")
	w.mask(uint64(x.Info.Flags), bridgeVLANFlagNames)
}
