//! What the portal needs and the vendor's API has not: our own calls under `/v1/convoca`.

use crate::schedule::CycleRequest;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A series that somebody thinks of booking.
    pub struct OccurrencesRequest {
        /// Start in UTC, `yyyy-MM-dd HH:mm`; its time of day in the zone is that of every meeting.
        start_time: String = "startTime", required = true, pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$", example = "2031-05-02 12:00";
        /// Length of each meeting in minutes.
        length: i64 = "length", minimum = 15, maximum = 1440, default = 30, example = 45;
        /// Zone, `1` to `77`. Absent: the corporation's.
        time_zone_id: String = "timeZoneID", example = "26";
        /// The recurrence.
        cycle_params: CycleRequest = "cycleParams", required = true;
    }
}

request! {
    /// What becomes of a call.
    pub struct AnswerCallRequest {
        /// Whether it is taken.
        accept: bool = "accept", required = true;
    }
}

request! {
    /// Changes to a corporation; what is absent stays.
    pub struct UpdateCorporationRequest {
        /// What its meetings get where a request says nothing.
        defaults: DefaultsRequest = "defaults", required = true;
    }
}

request! {
    /// Changes to a corporation's defaults; what is absent stays.
    pub struct DefaultsRequest {
        /// Zone, `1` to `77`.
        time_zone_id: String = "timeZoneID", example = "26";
        /// Language of notices: `zh-CN`, `en-US` or `pt-BR`.
        language: String = "language", example = "en-US";
        /// E-mail notices.
        is_send_notify: bool = "isSendNotify";
        /// SMS notices.
        is_send_sms: bool = "isSendSms";
        /// Calendar entries by mail.
        is_send_calendar: bool = "isSendCalendar";
        /// Guests' apps join muted.
        is_auto_mute: bool = "isAutoMute";
        /// Guests' hard terminals join muted.
        is_hard_terminal_auto_mute: bool = "isHardTerminalAutoMute";
        /// Attendees are called when the meeting starts.
        is_auto_invite: bool = "isAutoInvite";
        /// Guests may open a meeting before its host.
        allow_guest_start_conf: bool = "allowGuestStartConf";
        /// Newcomers wait until they are admitted.
        enable_waiting_room: bool = "enableWaitingRoom";
        /// A meeting that was ended before its time may be entered again until then.
        keep_booking: bool = "keepBooking";
        /// Minutes ahead at which people are reminded of a meeting; 0: not at all.
        remind_minutes: i64 = "remindMinutes", minimum = 0, maximum = 1440, example = 15;
        /// Days that meetings which were held are remembered.
        history_days: i64 = "historyDays", minimum = 1, maximum = 366, example = 183;
        /// Fewest characters of a new password.
        password_length: i64 = "passwordLength", minimum = 8, maximum = 32, example = 10;
        /// Fewest kinds of lower case, upper case, digits and special characters in a new password.
        password_kinds: i64 = "passwordKinds", minimum = 2, maximum = 4, example = 3;
        /// Days after which a password has to be changed; 0: never.
        password_days: i64 = "passwordDays", minimum = 0, maximum = 999, example = 0;
    }
}

/// The vendor's zones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Zones {
    /// All of them, by number.
    pub zones: Vec<Zone>,
}

/// One of the vendor's zones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Zone {
    /// Number, 1 to 77, as text: what `timeZoneID` takes.
    #[schema(examples("26"))]
    pub id: String,
    /// IANA name of its best-known place.
    #[schema(examples("Europe/London"))]
    pub name: String,
    /// Minutes by which its clocks are ahead of UTC now.
    pub offset_minutes: i64,
    /// The places that the vendor lists, in English.
    #[schema(examples("Dublin, Edinburgh, Lisbon, London"))]
    pub places: String,
}

/// The meetings that a series would have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Occurrences {
    /// Last day, `YYYY-MM-DD`; earlier than asked for when there would be more than 50 meetings.
    #[schema(examples("2031-07-15"))]
    pub end_date: String,
    /// The meetings in order of time.
    pub occurrences: Vec<PlannedOccurrence>,
}

/// One meeting that a series would have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlannedOccurrence {
    /// Start, `YYYY-MM-DD HH:MM`, UTC.
    #[schema(examples("2031-05-02 12:00"))]
    pub start_time: String,
    /// End, `YYYY-MM-DD HH:MM`, UTC.
    #[schema(examples("2031-05-02 12:45"))]
    pub end_time: String,
    /// What clocks in the zone show at the start, `YYYY-MM-DDTHH:MM`.
    #[schema(examples("2031-05-02T13:00"))]
    pub local_start: String,
    /// Minutes by which they are ahead of UTC then.
    pub offset_minutes: i64,
    /// Whether daylight saving gets in the way.
    pub moved: ClockChange,
}

