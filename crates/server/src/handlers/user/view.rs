//! People as the API shows them.

use crate::app::App;
use crate::clock;
use crate::handlers::room::kind_number;
use crate::pictures;
use convoca_booking::{AdminLevel, Corporation, DeviceKind, Room, User, UserKind};
use convoca_contract::user::{CorporationInfo, UserDetail, UserFunction, UserRoom, UserRow};
use convoca_directory::Tree;
use convoca_store::{RoomQuery, StoreError};

/// Rooms shown with a person at most; all of them are in the list of his rooms.
const ROOMS: u32 = 100;

/// A person in full.
pub(super) async fn detail(app: &App, user: User, corporation: &Corporation) -> Result<UserDetail, StoreError> {
    let query = RoomQuery { search: None, offset: 0, limit: ROOMS };
    let rooms = app.store.rooms_of(&user.id, &query).await?;
    let admin = app.store.default_admin(&corporation.id).await?;
    let (admin_name, account) = admin.map(|admin| (admin.name, admin.account)).unzip();
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let department = tree.get(&user.profile.department).map(|department| department.name.clone());
    let function = UserFunction { enable_room: Some(user.profile.board) };
    let row = row(app, &tree, user.clone());
    Ok(UserDetail {
        id: row.id,
        user_account: row.user_account,
        name: row.name,
        english_name: row.english_name,
        phone: row.phone,
        country: row.country,
        email: row.email,
        dept_code: row.dept_code,
        dept_name: department,
        dept_name_path: row.dept_name_path,
        signature: row.signature,
        title: row.title,
        desc: row.desc,
        function: Some(function),
        sort_level: row.sort_level,
        hide_phone: row.hide_phone,
        license: row.license,
        sip_num: Some(user.number),
        vmr_list: Some(rooms.items.into_iter().map(room).collect()),
        user_type: row.user_type,
        admin_type: row.admin_type,
        corp: Some(CorporationInfo {
            id: corporation.id.as_str().to_owned(),
            name: corporation.name.clone(),
            admin_name,
            account,
            auto_user_create: Some(corporation.adds_users),
            ..CorporationInfo::default()
        }),
        status: row.status,
        third_account: row.third_account,
        active_time: row.active_time,
        head_picture_url: row.head_picture_url,
    })
}

/// Whose account it is, as the vendor numbers it (the SDK's `UserInfo`).
pub(in crate::handlers) fn user_type(kind: UserKind) -> i64 {
    match kind {
        UserKind::Provider => 1,
        UserKind::Corporation => 2,
        UserKind::Device(DeviceKind::Terminal) => 10,
        UserKind::Device(DeviceKind::Vision) => 12,
        UserKind::Device(DeviceKind::IdeaHub) => 13,
        UserKind::Device(DeviceKind::SmartRooms) => 14,
    }
}

/// A person in a list.
pub(super) fn row(app: &App, tree: &Tree, user: User) -> UserRow {
    let profile = user.profile;
    UserRow {
        id: user.id.as_str().to_owned(),
        user_account: user.account,
        name: user.name,
        english_name: said(profile.english_name),
        phone: said(user.phone),
        country: said(profile.country),
        email: said(user.email),
        dept_name_path: tree.get(&profile.department).map(|department| tree.name_path(&department.code)),
        dept_code: Some(profile.department.as_str().to_owned()),
        signature: said(profile.signature),
        title: said(profile.title),
        desc: said(profile.description),
        sort_level: Some(i64::from(profile.sort_level)),
        hide_phone: Some(profile.hide_phone),
        license: Some(0),
        user_type: user_type(user.kind),
        admin_type: match user.admin {
            AdminLevel::Default => 0,
            AdminLevel::Ordinary => 1,
            AdminLevel::None => 2,
        },
        status: i64::from(user.disabled),
        third_account: user.third_account,
        active_time: Some(user.created_at.as_millisecond()),
        head_picture_url: profile.picture.map(|key| pictures::url(app, &key)),
        ..UserRow::default()
    }
}

fn room(room: Room) -> UserRoom {
    let frozen = room.is_frozen(clock::now());
    UserRoom {
        id: room.id.as_str().to_owned(),
        vmr_id: room.number,
        vmr_name: room.name,
        vmr_mode: kind_number(room.kind),
        vmr_pkg_parties: (room.capacity > 0).then(|| i64::from(room.capacity)),
        status: i64::from(frozen),
    }
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
