//! Recording and streaming a running meeting, and what was recorded.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// Whether the meeting is recorded.
    pub struct RecordRequest {
        /// 1: it is; 0: it is not.
        is_record: i64 = "isRecord", required = true, minimum = 0, maximum = 1;
    }
}

request! {
    /// Whether the meeting is recorded, or stands still.
    pub struct MmrRecordRequest {
        /// 0: it stands still; 1: it is recorded; 2: it is not.
        record_type: i64 = "recordType", required = true, minimum = 0, maximum = 2;
    }
}

request! {
    /// Whether the meeting is streamed live.
    pub struct StreamRequest {
        /// 1: it is; 0: it is not.
        is_live: i64 = "isLive", required = true, minimum = 0, maximum = 1;
    }
}

request! {
    /// Whether the meeting is streamed live.
    pub struct MmrStreamRequest {
        /// 1: it is; 0: it is not.
        live_state: i64 = "liveState", required = true, minimum = 0, maximum = 1;
    }
}

request! {
    /// Whose recording, and which part of it.
    pub struct RecordInfoRequest {
        /// ID of the holding.
        conf_uuid: String = "confUUID", required = true;
        /// Segments to skip; absent: none.
        segment_offset: i64 = "segmentOffset", minimum = 0;
        /// Most segments; absent: 20.
        segment_limit: i64 = "segmentLimit", minimum = 1, maximum = 500;
    }
}

/// What a meeting was recorded into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecordingInfo {
    /// ID of the holding.
    #[serde(rename = "confUUID")]
    pub conf_uuid: String,
    /// Meeting ID.
    #[serde(rename = "confID")]
    #[schema(examples("900000001"))]
    pub conf_id: String,
    /// Where to watch.
    pub url: Vec<String>,
    /// How long it plays, in seconds.
    #[serde(rename = "rcdTime")]
    pub rcd_time: i64,
    /// Size of all its files, in megabytes (10⁶ bytes), rounded up.
    #[serde(rename = "rcdSize")]
    pub rcd_size: i64,
    /// Topic.
    pub subject: String,
    /// Who booked it. The spelling is the vendor's.
    #[serde(rename = "scheduserName")]
    pub scheduser_name: String,
    /// When the meeting began, in UTC.
    #[serde(rename = "startTime")]
    #[schema(examples("2031-05-02 12:00"))]
    pub start_time: String,
    /// It can be watched: nothing has to be transcoded afterwards.
    #[serde(rename = "isDecodeFinish")]
    pub is_decode_finish: bool,
    /// When that is expected, in milliseconds since 1970: when its last file was complete.
    #[serde(rename = "decodeEndTime")]
    pub decode_end_time: i64,
    /// There is something to watch.
    pub available: bool,
    /// Who may watch: 0 anyone with the link, 1 the corporation's people, 2 who took part.
    #[serde(rename = "recordAuthType")]
    pub record_auth_type: i64,
}

/// Where files can be fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DownloadsAnswer {
    /// By holding.
    pub record_urls: Vec<Downloads>,
}

/// Where the files of one holding can be fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Downloads {
    /// ID of the holding.
    pub conf_uuid: String,
    /// Its files.
    pub urls: Vec<Download>,
}

/// Where one file can be fetched, once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Download {
    /// For the header `Authorization`, as it is. Good for an hour, and used up by fetching.
    pub token: String,
    /// `Hd`: people, as in the meeting, or, where nothing else was recorded, all of it; `Aux`: the shared
    /// screen; `Sd`: both composed. Not the vendor's: `Microphone`, `Camera`, `Screen` and `ScreenAudio`, one
    /// person's track as it came, where the server keeps those.
    #[schema(examples("Hd"))]
    pub file_type: String,
    /// Where.
    pub url: String,
    /// Whose track it is, as he was called; not the vendor's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("Ana Prado"))]
    pub person: Option<String>,
}

/// What [`RecordingSegments`] comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecordInfoAnswer {
    /// `0`.
    #[schema(examples("0"))]
    pub code: String,
    /// `success`.
    #[schema(examples("success"))]
    pub message: String,
    /// The recording.
    pub data: RecordingSegments,
}

/// A meeting's recording, by segments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordingSegments {
    /// Topic.
    pub subject: String,
    /// When the meeting began, in UTC.
    #[schema(examples("2031-05-02 12:00"))]
    pub begin_time: String,
    /// Segments before these.
    pub segment_offset: i64,
    /// Most segments here.
    pub segment_limit: i64,
    /// All of them.
    pub segment_count: i64,
    /// They, in the order in which they were recorded.
    pub segment_list: Vec<Segment>,
}

/// What was recorded at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Segment {
    /// Which pressing of "record", from 1.
    pub manual_order: i64,
    /// Which part of it, from 1.
    pub segment_order: i64,
    /// Size of its files, in bytes.
    #[schema(examples("1048576"))]
    pub segment_size: String,
    /// Its files.
    pub file_list: Vec<SegmentFile>,
}

/// A file of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SegmentFile {
    /// `AUDIO`, `SPEAKER_VIDEO`, `SHARE_VIDEO` or `SPEAKER_SHARE_VIDEO`.
    #[schema(examples("SPEAKER_SHARE_VIDEO"))]
    pub record_type: String,
    /// When it begins, in milliseconds since 1970.
    pub begin_time: i64,
    /// When it ends, in milliseconds since 1970.
    pub end_time: i64,
    /// How long it plays, in seconds.
    pub duration: i64,
    /// Its size, in bytes.
    pub file_size: i64,
    /// Its SHA-256, in hex.
    pub sha256: String,
    /// Where it can be watched, for an hour.
    pub play_url: String,
    /// Where it can be fetched, once and within an hour.
    pub download_url: String,
}

request! {
    /// The link of a recording, taken apart.
    pub struct WatchRequest {
        /// ID of the holding.
        conf_uuid: String = "confUUID", required = true;
        /// The link's key.
        key: String = "key", required = true;
    }
}

/// A recording to be watched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WatchAnswer {
    /// Topic.
    pub subject: String,
    /// Who booked it.
    pub scheduler: String,
    /// When the meeting began, in milliseconds since 1970.
    pub began_at: i64,
    /// Its files, in the order in which they were recorded.
    pub files: Vec<WatchFile>,
}

/// A file to be watched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WatchFile {
    /// `AUDIO`, `SPEAKER_VIDEO`, `SHARE_VIDEO` or `SPEAKER_SHARE_VIDEO`.
    #[schema(examples("SPEAKER_SHARE_VIDEO"))]
    pub record_type: String,
    /// Which pressing of "record", from 1.
    pub manual_order: i64,
    /// Which part of it, from 1.
    pub segment_order: i64,
    /// When it begins, in milliseconds since 1970.
    pub begin_time: i64,
    /// How long it plays, in milliseconds.
    pub duration_ms: i64,
    /// Where it can be watched, for some hours.
    pub play_url: String,
    /// Chapters of who spoke (WebVTT), if there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chapters_url: Option<String>,
}
