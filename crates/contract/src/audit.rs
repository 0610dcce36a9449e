//! The audit trail as the portal shows it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody changed of a corporation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditInfo {
    /// When it was done, ms.
    pub at: i64,
    /// Account of who did it.
    pub account: String,
    /// His name at the time.
    pub name: String,
    /// What was done: this document's name of the operation.
    #[schema(examples("update_user"))]
    pub operation: String,
    /// What it was done to, as the request named it; may be empty.
    pub object: String,
    /// What was asked for; passwords, keys and codes are left out.
    pub detail: Vec<AuditDetail>,
    /// Address that the request came from.
    pub ip: String,
    /// The request's ID, as in `X-Request-Id`.
    pub request_id: String,
}

/// One thing that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditDetail {
    /// The request's name for it.
    pub name: String,
    /// Its value; what is no text, as JSON. Long ones are cut.
    pub value: String,
}
