package codec

// Attributes of a CAN interface, IFLA_CAN_* of include/uapi/linux/can/netlink.h.
const (
	IFLACANBittiming            uint16 = 1  // IFLA_CAN_BITTIMING
	IFLACANBittimingConst       uint16 = 2  // IFLA_CAN_BITTIMING_CONST
	IFLACANClock                uint16 = 3  // IFLA_CAN_CLOCK
	IFLACANState                uint16 = 4  // IFLA_CAN_STATE
	IFLACANCtrlmode             uint16 = 5  // IFLA_CAN_CTRLMODE
	IFLACANRestartMs            uint16 = 6  // IFLA_CAN_RESTART_MS
	IFLACANRestart              uint16 = 7  // IFLA_CAN_RESTART
	IFLACANBerrCounter          uint16 = 8  // IFLA_CAN_BERR_COUNTER
	IFLACANDataBittiming        uint16 = 9  // IFLA_CAN_DATA_BITTIMING
	IFLACANDataBittimingConst   uint16 = 10 // IFLA_CAN_DATA_BITTIMING_CONST
	IFLACANTermination          uint16 = 11 // IFLA_CAN_TERMINATION
	IFLACANTerminationConst     uint16 = 12 // IFLA_CAN_TERMINATION_CONST
	IFLACANBitrateConst         uint16 = 13 // IFLA_CAN_BITRATE_CONST
	IFLACANDataBitrateConst     uint16 = 14 // IFLA_CAN_DATA_BITRATE_CONST
	IFLACANBitrateMax           uint16 = 15 // IFLA_CAN_BITRATE_MAX
	IFLACANTDC                  uint16 = 16 // IFLA_CAN_TDC
	IFLACANCtrlmodeExt          uint16 = 17 // IFLA_CAN_CTRLMODE_EXT
	IFLACANXlDataBittiming      uint16 = 18 // IFLA_CAN_XL_DATA_BITTIMING
	IFLACANXlDataBittimingConst uint16 = 19 // IFLA_CAN_XL_DATA_BITTIMING_CONST
	IFLACANXlDataBitrateConst   uint16 = 20 // IFLA_CAN_XL_DATA_BITRATE_CONST
	IFLACANXlTDC                uint16 = 21 // IFLA_CAN_XL_TDC
	IFLACANXlPwm                uint16 = 22 // IFLA_CAN_XL_PWM
)

// CAN is the data of kind "can", IFLA_CAN_* of include/uapi/linux/can/netlink.h.
type CAN struct {
	BitTiming            CANBitTiming
	BitTimingConst       CANBitTimingConst
	Clock                uint32 // Hz
	State                uint32
	CtrlMode             CANCtrlMode
	RestartMS            uint32
	Restart              uint32 // in requests only
	BErrCounter          CANErrCounter
	DataBitTiming        CANBitTiming
	DataBitTimingConst   CANBitTimingConst
	Termination          uint16 // ohms
	TerminationConst     []uint16
	BitrateConst         []uint32
	DataBitrateConst     []uint32
	BitrateMax           uint32
	TDC                  *CANTDC
	CtrlModeExt          *CANCtrlModeExt
	XLDataBitTiming      CANBitTiming
	XLDataBitTimingConst CANBitTimingConst
	XLDataBitrateConst   []uint32
	XLTDC                *CANTDC
	XLPWM                *CANPWM
	Attrs
}

