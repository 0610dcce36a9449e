//! How good people's lines were: meetings and participants with what was bad, the course of one
//! participant's figures, and the thresholds.
//!
//! Alarms are `YES` or `NO`. Figures are integers in milliseconds, per cent or kbit/s as said; what was
//! not measured at some time has no element for it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A meeting that is or was held, with what was bad of anybody's line at any time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QosConferenceInfo {
    /// ID of the holding.
    #[serde(rename = "confUUID")]
    pub conf_uuid: String,
    /// ID of the meeting.
    #[serde(rename = "conferenceID")]
    #[schema(examples("936120447"))]
    pub conference_id: String,
    /// Subject.
    pub subject: String,
    /// Name of who booked it. The vendor's spelling.
    pub scheduser_name: String,
    /// His department, if he was invited with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name: Option<String>,
    /// Whether anything was bad.
    #[schema(examples("YES"))]
    pub alarm: String,
    /// Whether audio was.
    #[schema(examples("NO"))]
    pub audio_alarm: String,
    /// Whether cameras were.
    #[schema(examples("YES"))]
    pub video_alarm: String,
    /// Whether shared screens were.
    #[schema(examples("NO"))]
    pub screen_alarm: String,
    /// Whether a processor was too busy.
    #[schema(examples("NO"))]
    pub cpu_alarm: String,
    /// Number of its time zone.
    #[serde(rename = "timeZoneID")]
    #[schema(examples("26"))]
    pub time_zone_id: String,
    /// When it began, in milliseconds since 1970.
    #[schema(examples(1_935_489_600_000_i64))]
    pub start_time: i64,
    /// When it ended, or is planned to, in milliseconds since 1970.
    pub end_time: i64,
    /// How long it was held, in minutes; 0 while it is.
    pub duration: i64,
    /// How many have taken part; who left and came in again counts twice.
    pub participants: i64,
    /// Always false: there are no webinars.
    pub webinar: bool,
}

/// One stay of somebody in a meeting, with what was bad of his line at any time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QosParticipantInfo {
    /// ID of the holding.
    #[serde(rename = "confUUID")]
    pub conf_uuid: String,
    /// ID of the meeting.
    #[serde(rename = "conferenceID")]
    pub conference_id: String,
    /// ID of the participant.
    #[serde(rename = "participantID")]
    pub participant_id: String,
    /// The user, if he was signed in.
    #[serde(rename = "userUUID", skip_serializing_if = "Option::is_none")]
    pub user_uuid: Option<String>,
    /// Name shown in the meeting.
    pub display_name: String,
    /// His department, if he was invited with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name: Option<String>,
    /// `WEB`, `MOBILE` (a browser on a phone or tablet) or `OTHER` (a program).
    #[schema(examples("WEB"))]
    pub terminal_type: String,
    /// `host` or `guest`, when he came in.
    #[schema(examples("guest"))]
    pub role: String,
    /// What his client calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_version: Option<String>,
    /// When he came in, in milliseconds since 1970.
    pub join_time: i64,
    /// When he left, in milliseconds since 1970; 0 while he is in.
    pub left_time: i64,
    /// His operating system, as far as his client tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("Windows"))]
    pub system_info: Option<String>,
    /// Whether anything was bad.
    #[schema(examples("YES"))]
    pub alarm: String,
    /// Whether the audio was that he sent.
    pub audio_alarm_send: String,
    /// Whether the camera was that he sent.
    pub video_alarm_send: String,
    /// Whether the screen was that he sent.
    pub screen_alarm_send: String,
    /// Whether the audio was that he received.
    pub audio_alarm_rec: String,
    /// Whether the cameras were that he received.
    pub video_alarm_rec: String,
    /// Whether the screens were that he received.
    pub screen_alarm_rec: String,
    /// Whether his processor was too busy.
    pub cpu_alarm: String,
    /// Always 0.
    pub left_reason: i64,
    /// Whether anything was measured of him.
    pub exist_qos: bool,
}

/// The course of one participant's figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QosDetail {
    /// The participant.
    pub user: QosParticipantInfo,
    /// His figures.
    pub qos: QosInfo,
}

/// Figures of what was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QosInfo {
    /// `audio`, `video`, `screen` or `cpu`.
    #[serde(rename = "type")]
    #[schema(examples("video"))]
    pub kind: String,
    /// What he sent; not for `cpu`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send: Option<QosSendReceiveInfo>,
    /// What he received; not for `cpu`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receive: Option<QosSendReceiveInfo>,
    /// His processor, for `cpu` alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu: Option<QosCpuInfo>,
}

/// Figures of one medium in one direction, each in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QosSendReceiveInfo {
    /// Bit rate, in kbit/s.
    pub bitrate: Vec<QosDataNoThrElement>,
    /// Round trip, in milliseconds.
    pub latency: Vec<QosDataElement>,
    /// Jitter, in milliseconds.
    pub jitter: Vec<QosDataElement>,
    /// Packets lost, in per cent.
    pub packet_loss_max: Vec<QosDataElement>,
    /// Size of the picture, such as `1280*720`.
    pub resolution: Vec<QosDataNoThrElement>,
    /// Pictures a second.
    pub frame: Vec<QosDataNoThrElement>,
}

/// How busy a processor was, in per cent, in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QosCpuInfo {
    /// With the client.
    pub client_cpu_max: Vec<QosDataElement>,
    /// With everything.
    pub system_cpu_max: Vec<QosDataElement>,
}

/// A figure at some time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QosDataElement {
    /// When, in UTC.
    #[schema(examples("2031-05-01T08:00:10.000Z"))]
    pub time: String,
    /// What was measured.
    pub value: i64,
    /// Whether it was above the threshold.
    pub alarm: bool,
    /// The threshold at the time.
    pub threshold: i64,
}

