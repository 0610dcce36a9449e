//! Everybody in the corporation as a CSV file.

use super::import::COLUMNS;
use crate::app::App;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use convoca_booking::{DepartmentCode, User};
use convoca_directory::Tree;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use std::sync::Arc;

/// `GET /v1/convoca/members/export`.
pub(super) async fn export_users(State(app): State<Arc<App>>, Admin(caller): Admin) -> Result<Response, Refusal> {
    let corporation = &caller.corporation;
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let mut people = Vec::new();
    app.store.each_user(&corporation.id, |user| people.push(user)).await?;
    people.sort_by(|a, b| a.account.cmp(&b.account));
    let file = written(&tree, &people).map_err(|error| Refusal::fault("a list could not be written", &error))?;
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=people.csv")];
    Ok((headers, file).into_response())
}

fn written(tree: &Tree, people: &[User]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for user in people {
        let department = &user.profile.department;
        // The root is where people are of whom nothing else is said.
        let path = if *department == DepartmentCode::root() { String::new() } else { tree.name_path(department) };
        writer.write_record([
            user.account.as_str(),
            &user.name,
            &user.email,
            &user.phone,
            &path,
            &user.profile.title,
            user.third_account.as_deref().unwrap_or(""),
            if user.disabled { "1" } else { "0" },
        ])?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
