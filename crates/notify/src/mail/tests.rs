use super::*;
use crate::Topic;
use crate::fixture::{Scene, sender};

fn rendered(scene: &Scene, what: Topic) -> Mail {
    let notice = Notice { reply_url: Some("https://meet.example/r/t"), ..scene.notice(what) };
    mail(&notice, &sender())
}

#[test]
fn text_and_html_say_the_same_in_every_language() {
    for tag in ["zh-CN", "en-US", "pt-BR"] {
        let scene = Scene::single().in_language(tag).for_host();
        let mail = rendered(&scene, Topic::Booked);
        let link = scene.notice(Topic::Booked).guest_link();
        let host_link = scene.notice(Topic::Booked).host_link();
        for part in [
            &link,
            &host_link,
            &scene.secrets.guest_password,
            &scene.secrets.host_password,
            &crate::letter::grouped(scene.booking.id.as_str()),
            &"https://meet.example/r/t?answer=decline".to_owned(),
        ] {
            assert!(mail.text.contains(part), "{part}: {}", mail.text);
            assert!(mail.html.contains(part), "{part}: {}", mail.html);
        }
        assert!(mail.html.contains(&format!("lang=\"{tag}\"")), "{}", mail.html);
    }
}

#[test]
fn a_guest_gets_nothing_that_makes_him_host() {
    let scene = Scene::single();
    for what in [Topic::Booked, Topic::Changed, Topic::Reminder, Topic::Cancelled] {
        let mail = rendered(&scene, what);
        let calendar = mail.calendar.unwrap().body.replace("\r\n ", "");
        for secret in [&scene.secrets.host_password, &scene.secrets.host_token] {
            for part in [&mail.subject, &mail.text, &mail.html, &calendar] {
                assert!(!part.contains(secret), "{what:?}: {part}");
            }
        }
    }
}

#[test]
fn what_somebody_wrote_stays_text() {
    let mut scene = Scene::single();
    scene.booking.subject = "<script>alert(1)</script> & \"'\u{1}\r\nMeeting ID: 1".to_owned();
    scene.booking.scheduler_name = "<img src=x onerror=alert(1)>".to_owned();
    let mail = rendered(&scene, Topic::Booked);
    assert!(!mail.html.contains("<script") && !mail.html.contains("<img"), "{}", mail.html);
    assert!(mail.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;"), "{}", mail.html);
    assert_eq!(mail.text.lines().filter(|line| line.starts_with("Meeting ID:")).count(), 1, "{}", mail.text);
}

#[test]
fn a_mail_without_a_calendar_has_none() {
    let scene = Scene::single();
    let notice = Notice { calendar: false, ..scene.notice(Topic::Booked) };
    assert_eq!(mail(&notice, &sender()).calendar, None);
}
