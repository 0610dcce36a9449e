//! Opening, closing and the key.

use crate::world::{KEY, World, on_both_stores};
use convoca_store::{OpenError, Place, Store, StoreError, Vault};

on_both_stores!(answers_and_closes, keeps_what_it_has, refuses_another_key, can_be_looked_at);

async fn answers_and_closes(world: &World) {
    world.store.ping().await.unwrap();
    assert!(world.store.schema_version().await.unwrap() >= 1);
    world.store.close().await;
    assert!(matches!(world.store.ping().await, Err(StoreError::Closed)));
    let closed = world.store.close_session(&[0; 32]).await;
    assert!(matches!(closed, Err(StoreError::Closed)));
}

async fn keeps_what_it_has(world: &World) {
    let made = world.corporation("100000001").await;
    world.store.close().await;
    let store = world.another().await;
    assert_eq!(store.corporation(&made.corporation.id).await.unwrap(), Some(made.corporation));
    store.close().await;
}

async fn refuses_another_key(world: &World) {
    let other = Store::open(world.place.clone(), Vault::from_key([1; 32])).await;
    assert!(matches!(other, Err(OpenError::WrongKey)));
    world.store.ping().await.unwrap();
}

async fn can_be_looked_at(world: &World) {
    let version = world.store.schema_version().await.unwrap();
    let seen = Store::look(world.place.clone(), Vault::from_key(KEY)).await.unwrap();
    assert_eq!(seen, Some(version));
    let other = Store::look(world.place.clone(), Vault::from_key([1; 32])).await;
    assert!(matches!(other, Err(OpenError::WrongKey)));
}

#[tokio::test]
async fn looking_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(folder.path().join("convoca.db"));
    assert!(Store::look(place, Vault::from_key(KEY)).await.is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn any_file_name_will_do() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a b.db", "50%25.db", "what?mode=ro#x.db", "a:b@[c].db", "会议.db"] {
        let file = folder.path().join(name);
        let store = Store::open(Place::Sqlite(file.clone()), Vault::from_key(KEY)).await.unwrap();
        store.ping().await.unwrap();
        store.close().await;
        let seen = Store::look(Place::Sqlite(file.clone()), Vault::from_key(KEY)).await.unwrap();
        assert!(seen.is_some(), "{name}");
        assert!(file.metadata().unwrap().len() > 0, "{name}");
    }
    // Beside them may lie what SQLite leaves beside a file that was only read.
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.filter(|name| name.to_string_lossy().ends_with(".db")).count(), 5);
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("convoca.db");
    let store = Store::open(Place::Sqlite(file), Vault::from_key(KEY)).await.unwrap();
    assert!(store.is_empty().await.unwrap());
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?}", entry.file_name());
    }
    store.close().await;
}

#[tokio::test]
async fn places_that_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let missing = Place::Sqlite(folder.path().join("missing/convoca.db"));
    assert!(matches!(Store::open(missing, Vault::from_key(KEY)).await, Err(OpenError::File(_))));
    for url in ["sqlite::memory:", "mysql://localhost/convoca"] {
        let opened = Store::open(Place::Postgres(url.to_owned()), Vault::from_key(KEY)).await;
        assert!(matches!(opened, Err(OpenError::Scheme)), "{url}");
    }
    let nowhere = Place::Postgres("postgres://127.0.0.1:1/convoca".to_owned());
    assert!(matches!(Store::open(nowhere, Vault::from_key(KEY)).await, Err(OpenError::Store(_))));
}
