//! The state of a meeting that is not about one person.

use super::layout::Pane;
use serde::{Deserialize, Serialize};

words! {
    /// Where a meeting is.
    pub enum State {
        /// It is booked.
        Schedule = "Schedule",
        /// It is being held.
        Created = "Created",
        /// It is over.
        Destroyed = "Destroyed",
    }
}

words! {
    /// What everybody is shown.
    pub enum Mode {
        /// What each chooses.
        Free = "FREE",
        /// A layout.
        Fixed = "FIXED",
        /// Somebody whose name is called.
        RollCall = "ROLLCALL",
        /// Somebody.
        Broadcast = "BROADCAST",
    }
}

/// Payload of [`Topic::DynamicInfo`](super::Topic::DynamicInfo). Switches are 0 or 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DynamicInfo {
    /// Where the meeting is.
    pub state: State,
    /// When it ends, in ms since 1970.
    pub end_time: String,
    /// What everybody is shown.
    pub mode: Mode,
    /// Whether who speaks is shown.
    pub vas: u8,
    /// Whether no more guests come in by themselves.
    pub lock: u8,
    /// Whether all were muted.
    pub mute: u8,
    /// Whether guests may unmute themselves.
    pub can_unmute: u8,
    /// Whether only hosts may share.
    pub lock_sharing: u8,
    /// Whether the host looks at something of his own choice.
    pub chair_view: u8,
    /// Panes of the layout.
    pub pic_num: u32,
    /// Panes of views of single people that are in use.
    pub part_view_num: u32,
    /// The most of them.
    pub max_part_view_num: u32,
    /// Whether it is being recorded.
    pub rec_state: u8,
    /// Whether anything was recorded.
    pub rec_occurred: u8,
    /// The layout.
    pub multi_pic: MultiPic,
    /// Chat group.
    #[serde(rename = "confIMGroupId")]
    pub conf_im_group_id: String,
    /// Whether nobody may write.
    pub forbidden_chat: u8,
    /// Who may write: 1 nobody, 2 privately, 3 publicly, 4 both.
    pub chat_permission: u8,
    /// Subtitles.
    pub real_time_subtitle: u8,
    /// Whether sharing can be set.
    pub enable_share_setting: u8,
    /// Who may come in: 0 everybody, 2 the corporation, 3 who is invited.
    pub call_in_restriction: u8,
    /// The same for an audience.
    pub audience_call_in_restriction: u8,
    /// Interpretation.
    pub simultaneous_interpretation: u8,
    /// Languages of it.
    pub lan_channels: Vec<String>,
    /// Whether an audience may come in.
    pub allow_audience: u8,
    /// Whether a webinar is paused.
    pub pause: bool,
    /// Who may record in the client: 0 hosts, 1 everybody, 2 some.
    pub client_rec_mode: u8,
    /// Whether newcomers wait.
    pub waiting_room_state: u8,
    /// Whether guests may change their name.
    pub allow_rename: u8,
    /// Whether guests may turn their camera on.
    pub allow_open_camera: u8,
    /// Whether one may share while another does.
    pub free_share: u8,
}

/// A layout in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiPic {
    /// What is in its panes.
    pub pic_infos: Vec<Pane>,
    /// How many there are.
    pub pic_num: u32,
    /// Seconds between several people in a pane.
    pub period: u32,
}
