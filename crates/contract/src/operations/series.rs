//! Series of meetings, and single meetings of them.

use super::meeting::{
    ANSWER, AUTHORIZATION_TYPE, BODY, CANCEL_TYPE, CONFERENCE_ID, IDEMPOTENCY_KEY, SITE_ID, USER_UUID,
};
use crate::occurrence::{CancelOccurrencesRequest, OccurrenceRequest};
use crate::operation::{Answer, Auth, Method, Operation, Param, Rank, SchemaOf};

const TAG: &str = "series";
const PARAMS: &[Param] = &[CONFERENCE_ID, USER_UUID, AUTHORIZATION_TYPE, SITE_ID];
const CANCEL_PARAMS: &[Param] = &[CONFERENCE_ID, USER_UUID, CANCEL_TYPE, AUTHORIZATION_TYPE, SITE_ID];

/// Create a recurring series.
pub const CREATE_SERIES: Operation = Operation {
    id: "create_series",
    sdk: Some("CreateRecurringMeeting"),
    method: Method::Post,
    path: "/v1/mmc/management/cycleconferences",
    summary: "Create a recurring series of meetings",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[USER_UUID, AUTHORIZATION_TYPE, SITE_ID, IDEMPOTENCY_KEY],
    body: BODY,
    answer: ANSWER,
    statuses: &[422],
};

/// Edit a whole series.
pub const UPDATE_SERIES: Operation = Operation {
    id: "update_series",
    sdk: Some("UpdateRecurringMeeting"),
    method: Method::Put,
    path: "/v1/mmc/management/cycleconferences",
    summary: "Edit a whole series; a new time or cycle plans all its meetings anew",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: PARAMS,
    body: BODY,
    answer: ANSWER,
    statuses: &[],
};

/// Cancel a whole series.
pub const CANCEL_SERIES: Operation = Operation {
    id: "cancel_series",
    sdk: Some("CancelRecurringMeeting"),
    method: Method::Delete,
    path: "/v1/mmc/management/cycleconferences",
    summary: "Cancel a whole series",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: CANCEL_PARAMS,
    body: None,
    answer: Answer::Empty,
    statuses: &[],
};

/// Edit one meeting of a series.
pub const UPDATE_OCCURRENCE: Operation = Operation {
    id: "update_occurrence",
    sdk: Some("UpdateRecurringSubMeeting"),
    method: Method::Put,
    path: "/v1/mmc/management/conferences/cyclesubconf",
    summary: "Edit one meeting of a series",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: PARAMS,
    body: Some(SchemaOf::one::<OccurrenceRequest>()),
    answer: Answer::Empty,
    statuses: &[],
};

/// Cancel meetings of a series.
pub const CANCEL_OCCURRENCES: Operation = Operation {
    id: "cancel_occurrences",
    sdk: Some("CancelRecurringSubMeeting"),
    method: Method::Delete,
    path: "/v1/mmc/management/conferences/cyclesubconf",
    summary: "Cancel some meetings of a series; without any left to come, the series is cancelled",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: CANCEL_PARAMS,
    body: Some(SchemaOf::one::<CancelOccurrencesRequest>()),
    answer: Answer::Empty,
    statuses: &[],
};
