//! What the portal asks for over HTTP.

mod corporation;
mod directory;
mod occurrences;
mod outbox;
mod replies;

use crate::harness::Server;
use crate::session::refused;
use reqwest::Method;
use serde_json::Value;

/// Checks that nobody does this who is not signed in.
async fn wants_sign_in(server: &Server, method: Method, path: &str, body: Option<Value>) {
    refused(server.call(method, path, "no-such-token", body).await, 401, "USG.206020000");
}
