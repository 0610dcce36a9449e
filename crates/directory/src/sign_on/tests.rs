use super::*;

fn discovered() -> SignOn {
    SignOn {
        enabled: true,
        domain: "Roofers.example".to_owned(),
        authorize_url: format!("https://id.roofers.example{DISCOVERY}"),
        client_id: "convoca".to_owned(),
        account_claim: "sub".to_owned(),
        ..SignOn::default()
    }
}

fn plain() -> SignOn {
    SignOn {
        authorize_url: "https://id.roofers.example/authorize".to_owned(),
        token_url: "https://id.roofers.example/token".to_owned(),
        user_info_url: "https://id.roofers.example/me".to_owned(),
        ..discovered()
    }
}

#[track_caller]
fn check(settings: SignOn, expected: Result<(), SignOnError>) {
    assert_eq!(settings.checked().map(|_| ()), expected);
}

#[test]
fn settings_that_are_not_whole_are_not_taken() {
    check(discovered(), Ok(()));
    check(plain(), Ok(()));
    check(SignOn::default(), Ok(()));
    check(SignOn { domain: String::new(), ..discovered() }, Err(SignOnError::Missing("domain")));
    check(SignOn { domain: "roofers/../x".to_owned(), ..discovered() }, Err(SignOnError::Domain));
    check(SignOn { client_id: String::new(), ..discovered() }, Err(SignOnError::Missing("client_id")));
    check(SignOn { account_claim: String::new(), ..discovered() }, Err(SignOnError::Missing("account_claim")));
    check(SignOn { token_url: String::new(), ..plain() }, Err(SignOnError::Missing("token_url")));
    check(SignOn { user_info_url: String::new(), ..plain() }, Err(SignOnError::NoUserInfo));
    check(SignOn { scope: "profile".to_owned(), ..discovered() }, Err(SignOnError::NoOpenId));
    check(SignOn { scope: "profile".to_owned(), ..plain() }, Ok(()));
    check(SignOn { client_id: "a\nb".to_owned(), ..discovered() }, Err(SignOnError::Unprintable("client_id")));
    check(SignOn { client_id: "a".repeat(256), ..discovered() }, Err(SignOnError::TooLong("client_id", 255)));
    check(SignOn { enabled: false, client_id: String::new(), ..discovered() }, Ok(()));
}

#[test]
fn usual_values_are_filled_in() {
    let settings = discovered().checked().unwrap();
    assert_eq!(settings.domain, "roofers.example");
    assert_eq!((settings.scope.as_str(), settings.token_field.as_str()), ("openid profile email", "access_token"));
    assert_eq!(plain().checked().unwrap().scope, "");
}

#[test]
fn the_secret_goes_with_the_addresses_that_get_it() {
    assert!(!discovered().speaks_to_others_than(&SignOn { client_id: "other".to_owned(), ..discovered() }));
    assert!(!plain().speaks_to_others_than(&SignOn { authorize_url: "https://x.example/".to_owned(), ..plain() }));
    assert!(plain().speaks_to_others_than(&SignOn { token_url: "https://x.example/".to_owned(), ..plain() }));
    assert!(plain().speaks_to_others_than(&SignOn { user_info_url: "https://x.example/".to_owned(), ..plain() }));
    let moved = SignOn { authorize_url: format!("https://x.example{DISCOVERY}"), ..discovered() };
    assert!(moved.speaks_to_others_than(&discovered()));
}
