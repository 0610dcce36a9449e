//! Provisioning: all or nothing, and once.

use crate::world::{World, at, booking, inviting, on_both_stores, provision, room, user};
use convoca_booking::corporation::Profile;
use convoca_booking::{CorporationId, Defaults, RoomKind, UserKind};
use convoca_store::{PeopleError, ProviderAdmin, RemoveError, RoomQuery};
use futures_util::future::join_all;

on_both_stores!(
    makes_everything,
    happens_once,
    is_all_or_nothing,
    changes_its_defaults,
    are_listed_and_found,
    goes_part_by_part_and_leaves_others_alone,
    the_providers_home_stays,
);

async fn makes_everything(world: &World) {
    assert!(world.store.is_empty().await.unwrap());
    let mut wanted = provision("100000001");
    let mut provider = user("100000001", "provider");
    provider.kind = UserKind::Provider;
    let personal = room("100000001", RoomKind::Personal, "provider", Some(&provider.id));
    wanted.provider_admin = Some(ProviderAdmin { user: provider.clone(), password_hash: None, personal });
    assert!(world.store.provision(wanted.clone()).await.unwrap());

    assert!(!world.store.is_empty().await.unwrap());
    let id = &wanted.corporation.id;
    assert_eq!(world.store.corporation(id).await.unwrap().as_ref(), Some(&wanted.corporation));
    assert_eq!(world.store.corporation(&CorporationId::new("2")).await.unwrap(), None);
    assert_eq!(world.store.default_admin(id).await.unwrap().as_ref(), Some(&wanted.admin));
    assert_eq!(world.store.provider_admin().await.unwrap(), Some(provider));
    let account = world.store.user_by_account(&wanted.admin.account).await.unwrap().unwrap();
    assert_eq!(account.password_hash, wanted.password_hash);
    assert!(!account.password_changed);
    let application = wanted.application.unwrap();
    assert_eq!(world.store.application(&application.id).await.unwrap(), Some(application));
    assert_eq!(world.store.default_room(&wanted.admin.id).await.unwrap(), Some(wanted.personal));
    let every = RoomQuery { search: None, offset: 0, limit: 9 };
    let cloud = world.store.list_rooms(id, &every, Some(RoomKind::Cloud)).await.unwrap();
    assert_eq!(cloud.items, [(wanted.rooms[0].clone(), None)]);
}

async fn happens_once(world: &World) {
    let other = world.another().await;
    let tries = (0..8).map(|number| {
        let mut wanted = provision(&format!("10000000{number}"));
        wanted.only_if_empty = true;
        let store = if number % 2 == 0 { &world.store } else { &other };
        store.provision(wanted)
    });
    let done = join_all(tries).await.into_iter().filter(|done| *done.as_ref().unwrap()).count();
    assert_eq!(done, 1);
    other.close().await;
}

async fn is_all_or_nothing(world: &World) {
    world.corporation("100000001").await;
    let check = async |change: fn(&mut convoca_store::Provision), expected: &str| {
        let mut wanted = provision("100000002");
        change(&mut wanted);
        let error = world.store.provision(wanted).await.unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(world.store.corporation(&CorporationId::new("100000002")).await.unwrap().is_none());
        assert!(world.store.user_by_account("100000002.admin").await.unwrap().is_none());
    };
    check(|wanted| wanted.admin.account = "100000001.ADMIN".to_owned(), "the account is taken").await;
    check(|wanted| wanted.admin.number = "sip-100000001.admin".to_owned(), "the number is taken").await;
    check(|wanted| wanted.personal.number = "number-100000001 cloud".to_owned(), "the number is taken").await;
    check(|wanted| wanted.application = provision("100000001").application, "the application's ID is taken").await;
    let again = world.store.provision(provision("100000001")).await;
    assert!(matches!(again, Err(PeopleError::CorporationTaken)));
    assert!(world.store.provision(provision("100000002")).await.unwrap());
}

async fn changes_its_defaults(world: &World) {
    let first = world.corporation("100000001").await.corporation;
    let second = world.corporation("100000002").await.corporation;
    let change = |days| Defaults { history_days: days, ..first.defaults.clone() };
    let set =
        async |before: &Defaults, after: &Defaults| world.store.set_defaults(&first.id, before, after).await.unwrap();
    assert!(set(&first.defaults, &change(7)).await);
    assert!(!set(&first.defaults, &change(8)).await, "somebody else has changed them since");
    assert!(set(&change(7), &change(9)).await);
    let now = async |id| world.store.corporation(id).await.unwrap().unwrap().defaults;
    assert_eq!(now(&first.id).await, change(9));
    assert_eq!(now(&second.id).await, second.defaults);
    let nobody = CorporationId::new("100000003");
    assert!(!world.store.set_defaults(&nobody, &first.defaults, &change(7)).await.unwrap());
}

