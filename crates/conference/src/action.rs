//! What people and programs do in a meeting.

use crate::{
    ChatRule, Invitee, Layout, ParticipantId, Reaction, Recording, RuleChanges, SavedLayout, ShareRule, Source, Stage,
    View,
};
use std::sync::Arc;

/// What somebody does. Where a person is left out, the comment says who is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Says what is on; what is left out stays. All of it is refused when a part is.
    Media {
        /// Microphone.
        microphone: Option<bool>,
        /// Camera.
        camera: Option<bool>,
        /// Screen, with its sound.
        screen: Option<bool>,
    },
    /// Writes to everybody or to one person.
    Chat {
        /// To whom alone.
        to: Option<ParticipantId>,
        /// Text, 1 to [`LONGEST_CHAT`](crate::LONGEST_CHAT) characters.
        text: String,
    },
    /// Raises or lowers a hand; somebody else's may be lowered by a host, and raised by a program. Not
    /// the host's own ([`Refused::IsHost`](crate::Refused::IsHost)) by a program.
    Hand {
        /// Up or down.
        raised: bool,
        /// Whose; left out: one's own.
        participant: Option<ParticipantId>,
    },
    /// Host, co-host: lowers hands, or as a program raises them: all of them or none.
    Hands {
        /// Up or down.
        raised: bool,
        /// Whose.
        participants: Vec<ParticipantId>,
    },
    /// Shows a reaction.
    React {
        /// Which.
        reaction: Reaction,
    },
    /// Gives oneself, or as a host somebody else, another name.
    Rename {
        /// Whose; left out: one's own.
        participant: Option<ParticipantId>,
        /// Name, 1 to [`LONGEST_NAME`](crate::LONGEST_NAME) characters.
        name: String,
    },
    /// Becomes host; the host until then becomes a guest. The caller has checked the password.
    /// Brings one in who waits.
    ClaimHost,
    /// Leaves for good. The one action, besides [`Action::ClaimHost`], of somebody who waits.
    Leave,
    /// Host, co-host: lets somebody in from the waiting room.
    Admit {
        /// Whom; left out: all, as far as there is room.
        participant: Option<ParticipantId>,
    },
    /// Host, co-host: turns somebody away from the waiting room.
    Refuse {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: sends a guest with a client back into the waiting room, which must be on.
    SendBack {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: mutes one person.
    Mute {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: gives one person who was muted by a host his microphone back. Who had turned it off
    /// himself is only asked; nobody is made to be heard.
    Unmute {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: mutes everybody but host and co-hosts, those who come later too, or takes that back
    /// and gives who was muted by a host his microphone back.
    MuteAll {
        /// Muted or not.
        muted: bool,
        /// Whether they may unmute themselves; left out: as before.
        may_unmute: Option<bool>,
    },
    /// Host, co-host: says whether guests may unmute themselves. Mutes nobody by itself.
    AllowUnmute {
        /// Whether they may.
        allowed: bool,
    },
    /// Host, co-host: asks somebody to turn microphone or camera on or to share a screen. He may then
    /// once, even where guests may not.
    AskFor {
        /// Whom.
        participant: ParticipantId,
        /// Microphone, camera or screen.
        source: Source,
    },
    /// Host, co-host: takes it back that somebody was asked; nothing happens when he was not.
    Withdraw {
        /// Whom.
        participant: ParticipantId,
        /// Microphone, camera or screen.
        source: Source,
    },
    /// Host, co-host: turns somebody's camera or screen off.
    Stop {
        /// Whose.
        participant: ParticipantId,
        /// Camera or screen.
        source: Source,
    },
    /// Host: makes a guest with a client co-host, or a co-host guest.
    SetCohost {
        /// Whom.
        participant: ParticipantId,
        /// Whether he is one.
        cohost: bool,
    },
    /// Host: makes somebody else with a client host and becomes a guest.
    HandOver {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host: makes the host a guest, so that there is none.
    ReleaseHost {
        /// The host; [`Refused::WrongState`](crate::Refused::WrongState) for anybody else.
        participant: ParticipantId,
    },
    /// As [`Action::Remove`] for each: all of them or none.
    RemoveAll {
        /// Whom.
        participants: Vec<ParticipantId>,
    },
    /// As [`Action::SendBack`] for each: all of them or none.
    SendBackAll {
        /// Whom.
        participants: Vec<ParticipantId>,
    },
    /// Host, co-host: shows everybody something.
    SetStage {
        /// What.
        stage: Stage,
    },
    /// Host, co-host: notes a layout.
    SetLayout {
        /// The layout.
        layout: Layout,
        /// Shows it as well.
        show: bool,
    },
    /// Host, co-host: remembers a layout as long as the meeting lasts, in place of one with its ID.
    SaveLayout {
        /// The layout.
        saved: SavedLayout,
    },
    /// Host, co-host: forgets one.
    DeleteLayout {
        /// Its ID.
        id: Arc<str>,
    },
    /// Host, co-host: decides what one person with a client looks at.
    SetView {
        /// Whose; left out: the host's.
        participant: Option<ParticipantId>,
        /// What.
        view: View,
    },
    /// Host, co-host: whether he may look at something else.
    LockView {
        /// Whose.
        participant: ParticipantId,
        /// Whether he may not.
        locked: bool,
    },
    /// Host, co-host: lets one person record in the client, or not, whatever the rule.
    AllowRecord {
        /// Whom.
        participant: ParticipantId,
        /// Whether he may.
        allowed: bool,
    },
    /// Host, co-host: moves the end.
    Extend {
        /// By how many minutes, at least one.
        minutes: u16,
    },
    /// Host, co-host: has the meeting extend itself at its end while somebody is in.
    ExtendItself {
        /// By how many minutes each time; 0: not any more.
        minutes: u16,
    },
    /// Host, co-host: changes rules.
    SetRules(RuleChanges),
    /// Host, co-host: puts people on the list of those who are invited, and has them called.
    Invite {
        /// They, each with a new ID for the call.
        people: Vec<(ParticipantId, Invitee)>,
    },
    /// Host, co-host: takes people off that list; who of them is called is not any more, and who is in
    /// is put out.
    Uninvite {
        /// Number, and the ID of the participant or the call where there is one.
        people: Vec<(Arc<str>, Option<ParticipantId>)>,
    },
    /// Host: puts out anybody else. Co-host: puts out a guest.
    Remove {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: locks or unlocks the meeting.
    Lock {
        /// Whether it is locked.
        locked: bool,
    },
    /// Host, co-host: turns the waiting room on or off. Who waits when it is turned off comes in,
    /// as far as there is room; the others follow as places become free.
    WaitingRoom {
        /// Whether it is on.
        enabled: bool,
    },
    /// Host, co-host: says who may share a screen. Screens that may not be shared any more stop.
    SetShare {
        /// Who.
        who: ShareRule,
    },
    /// Host, co-host: says who may chat.
    SetChat {
        /// Who.
        who: ChatRule,
    },
    /// Host, co-host of a webinar: lets the audience in, or has those who come from now on wait.
    AdmitAudience {
        /// Whether it is let in.
        admitted: bool,
    },
    /// Host, co-host of a webinar: has the audience see and hear nothing for the time being, or go on.
    Pause {
        /// Whether it does not.
        paused: bool,
    },
    /// Host, co-host of a webinar: lets one of the audience speak, or not any more.
    LetSpeak {
        /// Whom.
        participant: ParticipantId,
        /// Whether he may.
        allowed: bool,
    },
    /// Host, co-host of a webinar: looks for people of the audience by name;
    /// [`Notice::AudienceFound`](crate::Notice::AudienceFound) follows.
    FindAudience {
        /// Part of the name, whatever its case; empty: anybody.
        name: String,
    },
    /// Host, co-host: begins, interrupts or ends the recording on the server; nothing happens when it is
    /// so already.
    Record {
        /// What it shall be.
        recording: Recording,
    },
    /// Host, co-host: begins or ends the live stream; nothing happens when it is so already.
    Stream {
        /// Whether it goes out.
        on: bool,
    },
    /// Host: ends the meeting for all.
    End,
}
