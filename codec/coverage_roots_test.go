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
