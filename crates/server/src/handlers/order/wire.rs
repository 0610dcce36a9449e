//! Orders as requests spell them.

use crate::app::App;
use crate::clock;
use crate::handlers::{corporation, fields};
use crate::http::{Query, Refusal};
use convoca_booking::{CorporationId, ResourceKind, Room, RoomKind, UserId};
use convoca_contract::codes;
use convoca_contract::given::Given;
use convoca_contract::resource::{ResourceRequest, UpdateResourceRequest};
use convoca_directory::order::{self, Operation, Order, OrderDraft, OrderEdit, OrderError};
use convoca_store::orders::{OrdersChange, OrdersError};
use jiff::Timestamp;

/// Most orders in one request.
const MOST_TOGETHER: usize = 100;

/// Most rooms that one request may bring.
const MOST_ROOMS: u64 = 1000;

/// Longest ID, in characters.
const LONGEST_ID: usize = 64;

/// How often other random numbers are tried when one is taken.
const TRIES: usize = 8;

/// What one request does with orders.
type Done = Result<Vec<(Operation, Order)>, OrderError>;

/// The vendor's word for a kind; MEETING is ours.
pub(super) fn word(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Rooms => "VMR",
        ResourceKind::Concurrent => "CONF_CALL",
        ResourceKind::Users => "SOFT",
        ResourceKind::Hard1080p => "HARD_1080P",
        ResourceKind::Hard720p => "HARD_720P",
        ResourceKind::SmartRooms => "ROOM",
        ResourceKind::ThirdParty => "HARD_THIRD_PARTY",
        ResourceKind::Vision => "HUAWEI_VISION",
        ResourceKind::IdeaHub => "IDEA_HUB",
        ResourceKind::Live => "LIVE",
        ResourceKind::RecordingGb => "RECORD",
        ResourceKind::Meetings => "MEETING",
    }
}

/// The kind that a word stands for.
fn kind_of(text: &str) -> Result<ResourceKind, Refusal> {
    let known = ResourceKind::ALL.into_iter().find(|kind| word(*kind) == text);
    known.ok_or_else(|| {
        let words = ResourceKind::ALL.map(word).join(", ");
        fields::wrong("type", format!("must be one of {words}"))
    })
}

fn kind(given: Given<String>) -> Result<Option<ResourceKind>, Refusal> {
    fields::text(given, "type", LONGEST_ID)?.map(|text| kind_of(&text)).transpose()
}

/// The kind that a query asks for.
pub(super) fn wanted_kind(query: &Query) -> Result<Option<ResourceKind>, Refusal> {
    query.text_up_to("type", LONGEST_ID)?.map(kind_of).transpose()
}

/// A time in milliseconds.
fn time(given: Given<i64>, name: &str) -> Result<Option<Timestamp>, Refusal> {
    let wrong = |_| fields::wrong(name, "must be a time in milliseconds since 1970");
    fields::value(given, name, "a whole number")?.map(Timestamp::from_millisecond).transpose().map_err(wrong)
}

/// A time that a query names, in milliseconds.
pub(super) fn wanted_time(query: &Query, name: &'static str) -> Result<Option<Timestamp>, Refusal> {
    time(Given::from_text(query.text(name)), name)
}

/// Orders that a corporation is to be given.
pub(in crate::handlers) struct OrderList(Vec<Order>);

impl OrderList {
    /// Reads and checks them.
    pub(in crate::handlers) fn read(list: Vec<ResourceRequest>) -> Result<Self, Refusal> {
        bounded(list.len())?;
        list.into_iter().map(order).collect::<Result<_, _>>().map(Self)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives them to a corporation, all or none.
    pub(in crate::handlers) async fn give(&self, app: &App, to: &CorporationId, by: &UserId) -> Result<(), Refusal> {
        if self.is_empty() {
            return Ok(());
        }
        let rooms = self.0.iter().filter(|order| order.package.is_some()).map(|order| order.count).sum();
        let list = self.0.clone();
        let put =
            move |orders: &mut Vec<Order>| -> Done { list.iter().map(|new| order::put(orders, new.clone())).collect() };
        change(app, to, by, rooms, put).await
    }
}

/// Changes a corporation's orders; `rooms` is how many new ones that may need.
pub(super) async fn change(
    app: &App,
    corporation: &CorporationId,
    by: &UserId,
    rooms: u64,
    change: impl Fn(&mut Vec<Order>) -> Done + Clone + Send + Sync + 'static,
) -> Result<(), Refusal> {
    if rooms > MOST_ROOMS {
        return Err(OrdersError::TooManyRooms.into());
    }
    for _ in 0..TRIES {
        let spare = clock::random(|random| {
            (0..rooms).map(|_| Room::new(corporation, RoomKind::Cloud, "", None, random)).collect()
        });
        let (corporation, by) = (corporation.clone(), by.clone());
        let change = OrdersChange { corporation, change: change.clone(), spare, by, now: clock::now() };
        match app.store.change_orders(change).await {
            Err(OrdersError::NumberTaken) => {}
            done => return done.map_err(Refusal::from),
        }
    }
    Err(Refusal::busy())
}

fn bounded(length: usize) -> Result<(), Refusal> {
    if length > MOST_TOGETHER {
        return Err(fields::wrong("the list", format!("must have at most {MOST_TOGETHER}")));
    }
    Ok(())
}

fn order(body: ResourceRequest) -> Result<Order, Refusal> {
    let draft = OrderDraft {
        id: fields::text(body.id, "id", LONGEST_ID)?,
        kind: Some(fields::required(kind(body.kind)?, "type")?),
        package: fields::text(body.type_id, "typeId", LONGEST_ID)?,
        count: fields::value(body.count, "count", "a whole number")?,
        expires_at: time(body.expire_date, "expireDate")?,
    };
    Order::new(draft, || clock::random_hex(16)).map_err(|error| OrdersError::from(error).into())
}

/// Changes that a request asks for.
pub(super) fn edits(list: Vec<UpdateResourceRequest>) -> Result<Vec<OrderEdit>, Refusal> {
    bounded(list.len())?;
    let edit = |body: UpdateResourceRequest| -> Result<OrderEdit, Refusal> {
        Ok(OrderEdit {
            id: fields::required(fields::text(body.id, "id", LONGEST_ID)?, "id")?,
            kind: kind(body.kind)?,
            expires_at: time(body.expire_date, "expireDate")?,
            stopped: fields::flag(body.is_disabled, "isDisabled")?,
        })
    };
    list.into_iter().map(edit).collect()
}

impl From<OrdersError> for Refusal {
    fn from(error: OrdersError) -> Self {
        use OrdersError as E;
        let text = error.to_string();
        match error {
            E::NoSuchCorporation => corporation::unknown(),
            E::Order(_) | E::RoomsAssigned(_) | E::TooManyRooms => Self::bad(codes::USG_PARAM_INVALID, text),
            E::RoomRunning(_) => Self::bad(codes::VMR_RUNNING, text),
            E::NumberTaken => Self::busy(),
            E::Store(error) => error.into(),
        }
    }
}
