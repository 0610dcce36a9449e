//! Say what numbers are doing: whether whoever has them can be rung, and is in a meeting.

use crate::app::App;
use crate::handlers::fields;
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_booking::UserKind;
use convoca_contract::device::NumberStatus;
use convoca_store::Who;
use std::sync::Arc;

/// `POST /v1/usg/acs/ap/userstatus`.
pub(super) async fn show_numbers_status(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: numbers, .. }: Json<Vec<String>>,
) -> Result<axum::Json<Vec<NumberStatus>>, Refusal> {
    let (numbers, id) = (fields::names(numbers)?, &caller.corporation.id);
    let who: Vec<Who> = numbers.iter().map(|number| Who { number: Some(number.clone()), ..Who::default() }).collect();
    let found = app.store.resolve(id, &who).await?;
    let mut shown = Vec::with_capacity(numbers.len());
    for (number, user) in numbers.into_iter().zip(found) {
        let reached = user.as_ref().is_some_and(|user| app.calls.reaches(user));
        let owner = match &user {
            Some(user) => app.store.user(id, user).await?,
            None => None,
        };
        let call = match owner.map(|owner| owner.kind) {
            Some(UserKind::Device(_)) if app.store.meeting_of_number(id, &number).await?.is_some() => 2,
            Some(UserKind::Device(_)) => i64::from(reached),
            _ => 3,
        };
        shown.push(NumberStatus { number, reg_status: i64::from(!reached).to_string(), call_status: call.to_string() });
    }
    Ok(axum::Json(shown))
}
