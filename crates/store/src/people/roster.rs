//! A corporation's people as they are listed: kept in memory and brought up to date from what has
//! changed since.
//!
//! A list of 100,000 people that is counted, searched and paged by the database costs as much as it
//! has rows, for every page. So what people are listed by is held here, in the order of accounts, and
//! a page asks the database for the number of the corporation's last change and for the people on the
//! page. Every unit of work that changes people takes the next number ([`advance`]) and writes it
//! beside them; whoever comes with an older number reads what has a newer one. So a list is as fresh
//! as the database, whichever process has changed it.
//!
//! A page without filters costs the same wherever it is and however many there are. Filters and a
//! search look at everybody, in memory.

mod select;

pub(super) use select::select;

use super::{PeopleKinds, PeopleQuery};
use crate::sql::{get, text};
use crate::{Store, StoreError};
use convoca_booking::CorporationId;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// Most people whose entries are kept over all corporations, about 300 bytes each; the corporation
/// that was asked about last is always kept.
const MOST: usize = 400_000;

/// How many changes a corporation remembers who went with them; who is further behind reads everybody.
const REMEMBERED: i64 = 10_000;

/// What a person is listed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: Box<str>,
    pub(super) account: Box<str>,
    pub(super) search: Box<str>,
    pub(super) department: Box<str>,
    pub(super) sort_level: i64,
    pub(super) level: i64,
    pub(super) disabled: bool,
    pub(super) board: bool,
    pub(super) device: bool,
}

/// A corporation's people by account, as of a change.
#[derive(Default)]
pub(super) struct Roster {
    seq: i64,
    people: Vec<Entry>,
    devices: Vec<Entry>,
}

/// The rosters that this process keeps.
#[derive(Default)]
pub(crate) struct Rosters {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    shelves: HashMap<CorporationId, (u64, Arc<Shelf>)>,
    /// Goes up with each use, so that the one that was used longest ago is known.
    uses: u64,
}

/// One roster, which one caller at a time brings up to date.
#[derive(Default)]
struct Shelf {
    refreshing: tokio::sync::Mutex<()>,
    roster: RwLock<Roster>,
}

/// Takes the number of the next change to the corporation's people. Until the unit ends, no other
/// gets one, so numbers are committed in their order. To be called when the unit has locked whatever
/// people it locks.
pub(crate) async fn advance(tx: &mut AnyConnection, corporation: &str) -> Result<i64, StoreError> {
    let sql = "INSERT INTO roster (corporation, seq) VALUES ($1, 2) \
               ON CONFLICT (corporation) DO UPDATE SET seq = roster.seq + 1 RETURNING seq";
    let row = sqlx::query(sql).bind(corporation.to_owned()).fetch_one(tx).await?;
    get(&row, 0)
}

/// Notes that a person went with the change `seq`.
pub(crate) async fn note_gone(tx: &mut AnyConnection, corporation: &str, seq: i64, id: &str) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO person_gone (corporation, seq, id) VALUES ($1, $2, $3)")
        .bind(corporation.to_owned())
        .bind(seq)
        .bind(id.to_owned())
        .execute(&mut *tx)
        .await?;
    sqlx::query("DELETE FROM person_gone WHERE corporation = $1 AND seq < $2")
        .bind(corporation.to_owned())
        .bind(seq - REMEMBERED)
        .execute(tx)
        .await?;
    Ok(())
}

impl Store {
    /// The IDs on the page that `query` asks for, and how many there are on all of them.
    pub(super) async fn listed(
        &self,
        corporation: &CorporationId,
        query: &PeopleQuery,
    ) -> Result<(Vec<String>, u64), StoreError> {
        let shelf = self.rosters.shelf(corporation);
        let mut loan = self.read().await?;
        let seq = current(&mut loan, corporation).await?;
        if shelf.seq() < seq {
            let _alone = shelf.refreshing.lock().await;
            let known = shelf.seq();
            if known < seq {
                let whole = known == 0 || seq - known > REMEMBERED;
                let (changed, gone) = read_changes(&mut loan, corporation, if whole { 0 } else { known }).await?;
                let mut roster = shelf.roster.write().unwrap_or_else(PoisonError::into_inner);
                roster.bring_up(seq, whole, changed, &gone);
            }
        }
        loan.keep();
        let roster = shelf.roster.read().unwrap_or_else(PoisonError::into_inner);
        let none = &[][..];
        let (people, devices) = match query.kinds {
            PeopleKinds::People => (&roster.people[..], none),
            PeopleKinds::Devices => (none, &roster.devices[..]),
            PeopleKinds::Both => (&roster.people[..], &roster.devices[..]),
        };
        Ok(select(people, devices, query))
    }
}

