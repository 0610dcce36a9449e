use super::{Passwords, hash, verify};

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
