//! People as they are listed: filters, order, and lists that follow what changes.

use crate::world::{World, on_both_stores, room, user};
use convoca_booking::{AdminLevel, CorporationId, DepartmentCode, RoomKind, User, UserId};
use convoca_directory::DepartmentDraft;
use convoca_store::{DepartmentChange, PeopleOrder, PeopleQuery};
use std::collections::HashSet;

on_both_stores!(are_filtered_and_ordered, follow_every_change, follow_changes_of_another_process);

async fn put(world: &World, name: &str, change: impl FnOnce(&mut User)) -> User {
    let mut one = user("100000001", name);
    change(&mut one);
    let personal = room("100000001", RoomKind::Personal, name, Some(&one.id));
    world.store.insert_user(&one, None, &personal, None).await.unwrap();
    one
}

async fn listed(world: &World, query: PeopleQuery) -> (Vec<String>, u64) {
    let query = PeopleQuery { limit: if query.limit == 0 { 50 } else { query.limit }, ..query };
    let page = world.store.list_users(&CorporationId::new("100000001"), &query).await.unwrap();
    (page.items.into_iter().map(|user| user.account).collect(), page.total)
}

fn codes(texts: &[&str]) -> HashSet<DepartmentCode> {
    texts.iter().map(|text| DepartmentCode::new(*text)).collect()
}

async fn are_filtered_and_ordered(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    for code in ["a", "b"] {
        let draft = DepartmentDraft { name: Some(code.to_owned()), ..DepartmentDraft::default() };
        let change = DepartmentChange::Add(DepartmentCode::new(code), draft);
        world.store.change_department(&here, change).await.unwrap();
    }
    put(world, "ann", |ann| ann.profile.department = DepartmentCode::new("b")).await;
    put(world, "bob", |bob| bob.profile.sort_level = 5).await;
    put(world, "carl", |carl| carl.disabled = true).await;
    put(world, "dora", |dora| dora.profile.board = true).await;
    put(world, "eve", |eve| eve.profile.department = DepartmentCode::new("a")).await;
    world.store.set_users_admin(&here, &["bob".to_owned()], true).await.unwrap();
    let every = ["100000001.admin", "ann", "bob", "carl", "dora", "eve"];

    let check = async |query: PeopleQuery, expected: &[&str]| {
        let (found, total) = listed(world, query.clone()).await;
        assert_eq!(
            (found.as_slice(), total),
            (&expected.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>()[..], expected.len() as u64),
            "{query:?}"
        );
    };
    let plain = PeopleQuery::default;
    check(plain(), &every).await;
    check(PeopleQuery { disabled: Some(true), ..plain() }, &["carl"]).await;
    check(PeopleQuery { board: Some(true), ..plain() }, &["dora"]).await;
    check(
        PeopleQuery { board: Some(false), disabled: Some(false), ..plain() },
        &["100000001.admin", "ann", "bob", "eve"],
    )
    .await;
    check(PeopleQuery { departments: Some(codes(&["a", "b"])), ..plain() }, &["ann", "eve"]).await;
    check(PeopleQuery { departments: Some(codes(&[])), ..plain() }, &[]).await;
    check(PeopleQuery { levels: Some(vec![AdminLevel::Ordinary]), ..plain() }, &["bob"]).await;
    check(
        PeopleQuery { levels: Some(vec![AdminLevel::Default, AdminLevel::Ordinary]), ..plain() },
        &["100000001.admin", "bob"],
    )
    .await;
    check(PeopleQuery { visible: Some((codes(&["a"]), UserId::new("id-bob"))), ..plain() }, &["bob", "eve"]).await;
    check(PeopleQuery { search: Some("SIP-ANN".to_owned()), ..plain() }, &["ann"]).await;
    let reversed: Vec<&str> = every.iter().rev().copied().collect();
    check(PeopleQuery { descending: true, ..plain() }, &reversed).await;
    let by = |order| PeopleQuery { order, ..plain() };
    check(by(PeopleOrder::SortLevel), &["bob", "100000001.admin", "ann", "carl", "dora", "eve"]).await;
    check(by(PeopleOrder::Level), &["100000001.admin", "bob", "ann", "carl", "dora", "eve"]).await;
    check(by(PeopleOrder::Disabled), &["100000001.admin", "ann", "bob", "dora", "eve", "carl"]).await;
    check(by(PeopleOrder::Department), &["100000001.admin", "bob", "carl", "dora", "eve", "ann"]).await;

    let page = |offset, limit, descending| PeopleQuery { offset, limit, descending, ..plain() };
    assert_eq!(listed(world, page(1, 2, false)).await, (vec!["ann".to_owned(), "bob".to_owned()], 6));
    assert_eq!(listed(world, page(1, 2, true)).await, (vec!["dora".to_owned(), "carl".to_owned()], 6));
    assert_eq!(listed(world, page(9, 2, true)).await, (vec![], 6));
    assert_eq!(listed(world, page(u64::MAX, 2, false)).await, (vec![], 6));
}

async fn follow_every_change(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    let accounts = async || listed(world, PeopleQuery::default()).await.0;
    assert_eq!(accounts().await, ["100000001.admin"]);
    let mut ann = put(world, "ann", |_| {}).await;
    put(world, "bob", |_| {}).await;
    assert_eq!(accounts().await, ["100000001.admin", "ann", "bob"]);
    ann.account = "zoe".to_owned();
    world.store.update_user(&ann).await.unwrap();
    assert_eq!(accounts().await, ["100000001.admin", "bob", "zoe"]);
    world.store.set_users_disabled(&here, &["zoe".to_owned()], true).await.unwrap();
    let disabled = PeopleQuery { disabled: Some(true), ..PeopleQuery::default() };
    assert_eq!(listed(world, disabled).await.0, ["zoe"]);
    world.store.delete_users(&here, &["bob".to_owned(), "zoe".to_owned()]).await.unwrap();
    assert_eq!(accounts().await, ["100000001.admin"]);
    put(world, "zoe", |_| {}).await;
    assert_eq!(accounts().await, ["100000001.admin", "zoe"]);
}

/// Another store over the same database sees what this one does, also what it does while the other
/// has a list already.
async fn follow_changes_of_another_process(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    let other = world.another().await;
    let accounts = async || {
        let query = PeopleQuery { limit: 50, ..PeopleQuery::default() };
        let page = other.list_users(&here, &query).await.unwrap();
        page.items.into_iter().map(|user| user.account).collect::<Vec<_>>()
    };
    put(world, "ann", |_| {}).await;
    assert_eq!(accounts().await, ["100000001.admin", "ann"]);
    put(world, "bob", |_| {}).await;
    world.store.delete_users(&here, &["ann".to_owned()]).await.unwrap();
    assert_eq!(accounts().await, ["100000001.admin", "bob"]);
    other.close().await;
}
