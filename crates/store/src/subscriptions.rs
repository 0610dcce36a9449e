//! Where events are pushed to: one address for each corporation, and one for each provider.
//!
//! The key that pushes are signed with is sealed. Whether an address may be pushed to is not decided
//! here.

use crate::sql::{body, get, json, text, time};
use crate::{Store, StoreError};
use convoca_booking::CorporationId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

/// Whose events are pushed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubscriptionOwner {
    /// Those of a corporation.
    Corporation(CorporationId),
    /// Those of every corporation; this is the provider's ID.
    Provider(String),
}

impl SubscriptionOwner {
    fn column(&self) -> String {
        match self {
            Self::Corporation(id) => format!("c:{}", text(id.as_str())),
            Self::Provider(id) => format!("p:{}", text(id)),
        }
    }

    fn from_column(column: &str) -> Option<Self> {
        match column.split_at_checked(2)? {
            ("c:", id) => Some(Self::Corporation(CorporationId::new(id))),
            ("p:", id) => Some(Self::Provider(id.to_owned())),
            _ => None,
        }
    }
}

/// Whether events are pushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionStatus {
    /// They are.
    Enabled,
    /// They are not, or not yet.
    Disabled,
    /// They are not, by order.
    Locked,
}

impl SubscriptionStatus {
    /// Its number: 0 enabled, 1 disabled, 2 locked.
    pub fn number(self) -> i64 {
        match self {
            Self::Enabled => 0,
            Self::Disabled => 1,
            Self::Locked => 2,
        }
    }

    /// From its number.
    pub fn from_number(number: i64) -> Option<Self> {
        [Self::Enabled, Self::Disabled, Self::Locked].into_iter().find(|status| status.number() == number)
    }
}

/// Where events are pushed to.
#[derive(Clone, PartialEq, Eq)]
pub struct Subscription {
    /// ID.
    pub id: String,
    /// Whose events.
    pub owner: SubscriptionOwner,
    /// What the subscriber calls himself.
    pub subscriber: String,
    /// Address.
    pub url: String,
    /// Whether they are pushed.
    pub status: SubscriptionStatus,
    /// When it was made.
    pub created_at: Timestamp,
    /// Key that pushes are signed with.
    pub key: String,
}

impl std::fmt::Debug for Subscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Subscription").field("id", &self.id).field("owner", &self.owner).finish_non_exhaustive()
    }
}

/// What of a subscription lies open and is not searched.
#[derive(Serialize, Deserialize)]
struct Body {
    subscriber: String,
    url: String,
}

const COLUMNS: &str = "id, owner, status, created_at, body, subscriber_key";

impl Store {
    /// Adds a subscription; `false` when its owner has one already or its ID is taken.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn insert_subscription(&self, subscription: &Subscription) -> Result<bool, StoreError> {
        let id = text(&subscription.id);
        let Subscription { subscriber, url, .. } = subscription.clone();
        let values = (
            subscription.owner.column(),
            subscription.status.number(),
            subscription.created_at.as_millisecond(),
            json("subscription", &Body { subscriber, url })?,
            self.vault.seal("subscription", &id, subscription.key.clone().into_bytes())?,
            id,
        );
        self.write(values, |tx, (owner, status, created_at, body, key, id)| {
            Box::pin(async move {
                let query = sqlx::query(
                    "INSERT INTO subscription (id, owner, status, created_at, body, subscriber_key) \
                     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                )
                .bind(id.as_str())
                .bind(owner.as_str())
                .bind(*status);
                let done = query.bind(*created_at).bind(body.as_str()).bind(key.as_slice()).execute(tx).await?;
                Ok(done.rows_affected() == 1)
            })
        })
        .await
    }

    /// The owner's subscription.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn subscription_of(&self, owner: &SubscriptionOwner) -> Result<Option<Subscription>, StoreError> {
        Ok(self.find_subscriptions("owner = $1", owner.column()).await?.pop())
    }

    /// The subscription with this ID, whoever owns it.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn subscription(&self, id: &str) -> Result<Option<Subscription>, StoreError> {
        Ok(self.find_subscriptions("id = $1", text(id)).await?.pop())
    }

    /// Where the corporation's events are pushed to now: the enabled ones of its own and of
    /// providers, oldest first.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn subscriptions_for(&self, corporation: &CorporationId) -> Result<Vec<Subscription>, StoreError> {
        let owner = SubscriptionOwner::Corporation(corporation.clone()).column();
        // `;` comes after `:`, so this is the range of providers.
        self.find_subscriptions("status = 0 AND (owner = $1 OR (owner >= 'p:' AND owner < 'p;'))", owner).await
    }

    async fn find_subscriptions(
        &self,
        condition: &'static str,
        value: String,
    ) -> Result<Vec<Subscription>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM subscription WHERE {condition} ORDER BY created_at, id");
        let mut loan = self.read().await?;
        let rows = crate::sql::statement(sql, 1).bind(value).fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| self.read_subscription(row)).collect()
    }

    /// Enables, disables or locks the owner's subscription; `false` when he has none with this ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn set_subscription_status(
        &self,
        owner: &SubscriptionOwner,
        id: &str,
        status: SubscriptionStatus,
    ) -> Result<bool, StoreError> {
        self.write((text(id), owner.column(), status.number()), |tx, (id, owner, status)| {
            Box::pin(async move {
                let query = sqlx::query("UPDATE subscription SET status = $3 WHERE id = $1 AND owner = $2");
                let done = query.bind(id.as_str()).bind(owner.as_str()).bind(*status).execute(tx).await?;
                Ok(done.rows_affected() == 1)
            })
        })
        .await
    }

    /// Removes the owner's subscription; `false` when he has none with this ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn delete_subscription(&self, owner: &SubscriptionOwner, id: &str) -> Result<bool, StoreError> {
        self.write((text(id), owner.column()), |tx, (id, owner)| {
            Box::pin(async move {
                let query = sqlx::query("DELETE FROM subscription WHERE id = $1 AND owner = $2");
                Ok(query.bind(id.as_str()).bind(owner.as_str()).execute(tx).await?.rows_affected() == 1)
            })
        })
        .await
    }

    fn read_subscription(&self, row: &AnyRow) -> Result<Subscription, StoreError> {
        let damaged = || StoreError::Damaged("subscription");
        let id: String = get(row, 0)?;
        let key = self.vault.open("subscription", &id, get(row, 5)?)?;
        let Body { subscriber, url } = body("subscription", row, 4)?;
        Ok(Subscription {
            owner: SubscriptionOwner::from_column(get(row, 1)?).ok_or_else(damaged)?,
            status: SubscriptionStatus::from_number(get(row, 2)?).ok_or_else(damaged)?,
            created_at: time(row, 3)?,
            key: String::from_utf8(key).map_err(|_| damaged())?,
            id,
            subscriber,
            url,
        })
    }
}
