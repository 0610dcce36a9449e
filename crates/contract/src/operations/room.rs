//! Cloud rooms and personal meeting IDs.

use super::{ACCOUNT_TYPE, OFFSET, USER_LIMIT};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::room::{CorporationRoom, MemberRoom, UpdateRoomRequest};

const TAG: &str = "room";
const ACCOUNT: Param = Param::path("account", Kind::String, "Account, or third-party user ID.");
const ROOMS: Option<SchemaOf> = Some(SchemaOf::list::<String>());
const SEARCH_KEY: Param = Param::query("searchKey", Kind::String, "Part of a room's name or number.");

/// List the caller's rooms.
pub const LIST_MY_ROOMS: Operation = Operation {
    id: "list_my_rooms",
    sdk: Some("SearchMemberVmr"),
    method: Method::Get,
    path: "/v1/usg/dcs/member/vmr",
    summary: "List the caller's cloud rooms and personal meeting ID",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        OFFSET,
        USER_LIMIT,
        SEARCH_KEY,
        Param::query("specialVmr", Kind::Boolean, "true: cloud rooms only, without the personal meeting ID."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<MemberRoom>()),
    statuses: &[],
};

/// Change one of the caller's rooms.
pub const UPDATE_MY_ROOM: Operation = Operation {
    id: "update_my_room",
    sdk: Some("UpdateMemberVmr"),
    method: Method::Put,
    path: "/v1/usg/dcs/member/vmr/{id}",
    summary: "Change the name, passwords or flags of one of the caller's rooms",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[Param::path("id", Kind::String, "The room's `id`.")],
    body: Some(SchemaOf::one::<UpdateRoomRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// List the corporation's rooms.
pub const LIST_ROOMS: Operation = Operation {
    id: "list_rooms",
    sdk: Some("SearchCorpVmr"),
    method: Method::Get,
    path: "/v1/usg/dcs/corp/vmr",
    summary: "List the corporation's cloud rooms",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        OFFSET,
        USER_LIMIT,
        SEARCH_KEY,
        Param::query("vmrMode", Kind::Integer, "1 cloud rooms (default), 2 webinar rooms."),
        Param::query("status", Kind::Integer, "Only rooms of this status: 0 normal, 1 frozen, 2 nobody's."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<CorporationRoom>()),
    statuses: &[],
};

/// Give rooms to a user.
pub const ASSIGN_ROOMS: Operation = Operation {
    id: "assign_rooms",
    sdk: Some("AssociateVmr"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/vmr/assign-to-member/{account}",
    summary: "Give cloud rooms to a user, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[ACCOUNT, ACCOUNT_TYPE],
    body: ROOMS,
    answer: Answer::None,
    statuses: &[],
};

/// Take rooms back from a user.
pub const RECYCLE_ROOMS: Operation = Operation {
    id: "recycle_rooms",
    sdk: Some("DisassociateVmr"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/vmr/recycle-from-member/{account}",
    summary: "Take cloud rooms back from a user, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[ACCOUNT, ACCOUNT_TYPE],
    body: ROOMS,
    answer: Answer::None,
    statuses: &[],
};

/// Delete rooms.
pub const DELETE_ROOMS: Operation = Operation {
    id: "delete_rooms",
    sdk: Some("DeleteCorpVmr"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/vmr/delete",
    summary: "Delete cloud rooms that nobody has, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: ROOMS,
    answer: Answer::None,
    statuses: &[],
};
