use super::{Blocked, Guesses, Target};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use std::net::IpAddr;

const ANA: Target<'static> = Target::Account("ana@roofers");

fn start() -> Timestamp {
    Timestamp::from_second(1_900_000_000).expect("in range")
}

fn after(ms: i64) -> Timestamp {
    start() + SignedDuration::from_millis(ms)
}

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

/// One whole try: asked for, then settled.
fn guess(guesses: &Guesses, target: Target<'_>, from: IpAddr, right: bool, ms: i64) -> Result<(), Blocked> {
    guesses.admit(target, from, after(ms))?;
    guesses.settle(target, from, right, after(ms))
}

#[test]
fn five_wrong_lock_the_pair_and_further_ones_double() {
    let guesses = Guesses::new();
    let home = ip("192.0.2.1");
    for ms in 0..5 {
        assert_eq!(guess(&guesses, ANA, home, false, ms), Ok(()));
    }
    let mut now_ms = 4;
    for wait_s in [60, 120, 240, 480, 900, 900, 900] {
        assert_eq!(guess(&guesses, ANA, home, true, now_ms), Err(Blocked::Locked(wait_s)));
        assert_eq!(
            guess(&guesses, Target::Account("ANA@Roofers"), home, true, now_ms + 500),
            Err(Blocked::Locked(wait_s))
        );
        now_ms += i64::try_from(wait_s).expect("small") * 1_000;
        assert_eq!(guess(&guesses, ANA, home, false, now_ms), Ok(()));
    }
    assert_eq!(guess(&guesses, Target::Account("bob"), home, true, now_ms), Ok(()), "another account");
    assert_eq!(guess(&guesses, ANA, ip("192.0.2.2"), true, now_ms), Ok(()), "another address");
    assert_eq!(guess(&guesses, Target::Application("ana@roofers"), home, true, now_ms), Ok(()), "an application");
}

#[test]
fn success_forgets_the_wrong_ones() {
    let guesses = Guesses::new();
    let home = ip("192.0.2.1");
    for round in 0..6 {
        for ms in 0..4 {
            assert_eq!(guess(&guesses, ANA, home, false, round * 10 + ms), Ok(()));
        }
        assert_eq!(guess(&guesses, ANA, home, true, round * 10 + 5), Ok(()));
    }
}

#[test]
fn guesses_under_way_together_do_not_get_more_answers() {
    let guesses = Guesses::new();
    let home = ip("192.0.2.1");
    for _ in 0..20 {
        assert_eq!(guesses.admit(ANA, home, start()), Ok(()));
    }
    let told = (0..19).filter(|_| guesses.settle(ANA, home, false, start()).is_ok()).count();
    assert_eq!(told, 5);
    assert_eq!(guesses.settle(ANA, home, true, start()), Err(Blocked::Locked(60)));
}

#[test]
fn thirty_wrong_over_all_accounts_stop_an_address_for_a_minute() {
    let guesses = Guesses::new();
    let away = ip("2001:db8:1:2::3");
    assert_eq!(guess(&guesses, Target::Account("mine"), away, true, 0), Ok(()));
    for number in 0..30 {
        let account = format!("user{number}");
        assert_eq!(guess(&guesses, Target::Account(&account), away, false, number), Ok(()));
    }
    let neighbour = ip("2001:db8:1:2:ffff::1");
    assert_eq!(guess(&guesses, ANA, neighbour, true, 29), Err(Blocked::Slowed(60)), "the same /64");
    assert_eq!(guess(&guesses, ANA, ip("2001:db8:1:3::3"), true, 29), Ok(()), "another /64");
    assert_eq!(guess(&guesses, Target::Account("mine"), away, true, 29), Ok(()), "known here");
    assert_eq!(guess(&guesses, ANA, away, true, 60_029), Ok(()));
}

#[test]
fn mapped_addresses_are_ipv4() {
    let guesses = Guesses::new();
    for ms in 0..5 {
        assert_eq!(guess(&guesses, ANA, ip("::ffff:192.0.2.1"), false, ms), Ok(()));
    }
    assert_eq!(guess(&guesses, ANA, ip("192.0.2.1"), true, 5), Err(Blocked::Locked(60)));
    assert_eq!(guess(&guesses, ANA, ip("::ffff:192.0.2.2"), true, 5), Ok(()));
}

