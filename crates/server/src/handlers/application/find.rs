//! One application of the caller's corporation.

use crate::app::App;
use crate::http::{Caller, Refusal};
use convoca_booking::ApplicationId;
use convoca_contract::codes;
use convoca_store::Application;

/// The application called `id`. Another corporation's is answered as if it did not exist.
pub(super) async fn find(app: &App, caller: &Caller, id: String) -> Result<Application, Refusal> {
    let found = app.store.application(&ApplicationId::new(id)).await?;
    found.filter(|application| application.corporation == caller.corporation.id).ok_or_else(unknown)
}

/// Status 400: no such application.
pub(super) fn unknown() -> Refusal {
    Refusal::bad(codes::APPLICATION_VOID, "there is no application with this App ID")
}
