//! The WebSocket on which programs hear about a running meeting.
//!
//! Each meeting that anybody listens to has one `hub`: it watches the meeting once, spells out what
//! happens and passes it on, so the meeting's owner works the same however many listen. A connection is
//! a `session`; the token that opens it is a [`ticket`]; what is said is decided in `frames`.

mod frames;
mod hub;
mod session;
pub mod ticket;

use crate::app::App;
use crate::live::Live;
use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use axum::routing::get;
use convoca_booking::MeetingId;
use convoca_store::StoredMeeting;
use hub::{Hub, Order};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc;

/// Where the WebSocket is.
pub const PATH: &str = "/cms/open/websocket/confctl/increment/conn";

/// Where an older client looks for it, below [`PATH`] or at the top.
const OLDER: &str = "/conferences/{id}/websocket/{token}";

/// Longest frame of a client, in bytes: a subscription to every type there is, twice over.
const LONGEST_FRAME: usize = 16 * 1024;

/// Where the WebSocket is for clients of the server at `public_url`.
pub fn url(public_url: &str) -> String {
    // `https` becomes `wss` and `http` `ws`.
    let rest = public_url.strip_prefix("http").unwrap_or(public_url);
    format!("ws{rest}{PATH}")
}

/// The hubs of all meetings that are listened to.
#[derive(Default)]
pub struct Push {
    hubs: Mutex<HashMap<MeetingId, mpsc::Sender<Order>>>,
}

/// A hub takes nobody more just now.
#[derive(Debug)]
struct Busy;

impl Push {
    /// Gives an order to a meeting's hub, which is started if there is none.
    fn order(self: &Arc<Self>, live: &Live, meeting: &StoredMeeting, order: Order) -> Result<(), Busy> {
        let mut hubs = self.hubs();
        let id = &meeting.booking.id;
        // Under the lock, so that no hub ends with an order in its inbox.
        let order = match hubs.get(id) {
            Some(hub) => match hub.try_send(order) {
                Ok(()) => return Ok(()),
                Err(mpsc::error::TrySendError::Full(_)) => return Err(Busy),
                Err(mpsc::error::TrySendError::Closed(order)) => order,
            },
            None => order,
        };
        let (orders, inbox) = mpsc::channel(hub::INBOX);
        // It is empty.
        let _ = orders.try_send(order);
        hubs.insert(id.clone(), orders.clone());
        tokio::spawn(Hub::new(Arc::clone(self), orders.downgrade(), meeting.clone()).run(live.clone(), inbox));
        Ok(())
    }

    /// Forgets a hub that has nothing to do; `false` when it has by now.
    fn leave(&self, meeting: &MeetingId, own: &mpsc::WeakSender<Order>, inbox: &mut mpsc::Receiver<Order>) -> bool {
        let mut hubs = self.hubs();
        if !inbox.is_empty() {
            return false;
        }
        inbox.close();
        let own = own.upgrade();
        let is_own = |present: &mpsc::Sender<Order>| own.as_ref().is_none_or(|own| own.same_channel(present));
        if hubs.get(meeting).is_some_and(is_own) {
            hubs.remove(meeting);
        }
        true
    }

    fn hubs(&self) -> MutexGuard<'_, HashMap<MeetingId, mpsc::Sender<Order>>> {
        self.hubs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Routes of the WebSocket.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(PATH, get(connect))
        .route(&format!("{PATH}{OLDER}"), get(connect_older))
        .route(OLDER, get(connect_older))
}

async fn connect(State(app): State<Arc<App>>, RawQuery(query): RawQuery, upgrade: WebSocketUpgrade) -> Response {
    let query = query.unwrap_or_default();
    let value = |name: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let found = pairs.clone().find(|(key, _)| *key == name).map(|(_, value)| value);
        found.map(|value| percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned())
    };
    let (id, token) = (value("confID"), value("tmpToken").unwrap_or_default());
    open(app, id, token, upgrade)
}

async fn connect_older(
    State(app): State<Arc<App>>,
    Path((id, token)): Path<(String, String)>,
    upgrade: WebSocketUpgrade,
) -> Response {
    open(app, Some(id), token, upgrade)
}

fn open(app: Arc<App>, id: Option<String>, token: String, upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .max_message_size(LONGEST_FRAME)
        .max_frame_size(LONGEST_FRAME)
        .on_upgrade(move |socket| session::run(app, id, token, socket))
}
