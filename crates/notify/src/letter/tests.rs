use super::*;
use crate::fixture::{LONDON, Scene, at};
use convoca_booking::Period;

fn lines(letter: &Letter) -> Vec<String> {
    letter.facts().map(|fact| format!("{}: {}", fact.label, fact.lines.join(" | "))).collect()
}

#[test]
fn a_meeting_is_told_with_all_that_one_needs() {
    let scene = Scene::single();
    let mut notice = scene.notice(Topic::Booked);
    notice.access_number = "+991000";
    notice.reply_url = Some("https://meet.example/r/t");
    let letter = Letter::new(&notice);
    assert_eq!(letter.subject, "Invitation: Roof & gutter");
    let expected = [
        "Subject: Roof & gutter",
        "Booked by: Ana (Roofers)",
        "Time: Wednesday, March 5, 2031, 10:00 AM – 11:00 AM (GMT)",
        "Time zone: Dublin, Edinburgh, Lisbon, London",
        &format!("Meeting ID: {}", grouped(scene.booking.id.as_str())),
        &format!("Password: {}", scene.secrets.guest_password),
        "Dial in: +991000",
    ];
    assert_eq!(lines(&letter), expected);
    assert_eq!(
        letter.link.unwrap(),
        format!("https://meet.example/#/j/{}/{}", scene.booking.id, scene.secrets.guest_token)
    );
    assert_eq!(letter.reply.unwrap().accept, "https://meet.example/r/t?answer=accept");
    assert!(letter.host.is_none());
}

#[test]
fn a_host_is_told_more() {
    let scene = Scene::single().for_host();
    let host = Letter::new(&scene.notice(Topic::Booked)).host.unwrap();
    assert_eq!(host.password, scene.secrets.host_password);
    assert!(host.link.ends_with(&scene.secrets.host_token), "{}", host.link);
}

#[test]
fn who_needs_no_password_is_told_none() {
    let mut scene = Scene::single();
    scene.booking.rules.guests_without_password = true;
    assert!(!lines(&Letter::new(&scene.notice(Topic::Booked))).iter().any(|line| line.starts_with("Password")));
}

#[test]
fn a_cancelled_meeting_has_no_way_in() {
    let scene = Scene::single().for_host();
    let notice = Notice { reply_url: Some("https://meet.example/r/t"), ..scene.notice(Topic::Cancelled) };
    let letter = Letter::new(&notice);
    assert!(letter.link.is_none() && letter.host.is_none() && letter.reply.is_none());
    assert!(!lines(&letter).iter().any(|line| line.contains(&scene.secrets.guest_password)));
    assert_eq!(letter.subject, "Cancelled: Roof & gutter");
}

#[test]
fn a_series_is_told_by_its_rule_and_first_times() {
    let days = ("2031-03-24", "2031-06-30");
    let scene = Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1]), days);
    let letter = Letter::new(&scene.notice(Topic::Booked));
    let told = lines(&letter);
    assert_eq!(told[2], "Repeats: Every week on Monday, until June 30, 2031");
    assert!(told[3].starts_with("First 10 of 15 times: Monday, March 24, 2031, 10:00 AM – 11:00 AM (GMT) | Monday, March 31, 2031, 10:00 AM – 11:00 AM (GMT+01:00) | "), "{}", told[3]);
    assert_eq!(letter.when[1].lines.len(), 10);
}

#[test]
fn what_is_over_of_a_series_is_not_told() {
    let days = ("2031-03-24", "2031-06-30");
    let scene = Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1]), days);
    let notice = Notice { now: at("2031-06-16T10:30:00Z"), ..scene.notice(Topic::Changed) };
    let told = lines(&Letter::new(&notice));
    assert!(told[3].starts_with("All 2 times: Monday, June 23, 2031, "), "{}", told[3]);
    let over = Notice { now: at("2032-01-01T00:00:00Z"), ..notice };
    assert_eq!(Letter::new(&over).when[1].lines.len(), 10);
}

#[test]
fn one_meeting_of_a_series_is_told_alone() {
    let days = ("2031-03-24", "2031-04-14");
    let mut scene = Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1]), days);
    let one = &mut scene.occurrences_mut()[1];
    one.start = at("2031-04-01T12:00:00Z");
    one.end = at("2031-04-01T12:45:00Z");
    one.terms.description = "Gutters only".to_owned();
    let notice = Notice { scope: Scope::One(&scene.occurrences()[1]), ..scene.notice(Topic::Changed) };
    let letter = Letter::new(&notice);
    assert_eq!(letter.subject, "Changed: Roof & gutter (Tuesday, April 1, 2031)");
    let told = lines(&letter);
    assert_eq!(told[2], "About: Gutters only");
    assert_eq!(told[3], "Time: Tuesday, April 1, 2031, 1:00 PM – 1:45 PM (GMT+01:00)");
}

#[test]
fn numbers_are_grouped_to_be_read_out() {
    let check = |digits: &str, expected: &str| assert_eq!(grouped(digits), expected);
    check("936120447", "936 120 447");
    check("8123456789", "812 345 6789");
    check("81234567890", "812 345 678 90");
    check("12", "12");
    check("a12345", "a12345");
}
