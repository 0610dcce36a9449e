//! Who is meant by whatever a request names people with.

use crate::sql::{MOST_ROWS, account, get, list, statement, text};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, UserId};
use sqlx::AnyConnection;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Whatever a request names one person with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// His ID.
    pub user: Option<String>,
    /// His account.
    pub account: Option<String>,
    /// His third-party ID.
    pub third_account: Option<String>,
    /// The number of his app.
    pub number: Option<String>,
}

/// The columns that people are found by, in the order in which they count.
const COLUMNS: [&str; 4] = ["id", "account", "third_account", "number"];

impl Who {
    /// His names as the columns hold them.
    fn keys(&self) -> [Option<String>; 4] {
        [
            self.user.as_deref().map(text),
            self.account.as_deref().map(account),
            self.third_account.as_deref().map(text),
            self.number.as_deref().map(text),
        ]
    }
}

impl Store {
    /// The third-party IDs of these people of the corporation, of those who have one.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn third_accounts(
        &self,
        corporation: &CorporationId,
        users: &[UserId],
    ) -> Result<HashMap<UserId, String>, StoreError> {
        let mut found = HashMap::new();
        let mut loan = self.read().await?;
        for part in users.chunks(MOST_ROWS) {
            let names = list(2, part.len());
            let sql = format!(
                "SELECT id, third_account FROM person \
                 WHERE corporation = $1 AND third_account IS NOT NULL AND id IN ({names})"
            );
            let query = statement(sql, part.len()).bind(text(corporation.as_str()));
            let query = part.iter().fold(query, |query, user| query.bind(text(user.as_str())));
            for row in query.fetch_all(&mut *loan).await? {
                found.insert(UserId::new(get::<String>(&row, 0)?), get(&row, 1)?);
            }
        }
        loan.keep();
        Ok(found)
    }

    /// Which of these accounts are taken, in whichever corporation; as they are compared.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn taken_accounts(&self, accounts: &[String]) -> Result<HashSet<String>, StoreError> {
        let mut found = HashSet::new();
        let mut loan = self.read().await?;
        for part in accounts.chunks(MOST_ROWS) {
            let sql = format!("SELECT account FROM person WHERE account IN ({})", list(1, part.len()));
            let query = part.iter().fold(statement(sql, part.len()), |query, name| query.bind(account(name)));
            for row in query.fetch_all(&mut *loan).await? {
                found.insert(get(&row, 0)?);
            }
        }
        loan.keep();
        Ok(found)
    }

    /// The numbers of these people's personal rooms.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn personal_numbers(&self, users: &[UserId]) -> Result<HashMap<UserId, String>, StoreError> {
        let mut found = HashMap::new();
        let mut loan = self.read().await?;
        for part in users.chunks(MOST_ROWS) {
            let names = list(1, part.len());
            let sql = format!("SELECT owner, number FROM room WHERE kind = 0 AND owner IN ({names})");
            let query = statement(sql, part.len());
            let query = part.iter().fold(query, |query, user| query.bind(text(user.as_str())));
            for row in query.fetch_all(&mut *loan).await? {
                found.insert(UserId::new(get::<String>(&row, 0)?), get(&row, 1)?);
            }
        }
        loan.keep();
        Ok(found)
    }

    /// For each of `who`, the person of the corporation that the first of his names that anybody
    /// has belongs to: ID, account, third-party ID, number.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn resolve(&self, corporation: &CorporationId, who: &[Who]) -> Result<Vec<Option<UserId>>, StoreError> {
        let keys: Vec<_> = who.iter().map(Who::keys).collect();
        let mut found: Vec<HashMap<String, String>> = Vec::with_capacity(COLUMNS.len());
        let mut loan = None;
        for (place, column) in COLUMNS.into_iter().enumerate() {
            let wanted: BTreeSet<&str> = keys.iter().filter_map(|keys| keys[place].as_deref()).collect();
            let mut owners = HashMap::new();
            if !wanted.is_empty() {
                let connection = match &mut loan {
                    Some(loan) => loan,
                    none => none.insert(self.read().await?),
                };
                look_up(connection, corporation, column, &wanted, &mut owners).await?;
            }
            found.push(owners);
        }
        if let Some(loan) = loan {
            loan.keep();
        }
        let owner = |keys: &[Option<String>; 4]| {
            let mut names = keys.iter().zip(&found);
            names.find_map(|(key, owners)| owners.get(key.as_deref()?).cloned()).map(UserId::new)
        };
        Ok(keys.iter().map(owner).collect())
    }
}

async fn look_up(
    connection: &mut AnyConnection,
    corporation: &CorporationId,
    column: &'static str,
    wanted: &BTreeSet<&str>,
    owners: &mut HashMap<String, String>,
) -> Result<(), StoreError> {
    let wanted: Vec<&str> = wanted.iter().copied().collect();
    for part in wanted.chunks(MOST_ROWS) {
        let names = list(2, part.len());
        let sql = format!("SELECT {column}, id FROM person WHERE corporation = $1 AND {column} IN ({names})");
        let query = statement(sql, part.len()).bind(text(corporation.as_str()));
        let query = part.iter().fold(query, |query, name| query.bind((*name).to_owned()));
        for row in query.fetch_all(&mut *connection).await? {
            owners.insert(get(&row, 0)?, get(&row, 1)?);
        }
    }
    Ok(())
}
