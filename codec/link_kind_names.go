package codec

import "fmt"

// Names of the values of link kinds, as ip prints them.

var (
	bridgeSTPModeNames  = nameTable{"auto", "user", "kernel"}
	bridgeStateNames    = nameTable{"disabled", "listening", "learning", "forwarding", "blocking"}
	bondModeNames       = nameTable{"balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb"}
	bondARPAllNames     = nameTable{"any", "all"}
	bondReselectNames   = nameTable{"always", "better", "failure"}
	bondFailOverNames   = nameTable{"none", "active", "follow"}
	bondHashNames       = nameTable{"layer2", "layer3+4", "layer2+3", "encap2+3", "encap3+4", "vlan+srcmac"}
	bondLACPRateNames   = nameTable{"slow", "fast"}
	bondADSelectNames   = nameTable{"stable", "bandwidth", "count", "actor_port_prio"}
	bondSlaveStateNames = nameTable{"ACTIVE", "BACKUP"}
	bondMIINames        = nameTable{"UP", "GOING_DOWN", "DOWN", "GOING_BACK"}
	bondChurnNames      = nameTable{"monitor", "churned", "none"}

	bondARPValidateNames = nameTable{"none", "active", "backup", "all", "filter", "filter_active", "filter_backup"}

	tunnelDFNames         = nameTable{"unset", "set", "inherit"}
	gtpRoleNames          = nameTable{"ggsn", "sgsn"}
	amtModeNames          = nameTable{"gateway", "relay"}
	erspanDirNames        = nameTable{"ingress", "egress"}
	tunTypeNames          = nameTable{1: "tun", 2: "tap"}
	macsecValidationNames = nameTable{"disabled", "check", "strict"}
	macsecOffloadNames    = nameTable{"off", "phy", "mac"}
	netkitModeNames       = nameTable{"l2", "l3"}
	netkitScrubNames      = nameTable{"none", "default"}
	macvlanModeNames      = nameTable{1: "private", 2: "vepa", 4: "bridge", 8: "passthru", 16: "source"}
	ipvlanModeNames       = nameTable{"l2", "l3", "l3s"}
	ipoibModeNames        = nameTable{"datagram", "connected"}
	tunnelProtoNames      = nameTable{0: "any", 4: "ipip", 41: "ip6ip", 137: "mplsip"}
	tunnel6ProtoNames     = nameTable{0: "any", 4: "ipip6", 41: "ip6ip6"}
	tunnelEncapNames      = nameTable{1: "fou", 2: "gue"}
)

func macvlanModeName(v uint32) string { return macvlanModeNames.of(uint64(v)) }
func ipvlanModeName(v uint16) string  { return ipvlanModeNames.of(uint64(v)) }
func ipoibModeName(v uint16) string   { return ipoibModeNames.of(uint64(v)) }

func netkitPolicyName(v int32) string {
	switch v {
	case 0:
		return "forward"
	case 2:
		return "blackhole"
	}
	return fmt.Sprint(v)
}

func macsecCipherName(v uint64) string {
	switch v {
	case 0x0080020001000001, 0x0080c20001000001:
		return "GCM-AES-128"
	case 0x0080c20001000002:
		return "GCM-AES-256"
	case 0x0080c20001000003:
		return "GCM-AES-XPN-128"
	case 0x0080c20001000004:
		return "GCM-AES-XPN-256"
	}
	return fmt.Sprintf("%016x", v)
}
