//! People who can sign in: found by any of their names, added, changed and removed.
//!
//! An account is unique on the whole server, ignoring ASCII case; a third-party ID in its
//! corporation; a number on the whole server. It does not decide who may do any of it.

mod insert;
mod list;
mod many;
mod query;
mod resolve;
pub(crate) mod roster;
pub(crate) mod row;

pub use insert::Newcomer;
pub(crate) use many::delete_user;
pub use query::{PeopleKinds, PeopleOrder, PeopleQuery};
pub use resolve::Who;

use crate::error::Failure;
use crate::limits::fits;
use crate::sql::{account, body, get, text, time};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, DepartmentCode, Room, User, UserId};
use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use row::PersonRow;
use sqlx::AnyConnection;
use thiserror::Error;

/// A person with what he signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The person.
    pub user: User,
    /// Hash of his password, if he has one.
    pub password_hash: Option<String>,
    /// Whether he has chosen the password himself.
    pub password_changed: bool,
    /// When the password was set; `None`: before that was kept.
    pub password_at: Option<Timestamp>,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("user", &self.user.id).finish_non_exhaustive()
    }
}

/// Why people cannot be added, changed or removed.
#[derive(Debug, Error)]
pub enum PeopleError {
    /// The account is taken.
    #[error("the account is taken")]
    AccountTaken,
    /// The third-party ID is taken.
    #[error("the third-party account is taken")]
    ThirdAccountTaken,
    /// A person's or a room's number is taken.
    #[error("the number is taken")]
    NumberTaken,
    /// A corporation with this ID exists.
    #[error("the corporation's ID is taken")]
    CorporationTaken,
    /// An application with this ID exists.
    #[error("the application's ID is taken")]
    ApplicationTaken,
    /// The corporation has as many users as it may have.
    #[error("the corporation has as many users as it may have")]
    TooMany,
    /// The corporation has no department with this code.
    #[error("there is no department {0}")]
    NoSuchDepartment(DepartmentCode),
    /// Nobody in the corporation has this account.
    #[error("there is no account {0}")]
    NoSuchUser(String),
    /// This account is the default administrator's, who stays as he is.
    #[error("the default administrator {0} stays as he is")]
    DefaultAdmin(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for PeopleError {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl PeopleError {
    /// What a failed write means: which unique index it ran into.
    pub(crate) fn of(error: StoreError) -> Self {
        match error.clash() {
            Some(index) if index.contains("third_account") => Self::ThirdAccountTaken,
            Some(index) if index.contains("number") => Self::NumberTaken,
            Some(index) if index.contains("account") => Self::AccountTaken,
            _ => Self::Store(error),
        }
    }
}

impl Store {
    /// Adds a person with his personal room, provided that the corporation then has no more than
    /// `most` users (`None`: any number).
    ///
    /// # Errors
    /// As [`insert_users`](Self::insert_users).
    pub async fn insert_user(
        &self,
        user: &User,
        password_hash: Option<&str>,
        personal: &Room,
        most: Option<u64>,
    ) -> Result<(), PeopleError> {
        let password_hash = password_hash.map(str::to_owned);
        let newcomer = Newcomer { user: user.clone(), password_hash, personal: personal.clone(), told: None };
        self.insert_users(&[newcomer], most).await
    }

    /// A person of the corporation by ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn user(&self, corporation: &CorporationId, id: &UserId) -> Result<Option<User>, StoreError> {
        self.one_user(
            "SELECT body FROM person WHERE id = $1 AND corporation = $2",
            &[id.as_str(), corporation.as_str()],
        )
        .await
    }

    /// The person with this account, of whichever corporation.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn user_by_account(&self, name: &str) -> Result<Option<Account>, StoreError> {
        let mut loan = self.read().await?;
        let row =
            sqlx::query("SELECT body, password_hash, password_changed, password_at FROM person WHERE account = $1")
                .bind(account(name))
                .fetch_optional(&mut *loan)
                .await?;
        loan.keep();
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Account {
            user: body("user", &row, 0)?,
            password_hash: get(&row, 1)?,
            password_changed: get::<i64>(&row, 2)? != 0,
            password_at: Some(time(&row, 3)?).filter(|at| at.as_millisecond() > 0),
        }))
    }

    /// The one person, of whichever corporation, who has this account, else this e-mail address or phone
    /// number. `None` when there is nobody, or several have the address.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn user_by_any_name(&self, name: &str) -> Result<Option<Account>, StoreError> {
        if let Some(account) = self.user_by_account(name).await? {
            return Ok(Some(account));
        }
        let mut loan = self.read().await?;
        let rows = sqlx::query(
            "SELECT account FROM person WHERE (email <> '' AND email = $1) OR (phone <> '' AND phone = $2) LIMIT 2",
        )
        .bind(text(&name.to_lowercase()))
        .bind(text(name))
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        match rows.as_slice() {
            [only] => self.user_by_account(get(only, 0)?).await,
            _ => Ok(None),
        }
    }

    /// The person of the corporation with this third-party ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn user_by_third_account(
        &self,
        corporation: &CorporationId,
        third: &str,
    ) -> Result<Option<User>, StoreError> {
        self.one_user(
            "SELECT body FROM person WHERE corporation = $1 AND third_account = $2",
            &[corporation.as_str(), third],
        )
        .await
    }

    /// The corporation's default administrator.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn default_admin(&self, corporation: &CorporationId) -> Result<Option<User>, StoreError> {
        self.one_user(
            "SELECT body FROM person WHERE corporation = $1 AND level = 0 AND provider = 0 ORDER BY account LIMIT 1",
            &[corporation.as_str()],
        )
        .await
    }

    /// The provider's administrator.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn provider_admin(&self) -> Result<Option<User>, StoreError> {
        self.one_user("SELECT body FROM person WHERE provider = 1 ORDER BY account LIMIT 1", &[]).await
    }

    /// Hands `each` all of the corporation's people.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn each_user(&self, corporation: &CorporationId, mut each: impl FnMut(User)) -> Result<(), StoreError> {
        let mut loan = self.read().await?;
        let query = sqlx::query("SELECT body FROM person WHERE corporation = $1 AND provider = 0");
        let mut rows = query.bind(text(corporation.as_str())).fetch(&mut *loan);
        while let Some(row) = rows.try_next().await? {
            each(body("user", &row, 0)?);
        }
        drop(rows);
        loan.keep();
        Ok(())
    }

    /// Replaces everything of a person but his ID, his corporation, what he administers, his picture
    /// and whether he is disabled: who changes a name at the moment at which another disables the
    /// account must not enable it again.
    ///
    /// # Errors
    /// As [`insert_user`](Self::insert_user), and [`PeopleError::NoSuchUser`].
    pub async fn update_user(&self, user: &User) -> Result<(), PeopleError> {
        self.write_people(user.clone(), |tx, user| {
            Box::pin(async move {
                let lock = "UPDATE person SET uses = uses + 1 WHERE id = $1 AND corporation = $2 RETURNING body";
                let found = sqlx::query(lock)
                    .bind(text(user.id.as_str()))
                    .bind(text(user.corporation.as_str()))
                    .fetch_optional(&mut *tx)
                    .await
                    .map_err(StoreError::from)?;
                let Some(row) = found else { return Err(PeopleError::NoSuchUser(user.account.clone())) };
                let present: User = body("user", &row, 0)?;
                let mut changed = User { disabled: present.disabled, admin: present.admin, ..user.clone() };
                changed.profile.picture = present.profile.picture;
                PersonRow::new(&changed, None)?.update(tx).await
            })
        })
        .await
    }

    async fn one_user(&self, sql: &'static str, values: &[&str]) -> Result<Option<User>, StoreError> {
        let mut loan = self.read().await?;
        let query = values.iter().fold(sqlx::query(sql), |query, value| query.bind(text(value)));
        let row = query.fetch_optional(&mut *loan).await?;
        loan.keep();
        row.map(|row| body("user", &row, 0)).transpose()
    }
}

/// Makes sure that `coming` more users fit under `most`.
pub(crate) async fn more_users(
    tx: &mut AnyConnection,
    corporation: &str,
    most: Option<u64>,
    coming: usize,
) -> Result<(), PeopleError> {
    let count = |enough| {
        sqlx::query(
            "SELECT COUNT(*) FROM (SELECT 1 FROM person WHERE corporation = $1 AND provider = 0 LIMIT $2) AS part",
        )
        .bind(corporation.to_owned())
        .bind(enough)
    };
    if fits(tx, corporation, most, coming, count).await? { Ok(()) } else { Err(PeopleError::TooMany) }
}
