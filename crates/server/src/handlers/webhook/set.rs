//! Say where events are to be pushed to.

use super::named;
use crate::app::App;
use crate::clock;
use crate::handlers::{Done, text};
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::webhook::WebhookRequest;
use convoca_store::{Subscription, SubscriptionStatus};
use std::sync::Arc;

/// Longest ID of a corporation or a provider, in characters.
const LONGEST_ID: usize = 64;
/// Longest name that a subscriber gives himself, in characters.
const LONGEST_SUBSCRIBER: usize = 128;
/// Longest key, in characters.
const LONGEST_KEY: usize = 256;
/// Longest address, in characters.
const LONGEST_URL: usize = 1024;

/// `POST /v1/mmc/management/webhook/link-config`. There is one for each owner, and it pushes nothing
/// before it is enabled.
pub(super) async fn set_webhook(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<WebhookRequest>,
) -> Result<Done, Refusal> {
    let corporation = text::given(body.corp_id, "corpId", LONGEST_ID)?;
    let provider = text::given(body.sp_id, "spId", LONGEST_ID)?;
    let owner = named(&caller, corporation.as_deref(), provider.as_deref())?;
    let subscriber = text::required(body.subscriber_id, "subscriberId", LONGEST_SUBSCRIBER)?;
    let key = text::required(body.subscriber_key, "subscriberKey", LONGEST_KEY)?;
    let url = text::required(body.url, "url", LONGEST_URL)?;
    app.post.push.check(&url).map_err(|why| Refusal::bad(codes::PARAM_INVALID, format!("url: {why}")))?;
    let subscription = Subscription {
        id: clock::random_hex(16),
        owner,
        subscriber,
        url,
        status: SubscriptionStatus::Disabled,
        created_at: clock::now(),
        key,
    };
    if app.store.insert_subscription(&subscription).await? {
        Ok(Done)
    } else {
        let problem = "events are pushed somewhere already; delete that subscription first";
        Err(Refusal::bad(codes::SUBSCRIBE_REFUSED, problem))
    }
}
