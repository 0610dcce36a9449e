//! A request turned into what its sender does in the conference.

use crate::live::words::{chat_from, reaction_from, recording_from, share_from, source_from, stage_from, who};
use convoca_conference::Action;
use convoca_signalling::Ask;

/// What the ask does in the conference; `None` for those that the conference does not see.
pub(super) fn action(ask: Ask) -> Option<Action> {
    Some(match ask {
        Ask::Media { microphone, camera, screen } => Action::Media { microphone, camera, screen },
        Ask::Chat { to, text } => Action::Chat { to: to.as_ref().map(who), text },
        Ask::Hand { raised, participant } => Action::Hand { raised, participant: participant.as_ref().map(who) },
        Ask::React { reaction } => Action::React { reaction: reaction_from(reaction) },
        Ask::Rename { participant, name } => Action::Rename { participant: participant.as_ref().map(who), name },
        Ask::Leave {} => Action::Leave,
        Ask::Admit { participant } => Action::Admit { participant: participant.as_ref().map(who) },
        Ask::Refuse { participant } => Action::Refuse { participant: who(&participant) },
        Ask::SendBack { participant } => Action::SendBack { participant: who(&participant) },
        Ask::Mute { participant: Some(one) } => Action::Mute { participant: who(&one) },
        Ask::Mute { participant: None } => Action::MuteAll { muted: true, may_unmute: None },
        Ask::Unmute { participant: Some(one) } => Action::Unmute { participant: who(&one) },
        Ask::Unmute { participant: None } => Action::MuteAll { muted: false, may_unmute: None },
        Ask::SetStage { stage } => Action::SetStage { stage: stage_from(stage) },
        Ask::Extend { minutes } => Action::Extend { minutes },
        Ask::AllowUnmute { allowed } => Action::AllowUnmute { allowed },
        Ask::AskFor { participant, source } => {
            Action::AskFor { participant: who(&participant), source: source_from(source) }
        }
        Ask::Stop { participant, source } => {
            Action::Stop { participant: who(&participant), source: source_from(source) }
        }
        Ask::SetCohost { participant, cohost } => Action::SetCohost { participant: who(&participant), cohost },
        Ask::HandOver { participant } => Action::HandOver { participant: who(&participant) },
        Ask::Remove { participant } => Action::Remove { participant: who(&participant) },
        Ask::Lock { locked } => Action::Lock { locked },
        Ask::WaitingRoom { enabled } => Action::WaitingRoom { enabled },
        Ask::SetShare { who } => Action::SetShare { who: share_from(who) },
        Ask::SetChat { who } => Action::SetChat { who: chat_from(who) },
        Ask::AdmitAudience { admitted } => Action::AdmitAudience { admitted },
        Ask::Pause { paused } => Action::Pause { paused },
        Ask::LetSpeak { participant, allowed } => Action::LetSpeak { participant: who(&participant), allowed },
        Ask::FindAudience { name } => Action::FindAudience { name },
        Ask::Stream { on } => Action::Stream { on },
        Ask::Record { recording } => Action::Record { recording: recording_from(recording) },
        Ask::End {} => Action::End,
        Ask::Enter { .. }
        | Ask::Join { .. }
        | Ask::Offer { .. }
        | Ask::View { .. }
        | Ask::Stats { .. }
        | Ask::ClaimHost { .. }
        | Ask::Ping {} => return None,
    })
}
