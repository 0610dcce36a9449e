//! Passwords, the codes by which people come by new ones, and what a code is exchanged for.

use crate::world::{World, at, on_both_stores};
use convoca_booking::UserId;
use convoca_store::{CodeError, CodeKind, Effects, NewPassword, Session};
use jiff::Timestamp;

on_both_stores!(
    a_new_password_ends_other_sign_ins,
    the_last_five_are_remembered,
    a_code_is_exchanged_once,
    a_code_is_void_after_five_wrong_tries,
    codes_are_sent_seldom,
);

const HERE: &str = "100000001";

fn nothing(now: Timestamp) -> (&'static Effects, Timestamp) {
    static NOTHING: Effects = Effects { jobs: Vec::new(), records: Vec::new() };
    (&NOTHING, now)
}

fn new(hash: &str, stays: Option<[u8; 32]>) -> NewPassword {
    NewPassword { hash: hash.to_owned(), chosen: true, stays }
}

async fn ann(world: &World) -> UserId {
    world.corporation(HERE).await;
    world.user(HERE, "ann").await.0.id
}

async fn a_new_password_ends_other_sign_ins(world: &World) {
    let ann = ann(world).await;
    let account = world.store.user_by_account("ann").await.unwrap().unwrap();
    assert_eq!(account.password_at, Some(at(0)), "that of the account's beginning");
    for (number, client_type) in [(1, 72), (2, 0)] {
        let session = Session {
            token_hash: [number; 32],
            refresh_hash: [number + 10; 32],
            user: ann.clone(),
            client_type,
            created_at: at(0),
            expires_at: at(60),
            refresh_expires_at: at(60),
        };
        world.store.open_session(&session, 5).await.unwrap();
    }
    let signed_in = async |number: u8| world.store.principal(&[number; 32], at(1)).await.unwrap().is_some();
    let set = async |before: Option<&str>, new: NewPassword| {
        world.store.set_password(&ann, before, &new, nothing(at(1))).await.unwrap()
    };
    assert!(!set(Some("another hash"), new("x", None)).await, "it is another by now");
    assert!(set(Some("hash"), new("new hash", Some([1; 32]))).await);
    assert_eq!((signed_in(1).await, signed_in(2).await), (true, false));
    let account = world.store.user_by_account("ann").await.unwrap().unwrap();
    assert_eq!((account.password_hash.as_deref(), account.password_changed), (Some("new hash"), true));
    assert_eq!(account.password_at, Some(at(1)));
    assert!(set(Some("new hash"), NewPassword { chosen: false, ..new("made up", None) }).await);
    assert!(!signed_in(1).await);
    assert!(!world.store.user_by_account("ann").await.unwrap().unwrap().password_changed);
    let nobody = UserId::new("nobody");
    assert!(!world.store.set_password(&nobody, None, &new("x", None), nothing(at(1))).await.unwrap());
}

async fn the_last_five_are_remembered(world: &World) {
    let ann = ann(world).await;
    let mut before = "hash".to_owned();
    for number in 1..=7 {
        let next = format!("hash {number}");
        assert!(world.store.set_password(&ann, Some(&before), &new(&next, None), nothing(at(number))).await.unwrap());
        before = next;
    }
    let old = world.store.old_passwords(&ann).await.unwrap();
    assert_eq!(old, ["hash 6", "hash 5", "hash 4", "hash 3", "hash 2"]);
    assert_eq!(world.store.old_passwords(&UserId::new("nobody")).await.unwrap(), [""; 0]);
}

async fn send(world: &World, ann: &UserId, kind: CodeKind, digits: &str, minutes: i64) -> Result<(), CodeError> {
    world.store.send_code(ann, kind, ("ann@example", digits), nothing(at(minutes))).await
}

async fn take(world: &World, ann: &UserId, what: &str, digits: &str, minutes: i64) -> Result<(), CodeError> {
    world.store.take_code(ann, CodeKind::Password, (what, digits), &[9; 32], at(minutes)).await
}

async fn a_code_is_exchanged_once(world: &World) {
    let ann = ann(world).await;
    let wrong = |outcome: Result<(), CodeError>| assert!(matches!(outcome, Err(CodeError::Wrong)), "{outcome:?}");
    wrong(take(world, &ann, "ann@example", "111111", 0).await);
    send(world, &ann, CodeKind::Password, "111111", 0).await.unwrap();
    send(world, &ann, CodeKind::Contact, "222222", 0).await.unwrap();
    wrong(take(world, &ann, "ann@example", "222222", 1).await);
    wrong(take(world, &ann, "another@example", "111111", 1).await);
    wrong(take(world, &ann, "ann@example", "111111", 10).await);
    take(world, &ann, "ANN@example", "111111", 9).await.unwrap();
    wrong(take(world, &ann, "ann@example", "111111", 9).await);
    let used = async |token: u8, minutes| {
        world.store.use_code_token(&ann, CodeKind::Password, &[token; 32], at(minutes)).await.unwrap()
    };
    let good = world.store.is_code_token(&ann, CodeKind::Password, &[9; 32], at(18)).await.unwrap();
    let late = world.store.is_code_token(&ann, CodeKind::Password, &[9; 32], at(19)).await.unwrap();
    assert!(good && !late);
    assert!(!used(8, 10).await && !used(9, 19).await, "another one, and too late");
    assert!(used(9, 18).await && !used(9, 18).await, "once");
}

async fn a_code_is_void_after_five_wrong_tries(world: &World) {
    let ann = ann(world).await;
    send(world, &ann, CodeKind::Password, "111111", 0).await.unwrap();
    for _ in 0..5 {
        assert!(matches!(take(world, &ann, "ann@example", "000000", 1).await, Err(CodeError::Wrong)));
    }
    assert!(matches!(take(world, &ann, "ann@example", "111111", 1).await, Err(CodeError::Void)));
    send(world, &ann, CodeKind::Password, "333333", 5).await.unwrap();
    take(world, &ann, "ann@example", "333333", 5).await.unwrap();
}

async fn codes_are_sent_seldom(world: &World) {
    let ann = ann(world).await;
    let day = 24 * 60;
    for number in 0..10 {
        send(world, &ann, CodeKind::Password, "111111", number * 3).await.unwrap();
        let soon = send(world, &ann, CodeKind::Password, "222222", number * 3 + 2).await;
        assert!(matches!(soon, Err(CodeError::TooSoon)), "{soon:?}");
    }
    let eleventh = send(world, &ann, CodeKind::Password, "111111", 100).await;
    assert!(matches!(eleventh, Err(CodeError::TooOften)), "{eleventh:?}");
    send(world, &ann, CodeKind::Contact, "111111", 100).await.unwrap();
    send(world, &ann, CodeKind::Password, "111111", day).await.unwrap();
}
