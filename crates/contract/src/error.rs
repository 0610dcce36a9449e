//! The bodies of refusals and of answers that say nothing but "done".

use crate::Code;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The body of every refusal. Both fields are always present, as the vendor's SDK reads an error
/// only when it finds both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ErrorBody {
    /// Code, such as `MMC.111070005`; programs compare it.
    #[schema(examples("MMC.111071018"))]
    pub error_code: String,
    /// What is wrong, for a person.
    #[schema(examples("mediaTypes must be given"))]
    pub error_msg: String,
}

impl ErrorBody {
    /// The body for `code` with a text of our own.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { error_code: code.to_string(), error_msg: message.into() }
    }
}

/// What a meeting call answers when it has nothing to tell: the size of the vendor's samples is
/// exactly that of this object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Acknowledged {
    /// Always 0.
    pub return_code: i64,
    /// Always `Success`.
    pub return_desc: String,
}

impl Default for Acknowledged {
    fn default() -> Self {
        Self { return_code: 0, return_desc: "Success".to_owned() }
    }
}
