//! People as the address book shows them.

use convoca_booking::{User, UserId, UserKind};
use convoca_contract::address_book::BookUser;
use convoca_directory::Tree;

/// `user` as `viewer` sees him; `number` is that of his personal room.
pub(super) fn user(tree: &Tree, viewer: &UserId, user: User, number: Option<String>) -> BookUser {
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    let hidden = user.profile.hide_phone && user.id != *viewer;
    let device = matches!(user.kind, UserKind::Device(_));
    let kind = match (device, user.profile.board) {
        (true, _) => "HARD_TERMINAL",
        (false, true) => "WHITE_BOARD",
        (false, false) => "NORMAL_USER",
    };
    let changed = user.profile.changed_at.unwrap_or(user.created_at);
    BookUser {
        id: user.id.as_str().to_owned(),
        status_code: None,
        account: Some(user.account),
        name: Some(user.name),
        english_name: said(user.profile.english_name),
        email: said(user.email),
        phone: said(user.phone).filter(|_| !hidden),
        dept_name: tree.get(&user.profile.department).map(|department| department.name.clone()),
        number: said(user.number),
        update_time: Some(changed.as_millisecond()),
        is_hard_terminal: Some(device),
        vmr_id: number,
        signature: said(user.profile.signature),
        title: said(user.profile.title),
        description: said(user.profile.description),
        hide_phone: Some(user.profile.hide_phone),
        kind: Some(kind.to_owned()),
        dept_codes: Some(vec![user.profile.department.as_str().to_owned()]),
    }
}
