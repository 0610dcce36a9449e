//! How a webinar presents itself: introduction, pictures, and the number of its audience.

use super::show;
use super::view::yes_or_no;
use super::wire::word;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::handlers::{Done, meeting};
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_booking::edit;
use convoca_booking::webinar::{PageDraft, present};
use convoca_booking::{BookingError, Field, MeetingId, News};
use convoca_contract::codes;
use convoca_contract::given::Given;
use convoca_contract::webinar::{PageRequest, WebinarPage};
use std::sync::Arc;

/// `GET /v1/wss/webinar/open/room-setting/{conference_id}`.
pub(super) async fn show_webinar_page(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<axum::Json<WebinarPage>, Refusal> {
    let stored = show::find(&app, &caller, id).await?;
    let page = stored.booking.webinar.map(|webinar| webinar.page).unwrap_or_default();
    Ok(axum::Json(WebinarPage {
        room_introduce: page.introduction,
        crop_logo_id: page.logo.unwrap_or_default(),
        cover_picture_id: page.cover.unwrap_or_default(),
        show_audience_mode: if page.shows_count { "real_time" } else { "none" }.to_owned(),
        is_redouble_open: yes_or_no(page.redouble),
        base_audience_count: page.base_count.into(),
        multiple: f64::from(page.multiple_tenths) / 10.0,
    }))
}

/// `POST /v1/wss/webinar/open/room-setting/{conference_id}`. What is changed while it runs counts from the
/// next time on that it is held.
pub(super) async fn update_webinar_page(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(id): Segment,
    Json { value: body, .. }: Json<PageRequest>,
) -> Result<Done, Refusal> {
    let draft = draft(&app, &caller, body).await?;
    meeting::change(&app, &caller, &MeetingId::new(id), |stored, now| {
        if stored.booking.webinar.is_none() {
            return Err(BookingError::NoSuchMeeting);
        }
        let booking = present(&stored.booking, draft.clone())?;
        let news: News = edit::news(&stored.booking, &booking, now);
        Ok(meeting::Change { booking, secrets: stored.secrets.clone(), news })
    })
    .await?;
    Ok(Done)
}

async fn draft(app: &App, caller: &Caller, body: PageRequest) -> Result<PageDraft, Refusal> {
    let logo = text(body.crop_logo_id, "cropLogoId")?;
    let cover = text(body.cover_picture_id, "coverPictureId")?;
    for (given, name) in [(&logo, "cropLogoId"), (&cover, "coverPictureId")] {
        // An empty one takes the picture away.
        let Some(id) = given.as_deref().filter(|id| !id.is_empty()) else { continue };
        if !app.store.has_webinar_picture(&caller.corporation.id, id).await? {
            return Err(Refusal::bad(codes::PARAM_INVALID, format!("{name} names no picture")));
        }
    }
    let shown = word(body.show_audience_mode, "showAudienceMode", &[("none", false), ("real_time", true)])?;
    let multiple = text(body.multiple, "multiple")?.map(|text| {
        text.trim().parse::<f64>().map_err(|_| BookingError::field(Field::WebinarMultiple, "must be a number"))
    });
    Ok(PageDraft {
        introduction: text(body.room_introduce, "roomIntroduce")?,
        logo,
        cover,
        shows_count: shown,
        redouble: word(body.is_redouble_open, "isRedoubleOpen", &[("Y", true), ("N", false)])?,
        base_count: body
            .base_audience_count
            .into_result()
            .map_err(|came| BookingError::field(Field::WebinarBaseCount, format!("must be a number, not {came}")))?,
        multiple: multiple.transpose()?,
    })
}

fn text(given: Given<String>, name: &str) -> Result<Option<String>, Refusal> {
    given.into_result().map_err(|came| Refusal::bad(codes::PARAM_INVALID, format!("{name} must be a text, not {came}")))
}
