package codec

import "fmt"

// CANBitTiming is struct can_bittiming of include/uapi/linux/can/netlink.h.
type CANBitTiming struct {
	Bitrate     uint32 // bit/s
	SamplePoint uint32 // tenths of a percent
	TQ          uint32 // time quantum, ns
	PropSeg     uint32
	PhaseSeg1   uint32
	PhaseSeg2   uint32
	SJW         uint32
	BRP         uint32
}

func (v *CANBitTiming) words() [8]*uint32 {
	return [8]*uint32{&v.Bitrate, &v.SamplePoint, &v.TQ, &v.PropSeg, &v.PhaseSeg1, &v.PhaseSeg2, &v.SJW, &v.BRP}
}

var tCANBitTiming = fixed("struct can_bittiming", 32,
	func(d *decoder, b []byte, v *CANBitTiming) {
		for i, p := range v.words() {
			*p = d.u32(b[4*i:])
		}
	},
	func(e *encoder, v *CANBitTiming) {
		for _, p := range v.words() {
			e.u32(*p)
		}
	},
	func(w *writer, v *CANBitTiming) {
		w.open('{')
		w.kvUint("bitrate", uint64(v.Bitrate))
		w.kv("sample_point", fmt.Sprintf("%d.%03d", v.SamplePoint/1000, v.SamplePoint%1000))
		for i, k := range [...]string{"tq", "prop_seg", "phase_seg1", "phase_seg2", "sjw", "brp"} {
			w.kvUint(k, uint64(*v.words()[i+2]))
		}
		w.close('}')
	})

// CANBitTimingConst is struct can_bittiming_const of
// include/uapi/linux/can/netlink.h: what the hardware can do.
type CANBitTimingConst struct {
	Name     string // at most 15 bytes
	TSeg1Min uint32
	TSeg1Max uint32
	TSeg2Min uint32
	TSeg2Max uint32
	SJWMax   uint32
	BRPMin   uint32
	BRPMax   uint32
	BRPInc   uint32
}

func (v *CANBitTimingConst) words() [8]*uint32 {
	return [8]*uint32{&v.TSeg1Min, &v.TSeg1Max, &v.TSeg2Min, &v.TSeg2Max, &v.SJWMax, &v.BRPMin, &v.BRPMax, &v.BRPInc}
}

var tCANBitTimingConst = fixed("struct can_bittiming_const", 48,
	func(d *decoder, b []byte, v *CANBitTimingConst) {
		v.Name = d.str(b[:16])
		for i, p := range v.words() {
			*p = d.u32(b[16+4*i:])
		}
	},
	func(e *encoder, v *CANBitTimingConst) {
		var name [16]byte
		copy(name[:], v.Name)
		e.bytes(name[:])
		for _, p := range v.words() {
			e.u32(*p)
		}
	},
	func(w *writer, v *CANBitTimingConst) {
		minMax := func(key string, low, high uint32) {
			w.key(key)
			w.open('{')
			w.kvUint("min", uint64(low))
			w.kvUint("max", uint64(high))
			w.close('}')
		}
		w.open('{')
		w.kv("name", v.Name)
		minMax("tseg1", v.TSeg1Min, v.TSeg1Max)
		minMax("tseg2", v.TSeg2Min, v.TSeg2Max)
		minMax("sjw", 1, v.SJWMax)
		minMax("brp", v.BRPMin, v.BRPMax)
		w.kvUint("brp_inc", uint64(v.BRPInc))
		w.close('}')
	})

// CANCtrlMode is struct can_ctrlmode of include/uapi/linux/can/netlink.h: bits
// (CAN_CTRLMODE_*) and, in requests, which of them to change.
type CANCtrlMode struct{ Mask, Flags uint32 }

var canCtrlModeNames = []bitName{
	{1, "LOOPBACK"}, {2, "LISTEN-ONLY"}, {4, "TRIPLE-SAMPLING"}, {8, "ONE-SHOT"}, {0x10, "BERR-REPORTING"}, {0x20, "FD"},
	{0x40, "PRESUME-ACK"}, {0x80, "FD-NON-ISO"}, {0x100, "CC-LEN8-DLC"}, {0x200, "TDC-AUTO"}, {0x400, "TDC-MANUAL"},
}

var tCANCtrlMode = fixed("struct can_ctrlmode", 8,
	func(d *decoder, b []byte, v *CANCtrlMode) { *v = CANCtrlMode{d.u32(b), d.u32(b[4:])} },
	func(e *encoder, v *CANCtrlMode) { e.u32(v.Mask); e.u32(v.Flags) },
	func(w *writer, v *CANCtrlMode) { w.mask(uint64(v.Flags), canCtrlModeNames) })

// CANErrCounter is struct can_berr_counter of
// include/uapi/linux/can/netlink.h.
type CANErrCounter struct{ Tx, Rx uint16 }

var tCANErrCounter = fixed("struct can_berr_counter", 4,
	func(d *decoder, b []byte, v *CANErrCounter) { *v = CANErrCounter{d.u16(b), d.u16(b[2:])} },
	func(e *encoder, v *CANErrCounter) { e.u16(v.Tx); e.u16(v.Rx) },
	func(w *writer, v *CANErrCounter) {
		w.open('{')
		w.kvUint("tx", uint64(v.Tx))
		w.kvUint("rx", uint64(v.Rx))
		w.close('}')
	})

var canStateNames = nameTable{"ERROR-ACTIVE", "ERROR-WARNING", "ERROR-PASSIVE", "BUS-OFF", "STOPPED", "SLEEPING"}
