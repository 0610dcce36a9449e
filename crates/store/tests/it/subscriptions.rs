//! Where events are pushed to.

use crate::world::{World, at, on_both_stores};
use convoca_booking::CorporationId;
use convoca_store::{Subscription, SubscriptionOwner, SubscriptionStatus};

on_both_stores!(one_for_each_owner, are_the_owners_alone, are_found_for_a_corporation);

/// A subscription that is pushed to.
pub(crate) fn subscription(id: &str, owner: SubscriptionOwner) -> Subscription {
    Subscription {
        id: id.to_owned(),
        owner,
        subscriber: format!("subscriber {id}"),
        url: format!("https://example.com/{id}"),
        status: SubscriptionStatus::Enabled,
        created_at: at(0),
        key: format!("key-of-subscription-{id}"),
    }
}

/// The corporation as an owner.
pub(crate) fn corporation(id: &str) -> SubscriptionOwner {
    SubscriptionOwner::Corporation(CorporationId::new(id))
}

fn provider(id: &str) -> SubscriptionOwner {
    SubscriptionOwner::Provider(id.to_owned())
}

async fn one_for_each_owner(world: &World) {
    let store = &world.store;
    let first = subscription("1", corporation("100000001"));
    assert!(store.insert_subscription(&first).await.unwrap());
    assert!(!store.insert_subscription(&subscription("2", corporation("100000001"))).await.unwrap());
    assert!(!store.insert_subscription(&subscription("1", corporation("100000002"))).await.unwrap());
    // A provider of that name is somebody else.
    let other = subscription("3", provider("100000001"));
    assert!(store.insert_subscription(&other).await.unwrap());
    assert_eq!(store.subscription_of(&first.owner).await.unwrap(), Some(first.clone()));
    assert_eq!(store.subscription_of(&other.owner).await.unwrap(), Some(other.clone()));
    assert_eq!(store.subscription_of(&corporation("100000002")).await.unwrap(), None);
    assert_eq!(store.subscription("3").await.unwrap(), Some(other));
    assert_eq!(store.subscription("2").await.unwrap(), None);
}

async fn are_the_owners_alone(world: &World) {
    let store = &world.store;
    let (ours, others) = (corporation("100000001"), corporation("100000002"));
    store.insert_subscription(&subscription("1", ours.clone())).await.unwrap();
    let locked = SubscriptionStatus::Locked;
    assert!(!store.set_subscription_status(&others, "1", locked).await.unwrap());
    assert!(!store.delete_subscription(&others, "1").await.unwrap());
    assert!(!store.set_subscription_status(&ours, "2", locked).await.unwrap());
    assert_eq!(store.subscription("1").await.unwrap(), Some(subscription("1", ours.clone())));
    assert!(store.set_subscription_status(&ours, "1", locked).await.unwrap());
    assert_eq!(store.subscription("1").await.unwrap().unwrap().status, locked);
    assert!(store.delete_subscription(&ours, "1").await.unwrap());
    assert!(!store.delete_subscription(&ours, "1").await.unwrap());
    assert_eq!(store.subscription("1").await.unwrap(), None);
}

async fn are_found_for_a_corporation(world: &World) {
    let store = &world.store;
    for (id, owner) in
        [("1", corporation("100000001")), ("2", corporation("100000002")), ("3", provider("sp")), ("4", provider(""))]
    {
        store.insert_subscription(&subscription(id, owner)).await.unwrap();
    }
    let found = |id: &'static str| async move {
        let found = store.subscriptions_for(&CorporationId::new(id)).await.unwrap();
        found.into_iter().map(|one| (one.id, one.key)).collect::<Vec<_>>()
    };
    let expected = |ids: &[&str]| -> Vec<(String, String)> {
        ids.iter().map(|id| ((*id).to_owned(), format!("key-of-subscription-{id}"))).collect()
    };
    assert_eq!(found("100000001").await, expected(&["1", "3", "4"]));
    assert_eq!(found("100000003").await, expected(&["3", "4"]));
    for (id, owner, status) in [
        ("1", corporation("100000001"), SubscriptionStatus::Disabled),
        ("3", provider("sp"), SubscriptionStatus::Locked),
    ] {
        assert!(store.set_subscription_status(&owner, id, status).await.unwrap());
    }
    assert_eq!(found("100000001").await, expected(&["4"]));
}
