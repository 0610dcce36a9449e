//! Layouts: from the vendor's panes to those of the meeting.

use super::arrangement::{self, Arrangement};
use super::stage::settle;
use crate::handlers::Done;
use crate::handlers::control::fields::required;
use crate::http::{Controller, Json, Refusal};
use crate::live::Snapshot;
use convoca_conference::{Action, LONGEST_SIDE, Layout, MOST_PANES, Pane, ParticipantId};
use convoca_contract::control::show::{CellRequest, GridRequest, LayoutRequest, PaneRequest};
use convoca_contract::{Given, codes};

/// For how many seconds each of several people in a pane is shown, unless it is said.
pub(super) const SECONDS: u16 = 10;

/// A grid of one's own.
const CUSTOM: &str = "Custom";

/// `PUT /v1/mmc/control/conferences/display/customMultiPicture`.
pub(super) async fn set_layout(
    controller: Controller,
    Json { value: body, .. }: Json<LayoutRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    let show = !body.multi_pic_save_only.value().copied().unwrap_or(false);
    set(&controller, body, show).await
}

/// `PUT /v1/mmc/control/conferences/display/multiPicture`: fewer arrangements, and always shown.
pub(super) async fn set_old_layout(
    controller: Controller,
    Json { value: body, .. }: Json<LayoutRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    if body.image_type.value().is_some_and(|name| !arrangement::is_old(name)) {
        return Err(unknown_type());
    }
    set(&controller, body, true).await
}

async fn set(controller: &Controller, body: LayoutRequest, show: bool) -> Result<Done, Refusal> {
    let manual = match required(body.manual_set, "manualSet", codes::LAYOUT_MANUAL_INVALID)? {
        0 => false,
        1 => true,
        _ => return Err(Refusal::bad(codes::LAYOUT_MANUAL_INVALID, "manualSet must be 0 or 1")),
    };
    let seconds = seconds(body.switch_time)?;
    let name = body.image_type.into_result().map_err(|_| unknown_type())?;
    let snapshot = controller.snapshot().await?;
    let layout = if manual {
        let name = name
            .ok_or_else(|| Refusal::bad(codes::LAYOUT_TYPE_MISSING, "imageType must be given when people are named"))?;
        let arrangement = match name.as_str() {
            CUSTOM => custom(body.pic_layout_info)?,
            name => arrangement::named(name).ok_or_else(unknown_type)?,
        };
        let wanted = required(body.subscriber_in_pics, "subscriberInPics", codes::LAYOUT_EMPTY)?;
        let panes = wanted.into_iter().map(PaneWanted::of).collect::<Result<_, _>>()?;
        filled(&name, arrangement, seconds, panes, &snapshot)?
    } else {
        automatic(name.as_deref().unwrap_or_else(|| name_for(&snapshot)), seconds)?
    };
    settle(controller.try_act(Action::SetLayout { layout, show }).await?)
}

/// For how many seconds each of several people in a pane is shown.
///
/// # Errors
/// When it is out of range.
pub(super) fn seconds(given: Given<i64>) -> Result<u16, Refusal> {
    let wrong = || Refusal::bad(codes::LAYOUT_TIME_INVALID, "switchTime must be 10 to 120 seconds");
    match given.into_result().map_err(|_| wrong())? {
        None => Ok(SECONDS),
        Some(seconds) if (10..=120).contains(&seconds) => u16::try_from(seconds).map_err(|_| wrong()),
        Some(_) => Err(wrong()),
    }
}

/// The name of an arrangement with a pane for each who is in.
pub(super) fn name_for(snapshot: &Snapshot) -> &'static str {
    arrangement::name_for(snapshot.people.len())
}

/// A layout in which nobody is named.
///
/// # Errors
/// When there is no such arrangement.
pub(super) fn automatic(name: &str, seconds: u16) -> Result<Layout, Refusal> {
    let Arrangement { columns, rows, panes } = arrangement::named(name).ok_or_else(unknown_type)?;
    Ok(Layout { kind: name.into(), columns, rows, panes: panes.into(), automatic: true, seconds })
}

/// Who is wanted in a pane.
pub(super) struct PaneWanted {
    /// Which, from 0.
    index: usize,
    people: Vec<String>,
    screen: bool,
}

impl PaneWanted {
    fn of(request: PaneRequest) -> Result<Self, Refusal> {
        Self::new(request.index, request.subscriber, request.is_assist_stream)
    }