var canTable = newTable("IFLA_INFO_DATA of can", func(x *CAN) *Attrs { return &x.Attrs }, []field[CAN]{
	{IFLACANBittiming, "IFLA_CAN_BITTIMING", "bittiming", of(&tCANBitTiming, func(x *CAN) *CANBitTiming { return &x.BitTiming })},
	{IFLACANBittimingConst, "IFLA_CAN_BITTIMING_CONST", "bittiming_const", of(&tCANBitTimingConst, func(x *CAN) *CANBitTimingConst { return &x.BitTimingConst })},
	{IFLACANClock, "IFLA_CAN_CLOCK", "clock", u32(func(x *CAN) *uint32 { return &x.Clock })},
	{IFLACANState, "IFLA_CAN_STATE", "state", of(names32(canStateNames), func(x *CAN) *uint32 { return &x.State })},
	{IFLACANCtrlmode, "IFLA_CAN_CTRLMODE", "ctrlmode", of(&tCANCtrlMode, func(x *CAN) *CANCtrlMode { return &x.CtrlMode })},
	{IFLACANRestartMs, "IFLA_CAN_RESTART_MS", "restart_ms", u32(func(x *CAN) *uint32 { return &x.RestartMS })},
	{IFLACANRestart, "IFLA_CAN_RESTART", "restart", u32(func(x *CAN) *uint32 { return &x.Restart })},
	{IFLACANBerrCounter, "IFLA_CAN_BERR_COUNTER", "berr_counter", of(&tCANErrCounter, func(x *CAN) *CANErrCounter { return &x.BErrCounter })},
	{IFLACANDataBittiming, "IFLA_CAN_DATA_BITTIMING", "data_bittiming", of(&tCANBitTiming, func(x *CAN) *CANBitTiming { return &x.DataBitTiming })},
	{IFLACANDataBittimingConst, "IFLA_CAN_DATA_BITTIMING_CONST", "data_bittiming_const", of(&tCANBitTimingConst, func(x *CAN) *CANBitTimingConst { return &x.DataBitTimingConst })},
	{IFLACANTermination, "IFLA_CAN_TERMINATION", "termination", u16(func(x *CAN) *uint16 { return &x.Termination })},
	{IFLACANTerminationConst, "IFLA_CAN_TERMINATION_CONST", "termination_const", arrayOf(2, &tU16, func(x *CAN) *[]uint16 { return &x.TerminationConst })},
	{IFLACANBitrateConst, "IFLA_CAN_BITRATE_CONST", "bitrate_const", arrayOf(4, &tU32, func(x *CAN) *[]uint32 { return &x.BitrateConst })},
	{IFLACANDataBitrateConst, "IFLA_CAN_DATA_BITRATE_CONST", "data_bitrate_const", arrayOf(4, &tU32, func(x *CAN) *[]uint32 { return &x.DataBitrateConst })},
	{IFLACANBitrateMax, "IFLA_CAN_BITRATE_MAX", "bitrate_max", u32(func(x *CAN) *uint32 { return &x.BitrateMax })},
	{IFLACANTDC, "IFLA_CAN_TDC", "tdc", nestedF(canTDCTable, func(x *CAN) **CANTDC { return &x.TDC })},
	{IFLACANCtrlmodeExt, "IFLA_CAN_CTRLMODE_EXT", "ctrlmode_ext", nestedF(canCtrlModeExtTable, func(x *CAN) **CANCtrlModeExt { return &x.CtrlModeExt })},
	{IFLACANXlDataBittiming, "IFLA_CAN_XL_DATA_BITTIMING", "xl_data_bittiming", of(&tCANBitTiming, func(x *CAN) *CANBitTiming { return &x.XLDataBitTiming })},
	{IFLACANXlDataBittimingConst, "IFLA_CAN_XL_DATA_BITTIMING_CONST", "xl_data_bittiming_const", of(&tCANBitTimingConst, func(x *CAN) *CANBitTimingConst { return &x.XLDataBitTimingConst })},
	{IFLACANXlDataBitrateConst, "IFLA_CAN_XL_DATA_BITRATE_CONST", "xl_data_bitrate_const", arrayOf(4, &tU32, func(x *CAN) *[]uint32 { return &x.XLDataBitrateConst })},
	{IFLACANXlTDC, "IFLA_CAN_XL_TDC", "xl_tdc", nestedF(canTDCTable, func(x *CAN) **CANTDC { return &x.XLTDC })},
	{IFLACANXlPwm, "IFLA_CAN_XL_PWM", "xl_pwm", nestedF(canPWMTable, func(x *CAN) **CANPWM { return &x.XLPWM })},
})

// Has says whether an attribute (IFLA_CAN_*) is present.
func (x *CAN) Has(attr uint16) bool { return canTable.has(x, attr) }

func (x *CAN) decodeKind(d *decoder, b []byte) { canTable.decode(d, x, b) }
func (x *CAN) encodeKind(e *encoder)           { canTable.append(e, x) }
func (x *CAN) jsonKind(w *writer)              { canTable.json(w, x) }

// CANTDC is the transmitter delay compensation, IFLA_CAN_TDC_*, in time quanta.
type CANTDC struct {
	TDCVMin uint32
	TDCVMax uint32
	TDCOMin uint32
	TDCOMax uint32
	TDCFMin uint32
	TDCFMax uint32
	TDCV    uint32
	TDCO    uint32
	TDCF    uint32
	Attrs
}

