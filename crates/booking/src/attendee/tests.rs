use super::*;
use crate::fixture::invited;

/// Checks what becomes of an attendee; `Ok` names the kind of endpoint chosen.
fn check(attendee: Attendee, expected: Result<EndpointKind, Field>) {
    let draft = AttendeeDraft { attendee: attendee.clone(), ..AttendeeDraft::default() };
    let got = draft.invited(false).map(|invited| invited.kind).map_err(|error| match error {
        BookingError::Field { field, .. } => field,
        other => panic!("{other:?}"),
    });
    assert_eq!(got, expected, "{attendee:?}");
}

fn phone(phone: impl Into<String>) -> Attendee {
    Attendee { phone: phone.into(), ..Attendee::default() }
}

fn email(email: impl Into<String>) -> Attendee {
    Attendee { email: email.into(), ..Attendee::default() }
}

fn sms(sms: impl Into<String>) -> Attendee {
    Attendee { sms: sms.into(), ..Attendee::default() }
}

#[test]
fn somebody_must_be_reachable() {
    check(invited("bea", Role::Guest).attendee, Ok(EndpointKind::App));
    check(Attendee { account: "bea".to_owned(), ..Attendee::default() }, Ok(EndpointKind::App));
    check(Attendee { name: "Bea".to_owned(), ..Attendee::default() }, Err(Field::AttendeeContact));
    check(Attendee { account: " ".to_owned(), ..Attendee::default() }, Err(Field::AttendeeContact));
}

#[test]
fn phones_may_look_like_anything_that_can_be_dialled() {
    for fine in ["+8657*******", "+991116003815", "SIP:+99@x.example;user=phone", "tel:1", "0049 (30) 1#", "a"] {
        check(phone(fine), Ok(EndpointKind::App));
    }
    for wrong in ["sip:", "tel: ", "1\u{7f}", "1\n2", "<1>", "\"1\"", "'1'", "１２", "é", "1\t"] {
        check(phone(wrong), Err(Field::AttendeePhone));
    }
    check(phone("1".repeat(127)), Ok(EndpointKind::App));
    check(phone("1".repeat(128)), Err(Field::AttendeePhoneLength));
}

#[test]
fn addresses_and_sms_numbers_are_plausible() {
    for fine in ["a@b", "jürgen@bücher.example", "a.b+c@d"] {
        check(email(fine), Ok(EndpointKind::Outside));
    }
    for wrong in ["a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nBcc:c"] {
        check(email(wrong), Err(Field::AttendeeEmail));
    }
    check(email(format!("{}@b", "ü".repeat(253))), Ok(EndpointKind::Outside));
    check(email(format!("{}@b", "ü".repeat(254))), Err(Field::AttendeeEmailLength));
    for fine in ["+86 157*******", "(030) 1-2", "***"] {
        check(sms(fine), Ok(EndpointKind::Outside));
    }
    for wrong in ["abc", "+", "1,2", "１"] {
        check(sms(wrong), Err(Field::AttendeeSms));
    }
    check(sms("1".repeat(32)), Ok(EndpointKind::Outside));
    check(sms("1".repeat(33)), Err(Field::AttendeeSmsLength));
}

#[test]
fn texts_have_limits_in_characters() {
    type Put = fn(&mut Attendee, String);
    let limits: [(Put, usize, Field); 8] = [
        (|a, text| a.name = text, 96, Field::AttendeeName),
        (|a, text| a.department = text, 128, Field::DepartmentName),
        (|a, text| a.department_id = text, 64, Field::AttendeeText),
        (|a, text| a.account = text, 255, Field::AttendeeText),
        (|a, text| a.application = text, 255, Field::AttendeeText),
        (|a, text| a.phone2 = text, 255, Field::AttendeeText),
        (|a, text| a.phone3 = text, 255, Field::AttendeeText),
        (|a, text| a.address = text, 255, Field::AttendeeText),
    ];
    for (put, limit, field) in limits {
        for (length, expected) in [(limit, Ok(EndpointKind::App)), (limit + 1, Err(field))] {
            let mut attendee = phone("1");
            put(&mut attendee, "界".repeat(length));
            check(attendee, expected);
        }
    }
}

#[test]
fn what_is_given_stays() {
    for corporation in [false, true] {
        let plain = invited("bea", Role::Guest).invited(corporation).unwrap();
        assert_eq!(plain.auto_invite, corporation);
        let draft = AttendeeDraft {
            kind: Some(EndpointKind::Board),
            auto_invite: Some(!corporation),
            ..invited("bea", Role::Host)
        };
        let given = draft.invited(corporation).unwrap();
        assert_eq!((given.kind, given.auto_invite, given.role), (EndpointKind::Board, !corporation, Role::Host));
    }
}

#[test]
fn who_is_the_same() {
    let user = |name: &str| invited(name, Role::Guest).attendee;
    let both = Attendee { email: "bea@roofers.example".to_owned(), ..user("bea") };
    let of = |application: &str| Attendee {
        account: "7".to_owned(),
        application: application.to_owned(),
        ..Attendee::default()
    };
    for (one, other, same) in [
        (user("bea"), user("bea"), true),
        (user("bea"), user("carl"), false),
        (both.clone(), user("bea"), true),
        (both.clone(), email("Bea@Roofers.example"), true),
        (email("bea@roofers.example"), both.clone(), true),
        (both.clone(), email("carl@roofers.example"), false),
        (email("a@roofers.example"), email("b@roofers.example"), false),
        (phone("100"), phone("100"), true),
        (phone("100"), phone("101"), false),
        // Two people may share a telephone.
        (Attendee { phone: "100".to_owned(), ..email("a@b.example") }, phone("100"), false),
        (Attendee { phone: "100".to_owned(), ..sms("200") }, Attendee { phone: "100".to_owned(), ..sms("201") }, false),
        // And two users a mailbox.
        (both, Attendee { email: "bea@roofers.example".to_owned(), ..user("carl") }, false),
        // An account of one application is nobody's in another.
        (of("one"), of("one"), true),
        (of("one"), of("other"), false),
        (Attendee::default(), Attendee::default(), false),
    ] {
        assert_eq!((one.is(&other), other.is(&one)), (same, same), "{one:?} and {other:?}");
    }
}

#[test]
fn everybody_is_invited_once() {
    let named = |name: &str, address: &str, role| Attendee { name: name.to_owned(), role, ..email(address) };
    let given = vec![
        named("Ana", "ana@x", Role::Guest),
        named("Bea", "bea@x", Role::Guest),
        named("Ana again", "ANA@x", Role::Host),
        named("Bea again", "bea@x", Role::Guest),
    ];
    assert_eq!(each_once(given), [named("Ana", "ana@x", Role::Host), named("Bea", "bea@x", Role::Guest)]);
}
