//! Who is in a meeting, and who waits to be.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What there is to say about somebody: keys of [`key`] and values, all of them texts. In an increment
/// what has not changed may be left out, except [`key::NAME`] and [`key::ACCOUNT`].
pub type Info = BTreeMap<String, String>;

/// An entry of [`Topic::Participants`](super::Topic::Participants).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantEntry {
    /// He.
    pub pid: String,
    /// [`REFRESH`](super::REFRESH) or [`REMOVE`](super::REMOVE).
    pub mode: u8,
    /// What there is to say about him.
    #[serde(default)]
    pub pinfo_map: Info,
}

/// An entry of [`Topic::WaitingList`](super::Topic::WaitingList).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaitingEntry {
    /// He; the same once he is in.
    pub pid: String,
    /// [`REFRESH`](super::REFRESH) or [`REMOVE`](super::REMOVE).
    pub mode: u8,
    /// Why he waits no more: 0 he has gone or was turned away, 1 he was admitted.
    pub del_type: u8,
    /// What there is to say about him.
    #[serde(default)]
    pub pinfo_map: Info,
}

/// Keys of [`Info`].
pub mod key {
    /// Name.
    pub const NAME: &str = "NAME";
    /// Call number.
    pub const TEL: &str = "TEL";
    /// 1 host, 0 ordinary.
    pub const ROLE: &str = "ROLE";
    /// 0 in the meeting, 1 being called.
    pub const STATE: &str = "STATE";
    /// 1 hand up.
    pub const HAND: &str = "HAND";
    /// 1 muted.
    pub const MUTE: &str = "MUTE";
    /// 1 takes part with video, as `video` of the snapshot has it.
    pub const VIDEO: &str = "VIDEO";
    /// 1 is shown to everybody.
    pub const BROADCAST: &str = "BROADCAST";
    /// 1 is shown to everybody, because his name is called.
    pub const ROLLCALL: &str = "ROLLCALL";
    /// 1 shares a screen.
    pub const SHARE: &str = "SHARE";
    /// Since when he is in, or waits, in ms since 1970.
    pub const ADDTIME: &str = "ADDTIME";
    /// 1 is not signed in.
    pub const ANONYMOUS: &str = "ANONYMOUS";
    /// 1 may record in the client.
    pub const LOCALREC: &str = "LOCALREC";
    /// `Desktop`, `Mobile`, `Pad` or `OtherType`.
    pub const CLIENT_LOGIN_TYPE: &str = "CLIENT_LOGIN_TYPE";
    /// The same in the other spelling of the vendor's.
    pub const CLICENT_LOGIN_TYPE: &str = "CLICENT_LOGIN_TYPE";
    /// What he looks at: 0 nothing of his own, 1 the layout, 2 somebody.
    pub const VIEW_TYPE: &str = "VIEW_TYPE";
    /// Corporation of one who is signed in.
    pub const ORG_ID: &str = "ORG_ID";
    /// User of one who is signed in.
    pub const ACCOUNT_ID: &str = "ACCOUNT_ID";
    /// Account of one who is signed in.
    pub const ACCOUNT: &str = "ACCOUNT";
    /// Third-party ID of one who is signed in.
    pub const THIRDACCOUNT: &str = "THIRDACCOUNT";
    /// 1 co-host.
    pub const IS_COHOST: &str = "IS_COHOST";
    /// 1 camera on.
    pub const CAMERASTATE: &str = "CAMERASTATE";
    /// 1 may not choose what he looks at.
    pub const LOCKED_VIEW: &str = "LOCKED_VIEW";
    /// 1 may record in the client.
    pub const ALLOW_CLIENT_REC: &str = "ALLOW_CLIENT_REC";
    /// 1 is asked to share.
    pub const INVITE_SHARE_STATE: &str = "INVITE_SHARE_STATE";
    /// What his client calls itself.
    pub const USER_AGENT: &str = "USER_AGENT";
    /// Of one who waits: 0 waits, 1 was admitted.
    pub const WAITINGSTATE: &str = "WAITINGSTATE";
}
