//! From what is wrong with a password to the vendor's codes.

use crate::http::Refusal;
use convoca_booking::WeakPassword;
use convoca_contract::codes;

/// Status 400: what is wrong with a new password.
pub(in crate::handlers) fn weak(problem: WeakPassword) -> Refusal {
    let code = match problem {
        WeakPassword::Length(_) => codes::PASSWORD_LENGTH_INVALID,
        WeakPassword::TooFewKinds(_) => codes::PASSWORD_TOO_SIMPLE,
        WeakPassword::Repeats => codes::PASSWORD_REPEATS,
        WeakPassword::HoldsAccount => codes::PASSWORD_CONTAINS_ACCOUNT,
        WeakPassword::Same | WeakPassword::UsedBefore => codes::PASSWORD_USED_BEFORE,
        WeakPassword::TooAlike => codes::PASSWORD_TOO_ALIKE,
        WeakPassword::TooSoon => codes::PASSWORD_TOO_SOON,
    };
    Refusal::bad(code, problem.to_string())
}
