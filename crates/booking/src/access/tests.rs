use super::*;
use crate::fixture::{Scene, draft, invited, user};
use crate::{AdminLevel, CorporationId};

/// `sees` is whether he may see the meeting, change it, and see the host's secrets.
fn check(user: &User, expected: Relation, sees: (bool, bool, bool)) {
    let attendees = vec![
        invited("bea", Role::Guest),
        invited("carl", Role::Guest),
        invited("carl", Role::Host),
        invited("carl", Role::Guest),
        invited("admin", Role::Guest),
    ];
    let draft = crate::Draft { attendees: Some(attendees), ..draft() };
    let (booking, _) = Scene::new().book(draft);
    let relation = relation(user, &booking);
    assert_eq!(relation, expected, "{}", user.name);
    assert_eq!((relation.may_see(), relation.may_change(), relation.sees_host_secrets()), sees, "{}", user.name);
}

#[test]
fn everybody_has_his_rights() {
    let admin = |name, admin| User { admin, ..user(name) };
    check(&user("ana"), Relation::Scheduler, (true, true, true));
    check(&user("bea"), Relation::Guest, (true, false, false));
    check(&user("carl"), Relation::Host, (true, false, true));
    check(&user("dora"), Relation::None, (false, false, false));
    check(&admin("admin", AdminLevel::Ordinary), Relation::Admin, (true, true, true));
    check(&admin("eve", AdminLevel::Default), Relation::Admin, (true, true, true));
    check(&admin("ana", AdminLevel::Default), Relation::Scheduler, (true, true, true));
}

#[test]
fn another_corporations_people_are_nothing_to_it() {
    for name in ["ana", "bea", "carl", "admin"] {
        let stranger = User { corporation: CorporationId::new("100000002"), admin: AdminLevel::Default, ..user(name) };
        check(&stranger, Relation::None, (false, false, false));
    }
}
