//! List the models of room systems.

use super::view;
use crate::http::Caller;
use convoca_contract::device::DeviceType;
use convoca_directory::device::model::MODELS;

/// `GET /v1/usg/dcs/termdevtype`.
pub(super) async fn list_device_types(_caller: Caller) -> axum::Json<Vec<DeviceType>> {
    let shown = MODELS.iter().map(|model| DeviceType {
        kind: view::family(model.third_party).to_owned(),
        model: model.name.to_owned(),
        enable_active_code: true,
        resolution: format!("{}P", model.lines),
        // Nothing is shown on a device by typing a code here, and it joins with a browser's video.
        support_projection_code: false,
        support_svc: true,
    });
    axum::Json(shown.collect())
}