#[test]
fn twenty_wrong_at_an_account_slow_strangers_alone() {
    let guesses = Guesses::new();
    let home = ip("192.0.2.1");
    assert_eq!(guess(&guesses, ANA, home, true, 0), Ok(()));
    for number in 0..20_u8 {
        let stranger = IpAddr::from([203, 0, 113, number]);
        assert_eq!(guess(&guesses, ANA, stranger, false, i64::from(number)), Ok(()));
    }
    let stranger = ip("198.51.100.1");
    assert_eq!(guess(&guesses, ANA, stranger, false, 1_000), Ok(()), "the first turn");
    assert_eq!(guess(&guesses, ANA, ip("198.51.100.2"), true, 1_500), Err(Blocked::Slowed(1)));
    assert_eq!(guess(&guesses, ANA, home, true, 1_500), Ok(()));
    assert_eq!(guess(&guesses, ANA, ip("198.51.100.2"), true, 2_000), Ok(()), "the next turn");
    assert_eq!(guess(&guesses, ANA, ip("198.51.100.3"), true, 10 * 60_000), Ok(()), "the window is over");
    assert_eq!(guess(&guesses, ANA, ip("198.51.100.4"), true, 10 * 60_000), Ok(()));
}

#[test]
fn memory_is_bounded_and_locks_outlive_a_flood() {
    let guesses = Guesses::holding(100);
    let attacker = ip("192.0.2.1");
    for ms in 0..5 {
        assert_eq!(guess(&guesses, ANA, attacker, false, ms), Ok(()));
    }
    let busy = ip("192.0.2.2");
    for number in 0..30 {
        let account = format!("guessed{number}");
        assert_eq!(guess(&guesses, Target::Account(&account), busy, false, 5), Ok(()));
    }
    for number in 0..2_000_u32 {
        let account = format!("user{number}");
        let from = IpAddr::V4((0x0a00_0000 + number).into());
        let _ = guess(&guesses, Target::Account(&account), from, number % 2 == 0, 10);
    }
    guesses.with(|counts| {
        assert!(counts.pairs.len() <= 100 && counts.addresses.len() <= 100);
        assert!(counts.accounts.len() <= 100 && counts.known.len() <= 100);
    });
    assert!(matches!(guess(&guesses, ANA, attacker, true, 20), Err(Blocked::Locked(_))));
    assert!(matches!(guess(&guesses, ANA, busy, true, 20), Err(Blocked::Slowed(_))));
}

proptest! {
    /// Whatever strangers guess, from however many addresses, whoever signed in to an account
    /// before is let in from where he did.
    #[test]
    fn strangers_never_lock_out_a_known_address(
        steps in prop::collection::vec((0..4_u8, 0..40_u8, prop::bool::weighted(0.1), 0..2_000_i64), 1..400)
    ) {
        let guesses = Guesses::new();
        let home = ip("192.0.2.1");
        prop_assert_eq!(guess(&guesses, ANA, home, true, 0), Ok(()));
        let mut now_ms = 0;
        for (account, stranger, right, pause_ms) in steps {
            now_ms += pause_ms;
            let name = format!("user{account}");
            // His own account is guessed at most; a stranger is right only at other ones.
            let (target, right) = if account < 2 { (ANA, false) } else { (Target::Account(&name), right) };
            let _ = guess(&guesses, target, IpAddr::from([203, 0, 113, stranger]), right, now_ms);
            prop_assert_eq!(guess(&guesses, ANA, home, true, now_ms), Ok(()));
        }
    }

    /// No schedule lets one address have more than its share of answers.
    #[test]
    fn an_address_gets_few_answers(pauses in prop::collection::vec(0..5_000_i64, 1..600)) {
        let guesses = Guesses::new();
        let (mut now_ms, mut told) = (0, 0);
        for pause_ms in pauses {
            now_ms += pause_ms;
            told += u32::from(guess(&guesses, ANA, ip("192.0.2.1"), false, now_ms).is_ok());
        }
        // Five, then one at each end of a lock: after 1, 3, 7, 15 minutes, then every 15.
        let minutes = now_ms / 60_000;
        let most = 5 + [1, 3, 7, 15].iter().filter(|end| **end <= minutes).count() as i64 + (minutes - 15).max(0) / 15;
        prop_assert!(i64::from(told) <= most, "{told} answers in {minutes} minutes, at most {most}");
    }
}
