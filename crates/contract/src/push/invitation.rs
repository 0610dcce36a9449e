//! What became of calls.

use serde::{Deserialize, Serialize};

/// An entry of [`Topic::InviteResult`](super::Topic::InviteResult).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InviteResult {
    /// The number that was called.
    pub call_number: String,
    /// 0 when he has come, else why not.
    pub error_code: i64,
    /// The same as a text, which is what a real client reads.
    pub result_code: String,
}

impl InviteResult {
    /// This number, with this code.
    pub fn new(call_number: &str, code: i64) -> Self {
        Self { call_number: call_number.to_owned(), error_code: code, result_code: code.to_string() }
    }
}

/// He has come.
pub const ACCEPTED: i64 = 0;
/// The host took the call back.
pub const REMOVED_BY_HOST: i64 = 11_076_002;
/// He did not answer. The vendor's nine-digit code for it without its second 1, as the codes of a push
/// are written.
pub const NO_ANSWER: i64 = 11_076_005;
/// He cannot be reached, likewise.
pub const OFFLINE: i64 = 11_076_007;
/// He declined, likewise.
pub const DECLINED: i64 = 11_076_009;
