package codec

import "encoding/binary"

// VFMAC is struct ifla_vf_mac of include/uapi/linux/if_link.h.
type VFMAC struct {
	VF   uint32
	Addr [32]byte
}

// VFVLAN is struct ifla_vf_vlan of include/uapi/linux/if_link.h.
type VFVLAN struct{ VF, VLAN, QoS uint32 }

// VFVLANInfo is struct ifla_vf_vlan_info of include/uapi/linux/if_link.h.
type VFVLANInfo struct {
	VF, VLAN, QoS uint32
	Protocol      uint16 // EtherType
}

// VFSetting is a setting of a virtual function: struct ifla_vf_tx_rate,
// ifla_vf_spoofchk, ifla_vf_link_state, ifla_vf_rss_query_en and ifla_vf_trust
// of include/uapi/linux/if_link.h. A switch that the driver cannot tell has
// 0xffffffff.
type VFSetting struct{ VF, Value uint32 }

// VFRate is struct ifla_vf_rate of include/uapi/linux/if_link.h, in Mbit/s.
type VFRate struct{ VF, Min, Max uint32 }

// VFGUID is struct ifla_vf_guid of include/uapi/linux/if_link.h.
type VFGUID struct {
	VF   uint32
	GUID uint64
}

var (
	tVFMAC = fixed("struct ifla_vf_mac", 36,
		func(d *decoder, b []byte, v *VFMAC) { *v = VFMAC{d.u32(b), [32]byte(b[4:36])} },
		func(e *encoder, v *VFMAC) { e.u32(v.VF); e.bytes(v.Addr[:]) }, nil)
	tVFBroadcast = fixed("struct ifla_vf_broadcast", 32,
		func(_ *decoder, b []byte, v *[32]byte) { *v = [32]byte(b[:32]) },
		func(e *encoder, v *[32]byte) { e.bytes(v[:]) }, nil)
	tVFVLAN = fixed("struct ifla_vf_vlan", 12,
		func(d *decoder, b []byte, v *VFVLAN) { *v = VFVLAN{d.u32(b), d.u32(b[4:]), d.u32(b[8:])} },
		func(e *encoder, v *VFVLAN) { e.u32(v.VF); e.u32(v.VLAN); e.u32(v.QoS) }, nil)
	tVFVLANInfo = fixed("struct ifla_vf_vlan_info", 14,
		func(d *decoder, b []byte, v *VFVLANInfo) {
			*v = VFVLANInfo{d.u32(b), d.u32(b[4:]), d.u32(b[8:]), binary.BigEndian.Uint16(b[12:])}
		},
		func(e *encoder, v *VFVLANInfo) {
			e.u32(v.VF)
			e.u32(v.VLAN)
			e.u32(v.QoS)
			e.buf = binary.BigEndian.AppendUint16(e.buf, v.Protocol)
			e.u16(0)
		}, nil)
	tVFSetting = fixed("struct ifla_vf_*", 8,
		func(d *decoder, b []byte, v *VFSetting) { *v = VFSetting{d.u32(b), d.u32(b[4:])} },
		func(e *encoder, v *VFSetting) { e.u32(v.VF); e.u32(v.Value) }, nil)
	tVFRate = fixed("struct ifla_vf_rate", 12,
		func(d *decoder, b []byte, v *VFRate) { *v = VFRate{d.u32(b), d.u32(b[4:]), d.u32(b[8:])} },
		func(e *encoder, v *VFRate) { e.u32(v.VF); e.u32(v.Min); e.u32(v.Max) }, nil)
	// The number is aligned to eight bytes.
	tVFGUID = fixed("struct ifla_vf_guid", 16,
		func(d *decoder, b []byte, v *VFGUID) { *v = VFGUID{d.u32(b), d.u64(b[8:])} },
		func(e *encoder, v *VFGUID) { e.u32(v.VF); e.u32(0); e.u64(v.GUID) }, nil)
)

// Number is the function's number, as its first setting has it.
func (x *VF) Number() uint32 {
	switch {
	case x.Has(IFLAVFMAC):
		return x.MAC.VF
	case x.Has(IFLAVFVLAN):
		return x.VLAN.VF
	case x.Has(IFLAVFTxRate):
		return x.TxRate.VF
	}
	return x.LinkState.VF
}

var vfLinkStateNames = nameTable{"auto", "enable", "disable"}

