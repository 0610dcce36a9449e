//! Lists of meetings that are not over: any page, counted exactly, at a cost that hardly grows.
//!
//! A page costs a look at the parts of time in which the list has meetings, plus the meetings that
//! come before it in one fine part, plus the page; see [`counters`](super::counters). With `search`
//! it costs the viewer's whole list, because the text of every meeting in it is looked at; a search
//! over a corporation with very many meetings is slow.

use super::advance::is_due;
use super::counters::{Level, count};
use super::listing::{corporation_viewer, user_viewer, webinars};
use super::read::{StoredMeeting, read_all, rows_in_order};
use crate::sql::{get, pattern, run, signed, text, unsigned};
use crate::{Page, Store, StoreError};
use convoca_booking::{CorporationId, UserId};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Most parts by which a list is moved on before one page; each deals with up to a hundred
/// meetings.
const MOST_PARTS: u32 = 10_000;

/// Whose list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Meetings that a person has booked or is invited to.
    User(UserId),
    /// All meetings of the corporation.
    Corporation,
    /// Those of a person's that are webinars, at a cost that no other meeting adds to.
    UserWebinars(UserId),
    /// All webinars of the corporation, likewise.
    CorporationWebinars,
}

impl Viewer {
    /// What the tables call this list in a corporation.
    pub(crate) fn key(&self, corporation: &CorporationId) -> String {
        match self {
            Self::User(user) => user_viewer(user),
            Self::Corporation => corporation_viewer(corporation),
            Self::UserWebinars(user) => webinars(&user_viewer(user)),
            Self::CorporationWebinars => webinars(&corporation_viewer(corporation)),
        }
    }
}

/// By start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Earliest first.
    #[default]
    Ascending,
    /// Latest first.
    Descending,
}

/// Which part of which list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    /// The corporation.
    pub corporation: CorporationId,
    /// Whose list.
    pub viewer: Viewer,
    /// The time.
    pub now: Timestamp,
    /// Only meetings whose running or next span starts before this.
    pub until: Option<Timestamp>,
    /// What is looked for in subject, scheduler's name and ID.
    pub search: Option<String>,
    /// The order.
    pub order: Order,
    /// How many to skip.
    pub offset: u64,
    /// Most on the page.
    pub limit: u32,
}

/// A query as the tables need it.
struct Wanted<'q> {
    query: &'q ListQuery,
    viewer: String,
    until_ms: i64,
}

impl Store {
    /// A page of meetings that are neither over nor cancelled, a series once, by the start of the
    /// span that is running or comes next.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_meetings(&self, query: &ListQuery) -> Result<Page<StoredMeeting>, StoreError> {
        let viewer = query.viewer.key(&query.corporation);
        let until_ms = query.until.map_or(i64::MAX, Timestamp::as_millisecond);
        let wanted = Wanted { query, viewer, until_ms };
        let mut parts = MOST_PARTS;
        loop {
            let mut loan = self.read().await?;
            run(&mut loan, self.engine.snapshot()).await?;
            let due = parts > 0 && is_due(&mut loan, &wanted.viewer, query.now.as_millisecond()).await?;
            let found = if due { None } else { Some(wanted.page(&mut loan).await?) };
            run(&mut loan, "COMMIT").await?;
            loan.keep();
            match found {
                Some((total, rows)) => {
                    let items = read_all(&self.vault, &rows)?;
                    return Ok(Page { items, total: unsigned(total), offset: query.offset });
                }
                None => parts = if self.advance(&wanted.viewer, query.now).await? == 0 { parts / 2 } else { parts - 1 },
            }
        }
    }
}

