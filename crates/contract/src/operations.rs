//! The table of operations: one file per resource holds its rows, and the registry below has one
//! line for each.

use crate::operation::{Kind, Operation, Param};

pub mod address_book;
pub mod administrator;
pub mod application;
pub mod audit;
pub mod control;
pub mod control_people;
pub mod control_show;
pub mod corporation;
pub mod department;
pub mod device;
pub mod history;
pub mod meeting;
pub mod order;
pub mod outbox;
pub mod own;
pub mod password;
pub mod portal;
pub mod push;
pub mod quality;
pub mod random;
pub mod reply;
pub mod resource;
pub mod room;
pub mod running;
pub mod series;
pub mod sign_in;
pub mod sign_on;
pub mod signage;
pub mod statistic;
pub mod token;
pub mod user;
pub mod webhook;

/// Every operation. The server's own pages (health, metrics, this document) are not among them.
pub static OPERATIONS: &[Operation] = &[
    sign_in::SIGN_IN_ACCOUNT,
    sign_in::SIGN_IN_APP,
    sign_in::SIGN_IN_PROXY,
    token::CHECK_TOKEN,
    token::UPDATE_TOKEN,
    token::DELETE_TOKEN,
    token::CREATE_PORTAL_NONCE,
    sign_on::SIGN_IN_NONCE,
    sign_on::SET_SIGN_ON,
    sign_on::SHOW_SIGN_ON,
    application::ADD_APPLICATION,
    application::LIST_APPLICATIONS,
    application::UPDATE_APPLICATION,
    application::DELETE_APPLICATION,
    application::RESET_APPLICATION_KEY,
    meeting::CREATE_MEETING,
    meeting::UPDATE_MEETING,
    meeting::CANCEL_MEETING,
    meeting::LIST_MEETINGS,
    meeting::SHOW_MEETING,
    running::START_MEETING,
    running::LIST_RUNNING_MEETINGS,
    running::SHOW_RUNNING_MEETING,
    running::SHOW_REGION,
    running::LIST_ONLINE_ATTENDEES,
    running::CHECK_NUMBER,
    running::SHOW_MEETING_OWNER,
    random::CREATE_RANDOM,
    random::CREATE_ANONYMOUS_RANDOM,
    corporation::ADD_CORPORATION,
    corporation::LIST_CORPORATIONS,
    corporation::READ_CORPORATION,
    corporation::EDIT_CORPORATION,
    corporation::DELETE_CORPORATION,
    corporation::SHOW_OWN_CORPORATION,
    corporation::UPDATE_OWN_CORPORATION,
    order::ADD_RESOURCES,
    order::UPDATE_RESOURCES,
    order::LIST_RESOURCES,
    order::DELETE_RESOURCES,
    order::LIST_RESOURCE_RECORDS,
    order::SHOW_PROVIDER_RESOURCES,
    order::SHOW_OWN_RESOURCES,
    order::LIST_OWN_RESOURCES,
    resource::SHOW_CORPORATION_USE,
    resource::SHOW_PROVIDER_USE,
    resource::SHOW_SITE_STATUS,
    statistic::COUNT_MEETINGS,
    statistic::COUNT_ATTENDANCE,
    statistic::COUNT_RESOURCES,
    statistic::COUNT_USERS,
    series::CREATE_SERIES,
    series::UPDATE_SERIES,
    series::CANCEL_SERIES,
    series::UPDATE_OCCURRENCE,
    series::CANCEL_OCCURRENCES,
    control::CREATE_CONFERENCE_TOKEN,
    control::PROLONG_CONFERENCE_TOKEN,
    control::SHOW_REAL_TIME_INFO,
    control_show::LOCK_MEETING,
    control_show::BROADCAST_PARTICIPANT,
    control_show::ROLL_CALL_PARTICIPANT,
    control_show::CANCEL_BROADCAST,
    control_show::SWITCH_MODE,
    control_show::SET_LAYOUT,
    control_show::SET_OLD_LAYOUT,
    control_show::SAVE_LAYOUT,
    control_show::LIST_LAYOUTS,
    control_show::DELETE_LAYOUT,
    control_show::SET_HOST_VIEW,
    control_show::SET_PARTICIPANT_VIEW,
    control_show::LOCK_VIEW,
    control_show::PROLONG_MEETING,
    control_show::UPDATE_RUNNING_CONFIG,
    control_show::ALLOW_AUDIENCE,
    control_show::PAUSE_MEETING,
    control_show::STOP_MEETING,
    push::CREATE_WEB_SOCKET_TOKEN,
    push::PUT_WEB_SOCKET_TOKEN,
    control_people::INVITE_PARTICIPANTS,
    control_people::INVITE_WITH_PASSWORD,
    control_people::HANG_UP,
    control_people::DELETE_ATTENDEES,
    control_people::RENAME_PARTICIPANT,
    control_people::MUTE_PARTICIPANT,
    control_people::MUTE_MEETING,
    control_people::ALLOW_GUEST_UNMUTE,
    control_people::RAISE_HAND,
    control_people::RAISE_HANDS,
    control_people::SET_ROLE,
    control_people::SET_COHOST,
    control_people::OPERATE_CAMERA,
    control_people::INVITE_TO_SHARE,
    control_people::ALLOW_CLIENT_RECORD,
    control_people::ADMIT_PARTICIPANT,
    control_people::SEND_BACK,
    control_people::SEND_BACK_ALL,
    history::LIST_PAST_MEETINGS,
    history::SHOW_PAST_MEETING,
    history::LIST_ATTENDANCE,
    history::LIST_CONTROLS,
    quality::LIST_QUALITY_RUNNING,
    quality::LIST_QUALITY_PAST,
    quality::LIST_QUALITY_PARTICIPANTS,
    quality::SHOW_QUALITY_PARTICIPANT,
    quality::SHOW_QUALITY_THRESHOLD,
    quality::SET_QUALITY_THRESHOLD,
    quality::LIST_NETWORK_QUALITY,
    user::ADD_USER,
    user::LIST_USERS,
    user::SHOW_USER,
    user::UPDATE_USER,
    user::DELETE_USERS,
    user::SET_USERS_STATUS,
    user::SHOW_MY_INFO,
    user::INVITE_USER,
    user::IMPORT_USERS,
    user::EXPORT_USERS,
    password::UPDATE_PASSWORD,
    password::RESET_PASSWORD_BY_ADMIN,
    password::SEND_SLIDER,
    password::CHECK_SLIDER,
    password::SEND_PASSWORD_CODE,
    password::CHECK_PASSWORD_CODE,
    password::RESET_PASSWORD,
    own::UPDATE_MY_INFO,
    own::SEND_CONTACT_CODE,
    own::CHECK_CONTACT_CODE,
    own::UPDATE_CONTACT,
    device::ADD_DEVICE,
    device::UPDATE_DEVICE,
    device::SHOW_DEVICE,
    device::LIST_DEVICES,
    device::DELETE_DEVICES,
    device::SET_DEVICES_STATUS,
    device::LIST_DEVICE_TYPES,
    device::SHOW_NUMBERS_STATUS,
    device::SEND_DEVICE_CODE,
    device::CREATE_CODE,
    device::LIST_CODES,
    device::DELETE_CODES,
    device::RESET_CODE,
    device::ACTIVATE_DEVICE,
    department::ADD_DEPARTMENT,
    department::UPDATE_DEPARTMENT,
    department::DELETE_DEPARTMENT,
    department::SHOW_DEPARTMENT,
    department::FIND_DEPARTMENTS,
    department::SHOW_BOOK_DEPARTMENT,
    administrator::ADD_ADMINISTRATOR,
    administrator::SHOW_ADMINISTRATOR,
    administrator::LIST_ADMINISTRATORS,
    administrator::DELETE_ADMINISTRATORS,
    address_book::LIST_BOOK_USERS,
    address_book::SHOW_BOOK_USERS,
    address_book::LIST_CONTACTS,
    address_book::ADD_CONTACT,
    address_book::DELETE_CONTACTS,
    room::LIST_MY_ROOMS,
    room::UPDATE_MY_ROOM,
    room::LIST_ROOMS,
    room::ASSIGN_ROOMS,
    room::RECYCLE_ROOMS,
    room::DELETE_ROOMS,
    portal::LIST_ZONES,
    portal::PREVIEW_OCCURRENCES,
    portal::SHOW_CORPORATION,
    portal::UPDATE_CORPORATION,
    portal::SEARCH_DIRECTORY,
    portal::LISTEN_FOR_CALLS,
    portal::ANSWER_CALL,
    portal::DOWNLOAD_CALENDAR,
    audit::LIST_AUDIT,
    outbox::LIST_OUTBOX,
    outbox::RETRY_OUTBOX,
    outbox::SHOW_OUTBOX_MAIL,
    reply::LIST_REPLIES,
    reply::SHOW_INVITATION,
    reply::ANSWER_INVITATION,
    webhook::SET_WEBHOOK,
    webhook::SHOW_WEBHOOK,
    webhook::CHANGE_WEBHOOK_STATUS,
    webhook::DELETE_WEBHOOK,
    signage::ADD_MATERIAL,
    signage::UPDATE_MATERIAL,
    signage::LIST_MATERIALS,
    signage::DELETE_MATERIALS,
    signage::ADD_PROGRAM,
    signage::UPDATE_PROGRAM,
    signage::SHOW_PROGRAM,
    signage::LIST_PROGRAMS,
    signage::DELETE_PROGRAMS,
    signage::ADD_PUBLICATION,
    signage::UPDATE_PUBLICATION,
    signage::SHOW_PUBLICATION,
    signage::LIST_PUBLICATIONS,
    signage::DELETE_PUBLICATIONS,
    signage::LIST_MEETING_FILES,
    signage::SHOW_MEETING_FILE,
    signage::SAVE_MEETING_FILE,
    signage::OPEN_MEETING_FILES,
];

/// Where a page starts.
const OFFSET: Param = Param::query("offset", Kind::Integer, "Number of records before the page; default 0.");
/// How long a page is, in the calls about meetings.
const MEETING_LIMIT: Param = Param::query("limit", Kind::Integer, "Most records in the page, 1 to 500; default 20.");
/// How long a page is, in the calls about users, rooms and applications.
const USER_LIMIT: Param = Param::query("limit", Kind::Integer, "Most records in the page, 1 to 500; default 10.");
/// What a path or a body calls a user.
const ACCOUNT_TYPE: Param = Param::query(
    "accountType",
    Kind::Integer,
    "What `account` is: 0 an account of this server (default), 1 a third-party user ID.",
);