// json writes an entry of vfinfo_list of ip -j link. The length of addresses
// is that of the link's type.
func (x *VF) json(w *writer, linkType uint16) {
	n := 6
	if linkType == 32 { // ARPHRD_INFINIBAND
		n = 20
	}
	w.open('{')
	w.kvUint("vf", uint64(x.Number()))
	if x.Has(IFLAVFMAC) {
		a, _ := LinkAddrFrom(x.MAC.Addr[:n])
		w.kv("address", a.String())
	}
	if x.Has(IFLAVFBroadcast) {
		a, _ := LinkAddrFrom(x.Broadcast[:n])
		w.kv("broadcast", a.String())
	}
	x.jsonVLANs(w)
	if x.TxRate.Value != 0 {
		w.kvUint("tx_rate", uint64(x.TxRate.Value))
	}
	if x.Has(IFLAVFRate) {
		w.key("rate")
		w.open('{')
		w.kvUint("max_tx", uint64(x.Rate.Max))
		w.kvUint("min_tx", uint64(x.Rate.Min))
		w.close('}')
	}
	for _, s := range []struct {
		attr uint16
		key  string
		set  VFSetting
	}{
		{IFLAVFSpoofchk, "spoofchk", x.SpoofCheck}, {IFLAVFTrust, "trust", x.Trust},
		{IFLAVFRSSQueryEn, "query_rss_en", x.RSSQuery},
	} {
		if x.Has(s.attr) && s.set.Value != 0xffffffff {
			w.key(s.key)
			w.bool(s.set.Value != 0)
		}
	}
	if x.Has(IFLAVFLinkState) {
		w.kv("link_state", vfLinkStateNames.of(uint64(x.LinkState.Value)))
	}
	for _, g := range []struct {
		attr uint16
		key  string
		guid uint64
	}{{IFLAVFIBNodeGUID, "node_guid", x.IBNodeGUID.GUID}, {IFLAVFIBPortGUID, "port_guid", x.IBPortGUID.GUID}} {
		if x.Has(g.attr) {
			a, _ := LinkAddrFrom(binary.BigEndian.AppendUint64(nil, g.guid))
			w.kv(g.key, a.String())
		}
	}
	x.Stats.json(w)
	vfTable.json(w, x)
	w.close('}')
}

func (x *VF) jsonVLANs(w *writer) {
	list := x.VLANList
	if len(list) == 0 && x.VLAN.VLAN != 0 {
		list = []VFVLANInfo{{x.VLAN.VF, x.VLAN.VLAN, x.VLAN.QoS, 0x8100}}
	}
	if len(list) == 0 {
		return
	}
	w.key("vlan_list")
	w.open('[')
	for _, v := range list {
		w.open('{')
		w.kvUint("vlan", uint64(v.VLAN))
		if v.QoS != 0 {
			w.kvUint("qos", uint64(v.QoS))
		}
		if v.Protocol != 0 {
			w.kv("protocol", vlanProtocolName(v.Protocol))
		}
		w.close('}')
	}
	w.close(']')
}

// json writes the counters; a nil s has none.
func (s *VFStats) json(w *writer) {
	if s == nil {
		return
	}
	w.key("stats")
	w.open('{')
	w.key("rx")
	w.open('{')
	w.kvUint("bytes", s.RxBytes)
	w.kvUint("packets", s.RxPackets)
	w.kvUint("multicast", s.Multicast)
	w.kvUint("broadcast", s.Broadcast)
	w.kvUint("dropped", s.RxDropped)
	w.close('}')
	w.key("tx")
	w.open('{')
	w.kvUint("tx_bytes", s.TxBytes)
	w.kvUint("tx_packets", s.TxPackets)
	w.kvUint("dropped", s.TxDropped)
	w.close('}')
	w.close('}')
}

// json writes the programs as ip does: that of the link, and those of each way
// to attach one.
func (x *XDP) json(w *writer) {
	prog := func(id uint32) {
		w.key("prog")
		w.open('{')
		w.kvUint("id", uint64(id))
		w.close('}')
	}
	w.open('{')
	if x.ProgID != 0 {
		prog(x.ProgID)
	}
	w.key("attached")
	w.open('[')
	for _, p := range []struct {
		attr, mode uint16
		id         uint32
	}{{IFLAXDPSkbProgID, 2, x.SKBProgID}, {IFLAXDPDrvProgID, 1, x.DrvProgID}, {IFLAXDPHWProgID, 3, x.HWProgID}} {
		if x.Has(p.attr) {
			w.open('{')
			w.kvUint("mode", uint64(p.mode))
			prog(p.id)
			w.close('}')
		}
	}
	w.close(']')
	xdpTable.json(w, x)
	w.close('}')
}
