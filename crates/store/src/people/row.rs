//! A person as he goes into his row.

use super::{PeopleError, roster};
use crate::sql::{ROWS, account, json, list, rows, searchable, statement, text};
use crate::{StoreError, departments};
use convoca_booking::{AdminLevel, DepartmentCode, User, UserKind};
use sqlx::AnyConnection;

/// Whose person it is, as its column holds it: lists of people have those at 0 alone.
fn kind_number(kind: UserKind) -> i64 {
    match kind {
        UserKind::Corporation => 0,
        UserKind::Provider => 1,
        UserKind::Device(_) => 2,
    }
}

/// Columns that a person's row binds when it is added.
const COLUMNS: usize = 18;

/// A person as he goes into his row.
pub(crate) struct PersonRow {
    id: String,
    corporation: String,
    account: String,
    third_account: Option<String>,
    number: String,
    level: i64,
    provider: i64,
    department: String,
    sort_level: i64,
    disabled: i64,
    board: i64,
    search: String,
    password_hash: Option<String>,
    password_at: i64,
    email: String,
    phone: String,
    body: String,
}

impl PersonRow {
    /// Works out the columns that are searched.
    pub(crate) fn new(user: &User, password_hash: Option<&str>) -> Result<Self, StoreError> {
        let third = user.third_account.as_deref();
        Ok(Self {
            id: text(user.id.as_str()),
            corporation: text(user.corporation.as_str()),
            account: account(&user.account),
            third_account: third.map(text),
            number: text(&user.number),
            level: level_number(user.admin),
            provider: kind_number(user.kind),
            department: text(user.profile.department.as_str()),
            sort_level: i64::from(user.profile.sort_level),
            disabled: i64::from(user.disabled),
            board: i64::from(user.profile.board),
            search: searchable(&[
                &user.account,
                &user.name,
                &user.profile.english_name,
                &user.email,
                &user.phone,
                &user.number,
                third.unwrap_or(""),
            ]),
            password_hash: password_hash.map(str::to_owned),
            email: text(&user.email.to_lowercase()),
            phone: text(&user.phone),
            password_at: password_hash.map_or(0, |_| user.created_at.as_millisecond()),
            body: json("user", user)?,
        })
    }

    /// The corporation's ID.
    pub(crate) fn corporation(&self) -> &str {
        &self.corporation
    }

    /// His department's code.
    pub(super) fn department(&self) -> &str {
        &self.department
    }

    /// Makes sure that his department exists and stays until the unit ends.
    pub(super) async fn hold_department(&self, tx: &mut AnyConnection) -> Result<(), PeopleError> {
        if departments::hold(tx, &self.corporation, &self.department).await? {
            return Ok(());
        }
        Err(PeopleError::NoSuchDepartment(DepartmentCode::new(self.department.clone())))
    }

    /// Adds him, as part of the corporation's next change.
    pub(crate) async fn insert(&self, tx: &mut AnyConnection) -> Result<(), PeopleError> {
        self.hold_department(tx).await?;
        let seq = roster::advance(tx, &self.corporation).await?;
        Self::insert_all(tx, &[self], seq).await
    }

    /// Adds all of them as part of the corporation's change `seq`. Their departments are held.
    pub(super) async fn insert_all(tx: &mut AnyConnection, all: &[&Self], seq: i64) -> Result<(), PeopleError> {
        for part in all.chunks(ROWS) {
            let values = rows(part.len(), |number| format!("{}, 0, 0", list(number * COLUMNS + 1, COLUMNS)));
            let sql = format!(
                "INSERT INTO person (id, corporation, account, third_account, number, level, provider, search, body, \
                 department, sort_level, disabled, board, seq, password_hash, password_at, email, phone, \
                 password_changed, uses) VALUES {values}"
            );
            let query = part.iter().fold(statement(sql, part.len()), |query, person| {
                query
                    .bind(person.id.clone())
                    .bind(person.corporation.clone())
                    .bind(person.account.clone())
                    .bind(person.third_account.clone())
                    .bind(person.number.clone())
                    .bind(person.level)
                    .bind(person.provider)
                    .bind(person.search.clone())
                    .bind(person.body.clone())
                    .bind(person.department.clone())
                    .bind(person.sort_level)
                    .bind(person.disabled)
                    .bind(person.board)
                    .bind(seq)
                    .bind(person.password_hash.clone())
                    .bind(person.password_at)
                    .bind(person.email.clone())
                    .bind(person.phone.clone())
            });
            query.execute(&mut *tx).await.map_err(|error| PeopleError::of(error.into()))?;
        }
        Ok(())
    }

    /// Replaces everything but ID, corporation and password, as part of the corporation's next change.
    pub(crate) async fn update(&self, tx: &mut AnyConnection) -> Result<(), PeopleError> {
        self.hold_department(tx).await?;
        let seq = roster::advance(tx, &self.corporation).await?;
        sqlx::query(
            "UPDATE person SET account = $3, third_account = $4, number = $5, level = $6, provider = $7, search = $8, \
             body = $9, department = $10, sort_level = $11, disabled = $12, board = $13, seq = $14, email = $15, \
             phone = $16 \
             WHERE id = $1 AND corporation = $2",
        )
        .bind(self.id.as_str())
        .bind(self.corporation.as_str())
        .bind(self.account.as_str())
        .bind(self.third_account.clone())
        .bind(self.number.as_str())
        .bind(self.level)
        .bind(self.provider)
        .bind(self.search.as_str())
        .bind(self.body.as_str())
        .bind(self.department.as_str())
        .bind(self.sort_level)
        .bind(self.disabled)
        .bind(self.board)
        .bind(seq)
        .bind(self.email.as_str())
        .bind(self.phone.as_str())
        .execute(tx)
        .await
        .map_err(|error| PeopleError::of(error.into()))?;
        Ok(())
    }
}

/// What a person administers, as the column holds it.
pub(super) fn level_number(level: AdminLevel) -> i64 {
    match level {
        AdminLevel::Default => 0,
        AdminLevel::Ordinary => 1,
        AdminLevel::None => 2,
    }
}
