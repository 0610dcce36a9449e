//! List the caller's rooms: his personal meeting ID first, then his cloud rooms.

use crate::app::App;
use crate::clock;
use crate::handlers::paging;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{Room, RoomKind, UserId};
use convoca_contract::page::Page;
use convoca_contract::room::MemberRoom;
use convoca_store::{RoomQuery, StoreError};
use std::sync::Arc;

/// `GET /v1/usg/dcs/member/vmr`.
pub(super) async fn list_my_rooms(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<MemberRoom>>, Refusal> {
    let search = query.text_up_to("searchKey", 128)?;
    let cloud_only = query.flag("specialVmr")?;
    let load = |offset, limit| {
        let query = RoomQuery { search: search.map(str::to_owned), offset, limit };
        load(&app, &caller.user.id, query, cloud_only)
    };
    paging::page(&query, load, |room| view(&app, room)).await
}

/// The store lists the personal room first and there is at most one, so leaving it out is a matter
/// of counting one further.
async fn load(
    app: &App,
    owner: &UserId,
    query: RoomQuery,
    cloud_only: bool,
) -> Result<convoca_store::Page<Room>, StoreError> {
    let first = RoomQuery { offset: 0, limit: 1, ..query.clone() };
    let skipped = if cloud_only {
        let first = app.store.rooms_of(owner, &first).await?.items;
        first.iter().filter(|room| room.kind == RoomKind::Personal).count() as u64
    } else {
        0
    };
    let offset = query.offset;
    let page = app.store.rooms_of(owner, &RoomQuery { offset: offset + skipped, ..query }).await?;
    Ok(convoca_store::Page { items: page.items, total: page.total.saturating_sub(skipped), offset })
}

fn view(app: &App, room: Room) -> MemberRoom {
    // Whoever opens it is asked for a password, which decides whether he is host or guest.
    let link = format!("{}/#/j/{}", app.public_url, room.number);
    let (package_name, frozen) = (super::package_name(&room), room.is_frozen(clock::now()));
    MemberRoom {
        id: room.id.as_str().to_owned(),
        vmr_id: room.number,
        vmr_name: room.name,
        gust_pwd: Some(room.guest_password),
        gust_join_url: Some(link.clone()),
        chair_pwd: Some(room.host_password),
        chair_join_url: Some(link),
        allow_gust_first: Some(room.guests_first),
        gust_first_notice: Some(room.guests_first_notice),
        vmr_mode: super::kind_number(room.kind),
        vmr_pkg_name: package_name,
        vmr_pkg_parties: (room.capacity > 0).then(|| i64::from(room.capacity)),
        status: i64::from(frozen),
        vmr_pkg_id: room.package,
    }
}
