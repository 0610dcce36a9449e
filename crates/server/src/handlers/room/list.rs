//! List the corporation's cloud rooms.

use crate::app::App;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::{CorporationId, Room, RoomKind, User};
use convoca_contract::page::Page;
use convoca_contract::room::{CorporationRoom, IdMark};
use convoca_store::{RoomQuery, StoreError};
use std::sync::Arc;

/// Rooms read at once when a status is wanted.
const BATCH: u32 = 500;

type Rooms = convoca_store::Page<(Room, Option<User>)>;

/// `GET /v1/usg/dcs/corp/vmr`. There are no webinar rooms, so `vmrMode` 2 finds nothing.
pub(super) async fn list_rooms(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<CorporationRoom>>, Refusal> {
    let webinars = query.integer("vmrMode", 1..=2, 1)? == 2;
    let status = query.text("status").map(|_| query.integer("status", 0..=2, 0)).transpose()?;
    let search = query.text_up_to("searchKey", 128)?;
    let load = async |offset, limit| {
        let query = RoomQuery { search: search.map(str::to_owned), offset, limit };
        let id = &caller.corporation.id;
        match status {
            _ if webinars => Ok(Rooms { items: Vec::new(), total: 0, offset }),
            Some(status) => of_status(&app, id, query, status).await,
            None => app.store.list_rooms(id, &query, Some(RoomKind::Cloud)).await,
        }
    };
    paging::page(&query, load, view).await
}

/// The store does not search by status; a corporation has few cloud rooms, so all are read.
async fn of_status(app: &App, id: &CorporationId, query: RoomQuery, wanted: i64) -> Result<Rooms, StoreError> {
    let mut found = Vec::new();
    let mut batch = RoomQuery { offset: 0, limit: BATCH, ..query.clone() };
    loop {
        let page = app.store.list_rooms(id, &batch, Some(RoomKind::Cloud)).await?;
        let last = page.items.len() < BATCH as usize;
        found.extend(page.items.into_iter().filter(|(room, _)| status(room) == wanted));
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

/// 0 normal, 1 disabled, 2 nobody's.
fn status(room: &Room) -> i64 {
    match (room.disabled, &room.owner) {
        (true, _) => 1,
        (false, None) => 2,
        (false, Some(_)) => 0,
    }
}

fn view((room, owner): (Room, Option<User>)) -> CorporationRoom {
    CorporationRoom {
        status: status(&room),
        id: room.id.as_str().to_owned(),
        vmr_id: room.number,
        vmr_name: room.name,
        vmr_pkg_name: None,
        vmr_pkg_parties: (room.capacity > 0).then(|| i64::from(room.capacity)),
        max_audience_parties: None,
        member: owner.map(|owner| IdMark { id: owner.account, mark: Some(owner.name) }),
        device: None,
        expire_date: room.expires_at.map(jiff::Timestamp::as_millisecond),
        commercial_max_audience_parties: None,
    }
}
