//! Create a meeting, instant, scheduled or recurring.

use super::wire::{self, Path};
use super::{people, room, view};
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Json, Refusal};
use crate::outbox;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use convoca_booking::access::Relation;
use convoca_booking::create::{Context, create};
use convoca_booking::{Draft, Happening, News, ResourceKind};
use convoca_contract::codes;
use convoca_contract::schedule::ScheduleRequest;
use convoca_store::{Effects, Inserted, MeetingError, NewMeeting, Remember};
use http::{HeaderMap, header};
use std::sync::Arc;

/// How many IDs are drawn before we say that none is free. Nine digits hold a hundred million.
const DRAWS: usize = 32;
/// Longest `Idempotency-Key`, in characters.
const LONGEST_KEY: usize = 255;

/// `POST /v1/mmc/management/conferences`.
pub(super) async fn create_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: HeaderMap,
    body: Json<ScheduleRequest>,
) -> Result<Response, Refusal> {
    book(&app, &caller, &headers, body, Path::Ordinary).await
}

/// `POST /v1/mmc/management/cycleconferences`.
pub(super) async fn create_series(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: HeaderMap,
    body: Json<ScheduleRequest>,
) -> Result<Response, Refusal> {
    book(&app, &caller, &headers, body, Path::Series).await
}

async fn book(
    app: &App,
    caller: &Caller,
    headers: &HeaderMap,
    body: Json<ScheduleRequest>,
    path: Path,
) -> Result<Response, Refusal> {
    let repeat = Repeat::of(headers, &body.bytes, path)?;
    if let Some(repeat) = &repeat
        && let Some(answer) =
            app.store.remembered_answer(&caller.user.id, &repeat.key, repeat.request, clock::now()).await?
    {
        return Ok(json(answer));
    }
    let mut draft = wire::draft(body.value, path)?;
    people::look_up(app, caller, &mut draft).await?;
    let room = room::wanted(app, caller, &draft).await?;
    for _ in 0..DRAWS {
        match insert(app, caller, room.as_ref(), draft.clone(), repeat.as_ref()).await {
            Err(Attempt::IdTaken) => {}
            Err(Attempt::Refused(refusal)) => return Err(refusal),
            Ok(answer) => return Ok(json(answer)),
        }
    }
    Err(MeetingError::IdTaken.into())
}

enum Attempt {
    IdTaken,
    Refused(Refusal),
}

/// Decides, renders and saves with one draw of IDs; the answer's bytes.
async fn insert(
    app: &App,
    caller: &Caller,
    room: Option<&convoca_booking::Room>,
    draft: Draft,
    repeat: Option<&Repeat>,
) -> Result<Vec<u8>, Attempt> {
    let refused = |refusal: Refusal| Attempt::Refused(refusal);
    let now = clock::now();
    let context = Context { corporation: &caller.corporation, user: &caller.user, rules: app.zone_rules, room, now };
    let (booking, secrets) =
        clock::random(|random| create(&context, draft, random)).map_err(|error| refused(error.into()))?;
    let shown = view::conference(app, &booking, &secrets, Relation::Scheduler, now);
    let answer = serde_json::to_vec(&[shown])
        .map_err(|error| refused(Refusal::fault("a meeting could not be rendered", &error)))?;
    let remember =
        repeat.map(|repeat| Remember { key: repeat.key.clone(), request: repeat.request, answer: answer.clone() });
    let booked = News::of(&booking, now, Happening::Booked);
    let most = caller.corporation.limits(now).most(ResourceKind::Meetings);
    let effects = Effects { jobs: vec![outbox::news(&booked)], ..Effects::default() };
    match app.store.insert_meeting(NewMeeting { booking, secrets, remember, effects, most, now }).await {
        Ok(Inserted::Created) => Ok(answer),
        Ok(Inserted::Replayed(first)) => Ok(first),
        Err(MeetingError::IdTaken) => Err(Attempt::IdTaken),
        Err(error) => Err(refused(error.into())),
    }
}

/// What a repeated request is recognised by.
struct Repeat {
    key: String,
    request: [u8; 32],
}

impl Repeat {
    fn of(headers: &HeaderMap, body: &Bytes, path: Path) -> Result<Option<Self>, Refusal> {
        let Some(header) = headers.get("idempotency-key") else { return Ok(None) };
        let key = header.to_str().ok().filter(|key| (1..=LONGEST_KEY).contains(&key.len())).ok_or_else(|| {
            Refusal::bad(codes::PARAM_INVALID, format!("Idempotency-Key must be 1 to {LONGEST_KEY} visible characters"))
        })?;
        let mut digest = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
        digest.update(&[u8::from(path == Path::Series)]);
        digest.update(body);
        let mut request = [0; 32];
        request.copy_from_slice(digest.finish().as_ref());
        Ok(Some(Self { key: key.to_owned(), request }))
    }
}

fn json(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], bytes).into_response()
}
