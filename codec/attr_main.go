package codec

// Attributes of an address message, IFA_* of include/uapi/linux/if_addr.h.
const (
	IFAAddress       uint16 = 1  // IFA_ADDRESS
	IFALocal         uint16 = 2  // IFA_LOCAL
	IFALabel         uint16 = 3  // IFA_LABEL
	IFABroadcast     uint16 = 4  // IFA_BROADCAST
	IFAAnycast       uint16 = 5  // IFA_ANYCAST
	IFACacheInfo     uint16 = 6  // IFA_CACHEINFO
	IFAMulticast     uint16 = 7  // IFA_MULTICAST
	IFAFlags         uint16 = 8  // IFA_FLAGS
	IFARtPriority    uint16 = 9  // IFA_RT_PRIORITY
	IFATargetNetNSID uint16 = 10 // IFA_TARGET_NETNSID
	IFAProto         uint16 = 11 // IFA_PROTO
)

// Attributes of a neighbour message, NDA_* of include/uapi/linux/neighbour.h.
const (
	NDADst          uint16 = 1  // NDA_DST
	NDALLAddr       uint16 = 2  // NDA_LLADDR
	NDACacheInfo    uint16 = 3  // NDA_CACHEINFO
	NDAProbes       uint16 = 4  // NDA_PROBES
	NDAVLAN         uint16 = 5  // NDA_VLAN
	NDAPort         uint16 = 6  // NDA_PORT
	NDAVNI          uint16 = 7  // NDA_VNI
	NDAIfIndex      uint16 = 8  // NDA_IFINDEX
	NDAMaster       uint16 = 9  // NDA_MASTER
	NDALinkNetNSID  uint16 = 10 // NDA_LINK_NETNSID
	NDASrcVNI       uint16 = 11 // NDA_SRC_VNI
	NDAProtocol     uint16 = 12 // NDA_PROTOCOL
	NDANHID         uint16 = 13 // NDA_NH_ID
	NDAFDBExtAttrs  uint16 = 14 // NDA_FDB_EXT_ATTRS
	NDAFlagsExt     uint16 = 15 // NDA_FLAGS_EXT
	NDANdmStateMask uint16 = 16 // NDA_NDM_STATE_MASK
	NDANdmFlagsMask uint16 = 17 // NDA_NDM_FLAGS_MASK
)

// Attributes inside NDA_FDB_EXT_ATTRS, NFEA_* of include/uapi/linux/neighbour.h.
const (
	NFEAActivityNotify uint16 = 1 // NFEA_ACTIVITY_NOTIFY
	NFEADontRefresh    uint16 = 2 // NFEA_DONT_REFRESH
)

// Attributes of a rule message, FRA_* of include/uapi/linux/fib_rules.h.
const (
	FRADst               uint16 = 1  // FRA_DST
	FRASrc               uint16 = 2  // FRA_SRC
	FRAIIFName           uint16 = 3  // FRA_IIFNAME
	FRAGoto              uint16 = 4  // FRA_GOTO
	FRAPriority          uint16 = 6  // FRA_PRIORITY
	FRAFwMark            uint16 = 10 // FRA_FWMARK
	FRAFlow              uint16 = 11 // FRA_FLOW
	FRATunID             uint16 = 12 // FRA_TUN_ID
	FRASuppressIfgroup   uint16 = 13 // FRA_SUPPRESS_IFGROUP
	FRASuppressPrefixlen uint16 = 14 // FRA_SUPPRESS_PREFIXLEN
	FRATable             uint16 = 15 // FRA_TABLE
	FRAFwMask            uint16 = 16 // FRA_FWMASK
	FRAOIFName           uint16 = 17 // FRA_OIFNAME
	FRAL3MDev            uint16 = 19 // FRA_L3MDEV
	FRAUIDRange          uint16 = 20 // FRA_UID_RANGE
	FRAProtocol          uint16 = 21 // FRA_PROTOCOL
	FRAIPProto           uint16 = 22 // FRA_IP_PROTO
	FRASportRange        uint16 = 23 // FRA_SPORT_RANGE
	FRADportRange        uint16 = 24 // FRA_DPORT_RANGE
	FRADSCP              uint16 = 25 // FRA_DSCP
	FRAFlowLabel         uint16 = 26 // FRA_FLOWLABEL
	FRAFlowLabelMask     uint16 = 27 // FRA_FLOWLABEL_MASK
	FRASportMask         uint16 = 28 // FRA_SPORT_MASK
	FRADportMask         uint16 = 29 // FRA_DPORT_MASK
	FRADSCPMask          uint16 = 30 // FRA_DSCP_MASK
)

