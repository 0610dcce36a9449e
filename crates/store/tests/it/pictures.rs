//! Pictures of people and for webinars.

use crate::world::{World, at, on_both_stores};
use convoca_booking::{CorporationId, UserId};
use convoca_store::Picture;

on_both_stores!(a_person_has_one_picture, pictures_for_webinars_are_the_corporations, the_oldest_make_room);

const HERE: &str = "100000001";
const THERE: &str = "100000002";

fn picture(byte: u8) -> Picture {
    Picture { png: byte.is_multiple_of(2), image: vec![byte; 3] }
}

async fn a_person_has_one_picture(world: &World) {
    let (here, there) = (CorporationId::new(HERE), CorporationId::new(THERE));
    world.corporation(HERE).await;
    world.corporation(THERE).await;
    let ann = world.user(HERE, "ann").await.0.id;
    let store = &world.store;
    for (corporation, id) in [(&there, &ann), (&here, &UserId::new("nobody"))] {
        assert!(!store.set_picture(corporation, id, "k0", picture(0), at(1)).await.unwrap());
    }
    for (key, byte) in [("k1", 1), ("k2", 2)] {
        assert!(store.set_picture(&here, &ann, key, picture(byte), at(1)).await.unwrap());
        assert_eq!(store.picture(key).await.unwrap(), Some(picture(byte)));
    }
    assert_eq!(store.picture("k1").await.unwrap(), None, "the new one has taken its place");
    let account = store.user_by_account("ann").await.unwrap().unwrap();
    assert_eq!(account.user.profile.picture.as_deref(), Some("k2"));
    assert_eq!(account.password_hash.as_deref(), Some("hash"), "nothing else has changed");
    store.delete_users(&here, &["ann".to_owned()]).await.unwrap();
    assert_eq!(store.picture("k2").await.unwrap(), None, "it goes with the person");
}

async fn pictures_for_webinars_are_the_corporations(world: &World) {
    world.corporation(HERE).await;
    let (here, there) = (CorporationId::new(HERE), CorporationId::new(THERE));
    world.store.keep_webinar_picture(&here, "logo", picture(1), at(1)).await.unwrap();
    assert!(world.store.has_webinar_picture(&here, "logo").await.unwrap());
    assert!(!world.store.has_webinar_picture(&there, "logo").await.unwrap());
    assert_eq!(world.store.picture("logo").await.unwrap(), Some(picture(1)));
}

async fn the_oldest_make_room(world: &World) {
    world.corporation(HERE).await;
    world.corporation(THERE).await;
    let (here, there) = (CorporationId::new(HERE), CorporationId::new(THERE));
    world.store.keep_webinar_picture(&there, "theirs", picture(1), at(0)).await.unwrap();
    for number in 0..101 {
        world.store.keep_webinar_picture(&here, &format!("k{number}"), picture(1), at(number)).await.unwrap();
    }
    assert!(!world.store.has_webinar_picture(&here, "k0").await.unwrap());
    assert!(world.store.has_webinar_picture(&here, "k1").await.unwrap());
    assert!(world.store.has_webinar_picture(&there, "theirs").await.unwrap());
}
