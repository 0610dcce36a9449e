//! Change a user. What is absent stays, and so does the number of his personal room, whatever `vmrId`
//! says: people have it in their diaries.

use super::find::{self, By};
use super::profile::ProfileFields;
use super::{add, refusal, view};
use crate::app::App;
use crate::clock;
use crate::handlers::fields::{self, Segment};
use crate::http::{Admin, Json, Query, Refusal};
use axum::extract::State;
use convoca_booking::{AdminLevel, User};
use convoca_contract::given::Given;
use convoca_contract::user::{UpdateUserRequest, UserDetail};
use std::sync::Arc;

/// `PUT /v1/usg/dcs/corp/member/{account}`.
pub(super) async fn update_user(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(name): Segment,
    query: Query,
    Json { value: body, .. }: Json<UpdateUserRequest>,
) -> Result<axum::Json<UserDetail>, Refusal> {
    let mut user = find::find(&app, &caller.corporation.id, &name, By::of(&query)?).await?;
    let was_disabled = user.disabled;
    apply(body, &mut user)?;
    user.profile.changed_at = Some(clock::now());
    app.store.update_user(&user).await?;
    if user.disabled != was_disabled {
        let accounts = [user.account.clone()];
        app.store.set_users_disabled(&caller.corporation.id, &accounts, user.disabled).await?;
    }
    Ok(axum::Json(view::detail(&app, user, &caller.corporation).await?))
}

fn apply(body: UpdateUserRequest, user: &mut User) -> Result<(), Refusal> {
    if let Some(name) = fields::text(body.name, "name", super::LONGEST_NAME)? {
        user.name = name;
    }
    if let Some(email) = fields::text(body.email, "email", super::LONGEST_ACCOUNT)? {
        if !add::is_address(&email) {
            return Err(fields::wrong("email", "must be an e-mail address"));
        }
        user.email = email;
    }
    if let Some(phone) = add::checked_phone(fields::text(body.phone, "phone", super::LONGEST_PHONE)?)? {
        user.phone = phone;
    }
    let given = ProfileFields {
        english_name: body.english_name,
        department: body.dept_code,
        title: body.title,
        signature: body.signature,
        description: body.desc,
        country: body.country,
        sort_level: body.sort_level,
        hide_phone: body.hide_phone,
        function: Given::Absent,
    };
    given.apply(&mut user.profile)?;
    if let Some(status) = fields::number(body.status, "status", 0..=1)? {
        if status == 1 && user.admin == AdminLevel::Default {
            return Err(refusal::default_admin_stays());
        }
        user.disabled = status == 1;
    }
    Ok(())
}
