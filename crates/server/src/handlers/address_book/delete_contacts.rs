//! Remove contacts, all or none.

use crate::app::App;
use crate::handlers::fields;
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_store::PeopleError;
use http::StatusCode;
use std::collections::BTreeSet;
use std::sync::Arc;

/// `POST /v1/convoca/contacts/delete`.
pub(super) async fn delete_contacts(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: ids, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let ids: BTreeSet<String> = fields::names(ids)?.into_iter().collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let done = app.store.delete_contacts(&caller.corporation.id, &caller.user.id, caller.user.is_admin(), &ids).await;
    done.map_err(|error| match error {
        PeopleError::NoSuchUser(id) => fields::wrong("the list", format!("names {id}, which is no contact")),
        other => other.into(),
    })?;
    Ok(StatusCode::OK)
}
