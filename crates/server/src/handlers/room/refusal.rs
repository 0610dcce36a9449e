//! From what the store says about rooms to the vendor's codes.

use crate::http::Refusal;
use convoca_contract::codes;
use convoca_store::RoomError;

impl From<RoomError> for Refusal {
    fn from(error: RoomError) -> Self {
        use RoomError as E;
        let text = error.to_string();
        match error {
            E::NoSuchRoom(_) => Self::bad(codes::VMR_NOT_FOUND, text),
            E::Running(_) => Self::bad(codes::VMR_RUNNING, text),
            E::NotCloud(_) | E::Assigned(_) | E::TooMany => Self::bad(codes::USG_PARAM_INVALID, text),
            E::NotAssigned(_) => Self::bad(codes::VMR_NOT_OWNED, text),
            E::NoSuchUser => Self::bad(codes::USER_NOT_FOUND, text),
            E::NumberTaken => Self::busy(),
            E::Store(error) => error.into(),
        }
    }
}

/// Status 400: no such room, or none that the caller may know of.
pub(super) fn unknown() -> Refusal {
    Refusal::bad(codes::VMR_NOT_FOUND, "you have no room with this ID")
}
