use super::activation::{Code, typed};
use super::model::{MODELS, find};
use super::*;
use convoca_booking::{Random, ResourceKind};

#[test]
fn a_serial_number_is_letters_digits_and_underscores() {
    for (serial, good) in [
        ("2102310_QWER", true),
        ("a", true),
        ("", false),
        ("a-b", false),
        ("a b", false),
        ("\u{e9}", false),
        (&"x".repeat(64), true),
        (&"x".repeat(65), false),
    ] {
        assert_eq!(check_serial(serial).is_ok(), good, "{serial}");
    }
}

#[test]
fn a_model_is_found_by_its_name_and_draws_on_what_the_corporation_was_given() {
    for (name, resource) in [
        ("TE10", ResourceKind::Hard720p),
        ("te20", ResourceKind::Hard1080p),
        ("HUAWEI Board", ResourceKind::Hard1080p),
        ("Cisco", ResourceKind::ThirdParty),
    ] {
        assert_eq!(find(name).unwrap().resource(), resource, "{name}");
    }
    assert_eq!(find("toaster"), Err(DeviceError::Model));
    let mut names: Vec<_> = MODELS.iter().map(|model| model.name).collect();
    names.dedup();
    assert_eq!(names.len(), MODELS.len());
}

#[test]
fn a_code_is_twelve_digits_and_good_for_a_week() {
    let now: jiff::Timestamp = "2031-03-01T00:00:00Z".parse().unwrap();
    let mut bytes = 0_u8;
    let mut source = |buffer: &mut [u8]| {
        for byte in buffer {
            bytes = bytes.wrapping_add(37);
            *byte = bytes;
        }
    };
    let code = Code::fresh(now, &mut Random::new(&mut source));
    assert_eq!(
        (typed(&code.digits).as_deref(), code.until.to_string().as_str()),
        (Some(code.digits.as_str()), "2031-03-08T00:00:00Z")
    );
    assert!(!format!("{code:?}").contains(&code.digits));
    for (text, digits) in [
        ("1234 5678 9012", Some("123456789012")),
        ("1234-5678-9012", Some("123456789012")),
        ("12345678901", None),
        ("1234567890123", None),
        ("12345678901a", None),
        ("", None),
    ] {
        assert_eq!(typed(text).as_deref(), digits, "{text}");
    }
}
