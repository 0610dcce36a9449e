//! The department that a device stands in.

use crate::app::App;
use crate::http::Refusal;
use convoca_booking::{Corporation, DepartmentCode};
use convoca_contract::codes;
use convoca_directory::department::Tree;
use convoca_store::StoreError;
use std::collections::HashMap;

/// The corporation's departments.
///
/// # Errors
/// A [`StoreError`].
pub(super) async fn departments(app: &App, corporation: &Corporation) -> Result<Tree, StoreError> {
    app.store.departments(&corporation.id, &corporation.name).await
}

/// The department that a request names; the root when it names none.
///
/// # Errors
/// Status 400 when there is none of this code.
pub(super) async fn find(
    app: &App,
    corporation: &Corporation,
    code: Option<String>,
) -> Result<DepartmentCode, Refusal> {
    let Some(code) = code.map(DepartmentCode::new).filter(|code| *code != DepartmentCode::root()) else {
        return Ok(DepartmentCode::root());
    };
    let known = departments(app, corporation).await?.get(&code).is_some();
    if known { Ok(code) } else { Err(Refusal::bad(codes::USG_PARAM_INVALID, format!("there is no department {code}"))) }
}

/// Names of departments by code: its own, and with those above it.
pub(super) struct Names(HashMap<DepartmentCode, (String, String)>, Tree);

impl Names {
    /// Those of this tree.
    pub(super) fn of(tree: Tree) -> Self {
        Self(HashMap::new(), tree)
    }

    /// The names of one department.
    pub(super) fn get(&mut self, code: &DepartmentCode) -> (String, String) {
        let Self(known, tree) = self;
        let name = || (tree.get(code).map(|found| found.name.clone()).unwrap_or_default(), tree.name_path(code));
        known.entry(code.clone()).or_insert_with(name).clone()
    }
}
