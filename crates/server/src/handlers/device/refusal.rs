//! From what the rules and the store say about devices to the vendor's codes.

use crate::http::Refusal;
use convoca_contract::codes;
use convoca_directory::device::DeviceError;
use convoca_store::DeviceStoreError;

impl From<DeviceStoreError> for Refusal {
    fn from(error: DeviceStoreError) -> Self {
        use DeviceStoreError as E;
        let text = error.to_string();
        match error {
            // A device has an account, so what is said of accounts is said of it.
            E::SerialTaken => Self::bad(codes::ACCOUNT_EXISTS, text),
            E::NoSuchDevice(_) => Self::bad(codes::USER_NOT_FOUND, text),
            E::TooMany => Self::bad(codes::TOO_MANY_USERS, text),
            E::NoSuchDepartment(_) => Self::bad(codes::USG_PARAM_INVALID, text),
            E::NumberTaken => Self::busy(),
            E::Store(error) => error.into(),
        }
    }
}

impl From<DeviceError> for Refusal {
    fn from(error: DeviceError) -> Self {
        let code = match error {
            DeviceError::Serial => codes::USG_PARAM_INVALID,
            DeviceError::Model => codes::DEVICE_TYPE_NOT_FOUND,
        };
        Self::bad(code, error.to_string())
    }
}

/// Status 400: the corporation has no such device. Another corporation's answers alike.
pub(super) fn none(name: &str) -> Refusal {
    DeviceStoreError::NoSuchDevice(name.to_owned()).into()
}
