//! Controlling a meeting that is being held: the token, and all of the meeting at one moment.

use super::meeting::CONFERENCE_ID;
use crate::control::snapshot::RealTimeInfo;
use crate::control::token::ConferenceTokenAnswer;
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, SchemaOf};

/// The noun under which the document lists all of these.
pub(super) const TAG: &str = "control";

/// The conference token of an operation that takes one.
pub(super) const CONFERENCE_TOKEN: Param =
    Param::header("X-Conference-Authorization", Kind::String, "Conference token, bare or as `Basic ` and its base64.")
        .required();

/// Whom an operation is about.
pub(super) const PARTICIPANT_ID: Param =
    Param::query("participantID", Kind::String, "ID of a participant (`pid`).").required();

/// What the vendor always sends; ignored.
const LOGIN_TYPE: Param = Param::header("X-Login-Type", Kind::Integer, "Always 1; ignored.").required();

const TOKEN_PARAMS: &[Param] = &[
    CONFERENCE_ID,
    Param::header(
        "X-Password",
        Kind::String,
        "Host password, or the guests' for a guest's rights; also as query parameter. Not looked at when a token is prolonged.",
    )
    .required(),
    LOGIN_TYPE,
    Param::header("X-Conference-Authorization", Kind::String, "A token to be prolonged."),
    Param::header("X-Nonce", Kind::String, "Ignored."),
];

/// Get a conference token.
pub const CREATE_CONFERENCE_TOKEN: Operation = Operation {
    id: "create_conference_token",
    sdk: Some("CreateConfToken"),
    method: Method::Get,
    path: "/v1/mmc/control/conferences/token",
    summary: "Get a token to control a running meeting with, or prolong one",
    tag: TAG,
    auth: Auth::None,
    params: TOKEN_PARAMS,
    body: None,
    answer: Answer::Schema(SchemaOf::one::<ConferenceTokenAnswer>()),
    statuses: &[],
};

/// The same, as some clients send it.
pub const PROLONG_CONFERENCE_TOKEN: Operation = Operation {
    id: "post_conference_token",
    sdk: None,
    method: Method::Post,
    summary: "The same as a POST, as some clients send it",
    ..CREATE_CONFERENCE_TOKEN
};

/// Show all of a meeting.
pub const SHOW_REAL_TIME_INFO: Operation = Operation {
    id: "show_real_time_info",
    sdk: Some("ShowRealTimeInfoOfMeeting"),
    method: Method::Get,
    path: "/v1/mmc/control/conferences/realTimeInfo",
    summary: "Show who is invited, who is connected, and who is host",
    tag: TAG,
    auth: Auth::ConferenceToken,
    params: &[CONFERENCE_ID, CONFERENCE_TOKEN],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<RealTimeInfo>()),
    statuses: &[],
};
