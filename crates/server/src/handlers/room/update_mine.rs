//! Change the name, passwords or flags of one of the caller's rooms.

use super::refusal;
use crate::app::App;
use crate::handlers::fields::{self, Segment};
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_booking::RoomId;
use convoca_booking::room::RoomDraft;
use convoca_contract::room::UpdateRoomRequest;
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/member/vmr/{id}`. Meetings booked before keep the passwords they were given.
pub(super) async fn update_my_room(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(id): Segment,
    Json { value: body, .. }: Json<UpdateRoomRequest>,
) -> Result<StatusCode, Refusal> {
    let draft = RoomDraft {
        name: fields::value(body.vmr_name, "vmrName", "a text")?,
        host_password: fields::value(body.chair_pwd, "chairPwd", "a text of digits")?,
        guest_password: fields::value(body.gust_pwd, "gustPwd", "a text of digits")?,
        guests_first: fields::flag(body.allow_gust_first, "allowGustFirst")?,
        guests_first_notice: fields::flag(body.gust_first_notice, "gustFirstNotice")?,
    };
    let room = app.store.room(&caller.corporation.id, &RoomId::new(id)).await?;
    let room = room.filter(|room| room.owner.as_ref() == Some(&caller.user.id)).ok_or_else(refusal::unknown)?;
    app.store.update_room(&room.edited(draft)?).await?;
    Ok(StatusCode::OK)
}
