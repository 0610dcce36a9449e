//! People.

use crate::world::{World, at, booking, held_in, on_both_stores, room, user};
use convoca_booking::{AdminLevel, CorporationId, RoomKind, User, UserId};
use convoca_store::{Effects, MeetingError, PeopleError, PeopleQuery, RoomQuery, Session, Who};
use futures_util::future::join_all;

on_both_stores!(
    are_found_by_any_name,
    have_names_of_their_own,
    one_of_many_gets_the_account,
    are_listed_and_searched,
    change,
    are_disabled_all_or_none,
    are_deleted_all_or_none,
    deletion_takes_along_what_was_theirs,
    are_resolved_by_the_first_name_that_fits,
    odd_texts_find_nobody,
);

fn named(corporation: &str, name: &str, third: &str) -> User {
    User { third_account: Some(third.to_owned()), ..user(corporation, name) }
}

async fn add(world: &World, user: &User) -> Result<(), PeopleError> {
    let personal = room(user.corporation.as_str(), RoomKind::Personal, &user.account, Some(&user.id));
    world.store.insert_user(user, None, &personal, None).await
}

async fn are_found_by_any_name(world: &World) {
    let store = &world.store;
    let made = world.corporation("100000001").await;
    world.corporation("100000002").await;
    let ann = named("100000001", "Ann@Example", "third-ann");
    add(world, &ann).await.unwrap();
    let (here, there) = (&ann.corporation, CorporationId::new("100000002"));

    assert_eq!(store.user(here, &ann.id).await.unwrap().as_ref(), Some(&ann));
    assert_eq!(store.user(&there, &ann.id).await.unwrap(), None);
    let account = store.user_by_account("aNN@eXAMPLE").await.unwrap().unwrap();
    assert_eq!((account.user, account.password_hash, account.password_changed), (ann.clone(), None, false));
    assert!(store.user_by_account("ann").await.unwrap().is_none());
    assert_eq!(store.user_by_third_account(here, "third-ann").await.unwrap().as_ref(), Some(&ann));
    assert_eq!(store.user_by_third_account(&there, "third-ann").await.unwrap(), None);
    assert_eq!(store.default_admin(here).await.unwrap(), Some(made.admin));
    assert_eq!(store.provider_admin().await.unwrap(), None);
}

async fn have_names_of_their_own(world: &World) {
    world.corporation("100000001").await;
    world.corporation("100000002").await;
    add(world, &named("100000001", "ann", "third")).await.unwrap();

    let error = add(world, &user("100000002", "ANN")).await.unwrap_err();
    assert!(matches!(error, PeopleError::AccountTaken));
    let error = add(world, &named("100000001", "bob", "third")).await.unwrap_err();
    assert!(matches!(error, PeopleError::ThirdAccountTaken));
    let mut bob = user("100000001", "bob");
    bob.number = "sip-ann".to_owned();
    assert!(matches!(add(world, &bob).await, Err(PeopleError::NumberTaken)));
    let bob = user("100000001", "bob");
    let mut taken = room("100000001", RoomKind::Personal, "bob", Some(&bob.id));
    taken.number = "number-ann".to_owned();
    let error = world.store.insert_user(&bob, None, &taken, None).await.unwrap_err();
    assert!(matches!(error, PeopleError::NumberTaken));
    assert!(world.store.user_by_account("bob").await.unwrap().is_none());

    // The same third-party ID in another corporation is somebody else, and none clashes with none.
    add(world, &named("100000002", "bob", "third")).await.unwrap();
    add(world, &user("100000002", "carol")).await.unwrap();
    add(world, &user("100000002", "dave")).await.unwrap();
}

async fn one_of_many_gets_the_account(world: &World) {
    world.corporation("100000001").await;
    let tries = (0..12).map(|number| async move {
        let mut ann = user("100000001", &format!("ann{number}"));
        ann.account = "ann".to_owned();
        let personal = room("100000001", RoomKind::Personal, &format!("ann{number}"), Some(&ann.id));
        world.store.insert_user(&ann, None, &personal, None).await
    });
    let (done, refused): (Vec<_>, Vec<_>) = join_all(tries).await.into_iter().partition(Result::is_ok);
    assert_eq!(done.len(), 1);
    assert!(refused.iter().all(|error| matches!(error, Err(PeopleError::AccountTaken))));
}

