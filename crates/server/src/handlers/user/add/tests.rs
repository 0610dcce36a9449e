use super::{checked_account, is_address, made_up_account, read};
use convoca_contract::user::AddUserRequest;
use serde_json::json;

fn accepted(body: serde_json::Value) -> bool {
    let body: AddUserRequest = serde_json::from_value(body).expect("an object");
    read(body).is_ok()
}

#[test]
fn accounts_are_what_somebody_can_be_reached_at() {
    assert_eq!(made_up_account(Some("ines@roofers.example"), Some("+551199")), "ines@roofers.example");
    assert_eq!(made_up_account(None, Some("+551199")), "+551199");
    assert!(made_up_account(None, Some("+55 1199")).starts_with("user-"));
    assert_ne!(made_up_account(None, None), made_up_account(None, None));
}

#[test]
fn an_account_fits_into_its_header() {
    assert!(checked_account("inês@roofers".to_owned()).is_ok());
    for account in ["a:b", "a b", "a\u{7}b"] {
        assert!(checked_account(account.to_owned()).is_err(), "{account:?}");
    }
}

#[test]
fn addresses() {
    assert!(is_address("a@b"));
    for text in ["", "@", "a@", "@b", "ab", "a b@c"] {
        assert!(!is_address(text), "{text:?}");
    }
}

#[test]
fn fields_have_lengths_and_ranges() {
    assert!(accepted(json!({"name": "Ines"})));
    assert!(accepted(json!({"name": "ê".repeat(96), "status": "1", "phone": null, "email": ""})));
    for body in [
        json!({}),
        json!({"name": ""}),
        json!({"name": "ê".repeat(97)}),
        json!({"name": ["Ines"]}),
        json!({"name": "Ines", "status": 2}),
        json!({"name": "Ines", "status": -1}),
        json!({"name": "Ines", "email": "nobody"}),
        json!({"name": "Ines", "account": "a".repeat(256)}),
        json!({"name": "Ines", "thirdAccount": "a".repeat(65)}),
        json!({"name": "Ines", "phone": "1".repeat(33)}),
    ] {
        assert!(!accepted(body.clone()), "{body}");
    }
}
