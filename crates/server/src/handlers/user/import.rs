//! Import users from a CSV file: good lines are added, and of the others it is said what is wrong.
//!
//! They get no password, which takes a tenth of a second each to hash; they are told of their accounts
//! and set one themselves.

mod read;

use super::add::reachable;
use super::enrol::{self, NewUser};
use crate::app::App;
use crate::clock;
use crate::http::{Admin, Body, Query, Refusal};
use axum::extract::State;
use convoca_booking::{Corporation, ResourceKind};
use convoca_contract::user::{ImportReport, RefusedLine};
use convoca_notify::Matter;
use convoca_store::{PeopleError, Who};
pub(super) use read::COLUMNS;
use read::Line;
use std::sync::Arc;

/// Largest file, in bytes: 10,000 lines that are as long as lines of people get.
const LARGEST: usize = 8 << 20;

/// People that are added in one unit of work: few enough that others get their turn.
const BATCH: usize = 200;

/// `POST /v1/convoca/members/import`.
pub(super) async fn import_users(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
    Body(file): Body<LARGEST>,
) -> Result<axum::Json<ImportReport>, Refusal> {
    let corporation = &caller.corporation;
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let (lines, mut refused) = read::lines(&file, &tree)?;
    let mut lines = without_taken(&app, corporation, lines, &mut refused).await?;
    if query.text("sendNotify") != Some("0") {
        for Line { new, .. } in &mut lines {
            let told = reachable(&app, new);
            new.told = told.then(|| Matter::AccountOpened { account: new.account.clone(), password: None });
        }
    }
    let added = add(&app, corporation, &lines, &mut refused).await?;
    refused.sort_by_key(|line| line.line);
    Ok(axum::Json(ImportReport { added: i64::try_from(added).unwrap_or(i64::MAX), refused }))
}

/// Those lines whose names nobody has yet.
async fn without_taken(
    app: &App,
    corporation: &Corporation,
    lines: Vec<Line>,
    refused: &mut Vec<RefusedLine>,
) -> Result<Vec<Line>, Refusal> {
    let accounts: Vec<String> = lines.iter().map(|line| line.new.account.clone()).collect();
    let taken = app.store.taken_accounts(&accounts).await?;
    let thirds: Vec<Who> =
        lines.iter().map(|line| Who { third_account: line.new.third_account.clone(), ..Who::default() }).collect();
    let known = app.store.resolve(&corporation.id, &thirds).await?;
    let mut free = Vec::with_capacity(lines.len());
    for (line, known) in lines.into_iter().zip(known) {
        if taken.contains(&line.new.account.to_ascii_lowercase()) {
            refused.push(line.refused(&PeopleError::AccountTaken.to_string()));
        } else if known.is_some() {
            refused.push(line.refused(&PeopleError::ThirdAccountTaken.to_string()));
        } else {
            free.push(line);
        }
    }
    Ok(free)
}

/// Adds them in batches and returns how many there were. A batch that fails, because the world has
/// changed since it was looked at or a number is taken, is added one by one.
async fn add(
    app: &App,
    corporation: &Corporation,
    lines: &[Line],
    refused: &mut Vec<RefusedLine>,
) -> Result<usize, Refusal> {
    let mut added = 0;
    for batch in lines.chunks(BATCH) {
        let most = corporation.limits(clock::now()).most(ResourceKind::Users);
        let newcomers: Vec<_> = batch.iter().map(|line| enrol::newcomer(app, corporation, &line.new)).collect();
        match app.store.insert_users(&newcomers, most).await {
            Ok(()) => added += batch.len(),
            Err(PeopleError::Store(error)) => return Err(error.into()),
            Err(_) => added += add_each(app, corporation, batch, refused).await?,
        }
    }
    Ok(added)
}

async fn add_each(
    app: &App,
    corporation: &Corporation,
    lines: &[Line],
    refused: &mut Vec<RefusedLine>,
) -> Result<usize, Refusal> {
    let mut added = 0;
    for line in lines {
        let new: &NewUser = &line.new;
        match enrol::enrol(app, corporation, new).await {
            Ok(_) => added += 1,
            Err(PeopleError::Store(error)) => return Err(error.into()),
            Err(error) => refused.push(line.refused(&error.to_string())),
        }
    }
    Ok(added)
}
