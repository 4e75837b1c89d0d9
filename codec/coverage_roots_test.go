package codec

// Where the coverage walk starts: the table of each object, kind and encapsulation.

func (x *Link) cover(c *coverage)           { walk(c, linkTable) }
func (x *Addr) cover(c *coverage)           { walk(c, addrTable) }
func (x *Neigh) cover(c *coverage)          { walk(c, neighTable) }
func (x *Rule) cover(c *coverage)           { walk(c, ruleTable) }
func (x *Route) cover(c *coverage)          { walk(c, routeTable); walk(c, nexthopTable) }
func (x *IPEncap) cover(c *coverage)        { walk(c, ipEncapTable) }
func (x *IP6Encap) cover(c *coverage)       { walk(c, ip6EncapTable) }
func (x *ILAEncap) cover(c *coverage)       { walk(c, ilaEncapTable) }
func (x *BPFEncap) cover(c *coverage)       { walk(c, bpfEncapTable) }
func (x *RPLEncap) cover(c *coverage)       { walk(c, rplEncapTable) }
func (x *Bond) cover(c *coverage)           { walk(c, bondTable) }
func (x *BondSlave) cover(c *coverage)      { walk(c, bondSlaveTable) }
func (x *Bridge) cover(c *coverage)         { walk(c, bridgeTable) }
func (x *BridgeSlave) cover(c *coverage)    { walk(c, bridgeSlaveTable) }
func (x *CAN) cover(c *coverage)            { walk(c, canTable) }
func (x *Tun) cover(c *coverage)            { walk(c, tunTable) }
func (x *MACsec) cover(c *coverage)         { walk(c, macsecTable) }
func (x *HSR) cover(c *coverage)            { walk(c, hsrTable) }
func (x *Netkit) cover(c *coverage)         { walk(c, netkitTable) }
func (x *Veth) cover(c *coverage)           { walk(c, vethTable) }
func (x *VxCAN) cover(c *coverage)          { walk(c, vxCANTable) }
func (x *BatAdv) cover(c *coverage)         { walk(c, batAdvTable) }
func (x *IPoIB) cover(c *coverage)          { walk(c, ipoibTable) }
func (x *RMNet) cover(c *coverage)          { walk(c, rmnetTable) }
func (x *WWAN) cover(c *coverage)           { walk(c, wwanTable) }
func (x *DSA) cover(c *coverage)            { walk(c, dsaTable) }
func (x *OVPN) cover(c *coverage)           { walk(c, ovpnTable) }
func (x *VXLAN) cover(c *coverage)          { walk(c, vxlanTable) }
func (x *Geneve) cover(c *coverage)         { walk(c, geneveTable) }
func (x *BareUDP) cover(c *coverage)        { walk(c, bareUDPTable) }
func (x *GTP) cover(c *coverage)            { walk(c, gtpTable) }
func (x *AMT) cover(c *coverage)            { walk(c, amtTable) }
func (x *GRE) cover(c *coverage)            { walk(c, greTable) }
func (x *IPTun) cover(c *coverage)          { walk(c, ipTunTable) }
func (x *VTI) cover(c *coverage)            { walk(c, vtiTable) }
func (x *VLAN) cover(c *coverage)           { walk(c, vlanTable) }
func (x *MACVLAN) cover(c *coverage)        { walk(c, macvlanTable) }
func (x *IPVLAN) cover(c *coverage)         { walk(c, ipvlanTable) }
func (x *VRF) cover(c *coverage)            { walk(c, vrfTable) }
func (x *VRFSlave) cover(c *coverage)       { walk(c, vrfSlaveTable) }
func (x *XFRMLink) cover(c *coverage)       { walk(c, xfrmLinkTable) }
func (x *MPLSEncap) cover(c *coverage)      { walk(c, mplsEncapTable) }
func (x *XFRMEncap) cover(c *coverage)      { walk(c, xfrmEncapTable) }
func (x *SEG6Encap) cover(c *coverage)      { walk(c, seg6EncapTable) }
func (x *SEG6LocalEncap) cover(c *coverage) { walk(c, seg6LocalEncapTable) }
func (x *IOAM6Encap) cover(c *coverage)     { walk(c, ioam6EncapTable) }
func (x *NexthopObject) cover(c *coverage)  { walk(c, nexthopObjectTable) }
func (x *RAPrefix) cover(c *coverage)       { walk(c, raPrefixTable) }
func (x *NeighTable) cover(c *coverage)     { walk(c, neighTablesTable) }
func (x *NDUserOpt) cover(c *coverage)      { walk(c, ndUserOptTable) }
func (x *AddrLabel) cover(c *coverage)      { walk(c, addrLabelTable) }
func (x *Netconf) cover(c *coverage)        { walk(c, netconfTable) }
func (x *NSID) cover(c *coverage)           { walk(c, nsidTable) }
func (x *CacheReport) cover(c *coverage)    { walk(c, cacheReportTable) }
func (x *MDB) cover(c *coverage)            { walk(c, mdbTable) }
func (x *Stats) cover(c *coverage)          { walk(c, statsTable) }
func (x *BridgeVLAN) cover(c *coverage)     { walk(c, bridgeVLANTable) }
func (x *Tunnel) cover(c *coverage)         { walk(c, tunnelTable) }
func (x *TC) cover(c *coverage)             { walk(c, tcTable) }
func (x *Actions) cover(c *coverage)        { walk(c, actionsMsgTable) }
func (x *FQCodel) cover(c *coverage)        { walk(c, fqCodelTable) }
func (x *HTB) cover(c *coverage)            { walk(c, htbTable) }
func (x *TBF) cover(c *coverage)            { walk(c, tbfTable) }
func (x *U32Filter) cover(c *coverage)      { walk(c, u32FilterTable) }
func (x *BPFFilter) cover(c *coverage)      { walk(c, bpfFilterTable) }
func (x *MatchAll) cover(c *coverage)       { walk(c, matchAllTable) }
func (x *Flower) cover(c *coverage)         { walk(c, flowerTable) }
func (x *Mirred) cover(c *coverage)         { walk(c, mirredTable) }
func (x *GAct) cover(c *coverage)           { walk(c, gactTable) }
func (x *NAT) cover(c *coverage)            { walk(c, natTable) }
func (x *TunnelKey) cover(c *coverage)      { walk(c, tunnelKeyTable) }
func (x *DCB) cover(c *coverage)            { walk(c, dcbTable) }
func (x *ETS) cover(c *coverage)            { walk(c, etsTable) }
func (x *DRR) cover(c *coverage)            { walk(c, drrTable) }
func (x *QFQ) cover(c *coverage)            { walk(c, qfqTable) }
func (x *RED) cover(c *coverage)            { walk(c, redTable) }
func (x *Choke) cover(c *coverage)          { walk(c, chokeTable) }
func (x *GRED) cover(c *coverage)           { walk(c, gredTable) }
func (x *SFB) cover(c *coverage)            { walk(c, sfbTable) }
func (x *Codel) cover(c *coverage)          { walk(c, codelTable) }
func (x *PIE) cover(c *coverage)            { walk(c, pieTable) }
func (x *FQPIE) cover(c *coverage)          { walk(c, fqPIETable) }
func (x *DualPI2) cover(c *coverage)        { walk(c, dualPI2Table) }
func (x *HHF) cover(c *coverage)            { walk(c, hhfTable) }
func (x *FQ) cover(c *coverage)             { walk(c, fqTable) }
func (x *Cake) cover(c *coverage)           { walk(c, cakeTable) }
func (x *CBS) cover(c *coverage)            { walk(c, cbsTable) }
func (x *ETF) cover(c *coverage)            { walk(c, etfTable) }
func (x *Taprio) cover(c *coverage)         { walk(c, taprioTable) }
func (x *Pedit) cover(c *coverage)          { walk(c, peditTable) }
func (x *HFSC) cover(c *coverage)           { walk(c, hfscTable) }
func (x *Netem) cover(c *coverage)          { walk(c, netemTable) }
func (x *MQPrio) cover(c *coverage)         { walk(c, mqPrioTable) }