async fn are_listed_and_searched(world: &World) {
    world.corporation("100000001").await;
    world.corporation("100000002").await;
    world.user("100000002", "stranger").await;
    for name in ["dora", "ann", "carl_1", "bert"] {
        let mut one = user("100000001", name);
        one.name = format!("Grüße ÄÖÜ {name}");
        one.email = format!("{name}@example.org");
        add(world, &one).await.unwrap();
    }
    let corporation = CorporationId::new("100000001");
    let check = async |search: Option<&str>, offset, limit, total, expected: &[&str]| {
        let query = PeopleQuery { search: search.map(str::to_owned), offset, limit, ..PeopleQuery::default() };
        let page = world.store.list_users(&corporation, &query).await.unwrap();
        let accounts: Vec<_> = page.items.iter().map(|user| user.account.as_str()).collect();
        assert_eq!(accounts, expected, "{search:?}");
        assert_eq!((page.total, page.offset), (total, offset));
    };
    check(None, 0, 10, 5, &["100000001.admin", "ann", "bert", "carl_1", "dora"]).await;
    check(None, 1, 2, 5, &["ann", "bert"]).await;
    check(None, 9, 2, 5, &[]).await;
    check(None, u64::MAX, 2, 5, &[]).await;
    check(Some("ANN"), 0, 10, 1, &["ann"]).await;
    check(Some("grüSSe äöü"), 0, 10, 0, &[]).await;
    check(Some("grüße äöü"), 1, 1, 4, &["bert"]).await;
    check(Some("BERT@"), 0, 10, 1, &["bert"]).await;
    check(Some("_"), 0, 10, 1, &["carl_1"]).await;
    check(Some("%"), 0, 10, 0, &[]).await;
    check(Some("\\"), 0, 10, 0, &[]).await;
}

async fn change(world: &World) {
    world.corporation("100000001").await;
    let (mut ann, _) = world.user("100000001", "ann").await;
    let (mut bob, _) = world.user("100000001", "bob").await;
    ann.account = "ANN2".to_owned();
    ann.name = "Another".to_owned();
    ann.third_account = Some("third".to_owned());
    world.store.set_users_admin(&ann.corporation, &["ann".to_owned()], true).await.unwrap();
    world.store.update_user(&ann).await.unwrap();
    let found = world.store.user_by_account("ann2").await.unwrap().unwrap();
    assert_eq!(found.user.admin, AdminLevel::Ordinary, "a change of a name takes nothing away");
    ann.admin = AdminLevel::Ordinary;
    assert_eq!((found.user, found.password_hash.as_deref()), (ann.clone(), Some("hash")));
    assert!(world.store.user_by_account("ann").await.unwrap().is_none());
    // A change of a name that was begun before an account was disabled does not enable it again.
    world.store.set_users_disabled(&ann.corporation, &["ann2".to_owned()], true).await.unwrap();
    world.store.update_user(&ann).await.unwrap();
    assert!(world.store.user(&ann.corporation, &ann.id).await.unwrap().unwrap().disabled);

    bob.third_account = Some("third".to_owned());
    assert!(matches!(world.store.update_user(&bob).await, Err(PeopleError::ThirdAccountTaken)));
    bob.third_account = None;
    bob.account = "ann2".to_owned();
    assert!(matches!(world.store.update_user(&bob).await, Err(PeopleError::AccountTaken)));
    let nobody = user("100000001", "nobody");
    assert!(matches!(world.store.update_user(&nobody).await, Err(PeopleError::NoSuchUser(who)) if who == "nobody"));
    ann.corporation = CorporationId::new("100000002");
    assert!(matches!(world.store.update_user(&ann).await, Err(PeopleError::NoSuchUser(_))));
}

