//! The room systems that there are, as the vendor lists them, and what each can do.

use super::DeviceError;
use convoca_booking::ResourceKind;

/// A model of room systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Model {
    /// Name.
    pub name: &'static str,
    /// Whether another maker than the vendor makes it.
    pub third_party: bool,
    /// Lines of its picture: 720 or 1080.
    pub lines: u16,
}

impl Model {
    /// What the corporation must have been given for one of them.
    pub fn resource(&self) -> ResourceKind {
        match (self.third_party, self.lines) {
            (true, _) => ResourceKind::ThirdParty,
            (false, 720) => ResourceKind::Hard720p,
            (false, _) => ResourceKind::Hard1080p,
        }
    }
}

const fn own(name: &'static str, lines: u16) -> Model {
    Model { name, third_party: false, lines }
}

const fn other(name: &'static str) -> Model {
    Model { name, third_party: true, lines: 1080 }
}

/// Every model (the SDK's `QueryDeviceTypeResultDTO`; the lines are those of the makers' data sheets).
pub const MODELS: [Model; 16] = [
    own("TE10", 720),
    own("TE20", 1080),
    own("TE30", 1080),
    own("TE40", 1080),
    own("TE50", 1080),
    own("TE60", 1080),
    own("DP300", 1080),
    own("HUAWEI Box 200", 1080),
    own("HUAWEI Box 300", 1080),
    own("HUAWEI Box 500", 1080),
    own("HUAWEI Box 600", 1080),
    own("HUAWEI Box 700", 1080),
    own("HUAWEI Box 900", 1080),
    own("HUAWEI Board", 1080),
    other("polycom"),
    other("cisco"),
];

/// The model of this name.
///
/// # Errors
/// [`DeviceError::Model`].
pub fn find(name: &str) -> Result<Model, DeviceError> {
    MODELS.into_iter().find(|model| model.name.eq_ignore_ascii_case(name)).ok_or(DeviceError::Model)
}
