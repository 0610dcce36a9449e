use super::*;
use crate::fixture::{Scene, draft, room};
use crate::{Draft, RoomKind};

fn check(password: &str, expected: Result<(), BookingError>) {
    assert_eq!(check_guest_password(password, "912345678", "402817"), expected, "{password:?}");
}

#[test]
fn guest_passwords_given() {
    let malformed = BookingError::field(Field::GuestPassword, "must be 4 to 16 digits");
    for fine in ["1234", "1234567890123456", "912345679"] {
        check(fine, Ok(()));
    }
    for wrong in ["", "123", "12345678901234567", "12a4", "１２３４", "-1234", " 1234"] {
        check(wrong, Err(malformed.clone()));
    }
    check("912345678", Err(BookingError::GuestPasswordIsId));
    check("402817", Err(BookingError::GuestPasswordIsHosts));
}

/// A source stuck at one value draws equal digits every time.
#[test]
fn drawn_digits_never_collide() {
    let scene = Scene::new();
    for guest_password in [None, Some("777777"), Some("977777777")] {
        let mut fill = |bytes: &mut [u8]| bytes.fill(7);
        let draft = Draft { guest_password: guest_password.map(str::to_owned), ..draft() };
        let booked = crate::create::create(&scene.context(), draft, &mut Random::new(&mut fill));
        let (booking, secrets) = booked.unwrap();
        assert_ne!(secrets.host_password, secrets.guest_password);
        assert_ne!(secrets.guest_password, booking.dialled());
        assert_eq!(secrets.host_password.len(), 6);
        assert_eq!(secrets.guest_password.len(), guest_password.map_or(6, str::len));
    }
}

#[test]
fn a_fixed_number_has_the_rooms_passwords() {
    let scene = Scene::in_room(RoomKind::Personal);
    let (_, secrets) = scene.book(Draft { in_room: Some(true), ..draft() });
    let room = room(RoomKind::Personal);
    assert_eq!((secrets.host_password, secrets.guest_password), (room.host_password, room.guest_password));
}

#[test]
fn secrets_are_not_printed() {
    let (_, secrets) = Scene::new().book(draft());
    assert_eq!(format!("{secrets:?}"), "Secrets(…)");
}
