//! How good connections are.

use serde::{Deserialize, Serialize};

/// An entry of [`Topic::NetCondition`](super::Topic::NetCondition). What is not known is left out; all
/// but `bandwidth` are texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NetCondition {
    /// `pid`.
    #[serde(rename = "participantID")]
    pub participant_id: String,
    /// [`REFRESH`](super::REFRESH) or [`REMOVE`](super::REMOVE).
    pub mode: u8,
    /// How good, 1 (hardly usable) to 5 (excellent).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_info: Option<String>,
    /// Round trip in ms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay: Option<String>,
    /// Jitter in ms from the participant to the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jitter: Option<String>,
    /// Jitter in ms from the server to the participant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_jitter: Option<String>,
    /// Codec of voices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio_codec_type: Option<String>,
    /// Codec of pictures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_codec_type: Option<String>,
    /// Voices from the server to the participant, in 100 bit/s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flux_in: Option<String>,
    /// His voice to the server, in 100 bit/s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flux_out: Option<String>,
    /// Loss of his voice on the way to the server, in 0.01 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_packet_rate: Option<String>,
    /// Loss of voices on the way to him, in 0.01 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio_out_loss_packet_rate: Option<String>,
    /// Loss of his picture on the way to the server, in 0.01 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_in_loss_packet_rate: Option<String>,
    /// Loss of pictures on the way to him, in 0.01 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_out_loss_packet_rate: Option<String>,
    /// Loss of his screen on the way to the server, in 0.01 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assist_video_in_loss_packet_rate: Option<String>,
    /// Loss of screens on the way to him, in 0.01 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assist_video_out_loss_packet_rate: Option<String>,
    /// Pictures from the server to the participant, in 100 bit/s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_flux_in: Option<String>,
    /// His picture to the server, in 100 bit/s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_flux_out: Option<String>,
    /// Screens from the server to the participant, in 100 bit/s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assist_video_flux_in: Option<String>,
    /// His screen to the server, in 100 bit/s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assist_video_flux_out: Option<String>,
    /// What his line carries, in kbit/s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bandwidth: Option<i64>,
}
