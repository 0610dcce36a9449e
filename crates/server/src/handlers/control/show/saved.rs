//! Layouts that a meeting remembers.

use super::arrangement;
use super::layout::{PaneWanted, filled, seconds, unknown_type};
use super::stage::settle;
use crate::clock;
use crate::handlers::Done;
use crate::handlers::control::fields::required;
use crate::http::{Controller, Json, Query, Refusal, refused};
use crate::live::Snapshot;
use convoca_conference::{Action, Layout, Refused, SavedLayout};
use convoca_contract::codes;
use convoca_contract::control::show::{LayoutsAnswer, SaveLayoutRequest, SavedLayoutInfo, SavedPaneInfo};

/// Longest name and ID that is taken, in characters.
const LONGEST: usize = 96;

/// `PUT /v1/mmc/control/conferences/layOut`.
pub(super) async fn save_layout(
    controller: Controller,
    Json { value: body, .. }: Json<SaveLayoutRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    let wanted = required(body.layout, "restPicLayout", codes::PARAM_INVALID)?;
    let kind = required(wanted.image_type, "imageType", codes::LAYOUT_TYPE_MISSING)?;
    let text = |given: convoca_contract::Given<String>, name: &str| {
        let text = given.value().cloned().unwrap_or_default();
        let long = || Refusal::bad(codes::PARAM_INVALID, format!("{name} must have at most {LONGEST} characters"));
        if text.chars().count() > LONGEST { Err(long()) } else { Ok(text) }
    };
    let (name, id) = (text(wanted.name, "layOutName")?, text(wanted.uuid, "uuid")?);
    let id = if id.is_empty() { clock::random_hex(16) } else { id };
    let seconds = seconds(wanted.switch_time)?;
    let arrangement = arrangement::named(&kind).ok_or_else(unknown_type)?;
    let panes = wanted.panes.value().cloned().unwrap_or_default();
    let panes = panes.into_iter().map(|pane| PaneWanted::new(pane.index, pane.id, pane.share));
    let panes = panes.collect::<Result<Vec<_>, _>>()?;
    let layout = filled(&kind, arrangement, seconds, panes, &controller.snapshot().await?)?;
    let saved = SavedLayout { id: id.into(), name: name.into(), layout };
    match controller.try_act(Action::SaveLayout { saved }).await? {
        Err(why @ Refused::TooMany) => Err(Refusal::bad(codes::TOO_MANY_LAYOUTS, why.to_string())),
        done => settle(done),
    }
}

/// `GET /v1/mmc/control/conferences/layOut`.
pub(super) async fn list_layouts(controller: Controller) -> Result<axum::Json<LayoutsAnswer>, Refusal> {
    controller.host()?;
    let snapshot = controller.snapshot().await?;
    Ok(axum::Json(LayoutsAnswer {
        return_code: 0,
        return_desc: "Success".to_owned(),
        pic_layouts: snapshot.layouts.iter().map(|saved| info(saved, &snapshot)).collect(),
    }))
}

/// `DELETE /v1/mmc/control/conferences/layOut`.
pub(super) async fn delete_layout(controller: Controller, query: Query) -> Result<Done, Refusal> {
    controller.host()?;
    let id = query.required("uuID")?;
    match controller.try_act(Action::DeleteLayout { id: id.into() }).await? {
        Ok(()) => Ok(Done),
        Err(why @ Refused::WrongState) => {
            Err(Refusal::bad(codes::PARAM_INVALID, format!("no layout has this uuID: {why}")))
        }
        Err(why) => Err(refused(why)),
    }
}

fn info(saved: &SavedLayout, snapshot: &Snapshot) -> SavedLayoutInfo {
    let Layout { kind, panes, seconds, .. } = &saved.layout;
    let number = |id| {
        let visitor = snapshot.people.iter().find(|(one, _)| one.id == id).map(|(_, visitor)| visitor.number(id));
        visitor.unwrap_or_else(|| id.to_string())
    };
    let pane = |(index, pane): (i64, &convoca_conference::Pane)| SavedPaneInfo {
        index,
        id: pane.people.iter().copied().map(number).collect(),
        share: i64::from(pane.screen),
    };
    SavedLayoutInfo {
        switch_time: i64::from(*seconds),
        pic_num: i64::try_from(panes.len()).unwrap_or(i64::MAX),
        name: saved.name.to_string(),
        image_type: kind.to_string(),
        uuid: saved.id.to_string(),
        panes: (1..).zip(panes.iter()).map(pane).collect(),
    }
}
