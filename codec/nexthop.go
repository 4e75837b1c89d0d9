package codec

import "net/netip"

// Attributes of a nexthop message, NHA_* of include/uapi/linux/nexthop.h.
const (
	NHAID            uint16 = 1  // NHA_ID
	NHAGroup         uint16 = 2  // NHA_GROUP
	NHAGroupType     uint16 = 3  // NHA_GROUP_TYPE
	NHABlackhole     uint16 = 4  // NHA_BLACKHOLE
	NHAOIF           uint16 = 5  // NHA_OIF
	NHAGateway       uint16 = 6  // NHA_GATEWAY
	NHAEncapType     uint16 = 7  // NHA_ENCAP_TYPE
	NHAEncap         uint16 = 8  // NHA_ENCAP
	NHAGroups        uint16 = 9  // NHA_GROUPS
	NHAMaster        uint16 = 10 // NHA_MASTER
	NHAFDB           uint16 = 11 // NHA_FDB
	NHAResGroup      uint16 = 12 // NHA_RES_GROUP
	NHAResBucket     uint16 = 13 // NHA_RES_BUCKET
	NHAOpFlags       uint16 = 14 // NHA_OP_FLAGS
	NHAGroupStats    uint16 = 15 // NHA_GROUP_STATS
	NHAHWStatsEnable uint16 = 16 // NHA_HW_STATS_ENABLE
	NHAHWStatsUsed   uint16 = 17 // NHA_HW_STATS_USED
)

// Attributes of a resilient group, NHA_RES_GROUP_* of include/uapi/linux/nexthop.h.
const (
	NHAResGroupBuckets         uint16 = 1 // NHA_RES_GROUP_BUCKETS
	NHAResGroupIdleTimer       uint16 = 2 // NHA_RES_GROUP_IDLE_TIMER
	NHAResGroupUnbalancedTimer uint16 = 3 // NHA_RES_GROUP_UNBALANCED_TIMER
	NHAResGroupUnbalancedTime  uint16 = 4 // NHA_RES_GROUP_UNBALANCED_TIME
)

// Attributes of a bucket, NHA_RES_BUCKET_* of include/uapi/linux/nexthop.h.
const (
	NHAResBucketIndex    uint16 = 1 // NHA_RES_BUCKET_INDEX
	NHAResBucketIdleTime uint16 = 2 // NHA_RES_BUCKET_IDLE_TIME
	NHAResBucketNHID     uint16 = 3 // NHA_RES_BUCKET_NH_ID
)

// Attributes of a group's counters, NHA_GROUP_STATS_ENTRY_* of include/uapi/linux/nexthop.h.
const (
	NHAGroupStatsEntryID        uint16 = 1 // NHA_GROUP_STATS_ENTRY_ID
	NHAGroupStatsEntryPackets   uint16 = 2 // NHA_GROUP_STATS_ENTRY_PACKETS
	NHAGroupStatsEntryPacketsHW uint16 = 3 // NHA_GROUP_STATS_ENTRY_PACKETS_HW
)

// NexthopObject is a nexthop or a group of them: struct nhmsg of
// include/uapi/linux/nexthop.h and its NHA_* attributes.
type NexthopObject struct {
	Family   uint8
	Scope    uint8  // RT_SCOPE_*
	Protocol uint8  // RTPROT_*: who made it
	Flags    uint32 // RTNH_F_*

	ID            uint32
	Group         []NexthopMember
	GroupType     uint16 // NEXTHOP_GRP_TYPE_*: 0 multipath, 1 resilient
	Blackhole     bool
	OIF           int32
	Gateway       netip.Addr
	Encap         Encap
	Groups        bool  // in requests only: list groups
	Master        int32 // in requests only: list those over this device
	FDB           bool
	ResGroup      *NexthopResGroup
	ResBucket     *NexthopResBucket
	OpFlags       uint32
	GroupStats    []NexthopStats
	HWStatsEnable uint32
	HWStatsUsed   uint32
	Attrs
}

var nexthopObjectTable = newTable("struct nhmsg", func(x *NexthopObject) *Attrs { return &x.Attrs }, []field[NexthopObject]{
	{NHAID, "NHA_ID", "id", u32(func(x *NexthopObject) *uint32 { return &x.ID })},
	{NHAGroup, "NHA_GROUP", "", arrayOf(8, &tNexthopMember, func(x *NexthopObject) *[]NexthopMember { return &x.Group })},
	{NHAGroupType, "NHA_GROUP_TYPE", "", u16(func(x *NexthopObject) *uint16 { return &x.GroupType })},
	{NHABlackhole, "NHA_BLACKHOLE", "", flag(func(x *NexthopObject) *bool { return &x.Blackhole })},
	{NHAOIF, "NHA_OIF", "", s32(func(x *NexthopObject) *int32 { return &x.OIF })},
	{NHAGateway, "NHA_GATEWAY", "gateway", ip(func(x *NexthopObject) *netip.Addr { return &x.Gateway })},
	{NHAEncapType, "NHA_ENCAP_TYPE", "", encapType(func(x *NexthopObject) *Encap { return &x.Encap })},
	{NHAEncap, "NHA_ENCAP", "", encapData(func(x *NexthopObject) *Encap { return &x.Encap })},
	{NHAGroups, "NHA_GROUPS", "groups", flag(func(x *NexthopObject) *bool { return &x.Groups })},
	{NHAMaster, "NHA_MASTER", "master", oif(func(x *NexthopObject) *int32 { return &x.Master })},
	{NHAFDB, "NHA_FDB", "", flag(func(x *NexthopObject) *bool { return &x.FDB })},
	{NHAResGroup, "NHA_RES_GROUP", "resilient_args", nestedF(nexthopResGroupTable, func(x *NexthopObject) **NexthopResGroup { return &x.ResGroup })},
	{NHAResBucket, "NHA_RES_BUCKET", "bucket", nestedF(nexthopResBucketTable, func(x *NexthopObject) **NexthopResBucket { return &x.ResBucket })},
	{NHAOpFlags, "NHA_OP_FLAGS", "op_flags", of(tHex32, func(x *NexthopObject) *uint32 { return &x.OpFlags })},
	{NHAGroupStats, "NHA_GROUP_STATS", "group_stats", listOfF(NHAGroupStatsEntry, object(nexthopStatsTable), func(x *NexthopObject) *[]NexthopStats { return &x.GroupStats })},
	{NHAHWStatsEnable, "NHA_HW_STATS_ENABLE", "", u32(func(x *NexthopObject) *uint32 { return &x.HWStatsEnable })},
	{NHAHWStatsUsed, "NHA_HW_STATS_USED", "", u32(func(x *NexthopObject) *uint32 { return &x.HWStatsUsed })},
})

