//! From what the store says about people to the vendor's codes.

use crate::http::Refusal;
use convoca_contract::codes;
use convoca_store::PeopleError;

impl From<PeopleError> for Refusal {
    fn from(error: PeopleError) -> Self {
        use PeopleError as E;
        let text = error.to_string();
        match error {
            // Clients that add users test for one code, whichever of the two names was there.
            E::AccountTaken | E::ThirdAccountTaken => Self::bad(codes::ACCOUNT_EXISTS, text),
            E::TooMany => Self::bad(codes::TOO_MANY_USERS, text),
            E::NoSuchUser(_) => Self::bad(codes::USER_NOT_FOUND, text),
            E::DefaultAdmin(_) => Self::bad(codes::ACCOUNT_FIXED, text),
            E::NumberTaken => Self::busy(),
            E::NoSuchDepartment(_) => Self::bad(codes::USG_PARAM_INVALID, text),
            E::Store(error) => error.into(),
            other @ (E::CorporationTaken | E::ApplicationTaken) => Self::fault("people could not be changed", &other),
        }
    }
}

/// Status 400: the default administrator stays as he is.
pub(super) fn default_admin_stays() -> Refusal {
    Refusal::bad(codes::ACCOUNT_FIXED, "the default administrator can be neither deleted nor disabled")
}