// Options that are a C struct without attributes.

func (x *PrioMap) cover(c *coverage) {
	coverStruct(c, "struct tc_prio_qopt", new(PrioMap), new(PrioMap))
}
func (x *MultiqParms) cover(c *coverage) {
	coverStruct(c, "struct tc_multiq_qopt", new(MultiqParms), new(MultiqParms))
}
func (x *FIFOParms) cover(c *coverage) {
	coverStruct(c, "struct tc_fifo_qopt", new(FIFOParms), new(FIFOParms))
}
func (x *PlugParms) cover(c *coverage) {
	coverStruct(c, "struct tc_plug_qopt", new(PlugParms), new(PlugParms))
}
func (x *SFQ) cover(c *coverage)          { coverStruct(c, "struct tc_sfq_qopt", new(SFQ), new(SFQ)) }
func (x *Police) cover(c *coverage)       { walk(c, policeTable) }
func (x *SKBEdit) cover(c *coverage)      { walk(c, skbEditTable) }
func (x *SKBMod) cover(c *coverage)       { walk(c, skbModTable) }
func (x *Csum) cover(c *coverage)         { walk(c, csumTable) }
func (x *VLANAct) cover(c *coverage)      { walk(c, vlanActTable) }
func (x *MPLSAct) cover(c *coverage)      { walk(c, mplsActTable) }
func (x *IFE) cover(c *coverage)          { walk(c, ifeTable) }
func (x *CT) cover(c *coverage)           { walk(c, ctTable) }
func (x *ConnMark) cover(c *coverage)     { walk(c, connMarkTable) }
func (x *CTInfo) cover(c *coverage)       { walk(c, ctInfoTable) }
func (x *Sample) cover(c *coverage)       { walk(c, sampleTable) }
func (x *BPFAct) cover(c *coverage)       { walk(c, bpfActTable) }
func (x *Simple) cover(c *coverage)       { walk(c, simpleTable) }
func (x *Gate) cover(c *coverage)         { walk(c, gateTable) }
func (x *FWFilter) cover(c *coverage)     { walk(c, fwFilterTable) }
func (x *RouteFilter) cover(c *coverage)  { walk(c, routeFilterTable) }
func (x *FlowFilter) cover(c *coverage)   { walk(c, flowFilterTable) }
func (x *BasicFilter) cover(c *coverage)  { walk(c, basicFilterTable) }
func (x *CgroupFilter) cover(c *coverage) { walk(c, cgroupFilterTable) }

