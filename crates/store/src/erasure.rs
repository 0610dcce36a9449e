//! Taking a person out of what is remembered of meetings that are over.
//!
//! His name, account, number and client go from the attendance of every holding that he was in signed
//! in, from the records of what was done there, and from the bookings as they were remembered; his
//! answers to invitations and his sign-ins go whole. What happened stays, done by nobody. It is done
//! holding by holding, so that others are not held up, and can be done again after a kill.

use crate::meetings::listing::user_viewer;
use crate::sql::{MOST_ROWS, body, get, json, pattern, searchable, text};
use crate::{Store, StoreError};
use convoca_booking::{Attendee, Control, Record, Stay, User};
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// What was taken out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erasure {
    /// Stays in meetings that are nobody's now.
    pub stays: u64,
    /// Things done in meetings that name him no more.
    pub controls: u64,
    /// Past meetings whose booking names him no more.
    pub records: u64,
    /// Answers to invitations that are gone.
    pub replies: u64,
    /// Sign-ins that are counted no more.
    pub sign_ins: u64,
    /// Meetings that were his or that he was in, and that were recorded: the recordings stay.
    pub recordings: u64,
}

impl Store {
    /// Takes a person out of the past of his corporation.
    ///
    /// # Errors
    /// A [`StoreError`]; what was done until then stays done.
    pub async fn erase_from_past(&self, user: &User) -> Result<Erasure, StoreError> {
        let mut erasure = Erasure::default();
        let holdings = self.holdings_with(user).await?;
        for some in holdings.iter().cloned().collect::<Vec<_>>().chunks(MOST_ROWS) {
            erasure.recordings += self.recorded_holdings(some).await?.len() as u64;
        }
        for holding in holdings {
            let (stays, controls, record) = self
                .write((holding, user.clone()), |tx, (holding, user)| Box::pin(erase_holding(tx, holding, user)))
                .await?;
            erasure.stays += stays;
            erasure.controls += controls;
            erasure.records += u64::from(record);
        }
        let (replies, sign_ins) = self.write(user.clone(), |tx, user| Box::pin(erase_rest(tx, user))).await?;
        Ok(Erasure { replies, sign_ins, ..erasure })
    }

    /// The holdings that were his or that he was in. Looks through the corporation's attendance.
    async fn holdings_with(&self, user: &User) -> Result<BTreeSet<String>, StoreError> {
        let mut loan = self.read().await?;
        let his = sqlx::query("SELECT holding FROM record_viewer WHERE viewer = $1")
            .bind(user_viewer(&user.id))
            .fetch_all(&mut *loan)
            .await?;
        let was_in = sqlx::query(
            r"SELECT s.holding FROM record r JOIN stay s ON s.holding = r.holding
              WHERE r.corporation = $1 AND s.search LIKE $2 ESCAPE '\'",
        )
        .bind(text(user.corporation.as_str()))
        .bind(pattern(&user.account))
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        his.iter().chain(&was_in).map(|row| get(row, 0)).collect()
    }
}

async fn erase_holding(tx: &mut AnyConnection, holding: &str, user: &User) -> Result<(u64, u64, bool), StoreError> {
    let rows = sqlx::query("SELECT body, joined_at, participant FROM stay WHERE holding = $1")
        .bind(holding.to_owned())
        .fetch_all(&mut *tx)
        .await?;
    let (mut stays, mut names) = (0, BTreeSet::from([user.name.clone()]));
    for row in &rows {
        let stay: Stay = body("stay", row, 0)?;
        if stay.user.as_ref() != Some(&user.id) {
            continue;
        }
        names.insert(stay.name.clone());
        let nobody = Stay {
            user: None,
            account: String::new(),
            name: String::new(),
            number: String::new(),
            user_agent: String::new(),
            ..stay
        };
        sqlx::query(
            "UPDATE stay SET search = '', body = $4 WHERE holding = $1 AND joined_at = $2 AND participant = $3",
        )
        .bind(holding.to_owned())
        .bind(get::<i64>(row, 1)?)
        .bind(get::<String>(row, 2)?)
        .bind(json("stay", &nobody)?)
        .execute(&mut *tx)
        .await?;
        stays += 1;
    }
    let controls = erase_controls(tx, holding, &names).await?;
    Ok((stays, controls, erase_record(tx, holding, user).await?))
}

/// Controls tell people by the names that they had in the meeting.
async fn erase_controls(tx: &mut AnyConnection, holding: &str, names: &BTreeSet<String>) -> Result<u64, StoreError> {
    let rows = sqlx::query("SELECT id, body FROM control WHERE holding = $1")
        .bind(holding.to_owned())
        .fetch_all(&mut *tx)
        .await?;
    let mut changed = 0;
    for row in &rows {
        let mut control: Control = body("control", row, 1)?;
        let (by, to) = (names.contains(&control.by), names.contains(&control.to));
        if by {
            control.by.clear();
        }
        if to {
            control.to.clear();
        }
        if by || to {
            sqlx::query("UPDATE control SET body = $2 WHERE id = $1")
                .bind(get::<i64>(row, 0)?)
                .bind(json("control", &control)?)
                .execute(&mut *tx)
                .await?;
            changed += 1;
        }
    }
    Ok(changed)
}

async fn erase_record(tx: &mut AnyConnection, holding: &str, user: &User) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT body FROM record WHERE holding = $1 AND ended_at IS NOT NULL")
        .bind(holding.to_owned())
        .fetch_optional(&mut *tx)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let mut record: Record = body("record", &row, 0)?;
    let booking = &mut record.booking;
    let mut named = booking.scheduler == user.id && !booking.scheduler_name.is_empty();
    if named {
        booking.scheduler_name.clear();
    }
    for attendee in booking.attendees.iter_mut().filter(|attendee| attendee.user.as_ref() == Some(&user.id)) {
        *attendee = Attendee { role: attendee.role, kind: attendee.kind, ..Attendee::default() };
        named = true;
    }
    if named {
        let booking = &record.booking;
        let search = [booking.subject.as_str(), &booking.scheduler_name, booking.id.as_str(), booking.dialled()];
        sqlx::query("UPDATE record SET search = $2, body = $3 WHERE holding = $1")
            .bind(holding.to_owned())
            .bind(searchable(&search))
            .bind(json("record", &record)?)
            .execute(tx)
            .await?;
    }
    Ok(named)
}

async fn erase_rest(tx: &mut AnyConnection, user: &User) -> Result<(u64, u64), StoreError> {
    let replies = sqlx::query("DELETE FROM reply WHERE corporation = $1 AND address <> '' AND lower(address) = $2")
        .bind(text(user.corporation.as_str()))
        .bind(text(&user.email.to_lowercase()))
        .execute(&mut *tx)
        .await?;
    let sign_ins = sqlx::query("DELETE FROM sign_in WHERE corporation = $1 AND user_id = $2")
        .bind(text(user.corporation.as_str()))
        .bind(text(user.id.as_str()))
        .execute(tx)
        .await?;
    Ok((replies.rows_affected(), sign_ins.rows_affected()))
}