words! {
    /// What a change of the clocks does to a meeting of a series.
    pub enum ClockChange {
        /// Nothing.
        No = "no",
        /// The time of day does not exist on that day, and the meeting is later by as much as is left out.
        Gap = "gap",
        /// The time of day comes twice on that day, and the meeting is at the first.
        Fold = "fold",
    }
}

/// A corporation, as those who belong to it see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CorporationSettings {
    /// Name.
    #[schema(examples("Roofers"))]
    pub name: String,
    /// What its meetings get where a request says nothing.
    pub defaults: CorporationDefaults,
    /// How notices leave the server.
    pub channels: NoticeChannels,
    /// How much it may use at most.
    pub limits: CorporationLimits,
}

/// How much a corporation may use at most; without a number, any number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationLimits {
    /// Users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<i64>,
    /// People in meetings at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concurrent: Option<i64>,
    /// Rooms, cloud or webinar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rooms: Option<i64>,
    /// Hard terminals with 1080p.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hard1080p: Option<i64>,
    /// Hard terminals with 720p.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hard720p: Option<i64>,
    /// Other makers' hard terminals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_party: Option<i64>,
    /// Smart screens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vision: Option<i64>,
    /// `IdeaHub` boards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idea_hub: Option<i64>,
    /// Whiteboards (`SmartRooms`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smart_rooms: Option<i64>,
    /// Live streams at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<i64>,
    /// Room for recordings, in gigabytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_gb: Option<i64>,
    /// Meetings that are booked or running.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meetings: Option<i64>,
}

/// What a corporation's meetings get where a request says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationDefaults {
    /// Zone, 1 to 77.
    #[serde(rename = "timeZoneID")]
    #[schema(examples("26"))]
    pub time_zone_id: String,
    /// Language of notices.
    #[schema(examples("en-US"))]
    pub language: String,
    /// E-mail notices.
    pub is_send_notify: bool,
    /// SMS notices.
    pub is_send_sms: bool,
    /// Calendar entries by mail.
    pub is_send_calendar: bool,
    /// Guests' apps join muted.
    pub is_auto_mute: bool,
    /// Guests' hard terminals join muted.
    pub is_hard_terminal_auto_mute: bool,
    /// Attendees are called when the meeting starts.
    pub is_auto_invite: bool,
    /// Guests may open a meeting before its host.
    pub allow_guest_start_conf: bool,
    /// Newcomers wait until they are admitted.
    pub enable_waiting_room: bool,
    /// A meeting that was ended before its time may be entered again until then.
    pub keep_booking: bool,
    /// Minutes ahead at which people are reminded of a meeting; 0: not at all.
    pub remind_minutes: i64,
    /// Days that meetings which were held are remembered.
    pub history_days: i64,
    /// Fewest characters of a new password.
    #[schema(examples(8))]
    pub password_length: i64,
    /// Fewest kinds of lower case, upper case, digits and special characters in a new password.
    #[schema(examples(2))]
    pub password_kinds: i64,
    /// Days after which a password has to be changed; 0: never.
    #[schema(examples(0))]
    pub password_days: i64,
}

/// How notices leave the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NoticeChannels {
    /// Mails.
    pub mail: MailChannel,
    /// Short messages.
    pub sms: SmsChannel,
}

words! {
    /// How mails leave the server.
    pub enum MailChannel {
        /// To a mail server.
        Smtp = "smtp",
        /// Into files in the data folder, as no mail server is set.
        Folder = "folder",
    }
}

words! {
    /// How short messages leave the server.
    pub enum SmsChannel {
        /// To an HTTP gateway.
        Http = "http",
        /// To a message centre.
        Smpp = "smpp",
        /// Not at all.
        None = "none",
    }
}

/// People found in the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Directory {
    /// They, by account.
    pub people: Vec<DirectoryPerson>,
}

/// Somebody in the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryPerson {
    /// ID: what an attendee's `userUUID` takes.
    #[serde(rename = "userUUID")]
    pub user_uuid: String,
    /// Account.
    #[schema(examples("ines@roofers"))]
    pub account: String,
    /// Name.
    #[schema(examples("Ines"))]
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
}

/// What rings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Calls {
    /// The calls, the longest ringing first.
    pub calls: Vec<IncomingCall>,
}

/// Somebody is called into a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IncomingCall {
    /// ID of the call.
    pub id: String,
    /// Meeting ID.
    #[serde(rename = "conferenceID")]
    #[schema(examples("936120447"))]
    pub conference_id: String,
    /// Topic.
    pub subject: String,
    /// Name of who booked it.
    pub scheduler: String,
    /// Where to go when it is taken.
    pub join_url: String,
}
