//! Tokens that chain the steps: sealed, so nothing is kept for who only asks.

use crate::app::App;
use crate::clock;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoca_store::StoreError;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a slider and what it is exchanged for are good.
pub(super) const GOOD_FOR: SignedDuration = SignedDuration::from_mins(5);

/// Which step a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Step {
    /// Putting the piece at this place, in pixels from the left.
    Slide { x: u32 },
    /// Asking for a code.
    Ask,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    step: Step,
    user: String,
    until: Timestamp,
}

/// A token for this step of whom `user` names.
///
/// # Errors
/// A [`StoreError`] when it cannot be sealed.
pub(super) fn token(app: &App, step: Step, user: &str) -> Result<String, StoreError> {
    let sealed = Sealed { step, user: user.to_lowercase(), until: clock::now() + GOOD_FOR };
    let text = serde_json::to_vec(&sealed).map_err(|_| StoreError::Unstorable("step"))?;
    Ok(URL_SAFE_NO_PAD.encode(app.store.vault().seal("step", "", text)?))
}

/// The step that a token is for, if it is ours, still good, and for whom `user` names.
pub(super) fn opened(app: &App, token: &str, user: &str) -> Option<Step> {
    let sealed = URL_SAFE_NO_PAD.decode(token).ok()?;
    let text = app.store.vault().open("step", "", &sealed).ok()?;
    let Sealed { step, user: whose, until } = serde_json::from_slice(&text).ok()?;
    (whose == user.to_lowercase() && until > clock::now()).then_some(step)
}
