//! Enable, disable or lock event push.

use super::owner;
use crate::app::App;
use crate::clock;
use crate::handlers::Done;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::random::digits;
use convoca_contract::codes;
use convoca_notify::push::Subscriber;
use convoca_store::{Subscription, SubscriptionStatus};
use std::sync::Arc;

/// Digits of a nonce, as in the vendor's sample.
const NONCE_DIGITS: usize = 8;

/// `PUT /v1/mmc/management/webhook/change-status?id=&status=`. Who is to get events must want them: he
/// is asked before they are enabled, and a wrong answer leaves everything as it was.
pub(super) async fn change_webhook_status(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<Done, Refusal> {
    let owner = owner(&caller)?;
    let id = query.required("id")?;
    query.required("status")?;
    let status = query.integer("status", 0..=2, 1)?;
    let status = SubscriptionStatus::from_number(status).ok_or_else(unknown)?;
    let found = app.store.subscription(id).await?;
    let subscription = found.filter(|subscription| subscription.owner == owner).ok_or_else(unknown)?;
    if status == SubscriptionStatus::Enabled {
        ask(&app, &subscription).await?;
    }
    if app.store.set_subscription_status(&owner, id, status).await? { Ok(Done) } else { Err(unknown()) }
}

async fn ask(app: &App, subscription: &Subscription) -> Result<(), Refusal> {
    let subscriber = Subscriber { id: &subscription.subscriber, key: &subscription.key };
    let (nonce, request_id) = (clock::random(|random| digits(random, NONCE_DIGITS)), clock::random_hex(16));
    let asked = app.post.push.verify(&subscription.url, subscriber, &request_id, &nonce, clock::now()).await;
    asked.map_err(|why| Refusal::bad(codes::SUBSCRIBE_REFUSED, format!("the subscriber did not agree: {why}")))
}

fn unknown() -> Refusal {
    Refusal::bad(codes::SUBSCRIBE_REFUSED, "there is no subscription with this id")
}
