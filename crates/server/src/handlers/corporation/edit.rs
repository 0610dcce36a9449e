//! Change one of the provider's corporations or its default administrator. What is absent stays.

use super::wire::{self, AdminEdit, ProfileEdit, Switches};
use crate::app::App;
use crate::handlers::fields::{self, Segment};
use crate::http::{Json, Provider, Refusal};
use axum::extract::State;
use convoca_contract::corporation::EditCorporationRequest;
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/sp/corp/{id}`.
pub(super) async fn edit_corporation(
    State(app): State<Arc<App>>,
    Provider(_): Provider,
    Segment(id): Segment,
    Json { value: body, .. }: Json<EditCorporationRequest>,
) -> Result<StatusCode, Refusal> {
    let mut basics = fields::value(body.basic_info, "basicInfo", "an object")?.unwrap_or_default();
    let name = wire::name(std::mem::take(&mut basics.name))?;
    let profile = ProfileEdit::read(basics)?;
    let switches = Switches::read(body.property_info)?;
    let admin = fields::value(body.admin_info, "adminInfo", "an object")?.map(AdminEdit::read).transpose()?;
    let corporation = super::find(&app, &id).await?;
    if let Some(admin) = admin
        && let Some(mut user) = app.store.default_admin(&corporation.id).await?
    {
        admin.apply(&mut user);
        app.store.update_user(&user).await?;
    }
    let changed = app.store.change_corporation(&corporation.id, move |corporation| {
        if let Some(name) = &name {
            corporation.name.clone_from(name);
        }
        profile.apply(&mut corporation.profile);
        switches.apply(corporation);
    });
    changed.await?.map(|_| StatusCode::OK).ok_or_else(super::unknown)
}