async fn are_listed_and_found(world: &World) {
    world.corporation("100000001").await;
    let mut wanted = provision("100000002");
    wanted.corporation.name = "Ärmel_kanal".to_owned();
    wanted.corporation.profile = Profile { phone: "+491234".to_owned(), ..Profile::default() };
    wanted.admin.email = "ines@ships.example".to_owned();
    assert!(world.store.provision(wanted).await.unwrap());
    let found = async |search: Option<&str>| {
        let page = world.store.list_corporations(search, 0, 10).await.unwrap();
        assert_eq!(page.total, page.items.len() as u64);
        assert!(page.items.iter().all(|(_, admin)| admin.is_some()));
        page.items.into_iter().map(|(corporation, _)| corporation.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found(None).await, ["100000001", "100000002"]);
    for part in ["ÄRMEL", "l_k", "+4912", "INES@ships", "100000002.adm"] {
        assert_eq!(found(Some(part)).await, ["100000002"], "{part}");
    }
    assert_eq!(found(Some("%")).await, [""; 0]);
    let (second, third) = (CorporationId::new("100000002"), CorporationId::new("100000003"));
    let renamed = world.store.change_corporation(&second, |corporation| {
        corporation.name = "Canal".to_owned();
    });
    assert_eq!(renamed.await.unwrap().unwrap().name, "Canal");
    assert_eq!((found(Some("ärmel")).await.len(), found(Some("canal")).await.len()), (0, 1));
    let nobody = world.store.change_corporation(&third, |_| ());
    assert_eq!(nobody.await.unwrap(), None);
}

async fn goes_part_by_part_and_leaves_others_alone(world: &World) {
    let (gone, kept) = (world.corporation("100000001").await, world.corporation("100000002").await);
    let (ann, _) = world.user("100000001", "ann").await;
    for number in 0..3 {
        let meeting = booking(&format!("90000000{number}"), &gone.admin, 10 + number, 60);
        world.insert(&inviting(meeting, &[&ann]), at(0)).await;
    }
    world.insert(&booking("900000009", &kept.admin, 10, 60), at(0)).await;
    let id = &gone.corporation.id;
    world.store.doom_corporation(id).await.unwrap();
    // It is not there at once, for anybody.
    assert_eq!(world.store.corporation(id).await.unwrap(), None);
    assert!(matches!(world.store.doom_corporation(id).await, Err(RemoveError::NoSuchCorporation)));
    assert_eq!(world.store.list_corporations(None, 0, 10).await.unwrap().total, 1);
    assert_eq!(world.store.doomed_corporations().await.unwrap(), std::slice::from_ref(id));
    let mut parts = 0;
    while world.store.remove_corporation_part(id).await.unwrap() {
        parts += 1;
        assert!(parts < 20, "it never ends");
    }
    assert!(parts > 1);
    assert_eq!(world.store.doomed_corporations().await.unwrap(), []);
    assert!(!world.store.remove_corporation_part(id).await.unwrap());
    assert!(world.store.meeting_to_join("900000000", at(0)).await.unwrap().is_none());
    assert!(world.store.user_by_account("ann").await.unwrap().is_none());
    // A corporation that is not doomed loses nothing.
    assert!(!world.store.remove_corporation_part(&kept.corporation.id).await.unwrap());
    assert!(world.store.meeting_to_join("900000009", at(0)).await.unwrap().is_some());
    assert_eq!(world.store.default_admin(&kept.corporation.id).await.unwrap(), Some(kept.admin));
    // All of its names are free again.
    assert!(world.store.provision(gone).await.unwrap());
}

async fn the_providers_home_stays(world: &World) {
    let mut wanted = provision("100000001");
    let mut provider = user("100000001", "provider");
    provider.kind = UserKind::Provider;
    let personal = room("100000001", RoomKind::Personal, "provider", Some(&provider.id));
    wanted.provider_admin = Some(ProviderAdmin { user: provider, password_hash: Some("hash".to_owned()), personal });
    assert!(world.store.provision(wanted.clone()).await.unwrap());
    let refused = world.store.doom_corporation(&wanted.corporation.id).await;
    assert!(matches!(refused, Err(RemoveError::Home)));
    assert!(world.store.corporation(&wanted.corporation.id).await.unwrap().is_some());
    let account = world.store.user_by_account("provider").await.unwrap().unwrap();
    assert_eq!(account.password_hash.as_deref(), Some("hash"));
}
