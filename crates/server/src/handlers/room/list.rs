//! List the corporation's cloud or webinar rooms.

use crate::app::App;
use crate::clock;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::{CorporationId, Room, RoomKind, User};
use convoca_contract::page::Page;
use convoca_contract::room::{CorporationRoom, IdMark};
use convoca_store::{RoomQuery, StoreError};
use jiff::Timestamp;
use std::sync::Arc;

/// Rooms read at once when a status is wanted.
const BATCH: u32 = 500;

type Rooms = convoca_store::Page<(Room, Option<User>)>;

/// `GET /v1/usg/dcs/corp/vmr`.
pub(super) async fn list_rooms(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<CorporationRoom>>, Refusal> {
    let kind = if query.integer("vmrMode", 1..=2, 1)? == 2 { RoomKind::Webinar } else { RoomKind::Cloud };
    let now = clock::now();
    let status = query.text("status").map(|_| query.integer("status", 0..=2, 0)).transpose()?;
    let search = query.text_up_to("searchKey", 128)?;
    let load = async |offset, limit| {
        let query = RoomQuery { search: search.map(str::to_owned), offset, limit };
        let id = &caller.corporation.id;
        match status {
            Some(status) => of_status(&app, id, query, kind, |room| self::status(room, now) == status).await,
            None => app.store.list_rooms(id, &query, Some(kind)).await,
        }
    };
    paging::page(&query, load, |row| view(row, now)).await
}

/// The store does not search by status; a corporation has few cloud rooms, so all are read.
async fn of_status(
    app: &App,
    id: &CorporationId,
    query: RoomQuery,
    kind: RoomKind,
    wanted: impl Fn(&Room) -> bool,
) -> Result<Rooms, StoreError> {
    let mut found = Vec::new();
    let mut batch = RoomQuery { offset: 0, limit: BATCH, ..query.clone() };
    loop {
        let page = app.store.list_rooms(id, &batch, Some(kind)).await?;
        let last = page.items.len() < BATCH as usize;
        found.extend(page.items.into_iter().filter(|(room, _)| wanted(room)));
        if last {
            break;
        }
        batch.offset += u64::from(BATCH);
    }
    let total = found.len() as u64;
    let skipped = usize::try_from(query.offset).unwrap_or(usize::MAX);
    let items = found.into_iter().skip(skipped).take(query.limit as usize).collect();
    Ok(Rooms { items, total, offset: query.offset })
}

/// 0 normal, 1 frozen, 2 nobody's.
fn status(room: &Room, now: Timestamp) -> i64 {
    match (room.is_frozen(now), &room.owner) {
        (true, _) => 1,
        (false, None) => 2,
        (false, Some(_)) => 0,
    }
}

fn view((room, owner): (Room, Option<User>), now: Timestamp) -> CorporationRoom {
    let package_name = super::package_name(&room);
    let audience = (room.audience > 0).then(|| i64::from(room.audience));
    CorporationRoom {
        status: status(&room, now),
        id: room.id.as_str().to_owned(),
        vmr_id: room.number,
        vmr_name: room.name,
        vmr_pkg_name: package_name,
        vmr_pkg_parties: (room.capacity > 0).then(|| i64::from(room.capacity)),
        max_audience_parties: audience,
        member: owner.map(|owner| IdMark { id: owner.account, mark: Some(owner.name) }),
        device: None,
        expire_date: room.expires_at.map(Timestamp::as_millisecond),
        commercial_max_audience_parties: audience,
    }
}
