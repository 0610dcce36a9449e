use super::{Passwords, WeakPassword, check_new, hash, verify};

#[test]
fn a_hash_fits_its_password_alone() {
    let kept = hash("Sunny#day1").expect("hashes");
    assert!(kept.starts_with("$argon2id$v=19$"), "{kept}");
    assert!(verify("Sunny#day1", &kept).expect("verifies"));
    assert!(!verify("sunny#day1", &kept).expect("verifies"));
    assert_ne!(kept, hash("Sunny#day1").expect("hashes"), "salted");
}

#[tokio::test]
async fn an_unknown_account_has_no_password() {
    let passwords = Passwords::new();
    assert!(!passwords.verify("anything".to_owned(), None).await.expect("verifies"));
    let kept = passwords.hash("Sunny#day1".to_owned()).await.expect("hashes");
    assert!(passwords.verify("Sunny#day1".to_owned(), Some(kept)).await.expect("verifies"));
}

#[tokio::test]
async fn more_than_the_queue_holds_are_refused_and_the_rest_served() {
    let passwords = Passwords::new();
    let kept = passwords.hash("Sunny#day1".to_owned()).await.expect("hashes");
    let tries = (0..80).map(|_| passwords.verify("Sunny#day1".to_owned(), Some(kept.clone())));
    let outcomes = futures_util::future::join_all(tries).await;
    let served = outcomes.iter().filter(|outcome| matches!(outcome, Ok(true))).count();
    assert!((64..80).contains(&served), "{served} served");
    assert_eq!(passwords.waiting.load(std::sync::atomic::Ordering::Relaxed), 0);
}

#[test]
fn rules_for_new_passwords() {
    let check = |password: &str, expected: Result<(), WeakPassword>| {
        assert_eq!(check_new(password, "ana"), expected, "{password}");
    };
    check("Sunny#day1", Ok(()));
    check("12345678a", Ok(()));
    check("密码密码密码密码1", Ok(()));
    check("Sunny#1", Err(WeakPassword::Length));
    check(&"aB1#".repeat(8), Ok(()));
    check(&format!("{}x", "aB1#".repeat(8)), Err(WeakPassword::Length));
    check("abcdefgh", Err(WeakPassword::TooFewKinds));
    check("18273645", Err(WeakPassword::TooFewKinds));
    check("aaa#bbb#1", Ok(()));
    check("aaaa#bbb#1", Err(WeakPassword::Repeats));
    check("xxANAxx12", Err(WeakPassword::HoldsAccount));
    assert_eq!(check_new("xxboBxx12", "Bob"), Err(WeakPassword::HoldsAccount));
    assert_eq!(check_new("xx#nitram1", "martin"), Err(WeakPassword::HoldsAccount));
}
