//! What goes into the audit trail: every change of what administrators look after, with who asked for
//! it, when and from where.
//!
//! It is one layer around all handlers, so a new operation is in the trail unless it is left out
//! here. An entry is written when the change is kept and before it is answered; one that cannot be
//! written is logged as a fault and the change stands. Meetings are not in it: what is done in them
//! is in their control records. Passwords, keys and codes never are.

mod detail;

use super::Caller;
use super::exchange::RequestId;
use crate::app::App;
use crate::clock;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use bytes::Bytes;
use convoca_booking::{CorporationId, User};
use convoca_contract::OPERATIONS;
use convoca_contract::operation::{Auth, Method, Operation};
use convoca_store::AuditEntry;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Nouns that are not in the trail: sign-ins and meetings, which have records of their own, and what
/// this server does not do.
const LEFT_OUT: [&str; 9] =
    ["sign-in", "token", "meeting", "series", "control", "history", "statistic", "signage", "webinar"];

/// Operations of other nouns that change nothing although their method is not GET, or only what is the
/// caller's own.
const HARMLESS: [&str; 11] = [
    "preview_occurrences",
    "answer_call",
    "listen_for_calls",
    "list_network_quality",
    "show_book_users",
    "show_numbers_status",
    "update_my_room",
    "check_contact_code",
    "show_segments",
    "set_my_picture",
    "upload_webinar_picture",
];

/// The operations of the trail by method and path.
static AUDITED: LazyLock<HashMap<(&str, &str), &Operation>> = LazyLock::new(|| {
    let audited = OPERATIONS.iter().filter(|operation| is_audited(operation));
    audited.map(|operation| ((operation.method.word(), operation.path), operation)).collect()
});

/// Whether what this operation does is in the audit trail.
pub fn is_audited(operation: &Operation) -> bool {
    operation.method != Method::Get
        && matches!(operation.auth, Auth::AccessToken(_))
        && !LEFT_OUT.contains(&operation.tag)
        && !HARMLESS.contains(&operation.id)
}

/// What is learnt of a request on its way to its handler; in the extensions of requests that are in
/// the trail, and of no others.
#[derive(Clone, Default)]
pub struct Deed(Arc<Mutex<Learnt>>);

#[derive(Default)]
struct Learnt {
    by: Option<(CorporationId, User)>,
    body: Bytes,
}

impl Deed {
    /// Who asks.
    pub(super) fn done_by(&self, caller: &Caller) {
        let mut learnt = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        learnt.by = Some((caller.corporation.id.clone(), caller.user.clone()));
    }

    /// For what.
    pub(super) fn asks(&self, body: &Bytes) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).body = body.clone();
    }

    fn learnt(&self) -> Learnt {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Runs a request and, if it changed something that belongs in the trail, writes that down.
pub async fn run(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let Some(operation) = audited(&request) else { return next.run(request).await };
    let deed = Deed::default();
    request.extensions_mut().insert(deed.clone());
    let uri = request.uri().clone();
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
    let response = next.run(request).await;
    let Learnt { by, body } = deed.learnt();
    if let Some((corporation, user)) = by.filter(|_| response.status().is_success()) {
        let asked = detail::of(&body);
        let object = detail::object(operation.path, &uri, &asked);
        let entry = AuditEntry {
            at: clock::now(),
            user: user.id,
            account: user.account,
            name: user.name,
            operation: operation.id.to_owned(),
            object,
            detail: asked.pairs,
            ip: peer.map(|peer| peer.to_string()).unwrap_or_default(),
            request: id,
        };
        if let Err(error) = app.store.insert_audit(&corporation, &clock::random_hex(8), &entry).await {
            tracing::error!(error = &error as &dyn std::error::Error, "the audit trail lacks {}", operation.id);
        }
    }
    response
}

fn audited(request: &Request) -> Option<&'static Operation> {
    let path = request.extensions().get::<MatchedPath>()?;
    AUDITED.get(&(request.method().as_str(), path.as_str())).copied()
}

#[cfg(test)]
mod tests;
