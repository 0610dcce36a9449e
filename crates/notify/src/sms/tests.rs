use super::*;
use crate::fixture::{LONDON, Scene};
use convoca_booking::Period;

#[test]
fn an_sms_says_what_one_needs() {
    let scene = Scene::single();
    let (id, secrets) = (&scene.booking.id, &scene.secrets);
    let expected = format!(
        "Invitation: Roof & gutter\nWednesday, March 5, 2031, 10:00 AM - 11:00 AM (GMT)\nMeeting ID: {}\nPassword: {}\n\
         https://meet.example/#/j/{id}/{}",
        grouped(id.as_str()),
        secrets.guest_password,
        secrets.guest_token
    );
    assert_eq!(sms(&scene.notice(Topic::Booked)), expected);
    let host = Scene::single().for_host();
    let text = sms(&host.notice(Topic::Reminder));
    assert!(text.starts_with("Reminder: ") && text.contains(&secrets.host_password), "{text}");
    assert!(text.ends_with(&secrets.host_token), "{text}");
}

#[test]
fn a_cancelled_meeting_is_told_without_a_way_in() {
    let scene = Scene::single().in_language("zh-CN").for_host();
    assert_eq!(
        sms(&scene.notice(Topic::Cancelled)),
        "会议取消：Roof & gutter\n2031年3月5日 星期三, 10:00 - 11:00 (GMT)"
    );
}

#[test]
fn a_series_is_told_by_its_first_time_and_its_rule() {
    let days = ("2031-03-24", "2031-06-30");
    let scene = Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1]), days);
    let text = sms(&scene.notice(Topic::Changed));
    assert!(
        text.contains("\nMonday, March 24, 2031, 10:00 AM - 11:00 AM (GMT)\nEvery week on Monday, until"),
        "{text}"
    );
}

#[test]
fn a_subject_stays_on_its_line_and_whole() {
    let mut scene = Scene::single();
    scene.booking.subject = "界–\n".repeat(42);
    let text = sms(&scene.notice(Topic::Booked));
    assert_eq!(text.lines().next().unwrap(), format!("Invitation: {}", "界– ".repeat(42)));
}
