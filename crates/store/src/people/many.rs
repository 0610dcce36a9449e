//! What is done to several people at once, all or none.

use super::row::PersonRow;
use super::{PeopleError, roster};
use crate::rooms::row::unassign;
use crate::sql::{account, body, get, text};
use crate::{Store, StoreError, Vault};
use convoca_booking::{AdminLevel, CorporationId, RoomKind, User, UserId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

impl Store {
    /// Disables or enables all of these accounts of the corporation, or none.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchUser`] with the account.
    pub async fn set_users_disabled(
        &self,
        corporation: &CorporationId,
        accounts: &[String],
        disabled: bool,
    ) -> Result<(), PeopleError> {
        let values = (text(corporation.as_str()), accounts.to_vec(), disabled);
        self.write_people(values, |tx, (corporation, accounts, disabled)| {
            Box::pin(async move {
                for mut user in lock_users(tx, corporation, accounts).await? {
                    user.disabled = *disabled;
                    PersonRow::new(&user, None)?.update(tx).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Removes all of these accounts of the corporation, or none: the people, their sessions and
    /// their personal rooms. Cloud rooms that they had become nobody's.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchUser`] or [`PeopleError::DefaultAdmin`] with the account.
    pub async fn delete_users(&self, corporation: &CorporationId, accounts: &[String]) -> Result<(), PeopleError> {
        let values = (text(corporation.as_str()), accounts.to_vec(), self.vault.clone());
        self.write_people(values, |tx, (corporation, accounts, vault)| {
            Box::pin(async move {
                let users = lock_users(tx, corporation, accounts).await?;
                if let Some(admin) = users.iter().find(|user| user.admin == AdminLevel::Default) {
                    return Err(PeopleError::DefaultAdmin(admin.account.clone()));
                }
                for user in &users {
                    delete_user(tx, vault, &user.id).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Makes all of these accounts of the corporation its ordinary administrators, or takes that from
    /// all of them; or none.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchUser`] or [`PeopleError::DefaultAdmin`] with the account.
    pub async fn set_users_admin(
        &self,
        corporation: &CorporationId,
        accounts: &[String],
        admin: bool,
    ) -> Result<(), PeopleError> {
        let level = if admin { AdminLevel::Ordinary } else { AdminLevel::None };
        let values = (text(corporation.as_str()), accounts.to_vec(), level);
        self.write_people(values, |tx, (corporation, accounts, level)| {
            Box::pin(async move {
                for mut user in lock_users(tx, corporation, accounts).await? {
                    if user.admin == AdminLevel::Default {
                        return Err(PeopleError::DefaultAdmin(user.account));
                    }
                    user.admin = *level;
                    PersonRow::new(&user, None)?.update(tx).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

/// Reads these people and keeps others from changing them until the unit ends. They are taken in
/// one order by everybody, so that two units cannot each wait for the other.
async fn lock_users(tx: &mut AnyConnection, corporation: &str, accounts: &[String]) -> Result<Vec<User>, PeopleError> {
    let mut wanted: Vec<(String, &String)> = accounts.iter().map(|given| (account(given), given)).collect();
    wanted.sort();
    wanted.dedup_by(|a, b| a.0 == b.0);
    let mut users = Vec::with_capacity(wanted.len());
    for (key, given) in wanted {
        let rows: Vec<AnyRow> = sqlx::query(
            "UPDATE person SET uses = uses + 1 WHERE account = $1 AND corporation = $2 AND provider = 0 RETURNING body",
        )
        .bind(key)
        .bind(corporation)
        .fetch_all(&mut *tx)
        .await
        .map_err(StoreError::from)?;
        let Some(row) = rows.first() else { return Err(PeopleError::NoSuchUser(given.clone())) };
        users.push(body("user", row, 0)?);
    }
    Ok(users)
}

/// Removes a person or a device: sign-ins and personal rooms too; other rooms become nobody's.
pub(crate) async fn delete_user(tx: &mut AnyConnection, vault: &Vault, id: &UserId) -> Result<(), StoreError> {
    let rows = sqlx::query("SELECT id, body FROM room WHERE owner = $1 ORDER BY id")
        .bind(text(id.as_str()))
        .fetch_all(&mut *tx)
        .await?;
    for row in rows {
        let room = crate::rooms::row::open(vault, &row, 0)?;
        match room.kind {
            RoomKind::Personal => {
                let gone = sqlx::query("DELETE FROM room WHERE id = $1").bind(text(room.id.as_str()));
                gone.execute(&mut *tx).await?;
            }
            RoomKind::Cloud | RoomKind::Webinar => unassign(tx, vault, room).await?,
        }
    }
    // Sessions and everything else that is his alone goes with him, as the tables say.
    let gone = sqlx::query("DELETE FROM person WHERE id = $1 RETURNING corporation").bind(text(id.as_str()));
    if let Some(row) = gone.fetch_optional(&mut *tx).await? {
        let corporation: String = get(&row, 0)?;
        let seq = roster::advance(tx, &corporation).await?;
        roster::note_gone(tx, &corporation, seq, id.as_str()).await?;
    }
    Ok(())
}
