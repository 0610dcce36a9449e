//! Departments.

use crate::world::{World, on_both_stores, room, user};
use convoca_booking::{CorporationId, DepartmentCode, RoomKind, User};
use convoca_directory::{DepartmentDraft, DepartmentError};
use convoca_store::{DepartmentChange as Change, DepartmentsError, PeopleError};
use futures_util::future::join_all;

on_both_stores!(
    are_a_tree,
    are_each_corporations_own,
    hold_who_is_in_them,
    one_of_many_gets_the_name,
    never_lose_anybody
);

fn code(text: &str) -> DepartmentCode {
    DepartmentCode::new(text)
}

fn draft(name: &str, parent: &str) -> DepartmentDraft {
    DepartmentDraft { name: Some(name.to_owned()), parent: Some(code(parent)), ..DepartmentDraft::default() }
}

async fn add(world: &World, corporation: &CorporationId, own: &str, parent: &str) -> Result<(), DepartmentsError> {
    let change = Change::Add(code(own), draft(&format!("Name of {own}"), parent));
    world.store.change_department(corporation, change).await
}

async fn put(world: &World, name: &str, department: &str) -> Result<User, PeopleError> {
    let mut one = user("100000001", name);
    one.profile.department = code(department);
    let personal = room("100000001", RoomKind::Personal, name, Some(&one.id));
    world.store.insert_user(&one, None, &personal, None).await.map(|()| one)
}

async fn are_a_tree(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    let tree = world.store.departments(&here, "Roofers").await.unwrap();
    assert_eq!(tree.get(&DepartmentCode::root()).unwrap().name, "Roofers");
    add(world, &here, "a", "1").await.unwrap();
    add(world, &here, "b", "a").await.unwrap();
    let refused = add(world, &here, "c", "nowhere").await.unwrap_err();
    assert!(matches!(refused, DepartmentsError::Rule(DepartmentError::NoSuch(missing)) if missing == code("nowhere")));
    world.store.change_department(&here, Change::Edit(code("b"), draft("Other", "1"))).await.unwrap();
    let refused = world.store.change_department(&here, Change::Edit(code("x"), draft("Other", "1"))).await;
    assert!(matches!(refused, Err(DepartmentsError::Rule(DepartmentError::NoSuch(_)))));
    let tree = world.store.departments(&here, "Roofers").await.unwrap();
    assert_eq!(tree.name_path(&code("b")), "Other");
    world.store.change_department(&here, Change::Remove(code("a"))).await.unwrap();
    let tree = world.store.departments(&here, "Roofers").await.unwrap();
    assert!(tree.get(&code("a")).is_none());
    // The root's name may be changed, and stays.
    let named = DepartmentDraft { name: Some("All of us".to_owned()), ..DepartmentDraft::default() };
    world.store.change_department(&here, Change::Edit(DepartmentCode::root(), named)).await.unwrap();
    let tree = world.store.departments(&here, "Roofers").await.unwrap();
    assert_eq!(tree.get(&DepartmentCode::root()).unwrap().name, "All of us");
}

async fn are_each_corporations_own(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    let there = world.corporation("100000002").await.corporation.id;
    add(world, &here, "a", "1").await.unwrap();
    add(world, &there, "a", "1").await.unwrap();
    add(world, &there, "b", "a").await.unwrap();
    assert!(put(world, "ann", "b").await.is_err());
    let refused = world.store.change_department(&here, Change::Remove(code("b"))).await;
    assert!(matches!(refused, Err(DepartmentsError::Rule(DepartmentError::NoSuch(_)))));
    assert!(world.store.departments(&here, "R").await.unwrap().get(&code("b")).is_none());
}

async fn hold_who_is_in_them(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    add(world, &here, "a", "1").await.unwrap();
    let refused = put(world, "ann", "nowhere").await.unwrap_err();
    assert!(matches!(refused, PeopleError::NoSuchDepartment(missing) if missing == code("nowhere")));
    assert!(world.store.user_by_account("ann").await.unwrap().is_none());
    let mut ann = put(world, "ann", "a").await.unwrap();
    let refused = world.store.change_department(&here, Change::Remove(code("a"))).await;
    assert!(matches!(refused, Err(DepartmentsError::Rule(DepartmentError::Occupied))));
    ann.profile.department = code("nowhere");
    assert!(matches!(world.store.update_user(&ann).await, Err(PeopleError::NoSuchDepartment(_))));
    ann.profile.department = DepartmentCode::root();
    world.store.update_user(&ann).await.unwrap();
    world.store.change_department(&here, Change::Remove(code("a"))).await.unwrap();
}

async fn one_of_many_gets_the_name(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    let changes = (0..12).map(|number| Change::Add(code(&format!("c{number}")), draft("Works", "1")));
    let tries = changes.map(|change| world.store.change_department(&here, change));
    let results = join_all(tries).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert_eq!(world.store.departments(&here, "R").await.unwrap().children(&DepartmentCode::root()).count(), 1);
}

/// Somebody who is put into a department while it is being removed is in one that exists.
async fn never_lose_anybody(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    for round in 0..8 {
        let own = format!("d{round}");
        add(world, &here, &own, "1").await.unwrap();
        let name = format!("ann{round}");
        let (removed, put) =
            tokio::join!(world.store.change_department(&here, Change::Remove(code(&own))), put(world, &name, &own));
        assert_ne!(removed.is_ok(), put.is_ok(), "round {round}");
    }
}
