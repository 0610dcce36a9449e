//! A page of a list.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    /// Number of records before the page.
    pub offset: i64,
    /// Most records in a page.
    pub limit: i64,
    /// Number of all matching records.
    pub count: i64,
    /// The records.
    pub data: Vec<T>,
}
