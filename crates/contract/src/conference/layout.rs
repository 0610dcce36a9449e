//! The layout of a running meeting.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Current layout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MultiPicDisplay {
    /// 0 automatic, 1 by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manual_set: Option<i64>,
    /// Arrangement of panes, such as `Single` or `Three-2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_type: Option<String>,
    /// What is in the panes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscriber_in_pics: Option<Vec<PicInfo>>,
    /// Seconds between the people that share a pane.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub switch_time: Option<i64>,
    /// A grid of one's own (reserved).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pic_layout_info: Option<PicLayoutInfo>,
}

/// One pane.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PicInfo {
    /// Number of the pane, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i64>,
    /// SIP numbers of those in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Vec<String>>,
    /// 0 camera, 1 shared screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<i64>,
}

/// A grid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PicLayoutInfo {
    /// Cells across.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<i64>,
    /// Cells down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<i64>,
    /// The panes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_pic_layout_info_list: Option<Vec<SubPicLayoutInfo>>,
}

/// A pane of a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubPicLayoutInfo {
    /// Number of the pane.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// Cells to the left of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<i64>,
    /// Cells above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top: Option<i64>,
    /// Cells across.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x_size: Option<i64>,
    /// Cells down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y_size: Option<i64>,
}
