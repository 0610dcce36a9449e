use super::*;
use crate::draft::RulesDraft;
use crate::fixture::{Scene, at, invited, scheduled, series, user};
use crate::{CorporationId, Draft, Kind, RoomKind};

const DURING: &str = "2031-05-02T12:10:00Z";

/// What is brought along, as in a table.
#[derive(Clone, Copy, Debug)]
enum With {
    HostLink,
    GuestLink,
    WrongLink,
    HostPassword,
    GuestPassword,
    WrongPassword,
    Nothing,
}

fn meeting(admission: Admission, free: bool) -> (Booking, Secrets) {
    let attendees = vec![invited("bea", Role::Guest), invited("carl", Role::Host)];
    let (mut booking, secrets) = Scene::new().book(Draft { attendees: Some(attendees), ..scheduled() });
    booking.rules.admission = admission;
    booking.rules.guests_without_password = free;
    (booking, secrets)
}

fn enter(
    (booking, secrets): &(Booking, Secrets),
    with: With,
    user: Option<&User>,
    time: &str,
) -> Result<Role, EnterError> {
    let (token, password) = match with {
        With::HostLink => (Some(secrets.host_token.as_str()), None),
        With::GuestLink => (Some(secrets.guest_token.as_str()), None),
        With::WrongLink => (Some("0123"), None),
        With::HostPassword => (None, Some(secrets.host_password.as_str())),
        With::GuestPassword => (None, Some(secrets.guest_password.as_str())),
        With::WrongPassword => (None, Some("000000000")),
        With::Nothing => (None, None),
    };
    role(booking, secrets, &Proof { token, password, user }, at(time))
}

#[test]
fn proof_decides_the_role() {
    use With::*;
    let meeting = meeting(Admission::Everybody, false);
    for (with, who, expected) in [
        (HostLink, None, Ok(Role::Host)),
        (GuestLink, None, Ok(Role::Guest)),
        (HostPassword, None, Ok(Role::Host)),
        (GuestPassword, None, Ok(Role::Guest)),
        (Nothing, None, Err(EnterError::PasswordMissing)),
        (WrongLink, None, Err(EnterError::WrongToken)),
        (WrongPassword, None, Err(EnterError::WrongPassword)),
        (Nothing, Some("ana"), Ok(Role::Host)),
        (Nothing, Some("carl"), Ok(Role::Host)),
        (Nothing, Some("bea"), Ok(Role::Guest)),
        (Nothing, Some("dora"), Err(EnterError::PasswordMissing)),
        (GuestLink, Some("carl"), Ok(Role::Host)),
        (HostLink, Some("bea"), Ok(Role::Host)),
        // A wrong guess is one, whoever makes it.
        (WrongPassword, Some("ana"), Err(EnterError::WrongPassword)),
    ] {
        assert_eq!(enter(&meeting, with, who.map(user).as_ref(), DURING), expected, "{with:?} {who:?}");
    }
}

#[test]
fn who_is_admitted() {
    use With::*;
    for (admission, who, expected) in [
        (Admission::Everybody, None, Ok(Role::Guest)),
        (Admission::Corporation, None, Err(EnterError::SignInNeeded)),
        (Admission::Corporation, Some("dora"), Ok(Role::Guest)),
        (Admission::Invited, None, Err(EnterError::SignInNeeded)),
        (Admission::Invited, Some("dora"), Err(EnterError::NotInvited)),
        (Admission::Invited, Some("bea"), Ok(Role::Guest)),
    ] {
        let meeting = meeting(admission, false);
        assert_eq!(enter(&meeting, GuestLink, who.map(user).as_ref(), DURING), expected, "{admission:?} {who:?}");
        assert_eq!(enter(&meeting, HostLink, who.map(user).as_ref(), DURING), Ok(Role::Host), "the host's link does");
    }
    let stranger = User { corporation: CorporationId::new("100000002"), ..user("bea") };
    for admission in [Admission::Corporation, Admission::Invited] {
        let meeting = meeting(admission, false);
        assert_eq!(enter(&meeting, GuestLink, Some(&stranger), DURING), Err(EnterError::NotInvited));
    }
    assert_eq!(
        enter(&meeting(Admission::Everybody, false), Nothing, Some(&stranger), DURING),
        Err(EnterError::PasswordMissing),
        "another tenant's user is nobody, whatever his ID"
    );
}

