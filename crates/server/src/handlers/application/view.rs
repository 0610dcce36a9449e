//! An application as the API shows it.

use convoca_contract::application::ApplicationInfo;
use convoca_store::Application;

/// With its key, for who may see it: adding, listing and resetting.
pub(super) fn with_key(application: Application) -> ApplicationInfo {
    let key = application.key.clone();
    ApplicationInfo { app_key: Some(key), ..without_key(application) }
}

/// Without its key.
pub(super) fn without_key(application: Application) -> ApplicationInfo {
    ApplicationInfo {
        app_name: application.name,
        app_id: application.id.as_str().to_owned(),
        app_key: None,
        description: Some(application.description),
        create_time: application.created_at.to_string(),
        last_update_time: application.updated_at.to_string(),
        status: i64::from(application.stopped),
    }
}