/// A figure that has no threshold, at some time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QosDataNoThrElement {
    /// When, in UTC.
    pub time: String,
    /// What was measured.
    #[schema(examples("1280*720"))]
    pub value: String,
}

/// Thresholds of one kind: of audio, video and screen the first three, of processors the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QosThresholds {
    /// Round trip, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency: Option<ThresholdData>,
    /// Jitter, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jitter: Option<ThresholdData>,
    /// Packets lost, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packet_loss: Option<ThresholdData>,
    /// How busy the processor is with the client, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_cpu_max: Option<CpuThresholdData>,
    /// How busy the processor is with everything, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_cpu_max: Option<CpuThresholdData>,
}

/// A threshold of each direction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ThresholdData {
    /// Of what a participant receives.
    pub receiving: i64,
    /// The same where nothing was set.
    pub receiving_default: i64,
    /// Of what he sends.
    pub sending: i64,
    /// The same where nothing was set.
    pub sending_default: i64,
}

/// A threshold of processors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CpuThresholdData {
    /// In per cent.
    pub cpu: i64,
    /// The same where nothing was set.
    pub cpu_default: i64,
}

request! {
    /// New thresholds of one kind; what is absent stays as it is.
    pub struct SetQosThresholdRequest {
        /// Round trip, in milliseconds: of audio, video and screen.
        latency: SetThresholdData = "latency";
        /// Jitter, in milliseconds: of audio, video and screen.
        jitter: SetThresholdData = "jitter";
        /// Packets lost, in per cent: of audio, video and screen.
        packet_loss: SetPacketThresholdData = "packetLoss";
        /// How busy the processor is with the client, in per cent: of processors.
        client_cpu_max: SetCpuThresholdData = "clientCpuMax";
        /// How busy the processor is with everything, in per cent: of processors.
        system_cpu_max: SetCpuThresholdData = "systemCpuMax";
    }
}

request! {
    /// New thresholds of each direction, in milliseconds.
    pub struct SetThresholdData {
        /// Of what a participant receives.
        receiving: i64 = "receiving", minimum = 0, maximum = 10_000, example = 300;
        /// Of what he sends.
        sending: i64 = "sending", minimum = 0, maximum = 10_000, example = 300;
    }
}

request! {
    /// New thresholds of each direction, in per cent.
    pub struct SetPacketThresholdData {
        /// Of what a participant receives.
        receiving: i64 = "receiving", minimum = 0, maximum = 100, example = 10;
        /// Of what he sends.
        sending: i64 = "sending", minimum = 0, maximum = 100, example = 10;
    }
}

request! {
    /// A new threshold of processors.
    pub struct SetCpuThresholdData {
        /// In per cent.
        cpu: i64 = "cpu", minimum = 0, maximum = 100, example = 90;
    }
}

/// That thresholds were set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SetQosThresholdAnswer {
    /// Always `0`.
    #[schema(examples("0"))]
    pub code: String,
    /// Always `Success`.
    #[schema(examples("Success"))]
    pub message: String,
}

request! {
    /// Whose lines are asked for.
    pub struct NetworkQualityRequest {
        /// They; absent or empty: everybody's.
        users: Vec<NetworkQualityUser> = "users";
    }
}

request! {
    /// Somebody whose line is asked for.
    pub struct NetworkQualityUser {
        /// ID of the participant.
        pid: String = "pid", required = true, max_length = 64;
        /// Ignored.
        access_media_type: String = "accessMediaType", max_length = 64;
    }
}

/// How good lines are now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NetworkQuality {
    /// Always 0.
    pub return_code: i64,
    /// Always `Success`.
    #[schema(examples("Success"))]
    pub return_desc: String,
    /// Of everybody who was asked for and of whom something was measured in the last half minute.
    pub qos_list: Vec<UserQos>,
}

/// How good somebody's line is now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserQos {
    /// ID of the participant.
    #[serde(rename = "participantID")]
    pub participant_id: String,
    /// From `1` (hardly usable) to `5` (excellent).
    #[schema(examples("5"))]
    pub net_rate: String,
    /// All that he sends, in kbit/s.
    pub band_width_up: i64,
    /// All that he receives, in kbit/s.
    pub band_width_down: i64,
    /// Packets lost of what he sends, in 0.1 %, of the worst medium.
    pub lost_packet_rate_up: i64,
    /// Packets lost of what he receives, in 0.1 %, of the worst medium.
    pub lost_packet_rate_down: i64,
    /// Round trip, in milliseconds.
    pub delay: i64,
    /// Cameras.
    pub video_qos: MediaQos,
    /// Audio.
    pub audio_qos: MediaQos,
    /// Shared screens.
    pub aux_qos: MediaQos,
}

/// One medium in both directions, each empty or of one element: all of its streams together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MediaQos {
    /// To the server.
    pub up_list: Vec<Qos>,
    /// From the server.
    pub down_list: Vec<Qos>,
}

/// One medium in one direction. What is not known is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Qos {
    /// From `1` (hardly usable) to `5` (excellent).
    #[schema(examples("5"))]
    pub network_quality: String,
    /// Bit rate, in kbit/s.
    pub band_width: i64,
    /// Packets lost, in 0.1 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_packet_rate: Option<i64>,
    /// Round trip, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay: Option<i64>,
    /// Jitter, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jitter: Option<i64>,
    /// Height of the largest picture, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution_height: Option<i64>,
    /// Its width, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution_width: Option<i64>,
    /// Pictures a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame_rate: Option<i64>,
}
