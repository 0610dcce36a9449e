//! Single sign-on: each corporation's settings, found by the corporation or by the domain that people
//! type, and which sign-ins that went elsewhere have come back.
//!
//! The secret is sealed. Whether settings make sense is decided in `convoca-directory`.

use crate::sql::{get, json, noun, text};
use crate::{Store, StoreError, Vault};
use convoca_booking::CorporationId;
use convoca_directory::{Provider, SignOn};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

/// A corporation's settings with what belongs to them.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptSignOn {
    /// Whose they are.
    pub corporation: CorporationId,
    /// The settings.
    pub settings: SignOn,
    /// The provider that they lead to.
    pub provider: Provider,
    /// The secret that the provider knows this server by, or empty.
    pub secret: String,
}

impl std::fmt::Debug for KeptSignOn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeptSignOn").field("corporation", &self.corporation).finish_non_exhaustive()
    }
}

#[derive(Serialize, Deserialize)]
struct Body {
    settings: SignOn,
    provider: Provider,
}

impl Store {
    /// Keeps a corporation's settings in place of those it had; `false` when another has the domain.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn set_sign_on(&self, kept: &KeptSignOn) -> Result<bool, StoreError> {
        let corporation = text(kept.corporation.as_str());
        let KeptSignOn { settings, provider, secret, .. } = kept.clone();
        let sealed = match secret.is_empty() {
            true => None,
            false => Some(self.vault.seal("sign_on", &corporation, secret.into_bytes())?),
        };
        let domain = Some(text(&settings.domain)).filter(|domain| !domain.is_empty());
        let values = (corporation, domain, sealed, json("sign-on", &Body { settings, provider })?);
        let done = self
            .write(values, |tx, (corporation, domain, sealed, body)| {
                Box::pin(async move {
                    sqlx::query(
                        "INSERT INTO sign_on (corporation, domain, secret, body) VALUES ($1, $2, $3, $4) \
                         ON CONFLICT (corporation) DO UPDATE SET domain = excluded.domain, \
                         secret = excluded.secret, body = excluded.body",
                    )
                    .bind(corporation.clone())
                    .bind(domain.clone())
                    .bind(sealed.clone())
                    .bind(body.clone())
                    .execute(tx)
                    .await?;
                    Ok::<_, StoreError>(())
                })
            })
            .await;
        match done {
            Ok(()) => Ok(true),
            Err(error) if error.clash().is_some() => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// A corporation's settings, if it has any.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn sign_on(&self, corporation: &CorporationId) -> Result<Option<KeptSignOn>, StoreError> {
        let sql = "SELECT s.corporation, s.secret, s.body FROM sign_on s JOIN corporation c ON c.id = s.corporation \
                   WHERE s.corporation = $1 AND c.doomed = 0";
        self.one_sign_on(sql, text(corporation.as_str())).await
    }

    /// The settings of the corporation with this domain, in any case of letters.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn sign_on_by_domain(&self, domain: &str) -> Result<Option<KeptSignOn>, StoreError> {
        let sql = "SELECT s.corporation, s.secret, s.body FROM sign_on s JOIN corporation c ON c.id = s.corporation \
                   WHERE s.domain = $1 AND c.doomed = 0";
        self.one_sign_on(sql, text(&domain.to_ascii_lowercase())).await
    }

    async fn one_sign_on(&self, sql: &'static str, value: String) -> Result<Option<KeptSignOn>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query(sql).bind(value).fetch_optional(&mut *loan).await?;
        loan.keep();
        row.map(|row| kept(&self.vault, &row)).transpose()
    }

    /// Uses up the state of a sign-in that comes back; `false` when it has come back before. `hash` is
    /// remembered until `until`, after which the state counts for nothing anyway.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn use_up_sign_on(&self, hash: &[u8; 32], until: Timestamp) -> Result<bool, StoreError> {
        self.write((*hash, until.as_millisecond()), |tx, (hash, until)| {
            Box::pin(async move {
                let done = sqlx::query("INSERT INTO sign_on_used (hash, until) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                    .bind(hash.as_slice())
                    .bind(*until)
                    .execute(tx)
                    .await?;
                Ok(done.rows_affected() == 1)
            })
        })
        .await
    }
}

fn kept(vault: &Vault, row: &AnyRow) -> Result<KeptSignOn, StoreError> {
    let corporation: String = get(row, 0)?;
    let Body { settings, provider } = noun("sign-on", get::<&str>(row, 2)?.as_bytes())?;
    let secret = match get::<Option<Vec<u8>>>(row, 1)? {
        None => String::new(),
        Some(sealed) => String::from_utf8(vault.open("sign_on", &corporation, &sealed)?)
            .map_err(|_| StoreError::Damaged("sign-on"))?,
    };
    Ok(KeptSignOn { corporation: CorporationId::new(corporation), settings, provider, secret })
}
