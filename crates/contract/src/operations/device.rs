//! Room systems and screens, which administrators manage, and the codes that sign them in.

use super::{OFFSET, USER_LIMIT};
use crate::auth::TokenAnswer;
use crate::device::{
    ActivateRequest, AddDeviceRequest, CodeAddressRequest, CodeInfo, CreateCodeRequest, CreatedCode, DeviceInfo,
    DeviceType, NumberStatus, UpdateDeviceRequest,
};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};

const TAG: &str = "device";
const SERIAL: Param = Param::path("sn", Kind::String, "Serial number.");
const ACCOUNT: Param = Param::path("account", Kind::String, "The screen's account.");
const NAMES: Option<SchemaOf> = Some(SchemaOf::list::<String>());

/// What all operations on devices have in common.
const ROW: Operation = Operation {
    id: "",
    sdk: None,
    method: Method::Get,
    path: "",
    summary: "",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// Add a room system.
pub const ADD_DEVICE: Operation = Operation {
    id: "add_device",
    sdk: Some("AddDevice"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/device",
    summary: "Add a room system and send its activation code",
    body: Some(SchemaOf::one::<AddDeviceRequest>()),
    answer: Answer::Schema(SchemaOf::one::<DeviceInfo>()),
    ..ROW
};

/// Change a room system.
pub const UPDATE_DEVICE: Operation = Operation {
    id: "update_device",
    sdk: Some("UpdateDevice"),
    method: Method::Put,
    path: "/v1/usg/dcs/corp/device/{sn}",
    summary: "Change a room system",
    params: &[SERIAL],
    body: Some(SchemaOf::one::<UpdateDeviceRequest>()),
    ..ROW
};

/// Show a room system.
pub const SHOW_DEVICE: Operation = Operation {
    id: "show_device",
    sdk: Some("ShowDeviceDetail"),
    path: "/v1/usg/dcs/corp/device/{sn}",
    summary: "Show a room system",
    params: &[SERIAL],
    answer: Answer::Schema(SchemaOf::one::<DeviceInfo>()),
    ..ROW
};

/// List room systems.
pub const LIST_DEVICES: Operation = Operation {
    id: "list_devices",
    sdk: Some("SearchDevices"),
    path: "/v1/usg/dcs/corp/device",
    summary: "List the corporation's room systems",
    params: &[
        OFFSET,
        USER_LIMIT,
        Param::query("searchKey", Kind::String, "Part of a name, a serial number or an account."),
        Param::query("model", Kind::String, "Only of this model."),
        Param::query("deptCode", Kind::String, "Only in this department; default 1, the root."),
        Param::query("enableSubDept", Kind::Boolean, "Also in departments below it; default true."),
    ],
    answer: Answer::Schema(SchemaOf::page::<DeviceInfo>()),
    ..ROW
};

/// Delete room systems.
pub const DELETE_DEVICES: Operation = Operation {
    id: "delete_devices",
    sdk: Some("BatchDeleteDevices"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/device/delete",
    summary: "Delete room systems, all or none",
    body: NAMES,
    ..ROW
};

/// Stop room systems or let them go on.
pub const SET_DEVICES_STATUS: Operation = Operation {
    id: "set_devices_status",
    sdk: Some("BatchUpdateDevicesStatus"),
    method: Method::Put,
    path: "/v1/usg/dcs/corp/device/status/{value}",
    summary: "Stop room systems (1) or let them go on (0), all or none",
    params: &[Param::path("value", Kind::Integer, "0 normal, 1 stopped.")],
    body: NAMES,
    ..ROW
};

/// List models of room systems.
pub const LIST_DEVICE_TYPES: Operation = Operation {
    id: "list_device_types",
    sdk: Some("ShowDeviceTypes"),
    path: "/v1/usg/dcs/termdevtype",
    summary: "List the models of room systems",
    auth: Auth::AccessToken(Rank::Member),
    answer: Answer::Schema(SchemaOf::list::<DeviceType>()),
    ..ROW
};

/// Say what numbers are doing.
pub const SHOW_NUMBERS_STATUS: Operation = Operation {
    id: "show_numbers_status",
    sdk: Some("ShowDeviceStatus"),
    method: Method::Post,
    path: "/v1/usg/acs/ap/userstatus",
    summary: "Say whether room systems are reachable and in meetings, by their numbers",
    auth: Auth::AccessToken(Rank::Member),
    body: NAMES,
    answer: Answer::Schema(SchemaOf::list::<NumberStatus>()),
    ..ROW
};

/// Send a room system's new code.
pub const SEND_DEVICE_CODE: Operation = Operation {
    id: "send_device_code",
    sdk: Some("ResetActivecode"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/device/{sn}/activecode",
    summary: "Make a new activation code for a room system and send it",
    params: &[SERIAL],
    body: Some(SchemaOf::one::<CodeAddressRequest>()),
    ..ROW
};

/// Make a screen with a code.
pub const CREATE_CODE: Operation = Operation {
    id: "create_code",
    sdk: Some("CreateVisionActiveCode"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/vision/activecode",
    summary: "Make a screen and the code that signs it in",
    body: Some(SchemaOf::one::<CreateCodeRequest>()),
    answer: Answer::Schema(SchemaOf::one::<CreatedCode>()),
    ..ROW
};

/// List codes.
pub const LIST_CODES: Operation = Operation {
    id: "list_codes",
    sdk: Some("SearchVisionActiveCode"),
    path: "/v1/usg/dcs/corp/vision/activecode",
    summary: "List codes of screens that have not been used",
    params: &[
        OFFSET,
        USER_LIMIT,
        Param::query("searchKey", Kind::String, "Part of a screen's name or account, or the whole code."),
        Param::query("devType", Kind::String, "Only of screens of this kind."),
    ],
    answer: Answer::Schema(SchemaOf::page::<CodeInfo>()),
    ..ROW
};

/// Delete codes.
pub const DELETE_CODES: Operation = Operation {
    id: "delete_codes",
    sdk: Some("DeleteVisionActiveCode"),
    method: Method::Delete,
    path: "/v1/usg/dcs/corp/vision/activecode",
    summary: "Delete screens that have a code, with it, by their accounts",
    body: NAMES,
    ..ROW
};

/// Make a screen's new code.
pub const RESET_CODE: Operation = Operation {
    id: "reset_code",
    sdk: Some("ResetVisionActiveCode"),
    method: Method::Put,
    path: "/v1/usg/dcs/corp/vision/activecode/{account}/reset",
    summary: "Make a new code for a screen",
    params: &[ACCOUNT],
    body: Some(SchemaOf::one::<CodeAddressRequest>()),
    answer: Answer::Schema(SchemaOf::one::<CreatedCode>()),
    ..ROW
};

/// Sign a device in.
pub const ACTIVATE_DEVICE: Operation = Operation {
    id: "activate_device",
    method: Method::Post,
    path: "/v1/convoca/devices/activate",
    summary: "Sign a device in with the code that was typed into it",
    auth: Auth::None,
    body: Some(SchemaOf::one::<ActivateRequest>()),
    answer: Answer::Schema(SchemaOf::one::<TokenAnswer>()),
    statuses: &[401, 412, 423],
    ..ROW
};
