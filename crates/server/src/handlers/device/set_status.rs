//! Stop room systems or let them go on, all or none. One that is stopped is refused from its next
//! request on.

use crate::app::App;
use crate::handlers::fields::{self, Segment};
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_contract::given::Given;
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/corp/device/status/{value}`: 0 lets go on, 1 stops.
pub(super) async fn set_devices_status(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(value): Segment,
    Json { value: serials, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let status = fields::number(Given::from_text(Some(&value)), "the status", 0..=1)?;
    let stop = fields::required(status, "the status")? == 1;
    app.store.set_devices_disabled(&caller.corporation.id, &fields::names(serials)?, stop).await?;
    Ok(StatusCode::OK)
}
