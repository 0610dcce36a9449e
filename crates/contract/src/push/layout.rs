//! The layout that is shown.

use serde::{Deserialize, Serialize};

/// Payload of [`Topic::Layout`](super::Topic::Layout). The fields that begin with `portal` say the same
/// as those without: nobody else sets layouts here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomLayout {
    /// Name of the arrangement, such as `Six`; empty while no layout was set.
    pub mode: String,
    /// The same.
    pub portal_mode: String,
    /// What is in the panes.
    pub pic_infos: Vec<Pane>,
    /// The same, with names.
    pub user_pic_infos: Vec<Pane>,
    /// Where the panes are.
    pub pic_layout: Grid,
    /// The same.
    pub portal_pic_layout: Grid,
    /// 0 automatic, 1 by hand.
    pub pic_mode: u8,
    /// The same.
    pub portal_pic_mode: u8,
    /// Panes.
    pub pic_num: u32,
    /// The same.
    pub portal_pic_num: u32,
    /// The first pane.
    pub active_index: u32,
    /// The same.
    pub portal_active_index: u32,
    /// Seconds between several people in a pane.
    pub period: u32,
    /// The same.
    pub portal_period: u32,
    /// Whether panes without anybody are left out.
    pub skip_empty_pic: bool,
    /// The same.
    pub portal_skip_empty_pic: bool,
    /// Whether who speaks is shown, 0 or 1.
    pub vas: u8,
    /// Whether it is what the host alone looks at, 0 or 1.
    pub is_chair_view_multi_pic: u8,
}

/// What is in a pane.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pane {
    /// Its number, from 1.
    pub index: u32,
    /// Call numbers of those in it.
    pub id: Vec<String>,
    /// They, as participants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pic_user_list: Vec<PaneUser>,
    /// 1 for their shared screen, 0 for their camera.
    pub share: u8,
    /// Whether whoever is in the meeting takes turns in it.
    pub is_auto_polling_pic: bool,
}

/// Somebody in a pane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaneUser {
    /// `pid`.
    pub user_id: String,
}

/// Where panes are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Grid {
    /// Cells across.
    pub x: u32,
    /// Cells down.
    pub y: u32,
    /// The panes.
    pub sub_pic_layout_info_list: Vec<GridPane>,
}

/// Where a pane is, in cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GridPane {
    /// Its number, from 1.
    pub id: u32,
    /// Cells to the left of it.
    pub left: u32,
    /// Cells above it.
    pub top: u32,
    /// Cells across.
    pub x_size: u32,
    /// Cells down.
    pub y_size: u32,
}
