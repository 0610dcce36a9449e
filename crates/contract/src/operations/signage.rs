//! Digital signage and whiteboards' minutes: what needs the vendor's own screens.
//!
//! Convoca has neither. The operations are in the table so that a client that calls them is told so
//! in the vendor's words instead of being told that there is no such path.

use super::{OFFSET, USER_LIMIT};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank};

const TAG: &str = "signage";
const ID: &[Param] = &[Param::path("id", Kind::String, "ID.")];
const FILE: &[Param] = &[Param::path("file_code", Kind::String, "The file's code.")];
const LIST: &[Param] = &[OFFSET, USER_LIMIT, Param::query("searchKey", Kind::String, "Part of a name.")];

const fn row(
    id: &'static str,
    sdk: &'static str,
    (method, path): (Method, &'static str),
    params: &'static [Param],
    summary: &'static str,
) -> Operation {
    Operation {
        id,
        sdk: Some(sdk),
        method,
        path,
        summary,
        tag: TAG,
        auth: Auth::AccessToken(Rank::Member),
        params,
        body: None,
        answer: Answer::None,
        statuses: &[],
    }
}

/// Upload a picture to screens.
pub const ADD_MATERIAL: Operation =
    row("add_material", "AddMaterial", (Method::Post, "/v1/usg/sss/materials"), &[], "Upload a picture to screens");

/// Rename a picture of screens.
pub const UPDATE_MATERIAL: Operation = row(
    "update_material",
    "UpdateMaterial",
    (Method::Put, "/v1/usg/sss/materials/{id}"),
    ID,
    "Rename a picture of screens",
);

/// List pictures of screens.
pub const LIST_MATERIALS: Operation =
    row("list_materials", "SearchMaterials", (Method::Get, "/v1/usg/sss/materials"), LIST, "List pictures of screens");

/// Delete pictures of screens.
pub const DELETE_MATERIALS: Operation = row(
    "delete_materials",
    "BatchDeleteMaterials",
    (Method::Post, "/v1/usg/sss/materials/batch-delete"),
    &[],
    "Delete pictures of screens",
);

/// Make a programme for screens.
pub const ADD_PROGRAM: Operation =
    row("add_program", "AddProgram", (Method::Post, "/v1/usg/sss/programs"), &[], "Make a programme for screens");

/// Change a programme for screens.
pub const UPDATE_PROGRAM: Operation = row(
    "update_program",
    "UpdateProgram",
    (Method::Put, "/v1/usg/sss/programs/{id}"),
    ID,
    "Change a programme for screens",
);

/// Show a programme for screens.
pub const SHOW_PROGRAM: Operation =
    row("show_program", "ShowProgram", (Method::Get, "/v1/usg/sss/programs/{id}"), ID, "Show a programme for screens");

/// List programmes for screens.
pub const LIST_PROGRAMS: Operation =
    row("list_programs", "SearchPrograms", (Method::Get, "/v1/usg/sss/programs"), LIST, "List programmes for screens");

/// Delete programmes for screens.
pub const DELETE_PROGRAMS: Operation = row(
    "delete_programs",
    "BatchDeletePrograms",
    (Method::Post, "/v1/usg/sss/programs/batch-delete"),
    &[],
    "Delete programmes for screens",
);

/// Publish programmes on screens.
pub const ADD_PUBLICATION: Operation = row(
    "add_publication",
    "AddPublication",
    (Method::Post, "/v1/usg/sss/publications"),
    &[],
    "Publish programmes on screens",
);

/// Change what is published on screens.
pub const UPDATE_PUBLICATION: Operation = row(
    "update_publication",
    "UpdatePublication",
    (Method::Put, "/v1/usg/sss/publications/{id}"),
    ID,
    "Change what is published on screens",
);

/// Show what is published on screens.
pub const SHOW_PUBLICATION: Operation = row(
    "show_publication",
    "ShowPublication",
    (Method::Get, "/v1/usg/sss/publications/{id}"),
    ID,
    "Show what is published on screens",
);

/// List what is published on screens.
pub const LIST_PUBLICATIONS: Operation = row(
    "list_publications",
    "SearchPublications",
    (Method::Get, "/v1/usg/sss/publications"),
    LIST,
    "List what is published on screens",
);

/// Take publications from screens.
pub const DELETE_PUBLICATIONS: Operation = row(
    "delete_publications",
    "BatchDeletePublications",
    (Method::Post, "/v1/usg/sss/publications/batch-delete"),
    &[],
    "Take publications from screens",
);

/// List minutes of whiteboards.
pub const LIST_MEETING_FILES: Operation = row(
    "list_meeting_files",
    "SearchMeetingFileList",
    (Method::Get, "/v1/usg/sss/meeting-files"),
    LIST,
    "List minutes of whiteboards",
);

/// Show minutes of a whiteboard.
pub const SHOW_MEETING_FILE: Operation = row(
    "show_meeting_file",
    "ShowMeetingFile",
    (Method::Get, "/v1/usg/sss/meeting-files/{file_code}"),
    FILE,
    "Show minutes of a whiteboard",
);

/// Keep minutes of a whiteboard.
pub const SAVE_MEETING_FILE: Operation = row(
    "save_meeting_file",
    "AddToPersonalSpace",
    (Method::Post, "/v1/usg/sss/meeting-files/save-to-personal-space"),
    &[],
    "Keep minutes of a whiteboard",
);

/// Have a whiteboard open somebody's minutes.
pub const OPEN_MEETING_FILES: Operation = row(
    "open_meeting_files",
    "ShowMeetingFileList",
    (Method::Post, "/v1/usg/sss/meeting-files/open-meeting-file-list"),
    &[],
    "Have a whiteboard open somebody's minutes",
);

/// All of them; none is supported.
pub const SIGNAGE: &[&Operation] = &[
    &ADD_MATERIAL,
    &UPDATE_MATERIAL,
    &LIST_MATERIALS,
    &DELETE_MATERIALS,
    &ADD_PROGRAM,
    &UPDATE_PROGRAM,
    &SHOW_PROGRAM,
    &LIST_PROGRAMS,
    &DELETE_PROGRAMS,
    &ADD_PUBLICATION,
    &UPDATE_PUBLICATION,
    &SHOW_PUBLICATION,
    &LIST_PUBLICATIONS,
    &DELETE_PUBLICATIONS,
    &LIST_MEETING_FILES,
    &SHOW_MEETING_FILE,
    &SAVE_MEETING_FILE,
    &OPEN_MEETING_FILES,
];