// The tables of the elements of lists.

func (x *VF) tab() *table[VF]                             { return vfTable }
func (x *LinkPort) tab() *table[LinkPort]                 { return linkPortTable }
func (x *BridgeVLANTunnel) tab() *table[BridgeVLANTunnel] { return bridgeVLANTunnelTable }
func (x *BridgeMST) tab() *table[BridgeMST]               { return bridgeMSTTable }
func (x *GeneveOpt) tab() *table[GeneveOpt]               { return geneveOptTable }
func (x *NexthopStats) tab() *table[NexthopStats]         { return nexthopStatsTable }
func (x *MDBRouterPort) tab() *table[MDBRouterPort]       { return mdbRouterPortTable }
func (x *MDBSource) tab() *table[MDBSource]               { return mdbSourceTable }
func (x *VLANEntry) tab() *table[VLANEntry]               { return vlanEntryTable }
func (x *VLANGlobal) tab() *table[VLANGlobal]             { return vlanGlobalTable }
func (x *VNIEntry) tab() *table[VNIEntry]                 { return vniEntryTable }
func (x *GREDVQ) tab() *table[GREDVQ]                     { return gredVQTable }
func (x *MQPrioTC) tab() *table[MQPrioTC]                 { return mqPrioTCTable }
func (x *TaprioEntry) tab() *table[TaprioEntry]           { return taprioEntryTable }
func (x *TaprioTC) tab() *table[TaprioTC]                 { return taprioTCTable }
func (x *GateEntry) tab() *table[GateEntry]               { return gateEntryTable }
func (x *PeditKeyEx) tab() *table[PeditKeyEx]             { return peditKeyExTable }
func (x *FlowerLSE) tab() *table[FlowerLSE]               { return flowerLSETable }
func (x *MRPInfo) tab() *table[MRPInfo]                   { return mrpInfoTable }
func (x *CFMMEP) tab() *table[CFMMEP]                     { return cfmMEPTable }
func (x *CFMConfig) tab() *table[CFMConfig]               { return cfmConfigTable }
func (x *CFMCCConfig) tab() *table[CFMCCConfig]           { return cfmCCConfigTable }
func (x *CFMPeer) tab() *table[CFMPeer]                   { return cfmPeerTable }
func (x *CFMRDI) tab() *table[CFMRDI]                     { return cfmRDITable }
func (x *CFMCCMTx) tab() *table[CFMCCMTx]                 { return cfmCCMTxTable }
func (x *CFMStatus) tab() *table[CFMStatus]               { return cfmStatusTable }
func (x *CFMPeerStatus) tab() *table[CFMPeerStatus]       { return cfmPeerStatusTable }
