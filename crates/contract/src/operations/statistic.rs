//! Figures over time, for a corporation's administrators.

use super::{MEETING_LIMIT, OFFSET};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::statistic::{AttendanceFigures, MeetingFigures, ResourceFigures, UserFigures};

const TAG: &str = "statistic";
const TIME_UNIT: Param =
    Param::query("timeUnit", Kind::String, "`D`: by day, at most 31 apart; `M`: by month, at most 12 apart.")
        .required();
const START_TIME: Param =
    Param::query("startTime", Kind::String, "The first day, `2031-05-02`, or month, `2031-05`.").required();
const END_TIME: Param =
    Param::query("endTime", Kind::String, "The last day or month, which counts as well.").required();

/// What these operations have in common.
const FIGURES: Operation = Operation {
    id: "",
    sdk: None,
    method: Method::Get,
    path: "",
    summary: "",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// Meetings by day, month or hour.
pub const COUNT_MEETINGS: Operation = Operation {
    id: "count_meetings",
    sdk: Some("SearchStatisticConferenceInfo"),
    path: "/v1/metrics/dashboard/statistic/conference/info",
    summary: "Meetings by day, month or hour, in the corporation's time zone",
    params: &[
        OFFSET,
        MEETING_LIMIT,
        TIME_UNIT,
        START_TIME,
        END_TIME,
        Param::query("category", Kind::String, "`conference_info`, or `conference_hourly_info`: by hour of one day.")
            .required(),
    ],
    answer: Answer::Schema(SchemaOf::page::<MeetingFigures>()),
    ..FIGURES
};

/// Who took part in meetings, or with what, by day or month.
pub const COUNT_ATTENDANCE: Operation = Operation {
    id: "count_attendance",
    sdk: Some("SearchStatisticConferenceParticipant"),
    path: "/v1/metrics/dashboard/statistic/conference/participant",
    summary: "Who took part in meetings, or with what, by day or month, in the corporation's time zone",
    params: &[
        OFFSET,
        MEETING_LIMIT,
        TIME_UNIT,
        START_TIME,
        END_TIME,
        Param::query(
            "category",
            Kind::String,
            "`user_participate_info`, `hard_terminal_participate_info` (always empty) or `participant_type_info`.",
        )
        .required(),
    ],
    answer: Answer::Schema(SchemaOf::page::<AttendanceFigures>()),
    ..FIGURES
};

/// What was used, by day or month.
pub const COUNT_RESOURCES: Operation = Operation {
    id: "count_resources",
    sdk: Some("SearchStatisticResourceInfo"),
    path: "/v1/metrics/dashboard/statistic/resource/info",
    summary: "What was used, by day or month, in the corporation's time zone",
    params: &[
        OFFSET,
        MEETING_LIMIT,
        TIME_UNIT,
        START_TIME,
        END_TIME,
        Param::query(
            "category",
            Kind::String,
            "`used_vmr_info`, `used_live_info`, `used_record_info` or `used_pstn_info`.",
        )
        .required(),
    ],
    answer: Answer::Schema(SchemaOf::page::<ResourceFigures>()),
    ..FIGURES
};

/// Users who signed in or were added, by day or month.
pub const COUNT_USERS: Operation = Operation {
    id: "count_users",
    sdk: Some("SearchStatisticUserInfo"),
    path: "/v1/metrics/dashboard/statistic/user/info",
    summary: "Users who signed in or were added, by day or month, in the corporation's time zone",
    params: &[
        OFFSET,
        MEETING_LIMIT,
        TIME_UNIT,
        START_TIME,
        END_TIME,
        Param::query("category", Kind::String, "`user_login_info`, `user_activate_info` or `user_login_device_info`.")
            .required(),
    ],
    answer: Answer::Schema(SchemaOf::page::<UserFigures>()),
    ..FIGURES
};
