use super::*;
use std::collections::BTreeSet;

#[test]
fn a_code_is_printed_as_the_vendor_writes_it() {
    assert_eq!(CONF_NOT_FOUND.to_string(), "MMC.111070005");
    assert_eq!(VALIDATED_TOKEN_INVALID.to_string(), "USG.000000004");
}

#[test]
fn webinars_have_the_numbers_of_meetings() {
    assert_eq!(CONF_NOT_FOUND.of_webinars().to_string(), "WSS.111070005");
    assert_eq!(VALIDATED_TOKEN_INVALID.of_webinars(), VALIDATED_TOKEN_INVALID);
}

#[test]
fn codes_are_different_and_have_nine_digits() {
    let printed: BTreeSet<String> = ALL.iter().map(Code::to_string).collect();
    assert_eq!(printed.len(), ALL.len());
    for code in ALL {
        assert!(code.number.len() == 9 && code.number.bytes().all(|b| b.is_ascii_digit()), "{code}");
    }
}
