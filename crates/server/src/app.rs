//! What every handler can reach: the store, the settings that matter at run time, and the guards.

use crate::auth::guesses::Guesses;
use crate::auth::passwords::Passwords;
use crate::calls::Switchboard;
use crate::http::metrics::Metrics;
use crate::live::Live;
use crate::outbox::Post;
use crate::push::Push;
use crate::recording::Recordings;
use crate::sign_on::Providers;
use crate::streaming::Streams;
use convoca_booking::ZoneRules;
use convoca_contract::portal::NoticeChannels;
use convoca_store::Store;
use std::sync::Arc;

/// The running server, shared by all requests.
pub struct App {
    /// Everything at rest.
    pub store: Store,
    /// What join links start with, without a slash at the end.
    pub public_url: String,
    /// SIP access number shown with meetings.
    pub access_number: String,
    /// How zones are read.
    pub zone_rules: ZoneRules,
    /// How notices leave, as the portal tells.
    pub channels: NoticeChannels,
    /// Password hashing, bounded.
    pub passwords: Passwords,
    /// Who has guessed wrong lately.
    pub guesses: Guesses,
    /// Meetings that are being held.
    pub live: Live,
    /// What is recorded.
    pub recordings: Recordings,
    /// What is streamed live.
    pub streams: Streams,
    /// Who can be rung in the portal.
    pub calls: Switchboard,
    /// The channels by which people and programs are told.
    pub post: Post,
    /// Where people sign in elsewhere.
    pub providers: Providers,
    /// Who listens to meetings.
    pub push: Arc<Push>,
    /// What is counted.
    pub metrics: Metrics,
}