#[test]
fn without_a_password_anybody_who_has_the_id_is_a_guest() {
    use With::*;
    let meeting = meeting(Admission::Everybody, true);
    assert_eq!(enter(&meeting, Nothing, None, DURING), Ok(Role::Guest));
    assert_eq!(enter(&meeting, WrongPassword, None, DURING), Err(EnterError::WrongPassword));
}

#[test]
fn a_room_keeps_its_password() {
    let draft = Draft {
        in_room: Some(true),
        rules: RulesDraft { guests_without_password: Some(true), ..RulesDraft::default() },
        ..scheduled()
    };
    let mut meeting = Scene::in_room(RoomKind::Personal).book(draft);
    meeting.0.rules.guests_without_password = true;
    assert_eq!(enter(&meeting, With::Nothing, None, DURING), Err(EnterError::PasswordMissing));
}

#[test]
fn what_is_over_is_over_for_those_who_know_it() {
    use With::*;
    let mut meeting = meeting(Admission::Everybody, false);
    assert_eq!(enter(&meeting, HostLink, None, "2031-05-02T12:30:00Z"), Err(EnterError::Over));
    assert_eq!(enter(&meeting, WrongLink, None, "2031-05-02T12:30:00Z"), Err(EnterError::WrongToken));
    meeting.0.cancelled_at = Some(meeting.0.created_at);
    assert_eq!(enter(&meeting, GuestLink, None, DURING), Err(EnterError::Over));
    assert_eq!(enter(&meeting, Nothing, None, DURING), Err(EnterError::PasswordMissing));
}

#[test]
fn an_occurrence_may_let_in_others_than_its_series() {
    let (mut booking, secrets) = Scene::new().book(series());
    if let Kind::Series { occurrences, .. } = &mut booking.kind {
        occurrences[1].terms.admission = Some(Admission::Invited);
    }
    let meeting = (booking, secrets);
    assert_eq!(enter(&meeting, With::GuestLink, None, "2031-06-03T01:10:00Z"), Ok(Role::Guest));
    assert_eq!(enter(&meeting, With::GuestLink, None, "2031-06-05T01:10:00Z"), Err(EnterError::SignInNeeded));
    assert_eq!(enter(&meeting, With::HostLink, None, "2031-06-05T01:10:00Z"), Ok(Role::Host));
}

#[test]
fn who_may_begin_a_meeting_without_coming_in() {
    let (mut booking, secrets) = Scene::new().book(series());
    if let Kind::Series { occurrences, .. } = &mut booking.kind {
        occurrences[1].terms.guests_may_start = Some(true);
    }
    let (first, second, over) = ("2031-06-03T01:10:00Z", "2031-06-05T00:50:00Z", "2031-07-15T01:30:00Z");
    let (host, guest) = (secrets.host_password.as_str(), secrets.guest_password.as_str());
    for (password, time, expected) in [
        (host, first, Ok(Role::Host)),
        (guest, first, Err(EnterError::HostNeeded)),
        (guest, second, Ok(Role::Guest)),
        ("0000", second, Err(EnterError::WrongPassword)),
        ("", second, Err(EnterError::WrongPassword)),
        (host, over, Err(EnterError::Over)),
        ("0000", over, Err(EnterError::WrongPassword)),
    ] {
        assert_eq!(opener(&booking, &secrets, password, at(time)), expected, "{password} at {time}");
    }
    assert!(!EnterError::HostNeeded.is_wrong_guess());
}
