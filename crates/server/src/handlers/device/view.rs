//! Devices as the API shows them.

use super::place::Names;
use convoca_booking::DeviceKind;
use convoca_contract::device::{CodeInfo, DeviceInfo};
use convoca_directory::device::activation::Code;
use convoca_directory::device::model;
use convoca_directory::device::{Device, Projection};

/// A room system.
pub(super) fn device(device: Device, names: &mut Names) -> DeviceInfo {
    let Device { user, hardware } = device;
    let (dept_name, dept_name_path) = names.get(&user.profile.department);
    DeviceInfo {
        kind: family(model::find(&hardware.model).is_ok_and(|model| model.third_party)).to_owned(),
        name: user.name,
        model: hardware.model,
        sn: hardware.serial,
        account: user.account,
        number: user.number,
        prj_code_mode: match hardware.projection {
            Projection::Automatic => 0,
            Projection::Simple => 1,
            Projection::Complex => 2,
        },
        dept_code: user.profile.department.to_string(),
        dept_name,
        dept_name_path,
        phone: said(user.phone),
        country: said(user.profile.country),
        email: said(user.email),
        description: said(user.profile.description),
        status: i64::from(user.disabled),
    }
}

/// Whose make it is.
pub(super) fn family(third_party: bool) -> &'static str {
    if third_party { "3rd" } else { "TE" }
}

/// A code that has not been used.
pub(super) fn code((device, code): (Device, Code), names: &mut Names) -> CodeInfo {
    let (dept_name, _) = names.get(&device.user.profile.department);
    CodeInfo {
        id: device.user.account,
        active_code: code.digits,
        dev_name: device.user.name,
        dev_type: device.hardware.model,
        dept_code: device.user.profile.department.to_string(),
        dept_name,
        expire_date: code.until.as_millisecond(),
    }
}

/// What the request called a screen, if it is one.
pub(super) fn screen(name: &str) -> Option<DeviceKind> {
    match name {
        "huawei-vision" => Some(DeviceKind::Vision),
        "idea-hub" => Some(DeviceKind::IdeaHub),
        "welink-desktop(iwb)" | "smart-rooms" => Some(DeviceKind::SmartRooms),
        _ => None,
    }
}

/// Every kind of screen.
pub(super) const SCREENS: [DeviceKind; 3] = [DeviceKind::Vision, DeviceKind::IdeaHub, DeviceKind::SmartRooms];

/// How hard a code is, by its number.
pub(super) fn projection(number: i64) -> Projection {
    match number {
        1 => Projection::Simple,
        2 => Projection::Complex,
        _ => Projection::Automatic,
    }
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