var canTDCTable = newTable("IFLA_CAN_TDC", func(x *CANTDC) *Attrs { return &x.Attrs }, []field[CANTDC]{
	{IFLACANTDCTdcvMin, "IFLA_CAN_TDC_TDCV_MIN", "tdcv_min", u32(func(x *CANTDC) *uint32 { return &x.TDCVMin })},
	{IFLACANTDCTdcvMax, "IFLA_CAN_TDC_TDCV_MAX", "tdcv_max", u32(func(x *CANTDC) *uint32 { return &x.TDCVMax })},
	{IFLACANTDCTdcoMin, "IFLA_CAN_TDC_TDCO_MIN", "tdco_min", u32(func(x *CANTDC) *uint32 { return &x.TDCOMin })},
	{IFLACANTDCTdcoMax, "IFLA_CAN_TDC_TDCO_MAX", "tdco_max", u32(func(x *CANTDC) *uint32 { return &x.TDCOMax })},
	{IFLACANTDCTdcfMin, "IFLA_CAN_TDC_TDCF_MIN", "tdcf_min", u32(func(x *CANTDC) *uint32 { return &x.TDCFMin })},
	{IFLACANTDCTdcfMax, "IFLA_CAN_TDC_TDCF_MAX", "tdcf_max", u32(func(x *CANTDC) *uint32 { return &x.TDCFMax })},
	{IFLACANTDCTdcv, "IFLA_CAN_TDC_TDCV", "tdcv", u32(func(x *CANTDC) *uint32 { return &x.TDCV })},
	{IFLACANTDCTdco, "IFLA_CAN_TDC_TDCO", "tdco", u32(func(x *CANTDC) *uint32 { return &x.TDCO })},
	{IFLACANTDCTdcf, "IFLA_CAN_TDC_TDCF", "tdcf", u32(func(x *CANTDC) *uint32 { return &x.TDCF })},
})

// Has says whether an attribute (IFLA_CAN_TDC_*) is present.
func (x *CANTDC) Has(attr uint16) bool { return canTDCTable.has(x, attr) }

// CANPWM is the pulse width modulation of CAN XL, IFLA_CAN_PWM_*.
type CANPWM struct {
	PWMSMin uint32
	PWMSMax uint32
	PWMLMin uint32
	PWMLMax uint32
	PWMOMin uint32
	PWMOMax uint32
	PWMS    uint32
	PWML    uint32
	PWMO    uint32
	Attrs
}

var canPWMTable = newTable("IFLA_CAN_XL_PWM", func(x *CANPWM) *Attrs { return &x.Attrs }, []field[CANPWM]{
	{IFLACANPwmPwmsMin, "IFLA_CAN_PWM_PWMS_MIN", "pwms_min", u32(func(x *CANPWM) *uint32 { return &x.PWMSMin })},
	{IFLACANPwmPwmsMax, "IFLA_CAN_PWM_PWMS_MAX", "pwms_max", u32(func(x *CANPWM) *uint32 { return &x.PWMSMax })},
	{IFLACANPwmPwmlMin, "IFLA_CAN_PWM_PWML_MIN", "pwml_min", u32(func(x *CANPWM) *uint32 { return &x.PWMLMin })},
	{IFLACANPwmPwmlMax, "IFLA_CAN_PWM_PWML_MAX", "pwml_max", u32(func(x *CANPWM) *uint32 { return &x.PWMLMax })},
	{IFLACANPwmPwmoMin, "IFLA_CAN_PWM_PWMO_MIN", "pwmo_min", u32(func(x *CANPWM) *uint32 { return &x.PWMOMin })},
	{IFLACANPwmPwmoMax, "IFLA_CAN_PWM_PWMO_MAX", "pwmo_max", u32(func(x *CANPWM) *uint32 { return &x.PWMOMax })},
	{IFLACANPwmPwms, "IFLA_CAN_PWM_PWMS", "pwms", u32(func(x *CANPWM) *uint32 { return &x.PWMS })},
	{IFLACANPwmPwml, "IFLA_CAN_PWM_PWML", "pwml", u32(func(x *CANPWM) *uint32 { return &x.PWML })},
	{IFLACANPwmPwmo, "IFLA_CAN_PWM_PWMO", "pwmo", u32(func(x *CANPWM) *uint32 { return &x.PWMO })},
})

// Has says whether an attribute (IFLA_CAN_PWM_*) is present.
func (x *CANPWM) Has(attr uint16) bool { return canPWMTable.has(x, attr) }

// CANCtrlModeExt is IFLA_CAN_CTRLMODE_*.
type CANCtrlModeExt struct {
	Supported uint32
	Attrs
}

var canCtrlModeExtTable = newTable("IFLA_CAN_CTRLMODE_EXT", func(x *CANCtrlModeExt) *Attrs { return &x.Attrs }, []field[CANCtrlModeExt]{
	{IFLACANCtrlmodeSupported, "IFLA_CAN_CTRLMODE_SUPPORTED", "supported", u32(func(x *CANCtrlModeExt) *uint32 { return &x.Supported })},
})

// Has says whether an attribute (IFLA_CAN_CTRLMODE_*) is present.
func (x *CANCtrlModeExt) Has(attr uint16) bool { return canCtrlModeExtTable.has(x, attr) }