// Attributes of a route message, RTA_* of include/uapi/linux/rtnetlink.h.
const (
	RTADst          uint16 = 1  // RTA_DST
	RTASrc          uint16 = 2  // RTA_SRC
	RTAIIF          uint16 = 3  // RTA_IIF
	RTAOIF          uint16 = 4  // RTA_OIF
	RTAGateway      uint16 = 5  // RTA_GATEWAY
	RTAPriority     uint16 = 6  // RTA_PRIORITY
	RTAPrefSrc      uint16 = 7  // RTA_PREFSRC
	RTAMetrics      uint16 = 8  // RTA_METRICS
	RTAMultipath    uint16 = 9  // RTA_MULTIPATH
	RTAProtoinfo    uint16 = 10 // RTA_PROTOINFO
	RTAFlow         uint16 = 11 // RTA_FLOW
	RTACacheInfo    uint16 = 12 // RTA_CACHEINFO
	RTASession      uint16 = 13 // RTA_SESSION
	RTAMpAlgo       uint16 = 14 // RTA_MP_ALGO
	RTATable        uint16 = 15 // RTA_TABLE
	RTAMark         uint16 = 16 // RTA_MARK
	RTAMfcStats     uint16 = 17 // RTA_MFC_STATS
	RTAVia          uint16 = 18 // RTA_VIA
	RTANewDst       uint16 = 19 // RTA_NEWDST
	RTAPref         uint16 = 20 // RTA_PREF
	RTAEncapType    uint16 = 21 // RTA_ENCAP_TYPE
	RTAEncap        uint16 = 22 // RTA_ENCAP
	RTAExpires      uint16 = 23 // RTA_EXPIRES
	RTAUID          uint16 = 25 // RTA_UID
	RTATTLPropagate uint16 = 26 // RTA_TTL_PROPAGATE
	RTAIPProto      uint16 = 27 // RTA_IP_PROTO
	RTASport        uint16 = 28 // RTA_SPORT
	RTADport        uint16 = 29 // RTA_DPORT
	RTANHID         uint16 = 30 // RTA_NH_ID
	RTAFlowLabel    uint16 = 31 // RTA_FLOWLABEL
)

// Attributes inside RTA_METRICS, RTAX_* of include/uapi/linux/rtnetlink.h.
const (
	RTAXLock             uint16 = 1  // RTAX_LOCK
	RTAXMTU              uint16 = 2  // RTAX_MTU
	RTAXWindow           uint16 = 3  // RTAX_WINDOW
	RTAXRtt              uint16 = 4  // RTAX_RTT
	RTAXRttvar           uint16 = 5  // RTAX_RTTVAR
	RTAXSsthresh         uint16 = 6  // RTAX_SSTHRESH
	RTAXCwnd             uint16 = 7  // RTAX_CWND
	RTAXAdvmss           uint16 = 8  // RTAX_ADVMSS
	RTAXReordering       uint16 = 9  // RTAX_REORDERING
	RTAXHopLimit         uint16 = 10 // RTAX_HOPLIMIT
	RTAXInitcwnd         uint16 = 11 // RTAX_INITCWND
	RTAXFeatures         uint16 = 12 // RTAX_FEATURES
	RTAXRTOMin           uint16 = 13 // RTAX_RTO_MIN
	RTAXInitrwnd         uint16 = 14 // RTAX_INITRWND
	RTAXQuickack         uint16 = 15 // RTAX_QUICKACK
	RTAXCCAlgo           uint16 = 16 // RTAX_CC_ALGO
	RTAXFastopenNoCookie uint16 = 17 // RTAX_FASTOPEN_NO_COOKIE
)
