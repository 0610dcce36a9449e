//! What is remembered of what people and programs do.

use convoca_booking::Deed;
use convoca_conference::{Action, ParticipantId, Recording, Stage, View};

/// What is remembered of an action, to whom it was done, and whether something was turned on; `None` for
/// what people do for themselves and for what changes nothing that anybody sees.
pub(super) fn deed(action: &Action) -> Option<(Deed, Option<ParticipantId>, Option<bool>)> {
    use Deed::{Ask, Cohost, Host, Mute, MuteAll, Rule, Show};
    let one = |ids: &[ParticipantId]| ids.first().copied();
    Some(match action {
        Action::Admit { participant } => (Deed::Admit, *participant, None),
        Action::Refuse { participant } => (Deed::Admit, Some(*participant), Some(false)),
        Action::Remove { participant } => (Deed::Remove, Some(*participant), None),
        Action::RemoveAll { participants } => (Deed::Remove, one(participants), None),
        Action::SendBack { participant } => (Deed::SendBack, Some(*participant), None),
        Action::SendBackAll { participants } => (Deed::SendBack, one(participants), None),
        Action::Mute { participant } => (Mute, Some(*participant), Some(true)),
        Action::Unmute { participant } => (Mute, Some(*participant), Some(false)),
        Action::MuteAll { muted, .. } => (MuteAll, None, Some(*muted)),
        Action::Stop { participant, .. } => (Deed::StopSource, Some(*participant), None),
        Action::AskFor { participant, .. } => (Ask, Some(*participant), Some(true)),
        Action::Withdraw { participant, .. } => (Ask, Some(*participant), Some(false)),
        Action::SetCohost { participant, cohost } => (Cohost, Some(*participant), Some(*cohost)),
        Action::HandOver { participant } => (Host, Some(*participant), None),
        Action::ClaimHost => (Host, None, Some(true)),
        Action::ReleaseHost { participant } => (Host, Some(*participant), Some(false)),
        Action::Rename { participant: Some(one), .. } => (Deed::Rename, Some(*one), None),
        Action::Hand { participant: Some(one), raised } => (Deed::Hand, Some(*one), Some(*raised)),
        Action::Hands { participants, raised } => (Deed::Hand, one(participants), Some(*raised)),
        Action::Lock { locked } => (Deed::Lock, None, Some(*locked)),
        Action::WaitingRoom { enabled } => (Deed::WaitingRoom, None, Some(*enabled)),
        Action::AllowUnmute { allowed } => (Rule, None, Some(*allowed)),
        Action::AllowRecord { participant, allowed } => (Rule, Some(*participant), Some(*allowed)),
        Action::AdmitAudience { admitted } => (Rule, None, Some(*admitted)),
        Action::Pause { paused } => (Rule, None, Some(*paused)),
        Action::LetSpeak { participant, allowed } => (Ask, Some(*participant), Some(*allowed)),
        Action::SetShare { .. } | Action::SetChat { .. } | Action::SetRules(_) => (Rule, None, None),
        Action::ExtendItself { minutes } => (Rule, None, Some(*minutes > 0)),
        Action::SetStage { stage } => match stage {
            Stage::Free => (Show, None, Some(false)),
            Stage::Broadcast(one) | Stage::RollCall(one) => (Show, Some(*one), Some(true)),
            Stage::Voice { .. } | Stage::Layout(_) => (Show, None, Some(true)),
        },
        Action::SetLayout { .. } => (Show, None, Some(true)),
        Action::SetView { participant, view } => (Deed::View, *participant, Some(*view != View::Free)),
        Action::LockView { participant, locked } => (Deed::View, Some(*participant), Some(*locked)),
        Action::Record { recording } => (Deed::Record, None, Some(*recording == Recording::On)),
        Action::Stream { on } => (Deed::Stream, None, Some(*on)),
        Action::End => (Deed::End, None, None),
        // What comes of the calls is remembered for each, and a new end when it is there.
        Action::Invite { .. } | Action::Extend { .. } => return None,
        Action::Rename { participant: None, .. }
        | Action::Hand { participant: None, .. }
        | Action::FindAudience { .. }
        | Action::Uninvite { .. }
        | Action::SaveLayout { .. }
        | Action::DeleteLayout { .. }
        | Action::Media { .. }
        | Action::Chat { .. }
        | Action::React { .. }
        | Action::Leave => return None,
    })
}