    /// From the fields of a request.
    ///
    /// # Errors
    /// When one is out of range.
    pub(super) fn new(index: Given<i64>, people: Given<Vec<String>>, screen: Given<i64>) -> Result<Self, Refusal> {
        let beyond = || Refusal::bad(codes::PANE_BEYOND, "the index of a pane must be 1 to the number of panes");
        let index = index.into_result().map_err(|_| beyond())?.unwrap_or(1);
        let index = usize::try_from(index).ok().and_then(|index| index.checked_sub(1)).ok_or_else(beyond)?;
        let wrong =
            |came| Refusal::bad(codes::PARAM_INVALID, format!("the people of a pane are of the wrong type: {came}"));
        let people = people.into_result().map_err(wrong)?.unwrap_or_default();
        let screen = super::super::fields::switch_if_given(screen, "isAssistStream")?.unwrap_or(false);
        Ok(Self { index, people, screen })
    }
}

/// A layout with these people in it.
///
/// # Errors
/// When a pane is not there, somebody is not in, there is more than one pane for the screen, or nothing at
/// all is shown.
pub(super) fn filled(
    name: &str,
    arrangement: Arrangement,
    seconds: u16,
    wanted: Vec<PaneWanted>,
    snapshot: &Snapshot,
) -> Result<Layout, Refusal> {
    let Arrangement { columns, rows, mut panes } = arrangement;
    if wanted.iter().filter(|pane| pane.screen).count() > 1 {
        return Err(Refusal::bad(codes::LAYOUT_SCREENS, "only one pane can have the shared screen"));
    }
    if wanted.iter().all(|pane| pane.people.is_empty() && !pane.screen) {
        return Err(Refusal::bad(codes::LAYOUT_EMPTY, "subscriberInPics names nobody"));
    }
    for PaneWanted { index, people, screen } in wanted {
        let pane = panes
            .get_mut(index)
            .ok_or_else(|| Refusal::bad(codes::PANE_BEYOND, format!("there is no pane {} in {name}", index + 1)))?;
        pane.people = people.iter().map(|number| find(snapshot, number)).collect::<Result<_, _>>()?;
        pane.screen = screen;
    }
    Ok(Layout { kind: name.into(), columns, rows, panes: panes.into(), automatic: false, seconds })
}

/// Who has this call number, or this ID.
fn find(snapshot: &Snapshot, number: &str) -> Result<ParticipantId, Refusal> {
    let is_his = |(one, visitor): &&(convoca_conference::Participant, crate::live::Visitor)| {
        visitor.number(one.id) == number || one.id.to_string() == number
    };
    let missing =
        || Refusal::bad(codes::PARTICIPANT_NOT_FOUND, format!("nobody in the meeting has the number {number}"));
    snapshot.people.iter().find(is_his).map(|(one, _)| one.id).ok_or_else(missing)
}

/// A grid that somebody has drawn himself.
fn custom(grid: Given<GridRequest>) -> Result<Arrangement, Refusal> {
    let wrong = |why: &str| Refusal::bad(codes::LAYOUT_TYPE_INVALID, format!("picLayoutInfo {why}"));
    let grid = required(grid, "picLayoutInfo", codes::LAYOUT_TYPE_INVALID)?;
    let side = |given: Given<i64>| {
        let side = given.into_result().ok().flatten().and_then(|side| u8::try_from(side).ok());
        side.filter(|side| (1..=LONGEST_SIDE).contains(side)).ok_or_else(|| wrong("needs x and y, 1 to 100"))
    };
    let (columns, rows) = (side(grid.x)?, side(grid.y)?);
    let cells = required(grid.panes, "subPicLayoutInfoList", codes::LAYOUT_TYPE_INVALID)?;
    if cells.is_empty() || cells.len() > MOST_PANES {
        return Err(wrong("needs 1 to 25 panes"));
    }
    let mut panes = Vec::with_capacity(cells.len());
    for (place, cell) in cells.into_iter().enumerate() {
        let id = cell.id.value().copied();
        let pane = pane(cell, columns, rows).ok_or_else(|| wrong("has a pane that is not on the grid"))?;
        panes.push((id.unwrap_or(i64::try_from(place).unwrap_or(i64::MAX)), pane));
    }
    panes.sort_by_key(|(id, _)| *id);
    Ok(Arrangement { columns, rows, panes: panes.into_iter().map(|(_, pane)| pane).collect() })
}

fn pane(cell: CellRequest, columns: u8, rows: u8) -> Option<Pane> {
    let number = |given: Given<i64>| given.into_result().ok().flatten().and_then(|number| u8::try_from(number).ok());
    let (left, top) = (number(cell.left)?, number(cell.top)?);
    let (width, height) = (number(cell.x_size)?, number(cell.y_size)?);
    let fits = left.checked_add(width)? <= columns && top.checked_add(height)? <= rows && width > 0 && height > 0;
    fits.then(|| Pane { left, top, width, height, people: Vec::new(), screen: false })
}

/// For a name that is no arrangement.
pub(super) fn unknown_type() -> Refusal {
    Refusal::bad(
        codes::LAYOUT_TYPE_INVALID,
        "imageType is not one of the arrangements, such as Single, Three-2 or Nine",
    )
}
