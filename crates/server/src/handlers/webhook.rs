//! Event push: where events of a corporation, or of a provider's corporations, go.
//!
//! Administrators of the corporation speak for it, the provider's for the provider. A provider has
//! the ID of the corporation that his administrator belongs to.

mod change_status;
mod delete;
mod set;
mod show;

use crate::http::router::{Route, filter};
use crate::http::{Caller, Refusal};
use axum::routing::on;
use convoca_booking::{CorporationId, UserKind};
use convoca_contract::operations::webhook as operation;
use convoca_contract::{Operation, codes};
use convoca_store::SubscriptionOwner;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::SET_WEBHOOK, on(at(&operation::SET_WEBHOOK), set::set_webhook)),
        row(&operation::SHOW_WEBHOOK, on(at(&operation::SHOW_WEBHOOK), show::show_webhook)),
        row(
            &operation::CHANGE_WEBHOOK_STATUS,
            on(at(&operation::CHANGE_WEBHOOK_STATUS), change_status::change_webhook_status),
        ),
        row(&operation::DELETE_WEBHOOK, on(at(&operation::DELETE_WEBHOOK), delete::delete_webhook)),
    ]
}

/// Whose events the caller may decide about.
///
/// # Errors
/// Status 403 for anybody but administrators.
fn owner(caller: &Caller) -> Result<SubscriptionOwner, Refusal> {
    let corporation = &caller.corporation.id;
    match caller.user.kind {
        UserKind::Provider => Ok(SubscriptionOwner::Provider(corporation.as_str().to_owned())),
        UserKind::Corporation if caller.user.is_admin() => Ok(SubscriptionOwner::Corporation(corporation.clone())),
        UserKind::Corporation | UserKind::Device(_) => {
            Err(Refusal::forbidden("only an administrator of the corporation may do this"))
        }
    }
}

/// The same, where a request names a corporation or a provider, which must be the caller's own.
///
/// # Errors
/// Status 400 when it names both, and 403 when it names another's.
fn named(caller: &Caller, corporation: Option<&str>, provider: Option<&str>) -> Result<SubscriptionOwner, Refusal> {
    let own = owner(caller)?;
    let wanted = match (corporation, provider) {
        (Some(_), Some(_)) => {
            return Err(Refusal::bad(codes::PARAM_INVALID, "corpId and spId cannot both be given"));
        }
        (Some(id), None) => SubscriptionOwner::Corporation(CorporationId::new(id)),
        (None, Some(id)) => SubscriptionOwner::Provider(id.to_owned()),
        (None, None) => return Ok(own),
    };
    if wanted == own {
        Ok(own)
    } else {
        Err(Refusal::forbidden("corpId or spId must be the one that the caller administers"))
    }
}
