//! Applications (App ID and key). Snake case is the vendor's here.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A new application.
    pub struct AddApplicationRequest {
        /// Name.
        app_name: String = "app_name", required = true, max_length = 128, example = "Roof planner";
        /// Description.
        description: String = "description", max_length = 512;
    }
}

request! {
    /// Changes to an application; what is absent stays.
    pub struct UpdateApplicationRequest {
        /// Name.
        app_name: String = "app_name", max_length = 128;
        /// Description.
        description: String = "description", max_length = 512;
        /// 0 normal, 1 stopped.
        status: i64 = "status", minimum = 0, maximum = 1;
    }
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationInfo {
    /// Name.
    pub app_name: String,
    /// App ID.
    pub app_id: String,
    /// App key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_key: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it was made.
    pub create_time: String,
    /// When it was last changed.
    pub last_update_time: String,
    /// 0 normal, 1 stopped.
    pub status: i64,
}
