use super::{Limits, Quota, ResourceKind};
use crate::fixture::{at, now};

fn quota(kind: ResourceKind, count: u64) -> Quota {
    Quota { kind, count, until: None, stopped: false }
}

#[track_caller]
fn check(metered: bool, quotas: &[Quota], kind: ResourceKind, expected: Option<u64>) {
    assert_eq!(Limits::of(metered, quotas, now()).most(kind), expected, "metered {metered}, {quotas:?}");
}

#[test]
fn kinds_are_numbered_in_their_order() {
    for (number, kind) in ResourceKind::ALL.into_iter().enumerate() {
        assert_eq!(kind as usize, number);
    }
}

#[test]
fn what_was_not_given_a_metered_corporation_has_not_and_another_may_use() {
    check(true, &[], ResourceKind::Users, Some(0));
    check(false, &[], ResourceKind::Users, None);
    check(true, &[], ResourceKind::Meetings, None);
    check(true, &[quota(ResourceKind::Meetings, 2)], ResourceKind::Meetings, Some(2));
    check(false, &[quota(ResourceKind::Live, 2)], ResourceKind::Users, None);
}

#[test]
fn what_is_in_force_adds_up() {
    let expired = Quota { until: Some(now()), ..quota(ResourceKind::Users, 5) };
    let lasting = Quota { until: Some(at("2031-03-04T08:10:20.001Z")), ..quota(ResourceKind::Users, 7) };
    let stopped = Quota { stopped: true, ..quota(ResourceKind::Users, 9) };
    check(true, &[expired, lasting, stopped, quota(ResourceKind::Users, 1)], ResourceKind::Users, Some(8));
    check(true, &[expired], ResourceKind::Users, Some(0));
    // Also where nothing was given at all there would be no limit.
    check(false, &[expired], ResourceKind::Users, Some(0));
    check(true, &[quota(ResourceKind::Users, u64::MAX), lasting], ResourceKind::Users, Some(u64::MAX));
}

#[test]
fn one_more_comes_below_the_limit() {
    let limits = Limits::of(true, &[quota(ResourceKind::Users, 2)], now());
    assert!(limits.allows_one_more(ResourceKind::Users, 1));
    assert!(!limits.allows_one_more(ResourceKind::Users, 2));
    assert!(Limits::NONE.allows_one_more(ResourceKind::Users, u64::MAX));
}
