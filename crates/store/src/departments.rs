//! Departments. The rules are those of [`Tree`]; what is decided here is that they hold whatever
//! happens at once, and that nobody is in a department that does not exist.

use crate::error::Failure;
use crate::sql::{body, json, text};
use crate::{Store, StoreError, corporations};
use convoca_booking::{CorporationId, DepartmentCode};
use convoca_directory::{Department, DepartmentDraft, DepartmentError, Tree};
use sqlx::AnyConnection;
use thiserror::Error;

/// What is to become of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DepartmentChange {
    /// It is added.
    Add(DepartmentCode, DepartmentDraft),
    /// It is changed.
    Edit(DepartmentCode, DepartmentDraft),
    /// It is removed.
    Remove(DepartmentCode),
}

/// Why departments are not changed.
#[derive(Debug, Error)]
pub enum DepartmentsError {
    /// It is against a rule.
    #[error(transparent)]
    Rule(#[from] DepartmentError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for DepartmentsError {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::Rule(_) => None,
        }
    }
}

impl Store {
    /// The corporation's departments, called `name` at the root unless it has another name.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn departments(&self, corporation: &CorporationId, name: &str) -> Result<Tree, StoreError> {
        let mut loan = self.read().await?;
        let tree = read(&mut loan, &text(corporation.as_str()), name).await?;
        loan.keep();
        Ok(tree)
    }

    /// Changes one of the corporation's departments. Changes of one corporation are made one after the
    /// other.
    ///
    /// # Errors
    /// [`DepartmentsError::Rule`], among them [`DepartmentError::Occupied`] when somebody or something
    /// is in a department that is to be removed.
    pub async fn change_department(
        &self,
        corporation: &CorporationId,
        change: DepartmentChange,
    ) -> Result<(), DepartmentsError> {
        self.write((text(corporation.as_str()), change), |tx, (corporation, change)| {
            Box::pin(async move {
                let name = corporations::lock(tx, corporation).await?.map(|found| found.name).unwrap_or_default();
                let tree = read(tx, corporation, &name).await?;
                match change {
                    DepartmentChange::Add(code, draft) => {
                        put(tx, corporation, &tree.added(code.clone(), draft.clone())?).await?;
                    }
                    DepartmentChange::Edit(code, draft) => {
                        put(tx, corporation, &tree.edited(code, draft.clone())?).await?;
                    }
                    DepartmentChange::Remove(code) => {
                        tree.may_remove(code)?;
                        remove(tx, corporation, code).await?;
                    }
                }
                Ok(())
            })
        })
        .await
    }
}

/// Keeps a department from being removed until the unit ends; `false` when there is none.
pub(crate) async fn hold(tx: &mut AnyConnection, corporation: &str, code: &str) -> Result<bool, StoreError> {
    // The root is there without a row, and stays.
    if code == DepartmentCode::root().as_str() {
        return Ok(true);
    }
    let done = sqlx::query("UPDATE department SET uses = uses + 1 WHERE corporation = $1 AND code = $2")
        .bind(corporation.to_owned())
        .bind(code.to_owned())
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

async fn read(connection: &mut AnyConnection, corporation: &str, name: &str) -> Result<Tree, StoreError> {
    let rows = sqlx::query("SELECT body FROM department WHERE corporation = $1")
        .bind(corporation.to_owned())
        .fetch_all(connection)
        .await?;
    let departments: Vec<Department> = rows.iter().map(|row| body("department", row, 0)).collect::<Result<_, _>>()?;
    Ok(Tree::new(name, departments))
}

async fn put(tx: &mut AnyConnection, corporation: &str, department: &Department) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO department (corporation, code, uses, body) VALUES ($1, $2, 0, $3) \
         ON CONFLICT (corporation, code) DO UPDATE SET body = $3",
    )
    .bind(corporation.to_owned())
    .bind(text(department.code.as_str()))
    .bind(json("department", department)?)
    .execute(tx)
    .await?;
    Ok(())
}

async fn remove(tx: &mut AnyConnection, corporation: &str, code: &DepartmentCode) -> Result<(), DepartmentsError> {
    let code = text(code.as_str());
    // Whoever is about to put somebody into it has done so by now, or finds it gone.
    hold(tx, corporation, &code).await?;
    let somebody = sqlx::query("SELECT id FROM person WHERE corporation = $1 AND department = $2 LIMIT 1")
        .bind(corporation.to_owned())
        .bind(code.clone())
        .fetch_optional(&mut *tx)
        .await
        .map_err(StoreError::from)?;
    if somebody.is_some() {
        return Err(DepartmentError::Occupied.into());
    }
    sqlx::query("DELETE FROM department WHERE corporation = $1 AND code = $2")
        .bind(corporation.to_owned())
        .bind(code)
        .execute(tx)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}