async fn current(connection: &mut AnyConnection, corporation: &CorporationId) -> Result<i64, StoreError> {
    let query = sqlx::query("SELECT seq FROM roster WHERE corporation = $1").bind(text(corporation.as_str()));
    let row = query.fetch_optional(connection).await?;
    row.map_or(Ok(0), |row| get(&row, 0))
}

/// Who has changed, and who has gone, since the change `known`.
async fn read_changes(
    connection: &mut AnyConnection,
    corporation: &CorporationId,
    known: i64,
) -> Result<(Vec<Entry>, Vec<String>), StoreError> {
    // Gone first: whoever goes between the two is read as gone the next time.
    let rows = sqlx::query("SELECT id FROM person_gone WHERE corporation = $1 AND seq > $2")
        .bind(text(corporation.as_str()))
        .bind(known)
        .fetch_all(&mut *connection)
        .await?;
    let gone = rows.iter().map(|row| get(row, 0)).collect::<Result<_, _>>()?;
    let rows = sqlx::query(
        "SELECT id, account, search, department, sort_level, level, disabled, board, provider FROM person \
         WHERE corporation = $1 AND seq > $2 AND provider <> 1",
    )
    .bind(text(corporation.as_str()))
    .bind(known)
    .fetch_all(connection)
    .await?;
    Ok((rows.iter().map(entry).collect::<Result<_, _>>()?, gone))
}

fn entry(row: &AnyRow) -> Result<Entry, StoreError> {
    let part = |column| get::<&str>(row, column).map(Box::from);
    Ok(Entry {
        id: part(0)?,
        account: part(1)?,
        search: part(2)?,
        department: part(3)?,
        sort_level: get(row, 4)?,
        level: get(row, 5)?,
        disabled: get::<i64>(row, 6)? != 0,
        board: get::<i64>(row, 7)? != 0,
        device: get::<i64>(row, 8)? == 2,
    })
}

impl Roster {
    fn bring_up(&mut self, seq: i64, whole: bool, changed: Vec<Entry>, gone: &[String]) {
        if whole {
            self.people.clear();
            self.devices.clear();
        } else {
            let stale = changed.iter().map(|entry| &*entry.id).chain(gone.iter().map(String::as_str));
            let stale: HashSet<&str> = stale.collect();
            self.people.retain(|entry| !stale.contains(&*entry.id));
            self.devices.retain(|entry| !stale.contains(&*entry.id));
        }
        for entry in changed {
            if entry.device { &mut self.devices } else { &mut self.people }.push(entry);
        }
        // Nearly sorted but for the end, which the standard library's sort makes use of.
        self.people.sort_by(|a, b| a.account.cmp(&b.account));
        self.devices.sort_by(|a, b| a.account.cmp(&b.account));
        self.seq = seq;
    }
}

impl Shelf {
    fn seq(&self) -> i64 {
        self.roster.read().unwrap_or_else(PoisonError::into_inner).seq
    }

    fn len(&self) -> usize {
        let roster = self.roster.read().unwrap_or_else(PoisonError::into_inner);
        roster.people.len() + roster.devices.len()
    }
}

impl Rosters {
    /// The corporation's shelf, made if there is none; others make room for it.
    fn shelf(&self, corporation: &CorporationId) -> Arc<Shelf> {
        let mut kept = self.lock();
        kept.uses += 1;
        let uses = kept.uses;
        if let Some((used, shelf)) = kept.shelves.get_mut(corporation) {
            *used = uses;
            return Arc::clone(shelf);
        }
        let mut total: usize = kept.shelves.values().map(|(_, shelf)| shelf.len()).sum();
        while total > MOST {
            let oldest = kept.shelves.iter().min_by_key(|(_, (used, _))| *used).map(|(id, _)| id.clone());
            let Some((_, shelf)) = oldest.and_then(|id| kept.shelves.remove(&id)) else { break };
            total -= shelf.len();
        }
        let shelf = Arc::new(Shelf::default());
        kept.shelves.insert(corporation.clone(), (uses, Arc::clone(&shelf)));
        shelf
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
