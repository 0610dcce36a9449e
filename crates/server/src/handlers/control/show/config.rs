//! Rules of a running meeting.

use crate::handlers::Done;
use crate::handlers::control::fields::{switch, switch_if_given};
use crate::http::{Controller, Json, Refusal};
use convoca_conference::{Action, ChatRule, EntryRule, RecordRule, RuleChanges, ShareRule};
use convoca_contract::control::show::{LockRequest, RunningConfigRequest};
use convoca_contract::{Given, codes};

/// `PUT /v1/mmc/control/conferences/lock`.
pub(super) async fn lock_meeting(
    controller: Controller,
    Json { value: body, .. }: Json<LockRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    controller.act(Action::Lock { locked: switch(body.is_lock, "isLock")? }).await
}

/// `PUT /v1/mmc/control/conferences/updateStartedConfConfig`.
pub(super) async fn update_running_config(
    controller: Controller,
    Json { value: body, .. }: Json<RunningConfigRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    controller.act(Action::SetRules(changes(body)?)).await
}

fn changes(body: RunningConfigRequest) -> Result<RuleChanges, Refusal> {
    // There is no audience yet, so its rule is only checked.
    one_of(body.audience_call_in_restriction, "audienceCallInRestriction", [(0, ()), (2, ())])?;
    let share = switch_if_given(body.lock_sharing, "lockSharing")?;
    Ok(RuleChanges {
        locked: switch_if_given(body.is_lock, "isLock")?,
        may_unmute: switch_if_given(body.allow_unmute_by_oneself, "allowUnmuteByOneself")?,
        may_rename: switch_if_given(body.allow_rename, "allowRename")?,
        may_show: switch_if_given(body.allow_open_camera, "allowOpenCamera")?,
        may_take_over: switch_if_given(body.free_share, "freeShare")?,
        share: share.map(|locked| if locked { ShareRule::Hosts } else { ShareRule::Everybody }),
        chat: one_of(
            body.chat_permission,
            "chatPermission",
            [(1, ChatRule::Nobody), (2, ChatRule::Private), (3, ChatRule::Public), (4, ChatRule::Everybody)],
        )?,
        record: one_of(
            body.client_rec_mode,
            "clientRecMode",
            [(0, RecordRule::Hosts), (1, RecordRule::Everybody), (2, RecordRule::Some)],
        )?,
        entry: one_of(
            body.call_in_restriction,
            "callInRestriction",
            [(0, EntryRule::Everybody), (2, EntryRule::Corporation), (3, EntryRule::Invited)],
        )?,
    })
}

/// What one of the vendor's numbers stands for.
fn one_of<T: Copy, const N: usize>(given: Given<i64>, name: &str, known: [(i64, T); N]) -> Result<Option<T>, Refusal> {
    let wrong = || {
        let numbers: Vec<_> = known.iter().map(|(number, _)| number.to_string()).collect();
        Refusal::bad(codes::PARAM_INVALID, format!("{name} must be one of {}", numbers.join(", ")))
    };
    let Some(number) = given.into_result().map_err(|_| wrong())? else { return Ok(None) };
    known.iter().find(|(one, _)| *one == number).map(|(_, value)| Some(*value)).ok_or_else(wrong)
}
