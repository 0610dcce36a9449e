//! A person as he goes into his row.

use super::PeopleError;
use crate::StoreError;
use crate::sql::{account, json, searchable, text};
use convoca_booking::{AdminLevel, User, UserKind};
use sqlx::AnyConnection;

/// Whose person it is, as its column holds it: lists of people have those at 0 alone.
fn kind_number(kind: UserKind) -> i64 {
    match kind {
        UserKind::Corporation => 0,
        UserKind::Provider => 1,
        UserKind::Device(_) => 2,
    }
}

/// A person as he goes into his row.
pub(crate) struct PersonRow {
    id: String,
    corporation: String,
    account: String,
    third_account: Option<String>,
    number: String,
    level: i64,
    provider: i64,
    search: String,
    password_hash: Option<String>,
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
            level: match user.admin {
                AdminLevel::Default => 0,
                AdminLevel::Ordinary => 1,
                AdminLevel::None => 2,
            },
            provider: kind_number(user.kind),
            search: searchable(&[&user.account, &user.name, &user.email, &user.phone, third.unwrap_or("")]),
            password_hash: password_hash.map(str::to_owned),
            body: json("user", user)?,
        })
    }

    /// The corporation's ID.
    pub(crate) fn corporation(&self) -> &str {
        &self.corporation
    }

    /// Adds him.
    pub(crate) async fn insert(&self, tx: &mut AnyConnection) -> Result<(), PeopleError> {
        sqlx::query(
            "INSERT INTO person (id, corporation, account, third_account, number, level, provider, search, \
             body, password_hash, password_changed, uses) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0)",
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
        .bind(self.password_hash.clone())
        .execute(tx)
        .await
        .map_err(|error| PeopleError::of(error.into()))?;
        Ok(())
    }

    /// Replaces everything but ID, corporation and password.
    pub(crate) async fn update(&self, tx: &mut AnyConnection) -> Result<(), PeopleError> {
        sqlx::query(
            "UPDATE person SET account = $3, third_account = $4, number = $5, level = $6, provider = $7, \
             search = $8, body = $9 WHERE id = $1 AND corporation = $2",
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
        .execute(tx)
        .await
        .map_err(|error| PeopleError::of(error.into()))?;
        Ok(())
    }
}
