//! Pictures of people and for webinars.

use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::webinar::UploadedFile;

const TAG: &str = "picture";

/// Set one's own picture.
pub const SET_MY_PICTURE: Operation = Operation {
    id: "set_my_picture",
    sdk: Some("SetProfileImage"),
    method: Method::Post,
    path: "/v1/usg/abs/profile-images",
    summary: "Set the caller's picture: a form with the field file, a JPEG or PNG of at most 10 MB and 4096 pixels \
              a side",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// Set somebody's picture.
pub const SET_USER_PICTURE: Operation = Operation {
    id: "set_user_picture",
    sdk: Some("SetUserProfileImage"),
    method: Method::Post,
    path: "/v1/usg/abs/profile-images/{user_id}",
    summary: "Set somebody's picture: a form with the field file, a JPEG or PNG of at most 10 MB and 4096 pixels a \
              side",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[Param::path("user_id", Kind::String, "The user's UUID.")],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// Upload a picture for webinars.
pub const UPLOAD_WEBINAR_PICTURE: Operation = Operation {
    id: "upload_webinar_picture",
    sdk: Some("UploadFile"),
    method: Method::Put,
    path: "/v1/wss/webinar/open/res/file",
    summary: "Upload a logo or cover for webinars, which the room-setting calls name by its ID: a form with the \
              field file, a JPEG or PNG of at most 4 MB and 4096 pixels a side. The last 100 are kept",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<UploadedFile>()),
    statuses: &[],
};