// Has says whether an attribute (NHA_*) is present.
func (x *NexthopObject) Has(attr uint16) bool { return nexthopObjectTable.has(x, attr) }

func (x *NexthopObject) resource() {}

// MarshalJSON is one entry of ip -j -d nexthop.
func (x *NexthopObject) MarshalJSON() ([]byte, error) { return marshal(x) }

// String is one line of text.
func (x *NexthopObject) String() string { return text(x) }

// NexthopResGroup says how a resilient group spreads: NHA_RES_GROUP_*. Times are
// in hundredths of a second (USER_HZ).
type NexthopResGroup struct {
	Buckets         uint16
	IdleTimer       uint32
	UnbalancedTimer uint32
	UnbalancedTime  uint64 // changes by itself
	Attrs
}

var nexthopResGroupTable = newTable("NHA_RES_GROUP", func(x *NexthopResGroup) *Attrs { return &x.Attrs }, []field[NexthopResGroup]{
	{NHAResGroupBuckets, "NHA_RES_GROUP_BUCKETS", "buckets", u16(func(x *NexthopResGroup) *uint16 { return &x.Buckets })},
	{NHAResGroupIdleTimer, "NHA_RES_GROUP_IDLE_TIMER", "idle_timer", of(tSeconds32, func(x *NexthopResGroup) *uint32 { return &x.IdleTimer })},
	{NHAResGroupUnbalancedTimer, "NHA_RES_GROUP_UNBALANCED_TIMER", "unbalanced_timer", of(tSeconds32, func(x *NexthopResGroup) *uint32 { return &x.UnbalancedTimer })},
	{NHAResGroupUnbalancedTime, "NHA_RES_GROUP_UNBALANCED_TIME", "unbalanced_time", of(tSeconds64, func(x *NexthopResGroup) *uint64 { return &x.UnbalancedTime })},
	{0, "NHA_RES_GROUP_PAD", "", raw[NexthopResGroup]()},
})

// Has says whether an attribute (NHA_RES_GROUP_*) is present.
func (x *NexthopResGroup) Has(attr uint16) bool { return nexthopResGroupTable.has(x, attr) }

// NexthopResBucket is a bucket of a resilient group: NHA_RES_BUCKET_*.
type NexthopResBucket struct {
	Index    uint16
	IdleTime uint64 // hundredths of a second; changes by itself
	NHID     uint32
	Attrs
}

var nexthopResBucketTable = newTable("NHA_RES_BUCKET", func(x *NexthopResBucket) *Attrs { return &x.Attrs }, []field[NexthopResBucket]{
	{NHAResBucketIndex, "NHA_RES_BUCKET_INDEX", "index", u16(func(x *NexthopResBucket) *uint16 { return &x.Index })},
	{NHAResBucketIdleTime, "NHA_RES_BUCKET_IDLE_TIME", "idle_time", of(tSeconds64, func(x *NexthopResBucket) *uint64 { return &x.IdleTime })},
	{NHAResBucketNHID, "NHA_RES_BUCKET_NH_ID", "nhid", u32(func(x *NexthopResBucket) *uint32 { return &x.NHID })},
	{0, "NHA_RES_BUCKET_PAD", "", raw[NexthopResBucket]()},
})

// Has says whether an attribute (NHA_RES_BUCKET_*) is present.
func (x *NexthopResBucket) Has(attr uint16) bool { return nexthopResBucketTable.has(x, attr) }

// NexthopStats is what a member of a group has passed: NHA_GROUP_STATS_ENTRY_*.
type NexthopStats struct {
	ID        uint32
	Packets   uint64
	PacketsHW uint64
	Attrs
}

var nexthopStatsTable = newTable("NHA_GROUP_STATS_ENTRY", func(x *NexthopStats) *Attrs { return &x.Attrs }, []field[NexthopStats]{
	{NHAGroupStatsEntryID, "NHA_GROUP_STATS_ENTRY_ID", "id", u32(func(x *NexthopStats) *uint32 { return &x.ID })},
	{NHAGroupStatsEntryPackets, "NHA_GROUP_STATS_ENTRY_PACKETS", "packets", uintN(func(x *NexthopStats) *uint64 { return &x.Packets })},
	{NHAGroupStatsEntryPacketsHW, "NHA_GROUP_STATS_ENTRY_PACKETS_HW", "packets_hw", uintN(func(x *NexthopStats) *uint64 { return &x.PacketsHW })},
})

// Has says whether an attribute (NHA_GROUP_STATS_ENTRY_*) is present.
func (x *NexthopStats) Has(attr uint16) bool { return nexthopStatsTable.has(x, attr) }
