//! Where people sign in elsewhere.

use crate::world::{World, at, on_both_stores};
use convoca_booking::CorporationId;
use convoca_directory::{Provider, SignOn};
use convoca_store::KeptSignOn;
use futures_util::future::join_all;

on_both_stores!(settings_are_found_by_domain, a_domain_is_one_corporations, a_state_comes_back_once);

fn kept(corporation: &str, domain: &str) -> KeptSignOn {
    KeptSignOn {
        corporation: CorporationId::new(corporation),
        settings: SignOn { enabled: true, domain: domain.to_owned(), ..SignOn::default() },
        provider: Provider { token_url: "https://id.example/token".to_owned(), ..Provider::default() },
        secret: "a-secret-of-theirs".to_owned(),
    }
}

async fn settings_are_found_by_domain(world: &World) {
    world.corporation("100000001").await;
    let (store, id) = (&world.store, CorporationId::new("100000001"));
    assert_eq!(store.sign_on(&id).await.unwrap(), None);
    let first = kept("100000001", "roofers.example");
    assert!(store.set_sign_on(&first).await.unwrap());
    assert_eq!(store.sign_on(&id).await.unwrap(), Some(first.clone()));
    assert_eq!(store.sign_on_by_domain("Roofers.Example").await.unwrap(), Some(first));
    let second = KeptSignOn { secret: String::new(), ..kept("100000001", "tilers.example") };
    assert!(store.set_sign_on(&second).await.unwrap());
    assert_eq!(store.sign_on_by_domain("roofers.example").await.unwrap(), None);
    assert_eq!(store.sign_on_by_domain("tilers.example").await.unwrap(), Some(second));
    store.doom_corporation(&id).await.unwrap();
    assert_eq!(store.sign_on_by_domain("tilers.example").await.unwrap(), None);
}

async fn a_domain_is_one_corporations(world: &World) {
    world.corporation("100000001").await;
    world.corporation("100000002").await;
    assert!(world.store.set_sign_on(&kept("100000001", "roofers.example")).await.unwrap());
    assert!(!world.store.set_sign_on(&kept("100000002", "roofers.example")).await.unwrap());
    // None is nobody's.
    assert!(world.store.set_sign_on(&kept("100000001", "")).await.unwrap());
    assert!(world.store.set_sign_on(&kept("100000002", "")).await.unwrap());
    assert_eq!(world.store.sign_on_by_domain("").await.unwrap(), None);
}

async fn a_state_comes_back_once(world: &World) {
    let tries = join_all((0..8).map(|_| world.store.use_up_sign_on(&[1; 32], at(5)))).await;
    assert_eq!(tries.into_iter().filter(|fresh| *fresh.as_ref().unwrap()).count(), 1);
    assert!(world.store.use_up_sign_on(&[2; 32], at(5)).await.unwrap());
    world.store.sweep(at(4)).await.unwrap();
    assert!(!world.store.use_up_sign_on(&[1; 32], at(5)).await.unwrap());
    world.store.sweep(at(5)).await.unwrap();
    assert!(world.store.use_up_sign_on(&[1; 32], at(9)).await.unwrap());
}
