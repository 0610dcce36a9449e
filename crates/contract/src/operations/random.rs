//! Randoms, which let somebody in for a few minutes.

use super::meeting::CONFERENCE_ID;
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, SchemaOf};
use crate::random::{AnonymousRandom, AuthRandom};

const TAG: &str = "meeting";

/// Get a random for a meeting.
pub const CREATE_RANDOM: Operation = Operation {
    id: "create_random",
    sdk: Some("CreateAuthRandom"),
    method: Method::Get,
    path: "/v2/mms/ncms/conferences/auth/random",
    summary: "Get a random that lets somebody in, for a password or for who is invited and signed in",
    tag: TAG,
    auth: Auth::None,
    params: &[
        Param::query("conf_id", Kind::String, "Meeting ID, or the number of the room that it is held in.").required(),
        Param::query(
            "guest_waiting",
            Kind::Integer,
            "0 (default) or 1: whether the caller can show guests that they have to wait. The browser can.",
        ),
        Param::header("X-Password", Kind::String, "The host's or the guests' password."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<AuthRandom>()),
    statuses: &[401, 403],
};

/// Get a random for a meeting without signing in.
pub const CREATE_ANONYMOUS_RANDOM: Operation = Operation {
    id: "create_anonymous_random",
    sdk: Some("CreateAnonymousAuthRandom"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/anonymous/auth",
    summary: "Get a random that lets somebody in who is not signed in, for a password",
    tag: TAG,
    auth: Auth::None,
    params: &[
        CONFERENCE_ID,
        Param::header("X-Password", Kind::String, "The host's or the guests' password.").required(),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<AnonymousRandom>()),
    statuses: &[403],
};
