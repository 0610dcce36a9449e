use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn lets_into_its_meeting_for_ten_minutes() {
    let vault = Vault::from_key([7; 32]);
    let (meeting, other) = (MeetingId::new("936120447"), MeetingId::new("936120448"));
    let booked = at("2031-05-01T08:00:00Z");
    let now = at("2031-05-02T12:00:00Z");
    for expected in [Role::Host, Role::Guest] {
        let random = make(&vault, (&meeting, booked), expected, now).unwrap();
        assert!(random.len() <= LONGEST, "{random}");
        for (whose, booked_at, time, lets) in [
            (&meeting, booked, "2031-05-02T12:00:00Z", Some(expected)),
            (&meeting, booked, "2031-05-02T12:09:59.999Z", Some(expected)),
            (&meeting, booked, "2031-05-02T12:10:00Z", None),
            (&other, booked, "2031-05-02T12:00:00Z", None),
            (&meeting, now, "2031-05-02T12:00:00Z", None),
        ] {
            assert_eq!(role(&vault, (whose, booked_at), &random, at(time)), lets, "{time}");
        }
    }
}

#[test]
fn what_we_have_not_made_lets_nobody_in() {
    let (vault, another) = (Vault::from_key([7; 32]), Vault::from_key([8; 32]));
    let meeting = MeetingId::new("936120447");
    let now = at("2031-05-02T12:00:00Z");
    let random = make(&vault, (&meeting, now), Role::Host, now).unwrap();
    let foreign = make(&another, (&meeting, now), Role::Host, now).unwrap();
    for wrong in ["", "x", "ä", &random[1..], &random[..random.len() - 2], &foreign, &"A".repeat(LONGEST + 1)] {
        assert_eq!(role(&vault, (&meeting, now), wrong, now), None, "{wrong}");
    }
}
