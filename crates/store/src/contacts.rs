//! People outside the corporation: everybody's own contacts, and the corporation's.

use crate::people::PeopleError;
use crate::sql::{body, get, json, pattern, searchable, signed, text, unsigned};
use crate::{Page, Store, StoreError};
use convoca_booking::{CorporationId, UserId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody outside the corporation. Texts that are not known are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// ID, random.
    pub id: String,
    /// Whose contact; `None`: the corporation's.
    pub owner: Option<UserId>,
    /// Name.
    pub name: String,
    /// Phone number.
    pub phone: String,
    /// Country of the phone number.
    pub country: String,
    /// Another number.
    pub other_number: String,
    /// Country of the other number.
    pub other_country: String,
    /// E-mail address.
    pub email: String,
    /// Company.
    pub company: String,
    /// Department there.
    pub department: String,
    /// Position there.
    pub position: String,
    /// Address.
    pub address: String,
    /// Remarks.
    pub remarks: String,
    /// A number that the corporation has for him.
    pub custom_number: String,
    /// When it was written.
    pub changed_at: Timestamp,
}

/// Which part of which contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactQuery {
    /// Whose own contacts are among them.
    pub owner: Option<UserId>,
    /// Whether the corporation's are among them.
    pub shared: bool,
    /// What is looked for in names, numbers and addresses.
    pub search: Option<String>,
    /// How many to skip.
    pub offset: u64,
    /// Most on the page.
    pub limit: u32,
}

/// An owner that nobody is.
const NOBODY: &str = "";

impl Store {
    /// Adds a contact, unless there are `most` of its owner already: then `false`.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn add_contact(
        &self,
        corporation: &CorporationId,
        contact: &Contact,
        most: u64,
    ) -> Result<bool, StoreError> {
        let values = (text(corporation.as_str()), contact.clone(), most);
        self.write(values, |tx, (corporation, contact, most)| {
            Box::pin(async move {
                let owner = contact.owner.as_ref().map(|owner| text(owner.as_str()));
                let count =
                    sqlx::query("SELECT COUNT(*) FROM contact WHERE corporation = $1 AND COALESCE(owner, '') = $2")
                        .bind(corporation.as_str())
                        .bind(owner.clone().unwrap_or_else(|| NOBODY.to_owned()))
                        .fetch_one(&mut *tx)
                        .await?;
                if unsigned(get(&count, 0)?) >= *most {
                    return Ok(false);
                }
                let Contact { id, name, phone, other_number, email, company, .. } = contact;
                sqlx::query(
                    "INSERT INTO contact (id, corporation, owner, place, search, body) VALUES ($1, $2, $3, $4, $5, $6)",
                )
                .bind(text(id))
                .bind(corporation.as_str())
                .bind(owner)
                .bind(text(&format!("{}\n{id}", name.to_lowercase())))
                .bind(searchable(&[name, phone, other_number, email, company]))
                .bind(json("contact", contact)?)
                .execute(tx)
                .await?;
                Ok(true)
            })
        })
        .await
    }

    /// A part of the corporation's contacts that `query` lets through, by name.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_contacts(
        &self,
        corporation: &CorporationId,
        query: &ContactQuery,
    ) -> Result<Page<Contact>, StoreError> {
        // Everything matches "%", so one text serves with and without a search.
        let pattern = query.search.as_deref().map_or_else(|| "%".to_owned(), pattern);
        let owner = query.owner.as_ref().map_or_else(|| NOBODY.to_owned(), |owner| text(owner.as_str()));
        let mut loan = self.read().await?;
        let count = sqlx::query(
            r"SELECT COUNT(*) FROM contact WHERE corporation = $1 AND (owner = $2 OR (owner IS NULL AND $3 = 1))
              AND search LIKE $4 ESCAPE '\'",
        )
        .bind(text(corporation.as_str()))
        .bind(owner.clone())
        .bind(i64::from(query.shared))
        .bind(pattern.clone())
        .fetch_one(&mut *loan)
        .await?;
        let rows = sqlx::query(
            r"SELECT body FROM contact WHERE corporation = $1 AND (owner = $2 OR (owner IS NULL AND $3 = 1))
              AND search LIKE $4 ESCAPE '\' ORDER BY place LIMIT $5 OFFSET $6",
        )
        .bind(text(corporation.as_str()))
        .bind(owner)
        .bind(i64::from(query.shared))
        .bind(pattern)
        .bind(i64::from(query.limit))
        .bind(signed(query.offset))
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        let items = rows.iter().map(|row| body("contact", row, 0)).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }

    /// Removes all of these contacts, or none: the person's own, and, where `shared`, the corporation's.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchUser`] with the ID of one that there is not.
    pub async fn delete_contacts(
        &self,
        corporation: &CorporationId,
        owner: &UserId,
        shared: bool,
        ids: &[String],
    ) -> Result<(), PeopleError> {
        let values = (text(corporation.as_str()), text(owner.as_str()), i64::from(shared), ids.to_vec());
        self.write(values, |tx, (corporation, owner, shared, ids)| {
            Box::pin(async move {
                for id in ids {
                    let done = sqlx::query(
                        "DELETE FROM contact WHERE id = $1 AND corporation = $2 \
                         AND (owner = $3 OR (owner IS NULL AND $4 = 1))",
                    )
                    .bind(text(id))
                    .bind(corporation.as_str())
                    .bind(owner.as_str())
                    .bind(*shared)
                    .execute(&mut *tx)
                    .await
                    .map_err(StoreError::from)?;
                    if done.rows_affected() == 0 {
                        return Err(PeopleError::NoSuchUser(id.clone()));
                    }
                }
                Ok(())
            })
        })
        .await
    }
}