fn accounts(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

async fn are_disabled_all_or_none(world: &World) {
    let store = &world.store;
    let here = world.corporation("100000001").await.corporation.id;
    world.corporation("100000002").await;
    for (corporation, name) in [("100000001", "ann"), ("100000001", "bob"), ("100000002", "carol")] {
        world.user(corporation, name).await;
    }
    let disabled = async |name: &str| store.user_by_account(name).await.unwrap().unwrap().user.disabled;

    let error = store.set_users_disabled(&here, &accounts(&["ann", "Zoe", "bob"]), true).await.unwrap_err();
    assert!(matches!(error, PeopleError::NoSuchUser(who) if who == "Zoe"));
    let error = store.set_users_disabled(&here, &accounts(&["ann", "carol"]), true).await.unwrap_err();
    assert!(matches!(error, PeopleError::NoSuchUser(who) if who == "carol"));
    assert!(!disabled("ann").await && !disabled("bob").await && !disabled("carol").await);

    store.set_users_disabled(&here, &accounts(&["ANN", "bob", "ann"]), true).await.unwrap();
    assert!(disabled("ann").await && disabled("bob").await);
    store.set_users_disabled(&here, &accounts(&["ann"]), false).await.unwrap();
    assert!(!disabled("ann").await && disabled("bob").await);

    // Two at once in opposite order neither hang nor fail.
    let (forth, back) = (accounts(&["ann", "bob"]), accounts(&["bob", "ann"]));
    let tries = (0..20)
        .map(|number| store.set_users_disabled(&here, if number % 2 == 0 { &forth } else { &back }, number % 3 == 0));
    assert!(join_all(tries).await.iter().all(Result::is_ok));
}

async fn are_deleted_all_or_none(world: &World) {
    let here = world.corporation("100000001").await.corporation.id;
    world.user("100000001", "ann").await;
    let error = world.store.delete_users(&here, &accounts(&["ann", "zoe"])).await.unwrap_err();
    assert!(matches!(error, PeopleError::NoSuchUser(who) if who == "zoe"));
    let error = world.store.delete_users(&here, &accounts(&["ann", "100000001.admin"])).await.unwrap_err();
    assert!(matches!(error, PeopleError::DefaultAdmin(who) if who == "100000001.admin"));
    assert!(world.store.user_by_account("ann").await.unwrap().is_some());
    assert!(world.store.delete_users(&CorporationId::new("1"), &accounts(&["ann"])).await.is_err());
    world.store.delete_users(&here, &accounts(&["ann"])).await.unwrap();
    assert!(world.store.user_by_account("ann").await.unwrap().is_none());
}

async fn deletion_takes_along_what_was_theirs(world: &World) {
    let store = &world.store;
    let made = world.corporation("100000001").await;
    let here = &made.corporation.id;
    let (ann, personal) = world.user("100000001", "ann").await;
    let cloud = made.rooms[0].clone();
    store.assign_rooms(here, &ann.id, std::slice::from_ref(&cloud.id)).await.unwrap();
    let session = Session {
        token_hash: [1; 32],
        refresh_hash: [2; 32],
        user: ann.id.clone(),
        client_type: 0,
        created_at: at(0),
        expires_at: at(9),
        refresh_expires_at: at(9),
    };
    store.open_session(&session, 9).await.unwrap();
    store.insert_portal_nonce(&[3; 32], &ann.id, at(9)).await.unwrap();
    world.insert(&held_in(booking("900000001", &ann, 10, 60), &personal), at(0)).await;

    store.delete_users(here, &accounts(&["ann"])).await.unwrap();
    assert_eq!(store.principal(&[1; 32], at(0)).await.unwrap(), None);
    assert_eq!(store.take_portal_nonce(&[3; 32], at(0)).await.unwrap(), None);
    assert_eq!(store.room(here, &personal.id).await.unwrap(), None);
    assert_eq!(store.room(here, &cloud.id).await.unwrap(), Some(cloud.clone()));
    let every = RoomQuery { search: None, offset: 0, limit: 9 };
    let cloud_rooms = store.list_rooms(here, &every, Some(RoomKind::Cloud)).await.unwrap();
    assert_eq!(cloud_rooms.items, [(cloud, None)]);

    // What was booked stays, can be cancelled, and cannot be moved in a room that is gone.
    let kept = store.meeting(here, &booking("900000001", &ann, 10, 60).id).await.unwrap().unwrap();
    let moved = store.replace_meeting(&kept.booking, &kept.secrets, kept.revision, Effects::default(), at(0)).await;
    assert!(matches!(moved, Err(MeetingError::RoomGone)));
    let mut cancelled = kept.booking.clone();
    cancelled.cancelled_at = Some(at(1));
    store.replace_meeting(&cancelled, &kept.secrets, kept.revision, Effects::default(), at(1)).await.unwrap();
    // The names are free again.
    world.user("100000001", "ann").await;
}

async fn are_resolved_by_the_first_name_that_fits(world: &World) {
    world.corporation("100000001").await;
    world.corporation("100000002").await;
    let here = CorporationId::new("100000001");
    let ann = named("100000001", "ann", "third-ann");
    let bob = named("100000001", "bob", "third-bob");
    add(world, &ann).await.unwrap();
    add(world, &bob).await.unwrap();
    let (stranger, _) = world.user("100000002", "stranger").await;
    let some = |text: &str| Some(text.to_owned());
    let who = [
        Who { user: some("id-ann"), account: some("bob"), ..Who::default() },
        Who { user: some("nobody"), account: some("BOB"), ..Who::default() },
        Who { account: some("nobody"), third_account: some("third-ann"), number: some("sip-bob"), ..Who::default() },
        Who { number: some("sip-bob"), ..Who::default() },
        Who {
            user: Some(stranger.id.to_string()),
            account: some("stranger"),
            number: some("sip-stranger"),
            ..Who::default()
        },
        Who::default(),
        Who { user: some(""), account: some(""), third_account: some(""), number: some("") },
        Who { number: some("a\0b"), ..Who::default() },
    ];
    let found = world.store.resolve(&here, &who).await.unwrap();
    let (ann, bob) = (Some(ann.id), Some(bob.id));
    assert_eq!(found, [ann.clone(), bob.clone(), ann, bob.clone(), None, None, None, None]);
    assert!(world.store.resolve(&here, &[]).await.unwrap().is_empty());

    let mut many: Vec<Who> =
        (0..3000).map(|number| Who { account: Some(format!("n{number}")), ..Who::default() }).collect();
    many.push(Who { account: some("bob"), ..Who::default() });
    assert_eq!(world.store.resolve(&here, &many).await.unwrap().last(), Some(&bob));
}

async fn odd_texts_find_nobody(world: &World) {
    let store = &world.store;
    let here = world.corporation("100000001").await.corporation.id;
    for odd in ["", "\0", "a\0b", "'; DROP TABLE person; --", "\u{202e}", "%"] {
        assert!(store.user_by_account(odd).await.unwrap().is_none());
        assert!(store.user_by_third_account(&here, odd).await.unwrap().is_none());
        assert!(store.user(&here, &UserId::new(odd)).await.unwrap().is_none());
        assert!(store.user(&CorporationId::new(odd), &UserId::new("id-ann")).await.unwrap().is_none());
        let query = PeopleQuery { search: Some(odd.to_owned()), limit: 9, ..PeopleQuery::default() };
        assert_eq!(store.list_users(&here, &query).await.unwrap().total, u64::from(odd.is_empty()));
        assert!(matches!(
            store.set_users_disabled(&here, &[odd.to_owned()], true).await,
            Err(PeopleError::NoSuchUser(_))
        ));
    }
    let mut odd = user("100000001", "odd");
    odd.name = "a\0b".to_owned();
    add(world, &odd).await.unwrap();
    assert_eq!(store.user(&here, &odd.id).await.unwrap(), Some(odd));
}
