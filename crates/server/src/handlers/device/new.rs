//! A new device in the store: with an account and a number of its own, and a code.

use super::address;
use crate::app::App;
use crate::{clock, provision};
use convoca_booking::{AdminLevel, Corporation, DeviceKind, Profile, ResourceKind, User, UserKind};
use convoca_directory::device::activation::Code;
use convoca_directory::device::{Device, Hardware, Projection};
use convoca_store::{DeviceStoreError, Effects};

/// How often other random numbers are tried when one is taken.
const TRIES: usize = 8;

/// What it is.
pub(super) struct NewDevice {
    pub(super) kind: DeviceKind,
    pub(super) name: String,
    /// Made up when absent.
    pub(super) serial: Option<String>,
    pub(super) model: String,
    pub(super) projection: Projection,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) disabled: bool,
    pub(super) profile: Profile,
    /// Whether its code is sent to its addresses.
    pub(super) told: bool,
    /// What it counts against.
    pub(super) resource: ResourceKind,
}

/// Adds it.
///
/// # Errors
/// A [`DeviceStoreError`].
pub(super) async fn insert(
    app: &App,
    corporation: &Corporation,
    new: NewDevice,
) -> Result<(Device, Code), DeviceStoreError> {
    let now = clock::now();
    let most = corporation.limits(now).most(new.resource);
    for _ in 0..TRIES {
        let (user, code) = clock::random(|random| {
            let account = format!("device-{}", random.hex(6));
            let fresh = provision::new_user(&corporation.id, &account, &new.name, AdminLevel::None, now, random);
            let user = User {
                kind: UserKind::Device(new.kind),
                email: new.email.clone(),
                phone: new.phone.clone(),
                disabled: new.disabled,
                profile: new.profile.clone(),
                ..fresh
            };
            (user, Code::fresh(now, random))
        });
        let hardware = Hardware {
            id: user.id.clone(),
            corporation: corporation.id.clone(),
            kind: new.kind,
            serial: new.serial.clone().unwrap_or_else(|| user.account.replace('-', "_")),
            model: new.model.clone(),
            projection: new.projection,
        };
        let effects = if new.told {
            address::told(app, corporation, &user, (&new.email, &new.phone), &code, now)
        } else {
            Effects::default()
        };
        let device = Device { user, hardware };
        match app.store.insert_device(&device, Some(&code), (new.resource, most), (&effects, now)).await {
            Ok(()) => return Ok((device, code)),
            Err(DeviceStoreError::NumberTaken) => {}
            Err(error) => return Err(error),
        }
    }
    Err(DeviceStoreError::NumberTaken)
}