impl Wanted<'_> {
    /// How many there are, and the page's rows.
    async fn page(&self, connection: &mut AnyConnection) -> Result<(i64, Vec<AnyRow>), StoreError> {
        let (total, ids) = match &self.query.search {
            Some(search) => self.search(connection, &pattern(search)).await?,
            None => self.count_and_find(connection).await?,
        };
        Ok((total, rows_in_order(connection, &self.query.corporation, &ids).await?))
    }

    async fn search(&self, connection: &mut AnyConnection, pattern: &str) -> Result<(i64, Vec<String>), StoreError> {
        const FROM: &str = r"FROM listing l JOIN meeting m ON m.id = l.meeting_id
            WHERE l.viewer = $1 AND l.starts_at < $2 AND m.corporation = $3 AND m.search LIKE $4 ESCAPE '\'";
        let bind = |sql: String| {
            crate::sql::statement(sql, 1)
                .bind(self.viewer.clone())
                .bind(self.until_ms)
                .bind(text(self.query.corporation.as_str()))
                .bind(pattern.to_owned())
        };
        let count = bind(format!("SELECT COUNT(*) {FROM}")).fetch_one(&mut *connection).await?;
        let order = match self.query.order {
            Order::Ascending => "l.starts_at, l.meeting_id",
            Order::Descending => "l.starts_at DESC, l.meeting_id DESC",
        };
        let rows = bind(format!("SELECT l.meeting_id {FROM} ORDER BY {order} LIMIT $5 OFFSET $6"))
            .bind(i64::from(self.query.limit))
            .bind(signed(self.query.offset))
            .fetch_all(connection)
            .await?;
        Ok((get(&count, 0)?, ids(&rows)?))
    }

    async fn count_and_find(&self, connection: &mut AnyConnection) -> Result<(i64, Vec<String>), StoreError> {
        let mut pieces = self.pieces(connection).await?;
        let total = pieces.iter().map(|piece| piece.n).sum();
        let mut skip = signed(self.query.offset);
        let Some(mut piece) = self.piece_with(&mut pieces, &mut skip) else { return Ok((total, Vec::new())) };
        if let Some(part) = piece.coarse {
            let (first, next) = (Level::Coarse.start_of(part), Level::Coarse.start_of(part + 1));
            let (first, next) = (Level::Fine.part_of(first), Level::Fine.part_of(next));
            let fine = count(connection, &self.viewer, Level::Fine, first, next).await?;
            let mut pieces: Vec<Piece> = fine.into_iter().map(Piece::fine).collect();
            match self.piece_with(&mut pieces, &mut skip) {
                Some(found) => piece = found,
                None => return Ok((total, Vec::new())),
            }
        }
        let (sql, from, before) = match self.query.order {
            Order::Ascending => (
                "SELECT meeting_id FROM listing WHERE viewer = $1 AND starts_at >= $2 AND starts_at < $3 \
                 ORDER BY starts_at, meeting_id LIMIT $4 OFFSET $5",
                piece.from,
                self.until_ms,
            ),
            Order::Descending => (
                "SELECT meeting_id FROM listing WHERE viewer = $1 AND starts_at >= $2 AND starts_at < $3 \
                 ORDER BY starts_at DESC, meeting_id DESC LIMIT $4 OFFSET $5",
                i64::MIN,
                self.until_ms.min(piece.before),
            ),
        };
        let rows = sqlx::query(sql)
            .bind(self.viewer.clone())
            .bind(from)
            .bind(before)
            .bind(i64::from(self.query.limit))
            .bind(skip)
            .fetch_all(connection)
            .await?;
        Ok((total, ids(&rows)?))
    }

    /// The list in pieces, earliest first: coarse ones, then fine ones of the coarse one in which
    /// `until` falls, then what comes before `until` in the fine one in which it falls.
    async fn pieces(&self, connection: &mut AnyConnection) -> Result<Vec<Piece>, StoreError> {
        let coarse = Level::Coarse.part_of(self.until_ms);
        let counted = count(connection, &self.viewer, Level::Coarse, i64::MIN, coarse).await?;
        let mut pieces: Vec<Piece> = counted.into_iter().map(Piece::coarse).collect();
        if self.query.until.is_some() {
            let (first, last) =
                (Level::Fine.part_of(Level::Coarse.start_of(coarse)), Level::Fine.part_of(self.until_ms));
            let counted = count(connection, &self.viewer, Level::Fine, first, last).await?;
            pieces.extend(counted.into_iter().map(Piece::fine));
            let from = Level::Fine.start_of(last);
            let row =
                sqlx::query("SELECT COUNT(*) FROM listing WHERE viewer = $1 AND starts_at >= $2 AND starts_at < $3")
                    .bind(self.viewer.clone())
                    .bind(from)
                    .bind(self.until_ms)
                    .fetch_one(connection)
                    .await?;
            pieces.push(Piece { coarse: None, from, before: self.until_ms, n: get(&row, 0)? });
        }
        Ok(pieces)
    }

    /// The piece in which the page begins. What comes before it in the list's order is taken off
    /// `skip`.
    fn piece_with(&self, pieces: &mut [Piece], skip: &mut i64) -> Option<Piece> {
        if self.query.order == Order::Descending {
            pieces.reverse();
        }
        pieces.iter().copied().find(|piece| {
            let found = *skip < piece.n;
            if !found {
                *skip -= piece.n;
            }
            found
        })
    }
}

/// A piece of a list: the meetings that start in a span of time.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// The coarse part that it is, if it is one.
    coarse: Option<i64>,
    from: i64,
    before: i64,
    n: i64,
}

impl Piece {
    fn coarse((part, n): (i64, i64)) -> Self {
        let (from, before) = (Level::Coarse.start_of(part), Level::Coarse.start_of(part + 1));
        Self { coarse: Some(part), from, before, n }
    }

    fn fine((part, n): (i64, i64)) -> Self {
        Self { coarse: None, from: Level::Fine.start_of(part), before: Level::Fine.start_of(part + 1), n }
    }
}

fn ids(rows: &[AnyRow]) -> Result<Vec<String>, StoreError> {
    rows.iter().map(|row| get(row, 0)).collect()
}
