//! Give cloud rooms to a user, all or none.

use crate::app::App;
use crate::handlers::fields::{self, Segment};
use crate::handlers::user::find::{self, By};
use crate::http::{Admin, Json, Query, Refusal};
use axum::extract::State;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/vmr/assign-to-member/{account}`.
pub(super) async fn assign_rooms(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(name): Segment,
    query: Query,
    Json { value: names, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let rooms = super::ids(fields::names(names)?);
    let id = &caller.corporation.id;
    let user = find::find(&app, id, &name, By::of(&query)?).await?;
    app.store.assign_rooms(id, &user.id, &rooms).await?;
    Ok(StatusCode::OK)
}
