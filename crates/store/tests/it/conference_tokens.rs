//! Tokens with which programs control meetings.

use crate::world::{World, at, on_both_stores};
use convoca_booking::{CorporationId, MeetingId, UserId};
use convoca_store::ConferenceToken;

on_both_stores!(a_token_says_what_was_kept, a_token_is_prolonged_while_it_is_good, expired_tokens_are_swept);

async fn token(world: &World, user: Option<&str>) -> ConferenceToken {
    world.corporation("100000001").await;
    ConferenceToken {
        corporation: CorporationId::new("100000001"),
        meeting: MeetingId::new("936120447"),
        holding: "h".to_owned(),
        host: user.is_none(),
        user: user.map(UserId::new),
        until: at(5),
    }
}

async fn a_token_says_what_was_kept(world: &World) {
    let program = token(world, None).await;
    let guest = ConferenceToken { user: Some(UserId::new("u")), host: false, ..program.clone() };
    for (hash, token) in [([1; 32], program), ([2; 32], guest)] {
        world.store.insert_conference_token(&hash, &token).await.unwrap();
        assert_eq!(world.store.conference_token(&hash, at(4)).await.unwrap(), Some(token));
        assert_eq!(world.store.conference_token(&hash, at(5)).await.unwrap(), None, "it has expired");
    }
    assert_eq!(world.store.conference_token(&[3; 32], at(0)).await.unwrap(), None);
}

async fn a_token_is_prolonged_while_it_is_good(world: &World) {
    let token = token(world, None).await;
    world.store.insert_conference_token(&[1; 32], &token).await.unwrap();
    assert!(world.store.prolong_conference_token(&[1; 32], at(9), at(4)).await.unwrap());
    let prolonged = ConferenceToken { until: at(9), ..token };
    assert_eq!(world.store.conference_token(&[1; 32], at(8)).await.unwrap(), Some(prolonged));
    assert!(!world.store.prolong_conference_token(&[1; 32], at(99), at(9)).await.unwrap(), "too late");
    assert!(!world.store.prolong_conference_token(&[2; 32], at(99), at(0)).await.unwrap());
}

async fn expired_tokens_are_swept(world: &World) {
    let token = token(world, None).await;
    world.store.insert_conference_token(&[1; 32], &token).await.unwrap();
    world.store.sweep(at(4)).await.unwrap();
    assert!(world.store.conference_token(&[1; 32], at(0)).await.unwrap().is_some());
    world.store.sweep(at(5)).await.unwrap();
    assert_eq!(world.store.conference_token(&[1; 32], at(0)).await.unwrap(), None);
}
