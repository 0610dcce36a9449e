use super::*;

#[test]
fn rules_for_new_passwords() {
    let rules = PasswordRules::default();
    let check = |password: &str, expected: Result<(), WeakPassword>| {
        assert_eq!(rules.check(password, "ana"), expected, "{password}");
    };
    check("Sunny#day1", Ok(()));
    check("12345678a", Ok(()));
    check("密码密码密码密码1", Ok(()));
    check("Sunny#1", Err(WeakPassword::Length(8)));
    check(&"aB1#".repeat(8), Ok(()));
    check(&format!("{}x", "aB1#".repeat(8)), Err(WeakPassword::Length(8)));
    check("abcdefgh", Err(WeakPassword::TooFewKinds(2)));
    check("18273645", Err(WeakPassword::TooFewKinds(2)));
    check("aaa#bbb#1", Ok(()));
    check("aaaa#bbb#1", Err(WeakPassword::Repeats));
    check("xxANAxx12", Err(WeakPassword::HoldsAccount));
    assert_eq!(rules.check("xxboBxx12", "Bob"), Err(WeakPassword::HoldsAccount));
    assert_eq!(rules.check("xx#nitram1", "martin"), Err(WeakPassword::HoldsAccount));
}

#[test]
fn a_corporation_may_ask_for_more() {
    let rules = PasswordRules { shortest: 12, kinds: 4, days: 0 };
    for (password, expected) in [
        ("Sunny#day1", Err(WeakPassword::Length(12))),
        ("Sunny-day-now", Err(WeakPassword::TooFewKinds(4))),
        ("Sunny-day-n0w", Ok(())),
    ] {
        assert_eq!(rules.check(password, "ana"), expected, "{password}");
    }
}

#[test]
fn a_change_is_compared_with_what_there_was() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let now = at("2031-03-04T08:10:20Z");
    let set = Some(at("2031-03-04T08:05:20Z"));
    let check = |new: &str, old_at, expected| {
        let outcome = PasswordRules::default().check_change((new, "ana"), ("Sunny#day1", old_at), now);
        assert_eq!(outcome, expected, "{new}");
    };
    check("Rainy#day1", set, Ok(()));
    check("Rainy#day1", None, Ok(()));
    check("Rainy#day1", Some(at("2031-03-04T08:05:21Z")), Err(WeakPassword::TooSoon));
    check("Sunny#day1", set, Err(WeakPassword::Same));
    check("Sunny#day2", set, Err(WeakPassword::TooAlike));
    check("Sunny#day1x", set, Err(WeakPassword::TooAlike));
    check("Sunny#day1xy", set, Ok(()));
    check("short", set, Err(WeakPassword::Length(8)));
}

#[test]
fn a_password_is_good_for_as_long_as_the_corporation_says() {
    let at: Timestamp = "2031-03-04T08:10:20Z".parse().unwrap();
    let rules = |days| PasswordRules { days, ..PasswordRules::default() };
    assert_eq!(rules(0).good_until(Some(at)), None);
    assert_eq!(rules(90).good_until(None), None);
    assert_eq!(rules(90).good_until(Some(at)).unwrap().to_string(), "2031-06-02T08:10:20Z");
}
